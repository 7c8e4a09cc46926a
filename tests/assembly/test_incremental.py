"""A current graph renewed for a part equals one that is made from nothing, after each step of a random course."""

import random
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad

sys.path.insert(0, str(Path(__file__).parent))
from collisions import ALL, few, some_release
from made_up_facts import graph_of
from test_order import SLIM, record

from onckg.assembly import vocabulary_quads
from onckg.assembly.current import assemble_said
from onckg.assembly.index import KEY, index_keys, key_quads, refusal_keys
from onckg.assembly.says import ReleaseSays, read_release
from onckg.assembly.stored import assemble_store, renew_part
from onckg.facts.records import ReleaseFacts
from onckg.store import (
    CONFLICTS,
    IDENTITY,
    PLANS,
    STORE,
    VOCABULARY,
    Store,
    add_releases,
    needs_assembly,
    open_store,
    quads_of,
    remove_releases,
)

Pools = tuple[list, ...]


SHIPPED = set(vocabulary_quads(SLIM))


@cache
def says_of(facts: ReleaseFacts) -> ReleaseSays:
    return read_release(facts.id, graph_of(facts))


def from_nothing(releases: dict[str, ReleaseFacts]) -> dict[str, set[Quad]]:
    said = [says_of(facts) for facts in releases.values()]
    current = assemble_said(said, SLIM)
    keys = {quad for says in said for quad in key_quads(index_keys(says, current.denotes, SLIM))}
    return {
        "current": set(current.default),
        "identity": set(current.identity),
        "plans": set(current.plans),
        "conflicts": set(current.conflicts),
        "vocabulary": SHIPPED,
        "index": keys | set(key_quads(refusal_keys(current.identity))),
    }


def stored(store: Store) -> dict[str, set[Quad]]:
    graphs = {"current": DefaultGraph(), "identity": IDENTITY, "plans": PLANS, "conflicts": CONFLICTS, "vocabulary": VOCABULARY}
    found = {name: set(quads_of(store, graph)) for name, graph in graphs.items()}
    return found | {"index": set(store.quads.quads_for_pattern(None, KEY, None, STORE))}


def differences(found: dict[str, set[Quad]], wanted: dict[str, set[Quad]]) -> list[str]:
    lines = []
    for name, quads in wanted.items():
        lines += [f"{name}: left {quad}" for quad in sorted(map(str, found[name] - quads))]
        lines += [f"{name}: lacks {quad}" for quad in sorted(map(str, quads - found[name]))]
    return lines


def take_a_course(path: Path, seed: int, steps: int = 12, size: int = 4, known: Callable[[random.Random], Pools] = lambda _: ALL) -> int:
    """Add, take out and bring back releases in batches; return how many renewals were of a part."""
    chance = random.Random(seed)
    inside: dict[str, ReleaseFacts] = {}
    pools = known(chance)
    outside = {facts.id: facts for facts in (some_release(chance, pools) for _ in range(steps * size))}
    parts = 0
    with open_store(path) as store:
        assemble_store(store, SLIM, "v")
        for step in range(steps):
            going = chance.sample(sorted(inside), min(len(inside), chance.choice([0, 0, 1, 3])))
            coming = chance.sample(sorted(outside), min(len(outside), chance.choice([1, 1, 2, size])))
            remove_releases(store, going)
            add_releases(store, [record(outside[release_id]) for release_id in coming])
            for release_id in going:
                outside[release_id] = inside.pop(release_id)
            for release_id in coming:
                inside[release_id] = outside.pop(release_id)
            renewed = renew_part(store, SLIM, "v")
            parts += renewed is not None
            if renewed is None:
                assemble_store(store, SLIM, "v")
            assert not needs_assembly(store, "v")
            assert differences(stored(store), from_nothing(inside)) == [], f"seed {seed}, step {step}, +{coming} -{going}"
    return parts


@pytest.mark.parametrize("seed", range(4))
def test_each_step_of_a_random_course_equals_an_assembly_from_nothing(seed: int, tmp_path: Path) -> None:
    assert take_a_course(tmp_path / "s", seed) > 8


@pytest.mark.parametrize("seed", range(2))
def test_so_does_a_course_of_releases_that_often_say_the_same(seed: int, tmp_path: Path) -> None:
    assert take_a_course(tmp_path / "s", seed, 20, 3, few) > 12
