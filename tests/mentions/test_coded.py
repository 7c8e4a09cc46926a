"""Agencies and regions, modalities, molecular targets: things with a code."""

import pytest

from onckg.mentions.recognizers.coded import find_agencies, find_modalities, find_targets

AGENCIES = (
    ("the FDA", "FDA=FDA"),
    ("the U.S. Food and Drug Administration (FDA)", "U.S. Food and Drug Administration=FDA | FDA=FDA"),
    ("the FDA's view", "FDA=FDA"),
    ("the European Medicines Agency", "European Medicines Agency=EMA"),
    ("the CHMP", "CHMP=EMA"),  # a committee stands for its agency
    ("the European Commission", "European Commission=EC"),
    ("the UK MHRA", "UK MHRA=MHRA"),
    ("Japan's PMDA", "PMDA=PMDA"),
    ("the Ministry of Health, Labour and Welfare", "Ministry of Health, Labour and Welfare=MHLW"),
    ("the National Medical\nProducts Administration", "National Medical\nProducts Administration=NMPA"),
    ("Health Canada", "Health Canada=HealthCanada"),
    ("Swissmedic", "Swissmedic=Swissmedic"),
    ("U.S. orphan designation", "U.S.=FDA"),  # regions before what only their regulator gives
    ("US approval", "US=FDA"),
    ("European orphan status", "European=EMA"),
    ("European marketing authorization", "European=EC"),
    ("EU approval", "EU=EC"),
    ("Japanese approval", "Japanese=MHLW"),
    ("Chinese approval", "Chinese=NMPA"),
    ("UK conditional approval", "UK=MHRA"),
    ("the U.S. economy", ""),
    ("US patients", ""),
    ("it gives us approval rates", ""),  # a pronoun
    ("that helps us prioritize", ""),
    ("European patients", ""),
    ("the European Society for Medical Oncology", ""),
    ("the EU market", ""),
    ("the Japanese market", ""),
    ("Chinese patients", ""),
    ("Swiss investors", ""),
    ("British Columbia", ""),
    ("the Securities and Exchange Commission", ""),
    ("the Commission", ""),
    ("the Ministry", ""),
    ("health in Canada", ""),
    ("drug administration by mouth", ""),
    ("the EC50 value", ""),
    ("in a coma", ""),
    ("fda.gov in lower case", ""),
    ("the comp set", ""),
)
MODALITIES = (
    ("a small-molecule inhibitor", "small-molecule inhibitor=small molecule"),
    ("a tyrosine kinase inhibitor", "tyrosine kinase inhibitor=small molecule"),  # the nearest code above it
    ("an antibody-drug conjugate (ADC)", "antibody-drug conjugate=antibody-drug conjugate | ADC=antibody-drug conjugate"),
    ("antibody drug conjugates", "antibody drug conjugates=antibody-drug conjugate"),
    ("a bispecific antibody", "bispecific antibody=bispecific antibody"),
    ("a humanized monoclonal antibody", "humanized monoclonal antibody=monoclonal antibody"),
    ("a radioligand therapy", "radioligand therapy=radioconjugate"),
    ("a CAR-T product", "CAR-T=CAR-T"),
    ("CAR T-cell therapy", "CAR T-cell therapy=CAR-T"),
    ("tumour-infiltrating lymphocyte therapy", "tumour-infiltrating lymphocyte therapy=TIL"),
    ("an oncolytic virus", "oncolytic virus=oncolytic virus"),
    ("an mRNA vaccine", "mRNA vaccine=vaccine"),
    ("an antisense oligonucleotide", "antisense oligonucleotide=oligonucleotide"),
    ("a PROTAC", "PROTAC=degrader"),
    ("a phospholipid drug conjugate", "phospholipid drug conjugate=drug conjugate"),
    ("a radiotherapeutic phospholipid drug conjugate", "radiotherapeutic phospholipid drug conjugate=radioconjugate"),  # both
    ("targeted alpha therapy", "targeted alpha therapy=radioconjugate"),
    ("a radioimmunoconjugate", "radioimmunoconjugate=radioconjugate"),
    ("a replication-defective adenovirus", "replication-defective adenovirus=gene therapy"),
    ("small companies", ""),
    ("a molecule of water", ""),
    ("the car-t", ""),  # capitals tell
    ("an adc converter", ""),
    ("the vaccination campaign", ""),
    ("a virus infection", ""),
    ("natural beauty", ""),
    ("a killer argument", ""),
    ("gene expression", ""),
    ("cell culture", ""),
    ("T cells", ""),
    ("a small intestine", ""),
    ("proteinuria", ""),
    ("peptidase", ""),
    ("a university degree", ""),
    ("a radio broadcast", ""),
    ("an alpha version", ""),
    ("a phospholipid", ""),
    ("a cold virus", ""),
)
TARGETS = (
    ("anti-PD-1", "PD-1=PD-1"),
    ("PD1", "PD1=PD-1"),
    ("programmed death-1", "programmed death-1=PD-1"),
    ("CD19-directed", "CD19=CD19"),
    ("ERBB2", "ERBB2=HER2"),
    ("epidermal growth factor receptor", "epidermal growth factor receptor=EGFR"),
    ("B-cell maturation antigen", "B-cell maturation antigen=BCMA"),
    ("KRAS G12C", "KRAS G12C=KRAS G12C"),  # longer than KRAS
    ("Trop-2", "Trop-2=TROP2"),
    ("Claudin 18.2", "Claudin 18.2=Claudin 18.2"),
    ("mesothelin", "mesothelin=mesothelin"),
    ("B7-H3", "B7-H3=B7-H3"),
    ("MET", "MET=MET"),
    ("the trial met its endpoint", ""),  # capitals tell
    ("a test kit", ""),
    ("her doctor", ""),
    ("the ROS of Basel", ""),
    ("CD190", ""),  # a longer number
    ("PD-10", ""),
    ("PDUFA", ""),
    ("tropical", ""),
    ("a claude", ""),
    ("axle", ""),
    ("ret. colonel", ""),
    ("the raft", ""),
    ("ALL", ""),  # a disease
)


@pytest.mark.parametrize(("text", "expected"), AGENCIES)
def test_agencies(text, expected, document_of, line_of, lexicon):
    document = document_of(text)
    assert line_of(document, find_agencies(document, lexicon)) == expected


@pytest.mark.parametrize(("text", "expected"), MODALITIES)
def test_modalities(text, expected, document_of, line_of, lexicon):
    document = document_of(text)
    assert line_of(document, find_modalities(document, lexicon)) == expected


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_targets(text, expected, document_of, line_of, lexicon):
    document = document_of(text)
    assert line_of(document, find_targets(document, lexicon)) == expected


@pytest.mark.parametrize("rows", [AGENCIES, MODALITIES, TARGETS], ids=["agencies", "modalities", "targets"])
def test_half_of_the_rows_name_none(rows):
    assert sum(not expected for _, expected in rows) * 2 >= len(rows)


@pytest.mark.parametrize(
    ("text", "biomarker"),
    [
        ("HER2-positive tumors", "yes"),
        ("EGFR-mutant cancer", "yes"),
        ("MET amplification", "yes"),
        ("a HER2-directed antibody", ""),
        ("binds CD19", ""),
    ],
)
def test_targets_that_speak_of_the_tumor(text, biomarker, document_of, lexicon):
    (mention,) = find_targets(document_of(text), lexicon)
    assert mention.attributes.get("biomarker", "") == biomarker
