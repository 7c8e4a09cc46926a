"""What was not made one though a key is shared: which two things, why not, and in which releases the key stands.

A pair is looked at where both bear a name, a stated alias or a ticker, or where a rule of the user names both: nothing here asks
about things without such a key, so what is told of two things depends on their mentions alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from onckg.assembly.identity import Mention
from onckg.assembly.identity_rules import FILE_NAME, NO_RULES, IdentityRule, IdentityRules
from onckg.assembly.names import why_apart
from onckg.assembly.things import Thing, iri_slug

_SHORTEST = 3
_MOST_BEARERS = 6  # a word that more things bear ("the antibody") names none of them


@dataclass(frozen=True, slots=True)
class Refusal:
    """``things`` are two IRIs in order; ``releases`` the IDs of those that first say of each what both share, sorted."""

    things: tuple[str, str]
    reason: str
    releases: tuple[str, ...]


def find_refusals(things: Iterable[Thing], rules: IdentityRules = NO_RULES) -> list[Refusal]:
    """Return the refusals among things of all kinds, in order of their IRIs; each pair once."""
    bearers: dict[tuple[str, str], dict[str, Thing]] = {}
    for thing in things:
        for key in _keys(thing):
            bearers.setdefault((_kind(thing), key), {})[thing.iri] = thing
    shared: dict[tuple[str, str], tuple[Thing, Thing, set[str]]] = {}
    for (_, key), found in bearers.items():
        if len(found) <= _MOST_BEARERS:
            for one, other in combinations(sorted(found), 2):
                shared.setdefault((one, other), (found[one], found[other], set()))[2].add(key)
    for kind in {kind for kind, _ in bearers}:
        for rule in rules.of_kind(kind).different:
            named = {iri: thing for key in rule.keys for iri, thing in bearers.get((kind, key), {}).items()}
            for one, other in combinations(sorted(named), 2):
                shared.setdefault((one, other), (named[one], named[other], set()))
    return [
        _refusal(one, other, tuple(sorted(keys)), rules.of_kind(_kind(one)).different) for _, (one, other, keys) in sorted(shared.items())
    ]


def _refusal(one: Thing, other: Thing, keys: tuple[str, ...], different: Sequence[IdentityRule]) -> Refusal:
    reason, telling = _reason(one, other, keys, different)
    first = [next((m for m in thing.mentions if key in _mention_keys(m)), None) for thing in (one, other) for key in sorted(telling)]
    return Refusal((one.iri, other.iri), reason, tuple(sorted({m.says.release_id for m in first if m})))


def _reason(one: Thing, other: Thing, keys: tuple[str, ...], different: Sequence[IdentityRule]) -> tuple[str, set[str]]:
    """Return why two things are two, and the keys by which the releases that bear on it are found."""
    names, others = _keys(one), _keys(other)
    for rule in different:
        if (mine := rule.keys & names) and (theirs := rule.keys & others) and len(mine | theirs) > 1:
            told = f"forbidden by {FILE_NAME}: {' is not '.join(sorted(mine | theirs))}"
            return told + (f" ({rule.reason})" if rule.reason else ""), set(mine | theirs)
    if one.known and other.known and set(one.known) != set(other.known):
        entries = " and ".join(iri_slug(iri) for iri in (*one.known, *other.known))
        return f"{_quoted(keys)} is said of both, the vocabulary knows two: {entries}", set(keys)
    for name in sorted({m.name for m in one.mentions}):
        for their_name in sorted({m.name for m in other.mentions}):
            if apart := why_apart(name, their_name):
                return f"{_quoted(keys)} is said of both, but {apart}: {name} and {their_name}", set(keys)
    if (
        both := {m.says.order: m.says.release_id for m in one.mentions}.items()
        & {m.says.order: m.says.release_id for m in other.mentions}.items()
    ):
        return f"{_quoted(keys)} is said of both, but release {min(both)[1]} names them as two", set(keys)
    if all(key.startswith("ticker ") for key in keys):
        return f"both have the {' and the '.join(keys)}, but neither name leads to the other: symbols are given again", set(keys)
    return f"{_quoted(keys)} is said of both, and nothing tells which is meant where it stands alone", set(keys)


def _quoted(keys: Sequence[str]) -> str:
    return " or ".join(key if key.startswith("ticker ") else f"“{key}”" for key in keys)


def _keys(thing: Thing) -> set[str]:
    return {key for mention in thing.mentions for key in _mention_keys(mention)}


def _mention_keys(mention: Mention) -> set[str]:
    tickers = {key for key in mention.registry if key.startswith("ticker ")}
    return tickers | {
        key
        for key in (mention.name, *mention.aliases, *mention.stated)
        if key == mention.name or (len(key) >= _SHORTEST and any(c.isalpha() for c in key))
    }


def _kind(thing: Thing) -> str:
    return thing.class_name.lower()
