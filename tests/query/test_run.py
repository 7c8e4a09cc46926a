import time
from pathlib import Path

import pytest
import rdflib

from onckg.errors import ConfigError, QueryError, StoreError
from onckg.query import Limits, run_query

DRUGS = "SELECT ?drug WHERE { ?d a onc:Drug ; skos:prefLabel ?drug } ORDER BY ?drug"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?l) }"


def test_rows(seed_folder: Path) -> None:
    answer = run_query(seed_folder, DRUGS)
    assert answer.variables == ("drug",)
    assert answer.texts() == [("CLR 131",), ("CLR 1700",), ("dexamethasone",)]
    assert answer.serialize("csv") == b"drug\r\nCLR 131\r\nCLR 1700\r\ndexamethasone\r\n"
    assert answer.serialize("tsv") == b'?drug\n"CLR 131"\n"CLR 1700"\n"dexamethasone"\n'
    assert b'"value":"CLR 131"' in answer.serialize("json")
    assert b"<literal>CLR 131</literal>" in answer.serialize("xml")


def test_yes_and_no(seed_folder: Path) -> None:
    assert run_query(seed_folder, "ASK { ?d onc:plannedFor disease:head-and-neck-cancer }")
    answer = run_query(seed_folder, "ASK { ?d onc:studiedIn disease:head-and-neck-cancer }")
    assert not answer
    assert b'"boolean":false' in answer.serialize("json")


def test_triples_are_sorted_turtle(seed_folder: Path) -> None:
    answer = run_query(seed_folder, "CONSTRUCT { ?d skos:prefLabel ?l } WHERE { ?d a onc:Drug ; skos:prefLabel ?l }")
    turtle = answer.serialize("turtle").decode()
    assert turtle.startswith("@prefix drug: ")
    assert len(rdflib.Graph().parse(data=turtle)) == 3
    assert answer.serialize("ntriples").count(b"\n") == 3
    with pytest.raises(ConfigError, match="turtle, ntriples"):
        answer.serialize("csv")
    with pytest.raises(ConfigError, match="csv, tsv, json, xml"):
        run_query(seed_folder, DRUGS).serialize("turtle")


def test_nothing_bound_is_an_empty_cell(seed_folder: Path) -> None:
    assert run_query(seed_folder, "SELECT ?x ?y { BIND(1 AS ?x) }").texts() == [("1", "")]
    assert run_query(seed_folder, "SELECT * {}").texts() == [()]


def test_answers_are_iterated_as_dictionaries(seed_folder: Path) -> None:
    rows = list(run_query(seed_folder, "SELECT ?d ?x { ?d skos:prefLabel 'CLR 131' }"))
    assert rows == [{"d": "https://w3id.org/onckg/id/drug/clr-131", "x": None}]
    (triple,) = run_query(seed_folder, "CONSTRUCT WHERE { ?d onc:builtOn ?c }")
    assert triple["predicate"] == "https://w3id.org/onckg/ontology#builtOn"


def test_from_never_fetches_and_an_unknown_graph_is_empty(seed_folder: Path) -> None:
    assert run_query(seed_folder, "SELECT * FROM <http://localhost:1/x> { ?s ?p ?o }").texts() == []
    assert run_query(seed_folder, "SELECT * { GRAPH <http://localhost:1/x> { ?s ?p ?o } }").texts() == []


def test_a_query_that_runs_too_long_is_stopped(seed_folder: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError, match="stopped after 1 seconds"):
        run_query(seed_folder, ENDLESS, Limits(seconds=1))
    assert time.monotonic() - begun < 10
    assert run_query(seed_folder, DRUGS).texts()


def test_too_many_rows_are_refused(seed_folder: Path) -> None:
    with pytest.raises(QueryError, match="more than 2 rows"):
        run_query(seed_folder, DRUGS, Limits(rows=2))
    assert len(run_query(seed_folder, DRUGS, Limits(rows=3)).texts()) == 3
    assert len(run_query(seed_folder, DRUGS, Limits(rows=0)).texts()) == 3
    with pytest.raises(QueryError, match="more than 10 rows"):
        run_query(seed_folder, "CONSTRUCT WHERE { ?s ?p ?o }", Limits(rows=10))


def test_too_much_memory_is_refused(seed_folder: Path) -> None:
    with pytest.raises(QueryError, match="limits"):
        run_query(seed_folder, DRUGS, Limits(megabytes=100))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x {\n ?x FOO ?y }", "line 2, column"),
        ("SELECT ?x { ?x foo:bar ?y }", "line 1, column 16: nobody declared the prefix of foo:bar"),
        ("SELECT ?x { ?x onc:tests ?y", "malformed at line 1"),
        ("", "empty"),
        ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "refused at line 1, column 12"),
    ],
)
def test_mistakes_are_told_with_their_place(seed_folder: Path, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as told:
        run_query(seed_folder, query)
    assert "\n" not in str(told.value)


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        run_query(tmp_path / "absent", DRUGS)
