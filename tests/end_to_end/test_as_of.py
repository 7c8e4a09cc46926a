"""The picture of a day is that of a store which never saw the later releases; plans, conflicts and news on the command line."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import onckg
from onckg.errors import InputError

HISTORY = Path(__file__).parents[2] / "docs" / "history"
DAYS = ["2019-02-11", "2019-12-31", "2020-06-18", "2021-12-31", "2023-06-30", "2030-01-01"]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("history") / "store"
    with onckg.open(store) as kg:
        kg.ingest([HISTORY])
    return store


def run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "onckg.cli.main", *arguments], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_the_store_that_never_saw_more(day: str, history: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for file in HISTORY.glob("*.txt"):
        if file.name[:10] <= day:
            shutil.copy(file, texts)
    with onckg.open(tmp_path / "store") as fresh, onckg.open(history, read_only=True) as kg, kg.as_of(day) as then:
        if any(texts.iterdir()):
            fresh.ingest([texts])
        fresh.export("turtle", tmp_path / "fresh.ttl")
        then.export("turtle", tmp_path / "then.ttl")
        assert [plan.what for plan in then.plans(day)] == [plan.what for plan in fresh.plans(day)]
    assert (tmp_path / "then.ttl").read_bytes() == (tmp_path / "fresh.ttl").read_bytes()


def test_the_graph_of_a_day_goes_away_and_leaves_the_store_as_it_was(history: Path) -> None:
    with onckg.open(history, read_only=True) as kg:
        before = kg.status()
        with kg.as_of("2020-06-18") as then:
            folder = then.path
            assert folder.exists()
        assert not folder.exists()
        assert kg.status() == before
        with pytest.raises(InputError, match="write it as YYYY-MM-DD"):
            kg.as_of("June 2020")


def test_show_and_query_know_a_day(history: Path) -> None:
    store = str(history)
    early = run("show", "drug", "MVT-220", "--store", store, "--as-of", "2019-03-01")
    assert "orphan drug designation" in early
    assert "fast track" not in early
    held = run("query", "designations-held", "--store", store, "--as-of", "2020-12-31", "--format", "json")
    assert len(json.loads(held)["results"]["bindings"]) == 4


def test_plans_kept_moved_and_missed(history: Path) -> None:
    found = json.loads(run("plans", "--store", str(history), "--as-of", "2025-06-01", "--json"))
    by_outcome: dict[str, list[str]] = {}
    for plan in found:
        by_outcome.setdefault("overdue" if plan["overdue"] else plan["outcome"], []).append(plan["what"])
    assert any("in neuroblastoma" in what for what in by_outcome["overdue"])
    first = next(plan for plan in found if "BEACON-1" in plan["what"])
    assert (first["outcome"], first["slip_days"], len(first["dates"])) == ("fulfilled", 183, 2)
    on_the_way = json.loads(run("plans", "--store", str(history), "--as-of", "2019-12-01", "--json", "--company", "Maravel"))
    assert [plan["outcome"] for plan in on_the_way] == ["open"]


def test_news_between_two_days_and_two_stores(history: Path, tmp_path: Path) -> None:
    with onckg.open(history, read_only=True) as kg:
        since = kg.changes("2020-06-17", "2020-12-31")
        kinds = [change.kind for change in since]
        assert kinds.count("designation granted") == 3
        assert "trial planned" in kinds
        assert all(change.words and "2020-06-17" < change.said_on <= "2020-12-31" for change in since)
        with kg.as_of("2020-06-17") as older:
            older.export("nquads", tmp_path / "older.nq")
        with kg.as_of("2020-12-31") as newer:
            between = newer.changes_from(tmp_path / "older.nq")
        assert {(c.kind, c.about, c.after) for c in between} == {(c.kind, c.about, c.after) for c in since}


def test_news_as_a_feed_is_the_same_twice(history: Path) -> None:
    feeds = [run("changes", "--since", "2023-01-01", "--format", "atom", "--store", str(history)) for _ in range(2)]
    assert feeds[0] == feeds[1]
    assert feeds[0].startswith("<?xml")
    assert "<updated>2024-08-12T00:00:00Z</updated>" in feeds[0]
