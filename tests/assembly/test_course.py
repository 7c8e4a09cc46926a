"""Plans kept, moved, dropped and overdue; conflicts, and what is none."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made_up_facts import (
    VOCABULARY,
    company,
    deal,
    designation,
    drug,
    graph_of,
    milestone,
    release,
    trial,
)

from onckg.assembly.commitments import Commitment, find_commitments
from onckg.assembly.conflicts import find_conflicts
from onckg.assembly.current import _find_things
from onckg.assembly.dealings import find_deals
from onckg.assembly.facts import Fact
from onckg.assembly.identity_rules import NO_RULES
from onckg.assembly.regulatory import find_designations, find_milestones
from onckg.assembly.says import read_release
from onckg.assembly.trials import find_trials
from onckg.facts.records import ReleaseFacts

MM = "multiple myeloma"


def facts_and_things(*releases: ReleaseFacts) -> tuple[list[Fact], list[object]]:
    said = sorted((read_release(facts.id, graph_of(facts)) for facts in releases), key=lambda says: says.order)
    things, denotes = _find_things(said, VOCABULARY, NO_RULES)
    facts = [
        *find_designations(said, denotes, VOCABULARY),
        *find_trials(said, denotes),
        *find_milestones(said, denotes, VOCABULARY),
        *find_deals(said, denotes),
    ]
    return facts, list(things)


def commitments(*releases: ReleaseFacts) -> list[Commitment]:
    return find_commitments(facts_and_things(*releases)[0])


def planned(start: str, **more: object) -> object:
    return trial("AB-1", "planned", start=start, **more)  # type: ignore[arg-type]


PLANS = [
    # (releases, what becomes of each plan: aspect, outcome, slip in days, day on which its end was said)
    ([("2018-06-06", planned("2018-H2"))], [("start", "open", 0, "")]),
    ([("2018-06-06", planned("2018-H2")), ("2018-11-06", planned("2019-H1"))], [("start", "open", 181, "")]),
    ([("2018-06-06", planned("2018-H2")), ("2018-11-06", trial("AB-1", "ongoing"))], [("start", "fulfilled", 0, "2018-11-06")]),
    ([("2018-06-06", planned("2018-H2")), ("2019-11-06", trial("AB-1", "completed"))], [("start", "fulfilled", 0, "2019-11-06")]),
    ([("2018-06-06", planned("2018-H2")), ("2018-11-06", trial("AB-1", "unknown"))], [("start", "open", 0, "")]),
    ([("2018-06-06", planned("2018-H2")), ("2018-11-06", trial("AB-1", "ongoing", phase="2"))], [("start", "open", 0, "")]),
    ([("2018-06-06", planned("2018-H2")), ("2018-11-06", trial("AB-2", "ongoing"))], [("start", "open", 0, "")]),
    ([("2018-06-06", trial("AB-1", "ongoing"))], []),
    ([("2018-06-06", trial("AB-1", "planned"))], []),  # a plan without a date is no commitment
    ([("", planned("2018-H2"))], []),  # nobody knows when it was said
    ([("2018-06-06", milestone("ApplicationSubmitted", "AB-1", "planned", "2019-H1"))], [("step", "open", 0, "")]),
    (
        [
            ("2018-06-06", milestone("ApplicationSubmitted", "AB-1", "planned", "2019-H1")),
            ("2019-05-06", milestone("ApplicationSubmitted", "AB-1", "done", "2019-05-06")),
        ],
        [("step", "fulfilled", 0, "2019-05-06")],
    ),
    (
        [
            ("2018-06-06", milestone("ApplicationSubmitted", "AB-1", "planned", "2019-H1")),
            ("2019-09-06", milestone("ApplicationAccepted", "AB-1", "done", "2019-09-06")),
        ],
        [("step", "fulfilled", 0, "2019-09-06")],
    ),
    (
        [("2018-06-06", milestone("PDUFADate", "AB-1", "planned", "2019-01-05")), ("2019-01-04", milestone("Approved", "AB-1"))],
        [("step", "fulfilled", 0, "2019-01-04")],
    ),
    (
        [("2018-06-06", milestone("PDUFADate", "AB-1", "planned", "2019-01-05")), ("2019-01-04", milestone("Approved", "AB-2"))],
        [("step", "open", 0, "")],
    ),
    (
        [("2018-06-06", milestone("Approved", "AB-1", "planned", "2019")), ("2019-01-04", milestone("CompleteResponse", "AB-1"))],
        [("step", "dropped", 0, "2019-01-04")],
    ),
    (
        [("2018-06-06", milestone("PDUFADate", "AB-1", "planned", "2019-01-05", in_=None)), ("2019-01-04", milestone("Approved", "AB-1"))],
        [("step", "open", 0, "")],  # another disease, or the same: not said
    ),
    (
        [
            ("2018-06-06", designation("AB-1", "planned", "2018-H2")),
            ("2018-12-06", designation("AB-1", "granted", "2018-12-06")),
        ],
        [("designation", "fulfilled", 0, "2018-12-06")],
    ),
    (
        [("2018-06-06", designation("AB-1", "planned", "2018-H2")), ("2018-12-06", designation("AB-1", "denied"))],
        [("designation", "dropped", 0, "2018-12-06")],
    ),
]


@pytest.mark.parametrize(("told", "ends"), PLANS)
def test_what_becomes_of_a_plan(told: list[tuple[str, object]], ends: list[tuple[str, str, int, str]]) -> None:
    found = commitments(*(release(day, record) for day, record in told))
    assert [(c.aspect, c.outcome, c.slip, c.ended_on) for c in found] == ends


def test_silence_is_told_as_silence() -> None:
    (one,) = commitments(
        release("2018-06-06", planned("2018-H2")),
        release("2018-09-06", trial("AB-1", "unknown")),
        release("2020-01-06", trial("AB-2", "ongoing")),
    )
    assert (one.outcome, one.last_mentioned) == ("open", "2018-09-06")


def test_deals_are_kept_too() -> None:
    parties = company("Aco"), company("Beco")
    (one,) = commitments(
        release("2018-06-06", *parties, deal("acquisition", "Aco", "Beco", status="planned", day="2018-H2")),
        release("2018-10-06", *parties, deal("acquisition", "Aco", "Beco", day="2018-10-06")),
    )
    assert (one.aspect, one.outcome, one.ended_on) == ("deal", "fulfilled", "2018-10-06")


CONFLICTS = [
    # (two releases, aspect of the conflict or "")
    (trial("AB-1", "ongoing", phase="2", name="LUNA"), trial("AB-1", "ongoing", phase="1", name="LUNA"), "phase"),
    (trial("AB-1", "ongoing", phase="1", name="LUNA"), trial("AB-1", "ongoing", phase="3", name="LUNA"), "phase"),
    (trial("AB-1", "ongoing", phase="1/2", name="LUNA"), trial("AB-1", "ongoing", phase="2", name="LUNA"), ""),
    (trial("AB-1", "ongoing", phase="1b", name="LUNA"), trial("AB-1", "ongoing", phase="1", name="LUNA"), ""),
    (trial("AB-1", "ongoing", phase=None, name="LUNA"), trial("AB-1", "ongoing", phase="1", name="LUNA"), ""),
    (trial("AB-1", "ongoing", phase="2", name="LUNA"), trial("AB-1", "ongoing", phase="1", name="SOL"), ""),
    (trial("AB-1", "planned"), trial("AB-1", "ongoing"), ""),
    (trial("AB-1", "ongoing"), trial("AB-1", "completed"), ""),
    (trial("AB-1", "completed"), trial("AB-1", "ongoing"), "status"),
    (trial("AB-1", "terminated"), trial("AB-1", "ongoing"), "status"),
    (trial("AB-1", "ongoing", start="2018-01"), trial("AB-1", "ongoing", start="2018-06"), "start"),
    (trial("AB-1", "ongoing", start="2018-01"), trial("AB-1", "ongoing", start="2018-01-17"), ""),
    (designation("AB-1", "granted", "2018-01-05"), designation("AB-1", "granted", "2018-05-08"), "date"),
    (designation("AB-1", "granted", "2018-05"), designation("AB-1", "granted", "2018-05-08"), ""),
    (designation("AB-1", "granted", "2018-05-08"), designation("AB-1", "granted", "2018-05-21"), ""),  # its day, and that of its news
    (designation("AB-1", "requested", "2018-01-05"), designation("AB-1", "granted", "2018-05-08"), ""),
    (drug("AB-1", modality="small molecule"), drug("AB-1", modality="antibody-drug conjugate"), "modality"),
    (drug("AB-1", modality="small molecule"), drug("AB-1", modality="small molecule"), ""),
    (drug("AB-1", modality="small molecule"), drug("AB-1"), ""),
]


@pytest.mark.parametrize(("first", "second", "aspect"), CONFLICTS)
def test_what_contradicts_itself_and_what_only_came_later(first: object, second: object, aspect: str) -> None:
    facts, things = facts_and_things(release("2019-01-10", first), release("2019-06-10", second))
    found = find_conflicts(facts, things, VOCABULARY)  # type: ignore[arg-type]
    assert [conflict.aspect for conflict in found] == ([aspect] if aspect else [])
    for conflict in found:
        assert len(conflict.sides) == 2
        assert all(side.releases and side.claims for side in conflict.sides)


def test_order_of_releases_does_not_matter() -> None:
    releases = [release(day, record) for told, _ in PLANS for day, record in told]
    assert commitments(*releases) == commitments(*reversed(releases))
