"""One release of our own making, with evidence over our own sentences, and a vocabulary of the codes it uses."""

import hashlib
import re
from collections.abc import Callable

import pytest

from onckg.facts.records import (
    Company,
    CompanyPlatform,
    DateBounds,
    Deal,
    Designation,
    Develops,
    Disease,
    Drug,
    DrugPlatform,
    Evidence,
    Indication,
    Milestone,
    Platform,
    Population,
    Release,
    ReleaseFacts,
    Stage,
    State,
    Trial,
)  # fmt: skip
from onckg.vocabulary.records import Concept, Vocabulary

TEXT = (
    "Exemplar Oncology wins rare pediatric disease status for EXO 12\n\n"
    "BASEL, June 6, 2018 -- Exemplar Oncology (Nasdaq: EXON), with its slip Examplar Oncology, said that the FDA granted EXO 12 rare "
    "pediatric disease designation in neuroblastoma; it had asked in March 2018. EXO 12 is a radioactive Lipid Carrier Conjugate (LCC), "
    "made from lipid ether. EXO 12 is in a Phase 2 trial (NCT00000012) in relapsed multiple myeloma. A Phase 1 trial with Helperol and "
    "external beam radiation in lymphoma shall start in the second half of 2018. The FDA cleared the IND for EXO 12. "
    "EXO 99 is preclinical. Exemplar Oncology licensed EXO 12 from Lender Bio."
)
CODES = {
    "agencies": ("FDA", "EMA"), "jurisdictions": ("US", "EU"), "designations": ("OrphanDrug", "RarePediatricDisease", "FastTrack"),
    "milestones": ("INDCleared", "Approved"), "deals": ("license",), "phases": ("1", "1/2", "2", "3"),
    "roles": ("program", "combination", "develops"), "modalities": ("radioconjugate", "drug conjugate"),
    "stages": ("preclinical", "phase-2"), "sections": ("headline", "lead", "body"), "populations": ("course", "age"),
    "precisions": ("day", "month", "quarter", "half", "year", "range"), "groundings": ("label", "composed", "abbreviation", "none"),
    "statuses": (
        "planned", "studied", "designated", "approved", "meant", "requested", "granted", "denied", "withdrawn", "ongoing",
        "completed", "terminated", "on_hold", "unknown", "done",
    ),
}  # fmt: skip
DISEASES = ("neuroblastoma", "multiple myeloma", "lymphoma")


def _concept(scheme: str, code: str) -> Concept:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", code).lower().replace("/", "-").replace("_", "-").replace(" ", "-")
    stem = {"phases": "phase-", "stages": "stage-" if code.startswith("phase") else "", "populations": "population-kind-"}.get(scheme, "")
    if scheme == "groundings":
        words = {"label": "by-label", "composed": "by-composition", "abbreviation": "by-abbreviation", "none": "by-none"}[code]
    end = "-designation" if scheme == "designations" else ""
    return Concept(f"https://w3id.org/onckg/vocabulary/{stem}{words}{end}", scheme, code, notation=code)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    concepts = [_concept(scheme, code) for scheme, codes in CODES.items() for code in codes]
    concepts += [Concept(f"https://w3id.org/onckg/id/disease/{d.replace(' ', '-')}", "diseases", d) for d in DISEASES]
    return Vocabulary({c.iri: c for c in sorted(concepts, key=lambda c: c.iri)}, "0" * 16)


def words(text: str, section: str = "body", rule: str = "test/rule") -> tuple[Evidence, ...]:
    start = TEXT.index(text)
    return (Evidence(start, start + len(text), text, section, rule),)


@pytest.fixture(scope="session")
def evidence() -> Callable[..., tuple[Evidence, ...]]:
    return words


@pytest.fixture(scope="session")
def sample() -> ReleaseFacts:
    june, march = (
        DateBounds("2018-06-06", "2018-06-06", "day", "June 6, 2018"),
        DateBounds("2018-03-01", "2018-03-31", "month", "March 2018"),
    )
    half = DateBounds("2018-07-01", "2018-12-31", "half", "second half of 2018")
    relapsed = (Population("course", "relapsed", "relapsed"),)
    grant, ask = words("FDA granted EXO 12 rare pediatric disease designation in neuroblastoma", "lead"), words("asked in March 2018")
    begun = words("EXO 12 is in a Phase 2 trial (NCT00000012) in relapsed multiple myeloma")
    plan = words("A Phase 1 trial with Helperol and external beam radiation in lymphoma shall start in the second half of 2018")
    clear = words("The FDA cleared the IND for EXO 12")
    return ReleaseFacts(
        id=hashlib.sha256(TEXT.encode()).hexdigest()[:16],
        name="exemplar",
        release=Release("Exemplar Oncology wins rare pediatric disease status for EXO 12", june,
                        "Exemplar Oncology", "BASEL", "", words("June 6, 2018")),
        companies=(
            Company("Exemplar Oncology", ("Exemplar", "Examplar Oncology"), "EXON", "Nasdaq", ("Examplar Oncology",),
                    words("Exemplar Oncology (Nasdaq: EXON)")),
            Company("Lender Bio", (), None, None, (), words("Lender Bio")),
        ),
        drugs=(
            Drug("EXO 12", (), "program", "radioconjugate", ("lipid rafts",), "", words("EXO 12", "headline")),
            Drug("Helperol", (), "combination", None, (), "", words("Helperol")),
            Drug("EXO 99", (), "program", None, (), "", words("EXO 99")),
        ),
        platforms=(
            Platform("Lipid Carrier Conjugate", ("LCC",), "platform", ("lipid ether",), "", words("Lipid Carrier Conjugate (LCC)")),
            Platform("lipid ether", (), "carrier", (), "", words("lipid ether")),
        ),
        diseases=tuple(
            Disease(d, (), f"https://w3id.org/onckg/id/disease/{d.replace(' ', '-')}", "", words(d)) for d in DISEASES
        ),
        develops=(Develops("Exemplar Oncology", "EXO 12", grant), Develops("Exemplar Oncology", "EXO 99", words("EXO 99 is preclinical"))),
        drug_platform=(DrugPlatform("EXO 12", "Lipid Carrier Conjugate", words("EXO 12 is a radioactive Lipid Carrier Conjugate")),),
        company_platform=(CompanyPlatform("Exemplar Oncology", "Lipid Carrier Conjugate", words("Lipid Carrier Conjugate")),),
        indications=(
            Indication("EXO 12", "neuroblastoma", (), "designated", grant),
            Indication("EXO 12", "multiple myeloma", relapsed, "studied", begun),
            Indication("EXO 12", "lymphoma", (), "planned", plan),
        ),
        designations=(
            Designation(
                "EXO 12", "RarePediatricDisease", "FDA", "US", "neuroblastoma", (), "granted", june,
                (State("requested", march, ask), State("granted", june, grant)), grant,
            ),
        ),
        trials=(
            Trial(None, "NCT00000012", ("EXO 12",), (), (), "2", "ongoing", ("multiple myeloma",), relapsed, None, None, None, None,
                  (State("ongoing", None, begun),), begun),
            Trial(None, None, ("EXO 12",), ("Helperol",), ("external beam radiation",), "1", "planned", ("lymphoma",), (),
                  "Exemplar Oncology", None, half, None, (State("planned", half, plan),), plan),
        ),
        milestones=(Milestone("INDCleared", "EXO 12", None, "FDA", "US", "done", None, (State("done", None, clear),), clear),),
        deals=(Deal("license", ("Exemplar Oncology", "Lender Bio"), "EXO 12", None, "done", None,
                    words("Exemplar Oncology licensed EXO 12 from Lender Bio")),),
        stages=(Stage("EXO 99", None, "preclinical", words("EXO 99 is preclinical")),),
    )  # fmt: skip
