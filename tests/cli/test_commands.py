import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest

Runner = Callable[..., Any]  # the fixture `onckg`: arguments in, code, out and err out
DRUGS = "SELECT ?drug WHERE { ?d a onc:Drug ; skos:prefLabel ?drug } ORDER BY ?drug"

BUILT_ON = """@prefix carrier: <https://w3id.org/onckg/id/carrier/> .
@prefix onc: <https://w3id.org/onckg/ontology#> .
@prefix platform: <https://w3id.org/onckg/id/platform/> .

platform:phospholipid-drug-conjugate onc:builtOn carrier:phospholipid-ether .
"""
PREFIXES = """@prefix onc: <https://w3id.org/onckg/ontology#> . @prefix x: <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def test_query_prints_a_table_that_is_not_cut(onckg: Runner, store: Path) -> None:
    run = onckg("query", "words-behind", "-p", "fact=trial:clr-131.phase-2.multiple-myeloma", "--store", store)
    assert run.code == 0
    assert "CLR 131 with dexamethasone is in a Phase 2 study in relapsed or refractory multiple myeloma" in run.out
    assert run.err == ""


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (("query", DRUGS, "--format", "csv"), "drug\r\nCLR 131\r\nCLR 1700\r\ndexamethasone\r\n"),
        (("query", DRUGS, "--format", "tsv"), '?drug\n"CLR 131"\n"CLR 1700"\n"dexamethasone"\n'),
        (("query", "ASK { }"), "yes\n"),
        (("query", "SELECT * { ?s onc:nothing ?o }"), "No rows.\n"),
        (("query", "CONSTRUCT WHERE { ?d onc:builtOn ?c }"), BUILT_ON),
    ],
)  # fmt: skip
def test_formats(onckg: Runner, store: Path, arguments: tuple[str, ...], out: str) -> None:
    assert onckg(*arguments, "--store", store).out == out


def test_query_from_a_file(onckg: Runner, store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(DRUGS)
    assert "CLR 1700" in onckg("query", "-f", tmp_path / "q.rq", "--store", store).out
    missing = onckg("query", "-f", tmp_path / "absent.rq", "--store", store)
    assert (missing.code, missing.out) == (1, "")
    assert "cannot be read" in missing.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("query", "SELECT * { FOO }"), 1, "malformed at line 1"),
        (("query", "SELECT * { SERVICE <http://localhost:1/> { } }"), 1, "refused"),
        (("query", "INSERT DATA { <a:b> <a:b> <a:b> }"), 1, "only reads"),
        (("query", "no-such-question"), 1, "no question named"),
        (("query", "trials-of-drug"), 1, "needs drug"),
        (("query", "trials-of-drug", "-p", "drug"), 2, "NAME=VALUE"),
        (("query",), 2, "Give a query"),
        (("query", "ASK {}", "--format", "excel"), 2, "choose one of"),
        (("query", "ASK {}", "--format", "turtle"), 1, "not turtle"),
        (("show", "drug", "CLR 132"), 1, "Did you mean 'CLR 131'"),
        (("show", "person", "x"), 1, "no kind of thing"),
        (("export", "excel"), 2, "choose one of graphml"),
        (("export", "graphml", "--view", "tiny"), 2, "full or simple"),
        (("nonsense",), 2, "No such command"),
        (("query", "a", "--timeout", "soon"), 2, "Invalid value for '--timeout'"),
        (("remove", "ffffffff"), 1, "No release"),
    ],
)
def test_mistakes_end_in_one_sentence_and_a_code(onckg: Runner, store: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    run = onckg(*arguments, *(() if arguments == ("nonsense",) else ("--store", store)))
    assert run.code == code
    assert message in run.err
    assert run.out == ""
    if code == 1:
        assert run.err.count("\n") == 1


def test_a_query_is_stopped(onckg: Runner, store: Path) -> None:
    run = onckg(
        "query", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?l) }", "--timeout", "1", "--store", store
    )
    assert (run.code, run.out) == (1, "")
    assert "stopped after 1 seconds" in run.err


def test_questions(onckg: Runner) -> None:
    listed = onckg("questions")
    assert listed.code == 0
    assert "designations-held\n    Which drugs hold a designation" in listed.out
    assert {q["name"] for q in json.loads(onckg("questions", "--json").out)} >= {"trials-of-drug", "words-behind"}
    assert onckg("questions", "trials-of-drug").out.startswith("# Which trials")


def test_show(onckg: Runner, store: Path) -> None:
    run = onckg("show", "drug", "clr131", "--store", store)
    assert run.code == 0
    state = "    granted 2018-05, said on 2018-06-06\n"
    words = "      “a month ago the agency did the same for neuroblastoma”  2018-06-06 release:0123456789abcdef"
    assert state + words in run.out
    card = json.loads(onckg("show", "company", "Cellectar", "--json", "--store", store).out)
    assert card["misspellings"] == ["Collectar Biosciences"]


def test_status(onckg: Runner, store: Path) -> None:
    assert json.loads(onckg("status", "--json", "--store", store).out)["things"]["Drug"] == 3
    assert "3 Drug" in onckg("status", "--store", store).out


def test_export_to_file_and_standard_output(onckg: Runner, store: Path, tmp_path: Path) -> None:
    assert onckg("export", "graphml", "--out", tmp_path / "g.graphml", "--view", "simple", "--store", store).out == ""
    assert len(networkx.read_graphml(tmp_path / "g.graphml")) > 5
    assert onckg("export", "nquads", "--store", store).out.startswith("<https://w3id.org/onckg/id/")


def test_validate_a_file(onckg: Runner, tmp_path: Path) -> None:
    good, bad, broken = tmp_path / "good.ttl", tmp_path / "bad.ttl", tmp_path / "broken.ttl"
    good.write_text(PREFIXES + 'x:d a onc:Drug ; skos:prefLabel "D-1" .')
    bad.write_text(PREFIXES + 'x:t a onc:Trial ; onc:nct "NCT1" .')
    broken.write_text(PREFIXES + "x:d a onc:Drug ;;; [")
    assert onckg("validate", bad).code == 3
    assert onckg("validate", good).code == 0
    assert json.loads(onckg("validate", bad, "--json").out)
    run = onckg("validate", broken)
    assert run.code == 1
    assert "broken.ttl is malformed" in run.err
    assert onckg("validate", tmp_path / "absent.ttl").code == 1
    assert onckg("validate", Path(__file__)).code == 1


@pytest.mark.parametrize("command", [("query", "ASK {}"), ("status",), ("show", "drug", "x"), ("export", "nquads"), ("validate",)])
def test_without_a_store_reading_commands_say_so(onckg: Runner, command: tuple[str, ...]) -> None:
    run = onckg(*command)
    assert (run.code, run.out) == (1, "")
    assert "There is no store at onckg-store" in run.err


def test_a_folder_of_something_else_is_no_store(onckg: Runner, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("x")
    for command in (("status",), ("ingest", tmp_path)):
        run = onckg(*command, "--store", tmp_path / "other")
        assert run.code == 1
        assert "was not made by onckg" in run.err


def test_two_processes_on_one_store(onckg: Runner, store: Path) -> None:
    code = f"import time\nfrom onckg.store import open_store\nwith open_store({str(store)!r}):\n print('open', flush=True)\n time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        for command in (("status",), ("query", "ASK {}"), ("remove", "0")):
            run = onckg(*command, "--store", store)
            assert run.code == 1
            assert "in use by another onckg" in run.err
        other.kill()
    assert onckg("status", "--store", store).code == 0


def test_a_closed_pipe_is_no_error(store: Path) -> None:
    command = f"{sys.executable} -m onckg.cli.main export nquads --store {store} | head -n 1"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.stdout.count("\n") == 1
    assert run.stderr == ""


def test_a_bug_is_a_sentence(onckg: Runner, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*arguments: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("onckg.knowledge_graph.interface.count_store", stumble)
    run = onckg("status", "--store", store)
    assert run.code == 70
    assert "please report it" in run.err
    assert run.err.count("\n") == 1
