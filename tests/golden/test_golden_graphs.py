"""The release graphs of the examples are those in ``graphs/``; a change of them is made by ``make golden`` and reviewed."""

import difflib

import pytest
from program import EXAMPLES, GRAPHS
from rewrite import example_graphs


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    return example_graphs(tmp_path_factory.mktemp("graphs"))


def test_every_example_has_a_golden_graph():
    assert sorted(p.stem for p in GRAPHS.glob("*.nq")) == sorted(p.stem for p in EXAMPLES.glob("*.txt"))


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.txt")))
def test_graph_is_the_golden_one(graphs, name):
    golden = (GRAPHS / f"{name}.nq").read_text("utf-8").splitlines()
    changed = list(difflib.unified_diff(golden, graphs[name].splitlines(), "golden", "now", n=0, lineterm=""))
    assert not changed, f"{len(changed)} lines differ (make golden, then review):\n" + "\n".join(changed[:40])
