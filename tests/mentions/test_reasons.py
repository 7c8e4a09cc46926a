"""Why names have their concepts: told of short texts, each with its own names."""

import pytest

from onckg.documents import Source, document_from_text
from onckg.lexicon import Lexicon, build_lexicon
from onckg.mentions import find_mentions
from onckg.mentions.reasons import HOWS, Grounding, ground_names, open_abbreviations, vocabulary_of
from onckg.mentions.records import Mention
from onckg.vocabulary import Concept, Vocabulary, load_vocabulary

ID = "https://w3id.org/onckg/id/"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_vocabulary())


def reasons(lexicon: Lexicon, text: str, kind: str) -> dict[str, Grounding]:
    """Surface -> its grounding."""
    mentions = find_mentions(document_from_text(text, "text", Source("text", "0" * 64)), lexicon)
    by_value: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == kind:
            by_value.setdefault(mention.value, []).append(mention)
    return {g.surface: g for same in by_value.values() for g in ground_names(same, lexicon.vocabulary)}


DISEASES = [
    ("It treats neuroblastoma.", "neuroblastoma", "label", "neuroblastoma", "preferred", ()),
    ("It treats Blood Cancers.", "Blood Cancers", "label", "blood cancer", "alternative", ("case", "plural")),
    ("It treats oesophageal cancers.", "oesophageal cancers", "label", "esophageal cancer", "preferred", ("British spelling", "plural")),
    ("It treats Waldenstrom’s macroglobulinaemia.", "Waldenstrom’s macroglobulinaemia", "label", "Waldenström macroglobulinemia",
     "preferred", ("accent", "possessive", "British spelling")),
    ("It treats B cell lymphoma.", "B cell lymphoma", "label", "B-cell lymphoma", "preferred", ("hyphen",)),
    ("It treats DLBCL.", "DLBCL", "abbreviation", "DLBCL", "abbreviation", ()),
    ("It treats NETs.", "NETs", "abbreviation", "NET", "abbreviation", ("plural",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "how", "label", "scope", "normalisations"), DISEASES)
def test_known_diseases(
    lexicon: Lexicon, text: str, surface: str, how: str, label: str, scope: str, normalisations: tuple[str, ...]
) -> None:
    told = reasons(lexicon, text, "disease")[surface]
    assert (told.how, told.label, told.scope, told.normalisations, told.vocabulary) == (how, label, scope, normalisations, "onckg")
    assert told.concept in lexicon.vocabulary.concepts
    assert told.sentence.startswith(f"“{surface}” is")


def test_a_composed_disease_names_its_pieces_and_its_place(lexicon: Lexicon) -> None:
    told = reasons(lexicon, "The FDA cleared a trial in QRX7-positive melanoma.", "disease")["QRX7-positive melanoma"]
    assert (told.how, told.concept, told.broader) == ("composed", "", f"{ID}disease/melanoma")
    assert told.pieces == ("QRX7-positive", "melanoma")
    assert "No vocabulary holds “QRX7-positive melanoma”" in told.sentence


def test_a_conjunct_says_what_it_shares(lexicon: Lexicon) -> None:
    told = reasons(lexicon, "A trial in gastric or esophageal cancer has begun.", "disease")["gastric"]
    assert (told.how, told.concept) == ("composed", f"{ID}disease/gastric-cancer")
    assert told.pieces == ("gastric", "cancer")
    assert "its list" in told.sentence


@pytest.mark.parametrize(
    ("text", "support", "at"),
    [
        ("A trial in rhabdomyosarcoma (RMS) has begun. RMS is rare.", "explained in the text", "RMS)"),
        ("Multiple myeloma is a cancer. A trial in MM has begun.", "the text also says “Multiple myeloma”", "Multiple"),
        ("A trial in R/R MM has begun. MM is a cancer.", "the text also says “R/R MM”", "R/R"),
    ],
)
def test_what_decides_for_an_abbreviation(lexicon: Lexicon, text: str, support: str, at: str) -> None:
    told = reasons(lexicon, text, "disease")["RMS" if "RMS" in text else "MM"]
    assert (told.support, told.at) == (support, text.index(at))
    assert support in told.sentence


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("The call begins at 8:30 a.m. ET.", ["ET"]),
        ("Patients with MM were treated.", ["MM"]),
        ("Overall survival (OS) was longer. OS was 12 months.", []),
        ("Patients with multiple myeloma (MM) were treated. MM is rare.", []),
        ("OS-101 was given.", []),
        ("Patients with neuroblastoma were treated.", []),
    ],
)
def test_what_the_text_does_not_decide_is_left_open(lexicon: Lexicon, text: str, left_open: list[str]) -> None:
    document = document_from_text(text, "text", Source("text", "0" * 64))
    found = open_abbreviations(document.shadow, find_mentions(document, lexicon), lexicon.vocabulary)
    assert [g.surface for g in found] == left_open
    assert all(g.how == "ambiguous" and g.candidates and not g.concept and text[g.at or 0 :].startswith(g.surface) for g in found)


@pytest.mark.parametrize(
    ("text", "surface", "how", "scope", "words"),
    [
        ("It is given with KEYTRUDA.", "KEYTRUDA", "label", "alternative", "of pembrolizumab"),
        ("The FDA cleared the IND for ONCT-534.", "ONCT-534", "none", "", "its form is that of a code name"),
        ("It is given with quavelitinib.", "quavelitinib", "stem", "stem", "by the stem -tinib"),
    ],
)
def test_drugs(lexicon: Lexicon, text: str, surface: str, how: str, scope: str, words: str) -> None:
    told = reasons(lexicon, text, "drug")[surface]
    assert (told.how, told.scope) == (how, scope)
    assert words in told.sentence
    assert (told.concept == "") == (how != "label")


def test_codes_that_differ_in_a_digit_get_no_concept_of_another(lexicon: Lexicon) -> None:
    assert reasons(lexicon, "The FDA cleared the IND for CLR 132.", "drug")["CLR 132"].concept == ""


def test_a_company_says_how_it_was_read(lexicon: Lexicon) -> None:
    told = reasons(lexicon, "Quellmark Therapeutics (Nasdaq: QLMK) announced today a trial.", "company")["Quellmark Therapeutics"]
    assert (told.how, told.concept) == ("none", "")
    assert "(ticker QLMK)" in told.sentence


def test_every_way_has_a_code_in_the_vocabulary(lexicon: Lexicon) -> None:
    assert {c.notation for c in lexicon.vocabulary.scheme("groundings")} == set(HOWS)


def test_a_label_of_an_added_vocabulary_says_so() -> None:
    foreign = "http://purl.obolibrary.org/obo/NCIT_C99"
    concepts = {
        foreign: Concept(foreign, "diseases", "quux tumor", sources=("ncit",)),
        f"{ID}disease/x": Concept(f"{ID}disease/x", "diseases", "x tumor", added_labels=("ecks tumor",)),
    }
    vocabulary = Vocabulary(concepts, "f" * 16)

    def told(text: str, iri: str) -> Grounding:
        return ground_names([Mention("disease", 0, len(text), text, text, "dictionary/diseases", iri)], vocabulary)[0]

    assert told("quux tumors", foreign).vocabulary == "ncit"
    assert (told("ecks tumor", f"{ID}disease/x").scope, told("ecks tumor", f"{ID}disease/x").vocabulary) == ("added", "added")
    assert vocabulary_of(foreign) == "NCIT"


def test_an_umbrella_word_is_a_piece_too(lexicon: Lexicon) -> None:
    told = reasons(lexicon, "A trial in QRX7-positive tumors has begun.", "disease")["QRX7-positive tumors"]
    assert (told.pieces, told.broader) == (("QRX7-positive", "tumors"), f"{ID}disease/solid-tumors")
