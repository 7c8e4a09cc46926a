"""Why a name has its concept, in the graph of a release."""

from dataclasses import replace

from pyoxigraph import Quad

from onckg.facts.json_form import facts_from_json, full_json
from onckg.facts.projection import guideline_form
from onckg.facts.records import ReleaseFacts
from onckg.graph import build_release_graph
from onckg.mentions.reasons import Grounding
from onckg.vocabulary.records import Vocabulary

ONC = "https://w3id.org/onckg/ontology#"
VOCAB = "https://w3id.org/onckg/vocabulary/"
LYMPHOMA = "https://w3id.org/onckg/id/disease/lymphoma"
COMPOSED = Grounding("QRX7+ lymphoma", "", "composed", "No vocabulary holds it.", LYMPHOMA, pieces=("QRX7-positive", "lymphoma"))
BY_LABEL = Grounding("Neuroblastoma", "x:y", "label", "It is the preferred label.", label="neuroblastoma", scope="preferred")
BY_SHORT = Grounding("NB", "x:y", "abbreviation", "It is an abbreviation.", label="NB", scope="abbreviation")


def grounded(sample: ReleaseFacts, broader: str = LYMPHOMA) -> ReleaseFacts:
    first, second, *others = sample.diseases
    return replace(
        sample,
        diseases=(
            replace(first, groundings=(BY_LABEL, BY_SHORT)),
            replace(second, concept="", broader=broader, groundings=(COMPOSED,)),
            *others,
        ),
    )


def values(quads: tuple[Quad, ...], predicate: str) -> list[str]:
    return sorted(q.object.value for q in quads if q.predicate.value == ONC + predicate)


def test_the_surest_way_and_every_reason(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    quads = build_release_graph(grounded(sample), vocabulary, "9f86d081884c7d65").facts
    assert values(quads, "groundedBy") == [f"{VOCAB}by-composition", f"{VOCAB}by-label"]
    assert values(quads, "matchedLabel") == ["neuroblastoma"]
    assert values(quads, "groundingReason") == ["It is an abbreviation.", "It is the preferred label.", "No vocabulary holds it."]
    assert values(quads, "composedOf") == ["QRX7-positive", "lymphoma"]


def test_a_composed_disease_without_a_place_is_set_aside(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    graph = build_release_graph(grounded(sample, broader=""), vocabulary, "9f86d081884c7d65")
    assert any("nearest one that a vocabulary holds" in verdict.message for verdict in graph.verdicts)
    assert values(graph.facts, "composedOf") == []


def test_the_record_keeps_groundings_and_the_guideline_form_has_none(sample: ReleaseFacts) -> None:
    facts = grounded(sample)
    assert facts_from_json(full_json(facts)) == facts
    assert guideline_form(facts)["diseases"] == guideline_form(sample)["diseases"]


def test_pieces_are_those_of_the_place(sample: ReleaseFacts) -> None:
    wide = Grounding(
        "QRX7+", "", "composed", "It lends its head.", "https://w3id.org/onckg/id/disease/cancer", pieces=("QRX7-positive x", "y")
    )
    disease = replace(sample.diseases[0], concept="", broader=LYMPHOMA, groundings=(wide, COMPOSED))
    assert disease.pieces == ("QRX7-positive", "lymphoma")
    assert replace(disease, concept=LYMPHOMA).pieces == ()
