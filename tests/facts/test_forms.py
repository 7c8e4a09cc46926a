"""The two written forms of facts: the whole record as JSON and back, and the form of GUIDELINES.md."""

import json
import types
from dataclasses import fields, is_dataclass
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onckg.facts import ReleaseFacts, facts_from_json, full_json, guideline_form
from onckg.facts.records import DateBounds, Designation, Evidence, Milestone, Release, State, Trial

EVIDENCE = (Evidence(3, 9, "orphan", "lead", "designations/made-up"),)
LISTS = [f.name for f in fields(ReleaseFacts) if f.name not in ("id", "name", "release")]
MOST = 2


def values_of(kind):
    """Any value of an annotated type: records of records, tuples of few, None where it may be."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{f.name: values_of(hints[f.name]) for f in fields(kind)})
    if get_origin(kind) is tuple:
        return st.lists(values_of(get_args(kind)[0]), max_size=MOST).map(tuple)
    if get_origin(kind) in (Union, types.UnionType):
        return st.none() | values_of(next(k for k in get_args(kind) if k is not type(None)))
    return {int: st.integers(0, 10**6), str: st.text(max_size=8)}[kind]


@st.composite
def release_facts(draw):
    """Facts of which two lists are filled; all of them are, over the examples."""
    hints = get_type_hints(ReleaseFacts)
    filled = draw(st.lists(st.sampled_from(LISTS), max_size=MOST, unique=True))
    return ReleaseFacts(
        draw(st.text(max_size=8)), draw(st.text(max_size=8)), draw(values_of(Release)), **{n: draw(values_of(hints[n])) for n in filled}
    )


@given(release_facts())
@settings(max_examples=80, deadline=None)
def test_json_and_back_loses_nothing(facts):
    assert facts_from_json(json.loads(json.dumps(full_json(facts)))) == facts


@pytest.mark.parametrize("name", LISTS)
@given(data=st.data())
@settings(max_examples=5, deadline=None)
def test_each_list_survives(name, data):
    few = data.draw(st.lists(values_of(get_args(get_type_hints(ReleaseFacts)[name])[0]), min_size=1, max_size=1)).copy()
    facts = ReleaseFacts("0" * 16, "made-up", Release("", None, None, "", "", ()), **{name: tuple(few)})
    assert facts_from_json(full_json(facts)) == facts


def test_reserved_words_stand_for_their_fields():
    bounds = DateBounds("2018-05-01", "2018-05-31", "month", "last month")
    facts = made_up(trials=(trial(bounds),))
    (row,) = full_json(facts)["trials"]
    assert row["with"] == ["HB-455"]
    assert row["start"] == {"from": "2018-05-01", "to": "2018-05-31", "precision": "month", "text": "last month"}
    assert "combined_with" not in row


def test_a_missing_field_is_told():
    value = full_json(made_up())
    del value["drugs"]
    with pytest.raises(KeyError, match="drugs"):
        facts_from_json(value)


def made_up(**lists):
    return ReleaseFacts("0" * 16, "made-up", Release("A title", None, "Harrow Bay", "BASEL", "", EVIDENCE), **lists)


def trial(start):
    return Trial(
        name=None, nct="NCT00000012", drugs=("HB-310",), combined_with=("HB-455",), partners=("surgery",), phase="1/2", status="planned",
        diseases=("lymphoma",), populations=(), sponsor=None, regimen=None, start=start, readout=None, states=(), evidence=EVIDENCE,
    )  # fmt: skip


CUTS = (
    ("2018-06-06", "2018-06-06", "day", "2018-06-06"),
    ("2018-05-01", "2018-05-31", "month", "2018-05"),
    ("2024-02-01", "2024-02-29", "month", "2024-02"),
    ("2018-07-01", "2018-09-30", "quarter", "2018"),  # a quarter is recorded as its year
    ("2018-10-01", "2018-12-31", "quarter", "2018"),
    ("2018-07-01", "2018-12-31", "half", "2018"),
    ("2018-01-01", "2018-12-31", "year", "2018"),
    ("2018-01-01", "2018-06-06", "range", "2018"),  # within one year
    ("2018-05-07", "2018-05-13", "range", "2018-05"),  # within one month
    ("2018-05-07", "2018-05-07", "range", "2018-05-07"),  # of one day
    ("2018-05-28", "2018-06-03", "range", "2018"),
    ("2018-12-31", "2019-01-06", "range", None),  # of two years: no year is right
)


@pytest.mark.parametrize(("earliest", "latest", "precision", "written"), CUTS)
def test_dates_are_cut_to_what_was_said(earliest, latest, precision, written):
    bounds = DateBounds(earliest, latest, precision, "made up")
    states = (State("granted", bounds, EVIDENCE),)
    form = guideline_form(
        ReleaseFacts(
            "0" * 16, "made-up", Release("", bounds, None, "", "", EVIDENCE),
            designations=(Designation("HB-310", "OrphanDrug", "FDA", "US", None, (), "granted", bounds, states, EVIDENCE),),
            milestones=(Milestone("Approved", "HB-310", None, "FDA", "US", "done", bounds, states, EVIDENCE),),
        )
    )  # fmt: skip
    assert form["release"]["date"] == written
    assert form["designations"][0]["date"] == written
    assert form["milestones"][0]["date"] == written


def test_what_was_not_said_is_null():
    form = guideline_form(made_up(trials=(trial(None),)))
    assert form["release"]["date"] is None
    assert form["trials"][0]["name"] is None


def test_the_guideline_form_has_its_keys_and_evidence():
    form = guideline_form(made_up(trials=(trial(None),)))
    assert list(form) == [
        "id", "release", "companies", "drugs", "platforms", "diseases", "develops", "drug_platform", "company_platform", "indications",
        "designations", "trials", "milestones", "deals",
    ]  # fmt: skip
    assert form["id"] == "made-up"
    assert form["trials"][0]["with"] == ["HB-455"]
    assert form["trials"][0]["evidence"] == [{"start": 3, "end": 9, "text": "orphan", "section": "lead", "rule": "designations/made-up"}]
