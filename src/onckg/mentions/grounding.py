"""A short text as a registry gives it, read as a whole: a designation ("Treatment of relapsed or refractory DLBCL"), a trial's
condition ("Carcinoma, Non-Small-Cell Lung").

Takes the text, gives the diseases that it names and the qualifiers of their patients, as mentions with characters of that text.
The recognizer is that of releases. What registries do and releases do not is undone first: a name that is turned round at its commas is
put in order, and every mention of it then has the characters of the whole name, with "registry/inverted" before its rule.

Which disease is meant when a text names several ("breast cancer patients with brain metastases") is for the caller to decide.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onckg.documents.records import Dateline, Document, Sentence, Source
from onckg.documents.shadow import shadow_of
from onckg.lexicon import Lexicon
from onckg.mentions.recognizers.disease import find_diseases
from onckg.mentions.records import Mention

_SOURCE = Source("text", "0" * 64)
_ITEMS = re.compile(r"[^;|\n]+")


def ground_disease_text(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the diseases that a short text names, and the qualifiers of their patients, by start.

    Args:
        text: one designation, condition or the like, in any of the spellings of registries; several parts may be joined by ";" or "|".

    Returns:
        Mentions of the kinds "disease" and "population" as ``find_diseases`` gives them: ``concept`` is the known disease, or empty for
        a composed one, whose nearest known one is ``attributes["broader"]``; ``attributes["populations"]`` of a disease names the
        characters of its qualifiers. Empty where the text names no disease.
    """
    found: list[Mention] = []
    for item in _ITEMS.finditer(text):
        found += _shifted(_read_item(item[0], lexicon), item.start())
    return tuple(found)


def _read_item(text: str, lexicon: Lexicon) -> Sequence[Mention]:
    return find_diseases(_as_document(text), lexicon)


def _as_document(text: str) -> Document:
    sentences = (Sentence(0, len(text), "body", 0),)
    return Document("0" * 16, "text", text, shadow_of(text), "", 0, 0, Dateline(), (), sentences, _SOURCE)


def _shifted(found: Sequence[Mention], by: int) -> list[Mention]:
    return [replace(m, start=m.start + by, end=m.end + by, attributes=_shifted_attributes(m, by)) for m in found]


def _shifted_attributes(mention: Mention, by: int) -> dict[str, str]:
    attributes = dict(mention.attributes)
    if spans := attributes.get("populations"):
        pairs = (span.split("-") for span in spans.split(";"))
        attributes["populations"] = ";".join(f"{int(start) + by}-{int(end) + by}" for start, end in pairs)
    return attributes
