"""Names that no form knows, told by their places in the sentences; and what stands in the same places and is no drug."""

import pytest

ROWS = (
    # words in small letters
    ("The FDA approved dorlaxidine for thymoma.", "dorlaxidine"),
    ("An NDA for dorlaxidine was filed.", "dorlaxidine"),
    ("The EMA granted orphan status to dorlaxidine for glioma.", "dorlaxidine"),
    ("A Phase 3 study of dorlaxidine in myelofibrosis is planned.", "dorlaxidine"),
    ("A Phase 1/2a trial of bretoprulant in glioma is open.", "bretoprulant"),
    ("Patients received brelquant in combination with pembrolizumab.", "brelquant | pembrolizumab"),
    ("The antibody will be called vestrolipant. A trial of vestrolipant, an antibody, goes on.", "vestrolipant | vestrolipant"),
    ("The FDA granted Breakthrough Therapy designation for olquidine for the treatment of glioma.", "olquidine"),
    ("Our lead candidate, olquidine, is in a Phase 2 trial in glioma.", "olquidine"),
    ("The firm acquired olquidine, an oral menin inhibitor, from Bayfield Pharma.", "olquidine"),
    ("A CRL was issued for the NDA for taldoxine. Taldoxine is not approved.", "taldoxine | Taldoxine"),
    # brands
    ("The FDA approved VELDORA (orlasquib) for lymphoma.", "VELDORA | orlasquib"),
    ("The FDA approved Veldora® for lymphoma.", "Veldora"),
    # letters with one digit, names like those of genes
    ("HB1, an oral degrader of IKZF2, entered the clinic.", "HB1"),
    ("The IND for HBX4 was cleared.", "HBX4"),
    ("So does its backup, HBR5, which has not entered the clinic.", "HBR5"),
    ("A trial of SIRP-7, a SIRPα decoy protein, is open. SIRP-7 has orphan designation.", "SIRP-7 | SIRP-7"),
    ("TP53i, a reactivator of mutant p53, was given up.", "TP53i"),
    ("HBR-A, the company's BET degrader, is safe.", "HBR-A"),
    # codes with small letters, a capital within
    ("The FDA gave Fast Track designation to HBX-hIL12 for glioma.", "HBX-hIL12"),
    ("Fast Track designation was given to HBX-hIL12 for glioma.", "HBX-hIL12"),
    ("A Phase 2 trial of NanoTorp in lymphoma is open. NanoTorp is given twice.", "NanoTorp | NanoTorp"),
    ("It sold the rights to NanoTorp. NanoTorp, a nanoparticle formulation of gefitinib, is safe.", "NanoTorp | NanoTorp | gefitinib"),
)
NOT_DRUGS = (
    "The FDA approved labeling for melanoma.",
    "A Phase 3 study of adolescents in lymphoma is planned.",
    "A trial of chemotherapy in glioma was done.",
    "A study of vaccination in lymphoma was done.",
    "Patients received leukapheresis and lymphodepletion.",
    "Patients were treated with surgery; surgery was safe.",
    "Patients received placebo in a trial of placebo in lymphoma.",
    "TREX1, a protein, is lost in lymphoma. TREX1 inhibitors are tested.",
    "KLK2, a protein on the cell, is a target. Antibodies against KLK2 are made.",
    "A study of APOBEC3 in lymphoma is one of genes.",
    "Harrow Bay received CHF 84 million in the deal.",
    "The firm invested SEK 40 million in a study.",
    "The trial of PET-CT in lymphoma was done.",
    "Patients received FOLFOX6 for colon cancer; FOLFOX6 is safe.",
    "Patients were treated with CAR-T in a study of CAR-T in lymphoma.",
    "A study of ctDNA in lung cancer was done.",
    "A Phase 2 trial of radioembolization in liver cancer goes on.",
    "Orphan status for neurofibromatosis was granted.",
    "We dosed mice with hydrogel; hydrogel is a carrier.",
    "The trial of PharmaMar in lymphoma was stopped.",
    "It granted the rights to NovaTorp in China. NovaTorp will pay for the study.",
    "Results for SOLO-1 in lymphoma were shown. SOLO-1 demonstrated a benefit. Data on SOLO-1 follow.",
    "At IA1, the combination of an antibody and a vaccine was safe; results with IA1 are early.",
    "The NDA for review was filed.",
    "Patients treated with stereotactic beams did well.",
    "Antibodies against SIRP were in a trial of SIRP in lymphoma.",
)


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_drugs_by_their_places(sentence, expected, named_in_body):
    assert " | ".join(named.partition("=")[0] for named in named_in_body(sentence, "drug").split(" | ")) == expected


@pytest.mark.parametrize("sentence", NOT_DRUGS)
def test_what_stands_there_and_is_no_drug(sentence, named_in_body):
    assert named_in_body(sentence, "drug") == ""


def test_the_compound_is_not_the_drug_that_patients_had_before(named_in_body):
    text = "HB-310 is studied in patients who have progressed on gefitinib. Bayfield will rename the compound BFD-305."
    assert named_in_body(text, "drug") == "HB-310=HB-310 | gefitinib=gefitinib | BFD-305=HB-310"


def test_a_number_behind_a_code_is_that_of_a_study(named_in_body):
    assert named_in_body("HB601 was given in the HB601-306 study. HB601 is safe.", "drug") == "HB601=HB601 | HB601=HB601"


def test_a_name_before_its_description_and_its_old_code(named_in_body):
    text = "BRD-X, the company's BET degrader (internally PGD-9), will be called brelopant. A trial of brelopant in glioma is open."
    assert {named.partition("=")[2] for named in named_in_body(text, "drug").split(" | ")} == {"brelopant"}


def test_half_of_the_rows_name_none():
    assert len(NOT_DRUGS) >= len(ROWS)
