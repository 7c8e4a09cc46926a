"""Headlines in capitals, written again as others are: "ACME BEGINS PHASE 2 TRIAL OF AC-1" as "Acme Begins Phase 2 Trial of AC-1".

Takes the fair copy and its blocks, returns a text of the same length. A word is spelled as most often in the rest of the release
("SPRINGWORKS" as "SpringWorks" there), a word of ``headline_words.txt`` with one capital, and a word that is in neither keeps its
capitals: it may be a name or an abbreviation.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from onckg.documents.layout import Block
from onckg.documents.word_lists import word_groups

_WORD = re.compile(r"[^\W\d_]\w*")
_ENDING = re.compile(r"(?<=\w['’])S\b|(?<=\bPhase )\d[ABC](?:/\d[ABC])?\b|(?<=\bPhase I)[ABC]\b|(?<=\bPhase II)[ABC]\b")
_LEAST_WORDS = 4
_LEAST_LETTERS = 20
_FRONT_CHARACTERS = 4000


def without_capitals(text: str, blocks: Sequence[Block]) -> str:
    """Return the text with the blocks that are all in capitals, as far as they stand in the front of a release, written again."""
    loud = [
        block for block in blocks if block.form != "row" and block.start < _FRONT_CHARACTERS and _is_loud(text[block.start : block.end])
    ]
    if not loud:
        return text
    spelled = _spellings(text, loud)
    parts: list[str] = []
    at = 0
    for block in loud:
        words = _WORD.sub(lambda match: _again(match, spelled), text[block.start : block.end])
        parts += [text[at : block.start], _ENDING.sub(lambda match: match[0].lower(), words)]
        at = block.end
    return "".join([*parts, text[at:]])


def _is_loud(words: str) -> bool:
    if not words.isupper():
        return False
    long_words = [word for word in _WORD.findall(words) if len(word) > 3]
    return len(long_words) >= _LEAST_WORDS and sum(map(len, long_words)) >= _LEAST_LETTERS


def _spellings(text: str, loud: Sequence[Block]) -> dict[str, str]:
    """Return for each word of the rest of the text how it is spelled there most often, the first of equals, one with capitals before
    one without."""
    counts: dict[str, Counter[str]] = {}
    at = 0
    for block in [*loud, Block(len(text), len(text), "paragraph")]:
        for word in _WORD.findall(text, at, block.start):
            counts.setdefault(word.upper(), Counter())[word] += 1
        at = block.end
    return {upper: max(found, key=lambda word: (word != word.lower(), found[word])) for upper, found in counts.items()}


def _again(match: re.Match[str], spelled: dict[str, str]) -> str:
    word = match[0]
    small, others = _headline_words()
    if word.lower() in small:
        return word.lower() if match.start() else word.capitalize()
    own = spelled.get(word)
    if own is not None and len(own) == len(word) and own != word:
        behind_hyphen = match.string[: match.start()].endswith("-")
        return own[:1].upper() + own[1:] if own.islower() and not behind_hyphen else own
    return word.capitalize() if own is None and word.lower() in others else word


@cache
def _headline_words() -> tuple[frozenset[str], frozenset[str]]:
    groups = word_groups("headline_words.txt")
    return frozenset(groups["small"]), frozenset(groups["words"])
