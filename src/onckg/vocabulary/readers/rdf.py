"""OWL and SKOS as RDF (RDF/XML, Turtle, N-Triples, N3, JSON-LD), read with pyoxigraph; OWL/XML goes through owlready2 before.

Names in English or without a language count; where a term has a label in other languages alone, the first of those by tag does.
A logical definition ("equivalent to a genus with ...") gives its genus as a parent; restrictions are left aside.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from onckg.vocabulary.readers.identifiers import NCIT, iri_of, reference_iri
from onckg.vocabulary.readers.records import ForeignFile, TermDraft, finished, is_retired

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OBOINOWL = "http://www.geneontology.org/formats/oboInOwl#"
_OBO = "http://purl.obolibrary.org/obo/"
_EVS = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#"
_TERMS = frozenset({_OWL + "Class", _RDFS + "Class", _SKOS + "Concept"})
_LABELS = (_SKOS + "prefLabel", _RDFS + "label")
_EXACT = frozenset({
    _OBOINOWL + "hasExactSynonym", _SKOS + "altLabel", _SKOS + "hiddenLabel", _OBO + "IAO_0000118", NCIT + "P90", _EVS + "P90",
    "http://www.ebi.ac.uk/efo/alternative_term",
})  # fmt: skip
_OTHER = frozenset(_OBOINOWL + f"has{scope}Synonym" for scope in ("Broad", "Narrow", "Related"))
_PARENT = frozenset({_RDFS + "subClassOf", _SKOS + "broader", _SKOS + "broaderTransitive", _SKOS + "broaderGeneric"})
_SAME = frozenset({_SKOS + "exactMatch", _OWL + "equivalentClass", _OWL + "sameAs"})
_STATUS = frozenset({NCIT + "P310", _EVS + "P310"})
_DEFINITION = frozenset({_SKOS + "definition", _OBO + "IAO_0000115", NCIT + "P97", _EVS + "P97"})
_LICENCE = frozenset({
    "http://purl.org/dc/terms/license", "http://purl.org/dc/elements/1.1/license", "http://creativecommons.org/ns#license", "http://schema.org/license",
    "https://schema.org/license", "http://purl.org/dc/terms/rights", "http://purl.org/dc/elements/1.1/rights",
})  # fmt: skip
_IMPORT = re.compile(rb"<(?:\w+:)?Import\b[^>]*(?:/>|>[^<]*</(?:\w+:)?Import\s*>)")
_VERSION = (
    _OWL + "versionIRI",
    _OWL + "versionInfo",
    "http://purl.org/pav/version",
    "http://schema.org/version",
    "https://schema.org/version",
)


@dataclass(slots=True)
class _Reading:
    drafts: dict[str, TermDraft] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)  # ontologies and concept schemes
    labels: dict[str, dict[tuple[int, int, str], str]] = field(default_factory=lambda: defaultdict(dict))
    statements: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    equivalents: list[tuple[str, str]] = field(default_factory=list)
    links: dict[tuple[str, str], str] = field(default_factory=dict)  # (blank node, property) -> value
    concepts: int = 0

    def draft(self, iri: str) -> TermDraft:
        if iri not in self.drafts:
            self.drafts[iri] = TermDraft(iri)
        return self.drafts[iri]


def read_rdf(content: bytes, syntax: RdfFormat, form: str) -> ForeignFile:
    """Return the terms of an OWL or SKOS file.

    Raises:
        SyntaxError: the file is not well-formed; knows the line.
    """
    reading = _Reading()
    for quad in parse(content, syntax):
        _take(reading, quad)
    return _finished(reading, form)


def read_owl_xml(content: bytes, form: str) -> ForeignFile:
    """Return the terms of an OWL/XML file; what it imports is not fetched.

    Raises:
        owlready2.OwlReadyOntologyParsingError: the file is not well-formed.
    """
    import owlready2

    content = _IMPORT.sub(b"", content)  # owlready2 would fetch what is imported, only_local or not
    world = owlready2.World()
    world.get_ontology("http://onckg.invalid/").load(fileobj=io.BytesIO(content), only_local=True)
    reading = _Reading()
    for iri in sorted(world.ontologies):
        triples = io.BytesIO()
        world.ontologies[iri].save(file=triples, format="ntriples")
        for quad in parse(triples.getvalue(), RdfFormat.N_TRIPLES):
            _take(reading, quad)
    world.close()
    return _finished(reading, form)


def _take(reading: _Reading, quad: Quad) -> None:
    subject, predicate, value = quad.subject, quad.predicate.value, quad.object
    if isinstance(subject, BlankNode):
        if predicate in (_OWL + "intersectionOf", _RDF + "first", _RDF + "rest") and isinstance(value, NamedNode | BlankNode):
            reading.links[subject.value, predicate] = _key(value)
        return
    if not isinstance(subject, NamedNode):
        return
    iri = iri_of(subject.value)
    if isinstance(value, Literal):
        _take_text(reading, iri, predicate, value)
    elif isinstance(value, NamedNode):
        _take_link(reading, iri, predicate, value.value)
    elif isinstance(value, BlankNode) and predicate == _OWL + "equivalentClass":
        reading.equivalents.append((iri, value.value))


def _take_text(reading: _Reading, iri: str, predicate: str, value: Literal) -> None:
    language = (value.language or "").lower()
    english = not language or language.split("-")[0] == "en"
    if predicate in _LABELS:
        # an English label before one without a language before any other
        order = 0 if english and language else 1 if english else 2
        reading.labels[iri].setdefault((order, _LABELS.index(predicate), language + value.value), value.value)
    elif predicate in _EXACT and english:
        reading.draft(iri).names.add(value.value)
    elif predicate in _OTHER and english:
        reading.draft(iri).other_names.add(value.value)
    elif predicate == _OBOINOWL + "hasDbXref":
        if reference := reference_iri(value.value):
            reading.draft(iri).references.add(reference)
    elif predicate == _OWL + "deprecated":
        reading.draft(iri).obsolete |= value.value in ("true", "1")
    elif predicate in _STATUS:
        reading.draft(iri).obsolete |= is_retired("", {value.value})
    elif predicate in _DEFINITION and english:
        draft = reading.draft(iri)
        draft.definition = max(draft.definition, value.value)
    elif predicate in _LICENCE or predicate in _VERSION:
        reading.statements[iri][predicate].add(value.value)
    elif predicate == _SKOS + "exactMatch" and (same := iri_of(value.value)):
        reading.draft(iri).same.add(same)


def _take_link(reading: _Reading, iri: str, predicate: str, value: str) -> None:
    if predicate == _RDF + "type":
        if value in _TERMS:
            reading.terms.add(iri)
            reading.concepts += value == _SKOS + "Concept"
        elif value in (_OWL + "Ontology", _SKOS + "ConceptScheme"):
            reading.heads.add(iri)
    elif predicate in _PARENT:
        reading.draft(iri).parents.add(iri_of(value))
    elif predicate == _SKOS + "narrower":
        reading.draft(iri_of(value)).parents.add(iri)
    elif predicate in _SAME:
        reading.draft(iri).same.add(iri_of(value))
    elif predicate == _OBOINOWL + "hasDbXref":
        reading.draft(iri).references.add(iri_of(value))
    elif predicate in _STATUS:
        reading.draft(iri).obsolete |= is_retired("", {value.rpartition("#")[2]})
    elif predicate in _LICENCE or predicate in _VERSION:
        reading.statements[iri][predicate].add(value)


def _key(node: NamedNode | BlankNode) -> str:
    return node.value if isinstance(node, BlankNode) else f"<{node.value}>"


def _finished(reading: _Reading, form: str) -> ForeignFile:
    for iri, node in reading.equivalents:
        reading.draft(iri).parents |= set(_genera(reading, node))
    heads = reading.heads
    drafts = []
    for iri in sorted(reading.terms - heads):
        draft = reading.draft(iri)
        if labels := reading.labels.get(iri):
            draft.label = labels[min(labels)]
            draft.names |= {text for (order, _, _), text in labels.items() if order < 2}
        draft.obsolete = draft.obsolete or is_retired(draft.label)
        drafts.append(draft)
    kind = "SKOS" if reading.concepts * 2 > len(reading.terms) else "OWL"
    head = [reading.statements[iri] for iri in sorted(heads) if iri in reading.statements]
    version = next((min(said[p]) for p in _VERSION for said in head if said.get(p)), "")
    licence = next((min(said[p]) for p in sorted(_LICENCE) for said in head if said.get(p)), "")
    return finished(drafts, f"{kind} ({form})", version, licence)


def _genera(reading: _Reading, node: str) -> Iterable[str]:
    """Yield the named classes of an intersection, which is an RDF list behind a blank node."""
    rest = reading.links.get((node, _OWL + "intersectionOf"), "")
    seen = set()
    while rest and rest not in seen and not rest.startswith("<"):
        seen.add(rest)
        first = reading.links.get((rest, _RDF + "first"), "")
        if first.startswith("<"):
            yield iri_of(first)
        rest = reading.links.get((rest, _RDF + "rest"), "")
