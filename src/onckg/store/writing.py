"""All writing: releases in and out, whole or not at all, and the graphs that are made from them.

Each function is one transaction of the dataset. A release and the mark that the current graph does not show it yet go in
together; the mark goes away together with the change of the current graph. Whoever is killed in between leaves the
mark, and the next opening can tell (``store.reading.unassembled``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from onckg.errors import StoreError
from onckg.graph.iris import facts_graph_iri, is_release_id, release_iri, set_aside_graph_iri, sources_graph_iri
from onckg.store.dataset import ASSEMBLED_WITH, FINGERPRINT, INFERRED, REASONS, STORE, UNASSEMBLED, Store
from onckg.store.texts import begin_texts, settle_texts, write_texts

GraphName = NamedNode | DefaultGraph
_BULK = 200_000
"""So many quads are loaded in bulk before the transaction that makes them count: as the text of one update they would need gigabytes."""


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """All of one release that is kept: its quads, each in its own graph, its canonical text, and by which program,
    vocabularies and shapes (``fingerprint``) it was read."""

    release_id: str
    text: str
    fingerprint: str
    facts: tuple[Quad, ...]
    set_aside: tuple[Quad, ...]
    sources: tuple[Quad, ...]


def add_releases(store: Store, records: Iterable[ReleaseRecord]) -> tuple[str, ...]:
    """Add a batch of releases, all or none, and return the IDs of those that were not there yet, sorted.

    A release that is there keeps its facts; only sources that it did not have are added. Two records of one ID in
    the batch count as one with the sources of both.
    """
    records = tuple(records)
    known = _Known(store)
    fresh = {record.release_id: record for record in reversed(records) if record.release_id not in known}
    quads = {quad for record in records for quad in record.sources}
    for record in fresh.values():
        quads.update(record.facts, record.set_aside, _entries(record))
    if fresh:
        begin_texts(store.texts, fresh)
        write_texts(store.texts, {record.release_id: record.text for record in fresh.values()})
    store.quads.extend(quads)
    store.quads.flush()
    settle_texts(store.texts, known)
    return tuple(sorted(fresh))


def replace_releases(store: Store, records: Iterable[ReleaseRecord]) -> None:
    """Put new facts in the place of old ones, for releases that are there; their texts and sources stay as they are.

    Raises ``StoreError`` for a release that is not in the store.
    """
    removed: set[Quad] = set()
    added: set[Quad] = set()
    known = _Known(store)
    for record in records:
        if record.release_id not in known:
            raise StoreError(f"Release {record.release_id} is not in the store at {store.path}.")
        for graph in (facts_graph_iri(record.release_id), set_aside_graph_iri(record.release_id)):
            removed.update(_quads_of(store, NamedNode(graph)))
        removed.update(store.quads.quads_for_pattern(NamedNode(release_iri(record.release_id)), FINGERPRINT, None, STORE))
        added.update(record.facts, record.set_aside, _entries(record))
    _change(store, removed - added, added - removed)
    store.quads.flush()


def remove_releases(store: Store, release_ids: Iterable[str]) -> tuple[str, ...]:
    """Take releases out with all that came with them, and return the IDs of those that were there, sorted."""
    known = _Known(store)
    leaving = sorted({release_id for release_id in release_ids if release_id in known})
    if not leaving:
        return ()
    removed: set[Quad] = set()
    for release_id in leaving:
        for graph in (facts_graph_iri(release_id), set_aside_graph_iri(release_id), sources_graph_iri(release_id)):
            removed.update(_quads_of(store, NamedNode(graph)))
        removed.update(store.quads.quads_for_pattern(NamedNode(release_iri(release_id)), FINGERPRINT, None, STORE))
    begin_texts(store.texts, leaving)
    _change(store, removed, {_mark(release_id) for release_id in leaving})
    store.quads.flush()
    settle_texts(store.texts, known)
    return tuple(leaving)


def replace_current(
    store: Store, graphs: Mapping[GraphName, Iterable[Quad]], fingerprint: str, notes: Mapping[NamedNode, Iterable[Quad]] | None = None
) -> bool:
    """Make each named graph hold just the quads that are given for it, and return whether anything changed.

    ``notes`` are quads of the store's own graph, which no dump shows, by predicate; those of these predicates go that are not among them.
    All marks go, and the store notes that assembly with ``fingerprint`` made these graphs. What reasoning had added to the picture
    before goes with it where the picture has changed, or was made by another program, ontology or vocabulary.
    """
    removed: set[Quad] = set()
    added: set[Quad] = set()
    for graph, quads in graphs.items():
        old, new = set(_quads_of(store, graph)), set(quads)
        removed |= old - new
        added |= new - old
    changed = bool(removed or added)
    note = Quad(STORE, ASSEMBLED_WITH, Literal(fingerprint), STORE)
    removed.update(store.quads.quads_for_pattern(None, UNASSEMBLED, None, STORE))
    others = {quad for quad in store.quads.quads_for_pattern(STORE, ASSEMBLED_WITH, None, STORE) if quad != note}
    if changed or others:
        removed.update(_quads_of(store, INFERRED), _quads_of(store, REASONS))
    for predicate, quads in (notes or {}).items():
        old, new = set(store.quads.quads_for_pattern(None, predicate, None, STORE)), set(quads)
        removed |= old - new
        added |= new - old
    if len(added) > _BULK:  # a first assembly; until the marks go, it counts as not done
        store.quads.bulk_extend(added)
        added = set()
    _change(store, removed | others, added | {note})
    store.quads.flush()
    return changed


def change_current(store: Store, removed: Iterable[Quad], added: Iterable[Quad], release_ids: Iterable[str], fingerprint: str) -> bool:
    """Change what is made of the releases by quads, in one transaction, and return whether the graphs that a dump shows changed.

    The marks of the releases go, and the store notes that assembly with ``fingerprint`` made these graphs. What reasoning had added goes
    with the picture as it was.
    """
    gone, come = set(removed), set(added)
    changed = any(quad.graph_name != STORE for quad in gone | come)
    if changed:
        gone.update(_quads_of(store, INFERRED), _quads_of(store, REASONS))
    note = Quad(STORE, ASSEMBLED_WITH, Literal(fingerprint), STORE)
    _change(store, gone | {_mark(release_id) for release_id in release_ids}, come | {note})
    store.quads.flush()
    return changed


def replace_graphs(store: Store, graphs: Mapping[GraphName, Iterable[Quad]]) -> bool:
    """Make each graph hold just the quads that are given for it, in one transaction, and return whether anything changed."""
    removed: set[Quad] = set()
    added: set[Quad] = set()
    for graph, quads in graphs.items():
        old, new = set(_quads_of(store, graph)), set(quads)
        removed |= old - new
        added |= new - old
    if removed or added:
        _change(store, removed, added)
        store.quads.flush()
    return bool(removed or added)


def fill_store(store: Store, quads: Iterable[Quad]) -> None:
    """Load quads into an empty store, in bulk; they are all it will hold."""
    store.quads.bulk_extend(quads)
    store.quads.flush()


def replace_inferred(store: Store, quads: Iterable[Quad], reasons: Iterable[Quad] = ()) -> bool:
    """Make the inferred graph hold just ``quads`` and the graph of reasons just ``reasons`` (whatever graph they name), in one
    transaction, and return whether anything changed."""
    new = {Quad(q.subject, q.predicate, q.object, graph) for graph, found in ((INFERRED, quads), (REASONS, reasons)) for q in found}
    old = {*_quads_of(store, INFERRED), *_quads_of(store, REASONS)}
    _change(store, old - new, new - old)
    store.quads.flush()
    return old != new


class _Known:
    """The IDs of the releases in a store, asked one by one: a batch must not cost more for what was there before."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __contains__(self, release_id: object) -> bool:
        if not isinstance(release_id, str) or not is_release_id(release_id):
            return False
        return any(True for _ in self._store.quads.quads_for_pattern(NamedNode(release_iri(release_id)), FINGERPRINT, None, STORE))


def _entry(release_id: str, fingerprint: str) -> Quad:
    return Quad(NamedNode(release_iri(release_id)), FINGERPRINT, Literal(fingerprint), STORE)


def _mark(release_id: str) -> Quad:
    return Quad(NamedNode(release_iri(release_id)), UNASSEMBLED, Literal(True), STORE)


def _entries(record: ReleaseRecord) -> tuple[Quad, Quad]:
    return _entry(record.release_id, record.fingerprint), _mark(record.release_id)


def _quads_of(store: Store, graph: GraphName) -> Iterable[Quad]:
    return store.quads.quads_for_pattern(None, None, None, graph)


def _change(store: Store, removed: set[Quad], added: set[Quad]) -> None:
    parts = [f"{verb} DATA {{\n{_by_graph(quads)}}}" for verb, quads in (("DELETE", removed), ("INSERT", added)) if quads]
    if parts:
        store.quads.update(";\n".join(parts))  # one update is one transaction


def _by_graph(quads: set[Quad]) -> str:
    graphs: dict[GraphName, list[str]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(f"{quad.subject} {quad.predicate} {quad.object} .\n")  # type: ignore[arg-type]
    return "".join(
        "".join(lines) if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{\n{''.join(lines)}}}\n" for graph, lines in graphs.items()
    )
