"""Clinical-phase wording: "Phase 2", "Phase I/II", "phase 1b".

A joint phase is one mention: "Phase 1/2" is ``1/2``, never two phases. Part letters are dropped from the value ("1b" is
``1``, "2a/2b" is ``2``) and kept in the attribute ``part``. Whether the phase was reached, planned or stopped is decided by the facts.
"""

import re

from onckg.documents.records import Document
from onckg.mentions.records import Mention

_ARABIC = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "one": "1", "two": "2", "three": "3", "four": "4"}
_NUMBER = r"(?:iv|i{1,3}|[1-4]|one|two|three|four)"
_PHASE = re.compile(
    rf"\b(?!(?-i:pH))ph(?:ases?|\.)?[ \n-]{{0,2}}(?P<first>{_NUMBER})(?P<part>[abc])?"
    rf"(?:\s?(?:/|-)\s?(?:phase\s)?(?P<second>{_NUMBER})(?P<part2>[abc])?)?(?![\w%])(?!\.\d)(?!-(?:ready|enabling)\b)",
    re.IGNORECASE,
)


def find_phases(document: Document) -> list[Mention]:
    """Find the clinical phases that a document names, in reading order, never overlapping.

    Values are ``1``, ``1/2``, ``2``, ``2/3``, ``3``, ``4``.
    """
    return [_mention(document, match) for match in _PHASE.finditer(document.shadow)]


def _mention(document: Document, match: re.Match[str]) -> Mention:
    first = _digit(match["first"])
    second = _digit(match["second"]) if match["second"] else first
    value = first if first == second else f"{first}/{second}"
    part = "/".join(p for p in (match["part"], match["part2"]) if p).lower()
    start, end = match.span()
    return Mention("phase", start, end, document.text[start:end], value, "form/phase", attributes={"part": part} if part else {})


def _digit(text: str) -> str:
    return _ARABIC.get(text.lower(), text)
