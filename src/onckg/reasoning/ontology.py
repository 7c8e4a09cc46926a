"""The ontology file: its triples, its axioms in words that people read, and its copies in other formats.

Blank nodes are numbered in order of the file, and triples stand subject by subject, so that the same Turtle always gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from onckg.data_files import ontology_folder
from onckg.errors import InputError
from onckg.graph.terms import PREFIXES, RDF_TYPE, term

FORMATS = {
    "rdfxml": RdfFormat.RDF_XML, "turtle": None, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD,
}  # fmt: skip
"""Name -> how it is written; Turtle is the file itself, with its comments."""

_Node = NamedNode | BlankNode | Literal | Triple
_KEYWORDS = {
    "owl:equivalentClass": "EquivalentTo", "rdfs:subClassOf": "SubClassOf", "rdfs:domain": "Domain", "rdfs:range": "Range",
    "rdfs:subPropertyOf": "SubPropertyOf", "owl:inverseOf": "InverseOf", "owl:propertyChainAxiom": "SubPropertyChain",
    "owl:disjointWith": "DisjointWith", "owl:propertyDisjointWith": "DisjointWith",
}  # fmt: skip


_Index = Mapping[tuple[_Node, NamedNode], list[_Node]]


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """The triples of ``onckg.ttl``, in order of the file, and their objects by subject and predicate."""

    triples: tuple[Triple, ...]
    index: _Index

    def objects(self, subject: _Node, predicate: str) -> list[_Node]:
        """Return the values of a property (``rdfs:domain``), in order of the file."""
        return list(self.index.get((subject, term(predicate)), ()))

    def subjects(self, kind: str) -> list[NamedNode]:
        """Return the named members of a class (``owl:ObjectProperty``), sorted."""
        found = {t.subject for t in self.triples if t.predicate == RDF_TYPE and t.object == term(kind)}
        return sorted((node for node in found if isinstance(node, NamedNode)), key=str)

    def classes_under(self, above: NamedNode) -> frozenset[NamedNode]:
        """Return the classes that lie under a class, by declaration or definition, without itself."""
        found = {above}
        while True:
            fresh = {node for node in self.subjects("owl:Class") if node not in found and found & set(self._above(node))}
            if not fresh:
                return frozenset(found - {above})
            found |= fresh

    def _above(self, node: NamedNode) -> list[_Node]:
        parts = [
            m for d in self.objects(node, "owl:equivalentClass") for i in self.objects(d, "owl:intersectionOf") for m in self._members(i)
        ]
        return [*self.objects(node, "rdfs:subClassOf"), *parts]

    def axiom(self, subject: NamedNode, predicate: str, value: _Node | None = None) -> str:
        """Return an axiom in Manchester syntax, "" where there is none such; without a ``value``, with all its values.

        >>> read_ontology().axiom(term("onc:worksWith"), "owl:propertyChainAxiom")
        'worksWith SubPropertyChain develops o basedOn'
        """
        values = [found for found in self.objects(subject, predicate) if value is None or found == value]
        if not values:
            return ""
        return f"{short_name(subject)} {_KEYWORDS[predicate]} {', '.join(self.expression(found, predicate) for found in values)}"

    def expression(self, node: _Node, predicate: str = "") -> str:
        """Return a class expression, or a chain, in Manchester syntax.

        >>> read_ontology().expression(read_ontology().objects(term("onc:OrphanProgram"), "owl:equivalentClass")[0])
        'Program and (hasDesignation some HeldOrphanDesignation)'
        """
        if not isinstance(node, BlankNode):
            return short_name(node)
        if predicate == "owl:propertyChainAxiom":
            return " o ".join(self.expression(part) for part in self._members(node))
        for name, joint in (("owl:intersectionOf", " and "), ("owl:unionOf", " or ")):
            for members in self.objects(node, name):
                return joint.join(self._bracketed(part) for part in self._members(members))
        for members in self.objects(node, "owl:oneOf"):
            return "{" + ", ".join(self.expression(part) for part in self._members(members)) + "}"
        return self._restriction(node)

    def _restriction(self, node: BlankNode) -> str:
        on = short_name(self.objects(node, "owl:onProperty")[0])
        for name, word in (("owl:someValuesFrom", "some"), ("owl:allValuesFrom", "only"), ("owl:hasValue", "value")):
            for value in self.objects(node, name):
                return f"{on} {word} {self._bracketed(value)}"
        (count,) = self.objects(node, "owl:minQualifiedCardinality")
        return f"{on} min {short_name(count)} {self._bracketed(self.objects(node, 'owl:onClass')[0])}"

    def _bracketed(self, node: _Node) -> str:
        text = self.expression(node)
        return f"({text})" if " " in text and not text.startswith("{") else text

    def _members(self, node: _Node) -> list[_Node]:
        members = []
        while node != term("rdf:nil"):
            members += self.objects(node, "rdf:first")
            (node,) = self.objects(node, "rdf:rest")
        return members


@cache
def read_ontology() -> Ontology:
    """Return the shipped ontology."""
    numbers: dict[BlankNode, BlankNode] = {}

    def numbered(node: _Node) -> _Node:
        return numbers.setdefault(node, BlankNode(f"b{len(numbers) + 1}")) if isinstance(node, BlankNode) else node

    parsed = [quad.triple for quad in pyoxigraph.parse(path=ontology_folder() / "onckg.ttl")]
    triples = tuple(Triple(numbered(t.subject), t.predicate, numbered(t.object)) for t in parsed)  # type: ignore[arg-type]
    index: dict[tuple[_Node, NamedNode], list[_Node]] = {}
    for triple in triples:
        index.setdefault((triple.subject, triple.predicate), []).append(triple.object)
    return Ontology(triples, index)


def write_ontology(form: str) -> bytes:
    """Return the ontology as a file of one of ``FORMATS``: RDF/XML is what Protégé opens.

    Raises:
        InputError: there is no such format.
    """
    if form not in FORMATS:
        raise InputError(f"{form!r} is no format of the ontology: choose one of {', '.join(FORMATS)}.")
    chosen = FORMATS[form]
    if chosen is None:
        return (ontology_folder() / "onckg.ttl").read_bytes()
    own = {"owl": PREFIXES["owl"], "rdf": PREFIXES["rdf"], "rdfs": PREFIXES["rdfs"], "skos": PREFIXES["skos"], "onc": PREFIXES["onc"]}
    others = {"dcterms": "http://purl.org/dc/terms/", "vann": "http://purl.org/vocab/vann/"}
    ordered = _by_subject(read_ontology().triples)
    return pyoxigraph.serialize(ordered, format=chosen, prefixes={**own, **others}) or b""


def short_name(node: _Node) -> str:
    """Return what people call a node in an axiom: the last part of its IRI, or the text of a literal."""
    value = str(getattr(node, "value", node))
    return value.rpartition("#")[2].rpartition("/")[2]


def _by_subject(triples: Iterable[Triple]) -> list[Triple]:
    groups: dict[_Node, list[Triple]] = {}
    for triple in triples:
        groups.setdefault(triple.subject, []).append(triple)
    named = [group for subject, group in groups.items() if isinstance(subject, NamedNode)]
    return [triple for group in (*named, *(g for s, g in groups.items() if not isinstance(s, NamedNode))) for triple in group]


__all__ = ["FORMATS", "Ontology", "read_ontology", "short_name", "write_ontology"]
