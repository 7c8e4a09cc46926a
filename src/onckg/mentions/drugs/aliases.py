"""Which names of drugs a release calls one: "X (Y)", "X, formerly known as Y", "X/Y" of two companies, "the product is sold as Y".

The words by which releases say so stand in ``aliases.toml``. What says that two drugs are akin ("a biosimilar of Y", "the successor to Y",
"X (in combination with Y)") makes them no one drug.
"""

import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from onckg.documents.records import Document
from onckg.mentions.drugs.candidates import Span
from onckg.mentions.drugs.isotopes import key_of

_FILE = Path(__file__).with_name("aliases.toml")
_NEAR = 130  # characters between two names in one clause
_FAR = 260  # characters from a name to what stands for it in a later sentence
_OPEN = re.compile(r"\([^()]*$|\[[^\[\]]*$")
_CLOSES = re.compile(
    r"\"?(?:\s(?!and\b|or\b|with\b|plus\b|in\b)[a-z]+){0,3}?\s{0,2}(?:[)\],;/]|or\b|and\s(?:before|later|then|formerly|previously)|in\s(?:the\s)?[A-Z])"
)
_STOP = re.compile(r"[a-z0-9)]\.\s")
_MOST_STOPS = 3
_ENDS = re.compile(r"\"?\s{0,2}(?:[.,;:)\]]|in\s|\(|\s?$)")  # "X, formerly Y, ..."; not "X, previously Y was used"
_PARAGRAPH = re.compile(r"\n\s*\n")
_SLASH = re.compile(r"\s?/\s?")
_ELSEWHERE = re.compile(r"\s{1,3}in\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z]\w*)?,?\sand\s(?:as\s)?")
_PLACE = re.compile(r"\s{1,3}(?:elsewhere|in\s(?:the\s|other\s|all\s)?\w)")
_BRACKET_NAME = re.compile(r"\s{0,2}\(\"?(?P<name>[A-Za-z][A-Za-z0-9-]{2,24})\"?\s?\)")


@dataclass(frozen=True, slots=True)
class AliasWords:
    """Compiled patterns; each matches the whole of what stands between two names."""

    bracket: re.Pattern[str]
    said: re.Pattern[str]
    bare: re.Pattern[str]
    later: re.Pattern[str]
    next_name: re.Pattern[str]
    and_called: re.Pattern[str]
    two_drugs: re.Pattern[str]
    listed_behind: re.Pattern[str]
    listed_before: re.Pattern[str]
    not_meant: re.Pattern[str]


@functools.cache
def alias_words() -> AliasWords:
    """Return the words of ``aliases.toml``, compiled once in a process."""
    data = {name: f"(?:{'|'.join(entries)})".replace(" ", r"\s") for name, entries in tomllib.loads(_FILE.read_text("utf-8")).items()}
    when, called, kind = rf"(?:{data['when']}\s)", rf"(?:{data['called']}\s)", rf"{data['kinds_of_name']}"
    named = rf"(?:{when}*{called}|{when}{{0,2}}{data['when_alone']}\s)"
    be = r"(?:is|was|are|will\sbe|has\sbeen|had\sbeen|to\sbe)\s"
    quote = r"[\"']?"
    of_kind = rf"(?:[A-Z][\w&-]*(?:'s)?\s)?(?:the\s|its\s)?{kind}s?(?:\s(?:of|for|is)|:)?\s"
    return AliasWords(
        bracket=re.compile(rf"\s{{0,3}}[(\[]{quote}(?:(?:and\s)?(?:{be})?{named}|{of_kind})?{quote}"),
        said=re.compile(
            rf"{quote}\s{{0,2}}[)\]]?(?:,\s(?:which\s{be})?{named}|\s{{1,3}}{be}{when}*{called}|,\s(?:whose\s)?{of_kind}|\s{{1,3}}(?:{be}|as\s)the\s{kind}\s(?:of|for)\s"
            rf"|(?:,\s(?:if|once|when|upon|after)\s\w+,|,\s[^,.;()]{{3,60}},)\s{be}{when}*{called}|,?\s(?:which\s)?{be}{when}*{called}[\w-]+\s(?:and|or)\s{when}*{called}"
            rf"|\s{{1,2}}-\s{named}|\sto\s(?:the|its)\s[\w-]+(?:\s[\w-]+)?\s{named}|\s{{0,2}}[)\]],\s{be}{when}*{called}|,\s[^,.;()]{{3,60}}\s\({named}){quote}"
        ),
        bare=re.compile(rf".*{data['when_alone']}\s{quote}", re.DOTALL),
        later=re.compile(
            rf".*?\b(?:(?i:{data['stand_ins']})\s{be}{when}*{called}|{data['taken_over']}\s{data['stand_ins']}\s(?:\w+\s){{0,3}}(?:as|under\s(?:the\s)?{kind})\s"
            rf"|which\s(?:\w+\s){{1,5}}?{data['taken_over']}\s(?:\w+\s){{0,3}}?(?:as|under\s(?:the\s)?{kind})\s|{data['renames']}\s{data['stand_ins']}\s(?:as\s)?){quote}",
            re.DOTALL,
        ),
        and_called=re.compile(rf",?\s(?:and|or)\s{when}*{called}{quote}"),
        next_name=re.compile(
            rf"{quote}\s{{0,2}}(?:,|;|/|\bor\b|,\sor|,?\sand\s(?:before\sthat|{when})(?:\sas)?)\s?(?:{named}|{of_kind})?{quote}"
        ),
        two_drugs=re.compile(rf"\s{{1,3}}{data['two_drugs']}\b"),
        listed_behind=re.compile(rf"(?:\s\([^()]*\))?{data['listed']}\s?$"),
        not_meant=re.compile(rf"\b{data['not_meant']}\s$"),
        listed_before=re.compile(rf"(?:\s\([^()]*\))?{data['listed']}\s?"),
    )


def alias_pairs(document: Document, spans: Sequence[tuple[Span, str]]) -> list[tuple[str, str]]:
    """Return the pairs of names that the text calls one thing; ``spans`` are all name occurrences, sorted."""
    shadow, words = document.shadow, alias_words()
    pairs: list[tuple[str, str]] = []
    last: Span = (-1, -1)  # the name that was last said to be another's
    for at, ((first, one), (second, other)) in enumerate(pairwise(spans)):
        between = shadow[first[1] : second[0]]
        if len(between) > _FAR or _PARAGRAPH.search(between):
            continue
        goes_on = first == last
        if one != other and (_is_alias(words, shadow, first, second) or (goes_on and _goes_on(words, shadow, first, second))):
            meant = pairs[-1][0] if goes_on else _meant(words, shadow, spans[: at + 1], between)
            if meant and meant != other:
                pairs.append((meant, other))
                last = second
        elif one == other and words.bracket.fullmatch(between):
            last = second
    return pairs


def _is_alias(words: AliasWords, shadow: str, first: Span, second: Span) -> bool:
    between, behind = shadow[first[1] : second[0]], shadow[second[1] : second[1] + 24]
    if len(between) <= _NEAR:
        if words.bracket.fullmatch(between):
            return bool(_CLOSES.match(behind)) or re.search(r"\s(?:known|called|named)\s|formerly|previously", between) is not None
        if words.said.fullmatch(between) and (_ENDS.match(behind) or not words.bare.fullmatch(between)):
            return between.lstrip("\"' ")[:1] not in ")]" or _closes_own_bracket(words, shadow, first)
        if _SLASH.fullmatch(between) and not words.two_drugs.match(behind):
            one, other = shadow[slice(*first)], shadow[slice(*second)]
            return _is_code(one) and _is_code(other) and key_of(one)[:2] != key_of(other)[:2]
    return bool(words.later.fullmatch(between)) and len(_STOP.findall(between)) < _MOST_STOPS


def _meant(words: AliasWords, shadow: str, spans: Sequence[tuple[Span, str]], between: str) -> str:
    """Return the last of the names before a new one that "the compound" stands for; empty if that is a drug that patients had before.

    A name right before its other name ("X, formerly Y") is the one meant; across other words it is not one that X is set against.
    """
    (start, _), last = spans[-1]
    if words.said.fullmatch(between) or words.bracket.fullmatch(between) or _SLASH.fullmatch(between):
        return last
    behind = start
    for (at, _), name in reversed(spans):
        if _PARAGRAPH.search(shadow, at, behind):
            break
        if not words.not_meant.search(shadow, max(0, at - 12), at):
            return name
        behind = at
    return last if shadow[max(0, start - 5) : start] == "with " else ""


def _closes_own_bracket(words: AliasWords, shadow: str, first: Span) -> bool:
    """Say whether the bracket behind a name holds nothing before it but names: "BX-19 (name), formerly known as"."""
    opened = _OPEN.search(shadow, max(0, first[0] - _NEAR), first[0])
    return opened is not None and not re.search(r"\b(?:with|and|plus|or|of|for|in)\b|\+", opened.group())


def _goes_on(words: AliasWords, shadow: str, first: Span, second: Span) -> bool:
    """Say whether a further name follows in the same bracket ("X (Y, Z)"), or for another place ("Y in Japan and Z elsewhere")."""
    between, behind = shadow[first[1] : second[0]], shadow[second[1] : second[1] + 12]
    if words.and_called.fullmatch(between) or (_ELSEWHERE.fullmatch(between) and _PLACE.match(behind)):
        return True
    return bool(words.next_name.fullmatch(between)) and _OPEN.search(shadow, max(0, first[0] - _NEAR), first[0]) is not None


def bracketed_short_forms(document: Document, spans: Sequence[tuple[Span, str]]) -> list[tuple[str, str]]:
    """Return (name, short form) pairs where a bracket behind a name holds letters of it ("eftilagimod alpha (efti)")."""
    pairs = []
    for (_, end), name in spans:
        match = _BRACKET_NAME.match(document.shadow, end)
        if match and _abbreviates(match["name"], name):
            pairs.append((name, match["name"]))
    return pairs


def _abbreviates(short: str, name: str) -> bool:
    """Say whether ``short`` starts as the name does, or takes the first letters of its words.

    >>> _abbreviates("efti", "eftilagimod alpha"), _abbreviates("zilo-V", "zilovertamab vedotin"), _abbreviates("ADC", "MB-105")
    (True, True, False)
    """
    if re.search(r"\d", name) and not short[0].islower():
        return False
    letters, words = short.lower().replace("-", ""), name.lower().split()
    return len(letters) < len(name) and (
        (name.lower().startswith(letters[:3]) and short[0].islower()) or (len(words) > 1 and letters == "".join(w[0] for w in words))
    )


def _is_code(name: str) -> bool:
    return bool(re.search(r"\d", name)) and name[:1].isupper()
