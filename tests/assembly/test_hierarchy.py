"""Composed diseases are concepts of ours: one node for a name, under the nearest known one, with the reason in the decision."""

import itertools
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from made_up_facts import VOCABULARY, ask, disease, picture_of, release

from onckg.facts.records import Disease
from onckg.mentions.reasons import Grounding

LYMPHOMA = next(c.iri for c in VOCABULARY.scheme("diseases") if c.label == "lymphoma")


def composed(marker: str, core: str, nearest: str) -> Disease:
    name = f"{marker} {core}"
    made = disease(name, nearest=nearest)
    return replace(made, groundings=(Grounding(name, "", "composed", "It is composed.", made.broader, pieces=(marker, core)),))


SPELLINGS = [("QRX7-positive", "lymphoma"), ("QRX7-positive", "lymphomas"), ("QRX7-Positive", "Lymphoma")]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_releases_that_compose_one_name_compose_one_concept(order: tuple[int, ...]) -> None:
    releases = [release(f"2018-0{n + 1}-01", composed(*parts, nearest="lymphoma")) for n, parts in enumerate(SPELLINGS)]
    current = picture_of(*(releases[n] for n in order))
    assert ask(current, "?d onc:composedOf ?p ; a onc:Disease , skos:Concept", "d", "p") == [
        ("qrx7-positive-lymphoma", "QRX7-positive"),
        ("qrx7-positive-lymphoma", "lymphoma"),
    ]
    assert ask(current, "?d onc:composedOf ?p ; skos:broader ?b", "b") == [("lymphoma",)]
    assert ("cancer",) in ask(current, "?d onc:composedOf ?p ; skos:broader+/skos:prefLabel ?l", "l")


def test_names_that_differ_stay_two() -> None:
    current = picture_of(
        release("2018-01-01", composed("QRX7-positive", "lymphoma", "lymphoma"), composed("QRX8-positive", "lymphoma", "lymphoma"))
    )
    assert len(ask(current, "?d onc:composedOf 'lymphoma'", "d")) == 2


def test_of_two_places_the_nearer_counts() -> None:
    current = picture_of(
        release("2018-01-01", composed("QRX7-positive", "lymphoma", "cancer")),
        release("2018-02-01", composed("QRX7-positive", "lymphoma", "lymphoma")),
    )
    assert ask(current, "?d onc:composedOf ?p ; skos:broader ?b", "b") == [("lymphoma",)]


def test_the_decision_says_how_the_name_was_grounded() -> None:
    known = replace(
        disease("lymphoma"), groundings=(Grounding("lymphomas", LYMPHOMA, "label", "It is a label.", label="lymphoma", scope="preferred"),)
    )
    current = picture_of(release("2018-01-01", known, composed("QRX7-positive", "lymphoma", "lymphoma")))
    reasons = [reason for (reason,) in ask(current, "GRAPH ?g { ?x onc:reason ?r }", "r")]
    assert f"vocabulary {LYMPHOMA}; by label “lymphoma”" in reasons
    assert "name: qrx7 positive lymphoma; composed of “QRX7-positive” and “lymphoma”" in reasons
