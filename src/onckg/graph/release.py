"""The whole stage: facts in, the quads of one release out."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from pyoxigraph import NamedNode, Quad, Triple

from onckg.facts.records import ReleaseFacts
from onckg.graph.build import build_triples
from onckg.graph.iris import facts_graph_iri
from onckg.graph.records import ReleaseGraph
from onckg.vocabulary.records import Vocabulary


def build_release_graph(
    facts: ReleaseFacts, vocabulary: Vocabulary, fingerprint: str, confidence: Mapping[str, Decimal] | None = None
) -> ReleaseGraph:
    """Return the graph of one release: a function of the arguments alone, whatever the order of the lists in ``facts``."""
    triples = build_triples(facts, vocabulary, fingerprint, confidence)
    return ReleaseGraph(facts.id, _quads(triples, facts_graph_iri(facts.id)), (), ())


def _quads(triples: Iterable[Triple], graph: str) -> tuple[Quad, ...]:
    name = NamedNode(graph)
    return tuple(sorted((Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples), key=str))
