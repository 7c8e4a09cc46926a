"""Which triples of a release go when a node violates a shape: closures, so that what stays conforms.

A closure is the fact that owns the focus node, its states and claims, and every fact that refers to it. Two cases go less
far, so that one bad sentence never loses a release: a claim or its words at fault take along only the claim while the fact
has another one; the release itself stays and loses the values at fault. Words, quotes and populations that stand for
nothing else go too. A concept or thing that is not described takes along the facts that refer to it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from onckg.graph.iris import facts_graph_iri, release_iri
from onckg.graph.records import Verdict
from onckg.graph.terms import RDF_TYPE, term

_STATES, _TARGET, _SELECTOR, _EXACT = term("onc:states"), term("oa:hasTarget"), term("oa:hasSelector"), term("oa:exact")
_POPULATION_CLASS, _START = term("onc:Population"), term("oa:start")
_SHARED = (term("oa:SpecificResource"), term("oa:TextPositionSelector"), term("oa:TextQuoteSelector"), _POPULATION_CLASS)


@dataclass(slots=True)
class _Links:
    """The triples of a release by subject, and who refers to what by which property; ``types`` of each described node."""

    release: NamedNode
    graph: NamedNode
    by_subject: dict[NamedNode, list[Triple]] = field(default_factory=lambda: defaultdict(list))
    referrers: dict[NamedNode, set[tuple[NamedNode, NamedNode]]] = field(default_factory=lambda: defaultdict(set))
    types: dict[NamedNode, NamedNode] = field(default_factory=dict)

    def objects(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [t.object for t in self.by_subject.get(subject, ()) if t.predicate == predicate and isinstance(t.object, NamedNode)]

    def subjects(self, predicate: NamedNode, node: NamedNode) -> list[NamedNode]:
        return [s for s, p in self.referrers.get(node, ()) if p == predicate]


def closures(release_id: str, triples: Iterable[Triple], verdicts: Iterable[Verdict]) -> set[Triple]:
    """Return the triples to set aside for the given verdicts; empty when none of them touches the triples."""
    links = _link(release_id, triples)
    gone: set[NamedNode] = set()
    moved: set[Triple] = set()
    for verdict in verdicts:
        focus = NamedNode(verdict.focus)
        if focus == links.release:
            moved |= {t for t in links.by_subject[focus] if t.predicate.value == verdict.path}
        else:
            gone |= _at_fault(links, focus)
    _spread(links, gone)
    moved |= {t for node in gone for t in links.by_subject[node]}
    return moved | {t for t in links.by_subject[links.release] if t.object in gone}


def words_behind(release_id: str, triples: Iterable[Triple], focus_nodes: Iterable[str]) -> dict[str, str]:
    """Return for each focus node the words that it was read from, those that stand first in the release; "" for none."""
    links = _link(release_id, triples)
    return {focus: _first_words(links, NamedNode(focus)) for focus in focus_nodes}


def _link(release_id: str, triples: Iterable[Triple]) -> _Links:
    links = _Links(NamedNode(release_iri(release_id)), NamedNode(facts_graph_iri(release_id)))
    for triple in triples:
        subject = triple.subject
        assert isinstance(subject, NamedNode)
        links.by_subject[subject].append(triple)
        if triple.predicate == RDF_TYPE:
            assert isinstance(triple.object, NamedNode)
            links.types[subject] = triple.object
        elif isinstance(triple.object, NamedNode):
            links.referrers[triple.object].add((subject, triple.predicate))
    return links


def _at_fault(links: _Links, focus: NamedNode) -> set[NamedNode]:
    """The nodes to take away for a focus node: for words and quotes the claims that show them, for populations and nodes
    that nothing describes the facts that refer to them, else the node itself."""
    shared = links.types.get(focus) in _SHARED
    if not shared and focus in links.by_subject:
        return {focus}
    above = {s for s, _ in links.referrers.get(focus, ()) if s not in (links.release, links.graph)}
    if not above:
        return {focus} if focus in links.by_subject else set()
    if links.types.get(focus) in _SHARED[:3]:
        return {claim for node in above for claim in (_at_fault(links, node) if links.types.get(node) in _SHARED else {node})}
    return above


def _spread(links: _Links, gone: set[NamedNode]) -> None:
    """Add to ``gone`` what belongs to it or leans on it, until nothing changes."""
    before = -1
    while before != len(gone):
        before = len(gone)
        for node in list(gone):
            gone.update(s for s, _ in links.referrers.get(node, ()) if s not in (links.release, links.graph))
            gone.update(links.objects(node, term("onc:hasState")))
        for node in list(gone):
            for stated in links.objects(node, _STATES):
                if stated != links.release and gone.issuperset(links.subjects(_STATES, stated)):
                    gone.add(stated)
            gone.update(_left_alone(links, node, gone))


def _left_alone(links: _Links, node: NamedNode, gone: set[NamedNode]) -> list[NamedNode]:
    """The words, quotes and populations under a node that nothing else refers to."""
    below = {t.object for t in links.by_subject[node] if isinstance(t.object, NamedNode) and links.types.get(t.object) in _SHARED}
    return [b for b in below if gone.issuperset(s for s, _ in links.referrers[b])]


def _first_words(links: _Links, focus: NamedNode) -> str:
    """Follow the links up from the focus node until a node has claims; of their words those that start first."""
    level, seen = {focus}, {focus}
    while level:
        claims = {c for n in level for c in links.subjects(_STATES, n)} | {n for n in level if links.objects(n, _TARGET)}
        words = {w for c in claims for w in links.objects(c, _TARGET)}
        if words:
            return min((_place_and_text(links, w) for w in words), default=(0, ""))[1]
        level = {s for n in level for s, _ in links.referrers.get(n, ()) if s not in (links.release, links.graph)} - seen
        seen |= level
    return ""


def _place_and_text(links: _Links, words: NamedNode) -> tuple[int, str]:
    parts = [t for s in links.objects(words, _SELECTOR) for t in links.by_subject[s]]
    starts = [int(t.object.value) for t in parts if t.predicate == _START and not isinstance(t.object, NamedNode)]  # type: ignore[union-attr]
    texts = [t.object.value for t in parts if t.predicate == _EXACT]  # type: ignore[union-attr]
    return min(starts, default=0), min(texts, default="")
