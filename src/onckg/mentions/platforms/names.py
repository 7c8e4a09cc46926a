"""Which found names are one platform, and what it is called.

Names join by a bracket ("Phospholipid Drug Conjugate (PDC)"), where the text says so ("the ADC technology, the so-called X
technology"), where one is the other with a further word ("enLIGHTEN", "enLIGHTEN Discovery"; "MVA", "synthetic-MVA"), and where a
long description stands in a release that names one technology alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onckg.documents.records import Document
from onckg.mentions.platforms.found import FoundName
from onckg.mentions.platforms.words import PlatformWords

_LONG_DESCRIPTION = 3  # words before "platform" that say what a technology does, not what it is called


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform: ``names`` match alone, ``phrases`` only as they stand (with "platform"); ``spans`` are the phrases found."""

    value: str
    names: tuple[str, ...]
    phrases: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    rule: str
    kind: str


def group_platforms(document: Document, found: Iterable[FoundName], words: PlatformWords) -> list[Platform]:
    """Return the platforms of a release in order of their first name."""
    groups: list[list[FoundName]] = []
    for name in _with_long_forms(document, found):
        same = [g for g in groups if any(_is_same(name, other) for other in g)]
        joined = [f for g in same for f in g] + [name]
        groups = [g for g in groups if g not in same]
        groups.append(joined)
    groups.sort(key=lambda g: min(f.start for f in g))
    return [_platform(g, words) for g in _with_descriptions(groups)]


def long_form(document: Document, short: str) -> tuple[int, int] | None:
    """Return the characters of the words that a bracket abbreviates: of "Phospholipid Drug Conjugate (PDC)" the first three
    words; None where no bracket holds ``short`` or the words before it do not spell it."""
    shadow = document.shadow
    match = re.search(rf"(?<=[\s\w])\s*\(\"?{re.escape(short)}s?\"?\)", shadow)
    if not match:
        return None
    before = shadow[max(0, match.start() - 90) : match.start()]
    word_starts = [m.start() for m in re.finditer(r"(?<![\w])\w", before)]
    letters = short.lower()
    for at in reversed(word_starts):
        candidate = before[at:].rstrip()
        if candidate[0].lower() == letters[0] and spells(candidate.lower(), letters):
            return (
                (match.start() - len(before) + at, match.start() - len(before) + at + len(candidate))
                if len(candidate) > len(short)
                else None
            )
        if len(candidate.split()) > len(short) + 2:
            return None
    return None


def key_of(name: str) -> str:
    """Return the letters and digits of a name, small, without "platform" and "technology"."""
    return re.sub(r"[\W_]+", "", re.sub(r"\b(?:platforms?|technolog(?:y|ies))\b", "", name.lower()))


def spells(words: str, letters: str) -> bool:
    """Say whether the letters stand in order, each new word giving one ("phospholipid ether" spells "ple")."""
    parts = re.findall(r"\w+", words)
    if len(parts) > len(letters) + 1:
        return False
    at = 0
    for part in parts:
        position = 0
        if at < len(letters) and part[0] == letters[at]:
            at += 1
            position = 1
            while (
                at < len(letters)
                and (hit := part.find(letters[at], position)) >= 0
                and len(letters) - at > len(parts) - parts.index(part) - 1
            ):
                position = hit + 1
                at += 1
        elif part not in {"of", "and", "the", "for", "to", "a"}:
            return False
    return at == len(letters)


def _with_long_forms(document: Document, found: Iterable[FoundName]) -> list[FoundName]:
    result = []
    for name in found:
        result.append(name)
        if name.short or name.descriptive or not re.fullmatch(r"[A-Z][A-Za-z]{1,7}", name.name):
            continue
        if name.name.isupper() and (span := long_form(document, name.name)):
            text = " ".join(document.shadow[span[0] : span[1]].split())
            result.append(FoundName(span[0], span[1], text, "context/long-form", short=name.name))
    return result


def _is_same(one: FoundName, other: FoundName) -> bool:
    a, b = key_of(one.name), key_of(other.name)
    if a == b or key_of(one.short) == b != "" or key_of(other.short) == a != "":
        return True
    if (one.same_as and (same := key_of(one.same_as)) and same in b) or (other.same_as and (same := key_of(other.same_as)) and same in a):
        return True
    if one.descriptive != other.descriptive and (0 <= one.start - other.end <= 4 or 0 <= other.start - one.end <= 4):
        return True
    short, long = sorted((one.name, other.name), key=len)
    if re.search(rf"-{re.escape(re.sub(r' platform$', '', short))}(?: platform)?$", long):
        return True
    if one.descriptive and other.descriptive:
        return key_of(long).endswith(key_of(short)) and len(short.split()) > 2
    return not one.descriptive and not other.descriptive and bool(re.match(rf"{re.escape(short)}(?:\s|$)", long))


def _with_descriptions(groups: list[list[FoundName]]) -> list[list[FoundName]]:
    """Join long descriptions to the only technology that is named."""
    described = [g for g in groups if all(f.descriptive and len(f.name.split()) > _LONG_DESCRIPTION for f in g)]
    named = [g for g in groups if g not in described and any(not f.descriptive for f in g) and g[0].kind != "carrier"]
    if len(named) != 1 or len(named) + len(described) != len(groups):
        return groups
    return [g + [f for d in described for f in d] if g is named[0] else g for g in groups if g not in described]


def _platform(group: list[FoundName], words: PlatformWords) -> Platform:
    named = [f for f in group if not f.descriptive]
    long_forms = [f for f in group if f.short]
    best = long_forms[0] if long_forms else max(named or group, key=lambda f: (_worth(f), -f.start))
    names = {f.name for f in named} | {f.short for f in group if f.short}
    names = {n for n in names if n.lower() not in words.generic_names}
    return Platform(
        value=best.name,
        names=tuple(sorted(names, key=lambda n: (-len(n), n))),
        phrases=tuple(sorted({f.name for f in group if f.descriptive}, key=lambda n: (-len(n), n))),
        spans=tuple((f.start, f.end) for f in group),
        rule=best.rule,
        kind=next((f.kind for f in group if f.kind != "platform"), "platform"),
    )


def _worth(found: FoundName) -> tuple[int, int]:
    marked = found.rule in {"form/marked-platform", "context/is-a-platform", "context/termed", "form/quoted-platform"}
    return (2 if marked else 0 if found.descriptive else 1, -len(found.name) if marked else len(found.name))
