"""The vocabularies: SKOS schemes compiled to plain tables, and the only reading of RDF before ``graph``."""

from onckg.vocabulary.loading import cache_folder, compile_folder, load_vocabulary
from onckg.vocabulary.records import Concept, Vocabulary

__all__ = ["Concept", "Vocabulary", "cache_folder", "compile_folder", "load_vocabulary"]
