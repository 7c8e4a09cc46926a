"""The front of a release: what stands before its first paragraph, and the title, place, wire and date in it.

Takes blocks, returns the title, the dateline, the blocks of the front with their kinds, and the blocks that are left. The
dateline in front of the first paragraph wins over a line with a date above or below the headline; a date further down is
never the release's. Without any dateline the front ends at the first block that is a full sentence of some length.

What is neither headline, date, wire nor noise ("For immediate release") in the front is a subhead.
"""

import re
from typing import NamedTuple

from onckg.documents.about import about_subject
from onckg.documents.dateline import Found, find_dateline, read_date_line, read_dateline
from onckg.documents.dates import DATE, iso_date
from onckg.documents.headings import heading_kind, opening_kind
from onckg.documents.layout import Block
from onckg.documents.records import SectionKind
from onckg.documents.word_lists import word_groups


class Front(NamedTuple):
    """``title`` is a span, empty where there is no headline. ``dateline`` is None where there is none. ``pieces`` are the
    blocks of the front with their kinds, ``rest`` the blocks from the first paragraph on."""

    title: tuple[int, int]
    dateline: Found | None
    pieces: list[tuple[Block, SectionKind]]
    rest: list[Block]


_FRONT_BLOCKS = 60
_FRONT_CHARACTERS = 8000
_INLINE_CHARACTERS = 4000
_HEADLINE_LIMIT = 1000
_NOISE = frozenset(word_groups("front_noise.txt")[""])
_WIRE_LINE = re.compile(
    r"(?:source:?\s*|via\s+)?(?:(?:globe|pr|[\w ]{0,20})\s?newswire|business\s?wire|accesswire|newmediawire|cnw(?: group)?)\W*",
    re.IGNORECASE,
)
_IMAGE = re.compile(
    r"\[?!\[|https?://\S+$|\[?https?://|<?https?://\S+>?$|photos? accompanying|a photo accompanying|\(?photo:", re.IGNORECASE
)
_TICKER_LINE = re.compile(r"\(?(?:nasdaq|nyse|asx|tsx|otc\w*|lse|aim|hkex|euronext)[\s\w]*:\s*\w+\W*", re.IGNORECASE)
_ADDRESS_LINE = re.compile(
    r"\S+@\S+|\+?[\d\s().-]{7,}|(?:media|investor|press|company)?\s*contacts?\b.{0,80}|tel\b.*|phone\b.*|e-?mail\b.*", re.IGNORECASE
)
_DATE_AND_TIME = re.compile(rf"(?P<date>{DATE})(?:\s+\d{{1,2}}:\d\d\s*[ap]\.?m\.?(?:\s+[A-Z]{{2,4}}\b)?)?", re.IGNORECASE)
_MARKS = " \t\n\r*#_>"
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


def read_front(marked: str, blocks: list[Block]) -> Front:
    """Return the front of a release. ``blocks`` are those of the whole text, in reading order."""
    limit = _front_limit(marked, blocks)
    at, dateline = _paragraph_dateline(marked, blocks[:limit])
    if dateline is None:
        at, dateline, blocks = _inline_dateline(marked, blocks, limit)
    if dateline is None:
        at = _first_paragraph(marked, blocks, limit)
    front, rest = blocks[:at], blocks[at:]
    kinds = {block: _front_kind(marked, block) for block in front}
    pieces: list[tuple[Block, SectionKind]] = []
    title_at = next((i for i, block in enumerate(front) if kinds[block] is None), None)
    if title_at is None:
        pieces += [(block, kinds[block] or "subhead") for block in front]
        return Front((0, 0), dateline or _date_line(marked, front), pieces, rest)
    title = _trimmed(marked, front[title_at])
    split = _split_dated_headlines(marked, front, title, title_at)
    for block in split:
        underline = block.form == "rule" and bool(pieces) and pieces[-1][1] == "headline"
        kind = kinds[block] if block in kinds else _front_kind(marked, block)
        if underline or (kind is None and _says_the_title(marked, block, title)):
            kind = "headline"
        pieces.append((block, kind or "subhead"))
    above = _date_line(marked, [block for block, kind in pieces if kind == "dateline"])
    return Front(title, _best(marked, dateline, above), pieces, rest)


def _front_limit(marked: str, blocks: list[Block]) -> int:
    """The front ends at the latest at the first heading of a section, and somewhere."""
    for i, block in enumerate(blocks[:_FRONT_BLOCKS]):
        if block.start > _FRONT_CHARACTERS:
            return i
        if block.form == "heading" and i > 1:
            words = marked[block.start : block.end]
            kind = heading_kind(words)
            if about_subject(words) or kind in ("forward-looking", "label", "safety"):
                return i
    return min(len(blocks), _FRONT_BLOCKS)


def _paragraph_dateline(marked: str, blocks: list[Block]) -> tuple[int, Found | None]:
    """The first dateline that a paragraph begins with; one that stands alone counts where none is followed by text."""
    alone: tuple[int, Found | None] = (len(blocks), None)
    for i, block in enumerate(blocks):
        if block.form in ("rule", "row"):
            continue
        found = read_dateline(marked, block.start, block.end)
        if found is None or (found.date_start == found.date_end and not found.strong):
            continue
        if block.end - found.end > 40:
            earlier = alone[1]
            if not found.date and earlier and earlier.date:
                found = found._replace(date=earlier.date, date_start=earlier.date_start, date_end=earlier.date_end)
            return i, found
        if alone[1] is None and (found.place != (0, 0) or found.strong):
            following = next((j for j in range(i + 1, len(blocks)) if blocks[j].form == "paragraph"), len(blocks))
            alone = (following, found)
    return alone


def _inline_dateline(marked: str, blocks: list[Block], limit: int) -> tuple[int, Found | None, list[Block]]:
    """A dateline in the middle of a line: the block is cut in front of it."""
    for i, block in enumerate(blocks[:limit]):
        if block.start > _INLINE_CHARACTERS:
            break
        if block.form not in ("paragraph", "item", "heading") or block.end - block.start < 100:
            continue
        found = find_dateline(marked, block.start, min(block.end, block.start + _INLINE_CHARACTERS))
        if found:
            before = marked[block.start : found.start].rstrip()
            head = [Block(block.start, block.start + len(before), block.form)] if before else []
            blocks = [*blocks[:i], *head, Block(found.start, block.end, "paragraph"), *blocks[i + 1 :]]
            return i + len(head), found, blocks
    return limit, None, blocks


def _first_paragraph(marked: str, blocks: list[Block], limit: int) -> int:
    titled = False
    for i, block in enumerate(blocks[:limit]):
        if _front_kind(marked, block) is not None:
            continue
        length = block.end - block.start
        full = length >= 100 and marked[block.start : block.end].rstrip(_MARKS + "\"')]")[-1:] in ".!?"
        if block.form == "paragraph" and ((titled and full) or length > 400):
            return i
        titled = True
    return limit


def _front_kind(marked: str, block: Block) -> SectionKind | None:
    """The kind of what is neither headline nor subhead, else None."""
    words = marked[block.start : block.end].strip(_MARKS + "|")
    if block.form == "rule" or not words:
        return "footer"
    if len(words) < 160:
        bare = " ".join(words.lower().split()).rstrip(": .")
        if bare.removeprefix("&gt;").strip() in _NOISE or _TICKER_LINE.fullmatch(words):
            return "footer"
        if "wire" in bare and _WIRE_LINE.fullmatch(words):
            return "dateline"
        if _DIGIT.search(words) and _is_date_line(marked, block):
            return "dateline"
        if _ADDRESS_LINE.fullmatch(words):
            return "contact"
    if _IMAGE.match(words):
        return "footer"
    opened = opening_kind(marked, block.start, block.end)
    return opened if opened in ("footer", "contact") else None


def _is_date_line(marked: str, block: Block) -> bool:
    if read_date_line(marked, block.start, block.end):
        return True
    alone = read_dateline(marked, block.start, block.end)
    return alone is not None and alone.end >= block.end and alone.place != (0, 0) and alone.date != ""


def _says_the_title(marked: str, block: Block, title: tuple[int, int]) -> bool:
    if block.start <= title[0] < block.end:
        return True
    words = _WORD.findall(marked[block.start : block.end].lower())
    of_title = set(_WORD.findall(marked[title[0] : title[1]].lower()))
    return len(words) > 3 and len(words) >= 0.6 * len(of_title) and sum(w in of_title for w in words) >= 0.9 * len(words)


def _split_dated_headlines(marked: str, front: list[Block], title: tuple[int, int], title_at: int) -> list[Block]:
    """Cut a repeated headline that runs into the date ("... in Lung Cancer January 12, 2024 5:30 pm ET Subhead")."""
    result: list[Block] = []
    for i, block in enumerate(front):
        cut = _date_in_headline(marked, block, title, i > title_at) if i >= title_at and block.form != "rule" else None
        if cut is None:
            result.append(block)
            continue
        head = Block(block.start, block.start + len(marked[block.start : cut[0]].rstrip()), block.form)
        tail = marked[cut[1] : block.end]
        start = cut[1] + len(tail) - len(tail.lstrip())
        result += [head, Block(cut[0], cut[1], "paragraph")]
        result += [Block(start, block.end, "paragraph")] if start < block.end else []
    return result


def _date_in_headline(marked: str, block: Block, title: tuple[int, int], below: bool) -> tuple[int, int] | None:
    """A date with the time of day, or one behind what says the title again."""
    for match in _DATE_AND_TIME.finditer(marked, block.start + 20, min(block.end, block.start + _HEADLINE_LIMIT)):
        head = Block(block.start, block.start + len(marked[block.start : match.start()].rstrip()), block.form)
        if ":" in match[0] or (below and _says_the_title(marked, head, title)):
            return match.span()
    return None


def _date_line(marked: str, blocks: list[Block]) -> Found | None:
    for block in blocks:
        found = read_date_line(marked, block.start, block.end)
        if found:
            return found
        alone = read_dateline(marked, block.start, block.end)
        if alone and alone.date:
            return alone
    return None


def _best(marked: str, dateline: Found | None, above: Found | None) -> Found | None:
    """The date of the dateline, else that of the line above, also for a dateline that leaves out the year."""
    if dateline is None or above is None:
        return dateline or above
    if dateline.date:
        return dateline
    written = marked[dateline.date_start : dateline.date_end]
    if written and iso_date(written, int(above.date[:4])):
        return dateline._replace(date=iso_date(written, int(above.date[:4])))
    return dateline._replace(date=above.date, date_start=above.date_start, date_end=above.date_end)


def _trimmed(marked: str, block: Block) -> tuple[int, int]:
    words = marked[block.start : block.end]
    start = block.start + len(words) - len(words.lstrip(_MARKS))
    return start, block.start + len(words.rstrip(_MARKS))
