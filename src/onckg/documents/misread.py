"""Characters that stand in a text for others: HTML entities that were left in it, and UTF-8 that was read as Windows-1252."""

import re

_ENTITIES = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": " ", "reg": "®", "trade": "™", "copy": "©",
    "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "#34": '"', "#38": "&", "#39": "'", "#160": " ", "#174": "®", "#8211": "–", "#8212": "—", "#8216": "‘", "#8217": "’",
    "#8220": "“", "#8221": "”", "#8482": "™",
}  # fmt: skip
_ENTITY = f"&(?:{'|'.join(_ENTITIES)});"

_MISREAD = (
    "“”‘’–—…•™€„‚‹› ¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿαβγδεκλμπτω≥≤≠≈\xa0\u2009\u200b"
)


def _misread(character: str) -> str:
    """Return what the UTF-8 bytes of a character look like when read as Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in character.encode("utf-8"))


_MOJIBAKE: dict[str, str] = {_misread(c): c for c in _MISREAD if len(_misread(c)) > 1}
_LEADS = frozenset(sequence[0] for sequence in _MOJIBAKE)
# Not behind another misread byte: the mended character would complete that one's sequence.
_SEQUENCE = "(?<![ÂÃâÎÏ])(?<!â.)(?:" + "|".join(sorted(map(re.escape, _MOJIBAKE), key=lambda s: (-len(s), s))) + ")"
_MOJIBAKE_SEQUENCE = re.compile(_SEQUENCE, re.DOTALL)
_STANDS_FOR_ANOTHER = re.compile(f"{_ENTITY}|{_SEQUENCE}", re.DOTALL)


def misread_in(text: str) -> re.Pattern[str] | None:
    """Return the pattern of what stands for another character, None where the text surely holds nothing of the kind."""
    return _STANDS_FOR_ANOTHER if ("&" in text and ";" in text) or not _LEADS.isdisjoint(text) else None


def mended(sequence: str) -> str:
    """Return the character that a match of ``misread_in``'s pattern stands for.

    >>> mended("&reg;"), mended("â€™")
    ('®', '’')
    """
    return _MOJIBAKE.get(sequence) or _ENTITIES[sequence[1:-1]]


def count_mojibake(text: str) -> int:
    """Return how many characters of ``text`` were UTF-8 read as Windows-1252 ("â€™" for ’), as far as they can be mended."""
    if _LEADS.isdisjoint(text):
        return 0
    return sum(1 for _ in _MOJIBAKE_SEQUENCE.finditer(text))
