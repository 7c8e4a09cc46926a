"""A short text as a registry gives it, read as a whole: a designation ("Treatment of relapsed or refractory DLBCL"), a trial's
condition ("Carcinoma, Non-Small-Cell Lung").

Takes the text, gives the diseases that it names and the qualifiers of their patients, as mentions with characters of that text.
The recognizer is that of releases. What registries do and releases do not is undone first: a name that is turned round at its commas is
put in order. A mention that was read across such a comma has the characters from its first to its last word, and "registry/inverted" as
its rule.

Which disease is meant when a text names several ("breast cancer patients with brain metastases") is for the caller to decide.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onckg.documents.records import Dateline, Document, Sentence, Source
from onckg.documents.shadow import shadow_of
from onckg.lexicon import Lexicon
from onckg.lexicon.folding import words_of
from onckg.mentions.diseases.names import disease_names
from onckg.mentions.diseases.rewording import words_said
from onckg.mentions.recognizers.disease import find_diseases
from onckg.mentions.records import Mention

_SOURCE = Source("text", "0" * 64)
_ITEMS = re.compile(r"(?:\([^()\n]*\)|[^;|\n])+")
_MOST_PIECES = 6  # "Leukemia, Lymphocytic, Chronic, B-Cell"
_LONGEST_PIECE = 6  # words: a longer one is running text
_BRACKET = re.compile(r" ?\([^()]{1,60}\)")
_EXCLUDED = re.compile(r"\b(?:excluding|except(?: for)?|other than|not including)\b", re.IGNORECASE)
_BARE = re.compile(r"(?:[\w/-]+ ){0,3}(?P<head>(?:malignant )?(?:tumou?rs?|neoplas(?:ms?|ia)))\W*", re.IGNORECASE)
_NEOPLASM = "https://w3id.org/onckg/id/disease/neoplasm"
_LONGEST_NAME = 9  # words
_LIMITS = frozenset({".", ",", "(", ")", ":", "¶"})
_LITTLE = frozenset({"of", "the", "in", "with", "and", "or", "for", "to"})
_RUNNING = re.compile(
    r"\b(?:and|or|including|such as|in|for|who|whose|which|that|treatment|patients?|not|excluding|except|due)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """A text with its pieces in reading order; ``behind`` are the pieces after the first comma, ``places`` where each piece of ``text``
    came from: its start there, its start in the original, its length."""

    text: str
    behind: tuple[str, ...]
    places: list[tuple[int, int, int]]


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
    found: Sequence[Mention] = _widened(text, find_diseases(_as_document(text), lexicon), lexicon)
    for other in _other_readings(text):
        if any(_names_disease(piece, lexicon) for piece in other.behind):
            continue
        read = _widened(other.text, find_diseases(_as_document(other.text), lexicon), lexicon)
        if _says_more(read, found, across=other.behind != ()):
            found = _moved(read, other.places, text)
    excluded = _EXCLUDED.search(text)
    kept = [m for m in found if excluded is None or m.start < excluded.start()]
    return kept if any(m.kind == "disease" for m in kept) else [*kept, *_bare_head(text)]


def _widened(text: str, found: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Return the mentions of a text, with a known disease in place of those that its words say more precisely, in whatever order:
    "Accessory Sinus Carcinoma", "tumor of the choroid plexus"."""
    names, words = disease_names(lexicon.vocabulary), words_of(shadow_of(text))
    kept = list(found)
    for length in range(min(_LONGEST_NAME, len(words.keys)), 1, -1):
        for first in range(len(words.keys) - length + 1):
            run = words.keys[first : first + length]
            if (
                words.keys[first - 1 : first] == ("non",)
                or not (run[0].isalnum() and run[-1].isalnum())
                or _LIMITS & set(run)
                or run[0] in _LITTLE
                or run[-1] in _LITTLE
            ):
                continue
            iri = names.by_words.get(words_said(" ".join(run)), "")
            start, end = words.starts[first], words.ends[first + length - 1]
            inside = [m for m in kept if m.kind == "disease" and m.start < end and start < m.end]
            if (
                not iri
                or (not inside and any(m.kind == "disease" for m in kept))
                or any(m.concept == iri or m.start < start or m.end > end or m.end - m.start >= end - start for m in inside)
            ):
                continue
            populations = ";".join(filter(None, (m.attributes.get("populations", "") for m in inside)))
            wide = Mention("disease", start, end, text[start:end], names.label_of(iri), "registry/words", iri)
            kept = [m for m in kept if m not in inside]
            kept.append(replace(wide, attributes={"populations": populations} if populations else {}))
    return sorted(kept, key=lambda m: (m.start, m.end, m.kind))


def _other_readings(text: str) -> Iterator[_Rewritten]:
    """Return the text without what stands in brackets, and with its pieces between commas turned round, where that can be one name."""
    if _BRACKET.search(text):
        yield _without_brackets(text)
    turned = _turned(text)
    if turned is not None:
        yield turned


def _without_brackets(text: str) -> _Rewritten:
    places: list[tuple[int, int, int]] = []
    pieces: list[str] = []
    at = last = 0
    for match in (*_BRACKET.finditer(text), None):
        end = match.start() if match else len(text)
        pieces.append(text[last:end])
        places.append((at, last, end - last))
        at += end - last
        last = match.end() if match else last
    return _Rewritten("".join(pieces), (), [p for p in places if p[2]])


def _bare_head(text: str) -> list[Mention]:
    """Return the "tumors" of a text that says nothing more precise: in a condition they are a disease, in running text they are not."""
    match = _BARE.fullmatch(text)
    if match is None:
        return []
    return [
        Mention(
            "disease", match.start("head"), match.end("head"), match["head"], "neoplasm", "registry/bare-head", _NEOPLASM, {"weak": "yes"}
        )
    ]


def _turned(text: str) -> _Rewritten | None:
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
    return _Rewritten(" ".join(piece for _, piece in reversed(pieces)), tuple(piece for _, piece in pieces[1:]), places)


def _names_disease(text: str, lexicon: Lexicon) -> bool:
    return any(m.kind == "disease" for m in find_diseases(_as_document(text), lexicon))


def _says_more(read: Sequence[Mention], before: Sequence[Mention], across: bool) -> bool:
    """Say whether a rewritten text names a known disease where the text itself names none so precisely, or more qualifiers of the same.

    ``across`` says that it was turned round: then all of it must be one name.
    """
    diseases = [[m for m in found if m.kind == "disease"] for found in (read, before)]
    values = [{m.value for m in found} for found in diseases]
    if across:
        qualified = [sum(bool(m.attributes.get("populations")) for m in found) for found in diseases]
        return len(values[0]) == 1 and (values[0] != values[1] or qualified[0] > qualified[1])
    unknown = [sum(not m.concept or "weak" in m.attributes for m in found) for found in diseases]
    return bool(values[0]) and len(diseases[0]) <= len(diseases[1]) and (unknown[0] < unknown[1] or not values[1])


def _as_document(text: str) -> Document:
    # what stands in such a text is what is treated, as in the section of a label that says what a drug is approved for
    sentences = (Sentence(0, len(text), "label", 0),)
    return Document("0" * 16, "text", text, shadow_of(text), "", 0, 0, Dateline(), (), sentences, _SOURCE)


def _moved(found: Sequence[Mention], places: Sequence[tuple[int, int, int]], text: str) -> list[Mention]:
    """Return mentions with the characters of ``text``; ``places`` as in ``_Rewritten``."""
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
