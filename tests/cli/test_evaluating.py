import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Runner = Callable[..., Any]  # the fixture `onckg`: arguments in, code, out and err out
ROOT = Path(__file__).parents[2]
EXAMPLES, FACTS = ROOT / "examples", ROOT / "tests" / "golden" / "facts"
NAME = "halvorsen-htx214-designations-2024-03-12"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One annotated example, of which a disease was renamed and a designation taken away."""
    folder = tmp_path / "gold"
    folder.mkdir()
    facts = json.loads((FACTS / f"{NAME}.json").read_text("utf-8"))
    facts["designations"] = facts["designations"][1:]
    facts["drugs"].append({"name": "HTX-999", "aliases": [], "role": "program", "modality": None, "targets": []})
    (folder / f"{NAME}.json").write_text(json.dumps(facts), "utf-8")
    return folder


def test_the_table_names_each_kind_with_its_counts(onckg: Runner, gold: Path) -> None:
    run = onckg("evaluate", gold, EXAMPLES, "--json")
    answer = json.loads(run.out)
    assert run.code == 0
    assert answer["releases"] == 1
    assert answer["kinds"]["drugs"]["missed"] == 1
    assert answer["kinds"]["designations"]["wrong"] == 1
    assert answer["kinds"]["designations"]["interval"]["precision"][0] < answer["kinds"]["designations"]["precision"]
    assert len(answer["without_gold"]) == len(list(EXAMPLES.glob("*.txt"))) - 1
    assert "do not count" in run.err


def test_errors_have_their_words(onckg: Runner, gold: Path) -> None:
    run = onckg("evaluate", gold, EXAMPLES, "--errors")
    assert f"== {NAME}" in run.out
    assert "missed drugs: HTX-999\n    no sentence holds any of its names" in run.out
    wrong = run.out[run.out.index("wrong designations: ") :].splitlines()
    assert "HTX-214" in wrong[0]
    assert wrong[1].strip().startswith("designations/")
    assert "few: P" in run.out


def test_missed_facts_show_the_sentences_that_hold_their_parts(onckg: Runner, gold: Path) -> None:
    file = gold / f"{NAME}.json"
    facts = json.loads(file.read_text("utf-8"))
    facts["indications"].append({"drug": "HTX-214", "disease": "wandering fever"})
    file.write_text(json.dumps(facts), "utf-8")
    run = onckg("evaluate", gold, EXAMPLES, "--errors")
    missed = run.out[run.out.index("missed indications: HTX-214 / wandering fever") :].splitlines()
    assert missed[1].startswith("    held by [")
    assert "HTX-214" in missed[1]


def test_releases_are_chosen_by_ids_or_by_folds(onckg: Runner, tmp_path: Path) -> None:
    (tmp_path / "ids.txt").write_text(f"{NAME}\n\n")
    (tmp_path / "folds.json").write_text(json.dumps({"1": [NAME], "2": ["xandrel-clarification-2024-09-19"], "3": []}))
    for arguments, count in ((("--ids", "ids.txt"), 1), (("1", "--folds", "folds.json"), 1), (("--folds", "folds.json", "1", "2"), 2)):
        run = onckg("evaluate", FACTS, EXAMPLES, *arguments)
        assert (run.code, run.err) == (0, "")
        assert run.out.startswith(f"{count} releases\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("absent", EXAMPLES), 1, "There is no folder absent"),
        ((EXAMPLES, EXAMPLES), 1, "holds no annotated facts"),
        ((FACTS, "absent"), 1, "There is no folder absent"),
        ((FACTS, EXAMPLES, "--ids", "absent"), 1, "absent cannot be read"),
        ((FACTS, EXAMPLES, "--ids", "unknown.txt"), 1, "holds no annotated facts of nobody"),
        ((FACTS, EXAMPLES, "--folds", "bad.json", "1"), 1, "bad.json is no JSON (line 1"),
        ((FACTS, EXAMPLES, "--folds", "list.json", "1"), 1, "list.json is no list of folds"),
        ((FACTS, EXAMPLES, "--folds", "folds.json", "9"), 1, "has no fold 9"),
        ((FACTS, EXAMPLES, "--folds", "folds.json"), 1, "was given without folds"),
        ((FACTS, EXAMPLES, "1"), 2, "only with --folds"),
        ((FACTS, EXAMPLES, "--ids", "unknown.txt", "--folds", "folds.json", "1"), 2, "not by both"),
        (("bad", EXAMPLES), 1, "bad.json: drugs should be a list of JSON objects"),
        (("nameless", EXAMPLES), 1, "one of the drugs has no name"),
        (("mistyped", EXAMPLES), 1, "status of one of the trials should be a string"),
    ],
)
def test_bad_input_is_one_sentence(onckg: Runner, tmp_path: Path, arguments: tuple[Any, ...], code: int, message: str) -> None:
    files = {
        "unknown.txt": "nobody\n", "bad.json": "{", "list.json": "[1]", "folds.json": '{"1": []}', "bad/bad.json": '{"drugs": [1]}',
        "nameless/a.json": '{"drugs": [{"role": "program"}]}', "mistyped/a.json": '{"trials": [{"status": 3}]}',
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    run = onckg("evaluate", *arguments)
    assert run.code == code
    assert run.out == ""
    assert message in " ".join(run.err.replace("│", " ").split())


def test_a_gold_release_without_a_text_counts_as_missed(onckg: Runner, gold: Path) -> None:
    (gold / "nowhere.json").write_text((FACTS / "xandrel-clarification-2024-09-19.json").read_text("utf-8"), "utf-8")
    run = onckg("evaluate", gold, EXAMPLES / f"{NAME}.txt")
    assert run.code == 1
    assert run.out.startswith("2 releases\n")
    assert "No text was found for nowhere" in run.err


def test_weights_are_written_and_what_nobody_annotated_has_the_pooled_prior(onckg: Runner, tmp_path: Path) -> None:
    run = onckg("evaluate", FACTS, EXAMPLES, "--weights-out", "weights.tsv")
    assert run.code == 0
    lines = (tmp_path / "weights.tsv").read_text("utf-8").splitlines()
    assert "kind\trule\tright\twrong\tweight" in lines
    assert any(line.startswith("stages\t*\t0\t0\t0.9") for line in lines)
    assert onckg("evaluate", FACTS, EXAMPLES, "--weights-out", "absent/weights.tsv").code == 1


def test_explain_gives_the_sentences_and_names_without_a_fact(onckg: Runner) -> None:
    run = onckg("extract", "--explain", EXAMPLES / "xandrel-clarification-2024-09-19.txt")
    assert run.code == 0
    assert "no milestones (“approved”): denied: “not” (milestones/approved)" in run.out
    assert "explains what it is in general (designations/general-explanation)" in run.out
    assert "the section (forward-looking) states nothing" in run.out
    assert "dropped drug: bevacizumab" in run.out


def test_explain_as_json_has_the_canonical_characters(onckg: Runner, tmp_path: Path) -> None:
    text = "Harrow Bay Reports\n\nBASEL, June 6, 2018 -- The FDA has not  granted Fast Track\u200b designation to HB-310 for lymphoma.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    answer = json.loads(onckg("extract", "--explain", "--json", "a.txt").out)
    (sentence,) = answer["sentences"]
    assert sentence["kind"] == "designations"
    assert "denied" in sentence["reason"]
    assert text[sentence["start"] : sentence["end"]].startswith("The FDA has not  granted Fast Track\u200b designation")
    assert all(text[name["start"] : name["end"]] for name in answer["dropped"])


def test_explain_holds_no_facts(onckg: Runner) -> None:
    assert onckg("extract", "--explain", "--full", EXAMPLES).code == 2
    missing = onckg("extract", "--explain", "absent.txt")
    assert (missing.code, missing.out) == (1, "")
