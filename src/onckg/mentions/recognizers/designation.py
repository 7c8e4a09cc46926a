"""Regulatory designations by name: "Orphan Drug Designation (ODD)", "Fast Track and Orphan Drug designations", "RPDD".

The kinds and their wordings stand in ``designation.toml``. A mention says only that the designation is named; who holds
it, and whether it was granted, is read by the facts.
"""

import functools
import re
import tomllib
from pathlib import Path

from onckg.documents.records import Document
from onckg.mentions.records import Mention

_ANAPHOR = re.compile(r"\b(?:the\ssame|that|the|such\sa|a\ssecond\ssuch|another\ssuch)\s(?:designation|status)\b(?!\sof\b)", re.IGNORECASE)
_LIST_BEHIND_HEAD = re.compile(
    r"\b(?:designations|statuses)(?:\s\([^()]*\))?(?:(?:[^.:;\n]{0,60}\s(?:granted|received|awarded|obtained|holds?|by|from)\b[^.:;\n]{0,60})?:|,?\s(?:including|such\sas|namely|which\sinclude))\s[^.;\n]{0,200}$",
    re.IGNORECASE,
)
_REACH = 700  # characters: about four sentences
_WORDINGS = Path(__file__).with_suffix(".toml")
_BRACKET = r"(?:\s\([^()]{3,30}\))"  # the date or the place of one of a list: "Fast Track (May 2022) and Orphan Drug (Japan) designations"
_LIST_TAIL = rf"(?:{_BRACKET}?\s*(?:,|and|or|&|/|as well as|both)\s*[\w().,&/ -]{{0,90}}?)"


def find_designations(document: Document) -> list[Mention]:
    """Find the designations that a document names, in reading order, never overlapping.

    ``value`` is the code of GUIDELINES.md ("OrphanDrug"). The span runs from the kind's words to the head word and a
    bracketed abbreviation, where these follow directly.
    """
    found: list[Mention] = []
    first_words, kinds = _patterns()
    for place in first_words.finditer(document.shadow):
        listed = _LIST_BEHIND_HEAD.search(document.shadow, max(0, place.start() - 240), place.start())
        for code, pattern, bare in kinds:
            match = pattern.match(document.shadow, place.start()) or (listed and bare.match(document.shadow, place.start()))
            if match and not (match["name"].islower() and len(match["name"]) <= 5):  # "prime", "rmat" are words or parts of words
                start, end = match.span("name")
                found.append(Mention("designation", start, end, document.text[start:end], code, "form/designation"))
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return sorted([*kept, *_anaphora(document, kept)], key=lambda m: m.start)


def _anaphora(document: Document, named: list[Mention]) -> list[Mention]:
    """Return the places that say "that designation" of the one named last before them, no further back than a few sentences."""
    found = []
    for match in _ANAPHOR.finditer(document.shadow):
        start, end = match.span()
        before = [m for m in named if m.end <= start and start - m.end < _REACH]
        if before and not any(m.start < end and start < m.end for m in named):
            found.append(Mention("designation", start, end, document.text[start:end], before[-1].value, "anaphora/designation"))
    return found


@functools.cache
def _patterns() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]]:
    """Return the pattern of the places where a designation could begin (one search for all kinds), and each kind's own two.

    The first holds a head word, the second none, for a list that has it before it ("four designations: ...").
    """
    data = tomllib.loads(_WORDINGS.read_text("utf-8"))
    heads = data["heads"]
    patterns, beginnings = [], []
    for kind in data["kind"]:
        core = "|".join(_spaced(c) for c in sorted(kind["core"], key=len, reverse=True))
        ways = [rf"(?:{core})(?:\s?\([A-Z]\w{{1,4}}\))?(?:[\s-]{heads})(?:\s?\([^()]{{2,8}}\))?"]
        if kind["needs_head"]:
            ways.append(rf"(?:{core})(?={_LIST_TAIL}{heads}|{_BRACKET}\s{heads})")
        else:
            ways.append(rf"(?:{core})")
        ways.extend(_spaced(words) for words in kind["alone"])
        beginnings += [core, *(_spaced(words) for words in kind["alone"])]
        not_before = "".join(rf"(?!\s(?:{_spaced(words)}))" for words in kind.get("not_before", ()))
        own = re.compile(rf"(?<![\w-])(?P<name>{'|'.join(ways)})(?![\w]){not_before}", re.IGNORECASE)
        bare = re.compile(rf"(?<![\w-])(?P<name>{core})(?![\w]){not_before}", re.IGNORECASE)
        patterns.append((kind["code"], own, bare))
    return re.compile(rf"(?<![\w-])(?={'|'.join(beginnings)})", re.IGNORECASE), tuple(patterns)


def _spaced(words: str) -> str:
    """Let a space of the wordings stand for white space or a hyphen."""
    return words.replace(" ", r"[\s-]{1,2}")
