"""A short text as a registry gives it, read as a whole: a designation ("Treatment of relapsed or refractory DLBCL"), a trial's
condition ("Carcinoma, Non-Small-Cell Lung").

Takes the text, gives the diseases that it names and the qualifiers of their patients, as mentions with characters of that text.
The recognizer is that of releases. What registries do and releases do not is undone first: a name that is turned round at its commas is
put in order. A mention that was read across such a comma has the characters from its first to its last word, and "registry/inverted" as
its rule.

Which disease is meant when a text names several ("breast cancer patients with brain metastases") is for the caller to decide.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onckg.documents.records import Dateline, Document, Sentence, Source
from onckg.documents.shadow import shadow_of
from onckg.lexicon import Lexicon
from onckg.mentions.recognizers.disease import find_diseases
from onckg.mentions.records import Mention

_SOURCE = Source("text", "0" * 64)
_ITEMS = re.compile(r"(?:\([^()\n]*\)|[^;|\n])+")
_MOST_PIECES = 6  # "Leukemia, Lymphocytic, Chronic, B-Cell"
_LONGEST_PIECE = 6  # words: a longer one is running text
_RUNNING = re.compile(
    r"\b(?:and|or|including|such as|in|for|who|whose|which|that|treatment|patients?|not|excluding|except|due)\b", re.IGNORECASE
)


def ground_disease_text(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the diseases that a short text names, and the qualifiers of their patients, by start.

    Args:
        text: one designation, condition or the like, in any of the spellings of registries; several parts may be joined by ";" or "|".
        lexicon: the vocabularies that it is grounded in.

    Returns:
        Mentions of the kinds "disease" and "population" as ``find_diseases`` gives them: ``concept`` is the known disease, or empty for
        a composed one, whose nearest known one is ``attributes["broader"]``; ``attributes["populations"]`` of a disease names the
        characters of its qualifiers. Empty where the text names no disease.
    """
    found: list[Mention] = []
    for item in _ITEMS.finditer(text):
        found += _moved(_read_item(item[0], lexicon), [(0, item.start(), len(item[0]))], text)
    return tuple(found)


def _read_item(text: str, lexicon: Lexicon) -> Sequence[Mention]:
    straight = find_diseases(_as_document(text), lexicon)
    turned = _turned(text)
    if turned is None or any(_names_disease(piece, lexicon) for piece in turned.behind):
        return straight
    found = find_diseases(_as_document(turned.text), lexicon)
    if len({m.value for m in found if m.kind == "disease"}) != 1 or not _says_more(found, straight):
        return straight
    return _moved(found, turned.places, text)


@dataclass(frozen=True, slots=True)
class _Turned:
    """A text with its pieces in reading order; ``behind`` are the pieces after the first comma, ``places`` where each piece of ``text``
    came from: its start there, its start in the original, its length."""

    text: str
    behind: tuple[str, ...]
    places: list[tuple[int, int, int]]


def _turned(text: str) -> _Turned | None:
    """Return the pieces between commas from last to first, None where they cannot be one name."""
    pieces = [(m.start(), m[0]) for m in re.finditer(r"[^\s,](?:[^,]*[^\s,])?", text)]
    if not 2 <= len(pieces) <= _MOST_PIECES or any("(" in piece or _RUNNING.search(piece) for _, piece in pieces[1:]):
        return None
    if any(len(piece.split()) > _LONGEST_PIECE for _, piece in pieces[1:]):
        return None
    places: list[tuple[int, int, int]] = []
    at = 0
    for start, piece in reversed(pieces):
        places.append((at, start, len(piece)))
        at += len(piece) + 1
    return _Turned(" ".join(piece for _, piece in reversed(pieces)), tuple(piece for _, piece in pieces[1:]), places)


def _names_disease(text: str, lexicon: Lexicon) -> bool:
    return any(m.kind == "disease" for m in find_diseases(_as_document(text), lexicon))


def _says_more(turned: Sequence[Mention], straight: Sequence[Mention]) -> bool:
    """Say whether the turned text names a narrower disease, or more qualifiers of the same."""
    before = {m.value for m in straight if m.kind == "disease"}
    qualified = [sum(bool(m.attributes.get("populations")) for m in found if m.kind == "disease") for found in (turned, straight)]
    return {m.value for m in turned if m.kind == "disease"} != before or qualified[0] > qualified[1]


def _as_document(text: str) -> Document:
    # what stands in such a text is what is treated, as in the section of a label that says what a drug is approved for
    sentences = (Sentence(0, len(text), "label", 0),)
    return Document("0" * 16, "text", text, shadow_of(text), "", 0, 0, Dateline(), (), sentences, _SOURCE)


def _moved(found: Sequence[Mention], places: Sequence[tuple[int, int, int]], text: str) -> list[Mention]:
    """Return mentions with the characters of ``text``; ``places`` as in ``_Turned``."""
    moved: list[Mention] = []
    for mention in found:
        start, end, across = _place(mention.start, mention.end, places)
        attributes = dict(mention.attributes)
        if spans := attributes.get("populations"):
            pairs = [_place(int(first), int(last), places)[:2] for first, last in (span.split("-") for span in spans.split(";"))]
            attributes["populations"] = ";".join(f"{s}-{e}" for s, e in sorted(pairs))
        rule = "registry/inverted" if across and mention.kind == "disease" else mention.rule
        moved.append(replace(mention, start=start, end=end, text=text[start:end], rule=rule, attributes=attributes))
    return sorted(moved, key=lambda m: (m.start, m.end, m.kind))


def _place(start: int, end: int, places: Sequence[tuple[int, int, int]]) -> tuple[int, int, bool]:
    """Return the characters ``[start, end)`` of a turned text in the original, and whether they come from several pieces of it."""
    touched = [
        (max(start, at) - at + first, min(end, at + length) - at + first)
        for at, first, length in places
        if start < at + length and end > at
    ]
    return min(s for s, _ in touched), max(e for _, e in touched), len(touched) > 1
