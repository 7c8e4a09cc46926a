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
    """Return the codes of all schemes; of two concepts with one notation the first by IRI counts."""
    found: dict[tuple[str, str], str] = {}
    for concept in vocabulary.concepts.values():
        if concept.notation:
            found.setdefault((concept.scheme, concept.notation), concept.iri)
    return Codes(found)
