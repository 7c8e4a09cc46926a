"""Confidence over independent voices: several releases of one issuer are one voice, copies add nothing."""

from decimal import Decimal

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from onckg.graph.literals import decimal_literal
from onckg.graph.terms import term
from onckg.query.confidence import combined, confidence_of

FACT = NamedNode("https://w3id.org/onckg/id/designation/x")


def dataset(*claims: tuple[str, str, str]) -> Store:
    """Claims as (release, its issuer or "", confidence or "")."""
    store = Store()
    for number, (release, issuer, sure) in enumerate(claims):
        iri = f"https://w3id.org/onckg/release/{release}"
        claim = NamedNode(f"{iri}/claim/{number}")
        store.add(Quad(FACT, term("onc:claimedBy"), claim, DefaultGraph()))
        if sure:
            store.add(Quad(claim, term("onc:confidence"), decimal_literal(Decimal(sure)), NamedNode(f"{iri}/facts")))
        if issuer:
            store.add(Quad(NamedNode(iri), term("onc:issuer"), NamedNode(f"https://w3id.org/onckg/id/company/{issuer}"), DefaultGraph()))
    store.add(Quad(FACT, term("onc:note"), Literal("no claim"), DefaultGraph()))
    return store


@pytest.mark.parametrize(
    ("claims", "value", "voices"),
    [
        ([("a", "one", "0.9")], "0.9000", 1),
        ([("a", "one", "0.9"), ("a", "one", "0.8")], "0.9000", 1),
        ([("a", "one", "0.9"), ("b", "one", "0.95")], "0.9500", 1),
        ([("a", "one", "0.9"), ("b", "two", "0.9")], "0.9900", 2),
        ([("a", "", "0.9"), ("b", "", "0.9")], "0.9900", 2),
        ([("a", "one", "0.9"), ("b", "two", "")], "0.9000", 1),
    ],
)
def test_voices_count_once(claims: list[tuple[str, str, str]], value: str, voices: int) -> None:
    found = confidence_of(dataset(*claims), FACT)
    assert found is not None
    assert (str(found.value), found.voices) == (value, voices)
    assert confidence_of(dataset(*reversed(claims)), FACT) == found


def test_nothing_measured_is_no_confidence() -> None:
    assert confidence_of(dataset(("a", "one", "")), FACT) is None


def test_more_voices_are_never_less_sure() -> None:
    assert combined([Decimal("0.9"), Decimal("0.1")]) > combined([Decimal("0.9")])
