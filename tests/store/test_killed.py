"""SIGKILL at any moment: what is in is whole, and a plain second run gives what one run would have given."""

import random
import subprocess
import sys
import time
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from onckg.graph.terms import term
from onckg.store import (
    Store,
    add_releases,
    dump_nquads,
    needs_assembly,
    open_store,
    release_facts,
    release_ids,
    release_text,
    replace_current,
)

sys.path.insert(0, str(Path(__file__).parent))
from releases import made_up_release

RELEASES = 24
BATCH = 4


def run(path: Path) -> None:
    """Add all releases in batches, and show their IDs in the default graph."""
    with open_store(path) as store:
        records = [made_up_release(n) for n in range(RELEASES)]
        for start in range(0, RELEASES, BATCH):
            add_releases(store, records[start : start + BATCH])
            print("added", flush=True)
            show(store)
            print("shown", flush=True)
        if needs_assembly(store, "v"):
            show(store)


def show(store: Store) -> None:
    quads = [Quad(NamedNode(f"urn:x:{i}"), term("onc:title"), Literal(i)) for i in release_ids(store)]
    replace_current(store, {DefaultGraph(): quads}, "v")


def assert_whole(path: Path) -> int:
    by_id = {r.release_id: r for r in (made_up_release(n) for n in range(RELEASES))}
    with open_store(path) as store:
        for release_id in release_ids(store):
            assert set(release_facts(store, release_id)) == set(by_id[release_id].facts)
            assert release_text(store, release_id) == by_id[release_id].text
        texts = {p.stem for p in (path / "texts").rglob("*.z")}
        assert texts == set(release_ids(store))
        assert not list((path / "texts").rglob("*.new"))
        return len(texts)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    run(tmp_path / "undisturbed")
    with open_store(tmp_path / "undisturbed", read_only=True) as store:
        wanted = b"".join(dump_nquads(store))
    chance = random.Random(20181)
    found = set()
    for attempt in range(8):
        path = tmp_path / f"killed-{attempt}"
        process = subprocess.Popen([sys.executable, __file__, str(path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        # By steps and not by the clock alone: a busy machine would kill them all at the start.
        while not path.exists() and process.poll() is None:
            time.sleep(0.001)
        for _ in range(attempt):
            process.stdout.readline()
        time.sleep(chance.random() * 0.03)
        process.kill()
        process.communicate()
        found.add(assert_whole(path))
        run(path)
        assert assert_whole(path) == RELEASES
        with open_store(path, read_only=True) as store:
            assert b"".join(dump_nquads(store)) == wanted
    assert len(found) > 2, "the kills should have come at different moments"


if __name__ == "__main__":
    run(Path(sys.argv[1]))
