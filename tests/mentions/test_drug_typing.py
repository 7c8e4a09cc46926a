"""What a medicine's name alone says: modality, known medicine, target; and that no name is taken for another by likeness."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onckg.lexicon import build_lexicon
from onckg.mentions.drug_typing import type_drug_name
from onckg.vocabulary import load_vocabulary

LEXICON = build_lexicon(load_vocabulary())
DRUG = "https://w3id.org/onckg/id/drug/"

TYPED = (
    # known medicines, however they are written
    ("pembrolizumab", "monoclonal antibody"),
    ("KEYTRUDA® (pembrolizumab)", "monoclonal antibody"),
    ("Carboplatin AUC 5", "small molecule"),
    ("5-FU", "small molecule"),
    ("5fluorouracil", "small molecule"),
    ("Paclitaxel injection 175 mg/m2 IV q3w", "small molecule"),
    ("sunitinib malate", "small molecule"),
    ("nab-paclitaxel", "nanoparticle"),
    ("bevacizumab-awwb", "monoclonal antibody"),
    ("trastuzumab deruxtecan", "antibody-drug conjugate"),
    ("CLR 131", "radioconjugate"),  # and a phospholipid drug conjugate
    ("V940", "vaccine"),
    ("trifluridine + tipiracil", "small molecule"),
    # stems of new names
    ("quavelimab", "monoclonal antibody"),
    ("quavebart", "monoclonal antibody"),
    ("quavetug", "monoclonal antibody"),
    ("quavemig", "bispecific antibody"),
    ("quavetamab", "monoclonal antibody"),  # these names do not tell one target from two
    ("quavement", "monoclonal antibody"),
    ("quavefusp alfa", "protein"),
    ("quavecept", "protein"),
    ("quaveleukin", "protein"),
    ("quavelimab vedotin", "antibody-drug conjugate"),
    ("quavetug rezetecan", "antibody-drug conjugate"),
    ("quavetamab clezutoclax", "antibody-drug conjugate"),  # an antibody with a small molecule behind it
    ("quavereotide uzatansine", "drug conjugate"),  # a peptide with a poison
    ("quavecabtagene autoleucel", "CAR-T"),
    ("quavetresgene autoleucel", "TCR-T"),
    ("quavefileucel", "TIL"),
    ("quaveleucel", "cell therapy"),
    ("quavegene firadenovec", "gene therapy"),
    ("quavegene quaparepvec", "oncolytic virus"),
    ("quaversen", "oligonucleotide"),
    ("quavesiran", "oligonucleotide"),
    ("quavetide", "peptide"),
    ("quavemotide", "vaccine"),
    ("quavetinib hydrochloride", "small molecule"),
    ("quavestat", "small molecule"),
    ("quaverasib", "small molecule"),
    ("quavedeg", "degrader"),
    ("quavefosine", "radioconjugate"),
    # atoms
    ("177Lu-PNT9999", "radioconjugate"),
    ("[225Ac]Ac-quavetide", "radioconjugate"),
    ("lutetium (177Lu) quavetide", "radioconjugate"),
    ("iodine I 131 quavelimab", "radioconjugate"),
    ("[68Ga]Ga-quavetide", "other"),  # it shows, it does not treat
    ("89Zr-quavelimab", "other"),
    ("177Lu-DTPA-omburtamab", "radioconjugate"),
    # words
    ("autologous CD19 CAR-T cells", "CAR-T"),
    ("XR22 CART", "CAR-T"),
    ("HB-310 CAR-NK cells", "NK cell"),
    ("XR-TIL", "TIL"),
    ("HPV16 E7 TCR-T cells", "TCR-T"),
    ("autologous dendritic cells pulsed with lysate", "vaccine"),
    ("HB-310 (B7-H3 ADC)", "antibody-drug conjugate"),
    ("irinotecan liposome injection", "nanoparticle"),
    ("anti-PD-L1 antibody", "monoclonal antibody"),
    ("HB-310, a PARP inhibitor", "small molecule"),
    ("quave-cel", "cell therapy"),
    ("quave-DXd", "antibody-drug conjugate"),
)
SILENT = (
    "HB-310", "XR 1700", "CLR 2045", "TLX999", "HBT'227", "AB12-3456", "", "   ", "®", "(TM)", "placebo", "matching placebo",
    "standard of care", "chemotherapy", "radiotherapy", "a blood sample", "pregnancy test", "anti-TIGIT", "PD-1 inhibitor",
    "immune checkpoint inhibitor", "observation", "treatment", "management", "the first phase", "disease", "increase", "kinase",
    "a concept", "an intercept", "thermostat", "Larsen", "to worsen", "cancel", "excel", "parcel", "riptide", "Marcel", "questionnaire",
    "quality-of-life assessment", "supplement", "ointment", "gene", "oncogene", "adapt", "skin", "vermin", "cyanide", "determin",
    "HB-310 and HB-455", "HB-310 plus HB-455", "rescue medication", "vitamin", "saline", "biopsy", "surgery", "exercise",
    "music", "acupuncture", "imaging", "CT scan",
)  # fmt: skip
PARTS = (
    ("enoblituzumab plus ipilimumab", ["monoclonal antibody", "monoclonal antibody"]),
    ("HB-310 + sintilimab", ["", "monoclonal antibody"]),
    ("Cisplatin/Carboplatin", ["small molecule", "small molecule"]),
    ("osimertinib in combination with cetuximab", ["small molecule", "monoclonal antibody"]),
    ("SHR-1826；Adebrelimab；SHR-8068；Bevacizumab", ["", "monoclonal antibody", "", "monoclonal antibody"]),
    ("Sugemalimab and chemotherapy", []),  # a class is no medicine: one is left
    ("CAR-T cells targeting GPC3, mesothelin or HER2", []),  # targets are none either
    ("paclitaxel 80 mg/m2", []),  # no second medicine
    ("B7-H3 target, CAR gene modified cells", []),
)
# What is one thing, and what is another: by the vocabulary or the text alone, never by likeness.
GROUNDED = (
    ("CLR 131", "iopofosine-i-131"),
    ("iopofosine I-131", "iopofosine-i-131"),
    ("CLR-131", "iopofosine-i-131"),  # a hyphen for a space is no other code
    ("CLR131", "iopofosine-i-131"),
    ("AMG757", "tarlatamab"),
    ("AMG-758", ""),
    ("CLR 125", "clr-125"),
    ("CLR 132", ""),
    ("CLR 13", ""),
    ("CLR 1310", ""),
    ("CLR 121", ""),
    ("TLX250", "lutetium-lu-177-girentuximab"),
    ("TLX250-CDx", "89zr-girentuximab"),
    ("TLX251", ""),
    ("TLX25", ""),
    ("mRNA-4157", "intismeran-autogene"),
    ("V940", "intismeran-autogene"),
    ("V941", ""),
    ("mRNA-4158", ""),
    ("BP1001", "prexigebersen"),
    ("BP1001-A", ""),
    ("MK-7684", "vibostolimab"),
    ("MK-7685", ""),
    ("DS-8201", "trastuzumab-deruxtecan"),
    ("DS-8202", ""),
    ("pembrolizumab", "pembrolizumab"),
    ("pembrolizumob", ""),
    ("177Lu-DTPA-omburtamab", ""),  # the labelled antibody is another medicine
)


@pytest.mark.parametrize(("name", "modality"), TYPED)
def test_modality(name, modality):
    typed = type_drug_name(name, LEXICON)
    assert typed.modality == modality
    assert typed.said_by
    assert typed.sign


@pytest.mark.parametrize("name", SILENT)
def test_what_says_nothing(name):
    typed = type_drug_name(name, LEXICON)
    assert (typed.modality, typed.concept) == ("", "")
    assert typed.reason


def test_half_of_the_rows_say_nothing():
    assert len(SILENT) >= len(TYPED) - 3


@pytest.mark.parametrize(("name", "modalities"), PARTS)
def test_parts_of_a_combination(name, modalities):
    assert [part.modality for part in type_drug_name(name, LEXICON).parts] == modalities


@pytest.mark.parametrize(("name", "slug"), GROUNDED)
def test_known_medicine(name, slug):
    assert type_drug_name(name, LEXICON).concept == (DRUG + slug if slug else "")


@pytest.mark.parametrize(
    ("name", "targets", "target_class"),
    [
        ("osimertinib", ("EGFR",), ""),  # of the known medicine
        ("HB-310 (B7-H3 ADC)", ("B7-H3",), ""),  # named
        ("quavelisib", (), "PI3K"),  # of the stem
        ("quaveparib", (), "PARP"),
        ("HB-310", (), ""),
    ],
)
def test_targets(name, targets, target_class):
    typed = type_drug_name(name, LEXICON)
    assert (typed.targets, typed.target_class) == (targets, target_class)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_allowed(text):
    typed = type_drug_name(text, LEXICON)
    assert typed.name == text
    assert bool(typed.modality) == bool(typed.said_by)
    assert typed.modality or typed.reason


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["pembrolizumab", "cisplatin", "quavetinib", "quavelimab vedotin", "177Lu-PNT9999"]),
    st.sampled_from(["", " 200 mg", " injection", " 75 mg/m2", " IV", " QD", " tablets", "®"]),
)
def test_strength_and_form_change_nothing(name, beside):
    assert type_drug_name(name + beside, LEXICON).modality == type_drug_name(name, LEXICON).modality
