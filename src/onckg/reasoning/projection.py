"""What the reasoner gets to see: the ontology, and a picture without dates, evidence, history and plans.

HermiT knows no ``xsd:date``, and states, claims and plans would only slow it down. What is left are things and facts with their
classes, the object properties of the ontology, and the few literals that its classes speak of. Every individual is typed
``owl:NamedIndividual``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Triple

from onckg.graph.terms import ONC, RDF_TYPE, term
from onckg.reasoning.ontology import Ontology, read_ontology
from onckg.vocabulary import Vocabulary

_LEFT_OUT = {term(name) for name in ("onc:claimedBy", "onc:precision", "onc:hasState", "onc:hasPlan", "onc:saidIn", "skos:inScheme")}
_LITERALS = {NamedNode(ONC + "partner")}
_LEFT_OUT_CLASSES = {
    NamedNode(ONC + name)
    for name in (
        "State", "Claim", "Source", "Verdict", "IdentityDecision", "IdentityRefusal", "Commitment", "Plan", "Conflict", "ConflictSide",
        "Change", "Registry", "RegistryEntry", "Comparison", "Inference", "InferenceRule",
    )
}  # fmt: skip
_PROPERTIES = ("owl:ObjectProperty", "owl:DatatypeProperty")
_DECLARING = {term("rdfs:seeAlso"), term("skos:closeMatch"), term("skos:broadMatch"), term("skos:exactMatch")}
_CONCLUDING = {term("owl:propertyChainAxiom"), term("owl:inverseOf")}
_STRUCTURE = {term("owl:minQualifiedCardinality")}


@dataclass(frozen=True, slots=True)
class Projection:
    """``said`` are the triples of the individuals, ``individuals`` counts them."""

    ontology: Ontology
    said: tuple[Triple, ...]
    individuals: int

    def ntriples(self) -> bytes:
        """Return individuals, and the axioms that can concern them, as N-Triples, sorted, which owlready2 reads.

        Left out are texts on terms, and the properties that no individual has and no class is defined by: HermiT would spend most of its
        time on the order among them.
        """
        axioms = self.ontology.triples
        used = {t.predicate for t in self.said} | {t.object for t in axioms if t.predicate not in _DECLARING}
        used |= {t.subject for t in axioms if t.predicate in _CONCLUDING}
        idle = {node for kind in _PROPERTIES for node in self.ontology.subjects(kind)} - used
        kept = [t for t in axioms if t.subject not in idle and (t.predicate in _STRUCTURE or not _is_text(t))]
        ordered = sorted({*kept, *self.said}, key=str)
        return pyoxigraph.serialize(ordered, format=pyoxigraph.RdfFormat.N_TRIPLES) or b""

    def of(self, iri: str) -> "Projection":
        """Return the part that a thing is the subject of."""
        return self._part([t for t in self.said if t.subject == NamedNode(iri)])

    def around(self, iri: str) -> "Projection":
        """Return the part that speaks of a thing: its triples, and the classes of what these name."""
        node = NamedNode(iri)
        near = [t for t in self.said if node in (t.subject, t.object)]
        named = {node for t in near for node in (t.subject, t.object)}
        return self._part([*near, *(t for t in self.said if t.predicate == RDF_TYPE and t.subject in named)])

    def _part(self, said: Iterable[Triple]) -> "Projection":
        said = tuple(dict.fromkeys(said))
        return Projection(self.ontology, said, len({t.subject for t in said}))


def project_current(dataset: pyoxigraph.Store, vocabulary: Vocabulary) -> Projection:
    """Return what the current picture says in terms of the ontology."""
    return project((quad.triple for quad in dataset.quads_for_pattern(None, None, None, DefaultGraph())), vocabulary)


def project(triples: Iterable[Triple], vocabulary: Vocabulary) -> Projection:
    """Return what triples say in terms of the ontology; classes and properties that it does not declare are passed over."""
    ontology = read_ontology()
    triples = list(triples)
    links = set(ontology.subjects("owl:ObjectProperty")) - _LEFT_OUT
    classes = set(ontology.subjects("owl:Class")) - _LEFT_OUT_CLASSES
    hidden = {t.subject for t in triples if t.predicate == RDF_TYPE and t.object in _LEFT_OUT_CLASSES}
    said = [t for t in triples if t.subject not in hidden and t.object not in hidden and _is_seen(t, links, classes)]
    said += _concepts(said, vocabulary)
    individuals = {t.subject for t in said} | {t.object for t in said if t.predicate != RDF_TYPE and isinstance(t.object, NamedNode)}
    typed = [Triple(individual, RDF_TYPE, term("owl:NamedIndividual")) for individual in individuals]
    return Projection(ontology, (*said, *typed), len(individuals))


def _is_text(triple: Triple) -> bool:
    return isinstance(triple.object, Literal) or triple.predicate in _DECLARING


def _is_seen(triple: Triple, links: set[NamedNode], classes: set[NamedNode]) -> bool:
    if triple.predicate == RDF_TYPE:
        return triple.object in classes
    if triple.predicate in links:
        return isinstance(triple.object, NamedNode)
    return triple.predicate in _LITERALS


def _concepts(said: Iterable[Triple], vocabulary: Vocabulary) -> list[Triple]:
    """Return type and broader concepts of the vocabulary's concepts that are in use."""
    used = {t.object.value for t in said if isinstance(t.object, NamedNode)} & set(vocabulary.concepts)
    found: set[Triple] = set()
    for iri in used.union(*(vocabulary.ancestors(iri) for iri in used)):
        if iri in vocabulary.concepts:
            found.add(Triple(NamedNode(iri), RDF_TYPE, term("skos:Concept")))
            found.update(Triple(NamedNode(iri), term("skos:broader"), NamedNode(broader)) for broader in vocabulary.concepts[iri].broader)
    return sorted(found, key=str)
