"""The vocabularies: SKOS schemes and added vocabularies, compiled to plain tables; the only reading of RDF before ``graph``."""

from onckg.vocabulary.added import (
    SCHEMES,
    AddedSource,
    AddedVocabulary,
    Addition,
    add_vocabulary,
    added_sources,
    load_added,
    remove_vocabulary,
    vocabularies_folder,
)
from onckg.vocabulary.loading import cache_folder, compile_folder, load_vocabulary
from onckg.vocabulary.records import Concept, Origin, Vocabulary
from onckg.vocabulary.search import Found, Use, search_vocabularies, use_of

__all__ = [
    "SCHEMES",
    "AddedSource",
    "AddedVocabulary",
    "Addition",
    "Concept",
    "Found",
    "Origin",
    "Use",
    "Vocabulary",
    "add_vocabulary",
    "added_sources",
    "cache_folder",
    "compile_folder",
    "load_added",
    "load_vocabulary",
    "remove_vocabulary",
    "search_vocabularies",
    "use_of",
    "vocabularies_folder",
]
