"""Spellings of one name have one key; offsets stay those of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onckg.lexicon.folding import key_of, split_words
from onckg.lexicon.phrase_matcher import Phrase, PhraseMatcher

ONE_KEY = [
    ("solid tumors", "Solid Tumours"), ("non-small cell lung cancer", "NON-SMALL-CELL LUNG CANCERS"),
    ("head and neck cancer", "head & neck cancers"),
    ("Hodgkin lymphoma", "Hodgkin's lymphoma"), ("Wilms tumor", "Wilms' tumour"),
    ("Waldenström macroglobulinemia", "Waldenstrom macroglobulinaemia"),
    ("hematologic malignancy", "haematological malignancies"), ("metastasis", "metastases"), ("β-thalassemia", "beta thalassemia"),
    ("esophageal cancer", "oesophageal\ncancer"), ("keratosis", "keratoses"), ("NET", "NETs"),
]  # fmt: skip
TWO_KEYS = [
    ("AIDS", "AID"), ("breast, cancer", "breast cancer"), ("lung - cancer", "lung cancer"), ("lung\n\ncancer", "lung cancer"),
    ("class", "clas"),
    ("HER2- cancer", "HER2 cancer"), ("diagnosis", "diagnosi"), ("lung (cancer", "lung cancer"), ("virus", "viru"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), ONE_KEY)
def test_spellings_of_one_name_have_one_key(left: str, right: str):
    assert key_of(left) == key_of(right)


@pytest.mark.parametrize(("left", "right"), TWO_KEYS)
def test_what_differs_has_two_keys(left: str, right: str):
    assert key_of(left) != key_of(right)


@given(st.text(max_size=60))
def test_words_are_characters_of_the_text_in_order(text: str):
    words = split_words(text)
    assert len(words.starts) == len(words.ends) == len(words.keys) == len(words.places) - 1
    assert all(0 <= s < e <= len(text) for s, e in zip(words.starts, words.ends, strict=True))
    assert all(e <= s for e, s in zip(words.ends, words.starts[1:], strict=False))
    assert all(words.line[place] == " " for place in words.places)


MATCHER = PhraseMatcher(
    [Phrase("lung cancer", 1), Phrase("small cell lung cancer", 2), Phrase("ALL", 3, in_its_case=True), Phrase("lung cancers", 4)]
)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Lung cancer", [("Lung cancer", (1, 4))]),
        ("small-cell\nlung cancers and ALL", [("small-cell\nlung cancers", (2,)), ("ALL", (3,))]),
        ("all lungs, cancer", []),
        ("All ALLs", [("ALLs", (3,))]),
        ("prelung cancer", []),
        ("", []),
    ],
)
def test_the_longest_name_wins_and_capitals_count_where_asked(text: str, hits: list[tuple[str, tuple[int, ...]]]):
    assert [(text[h.start : h.end], h.payloads) for h in MATCHER.find(text)] == hits
