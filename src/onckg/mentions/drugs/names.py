"""Which candidates are drugs, and which names belong to one drug.

Names belong together where the release says so ("X (Y)", "X, formerly Y", "also known as"), where they are equal but for case and
punctuation, or where a known medicine has both. Codes that differ in a letter or digit never do.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from onckg.documents.records import Document
from onckg.mentions.drugs.candidates import Candidate, Span

_KNOWN_AS = (
    r"(?:\s?\(|,\s)(?:also\s|formerly\s|previously\s|and\s)*"
    r"(?:referred\sto\sas|known\sas|identified\sas|called|named|formerly|previously|now|aka|a\.k\.a\.|INN:?|i\.e\.,)\s"
)
_BETWEEN_ALIASES = re.compile(
    rf"(?:\s{{0,2}}\(|\s{{0,2}}\[|{_KNOWN_AS}|\s{{0,2}}\((?:brand\sname\s|generic\sname\s|code\sname\s)?)(?:\"|')?$"
)
_LISTED_BEHIND = re.compile(r"(?:,|,?\s(?:and|or|plus)|/|\s\+)\s?$")
_LISTED_BEFORE = re.compile(r"(?:,|,?\s(?:and|or|plus)|/|\s\+)\s?")
_SLASH = re.compile(r"^\s?/\s?$")
_BRACKET_NAME = re.compile(r"\s{0,2}\(\"?(?P<name>[A-Za-z][A-Za-z0-9-]{2,24})\"?\s?\)")


@dataclass(frozen=True, slots=True)
class DrugName:
    """One spelling of a drug in this release: ``group`` is equal for the spellings of one drug."""

    name: str
    rule: str
    group: str
    spans: tuple[Span, ...]
    concept: str = ""


def key_of(name: str) -> str:
    """Return what two spellings of one name share: letters and digits, lower case.

    >>> key_of("CLR 131") == key_of("clr-131")
    True
    """
    return re.sub(r"[^a-z0-9]+", "", name.lower())


def accepted(candidates: Iterable[Candidate], document: Document, known: Mapping[Span, str]) -> list[Candidate]:
    """Return the candidates that are drugs: sure forms, and weak ones that something speaks for; ``known`` are the names that the
    dictionary gave, by their characters."""
    kept: list[Candidate] = []
    doubtful: list[Candidate] = []
    for candidate in candidates:
        in_title = any(start < document.title_end for start, _ in candidate.spans)
        match candidate.rule:
            case "form/inn" | "form/short":
                good = True
            case "form/code":
                good = candidate.cues + candidate.defined > 0 or in_title or len(candidate.spans) > 2
            case "form/brand":
                good = candidate.defined > 0 or candidate.cues > 1 or (candidate.cues > 0 and len(candidate.spans) > 1)
            case "form/code-weak":
                good = candidate.defined > 0 or candidate.cues > 1 or (candidate.cues > 0 and (in_title or len(candidate.spans) == 1))
            case _:
                good = candidate.defined > 0 and len(candidate.spans) > 0 and candidate.cues > 0
        (kept if good else doubtful).append(candidate)
    # A company numbers its drugs: "HB-310" speaks for "HB-455".
    families = {_family(name) for name in (*known.values(), *(c.name for c in kept))} - {""}
    kept += [c for c in doubtful if c.rule.startswith("form/code") and _family(c.name) in families]
    # What is another name of a drug is one: "HB-310 (formerly TX-220)", "HB-310 (BRAND™)".
    doubtful = [c for c in doubtful if c not in kept and c.rule in ("form/code", "form/code-weak", "form/brand")]
    spans = sorted((span, c.name) for c in (*kept, *doubtful) for span in c.spans)
    sure = {*known.values(), *(c.name for c in kept)}
    paired = {name for pair in alias_pairs(document, spans) if sure & set(pair) for name in pair}
    kept += [c for c in doubtful if c.name in paired]
    return kept + [c for c in doubtful if c not in kept and c.rule == "form/code" and _is_listed(c, kept, known, document)]


def _is_listed(candidate: Candidate, kept: Iterable[Candidate], taken: Iterable[Span], document: Document) -> bool:
    """Say whether a code stands in a list beside a sure name ("HB-310, TX-220 and NV-7 are tested")."""
    sure = sorted([*taken, *(span for c in kept for span in c.spans)])
    ends, starts = {end for _, end in sure}, {start for start, _ in sure}
    for start, end in candidate.spans:
        before, after = _LISTED_BEHIND.search(document.shadow, max(0, start - 8), start), _LISTED_BEFORE.match(document.shadow, end)
        if (before and before.start() in ends) or (after and after.end() in starts):
            return True
    return False


def _family(code: str) -> str:
    """Return the letters of a code with the mark behind them and the number of its digits ("HB-###"); empty for another form."""
    match = re.fullmatch(r"([A-Z]{2,6}[ -]?)(\d{2,5})", code)
    return match[1] + "#" * len(match[2]) if match else ""


def alias_pairs(document: Document, spans: list[tuple[Span, str]]) -> list[tuple[str, str]]:
    """Return the pairs of names that the text calls one thing; ``spans`` are all name occurrences, sorted."""
    shadow, pairs = document.shadow, []
    for (first, one), (second, other) in pairwise(spans):
        between = shadow[first[1] : second[0]]
        if one == other or len(between) > 45:
            continue
        closes = shadow[second[1] : second[1] + 2]
        if (
            _BETWEEN_ALIASES.match(between)
            and (
                closes[:1] in ")],;/" or closes == " )" or "known" in between or "formerly" in between or re.match(r" ?(?:or|and)", closes)
            )
        ) or (_SLASH.match(between) and _is_code(one) and _is_code(other) and key_of(one)[:2] != key_of(other)[:2]):
            pairs.append((one, other))
        elif (
            re.fullmatch(r"\s?(?:,|or|/|;)\s(?:or\s)?", between)
            and pairs
            and pairs[-1][1] == one
            and re.search(r"\([^()]*$", shadow[max(0, first[0] - 60) : first[0]])
        ):
            pairs.append((pairs[-1][0], other))
    return pairs


def bracketed_short_forms(document: Document, spans: list[tuple[Span, str]]) -> list[tuple[str, str]]:
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
