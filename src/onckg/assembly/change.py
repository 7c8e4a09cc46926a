"""The change of the current graph: what its touched parts hold and shall hold, and what others still need of what they share.

A part owns statements: those of a subject, or of a subject by some properties, or between two things. They go unless the part states
them anew. Codes, concepts of diseases and indications are shared: they come with the first that needs them and go with the last.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, NamedNode, Quad

from onckg.graph.terms import ID, RDF_TYPE, VOCAB, term
from onckg.store import Store
from onckg.vocabulary.records import Vocabulary

_CURRENT = DefaultGraph()
_INDICATION = f"{ID}indication/"


@dataclass(slots=True)
class Change:
    """Collects ``owned`` statements that stand in the store, and what shall be ``stated``; each in any graph."""

    store: Store
    owned: set[Quad] = field(default_factory=set)
    stated: set[Quad] = field(default_factory=set)
    removed: set[Quad] = field(default_factory=set)
    added: set[Quad] = field(default_factory=set)

    def own(self, subject: str, predicates: Iterable[str] = (), graph: NamedNode | DefaultGraph = _CURRENT) -> list[Quad]:
        """Own the statements of a subject, all or those by some (prefixed) properties, and return them."""
        node = NamedNode(subject)
        names: list[NamedNode | None] = [*map(term, predicates)] or [None]
        found = [quad for name in names for quad in self.store.quads.quads_for_pattern(node, name, None, graph)]
        self.owned.update(found)
        return found

    def own_between(self, subject: str, value: str) -> None:
        """Own the statements of the current graph between two things."""
        self.owned.update(self.store.quads.quads_for_pattern(NamedNode(subject), None, NamedNode(value), _CURRENT))

    def own_statement(self, subject: str, predicate: str, value: str) -> None:
        """Own one statement of the current graph."""
        quad = Quad(NamedNode(subject), term(predicate), NamedNode(value), _CURRENT)
        if quad in self.store.quads:
            self.owned.add(quad)

    def settle(self) -> None:
        """Work out ``removed`` and ``added``."""
        self.removed = self.owned - self.stated
        self.added = {quad for quad in self.stated - self.owned if quad not in self.store.quads}


def drop_unused(change: Change, vocabulary: Vocabulary, things: Mapping[str, bool], asked: Iterable[str] = ()) -> None:
    """Remove what nothing needs any more: codes that nothing refers to, indications without a fact, concepts of diseases that neither
    are a thing nor stand above another.

    ``things`` tells of a disease whether a release still names it; ``asked`` are IRIs to look at beside those that removed statements
    refer to.
    """
    using: dict[str, set[Quad]] = {}
    for quad in change.added:
        if isinstance(quad.object, NamedNode):
            using.setdefault(quad.object.value, set()).add(quad)
    waiting = [*asked, *(quad.object.value for quad in change.removed if isinstance(quad.object, NamedNode))]
    while waiting:
        iri = waiting.pop()
        predicate = _needed_by(change, iri, vocabulary)
        if predicate is None or (predicate == "skos:broader" and things[iri]) or _is_used(change, iri, predicate, using.get(iri, set())):
            continue
        kept = change.store.quads.quads_for_pattern(NamedNode(iri), None, None, _CURRENT)
        fresh = {quad for quad in change.added if quad.subject == NamedNode(iri)}
        going = {quad for quad in kept if quad not in change.removed}
        change.added -= fresh
        change.removed |= going
        for quad in going | fresh:
            if isinstance(quad.object, NamedNode):
                using.get(quad.object.value, set()).discard(quad)
                waiting.append(quad.object.value)


def _needed_by(change: Change, iri: str, vocabulary: Vocabulary) -> str | None:
    """Return by which property others need a shared node, "" for any; None where it is not shared."""
    if iri.startswith(_INDICATION):
        return "onc:forIndication"
    if iri not in vocabulary.concepts:
        return None
    if iri.startswith(VOCAB):
        return ""
    is_disease = Quad(NamedNode(iri), RDF_TYPE, term("onc:Disease"), _CURRENT)
    return "skos:broader" if is_disease in change.store.quads or is_disease in change.added else None


def _is_used(change: Change, iri: str, predicate: str, fresh: Iterable[Quad]) -> bool:
    name = term(predicate) if predicate else None
    if any(name is None or quad.predicate == name for quad in fresh):
        return True
    return any(q not in change.removed for q in change.store.quads.quads_for_pattern(None, name, NamedNode(iri), _CURRENT))
