import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onckg.documents.fair_copy import fair_copy, unbroken
from onckg.documents.layout import read_blocks
from onckg.documents.misread import count_mojibake
from onckg.documents.shadow import with_marks

TRICKY = st.text(alphabet="aZ9 -()TMRr*&;#ampquot38lt–“”’™®©\xa0\u200b\u2009\xad\ufeff\r\n\t\x0b\x85\u2028âÂÃÎ€™œ±¦e\u0301ﬁ", max_size=60)


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("A plain line.\n\nAnother.\n", "A plain line.\n\nAnother.\n"),
        ("soft\xadly and zero\u200bwidth\u2060ly", "softly and zerowidthly"),
        ("hyphen\xad\nated", "hyphenated"),
        ("non-\nsmall cell, CAR-\r\n  T", "non-small cell, CAR-T"),
        ("first-\nand second-line", "first-\nand second-line"),
        ("Austin --\nFicta", "Austin --\nFicta"),
        ("a\xa0b\u2009c  d \u200b e", "a b c d e"),
        ("name   phase   status", "name   phase   status"),
        ("name\tphase\tstatus", "name\tphase\tstatus"),
        ("end  \n   begin\r\nnext\rlast\u2028", "end\nbegin\nnext\nlast\n"),
        ("Veloriq(TM), Veloriq (TM), Veloriq(r) and Veloriq ®", "Veloriq™, Veloriq™, Veloriq® and Veloriq®"),
        ("lenalidomide and rituximab (R)", "lenalidomide and rituximab (R)"),
        ("(R) is a letter", "(R) is a letter"),
        ("e\u0301tude, ﬁnal, α, ™", "étude, final, α, ™"),
        ("R&amp;D &quot;now&quot;&nbsp; here&reg;", 'R&D "now" here®'),
        ("AT&T; R&D;", "AT&T; R&D;"),
    ],
)
def test_what_goes_and_what_stays(canonical: str, copy: str) -> None:
    assert fair_copy(canonical)[0] == copy
    assert fair_copy(copy)[0] == copy


@given(st.text() | TRICKY)
def test_every_character_has_its_place(canonical: str) -> None:
    copy, places = fair_copy(canonical)
    spans = [places.span(i, i + 1) for i in range(len(copy))]
    assert all(0 <= start < end <= len(canonical) for start, end in spans)
    assert spans == sorted(spans)
    for (start, end), character in zip(spans, copy, strict=True):
        if end - start == 1 and character not in " \n-":
            # a letter and its accents are one character of the copy: the first of them is the letter
            assert set(unicodedata.normalize("NFKD", character)) & set(unicodedata.normalize("NFKD", canonical[start]))
    if copy == canonical:
        assert places.span(0, len(copy)) == (0, len(canonical))


def test_a_stretch_of_the_copy_leads_to_its_canonical_characters() -> None:
    canonical = "The  FDA\xa0approved Velo\u200briq(TM) to\xadday."
    copy, places = fair_copy(canonical)
    for words, whole in (("Veloriq™", "Velo\u200briq(TM)"), ("today", "to\xadday"), ("FDA approved", "FDA\xa0approved"), ("The", "The")):
        at = copy.index(words)
        start, end = places.span(at, at + len(words))
        assert canonical[start:end] == whole
    assert places.span(0, 0) == (0, 0)


def test_breaks_inside_a_paragraph_are_spaces_and_between_paragraphs_stay() -> None:
    text = "A heading\n\nThe first paragraph is wrapped at some\nwidth and goes on.\n\nNext\tone.\n"
    copy = unbroken(text, read_blocks(with_marks(text), text))
    assert copy == "A heading\n\nThe first paragraph is wrapped at some width and goes on.\n\nNext one.\n"


def test_misread_characters_are_mended() -> None:
    text = "Ficta’s “new” drug® – naïve"
    broken = text.encode().decode("cp1252", errors="ignore")
    assert fair_copy(broken)[0].startswith("Ficta’s “new")
    assert "®" in fair_copy(broken)[0]
    assert count_mojibake(broken) >= 4


def test_what_only_looks_misread_stays() -> None:
    text = "São Paulo, Âge, château, Ångström, Îles"
    assert count_mojibake(text) == 0
    assert fair_copy(text)[0] == text


def test_a_long_text_full_of_edits_is_copied_in_a_moment() -> None:
    rng = random.Random(1)
    canonical = "".join(rng.choice(["word", "\xa0", "  ", "\u200b", "(TM)", "\r\n"]) for _ in range(100_000))
    copy, places = fair_copy(canonical)
    assert len(copy) == len(places.starts) == len(places.ends)
