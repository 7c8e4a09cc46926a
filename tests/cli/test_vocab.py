"""``onckg vocab``: what a user sees."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer.main

import onckg as program
from onckg.cli.vocabularies import app
from onckg.knowledge_graph import KnowledgeGraph
from onckg.pipeline import assembly_fingerprint, reading_fingerprint, shared_lexicon
from onckg.vocabulary import load_vocabulary

Runner = Callable[..., Any]
FOREIGN = Path(__file__).parents[1] / "vocabulary" / "foreign"
TABLE = """id,label,synonym,parent
NCIT:C2916,carcinoma,,
Q:1,Quorl Zorbid Carcinoma,zorbid cancer of the quorl,NCIT:C2916
Q:2,Murlid Zorl Carcinoma,,NCIT:C2916
"""
RELEASE = """Velquora Announces Orphan Drug Designation for VQ-101

BOSTON, May 3, 2024 -- Velquora Bio, Inc. (Nasdaq: VQRA) today announced that the FDA has granted orphan drug designation to VQ-101 for the
treatment of recurrent zorbid cancer of the quorl.
"""

ASKED = """SELECT ?iri ?above ?version { GRAPH graph:vocabulary {
  ?iri skos:prefLabel "Quorl Zorbid carcinoma" ; skos:broader ?above ; rdfs:isDefinedBy ?from . ?from schema:version ?version } }"""


def forget() -> None:
    """Forget what a process keeps, as if the next command ran in its own."""
    for kept in (load_vocabulary, shared_lexicon, reading_fingerprint, assembly_fingerprint):
        kept.cache_clear()


@pytest.fixture
def vocab(onckg: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Run ``onckg vocab ...`` as a user who has added nothing yet."""
    monkeypatch.setenv("ONCKG_VOCABULARIES", str(tmp_path / "added"))
    forget()

    def run(*arguments: str | Path) -> Any:
        forget()
        return onckg("vocab", *arguments)

    yield run
    monkeypatch.undo()
    forget()


def test_add_list_search_remove(vocab: Runner) -> None:
    assert "None has been added" in vocab("list").out
    added = vocab("add", FOREIGN / "quorl.obo", "--source", "https://example.org/quorl.obo")
    assert added.code == 0
    assert added.out.splitlines()[:2] == [
        "quorl: added, 3 terms with 5 names; OBO",
        "version quorl/2026-01, licence https://creativecommons.org/publicdomain/zero/1.0/, from https://example.org/quorl.obo",
    ]
    assert "quorl: replaced" in vocab("add", FOREIGN / "quorl.obo").out
    listed = vocab("list").out
    assert "quorl/2026-01" in listed
    assert "diseases" in listed
    assert [a["name"] for a in json.loads(vocab("list", "--json").out)] == ["quorl"]
    found = vocab("search", "quorl lump").out
    assert "QRL:0000002" in found
    assert "quorl lump (related name)" in found
    assert json.loads(vocab("search", "quorl lump", "--json").out)[0]["broader"] == ["quorl tumor"]
    assert "more; --limit 0 shows all" in vocab("search", "carcinoma", "--limit", "2").out
    assert "No vocabulary holds" in vocab("search", "nothing of the kind").out
    assert vocab("remove", "quorl").out == "quorl: removed\n"
    assert json.loads(vocab("list", "--json").out) == []


def test_json_of_adding(vocab: Runner) -> None:
    said = json.loads(vocab("add", FOREIGN / "quorl.csv", "--name", "q", "--licence", "CC0", "--json").out)
    assert (said["name"], said["licence"], said["terms"], said["replaced"], said["own"], said["joined"]) == ("q", "CC0", 3, False, 3, 0)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("add", "absent.obo"), 1, "absent.obo cannot be read"),
        (("add", FOREIGN / "quorl.obo", "--root", "NCIT:C1"), 1, "holds no term NCIT:C1"),
        (("add", FOREIGN / "quorl.obo", "--scheme", "planets"), 2, "choose one of diseases, drugs, targets"),
        (("add", FOREIGN / "quorl.obo", "--name", "A B"), 1, "is no name for a vocabulary"),
        (("add", Path(__file__)), 1, "of no known format"),
        (("remove", "quorl"), 1, "No added vocabulary is called 'quorl'"),
    ],
)
def test_mistakes_end_in_one_sentence(vocab: Runner, arguments: tuple[str, ...], code: int, message: str) -> None:
    run = vocab(*arguments)
    assert run.code == code
    assert message in " ".join(run.err.split())
    assert run.out == ""
    if code == 1:
        assert run.err.count("\n") == 1


@pytest.mark.parametrize("name", ["add", "list", "search", "remove"])
def test_each_command_has_help_and_an_example(name: str) -> None:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    assert command.help
    assert f"Example: onckg vocab {name}" in (command.epilog or "")
    for parameter in command.params:
        assert getattr(parameter, "help", "") or parameter.name == "help"


def test_a_store_follows_what_is_added(vocab: Runner, tmp_path: Path) -> None:
    release, table = tmp_path / "release.txt", tmp_path / "quorl.csv"
    release.write_text(RELEASE)
    table.write_text(TABLE)
    with program.open(tmp_path / "store") as graph:
        graph.ingest([release])
        before = dump(graph)
    vocab("add", table, "--licence", "CC0", "--version", "7")
    forget()
    with program.open(tmp_path / "store") as graph:
        assert graph.status().stale == 1
        assert len(graph.refresh()) == 1
        after = dump(graph)
        assert graph.query(ASKED).texts() == [("vocab:added/quorl/Q%3A1", "disease:carcinoma", "7")]
        assert graph.show("disease", "zorbid cancer of the quorl").label == "Quorl Zorbid carcinoma"
    assert b"Murlid" not in after, "of an added vocabulary a store holds what it uses"
    with program.open(tmp_path / "fresh") as graph:
        graph.ingest([release])
        assert dump(graph) == after, "a refreshed store is one that was made anew"
    vocab("remove", "quorl")
    forget()
    with program.open(tmp_path / "store") as graph:
        graph.refresh()
        assert dump(graph) == before


def dump(graph: KnowledgeGraph) -> bytes:
    import io

    written = io.BytesIO()
    graph.export("nquads", written)
    return written.getvalue()
