"""What the vocabularies that ship must hold, and what must never happen in them."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from onckg.vocabulary import Concept, Vocabulary, load_vocabulary

VOCAB = "https://w3id.org/onckg/vocabulary/"
DISEASE = "https://w3id.org/onckg/id/disease/"
DRUG = "https://w3id.org/onckg/id/drug/"

# The codes of GUIDELINES.md, written out again: a code that is lost here is lost in every fact.
CODES = {
    "roles": {"program", "combination", "comparator", "background", "develops"},
    "modalities": {
        "small molecule", "monoclonal antibody", "bispecific antibody", "antibody-drug conjugate", "radioconjugate", "drug conjugate",
        "CAR-T", "TCR-T", "TIL", "NK cell", "cell therapy", "gene therapy", "oncolytic virus", "vaccine", "oligonucleotide", "peptide",
        "protein", "degrader", "nanoparticle", "other",
    },
    "designations": {
        "OrphanDrug", "RarePediatricDisease", "FastTrack", "BreakthroughTherapy", "RMAT", "PriorityReview", "PRIME", "InnovationPassport",
        "Sakigake", "Other",
    },
    "agencies": {"FDA", "EMA", "EC", "MHRA", "PMDA", "MHLW", "NMPA", "MFDS", "TGA", "HealthCanada", "Swissmedic", "other"},
    "statuses": {
        "granted", "requested", "planned", "denied", "withdrawn", "ongoing", "completed", "terminated", "on_hold", "unknown", "done",
        "studied", "designated", "approved", "meant",
    },
    "phases": {"1", "1/2", "2", "2/3", "3", "4"},
    "milestones": {
        "INDSubmitted", "INDCleared", "ClinicalHold", "ClinicalHoldLifted", "ApplicationSubmitted", "ApplicationAccepted", "PDUFADate",
        "AdvisoryCommittee", "Approved", "CompleteResponse", "MarketWithdrawal", "PriorityReviewVoucher",
    },
    "deals": {"license", "collaboration", "acquisition", "supply"},
    "jurisdictions": {"US", "EU", "UK", "JP", "CN", "KR", "AU", "CA", "CH"},
    "stages": {
        "discovery", "preclinical", "IND-enabling", "clinical", "phase-1", "phase-1-2", "phase-2", "phase-2-3", "phase-3", "registration",
        "marketed",
    },
    "precisions": {"day", "month", "quarter", "half", "year", "range"},
    "sections": {
        "headline", "subhead", "dateline", "lead", "body", "list", "table", "about-company", "about-drug", "about-disease", "about-other",
        "label", "safety", "forward-looking", "logistics", "financial", "contact", "footer",
    },
    "populations": {"stage", "line", "course", "age", "risk", "biomarker", "treatment", "sex", "other"},
}  # fmt: skip

# Schemes in which one wording must lead to one concept. Codes that several agencies share ("other") stand once each.
UNIQUE = (
    "diseases",
    "drugs",
    "targets",
    "populations",
    "modalities",
    "designations",
    "agencies",
    "phases",
    "milestones",
    "stems",
    "stages",
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize("scheme", CODES)
def test_each_code_of_the_guidelines_stands_in_its_scheme(vocabulary: Vocabulary, scheme: str) -> None:
    assert {c.notation for c in vocabulary.scheme(scheme) if c.notation} == CODES[scheme]


@pytest.mark.parametrize("scheme", sorted(CODES))
def test_a_code_leads_to_one_concept(vocabulary: Vocabulary, scheme: str) -> None:
    coded = [c.notation for c in vocabulary.scheme(scheme) if c.notation and (scheme, c.notation) != ("agencies", "other")]
    assert len(coded) == len(set(coded))


@pytest.mark.parametrize(
    ("iri", "code"),
    [
        ("rare-pediatric-disease-designation", "RarePediatricDisease"),
        ("fda", "FDA"),
        ("us", "US"),
        ("granted", "granted"),
        ("planned", "planned"),
        ("on-hold", "on_hold"),
        ("phase-1", "1"),
        ("phase-1-2", "1/2"),
        ("radioconjugate", "radioconjugate"),
        ("month", "month"),
        ("preclinical", "preclinical"),
        ("stage-phase-1", "phase-1"),
        ("program", "program"),
        ("body", "body"),
        ("develops", "develops"),
        ("approval", "Approved"),
        ("mrna-vaccine", "vaccine"),
        ("phospholipid-drug-conjugate", "drug conjugate"),
        ("bispecific-t-cell-engager", "bispecific antibody"),
        ("real-time-oncology-review", "Other"),
        ("anvisa", "other"),
        ("no-such-concept", ""),
    ],
)
def test_the_code_of_a_concept_is_its_own_or_the_nearest_above(vocabulary: Vocabulary, iri: str, code: str) -> None:
    assert vocabulary.code(VOCAB + iri) == code


@pytest.mark.parametrize("scheme", UNIQUE)
def test_a_wording_leads_to_one_concept(vocabulary: Vocabulary, scheme: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for concept in vocabulary.scheme(scheme):
        for wording in wordings(concept):
            owners[wording].add(concept.iri)
    assert {wording: sorted(iris) for wording, iris in owners.items() if len(iris) > 1} == {}


def wordings(concept: Concept) -> Iterator[str]:
    """Labels as the lexicon folds them; abbreviations in their case, without those that are marked as ambiguous."""
    for label in (concept.label, *concept.alt_labels, *concept.hidden_labels, *concept.properties.get("codeName", ())):
        # "-" after a marker means negative ("HER2-"), between words it means nothing
        yield re.sub(r"[\s-]+(?=\w)", " ", label.lower())
    yield from (f"abbreviation {short}" for short in concept.abbreviations if short not in concept.ambiguous)


def test_no_concept_is_above_itself(vocabulary: Vocabulary) -> None:
    def tops(iri: str, path: tuple[str, ...]) -> None:
        assert iri not in path, f"cycle: {path}"
        for parent in vocabulary.concepts[iri].broader:
            tops(parent, (*path, iri))

    for iri in vocabulary.concepts:
        tops(iri, ())


def test_broader_stays_inside_its_scheme(vocabulary: Vocabulary) -> None:
    for concept in vocabulary.concepts.values():
        assert {vocabulary.concepts[parent].scheme for parent in concept.broader} <= {concept.scheme}, concept.iri


def test_a_foreign_term_is_the_exact_match_of_one_concept(vocabulary: Vocabulary) -> None:
    foreign = [iri for concept in vocabulary.concepts.values() for iri in concept.matches]
    assert len(foreign) == len(set(foreign))


def test_links_between_schemes_lead_to_the_right_kind(vocabulary: Vocabulary) -> None:
    leads = {
        "modality": "modalities",
        "agency": "agencies",
        "jurisdiction": "jurisdictions",
        "populationKind": "populations",
        "phase": "phases",
    }
    for concept in vocabulary.concepts.values():
        for name, scheme in leads.items():
            for iri in concept.properties.get(name, ()):
                assert vocabulary.concepts[iri].scheme == scheme, (concept.iri, name)


def test_every_agency_with_a_code_of_its_own_has_a_jurisdiction(vocabulary: Vocabulary) -> None:
    for agency in vocabulary.scheme("agencies"):
        assert len(agency.properties.get("jurisdiction", ())) == (agency.notation != "other"), agency.iri


def test_kinds_that_only_the_united_states_grant(vocabulary: Vocabulary) -> None:
    for slug in ("rare-pediatric-disease-designation", "fast-track-designation", "rmat-designation"):
        assert vocabulary.concepts[VOCAB + slug].properties["jurisdiction"] == (VOCAB + "us",)


def test_ranks_order_phases_and_stages(vocabulary: Vocabulary) -> None:
    def in_order(scheme: str) -> list[str]:
        return [c.notation for c in sorted(vocabulary.scheme(scheme), key=lambda c: int(c.properties["rank"][0]))]

    assert in_order("phases") == ["1", "1/2", "2", "2/3", "3", "4"]
    assert in_order("stages")[0] == "discovery"
    assert in_order("stages")[-1] == "marketed"


def test_diseases_are_named_as_facts_name_them(vocabulary: Vocabulary) -> None:
    """Population words are no part of a disease's name."""
    qualifiers = re.compile(
        r"\b(relapsed|refractory|metastatic|unresectable|newly diagnosed|first-line|pediatric|stage [IV1-4]+)\b", re.IGNORECASE
    )
    assert [c.label for c in vocabulary.scheme("diseases") if qualifiers.search(c.label)] == []


@pytest.mark.parametrize(
    ("slug", "above"),
    [
        ("diffuse-large-b-cell-lymphoma", "b-cell-malignancies"),
        ("multiple-myeloma", "hematologic-malignancies"),
        ("waldenstrom-macroglobulinemia", "lymphoplasmacytic-lymphoma"),
        ("rhabdomyosarcoma", "solid-tumors"),
        ("neuroblastoma", "solid-tumors"),
        ("acute-promyelocytic-leukemia", "leukemia"),
        ("triple-negative-breast-cancer", "breast-cancer"),
        ("uveal-melanoma", "melanoma"),
        ("lupus-nephritis", "autoimmune-disease"),
        ("acute-myeloid-leukemia", "hematologic-malignancies"),
        ("myelodysplastic-syndromes", "hematologic-malignancies"),
        ("diffuse-large-b-cell-lymphoma", "hematologic-malignancies"),
        ("mycosis-fungoides", "cutaneous-lymphoma"),
        ("pancreatic-ductal-adenocarcinoma", "gastrointestinal-cancer"),
        ("small-intestinal-neuroendocrine-tumor", "neuroendocrine-tumor"),
        ("bladder-urothelial-carcinoma", "genitourinary-cancer"),
        ("collecting-duct-carcinoma", "kidney-cancer"),
        ("dysgerminoma", "gynecologic-cancer"),
        ("thymic-carcinoma", "thoracic-cancer"),
        ("porocarcinoma", "skin-cancer"),
        ("atypical-teratoid-rhabdoid-tumor", "central-nervous-system-tumor"),
        ("diffuse-midline-glioma", "central-nervous-system-tumor"),
        ("parathyroid-carcinoma", "endocrine-cancer"),
        ("secretory-carcinoma-of-the-salivary-gland", "head-and-neck-cancer"),
        ("ret-mutant-medullary-thyroid-cancer", "medullary-thyroid-cancer"),
        ("early-t-cell-precursor-acute-lymphoblastic-leukemia", "t-cell-malignancies"),
        ("langerhans-cell-histiocytosis", "hematologic-malignancies"),
    ],
)
def test_a_disease_lies_under_its_group(vocabulary: Vocabulary, slug: str, above: str) -> None:
    assert DISEASE + above in vocabulary.ancestors(DISEASE + slug)


def test_every_tumor_leads_to_one_top(vocabulary: Vocabulary) -> None:
    tumors = [c.iri for c in vocabulary.scheme("diseases") if "inOncology" not in c.properties]
    assert [iri for iri in tumors if DISEASE + "neoplasm" not in (iri, *vocabulary.ancestors(iri))] == []


@pytest.mark.parametrize(
    "slug", ["waldenstrom-macroglobulinemia", "ret-mutant-medullary-thyroid-cancer", "her2-mutant-non-small-cell-lung-cancer"]
)
def test_what_is_near_is_a_concept_of_its_own(vocabulary: Vocabulary, slug: str) -> None:
    concept = vocabulary.concepts[DISEASE + slug]
    assert [c.iri for c in vocabulary.scheme("diseases") if concept.label in c.alt_labels] == []


def test_conditions_that_are_no_tumors_are_marked(vocabulary: Vocabulary) -> None:
    for slug in ("covid-19", "rheumatoid-arthritis", "sickle-cell-disease", "graft-versus-host-disease"):
        assert vocabulary.concepts[DISEASE + slug].properties["inOncology"] == ("false",)
    for slug in ("melanoma", "myelofibrosis", "desmoid-tumor"):
        assert "inOncology" not in vocabulary.concepts[DISEASE + slug].properties


@pytest.mark.parametrize("abbreviation", ["OS", "ALL", "MM", "HL", "ET", "MS", "ACC", "UC", "FL"])
def test_abbreviations_that_mean_more_than_a_disease_are_ambiguous(vocabulary: Vocabulary, abbreviation: str) -> None:
    bearers = [c for c in vocabulary.scheme("diseases") if abbreviation in c.abbreviations]
    assert bearers
    assert all(abbreviation in c.ambiguous for c in bearers)


def test_a_form_of_filing_is_no_drug(vocabulary: Vocabulary) -> None:
    (bearer,) = [c for c in vocabulary.scheme("drugs") if "S-1" in (*c.abbreviations, *c.alt_labels)]
    assert "S-1" in bearer.ambiguous


def test_a_known_drug_says_what_it_is(vocabulary: Vocabulary) -> None:
    drug = vocabulary.concepts[DRUG + "trastuzumab-deruxtecan"]
    assert "Enhertu" in drug.alt_labels
    assert drug.properties["codeName"] == ("DS-8201",)
    assert drug.properties["target"] == ("HER2",)
    assert vocabulary.code(drug.properties["modality"][0]) == "antibody-drug conjugate"


def test_drugs_are_things_and_no_concepts(vocabulary: Vocabulary) -> None:
    for drug in vocabulary.scheme("drugs"):
        assert drug.properties["type"] == ("https://w3id.org/onckg/ontology#Drug",)
        assert len(drug.properties["modality"]) == 1


@pytest.mark.parametrize(
    ("name", "stem"),
    [("pirtobrutinib", "brutinib"), ("divarasib", "rasib"), ("tarlatamab", "tamab"), ("lifileucel", "fileucel"), ("talazoparib", "parib")],
)
def test_the_longest_stem_of_a_name_tells_most(vocabulary: Vocabulary, name: str, stem: str) -> None:
    suffixes = [c.properties["suffix"][0] for c in vocabulary.scheme("stems")]
    assert max((s for s in suffixes if name.endswith(s)), key=len) == stem


def test_most_cancers_are_joined_to_public_terms(vocabulary: Vocabulary) -> None:
    cancers = [c for c in vocabulary.scheme("diseases") if "inOncology" not in c.properties]
    assert len(cancers) >= 850
    assert sum(bool(c.matches) for c in cancers) / len(cancers) > 0.85
