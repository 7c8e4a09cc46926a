"""The shipped weights: shares of one, made of their counts, for every kind of fact."""

from decimal import Decimal
from pathlib import Path

from onckg.evaluation.weights import STRENGTH
from onckg.facts import ReleaseFacts, weights
from onckg.facts.records import Deal, Evidence, Release

FILE = Path(weights.__file__).with_name("weights.tsv")


def rows():
    lines = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(kind, rule, int(right), int(wrong), Decimal(weight)) for kind, rule, right, wrong, weight in lines[1:]]


def test_each_weight_is_made_of_its_counts():
    priors = {kind: Decimal(right + 1) / Decimal(right + wrong + 2) for kind, rule, right, wrong, _ in rows() if rule == "*"}
    for kind, rule, right, wrong, weight in rows():
        if rule != "*":
            exact = (right + STRENGTH * priors[kind]) / (right + wrong + STRENGTH)
            assert abs(weight - exact) <= Decimal("0.00005"), (kind, rule)
        assert 0 < weight < 1
        assert weight == weight.quantize(Decimal("0.0001"))


def test_a_rule_that_was_not_met_has_the_weight_of_its_kind():
    assert weights.weight_of("trials", "trials/nobody-wrote-this") == weights.weight_of("trials", "*")
    assert weights.weight_of("release", "documents/title") is None
    assert weights.confidence_of("trials", []) is None


def test_a_fact_is_as_sure_as_its_surest_rule():
    sure = sorted((w, rule) for kind, rule, _, _, w in rows() if kind == "trials" and rule != "*")
    assert weights.confidence_of("trials", [sure[0][1], sure[-1][1]]) == sure[-1][0]


def test_every_kind_of_fact_has_a_weight():
    from onckg.facts import full_json

    words = (Evidence(0, 4, "said", "body", "nobody/wrote-this"),)
    deal = Deal("license", ("A", "B"), None, None, "done", None, words)
    value = full_json(ReleaseFacts("0" * 16, "made-up", Release("", None, None, "", "", ()), deals=(deal,)))
    assert value["deals"][0]["confidence"] == float(weights.weight_of("deals", "*"))
    lists = {kind for kind, rows in value.items() if isinstance(rows, list)}
    assert {kind for kind in lists if weights.weight_of(kind, "*") is None} <= {"left_open"}
