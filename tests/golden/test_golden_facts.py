"""The examples state what an annotator found in them, no more and no less."""

import json

import pytest
from compare import differences
from program import EXAMPLES, FACTS

NAMES = sorted(path.stem for path in FACTS.glob("*.json"))


def annotated(name):
    return json.loads((FACTS / f"{name}.json").read_text("utf-8"))


def test_every_example_is_annotated():
    assert sorted(path.stem for path in EXAMPLES.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_annotation_agrees_with_itself(name):
    assert differences(annotated(name), annotated(name)) == []


def test_comparison_sees_a_plan_told_as_a_deed():
    name = "solvanna-svn408-phase2-plan-2025-01-14"
    overstated = json.loads(json.dumps(annotated(name)).replace('"planned"', '"ongoing"').replace('"requested"', '"granted"'))
    lines = differences(annotated(name), overstated)
    assert [line.split(":")[0] for line in lines].count("wrong trials") == 1
    assert [line.split(":")[0] for line in lines].count("missed designations") == 2


def test_comparison_sees_each_fact_that_is_taken_away():
    whole = annotated("brightwater-bwo77-license-2025-06-03")
    for kind in ("companies", "drugs", "platforms", "diseases", "develops", "drug_platform", "indications", "trials", "deals"):
        assert any(line.startswith(f"missed {kind}") for line in differences(whole, whole | {kind: whole[kind][1:]})), kind


@pytest.mark.parametrize("name", NAMES)
def test_extracted_facts_are_those_of_the_annotation(extracted_examples, name):
    lines = differences(annotated(name), extracted_examples[name])
    assert not lines, "\n" + "\n".join(lines)


@pytest.mark.parametrize("name", NAMES)
def test_each_fact_has_its_words(extracted_examples, name):
    text = (EXAMPLES / f"{name}.txt").read_text("utf-8")
    for kind, facts in extracted_examples[name].items():
        for fact in facts if isinstance(facts, list) else []:
            assert fact["evidence"], (kind, fact)
            for words in fact["evidence"]:
                assert text[words["start"] : words["end"]] == words["text"], (kind, fact)
