"""The verdicts on the touched part are those of a validation of all, on the same nodes; on others nothing changes."""

import random
import sys
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

sys.path.insert(0, str(Path(__file__).parent))
from collisions import some_release
from test_order import SLIM, record

from onckg.assembly.stored import assemble_store, renew_part
from onckg.assembly.verdicts import validate_touched
from onckg.graph import Verdict, validate_graph
from onckg.graph.terms import term
from onckg.store import Store, add_releases, open_store, quads_of, remove_releases


def all_verdicts(store: Store) -> set[Verdict]:
    return set(validate_graph(quads_of(store, DefaultGraph()), "current", SLIM))


@pytest.mark.parametrize("seed", range(2))
def test_touched_and_full_validation_agree(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    releases = {facts.id: facts for facts in (some_release(chance) for _ in range(16))}
    with open_store(tmp_path / "s") as store:
        add_releases(store, [record(facts) for facts in list(releases.values())[:10]])
        assemble_store(store, SLIM, "v")
        before = all_verdicts(store)
        for facts in list(releases.values())[10:]:
            add_releases(store, [record(facts)])
            going = chance.choice(sorted(releases))
            remove_releases(store, [going])
            renewal = renew_part(store, SLIM, "v")
            assert renewal is not None
            after, touched = all_verdicts(store), set(renewal.nodes)
            assert set(validate_touched(store, SLIM, touched)) == {v for v in after if v.focus in touched}
            assert {v for v in before if v.focus not in touched} == {v for v in after if v.focus not in touched}
            before = after


def test_what_violates_is_found_from_its_own_node_alone(tmp_path: Path) -> None:
    chance = random.Random(7)
    with open_store(tmp_path / "s") as store:
        add_releases(store, [record(some_release(chance)) for _ in range(8)])
        assemble_store(store, SLIM, "v")
        current = quads_of(store, DefaultGraph())
        harmed = [
            quad
            for quad in sorted(current, key=str)
            if quad.predicate in (term("onc:status"), term("onc:forDisease"), term("onc:kind"), term("onc:hasState"))
        ][::3]
        for quad in harmed:
            store.quads.remove(quad)
            store.quads.add(Quad(quad.subject, term("onc:saidOn"), Literal("some day"), DefaultGraph()))
        wanted = all_verdicts(store)
        assert len(wanted) > len(harmed)
        nodes = {quad.subject.value for quad in current if isinstance(quad.subject, NamedNode)}
        assert set(validate_touched(store, SLIM, nodes)) == wanted
        for node in sorted(nodes)[::5]:
            assert set(validate_touched(store, SLIM, [node])) == {verdict for verdict in wanted if verdict.focus == node}
