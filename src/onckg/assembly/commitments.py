"""Plans with a date: what was to happen when, how the date was moved, and what became of it.

A commitment belongs to one fact and one aspect of it: the start of a trial, its readout, a regulatory step, a designation, a deal.
Each release that gives a date restates it; the slip is counted in days from the last day of the first date to the last day of the
present one. It is fulfilled when a release says that the thing is so, dropped when one says that it will not be, else open. Whether an
open one is overdue depends on the day on which one asks. Silence is no end: the day on which the fact was last mentioned is kept beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onckg.assembly.facts import Fact, Said
from onckg.assembly.states import Bounds, Saying, has_begun, read_bounds
from onckg.graph.iris import thing_iri
from onckg.graph.terms import VOCAB

_PLANNED = "planned"
_ENDED = frozenset({"terminated", "withdrawn", "denied"})
_DONE: Mapping[str, frozenset[str]] = {
    "Designation": frozenset({"granted"}),
    "Milestone": frozenset({"done"}),
    "Deal": frozenset({"done"}),
    "Trial": frozenset({"ongoing", "completed", "on-hold"}),
}
# What an agency does next shows that the step before it was taken; what else ends the waiting, with what it means for the plan.
_SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    "ind-submitted": ("ind-cleared",),
    "application-submitted": ("application-accepted", "approval", "complete-response"),
    "application-accepted": ("approval", "complete-response"),
    "pdufa-date": ("approval", "complete-response"),
    "advisory-committee": ("approval", "complete-response"),
    "approval": (),
}
_ENDED_BY: Mapping[str, tuple[str, ...]] = {"approval": ("complete-response",)}


@dataclass(frozen=True, slots=True)
class Plan:
    """One date that one release gives. ``claims`` are those of the fact in that release, sorted."""

    bounds: Bounds
    said_on: str
    release_id: str
    claims: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Earlier said first."""
        return self.said_on, self.release_id, self.bounds.latest, self.bounds.earliest


@dataclass(frozen=True, slots=True)
class Commitment:
    """A plan over time. ``aspect`` is start, readout, step, designation or deal; ``plans`` are earliest said first.

    ``outcome`` is "open", "fulfilled" or "dropped"; ``ended_on`` the day on which that was said, ``happened`` when it was so, if
    said; ``ended_by`` the IRI of the fact that shows it, ``claims`` its claims. ``last_mentioned`` is the day of the latest release
    that speaks of the fact at all.
    """

    iri: str
    fact: Fact
    aspect: str
    plans: tuple[Plan, ...]
    outcome: str
    ended_on: str
    happened: Bounds | None
    ended_by: str
    claims: tuple[str, ...]
    last_mentioned: str

    @property
    def slip(self) -> int:
        """Days by which the present date is later than the first one; negative where it was brought forward."""
        first, last = self.plans[0].bounds.latest, self.plans[-1].bounds.latest
        return (date.fromisoformat(last) - date.fromisoformat(first)).days


@dataclass(frozen=True, slots=True)
class _End:
    outcome: str
    said_on: str
    happened: Bounds | None
    fact: str
    claims: tuple[str, ...]


def find_commitments(facts: Sequence[Fact]) -> list[Commitment]:
    """Return all commitments, sorted by IRI.

    ``facts`` are trials, designations, milestones and deals; what undated releases say of them does not count.
    """
    steps: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        if fact.class_name == "Milestone" and fact.first("onc:ofDrug"):  # a step without a drug shows nothing of the steps of others
            steps.setdefault(_matter(fact), []).append(fact)
    found: list[Commitment] = []
    for fact in facts:
        match fact.class_name:
            case "Trial":
                found += _of_trial(fact)
            case "Milestone" | "Designation" | "Deal":
                aspect = {"Milestone": "step", "Designation": "designation", "Deal": "deal"}[fact.class_name]
                found += _commitment(fact, aspect, _planned_states(fact), _end_of(fact, steps.get(_matter(fact), ())))
    return sorted(found, key=lambda commitment: commitment.iri)


def _of_trial(fact: Fact) -> list[Commitment]:
    starts = [*_spans(fact, "onc:plannedStart"), *(plan for plan in _planned_states(fact) if plan.bounds)]
    return [
        *_commitment(fact, "start", starts, _start_of(fact)),
        *_commitment(fact, "readout", [plan for plan in _spans(fact, "onc:readout") if plan.bounds.latest >= plan.said_on], _stop_of(fact)),
    ]


def _commitment(fact: Fact, aspect: str, plans: Iterable[Plan], end: _End | None) -> list[Commitment]:
    """Return the commitment of the plans that stood before its end was said; none where there was no such plan."""
    standing = _distinct(plan for plan in plans if plan.said_on and (end is None or plan.said_on <= end.said_on))
    if not standing:
        return []
    iri = thing_iri("commitment", fact.slug, aspect)
    mentioned = max((member.says.said_on for member in fact.members), default="")
    if end is None:
        return [Commitment(iri, fact, aspect, standing, "open", "", None, "", (), mentioned)]
    return [Commitment(iri, fact, aspect, standing, end.outcome, end.said_on, end.happened, end.fact, end.claims, mentioned)]


def _distinct(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """Return one plan a release: of several dates in one release the narrowest, which says most."""
    by_release: dict[str, Plan] = {}
    for plan in sorted(plans, key=lambda p: (p.bounds.width, p.order), reverse=True):
        by_release[plan.release_id] = plan
    return tuple(sorted(by_release.values(), key=lambda p: p.order))


def _spans(fact: Fact, stem: str) -> list[Plan]:
    found = []
    for member in fact.members:
        earliest, latest = member.node.first(f"{stem}Earliest"), member.node.first(f"{stem}Latest")
        if earliest and latest:
            found.append(_plan(Bounds(earliest, latest, "", member.node.first(f"{stem}Text")), member))
    return found


def _planned_states(fact: Fact) -> list[Plan]:
    found = []
    for member in fact.members:
        for node in (member.node, *member.says.state_nodes(member.node)):
            bounds = read_bounds(node)
            if bounds and node.first("onc:status") == VOCAB + _PLANNED:
                found.append(_plan(bounds, member))
    return found


def _plan(bounds: Bounds, member: Said) -> Plan:
    return Plan(bounds, member.says.said_on, member.says.release_id, member.node.claims)


def _start_of(fact: Fact) -> _End | None:
    if has_begun(fact.sayings):
        began = _first(fact.sayings, _DONE["Trial"] | {"terminated"})
        if began is not None:
            start = next((span.bounds for span in _spans(fact, "onc:start")), began.bounds)
            return _End("fulfilled", began.said_on, start, fact.iri, began.claims)
        return None
    return _dropped(fact)


def _stop_of(fact: Fact) -> _End | None:
    stopped = _first(fact.sayings, {"terminated"})
    return _End("dropped", stopped.said_on, stopped.bounds, fact.iri, stopped.claims) if stopped else None


def _end_of(fact: Fact, matter: Iterable[Fact]) -> _End | None:
    if done := _first(fact.sayings, _DONE[fact.class_name]):
        return _End("fulfilled", done.said_on, done.bounds, fact.iri, done.claims)
    planned_on = min((s.said_on for s in fact.sayings if s.status == _PLANNED and s.said_on), default="")
    kind = _kind(fact)
    ends = []
    for other in matter:
        done = _first(other.sayings, _DONE["Milestone"])
        if done is None or other is fact or done.said_on < planned_on:
            continue
        if _kind(other) in _SHOWN_BY.get(kind, ()):
            ends.append(_End("fulfilled", done.said_on, done.bounds, other.iri, done.claims))
        elif _kind(other) in _ENDED_BY.get(kind, ()):
            ends.append(_End("dropped", done.said_on, done.bounds, other.iri, done.claims))
    return min(ends, key=lambda end: (end.said_on, end.fact), default=None) or _dropped(fact)


def _dropped(fact: Fact) -> _End | None:
    ended = _first(fact.sayings, _ENDED)
    return _End("dropped", ended.said_on, ended.bounds, fact.iri, ended.claims) if ended else None


def _first(sayings: Iterable[Saying], statuses: Iterable[str]) -> Saying | None:
    """Return the earliest dated saying of one of the statuses."""
    found = [saying for saying in sayings if saying.status in statuses and saying.said_on]
    return min(found, key=lambda s: (s.said_on, s.release_id, s.status), default=None)


def _kind(fact: Fact) -> str:
    return fact.first("onc:kind").removeprefix(VOCAB)


def _matter(fact: Fact) -> tuple[str, str, str]:
    return fact.first("onc:ofDrug"), fact.first("onc:jurisdiction"), fact.first("onc:forDisease")
