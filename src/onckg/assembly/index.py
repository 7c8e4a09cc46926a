"""The index of a store: which nodes of its releases bear which keys, as quads that no dump shows.

It belongs to the current graph as it is: it changes in the same transaction. While a part is assembled, what is new stands over what is
stored, so that both can be asked: things that were one and are no longer have to be looked at as much as those that become one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from onckg.assembly.facts import Denotes
from onckg.assembly.keys import FACTS, KINDS, fact_keys, mentions_of, refused_key
from onckg.assembly.says import ReleaseSays
from onckg.graph.terms import RDF_TYPE, term
from onckg.store import STORE, Store
from onckg.vocabulary.records import Vocabulary

KEY = term("onc:identityKey")


class Index:
    """The index of a store, with changes to come. Nodes are IRIs in releases."""

    def __init__(self, store: Store) -> None:
        self._quads = store.quads
        self._stored: dict[str, frozenset[str]] = {}
        self._new: dict[str, frozenset[str]] = {}
        self._new_bearers: dict[str, set[str]] = {}

    def before(self, node: str) -> frozenset[str]:
        """Return the keys of a node as they were; empty for one that was not there."""
        if node not in self._stored:
            found = self._quads.quads_for_pattern(NamedNode(node), KEY, None, STORE)
            self._stored[node] = frozenset(q.object.value for q in found if isinstance(q.object, Literal))
        return self._stored[node]

    def now(self, node: str) -> frozenset[str]:
        """Return the keys of a node as they will be."""
        return self._new[node] if node in self._new else self.before(node)

    def put(self, node: str, keys: frozenset[str]) -> None:
        """Give a node other keys; none takes it out."""
        for key in self._new.get(node, ()):
            self._new_bearers[key].discard(node)
        self._new[node] = keys
        for key in keys:
            self._new_bearers.setdefault(key, set()).add(node)

    def bearers_before(self, key: str) -> Iterator[str]:
        """Yield the nodes that had a key."""
        for quad in self._quads.quads_for_pattern(None, KEY, Literal(key), STORE):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value

    def bearers(self, key: str) -> set[str]:
        """Return the nodes that had a key or will have it."""
        return {*self.bearers_before(key), *self._new_bearers.get(key, ())}

    def bearers_now(self, key: str) -> Iterator[str]:
        """Yield the nodes that will have a key."""
        yield from self._new_bearers.get(key, ())
        yield from (node for node in self.bearers_before(key) if node not in self._new)

    def closure(self, nodes: Iterable[str], related: Callable[[str], Iterable[str]]) -> set[str]:
        """Return the nodes with all that hang together with them by keys, before or now. ``related`` gives the keys that a key leads to."""
        found = set(nodes)
        waiting = list(found)
        asked: set[str] = set()
        while waiting:
            node = waiting.pop()
            for key in (self.before(node) | self.now(node)) - asked:
                asked.add(key)
                for other in related(key):
                    fresh = self.bearers(other) - found
                    found |= fresh
                    waiting += fresh
        return found

    def changes(self) -> tuple[set[Quad], set[Quad]]:
        """Return the quads that go and those that come."""
        removed: set[Quad] = set()
        added: set[Quad] = set()
        for node, keys in self._new.items():
            before = self.before(node)
            removed.update(key_quads({node: before - keys}))
            added.update(key_quads({node: keys - before}))
        return removed, added


def index_keys(says: ReleaseSays, denotes: Denotes, vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Return the keys of all mentions and facts of one release, by node."""
    keys = {iri: found for kind in KINDS for iri, (_, found) in mentions_of(kind, says, denotes, vocabulary).items()}
    keys |= {node.iri: fact_keys(says, node, denotes) for node in says.of_class(*FACTS)}
    return keys


def refusal_keys(quads: Iterable[Quad]) -> dict[str, frozenset[str]]:
    """Return the keys of the refusals among quads of the identity graph, by their IRIs."""
    found = list(quads)
    refusals = {quad.subject for quad in found if quad.predicate == RDF_TYPE and quad.object == term("onc:IdentityRefusal")}
    keys: dict[str, set[str]] = {}
    for quad in found:
        if quad.subject in refusals and quad.predicate == term("onc:thing"):
            keys.setdefault(_iri(quad.subject), set()).add(refused_key(_iri(quad.object)))
    return {node: frozenset(mine) for node, mine in keys.items()}


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def key_quads(keys: Mapping[str, Iterable[str]]) -> Iterator[Quad]:
    """Yield the quads that record keys by node."""
    for node, found in keys.items():
        for key in found:
            yield Quad(NamedNode(node), KEY, Literal(key), STORE)
