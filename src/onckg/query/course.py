"""Plans and conflicts as records that can be shown: what ``graph/plans`` and ``graph/conflicts`` hold, with the words behind them."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph

from onckg.graph.terms import RDF_TYPE, term
from onckg.query.evidence import Words, words_of_claims
from onckg.query.fact_text import fact_text
from onckg.query.names import find_thing
from onckg.store import CONFLICTS, PLANS

_DEFAULT = pyoxigraph.DefaultGraph()


@dataclass(frozen=True, slots=True)
class PlanDate:
    """One date that one release gave: bounds and day of saying (ISO), the words of the date, and those of the fact."""

    earliest: str
    latest: str
    text: str
    said_on: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PlanCourse:
    """A dated plan and what became of it. ``outcome`` is open, fulfilled or dropped; ``overdue`` says that it is open and that its last day
    lies before the day that was asked for; ``slip_days`` is how far its date was moved. ``last_mentioned`` is when a release last
    spoke of the fact: silence since then says nothing about it."""

    fact: str
    what: str
    aspect: str
    dates: tuple[PlanDate, ...]
    outcome: str
    overdue: bool
    slip_days: int
    ended_on: str
    last_mentioned: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One of the values: what was said, by which releases (IDs, sorted), in which words."""

    value: str
    releases: tuple[str, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A contradiction between releases, or inside one: about which fact or thing, in which aspect, with its sides."""

    about: str
    what: str
    aspect: str
    sides: tuple[ConflictSide, ...]


def list_plans(dataset: pyoxigraph.Store, as_of: str, company: str = "", drug: str = "") -> tuple[PlanCourse, ...]:
    """Return the dated plans, the earliest due first.

    Args:
        dataset: of the store, or as of a day.
        as_of: ISO day at whose end a plan counts as overdue.
        company: only plans on drugs of this company, or that it is a party or sponsor of; empty for all.
        drug: only plans on this drug; empty for all.

    Raises:
        InputError: nothing, or several things, bear a name.
    """
    wanted: set[pyoxigraph.NamedNode] | None = None
    if company:
        wanted = _facts_of_company(dataset, pyoxigraph.NamedNode(find_thing(dataset, "company", company).iri))
    if drug:
        of_drug = _facts_of_drug(dataset, pyoxigraph.NamedNode(find_thing(dataset, "drug", drug).iri))
        wanted = of_drug if wanted is None else wanted & of_drug
    found = []
    for quad in dataset.quads_for_pattern(None, RDF_TYPE, term("onc:Commitment"), PLANS):
        node = quad.subject
        if isinstance(node, pyoxigraph.NamedNode):
            fact = pyoxigraph.NamedNode(_one(dataset, node, "ofFact", PLANS))
            if wanted is None or fact in wanted:
                found.append(_plan_course(dataset, node, fact, as_of))
    return tuple(sorted(found, key=lambda plan: (plan.dates[-1].latest, plan.dates[-1].earliest, plan.what, plan.fact, plan.aspect)))


def list_conflicts(dataset: pyoxigraph.Store) -> tuple[ConflictView, ...]:
    """Return the conflicts, by what they are about."""
    found = []
    for quad in dataset.quads_for_pattern(None, RDF_TYPE, term("onc:Conflict"), CONFLICTS):
        node = quad.subject
        if isinstance(node, pyoxigraph.NamedNode):
            about = pyoxigraph.NamedNode(_one(dataset, node, "about", CONFLICTS))
            sides = sorted(_sides(dataset, node), key=lambda side: (side.words[0].published if side.words else "", side.value))
            found.append(ConflictView(about.value, fact_text(dataset, about), _one(dataset, node, "aspect", CONFLICTS), tuple(sides)))
    return tuple(sorted(found, key=lambda conflict: (conflict.what, conflict.about, conflict.aspect)))


def _plan_course(dataset: pyoxigraph.Store, node: pyoxigraph.NamedNode, fact: pyoxigraph.NamedNode, as_of: str) -> PlanCourse:
    dates = sorted((_plan_date(dataset, plan) for plan in _nodes(dataset, node, "hasPlan", PLANS)), key=lambda d: (d.said_on, d.latest))
    outcome = _one(dataset, node, "outcome", PLANS)
    return PlanCourse(
        fact=fact.value,
        what=fact_text(dataset, fact),
        aspect=_one(dataset, node, "aspect", PLANS),
        dates=tuple(dates),
        outcome=outcome,
        overdue=outcome == "open" and _one(dataset, node, "latest", PLANS) < as_of,
        slip_days=int(_one(dataset, node, "slipDays", PLANS)),
        ended_on=_one(dataset, node, "endedOn", PLANS),
        last_mentioned=_one(dataset, node, "lastMentioned", PLANS),
        words=words_of_claims(dataset, _nodes(dataset, node, "claimedBy", PLANS)),
    )


def _plan_date(dataset: pyoxigraph.Store, plan: pyoxigraph.NamedNode) -> PlanDate:
    said = {name: _one(dataset, plan, name, PLANS) for name in ("earliest", "latest", "dateText", "saidOn")}
    words = words_of_claims(dataset, _nodes(dataset, plan, "claimedBy", PLANS))
    return PlanDate(said["earliest"], said["latest"], said["dateText"], said["saidOn"], words)


def _sides(dataset: pyoxigraph.Store, conflict: pyoxigraph.NamedNode) -> Iterable[ConflictSide]:
    for side in _nodes(dataset, conflict, "hasSide", CONFLICTS):
        releases = sorted(release.value.rpartition("/")[2] for release in _nodes(dataset, side, "saidIn", CONFLICTS))
        words = words_of_claims(dataset, _nodes(dataset, side, "claimedBy", CONFLICTS))
        yield ConflictSide(_one(dataset, side, "sideValue", CONFLICTS), tuple(releases), words)


def _facts_of_company(dataset: pyoxigraph.Store, company: pyoxigraph.NamedNode) -> set[pyoxigraph.NamedNode]:
    drugs = _subjects(dataset, "developedBy", company)
    own = _subjects(dataset, "party", company) | _subjects(dataset, "sponsor", company)
    return own.union(*(_facts_of_drug(dataset, drug) for drug in drugs))


def _facts_of_drug(dataset: pyoxigraph.Store, drug: pyoxigraph.NamedNode) -> set[pyoxigraph.NamedNode]:
    return {fact for name in ("ofDrug", "tests", "plansToTest") for fact in _subjects(dataset, name, drug)}


def _subjects(dataset: pyoxigraph.Store, name: str, thing: pyoxigraph.NamedNode) -> set[pyoxigraph.NamedNode]:
    pattern = dataset.quads_for_pattern(None, term(f"onc:{name}"), thing, _DEFAULT)
    return {quad.subject for quad in pattern if isinstance(quad.subject, pyoxigraph.NamedNode)}


def _nodes(dataset: pyoxigraph.Store, node: pyoxigraph.NamedNode, name: str, graph: pyoxigraph.NamedNode) -> list[pyoxigraph.NamedNode]:
    pattern = dataset.quads_for_pattern(node, term(f"onc:{name}"), None, graph)
    return sorted((quad.object for quad in pattern if isinstance(quad.object, pyoxigraph.NamedNode)), key=str)


def _one(dataset: pyoxigraph.Store, node: pyoxigraph.NamedNode, name: str, graph: pyoxigraph.NamedNode) -> str:
    return next((str(getattr(q.object, "value", "")) for q in dataset.quads_for_pattern(node, term(f"onc:{name}"), None, graph)), "")
