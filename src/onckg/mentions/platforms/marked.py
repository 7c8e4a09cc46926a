"""Names told by other signs: a mark ("CysX(TM) ... conjugation technology platform"), "DNAbilize, a novel technology", "a system,
termed NCtx", quotation marks, and carriers ("its proprietary phospholipid ether (PLE)")."""

import re
from collections.abc import Iterator

from onckg.documents.records import Document
from onckg.mentions.platforms.found import FoundName
from onckg.mentions.platforms.words import PlatformWords

_MARK = re.compile(r"[™®]|\((?:TM|tm|R)\)")
_BEFORE_MARK = re.compile(r"(?<![\w-])((?:(?:[A-Z0-9]|[a-z]+[A-Z])[\w+-]*[ ]){0,4}(?:[A-Z0-9]|[a-z]+[A-Z])[\w+-]*)\s?$")
_LETTER = r"(?:[A-Z0-9]|[a-z]{1,4}[A-Z])"
_WORDS = r"(?:[\w/&-]+\s{1,3}){0,7}?"
_TECHNOLOGY = r"(?:platform technology|technology platform|platform|technology)\b(?!\s(?:company|trial|study|presentation|transfer))"
_AFTER_MARK = re.compile(
    rf"\s{{0,4}}(?:\(\"?(?P<short>[A-Z][A-Za-z]{{1,9}})\"?\)\s{{1,3}})?{_WORDS}(?:{_TECHNOLOGY}|(?:system|engine)\b)", re.IGNORECASE
)
_IS_A = re.compile(
    rf"\s{{0,3}}(?:\(\"?[A-Z][A-Za-z]{{1,9}}\"?\)\s?)?(?:,|is|-)\s{{0,2}}(?:an?|our|its|the company's)\s{_WORDS}{_TECHNOLOGY}",
    re.IGNORECASE,
)
_POWERS = re.compile(r"\s{0,3}-?\s?(?:powered|enabled)\s(?!by\b)")  # "X(TM)-powered vaccines"
_TERMED = re.compile(
    r"(?:termed|called|named|dubbed|known as|referred to as|so-called|branded|designated)\s(?:the\s)?[\"']?"
    rf"(?P<name>{_LETTER}[\w+-]*(?:\s[A-Z][\w+-]*){{0,3}}?)(?=[\s.,;:)\"']+(?:technology|platform|system)?)"
)
_BEFORE_TERMED = re.compile(
    rf"(?:(?P<first>[A-Z][\w+-]*)\s(?:\w+\s){{0,2}}?)?(?:{_TECHNOLOGY}|\b(?:delivery |vector |discovery )?system)"
    r"\s?,?\s?(?:\(|which is |that is )?(?:the |a )?$"
)
_BEHIND = re.compile(
    rf"(?:{_TECHNOLOGY})\s?,?\s?\(?(?:\"\s?(?=[^\"\n]{{2,30}}\")|,\s(?=[a-z]+[A-Z]|[A-Z]+[a-z]+[A-Z])|\((?=[A-Z][a-z]*[A-Z][\w-]*\s?\)))"
    r"(?P<name>(?:[A-Z]|[a-z]{1,4}[A-Z])[\w+-]*(?:\s[A-Z][\w+-]*)?)"
)
_QUOTED = re.compile(r"\"((?:[A-Z][\w+-]*\s){1,4}(?:System|Platform|Technology|Engine)),?\"")
_CARRIER = re.compile(
    r"proprietary\s{1,3}((?:[a-z][\w-]+\s){0,3}[a-z][\w-]+)\s{1,3}\(\"?(?P<short>[A-Z][A-Za-z]{1,7})\"?\)"
    r"(?=\s(?:and\s(?P=short)\s(?:analog(?:ue)?s|derivatives)|analog(?:ue)?s|(?:drug\s)?(?:delivery|carrier|vehicle|ligand)s?\b|to\s(?:\w+\s)?deliver)"
    r"|,?\s(?:which|that)\s(?:\w+\s)?(?:carr(?:y|ies)|delivers?|transports?|brings?)\b)"
)
_BARE_WORDS = {"the", "this", "our", "its", "using", "about", "with", "by", "developed", "and"}


def names_with_marks(document: Document, words: PlatformWords) -> Iterator[FoundName]:
    """Yield the names that carry a mark and are called a technology within a few words, or by which others are powered."""
    for match in _MARK.finditer(document.text):
        before = _BEFORE_MARK.search(document.text, max(0, match.start() - 60), match.start())
        if not before:
            continue
        start, name = _without_praise(before.start(1), before[1], words)
        after = _AFTER_MARK.match(document.shadow, match.end())
        if name and after and not _crosses(document.shadow, match.end(), after.end(), words):
            alone = after["short"] or " and " in after[0] or "," in after[0]
            yield FoundName(start, start + len(name) if alone else after.end(), name, "form/marked-platform", short=after["short"] or "")
        elif name and (_IS_A.match(document.shadow, match.end()) or _POWERS.match(document.shadow, match.end())):
            yield FoundName(start, start + len(name), name, "context/is-a-platform")


def names_by_apposition(document: Document) -> Iterator[FoundName]:
    """Yield names that the text gives a technology: "system, termed X", "the so-called X technology", "the "X System""."""
    shadow = document.shadow
    for match in _TERMED.finditer(shadow):
        technology = _BEFORE_TERMED.search(shadow, max(0, match.start() - 70), match.start())
        if not technology:
            continue
        before = technology["first"] or ""
        same = before if before.isupper() or "-" in before else ""
        yield FoundName(match.start("name"), match.end("name"), " ".join(match["name"].split()), "context/termed", same_as=same)
    for match in _BEHIND.finditer(shadow):
        yield FoundName(match.start("name"), match.end("name"), match["name"], "context/termed")
    for match in _QUOTED.finditer(shadow):
        yield FoundName(match.start(1), match.end(1), " ".join(match[1].split()), "form/quoted-platform")


def carriers(document: Document, words: PlatformWords) -> Iterator[FoundName]:
    """Yield the substances that carry a drug to its target: "proprietary X (Y) and Y analogs to deliver"."""
    for match in _CARRIER.finditer(document.shadow):
        start, name = _without_praise(match.start(1), match[1], words)
        if name:
            yield FoundName(start, match.end(1), " ".join(name.split()), "form/carrier", short=match["short"], kind="carrier")


def _without_praise(start: int, name: str, words: PlatformWords) -> tuple[int, str]:
    while name:
        first, _, rest = name.partition(" ")
        if first.lower() not in words.praise and first.lower() not in _BARE_WORDS and first.lower() not in words.stops:
            break
        start += len(name) - len(rest.lstrip())
        name = rest.lstrip()
    return start, name


def _crosses(shadow: str, start: int, end: int, words: PlatformWords) -> bool:
    """Say whether a verb or a preposition stands between a mark and the word "platform": then that is another's."""
    between = shadow[start:end].split()[:-1]
    if sum(w[:1].isupper() and w[1:].islower() for w in between) > 1:
        return True
    return any(w.lower().strip("(),") in words.stops or w.endswith((".", ";", ":")) for w in between)
