"""What is new: the states of facts as known on one day laid beside those of another, or of another dataset.

Nothing is compared by its text: a change is a fact that stands otherwise, a programme that reached a further phase or lost its last
trial, a medicine or company that got another name. Each has the words of the releases that brought it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph

from onckg.assembly.names import drug_key, plain_key
from onckg.assembly.states import Bounds, Saying, has_begun, latest_saying
from onckg.graph.prefixes import PREFIXES, last_part
from onckg.graph.terms import RDF_TYPE, term
from onckg.query.cards import date_text
from onckg.query.evidence import Words, words_of_claims
from onckg.query.fact_text import fact_text
from onckg.query.names import label_of

_DEFAULT = pyoxigraph.DefaultGraph()
_IDENTITY = pyoxigraph.NamedNode(PREFIXES["graph"] + "identity")
_STATEFUL = ("Designation", "Trial", "Milestone", "Deal")
_KINDS: Mapping[tuple[str, str], str] = {
    ("Designation", "planned"): "designation planned", ("Designation", "requested"): "designation requested",
    ("Designation", "granted"): "designation granted", ("Designation", "denied"): "designation denied",
    ("Designation", "withdrawn"): "designation withdrawn", ("Trial", "planned"): "trial planned", ("Trial", "ongoing"): "trial begun",
    ("Trial", "completed"): "trial completed", ("Trial", "terminated"): "trial stopped", ("Trial", "on-hold"): "trial on hold",
    ("Trial", "unknown"): "trial named", ("Milestone", "planned"): "step planned", ("Milestone", "done"): "step taken",
    ("Deal", "planned"): "deal planned", ("Deal", "done"): "partner gained",
}  # fmt: skip
_PHASE, _DROPPED, _NAMED = "phase reached", "indication dropped", "name added"
_NAME_CLASSES = {"Drug": drug_key, "Company": plain_key}
_UNTIL_NOW = "9999-12-31"
CHANGE_KINDS = (*dict.fromkeys(_KINDS.values()), _PHASE, _DROPPED, _NAMED)


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``before`` and ``after`` are states, phases or names, ``before`` empty for what is new; ``when`` is the date that
    releases give for it as people write it, ``said_on`` the ISO day on which it was said first; ``words`` are those said since."""

    kind: str
    what: str
    about: str
    before: str
    after: str
    when: str
    said_on: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class _Stand:
    """How a fact stands: its status, when it was so, when that was said first, by which claims."""

    class_name: str
    status: str
    when: str
    said_on: str
    claims: tuple[str, ...]
    begun: bool


def changes_since(dataset: pyoxigraph.Store, since: str, until: str = "") -> tuple[Change, ...]:
    """Return what became known after a day, up to and with another one, newest first.

    Args:
        dataset: with the current picture.
        since: ISO day; what was said on it is not new.
        until: ISO day; empty for all that is known.
    """
    before, after = _stands(dataset, since), _stands(dataset, until or _UNTIL_NOW)
    found = [*_changed(dataset, before, after, since), *_programs(dataset, before, after), *_names(dataset, since, until or _UNTIL_NOW)]
    return _in_order(found)


def changes_between(old: pyoxigraph.Store, new: pyoxigraph.Store) -> tuple[Change, ...]:
    """Return what stands otherwise in a newer dataset than in an older one (two stores, or two dumps)."""
    before, after = _stands(old, _UNTIL_NOW), _stands(new, _UNTIL_NOW)
    known = {(thing, key) for thing, key, *_ in _said_names(old)}
    names = [name for name in _said_names(new) if (name[0], name[1]) not in known]
    return _in_order([*_changed(new, before, after, ""), *_programs(new, before, after), *_new_names(new, names)])


def _in_order(found: Iterable[Change]) -> tuple[Change, ...]:
    ordered = sorted(found, key=lambda change: (CHANGE_KINDS.index(change.kind), change.what, change.about, change.after))
    return tuple(sorted(ordered, key=lambda change: change.said_on, reverse=True))


def _stands(dataset: pyoxigraph.Store, day: str) -> dict[str, _Stand]:
    """Return how each stateful fact stood by what was said until the end of a day."""
    found = {}
    for class_name in _STATEFUL:
        for quad in dataset.quads_for_pattern(None, RDF_TYPE, term(f"onc:{class_name}"), _DEFAULT):
            sayings = [s for s in _sayings(dataset, quad.subject) if s.said_on and s.said_on <= day]
            if sayings and isinstance(quad.subject, pyoxigraph.NamedNode):
                found[quad.subject.value] = _stand(class_name, sayings)
    return found


def _stand(class_name: str, sayings: list[Saying]) -> _Stand:
    latest = latest_saying(class_name, sayings)
    same = [s for s in sayings if s.status == latest.status]
    bounds = latest.bounds or next((s.bounds for s in same if s.bounds), None)
    when = date_text(bounds.earliest, bounds.latest, last_part(bounds.precision)) if bounds else ""
    claims = tuple(sorted({claim for s in same for claim in s.claims}))
    return _Stand(class_name, latest.status, when, min(s.said_on for s in same), claims, class_name == "Trial" and has_begun(sayings))


def _sayings(dataset: pyoxigraph.Store, fact: object) -> Iterator[Saying]:
    for quad in dataset.quads_for_pattern(fact, term("onc:hasState"), None, _DEFAULT):  # type: ignore[arg-type]
        state = quad.object
        values: dict[str, list[str]] = {}
        for said in dataset.quads_for_pattern(state, None, None, _DEFAULT):  # type: ignore[arg-type]
            values.setdefault(last_part(said.predicate.value), []).append(str(getattr(said.object, "value", "")))
        one = {name: found[0] for name, found in values.items()}
        bounds = Bounds(one["earliest"], one["latest"], one.get("precision", ""), one.get("dateText", "")) if "earliest" in one else None
        claims = tuple(sorted(values.get("claimedBy", ())))
        # Releases of one day count as one here: which of them says what does not matter for what is new.
        yield Saying(last_part(one["status"]), bounds, one.get("saidOn", ""), one.get("saidOn", ""), claims, True)


def _changed(dataset: pyoxigraph.Store, before: Mapping[str, _Stand], after: Mapping[str, _Stand], since: str) -> Iterator[Change]:
    for iri, stand in after.items():
        old = before.get(iri)
        if old and old.status == stand.status:
            continue
        node = pyoxigraph.NamedNode(iri)
        words = [w for w in words_of_claims(dataset, map(pyoxigraph.NamedNode, stand.claims)) if w.published > since]
        yield Change(
            _KINDS[stand.class_name, stand.status], fact_text(dataset, node), iri, old.status if old else "", stand.status, stand.when,
            stand.said_on, tuple(words),
        )  # fmt: skip


def _programs(dataset: pyoxigraph.Store, before: Mapping[str, _Stand], after: Mapping[str, _Stand]) -> Iterator[Change]:
    for quad in dataset.quads_for_pattern(None, RDF_TYPE, term("onc:Program"), _DEFAULT):
        program = quad.subject
        if not isinstance(program, pyoxigraph.NamedNode):
            continue
        trials = [str(getattr(q.object, "value", "")) for q in dataset.quads_for_pattern(program, term("onc:hasTrial"), None, _DEFAULT)]
        now = {iri: after[iri] for iri in trials if iri in after}
        old_phase, new_phase = (_furthest(dataset, trials, stands) for stands in (before, after))
        if new_phase > old_phase:
            reached = [iri for iri, stand in now.items() if stand.begun and _phase(dataset, iri) == new_phase]
            yield _program_change(dataset, program, (_PHASE, old_phase[1], new_phase[1]), [now[iri] for iri in reached])
        ended = [stand for stand in now.values() if stand.status == "terminated"]
        was = [before[iri].status for iri in trials if iri in before]
        if now and len(ended) == len(now) and was and set(was) != {"terminated"}:
            yield _program_change(dataset, program, (_DROPPED, "", "all its trials were stopped"), ended)


def _program_change(
    dataset: pyoxigraph.Store, program: pyoxigraph.NamedNode, told: tuple[str, str, str], stands: Iterable[_Stand]
) -> Change:
    kind, before, after = told
    stands = list(stands)
    words = words_of_claims(dataset, [pyoxigraph.NamedNode(claim) for stand in stands for claim in stand.claims])
    said_on = max(stand.said_on for stand in stands)
    return Change(kind, fact_text(dataset, program), program.value, before, after, "", said_on, words)


def _furthest(dataset: pyoxigraph.Store, trials: Iterable[str], stands: Mapping[str, _Stand]) -> tuple[int, str]:
    return max((_phase(dataset, iri) for iri in trials if iri in stands and stands[iri].begun), default=(0, ""))


def _phase(dataset: pyoxigraph.Store, trial: str) -> tuple[int, str]:
    for quad in dataset.quads_for_pattern(pyoxigraph.NamedNode(trial), term("onc:phase"), None, _DEFAULT):
        if isinstance(quad.object, pyoxigraph.NamedNode):
            ranks = [str(getattr(q.object, "value", "0")) for q in dataset.quads_for_pattern(quad.object, term("onc:rank"), None, _DEFAULT)]
            return int(next(iter(ranks), "0")), label_of(dataset, quad.object.value)
    return 0, ""


_SaidName = tuple[pyoxigraph.NamedNode, str, str, str, str]
"""Thing, key of the name, the name, ISO day on which it was said first, and the node of the release that says it."""


def names_said(dataset: pyoxigraph.Store, thing: pyoxigraph.NamedNode) -> tuple[tuple[str, str], ...]:
    """Return the names of a thing with the ISO days on which releases first said them, in that order; undated ones last, with ""."""
    key_of = next((key for name, key in _NAME_CLASSES.items() if _is_a(dataset, thing, name)), plain_key)
    first: dict[str, tuple[str, str]] = {}
    for _, key, name, day, _ in sorted(_names_of(dataset, thing, key_of), key=lambda n: (n[3] or _UNTIL_NOW, n[2])):
        first.setdefault(key, (name, day))
    return tuple(sorted(first.values(), key=lambda found: (found[1] or _UNTIL_NOW, found[0])))


def _names(dataset: pyoxigraph.Store, since: str, until: str) -> Iterator[Change]:
    first: dict[tuple[pyoxigraph.NamedNode, str], _SaidName] = {}
    for name in sorted(_said_names(dataset), key=lambda n: (n[3], n[2], n[4])):
        first.setdefault((name[0], name[1]), name)
    known = {thing for (thing, _), name in first.items() if name[3] <= since}
    yield from _new_names(dataset, [n for n in first.values() if since < n[3] <= until and n[0] in known])


def _new_names(dataset: pyoxigraph.Store, names: Iterable[_SaidName]) -> Iterator[Change]:
    for thing, _, name, day, node in names:
        claims = [q.subject for q in dataset.quads_for_pattern(None, term("onc:states"), pyoxigraph.NamedNode(node), None)]
        words = words_of_claims(dataset, [claim for claim in claims if isinstance(claim, pyoxigraph.NamedNode)])
        yield Change(_NAMED, label_of(dataset, thing.value), thing.value, "", name, "", day, words[:1])


def _said_names(dataset: pyoxigraph.Store) -> Iterator[_SaidName]:
    for class_name, key_of in _NAME_CLASSES.items():
        for quad in dataset.quads_for_pattern(None, RDF_TYPE, term(f"onc:{class_name}"), _DEFAULT):
            if isinstance(quad.subject, pyoxigraph.NamedNode):
                yield from (name for name in _names_of(dataset, quad.subject, key_of) if name[3])


def _names_of(dataset: pyoxigraph.Store, thing: pyoxigraph.NamedNode, key_of: object) -> Iterator[_SaidName]:
    for quad in dataset.quads_for_pattern(None, term("onc:denotes"), thing, _IDENTITY):
        node = quad.subject
        if isinstance(node, pyoxigraph.NamedNode):
            release = pyoxigraph.NamedNode("/".join(node.value.split("/")[:6]))
            days = [q.object for q in dataset.quads_for_pattern(release, term("onc:published"), None, _DEFAULT)]
            day = str(getattr(days[0], "value", "")) if days else ""
            for label in (term("skos:prefLabel"), term("skos:altLabel")):
                for named in dataset.quads_for_pattern(node, label, None, None):
                    name = str(getattr(named.object, "value", ""))
                    yield thing, key_of(name), name, day, node.value  # type: ignore[operator]


def _is_a(dataset: pyoxigraph.Store, thing: pyoxigraph.NamedNode, class_name: str) -> bool:
    return pyoxigraph.Quad(thing, RDF_TYPE, term(f"onc:{class_name}"), _DEFAULT) in dataset
