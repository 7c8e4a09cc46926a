"""Capitalised phrases of a text, and what stands directly behind one: legal form, brackets.

A phrase is a run of words that begin with a capital (or are written like "iTeos"), joined by spaces, by "&" or by one line break
inside a sentence. Company names are looked for in phrases alone; the few that are written small are in ``known.toml``.
"""

import bisect
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from onckg.documents.records import Document
from onckg.mentions.companies.words import CompanyWords

_COMPOUND = (
    "sponsored|led|based|owned|funded|initiated|backed|developed|partnered|branded|discovered|manufactured|supported|related|specific"
    "|targeted|targeting|directed"
)
_GLUE = r"(?:and|or|in|of|the|by|to|for|with)"
_REST = rf"\w*(?:[&+@](?=\w)\w+|-(?!(?:{_COMPOUND})\b)\w+|\.(?=[A-Z]\w)\w+|'(?=[A-Z]\w)\w+)*"
_WORD = rf"(?:A/S\b|[A-ZÀ-ÖØ-Þ]|(?!{_GLUE})[a-z]{{1,3}}(?=[A-Z])|\d{{1,2}}(?=[A-Z](?![a-z])|[a-z]{{3}})){_REST}"
_JOINT = r"(?:[ ]{1,2}|[ ]?\n)(?:&[ ]{1,5})?"
_PHRASE = re.compile(rf"[A-ZÀ-ÖØ-Þ]{_REST}(?:{_JOINT}{_WORD})*")  # begins with a set of letters: the search for it is fast
_BEFORE_CAPITAL = re.compile(rf"\b(?!{_GLUE}$)(?:[a-z]{{1,3}}|\d{{1,2}})$")
_GLUED = re.compile(rf"\b{_GLUE}$")
_TOKEN = re.compile(r"[^\s&]\S*|&")
_LONG_DASH = re.compile("[–—―−]")
_OPENING = re.compile(r"\s{0,2},?\s{0,2}(?=[(\[])")


class Token(NamedTuple):
    """A word of a phrase, with its characters."""

    start: int
    end: int
    text: str


class Bracket(NamedTuple):
    """What stands in brackets behind a name; ``start`` is the place of the opening bracket."""

    start: int
    end: int
    content: str


class Trail(NamedTuple):
    """What follows a name directly: its legal form ("" if none), its brackets, and where the trail ends."""

    legal: str
    brackets: tuple[Bracket, ...]
    end: int


def find_phrases(document: Document) -> Iterator[list[Token]]:
    """Yield the capitalised phrases in reading order, cut where a sentence ends.

    The text of a drug's label is left out: its companies are named elsewhere too, or have no part in a programme.
    """
    shadow = _with_dashes_open(document)
    starts = [s.start for s in document.sentences]
    labels = [(s.start, s.end) for s in document.sections if s.kind in {"label", "safety"}]
    stretches = zip([0, *(end for _, end in labels)], [*(start for start, _ in labels), len(shadow)], strict=True)
    for match in itertools.chain.from_iterable(_PHRASE.finditer(shadow, start, end) for start, end in stretches):
        start, text = match.start(), match[0]
        if start and shadow[start - 1].isalnum():  # "iTeos", "4D"; not the end of "monarchE", but "POINT" of "andPOINT"
            if small := _BEFORE_CAPITAL.search(shadow, max(0, start - 4), start):
                start = small.start()
                text = shadow[start : match.end()]
            elif not _GLUED.search(shadow, max(0, start - 5), start):
                continue
        if " " not in text and "\n" not in text:
            yield [Token(start, match.end(), text)]
            continue
        tokens = [Token(start + t.start(), start + t.end(), t[0]) for t in _TOKEN.finditer(text)]
        if "\n" not in text:
            yield tokens
            continue
        cut = 0
        for i in range(1, len(tokens)):
            if bisect.bisect_right(starts, tokens[i].start) != bisect.bisect_right(starts, tokens[i - 1].start):
                yield tokens[cut:i]
                cut = i
        yield tokens[cut:]


def _with_dashes_open(document: Document) -> str:
    """Return the shadow with the dashes between words as spaces: a shadow shows them as hyphens, which would join the words."""
    dashes = [m.start() for m in _LONG_DASH.finditer(document.text)]
    if not dashes:
        return document.shadow
    pieces = [document.shadow[a + 1 : b] for a, b in itertools.pairwise([-1, *dashes, len(document.shadow)])]
    return " ".join(pieces)


def read_trail(shadow: str, end: int, words: CompanyWords) -> Trail:
    """Return what follows a name that ends at ``end``.

    A legal form is read where one stands; then up to three brackets of at most 200 characters, commas between them.
    """
    legal = ""
    if shadow[end : end + 1] in {" ", ",", "\n"} and (form := words.legal_form.match(shadow, end)):
        legal = form[0].strip(" ,\n")
        end = form.end()
    brackets: list[Bracket] = []
    while len(brackets) < 3 and (opening := _OPENING.match(shadow, end)):
        at = opening.end()
        close = _closing(shadow, at)
        if close < 0:
            break
        brackets.append(Bracket(at, close + 1, shadow[at + 1 : close]))
        end = close + 1
        if not legal and (form := words.legal_form.match(shadow, end)):  # "Ovalto (Beijing) Co., Ltd."
            legal = form[0].strip(" ,\n")
            end = form.end()
    return Trail(legal, tuple(brackets), end)


def normal(name: str) -> str:
    """Return a name with single spaces."""
    return " ".join(name.split())


def _closing(shadow: str, at: int) -> int:
    depth = 0
    for i in range(at, min(at + 200, len(shadow))):
        character = shadow[i]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
            if depth == 0:
                return i
    return -1
