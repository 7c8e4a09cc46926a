"""Cuts paragraphs whose breaks were lost on the way: a whole release on one line, headings glued to their text.

Takes blocks, returns blocks: a paragraph is cut at Markdown headings ("**About Acme**", "### Contact"), at list marks inside
the line (" * ", " • "), at rules ("* * * * *"), at "About X" that is followed by X said again, and at words that open a
section ("Contact:", "SOURCE ..."). Text with its breaks in place passes through unchanged.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onckg.documents.about import about_subject, lost_heading_end
from onckg.documents.headings import heading_kind, opening_kind
from onckg.documents.layout import Block, Form


class _Cut(NamedTuple):
    position: int
    form: Form


_BOLD = re.compile(r"\*\*(?P<words>[^*\n]{1,200}(?:\*{4}[^*\n]{1,100}){0,4})\*\*")
_HASH = re.compile(r" #{2,6} (?=\S)")
_STARS = re.compile(r" \* (?=\S)")
_RULE = re.compile(r"(?:\* ){2,}\*")
_DOTS = re.compile(r"[•▪●◦‣] ?(?=\S)")
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
    result: list[Block] = []
    for block in blocks:
        if block.form not in ("paragraph", "item") or block.end - block.start < 40:
            result.append(block)
            continue
        cuts = _cuts(marked, block)
        if cuts:
            result += _pieces(marked, block, cuts)
        else:
            result.append(block)
    return result


def _cuts(marked: str, block: Block) -> list[_Cut]:
    cuts = list(_abouts(marked, block))
    if marked.find("**", block.start, block.end) >= 0:
        cuts += _bold_headings(marked, block)
    if marked.find(" ##", block.start, block.end) >= 0:
        cuts += _hash_headings(marked, block)
    if block.form == "paragraph":
        cuts += _items(marked, block)
    cuts += _openings(marked, block)
    return sorted(cuts)


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
        opening = re.compile(r"\s(?=(?:This|These)\s)").search(marked, match.end() + 10, min(block.end, match.end() + 200))
        if opening:
            yield _Cut(opening.start(), "paragraph")


def _items(marked: str, block: Block) -> Iterator[_Cut]:
    rules = (
        [(m.start(), m.end()) for m in _RULE.finditer(marked, block.start, block.end)]
        if marked.find("* * *", block.start, block.end) >= 0
        else []
    )
    for start, end in rules:
        yield _Cut(start, "rule")
        yield _Cut(end, "paragraph")
    marks = [m.start() + 1 for m in _STARS.finditer(marked, block.start, block.end)]
    marks = [mark for mark in marks if not any(a - 1 <= mark <= b for a, b in rules)]
    marks += [m.start() for m in _DOTS.finditer(marked, block.start + 1, block.end)] if any(c in marked for c in "•▪●◦‣") else []
    if len(marks) < 2:
        return
    marks.sort()
    for mark, following in zip(marks, [*marks[1:], block.end], strict=True):
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


def _openings(marked: str, block: Block) -> Iterator[_Cut]:
    for literal in _LITERALS:
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
