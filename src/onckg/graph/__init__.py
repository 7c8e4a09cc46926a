"""Graph building and validation: the entry points of the stage."""

from onckg.graph.iris import slug, thing_iri
from onckg.graph.records import ReleaseGraph, Verdict
from onckg.graph.release import build_release_graph
from onckg.graph.sources import build_sources

__all__ = ["ReleaseGraph", "Verdict", "build_release_graph", "build_sources", "slug", "thing_iri"]
