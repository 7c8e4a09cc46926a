"""What the name of a disease means by itself: the known disease, and the patients that its words keep to.

"mCRPC" is castration-resistant prostate cancer that is metastatic: another thing than "CRPC" and "nmCRPC". A name of which a word stays
unread means nothing: what that word says is not known.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from onckg.lexicon import Lexicon, build_lexicon
from onckg.mentions.grounding import ground_disease_text
from onckg.mentions.records import Mention
from onckg.vocabulary.records import Concept, Vocabulary

# Words that join a disease and its patients and say nothing themselves.
_LITTLE = frozenset(
    ["a", "an", "and", "for", "had", "has", "have", "in", "of", "or", "patient", "patients", "people", "that", "the", "who", "with"]
)
_WORD = re.compile(r"[^\W_]+")
_SPAN = re.compile(r"(\d+)-(\d+)")
_last: list[tuple[Vocabulary, Lexicon]] = []


def read_disease(name: str, vocabulary: Vocabulary) -> Mapping[str, str] | None:
    """Return the parts of the meaning of a disease's name with how to say each: the IRI of each known disease, and "IRI of the disease#IRI
    of the population" for each restriction of its patients.

    Empty where the name holds no disease that is known; None where it does, but a word of the name stays unread.
    """
    written = _written_out(name.strip())
    found = ground_disease_text(written, _lexicon(vocabulary))
    diseases = [mention for mention in found if mention.kind == "disease"]
    if not diseases:
        return {}
    if any(not m.concept or _says_more(m.text, vocabulary.concepts[m.concept], found, m) for m in diseases) or _unread(written, found):
        return None
    populations = {(m.start, m.end): m for m in found if m.kind == "population"}
    parts: dict[str, str] = {}
    for disease in diseases:
        parts[disease.concept] = disease.value
        for span in _SPAN.finditer(disease.attributes.get("populations", "")):
            if population := populations.pop((int(span[1]), int(span[2])), None):
                parts[f"{disease.concept}#{population.concept}"] = population.value
    return None if populations else parts


def numbers_in(name: str) -> tuple[str, ...]:
    """Return the numbers of a disease's name, lines of treatment apart: "stage IIIB" and "stage IIIA" are one entry, and not one thing.

    >>> numbers_in("1L BRAF V600E-mutant NSCLC"), numbers_in("stage IIIb melanoma")
    (('v600e',), ('iiib',))
    """
    words = (word[0].casefold() for word in _WORD.finditer(_written_out(name)))
    return tuple(sorted(word for word in words if re.fullmatch(r"[a-z]?\d+[a-z]?|[ivx]+[abc]?", word)))


def _written_out(name: str) -> str:
    table = _table()
    first, _, rest = name.partition(" ")
    if rest and (words := table["before"].get(first)):
        return f"{words} {_written_out(rest)}"
    return table["abbreviations"].get(name, name)


def _says_more(text: str, concept: Concept, found: Sequence[Mention], disease: Mention) -> bool:
    """Say whether an abbreviation is longer than another of its entry, and what the letters before say was not read."""
    shorter = [short for short in concept.abbreviations if short != text and text.endswith(short)]
    read = any(m.kind == "population" and disease.start <= m.start and m.end <= disease.end for m in found)
    return text in concept.abbreviations and bool(shorter) and not read


def _unread(text: str, found: Sequence[Mention]) -> bool:
    read = {place for mention in found for place in range(mention.start, mention.end)}
    return any(word[0].casefold() not in _LITTLE and not {*range(*word.span())} <= read for word in _WORD.finditer(text))


def _lexicon(vocabulary: Vocabulary) -> Lexicon:
    if not _last or _last[0][0] is not vocabulary:
        _last[:] = [(vocabulary, build_lexicon(vocabulary))]
    return _last[0][1]


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "bare_diseases.toml").read_text("utf-8"))
