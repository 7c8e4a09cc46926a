"""Assembly over a store: read all release graphs, make the current graph, put it in."""

from collections.abc import Iterable, Mapping

from pyoxigraph import DefaultGraph, NamedNode, Quad

from onckg.assembly.current import CurrentGraph, assemble
from onckg.assembly.identity_rules import FILE_NAME, read_identity_rules
from onckg.assembly.says import READ
from onckg.assembly.vocabulary_graph import vocabulary_quads
from onckg.graph.iris import facts_graph_iri
from onckg.store import CONFLICTS, IDENTITY, PLANS, VOCABULARY, Store, needs_assembly, release_ids, replace_current
from onckg.vocabulary.records import Vocabulary


def assemble_store(store: Store, vocabulary: Vocabulary, fingerprint: str) -> CurrentGraph:
    """Renew the current graph, the identity graph and the vocabulary graph of a store, in one transaction, and return it.

    ``fingerprint`` identifies program, vocabularies and the user's rules of identity, which lie in the store's folder: with another one the
    next ``refresh_current`` assembles anew.
    """
    current = assemble(read_release_graphs(store), vocabulary, read_identity_rules(store.path / FILE_NAME))
    graphs: Mapping[NamedNode | DefaultGraph, Iterable[Quad]] = {
        DefaultGraph(): current.default, IDENTITY: current.identity, PLANS: current.plans, CONFLICTS: current.conflicts,
        VOCABULARY: vocabulary_quads(vocabulary, current.default),
    }  # fmt: skip
    replace_current(store, graphs, fingerprint)
    return current


def refresh_current(store: Store, vocabulary: Vocabulary, fingerprint: str) -> bool:
    """Assemble where the current graph is behind its releases (also after a kill) or was made by another program or
    vocabulary; return whether that was so."""
    behind = needs_assembly(store, fingerprint)
    if behind:
        assemble_store(store, vocabulary, fingerprint)
    return behind


def read_release_graphs(store: Store) -> dict[str, list[Quad]]:
    """Return what assembly reads of each release, by release ID; unordered."""
    # By predicate, not by graph: three quarters of a release graph are claims and words, which assembly does not read.
    graphs: dict[str, list[Quad]] = {facts_graph_iri(release_id): [] for release_id in release_ids(store)}
    for predicate in sorted(READ):
        for quad in store.quads.quads_for_pattern(None, NamedNode(predicate), None, None):
            if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value in graphs:
                graphs[quad.graph_name.value].append(quad)
    return {graph.split("/")[-2]: quads for graph, quads in graphs.items()}
