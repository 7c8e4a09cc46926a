"""States of facts over all releases: which is the latest, and within which bounds it lies.

"Said is not done" lives here: a status moves forward (planned, requested, granted), a later release that only repeats an
earlier status does not take it back, and ``unknown`` replaces nothing. A release without a date counts as the earliest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onckg.assembly.says import Node, ReleaseSays
from onckg.graph.terms import VOCAB

# How far a status is. Equal numbers replace each other by what is said later; "wherever" statuses may follow any other.
_STEPS: Mapping[str, Mapping[str, int]] = {
    "Designation": {"planned": 0, "requested": 1, "denied": 2, "granted": 3, "withdrawn": 4},
    "Trial": {"unknown": -1, "planned": 0, "ongoing": 1, "on-hold": 1, "completed": 2, "terminated": 2},
    "Milestone": {"planned": 0, "done": 1},
    "Deal": {"planned": 0, "done": 1},
}
_WHEREVER = frozenset({"on-hold", "terminated", "withdrawn"})
_NOT_DONE = frozenset({"planned", "requested", "unknown"})


@dataclass(frozen=True, slots=True)
class Bounds:
    """A date as first and last day, inclusive; ``precision`` is the concept's IRI, ``text`` the words, maybe ""."""

    earliest: str
    latest: str
    precision: str
    text: str

    @property
    def width(self) -> int:
        """Days from first to last: 0 for a day."""
        return (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days

    def overlaps(self, other: "Bounds") -> bool:
        """Say whether both may mean one day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


@dataclass(frozen=True, slots=True)
class Saying:
    """One status as one release says it. ``status`` is the IRI's last part ("granted"); ``last_word`` says that it is the
    latest that this release knows; ``claims`` are sorted."""

    status: str
    bounds: Bounds | None
    said_on: str
    release_id: str
    claims: tuple[str, ...]
    last_word: bool


def sayings_of(says: ReleaseSays, fact: Node) -> list[Saying]:
    """Return what one release says of the states of one fact, at least its status; empty where it has none."""
    own = _saying(says, fact, fact.claims, last_word=True)
    named = [
        _saying(says, state, state.claims or fact.claims, last_word=(state.first("onc:status") == fact.first("onc:status")))
        for state in says.state_nodes(fact)
        if state.first("onc:status")
    ]
    if not own.status or any(
        (s.status, s.bounds) == (own.status, own.bounds) or (s.status == own.status and not own.bounds) for s in named
    ):
        return named
    return [*named, own]


def latest_saying(class_name: str, sayings: Iterable[Saying]) -> Saying:
    """Return the saying that tells how things stand. Raises ``ValueError`` where there is none.

    Sayings are taken in order of when they were said, within a release its last word at the end; each replaces the one
    before unless it falls back behind it. Falling back counts only where its own date shows that it came after.
    """
    steps = _STEPS[class_name]
    ordered = sorted(sayings, key=lambda s: _order(steps, s))
    current: Saying | None = None
    for saying in ordered:
        if current is None or _replaces(steps, saying, current):
            current = saying
    if current is None:
        raise ValueError("a fact without a status has no latest state")
    return current


def refined_bounds(latest: Saying, sayings: Iterable[Saying]) -> Bounds | None:
    """Return the narrowest bounds that agree with the latest saying: "2018-05", then "2018-05-17", is one day.

    Where it gives none, those of the last dated saying of the same status count.
    """
    same = [s for s in sayings if s.status == latest.status and s.bounds]
    dated = [(s.said_on, s.bounds.earliest, s.bounds.latest, s.bounds.text, s.bounds) for s in same if s.bounds]
    anchor = latest.bounds or (max(dated, key=lambda d: d[:4])[4] if dated else None)
    if anchor is None:
        return None
    agreeing = [s.bounds for s in same if s.bounds and s.bounds.overlaps(anchor)] or [anchor]
    return min(agreeing, key=lambda b: (b.width, b.earliest, b.precision, b.text))


def has_begun(sayings: Sequence[Saying]) -> bool:
    """Say whether a trial has begun: some release says that it runs or ran, or none says that it is planned.

    A release that stops or holds a trial without a word of a plan speaks of one that ran, whatever was said before; one that
    names the plan and its end in one speaks of a trial that never began. An unknown status proves nothing against a plan.
    """
    by_release: dict[str, set[str]] = {}
    for saying in sayings:
        by_release.setdefault(saying.release_id, set()).add(saying.status)
    planned = [statuses for statuses in by_release.values() if "planned" in statuses]
    ran = any(statuses & {"ongoing", "completed"} for statuses in by_release.values())
    stopped = any(statuses & {"on-hold", "terminated"} for statuses in by_release.values() if "planned" not in statuses)
    return ran or stopped or not planned


def read_bounds(node: Node) -> Bounds | None:
    """Return the bounds of a node, None where it gives none."""
    earliest, latest = node.first("onc:earliest"), node.first("onc:latest")
    return Bounds(earliest, latest, node.first("onc:precision"), node.first("onc:dateText")) if earliest and latest else None


def _saying(says: ReleaseSays, node: Node, claims: tuple[str, ...], *, last_word: bool) -> Saying:
    status = node.first("onc:status").removeprefix(VOCAB)
    return Saying(status, read_bounds(node), says.said_on, says.release_id, claims, last_word)


def _order(steps: Mapping[str, int], saying: Saying) -> tuple[object, ...]:
    bounds = saying.bounds
    step = steps.get(saying.status, -1)
    return (
        saying.said_on,
        saying.last_word,
        step,
        bounds.latest if bounds else "",
        bounds.earliest if bounds else "",
        saying.status,
        saying.release_id,
    )


def _replaces(steps: Mapping[str, int], saying: Saying, current: Saying) -> bool:
    step, reached = steps.get(saying.status, -1), steps.get(current.status, -1)
    if step < 0 or (saying.status in _WHEREVER and step < reached and saying.said_on > current.said_on):
        return step >= 0 or reached < 0
    if step >= reached:
        return True
    came_after = bool(saying.bounds and current.bounds and saying.bounds.earliest > current.bounds.latest)
    return came_after and (saying.status not in _NOT_DONE or saying.status == "requested")
