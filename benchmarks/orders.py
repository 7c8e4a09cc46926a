"""Whether 200 releases give one graph in whatever order and batches they come: each batch renews the current graph for what it touches.

usage: orders.py [--orders 100] [--releases 200] [--seed 1] [PATH ...]

Reads the releases at the paths (``../shared/corpus`` and ``../shared/gold/dev/texts``, where they are there; a draw of so many from
them) once. Then, for each order: a store of its own, the releases in batches of 1 to 40, some of which go and come again later, a renewal
after each. Prints how many SHA-256 of the dump there are, that of an assembly from nothing among them, and how many renewals were of a
part; ends with 1 if there is more than one.
"""

import argparse
import hashlib
import json
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from onckg.assembly.stored import assemble_store, renew_part
from onckg.documents import list_inputs
from onckg.pipeline import _read_input
from onckg.store import ReleaseRecord, add_releases, dump_nquads, open_store, remove_releases
from onckg.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
LARGEST = 40


def withheld():
    """Return the names of the files of the fold that nothing but the last score may open."""
    folds = SHARED / "gold" / "dev" / "folds.json"
    return {f"{name}.txt" for name in json.loads(folds.read_text())["5"]} if folds.exists() else set()


def read(paths, releases, chance):
    inputs = [item for item in list_inputs(paths).inputs if Path(item.path).name not in withheld()]
    chance.shuffle(inputs)
    records = {}
    for item in inputs:
        found = _read_input(item, frozenset())
        if isinstance(getattr(found, "record", None), ReleaseRecord):
            records[found.record.release_id] = found.record
        if len(records) == releases:
            break
    return list(records.values())


def batches(records, chance):
    """Yield (what goes, what comes) until all are in."""
    waiting = chance.sample(records, len(records))
    inside = []
    while waiting:
        size = chance.choice([1, 2, 5, 10, 20, LARGEST])
        coming, waiting = waiting[:size], waiting[size:]
        going = chance.sample(inside, min(len(inside), chance.choice([0, 0, 0, 3])))
        yield going, coming
        inside = [r for r in inside if r not in going] + coming
        waiting += going


def digest(store):
    return hashlib.sha256(b"".join(dump_nquads(store))).hexdigest()


def run(template, place, records, chance):
    shutil.copytree(template, place)
    parts, steps = 0, 0
    with open_store(place) as store:
        for going, coming in batches(records, chance):
            remove_releases(store, [r.release_id for r in going])
            add_releases(store, coming)
            part = renew_part(store, load_vocabulary(), "v")
            if part is None:
                assemble_store(store, load_vocabulary(), "v")
            parts, steps = parts + (part is not None), steps + 1
        found = digest(store)
    shutil.rmtree(place)
    return found, parts, steps


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--orders", type=int, default=100)
    parser.add_argument("--releases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    paths = options.paths or [path for path in (SHARED / "corpus", SHARED / "gold" / "dev" / "texts") if path.exists()]
    records = read(paths, options.releases, chance)
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        with open_store(here / "empty") as store:
            assemble_store(store, load_vocabulary(), "v")
        shutil.copytree(here / "empty", here / "nothing")
        with open_store(here / "nothing") as store:
            add_releases(store, records)
            assemble_store(store, load_vocabulary(), "v")
            found = {digest(store)}
        print(f"{len(records)} releases, from nothing: {next(iter(found))}", flush=True)
        begin, parts, steps = time.process_time(), 0, 0
        for number in range(1, options.orders + 1):
            one, some, all_ = run(here / "empty", here / "order", records, random.Random(f"{options.seed} {number}"))
            found.add(one)
            parts, steps = parts + some, steps + all_
            if number % 10 == 0 or len(found) > 1:
                print(f"{number} orders, {steps} batches, {parts} renewed in part, {len(found)} SHA-256, "
                      f"{time.process_time() - begin:.0f} s of processor", flush=True)  # fmt: skip
            if len(found) > 1:
                break
    sys.exit(len(found) > 1)


if __name__ == "__main__":
    main()
