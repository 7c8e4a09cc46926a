"""Turtle: the current picture alone, so that a query of it gives the same rows in any RDF library."""

import pyoxigraph

from onckg.graph.turtle import turtle_bytes


def current_turtle_bytes(dataset: pyoxigraph.Store) -> bytes:
    """Return the default graph as Turtle, sorted."""
    return turtle_bytes(quad.triple for quad in dataset.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()))
