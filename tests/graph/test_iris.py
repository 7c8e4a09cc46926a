"""Minting: slugs tell distinct names apart, other input is refused."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from onckg.errors import IriError
from onckg.graph.iris import fold_name, part_iri, release_iri, slug, source_iri, thing_iri


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CLR 131", "clr-131"),
        ("CLR-131", "clr-131"),  # one name to a reader: a hyphen or a space between letters and digits
        ("MB-105", "mb-105"),
        ("Phospholipid  Drug Conjugate", "phospholipid-drug-conjugate"),
        ("B-cell malignancy", "b-cell-malignancy"),
    ],
)
def test_plain_names_have_plain_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CLR 131", "CLR 125"),
        ("HER2+", "HER2-"),
        ("HER2+", "HER2"),
        ("TGF-α", "TGF-alpha"),
        ("TGF-α", "TGF-β"),
        ("Merck & Co", "Merck and Co"),
        ("I±", "I+"),
        ("café", "cafe"),
        ("信达生物", "恒瑞医药"),
        ("a/b", "a b"),
        ("a" * 90, "a" * 91),
    ],
)
def test_names_that_differ_have_slugs_that_differ(one: str, other: str) -> None:
    assert slug(one) != slug(other)


def test_spelled_out_parts_stay_readable() -> None:
    assert slug("HER2+").startswith("her2-plus_")
    assert slug("HER2-").startswith("her2-minus_")
    assert slug("PDC-α").startswith("pdc-alpha_")


@given(st.text(min_size=1), st.text(min_size=1))
@example("tgf alpha e032fd3a", "TGF-α")
@example("-", "+")
def test_distinct_names_distinct_slugs(one: str, other: str) -> None:
    assume(fold_name(one) and fold_name(other) and fold_name(one) != fold_name(other))
    assert slug(one) != slug(other)


@given(st.text(min_size=1))
def test_a_slug_needs_no_escape(name: str) -> None:
    assume(fold_name(name))
    assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789-_" for c in slug(name))


@pytest.mark.parametrize("name", ["", "  ", "\t\n"])
def test_a_name_without_characters_has_no_slug(name: str) -> None:
    with pytest.raises(IriError):
        slug(name)


def test_other_input_is_refused() -> None:
    for refused in (
        lambda: release_iri("0123456789ABCDEF"),
        lambda: release_iri("0123"),
        lambda: part_iri("0123456789abcdef", "drug", 0),
        lambda: part_iri("0123456789abcdef", "Drug/1", 1),
        lambda: source_iri("abc"),
        lambda: thing_iri("drug"),
        lambda: thing_iri("drug", ""),
    ):
        with pytest.raises(IriError):
            refused()
