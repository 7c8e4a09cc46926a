"""TriG: the whole dataset, for people to read; the store's own notes are left out, as in N-Quads."""

from collections.abc import Iterable

import pyoxigraph

from onckg.graph.turtle import trig_bytes


def dataset_trig_bytes(nquads: Iterable[bytes]) -> bytes:
    """Return the dataset of sorted N-Quads lines as TriG, graph by graph."""
    return trig_bytes(pyoxigraph.parse(b"".join(nquads), pyoxigraph.RdfFormat.N_QUADS))
