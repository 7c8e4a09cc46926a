"""The vocabularies as quads of ``graph/vocabulary``, so that queries can ask them beside the data.

What ships is written whole. Of added vocabularies, which may hold tens of thousands of terms, only what the current picture uses and
what lies above that; each such term says by ``rdfs:isDefinedBy`` from which vocabulary it is, and that one its source, version
and licence.
"""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from onckg.graph.literals import integer_literal, text_literal
from onckg.graph.terms import PREFIXES, RDF_TYPE, VOCAB, term
from onckg.vocabulary.records import Concept, Origin, Vocabulary

_GRAPH = NamedNode("https://w3id.org/onckg/graph/vocabulary")
_SKOS = frozenset({"definition", "example", "scopeNote", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch", "related"})
_NUMBERS = frozenset({"rank"})
_BOOLEANS = frozenset({"accomplished", "inOncology"})
_THINGS = {"companies": "onc:Company", "drugs": "onc:Drug"}


def vocabulary_quads(vocabulary: Vocabulary, picture: Iterable[Quad] = ()) -> list[Quad]:
    """Return the concepts (and known companies and drugs, which are things) with labels, codes, hierarchy and further properties: all
    that ship, and those of added vocabularies that stand in ``picture``, the quads of the current graph, or above what does."""
    concepts = vocabulary.concepts
    written = {iri for iri, concept in concepts.items() if not concept.sources}
    if vocabulary.origins:
        said = {node.value for quad in picture for node in (quad.subject, quad.object) if isinstance(node, NamedNode)}
        for iri in said & concepts.keys():
            written.update((iri, *(above for above in vocabulary.ancestors(iri) if above in concepts)))
    origins = {name for iri in written for name in concepts[iri].sources}
    quads = [quad for iri, concept in concepts.items() if iri in written for quad in _concept_quads(concept, written)]
    return quads + [quad for origin in vocabulary.origins if origin.name in origins for quad in _origin_quads(origin)]


def _origin_quads(origin: Origin) -> list[Quad]:
    node = NamedNode(origin.iri)
    said = (
        ("skos:prefLabel", origin.name),
        ("schema:isBasedOn", origin.source),
        ("schema:version", origin.version),
        ("schema:license", origin.licence),
    )
    quads = [Quad(node, RDF_TYPE, term("skos:ConceptScheme"), _GRAPH)]
    return quads + [Quad(node, term(name), _value(name, text), _GRAPH) for name, text in said if text]


def _concept_quads(concept: Concept, written: set[str]) -> list[Quad]:
    values: list[tuple[str, NamedNode | Literal]] = [("skos:prefLabel", text_literal(concept.label))]
    thing = _THINGS.get(concept.scheme)
    if not thing:
        values.append(("skos:inScheme", NamedNode(VOCAB + concept.scheme)))
    if concept.notation:
        values.append(("skos:notation", text_literal(concept.notation)))
    for name, texts in (
        ("skos:altLabel", (*concept.alt_labels, *concept.added_labels)), ("skos:hiddenLabel", concept.hidden_labels),
        ("onc:abbreviation", concept.abbreviations), ("onc:ambiguousAbbreviation", (*concept.ambiguous, *concept.added_abbreviations)),
    ):  # fmt: skip
        values += [(name, text_literal(text)) for text in texts]
    values += [("skos:broader", NamedNode(iri)) for iri in concept.broader if iri in written]
    values += [("skos:exactMatch", NamedNode(iri)) for iri in concept.matches]
    classes = [thing or "skos:Concept", *(["onc:Disease"] if concept.scheme == "diseases" else [])]
    node = NamedNode(concept.iri)
    quads = [Quad(node, RDF_TYPE, term(name), _GRAPH) for name in classes]
    quads += [Quad(node, term(name), value, _GRAPH) for name, value in values]
    for name, texts in sorted(concept.properties.items()):
        prefix = (
            "rdfs"
            if name in ("seeAlso", "comment", "isDefinedBy")
            else "skos"
            if name in _SKOS
            else "schema"
            if name == "identifier"
            else "onc"
        )
        quads += [Quad(node, NamedNode(PREFIXES[prefix] + name), _value(name, text), _GRAPH) for text in texts if name != "type"]
    return quads


def _value(name: str, text: str) -> NamedNode | Literal:
    if text.startswith(("http://", "https://")) and " " not in text:
        return NamedNode(text)
    if name in _NUMBERS:
        return integer_literal(int(text))
    if name in _BOOLEANS:
        return Literal(text, datatype=term("xsd:boolean"))
    return text_literal(text)
