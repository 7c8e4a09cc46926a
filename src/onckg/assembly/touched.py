"""Reading a part of what releases say out of a store, and what their mentions stand for so far."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from onckg.assembly.says import READ, ReleaseSays, read_release
from onckg.graph.iris import facts_graph_iri, release_iri
from onckg.graph.terms import RDF_TYPE, RELEASE, term
from onckg.store import IDENTITY, Store, has_release, release_facts

_STATES, _HAS_STATE, _DENOTES = term("onc:states"), term("onc:hasState"), term("onc:denotes")
_ID_DIGITS = 16


def release_of(node: str) -> str:
    """Return the ID of the release that a node belongs to."""
    return node[len(RELEASE) : len(RELEASE) + _ID_DIGITS]


class Releases:
    """What stands in the release graphs of a store, read as far as it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._whole: dict[str, ReleaseSays | None] = {}
        self._nodes: dict[str, list[Quad]] = {}

    def whole(self, release_id: str) -> ReleaseSays | None:
        """Return all that a release says, None where it is not in the store."""
        if release_id not in self._whole:
            there = has_release(self._store, release_id)
            self._whole[release_id] = read_release(release_id, release_facts(self._store, release_id)) if there else None
        return self._whole[release_id]

    def part(self, nodes: Iterable[str]) -> list[ReleaseSays]:
        """Return the releases of nodes as if they said nothing else, in order; nodes that are no longer there are left out."""
        by_release: dict[str, list[str]] = {}
        for node in sorted(nodes):
            by_release.setdefault(release_of(node), []).append(node)
        found = [read_release(release_id, self._read(release_id, mine)) for release_id, mine in by_release.items()]
        return sorted((says for says in found if says.nodes), key=lambda says: says.order)

    def referring(self, node: str, predicate: str, *class_names: str) -> list[str]:
        """Return the nodes of classes in the same release that refer to a node by a property."""
        graph = NamedNode(facts_graph_iri(release_of(node)))
        quads = self._store.quads
        users = [
            q.subject for q in quads.quads_for_pattern(None, term(predicate), NamedNode(node), graph) if isinstance(q.subject, NamedNode)
        ]
        return [user.value for user in users if any(Quad(user, RDF_TYPE, term(f"onc:{n}"), graph) in quads for n in class_names)]

    def order_of(self, release_id: str) -> tuple[str, str]:
        """Return the place of a release in the order of releases: its day, and its ID."""
        found = read_release(release_id, self._node(release_iri(release_id)))
        return found.order

    def _read(self, release_id: str, nodes: Iterable[str]) -> Iterator[Quad]:
        yield from self._node(release_iri(release_id))
        for iri in nodes:
            yield from self._node(iri)

    def _node(self, iri: str) -> list[Quad]:
        """Return what a node and its states say, and which claims state them."""
        if iri not in self._nodes:
            quads, node, graph = self._store.quads, NamedNode(iri), NamedNode(facts_graph_iri(release_of(iri)))
            found = [quad for quad in quads.quads_for_pattern(node, None, None, graph) if quad.predicate.value in READ]
            found += quads.quads_for_pattern(None, _STATES, node, graph)
            for state in [quad.object for quad in found if quad.predicate == _HAS_STATE and isinstance(quad.object, NamedNode)]:
                found += quads.quads_for_pattern(state, None, None, graph)
                found += quads.quads_for_pattern(None, _STATES, state, graph)
            self._nodes[iri] = found
        return self._nodes[iri]


class StoredDenotes(Mapping[str, str]):
    """What mentions stand for: as the store has it, with changes to come over it. It is asked by mention; to walk over it, or to count
    it, shows what was asked so far."""

    def __init__(self, store: Store) -> None:
        self._quads = store.quads
        self._now: dict[str, str] = {}

    def __getitem__(self, node: str) -> str:
        if node not in self._now and node.startswith(RELEASE):
            self._now[node] = next(iter(self.before(node)), "")
        if found := self._now.get(node):
            return found
        raise KeyError(node)

    def __iter__(self) -> Iterator[str]:
        return (node for node, iri in self._now.items() if iri)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def before(self, node: str) -> list[str]:
        """Return what a node stood for, sorted: of a mention at most one thing, of a fact maybe several facts."""
        found = self._quads.quads_for_pattern(NamedNode(node), _DENOTES, None, IDENTITY)
        return sorted(quad.object.value for quad in found if isinstance(quad.object, NamedNode))

    def nodes_before(self, iri: str) -> Iterator[str]:
        """Yield the nodes that stood for a thing or fact."""
        for quad in self._quads.quads_for_pattern(None, _DENOTES, NamedNode(iri), IDENTITY):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value

    def put(self, mention: str, iri: str) -> None:
        """Let a mention stand for a thing; "" for nothing."""
        self._now[mention] = iri
