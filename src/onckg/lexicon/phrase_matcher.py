"""Finds many names in a text at once by the keys of their words (see ``folding``): whole words, longest first.

Names that are told by their capitals ("MM", "ALL", "R/R") match in their own case, also with a plural "s". Where ``label_matcher``
answers with concepts, this one answers with whatever the caller filed under a name, and with all that share it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick_rs

from onckg.lexicon.folding import Words, split_words, words_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """A name and what it stands for; ``in_its_case`` asks for the very capitals. ``key`` is the name's ``key_of`` where the caller has it,
    to save making it again; not with ``in_its_case``."""

    name: str
    payload: T
    in_its_case: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class PhraseHit(Generic[T]):
    """Words ``[first, last)`` of the text, its characters ``[start, end)``, and the payloads filed under them, in the order given."""

    first: int
    last: int
    start: int
    end: int
    payloads: tuple[T, ...]


class PhraseMatcher(Generic[T]):
    """An automaton over keys; built once, read by any number of texts."""

    def __init__(self, phrases: Iterable[Phrase[T]]) -> None:
        filed: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for phrase in phrases:
            if phrase.key:
                filed[f" {phrase.key} "].append(((), phrase.payload))
                continue
            words = split_words(phrase.name)
            if words.keys:
                surface = tuple(phrase.name[s:e] for s, e in zip(words.starts, words.ends, strict=True)) if phrase.in_its_case else ()
                filed[f" {' '.join(words.keys)} "].append((surface, phrase.payload))
        self._filed = list(filed.values())
        self._in_any_case = [() if any(surface for surface, _ in entry) else tuple(p for _, p in entry) for entry in self._filed]
        self._automaton = ahocorasick_rs.AhoCorasick(list(filed), matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(self, text: str) -> list[PhraseHit[T]]:
        """Return the hits in reading order, never overlapping: of two that overlap the longer wins, of two as long the first."""
        hits = sorted(self.find_all(text), key=lambda h: (h.first - h.last, h.first))
        used = bytearray(len(words_of(text).keys))
        kept = []
        for hit in hits:
            if not any(used[hit.first : hit.last]):
                used[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
                kept.append(hit)
        return sorted(kept, key=lambda h: h.first)

    def find_all(self, text: str) -> list[PhraseHit[T]]:
        """Return every hit, also those inside others, in order of their last word."""
        words = words_of(text)
        if not words.keys or not self._filed:
            return []
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(words.line, overlapping=True):
            first, last = bisect_left(words.places, start), bisect_left(words.places, end - 1)
            payloads = self._in_any_case[index]
            if not payloads:
                payloads = tuple(p for surface, p in self._filed[index] if not surface or _in_case(words, first, surface))
            if payloads:
                found.append(PhraseHit(first, last, words.starts[first], words.ends[last - 1], payloads))
        return found


def _in_case(words: Words, first: int, surface: tuple[str, ...]) -> bool:
    for offset, wanted in enumerate(surface):
        start, end = words.starts[first + offset], words.ends[first + offset]
        if words.text[start:end] not in (wanted, wanted + "s", wanted + "'s"):
            return False
    return True
