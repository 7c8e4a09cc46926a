"""Assembly: from what releases say to the current picture. It knows no text."""

from onckg.assembly.current import CurrentGraph, assemble
from onckg.assembly.stored import assemble_store, refresh_current
from onckg.assembly.vocabulary_graph import vocabulary_quads

__all__ = ["CurrentGraph", "assemble", "assemble_store", "refresh_current", "vocabulary_quads"]
