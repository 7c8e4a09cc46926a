"""The layout of a text: paragraphs, headings on lines of their own, list items, table rows, rules.

Takes the shadow with its asterisks, returns blocks in reading order that do not overlap and hold every character that is
not white space. A line break inside a paragraph joins where the text is wrapped at a width, where the next line starts in
lower case or where the line ends in a word that cannot end one ("for", "and"); else each line is a block.

What a block is about is not decided here, nor are paragraphs cut whose breaks were lost: that is ``inline``.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Form = Literal["paragraph", "heading", "item", "row", "rule"]


class Block(NamedTuple):
    """Characters ``[start, end)`` of one layout element, without white space around."""

    start: int
    end: int
    form: Form


class _Line(NamedTuple):
    start: int
    end: int
    form: Form
    after_blank: bool


_LINE = re.compile(r"\S[^\n\r]*")
_RULE = re.compile(r"[-=_*#~. ]{3,}")
_BULLET = re.compile(r"(?:[*+o-]|[•·▪●◦‣➢►■□✓\uf0b7]|-{2})\s+(?=\S)|[•▪●◦‣➢►■□✓\uf0b7](?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]\s+(?=\S)")
_COLUMN_GAP = re.compile(r"\S {3,}(?=\S)")
_OPEN_END = re.compile(
    r"(?:[,&(]|\b(?:of|for|and|the|in|with|to|a|an|or|by|from|on|at|as|its|plus|versus|vs\.?|via|into|between|their|that|is|are))$",
    re.IGNORECASE,
)
_CLOSING_ABBREVIATION = re.compile(r"\b(?:Inc|Ltd|Corp|Co|L\.P|N\.V|S\.A|B\.V|U\.S|Pty|GmbH)\.$")
_NO_CONTINUATION = re.compile(r"\S*@|https?:|www\.|[a-z]\)|[a-z]+\.(?:com|org|net)\b")
_BULLET_STARTS = frozenset("*+-o•·▪●◦‣➢►■□✓\uf0b7")
_RULE_STARTS = frozenset("-=_*#~.")
_NUMBER_STARTS = frozenset("0123456789(ivxabcdefgh")
_HEADING_LIMIT = 120
_ROW_LIMIT = 400
_CELL_LIMIT = 40
"""Longer on the average are no cells: tabs that stand for spaces in running text."""
_MARKS = "*#_ "


def read_blocks(marked: str, text: str) -> list[Block]:
    """Return the blocks of ``marked``, the shadow of ``text`` with its asterisks."""
    lines = _read_lines(marked, text)
    width = _wrap_width(lines)
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        first = lines[position]
        last = position
        if first.form in ("paragraph", "item"):
            while last + 1 < len(lines) and _continues(marked, lines[last], lines[last + 1], width):
                last += 1
        end = lines[last].end
        form = first.form
        if form == "paragraph" and is_heading_like(marked, first.start, end):
            form = "heading"
        blocks.append(Block(first.start, end, form))
        position = last + 1
    return blocks


def is_heading_like(marked: str, start: int, end: int) -> bool:
    """Say whether the characters look like a heading: marked as one, or short and without the mark of a sentence's end."""
    if marked.startswith("#", start):
        return True
    if end - start > 4 and marked.startswith("**", start) and marked.endswith("**", start, end):
        return end - start <= 2 * _HEADING_LIMIT and "**" not in marked[start + 2 : end - 2].replace("****", "")
    bare = marked[start : min(end, start + 2 * _HEADING_LIMIT)].strip(_MARKS)
    if not bare or bare[0].islower() or (bare.rstrip("\"')]")[-1:] in tuple(".!?,;") and not _CLOSING_ABBREVIATION.search(bare)):
        return False
    if "www." in bare or "://" in bare or "@" in bare:
        return False
    return end - start <= (2 * _HEADING_LIMIT if bare.startswith("About ") else _HEADING_LIMIT)


def _read_lines(marked: str, text: str) -> list[_Line]:
    lines: list[_Line] = []
    tabs = "\t" in text
    gaps = "   " in marked
    previous_end = 0
    for match in _LINE.finditer(marked):
        start, end = match.span()
        content = match[0].rstrip()
        breaks = marked.count("\n", previous_end, start) or marked.count("\r", previous_end, start)
        form: Form = "paragraph"
        first = content[0]
        if first in _RULE_STARTS and _RULE.fullmatch(content):
            form = "rule"
        elif first == "|" or (len(content) < _ROW_LIMIT and _is_row(content, text, start, tabs, gaps)):
            form = "row"
        elif (first in _BULLET_STARTS and _BULLET.match(content)) or (first in _NUMBER_STARTS and _NUMBERED.match(content)):
            form = "item"
        lines.append(_Line(start, start + len(content), form, breaks > 1))
        previous_end = end
    return lines


def _is_row(content: str, text: str, start: int, tabs: bool, gaps: bool) -> bool:
    if " | " in content and content.count(" | ") > 1:
        return True
    if tabs and (parting := text.count("\t", start, start + len(content))) > 1 and len(content) <= _CELL_LIMIT * (parting + 1):
        return True
    return gaps and "   " in content and len(_COLUMN_GAP.findall(content)) > 1


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The width that the text is wrapped at, 0 where each paragraph is one line."""
    lengths = sorted(line.end - line.start for line in lines if line.form in ("paragraph", "item") and line.end - line.start > 40)
    if len(lengths) < 4:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    return width if width <= 140 else 0


def _continues(marked: str, line: _Line, following: _Line, width: int) -> bool:
    if following.after_blank or following.form != "paragraph":
        return False
    start = following.start
    head = marked[start : start + 60]
    if head[0] == "#" or head.startswith("**"):
        return False
    if head[0].islower():
        return not _NO_CONTINUATION.match(head)
    tail = marked[max(line.start, line.end - 30) : line.end]
    if _OPEN_END.search(tail):
        return True
    length = line.end - line.start
    return width > 0 and length > 40 and length + 1 + len(head.split(None, 1)[0]) > width - 2
