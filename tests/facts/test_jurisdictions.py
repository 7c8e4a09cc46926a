"""Places that stand for an agency, and what is no such place."""

import pytest

from onckg.facts.jurisdictions import agency_of_jurisdiction, is_possible, jurisdiction_of, only_agency_of, place_in, places_in


@pytest.mark.parametrize(
    ("text", "jurisdiction"),
    [
        ("granted in the United States", "US"),
        ("granted in the U.S. for glioma", "US"),
        ("sold in the US.", "US"),
        ("sold in the USA", "US"),
        ("granted in Japan", "JP"),
        ("granted in the U.K.", "UK"),
        ("granted in South Korea", "KR"),
        ("granted in Europe", "EU"),
        ("granted in use", None),  # a longer word
        ("granted in US-based trials", None),
        ("granted to Japan", None),  # only where something happens
        ("granted in Japanese patients", None),
        ("granted in Atlantis", None),
        ("", None),
    ],
)
def test_places(text, jurisdiction):
    assert place_in(text, 0, len(text)) == jurisdiction


def test_only_the_stretch_is_read():
    assert place_in("in Japan, in China", 8, 18) == "CN"


@pytest.mark.parametrize("jurisdiction", ["US", "EU", "UK", "JP", "CN", "KR", "AU", "CA", "CH"])
def test_the_agency_of_a_jurisdiction_is_in_it(jurisdiction):
    assert jurisdiction_of(agency_of_jurisdiction(jurisdiction)) == jurisdiction


def test_nothing_stands_for_nothing():
    assert (jurisdiction_of(None), agency_of_jurisdiction(None), only_agency_of("OrphanDrug")) == (None, None, None)
    assert only_agency_of("PRIME") == "EMA"


@pytest.mark.parametrize(
    ("text", "jurisdictions"),
    [
        ("approved in the United States, Europe and Japan", ["US", "EU", "JP"]),
        ("approved in the U.S. and the EU", ["US", "EU"]),
        ("approved in Japan in ⟨W1⟩ and in China in ⟨W2⟩", ["JP", "CN"]),
        ("approved in Japan for use in China", ["JP"]),  # not in one breath
        ("approved in use and in pain", []),
    ],
)
def test_places_in_one_breath(text, jurisdictions):
    assert [code for code, _ in places_in(text, 0, len(text))] == jurisdictions


def test_what_an_agency_cannot_grant():
    assert is_possible("BreakthroughTherapy", "NMPA")
    assert not is_possible("BreakthroughTherapy", "EMA")
    assert is_possible("OrphanDrug", "TGA")
