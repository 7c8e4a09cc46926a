"""What the reasoner gets to see: the ontology, and the current picture without dates, evidence and history.

HermiT knows no ``xsd:date``, and states, claims and precisions would only slow it down. What is left are classes, the object properties of
the ontology, and the few literals that its classes speak of. Every individual is typed ``owl:NamedIndividual``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import NamedNode, Triple

from onckg.data_files import ontology_folder
from onckg.graph.terms import ONC, RDF_TYPE, term
from onckg.vocabulary import Vocabulary

_LEFT_OUT = {NamedNode(ONC + name) for name in ("claimedBy", "precision", "hasState")}
_LITERALS = {NamedNode(ONC + "partner")}
_STATE = NamedNode(ONC + "State")


@dataclass(frozen=True, slots=True)
class Projection:
    """``ontology`` are the triples of ``onckg.ttl``, ``said`` those of the individuals."""

    ontology: tuple[Triple, ...]
    said: tuple[Triple, ...]

    def ntriples(self) -> bytes:
        """Return both as N-Triples, sorted, which owlready2 reads."""
        ordered = sorted({*self.ontology, *self.said}, key=str)
        return pyoxigraph.serialize(ordered, format=pyoxigraph.RdfFormat.N_TRIPLES) or b""


def project_current(dataset: pyoxigraph.Store, vocabulary: Vocabulary) -> Projection:
    """Return the ontology and what the current picture says in its terms."""
    ontology = tuple(quad.triple for quad in pyoxigraph.parse(path=ontology_folder() / "onckg.ttl"))
    links = {t.subject for t in ontology if t.predicate == RDF_TYPE and t.object == term("owl:ObjectProperty")} - _LEFT_OUT
    current = [quad.triple for quad in dataset.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())]
    states = {t.subject for t in current if t.predicate == RDF_TYPE and t.object == _STATE}
    said = [t for t in current if t.subject not in states and _is_seen(t, links)]
    said += _concepts(said, vocabulary)
    individuals = {t.subject for t in said} | {t.object for t in said if t.predicate != RDF_TYPE and isinstance(t.object, NamedNode)}
    said += [Triple(individual, RDF_TYPE, term("owl:NamedIndividual")) for individual in individuals]
    return Projection(ontology, tuple(said))


def _is_seen(triple: Triple, links: set[object]) -> bool:
    if triple.predicate == RDF_TYPE or triple.predicate in links:
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
