"""The fair copy of a text: what it says, without what typesetting, copying and conversion put into it.

Takes canonical text, returns the text that the later stages read, and for each of its characters the characters of the
canonical text that it stands for. What goes: soft hyphens and zero-width characters, white space at the ends of lines, a
doubled space, the break behind a hyphen at a line's end. What is written anew: the kinds of space as a space, all line breaks
as "\\n", the hyphens of print as "-", "(TM)" as "™", ligatures as letters, an accent behind its letter as one character,
entities and misread characters as what they stand for.

Three spaces and more stay, and so do tabs: they may part columns. What the layout must tell first (whether a line break is inside a
paragraph) is done by ``unbroken``, which changes no length.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

from onckg.documents.layout import Block
from onckg.documents.misread import mended, misread_in
from onckg.documents.records import Places

_SPACES = " \x1f\x1c\x1d\x1e\xa0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f"
)
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
_MARKS = {"tm": "™", "sm": "℠", "r": "®"}
_LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
_WHITE = f"{_SPACES}\t{_BREAKS}"
_UNSEEN = re.compile(rf"\xad[{_SPACES}\t]*(?:\r\n|[\r\n])[{_SPACES}\t]*(?=[^\W\d_])|[{_INVISIBLE}]+")
_COMPOSED = re.compile(rf"[^\W\d_][\u0300-\u036f]+|[{_LIGATURES}]")
_SPACED = re.compile(
    rf"(?=[{_WHITE}(‐‑-])(?:"
    rf"(?P<white>[{_WHITE}]{{2,}}|[^\S \n\t])"
    rf"|(?P<mark>(?<=[\w)])(?:[{_SPACES}]?\((?i:TM|SM)\)|\((?i:R)\)))"
    rf"|(?P<before>(?<=[\w)])[{_SPACES}](?=[™®℠]))"
    rf"|(?P<hyphen>(?<=[^\W\d_])-[{_SPACES}\t]*(?:\r\n|[\r\n])[{_SPACES}\t]*(?=\w)(?!(?:and|or|to|nor)\b)|[‐‑]))"
)
# Most texts hold none of the signs, which are looked for far faster than their patterns.
_UNSEEN_SIGNS = frozenset(_INVISIBLE)
_COMPOSED_SIGNS = frozenset(_LIGATURES) | {chr(code) for code in range(0x300, 0x370)}
_SPACED_SIGNS = frozenset(_SPACES + _BREAKS + "‐‑") - {" ", "\n"}
_SPACED_PAIRS = ("  ", " \n", "\n ", "\t\n", "\n\t", "\t ", " \t", "-\n", " ™", " ®", " ℠", "(TM)", "(tm)", "(R)", "(r)", "(SM)", "(sm)")


def fair_copy(text: str) -> tuple[str, Places]:
    """Return the fair copy of a canonical text, and the places of its characters.

    >>> fair_copy("Velo\\xadriq(TM)  was\\xa0approved.")
    ('Veloriq™ was approved.', Places(starts=(0, 1, 2, 3, 5, 6, 7, 8, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26), \
ends=(1, 2, 3, 4, 6, 7, 8, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27)))
    """
    places = Places()
    characters = set(text)
    misread = misread_in(text)
    if misread is not None:
        text, places = _written_anew(text, misread, lambda match: mended(match[0]))
        characters = set(text)
    if not _UNSEEN_SIGNS.isdisjoint(characters):
        text, further = _written_anew(text, _UNSEEN, lambda match: "")
        places = _through(places, further)
    if not _COMPOSED_SIGNS.isdisjoint(characters):
        text, further = _written_anew(text, _COMPOSED, lambda match: unicodedata.normalize(_form(match[0]), match[0]))
        places = _through(places, further)
    if not _SPACED_SIGNS.isdisjoint(characters) or any(pair in text for pair in _SPACED_PAIRS):
        text, further = _written_anew(text, _SPACED, _spaced)
        places = _through(places, further)
    return text, places


def unbroken(text: str, blocks: Sequence[Block]) -> str:
    """Return the text with the line breaks inside blocks, and the tabs inside those that are no rows, as spaces."""
    if not any("\n" in text[b.start : b.end] or "\t" in text[b.start : b.end] for b in blocks):
        return text
    parts: list[str] = []
    at = 0
    for block in blocks:
        words = text[block.start : block.end].replace("\n", " ")
        parts += [text[at : block.start], words if block.form == "row" else words.replace("\t", " ")]
        at = block.end
    return "".join([*parts, text[at:]])


def _form(words: str) -> Literal["NFC", "NFKC"]:
    """Return the normal form that writes a ligature as letters, or a letter and its accent as one; the former would take more apart."""
    return "NFKC" if words in _LIGATURES else "NFC"


def _spaced(match: re.Match[str]) -> str:
    if match["white"]:
        return _white(match[0])
    if match["mark"]:
        return _MARKS[match[0].strip(f"{_SPACES}()").lower()]
    return "-" if match["hyphen"] else ""


def _white(words: str) -> str:
    breaks = len(_BREAK.findall(words))
    if breaks:
        return "\n" * breaks
    tabs = words.count("\t")
    if tabs:
        return "\t" * tabs
    return " " * (len(words) if len(words) > 2 else 1)


def _written_anew(text: str, pattern: re.Pattern[str], anew: Callable[[re.Match[str]], str]) -> tuple[str, Places]:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        words = anew(match)
        start, end = match.span()
        if words == match[0]:
            continue
        parts += [text[at:start], words]
        starts += range(at, start)
        ends += range(at + 1, start + 1)
        last = len(words) - 1
        starts += [min(start + i, end - 1) for i in range(len(words))]
        ends += [end if i == last else min(start + i + 1, end) for i in range(len(words))]
        at = end
    if not parts:
        return text, Places()
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return "".join([*parts, text[at:]]), Places(tuple(starts), tuple(ends))


def _through(first: Places, second: Places) -> Places:
    """Return the places of a copy of a copy in the text that the first was made of."""
    if not first.starts or not second.starts:
        return first if first.starts else second
    return Places(tuple(first.starts[i] for i in second.starts), tuple(first.ends[i - 1] for i in second.ends))
