"""Every occurrence of the names of companies in a text, and what it is worth: boilerplate, biography, trademark, parent."""

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass

from onckg.documents.records import Document, Sentence
from onckg.mentions.companies.groups import Company
from onckg.mentions.companies.words import CompanyWords

_BOILERPLATE = frozenset({"forward-looking", "logistics", "contact", "footer", "label", "safety"})
_NOT_AFTER = re.compile(
    r"-(?:[A-Z0-9])|\.(?:com|net|org|co|bio|io|eu|de)\b|@|[Ii]nhibitor"
    r"|\s(?:Professor|Fellow|Award|Prize|Lecture|Scholar|Endowment|Foundation|University|Hospital|Cancer Center)\b"
)
_NOT_BEFORE = re.compile(r"(?:\b(?:Dr|Mr|Ms|Mrs|Prof|Professor)\.?\s{1,2}|[@#/.\w]|[A-Za-z0-9]-)$")
_POINTER = re.compile(
    r"\W*(?:For (?:more|additional|further)|To (?:learn|find)|Visit|Learn|Follow|Please (?:visit|see)|(?:More|Additional) information)\b"
)
_PLAIN_NOT_AFTER = re.compile(
    r"\s{1,2}(?!(?:and|or|to|is|was|has|will|today|announce\w*|also|plans?|Announces?|Reports?|Provides?|Presents?|To)\b)[A-Za-z]"
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in the text: which company, and why the place counts little ("" where it counts)."""

    start: int
    end: int
    company: Company
    form: str
    aside: str


def find_occurrences(document: Document, companies: Iterable[Company], words: CompanyWords) -> list[Occurrence]:
    """Return all occurrences in reading order, the longest where two overlap."""
    shadow = document.shadow
    starts = [s.start for s in document.sentences]
    spans: list[tuple[int, int, Company, str]] = []
    for company in companies:
        plain = {f for f in company.forms if " " not in f and (f in words.soft or f in words.places or f in words.hard)}
        for form in company.forms:
            spans += [(a, b, company, form) for a, b in _places_of(shadow, form, form in plain)]
        for form in company.legal_forms:
            spans += [(a, b, company, form) for a, b in _places_of(shadow, form, False) if words.legal_form.match(shadow, b)]
        capitals = company.name.upper()
        if capitals not in company.forms and " " in capitals:
            spans += [(a, b, company, company.name) for a, b in _places_of(shadow, capitals, False)]
    spans.sort(key=lambda s: (s[0] - s[1], s[0], s[3] not in s[2].legal_forms, s[2].name))
    used = bytearray(len(shadow))
    kept = []
    for start, end, company, form in spans:
        if not any(used[start:end]):
            used[start:end] = b"\x01" * (end - start)
            at = bisect.bisect_right(starts, start) - 1
            sentence = document.sentences[at] if at >= 0 else None
            kept.append(Occurrence(start, end, company, form, _aside(shadow, start, end, sentence, words)))
    return sorted(kept, key=lambda o: o.start)


def _places_of(shadow: str, form: str, plain: bool) -> list[tuple[int, int]]:
    found = []
    first, *rest = form.split()
    at = shadow.find(first)
    while at >= 0:
        end = _end_of(shadow, at + len(first), rest)
        if end > 0 and not (shadow[end : end + 1].isalnum() or shadow[end : end + 1] == "_"):
            bad = _NOT_BEFORE.search(shadow, max(0, at - 12), at) or _NOT_AFTER.match(shadow, end)
            if not bad and not (plain and _PLAIN_NOT_AFTER.match(shadow, end)):
                found.append((at, end))
        at = shadow.find(first, at + len(first))
    return found


def _end_of(shadow: str, at: int, rest: list[str]) -> int:
    """Return where the further words of a name end, -1 where the text goes on otherwise; up to six spaces may part them."""
    for word in rest:
        gap = 0
        while gap < 6 and shadow[at + gap : at + gap + 1] in {" ", "\n"}:
            gap += 1
        if gap == 0 or not shadow.startswith(word, at + gap):
            return -1
        at += gap + len(word)
    return at


def _aside(shadow: str, start: int, end: int, sentence: Sentence | None, words: CompanyWords) -> str:
    if sentence is None:
        return "boilerplate"
    text = shadow[max(sentence.start, start - 300) : min(sentence.end, end + 300)]
    if words.trademark_cue.search(text):
        return "trademark"
    if sentence.section in _BOILERPLATE or _POINTER.match(shadow, sentence.start):
        return "boilerplate"
    if words.biography_cue.search(text):
        return "biography"
    return "parent" if words.parent_cue.search(shadow, max(sentence.start, start - 60), start) else ""
