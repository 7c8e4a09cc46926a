"""Readers of foreign vocabularies, one a format; which one a file needs is told by its content."""

from onckg.vocabulary.readers.detection import read_file
from onckg.vocabulary.readers.identifiers import base_of, curie_of, iri_of, minted
from onckg.vocabulary.readers.records import ForeignFile, ForeignTerm

__all__ = ["ForeignFile", "ForeignTerm", "base_of", "curie_of", "iri_of", "minted", "read_file"]
