"""All reading that is no query: what is in, what is behind, texts, graphs, the sorted dump."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from onckg.errors import StoreError
from onckg.graph.iris import facts_graph_iri, release_iri, set_aside_graph_iri, sources_graph_iri
from onckg.store.dataset import ASSEMBLED_WITH, FINGERPRINT, INFERRED, STORE, UNASSEMBLED, Store, known_releases
from onckg.store.texts import read_text
from onckg.store.writing import GraphName


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much a store holds. ``quads`` does not count the store's own notes; ``fingerprints`` counts releases by the
    fingerprint that they were read with, sorted by fingerprint; ``unassembled`` counts releases that came, went or
    changed since the current graph was made."""

    releases: int
    quads: int
    current: int
    inferred: int
    unassembled: int
    fingerprints: tuple[tuple[str, int], ...]


def has_release(store: Store, release_id: str) -> bool:
    """Say whether the release is in the store."""
    return any(True for _ in store.quads.quads_for_pattern(NamedNode(release_iri(release_id)), FINGERPRINT, None, STORE))


def release_ids(store: Store) -> tuple[str, ...]:
    """Return the IDs of all releases, sorted."""
    return tuple(known_releases(store))


def fingerprints(store: Store) -> dict[str, str]:
    """Return release ID -> the fingerprint that it was read with, sorted by ID."""
    return known_releases(store)


def release_text(store: Store, release_id: str) -> str:
    """Return the canonical text of a release. Raises ``StoreError`` where the release is not in the store."""
    if not has_release(store, release_id):
        raise StoreError(f"Release {release_id} is not in the store at {store.path}.")
    return read_text(store.texts, release_id)


def release_facts(store: Store, release_id: str) -> tuple[Quad, ...]:
    """Return the quads of what a release says, unordered; empty where it is not in the store."""
    return quads_of(store, NamedNode(facts_graph_iri(release_id)))


def release_set_aside(store: Store, release_id: str) -> tuple[Quad, ...]:
    """Return the quads that were set aside, unordered; empty where there are none."""
    return quads_of(store, NamedNode(set_aside_graph_iri(release_id)))


def release_sources(store: Store, release_id: str) -> tuple[Quad, ...]:
    """Return the quads of the files that carried a release, unordered."""
    return quads_of(store, NamedNode(sources_graph_iri(release_id)))


def quads_of(store: Store, graph: GraphName) -> tuple[Quad, ...]:
    """Return the quads of one graph, unordered; ``DefaultGraph()`` is the current picture."""
    return tuple(store.quads.quads_for_pattern(None, None, None, graph))


def unassembled(store: Store) -> tuple[str, ...]:
    """Return the IDs of releases that came, went or changed since the current graph was made, sorted."""
    marks = store.quads.quads_for_pattern(None, UNASSEMBLED, None, STORE)
    return tuple(sorted(str(quad.subject)[1:-1].rpartition("/")[2] for quad in marks))


def needs_assembly(store: Store, fingerprint: str) -> bool:
    """Say whether the current graph is behind its releases, or was made with another ``fingerprint``; an empty store
    that never saw an assembly needs none."""
    if unassembled(store):
        return True
    made_with = assembled_with(store)
    return bool(made_with) and made_with != {fingerprint}


def assembled_with(store: Store) -> set[str]:
    """Return the fingerprint with which the current graph was made, as the only member; empty before the first assembly."""
    return {q.object.value for q in store.quads.quads_for_pattern(STORE, ASSEMBLED_WITH, None, STORE) if isinstance(q.object, Literal)}


def count_store(store: Store) -> StoreCounts:
    """Count what the store holds."""
    by_fingerprint: dict[str, int] = {}
    for fingerprint in known_releases(store).values():
        by_fingerprint[fingerprint] = by_fingerprint.get(fingerprint, 0) + 1
    return StoreCounts(
        releases=sum(by_fingerprint.values()),
        quads=len(store.quads) - _count(store, STORE),
        current=_count(store, DefaultGraph()),
        inferred=_count(store, INFERRED),
        unassembled=len(unassembled(store)),
        fingerprints=tuple(sorted(by_fingerprint.items())),
    )


def dump_nquads(store: Store) -> Iterator[bytes]:
    """Yield the dataset as N-Quads lines: the default graph, then the named graphs by name, each sorted by its lines.

    A function of the content alone: equal datasets give equal bytes. The store's own notes are left out; memory is
    needed for the lines of the largest graph.
    """
    named = sorted((graph for graph in store.quads.named_graphs() if graph != STORE), key=str)
    for graph in (DefaultGraph(), *named):
        yield from sorted(f"{quad} .\n".encode() for quad in store.quads.quads_for_pattern(None, None, None, graph))


def _count(store: Store, graph: GraphName) -> int:
    return sum(1 for _ in store.quads.quads_for_pattern(None, None, None, graph))
