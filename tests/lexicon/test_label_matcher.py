"""Labels in texts: their spellings, their borders, and which of two wins."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onckg.lexicon.label_matcher import build_matcher, fold, variants_of
from onckg.vocabulary import Concept


def concept(iri, label, **more):
    return Concept(iri, "made-up", label, **more)


CONCEPTS = (
    concept("e:sarcoma", "sarcoma"),
    concept("e:osteosarcoma", "osteosarcoma"),
    concept("e:soft-tissue-sarcoma", "soft tissue sarcoma", alt_labels=("STS of adults",), abbreviations=("STS",)),
    concept("e:solid-tumor", "solid tumor"),
    concept("e:leukemia", "acute myeloid leukemia", abbreviations=("AML",)),
    concept("e:head-neck", "head and neck cancer"),
    concept("e:biopsy", "biopsy", hidden_labels=("biospy",)),
    concept("e:non-small", "non-small cell lung cancer", abbreviations=("NSCLC",)),
    concept("e:met", "MET", alt_labels=("c-Met",), ambiguous=("HGFR",)),
    concept("e:all", "acute lymphoblastic leukemia", abbreviations=("ALL",), properties={"codeName": ("LX 100",)}),
    concept("e:anemia", "aplastic anemia"),
    concept("e:metastasis", "metastasis"),
    concept("e:lens", "lens disease"),
    concept("e:r-r", "R/R disease"),
)
MATCHER = build_matcher(CONCEPTS)
ROWS = (
    ("a sarcoma was seen", "sarcoma=sarcoma"),
    ("sarcomas were seen", "sarcomas=sarcoma"),  # plural
    ("Sarcoma in a headline", "Sarcoma=sarcoma"),
    ("SARCOMA", "SARCOMA=sarcoma"),
    ("soft tissue sarcoma", "soft tissue sarcoma=soft-tissue-sarcoma"),  # longer than sarcoma
    ("soft-tissue sarcomas", "soft-tissue sarcomas=soft-tissue-sarcoma"),  # hyphen
    ("soft tissue\nsarcoma", "soft tissue\nsarcoma=soft-tissue-sarcoma"),  # a line's end
    ("solid tumours", "solid tumours=solid-tumor"),  # British, plural
    ("acute myeloid leukaemia", "acute myeloid leukaemia=leukemia"),
    ("aplastic anaemia", "aplastic anaemia=anemia"),
    ("head & neck cancers", "head & neck cancers=head-neck"),
    ("biopsies", "biopsies=biopsy"),  # -y, -ies
    ("a biospy", "biospy=biopsy"),  # a misspelling that the vocabulary knows
    ("NSCLC", "NSCLC=non-small"),
    ("Non-Small-Cell Lung Cancer", "Non-Small-Cell Lung Cancer=non-small"),
    ("MET amplification", "MET=met"),
    ("c-Met", "c-Met=met"),
    ("AML or ALL", "AML=leukemia | ALL=all"),
    ("STS, a sarcoma", "STS=soft-tissue-sarcoma | sarcoma=sarcoma"),
    ("LX 100 was given", "LX 100=all"),  # a code name
    ("(sarcoma)", "sarcoma=sarcoma"),
    ("sarcoma's", "sarcoma=sarcoma"),
    ("anti-sarcoma", "sarcoma=sarcoma"),  # a hyphen is a border
    ("R/R disease", "R/R disease=r-r"),
    ("fibrosarcoma", ""),  # inside a longer word
    ("sarcomatoid", ""),
    ("all patients", ""),  # abbreviations keep their case
    ("All patients", ""),
    ("the trial met its goal", ""),
    ("Met with the agency", ""),
    ("aml", ""),
    ("nsclc", ""),
    ("AMLs5", ""),
    ("AML1", ""),  # a gene
    ("PMET", ""),
    ("SMET", ""),
    ("HGFR", ""),  # ambiguous: needs support that a matcher has not
    ("solid", ""),
    ("solid, tumor", ""),  # a mark between
    ("solid. Tumor", ""),
    ("tumors", ""),
    ("leukemia", ""),
    ("acute leukemia", ""),
    ("neck cancer", ""),
    ("lung cancer", ""),
    ("LX 1000", ""),
    ("soft sarcomatous tissue", ""),
    ("bio", ""),
    ("", ""),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_labels(text, expected):
    assert " | ".join(f"{text[h.start : h.end]}={h.payload[2:]}" for h in MATCHER.find(text)) == expected


def test_half_of_the_rows_name_none():
    assert sum(not expected for _, expected in ROWS) * 2 >= len(ROWS)


def test_of_two_that_share_a_label_the_smaller_iri_has_it():
    matcher = build_matcher([concept("e:b", "glioma"), concept("e:a", "tumor of glia", alt_labels=("glioma",))])
    assert [h.payload for h in matcher.find("glioma")] == ["e:a"]


def test_hits_say_whether_they_are_abbreviations():
    assert [(h.label, h.abbreviation) for h in MATCHER.find("AML is acute myeloid leukemia")] == [
        ("AML", True),
        ("acute myeloid leukemia", False),
    ]


@pytest.mark.parametrize(
    ("label", "spellings"),
    [
        ("solid tumor", {"solid tumor", "solid tumors", "solid tumour", "solid tumours"}),
        ("B-cell malignancy", {"b cell malignancy", "b cell malignancies"}),
        ("melanomas", {"melanoma", "melanomas"}),
        ("head and neck cancer", {"head and neck cancer", "head & neck cancer", "head and neck cancers", "head & neck cancers"}),
        ("metastasis", {"metastasis"}),  # no "metastasiss"
        ("abscess", {"abscess"}),
        ("COVID-19", {"covid 19"}),
    ],
)
def test_variants(label, spellings):
    assert set(variants_of(label)) == spellings


@given(st.text(max_size=60))
@example("İstanbul")  # its lower case is two characters
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)


@given(st.lists(st.sampled_from([*(r[0] for r in ROWS), " ", "\n", "-", "x", "(", ". "]), max_size=12).map("".join))
def test_hits_are_whole_words_in_order_and_never_overlap(text):
    hits = MATCHER.find(text)
    assert all(0 <= h.start < h.end <= len(text) for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))
    for hit in hits:
        assert not (text[hit.start - 1 : hit.start].isalnum() and text[hit.start].isalnum())
        assert not (text[hit.end : hit.end + 1].isalnum() and text[hit.end - 1].isalnum())


def test_a_lexicon_builds_each_matcher_once(lexicon):
    assert lexicon.matcher("agencies") is lexicon.matcher("agencies")
    assert lexicon.matcher("no-such-scheme").find("the FDA") == []


@pytest.mark.parametrize("scheme", ["agencies", "modalities", "targets"])
def test_every_label_of_the_vocabulary_is_found_as_itself(lexicon, scheme):
    """The label of a concept, standing alone, is a hit of that concept."""
    matcher = lexicon.matcher(scheme)
    for entry in lexicon.vocabulary.scheme(scheme):
        hits = matcher.find(entry.label)
        assert [(h.start, h.end, h.payload) for h in hits] == [(0, len(entry.label), entry.iri)], entry.label
