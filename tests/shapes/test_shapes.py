"""Every shape has a conforming and a violating example, and says what to do in a sentence."""

from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, URIRef

from onckg.data_files import shapes_folder
from onckg.graph import Profile, validate_graph
from onckg.graph.shapes import shapes_graph
from onckg.vocabulary import Vocabulary, load_vocabulary

HERE = Path(__file__).parent
SHAPE = "https://w3id.org/onckg/shapes#"
ONC = "https://w3id.org/onckg/ontology#"
VOCAB = "https://w3id.org/onckg/vocabulary/"
PROFILES: tuple[Profile, ...] = ("release", "current", "input")


def all_shapes() -> Graph:
    graph = Graph()
    for file in sorted(shapes_folder().glob("*.ttl")):
        graph.parse(file)
    return graph


SHAPES = all_shapes()
NAMES = sorted(
    str(s).removeprefix(SHAPE) for k in (SH.NodeShape, SH.PropertyShape) for s in SHAPES.subjects(RDF.type, k) if SHAPE in str(s)
)


def profiles_of(name: str) -> list[str]:
    return sorted(str(p) for p in SHAPES.objects(URIRef(SHAPE + name), URIRef(f"{ONC}profile")))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize("name", NAMES)
def test_the_violating_example_violates_its_shape(name: str, vocabulary: Vocabulary) -> None:
    data = Graph().parse(HERE / "violating" / f"{name}.ttl")
    for profile in PROFILES:
        found = {v.shape.removeprefix(SHAPE) for v in validate_graph(data, profile, vocabulary)}
        assert (name in found) == (profile in profiles_of(name)), profile


def test_no_violating_example_is_left_over() -> None:
    assert {f.stem for f in (HERE / "violating").iterdir()} == set(NAMES)


@pytest.mark.parametrize(
    ("name", "profile"), [("release", "release"), ("release", "input"), ("current", "current"), ("current", "input")]
)  # fmt: skip
def test_the_conforming_examples_conform(name: str, profile: Profile, vocabulary: Vocabulary) -> None:
    assert validate_graph(Graph().parse(HERE / "conforming" / f"{name}.ttl"), profile, vocabulary) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_conforming_example_has_something_for_the_shape_to_judge(name: str) -> None:
    shape = URIRef(SHAPE + name)
    for profile in {"release", "current"} & set(profiles_of(name)):
        data = Graph().parse(HERE / "conforming" / f"{profile}.ttl")
        focus = {s for c in SHAPES.objects(shape, SH.targetClass) for s in data.subjects(RDF.type, c)}
        focus |= {s for p in SHAPES.objects(shape, SH.targetSubjectsOf) for s in data.subjects(p)}
        focus |= {o for p in SHAPES.objects(shape, SH.targetObjectsOf) for o in data.objects(None, p)}
        if name not in ("planned-tests-nothing", "begun-plans-nothing") or profile == "release":
            assert focus, profile


@pytest.mark.parametrize("name", NAMES)
def test_the_message_is_one_sentence(name: str) -> None:
    (message,) = SHAPES.objects(URIRef(SHAPE + name), SH.message)
    assert str(message)[0].isupper()
    assert str(message).endswith((".", ").", "...)."))
    assert profiles_of(name)


def test_a_profile_keeps_its_shapes_and_no_other() -> None:
    for profile in PROFILES:
        kept = {str(s).removeprefix(SHAPE) for s, _ in shapes_graph(profile).subject_objects(SH.message)}
        assert kept == {n for n in NAMES if profile in profiles_of(n)}


# a value list in a shape and the vocabulary say the same
LISTS = {
    "precision": ("precisions", {}), "trial-phase": ("phases", {}), "highest-phase": ("phases", {}), "claim-section": ("sections", {}),
    "stage": ("stages", {}), "program-stage": ("stages", {}), "state-status": ("statuses", {}),
    "trial-status": ("statuses", {"statusOf": "Trial"}), "trial-state-status": ("statuses", {"statusOf": "Trial"}),
    "designation-status": ("statuses", {"statusOf": "Designation"}), "designation-state-status": ("statuses", {"statusOf": "Designation"}),
    "milestone-status": ("statuses", {"statusOf": "Milestone"}), "milestone-state-status": ("statuses", {"statusOf": "Milestone"}),
    "indication-status": ("statuses", {"statusOf": "DrugIndication"}),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_values_is_that_of_the_vocabulary(name: str, vocabulary: Vocabulary) -> None:
    scheme, wanted = LISTS[name]
    (head,) = SHAPES.objects(URIRef(SHAPE + name), SH["in"])
    listed = {str(i) for i in SHAPES.items(head)}
    concepts = vocabulary.scheme(scheme)
    assert listed == {c.iri for c in concepts if all(ONC + v in c.properties.get(k, ()) for k, v in wanted.items())}


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("rare-pediatric-disease-designation", "us-kinds"),
        ("fast-track-designation", "us-kinds"),
        ("rmat-designation", "us-kinds"),
        ("orphan-drug-designation", "orphan-jurisdictions"),
        ("breakthrough-therapy-designation", "breakthrough-jurisdictions"),
        ("prime", "prime"),
        ("innovation-passport", "innovation-passport"),
        ("sakigake-designation", "sakigake"),
        ("priority-review", "priority-review-jurisdictions"),
    ],
)
def test_a_kind_exists_where_the_vocabulary_says(kind: str, shape: str, vocabulary: Vocabulary) -> None:
    given = set(vocabulary.concepts[VOCAB + kind].properties["jurisdiction"])
    for place in vocabulary.scheme("jurisdictions"):
        data = Graph()
        node = URIRef("https://example.com/d")
        data.add((node, RDF.type, URIRef(f"{ONC}Designation")))
        data.add((node, URIRef(f"{ONC}kind"), URIRef(VOCAB + kind)))
        data.add((node, URIRef(f"{ONC}jurisdiction"), URIRef(place.iri)))
        found = {v.shape for v in validate_graph(data, "input", vocabulary)}
        assert (SHAPE + shape in found) == (place.iri not in given), place.iri
