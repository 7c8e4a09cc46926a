import pytest
from hypothesis import given
from hypothesis import strategies as st

from onckg.lexicon.differences import differences


@pytest.mark.parametrize(
    ("words", "label", "found"),
    [
        ("Blood Cancers", "blood cancer", ("case", "plural")),
        ("TUMOURS", "tumor", ("case", "British spelling", "plural")),
        ("Waldenstrom’s Macroglobulinaemia", "Waldenström macroglobulinemia", ("accent", "case", "possessive", "British spelling")),
        ("TGF-β", "TGF-beta", ("Greek letter",)),
        ("head & neck cancer", "head and neck cancer", ("word form",)),
        ("HER2 positive", "HER2-positive", ("hyphen",)),
        ("B\ncell", "B cell", ()),
        ("KEYTRUDA®", "Keytruda", ("trademark", "case")),
        ("CLR131", "CLR 131", ("space",)),
        ("NETs", "NET", ("plural",)),
        ("MM", "MM", ()),
        # two names, never told as one
        ("CLR 131", "CLR 125", ()),
        ("melanoma", "myeloma", ()),
        ("HER2-positive breast cancer", "breast cancer", ()),
    ],
)
def test_what_had_to_be_disregarded(words: str, label: str, found: tuple[str, ...]) -> None:
    assert differences(words, label) == found


@given(st.text(max_size=30), st.text(max_size=30))
def test_it_does_not_matter_which_is_the_label(one: str, other: str) -> None:
    assert differences(one, other) == differences(other, one)


@given(st.text(max_size=30))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == ()
