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
_TO_WRITE_ANEW = re.compile(
    rf"(?P<mark>(?<=[\w)])(?:[{_SPACES}]?\((?i:TM|SM)\)|\((?i:R)\)))"
    rf"|(?P<hyphen>(?<=[^\W\d_])-[{_SPACES}\t]*(?:\r\n|[\r\n])[{_SPACES}\t]*(?=\w)(?!(?:and|or|to|nor)\b))"
    rf"|(?P<white>[{_WHITE}]{{2,}}|[^\S \n\t])"
    rf"|(?P<before>(?<=[\w)])[{_SPACES}](?=[™®℠]))"
    rf"|(?P<dash>[‐‑])"
    rf"|(?P<accent>[^\W\d_][\u0300-\u036f]+)"
    rf"|(?P<ligature>[{_LIGATURES}])"
)


def fair_copy(text: str) -> tuple[str, Places]:
    """Return the fair copy of a canonical text, and the places of its characters.

    >>> fair_copy("Velo\\xadriq(TM)  was\\xa0approved.")
    ('Veloriq™ was approved.', Places(starts=(0, 1, 2, 3, 5, 6, 7, 8, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26), \
ends=(1, 2, 3, 4, 6, 7, 8, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27)))
    """
    places = Places()
    for pattern, anew in ((misread_in(text), lambda match: mended(match[0])), (_UNSEEN, lambda match: ""), (_TO_WRITE_ANEW, _anew)):
        if pattern is not None:
            text, further = _written_anew(text, pattern, anew)
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


def _anew(match: re.Match[str]) -> str:
    words = match[0]
    if match["mark"]:
        return _MARKS[words.strip(f"{_SPACES}()").lower()]
    if match["hyphen"] or match["dash"]:
        return "-"
    if match["before"]:
        return ""
    if match["accent"] or match["ligature"]:
        return unicodedata.normalize("NFKC" if match["ligature"] else "NFC", words)
    if words.isspace() and words.strip("\n") == "":
        return words
    return _white(words)


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
