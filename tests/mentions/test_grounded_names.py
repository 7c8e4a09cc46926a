import pytest

from onckg.lexicon import Lexicon, build_lexicon
from onckg.mentions.grounded_names import ground_text
from onckg.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(load_vocabulary())


@pytest.mark.parametrize(
    ("text", "name", "identifier", "above", "populations"),
    [
        (
            "relapsed or refractory multiple myeloma",
            "multiple myeloma",
            "NCIT:C3242",
            "hematologic malignancies",
            ["relapsed or refractory"],
        ),
        ("Treatment of neuroblastoma", "neuroblastoma", "NCIT:C3270", "cancer", []),
        ("Carcinoma, Non-Small-Cell Lung", "non-small cell lung cancer", "DOID:3908", "lung cancer", []),
        ("DLBCL", "diffuse large B-cell lymphoma", "OncoTree:DLBCLNOS", "lymphoid malignancies", []),
        ("QRX7-positive melanoma", "QRX7-positive melanoma", "", "melanoma", []),
    ],
)
def test_conditions(lexicon: Lexicon, text: str, name: str, identifier: str, above: str, populations: list[str]) -> None:
    (found,) = ground_text(text, lexicon, ("disease",))
    assert found.name == name
    assert text[found.start : found.end]
    assert identifier in (*found.identifiers, "")
    assert above in found.path
    assert [label for _, label in found.populations] == populations


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("pembrolizumab", ["monoclonal antibody"]),
        ("quavelimab vedotin", ["antibody-drug conjugate"]),
        ("XR-1700", [""]),
        ("pembrolizumab + lenvatinib", ["monoclonal antibody", "small molecule"]),
    ],
)
def test_a_text_that_is_given_as_a_drug_is_one(lexicon: Lexicon, text: str, modalities: list[str]) -> None:
    assert [found.modality for found in ground_text(text, lexicon, ("drug",))] == modalities


def test_a_sentence_names_all_kinds(lexicon: Lexicon) -> None:
    text = "Quellmark Therapeutics (Nasdaq: QLMK) tests XR-1700 in a Phase 2 trial in melanoma."
    assert [(n.kind, n.name) for n in ground_text(text, lexicon)] == [
        ("company", "Quellmark Therapeutics"), ("drug", "XR-1700"), ("disease", "melanoma"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "   ", "nothing here", "MM-", "\x00", "(((", "·;|"])
def test_any_text_is_allowed(lexicon: Lexicon, text: str) -> None:
    for kinds in (("disease",), ("drug",), ("company",), ("disease", "drug", "company")):
        ground_text(text, lexicon, kinds)
