"""Same releases, same graph: in any order, by any number of processes, killed at any moment, taken out and read again."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed as on Unix"),
]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_order_and_workers_do_not_matter(shell, expected, releases, workers) -> None:
    mixed = releases[:]
    random.Random(int(workers)).shuffle(mixed)
    for start in range(0, len(mixed), 5):
        assert shell.run("ingest", *mixed[start : start + 5], "--workers", workers, "--store", "store").code == 0
    assert shell.dump(Path("store")) == expected


@pytest.mark.parametrize("kill", range(4))
def test_a_second_run_mends_a_killed_one(shell, expected, releases, kill) -> None:
    chance = random.Random(2018 + kill)
    command = shell.command("ingest", *releases, "--workers", str(1 + kill % 2), "--store", "store")
    begun = time.monotonic()
    process = subprocess.Popen(
        command, cwd=shell.folder, env=shell.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    # Half of the kills come after the store has been made: a busy machine would have them all before.
    while kill >= 2 and not (shell.folder / "store" / "texts").exists() and process.poll() is None:
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.4) if kill >= 2 else chance.uniform(0.2, 3))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    print(f"killed after {time.monotonic() - begun:.2f} s")
    assert shell.run("ingest", *releases, "--store", "store").code == 0
    assert shell.dump(Path("store")) == expected


def test_removed_and_read_again(shell, store, expected, releases) -> None:
    ids = shell.run("query", "SELECT ?r { ?r a onc:Release } ORDER BY ?r", "--format", "csv", "--store", store).out.decode().split()[1:]
    assert len(ids) == len(releases)
    names = [iri.rpartition("/")[2] for iri in ids[::4]]
    assert shell.run("remove", *names, "--store", store).code == 0
    assert shell.dump(store) != expected
    assert shell.run("ingest", *releases, "--store", store).code == 0
    assert shell.dump(store) == expected
    assert shell.run("ingest", *reversed(releases), "--store", store).code == 0
    assert shell.dump(store) == expected


@pytest.mark.parametrize("stage", ["mentions", "assembly"])
def test_what_another_version_read_is_refreshed(shell, expected, releases, other_version: Callable[[str], dict[str, str]], stage) -> None:
    other = other_version(stage)
    assert shell.run("ingest", *releases, "--store", "store", more=other).code == 0
    assert (shell.dump(Path("store"), more=other) != expected) == (stage == "mentions")  # releases say by which program they were read
    refreshed = shell.run("refresh", "--json", "--store", "store")
    assert refreshed.code == 0
    assert shell.dump(Path("store")) == expected
    assert shell.run("refresh", "--json", "--store", "store").out.split() == b'{ "refreshed": [] }'.split()


def test_no_worker_outlives_its_program(shell, releases) -> None:
    """A killed program cannot end its workers: they must see it themselves."""
    command = shell.command("ingest", *releases, "--workers", "2", "--store", "store")
    process = subprocess.Popen(command, cwd=shell.folder, env=shell.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    workers: set[int] = set()
    while len(workers) < 3 and process.poll() is None:  # two workers, and what tracks their resources
        workers = _children(process.pid)
        time.sleep(0.01)
    time.sleep(1)
    process.kill()
    process.wait()
    end = time.monotonic() + 60
    while any(_lives(worker) for worker in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [worker for worker in workers if _lives(worker)]


def _children(pid: int) -> set[int]:
    listing = Path(f"/proc/{pid}/task/{pid}/children")
    if not listing.exists():
        pytest.skip("the system does not list the children of a process")
    return {int(child) for child in listing.read_text().split()}


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
