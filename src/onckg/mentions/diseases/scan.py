"""One document as the disease recognizer sees it: its words, and where parts of names and qualifiers lie among them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from onckg.documents.records import Document, Sentence
from onckg.lexicon.folding import Words, words_of
from onckg.lexicon.phrase_matcher import PhraseHit
from onckg.mentions.diseases.names import DiseaseNames, Label
from onckg.mentions.diseases.stages import with_stages
from onckg.mentions.diseases.tables import Part, parts

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Characters that qualify patients: ``value`` is the normal label, ``kind`` as in GUIDELINES.md, ``concept`` an IRI or empty."""

    start: int
    end: int
    value: str
    kind: str
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One naming of a disease: words ``[first, last)``, characters ``[start, end)``.

    ``how`` is "label", "abbreviation" or "composed". ``markers`` says that a marker stands in front of the core. ``outer`` is the
    first word of the run of qualifiers before the name (``first`` where there is none). ``core`` is the value without markers, empty
    where there are none. ``within`` is the value of the longer name behind which an abbreviation was explained ("CRC" of "MSS colorectal
    cancer (CRC)").
    """

    first: int
    last: int
    start: int
    end: int
    value: str
    rule: str
    how: str
    concept: str = ""
    broader: str = ""
    qualifiers: tuple[Qualifier, ...] = ()
    markers: bool = False
    outer: int = -1
    core: str = ""
    within: str = ""

    def with_value(self, value: str, rule: str, names: DiseaseNames, broader: str) -> "Name":
        """Return the name with another value: the known disease's label where ``value`` is known, else ``value`` itself."""
        iri = names.find(value)
        if iri:
            return replace(self, value=names.label_of(iri), concept=iri, broader="", rule=rule, how="composed")
        return replace(self, value=value, concept="", broader=broader, rule=rule, how="composed")


@dataclass(frozen=True, slots=True)
class Scan:
    """``part_ending`` and ``qualifier_ending`` give, for the number of the word after it, where the longest one that ends there begins.

    A qualifier is told by its IRI, or by its value where the vocabulary has none ("stage IIB-III").
    """

    document: Document
    names: DiseaseNames
    words: Words
    disease_hits: list[PhraseHit[Label]]
    part_ending: dict[int, tuple[int, Part]]
    part_beginning: dict[int, tuple[int, Part]]
    qualifier_ending: dict[int, tuple[int, str]]
    sentence_starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """The shadow, on which everything is matched."""
        return self.document.shadow

    def surface(self, first: int, last: int) -> str:
        """Return the characters of words ``[first, last)`` with single spaces for white space."""
        return " ".join(self.text[self.words.starts[first] : self.words.ends[last - 1]].split())

    def sentence_at(self, start: int) -> Sentence | None:
        """Return the sentence that holds a character, None between sentences."""
        index = bisect_right(self.sentence_starts, start) - 1
        if index < 0 or self.document.sentences[index].end <= start:
            return None
        return self.document.sentences[index]

    def word_at(self, start: int) -> int:
        """Return the number of the first word that begins at or after a character."""
        return bisect_left(self.words.starts, start)

    def floor(self, start: int) -> int:
        """Return the first word of the sentence that holds a character: no name reaches before it."""
        sentence = self.sentence_at(start)
        return self.word_at(sentence.start) if sentence else 0


def scan_document(document: Document, names: DiseaseNames) -> Scan:
    """Return what the recognizer needs to know of a document; reads it once."""
    words = words_of(document.shadow)
    found = [(hit.first, hit.last, hit.payloads[0]) for hit in parts().matcher.find_all(document.shadow)]
    qualifiers = [(hit.first, hit.last, hit.payloads[0]) for hit in names.populations.find_all(document.shadow)]
    return Scan(
        document=document,
        names=names,
        words=words,
        disease_hits=names.matcher.find_all(document.shadow),
        part_ending=_longest_ending(found),
        part_beginning=_longest_beginning(found),
        qualifier_ending=with_stages(
            document.shadow, words, _longest_ending([q for q in qualifiers if names.population_kinds[q[2]] != "biomarker"]), names
        ),
        sentence_starts=tuple(s.start for s in document.sentences),
    )


def _longest_ending(found: Iterable[tuple[int, int, T]]) -> dict[int, tuple[int, T]]:
    longest: dict[int, tuple[int, T]] = {}
    for first, last, payload in found:
        if last not in longest or first < longest[last][0]:
            longest[last] = (first, payload)
    return longest


def _longest_beginning(found: Iterable[tuple[int, int, T]]) -> dict[int, tuple[int, T]]:
    longest: dict[int, tuple[int, T]] = {}
    for first, last, payload in found:
        if first not in longest or last > longest[first][0]:
            longest[first] = (last, payload)
    return longest
