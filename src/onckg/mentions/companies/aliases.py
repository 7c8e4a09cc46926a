"""Other names that a text gives a company: short forms in brackets, "formerly X", "doing business as Y"."""

import re
from collections.abc import Iterator

from onckg.mentions.companies.phrases import Bracket, Trail, normal
from onckg.mentions.companies.words import CompanyWords

_QUOTED = re.compile(r"(?<!\w)[\"']+\s?([A-Za-z0-9][^\"']{0,50}?),?\s?[\"']")
_PLAIN_ALIAS = re.compile(
    r"(?:hereinafter,?\s|the\s|or\s|formerly(?:\sknown\sas)?\s|f/k/a\s|aka\s|d/b/a\s)*([A-Z0-9a-z]{0,3}[A-Z][\w&.+-]*(?:\s[A-Z&][\w&.+-]*){0,3})$"
)
_ALIAS_PARTS = re.compile(r"[,;]\s|\sor\s|\sand\s")
_KNOWN_AS = re.compile(
    r"\s?,?\s?\(?(?:also |formerly |previously |now |doing business )?(?:known as|d/b/a|as|f/k/a|formerly)\s(?:the\s)?"
    r"([A-Z][\w&-]+(?:\s[A-Z][\w&-]*){0,3})"
)
_OTHER_NAME = re.compile(
    r"(?:formerly(?: known as)?|previously(?: known as)?|f/k/a|d/b/a|doing business as|now known as)\s(?:the\s)?"
    r"((?-i:[A-Z0-9])[\w&-]*(?:\s(?-i:[A-Z])[\w&-]*){0,3})",
    re.IGNORECASE,
)


def other_names(shadow: str, name: str, end: int, trail: Trail, words: CompanyWords) -> tuple[str, ...]:
    """Return the short and former forms that the trail gives a name that ends at ``end``: quoted ones, and plain ones that look like names.

    A short form must look like the name; a former name ("formerly Oakdene Pharma") or one that it trades under need not.
    """
    found: dict[str, None] = {}
    for bracket in trail.brackets:
        if (former := _OTHER_NAME.match(bracket.content)) and (also := _up_to_verb(former[1], words)):
            found[also] = None
        for alias in _aliases_in(bracket, words):
            if may_stand_for(alias, name, words):
                found[alias] = None
    after = trail.end if trail.end >= 0 else end
    if other := _KNOWN_AS.match(shadow, after):
        also = _up_to_verb(other[1], words)
        if also and (_OTHER_NAME.match(other[0].lstrip(" ,(")) or may_stand_for(also, name, words)):
            found[also] = None
    return tuple(found)


def _up_to_verb(name: str, words: CompanyWords) -> str:
    """Return the words of a name up to a verb of a headline ("Quillane Oncology Reports Results"), "" where nothing is left."""
    kept: list[str] = []
    for word in name.split():
        if word in words.company_verbs or word in words.drug_verbs or (not kept and word in words.hard):
            break
        kept.append(word.rstrip(",."))
    return "" if " ".join(kept) in words.not_companies or (len(kept) == 1 and kept[0] in words.plain) else " ".join(kept)


def _aliases_in(bracket: Bracket, words: CompanyWords) -> Iterator[str]:
    quoted = _QUOTED.findall(bracket.content)
    if quoted:
        yield from (normal(q) for q in quoted)
        return
    if words.ticker.search(bracket.content):
        return
    for part in _ALIAS_PARTS.split(bracket.content):
        if (plain := _PLAIN_ALIAS.match(part.strip())) and not words.legal_form.fullmatch(" " + plain[1]):
            yield normal(plain[1])


def may_stand_for(alias: str, name: str, words: CompanyWords) -> bool:
    """Say whether a bracket's words can be a short form of a name: begins like one of its words, or is made of its initials."""
    if (
        alias in words.not_companies
        or alias in words.places
        or alias in words.exchanges
        or alias.lower() in {"company", "we", "us", "our", "companies", "parties", "partnership", "agreement"}
    ):
        return False
    if alias.split(maxsplit=1)[0] in words.hard or len(alias) < 2 or alias == name:
        return False
    letters = re.sub(r"[^a-z0-9]", "", alias.lower())
    return bool(letters) and (
        any(letters.startswith(w[:3].lower()) or w.lower().startswith(letters) for w in re.split(r"[\s-]+", name) if len(w) > 2)
        or (letters[0] == name[0].lower() and _is_subsequence(letters, re.sub(r"[^a-z0-9]", "", name.lower())))
    )


def _is_subsequence(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
