"""Sections: which stretch of a release has which function.

Takes the front and the blocks behind it, each with its sentences, returns sections that do not overlap, come in reading
order and hold every character that is not white space.

A heading with a known wording, or an "About X", opens a section; a paragraph can do so by its first words. Legal and
contact sections last until the next known heading: an unknown line inside them is a name or a sub-heading, and taking a
fact from a disclaimer is worse than missing one behind it. Other sections end at any heading. A paragraph in which the
words "forward-looking statement" fall becomes forward-looking from that sentence on.
"""

import re
from typing import NamedTuple

from onckg.documents.about import about_kind, about_subject
from onckg.documents.headings import heading_kind, opening_kind
from onckg.documents.layout import Block
from onckg.documents.records import Section, SectionKind
from onckg.documents.sentences import Span


class Part(NamedTuple):
    """A block with its sentences, to which a kind was given. ``heading`` and ``subject`` as in ``Section``."""

    start: int
    end: int
    kind: SectionKind
    sentences: list[Span]
    heading: str = ""
    subject: str = ""


class _Release(NamedTuple):
    """What is looked at: the marked shadow, the text, and whether notices of trademarks are in it at all."""

    marked: str
    text: str
    trademarks: bool


class _State(NamedTuple):
    kind: SectionKind
    heading: str = ""
    subject: str = ""


_LASTING = frozenset({"forward-looking", "contact", "footer", "safety", "label"})
_WITH_PARTS = frozenset({"body", "lead"})
_MONEY_ROW = re.compile(r"\$|net loss|total|expenses|revenue|in thousands|shares|unaudited", re.IGNORECASE)
_TRADEMARK = re.compile(r"registered trademark|trademarks? of|all rights reserved|appeared first on|©|view original content", re.IGNORECASE)
_FOCUS = re.compile(r".{2,60}(?:'s|s') (?:focus on|commitment to|oncology|early-stage)\b.*|our commitment.*", re.IGNORECASE)
_FORWARD = re.compile(r"forward[- ]looking (?:statement|information)", re.IGNORECASE)
_FORWARD_WORDS = ("ward-looking", "ward looking", "ward-Looking", "ward Looking", "WARD-LOOKING", "WARD LOOKING")
_TRADEMARK_WORDS = (
    "©",
    "rademark",
    "RADEMARK",
    "ights reserved",
    "ights Reserved",
    "IGHTS RESERVED",
    "appeared first on",
    "iew original content",
)
_MAY_TURN_FORWARD = frozenset({"body", "about-company", "about-drug", "about-other", "logistics", "financial", "list"})
_NO_WORDS = re.compile(r"[^A-Za-z]*(?:[A-Za-z]{3,9}\.? ?\d[^A-Za-z]*)?")
_BODY = _State("body")
_LEAD_LIMIT = 1200


def divide(marked: str, text: str, blocks: list[tuple[Block, list[Span]]]) -> list[Part]:
    """Return the blocks behind the front as parts; the first paragraph is the lead."""
    parts: list[Part] = []
    state = _BODY
    lead_open = True
    release = _Release(marked, text, any(word in text for word in _TRADEMARK_WORDS))
    forward = any(word in marked for word in _FORWARD_WORDS)
    for i, (block, sentences) in enumerate(blocks):
        following = blocks[i + 1][0].start if i + 1 < len(blocks) else block.end
        state, kind = _next(release, block, state, following, sentences)
        if kind == "body" and lead_open and block.form == "paragraph":
            lead_open = False
            added = _lead(block, sentences)
        else:
            lead_open = lead_open and kind in ("body", "footer")
            within = kind == state.kind or kind in ("list", "table")
            added = [Part(block.start, block.end, kind, sentences, state.heading if within else "", state.subject if within else "")]
        if forward and kind in _MAY_TURN_FORWARD:
            added[-1:] = _forward_from(marked, added[-1])
            if added[-1].kind == "forward-looking":
                state = _State("forward-looking")
        if release.trademarks and added[-1].kind in _MAY_TURN_FORWARD:
            added[-1:] = _notice_from(release, added[-1])
        parts += added
    return parts


def merge(parts: list[Part], text: str) -> tuple[Section, ...]:
    """Return the sections: parts of one kind and heading that follow each other are one. Characters that are white space in
    the shadow alone (the ® at the end of a heading) go to the section in front of them."""
    if not parts:
        return _whole(text)
    sections: list[Section] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        start = part.start if sections else part.start - len(text[: part.start].lstrip())
        gap = text[part.end : following.start if following else len(text)]
        end = part.end + len(gap.rstrip())
        last = sections[-1] if sections else None
        if last and (last.kind, last.heading) == (part.kind, part.heading):
            sections[-1] = Section(last.kind, last.start, end, last.heading, last.subject)
        else:
            sections.append(Section(part.kind, start, end, part.heading, part.subject))
    return tuple(sections)


def _whole(text: str) -> tuple[Section, ...]:
    start = len(text) - len(text.lstrip())
    return (Section("body", start, len(text.rstrip())),) if text.strip() else ()


def _next(release: _Release, block: Block, state: _State, following: int, sentences: list[Span]) -> tuple[_State, SectionKind]:
    """The state behind a block, and the block's kind."""
    marked = release.marked
    if block.form == "rule":
        ends = "#" in marked[block.start : block.end]
        return (_State("footer"), "footer") if ends else (state, state.kind)
    if block.form == "row":
        return _next_row(marked, block, state)
    if marked.startswith(("![", "[!["), block.start):
        return state, "footer"
    if block.form == "heading":
        return _next_heading(release, block, state, following)
    kind = opening_kind(marked, block.start, block.end)
    if kind and kind != state.kind:
        if kind in ("logistics", "financial"):
            return (state, state.kind) if state.kind in _LASTING else (state, kind)
        if kind == "footer" and _is_single_line_footer(marked, block):
            return state, "footer"
        return _State(kind), kind
    if block.end - block.start < 600 and state.kind not in _LASTING and _is_trademark_notice(release, block, sentences):
        return state, "footer"
    if block.form == "item" and state.kind in _WITH_PARTS:
        return state, "list"
    return state, state.kind


def _next_heading(release: _Release, block: Block, state: _State, following: int) -> tuple[_State, SectionKind]:
    opened = _opened_by_heading(release.marked, release.text, block, following)
    if opened:
        return opened, opened.kind
    words = release.marked[block.start : block.end].strip("*# ")
    if (state.kind in _LASTING and not _FOCUS.fullmatch(words)) or _NO_WORDS.fullmatch(words):
        return state, state.kind
    return _State("body", release.text[block.start : block.end].strip("*# ")), "body"


def _opened_by_heading(marked: str, text: str, block: Block, following: int) -> _State | None:
    words = marked[block.start : block.end]
    heading = text[block.start : block.end].replace("****", "").strip("*# \t\r\n")
    kind = heading_kind(words.replace("****", ""))
    if kind:
        return _State(kind, heading)
    subject = about_subject(words.replace("****", ""))
    if subject:
        about = about_subject(heading)
        return _State(about_kind(about, marked[following : following + 500], marked), heading, about)
    opened = opening_kind(marked, block.start, block.end)
    return _State(opened, "") if opened else None


def _next_row(marked: str, block: Block, state: _State) -> tuple[_State, SectionKind]:
    """Rows of money behind the contacts or in the body are the financial tables, and so are the rows that follow them."""
    if state.kind in ("forward-looking", "safety", "label", "financial"):
        return state, state.kind
    if state.kind in ("contact", "footer"):
        money = _MONEY_ROW.search(marked, block.start, block.end)
        return (_State("financial"), "financial") if money else (state, state.kind)
    return state, "financial" if "$" in marked[block.start : block.end] else "table"


def _is_single_line_footer(marked: str, block: Block) -> bool:
    head = marked[block.start : block.start + 12].lower()
    return head.startswith(("photo", "a photo", "an infog"))


def _lead(block: Block, sentences: list[Span]) -> list[Part]:
    """The lead is the first paragraph; where breaks were lost, its first sentences."""
    if block.end - block.start <= _LEAD_LIMIT or len(sentences) < 3:
        return [Part(block.start, block.end, "lead", sentences)]
    count = 1
    while count < 2 and sentences[count][1] - block.start <= _LEAD_LIMIT:
        count += 1
    return [
        Part(block.start, sentences[count - 1][1], "lead", sentences[:count]),
        Part(sentences[count][0], block.end, "body", sentences[count:]),
    ]


def _is_trademark_notice(release: _Release, block: Block, sentences: list[Span]) -> bool:
    """Say whether a paragraph is a notice of trademarks from its first sentence on; one that only ends with it is not."""
    first_end = sentences[0][1] if sentences else block.end
    return release.trademarks and _TRADEMARK.search(release.text, block.start, first_end) is not None


def _notice_from(release: _Release, part: Part) -> list[Part]:
    """Cut the notice of trademarks off the end of a part, if it has one."""
    at = len(part.sentences)
    while at > 1 and _TRADEMARK.search(release.text, *part.sentences[at - 1]):
        at -= 1
    if at == len(part.sentences):
        return [part]
    start = part.sentences[at][0]
    end = start - (len(release.marked[part.start : start]) - len(release.marked[part.start : start].rstrip()))
    notice = Part(start, part.end, "footer", part.sentences[at:])
    return [part._replace(end=end, sentences=part.sentences[:at]), notice]


def _forward_from(marked: str, part: Part) -> list[Part]:
    if marked.find("ooking", part.start, part.end) < 0 and marked.find("OOKING", part.start, part.end) < 0:
        return [part]
    match = _FORWARD.search(marked, part.start, part.end)
    if not match:
        return [part]
    at = next((i for i, (_, end) in enumerate(part.sentences) if end > match.start()), None)
    if at is None:
        return [part]
    start = part.sentences[at][0] if at else part.start
    forward = Part(start, part.end, "forward-looking", part.sentences[at:])
    if at == 0:
        return [forward]
    end = start - (len(marked[part.start : start]) - len(marked[part.start : start].rstrip()))
    return [part._replace(end=end, sentences=part.sentences[:at]), forward]
