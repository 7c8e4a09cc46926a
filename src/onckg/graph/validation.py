"""SHACL verdicts over a graph: pyshacl's report, read into records.

pyshacl runs over a plain in-memory ``rdflib.Graph``. The concepts that the graph refers to get their vocabulary from the
compiled tables, because pyshacl does not look into another graph for ``sh:class``.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad, Triple
from pyoxigraph import Literal as OxLiteral
from rdflib import RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from onckg.graph.records import Verdict
from onckg.graph.shapes import Profile, prepared_shapes
from onckg.graph.terms import ONC, VOCAB
from onckg.vocabulary.records import Concept, Vocabulary

# the one class hierarchy that shapes ask for; pyshacl looks for it in the data
_TECHNOLOGIES = tuple(URIRef(ONC + name) for name in ("Platform", "Carrier", "Payload"))
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def validate_graph(data: Iterable[Quad] | Iterable[Triple] | Graph, profile: Profile, vocabulary: Vocabulary) -> tuple[Verdict, ...]:
    """Return the verdicts over a graph, sorted; empty when it conforms.

    Graph names of quads do not matter. A given ``rdflib.Graph`` is not changed. In the profile ``input`` a reference to a
    node that the data does not describe is not judged by its class: it may stand in the store.
    """
    with _ill_typed_literals_unlogged():
        graph = _with_concepts(data, vocabulary)
        report = _run(graph, prepared_shapes(profile))
    verdicts = {v for result in report.objects(None, SH.result) if (v := _verdict(report, result, graph, profile)) is not None}
    return tuple(sorted(verdicts, key=lambda v: (v.focus, v.shape, v.path, v.value, v.message)))


@contextmanager
def _ill_typed_literals_unlogged() -> Iterator[None]:
    # rdflib logs a traceback for each literal like "2018-02-30"^^xsd:date; here that is a verdict, with a message of its own
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _with_concepts(data: Iterable[Quad] | Iterable[Triple] | Graph, vocabulary: Vocabulary) -> Graph:
    graph = Graph(bind_namespaces="none")
    add = graph.store.add  # what Graph.add does after checking its arguments
    node = _Nodes()
    concepts: set[URIRef] = set()
    for triple in data:
        s, p, o = triple if isinstance(triple, tuple) else (node[triple.subject], node[triple.predicate], node[triple.object])
        add((s, p, o), graph)
        if isinstance(o, URIRef) and str(o) in vocabulary.concepts:
            concepts.add(o)
    for iri in concepts:
        _describe(graph, iri, vocabulary.concepts[str(iri)])
    for kind in _TECHNOLOGIES:
        add((kind, RDFS.subClassOf, URIRef(f"{ONC}Technology")), graph)
    return graph


def _describe(graph: Graph, iri: URIRef, concept: Concept) -> None:
    """Add what the vocabulary says of a concept; the known drugs in it are no concepts, and stay as the data has them."""
    types = concept.properties.get("type", (str(SKOS.Concept),))
    if str(SKOS.Concept) not in types:
        return
    if (iri, RDF.type, None) not in graph:
        graph.add((iri, SKOS.prefLabel, Literal(concept.label)))
    for kind in types:
        graph.add((iri, RDF.type, URIRef(kind)))
    graph.add((iri, SKOS.inScheme, URIRef(VOCAB + concept.scheme)))


class _Nodes(dict[object, Node]):
    """pyoxigraph terms -> rdflib terms; each is made once, an IRI without rdflib's check, which pyoxigraph has done."""

    def __missing__(self, key: object) -> Node:
        made: Node
        if isinstance(key, NamedNode):
            made = str.__new__(URIRef, key.value)
        elif isinstance(key, OxLiteral):
            datatype = None if key.language or key.datatype.value == _XSD_STRING else URIRef(key.datatype.value)
            made = Literal(key.value, lang=key.language, datatype=datatype)
        else:
            made = BNode(key.value if isinstance(key, BlankNode) else str(key))
        self[key] = made
        return made


def _run(graph: Graph, shapes: Any) -> Graph:
    from pyshacl.graph_abstraction import DataGraph
    from pyshacl.validator import Validator

    validator = Validator(DataGraph.from_rdflib_graph(graph), shacl_graph=Graph(bind_namespaces="none"), options={"inplace": True})
    validator.shacl_graph = shapes  # already parsed: 30 % of the time of a release
    _, report, _ = validator.run()  # type: ignore[no-untyped-call]  # pyshacl leaves this one open
    assert isinstance(report, Graph)
    return report


def _verdict(report: Graph, result: Node, data: Graph, profile: Profile) -> Verdict | None:
    value = report.value(result, SH.value)
    component = report.value(result, SH.sourceConstraintComponent)
    shape = report.value(result, SH.sourceShape)
    asked = prepared_shapes(profile).graph.value(shape, SH["class"])
    if profile == "input" and component == SH.ClassConstraintComponent and asked != SKOS.Concept and (value, RDF.type, None) not in data:
        return None
    path = report.value(result, SH.resultPath)
    severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2].lower()
    messages = sorted(str(m) for m in report.objects(result, SH.resultMessage))
    return Verdict(
        focus=str(report.value(result, SH.focusNode)),
        message=" ".join(messages),
        shape=str(shape),
        path=_path_text(report, path) if path is not None else "",
        value="" if value is None else str(value),
        severity=severity,
    )


def _path_text(report: Graph, path: Node) -> str:
    if isinstance(path, URIRef):
        return str(path)
    inverse = report.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{_path_text(report, inverse)}"
    return "/".join(_path_text(report, step) for step in report.items(path))
