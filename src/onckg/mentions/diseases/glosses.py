"""A disease said again in plain words: in "cholangiocarcinoma, a cancer of the bile ducts" the second names the first, and no other.

What follows a disease behind a comma and "a" or "an" says what it is, where nothing but adjectives or "form of" stands between and the
words end there; "melanoma, a sarcoma drug" and "melanoma, breast cancer" are no glosses.
"""

import re

from onckg.mentions.diseases.scan import Name, Scan

_OPENS = re.compile(
    r"\)?(?:\s?\([^()]{1,60}\)){0,2},\s(?:which\sis\s)?(?:also\s)?"
    r"(?:an?|(?:the|one\sof\sthe)\s(?:(?:second|third)\s)?most\s(?:common|frequent|prevalent|aggressive))\s"
    r"(?!(?:\S+\s){0,4}?(?:with|for|in|or|to|from|against|by|including|whose|that|trial|study)\s)"
    r"(?:[a-z][\w-]*\sand\s(?=[a-z]))?(?:(?!and\b)[a-z][\w-]*(?:,(?!\sand\b))?\s){0,6}(?:(?!and\b)[A-Z][\w-]*\s){0,2}$"
)
_FURTHEST = 140  # characters
_CLOSES = re.compile(
    r"(?:\s?\([^()]{1,60}\))?(?:\s?[.,;:)\"-]|\s*$|\s(?:that|which|with|for|in|who|where|of|and|caused|affecting|arising|driven)\b)"
)


def without_glosses(scan: Scan, names: list[Name]) -> list[Name]:
    """Return the names, in reading order, without those that only say in other words what the disease before them is."""
    kept: list[Name] = []
    before: Name | None = None
    for name in names:
        gap = scan.text[before.end : name.start] if before is not None and 0 < name.start - before.end < _FURTHEST else ""
        if not (gap and _OPENS.match(gap) and _CLOSES.match(scan.text, name.end)):
            kept.append(name)
        before = name
    return kept
