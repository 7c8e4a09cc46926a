"""Things with a code in the vocabulary, found by their labels: agencies, modalities, molecular targets.

``value`` is the code of GUIDELINES.md: an agency's notation ("FDA"), a modality's own or nearest broader notation
("antibody-drug conjugate"), a target's preferred label ("PD-1"). Regions that stand for their regulators, and words that tell
a target of the tumor, stand in ``coded.toml``.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from onckg.documents.records import Document
from onckg.lexicon import Lexicon
from onckg.mentions.records import Mention, MentionKind

_WORDINGS = Path(__file__).with_suffix(".toml")


def find_agencies(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Find regulators by name, and regions that stand for theirs ("European orphan status"), in reading order."""
    found = _labelled(document, lexicon, "agencies", "agency")
    taken = [(m.start, m.end) for m in found]
    wordings = _wordings()
    for match in wordings.region.finditer(document.shadow):
        start, end = match.span()
        if not any(s < end and start < e for s, e in taken):
            code = wordings.agencies[(match.lastindex or 1) - 1]
            found.append(Mention("agency", start, end, document.text[start:end], code, "form/region"))
    return sorted(found, key=lambda m: m.start)


def find_modalities(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Find words that say what a drug is made of, in reading order; a modality without a code gives no mention."""
    return _labelled(document, lexicon, "modalities", "modality")


def find_targets(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Find molecular targets, in reading order; attribute ``biomarker`` is "yes" where the words speak of the tumor ("HER2-positive")."""
    found = []
    for mention in _labelled(document, lexicon, "targets", "target"):
        of_tumor = _wordings().of_tumor.match(document.shadow, mention.end)
        found.append(
            Mention("target", mention.start, mention.end, mention.text, mention.value, mention.rule, mention.concept, {"biomarker": "yes"})
            if of_tumor
            else mention
        )
    return found


def _labelled(document: Document, lexicon: Lexicon, scheme: str, kind: MentionKind) -> list[Mention]:
    found = []
    for hit in lexicon.matcher(scheme).find(document.shadow):
        value = _code(lexicon, hit.payload) if kind != "target" else lexicon.vocabulary.concepts[hit.payload].label
        if value:
            found.append(Mention(kind, hit.start, hit.end, document.text[hit.start : hit.end], value, f"dictionary/{scheme}", hit.payload))
    return found


def _code(lexicon: Lexicon, iri: str) -> str:
    concepts = lexicon.vocabulary.concepts
    return next((concepts[i].notation for i in (iri, *lexicon.vocabulary.ancestors(iri)) if i in concepts and concepts[i].notation), "")


@dataclass(frozen=True, slots=True)
class _Wordings:
    """``coded.toml`` compiled; the groups of ``region`` are those of ``agencies``, in their order."""

    region: re.Pattern[str]
    agencies: tuple[str, ...]
    of_tumor: re.Pattern[str]


@functools.cache
def _wordings() -> _Wordings:
    data = tomllib.loads(_WORDINGS.read_text("utf-8"))
    regions = [rf"({_any_of(region['region'])})(?=\s(?i:{_any_of(region['before'])}))" for region in data["region"]]
    return _Wordings(
        region=re.compile(rf"\b(?=[A-Z]){_any_of(regions)}"),
        agencies=tuple(region["agency"] for region in data["region"]),
        of_tumor=re.compile(rf"[ -]{_any_of(data['of_tumor'])}", re.IGNORECASE),
    )


def _any_of(patterns: list[str]) -> str:
    return f"(?:{'|'.join(patterns)})".replace(" ", r"\s")
