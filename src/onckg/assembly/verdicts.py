"""The verdicts of the shapes on the touched part of the current graph: those that a validation of all gives on the same nodes.

A shape looks at its focus node, at what stands there and of what class that is, one step further where its path has two, and back where
its path or its target asks for what refers to the node. So much of the graph is handed to the validator, and the nodes to judge.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import DefaultGraph, NamedNode, Quad
from rdflib import RDF, SH
from rdflib.collection import Collection

from onckg.graph import Verdict, validate_graph
from onckg.graph.shapes import shapes_graph
from onckg.graph.terms import RDF_TYPE
from onckg.store import Store
from onckg.vocabulary.records import Vocabulary

_CURRENT = DefaultGraph()


def validate_touched(store: Store, vocabulary: Vocabulary, nodes: Iterable[str]) -> tuple[Verdict, ...]:
    """Return the verdicts (profile ``current``) on nodes of the current graph, by IRI, sorted; nodes that are not there have none."""
    focus = set(nodes)
    quads = {quad for iri in focus for quad in _around(store, NamedNode(iri))}
    return tuple(verdict for verdict in validate_graph(quads, "current", vocabulary) if verdict.focus in focus)


def _around(store: Store, node: NamedNode) -> Iterator[Quad]:
    further, backward, targets = _asked_for()
    quads = store.quads
    for quad in quads.quads_for_pattern(node, None, None, _CURRENT):
        yield quad
        if isinstance(quad.object, NamedNode) and quad.predicate != RDF_TYPE:
            for predicate in further:
                yield from quads.quads_for_pattern(quad.object, predicate, None, _CURRENT)
    for predicate in backward:
        yield from quads.quads_for_pattern(None, predicate, node, _CURRENT)
    for predicate in targets:  # one is enough to make it a target
        yield from next(([quad] for quad in quads.quads_for_pattern(None, predicate, node, _CURRENT)), [])


@cache
def _asked_for() -> tuple[tuple[NamedNode, ...], tuple[NamedNode, ...], tuple[NamedNode, ...]]:
    """Return what shapes ask of nodes that a focus node refers to, by what they ask for nodes that refer to it, and by what their targets
    are referred to."""
    shapes = shapes_graph("current")
    further: set[str] = {str(RDF.type)}
    backward: set[str] = set()
    for path in shapes.objects(None, SH.path):
        if (path, RDF.first, None) in shapes:
            further.update(str(step) for step in list(Collection(shapes, path))[1:])
        backward.update(str(step) for step in shapes.objects(path, SH.inversePath))
    targets = {str(predicate) for predicate in shapes.objects(None, SH.targetObjectsOf)}
    return _terms(further), _terms(backward), _terms(targets)


def _terms(iris: Iterable[str]) -> tuple[NamedNode, ...]:
    return tuple(map(NamedNode, sorted(iris)))
