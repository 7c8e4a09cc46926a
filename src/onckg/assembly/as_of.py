"""The picture as it was known on a day: what assembly makes of the releases up to that day, and of nothing else.

It is the current picture of a store that never saw the later releases, IRIs included; so a question of yesterday gets the answer that it
would have had. Releases without a date take no part. Registries are of another day and are left out as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from onckg.assembly.current import CurrentGraph, assemble_said
from onckg.assembly.identity_rules import FILE_NAME, read_identity_rules
from onckg.assembly.says import read_release
from onckg.assembly.stored import read_release_graphs
from onckg.assembly.vocabulary_graph import vocabulary_quads
from onckg.graph.iris import facts_graph_iri, sources_graph_iri
from onckg.store import Store, quads_of
from onckg.vocabulary.records import Vocabulary


@dataclass(frozen=True, slots=True)
class Known:
    """What was known on a day: the IDs of the releases up to it, sorted, their current graph, and how many have no date."""

    releases: tuple[str, ...]
    current: CurrentGraph
    undated: int


def known_on(store: Store, vocabulary: Vocabulary, day: str) -> Known:
    """Return what the releases up to a day (``YYYY-MM-DD``, inclusive) make known."""
    said = [read_release(release_id, quads) for release_id, quads in sorted(read_release_graphs(store).items())]
    before = [says for says in said if says.said_on and says.said_on <= day]
    rules = read_identity_rules(store.path / FILE_NAME)
    return Known(
        tuple(says.release_id for says in before), assemble_said(before, vocabulary, rules), sum(not says.said_on for says in said)
    )


def quads_as_of(store: Store, vocabulary: Vocabulary, known: Known) -> Iterator[Quad]:
    """Yield all quads of a dataset that knows those releases alone: their own graphs, the picture, and the vocabularies."""
    for release_id in known.releases:
        for graph in (facts_graph_iri(release_id), sources_graph_iri(release_id)):
            yield from quads_of(store, NamedNode(graph))
    yield from (*known.current.default, *known.current.identity, *known.current.plans, *known.current.conflicts)
    yield from vocabulary_quads(vocabulary, known.current.default)
