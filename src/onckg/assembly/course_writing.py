"""Commitments and conflicts -> quads of ``graph/plans`` and ``graph/conflicts``: what follows from the course of releases."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from onckg.assembly.commitments import Commitment, Plan
from onckg.assembly.conflicts import Conflict
from onckg.assembly.states import Bounds
from onckg.graph.iris import hash_of, release_iri
from onckg.graph.literals import date_literal, integer_literal, text_literal
from onckg.graph.terms import RDF_TYPE, term
from onckg.store import CONFLICTS, PLANS

_Values = list[tuple[str, NamedNode | Literal]]


def commitment_quads(commitments: Iterable[Commitment]) -> list[Quad]:
    """Return the quads of ``graph/plans``, each once, in order of commitment."""
    return list(dict.fromkeys(quad for commitment in commitments for quad in _commitment(commitment)))


def conflict_quads(conflicts: Iterable[Conflict]) -> list[Quad]:
    """Return the quads of ``graph/conflicts``, each once, in order of conflict."""
    return list(dict.fromkeys(quad for conflict in conflicts for quad in _conflict(conflict)))


def _commitment(commitment: Commitment) -> list[Quad]:
    present, first = commitment.plans[-1].bounds, commitment.plans[0].bounds
    values: _Values = [
        ("rdf:type", term("onc:Commitment")),
        ("onc:ofFact", NamedNode(commitment.fact.iri)),
        ("onc:aspect", text_literal(commitment.aspect)),
        ("onc:outcome", text_literal(commitment.outcome)),
        ("onc:slipDays", integer_literal(commitment.slip)),
        ("onc:firstEarliest", date_literal(first.earliest)),
        ("onc:firstLatest", date_literal(first.latest)),
        ("onc:lastMentioned", date_literal(commitment.last_mentioned)),
        *_bounds(present, "onc:earliest", "onc:latest"),
    ]
    if commitment.ended_on:
        values += [("onc:endedOn", date_literal(commitment.ended_on)), ("onc:endedBy", NamedNode(commitment.ended_by))]
    if commitment.happened:
        values += _bounds(commitment.happened, "onc:happenedEarliest", "onc:happenedLatest")
    values += [("onc:claimedBy", NamedNode(claim)) for claim in commitment.claims]
    quads = _quads(commitment.iri, values, PLANS)
    for plan in commitment.plans:
        iri = f"{commitment.iri}/plan/{hash_of(plan.release_id, plan.bounds.earliest, plan.bounds.latest)}"
        quads += _quads(commitment.iri, [("onc:hasPlan", NamedNode(iri))], PLANS) + _quads(iri, _plan(plan), PLANS)
    return quads


def _plan(plan: Plan) -> _Values:
    return [
        ("rdf:type", term("onc:Plan")),
        *_bounds(plan.bounds, "onc:earliest", "onc:latest"),
        *([("onc:dateText", text_literal(plan.bounds.text))] if plan.bounds.text else []),
        ("onc:saidOn", date_literal(plan.said_on)),
        ("onc:saidIn", NamedNode(release_iri(plan.release_id))),
        *(("onc:claimedBy", NamedNode(claim)) for claim in plan.claims),
    ]


def _conflict(conflict: Conflict) -> list[Quad]:
    values: _Values = [
        ("rdf:type", term("onc:Conflict")),
        ("onc:about", NamedNode(conflict.about)),
        ("onc:aspect", text_literal(conflict.aspect)),
    ]
    quads = _quads(conflict.iri, values, CONFLICTS)
    for side in conflict.sides:
        iri = f"{conflict.iri}/side/{hash_of(side.value)}"
        said: _Values = [("rdf:type", term("onc:ConflictSide")), ("onc:sideValue", text_literal(side.value))]
        said += [("onc:saidIn", NamedNode(release_iri(release_id))) for release_id in side.releases]
        said += [("onc:claimedBy", NamedNode(claim)) for claim in side.claims]
        quads += _quads(conflict.iri, [("onc:hasSide", NamedNode(iri))], CONFLICTS) + _quads(iri, said, CONFLICTS)
    return quads


def _bounds(bounds: Bounds, earliest: str, latest: str) -> _Values:
    return [(earliest, date_literal(bounds.earliest)), (latest, date_literal(bounds.latest))]


def _quads(iri: str, values: _Values, graph: NamedNode) -> list[Quad]:
    node = NamedNode(iri)
    return [Quad(node, RDF_TYPE if name == "rdf:type" else term(name), value, graph) for name, value in values]
