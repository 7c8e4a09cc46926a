"""Wordings in which a release names a platform, and wordings with "platform" or "technology" that name none.

Each row is a sentence of a body and the platforms that it names, by value, "; " between them.
"""

import pytest

from onckg.documents import document_from_text
from onckg.mentions.recognizers.company import find_companies
from onckg.mentions.recognizers.drug import find_drugs
from onckg.mentions.recognizers.platform import find_platforms

PLATFORMS = (
    # named
    ("HB-310 comes from our TMBind platform.", "TMBind"),
    ("HB-310 comes from the company's proprietary TMBind platform.", "TMBind"),
    ("HB-310 was made with Harrow Bay's TMBind technology.", "TMBind"),
    ("HB-310 was made with the TMBind platform technology.", "TMBind"),
    ("HB-310 was made with the TMBind technology platform.", "TMBind"),
    ("It leverages its next-generation XTRA platform.", "XTRA"),
    ("HB-310 uses the company's proprietary Gene Lantern Control platform.", "Gene Lantern Control"),
    ("HB-310 was found with the enBRIGHT Discovery Platform.", "enBRIGHT"),
    ('HB-310 uses its proprietary "LANT" lymph node-targeting immunotherapy platform.', "LANT"),
    ("HB-310 was designed using its proprietary DXb ADC technology.", "DXb ADC"),
    # marks
    ("HB-310 uses the BindX™ irreversible site-specific conjugation technology platform.", "BindX"),
    ("It uses its proprietary Dnalite® liposomal delivery and antisense technology.", "Dnalite"),
    ("The company is developing Dnalite®, a novel technology for nucleic acids.", "Dnalite"),
    ("Amplar™ is a proprietary platform for vaccines.", "Amplar"),
    # definitions
    ("It uses Antibody Mimic Drug Conjugate (AMDC) technology. The AMDC technology is new.", "Antibody Mimic Drug Conjugate"),
    ("HB-310 is a Peptide Lipid Conjugate™ (PLC) candidate. We use our PLC platform.", "Peptide Lipid Conjugate"),
    ("It made a targeted delivery system, termed NXtx, for DNA.", "NXtx"),
    ("It is used in the Toxalin-based ADC technology, the so-called ATOX technology.", "ATOX"),
    ('It owns the "Cupid-Lantern System," made of proteins.', "Cupid-Lantern System"),
    # carriers
    (
        "It exploits the properties of the company's proprietary sphingolipid ether (SLE) and SLE analogs to deliver radiation.",
        "sphingolipid ether",
    ),
    ("It uses a proprietary sphingolipid ether (SLE) delivery vehicle.", "sphingolipid ether"),
    ("It is coupled to the company's proprietary sphingolipid ether (SLE), which carries the radiation.", "sphingolipid ether"),
    # apposition, several at once
    ("HB-310 came out of LanternTrace, Harrow Bay's proprietary radioligand discovery platform.", "LanternTrace"),
    ("HB-310 was made with ClearLine™, our proprietary manufacturing platform.", "ClearLine"),
    ('It uses our proprietary ADC platform "JoinAll."', "JoinAll"),
    ("Harrow Bay develops Vexology™ powered vaccines and tests HB-310.", "Vexology"),
    ("Its ImmunoVex®-enabled candidate, HB-310, is in a Phase 1 trial.", "ImmunoVex"),
    ("It was made by our Asymetra™ and EFFIX™ platforms.", "Asymetra; EFFIX"),
    # descriptions and bare modalities
    ("HB-310 is based on its proprietary arenavirus platform.", "arenavirus platform"),
    ("It is utilizing a synthetic-vaccinia platform.", "synthetic-vaccinia platform"),
    ("HB-310 is the lead candidate from the adenovirus platform.", "adenovirus platform"),
    ("HB-310 relies on a flexible plug-and-play bacteria-based platform technology.", "bacteria-based platform technology"),
    ("HB-310 comes from our CAR-T platform.", "CAR-T platform"),
    ("HB-310 comes from its proprietary ADC platform.", "ADC platform"),
    ("HB-310 comes from its DNA-encoded library platform.", "DNA-encoded library platform"),
    ("HB-310 comes from the HSV platform.", "HSV platform"),
)

NOTHING = (
    "HB-310 is tested in a clinical platform trial.",
    "It was shown in a platform presentation.",
    "The abstract was chosen for a platform session.",
    "Follow us on social media platforms.",
    "The call runs on a webcast platform.",
    "Data were collected with a data platform.",
    "The company builds a platform for the clinical development of drugs.",
    "It has a fully integrated multi-functional platform which includes research.",
    "The platform is broad.",
    "Our platform is broad.",
    "This technology is new.",
    "By advancing technology, we help people.",
    "It has a drug discovery platform.",
    "It uses cutting-edge AI/machine learning technology.",
    "It has ADC technologies.",
    "It is an ADC technology.",
    "The technology transfer was completed.",
    "It works at the intersection of science, technology and health.",
    "The study is led by the European Thoracic Oncology Platform.",
    "The Frontier Science & Technology Research Foundation took part.",
    "It signed the deal at the OBIO® Investment Summit and Early Technology day.",
    "Its chief technology officer spoke.",
    "The National Institute for Health and Technology Assessment agreed.",
    "It is one of the first companies to use this technology.",
    "It has a commercial platform in oncology.",
    "The company's manufacturing platform is validated.",
    "It is a biotechnology company.",
    "It used information technology services.",
    "Patients register on an online platform.",
    "HB-310 was tested with Keytruda.",
)

FRAME = (
    "Harrow Bay Therapeutics Gives an Update\n\nBASEL, Switzerland, June 6, 2018 -- Harrow Bay Therapeutics, Inc. (Nasdaq: HBTX) "
    "today announced an update on its pipeline.\n\n{sentence}\n"
)


@pytest.fixture(scope="module")
def platforms_in(lexicon, source):
    def read(text):
        document = document_from_text(text, "made-up", source)
        companies = find_companies(document, lexicon)
        drugs = find_drugs(document, lexicon, [m for m in companies if "anaphor" not in m.attributes])
        return find_platforms(document, lexicon, companies, drugs)

    return read


def _values(mentions):
    return "; ".join(dict.fromkeys(m.value for m in mentions))


@pytest.mark.parametrize(("sentence", "expected"), PLATFORMS)
def test_platform_is_found(sentence, expected, platforms_in):
    assert _values(platforms_in(FRAME.format(sentence=sentence))) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_other_platforms_are_none(sentence, platforms_in):
    assert _values(platforms_in(FRAME.format(sentence=sentence))) == ""


def test_forward_looking_statements_name_none(platforms_in):
    text = (
        FRAME.format(sentence="Nothing.")
        + "\nForward-Looking Statements\n\nThis release contains forward-looking statements on our TMBind platform.\n"
    )
    assert platforms_in(text) == []


def test_every_occurrence_is_a_mention_of_the_spelled_out_name(platforms_in):
    sentence = "HB-310 is a Peptide Lipid Conjugate™ (PLC) candidate. Our PLC platform has two PLCs. The PLC therapy works."
    found = platforms_in(FRAME.format(sentence=sentence))
    assert [m.text for m in found] == ["Peptide Lipid Conjugate", "PLC", "PLC platform", "PLCs", "PLC"]
    assert {m.value for m in found} == {"Peptide Lipid Conjugate"}


def test_what_a_platform_is_built_on(platforms_in):
    sentence = (
        "HB-310 is a Peptide Lipid Conjugate (PLC). We use our PLC platform. HB-310 is a PLC therapy that exploits the properties of "
        "the company's proprietary sphingolipid ether (SLE) and SLE analogs to deliver radiation."
    )
    found = platforms_in(FRAME.format(sentence=sentence))
    assert {(m.value, m.attributes["platform_kind"], m.attributes.get("built_on")) for m in found} == {
        ("Peptide Lipid Conjugate", "platform", "sphingolipid ether"),
        ("sphingolipid ether", "carrier", None),
    }


def test_a_drugs_name_is_no_platform(platforms_in):
    sentence = "Velorix® is a gene therapy. Velorix, an investigational gene therapy, was given. The Velorix technology is new."
    assert platforms_in(FRAME.format(sentence=sentence)) == []
