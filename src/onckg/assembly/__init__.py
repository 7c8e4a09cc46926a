"""Assembly: from what releases say to the current picture. It knows no text."""

from onckg.assembly.as_of import Known, known_on, quads_as_of
from onckg.assembly.current import CurrentGraph, assemble
from onckg.assembly.identity_rules import FILE_NAME as IDENTITY_FILE
from onckg.assembly.identity_rules import IdentityRules, read_identity_rules
from onckg.assembly.stored import assemble_store, refresh_current
from onckg.assembly.vocabulary_graph import vocabulary_quads

__all__ = [
    "IDENTITY_FILE",
    "CurrentGraph",
    "IdentityRules",
    "Known",
    "assemble",
    "assemble_store",
    "known_on",
    "quads_as_of",
    "read_identity_rules",
    "refresh_current",
    "vocabulary_quads",
]
