"""The vocabularies as quads of ``graph/vocabulary``, so that queries can ask them beside the data."""

from pyoxigraph import Literal, NamedNode, Quad

from onckg.graph.literals import integer_literal, text_literal
from onckg.graph.terms import PREFIXES, RDF_TYPE, VOCAB, term
from onckg.vocabulary.records import Concept, Vocabulary

_GRAPH = NamedNode("https://w3id.org/onckg/graph/vocabulary")
_SKOS = frozenset({"definition", "example", "scopeNote", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch", "related"})
_NUMBERS = frozenset({"rank"})
_BOOLEANS = frozenset({"accomplished", "inOncology"})
_THINGS = {"drugs": "onc:Drug"}


def vocabulary_quads(vocabulary: Vocabulary) -> list[Quad]:
    """Return all concepts (and known drugs, which are things) with their labels, codes, hierarchy and further properties."""
    return [quad for concept in vocabulary.concepts.values() for quad in _concept_quads(concept)]


def _concept_quads(concept: Concept) -> list[Quad]:
    values: list[tuple[str, NamedNode | Literal]] = [("skos:prefLabel", text_literal(concept.label))]
    thing = _THINGS.get(concept.scheme)
    if not thing:
        values.append(("skos:inScheme", NamedNode(VOCAB + concept.scheme)))
    if concept.notation:
        values.append(("skos:notation", text_literal(concept.notation)))
    for name, texts in (
        ("skos:altLabel", concept.alt_labels), ("skos:hiddenLabel", concept.hidden_labels),
        ("onc:abbreviation", concept.abbreviations), ("onc:ambiguousAbbreviation", concept.ambiguous),
    ):  # fmt: skip
        values += [(name, text_literal(text)) for text in texts]
    values += [("skos:broader", NamedNode(iri)) for iri in concept.broader]
    values += [("skos:exactMatch", NamedNode(iri)) for iri in concept.matches]
    classes = [thing or "skos:Concept", *(["onc:Disease"] if concept.scheme == "diseases" else [])]
    node = NamedNode(concept.iri)
    quads = [Quad(node, RDF_TYPE, term(name), _GRAPH) for name in classes]
    quads += [Quad(node, term(name), value, _GRAPH) for name, value in values]
    for name, texts in sorted(concept.properties.items()):
        prefix = "rdfs" if name in ("seeAlso", "comment") else "skos" if name in _SKOS else "schema" if name == "identifier" else "onc"
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
