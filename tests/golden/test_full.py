"""``onckg extract --full``: what the record of the CLR 131 releases (ours, and the seed where present) holds beyond GUIDELINES."""

import pytest
from program import SHARED, extract

OURS = "cellectar-clr131-plans-2018-07-18"
SEED = SHARED / "seed" / "texts"


@pytest.fixture(scope="module", params=["ours", "seed"])
def full(request, full_examples, tmp_path_factory):
    if request.param == "ours":
        return full_examples[OURS]
    if not SEED.is_dir():
        pytest.skip("the seed release is not here: ../shared/seed is absent")
    return next(iter(extract([SEED], tmp_path_factory.mktemp("seed-full"), full=True).values()))


def trial_in(full, disease, status):
    return next(t for t in full["trials"] if t["status"] == status and disease in t["diseases"])


def test_two_programmes_are_preclinical(full):
    stages = {(s["drug"], s["stage"]) for s in full["stages"]}
    assert {("CLR 1700", "preclinical"), ("CLR 1900", "preclinical")} <= stages
    assert not any(drug == "CLR 131" and stage == "preclinical" for drug, stage in stages)


def test_relapsed_or_refractory_is_a_population_and_no_part_of_the_disease(full):
    indication = next(i for i in full["indications"] if i["disease"] == "multiple myeloma")
    words = " ".join(p["value"] for p in indication["populations"] if p["kind"] == "course")
    assert "relapsed" in words
    assert "refractory" in words


def test_children_are_a_population(full):
    planned = trial_in(full, "lymphoma", "planned")
    assert any(p["kind"] == "age" and p["value"] == "pediatric" for p in planned["populations"])


def test_planned_trials_begin_in_2018(full):
    planned = [t for t in full["trials"] if t["status"] == "planned"]
    assert len(planned) == 2
    for trial in planned:
        assert "2018-01-01" <= trial["start"]["from"] <= trial["start"]["to"] == "2018-12-31"


def test_half_year_keeps_its_bounds(full):
    start = trial_in(full, "lymphoma", "planned")["start"]
    assert (start["from"], start["to"], start["precision"]) == ("2018-07-01", "2018-12-31", "half")
    assert "second half of 2018" in start["text"]


def test_radiation_is_a_partner_and_no_drug(full):
    assert "external beam radiation" in trial_in(full, "head and neck cancer", "planned")["partners"]
    assert "external beam radiation" not in {d["name"] for d in full["drugs"]}


def test_ether_carries_the_conjugates(full):
    platforms = {p["name"]: p for p in full["platforms"]}
    assert platforms["phospholipid ether"]["kind"] == "carrier"
    assert platforms["Phospholipid Drug Conjugate"]["kind"] == "platform"
    assert platforms["Phospholipid Drug Conjugate"]["built_on"] == ["phospholipid ether"]


def test_a_month_keeps_its_bounds(full):
    granted = next(d for d in full["designations"] if d["disease"] == "neuroblastoma")
    assert (granted["date"]["from"], granted["date"]["to"], granted["date"]["precision"]) == ("2018-05-01", "2018-05-31", "month")
    assert granted["jurisdiction"] == "US"


def test_requested_then_granted_are_two_states(full_examples):
    designation = full_examples["solvanna-svn408-first-patient-2025-10-07"]["designations"][0]
    assert [s["status"] for s in designation["states"]] == ["requested", "granted"]
    assert [(s["date"]["from"], s["date"]["to"]) for s in designation["states"]] == [
        ("2024-12-01", "2024-12-31"),
        ("2025-09-01", "2025-09-30"),
    ]


def test_granted_then_withdrawn_are_two_states(full_examples):
    designation = full_examples["tarn-trn5056-discontinued-2024-12-05"]["designations"][0]
    assert [s["status"] for s in designation["states"]] == ["granted", "withdrawn"]


def test_planned_indication_is_not_a_studied_one(full_examples):
    status = {i["disease"]: i["status"] for i in full_examples["solvanna-svn408-phase2-plan-2025-01-14"]["indications"]}
    assert status == {"medullary thyroid cancer": "studied"}  # the Phase 1 trial is complete, whatever else is planned
    status = {i["disease"]: i["status"] for i in full_examples[OURS]["indications"]}
    assert status["rhabdomyosarcoma"] == "designated"
    assert status["multiple myeloma"] == "studied"
    assert status["head and neck cancer"] == "planned"
