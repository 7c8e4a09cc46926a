"""Validation of graphs and files: formats, broken files, what an input file need not describe."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize
from rdflib import Graph

from onckg.errors import InputError
from onckg.graph import validate_file, validate_graph
from onckg.vocabulary.records import Concept, Vocabulary

PREFIXES = (
    "@prefix onc: <https://w3id.org/onckg/ontology#> .\n"
    "@prefix v: <https://w3id.org/onckg/vocabulary/> .\n"
    "@prefix e: <https://example.com/> .\n"
)
BAD_TRIAL = PREFIXES + 'e:t a onc:Trial ; onc:status v:ongoing ; onc:nct "NCT12" .\n'
GOOD_TRIAL = PREFIXES + 'e:t a onc:Trial ; onc:status v:ongoing ; onc:nct "NCT00000012" ; onc:tests e:elsewhere .\n'


def shapes(verdicts: tuple[object, ...]) -> list[str]:
    return [v.shape.rpartition("#")[2] for v in verdicts]  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "rdf", "owl", "xml", "jsonld", "n3"])
def test_every_format_gives_the_same_verdict(form: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / f"data.{form}"
    rdf_format = RdfFormat.from_extension({"owl": "rdf", "xml": "rdf"}.get(form, form))
    assert rdf_format is not None
    triples = (q.triple for q in parse(BAD_TRIAL.encode(), format=RdfFormat.TURTLE))
    file.write_bytes(serialize(triples, format=rdf_format) or b"")
    (verdict,) = validate_file(file, vocabulary)
    assert (verdict.focus, verdict.value, verdict.severity) == ("https://example.com/t", "NCT12", "violation")
    assert verdict.message == "Give one NCT number: NCT and eight digits."
    assert verdict.path == "https://w3id.org/onckg/ontology#nct"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("broken.ttl", PREFIXES + "e:a onc:b ; .\n", "line 4"),
        ("broken.jsonld", '{"@id": ', "line 1"),
        ("broken.nt", "<a> <b> .", "line 1"),
        ("table.csv", "a,b", "no RDF file by its ending"),
        ("noending", "a,b", "no RDF file by its ending"),
        ("bytes.ttl", b"\xff\xfe\x00", "bytes.ttl"),
    ],
)
def test_a_broken_file_is_one_sentence(name: str, content: str | bytes, message: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=message) as error:
        validate_file(file, vocabulary)
    assert "\n" not in str(error.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    (tmp_path / "folder.ttl").mkdir()
    for name in ("folder.ttl", "none.ttl"):
        with pytest.raises(InputError, match="cannot be read"):
            validate_file(tmp_path / name, vocabulary)


def test_an_empty_file_and_a_file_of_other_things_conform(tmp_path: Path, vocabulary: Vocabulary) -> None:
    for content in ("", '<https://example.com/a> <https://example.com/b> "c"@en, [] .'):
        file = tmp_path / "data.ttl"
        file.write_text(content)
        assert validate_file(file, vocabulary) == ()


def test_input_need_not_describe_what_may_stand_in_the_store(tmp_path: Path, vocabulary: Vocabulary) -> None:
    file = tmp_path / "data.ttl"
    file.write_text(GOOD_TRIAL)
    assert validate_file(file, vocabulary) == ()
    file.write_text(GOOD_TRIAL + "e:elsewhere a onc:Company ; <http://www.w3.org/2004/02/skos/core#prefLabel> 'E' .\n")
    assert shapes(validate_file(file, vocabulary)) == ["tests"]


def test_a_code_of_a_vocabulary_of_your_own_is_taken(vocabulary: Vocabulary) -> None:
    milestone = PREFIXES + "e:m a onc:Milestone ; onc:status v:done ; onc:kind v:moon-landing .\n"
    data = Graph().parse(data=milestone)
    assert shapes(validate_graph(data, "input", vocabulary)) == ["milestone-kind"]
    iri = "https://w3id.org/onckg/vocabulary/moon-landing"
    wider = Vocabulary({**vocabulary.concepts, iri: Concept(iri, "milestones", "moon landing")}, "1" * 16)
    assert validate_graph(data, "input", wider) == ()


def test_a_given_graph_is_not_changed(vocabulary: Vocabulary) -> None:
    data = Graph().parse(data=BAD_TRIAL)
    before = set(data)
    assert validate_graph(data, "input", vocabulary)
    assert set(data) == before


def test_paths_of_verdicts_are_text(vocabulary: Vocabulary) -> None:
    drug = Graph().parse(data=PREFIXES + "e:d a onc:Drug ; <http://www.w3.org/2004/02/skos/core#prefLabel> 'D' .\n")
    (verdict,) = validate_graph(drug, "release", vocabulary)
    assert verdict.path == "^https://w3id.org/onckg/ontology#states"
    trial = Graph().parse(data=PREFIXES + "e:m a onc:Milestone ; onc:status v:done ; onc:kind v:us .\n")
    (verdict,) = validate_graph(trial, "input", vocabulary)
    assert verdict.path == "https://w3id.org/onckg/ontology#kind/http://www.w3.org/2004/02/skos/core#inScheme"


def test_an_impossible_day_is_a_verdict_and_no_log(vocabulary: Vocabulary, caplog: pytest.LogCaptureFixture) -> None:
    date = Literal("2018-02-30", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    rdf_type = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    release, onc = NamedNode("https://example.com/r"), "https://w3id.org/onckg/ontology#"
    quads = [Quad(release, rdf_type, NamedNode(f"{onc}Release")), Quad(release, NamedNode(f"{onc}published"), date)]
    assert shapes(validate_graph(quads, "input", vocabulary)) == ["release-published"]
    assert caplog.records == []
