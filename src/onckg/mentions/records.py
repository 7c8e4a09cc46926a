"""A mention: some characters of a document that name something.

``mention.text == document.text[mention.start:mention.end]`` always holds. All mentions of a kind that share a ``value``
mean one thing within the release, so the surfaces of one value are the aliases of that thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

MentionKind = Literal[
    "company", "drug", "platform", "disease", "population", "agency", "designation", "phase", "trial", "nct", "date",
    "modality", "target", "regimen",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters ``[start, end)`` of the document that name something of ``kind``.

    ``value`` is the normalised name: of a company, drug, platform or disease the name that the release's facts use
    (GUIDELINES.md), of a coded kind the code ("1/2", "OrphanDrug", "FDA"). ``concept`` is the IRI of the vocabulary
    entry, empty if none. ``rule`` names what found it ("dictionary/diseases", "form/code-name", "context/ticker").
    ``attributes`` holds further text values by name (a company's "ticker", a drug's "modality", a disease's "populations").
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    value: str
    rule: str
    concept: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
