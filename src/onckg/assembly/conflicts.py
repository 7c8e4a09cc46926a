"""Conflicts: two releases, or two places of one, that cannot both be right. What merely came later is no conflict.

A trial has one phase and begins once; a status on one day of one thing has one date; a trial that has ended does not run again without a
word of a restart; a medicine is of one kind. Both sides are kept with their releases and claims: onckg does not decide between them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onckg.assembly.facts import Fact
from onckg.assembly.states import Bounds, Saying
from onckg.assembly.things import Thing
from onckg.graph.iris import hash_of
from onckg.graph.terms import ID, VOCAB
from onckg.vocabulary.records import Vocabulary

_APART = 31
"""Days between two dates of one event that are no conflict: the day of an event and that of its announcement."""
_ENDS = frozenset({"completed", "terminated"})
_PARTS = {"1/2": ("1", "2", "1/2"), "2/3": ("2", "3", "2/3")}
_OTHER = VOCAB + "other-modality"
_ONCE = {"Designation": ("granted", "denied"), "Milestone": (), "Deal": ("done",)}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that contradict each other, with the releases (IDs) and claims that say it, sorted."""

    value: str
    releases: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What contradicts itself. ``about`` is the IRI of a fact or thing, ``aspect`` one of phase, date, start, status, modality;
    ``sides`` are at least two, in order of their values."""

    iri: str
    about: str
    aspect: str
    sides: tuple[Side, ...]


def find_conflicts(facts: Iterable[Fact], things: Iterable[Thing], vocabulary: Vocabulary) -> list[Conflict]:
    """Return all conflicts, sorted by IRI."""
    found = [conflict for fact in facts for conflict in _of_fact(fact, vocabulary)]
    found += [conflict for thing in things if thing.class_name == "Drug" for conflict in _of_drug(thing, vocabulary)]
    return sorted(found, key=lambda conflict: conflict.iri)


def _of_fact(fact: Fact, vocabulary: Vocabulary) -> Iterator[Conflict]:
    if fact.class_name == "Trial":
        yield from _phases(fact, vocabulary)
        yield from _starts(fact)
        yield from _restarts(fact)
    for status in _ONCE.get(fact.class_name, ()):
        dated = [(s.bounds, s.release_id, s.claims) for s in fact.sayings if s.status == status and s.bounds]
        yield from _dates(fact.iri, "date", [(b, r, c) for b, r, c in dated if b])


def _phases(fact: Fact, vocabulary: Vocabulary) -> Iterator[Conflict]:
    said: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for member in fact.members:
        if concept := vocabulary.concepts.get(member.node.first("onc:phase")):
            said.setdefault(concept.notation, []).append((member.says.release_id, member.node.claims))
    clashing = {code for one, other in combinations(sorted(said), 2) if not _compatible(one, other) for code in (one, other)}
    if clashing:
        yield _conflict(fact.iri, "phase", [(code, said[code]) for code in sorted(clashing)])


def _compatible(one: str, other: str) -> bool:
    """Say whether two phases may be of one trial: 1b is a part of 1, 2 a part of 1/2."""
    plain = [code.replace("a", "").replace("b", "") for code in (one, other)]
    return any(b == a or b in _PARTS.get(a, ()) for a, b in (plain, plain[::-1]))


def _starts(fact: Fact) -> Iterator[Conflict]:
    dated = []
    for member in fact.members:
        earliest, latest = member.node.first("onc:startEarliest"), member.node.first("onc:startLatest")
        if earliest and latest:
            bounds = Bounds(earliest, latest, "", member.node.first("onc:startText"))
            dated.append((bounds, member.says.release_id, member.node.claims))
    yield from _dates(fact.iri, "start", dated)


def _dates(about: str, aspect: str, dated: Sequence[tuple[Bounds, str, tuple[str, ...]]]) -> Iterator[Conflict]:
    clashing = {i for i, j in combinations(range(len(dated)), 2) if _far_apart(dated[i][0], dated[j][0]) for i in (i, j)}
    said: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for position in sorted(clashing):
        bounds, release_id, claims = dated[position]
        value = bounds.earliest if bounds.earliest == bounds.latest else f"{bounds.earliest} to {bounds.latest}"
        said.setdefault(value, []).append((release_id, claims))
    if said:
        yield _conflict(about, aspect, sorted(said.items()))


def _far_apart(one: Bounds, other: Bounds) -> bool:
    first, second = sorted((one, other), key=lambda b: (b.earliest, b.latest))
    return not first.overlaps(second) and (date.fromisoformat(second.earliest) - date.fromisoformat(first.latest)).days > _APART


def _restarts(fact: Fact) -> Iterator[Conflict]:
    """A later release that has a trial running which an earlier one had ended, and gives no later date for it."""
    ended = [s for s in fact.sayings if s.status in _ENDS and s.said_on and s.last_word]
    for end in sorted(ended, key=_order)[:1]:
        after = [s for s in fact.sayings if s.status == "ongoing" and s.last_word and s.said_on > end.said_on and not _came_after(s, end)]
        if after:
            sides = [
                (end.status, [(end.release_id, end.claims)]),
                ("ongoing", [(s.release_id, s.claims) for s in sorted(after, key=_order)]),
            ]
            yield _conflict(fact.iri, "status", sides)


def _came_after(saying: Saying, end: Saying) -> bool:
    return bool(saying.bounds and end.bounds and saying.bounds.earliest > end.bounds.latest)


def _order(saying: Saying) -> tuple[str, str, str]:
    return saying.said_on, saying.release_id, saying.status


def _of_drug(thing: Thing, vocabulary: Vocabulary) -> Iterator[Conflict]:
    said: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for mention in thing.mentions:
        for modality in set(mention.node.all("onc:modality")) - {_OTHER}:
            said.setdefault(modality, []).append((mention.says.release_id, mention.node.claims))
    lines = {iri: {iri, *vocabulary.ancestors(iri)} for iri in said}
    clashing = {
        i for one, other in combinations(sorted(said), 2) if one not in lines[other] and other not in lines[one] for i in (one, other)
    }
    if clashing:
        labels = {iri: vocabulary.concepts[iri].label if iri in vocabulary.concepts else iri for iri in clashing}
        yield _conflict(thing.iri, "modality", sorted((labels[iri], said[iri]) for iri in clashing))


def _conflict(about: str, aspect: str, said: Iterable[tuple[str, Sequence[tuple[str, tuple[str, ...]]]]]) -> Conflict:
    sides = tuple(
        Side(value, tuple(sorted({r for r, _ in sources})), tuple(sorted({c for _, claims in sources for c in claims})))
        for value, sources in said
    )
    return Conflict(f"{ID}conflict/{hash_of(about, aspect)}", about, aspect, sides)
