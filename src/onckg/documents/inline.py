"""Cuts paragraphs whose breaks were lost on the way: a whole release on one line, headings glued to their text.

Takes blocks, returns blocks: a paragraph is cut at Markdown headings ("**About Acme**", "### Contact"), at list marks inside
the line (" * ", " • "), at rules ("* * * * *"), at "About X" that is followed by X said again, and at words that open a
section ("Contact:", "SOURCE ..."). Text with its breaks in place passes through unchanged.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from onckg.documents.about import about_subject, lost_heading_end
from onckg.documents.headings import heading_kind, opening_kind
from onckg.documents.layout import Block, Form


class _Cut(NamedTuple):
    position: int
    form: Form


_BOLD = re.compile(r"\*\*(?P<words>[^*\n]{1,200}(?:\*{4}[^*\n]{1,100}){0,4})\*\*")
_HASH = re.compile(r" #{2,6} (?=\S)")
_TEXT_OPENING = re.compile(r"\s(?=(?:This|These)\s)")
_STARS = re.compile(r" \*(?= \S)")
_MARKS_OF_ITEMS = re.compile(r" \*(?= \S)|[•▪●◦‣](?= ?\S)")
_RULE = re.compile(r"\* (?:\* )+\*")
_ITEM_END = re.compile(r"[.!?][\"')]*\s+(?=[\"'(]?[A-Z*])")
_LITERALS = (
    "Contact",
    "CONTACT",
    "SOURCE ",
    "Source:",
    "View original content",
    "View source version",
    "Investor Relations",
    "Forward-Looking Statement",
)
_LONG = 1000


def cut_paragraphs(marked: str, blocks: list[Block]) -> list[Block]:
    """Return the blocks with their paragraphs cut, in reading order, holding the same characters."""
    finders = _finders(marked)
    if not finders:
        return blocks
    result: list[Block] = []
    for block in blocks:
        if block.form not in ("paragraph", "item") or block.end - block.start < 40:
            result.append(block)
            continue
        cuts = sorted(cut for finder in finders for cut in finder(marked, block))
        if cuts:
            result += _pieces(marked, block, cuts)
        else:
            result.append(block)
    return result


def _finders(marked: str) -> list[Callable[[str, Block], Iterator[_Cut]]]:
    """What can find a cut in this text at all: most texts have their breaks and need none."""
    finders: list[Callable[[str, Block], Iterator[_Cut]]] = []
    if "About " in marked:
        finders.append(_abouts)
    if "**" in marked:
        finders.append(_bold_headings)
    if " ##" in marked:
        finders.append(_hash_headings)
    if any(dot in marked for dot in "•▪●◦‣"):
        finders.append(partial(_items, _MARKS_OF_ITEMS))
    elif " * " in marked:
        finders.append(partial(_items, _STARS))
    for literal in _LITERALS:
        if literal in marked:
            finders.append(partial(_openings, literal))
    return finders


def _pieces(marked: str, block: Block, cuts: list[_Cut]) -> Iterator[Block]:
    """A later cut at the same place wins by the order of forms' names: it does not matter which, as long as it is always the same."""
    start, form = block.start, block.form
    for cut in [*cuts, _Cut(block.end, "paragraph")]:
        content = marked[start : cut.position]
        first = start + len(content) - len(content.lstrip())
        last = start + len(content.rstrip())
        if last > first:
            yield Block(first, last, form)
        start, form = max(start, cut.position), cut.form


def _bold_headings(marked: str, block: Block) -> Iterator[_Cut]:
    previous_end = block.start
    for match in _BOLD.finditer(marked, block.start, block.end):
        words = match["words"].replace("****", "").strip()
        known = heading_kind(words) is not None or about_subject(words) != ""
        if words[:1].islower() or not words or (not known and words[-1] in ",;:."):
            continue
        before = marked[max(block.start, match.start() - 12) : match.start()].rstrip(" *_")
        first = (
            match.start() == block.start
            or match.start() - previous_end < 2
            or before[-1:] in ("", ".", "!", "?", ":", '"', "]", ")", ">", "|")
        )
        after = marked[match.end() : match.end() + 8].lstrip()
        if not first or not (known or after[:1].isupper() or after[:1] in ('"', "*", "-", "•", "")):
            continue
        previous_end = match.end()
        yield _Cut(match.start(), "heading")
        yield _Cut(match.end(), "paragraph")


def _hash_headings(marked: str, block: Block) -> Iterator[_Cut]:
    for match in _HASH.finditer(marked, block.start, block.end):
        yield _Cut(match.start() + 1, "heading")
        opening = _TEXT_OPENING.search(marked, match.end() + 10, min(block.end, match.end() + 200))
        if opening:
            yield _Cut(opening.start(), "paragraph")


def _items(mark_of_item: re.Pattern[str], marked: str, block: Block) -> Iterator[_Cut]:
    if block.form == "item":
        return
    rules = [match.span() for match in _RULE.finditer(marked, block.start, block.end)] if "* * *" in marked else []
    for start, end in rules:
        yield _Cut(start, "rule")
        yield _Cut(end, "paragraph")
    ruled = {position for start, end in rules for position in range(start - 1, end + 1)}
    marks = [match.end() - 1 for match in mark_of_item.finditer(marked, block.start + 1, block.end) if match.end() - 1 not in ruled]
    if len(marks) < 2:
        return
    for mark, following in pairwise([*marks, block.end]):
        yield _Cut(mark, "item")
        if following == block.end or following - mark > _LONG:
            stop = _ITEM_END.search(marked, mark + 2, following)
            if stop:
                yield _Cut(stop.end(), "paragraph")


def _abouts(marked: str, block: Block) -> Iterator[_Cut]:
    position = marked.find("About ", block.start + 1, block.end)
    while position >= 0:
        before = marked[max(block.start, position - 3) : position]
        glued = not before[-1:].isspace() and before[-1:] not in ('"', "'", "*", "(", "-", "/")
        if glued or before.rstrip()[-1:] in (".", "!", "?", ")", '"'):
            end = lost_heading_end(marked, position, block.end)
            if end is not None:
                yield _Cut(position, "heading")
                yield _Cut(end, "paragraph")
        position = marked.find("About ", position + 6, block.end)


def _openings(literal: str, marked: str, block: Block) -> Iterator[_Cut]:
    position = marked.find(literal, block.start + 1, block.end)
    while position >= 0:
        start = _start_of_phrase(marked, position, block.start)
        before = marked[max(block.start, start - 3) : start]
        glued = before[-1:].isalnum() or before[-1:] in ".)"
        closed = block.end - block.start > _LONG and before.rstrip(" *]!")[-1:] in (".", ")", '"')
        if (glued or closed) and start > block.start and opening_kind(marked, start, block.end):
            yield _Cut(start, "paragraph")
        position = marked.find(literal, position + len(literal), block.end)


def _start_of_phrase(marked: str, position: int, least: int) -> int:
    """Step back over "Media", "Investor", "Company" before "Contact"."""
    for word in ("Media ", "Investor ", "Investors ", "Company ", "Press "):
        if position - len(word) >= least and marked.startswith(word, position - len(word)):
            return position - len(word)
    return position
