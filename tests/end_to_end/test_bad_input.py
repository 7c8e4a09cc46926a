"""What is wrong ends in one clear sentence and the right exit code, and the store still answers.

``pytest -rP`` on this file prints the table: what was wrong, exit code, sentence.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

import onckg

KOREAN = "서울, 2024년 3월 12일 – 회사는 오늘 임상시험을 시작했다고 발표했다. "
RELEASE = "BOSTON, March 12, 2024 -- Halvorsen Therapeutics today announced that a Phase 1 study of HTX-214 has begun. "
WITHOUT_ROOT = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: with them root may read and write everything
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.fixture(scope="module")
def kept(filled: Path) -> Path:
    return filled


def check(shell, kept: Path, what: str, arguments: list, code: int, sentence: str, **how) -> None:
    ended = shell.run(*arguments, **how)
    print(f"| {what} | {ended.code} | {ended.err.strip().splitlines()[-1]} |")
    assert ended.code == code, ended.err
    assert sentence in ended.err
    if code == 1:
        assert ended.err.count("\n") == 1
        assert ended.err.startswith("onckg: ")
        assert ended.err.endswith((".\n", "?\n"))
    with onckg.open(kept, read_only=True) as graph:  # the store still answers
        assert graph.show("drug", "CLR 131").facts


def write(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(content)


INPUTS = {  # what is wrong: how it is made, argument, part of the sentence
    "an empty file": (write("empty.txt", b""), "empty.txt", "empty.txt is empty"),
    "a file of blanks": (write("blank.txt", b" \n\n"), "blank.txt", "blank.txt is empty"),
    "a binary file": (write("binary.txt", bytes(range(256)) * 80), "binary.txt", "binary.txt is a binary file"),
    "a folder without releases": (lambda f: (f / "none").mkdir(), "none", "the folder none holds no release"),
    "a missing path": (lambda f: None, "absent.txt", "there is no file or folder absent.txt"),
    "a text in Korean": (write("korean.txt", KOREAN.encode() * 20), "korean.txt", "seems to be Korean"),
    "a text in Korean, UTF-16": (write("korean.txt", (KOREAN * 20).encode("utf-16")), "korean.txt", "seems to be Korean"),
    "a text of 50 MB": (write("large.txt", RELEASE.encode() * 470_000), "large.txt", "larger than 10 MB"),
    "a device without end": (lambda f: (f / "device.txt").symlink_to("/dev/zero"), "device.txt", "larger than 10 MB"),
    "a link to nothing": (lambda f: (f / "gone.txt").symlink_to("nothing"), "gone.txt", "there is no file or folder gone.txt"),
}


@pytest.mark.parametrize("what", INPUTS)
def test_input(shell, kept, what) -> None:
    make, path, sentence = INPUTS[what]
    make(shell.folder)
    check(shell, kept, what, ["ingest", path, "--store", kept], 1, sentence)


def test_one_bad_file_does_not_cost_the_others(shell, store, releases) -> None:
    folder = shell.folder / "in"
    folder.mkdir()
    shutil.copy(releases[0], folder)
    (folder / "empty.txt").touch()
    (folder / "new.txt").write_text(RELEASE + "The company is based in Boston and works on medicines for people with leukemia.", "utf-8")
    ended = shell.run("ingest", folder, "--json", "--store", store)
    assert ended.code == 1
    assert {key: json.loads(ended.out)[key] for key in ("added", "unchanged")} == {"added": 1, "unchanged": 1}
    assert ended.err.count("\n") == 1


def test_too_much_on_standard_input(shell, kept) -> None:
    (shell.folder / "large").write_bytes(RELEASE.encode() * 470_000)
    with (shell.folder / "large").open("rb") as large:
        check(shell, kept, "50 MB on standard input", ["ingest", "-", "--store", kept], 1, "larger than 10 MB", stdin=large.fileno())


@pytest.fixture
def unprivileged(shell, monkeypatch):
    """The shell, for one whom permissions bind: root without the two capabilities that let it read and write everything."""
    if sys.platform == "win32" or (os.geteuid() == 0 and not sys.platform.startswith("linux")):
        pytest.skip("permissions do not bind here")
    if os.geteuid() == 0:
        plain = shell.command
        monkeypatch.setattr(shell, "command", lambda *arguments: [sys.executable, "-c", WITHOUT_ROOT, *plain(*arguments)])
    closed = shell.folder / "probe"
    closed.touch(mode=0)
    probe = [*shell.command()[:-1], "/bin/cat", str(closed)] if os.geteuid() == 0 else ["/bin/cat", str(closed)]
    if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
        pytest.skip("permissions do not bind here")
    return shell


def test_without_permission(unprivileged, kept, releases) -> None:
    shell = unprivileged
    file, folder, store = shell.folder / "closed.txt", shell.folder / "closed", shell.folder / "locked"
    file.write_bytes(releases[0].read_bytes())
    file.chmod(0)
    folder.mkdir(mode=0)
    store.mkdir(mode=0o500)
    check(shell, kept, "a file without permission", ["ingest", "closed.txt", "--store", kept], 1, "closed.txt may not be read")
    check(shell, kept, "a folder without permission", ["ingest", "closed", "--store", kept], 1, "closed may not be read")
    check(shell, kept, "a store that may not be written", ["ingest", releases[0], "--store", store / "s"], 1, "permission denied")
    check(shell, kept, "an output that may not be written", ["export", "trig", "-o", store / "x", "--store", kept], 1, "cannot be written")
    folder.chmod(0o700)


def _damage(folder: Path, kept: Path) -> None:
    shutil.copytree(kept, folder / "s")
    (folder / "s" / "quads" / "CURRENT").write_text("junk\n")


def _marked(content: str) -> Callable[[Path, Path], None]:
    def make(folder: Path, kept: Path) -> None:
        (folder / "s").mkdir()
        (folder / "s" / "onckg-store.json").write_text(content)

    return make


def _foreign(folder: Path, kept: Path) -> None:
    (folder / "s").mkdir()
    (folder / "s" / "diary.txt").write_text("x")


STORES = {
    "a folder of other files": (_foreign, "not empty and was not made by onckg"),
    "another program's RocksDB": (lambda f, k: pyoxigraph.Store(str(f / "s")), "not empty and was not made by onckg"),
    "a store of another format": (_marked('{"format": 2, "program": "onckg 9.0"}'), "has format 2, made by onckg 9.0"),
    "a store with a damaged marker": (_marked("{"), "onckg-store.json is damaged"),
    "a store with damaged quads": (_damage, "is damaged (Corruption"),
    "a file in the place of a store": (lambda f, k: (f / "s").write_text("x"), "is not a folder"),
}


@pytest.mark.parametrize("what", STORES)
def test_store(shell, kept, releases, what) -> None:
    make, sentence = STORES[what]
    make(shell.folder, kept)
    before = sorted(p.name for p in shell.folder.rglob("*") if p.name != "lock")
    check(shell, kept, f"{what}, ingest", ["ingest", releases[0], "--store", "s"], 1, sentence)
    check(shell, kept, f"{what}, query", ["query", "ASK {}", "--store", "s"], 1, sentence)
    left = sorted(p.name for p in shell.folder.rglob("*") if p.name != "lock")
    assert what == "a store with damaged quads" or left == before, "what is not ours is left as it was"


def test_two_processes_on_one_store(shell, store, kept, releases) -> None:
    """One ingests: nobody else gets in, and it ends as if nobody had tried. Two that read do not disturb each other."""
    (shell.folder / "pipe").mkdir()
    os.mkfifo(shell.folder / "pipe" / "slow.txt")  # ingest holds the store while it waits for this file
    command = shell.command("ingest", "pipe", *releases, "--workers", "1", "--store", store)
    with subprocess.Popen(command, cwd=shell.folder, env=shell.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as holder:
        with (shell.folder / "pipe" / "slow.txt").open("wb") as pipe:  # returns when ingest has begun to read
            for what in (["ingest", releases[0]], ["query", "releases"], ["status"], ["export", "nquads"]):
                check(shell, kept, f"a store in use, {what[0]}", [*what, "--store", store], 1, "is in use by another onckg")
            pipe.write((RELEASE * 3).encode())
        assert holder.wait(120) == 0
    assert shell.run("query", "ASK { ?r a onc:Release }", "--store", store).out == b"yes\n"
    answered = shell.run("query", "SELECT ?r { ?r a onc:Release }", "--format", "csv", "--store", store)
    assert answered.out.count(b"\r\n") == len(releases) + 2
    readers = [
        subprocess.Popen(shell.command("export", "nquads", "--store", store), cwd=shell.folder, stdout=subprocess.DEVNULL) for _ in range(3)
    ]
    assert [reader.wait(120) for reader in readers] == [0, 0, 0]


REQUESTS = {  # what is wrong: arguments, exit code, part of the sentence
    "a malformed query": (["query", "SELECT ?x WHERE { ?x a }"], 1, "malformed at line 1, column 25"),
    "a query that writes": (["query", "DROP ALL"], 1, "only reads"),
    "an unknown prefix": (["query", "ASK { ?x foo:bar ?y }"], 1, "nobody declared the prefix of foo:bar"),
    "an unknown question": (["query", "drugs-of-the-moon"], 1, "no question named 'drugs-of-the-moon'"),
    "a question without its parameter": (["query", "trials-of-drug"], 1, "needs drug"),
    "a parameter that names nothing": (["query", "trials-of-drug", "-p", "drug=ZZZ-999"], 1, "No drug is called 'ZZZ-999'"),
    "a query file that is none": (["query", "-f", "absent.rq"], 1, "absent.rq cannot be read as a query"),
    "an unknown drug": (["show", "drug", "ZZZ-999"], 1, "No drug is called 'ZZZ-999'"),
    "an unknown kind of thing": (["show", "person", "x"], 1, "no kind of thing"),
    "an unknown release": (["remove", "ffffffff"], 1, "No release in this store"),
    "an output in no folder": (["export", "graphml", "-o", "absent/g.graphml"], 1, "cannot be written"),
    "an unknown format": (["export", "excel"], 2, "choose one of"),
    "an option of the wrong kind": (["query", "releases", "--timeout", "soon"], 2, "Invalid value for '--timeout'"),
    "no query": (["query"], 2, "Give a query"),
}


@pytest.mark.parametrize("what", REQUESTS)
def test_request(shell, kept, what) -> None:
    arguments, code, sentence = REQUESTS[what]
    check(shell, kept, what, [*arguments, "--store", kept], code, sentence)


def test_arguments_of_no_command(shell, kept) -> None:
    check(shell, kept, "an unknown command", ["nonsense"], 2, "No such command")
    check(shell, kept, "no path", ["ingest"], 2, "Missing argument")
    check(shell, kept, "an unknown option", ["ingest", "x", "--fast"], 2, "No such option")
    check(shell, kept, "a store that is not there", ["status", "--store", "absent"], 1, "There is no store at absent")


def test_rdf_files_to_validate(shell, kept) -> None:
    prefix = "@prefix onc: <https://w3id.org/onckg/ontology#> .\n"
    (shell.folder / "broken.ttl").write_text(prefix + "onc:x a onc:Trial ;;\n [ .\n")
    (shell.folder / "wrong.ttl").write_text(prefix + '<urn:x:t> a onc:Trial ; onc:nct "NCT1" .\n')
    check(shell, kept, "a broken .ttl", ["validate", "broken.ttl"], 1, "broken.ttl is malformed at line 3 column 2: ")
    check(shell, kept, "a missing .ttl", ["validate", "absent.ttl"], 1, "absent.ttl cannot be read")
    (shell.folder / "notes.odt").write_text("x")
    check(shell, kept, "a file that is no RDF", ["validate", "notes.odt"], 1, "no ending of an RDF format")
    violated = shell.run("validate", "wrong.ttl")
    assert violated.code == 3
    assert violated.out.startswith(b"violation: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk(shell, kept) -> None:
    with Path("/dev/full").open("wb") as full:
        command = shell.command("export", "nquads", "--store", kept)
        ended = subprocess.run(command, cwd=shell.folder, env=shell.environment(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr.count(b"\n") == 1
    assert b"No space left on device" in ended.stderr
