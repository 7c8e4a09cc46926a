"""The namespaces of the dataset, and the predicates and classes as terms (docs/model.md)."""

from functools import cache

from pyoxigraph import NamedNode

ONC = "https://w3id.org/onckg/ontology#"
VOCAB = "https://w3id.org/onckg/vocabulary/"
ID = "https://w3id.org/onckg/id/"
RELEASE = "https://w3id.org/onckg/release/"
SOURCE = "https://w3id.org/onckg/source/"
SHAPES = "https://w3id.org/onckg/shapes#"

PREFIXES = {
    "onc": ONC,
    "vocab": VOCAB,
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@cache
def term(name: str) -> NamedNode:
    """Return the term that a prefixed name stands for.

    >>> term("onc:tests")
    <NamedNode value=https://w3id.org/onckg/ontology#tests>
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


RDF_TYPE = term("rdf:type")
