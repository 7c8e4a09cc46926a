from hypothesis import given
from hypothesis import strategies as st

from onckg.documents.shadow import shadow_of

TRICKY = st.text(alphabet="aZ9 *&;#ampquot38lt–—‑“”’™®©\xa0\u200b\u2009\ufeff\r\n\t\x0b\x85\u2028âÂÃÎ€™œ©±¦", max_size=60)


@given(st.text() | TRICKY)
def test_a_shadow_is_as_long_as_its_text_and_its_own_shadow(text: str) -> None:
    shadow = shadow_of(text)
    assert len(shadow) == len(text)
    assert shadow_of(shadow) == shadow


@given(TRICKY)
def test_line_breaks_stay(text: str) -> None:
    shadow = shadow_of(text)
    assert all(shadow[i] == c for i, c in enumerate(text) if c in "\n\r")


def test_marks_of_print_are_folded() -> None:
    assert shadow_of("Ficta’s FB-210® – “done”\u00a0now…") == 'Ficta\'s FB-210  - "done" now…'


def test_names_keep_accents_greek_and_ligatures() -> None:
    for text in ("naïve", "IFN-α", "177Lu", "ﬁnal", "β2"):
        assert shadow_of(text) == text


def test_asterisks_go_except_before_a_digit() -> None:
    assert shadow_of("**HLA-A*02:01** and *KRAS*G12C") == "  HLA-A*02:01   and  KRAS G12C"
