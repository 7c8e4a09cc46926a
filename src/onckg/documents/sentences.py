"""Sentences of one paragraph, by rules and a list of abbreviations.

Takes the shadow and the characters of a paragraph, returns spans without white space or list marks around. A sentence
ends at ``.``, ``!`` or ``?`` (with the quotation marks and brackets that close there) before white space, unless what
stands before is an abbreviation or initial, what follows goes on in lower case, or a bracket is still open. Line breaks
do not end a sentence. Where the break between paragraphs was lost ("statements.About") the full stop ends one too.

Headings, list items and rows are not cut here but by ``layout``.
"""

import re

from onckg.documents.word_lists import word_groups

Span = tuple[int, int]

_ABBREVIATIONS = word_groups("abbreviations.txt")
_NEVER = frozenset(word.lower() for word in _ABBREVIATIONS["never"])
_BEFORE_NUMBER = frozenset(word.lower() for word in (*_ABBREVIATIONS["number"], *_ABBREVIATIONS["month"]))
_OFTEN = frozenset(word.lower() for word in _ABBREVIATIONS["often"])
_SPECIAL = _NEVER | _BEFORE_NUMBER | _OFTEN
_OPENERS = frozenset(word_groups("sentence_openers.txt")[""])
_BRACKET_LIMIT = 400
"""An open bracket holds a sentence together for so many characters: one that never closes must not swallow the text."""

_END = re.compile(
    r"""(?P<stop>[.!?](?<![.!?][.!?])[.!?]*+)           # the stop
        (?P<note>\d{1,2}(?:[,-]\d{1,2})*(?=\s+["'(]*[A-Z]))?   # a footnote's number: "profile.1 The"
        (?P<close>["')\]]*+)
        (?:(?P<gap>\s+)|(?P<glued>(?=[A-Z"(])))""",
    re.VERBOSE,
)
_BEFORE_LAST_WORD = re.compile(r".*[(\[\"/,;:]", re.DOTALL)
_NEXT_WORD = re.compile(r"[\"'(\[*]*\s*([^\s,;:.!?)\]\"]+)")
_INNER_CAPITAL = re.compile(r"[a-z]{1,4}-?[A-Z0-9]")
_GLUED_BEFORE = re.compile(r"(?:[a-z]{3,}|\d|\)|[a-z]\"|%)$")
_GLUED_AFTER = re.compile(r"[\"(]?(?:[A-Z][a-z]+|[A-Z])(?=[\s,'])")
_ADDRESS = re.compile(r"www\.|://|@")
_LIST_MARK = re.compile(r"(?:[#>•·▪●◦‣➢►■□✓\uf0b7|]\s*+|(?:-{1,2}|[+o])\s++)++")
_LIST_STARTS = frozenset("#>•·▪●◦‣➢►■□✓\uf0b7|-+o")


def split_sentences(shadow: str, start: int, end: int) -> list[Span]:
    """Return the sentences within ``[start, end)`` in reading order; none where only marks and white space are.

    >>> text = "Acme, Inc. and Dr. J. Doe began Phase 2. The dose is 2.5 mg."
    >>> [text[a:b] for a, b in split_sentences(text, 0, len(text))]
    ['Acme, Inc. and Dr. J. Doe began Phase 2.', 'The dose is 2.5 mg.']
    """
    spans: list[Span] = []
    begin = scanned = start
    depth = 0
    for match in _END.finditer(shadow, start, end):
        stop, after = match.start(), match.end()
        opened = shadow.count("(", scanned, stop)
        if opened or depth:
            depth = max(0, depth + opened - shadow.count(")", scanned, match.end("close")))
        scanned = match.end("close")
        if depth and stop - begin < _BRACKET_LIMIT:
            continue
        if not _ends(shadow, begin, match, after, end):
            continue
        depth = 0
        _add(spans, shadow, begin, match.end("close"))
        begin = after
    _add(spans, shadow, begin, end)
    return spans


def trimmed(shadow: str, start: int, end: int) -> Span:
    """Return the span without white space, list marks and Markdown around; ``start == end`` where nothing is left."""
    content = shadow[start:end].rstrip()
    if content.endswith(("|", "-")):
        bare = content.rstrip("|- \t\r\n")
        if content[len(bare)] not in "-":
            content = bare
    first = len(content) - len(content.lstrip())
    mark = _LIST_MARK.match(content, first) if content[first : first + 1] in _LIST_STARTS else None
    if mark:
        first = mark.end()
    return (start + first, start + len(content)) if len(content) > first else (start, start)


def quotations(shadow: str, start: int, end: int) -> list[Span]:
    """Return what stands within double quotation marks in a paragraph; a quotation that is not closed runs to its end."""
    spans: list[Span] = []
    opened = -1
    position = shadow.find('"', start, end)
    while position >= 0:
        opening = (position == start or shadow[position - 1] in " \n\r([-") and position + 1 < end and not shadow[position + 1].isspace()
        if opening:
            opened = position
        elif opened >= 0:
            spans.append((opened, position + 1))
            opened = -1
        position = shadow.find('"', position + 1, end)
    if opened >= 0:
        spans.append((opened, end))
    return spans


def quoted_flags(sentences: list[Span], quoted: list[Span]) -> list[bool]:
    """Say of each sentence whether at least half of it stands within the quotations; both in reading order."""
    flags: list[bool] = []
    first = 0
    for start, end in sentences:
        while first < len(quoted) and quoted[first][1] <= start:
            first += 1
        inside, i = 0, first
        while i < len(quoted) and quoted[i][0] < end:
            inside += min(end, quoted[i][1]) - max(start, quoted[i][0])
            i += 1
        flags.append(2 * inside >= end - start)
    return flags


def _add(spans: list[Span], shadow: str, start: int, end: int) -> None:
    start, end = trimmed(shadow, start, end)
    if end > start:
        spans.append((start, end))


def _ends(shadow: str, begin: int, match: re.Match[str], after: int, end: int) -> bool:
    if after >= end:
        return True
    first = shadow[after]
    if first in ",;:)":
        return False
    if match["gap"] is None:
        return _ends_glued(shadow, begin, match, after)
    if first.islower() and not _INNER_CAPITAL.match(shadow, after):
        return False
    if match["stop"] == "." and first.isupper() and not match["note"]:
        before = shadow[max(begin, match.start() - 24) : match.start()]
        last = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
        if len(last) > 1 and last.isalpha() and last.lower() not in _SPECIAL:  # most sentences end so
            return True
    return _ends_by_words(shadow, begin, match, after, end)


def _ends_by_words(shadow: str, begin: int, match: re.Match[str], after: int, end: int) -> bool:
    following = _NEXT_WORD.match(shadow, after, min(end, after + 60))
    word = following[1] if following else ""
    if match["stop"] != ".":
        return not word[:1].islower()
    if word[:1].islower() and not _INNER_CAPITAL.match(word):
        return False
    if match["note"]:
        return True
    before = shadow[max(begin, match.start() - 24) : match.start()]
    if not before or before[-1].isspace():
        return match.start() > begin
    last = _BEFORE_LAST_WORD.sub("", before.rsplit(None, 1)[-1])
    return _word_may_end(last, word, match.start() - len(last) == begin, bool(match["close"]))


def _word_may_end(last: str, following: str, is_first: bool, closes: bool) -> bool:
    bare = last.lstrip("'*").lower()
    if not bare:
        return True
    if len(bare) == 1 and bare.isalpha() and last[-1].isupper():
        return following in _OPENERS
    if is_first and bare.isdigit() and len(bare) < 3:
        return False
    if bare in _NEVER and not closes:
        return False
    if bare in _BEFORE_NUMBER:
        return not following[:1].isdigit()
    if bare in _OFTEN or (len(bare) > 2 and bare[-2] == "." and bare.replace(".", "").isalpha() and len(bare) < 8):
        return closes or following in _OPENERS or not following[:1].isalnum()
    return True


def _ends_glued(shadow: str, begin: int, match: re.Match[str], after: int) -> bool:
    """A full stop without a space ends a sentence where a paragraph break was lost, not in "U.S.A" or "www.Acme.Com"."""
    if match["stop"] != ".":
        return False
    before = shadow[max(begin, match.start() - 40) : match.start()]
    if not _GLUED_BEFORE.search(before) or not _GLUED_AFTER.match(shadow, after):
        return False
    word = before.rsplit(None, 1)[-1]
    return not _ADDRESS.search(word) and word.lower() not in _NEVER and word.lower() not in _OFTEN
