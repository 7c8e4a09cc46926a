"""Assembly over a store: renew the current graph where it is behind, for what changed, or from nothing.

From nothing means: read all release graphs, make the current graph, put the difference in. It defines what the current graph is, and is
done once for a store that was filled, or made by another program, with other vocabularies or rules of identity. After that the index that
it leaves leads from new and removed releases to what they touch (``incremental``).
"""

from collections.abc import Iterable, Mapping

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from onckg.assembly.current import CurrentGraph, assemble_said
from onckg.assembly.identity_rules import FILE_NAME, read_identity_rules
from onckg.assembly.incremental import NotLocal, Renewal, renew_touched
from onckg.assembly.index import KEY, index_keys, key_quads, refusal_keys
from onckg.assembly.says import READ, read_release
from onckg.assembly.vocabulary_graph import vocabulary_quads
from onckg.graph.iris import facts_graph_iri
from onckg.graph.terms import term
from onckg.store import (
    CONFLICTS,
    IDENTITY,
    PLANS,
    STORE,
    VOCABULARY,
    Store,
    assembled_with,
    needs_assembly,
    release_ids,
    replace_current,
    unassembled,
)
from onckg.vocabulary.records import Vocabulary

_INDEXED = Quad(STORE, term("onc:indexed"), Literal(True), STORE)
_MANY, _FEW = 500, 10
"""More changed releases than ``_MANY``, or than a third of all, touch most of what there is: then everything is assembled. Up to ``_FEW``
nobody counts."""


def assemble_store(store: Store, vocabulary: Vocabulary, fingerprint: str) -> CurrentGraph:
    """Make the current graph, the identity graph and the vocabulary graph of a store from nothing, in one transaction, and return it.

    ``fingerprint`` identifies program, vocabularies and the user's rules of identity, which lie in the store's folder: with another one the
    next ``refresh_current`` assembles anew.
    """
    said = [read_release(release_id, quads) for release_id, quads in sorted(read_release_graphs(store).items())]
    current = assemble_said(said, vocabulary, read_identity_rules(store.path / FILE_NAME))
    graphs: Mapping[NamedNode | DefaultGraph, Iterable[Quad]] = {
        DefaultGraph(): current.default, IDENTITY: current.identity, PLANS: current.plans, CONFLICTS: current.conflicts,
        VOCABULARY: vocabulary_quads(vocabulary, current.default),
    }  # fmt: skip
    index = [quad for says in said for quad in key_quads(index_keys(says, current.denotes, vocabulary))]
    index += key_quads(refusal_keys(current.identity))
    replace_current(store, graphs, fingerprint, notes={KEY: index, _INDEXED.predicate: [_INDEXED]})
    return current


def refresh_current(store: Store, vocabulary: Vocabulary, fingerprint: str) -> bool:
    """Renew the current graph where it is behind its releases (also after a kill) or was made by another program or
    vocabulary; return whether that was so."""
    behind = needs_assembly(store, fingerprint)
    if behind and not renew_part(store, vocabulary, fingerprint):
        assemble_store(store, vocabulary, fingerprint)
    return behind


def renew_part(store: Store, vocabulary: Vocabulary, fingerprint: str) -> Renewal | None:
    """Renew the current graph for the releases that came, went or changed, and return what that did; None, and nothing is done, where
    it has to be made from nothing: another fingerprint, no index, too many changes, or a part that cannot be told alone."""
    changed = len(unassembled(store))
    if assembled_with(store) != {fingerprint} or _INDEXED not in store.quads or changed > _MANY:
        return None
    if changed > _FEW and changed > len(release_ids(store)) / 3:
        return None
    try:
        return renew_touched(store, vocabulary, read_identity_rules(store.path / FILE_NAME), fingerprint)
    except NotLocal:
        return None


def read_release_graphs(store: Store) -> dict[str, list[Quad]]:
    """Return what assembly reads of each release, by release ID; unordered."""
    # By predicate, not by graph: three quarters of a release graph are claims and words, which assembly does not read.
    graphs: dict[str, list[Quad]] = {facts_graph_iri(release_id): [] for release_id in release_ids(store)}
    for predicate in sorted(READ):
        for quad in store.quads.quads_for_pattern(None, NamedNode(predicate), None, None):
            if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value in graphs:
                graphs[quad.graph_name.value].append(quad)
    return {graph.split("/")[-2]: quads for graph, quads in graphs.items()}
