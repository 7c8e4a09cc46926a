"""Each row of ``wordings.tsv`` is a sentence of our own; what it names, and nothing else, is found in it."""

from pathlib import Path

import pytest

from onckg.documents import document_from_text
from onckg.documents.records import Source
from onckg.lexicon import build_lexicon
from onckg.mentions.recognizers.disease import find_diseases
from onckg.mentions.records import Mention
from onckg.vocabulary import load_vocabulary

LEXICON = build_lexicon(load_vocabulary())
ROWS = [
    tuple(line.split("\t")) for line in (Path(__file__).parent / "wordings.tsv").read_text("utf-8").splitlines() if not line.startswith("#")
]
AROUND = "A headline of the release\n\nLONDON, May 3, 2024 -- The company said so today.\n\n{}\n\nAnd that is all.\n"


def found_in(sentence: str) -> list[Mention]:
    return find_diseases(document_from_text(AROUND.format(sentence), "release", Source("release.txt", "0")), LEXICON)


def one(sentence: str, words: str) -> Mention:
    return next(m for m in found_in(sentence) if m.kind == "disease" and m.text == words)


@pytest.mark.parametrize(("sentence", "diseases", "qualifiers"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_a_sentence_names_what_the_table_says(sentence: str, diseases: str, qualifiers: str):
    found = found_in(sentence)
    named = [f"{m.text}={m.value}{'*' if m.attributes.get('weak') else ''}" for m in found if m.kind == "disease"]
    qualifying = [f"{m.text}={m.value}" for m in found if m.kind == "population"]
    assert (" ; ".join(named) or "-", " ; ".join(qualifying) or "-") == (diseases, qualifiers)


def test_the_table_is_large_and_half_of_it_says_what_must_not_be_found():
    without = [row for row in ROWS if row[1] == "-" or row[2] == "-"]
    assert len(ROWS) >= 120
    assert 2 * len(without) >= len(ROWS)


def test_qualifiers_are_told_by_their_characters():
    mention = one("It treats relapsed HER2-positive metastatic breast cancer.", "HER2-positive metastatic breast cancer")
    text = AROUND.format("It treats relapsed HER2-positive metastatic breast cancer.")
    spans = [tuple(map(int, span.split("-"))) for span in mention.attributes["populations"].split(";")]
    assert [text[start:end] for start, end in spans] == ["relapsed", "metastatic"]


def test_qualifiers_before_a_coordination_hold_for_all_of_it():
    sentence = "For locally advanced or metastatic urothelial or bladder cancer."
    assert one(sentence, "urothelial").attributes["populations"] == one(sentence, "bladder cancer").attributes["populations"]


def test_a_disease_that_no_vocabulary_holds_stands_below_the_nearest_known_one():
    mention = one("A trial in CD5-positive T-cell lymphoma began.", "CD5-positive T-cell lymphoma")
    assert (mention.concept, mention.attributes["broader"]) == ("", "https://w3id.org/onckg/id/disease/t-cell-lymphoma")


def test_an_abbreviation_behind_a_longer_name_says_so():
    sentence = "Patients with MTAP-deleted urothelial cancer (UC) entered; UC is common."
    mention = one(sentence, "UC")
    assert (mention.value, mention.attributes["within"]) == ("urothelial carcinoma", "MTAP-deleted urothelial carcinoma")


def test_a_marker_holds_for_the_umbrella_joined_to_it():
    sentence = "It is meant for ROR1-positive hematological malignancies and solid tumors."
    assert one(sentence, "solid tumors").value == "ROR1-positive solid tumors"


def test_all_namings_of_a_disease_share_the_wording_of_the_release():
    sentence = "For human papillomavirus 16-positive (HPV16+) head and neck cancer. It shrinks HPV16+ head and neck cancer."
    assert len({m.value for m in found_in(sentence) if m.kind == "disease"}) == 1


def test_safety_sections_name_no_side_effects():
    text = AROUND.format("Sarcoidosis was treated.\n\nImportant Safety Information\n\nSarcoidosis and sepsis may occur.")
    document = document_from_text(text, "release", Source("release.txt", "0"))
    assert [m.text for m in find_diseases(document, LEXICON)] == ["Sarcoidosis"]
