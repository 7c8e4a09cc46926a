"""The seed release comes out whole. Needs ../shared (the release and its facts are not ours to copy); skipped where it is absent."""

import json
import subprocess
import sys

import pytest
from program import SHARED, extract

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "seed" / "texts").is_dir(), reason="../shared/seed is absent: the seed release cannot be scored here"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seed")
    extract([SHARED / "seed" / "texts"], folder)
    return folder


def run(script, *arguments):
    command = [sys.executable, SHARED / "gold" / script, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False)


def test_seed_scores_one(out):
    score = json.loads(run("score.py", SHARED / "seed" / "facts", out, "--json").stdout)
    errors = run("score.py", SHARED / "seed" / "facts", out, "--errors").stdout
    assert score["absent"] == []
    assert score["micro"]["f"] == 1, errors
    assert score["macro"] == 1, errors
    assert score["wrongly_accomplished"] == 0, errors
    assert all(a["right"] == a["asked"] for a in score["attributes"].values()), errors


def test_seed_has_the_form_of_guidelines(out):
    checked = run("check.py", out)
    assert checked.returncode == 0, checked.stdout


def test_seed_evidence_is_its_characters(out):
    for file in out.glob("*.json"):
        text = (SHARED / "seed" / "texts" / f"{file.stem}.txt").read_bytes().decode("utf-8")
        facts = json.loads(file.read_text("utf-8"))
        for kind in (k for k, v in facts.items() if isinstance(v, list)):
            for fact in facts[kind]:
                assert fact["evidence"], (kind, fact)
                assert all(text[e["start"] : e["end"]] == e["text"] for e in fact["evidence"]), (kind, fact)


def test_misspelt_company_is_an_alias_of_the_right_one(out):
    [facts] = [json.loads(f.read_text("utf-8")) for f in out.glob("*.json")]
    [company] = facts["companies"]
    assert company["name"] == "Cellectar Biosciences"
    assert "Collectar Biosciences" in company["aliases"]
    assert facts["milestones"] == []
