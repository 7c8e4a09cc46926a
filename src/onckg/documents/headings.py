"""What a heading, or the beginning of a paragraph, says about its section, by the wordings in ``data/``.

"About X" headings are no wordings: ``about`` reads them.
"""

import re
from functools import cache, lru_cache
from typing import cast

from onckg.documents.records import SectionKind
from onckg.documents.word_lists import word_groups

_LONGEST_HEADING = 160
_PREFIX = 4


@lru_cache(maxsize=4096)
def heading_kind(heading: str) -> SectionKind | None:
    """Return the kind of section that a heading (of the shadow, marks and colon allowed) opens; None for one without a known
    wording.

    >>> heading_kind("Forward-Looking Statement Disclaimer"), heading_kind("Next steps")
    ('forward-looking', None)
    """
    bare = " ".join(heading.lower().split()).strip("*#_ .:-")
    if not bare or len(bare) > _LONGEST_HEADING:
        return None
    for kind, pattern in _heading_patterns():
        if pattern.fullmatch(bare):
            return kind
    return None


def opening_kind(marked: str, start: int, end: int) -> SectionKind | None:
    """Return the kind of section that a paragraph opens by its first words, or None."""
    head = marked[start : min(end, start + 60)].lstrip("*#_ ([\"'")
    if head.startswith("SOURCE "):
        return "footer"
    head = head.lower()
    if head[:_PREFIX] not in _prefixes():
        return None
    for kind, phrases in _openings():
        if head.startswith(phrases):
            return kind
    return None


@cache
def _heading_patterns() -> tuple[tuple[SectionKind, re.Pattern[str]], ...]:
    return tuple(
        (cast(SectionKind, kind), re.compile("|".join(map(_pattern, wordings))))
        for kind, wordings in word_groups("section_headings.txt").items()
    )


@cache
def _openings() -> tuple[tuple[SectionKind, tuple[str, ...]], ...]:
    return tuple((cast(SectionKind, kind), phrases) for kind, phrases in word_groups("section_openings.txt").items())


@cache
def _prefixes() -> frozenset[str]:
    """The first letters of all openings: most paragraphs are told by them to open nothing."""
    return frozenset(phrase[:_PREFIX] for _, phrases in _openings() for phrase in phrases)


def _pattern(wording: str) -> str:
    """ "..." at the beginning or end stands for any words or none, in the middle for some."""
    escaped = re.escape(wording.strip(". "))
    escaped = escaped.replace(re.escape(" ... "), " .+ ")
    before = r"(?:.*\W)?" if wording.startswith("...") else ""
    after = r"(?:\W.*)?" if wording.endswith("...") else ""
    return f"{before}{escaped}{after}"
