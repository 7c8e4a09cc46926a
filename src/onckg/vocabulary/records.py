"""Compiled vocabulary tables: plain data, free of RDF.

A ``Concept`` stands for one SKOS concept of ``ontology/vocabulary/*.ttl`` (or a known drug of ``drugs.ttl``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

ADDED = "https://w3id.org/onckg/vocabulary/added/"
"""Base of the IRIs that stand for added vocabularies."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a vocabulary.

    ``scheme`` is the file's name without its ending ("diseases"). ``notation`` is the code that facts use
    ("OrphanDrug", "FDA", "1/2", "antibody-drug conjugate"), empty where there is none. ``abbreviations`` match as
    they stand, in their case; ``ambiguous`` holds those of them that never match without support in the text.
    ``broader`` holds IRIs of direct parents. ``properties`` holds every further property: local name -> values
    in sorted order (an IRI stays an IRI, a literal its text): "definition", "inOncology", "agency", "codeName", "closeMatch".
    ``matches`` holds IRIs of ``skos:exactMatch``. ``sources`` are the names of the added vocabularies that a foreign concept comes from,
    empty for those that ship. ``added_labels`` are further names that added vocabularies give one that ships, ``added_abbreviations``
    all that they have like an abbreviation: those never match without support in the text. All tuples are sorted.
    """

    iri: str
    scheme: str
    label: str
    notation: str = ""
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    added_labels: tuple[str, ...] = ()
    added_abbreviations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an added vocabulary comes from, as the graph records it; ``source`` is a URL or a file's name, empty is unknown."""

    name: str
    source: str
    version: str = ""
    licence: str = ""

    @property
    def iri(self) -> str:
        """The IRI that stands for the vocabulary."""
        return ADDED + self.name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All compiled concepts, by IRI, in sorted order of IRI; ``fingerprint`` is 16 hex digits over their sources. ``origins`` are the
    added vocabularies among them, in order of name."""

    concepts: Mapping[str, Concept]
    fingerprint: str
    origins: tuple[Origin, ...] = ()

    def scheme(self, name: str) -> tuple[Concept, ...]:
        """Return the concepts of one scheme, sorted by IRI; empty when there is no such scheme."""
        return tuple(c for c in self.concepts.values() if c.scheme == name)

    def ancestors(self, iri: str) -> tuple[str, ...]:
        """Return the IRIs of all broader concepts, nearest first, each once; empty for a top or an unknown concept."""
        seen: dict[str, None] = {}
        level = [iri]
        while level:
            parents = [b for i in level if i in self.concepts for b in self.concepts[i].broader]
            level = [p for p in dict.fromkeys(parents) if p not in seen and p != iri]
            seen.update(dict.fromkeys(level))
        return tuple(seen)

    def code(self, iri: str) -> str:
        """Return the notation of a concept or, where it has none, of its nearest broader concept that has one; empty when
        none has or the concept is unknown. ("vocab:mrna-vaccine" -> "vaccine")"""
        line = (iri, *self.ancestors(iri))
        return next((self.concepts[i].notation for i in line if i in self.concepts and self.concepts[i].notation), "")
