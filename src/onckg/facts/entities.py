"""The entities of a release, made from their mentions: all mentions of one value are one thing, their surfaces its names."""

import re
from collections.abc import Callable, Mapping, Sequence

from onckg.facts.context import evidence_of_mention
from onckg.facts.records import Company, Disease, Drug, Evidence, Platform
from onckg.mentions.records import Mention

_MAX_EVIDENCE = 12
SectionAt = Callable[[int], str]


def companies_of(mentions: Sequence[Mention], used: set[str], section_at: SectionAt) -> tuple[Company, ...]:
    """Return the companies named in ``used``, in order of first mention."""
    result = []
    for value, group in _groups(mentions, "company", used).items():
        named = [m for m in group if m.attributes.get("anaphor") != "yes"]
        if named:
            misspelt = tuple(dict.fromkeys(_surface(m) for m in named if m.attributes.get("misspelling") == "yes"))
            ticker, exchange = _attribute(named, "ticker"), _attribute(named, "exchange")
            result.append(Company(value, _aliases(value, named), ticker, exchange, misspelt, _evidence(named, section_at)))
    return tuple(result)


def drugs_of(
    mentions: Sequence[Mention],
    used: set[str],
    roles: Mapping[str, str],
    said: tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]],
    section_at: SectionAt,
) -> tuple[Drug, ...]:
    """Return the drugs named in ``used``, in order of first mention; ``said`` is what the release says of each: modalities and targets."""
    modalities, targets = said
    result = []
    for value, group in _groups(mentions, "drug", used).items():
        concept = next((m.concept for m in group if m.concept), "")
        result.append(
            Drug(
                value,
                _aliases(value, group),
                roles.get(value, "background"),
                modalities.get(value),
                targets.get(value, ()),
                concept,
                _evidence(group, section_at),
            )
        )
    return tuple(result)


def platforms_of(
    mentions: Sequence[Mention], used: set[str], kinds: Mapping[str, str], built_on: Mapping[str, tuple[str, ...]], section_at: SectionAt
) -> tuple[Platform, ...]:
    """Return the platforms named in ``used``, in order of first mention."""
    result = []
    for value, group in _groups(mentions, "platform", used).items():
        concept = next((m.concept for m in group if m.concept), "")
        result.append(
            Platform(
                value,
                _aliases(value, group),
                kinds.get(value, "platform"),
                tuple(b for b in built_on.get(value, ()) if b in used),
                concept,
                _evidence(group, section_at),
            )
        )
    return tuple(result)


def diseases_of(mentions: Sequence[Mention], used: set[str], section_at: SectionAt) -> tuple[Disease, ...]:
    """Return the diseases named in ``used``, in order of first mention; aliases hold the wordings of the text."""
    result = []
    for value, group in _groups(mentions, "disease", used).items():
        concept = next((m.concept for m in group if m.concept), "")
        broader = "" if concept else _attribute(group, "broader") or ""
        result.append(Disease(value, _aliases(value, group), concept, broader, _evidence(group, section_at)))
    return tuple(result)


def section_finder(sections: Sequence[tuple[int, int, str]]) -> SectionAt:
    """Return a function that tells the kind of section of a character; ``sections`` are (start, end, kind), body elsewhere."""

    def section_at(start: int) -> str:
        return next((kind for low, high, kind in sections if low <= start < high), "body")

    return section_at


def _groups(mentions: Sequence[Mention], kind: str, used: set[str]) -> dict[str, list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == kind and mention.value in used:
            groups.setdefault(mention.value, []).append(mention)
    return groups


def _surface(mention: Mention) -> str:
    return re.sub(r"\s+", " ", mention.text).strip()


def _aliases(value: str, group: Sequence[Mention]) -> tuple[str, ...]:
    """Return the spellings other than the name, in order of first mention."""
    return tuple(s for s in dict.fromkeys(_surface(m) for m in group) if s and s != value)


def _attribute(group: Sequence[Mention], name: str) -> str | None:
    return next((m.attributes[name] for m in group if m.attributes.get(name)), None)


def _evidence(group: Sequence[Mention], section_at: SectionAt) -> tuple[Evidence, ...]:
    return tuple(evidence_of_mention(m, section_at(m.start)) for m in group[:_MAX_EVIDENCE])
