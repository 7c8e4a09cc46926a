"""The same figures as the annotation's own scorer, on real releases and on copies spoiled in many ways."""

import importlib.util
import json
import random
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import GOLD, spoiled

from onckg.evaluation import evaluate, read_folds, score_release, table_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "gold" / "score.py"
DEV = SHARED / "gold" / "dev"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SCORER.is_file(), reason="../shared/gold is absent: there is no other scorer to agree with"),
]


def other_scorer():
    spec = importlib.util.spec_from_file_location("score", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def theirs(pairs):
    module = other_scorer()
    counts, attributes, accomplished = defaultdict(lambda: [0, 0, 0]), defaultdict(lambda: [0, 0]), 0
    for gold, extracted in pairs:
        one, checked, _, overstated = module.score_release(gold, extracted)
        accomplished += overstated
        for total, part in ((counts, one), (attributes, checked)):
            for name, numbers in part.items():
                total[name] = [a + b for a, b in zip(total[name], numbers, strict=True)]
    return {k: tuple(c) for k, c in counts.items() if any(c)}, {k: tuple(c) for k, c in attributes.items() if c[1]}, accomplished


def ours(pairs):
    table = table_of(score_release(gold, extracted) for gold, extracted in pairs)
    kinds = {kind: (c.right, c.wrong, c.missed) for kind, c in table.kinds.items()}
    return kinds, {name: (s.right, s.asked) for name, s in table.attributes.items()}, table.wrongly_accomplished


def annotated(names):
    return [json.loads((DEV / "facts" / f"{name}.json").read_text("utf-8")) for name in names]


def dev_names():
    return read_folds(DEV / "folds.json", ["1", "2", "3", "4"])


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_agrees_on_spoiled_copies(data):
    spoil = spoiled(GOLD, lambda options: data.draw(st.sampled_from(options)))
    assert ours([(GOLD, spoil)]) == theirs([(GOLD, spoil)])


@pytest.mark.parametrize("seed", range(4))
def test_agrees_on_spoiled_copies_of_real_releases(seed):
    choose = random.Random(seed).choice
    for gold in annotated(dev_names()):
        pairs = [(gold, spoiled(gold, choose))]
        assert ours(pairs) == theirs(pairs), gold["id"]


def test_agrees_on_what_is_extracted_and_on_the_means():
    evaluation = evaluate(DEV / "facts", DEV / "texts", dev_names())
    pairs = list(zip(annotated(r.name for r in evaluation.releases), (r.facts for r in evaluation.releases), strict=True))
    assert ours(pairs) == theirs(pairs)
    module = other_scorer()
    counts, _, _ = theirs(pairs)
    table = table_of(r.score for r in evaluation.releases)
    assert table.micro.f1 == module.prf(*(sum(c[i] for c in counts.values()) for i in range(3)))[2]
    means = [module.prf(*c)[2] for c in counts.values() if c[0] + c[2]]
    assert table.macro == pytest.approx(sum(means) / len(means))
