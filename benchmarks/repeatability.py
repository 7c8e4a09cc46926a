"""Whether the same releases always give the same graph, bytes for bytes: killed at random moments, in other orders, by more processes.

usage: repeatability.py [--kills 20] [--seed 1] [PATH ...]

Reads the releases at the paths (``examples``, and the seed release where ``../shared`` has it) with the installed program. Each
kill is a SIGKILL of the whole process group, in a store of its own, and is followed by a plain second run. Its moment is drawn from
``--seed``: for every other pair of kills out of the whole time that an undisturbed run takes, for the others out of the time in
which it writes. Then come two orders, one and two workers, taking out and reading again,
and refreshing what another version had read. Prints a table with the SHA-256 of ``onckg export nquads``; ends with 1 if any differs.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = str(Path(sys.executable).with_name("onckg"))
SEED_RELEASES = ROOT.parent / "shared" / "seed" / "texts"


def onckg(*arguments, environment=None):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, stdin=subprocess.DEVNULL, env=environment, check=False)
    if done.returncode:
        sys.exit(f"onckg {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def dump(store):
    return hashlib.sha256(onckg("export", "nquads", "--store", store)).hexdigest()


def run_to_kill(store, files, workers, moment, writing):
    """Kill an ingest after so many seconds, counted from its start or, if ``writing``, from its first write of a text; return what
    it left in the store in words, and nothing if it had ended before."""
    command = [PROGRAM, "ingest", *map(str, files), "--workers", str(workers), "--store", str(store)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while writing and not (store / "texts").exists() and process.poll() is None:
        time.sleep(0.001)
    time.sleep(moment)
    ended = process.poll() is not None
    if not ended:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if ended:
        return ""
    if not store.exists():
        return "no store yet"
    texts = len(list((store / "texts").rglob("*.z")))
    return f"{texts} texts{', not settled' if (store / 'texts' / 'unsettled').exists() else ''}"


def kill_one(place, files, workers, seconds, writing, chance):
    """Kill one ingest at a random moment, drawn again where it had ended before it; return its store and what was left."""
    while True:
        moment = chance.uniform(0, seconds)
        left = run_to_kill(place, files, workers, moment, writing)
        if left:
            return f"{'writing for' if writing else 'after'} {moment:.2f} s: {left}"
        shutil.rmtree(place)


def undisturbed(folder, files, workers):
    begin = time.perf_counter()
    onckg("ingest", *files, "--workers", workers, "--store", folder)
    return time.perf_counter() - begin


def one_by_one(folder, files, workers):
    for file in files:
        onckg("ingest", file, "--workers", workers, "--store", folder)


def taken_out(folder, files):
    onckg("ingest", *files, "--store", folder)
    rows = onckg("query", "SELECT ?r { ?r a onc:Release } ORDER BY ?r", "--format", "csv", "--store", folder).decode().split()[1:]
    onckg("remove", *(iri.rpartition("/")[2] for iri in rows[::2]), "--store", folder)
    onckg("ingest", *files, "--store", folder)


def refreshed(folder, files, place):
    """Read by a program with another ``mentions`` stage, then refreshed by this one."""
    shutil.copytree(ROOT / "src", place / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for data in ("ontology", "shapes"):
        (place / data).symlink_to(ROOT / data)
    with (place / "src/onckg/mentions/__init__.py").open("a") as file:
        file.write("\n# another version\n")
    onckg("ingest", *files, "--store", folder, environment={**os.environ, "PYTHONPATH": str(place / "src")})
    onckg("refresh", "--store", folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folders = options.paths or [ROOT / "examples", SEED_RELEASES]
    files = sorted(file for folder in folders for file in (folder.rglob("*.txt") if folder.is_dir() else [folder]) if file.exists())
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        seconds = {workers: undisturbed(here / f"plain-{workers}", files, workers) for workers in (1, 2)}
        expected = dump(here / "plain-1")
        rows = [
            ("undisturbed, 1 worker", f"{seconds[1]:.1f} s", expected),
            ("undisturbed, 2 workers", f"{seconds[2]:.1f} s", dump(here / "plain-2")),
        ]
        for number in range(1, options.kills + 1):
            workers = 1 + number % 2
            store = here / f"killed-{number}"
            writing = number % 4 > 1  # writing is short: left to chance, most kills would come before it
            left = kill_one(store, files, workers, seconds[workers] * (0.3 if writing else 1), writing, chance)
            onckg("ingest", *files, "--workers", workers, "--store", store)
            rows.append((f"kill {number}, {workers} worker{'s'[: workers - 1]}", left, dump(store)))
        backwards, mixed = files[::-1], files[:]
        chance.shuffle(mixed)
        one_by_one(here / "backwards", backwards, 1)
        rows.append(("one by one, backwards", "", dump(here / "backwards")))
        for start in range(0, len(mixed), 4):
            onckg("ingest", *mixed[start : start + 4], "--workers", 2, "--store", here / "mixed")
        rows.append(("four by four, mixed, 2 workers", "", dump(here / "mixed")))
        taken_out(here / "removed", files)
        rows.append(("half removed, read again", "", dump(here / "removed")))
        refreshed(here / "refreshed", files, here / "other")
        rows.append(("refreshed", "", dump(here / "refreshed")))
    print(f"{len(files)} releases, kills drawn from seed {options.seed}\n\n| run | what happened | SHA-256 of the N-Quads |\n|---|---|---|")
    for run, what, digest in rows:
        print(f"| {run} | {what} | `{digest[:16]}`{'' if digest == expected else ' DIFFERS'} |")
    differing = sum(digest != expected for _, _, digest in rows)
    print(f"\n{differing} of {len(rows)} differ." if differing else f"\nAll {len(rows)} are equal: {expected}")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
