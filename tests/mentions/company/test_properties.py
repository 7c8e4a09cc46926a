"""Whatever the text, mentions quote it, stand in reading order and never overlap; the same text gives the same mentions."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onckg.documents import document_from_text
from onckg.mentions.recognizers.company import find_companies
from onckg.mentions.recognizers.platform import find_platforms

PIECES = (
    "Ovalto", "Ovalto Therapeutics", "Ovalto™ Labs, Inc.", " (Nasdaq: OVTO)", " (“Ovalto” or the “Company”)",
    "the Company", "Merck & Co., Inc.", "Merck &amp; Co.", "MSD’s", "About ", "SOURCE ", " today announced ", " and ",
    ", a biotechnology company, ", "BindX™", " platform", " technology", " proprietary ", "(PDC)",
    "Phospholipid Drug Conjugate", "\n\n", "\n", ". ", " ", "–", "(", ")", "\"", "ﬁ", "İstanbul Pharma", "®",
    "www.ovalto.com", "-", "FDA", "A", "é", "Heidelberg PharmaHeidelberg Pharma is",
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_mentions_quote_the_text(pieces, lexicon, source):
    text = "".join(pieces)
    document = document_from_text(text, "made-up", source)
    companies = find_companies(document, lexicon)
    platforms = find_platforms(document, lexicon, companies, [])
    for mentions in (companies, platforms):
        assert all(0 <= m.start < m.end and m.text == document.text[m.start : m.end] and m.value for m in mentions)
        assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert companies == find_companies(document, lexicon)
    assert platforms == find_platforms(document, lexicon, companies, [])
    assert len({m.value for m in companies if m.attributes.get("issuer")}) <= 1
