"""Candidates to companies: which names mean one company, which of them is the name, which are short forms and misspellings.

Names join where they are equal apart from case and signs, where a vocabulary of frequent companies says so, where one is the other
without its head words ("GeoVax" of "GeoVax Labs"), where a bracket says so, and where they differ in one letter of one word and
nothing speaks for two companies. Names with digits never join by likeness.
"""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from onckg.mentions.companies.aliases import may_stand_for
from onckg.mentions.companies.evidence import Candidate
from onckg.mentions.companies.phrases import normal
from onckg.mentions.companies.scene import Scene
from onckg.mentions.companies.tickers import Ticker
from onckg.mentions.companies.words import CompanyWords, KnownCompany, key_of

_LIKENESS = 0.8  # difflib's ratio of two words of six letters that differ in one is 0.83
_LEAST_LETTERS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """One company of a release. ``forms`` are all its names, longest first; ``legal_forms`` those that mean it only
    where a legal form follows ("AGC Inc." beside "AGC Biologics", which is "AGC" for short); ``misspelt`` are slips of the pen."""

    name: str
    forms: tuple[str, ...]
    legal_forms: tuple[str, ...]
    misspelt: frozenset[str]
    ticker: Ticker | None
    rules: tuple[str, ...]
    candidates: tuple[Candidate, ...]


@dataclass(slots=True)
class _Group:
    """Candidates that name one company, while they are being joined."""

    candidates: list[Candidate]
    known: KnownCompany | None = None

    @property
    def names(self) -> Counter[str]:
        return Counter(c.name for c in self.candidates)

    @property
    def ticker(self) -> Ticker | None:
        return next((c.ticker for c in self.candidates if c.ticker), None)

    @property
    def defined(self) -> set[str]:
        return {d for c in self.candidates for d in c.defined}

    @property
    def longest(self) -> str:
        return min(self.names, key=lambda n: (-len(n.split()), -len(n), n))

    def is_company(self) -> bool:
        weights: dict[str, int] = {}
        for candidate in self.candidates:
            for sign in candidate.signs:
                weights[sign.rule] = max(weights.get(sign.rule, 0), sign.weight)
        if max(weights.values(), default=0) >= 2 or sum(weights.values()) >= 2:
            return True
        return bool(weights) and any(_is_invented(name) for name in self.names)


def group_companies(candidates: Iterable[Candidate], words: CompanyWords, scene: Scene, is_other: Callable[[str], bool]) -> list[Company]:
    """Return the companies of a release in order of their first candidate. ``is_other`` says that a name is known as something else."""
    groups = _equal_names(candidates, words)
    groups = _joined_short_forms(groups, words)
    pairs = [(right, slips) for right, slips in _pairs_of_spellings(groups, scene) if right.is_company()]
    companies = [_company(right, slips, words, scene, is_other) for right, slips in pairs]
    companies = [_without_name_of_parent(c, companies) for c in companies]
    return [_without_borrowed_names(c, companies) for c in companies]


def short_form(name: str, words: CompanyWords) -> str:
    """Return a name without the head words at its end, "" where nothing of its own remains.

    >>> from onckg.mentions.companies.words import company_words
    >>> short_form("GeoVax Labs", company_words()), short_form("Heidelberg Pharma", company_words())
    ('GeoVax', '')
    """
    tokens = name.split()
    while len(tokens) > 1 and (tokens[-1] in words.heads or tokens[-1] in words.legal_words or tokens[-1] == "&"):
        tokens.pop()
    if len(tokens) == 1 and (tokens[0] in words.plain or len(tokens[0]) < 3):
        return ""
    return " ".join(tokens) if len(tokens) < len(name.split()) else ""


def _equal_names(candidates: Iterable[Candidate], words: CompanyWords) -> list[_Group]:
    groups: dict[str, _Group] = {}
    for candidate in candidates:
        known = candidate.known or words.known_keys.get(key_of(candidate.name))
        key = key_of(known.names[0]) if known else key_of(candidate.name)
        group = groups.setdefault(key, _Group([], known))
        group.candidates.append(candidate)
    return list(groups.values())


def _joined_short_forms(groups: list[_Group], words: CompanyWords) -> list[_Group]:
    """Join each group to the one whose name it shortens; a name with a legal form of its own stands alone."""
    by_length = sorted(groups, key=lambda g: (-len(g.longest), g.longest))
    gone: set[int] = set()
    for short in reversed(by_length):
        for long in by_length:
            if long is short or id(long) in gone or not _shortens(short, long, words):
                continue
            into, left = (short, long) if short.known else (long, short)
            into.candidates.extend(left.candidates)
            gone.add(id(left))
            if left is short:
                break
    kept = [g for g in groups if id(g) not in gone]
    for group in kept:
        group.candidates.sort(key=lambda c: (c.start, c.end))
    return sorted(kept, key=lambda g: g.candidates[0].start)


def _shortens(short: _Group, long: _Group, words: CompanyWords) -> bool:
    if short.known and long.known:
        return False
    if short.ticker and long.ticker and short.ticker != long.ticker:
        return False
    names = {*short.names, *(short.known.names if short.known else ())}
    if not names.isdisjoint(long.defined):
        return True
    if any(c.legal for c in short.candidates) and not short.known:
        return False
    if _begins(short, long, words):
        return True
    return any(
        name == short_form(full, words) or (full.startswith(name + " ") and all(t in words.heads for t in full[len(name) :].split()))
        for full in long.names
        for name in names
        if len(full) > len(name)
    )


def _begins(short: _Group, long: _Group, words: CompanyWords) -> bool:
    """Say whether a single word, said in passing, is the first of a longer name: "Nissei" of "Nissei Yakuhin"."""
    (name, *more) = short.names
    plain = name in words.plain or name in words.heads or name in words.places or len(name) < _LEAST_LETTERS - 1
    in_passing = not (more or plain or " " in name or short.known or short.ticker or any(c.subject for c in short.candidates))
    return in_passing and not long.known and all(full.startswith(name + " ") for full in long.names)


def _pairs_of_spellings(groups: list[_Group], scene: Scene) -> list[tuple[_Group, list[_Group]]]:
    """Return the groups, each with those that misspell it."""
    wrong_of: dict[int, list[_Group]] = {}
    wrong: set[int] = set()
    for i, one in enumerate(groups):
        for other in groups[i + 1 :]:
            if id(one) in wrong or id(other) in wrong or not (one.is_company() or other.is_company()) or not _misspells(one, other):
                continue
            right, slip = sorted(
                (one, other), key=lambda g: (not g.is_company(), -_credit(g, scene), -len(g.candidates), g.candidates[0].start)
            )
            wrong.add(id(slip))
            wrong_of.setdefault(id(right), []).append(slip)
    return [(g, wrong_of.get(id(g), [])) for g in groups if id(g) not in wrong]


def _misspells(one: _Group, other: _Group) -> bool:
    if (one.known and other.known) or (one.ticker and other.ticker and one.ticker != other.ticker):
        return False
    return any(one_letter_off(a, b) for a in one.names for b in other.names)


def one_letter_off(one: str, other: str) -> bool:
    """Say whether two names differ in one letter of one long word and in nothing else; names with digits never do.

    >>> one_letter_off("Collectar Biosciences", "Cellectar Biosciences"), one_letter_off("CLR 131 Bio", "CLR 125 Bio")
    (True, False)
    """
    if re.search(r"\d", one + other):
        return False
    first, second = one.split(), other.split()
    differing = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    if len(first) != len(second) or len(differing) != 1:
        return False
    a, b = (w.lower() for w in differing[0])
    if min(len(a), len(b)) < _LEAST_LETTERS or abs(len(a) - len(b)) > 1:
        return False
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    steps = sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal")
    return steps == 1 and matcher.ratio() >= _LIKENESS


def _credit(group: _Group, scene: Scene) -> int:
    """Return how credible a spelling is: 2 for the release's own hosts, 1 for an "About" heading."""
    letters = {key_of(n) for n in group.names} | {key_of(n.split()[0]) for n in group.names}
    hosts = any(len(w) > 4 and w in host for w in letters for host in scene.hosts)
    return 2 * hosts + any(c.subject == "about" for c in group.candidates)


def _company(group: _Group, slips: list[_Group], words: CompanyWords, scene: Scene, is_other: Callable[[str], bool]) -> Company:
    forms = _forms(group, words, scene, is_other)
    misspelt = {f for slip in slips for f in _forms(slip, words, scene, is_other)} - set(forms)
    rules = Counter(s.rule for c in group.candidates for s in c.signs)
    return Company(
        name=_preferred_name(group, words),
        forms=tuple(sorted({*forms, *misspelt}, key=lambda f: (-len(f), f))),
        legal_forms=(),
        misspelt=frozenset(misspelt),
        ticker=group.ticker or next((s.ticker for s in slips if s.ticker), None),
        rules=tuple(rules),
        candidates=tuple(sorted([*group.candidates, *(c for s in slips for c in s.candidates)], key=lambda c: (c.start, c.end))),
    )


def _without_name_of_parent(company: Company, companies: list[Company]) -> Company:
    """Return the company without a short form that is the whole name of another which the release presents by it ("Kestrel & Vane" is not
    Kestrel & Vane Oncology where Kestrel & Vane AG speaks)."""
    parents = {
        o.name
        for o in companies
        if o is not company and company.name.startswith(o.name + " ") and (o.ticker or any(c.subject for c in o.candidates))
    }
    return replace(company, forms=tuple(f for f in company.forms if f not in parents)) if parents else company


def _without_borrowed_names(company: Company, companies: list[Company]) -> Company:
    """Return the company without the names that another is called for short; with its legal form such a name is still its own."""
    borrowed = [
        f
        for f in company.forms
        if any(o is not company and f in o.forms and o.name.startswith(f + " ") and not company.name.startswith(o.name) for o in companies)
    ]
    if not borrowed or not any(c.legal for c in company.candidates):
        return company
    return replace(company, forms=tuple(f for f in company.forms if f not in borrowed), legal_forms=tuple(borrowed))


def _forms(group: _Group, words: CompanyWords, scene: Scene, is_other: Callable[[str], bool]) -> dict[str, None]:
    forms: dict[str, None] = dict.fromkeys([*group.names, *sorted(group.defined)])
    if group.known:
        forms.update(dict.fromkeys(group.known.names))
    for name in list(forms):
        short = short_form(name, words)
        if short and short.lower() not in scene.small_words and short not in words.not_companies and not is_other(short):
            forms[short] = None
    return forms


def _preferred_name(group: _Group, words: CompanyWords) -> str:
    """Return the fullest name: of a known company the first of its names that is here, else the longest in its usual case."""
    names = group.names
    if group.known:
        return next((n for n in group.known.names if n in names), group.longest)
    own = [n for n in names if n not in group.defined or any(_short_of_each_other(n, o, words) for o in names if o != n)]
    names = Counter({n: names[n] for n in own or names})  # a former name, or one that it trades under, is not the name
    count = max(len(n.split()) for n in names)
    longest = [n for n in names if len(n.split()) == count]
    return normal(min(longest, key=lambda n: (n.isupper(), -names[n], -len(n), n)))


def _short_of_each_other(one: str, other: str, words: CompanyWords) -> bool:
    return may_stand_for(one, other, words) or may_stand_for(other, one, words)


def _is_invented(name: str) -> bool:
    """Say whether a single word looks made for a company: "CompleCure", "BioRay", "XNovaPharma"."""
    return " " not in name and bool(re.fullmatch(r"[A-Z][a-z]+[A-Z][a-z]+\w*", name)) and len(name) > 5
