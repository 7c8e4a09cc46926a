"""Trials by name ("KEYNOTE-689", "the Phase 3 DeFi trial", "AMPLIFY-7P") and by registry number ("NCT04836195").

A name is an acronym, CamelCase or code that stands beside "trial" or "study"; once found, every occurrence in the document
counts, and so does every other member of a numbered series ("CHORUS-2", then "CHORUS-4"). Drug codes also stand before "study"
("ONCT-534 study"): what other recognizers found is passed in and is no trial, unless the code goes on ("ONCT-808-101").

Attributes of a name: ``medicines``, the generic names that all trials of its family test, joined by ";" ("KEYNOTE-689":
pembrolizumab); ``over`` is "drug" where the name begins with the code of a drug.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onckg.documents.records import Document
from onckg.mentions.records import Mention

_WORDINGS = Path(__file__).with_suffix(".toml")
_NCT = re.compile(r"\bNCT[ -]?(?:\(?number\)?:? ?)?(\d{8})\b", re.IGNORECASE)
# Names have a capital behind their first letter; to look for it first passes over most words quickly.
_CAPITAL_INSIDE = r"(?=[A-Za-z][a-z0-9+-]*(?:[A-Z]| \d{1,4}[a-z]?[A-Z]))"
_NAME = _CAPITAL_INSIDE + r"[A-Za-z]{2,}[A-Za-z0-9+]*(?:-[A-Za-z0-9]+)*(?:[ -]\d{1,4}[A-Za-z]{0,2}\b|\s[A-Z]{2,6}-\d{2,4}\b)?"
_CODE = r"[A-Z]{1,6}-?\d{2,6}[A-Z]?-\d{2,4}[A-Z]?"  # the sponsor's number of a study: the code of its drug, and a number
_NUMBERED = r"[A-Z]{4,}[A-Za-z]*-\d{1,3}"
_SERIES = re.compile(r"([A-Za-z]{4,}[- ])\d{1,3}")  # a name whose other members are trials too
_SHORTEST_HEAD = 5  # characters of a name, with its hyphen, before the abbreviation of a disease
_REGISTRY = re.compile(r"(?:ACTRN|ChiCTR|ISRCTN|EudraCT|jRCT|UMIN|CTRI|DRKS|KCT|CTR)\d")  # numbers of registries are no names
_ROMAN = re.compile(r"[IV]{1,3}[abcABC]?(?:/[IV]{1,3}[abcABC]?)?")
_NOUN = r"(?:[Tt]rials?|[Ss]tud(?:y|ies)|STUDY|TRIAL)"
_PHASE = r"[Pp](?:hase|HASE)\s[0-9IV]{1,3}[abc]?(?:/[0-9IV]{1,3}[abc]?)?"
_BESIDE = tuple(
    re.compile(pattern)
    for pattern in (
        # One search for all that begin with the name: "KEYSTONE phase 2 study", "KEYSTONE, our first trial", "KEYSTONE (NCT...)".
        rf"(?<![\w-])(?P<name>{_NAME})(?:\s(?:\([^()]{{2,40}}\)\s)?(?:{_PHASE}\s)?(?:[a-z-]+\s){{0,2}}{_NOUN}\b"
        rf"|,\s(?:an?|the|its|our|[A-Z][\w-]*(?:\s[A-Z][\w-]*)?'s?)\s(?:[A-Za-z'-]+,?\s){{0,5}}(?:{_PHASE}|{_NOUN})\b"
        rf"|:\s[Aa]n?\s(?:[A-Za-z-]+,?\s){{0,6}}(?:{_PHASE}|{_NOUN})\b"
        r"|\s\((?:NCT|ClinicalTrials))",
        rf"(?:{_NOUN}|{_PHASE})\s\(\"?(?P<name>{_NAME})\"?[);,]",
        rf"\b{_NOUN},?\s(?:named\s|called\s|known as\s|dubbed\s)?(?P<name>{_NAME})[,)]",
        rf"\b(?:known|named|called|titled|dubbed|from|of|as)\sthe\s(?P<name>{_NAME})\s{_NOUN}\b",
        rf"\b(?:[Ff]or|[Ff]rom|[Ii]n|[Oo]f)\s(?P<name>{_NAME}),?\s(?:a|an|the|its)\s(?:[A-Za-z-]+\s){{0,4}}(?:{_PHASE}|{_NOUN})\b",
        rf"(?:^|\n|\.\s)(?P<name>{_NAME})\sis\s(?:a|an|the|its|our|evaluating|a[a-z-]+|[A-Z][\w-]*(?:\s[A-Z][\w-]*)?'s?)\s(?:[A-Za-z0-9/'-]+,?\s){{0,10}}(?:{_PHASE}|{_NOUN})\b",
        rf"(?<![\w-])(?P<name>{_CODE})(?![\w-])(?:,?\s(?:an?\s|the\s)?(?:[a-z-]+\s){{0,5}}(?:{_PHASE}|{_NOUN})\b|\s\(NCT|\sis\san?\s)",
        rf"(?:{_NOUN}|{_PHASE})\s\(?(?P<name>{_CODE})(?![\w-])",
        rf"(?<![\w/-])(?P<name>{_NAME})(?=(?:/[\w-]+){{1,2}}(?:\s(?:{_PHASE}\s)?(?:[a-z-]+\s){{0,2}}{_NOUN}\b|,\san?\s(?:[A-Za-z-]+,?\s){{0,5}}(?:{_PHASE}|{_NOUN})\b))",
        # "the Phase 2 trial of HB-310 in lymphoma (KEYSTONE-2)", "the Phase 2 study KEYSTONE-2 of HB-310": only numbered names
        rf"\b{_NOUN}\b[^.;:()\n]{{0,120}}?\s\(\"?(?P<name>{_NUMBERED})\"?\)",
        rf"\b{_NOUN}\s(?P<name>{_NUMBERED})(?=\s)",
        rf"{_PHASE}\s(?P<name>[A-Z][a-z]{{3,}}(?:-\d{{1,3}})?)\s(?:trial|study)\b",
        rf"\b{_NOUN}\b[^.;:\n]{{0,120}}?,\s(?P<name>{_NAME}),\s(?:is|was|has|had|will|met|did|began|continues|remains)\b",
        rf"\b{_NOUN}\b[^.;:\n]{{0,120}}?\b(?:named|called|dubbed|known as|titled|entitled)\s(?:the\s)?\"?(?P<name>{_NAME})(?![\w-])",
        rf"(?:[Cc]ompleted|[Ii]nitiated|[Ll]aunched|[Ee]nrolment|[Ee]nrollment)\s(?:[A-Za-z]+\s){{0,2}}(?:for|in|of)\s(?P<name>{_NAME})(?=\s*[\n.,;]|$)",
    )
)

# "LUNA, SOL and TERRA trials": looked for only before a plural noun that a name precedes; from each name onwards it is the slowest search.
_LISTED = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})(?=(?:,\s|,?\sand\s)(?:{_NAME}(?:,\s|,?\sand\s)){{0,3}}{_NAME}\s(?:[a-z-]+\s)?(?:trials|studies)\b)"
)
_LIST_END = re.compile(r"(?:,|and)\s[A-Za-z0-9][\w+ -]{0,30}\s(?:trials|studies)\b")
_LONGEST_LIST = 160


def find_trials(document: Document, others: Iterable[Mention]) -> list[Mention]:
    """Find trial names (kind ``trial``) and registry numbers (kind ``nct``), in reading order.

    Args:
        document: the release.
        others: mentions of drugs, companies, diseases, agencies and designations; a name that one of them covers is none.
    """
    shadow = document.shadow
    taken = [(m.start, m.end, m.kind) for m in others]
    names = set()
    for match in _beside(shadow):
        start, end = match.span("name")
        name = match["name"]
        if _is_name(name) and not _covered(start, end, taken):
            names.add(name)
    names |= {match.group() for match in _family_pattern().finditer(shadow) if not _covered(match.start(), match.end(), taken)}
    found = [
        Mention("nct", match.start(), match.end(), document.text[match.start() : match.end()], f"NCT{match[1]}", "form/nct")
        for match in _NCT.finditer(shadow)
    ]
    if names:
        series = {re.escape(m[1]) + r"\d{1,3}" for m in map(_SERIES.fullmatch, names) if m}
        alternatives = "|".join([*(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))), *sorted(series)])
        for match in re.finditer(rf"(?<![\w-])(?:{alternatives})(?![\w]|-\w)", shadow):
            if not _covered(match.start(), match.end(), taken):
                found.append(_mention(document, match, taken))
    return sorted(found, key=lambda m: m.start)


def _beside(shadow: str) -> Iterator[re.Match[str]]:
    """Yield what may be a name by the words beside it."""
    for pattern in _BESIDE:
        yield from pattern.finditer(shadow)
    for last in _LIST_END.finditer(shadow):
        yield from _LISTED.finditer(shadow, max(0, last.start() - _LONGEST_LIST), last.end())


def _mention(document: Document, match: re.Match[str], taken: Sequence[tuple[int, int, str]]) -> Mention:
    start, end = match.span()
    name = " ".join(match.group().split())
    attributes = {}
    medicines = _families().get(re.split(r"[ -]", name)[0], ())
    if medicines:
        attributes["medicines"] = ";".join(medicines)
    if any(kind == "drug" and low == start and high < end for low, high, kind in taken):
        attributes["over"] = "drug"
    return Mention("trial", start, end, document.text[start:end], name, "form/trial-name", attributes=attributes)


def _is_name(name: str) -> bool:
    """Say whether letters look like the name of a study: capitals inside, or capitals throughout, or a code."""
    letters = re.sub(r"[^A-Za-z]", "", name)
    if re.fullmatch(_CODE, name):
        return True
    words = _words()
    if _REGISTRY.match(name):
        return False
    if name in words["not_names"] or letters in words["not_names"] or len(letters) < 3 or _ROMAN.fullmatch(name):
        return False
    if name in words["numbered_only"] or ("-" in name and name.rsplit("-", maxsplit=1)[1].lower() in words["not_endings"]):
        return False
    if re.fullmatch(r"[A-Z][a-z]+(?:-\d+)?", name):
        return name.split("-", maxsplit=1)[0] not in words["plain_words"]
    inner_capitals = sum(c.isupper() for c in letters[1:])
    has_code = bool(re.search(r"[A-Z]{2,}[\w]*-[\dA-Z]|[a-z][A-Z]\w*-\d", name))
    if letters.isupper():
        return len(letters) >= 4 or has_code
    first_word_is_plain = name.split("-", maxsplit=1)[0].islower()
    return (
        not first_word_is_plain
        and (inner_capitals >= 1 and not re.match(r"^(?:[A-Z][a-z]+-)+[A-Z]?[a-z]+$", name))
        and (inner_capitals >= 2 or has_code or "-" not in name)
    )


def _covered(start: int, end: int, taken: Sequence[tuple[int, int, str]]) -> bool:
    """Say whether another mention holds these characters; a drug's code that goes on is a name of its own."""
    for other_start, other_end, kind in taken:
        if other_start < end and start < other_end:
            longer = kind == "drug" and other_start == start and end - other_end >= 3
            longer = longer or (kind == "target" and other_start == start and end > other_end)  # "HELIOS-2", not the protein
            longer = longer or (kind == "disease" and other_start >= start + _SHORTEST_HEAD and other_end == end)  # "BEACON-NHL"
            longer = longer or (kind == "disease" and other_start == start and end - other_end >= _SHORTEST_HEAD)  # "GBM-AGILE"
            if not longer:
                return True
    return False


@functools.cache
def _data() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    data = tomllib.loads(_WORDINGS.read_text("utf-8"))
    return {k: tuple(v) for k, v in data["families"].items()}, {k: frozenset(v) for k, v in data["words"].items()}


def _families() -> dict[str, tuple[str, ...]]:
    return _data()[0]


def _words() -> dict[str, frozenset[str]]:
    return _data()[1]


@functools.cache
def _family_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, _families()))})[ -]"
        r"(?:[A-Z]?\d{1,4}[A-Z]{0,2}|[A-Z][A-Za-z]+-?\d\d|[A-Z]\d{2})(?![\w-])"
    )
