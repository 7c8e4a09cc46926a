"""Whether two names are of one thing: the table of pairs by the vocabularies alone, and what a store adds."""

import csv
import sys
from pathlib import Path

import pyoxigraph
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "assembly"))
from made_up_facts import company, drug, graph_of, release

from onckg.assembly import assemble, read_identity_rules
from onckg.assembly.identity_rules import NO_RULES
from onckg.errors import InputError
from onckg.facts.records import ReleaseFacts
from onckg.query.identity import Sameness, why_same
from onckg.vocabulary import load_vocabulary

with (Path(__file__).parent / "pairs.tsv").open(encoding="utf-8", newline="") as _lines:
    PAIRS = list(csv.DictReader(_lines, delimiter="\t", quoting=csv.QUOTE_NONE))
VOCABULARY = load_vocabulary()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['one']} | {pair['other']}")
def test_bare_names(pair: dict[str, str]) -> None:
    for names in ((pair["one"], pair["other"]), (pair["other"], pair["one"])):
        found = why_same(None, VOCABULARY, pair["kind"], names)
        assert (found.verdict == "same") == (pair["verdict"] == "same"), found.reason
        assert found.reason


def test_half_of_the_pairs_are_one() -> None:
    share = sum(pair["verdict"] == "same" for pair in PAIRS) / len(PAIRS)
    assert len(PAIRS) >= 160
    assert 0.4 < share < 0.6


@pytest.mark.parametrize(
    ("kind", "one", "other", "words"),
    [
        ("company", "Genentech", "Roche", "Genentech is a subsidiary of Roche"),
        ("company", "Merck", "Merck KGaA", "by itself it tells neither"),
        ("drug", "Opdualag", "Opdivo", "is a combination of"),
        ("drug", "Xgeva", "Prolia", "two products"),
        ("disease", "PROC", "ovarian cancer", "more than ovarian cancer"),
        ("disease", "stage IIIA NSCLC", "stage IIIB NSCLC", ""),
        ("drug", "nivolumab + ipilimumab", "nivolumab", "is a combination of"),
        ("drug", "QX-4471", "QX-4472", "their numbers differ"),
        ("drug", "177Lu-QX12", "225Ac-QX12", "their isotopes differ"),
        ("drug", "QX250-CDx", "QX250", "one is the diagnostic of the other"),
        ("drug", "velorastib", "velorastab", "likeness does not count"),
        ("trial", "VELORA-1", "VELORA-2", "differ in their number"),
    ],
)
def test_reasons(kind: str, one: str, other: str, words: str) -> None:
    found = why_same(None, VOCABULARY, kind, (one, other))
    assert found.verdict != "same"
    assert words in found.reason


def test_a_kind_without_identity_is_refused() -> None:
    with pytest.raises(InputError, match="has no identity to ask for"):
        why_same(None, VOCABULARY, "release", ("a", "b"))


def ask_store(kind: str, one: str, other: str, *releases: ReleaseFacts, rules: Path | None = None) -> Sameness:
    told = read_identity_rules(rules) if rules else NO_RULES
    current = assemble({facts.id: graph_of(facts) for facts in releases}, VOCABULARY, told)
    store = pyoxigraph.Store()
    store.extend(quad for facts in releases for quad in graph_of(facts))
    store.extend((*current.default, *current.identity))
    return why_same(store, VOCABULARY, kind, (one, other), told)


def test_a_statement_makes_two_codes_one_and_is_told_with_its_release() -> None:
    first, second = release("2020-01-01", drug("QX-4471")), release("2021-01-01", drug("VR-9", "QX-4471"))
    found = ask_store("drug", "QX 4471", "VR9", first, second)
    assert found.verdict == "same"
    assert "stated alias" in found.reason
    assert {decision.release for decision in found.decisions} == {first.id, second.id}


def test_a_refusal_is_told_with_its_reason_and_its_releases() -> None:
    careless, right = release("2020-01-01", drug("QX-131", "QX-125")), release("2021-01-01", drug("QX-125"))
    found = ask_store("drug", "QX-131", "QX-125", careless, right)
    assert found.verdict == "different"
    assert [(r.releases, "their numbers differ" in r.reason) for r in found.refusals] == [(tuple(sorted((careless.id, right.id))), True)]


def test_a_short_name_of_two_companies_is_told() -> None:
    one, other = company("Quexa Bio", "Quexa"), company("Quexa Pharma", "Quexa")
    found = ask_store("company", "Quexa Bio", "Quexa Pharma", release("2020-01-01", one), release("2021-01-01", other))
    assert found.verdict == "different"
    assert "“quexa” is said of both" in found.refusals[0].reason


def test_the_rule_of_the_user_is_told_and_its_reason(tmp_path: Path) -> None:
    rules = tmp_path / "identity.toml"
    rules.write_text('[[different]]\nkind = "drug"\nnames = ["QX-4471", "VR-9"]\nreason = "two salts"\n')
    releases = release("2020-01-01", drug("QX-4471")), release("2021-01-01", drug("VR-9", "QX-4471"))
    found = ask_store("drug", "QX-4471", "VR-9", *releases, rules=rules)
    assert (found.verdict, "two salts" in found.reason) == ("different", True)
    assert "forbidden by identity.toml" in found.refusals[0].reason
