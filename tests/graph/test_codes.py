"""Every code that facts may hold is a concept of our vocabulary, of the scheme that the table of records names."""

from typing import get_args

import pytest

from onckg.documents.records import SectionKind
from onckg.graph.codes import read_codes
from onckg.graph.record_map import ROWS, Value
from onckg.vocabulary import Vocabulary, load_vocabulary
from onckg.vocabulary.records import Concept

CODES = {
    "designations": (
        "OrphanDrug RarePediatricDisease FastTrack BreakthroughTherapy RMAT PriorityReview PRIME InnovationPassport Sakigake Other"
    ),
    "agencies": "FDA EMA EC MHRA PMDA MHLW NMPA MFDS TGA HealthCanada Swissmedic other",
    "jurisdictions": "US EU JP UK CN KR AU CA CH",
    "milestones": (
        "INDSubmitted INDCleared ClinicalHold ClinicalHoldLifted ApplicationSubmitted ApplicationAccepted PDUFADate AdvisoryCommittee "
        "Approved CompleteResponse MarketWithdrawal PriorityReviewVoucher"
    ),
    "deals": "license collaboration acquisition supply",
    "phases": "1 1/2 2 2/3 3 4",
    "statuses": (
        "planned requested granted denied withdrawn ongoing completed terminated on_hold unknown done studied designated approved meant"
    ),
    "roles": "program combination comparator background develops",
    "stages": "discovery preclinical IND-enabling clinical phase-1 phase-1-2 phase-2 phase-2-3 phase-3 registration marketed",
    "precisions": "day month quarter half year range",
    "populations": "stage line course age risk biomarker treatment sex other",
    "sections": " ".join(get_args(SectionKind)),
}


@pytest.fixture(scope="module")
def ours() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize("scheme", CODES)
def test_every_code_is_a_concept(scheme: str, ours: Vocabulary) -> None:
    codes = read_codes(ours)
    for code in CODES[scheme].split():
        assert ours.concepts[codes.iri(scheme, code)].notation == code


def test_every_modality_of_the_guidelines_is_a_concept(ours: Vocabulary) -> None:
    codes = read_codes(ours)
    for code in (
        "small molecule",
        "bispecific antibody",
        "antibody-drug conjugate",
        "radioconjugate",
        "drug conjugate",
        "CAR-T",
        "NK cell",
        "other",
    ):
        assert ours.concepts[codes.iri("modalities", code)].notation == code


def test_the_table_names_only_schemes_that_exist(ours: Vocabulary) -> None:
    schemes = {c.scheme for c in ours.concepts.values()}
    assert {line.of for row in ROWS for line in row.lines if line.value in (Value.CODE, Value.FIXED)} <= schemes


def test_of_concepts_that_share_a_code_the_one_above_counts(ours: Vocabulary) -> None:
    assert read_codes(ours).iri("agencies", "other") == "https://w3id.org/onckg/vocabulary/other-agency"


def test_an_unknown_code_gets_an_iri_that_nothing_describes() -> None:
    one = Vocabulary({"https://example.com/a": Concept("https://example.com/a", "phases", "phase 1", notation="1")}, "0" * 16)
    assert read_codes(one).iri("phases", "1") == "https://example.com/a"
    assert read_codes(one).iri("phases", "9") == "https://w3id.org/onckg/vocabulary/9"
    assert read_codes(one).iri("stages", "1") == "https://w3id.org/onckg/vocabulary/1"
