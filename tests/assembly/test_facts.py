"""Said is not done: how states of many releases become one picture."""

import sys
from pathlib import Path

import pytest

from onckg.graph import validate_graph

sys.path.insert(0, str(Path(__file__).parent))
from made_up_facts import (
    VOCABULARY,
    DrugPlatform,
    ask,
    company,
    deal,
    designation,
    develops,
    drug,
    graph_of,
    indication,
    iris,
    milestone,
    picture_of,
    population,
    release,
    stage,
    trial,
    words,
)

RELATIONS = "?drug ?p ?d . FILTER(?p IN (onc:plannedFor, onc:studiedIn, onc:designatedFor, onc:approvedFor, onc:hasIndication))"
MM = "multiple myeloma"

SAID_IS_NOT_DONE = [
    # (records of a first release, of a later one, what holds between drug and disease)
    ([trial("AB-1", "planned")], [], {"plannedFor"}),
    ([trial("AB-1", "ongoing")], [], {"studiedIn"}),
    ([trial("AB-1", "planned")], [trial("AB-1", "ongoing")], {"studiedIn"}),
    ([trial("AB-1", "ongoing")], [trial("AB-1", "planned")], {"studiedIn"}),
    ([trial("AB-1", "planned")], [trial("AB-1", "unknown")], {"plannedFor"}),
    ([trial("AB-1", "planned")], [trial("AB-1", "terminated")], {"studiedIn"}),
    ([trial("AB-1", "terminated", earlier=(("planned", ""),))], [], {"hasIndication"}),
    ([trial("AB-1", "unknown")], [], {"studiedIn"}),
    ([trial("AB-1", "planned")], [trial("AB-1", "ongoing", phase="2")], {"studiedIn"}),
    ([designation("AB-1", "planned", in_=MM)], [], {"hasIndication"}),
    ([designation("AB-1", "requested", in_=MM)], [], {"hasIndication"}),
    ([designation("AB-1", "denied", in_=MM)], [], {"hasIndication"}),
    ([designation("AB-1", "granted", in_=MM)], [], {"designatedFor"}),
    ([designation("AB-1", "granted", in_=MM)], [designation("AB-1", "requested", in_=MM)], {"designatedFor"}),
    ([designation("AB-1", "granted", in_=MM)], [designation("AB-1", "withdrawn", in_=MM)], {"hasIndication"}),
    ([designation("AB-1", "granted", in_=MM), trial("AB-1", "planned")], [], {"designatedFor", "plannedFor"}),
    ([designation("AB-1", "granted", in_=MM), trial("AB-1", "ongoing")], [], {"designatedFor", "studiedIn"}),
    ([milestone("Approved", "AB-1", "planned")], [], {"hasIndication"}),
    ([milestone("Approved", "AB-1", day="2018-01-02")], [], {"approvedFor"}),
    ([milestone("ApplicationAccepted", "AB-1")], [], {"hasIndication"}),
    ([milestone("Approved", "AB-1", day="2018-01-02")], [milestone("MarketWithdrawal", "AB-1", day="2018-06-01")], {"hasIndication"}),
    ([milestone("Approved", "AB-1", day="2018-01-02")], [milestone("MarketWithdrawal", "AB-1", "planned")], {"approvedFor"}),
    ([indication("AB-1", MM, "meant")], [], {"hasIndication"}),
    ([indication("AB-1", MM, "planned")], [indication("AB-1", MM, "studied")], {"studiedIn"}),
    ([indication("AB-1", MM, "designated")], [], {"hasIndication"}),
    ([indication("AB-1", MM, "approved")], [], {"approvedFor"}),
    ([indication("AB-1", MM, "meant")], [indication("AB-1", MM, "planned")], {"plannedFor"}),
]


@pytest.mark.parametrize(("first", "later", "expected"), SAID_IS_NOT_DONE)
def test_what_holds_between_drug_and_disease(first, later, expected: set[str]) -> None:
    current = picture_of(release("2018-01-10", *first), *([release("2018-07-10", *later)] if later else []))
    assert {relation for _, relation, _ in ask(current, RELATIONS, "drug", "p", "d")} == expected


LATEST = [
    # (date and fact of each release, latest status, earliest, latest)
    ([("2018-06-06", designation("AB-1", "granted", "2018-05"))], "granted", "2018-05-01", "2018-05-31"),
    ([("2018-06-06", designation("AB-1", "granted", "2018-05")), ("2018-07-01", designation("AB-1", "granted", "2018-05-17"))],
     "granted", "2018-05-17", "2018-05-17"),
    ([("2018-06-06", designation("AB-1", "granted", "2018-05-17")), ("2018-07-01", designation("AB-1", "granted", "2018"))],
     "granted", "2018-05-17", "2018-05-17"),
    ([("2018-06-06", designation("AB-1", "granted", "2018-05")), ("2019-07-01", designation("AB-1", "granted"))],
     "granted", "2018-05-01", "2018-05-31"),
    ([("2018-01-06", designation("AB-1", "requested", "2018-01")), ("2018-07-01", designation("AB-1", "granted", "2018-06"))],
     "granted", "2018-06-01", "2018-06-30"),
    ([("2018-07-06", designation("AB-1", "granted", "2018-06", earlier=(("requested", "2018-01"),)))],
     "granted", "2018-06-01", "2018-06-30"),
    ([("2018-07-06", designation("AB-1", "denied", "2018-06")), ("2019-07-01", designation("AB-1", "requested", "2019-06"))],
     "requested", "2019-06-01", "2019-06-30"),
    ([("2018-07-06", designation("AB-1", "denied", "2018-06")), ("2019-07-01", designation("AB-1", "requested", "2018-02"))],
     "denied", "2018-06-01", "2018-06-30"),
    ([("", designation("AB-1", "granted", "2018-06")), ("2018-03-01", designation("AB-1", "requested"))],
     "granted", "2018-06-01", "2018-06-30"),
    ([("", designation("AB-1", "requested")), ("2018-07-01", designation("AB-1", "granted"))], "granted", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("said", "status", "earliest", "latest"), LATEST)
def test_the_latest_state_of_a_designation(said, status: str, earliest: str, latest: str) -> None:
    current = picture_of(*(release(day, fact) for day, fact in said))
    pattern = "?f a onc:Designation ; onc:status ?s OPTIONAL { ?f onc:earliest ?e ; onc:latest ?l }"
    assert ask(current, pattern, "s", "e", "l") == [(status, earliest, latest)]


TRIALS = [
    (["planned", "ongoing", "completed"], "completed", "tests"),
    (["completed", "ongoing"], "completed", "tests"),
    (["ongoing", "on_hold", "ongoing"], "ongoing", "tests"),
    (["ongoing", "on_hold"], "on-hold", "tests"),
    (["completed", "terminated"], "terminated", "tests"),
    (["ongoing", "unknown"], "ongoing", "tests"),
    (["unknown", "planned"], "planned", "plansToTest"),
    (["planned", "planned"], "planned", "plansToTest"),
    (["planned", "unknown"], "planned", "plansToTest"),
    (["planned", "terminated"], "terminated", "tests"),
    (["planned", "on_hold"], "on-hold", "tests"),
    (["unknown"], "unknown", "tests"),
]


@pytest.mark.parametrize(("said", "status", "relation"), TRIALS)
def test_the_latest_state_of_a_trial(said: list[str], status: str, relation: str) -> None:
    current = picture_of(*(release(f"201{n}-01-01", trial("AB-1", s)) for n, s in enumerate(said)))
    assert ask(current, "?t a onc:Trial ; onc:status ?s ; ?p drug:ab-1", "t", "s", "p") == [
        ("ab-1.phase-1.multiple-myeloma", status, relation)
    ]
    assert len(ask(current, "?t a onc:Trial ; onc:hasState ?s", "s")) == len(said)


def test_each_saying_is_kept_with_its_day_and_its_claims() -> None:
    current = picture_of(
        release("2018-06-06", designation("AB-1", "granted", "2018-05")),
        release("2018-07-18", designation("AB-1", "granted", "2018-05-17", earlier=(("requested", "2018-01"),))),
        release("", designation("AB-1", "granted", "2018-05")),
    )
    pattern = "?f onc:hasState ?s . ?s onc:status ?is ; onc:earliest ?e ; onc:claimedBy ?c OPTIONAL { ?s onc:saidOn ?on }"
    assert [row[:3] for row in ask(current, pattern, "is", "e", "on", "c")] == [
        ("granted", "2018-05-01", ""),
        ("granted", "2018-05-01", "2018-06-06"),
        ("granted", "2018-05-17", "2018-07-18"),
        ("requested", "2018-01-01", "2018-07-18"),
    ]
    assert len(current.undated) == 1


def test_one_designation_for_drug_kind_place_and_disease() -> None:
    current = picture_of(
        release("2018-01-01", designation("AB-1", "granted"), designation("AB-1", "granted", agency="EC", place="EU")),
        release("2018-02-01", designation("AB-1", "granted", in_=MM), designation("AB-1", "granted", kind="FastTrack", place=None)),
        release("2018-03-01", designation("AB-1", "granted", kind="FastTrack", place=None, agency=None)),
        release("2018-04-01", designation("AB-1", "granted", in_=MM, place=None, agency=None)),
    )
    assert iris(current, "Designation") == [
        "ab-1.fast-track.us.neuroblastoma",
        "ab-1.orphan-drug.eu.neuroblastoma",
        "ab-1.orphan-drug.us.multiple-myeloma",
        "ab-1.orphan-drug.us.neuroblastoma",
    ]


SAME_TRIAL = [
    (trial("AB-1", "ongoing", nct="NCT00000001"), trial("AB-1", "ongoing", nct="NCT00000001", phase="2", in_=("lymphoma",)), 1),
    (trial("AB-1", "ongoing", name="DAWN-1"), trial("AB-1", "completed", name="Dawn 1", phase=None), 1),
    (trial("AB-1", "planned"), trial("AB-1", "ongoing"), 1),
    (trial("AB-1", "planned"), trial("AB-1", "ongoing", name="DAWN-1"), 1),
    (trial("AB-1", "ongoing", name="DAWN-1"), trial("AB-1", "ongoing", nct="NCT00000001", name="DAWN-1"), 1),
    (trial("AB-1", "ongoing", nct="NCT00000001"), trial("AB-1", "ongoing", nct="NCT00000002"), 2),
    (trial("AB-1", "ongoing", name="DAWN-1"), trial("CD-2", "ongoing", name="DAWN-1"), 2),
    (trial("AB-1", "ongoing"), trial("AB-1", "ongoing", phase="2"), 2),
    (trial("AB-1", "ongoing"), trial("AB-1", "ongoing", in_=("lymphoma",)), 2),
    (trial("AB-1", "ongoing"), trial("AB-1", "ongoing", with_=("osimertinib",)), 2),
    (trial((), "ongoing"), trial((), "ongoing"), 2),
    # one of several diseases joins, a broader one does not; a plan begins only in the diseases that it names
    (trial("AB-1", "ongoing", in_=(MM, "lymphoma")), trial("AB-1", "ongoing", in_=("lymphoma",)), 1),
    (trial("AB-1", "planned", in_=(MM, "lymphoma")), trial("AB-1", "planned", in_=("lymphoma", "leukemia")), 1),
    (trial("AB-1", "ongoing", in_=(MM, "lymphoma")), trial("AB-1", "ongoing", in_=("lymphoma",), name="DAWN-1"), 1),
    (trial("AB-1", "ongoing", in_=("B-cell malignancies",)), trial("AB-1", "ongoing", in_=("lymphoma",)), 2),
    (trial("AB-1", "planned", in_=(MM, "lymphoma")), trial("AB-1", "ongoing", in_=("lymphoma",)), 2),
    (trial("AB-1", "ongoing", in_=(MM, "lymphoma")), trial("AB-1", "ongoing", phase="2", in_=("lymphoma",)), 2),
]


@pytest.mark.parametrize(("one", "other", "count"), SAME_TRIAL)
def test_when_two_releases_mean_one_trial(one, other, count: int) -> None:
    assert len(iris(picture_of(release("2018-01-01", one), release("2018-02-01", other)), "Trial")) == count


def test_planned_trials_of_one_phase_stay_apart_and_come_back_one_by_one() -> None:
    head = trial("CLR 131", "planned", in_=("head and neck cancer",), partners=("external beam radiation",))
    first = release("2018-06-06", trial("CLR 131", "planned", in_=("solid tumors", "lymphoma")), head)
    again = release("2018-07-18", trial("CLR 131", "planned", in_=("lymphoma",)), head)
    alone = release("2018-08-01", trial("CLR 131", "unknown", in_=("head and neck cancer",)))
    for current in (picture_of(first, again), picture_of(first, again, alone)):
        assert ask(current, "?t a onc:Trial ; onc:plansToTest ?d", "t") == [
            ("clr-131.phase-1.head-and-neck-cancer",),
            ("clr-131.phase-1.lymphoma.solid-tumors",),
        ]
        assert ask(current, "?t onc:tests ?d", "t") == []


def test_a_release_that_tells_two_trials_apart_keeps_a_third_from_joining_them() -> None:
    both = release("2018-01-01", trial("AB-1", "ongoing", in_=(MM,)), trial("AB-1", "ongoing", in_=(MM, "lymphoma")))
    other = release("2018-02-01", trial("AB-1", "ongoing", in_=(MM, "leukemia")))
    assert len(iris(picture_of(both, other), "Trial")) == 3


def test_study_that_is_only_seen_in_a_plan_is_a_plan() -> None:
    planned = release("2018-01-01", trial("AB-1", "planned"))
    unclear = release("2018-02-01", trial("AB-1", "unknown"), indication("AB-1", MM, "studied"), stage("AB-1", "phase-1", MM))
    relations = "drug:ab-1 ?p ?x FILTER(?p IN (onc:plannedFor, onc:studiedIn))"
    current = picture_of(planned, unclear)
    assert ask(current, relations, "p", "x") == [("plannedFor", "multiple-myeloma")]
    assert ask(current, "?x onc:stage ?s", "s") == []
    for more in (trial("AB-1", "ongoing"), indication("AB-1", MM, "studied")):
        begun = picture_of(planned, unclear, release("2018-03-01", more))
        assert ask(begun, relations, "p", "x") == [("studiedIn", "multiple-myeloma")]


STOPPED = [
    (("planned", "terminated"), "plansToTest"),
    (("planned", "on_hold"), "plansToTest"),
    (("planned", "ongoing", "terminated"), "tests"),
    (("terminated",), "tests"),
]


@pytest.mark.parametrize(("said", "relation"), STOPPED)
def test_a_trial_that_one_release_plans_and_stops_never_began(said: tuple[str, ...], relation: str) -> None:
    told = trial("AB-1", said[-1], earlier=tuple((status, "") for status in said[:-1]))
    current = picture_of(release("2018-01-01", told))
    assert ask(current, "?t ?p drug:ab-1 ; a onc:Trial", "p") == [(relation,)]
    assert validate_graph(current.default, "current", VOCABULARY) == ()
    assert validate_graph(graph_of(release("2018-01-01", told)), "release", VOCABULARY) == ()


def test_trials_that_a_release_keeps_apart_stay_apart() -> None:
    def pair():
        old, young = population("elderly", "age"), population("pediatric", "age")
        return trial("AB-1", "ongoing", who=(old,)), trial("AB-1", "ongoing", who=(young,))

    current = picture_of(release("2018-01-01", *pair()), release("2018-02-01", *pair()), release("2018-03-01", trial("AB-1", "ongoing")))
    assert iris(current, "Trial") == [
        "ab-1.phase-1.multiple-myeloma",
        "ab-1.phase-1.multiple-myeloma.elderly",
        "ab-1.phase-1.multiple-myeloma.pediatric",
    ]


def test_events_of_one_kind_are_told_apart_by_their_dates() -> None:
    current = picture_of(
        release("2018-03-05", milestone("CompleteResponse", "AB-1", day="2018-03-01")),
        release("2018-06-05", milestone("CompleteResponse", "AB-1", day="2018-03")),
        release("2020-09-05", milestone("CompleteResponse", "AB-1", day="2020-09-05")),
        release("2020-10-05", milestone("CompleteResponse", "AB-1", day="2020-09-03"), milestone("Approved", "AB-1", "planned", "2021")),
        release("2021-10-05", milestone("Approved", "AB-1", day="2021-10-04")),
    )
    assert iris(current, "Milestone") == [
        "ab-1.approval.us.multiple-myeloma",
        "ab-1.complete-response.us.multiple-myeloma.2018-03-01",
        "ab-1.complete-response.us.multiple-myeloma.2020-09-03",
    ]
    assert ask(current, "?m onc:kind vocab:approval ; onc:status ?s ; onc:earliest ?e ; onc:hasState ?x", "s", "e") == [
        ("done", "2021-10-04")
    ]


def test_a_step_without_a_place_is_that_of_another_place_only_where_dates_agree() -> None:
    def steps(day: str) -> list[str]:
        step = ("ApplicationSubmitted", "AB-1", "done")
        here = release("2025-08-01", milestone(*step, "2025-05", agency="EMA"))
        return iris(picture_of(here, release("2025-02-01", milestone(*step, day, agency=""))), "Milestone")

    assert len(steps("2024-12")) == 2  # an application elsewhere, earlier
    assert steps("2025-05-20") == steps("") == ["ab-1.application-submitted.eu.multiple-myeloma"]


def test_the_plan_of_a_trial_that_has_begun_is_history() -> None:
    plan = release("2018-01-01", trial("AB-1", "planned", start="2018-H2"))
    start = "?t a onc:Trial ; onc:plannedStartEarliest ?e"
    assert ask(picture_of(plan), start, "e") == [("2018-07-01",)]
    begun = picture_of(plan, release("2019-01-01", trial("AB-1", "ongoing")))
    assert ask(begun, start, "e") == []
    assert ask(begun, "?t onc:hasState ?s . ?s onc:status ?is", "is") == [("ongoing",), ("planned",)]


def test_deals_roles_platforms() -> None:
    current = picture_of(
        release("2018-01-01", company("Acme"), company("Other"), deal("license", "Acme", "Other", of="AB-1", status="planned")),
        release("2018-02-01", company("Acme"), company("Other"), deal("license", "Other", "Acme", of="AB-1", day="2018-02-01")),
        release("2018-02-02", company("Acme"), develops("Acme", "AB-1"), DrugPlatform("AB-1", "Zip", words("dp"))),
    )
    assert ask(current, "?d a onc:Deal ; onc:status ?s ; onc:ofDrug drug:ab-1", "d", "s") == [("acme.other.license.ab-1", "done")]
    assert ask(
        current, "drug:ab-1 onc:developedBy ?c . ?c onc:develops drug:ab-1 . ?r a onc:Role ; onc:company ?c ; onc:claimedBy ?x", "c"
    ) == [("acme",)]


def test_programs_follow_from_what_has_begun() -> None:
    current = picture_of(
        release("2018-01-01", company("Acme"), develops("Acme", "AB-1"), trial("AB-1", "ongoing"), trial("AB-1", "planned", phase="3"),
                designation("AB-1", "granted", in_=MM), stage("CD-2", "preclinical")),
        release("2018-02-01", trial("AB-1", "completed", phase="2")),
    )  # fmt: skip
    rows = ask(current, "?p a onc:Program ; onc:highestPhase ?h ; onc:sponsor ?s ; onc:stage ?g", "p", "h", "s", "g")
    assert rows == [("ab-1.multiple-myeloma", "phase-2", "acme", "stage-phase-2")]
    assert len(ask(current, "?p a onc:Program ; onc:hasTrial ?t", "t")) == 3
    assert len(ask(current, "?p a onc:Program ; onc:hasDesignation ?t", "t")) == 1
    assert ask(current, "?s a onc:ProgramStage ; onc:ofDrug drug:cd-2 ; onc:stage/skos:prefLabel ?l", "l") == [("preclinical",)]


def test_codes_in_use_have_their_labels_in_the_current_graph() -> None:
    current = picture_of(
        release("2018-01-01", drug("AB-1", modality="radioconjugate"), trial("AB-1", "ongoing", who=(population("relapsed"),)))
    )
    assert ask(current, "?t onc:phase/skos:notation ?n ; onc:phase/onc:rank ?r", "n", "r") == [("1", "1")]
    assert ("drug conjugate",) in ask(current, "drug:ab-1 onc:modality/skos:broader*/skos:prefLabel ?l", "l")
    pattern = "?t onc:forIndication ?i . ?i onc:disease disease:multiple-myeloma ; onc:population/skos:prefLabel ?l"
    assert ask(current, pattern, "i", "l") == [("multiple-myeloma.relapsed", "relapsed")]
