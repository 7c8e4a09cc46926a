"""Closures: what violates goes with all that leans on it, what stays conforms, and one bad sentence loses no release."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onckg.facts.records import DateBounds, Evidence, Population, ReleaseFacts, State
from onckg.graph import ReleaseGraph, build_release_graph, validate_graph
from onckg.vocabulary.records import Vocabulary

ONC = "https://w3id.org/onckg/ontology#"
LATE = DateBounds("2018-09-01", "2018-09-30", "month", "September")
TURNED = DateBounds("2018-05-31", "2018-05-01", "month", "May")
NO_DAY = DateBounds("2018-02-30", "2018-02-30", "day", "February 30")

Build = Callable[[ReleaseFacts], ReleaseGraph]


@pytest.fixture(scope="module")
def build(vocabulary: Vocabulary) -> Build:
    return lambda facts: build_release_graph(facts, vocabulary, "9f86d081884c7d65")


def first(facts: ReleaseFacts, records: str, **changes: Any) -> ReleaseFacts:
    """The facts with the first record of a list changed."""
    head, *tail = getattr(facts, records)
    return replace(facts, **{records: (replace(head, **changes), *tail)})


def kinds_in(quads: tuple[Any, ...]) -> set[str]:
    """The classes of the nodes described."""
    return {q.object.value.rpartition("#")[2] for q in quads if q.predicate.value.endswith("#type")}


def test_what_conforms_is_left_alone(sample: ReleaseFacts, build: Build) -> None:
    graph = build(sample)
    assert (graph.set_aside, graph.verdicts) == ((), ())


# (records, what is wrong with the first of them, the shape that finds it)
DEFECTS: list[tuple[str, dict[str, Any], str]] = [
    ("designations", {"drug": None}, "of-one-drug"),
    ("designations", {"drug": "EXO 13"}, "of-a-drug"),
    ("designations", {"drug": " "}, "of-one-drug"),
    ("designations", {"status": ""}, "designation-status"),
    ("drugs", {"name": "\ud800"}, "of-a-drug"),
    ("designations", {"jurisdiction": "EU"}, "us-kinds"),
    ("designations", {"agency": "EMA"}, "us-kinds"),
    ("designations", {"type": "BestDrugEver"}, "designation-kind"),
    ("designations", {"status": "ongoing"}, "designation-status"),
    ("designations", {"date": LATE}, "done-before-said"),
    ("designations", {"date": TURNED}, "bounds-in-order"),
    ("designations", {"date": NO_DAY}, "earliest"),
    ("designations", {"evidence": ()}, "has-claim"),
    ("designations", {"disease": "ulcer"}, "for-disease-name"),
    ("designations", {"states": (State("granted", LATE, ()),)}, "has-claim"),
    ("trials", {"nct": "NCT123"}, "nct"),
    ("trials", {"phase": "9"}, "trial-phase"),
    ("trials", {"start": LATE}, "started-before-said"),
    ("trials", {"combined_with": ("EXO 12",)}, "combined-with-another"),
    ("trials", {"populations": (Population("mood", "cheerful", "cheerful"),)}, "population-kind"),
    ("milestones", {"type": "MoonLanding"}, "milestone-kind"),
    ("deals", {"companies": ("Exemplar Oncology",)}, "deal-parties"),
    ("stages", {"stage": "9"}, "stage"),
    ("indications", {"disease": "ulcer"}, "for-disease-name"),
    ("companies", {"ticker": "Nasdaq:EXON"}, "ticker"),
    ("drugs", {"modality": "magic"}, "modality"),
    ("diseases", {"concept": "https://w3id.org/onckg/id/disease/no-such"}, "concept-of-disease"),
]


@pytest.mark.parametrize(("records", "changes", "shape"), DEFECTS)
def test_a_defect_is_found_and_the_rest_conforms(
    sample: ReleaseFacts, build: Build, vocabulary: Vocabulary, records: str, changes: dict[str, Any], shape: str
) -> None:
    graph = build(first(sample, records, **changes))
    assert shape in {v.shape.rpartition("#")[2] for v in graph.verdicts}
    assert validate_graph(graph.facts, "release", vocabulary) == ()
    assert "Release" in kinds_in(graph.facts)


def test_a_bad_designation_takes_its_states_and_claims_and_nothing_else(sample: ReleaseFacts, build: Build) -> None:
    graph = build(first(sample, "designations", jurisdiction="EU"))
    whole = build(sample)
    gone = {q.subject.value for q in whole.facts} - {q.subject.value for q in graph.facts}
    kinds = {g.removeprefix(f"https://w3id.org/onckg/release/{sample.id}/").split("/")[0] for g in gone}
    assert kinds == {"designation", "claim", "words"}  # words: those of the request, which nothing else was read from
    assert "Indication" not in kinds_in(graph.set_aside)
    assert {"Designation", "State", "Claim", "Verdict"} <= kinds_in(graph.set_aside)


def test_a_bad_drug_takes_the_facts_about_it(sample: ReleaseFacts, build: Build) -> None:
    graph = build(first(sample, "drugs", modality="magic"))
    assert "Designation" not in kinds_in(graph.facts)
    assert {"Company", "Disease", "Release"} & kinds_in(graph.facts) == {"Company", "Release"}
    assert "ProgramStage" in kinds_in(graph.facts)  # of EXO 99


def test_a_bad_issuer_leaves_the_release_without_one(sample: ReleaseFacts, build: Build) -> None:
    graph = build(replace(sample, release=replace(sample.release, issuer="Nobody Inc")))
    assert not any(q.predicate.value == f"{ONC}issuer" for q in graph.facts)
    assert {q.predicate.value for q in graph.set_aside if q.subject.value.endswith(sample.id)} == {f"{ONC}issuer"}
    assert kinds_in(graph.facts) == kinds_in(build(sample).facts)


def test_bad_words_take_a_claim_while_the_drug_has_another(sample: ReleaseFacts, build: Build) -> None:
    drug = sample.drugs[0]
    bad = Evidence(500, 490, "turned round", "body", "test/rule")
    graph = build(first(sample, "drugs", evidence=(*drug.evidence, bad)))
    assert {v.shape.rpartition("#")[2] for v in graph.verdicts} == {"position-in-order"}
    assert kinds_in(graph.facts) == kinds_in(build(sample).facts)
    assert "Drug" not in kinds_in(graph.set_aside)


def test_bad_words_take_the_fact_when_it_has_no_other(sample: ReleaseFacts, build: Build) -> None:
    graph = build(first(sample, "milestones", evidence=(Evidence(500, 490, "turned round", "body", "test/rule"),)))
    assert "Milestone" in kinds_in(graph.set_aside)
    assert "Milestone" not in kinds_in(graph.facts)


def test_a_verdict_quotes_the_words_and_says_what_to_do(sample: ReleaseFacts, build: Build) -> None:
    graph = build(first(sample, "designations", drug=None))
    (verdict,) = graph.verdicts
    assert verdict.words == "FDA granted EXO 12 rare pediatric disease designation in neuroblastoma"
    assert verdict.message.startswith("Name the one drug")
    texts = {q.predicate.value.removeprefix(ONC): q.object.value for q in graph.set_aside if q.subject.value.endswith("/verdict/1")}
    assert texts["words"] == verdict.words
    assert texts["about"] == verdict.focus
    assert texts["path"] == f"{ONC}ofDrug"


def test_a_release_of_nothing_but_defects_still_has_its_release(sample: ReleaseFacts, build: Build, vocabulary: Vocabulary) -> None:
    bad = {n: tuple(replace(r, evidence=()) for r in getattr(sample, n)) for n in ("companies", "drugs", "platforms", "diseases")}
    graph = build(replace(sample, **bad))
    assert validate_graph(graph.facts, "release", vocabulary) == ()
    assert "Release" in kinds_in(graph.facts)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_wrong_the_rest_conforms_and_nothing_is_lost(
    sample: ReleaseFacts, build: Build, vocabulary: Vocabulary, data: st.DataObject
) -> None:
    facts = sample
    for records, changes, _ in data.draw(st.lists(st.sampled_from(DEFECTS), min_size=1, max_size=4)):
        place = data.draw(st.integers(0, len(getattr(facts, records)) - 1))
        rows = list(getattr(facts, records))
        rows[place] = replace(rows[place], **changes)
        facts = replace(facts, **{records: tuple(rows)})
    graph = build(facts)
    assert validate_graph(graph.facts, "release", vocabulary) == ()
    described = {q.subject for q in graph.facts}
    for quad in graph.facts:  # no link into what was set aside
        if quad.predicate.value.startswith(ONC) and f"/{facts.id}/" in str(quad.object):
            assert quad.object in described
    assert graph == build(facts)
