"""What lies under a disease, a modality or a platform of the current picture, counted.

A disease holds what is said of it and of all narrower ones; a modality the drugs of it and of narrower ones, and those made with a
platform of it; a platform the drugs made with it and with what is built on it. "Said is not done" holds here too: trials are counted
as begun and as planned, designations only while they are held.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph

from onckg.graph.terms import RDF_TYPE, RELEASE, term

_DEFAULT = pyoxigraph.DefaultGraph()
_UPWARDS = {"disease": "skos:broader", "modality": "skos:broader", "platform": "onc:builtOn"}
KINDS = tuple(_UPWARDS)
"""The kinds of things that have something under them."""

_PURPOSES = ("onc:approvedFor", "onc:designatedFor", "onc:studiedIn", "onc:plannedFor", "onc:hasIndication")
_TECHNOLOGIES = ("onc:Platform", "onc:Carrier", "onc:Payload")
Node = pyoxigraph.NamedNode


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each lie under a thing, itself included where releases name it: ``narrower`` are diseases that releases name, the
    modalities of drugs, or the technologies, as the thing is."""

    narrower: int
    programs: int
    drugs: int
    trials_begun: int
    trials_planned: int
    designations_held: int
    companies: int
    releases: int


@dataclass(frozen=True, slots=True)
class Narrower:
    """A thing right under another one, with what lies under it in turn."""

    iri: str
    counts: Counts


def count_under(dataset: pyoxigraph.Store, kind: str, iri: str) -> Counts:
    """Return what lies under a thing of one of ``KINDS``; zeros for one that nothing in the current picture has to do with."""
    tree = _with_all_under(dataset, term(_UPWARDS[kind]), Node(iri))
    if kind == "disease":
        drugs = _pointing(dataset, _PURPOSES, tree)
        about: Iterable[Node] = tree
        facts = _pointing(dataset, ("onc:forDisease",), tree)
        named = {node for node in tree if next(dataset.quads_for_pattern(node, term("onc:claimedBy"), None, _DEFAULT), None)}
    else:
        makers = _platforms_of(dataset, tree) if kind == "modality" else tree
        drugs = _pointing(dataset, ("onc:basedOn",), makers)
        if kind == "modality":
            drugs |= _of_classes(dataset, _pointing(dataset, ("onc:modality",), tree), ("onc:Drug",))
            named = {node for node in tree if _pointing(dataset, ("onc:modality",), {node})}
        else:
            named = tree
        about = drugs | makers
        facts = _pointing(dataset, ("onc:ofDrug", "onc:tests", "onc:plansToTest"), drugs)
    trials = _of_classes(dataset, facts, ("onc:Trial",))
    begun = {trial for trial in trials if next(dataset.quads_for_pattern(trial, term("onc:tests"), None, _DEFAULT), None)}
    planned = {trial for trial in trials - begun if pyoxigraph.Quad(trial, term("onc:status"), term("vocab:planned"), _DEFAULT) in dataset}
    designations = _of_classes(dataset, facts, ("onc:Designation",))
    held = {d for d in designations if pyoxigraph.Quad(d, term("onc:status"), term("vocab:granted"), _DEFAULT) in dataset}
    return Counts(
        narrower=len(named),
        programs=len(_of_classes(dataset, facts, ("onc:Program",))),
        drugs=len(drugs),
        trials_begun=len(begun),
        trials_planned=len(planned),
        designations_held=len(held),
        companies=len(_values(dataset, drugs, "onc:developedBy")),
        releases=len({claim.value[len(RELEASE) :].partition("/")[0] for claim in _values(dataset, about, "onc:claimedBy")}),
    )


def narrower_than(dataset: pyoxigraph.Store, kind: str, iri: str) -> tuple[Narrower, ...]:
    """Return the things right under a thing, each with its counts, by most programmes, then most releases, then IRI."""
    found = [Narrower(node.value, count_under(dataset, kind, node.value)) for node in _pointing(dataset, (_UPWARDS[kind],), {Node(iri)})]
    return tuple(sorted(found, key=lambda n: (-n.counts.programs, -n.counts.releases, n.iri)))


def _with_all_under(dataset: pyoxigraph.Store, upwards: Node, top: Node) -> set[Node]:
    found, level = {top}, {top}
    while level:
        level = {n for node in level for n in _subjects(dataset, upwards, node)} - found
        found |= level
    return found


def _platforms_of(dataset: pyoxigraph.Store, modalities: set[Node]) -> set[Node]:
    return _of_classes(dataset, _pointing(dataset, ("onc:modality",), modalities), _TECHNOLOGIES)


def _pointing(dataset: pyoxigraph.Store, names: Iterable[str], values: Iterable[Node]) -> set[Node]:
    predicates, wanted = [term(name) for name in names], list(values)
    return {subject for predicate in predicates for value in wanted for subject in _subjects(dataset, predicate, value)}


def _subjects(dataset: pyoxigraph.Store, predicate: Node, value: Node) -> Iterator[Node]:
    for quad in dataset.quads_for_pattern(None, predicate, value, _DEFAULT):
        if isinstance(quad.subject, Node):
            yield quad.subject


def _of_classes(dataset: pyoxigraph.Store, nodes: Iterable[Node], names: Iterable[str]) -> set[Node]:
    classes = [term(name) for name in names]
    return {node for node in nodes if any(pyoxigraph.Quad(node, RDF_TYPE, name, _DEFAULT) in dataset for name in classes)}


def _values(dataset: pyoxigraph.Store, nodes: Iterable[Node], name: str) -> set[Node]:
    found = (quad.object for node in nodes for quad in dataset.quads_for_pattern(node, term(name), None, _DEFAULT))
    return {value for value in found if isinstance(value, Node)}
