"""Turtle and TriG with the same bytes for the same triples.

pyoxigraph writes the prefixes in an order that changes from run to run; here they are sorted, and only those that are used.
"""

from collections.abc import Iterable
from typing import cast

import pyoxigraph

from onckg.graph.prefixes import PREFIXES


def turtle_bytes(triples: Iterable[pyoxigraph.Triple]) -> bytes:
    """Return the triples as Turtle, sorted by their N-Triples line; empty for none."""
    return _with_sorted_prefixes(pyoxigraph.serialize(sorted(set(triples), key=str), format=pyoxigraph.RdfFormat.TURTLE, prefixes=PREFIXES))


def trig_bytes(quads: Iterable[pyoxigraph.Quad]) -> bytes:
    """Return the quads as TriG, the default graph first, each graph sorted by its N-Triples lines; empty for none."""
    ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name) != "DEFAULT", str(quad.graph_name), str(quad.triple)))
    return _with_sorted_prefixes(pyoxigraph.serialize(ordered, format=pyoxigraph.RdfFormat.TRIG, prefixes=PREFIXES))


def _with_sorted_prefixes(serialized: bytes | None) -> bytes:
    lines = cast(bytes, serialized).splitlines(keepends=True)
    head = [line for line in lines[: len(PREFIXES)] if line.startswith(b"@prefix ")]
    body = b"".join(lines[len(head) :])
    if not body:
        return b""
    used = [line for line in head if line.split()[1] in body]
    return b"".join(sorted(used)) + b"\n" + body
