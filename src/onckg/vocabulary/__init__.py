"""The vocabularies: SKOS schemes and added vocabularies, compiled to plain tables; the only reading of RDF before ``graph``."""

from onckg.vocabulary.added import Addition, AddedSource, add_vocabulary, added_sources, remove_vocabulary, vocabularies_folder
from onckg.vocabulary.loading import cache_folder, compile_folder, load_vocabulary
from onckg.vocabulary.records import Concept, Origin, Vocabulary

__all__ = [
    "AddedSource",
    "Addition",
    "Concept",
    "Origin",
    "Vocabulary",
    "add_vocabulary",
    "added_sources",
    "cache_folder",
    "compile_folder",
    "load_vocabulary",
    "remove_vocabulary",
    "vocabularies_folder",
]
