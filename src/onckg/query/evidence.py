"""The words behind a fact, out of the release graphs.

A fact of the current picture points to claims; a plain triple between two things is claimed by the facts of releases that join
what denotes the two. Both ways end at the quoted words and their place.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph

from onckg.graph.prefixes import PREFIXES, last_part
from onckg.graph.terms import term

_IDENTITY = pyoxigraph.NamedNode(PREFIXES["graph"] + "identity")
_DEFAULT = pyoxigraph.DefaultGraph()
_LINKS = {term(f"onc:{name}") for name in ("Role", "DrugPlatform", "CompanyPlatform", "DrugIndication")}
_RDF_TYPE = term("rdf:type")
_MAKES = {  # plain relation -> class of the facts that make it hold, their property for the drug, the status of the state at hand
    "approvedFor": ("Milestone", "ofDrug", term("vocab:done").value),
    "designatedFor": ("Designation", "ofDrug", term("vocab:granted").value),
    "studiedIn": ("Trial", "tests", ""),
    "plannedFor": ("Trial", "plansToTest", ""),
}
Joints = dict[pyoxigraph.NamedNode, set[object]]


@dataclass(frozen=True, slots=True)
class Words:
    """Characters ``[start, end)`` of a release's canonical text. ``published`` is an ISO day, empty where the release has none."""

    text: str
    release: str
    published: str
    title: str
    section: str
    start: int
    end: int
    rule: str


def words_of_fact(dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode) -> tuple[Words, ...]:
    """Return the words of all claims of a node of the current picture, by date, release and place; empty where nothing claims it."""
    claims = dataset.quads_for_pattern(fact, term("onc:claimedBy"), None, _DEFAULT)
    return _in_order(_words_of_claim(dataset, quad.object) for quad in claims if isinstance(quad.object, pyoxigraph.NamedNode))


def words_of_claims(dataset: pyoxigraph.Store, claims: Iterable[pyoxigraph.NamedNode]) -> tuple[Words, ...]:
    """Return the words of claims, by date, release and place."""
    return _in_order(_words_of_claim(dataset, claim) for claim in claims)


def words_of_claimed(dataset: pyoxigraph.Store, node: pyoxigraph.NamedNode) -> tuple[Words, ...]:
    """Return the words of all claims that state a node of a release graph."""
    claims = dataset.quads_for_pattern(None, term("onc:states"), node, None)
    return _in_order(_words_of_claim(dataset, quad.subject) for quad in claims if isinstance(quad.subject, pyoxigraph.NamedNode))


def joints_of(dataset: pyoxigraph.Store, thing: pyoxigraph.NamedNode) -> Joints:
    """Return the nodes by which releases join a thing to others (drug to platform, drug to disease, company to drug ...), each with
    all that it points to."""
    joints: Joints = {}
    for mention in _mentions(dataset, thing):
        for quad in dataset.quads_for_pattern(None, None, mention, None):
            joint, graph = quad.subject, quad.graph_name
            if not isinstance(joint, pyoxigraph.NamedNode) or joint in joints:
                continue
            if _LINKS.isdisjoint(q.object for q in dataset.quads_for_pattern(joint, _RDF_TYPE, None, graph)):
                continue
            joints[joint] = {q.object for q in dataset.quads_for_pattern(joint, None, None, graph)}
    return joints


def words_of_link(dataset: pyoxigraph.Store, joints: Joints, other: pyoxigraph.NamedNode) -> tuple[Words, ...]:
    """Return the words by which releases join the thing of ``joints`` to another thing of the current picture."""
    others = set(_mentions(dataset, other))
    joining = [joint for joint, about in joints.items() if not others.isdisjoint(about)]
    return _in_order(words for joint in joining for words in words_of_claimed(dataset, joint))


def words_of_relation(
    dataset: pyoxigraph.Store, relation: str, drug: pyoxigraph.NamedNode, disease: pyoxigraph.NamedNode
) -> tuple[Words, ...]:
    """Return the words of the trials, designations or approvals that make a plain relation ("studiedIn") hold; empty where none does."""
    found: list[Words] = []
    kind, to_drug, status = _MAKES.get(relation, ("", "", ""))
    for quad in dataset.quads_for_pattern(None, term(f"onc:{to_drug}"), drug, _DEFAULT) if kind else ():
        fact = quad.subject
        about = (("rdf:type", term(f"onc:{kind}")), ("onc:forDisease", disease))
        if isinstance(fact, pyoxigraph.NamedNode) and all(pyoxigraph.Quad(fact, term(p), o, _DEFAULT) in dataset for p, o in about):
            if relation == "approvedFor" and pyoxigraph.Quad(fact, term("onc:kind"), term("vocab:approval"), _DEFAULT) not in dataset:
                continue
            states = [q.object for q in dataset.quads_for_pattern(fact, term("onc:hasState"), None, _DEFAULT)]
            so = [
                s for s in states if isinstance(s, pyoxigraph.NamedNode) and status and _one(dataset, s, "onc:status", _DEFAULT) == status
            ]
            found += [w for node in (so if status else [fact]) for w in words_of_fact(dataset, node)]
    return _in_order(found)


def _mentions(dataset: pyoxigraph.Store, thing: pyoxigraph.NamedNode) -> list[pyoxigraph.NamedNode]:
    denoting = dataset.quads_for_pattern(None, term("onc:denotes"), thing, _IDENTITY)
    meaning = dataset.quads_for_pattern(None, term("onc:concept"), thing, None)
    return [q.subject for pattern in (denoting, meaning) for q in pattern if isinstance(q.subject, pyoxigraph.NamedNode)]


def _words_of_claim(dataset: pyoxigraph.Store, claim: pyoxigraph.NamedNode) -> Words | None:
    # A claim, its words and their selectors stand in one graph, which the claim's own triples name.
    for quad in dataset.quads_for_pattern(claim, term("oa:hasTarget"), None, None):
        graph, target = quad.graph_name, quad.object
        if not isinstance(target, pyoxigraph.NamedNode):
            continue
        release = _one(dataset, target, "oa:hasSource", graph)
        selectors = [q.object for q in dataset.quads_for_pattern(target, term("oa:hasSelector"), None, graph)]
        said = {
            name: next((v for s in selectors if (v := _one(dataset, s, f"oa:{name}", graph))), "") for name in ("exact", "start", "end")
        }
        return Words(
            text=said["exact"],
            release=release,
            published=_one(dataset, pyoxigraph.NamedNode(release), "onc:published", _DEFAULT),
            title=_one(dataset, pyoxigraph.NamedNode(release), "onc:title", _DEFAULT),
            section=last_part(_one(dataset, claim, "onc:section", graph)),
            start=int(said["start"] or 0),
            end=int(said["end"] or 0),
            rule=_one(dataset, claim, "onc:rule", graph),
        )
    return None


def _one(dataset: pyoxigraph.Store, subject: object, name: str, graph: object) -> str:
    for quad in dataset.quads_for_pattern(subject, term(name), None, graph):  # type: ignore[arg-type]
        return getattr(quad.object, "value", "")
    return ""


def _in_order(found: Iterable[Words | None]) -> tuple[Words, ...]:
    """Return the words in order of date, release and place, each place once (of several rules the first by name)."""
    ordered = sorted({w for w in found if w is not None}, key=lambda w: (w.published, w.release, w.start, w.end, w.rule))
    places: dict[tuple[str, int, int], Words] = {}
    for words in ordered:
        places.setdefault((words.release, words.start, words.end), words)
    return tuple(places.values())
