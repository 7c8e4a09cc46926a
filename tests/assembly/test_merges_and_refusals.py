"""What releases state makes names one; what never becomes one, whoever states it; and how a refusal is recorded."""

import itertools
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from made_up_facts import VOCABULARY, ask, company, drug, graph_of, iris, picture_of, release

from onckg.assembly import CurrentGraph, assemble, read_identity_rules

ONE, TWO = 1, 2

# kind, what two releases name, how many things there are, why the row is here
STATED = [
    (company("Quexa Bio, Inc. (formerly Old Pharma, Inc.)"), company("Old Pharma"), ONE, "formerly, in one name"),
    (company("Quexa, Inc. d/b/a Velora Oncology"), company("Velora Oncology"), ONE, "doing business as"),
    (company("Quexa Bio", "Old Pharma"), company("Old Pharma, Inc."), ONE, "a former name that is stated"),
    (company("Quexa Bio", ticker="QXB"), company("Qeuxa Bio", ticker="QXB"), ONE, "a slip of the pen beside the same ticker"),
    (company("Quexa Bio"), company("Qeuxa Bio"), TWO, "likeness alone"),
    (company("Quexa Bio", ticker="QXB"), company("Velora Oncology", ticker="QXB"), TWO, "a ticker that was given again"),
    (company("Quexa Bio", "Velora Oncology", ticker="QXB"), company("Velora Oncology", ticker="QXB"), ONE, "a new name under one ticker"),
    (company("Seattle Genetics", ticker="SGEN"), company("Seagen", ticker="SGEN"), ONE, "a former name that is known"),
    (company("Seattle Genetics"), company("Seagen Inc."), ONE, "a former name that is known, without a ticker"),
    (company("Cellectar Biosciences"), company("Novelos Therapeutics"), ONE, "a former name that is known"),
    (company("Merck & Co., Inc., Rahway, NJ, USA"), company("MSD"), ONE, "two names of one company"),
    (company("Merck & Co."), company("Merck KGaA, Darmstadt, Germany"), TWO, "two companies of one short name"),
    (company("Merck & Co.", "Merck"), company("Merck"), TWO, "the short name alone"),
    (company("Merck & Co."), company("Merck", "MSD"), ONE, "the short name beside one that tells"),
    (company("Genentech", "Roche"), company("Roche"), TWO, "a subsidiary, carelessly listed"),
    (company("Kite, a Gilead Company"), company("Gilead Sciences"), TWO, "a subsidiary that names its owner"),
    (company("Kite, a Gilead Company"), company("Kite Pharma"), ONE, "and is itself"),
    (company("bluebird bio", "2seventy bio"), company("2seventy bio"), TWO, "parted companies"),
    (drug("QX-4471"), drug("velorastib", "QX-4471"), ONE, "also known as"),
    (drug("QX-4471"), drug("VR-9", "QX4471"), ONE, "the licensee's code, stated"),
    (drug("QX-4471"), drug("VR-9"), TWO, "the licensee's code, not stated"),
    (drug("QX-131", "QX-125"), drug("QX-125"), TWO, "a digit differs, carelessly listed"),
    (drug("131I-quexamab", "125I-quexamab"), drug("125I-quexamab"), TWO, "an isotope differs, carelessly listed"),
    (drug("[177Lu]Lu-QX-617"), drug("lutetium Lu 177 QX-617"), ONE, "one isotope, written in two ways"),
    (drug("QX250", "QX250-CDx"), drug("QX250-CDx"), TWO, "a therapy and its diagnostic, carelessly listed"),
    (drug("velorastib mesylate"), drug("velorastib"), ONE, "a salt"),
    (drug("velorastib"), drug("velorastab"), TWO, "likeness"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "count", "why"), STATED, ids=lambda value: value if isinstance(value, str) else "")
def test_statements(one: object, other: object, count: int, why: str) -> None:
    kind = type(one).__name__
    for first, second in ((one, other), (other, one)):
        assert len(iris(picture_of(release("2018-01-01", first), release("2019-01-01", second)), kind)) == count, why


def test_codes_of_one_series_are_not_joined_over_a_third_name() -> None:
    """The 125 and the 131 both called "helpermab", each in a release of its own."""
    releases = [
        release("2018-01-01", drug("QX-131", "helpermab")),
        release("2018-02-01", drug("QX-125", "helpermab")),
        release("2018-03-01", drug("helpermab")),
    ]
    for order in itertools.permutations(releases):
        assert iris(picture_of(*order), "Drug") == ["helpermab", "qx-125", "qx-131"]


def refusals(current: CurrentGraph) -> list[tuple[str, ...]]:
    pattern = "GRAPH ?g { ?n a onc:IdentityRefusal ; onc:thing ?a, ?b ; onc:reason ?why ; onc:saidIn ?r FILTER(STR(?a) < STR(?b)) }"
    return ask(current, pattern, "a", "b", "why", "r")


def test_a_refusal_names_its_reason_and_its_releases() -> None:
    careless, right = release("2018-01-01", drug("QX-131", "QX-125")), release("2018-02-01", drug("QX-125"))
    again = release("2019-02-01", drug("QX-125"))
    why = "“qx125” is said of both, but their numbers differ: qx125 and qx131"
    assert refusals(picture_of(careless, right, again)) == [
        ("qx-125", "qx-131", why, said_in) for said_in in sorted((careless.id, right.id))
    ]


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ((company("Quexa Bio", ticker="QXB"), company("Velora Oncology", ticker="QXB")), "symbols are given again"),
        ((company("Quexa Bio", "Quexa"), company("Quexa Pharma", "Quexa")), "nothing tells which is meant"),
        ((company("Merck & Co."), company("Merck KGaA")), "the vocabulary knows two: merck-and-co and merck-kgaa"),
        ((company("Genentech", "Roche"), company("Roche")), "the vocabulary knows two: genentech and roche"),
        ((drug("QX250", "QX250-CDx"), drug("QX250-CDx")), "one is the diagnostic of the other"),
    ],
)
def test_reasons_of_refusals(things: tuple[object, object], words: str) -> None:
    found = refusals(picture_of(release("2018-01-01", things[0]), release("2018-02-01", things[1])))
    assert found
    assert all(words in why for _, _, why, _ in found)


def test_what_a_release_names_as_two_is_told_with_it() -> None:
    both = release("2018-02-01", drug("QX-9"), drug("helpermab"))
    found = refusals(picture_of(release("2018-01-01", drug("QX-9", "helpermab")), both))
    assert {why for _, _, why, _ in found} == {f"“helpermab” is said of both, but release {both.id} names them as two"}


def test_what_shares_nothing_is_no_refusal() -> None:
    assert refusals(picture_of(release("2018-01-01", drug("QX-9"), drug("velorastib")), release("2018-02-01", company("Quexa Bio")))) == []


def test_a_word_that_many_bear_is_no_refusal() -> None:
    many = [release(f"2018-01-{day:02}", drug(f"QX-{day}", "the antibody"), drug(f"VR-{day}", "the antibody")) for day in range(1, 9)]
    assert refusals(picture_of(*many)) == []


def test_the_user_forbids_and_it_is_recorded(tmp_path: Path) -> None:
    path = tmp_path / "identity.toml"
    path.write_text('[[different]]\nkind = "drug"\nnames = ["QX-9", "helpermab"]\nreason = "two salts"\n')
    releases = release("2018-01-01", drug("QX-9", "helpermab")), release("2018-02-01", drug("helpermab"))
    current = assemble({facts.id: graph_of(facts) for facts in releases}, VOCABULARY, read_identity_rules(path))
    assert {why for _, _, why, _ in refusals(current)} == {"forbidden by identity.toml: helpermab is not qx9 (two salts)"}


def test_a_subsidiary_is_linked_to_its_owner() -> None:
    current = picture_of(release("2018-01-01", company("Genentech")), release("2018-02-01", company("F. Hoffmann-La Roche Ltd")))
    assert len(iris(current, "Company")) == TWO
    linked = "company:genentech onc:subsidiaryOf ?entry . ?owner onc:knownAs ?entry ; a onc:Company ; skos:prefLabel ?label"
    assert ask(current, linked, "entry", "label") == [("roche", "F. Hoffmann-La Roche Ltd")]
