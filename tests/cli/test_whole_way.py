"""The whole way on the releases of ``examples/``: from files to answers."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib

import onckg as package
from onckg.errors import InputError, StoreError

EXAMPLES = Path(__file__).parents[2] / "examples"
Runner = Callable[..., Any]


def dump_of(store: Path, run: Runner) -> str:
    exported = run("export", "nquads", "--store", store)
    assert exported.code == 0
    return hashlib.sha256(exported.out.encode()).hexdigest()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "store"
    with package.open(folder) as graph:
        report = graph.ingest([EXAMPLES])
    assert report.failures == ()
    assert report.added == len(list(EXAMPLES.glob("*.txt")))
    return folder


@pytest.fixture
def copy(filled: Path, tmp_path: Path) -> Path:
    shutil.copytree(filled, tmp_path / "copy")
    return tmp_path / "copy"


def test_extract_prints_one_release_or_lines(onckg: Runner, tmp_path: Path) -> None:
    files = sorted(EXAMPLES.glob("*.txt"))
    one = onckg("extract", files[0])
    assert one.code == 0
    facts = json.loads(one.out)
    text = files[0].read_text("utf-8")
    for drug in facts["drugs"]:
        assert drug["evidence"]
        assert all(text[e["start"] : e["end"]] == e["text"] for e in drug["evidence"])
    two = onckg("extract", *files[:2])
    assert [json.loads(line)["id"] for line in two.out.splitlines()] == [f.stem for f in files[:2]]
    written = onckg("extract", *files[:2], "--out", tmp_path / "out", "--full")
    assert (written.code, written.out) == (0, "")
    assert sorted(p.stem for p in (tmp_path / "out").iterdir()) == [f.stem for f in files[:2]]


def test_bad_inputs_are_reported_and_the_rest_goes_in(onckg: Runner, tmp_path: Path) -> None:
    bad = tmp_path / "in"
    bad.mkdir()
    shutil.copy(next(EXAMPLES.glob("*.txt")), bad / "good.txt")
    (bad / "empty.txt").write_bytes(b"")
    (bad / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (bad / "korean.txt").write_text("서울, 2024년 3월 12일 – 회사는 오늘 임상시험을 시작했다고 발표했다. " * 20, "utf-8")
    run = onckg("ingest", bad, tmp_path / "absent.txt", "--json", "--store", tmp_path / "s")
    assert run.code == 1
    report = json.loads(run.out)
    assert (report["added"], report["unchanged"], len(report["failures"])) == (1, 0, 4)
    assert run.err.count("\n") == 4
    again = json.loads(onckg("ingest", bad, "--json", "--store", tmp_path / "s").out)
    assert (again["added"], again["unchanged"], len(again["failures"])) == (0, 1, 3)
    assert onckg("extract", bad).code == 1


@pytest.mark.slow
def test_same_releases_same_graph(onckg: Runner, filled: Path, tmp_path: Path) -> None:
    """Any order, any number of workers, one by one, and after removing and reading again."""
    expected = dump_of(filled, onckg)
    files = sorted(EXAMPLES.glob("*.txt"), reverse=True)
    with package.open(tmp_path / "turned") as graph:
        graph.ingest(files[:5])
        graph.ingest(files[3:])
        first = graph.query("releases").texts()[0][-1]
        graph.remove([first])
        graph.ingest(files)
        assert graph.refresh() == ()
    assert dump_of(tmp_path / "turned", onckg) == expected
    assert onckg("ingest", EXAMPLES, "--workers", "2", "--store", tmp_path / "two").code == 0
    assert dump_of(tmp_path / "two", onckg) == expected


@pytest.mark.slow
def test_killed_at_any_moment(onckg: Runner, filled: Path, tmp_path: Path) -> None:
    expected = dump_of(filled, onckg)
    moments = random.Random(3)
    command = [sys.executable, "-m", "onckg.cli.main", "ingest", str(EXAMPLES), "--store", str(tmp_path / "killed")]
    for _ in range(3):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.3, 4))
        process.kill()
        process.wait()
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert dump_of(tmp_path / "killed", onckg) == expected


def test_python_interface(copy: Path) -> None:
    with package.open(copy) as graph:
        drugs = graph.query("SELECT ?d ?l WHERE { ?d a onc:Drug ; skos:prefLabel ?l }").texts()
        assert drugs
        dataset = graph.graph()
        assert isinstance(dataset, rdflib.Dataset)
        plain = dataset.query(
            "SELECT ?l WHERE { ?d a <https://w3id.org/onckg/ontology#Drug> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }"
        )
        assert sorted(str(row[0]) for row in plain) == sorted(row[1] for row in drugs)
        assert graph.to_networkx().number_of_nodes() > graph.to_networkx("simple").number_of_nodes()
        assert graph.show("drug", "CLR 131").facts
        status = graph.status()
        assert status.releases == len(list(EXAMPLES.glob("*.txt")))
        assert status.stale == 0
        assert len(graph.remove([graph.query("releases").texts()[0][-1][:10]])) == 1
        assert graph.status().releases == status.releases - 1
        with pytest.raises(InputError, match="No release"):
            graph.remove(["nothing"])
        with pytest.raises(InputError, match="named question"):
            graph.query("ASK {}", {"drug": "x"})
    assert not list(copy.glob("snapshot-*"))
    with package.open(copy, read_only=True) as reader, package.open(copy, read_only=True) as other:
        assert reader.query("ASK {}")
        assert other.status().releases == status.releases - 1
        with pytest.raises(StoreError, match="reading only"):
            reader.ingest([EXAMPLES])
    with pytest.raises(StoreError, match="closed"):
        reader.status()


def test_what_is_stale_is_read_again(copy: Path, onckg: Runner, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = dump_of(filled, onckg)
    with monkeypatch.context() as changed:
        changed.setattr("onckg.pipeline.reading_fingerprint", lambda: "0123456789abcdef")
        with package.open(copy) as graph:
            assert graph.status().stale == graph.status().releases
            assert len(graph.refresh()) == graph.status().releases
            assert graph.refresh() == ()
    assert dump_of(copy, onckg) != expected  # the fingerprint stands in each release's graph
    assert json.loads(onckg("refresh", "--json", "--store", copy).out)["refreshed"]
    assert dump_of(copy, onckg) == expected


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(onckg: Runner, tmp_path: Path) -> None:
    file = tmp_path / "closed.txt"
    file.write_text("x")
    file.chmod(0)
    run = onckg("extract", file)
    assert run.code == 1
    assert "may not be read" in run.err
