"""Trials by name ("KEYNOTE-689", "the Phase 3 DeFi trial", "AMPLIFY-7P") and by registry number ("NCT04836195").

A name is an acronym, CamelCase or code that stands beside "trial" or "study"; once found, every occurrence in the document
counts. Drug codes also stand before "study" ("ONCT-534 study"): what other recognizers found is passed in and is no trial,
unless the code goes on ("ONCT-808-101").
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from onckg.documents.records import Document
from onckg.mentions.records import Mention

_WORDINGS = Path(__file__).with_suffix(".toml")
_NCT = re.compile(r"\bNCT[ -]?(?:\(?number\)?:? ?)?(\d{8})\b", re.IGNORECASE)
# Names have a capital behind their first letter; to look for it first passes over most words quickly.
_CAPITAL_INSIDE = r"(?=[A-Za-z][a-z0-9+-]*(?:[A-Z]| \d{1,4}[a-z]?[A-Z]))"
_NAME = _CAPITAL_INSIDE + r"[A-Za-z]{2,}[A-Za-z0-9+]*(?:-[A-Za-z0-9]+)*(?:[ -]\d{1,4}[A-Za-z]{0,2}\b)?"
_NOUN = r"(?:[Tt]rials?|[Ss]tud(?:y|ies)|STUDY|TRIAL)"
_PHASE = r"[Pp](?:hase|HASE)\s[0-9IV]{1,3}[abc]?(?:/[0-9IV]{1,3}[abc]?)?"
_BESIDE = tuple(
    re.compile(pattern)
    for pattern in (
        # One search for all that begin with the name: "KEYSTONE phase 2 study", "KEYSTONE, our first trial", "KEYSTONE (NCT...)".
        rf"(?<![\w-])(?P<name>{_NAME})(?:\s(?:\([^()]{{2,40}}\)\s)?(?:{_PHASE}\s)?(?:[a-z-]+\s){{0,2}}{_NOUN}\b"
        rf"|,\s(?:an?|the|its|our)\s(?:[A-Za-z-]+,?\s){{0,5}}(?:{_PHASE}|{_NOUN})\b"
        r"|\s\((?:NCT|ClinicalTrials))",
        rf"(?:{_NOUN}|{_PHASE})\s\(\"?(?P<name>{_NAME})\"?[);,]",
        rf"\b{_NOUN},?\s(?:named\s|called\s|known as\s|dubbed\s)?(?P<name>{_NAME})[,)]",
        rf"\b(?:known|named|called|titled|dubbed|from|of|as)\sthe\s(?P<name>{_NAME})\s{_NOUN}\b",
        rf"\b(?:[Ff]or|[Ff]rom|[Ii]n|[Oo]f)\s(?P<name>{_NAME}),?\s(?:a|an|the|its)\s(?:[A-Za-z-]+\s){{0,4}}(?:{_PHASE}|{_NOUN})\b",
        rf"(?:^|\n|\.\s)(?P<name>{_NAME})\sis\s(?:a|an|the|evaluating|a[a-z-]+)\s(?:[A-Za-z0-9/-]+,?\s){{0,10}}(?:{_PHASE}|{_NOUN})\b",
        rf"(?:[Cc]ompleted|[Ii]nitiated|[Ll]aunched|[Ee]nrolment|[Ee]nrollment)\s(?:[A-Za-z]+\s){{0,2}}(?:for|in|of)\s(?P<name>{_NAME})(?=\s*[\n.,;]|$)",
    )
)


def find_trials(document: Document, others: Iterable[Mention]) -> list[Mention]:
    """Find trial names (kind ``trial``) and registry numbers (kind ``nct``), in reading order.

    Args:
        document: the release.
        others: mentions of drugs, companies, diseases, agencies and designations; a name that one of them covers is none.
    """
    shadow = document.shadow
    taken = [(m.start, m.end, m.kind) for m in others]
    names = set()
    for pattern in _BESIDE:
        for match in pattern.finditer(shadow):
            start, end = match.span("name")
            name = match["name"]
            if _is_name(name) and not _covered(start, end, taken):
                names.add(name)
    families = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, _data()['families']))})[ -]"
        r"(?:[A-Z]?\d{1,4}[A-Z]{0,2}|[A-Z][A-Za-z]+\d\d|[A-Z]\d{2})(?![\w-])"
    )
    names |= {match.group() for match in families.finditer(shadow) if not _covered(match.start(), match.end(), taken)}
    found = [
        Mention("nct", match.start(), match.end(), document.text[match.start() : match.end()], f"NCT{match[1]}", "form/nct")
        for match in _NCT.finditer(shadow)
    ]
    if names:
        alternatives = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
        for match in re.finditer(rf"(?<![\w-])(?:{alternatives})(?![\w]|-\w)", shadow):
            if not _covered(match.start(), match.end(), taken):
                text = document.text[match.start() : match.end()]
                found.append(Mention("trial", match.start(), match.end(), text, match.group().replace("\n", " "), "form/trial-name"))
    return sorted(found, key=lambda m: m.start)


def _is_name(name: str) -> bool:
    """Say whether letters look like the name of a study: capitals inside, or capitals throughout, or a code."""
    letters = re.sub(r"[^A-Za-z]", "", name)
    if re.fullmatch(r"[A-Z]{2,}[A-Z0-9]*-\d{2,}-\d{2,}[A-Z]?", name):  # the sponsor's number of a study of its drug
        return True
    if name in _data()["not_names"] or letters in _data()["not_names"] or len(letters) < 3:
        return False
    if "-" in name and name.rsplit("-", maxsplit=1)[1].lower() in _data()["not_endings"]:
        return False
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
            if not longer:
                return True
    return False


@functools.cache
def _data() -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in tomllib.loads(_WORDINGS.read_text("utf-8")).items()}
