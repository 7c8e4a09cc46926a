"""Short texts of registries: what they name, in whatever spelling, and what they do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onckg.lexicon import build_lexicon
from onckg.mentions.grounding import ground_disease_text
from onckg.vocabulary import load_vocabulary

LEXICON = build_lexicon(load_vocabulary())
DISEASE = "https://w3id.org/onckg/id/disease/"


def line(text):
    """The mentions of a text in one line: diseases by value ("<" and the nearest known one where it is composed), populations in []."""
    parts = []
    for mention in ground_disease_text(text, LEXICON):
        broader = mention.attributes.get("broader", "").removeprefix(DISEASE)
        parts.append(f"[{mention.value}]" if mention.kind == "population" else f"{mention.value}{f' < {broader}' if broader else ''}")
    return "; ".join(parts)


# The phrases of the issue: value, IRI, an identifier of a public vocabulary (or of the nearest broader concept that has one), qualifiers.
PHRASES = [
    ("rhabdomyosarcoma", "rhabdomyosarcoma", "NCIT_C3359", ""),
    ("multiple myeloma", "multiple-myeloma", "NCIT_C3242", ""),
    ("relapsed or refractory multiple myeloma", "multiple-myeloma", "DOID_9538", "relapsed or refractory"),
    ("Waldenström macroglobulinemia", "waldenstrom-macroglobulinemia", "NCIT_C80307", ""),
    ("lymphoplasmacytic lymphoma", "lymphoplasmacytic-lymphoma", "NCIT_C3212", ""),
    ("B-cell malignancies", "b-cell-malignancies", "MONDO_0005157", ""),
    ("head and neck cancer", "head-and-neck-cancer", "DOID_11934", ""),
    ("neuroblastoma", "neuroblastoma", "NCIT_C3270", ""),
    ("DLBCL", "diffuse-large-b-cell-lymphoma", "NCIT_C8851", ""),
    ("diffuse midline glioma", "diffuse-midline-glioma", "NCIT_C4822", ""),
    ("HER2-positive breast cancer", "her2-positive-breast-cancer", "DOID_0060079", ""),
]


@pytest.mark.parametrize(("phrase", "slug", "identifier", "population"), PHRASES, ids=[p[0] for p in PHRASES])
def test_the_phrases_of_the_field_have_concept_identifier_and_qualifier(phrase, slug, identifier, population):
    found = ground_disease_text(phrase, LEXICON)
    (disease,) = [m for m in found if m.kind == "disease"]
    assert disease.concept == DISEASE + slug
    nearest = (disease.concept, *LEXICON.vocabulary.ancestors(disease.concept))
    with_terms = next(LEXICON.vocabulary.concepts[iri] for iri in nearest if LEXICON.vocabulary.concepts[iri].matches)
    assert identifier in {iri.rsplit("/", 1)[-1] for iri in with_terms.matches}
    assert [m.value for m in found if m.kind == "population"] == ([population] if population else [])


def test_waldenstrom_and_lymphoplasmacytic_lymphoma_are_two():
    found = ground_disease_text("Lymphoplasmacytic lymphoma with or without Waldenstrom's macroglobulinemia", LEXICON)
    assert len({m.concept for m in found}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # turned round at commas
        ("Carcinoma, Non-Small-Cell Lung", "non-small cell lung cancer"),
        ("Leukemia, Myeloid, Acute", "acute myeloid leukemia"),
        ("Leukemia, Lymphocytic, Chronic, B-Cell", "chronic lymphocytic leukemia"),
        ("Lymphoma, Large B-Cell, Diffuse", "diffuse large B-cell lymphoma"),
        ("Histiocytosis, Langerhans-Cell", "Langerhans cell histiocytosis"),
        ("Diffuse Midline Glioma, H3 K27M-Mutant", "diffuse midline glioma"),
        ("NSCLC, Recurrent", "non-small cell lung cancer; [recurrent]"),
        ("Prostate Cancer, Metastatic, Castration-resistant", "castration-resistant prostate cancer; [metastatic]"),
        ("Breast cancer, HER2 positive", "HER2-positive breast cancer"),
        # lists at commas stay lists
        ("Melanoma, Lung Cancer, or Colorectal Cancer", "melanoma; lung cancer; colorectal cancer"),
        ("Glioma, in combination with radiotherapy", "glioma"),
        # growths by other words, sites as nouns and adjectives
        ("Breast Neoplasms", "breast cancer"),
        ("Neoplasms, Lung", "lung cancer"),
        ("Uterine Cervical Neoplasms", "cervical cancer"),
        ("malignant neoplasm of pancreas", "pancreatic cancer"),
        ("tumors of the urinary bladder", "bladder cancer"),
        ("Oesophagus carcinoma", "esophageal cancer"),
        ("malignant tumour of the large bowel", "colorectal cancer"),
        ("malignant neoplasm of the posterior wall of the oropharynx", "oropharyngeal cancer"),
        ("Lung Non-Small Cell Carcinoma", "non-small cell lung cancer"),
        ("Advanced Thyroid Gland Medullary Carcinoma", "[advanced]; medullary thyroid cancer"),
        ("transitional cell carcinoma of the urinary bladder", "bladder urothelial carcinoma"),
        ("giant cell tumour of tendon sheath", "tenosynovial giant cell tumor"),
        ("tumor of the choroid plexus", "choroid plexus tumor"),
        ("intraepithelial neoplasia of the cervix", "cervical intraepithelial neoplasia"),
        ("Squamous Cell Carcinoma (Skin)", "cutaneous squamous cell carcinoma"),
        ("carcinoma in situ (CIS) of the urinary bladder", "bladder carcinoma in situ"),
        ("gastro-entero-pancreatic neuroendocrine tumours", "gastroenteropancreatic neuroendocrine tumor"),
        # words in brackets between the pieces of a name
        ("acute myeloid (myelogenous) leukemia", "acute myeloid leukemia"),
        ("nuclear protein in testis (NUT) midline carcinoma", "NUT carcinoma"),
        # stages
        ("Stage IIIA Lung Cancer AJCC v8", "[stage III]; lung cancer"),
        ("malignant melanoma stages IIb, IIc, III and IV", "melanoma; [stage IIB-IV]"),
        ("Stage IIb through Stage IV BRAF mutant melanoma", "[stage IIB-IV]; BRAF-mutant melanoma"),
        ("high risk Stage II, Stage III, and Stage IV melanoma", "[high-risk]; [stage II-IV]; melanoma"),
        # MeSH
        ("Prostatic Neoplasms, Castration-Resistant", "castration-resistant prostate cancer"),
        ("Leukemia, Myelomonocytic, Chronic", "chronic myelomonocytic leukemia"),
        ("Meningeal Neoplasms", "meningeal tumor"),
        ("Carcinoma, Bronchogenic", "lung cancer"),
        # benign growths are no cancers
        ("benign breast tumor", "benign breast tumor < benign-neoplasm"),
        ("benign schwannoma", "benign schwannoma < schwannoma"),
        # markers
        ("KRAS p.G12C-positive non-small cell lung cancer", "KRAS G12C-positive non-small cell lung cancer < non-small-cell-lung-cancer"),
        ("HER2-mutant breast cancer", "HER2-mutant breast cancer < breast-cancer"),
        ("RET-mutant medullary thyroid cancer", "RET-mutant medullary thyroid cancer"),
        ("human papilloma virus-associated anal cancer", "human papillomavirus-associated anal cancer < anal-cancer"),
        # several
        ("Treatment of X; Glioma | Breast Cancer", "glioma; breast cancer"),
        ("treatment of urothelial or bladder cancer", "urothelial carcinoma; bladder cancer"),
        # what another disease comes with is none of its own
        ("neurofibromatosis type 1 (NF1) with inoperable plexiform neurofibromas",
         "[unresectable]; neurofibromatosis type 1-associated plexiform neurofibroma"),
        # the field says that it is a disease
        ("Tumor Lysis Syndrome", "tumor lysis syndrome"),
        ("Advanced Tumors", "neoplasm"),
        # no disease, or none that is treated
        ("", ""),
        (";;", ""),
        ("Healthy Volunteers", ""),
        ("Tumor Microenvironment", ""),
        ("Nivolumab", ""),
        ("B7-H3 probe", ""),
        ("PD-1", ""),
        ("Resection margins", ""),
        ("Infections with papilloma virus", "infectious disease"),
        ("Treatment of ascites due to all causes except cancer", ""),
        ("Indolent B-cell lymphoma excluding CLL", "indolent non-Hodgkin lymphoma"),
        # abbreviations that mean several things stay open without support
        ("ALL", ""),
        ("RA", ""),
        ("ET", ""),
        ("OS", ""),
        ("Essential thrombocythemia (ET)", "essential thrombocythemia; essential thrombocythemia"),
        # "non-" hides only the name that it belongs to
        ("non-papillary transitional cell carcinoma of the urinary bladder", "bladder urothelial carcinoma"),
        ("non-invasive disease", ""),
    ],
)  # fmt: skip
def test_a_text_names_what_the_table_says(text, expected):
    assert line(text) == expected


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("non-small cell lung cancer", "small-cell-lung-cancer"),
        ("poorly differentiated thyroid carcinoma", "differentiated-thyroid-cancer"),
        ("HER2-mutant breast cancer", "her2-positive-breast-cancer"),
        ("colo-rectal cancer", "rectal-cancer"),
        ("gall bladder cancer", "bladder-cancer"),
        ("tumor-induced osteomalacia", "x-linked-hypophosphatemia"),
        ("giant cell tumor", "cancer"),
        ("AML with t(15;17)", "secondary-acute-myeloid-leukemia"),
    ],
)
def test_near_names_are_not_taken_for_each_other(text, never):
    assert DISEASE + never not in {m.concept or m.attributes.get("broader") for m in ground_disease_text(text, LEXICON)}


def test_a_name_that_was_turned_round_says_so():
    (disease,) = ground_disease_text("Sarcoma, Ewing", LEXICON)
    assert (disease.rule, disease.text, disease.start, disease.end) == ("registry/inverted", "Sarcoma, Ewing", 0, 14)


PIECES = [
    "carcinoma", "lung", "non-small cell", "breast", "neoplasms", "of the", "tumors", "stage", "III", "IV", "to", ",", ";", "|", "(", ")",
    "acute", "myeloid", "leukemia", "HER2-positive", "recurrent", "adult", "and", "or", "cervix", "in situ", "excluding", "NOS", "t(11;14)",
    "\n", "-", "non-", "DLBCL", "ß", "İ", "™", "x",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.text(max_size=60))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_mentions_are_characters_of_the_text_and_their_qualifiers_are_mentions(text):
    found = ground_disease_text(text, LEXICON)
    assert found == ground_disease_text(text, LEXICON)
    spans = {f"{m.start}-{m.end}" for m in found if m.kind == "population"}
    for mention in found:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.concept == "" or mention.concept in LEXICON.vocabulary.concepts
        assert set(filter(None, mention.attributes.get("populations", "").split(";"))) <= spans
