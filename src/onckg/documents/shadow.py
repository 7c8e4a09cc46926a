"""The shadow of a text: the same length, with the spellings of print folded, so that matching need not know them.

Takes a text (the fair copy of a release), returns a string in which every character stands at the place of the one that it
stands for, so that offsets of the shadow are offsets of the text. Case, accents, Greek letters and ligatures stay: they tell
names apart.

Zero-width characters become spaces although they part no words: a shadow has no way to leave one out. ``fair_copy`` has.
An asterisk stays where a digit follows it ("HLA-A*02:01") and is a space elsewhere, where it is Markdown or a footnote.
"""

import re

_SPACES = "\t\x1f\x1c\x1d\x1e\xa0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f"
)
_MARKS = "™®©℠℗†‡§¶"
_LINE_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_DOUBLE_QUOTES = "“”„‟«»″〝〞＂"
_SINGLE_QUOTES = "‘’‚‛‹›′´`ʼʹ＇"
_DASHES = "‐‑‒–—―−﹘﹣－⁃"

_CONTROLS = "".join(chr(code) for code in range(32) if chr(code) not in "\n\r\x0b\x0c" and chr(code) not in _SPACES) + "\x7f"

_FOLDED: dict[str, str] = (
    dict.fromkeys(_SPACES + _INVISIBLE + _MARKS + _CONTROLS, " ")
    | dict.fromkeys(_LINE_BREAKS, "\n")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DASHES, "-")
)
_TO_FOLD = frozenset(_FOLDED)

_STAR = re.compile(r"\*(?![0-9])")


def shadow_of(text: str) -> str:
    """Return the shadow of ``text``: as long as it, and its own shadow.

    >>> shadow_of("Merck’s KEYTRUDA® – “approved”")
    'Merck\\'s KEYTRUDA  - "approved"'
    >>> shadow_of("Data of **HLA-A*02:01**")
    'Data of   HLA-A*02:01  '
    """
    return without_stars(with_marks(text))


def with_marks(text: str) -> str:
    """Return the shadow with its asterisks still in place, for what reads the layout."""
    for character in _TO_FOLD & set(text):
        text = text.replace(character, _FOLDED[character])
    return text


def without_stars(marked: str) -> str:
    """Return ``marked`` with the asterisks of Markdown and of footnotes as spaces."""
    return _STAR.sub(" ", marked) if "*" in marked else marked
