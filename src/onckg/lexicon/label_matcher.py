"""Finds the labels of concepts in a text: all at once, whole words, longest first.

Labels are matched on a folded form of the shadow that has the same length: lower case, hyphens and line breaks as spaces.
British spellings, plurals and the ampersand are variants of the label, made when the matcher is built. Abbreviations and short
names match in their own case, so that "MM" is not "mm" and "MET" is not "met".
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from onckg.vocabulary import Concept

_BRITISH = (
    ("tumor", "tumour"), ("leukemia", "leukaemia"), ("esophag", "oesophag"), ("hematolog", "haematolog"), ("anemia", "anaemia"),
    ("pediatric", "paediatric"), ("hemophilia", "haemophilia"), ("edema", "oedema"), ("gynecolog", "gynaecolog"),
    ("estrogen", "oestrogen"), ("fiber", "fibre"), ("hemo", "haemo"),
)  # fmt: skip
_SHORT = 3  # letters: a lower-case label up to this long would match inside running prose by chance


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found: ``payload`` as given when the matcher was built (the concept's IRI), ``label`` as given too,
    ``abbreviation`` says whether it matched as one."""

    start: int
    end: int
    payload: str
    label: str
    abbreviation: bool = False


@dataclass(frozen=True, slots=True)
class LabelMatcher:
    """Two automata over one text: folded labels, and labels that match in their own case."""

    folded: ahocorasick_rs.AhoCorasick
    folded_payloads: tuple[tuple[str, str], ...]
    exact: ahocorasick_rs.AhoCorasick
    exact_payloads: tuple[tuple[str, str], ...]

    def find(self, shadow: str) -> list[Hit]:
        """Return the hits in a document's shadow in reading order, never overlapping: of two that overlap the longer wins."""
        text = fold(shadow)
        hits = [
            Hit(start, end, *self.folded_payloads[index])
            for index, start, end in self.folded.find_matches_as_indexes(text, overlapping=True)
            if _is_whole(text, start, end)
        ]
        hits += [
            Hit(start, end, *self.exact_payloads[index], True)
            for index, start, end in self.exact.find_matches_as_indexes(shadow, overlapping=True)
            if _is_whole(shadow, start, end)
        ]
        hits.sort(key=lambda h: (h.start - h.end, h.start, h.payload))
        kept: list[Hit] = []
        used = bytearray(len(shadow))
        for hit in hits:
            if not any(used[hit.start : hit.end]):
                used[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
                kept.append(hit)
        return sorted(kept, key=lambda h: h.start)


@lru_cache(maxsize=16)  # the matchers of all schemes read the same shadow one after the other
def fold(shadow: str) -> str:
    """Return the form of a text that labels are matched on; same length.

    >>> fold("Non-Small Cell\\nLung Cancer")
    'non small cell lung cancer'
    """
    lowered = shadow.lower()
    if len(lowered) != len(shadow):  # a few capitals (İ) lower to two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in shadow)
    for mark in "-\n\t/":  # ten times faster than one str.translate
        lowered = lowered.replace(mark, " ")
    return lowered


def variants_of(label: str) -> list[str]:
    """Return the folded spellings under which a label stands in texts: plural and singular, British, "&" for "and".

    >>> variants_of("solid tumor")
    ['solid tumor', 'solid tumors', 'solid tumour', 'solid tumours']
    """
    forms = {_squeeze(fold(label))}
    forms |= {form.replace(american, british) for form in forms for american, british in _BRITISH if american in form}
    forms |= {form.replace(british, american) for form in forms for american, british in _BRITISH if british in form}
    forms |= {form.replace(" and ", " & ") for form in forms if " and " in form}
    forms |= {plural for form in forms for plural in _numbers(form)}
    return sorted(forms)


def build_matcher(concepts: Iterable[Concept], general: Collection[str] = ()) -> LabelMatcher:
    """Return the matcher of all labels, alternative and hidden labels, code names and abbreviations of concepts.

    Where two concepts share a label, the one that ships has it, then the one with the smaller IRI (a check on our vocabulary forbids it).
    Of what added vocabularies call a concept, abbreviations are left out, and single words that are among ``general``, which is folded.
    """
    folded: dict[str, tuple[str, str]] = {}
    exact: dict[str, tuple[str, str]] = {}
    everything = sorted(concepts, key=lambda c: c.iri)
    for concept, label in [*_own_names(everything), *_foreign_names(everything, general)]:
        if _matches_in_its_case(label):
            exact.setdefault(label, (concept.iri, label))
        else:
            for variant in variants_of(label):
                folded.setdefault(variant, (concept.iri, label))
    for concept in everything:
        for abbreviation in concept.abbreviations:
            exact.setdefault(abbreviation, (concept.iri, abbreviation))
    return LabelMatcher(_automaton(folded), tuple(folded.values()), _automaton(exact), tuple(exact.values()))


def _own_names(concepts: Iterable[Concept]) -> Iterator[tuple[Concept, str]]:
    for concept in concepts:
        if not concept.sources:
            for label in (concept.label, *concept.alt_labels, *concept.hidden_labels, *concept.properties.get("codeName", ())):
                yield concept, label


def _foreign_names(concepts: Iterable[Concept], general: Collection[str]) -> Iterator[tuple[Concept, str]]:
    for concept in concepts:
        for label in (concept.label, *concept.alt_labels) if concept.sources else concept.added_labels:
            if fold(label) not in general:
                yield concept, label


def _automaton(names: dict[str, tuple[str, str]]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(list(names), matchkind=ahocorasick_rs.MatchKind.Standard)


def _matches_in_its_case(label: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", label)
    return len(letters) <= _SHORT or (letters.isupper() and len(letters) <= 5)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _numbers(form: str) -> tuple[str, ...]:
    if form.endswith(("ss", "us", "is", "oma", "xia", "sia", "sis", "itis")):
        return (form + "s",) if form.endswith("oma") else ()
    if form.endswith("y") and not form.endswith(("ay", "ey", "oy")):
        return (form[:-1] + "ies",)
    if form.endswith("ies"):
        return (form[:-3] + "y",)
    if form.endswith("s"):
        return (form[:-1],)
    return (form + "s",) if form[-1:].isalpha() else ()
