"""The words that company names are made of, compiled from ``words.toml`` and ``known.toml``."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent
# Two letters after a comma are a state or a country more often than a legal form ("Reno, NV").
_COMMA_FORMS = re.compile(
    r"Inc|INC|L\.?L\.?[CP]|Ltd|LTD|Limited|LIMITED|Corp|CORP|Co[., ]|CO\.|Company|PLC|plc|L\.P|LP|Pty|S\.[AEp.]|N\.V|B\.V|GmbH"
    r"|Incorporated|Private|Pvt"
)


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """A company that releases name often: ``names`` fullest first, ``patterns`` match them with any spacing."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompanyWords:
    """Word lists and compiled patterns; all patterns match on the shadow of a document. ``plain`` are all that name no company
    alone; ``heads`` are the strong and the weak
    ones; ``cue_endings`` maps the last word of a cue, small, to
    the patterns of cues that may end so, each with its weight. ``known`` maps a first word to the
    names that begin with it, longest first, each with its pattern and its company; ``known_small`` are the first words written small."""

    legal_words: frozenset[str]
    strong_heads: frozenset[str]
    heads: frozenset[str]
    fused_endings: tuple[str, ...]
    organisation_words: frozenset[str]
    never_within: frozenset[str]
    never_first: frozenset[str]
    not_companies: frozenset[str]
    hard: frozenset[str]
    soft: frozenset[str]
    plain: frozenset[str]
    company_verbs: frozenset[str]
    drug_verbs: frozenset[str]
    places: frozenset[str]
    exchanges: Mapping[str, str]
    legal_form: re.Pattern[str]
    ticker: re.Pattern[str]
    cue_endings: Mapping[str, tuple[tuple[re.Pattern[str], int], ...]]
    biography_cue: re.Pattern[str]
    trademark_cue: re.Pattern[str]
    parent_cue: re.Pattern[str]
    apposition: re.Pattern[str]
    announces: re.Pattern[str]
    known: Mapping[str, tuple[tuple[str, re.Pattern[str], KnownCompany], ...]]
    known_keys: Mapping[str, KnownCompany]
    known_small: tuple[str, ...]


@functools.cache
def company_words() -> CompanyWords:
    """Return the lists of this folder, compiled once in a process."""
    data = tomllib.loads((_FOLDER / "words.toml").read_text("utf-8"))
    exchanges: dict[str, str] = data["exchanges"]
    known = _known_by_first_word(tomllib.loads((_FOLDER / "known.toml").read_text("utf-8"))["names"])
    return CompanyWords(
        legal_words=frozenset(part for f in data["legal"] for part in (f.rstrip("."), re.split(r"[ .,(/]", f, maxsplit=1)[0]) if part),
        strong_heads=frozenset(data["strong_heads"]),
        heads=frozenset(data["strong_heads"] + data["weak_heads"]),
        fused_endings=tuple(data["fused_endings"]),
        organisation_words=frozenset(data["organisation_words"]),
        never_within=frozenset(data["never_within"]),
        never_first=frozenset(data["never_first"]),
        not_companies=frozenset(data["not_companies"]),
        hard=frozenset(data["ordinary"]),
        soft=frozenset(data["soft"]),
        plain=frozenset(data["soft"] + data["ordinary"] + data["places"] + data["organisation_words"]),
        company_verbs=frozenset(data["company_verbs"]),
        drug_verbs=frozenset(data["drug_verbs"]),
        places=frozenset(data["places"]),
        exchanges=exchanges,
        legal_form=_legal_form(data["legal"]),
        ticker=re.compile(rf"\b({_any(exchanges)})(?:[ ](?:[A-Z][\w-]*[ ]?){{0,3}})?\s?:\s?([A-Z0-9][A-Z0-9.]{{0,11}}(?<!\.))(?![a-z])"),
        cue_endings=_cues_by_ending(data["corporate_cues"], data["general_cues"], data["cue_endings"]),
        biography_cue=_within(data["biography_cues"]),
        trademark_cue=_within(data["trademark_cues"]),
        parent_cue=_before(data["parent_cues"]),
        apposition=re.compile(
            r"\s?(?:,\s|\s|-\s)(?:which is |is |are |was )?(?:an?\s|one of the\s|the\s(?!compan))"
            r"(?:(?!of\b|for\b|by\b|in\b|with\b|that\b|which\b|to\b|from\b|designed\b|being\b)[\w/&'+-]+,?\s){0,9}?"
            rf"(?:{'|'.join(data['kinds'])})\b"
        ),
        announces=re.compile(
            r"\bannounc(?:e|es|ed|ing)\b|\btoday (?:report|provid|present|update|unveil|publish)"
            r"|\b(?:reports|reported|provided|presented|updated) today\b"
        ),
        known=known,
        known_small=tuple(first for first in known if first.islower()),
        known_keys={key_of(name): company for entries in known.values() for name, _, company in entries},
    )  # fmt: skip


def key_of(name: str) -> str:
    """Return the letters and digits of a name, small: names with one key are one name.

    >>> key_of("Bristol-Myers Squibb")
    'bristolmyerssquibb'
    """
    return re.sub(r"[\W_]+", "", name.lower())


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _before(cues: list[str]) -> re.Pattern[str]:
    """Return the pattern of cues that end where a name begins; articles and one adjective may stand between."""
    return re.compile(rf"\b(?:{'|'.join(cues)})[\s:]+(?:the\s|its\s|our\s|partner\s|company\s|companies\s)?$", re.IGNORECASE)


def _cues_by_ending(corporate: list[str], general: list[str], endings: list[str]) -> dict[str, tuple[tuple[re.Pattern[str], int], ...]]:
    """Return for each last word of a cue the patterns to try, with the weight of what they say."""
    found: dict[str, tuple[tuple[re.Pattern[str], int], ...]] = {}
    for ending in endings:
        last = re.compile(rf"(?:^|[\s(:|]){re.escape(ending)}(?:s\?|\)|\b|$)|s\?$|\)$", re.IGNORECASE)
        patterns = [
            (_before(chosen), weight) for cues, weight in ((corporate, 2), (general, 1)) if (chosen := [c for c in cues if last.search(c)])
        ]
        found[ending] = tuple(patterns)
    return found


def _within(cues: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cues)})", re.IGNORECASE)


def _legal_form(forms: list[str]) -> re.Pattern[str]:
    after_comma = _any(f for f in forms if _COMMA_FORMS.match(f))
    return re.compile(rf"(?:\s{{1,2}}(?:{_any(forms)})|\s{{0,2}},\s{{0,2}}(?:{after_comma}))(?:,?\s(?:{after_comma}))?(?!\w)")


def _known_by_first_word(records: list[list[str]]) -> dict[str, tuple[tuple[str, re.Pattern[str], KnownCompany], ...]]:
    found: dict[str, list[tuple[str, re.Pattern[str], KnownCompany]]] = {}
    for names in records:
        company = KnownCompany(tuple(names))
        for name in names:
            pattern = re.compile(r"\s+".join(re.escape(w) for w in name.split()) + r"(?![\w@])")
            found.setdefault(re.split(r"[\s&]", name, maxsplit=1)[0], []).append((name, pattern, company))
    return {first: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[0]))) for first, entries in found.items()}
