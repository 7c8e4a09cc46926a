"""Whatever the text: mentions are its characters, in order, never overlapping within a kind, and the same each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onckg.documents import document_from_text
from onckg.documents.records import Source
from onckg.lexicon import build_lexicon
from onckg.mentions.recognizers.disease import find_diseases
from onckg.vocabulary import load_vocabulary

LEXICON = build_lexicon(load_vocabulary())
PIECES = [
    "breast", "lung", "head and neck", "cancer", "cancers", "tumors", "carcinoma", "lymphoma", "AML", "NSCLC", "mCRPC",
    "(NSCLC)", "(R/R)", "relapsed", "or", "and", "/", ",",
    "HER2-positive", "KRAS G12C-mutated", "MSI-H", "metastatic", "B-", "T-cell", "of the", "such as",
    "with EGFR mutations", "first-line", "patients with", "The", "Society",
    "(", ")", "'", "\n", "\n\n", ".", "–", "™", "leukämie", "α", "١", "ß", "İ",
    "squamous", "non-small cell", "(ABC)", "quorl", "anti-", "2",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.text(max_size=80),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_mentions_are_characters_of_the_text_in_order(text: str):
    document = document_from_text(text, "release", Source("release.txt", "0"))
    found = find_diseases(document, LEXICON)
    assert found == find_diseases(document, LEXICON)
    assert [m.start for m in found] == sorted(m.start for m in found)
    for kind in ("disease", "population"):
        last = 0
        for mention in (m for m in found if m.kind == kind):
            assert last <= mention.start < mention.end <= len(document.text)
            assert document.text[mention.start : mention.end] == mention.text
            assert mention.value == mention.value.strip() != ""
            last = mention.end


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_qualifier_of_a_disease_is_a_mention(text: str):
    found = find_diseases(document_from_text(text, "release", Source("release.txt", "0")), LEXICON)
    spans = {f"{m.start}-{m.end}" for m in found if m.kind == "population"}
    for mention in found:
        assert set(filter(None, mention.attributes.get("populations", "").split(";"))) <= spans
        assert mention.kind == "population" or bool(mention.concept) + bool(mention.attributes.get("broader")) <= 1
