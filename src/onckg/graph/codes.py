"""Codes of facts ("OrphanDrug", "1/2", "ongoing") -> concepts of the vocabulary.

A code that no vocabulary holds still gets an IRI, which no triple describes: the shapes find it and set its fact aside.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from onckg.graph.iris import slug
from onckg.graph.terms import VOCAB
from onckg.vocabulary.records import Vocabulary


@dataclass(frozen=True, slots=True)
class Codes:
    """``by_scheme`` maps (scheme, notation) to an IRI."""

    by_scheme: Mapping[tuple[str, str], str]

    def iri(self, scheme: str, code: str) -> str:
        """Return the concept's IRI, or one that stands for an unknown code."""
        return self.by_scheme.get((scheme, code)) or f"{VOCAB}{slug(code)}"


def read_codes(vocabulary: Vocabulary) -> Codes:
    """Return the codes of all schemes. Of several concepts with one notation ("other" of many agencies) the one that lies
    above the rest counts, then the first by IRI."""
    found: dict[tuple[str, str], str] = {}
    for concept in vocabulary.concepts.values():
        if not concept.notation:  # most concepts, diseases above all: to look at what is above each costs more than a release's graph
            continue
        key = (concept.scheme, concept.notation)
        above = (vocabulary.concepts[i] for i in vocabulary.ancestors(concept.iri) if i in vocabulary.concepts)
        if all((c.scheme, c.notation) != key for c in above):
            found.setdefault(key, concept.iri)
    return Codes(found)
