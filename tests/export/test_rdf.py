import stat
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from onckg.errors import ConfigError, InputError
from onckg.export import EXPORT_FORMATS, export_bytes, write_whole
from onckg.graph.prefixes import PREFIXES
from onckg.store import Store

QUERIES = {
    "granted by 2018-06-30": """
        SELECT DISTINCT ?d ?x WHERE { ?g a onc:Designation ; onc:ofDrug ?d ; onc:forDisease ?x ; onc:hasState ?s .
          ?s onc:status vocab:granted ; onc:latest ?l FILTER(?l <= "2018-06-30"^^xsd:date) }""",
    "tested in a trial": "SELECT DISTINCT ?d ?x WHERE { ?t onc:tests ?d ; onc:forDisease ?x }",
    "diseases under blood cancer": "SELECT ?x WHERE { ?x skos:broader* disease:hematologic-malignancies }",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_turtle_gives_plain_rdflib_the_same_rows(seed_store: Store, query: str) -> None:
    graph = rdflib.Graph()
    graph.parse(data=b"".join(export_bytes(seed_store, "turtle")), format="turtle")
    elsewhere = {tuple(str(v) for v in row) for row in graph.query(query, initNs={k: rdflib.Namespace(v) for k, v in PREFIXES.items()})}
    here = {tuple(v.value for v in row) for row in seed_store.quads.query(query, prefixes=PREFIXES)}
    assert here
    assert elsewhere == here


def test_a_plan_is_not_a_trial(seed_store: Store) -> None:
    rows = {tuple(v.value for v in row) for row in seed_store.quads.query(QUERIES["tested in a trial"], prefixes=PREFIXES)}
    assert not any("head-and-neck" in value for row in rows for value in row)


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_the_whole_dataset_comes_back(seed_store: Store, form: str) -> None:
    formats = {"trig": pyoxigraph.RdfFormat.TRIG, "nquads": pyoxigraph.RdfFormat.N_QUADS}
    again = set(pyoxigraph.parse(b"".join(export_bytes(seed_store, form)), formats[form]))
    kept = {q for q in seed_store.quads if not str(q.graph_name).endswith("graph/store>")}
    assert again == kept


def test_unknown_format_is_refused(seed_store: Store) -> None:
    with pytest.raises(ConfigError, match="graphml, gexf, json, turtle, trig, nquads"):
        export_bytes(seed_store, "excel")


def test_every_format_gives_the_same_bytes_twice(seed_store: Store) -> None:
    for form in EXPORT_FORMATS:
        assert b"".join(export_bytes(seed_store, form)) == b"".join(export_bytes(seed_store, form))


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.nq"
    write_whole(target, [b"a\n", b"b\n"])
    assert target.read_bytes() == b"a\nb\n"
    assert stat.S_IMODE(target.stat().st_mode) & 0o400

    def breaking() -> object:
        yield b"c\n"
        raise RuntimeError("full")

    with pytest.raises(RuntimeError, match="full"):
        write_whole(target, breaking())  # type: ignore[arg-type]
    assert target.read_bytes() == b"a\nb\n"
    assert [p.name for p in tmp_path.iterdir()] == ["out.nq"]
    with pytest.raises(InputError, match="cannot be written"):
        write_whole(tmp_path / "absent" / "out.nq", [b""])
