"""The shadow of a text: the same length, with the spellings of print folded, so that matching need not know them.

Takes canonical text, returns a string in which every character stands at the place of the one that it stands for. What
two characters long should become one (an entity, a mark of another encoding) is filled up with spaces, so offsets of the
shadow are offsets of the text. Case, accents, Greek letters and ligatures stay: they tell names apart.

Zero-width characters become spaces although they part no words: a shadow has no way to leave one out.
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

_ENTITIES = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": " ", "reg": " ", "trade": " ", "copy": " ",
    "ndash": "-", "mdash": "-", "lsquo": "'", "rsquo": "'", "ldquo": '"', "rdquo": '"',
    "#34": '"', "#38": "&", "#39": "'", "#160": " ", "#174": " ", "#8211": "-", "#8212": "-", "#8216": "'", "#8217": "'",
    "#8220": '"', "#8221": '"', "#8482": " ",
}  # fmt: skip
_ENTITY = re.compile(f"&({'|'.join(_ENTITIES)});")
_STAR = re.compile(r"\*(?![0-9])")

_MISREAD = (
    "“”‘’–—…•™€„‚‹› ¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿαβγδεκλμπτω≥≤≠≈\xa0\u2009\u200b"
)


def _misread(character: str) -> str:
    """Return what the UTF-8 bytes of a character look like when read as Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in character.encode("utf-8"))


_MOJIBAKE: dict[str, str] = {_misread(c): c for c in _MISREAD if len(_misread(c)) > 1}
_MOJIBAKE_LEADS = frozenset(sequence[0] for sequence in _MOJIBAKE)
# Not behind another misread byte: the mended character would complete that one's sequence, and the shadow had a shadow.
_MOJIBAKE_SEQUENCE = re.compile(
    "(?<![ÂÃâÎÏ])(?<!â.)(?:" + "|".join(sorted(map(re.escape, _MOJIBAKE), key=lambda s: (-len(s), s))) + ")", re.DOTALL
)


def shadow_of(text: str) -> str:
    """Return the shadow of ``text``: as long as it, and its own shadow.

    >>> shadow_of("Merck’s KEYTRUDA® – “approved”")
    'Merck\\'s KEYTRUDA  - "approved"'
    >>> shadow_of("R&amp;D of **HLA-A*02:01**")
    'R&    D of   HLA-A*02:01  '
    """
    return without_stars(with_marks(text))


def with_marks(text: str) -> str:
    """Return the shadow with its asterisks still in place, for what reads the layout."""
    present = set(text)
    if not _MOJIBAKE_LEADS.isdisjoint(present):
        text = _MOJIBAKE_SEQUENCE.sub(_repaired, text)
        present = set(text)
    for character in _TO_FOLD & present:
        text = text.replace(character, _FOLDED[character])
    if "&" in present and ";" in present:
        text = _ENTITY.sub(_entity, text)
    return text


def without_stars(marked: str) -> str:
    """Return ``marked`` with the asterisks of Markdown and of footnotes as spaces."""
    return _STAR.sub(" ", marked) if "*" in marked else marked


def count_mojibake(text: str) -> int:
    """Return how many characters of ``text`` were UTF-8 read as Windows-1252 ("â€™" for ’), as far as the shadow mends them."""
    if _MOJIBAKE_LEADS.isdisjoint(text):
        return 0
    return sum(1 for _ in _MOJIBAKE_SEQUENCE.finditer(text))


def _repaired(match: re.Match[str]) -> str:
    character = _MOJIBAKE[match[0]]
    folded = _FOLDED.get(character, character)
    padding = " " * (len(match[0]) - 1)
    return padding + folded if character in "“‘" else folded + padding


def _entity(match: re.Match[str]) -> str:
    return _ENTITIES[match[1]] + " " * (len(match[0]) - 1)
