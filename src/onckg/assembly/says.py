"""What releases say, as plain records: the quads of release graphs, read once and indexed by node.

Values are plain strings: an IRI or the text of a literal; which it is follows from the property. Claims are kept by
the node that they state; the words behind a claim stay in the release graph.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from onckg.graph.terms import PREFIXES, term

LAST = "9999-12-31"
"""Stands for the date of a release without one: such are said last."""
_UNUSED_CLASSES = frozenset({"Claim", "SpecificResource", "TextPositionSelector", "TextQuoteSelector"})
_TYPE = PREFIXES["rdf"] + "type"
_STATES = PREFIXES["onc"] + "states"
_PROPERTIES = """
    skos:prefLabel skos:altLabel skos:hiddenLabel onc:title onc:published onc:issuer onc:ticker onc:exchange onc:role onc:modality
    onc:target onc:knownAs onc:builtOn onc:concept onc:nearestConcept onc:populationKind onc:company onc:ofDrug onc:roleKind
    onc:platform onc:forDisease onc:population onc:status onc:kind onc:byAgency onc:jurisdiction onc:earliest onc:latest
    onc:precision onc:dateText onc:hasState onc:tests onc:plansToTest onc:combinedWith onc:partner onc:phase onc:nct onc:trialName
    onc:sponsor onc:sponsorName onc:regimen onc:plannedStartEarliest onc:plannedStartLatest onc:plannedStartText
    onc:startEarliest onc:startLatest onc:startText onc:readoutEarliest onc:readoutLatest onc:readoutText onc:party onc:stage
    onc:groundedBy onc:matchedLabel onc:composedOf
"""
_SHORT = {term(name).value: name for name in _PROPERTIES.split()}
READ = frozenset({_TYPE, _STATES, *_SHORT})
"""The predicates that assembly reads; quads of others may be left out of what it is given."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing, fact or state of one release. ``values`` maps a prefixed property to its values, sorted."""

    iri: str
    class_name: str
    values: Mapping[str, tuple[str, ...]]
    claims: tuple[str, ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a property, sorted; empty where it is not said."""
        return self.values.get(name, ())

    def first(self, name: str) -> str:
        """Return the first value of a property, or "" where it is not said."""
        return self.values.get(name, ("",))[0]

    @property
    def place(self) -> tuple[str, int]:
        """Kind and number within the release: the order in which it names things of a kind."""
        kind, _, number = self.iri.rpartition("/")
        return kind, int(number) if number.isdigit() else 0


@dataclass(frozen=True, slots=True)
class ReleaseSays:
    """All that assembly needs of one release. ``said_on`` is its date (ISO), "" where it gives none; ``head`` is the
    release itself; ``nodes`` holds the others by IRI, ``by_class`` the same by class, in the release's order."""

    release_id: str
    said_on: str
    head: Node
    nodes: Mapping[str, Node]
    by_class: Mapping[str, tuple[Node, ...]]

    @property
    def order(self) -> tuple[str, str]:
        """Earlier releases first, undated ones last, ties by ID."""
        return self.said_on or LAST, self.release_id

    def of_class(self, *names: str) -> tuple[Node, ...]:
        """Return the nodes of classes, in the release's order."""
        return tuple(node for name in names for node in self.by_class.get(name, ()))

    def state_nodes(self, fact: Node) -> tuple[Node, ...]:
        """Return the states that the release names for a fact, oldest first."""
        return tuple(sorted((self.nodes[iri] for iri in fact.all("onc:hasState") if iri in self.nodes), key=lambda node: node.place))


@dataclass(slots=True)
class _Draft:
    values: dict[str, set[str]] = field(default_factory=dict)
    class_name: str = ""


def read_release(release_id: str, quads: Iterable[Quad]) -> ReleaseSays:
    """Return what one release says; order and repetition of its quads do not matter."""
    drafts: dict[str, _Draft] = {}
    claims: dict[str, set[str]] = {}
    for quad in quads:
        predicate = quad.predicate.value
        if predicate not in READ or not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
            continue
        subject, value = quad.subject.value, quad.object.value
        if predicate == _STATES:
            claims.setdefault(value, set()).add(subject)
        elif predicate == _TYPE:
            drafts.setdefault(subject, _Draft()).class_name = value.rpartition("#")[2]
        else:
            drafts.setdefault(subject, _Draft()).values.setdefault(_SHORT[predicate], set()).add(value)
    nodes = {
        iri: Node(iri, d.class_name, {name: tuple(sorted(v)) for name, v in sorted(d.values.items())}, tuple(sorted(claims.get(iri, ()))))
        for iri, d in sorted(drafts.items())
        if d.class_name not in _UNUSED_CLASSES
    }
    heads = [node for node in nodes.values() if node.class_name == "Release"]
    head = heads[0] if heads else Node("", "Release", {})
    by_class: dict[str, list[Node]] = {}
    for node in sorted(nodes.values(), key=lambda node: node.place):
        by_class.setdefault(node.class_name, []).append(node)
    return ReleaseSays(release_id, head.first("onc:published"), head, nodes, {name: tuple(found) for name, found in by_class.items()})
