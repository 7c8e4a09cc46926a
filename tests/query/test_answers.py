"""The named questions over the seed and the examples, read for real: what a researcher gets must be what the texts say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

import onckg
from onckg.graph.prefixes import PREFIXES
from onckg.knowledge_graph import KnowledgeGraph
from onckg.query.questions import bind_parameters, find_question

pytestmark = pytest.mark.shared
Row = tuple[str, ...]
HELD = "2018-06-30"


@pytest.fixture(scope="module")
def kg(whole_store: Path) -> Iterator[KnowledgeGraph]:
    with onckg.open(whole_store) as opened:
        yield opened


@pytest.fixture(scope="module")
def turtle(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """The Turtle export in plain rdflib."""
    target = tmp_path_factory.mktemp("turtle") / "current.ttl"
    kg.export("turtle", target)
    return rdflib.Graph().parse(target)


def rows(kg: KnowledgeGraph, question: str, columns: str, **values: str) -> list[Row]:
    """The chosen columns of an answer, in its order."""
    answer = kg.query(question, values)
    places = [answer.variables.index(name) for name in columns.split()]
    return [tuple(row[place] for place in places) for row in answer.texts()]


def test_who_holds_a_rare_pediatric_disease_designation_for_what_since_when_from_whom(kg: KnowledgeGraph) -> None:
    found = rows(kg, "designations-held", "drug disease earliest latest agency company", kind="RarePediatricDisease")
    both = [
        ("CLR 131", "neuroblastoma", "2018-05-01", "2018-05-31", "fda", "Cellectar Biosciences"),
        ("CLR 131", "rhabdomyosarcoma", "2018-06-06", "2018-06-06", "fda", "Cellectar Biosciences"),
    ]
    assert found == both
    assert rows(kg, "designations-held", "drug disease earliest latest agency company", on=HELD) == both
    assert rows(kg, "designations-held", "disease", on="2018-05-31") == [("neuroblastoma",)]
    assert rows(kg, "designations-held", "disease", on="2018-04-30") == []


def test_what_is_denied_requested_or_withdrawn_is_not_held(kg: KnowledgeGraph) -> None:
    held = rows(kg, "designations-held", "drug designation")
    assert ("XR-101", "breakthrough-therapy-designation") not in held
    assert ("TRN-5056", "orphan-drug-designation") not in held
    assert ("TRN-5056", "orphan-drug-designation") in rows(kg, "designations-held", "drug designation", on="2024-06-30")
    svn = {"kind": "OrphanDrug", "on": "2025-06-30"}
    assert "177Lu-SVN408" not in {drug for (drug,) in rows(kg, "designations-held", "drug", **svn)}
    assert rows(kg, "designations-held", "earliest latest jurisdiction", kind="OrphanDrug", on="2025-10-07")[0] == (
        "2025-09-01",
        "2025-09-30",
        "us",
    )
    assert ("brelitinib", "HER2-mutant non-small cell lung cancer") not in rows(kg, "designated-not-approved", "drug disease")
    assert ("HTX-214", "acute myeloid leukemia") in rows(kg, "designated-not-approved", "drug disease", kind="FastTrack")


def test_which_companies_have_a_drug_conjugate_platform_in_trials_for_blood_cancers(kg: KnowledgeGraph) -> None:
    assert rows(kg, "platform-companies-in-trials", "company platform drug diseaseName phase") == [
        ("Cellectar Biosciences", "Phospholipid Drug Conjugate", "CLR 131", "B-cell malignancies", "phase-2"),
        ("Cellectar Biosciences", "Phospholipid Drug Conjugate", "CLR 131", "multiple myeloma", "phase-1"),
        ("Cellectar Biosciences", "Phospholipid Drug Conjugate", "CLR 131", "multiple myeloma", "phase-2"),
        ("Halvorsen Therapeutics", "ClearLink", "HTX-214", "acute myeloid leukemia", "phase-1-2"),
        ("Halvorsen Therapeutics", "ClearLink", "HTX-214", "blastic plasmacytoid dendritic cell neoplasm", "phase-1-2"),
    ]
    head = rows(kg, "platform-companies-in-trials", "company", disease="head and neck cancer")
    assert ("Cellectar Biosciences",) not in head


def test_all_that_was_known_of_a_drug_on_a_day(kg: KnowledgeGraph) -> None:
    columns = "what kind disease status earliest with"
    assert [row for row in rows(kg, "known-of-drug", columns, drug="CLR 131", on=HELD) if row[0] != "ProgramStage"] == [
        ("Designation", "rare-pediatric-disease-designation", "neuroblastoma", "granted", "2018-05-01", ""),
        ("Designation", "rare-pediatric-disease-designation", "rhabdomyosarcoma", "granted", "2018-06-06", ""),
        ("Role", "develops", "", "", "", "Cellectar Biosciences"),
        ("Trial", "phase-1", "head and neck cancer", "planned", "2018-07-01", ""),
        ("Trial", "phase-1", "lymphoma", "planned", "2018-07-01", ""),
        ("Trial", "phase-1", "multiple myeloma", "ongoing", "", ""),
        ("Trial", "phase-1", "solid tumors", "planned", "2018-07-01", ""),
        ("Trial", "phase-2", "B-cell malignancies", "ongoing", "", ""),
        ("Trial", "phase-2", "multiple myeloma", "ongoing", "", ""),
    ]
    assert rows(kg, "known-of-drug", columns, drug="CLR 131", on="2018-06-05") == []
    assert ("ProgramStage", "preclinical") in rows(kg, "known-of-drug", "what kind", drug="CLR 1700", on=HELD)


def test_what_was_a_plan_on_a_day_and_had_begun_on_a_later_one(kg: KnowledgeGraph) -> None:
    columns = "what kind jurisdiction status"
    before = rows(kg, "known-of-drug", columns, drug="177Lu-SVN408", on="2025-06-30")
    assert {("Trial", "phase-2", "", "planned"), ("Designation", "orphan-drug-designation", "us", "requested")} <= set(before)
    assert not {("Trial", "phase-2", "", "ongoing"), ("Designation", "orphan-drug-designation", "us", "granted")} & set(before)
    after = rows(kg, "known-of-drug", columns, drug="177Lu-SVN408", on="2025-10-07")
    assert {("Trial", "phase-2", "", "ongoing"), ("Designation", "orphan-drug-designation", "us", "granted")} <= set(after)
    assert ("Designation", "orphan-drug-designation", "eu", "granted") not in after


def test_a_deal_is_listed_once_with_its_parties(kg: KnowledgeGraph) -> None:
    found = rows(kg, "known-of-drug", "what kind with", drug="BWO-77")
    assert [row for row in found if row[:2] == ("Deal", "license")] == [("Deal", "license", "Brightwater Oncology, Kanzaki Pharmaceutical")]
    assert ("license", "Brightwater Oncology, Kanzaki Pharmaceutical", "BWO-77", "done") in rows(kg, "deals", "kind companies drug status")


def test_what_is_planned_and_not_yet_reported_as_begun(kg: KnowledgeGraph) -> None:
    assert rows(kg, "planned-not-begun", "what disease status earliest latest", drug="CLR 131") == [
        ("Trial", "head and neck cancer", "planned", "2018-07-01", "2018-12-31"),
        ("Trial", "lymphoma", "planned", "2018-07-01", "2018-12-31"),
        ("Trial", "solid tumors", "planned", "2018-07-01", "2018-12-31"),
    ]
    assert rows(kg, "planned-not-begun", "what disease jurisdiction", drug="177Lu-SVN408") == [
        ("Designation", "medullary thyroid cancer", "eu"),  # the American one was granted
        ("Trial", "small cell lung cancer", ""),  # TESSERA has begun
    ]
    planned = rows(kg, "planned-not-begun", "drugName what kind")
    assert {("CVB-220", "Designation", "rmat-designation"), ("HTX-330", "Milestone", "ind-submitted")} <= set(planned)
    assert not [row for row in planned if row[0] in ("TRN-702", "XR-101", "XR-110")]


def test_the_words_behind_a_fact_are_where_they_are_said_to_be(kg: KnowledgeGraph, whole_store: Path) -> None:
    fact = "designation:clr-131.rare-pediatric-disease.us.neuroblastoma"
    found = rows(kg, "words-behind", "words published release start end", fact=fact)
    assert {published for _, published, *_ in found} == {"2018-06-06", "2018-07-18"}
    for words, _, release, start, end in found:
        assert "neuroblastoma" in words or "designation" in words
        assert int(end) - int(start) == len(words)
        assert words in {row[0] for row in rows(kg, "words-on-drug", "words", drug="CLR 131")}, release


def test_drugs_tested_in_a_trial(kg: KnowledgeGraph) -> None:
    found = rows(kg, "drugs-in-trials", "drug disease inPhase status")
    assert [row for row in found if row[0] == "CLR 131"] == [
        ("CLR 131", "B-cell malignancies", "phase-2", "ongoing"),
        ("CLR 131", "multiple myeloma", "phase-1", "ongoing"),
        ("CLR 131", "multiple myeloma", "phase-2", "ongoing"),
    ]
    assert ("TRN-5056", "ovarian cancer", "phase-2", "terminated") in found
    assert ("TRN-702", "hepatocellular carcinoma", "phase-1", "on-hold") in found
    assert {row[2] for row in rows(kg, "drugs-in-trials", "drug disease inPhase status", phase="Phase 3")} == {"phase-3"}
    assert not {"CLR 1700", "HTX-330", "CVB-319", "QLT-412"} & {row[0] for row in found}


def test_the_trials_of_a_drug_keep_plans_apart(kg: KnowledgeGraph) -> None:
    assert rows(kg, "trials-of-drug", "phase status diseases partners", drug="CLR 131") == [
        ("phase-1", "ongoing", "multiple myeloma", ""),
        ("phase-2", "ongoing", "B-cell malignancies, multiple myeloma", ""),
        ("phase-1", "planned", "head and neck cancer", "external beam radiation"),
        ("phase-1", "planned", "lymphoma, solid tumors", ""),
    ]
    assert rows(kg, "combination-partners", "partner status", drug="HTX-214") == [("azacitidine", "planned"), ("venetoclax", "planned")]


def test_a_pipeline_has_its_preclinical_drugs(kg: KnowledgeGraph) -> None:
    assert rows(kg, "pipeline-of-company", "drug disease phase stage designations trials plannedTrials", company="Cellectar") == [
        ("CLR 131", "B-cell malignancies", "phase-2", "stage-phase-2", "", "1", ""),
        ("CLR 131", "multiple myeloma", "phase-2", "stage-phase-2", "", "2", ""),
        ("CLR 131", "head and neck cancer", "", "", "", "", "1"),
        ("CLR 131", "lymphoma", "", "", "", "", "1"),
        ("CLR 131", "neuroblastoma", "", "", "1", "", ""),
        ("CLR 131", "rhabdomyosarcoma", "", "", "1", "", ""),
        ("CLR 131", "solid tumors", "", "", "", "", "1"),
        ("CLR 1700", "", "", "preclinical", "", "", ""),
        ("CLR 1900", "", "", "preclinical", "", "", ""),
    ]


def test_approvals_and_milestones(kg: KnowledgeGraph) -> None:
    assert rows(kg, "approvals", "drug disease agency earliest") == [
        ("brelitinib", "HER2-mutant non-small cell lung cancer", "fda", "2025-08-14")
    ]
    assert rows(kg, "approvals", "drug", on="2025-08-13") == []
    assert rows(kg, "milestones", "milestone earliest status", drug="CVB-220") == [
        ("ind-cleared", "2023-06-01", "done"),
        ("clinical-hold", "2024-01-16", "done"),
        ("clinical-hold-lifted", "2024-05-21", "done"),
    ]


def test_drugs_made_with_a_platform_and_for_a_disease(kg: KnowledgeGraph) -> None:
    assert rows(kg, "drugs-on-platform", "drug", platform="PDC") == [("CLR 131",), ("CLR 1700",), ("CLR 1900",)]
    blood = rows(kg, "drugs-for-disease", "drug relation diseaseName", disease="blood cancer")
    assert {("CLR 131", "studiedIn", "multiple myeloma"), ("CLR 131", "plannedFor", "lymphoma")} <= set(blood)
    assert ("CLR 131", "studiedIn", "lymphoma") not in blood
    head = rows(kg, "drugs-for-disease", "drug relation", disease="head and neck cancer")
    assert [relation for drug, relation in head if drug == "CLR 131"] == ["plannedFor"]


SAME_IN_RDFLIB = [
    ("designations-held", {"kind": "RarePediatricDisease", "on": HELD}),
    ("designations-held", {}),
    ("drugs-in-trials", {}),
    ("drugs-in-trials", {"phase": "Phase 2"}),
    ("planned-not-begun", {}),
    ("trials-of-drug", {"drug": "CLR 131"}),
    ("pipeline-of-company", {"company": "Cellectar"}),
    ("drugs-on-platform", {"platform": "phospholipid ether"}),
    ("drugs-for-disease", {"disease": "blood cancer"}),
    ("platform-companies-in-trials", {}),
    ("deals", {}),
    ("milestones", {}),
    ("approvals", {}),
    ("reported-since", {"since": "2018-07-01"}),
]


@pytest.mark.parametrize(("question", "values"), SAME_IN_RDFLIB)
def test_plain_rdflib_gives_the_same_rows_over_the_turtle_export(
    kg: KnowledgeGraph, turtle: rdflib.Graph, question: str, values: dict[str, str]
) -> None:
    answer = kg.query(question, values)
    text = bind_parameters(find_question(question), values, kg._store.quads)
    found = turtle.query(text, initNs=PREFIXES)
    assert [str(v) for v in found.vars] == list(answer.variables)
    plain = [tuple("" if value is None else str(value) for value in row) for row in found]
    assert len(plain) > 0
    assert sorted(plain) == sorted(answer.texts())
