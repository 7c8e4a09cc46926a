"""Graph building and validation: the entry points of the stage."""

from onckg.graph.files import validate_file
from onckg.graph.iris import slug, thing_iri
from onckg.graph.records import ReleaseGraph, Verdict
from onckg.graph.release import build_release_graph
from onckg.graph.shapes import Profile
from onckg.graph.sources import build_sources
from onckg.graph.validation import validate_graph

__all__ = [
    "Profile",
    "ReleaseGraph",
    "Verdict",
    "build_release_graph",
    "build_sources",
    "slug",
    "thing_iri",
    "validate_file",
    "validate_graph",
]
