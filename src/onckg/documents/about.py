"""What an "About X" section is about: a company, a drug, a disease or something else. By form alone, no vocabulary.

The words of the heading decide first (a legal form, "trial", "-oma"), then the sentence behind it ("X is a clinical-stage
company ..."), then the look of the name. A wrong guess costs little: the kind weighs a sentence, it does not read it.
"""

import re
from functools import cache
from itertools import pairwise

from onckg.documents.records import SectionKind
from onckg.documents.word_lists import word_groups

_ABOUT = re.compile(r"[*#_\s]*about\s+(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w&/+.-]*")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_CODE = re.compile(r"\b[A-Za-z]{1,6}[- ]?\d{2,}[\w-]*\b")
_PREDICATE = re.compile(r"\b(?:is|are|was|has been)\s+(?:(?:an?|the|one|among|also|currently|focused)\b)?")
_OPENING_WORD = re.compile(r"(?<=[a-z0-9)\]])\s*(?=(?:The|This|It|In|We|Our|With|An?|Based|Founded|At|By|For)\s)")
_SENTENCE_STOP = re.compile(r"[.;](?:\s|$)")
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_COMPANY_MARK = re.compile(
    r"(?: [A-Z&][\w&.-]*){0,3},? (?:Inc|Ltd|Limited|Corp|Corporation|plc|PLC|AG|S\.A|SA|N\.V|GmbH|LLC|A/S|AB|SE|KGaA)\b"
    r"|[^.;()]{0,30}\((?:NASDAQ|Nasdaq|NYSE|TSX|ASX|LSE|HKEX|OTC|SIX|Euronext|KOSDAQ|TSE)"
)
_COMPANY_WINDOW = 20_000
_COMPANY_LOOKS = 20
_FIRST_WORDS = 40
_PURPOSE = frozenset({"for", "in", "with", "against", "to", "treat", "targeting"})
_HEADING_WINDOW = 200


def about_subject(heading: str) -> str:
    """Return what an "About X" heading names, or "" where it is none ("About half of patients")."""
    match = _ABOUT.match(heading)
    if not match:
        return ""
    subject = heading[match.end() :].strip("*#_ \t\r\n:")
    if not subject or subject[0].isdigit() or not (heading.lstrip("*#_ \t\r\n").startswith("A")):
        return ""
    return subject


def about_kind(subject: str, following: str, release: str = "") -> SectionKind:
    """Return the kind of an about section. ``following`` is the beginning of the text under the heading, ``release`` the
    whole text, where a legal form or a ticker behind the name makes it a company.

    >>> about_kind("Acme Therapeutics, Inc.", ""), about_kind("Rhabdomyosarcoma", ""), about_kind("AC-101", "")
    ('about-company', 'about-disease', 'about-drug')
    """
    bare = _BRACKETS.sub(" ", subject)
    words = [word.lower().rstrip(".") for word in _WORD.findall(bare)]
    if not words:
        return "about-other"
    if _has(words, "deal"):
        return "about-other"
    if words[-1] in _words("company")[0] or (len(words) > 1 and words[-2] in {"inc", "ltd", "corp"}):
        return "about-company"
    said = _said_of(following)
    if said == "about-company" and len(words) < 6:
        return "about-company"
    if _has(words, "other"):
        return "about-other"
    if _has(words[-1:], "disease") or (_has(words, "disease") and not _CODE.search(bare)):
        return "about-disease"
    if any(word in _words("company")[0] for word in words[1:]):
        return "about-company"
    marked = "®" in subject or "™" in subject
    if len(words) < 4 and not marked and not _CODE.search(bare) and (_FIRST_PERSON.search(following) or _is_named_a_company(bare, release)):
        return "about-company"
    if said:
        return said
    return "about-drug" if marked or _CODE.search(bare) or len(words) < 3 else "about-other"


def _is_named_a_company(subject: str, release: str) -> bool:
    name = " ".join(subject.split())
    position = release.find(name, 0, _COMPANY_WINDOW) if name else -1
    for _ in range(_COMPANY_LOOKS):
        if position < 0:
            break
        if _COMPANY_MARK.match(release, position + len(name)):
            return True
        position = release.find(name, position + len(name), _COMPANY_WINDOW)
    return False


def lost_heading_end(marked: str, start: int, limit: int) -> int | None:
    """Return where an "About X" heading ends that runs into its text ("About Acme Acme is ..."), or None if it is no heading.

    The text begins where the name is said again, or with a word that opens a sentence behind a word that does not.
    """
    match = _ABOUT.match(marked, start, limit)
    if not match or not marked[match.end()].isalnum() or marked[match.end()].isdigit():
        return None
    window_end = min(limit, start + _HEADING_WINDOW)
    stop = _SENTENCE_STOP.search(marked, match.end(), window_end)
    ends: list[int] = []
    first = re.compile(r"(?:the\s+)?([\w-]+)", re.IGNORECASE).match(marked, match.end(), window_end)
    if first:
        name = first[1]
        again = re.compile(rf"(?<=[\s)\]a-z.])(?:{re.escape(name)}|{re.escape(name[:1].upper() + name[1:])})\b")
        found = again.search(marked, first.end(), window_end)
        if found:
            ends.append(found.start())
    opening = _OPENING_WORD.search(marked, first.end() if first else match.end(), window_end)
    if opening:
        ends.append(opening.end())
    end = min(ends, default=None)
    if end is None or (stop and stop.start() < end - 6):
        return None
    return end


def _said_of(following: str) -> SectionKind | None:
    """The first telling word behind "X is"; a disease behind "for" or "in" is what X is for, not what it is."""
    head = following[:300]
    predicate = _PREDICATE.search(head)
    words = (head[predicate.end() :] if predicate else head).lower().split()[:_FIRST_WORDS]
    purpose = False
    telling = _telling_words()
    for word in words:
        folded = word.strip(".,;:()\"'*")
        purpose = purpose or folded in _PURPOSE
        kind = telling.get(folded)
        if kind is None and "-" in folded:
            kind = next((_KINDS["drug"] for part in folded.split("-") if telling.get(part) == _KINDS["drug"]), None)
        if kind and not (purpose and kind == "about-disease"):
            return kind
    return None


@cache
def _telling_words() -> dict[str, SectionKind]:
    kinds = reversed(("company", "drug", "other", "disease"))
    return {word: _KINDS[kind] for kind in kinds for word in _words("is " + kind)[0]}


_KINDS: dict[str, SectionKind] = {
    "company": "about-company", "drug": "about-drug", "disease": "about-disease", "other": "about-other",
}  # fmt: skip


@cache
def _words(group: str) -> tuple[frozenset[str], tuple[str, ...]]:
    entries = word_groups("about_words.txt")[group]
    whole = frozenset(entry for entry in entries if not entry.startswith("-"))
    return whole, tuple(entry[1:] for entry in entries if entry.startswith("-"))


def _has(words: list[str], group: str) -> bool:
    whole, endings = _words(group)
    return any(word in whole or (len(word) > 4 and word.endswith(endings)) for word in words) or any(
        f"{a} {b}" in whole for a, b in pairwise(words)
    )
