"""Bytes of a release to a ``Document``: canonical text, title, dateline, sections, sentences."""

from onckg.documents.inputs import list_inputs
from onckg.documents.reading import document_from_text, read_document
from onckg.documents.records import Dateline, Document, Failure, Input, Listing, Section, SectionKind, Sentence, Source

__all__ = [
    "Dateline", "Document", "Failure", "Input", "Listing", "Section", "SectionKind", "Sentence", "Source",
    "document_from_text", "list_inputs", "read_document",
]  # fmt: skip
