"""Trials: under way, to come, at an end, held, and what is said of trials in general."""

import pytest

NOTHING: list[str] = []
AT_MOST_PLANNED = None  # GUIDELINES leaves open whether a possibility is recorded as planned
# A text and the facts that it states: "phase | status | name | number | drugs | with partners | diseases"; what is not said is left out.
ROWS = (
    ("HB-310 is in a Phase 2 trial in patients with glioma.", ["2 | ongoing | HB-310 | glioma"]),
    # what is not held goes on
    (
        "The FDA did not place the Phase 2 trial of HB-310 in glioma on hold, and that trial has continued to enroll.",
        ["2 | ongoing | HB-310 | glioma"],
    ),
    ("Harrow Bay has not stopped the Phase 1 trial of HB-310 in melanoma.", ["1 | unknown | HB-310 | melanoma"]),
    ("Harrow Bay has not started the Phase 1 trial of HB-310 in melanoma.", NOTHING),
    ("There is no Phase 2 trial of HB-310 in melanoma.", NOTHING),
    # a relative clause tells of the trial for itself
    (
        "We will concentrate on HB-310, which continues to enroll patients with glioma in a Phase 1 trial.",
        ["1 | ongoing | HB-310 | glioma"],
    ),
    ("Harrow Bay will focus on HB-310, which is being tested in a Phase 1 trial in glioma.", ["1 | ongoing | HB-310 | glioma"]),
    ("Harrow Bay will test HB-310, which is an antibody, in a Phase 1 trial in glioma.", ["1 | planned | HB-310 | glioma"]),
    ("Harrow Bay will start a Phase 2 trial of HB-310, which is an antibody, in glioma.", ["2 | planned | HB-310 | glioma"]),
    ("Harrow Bay expects to focus on HB-310, which will be tested in a Phase 1 trial in glioma.", ["1 | planned | HB-310 | glioma"]),
    ("Harrow Bay will begin to enroll patients with glioma in a Phase 1 trial of HB-310.", ["1 | planned | HB-310 | glioma"]),
    # patients that are counted
    (
        "HB-310 is in a Phase 1 trial. As of May 2018, 57 patients with glioma and 16 patients with sarcoma had been treated.",
        ["1 | ongoing | HB-310 | glioma, sarcoma"],
    ),
    (
        "HB-310 is in a Phase 1 trial in sarcoma. As of May 2018, 12 patients with melanoma had been enrolled.",
        ["1 | ongoing | HB-310 | sarcoma"],
    ),
    ("HB-310 is in a Phase 1 trial. About 900 patients with melanoma are found each year.", ["1 | ongoing | HB-310"]),
    ("The first patient was dosed in a Phase 1b study of HB-455 in ovarian cancer.", ["1 | ongoing | HB-455 | ovarian cancer"]),
    (
        "Enrollment continues in the Phase 1/2 trial (NCT01234567) of HB-310 in melanoma.",
        ["1/2 | ongoing | NCT01234567 | HB-310 | melanoma"],
    ),
    ("A Phase 3 trial of HB-455 in mesothelioma, SOLSTICE, is recruiting.", ["3 | ongoing | SOLSTICE | HB-455 | mesothelioma"]),
    ("The Phase 3 SOLSTICE trial tests HB-455 against chemotherapy in mesothelioma.", ["3 | ongoing | SOLSTICE | HB-455 | mesothelioma"]),
    (
        "HB-310 is being combined with pembrolizumab in an ongoing Phase 2 trial in melanoma.",
        ["2 | ongoing | HB-310 | with pembrolizumab | melanoma"],
    ),
    (
        "Harrow Bay began a Phase 2 trial of HB-310 plus pembrolizumab in melanoma in May 2018.",
        ["2 | ongoing | HB-310 | with pembrolizumab | melanoma"],
    ),
    (
        "The company runs a Phase 1 trial of HB-310 in glioma and a Phase 2 trial of HB-455 in melanoma.",
        ["1 | ongoing | HB-310 | glioma", "2 | ongoing | HB-455 | melanoma"],
    ),
    (
        "Phase 2 trials of HB-310 are under way in glioma. A Phase 3 trial in the same disease is planned for 2019.",
        ["2 | ongoing | HB-310 | glioma", "3 | planned | HB-310 | glioma"],
    ),
    ("Harrow Bay plans to start a Phase 2 trial of HB-310 in glioma in the second half of 2018.", ["2 | planned | HB-310 | glioma"]),
    ("A Phase 3 trial of HB-455 in ovarian cancer is expected to begin in 2019.", ["3 | planned | HB-455 | ovarian cancer"]),
    ("Following the meeting, the company will advance HB-310 into a Phase 3 trial in glioma.", ["3 | planned | HB-310 | glioma"]),
    ("The upcoming Phase 1 trial of HB-455 will enroll adults with sarcoma.", ["1 | planned | HB-455 | sarcoma"]),
    ("The FDA agreed with the design of the Phase 3 trial of HB-310 in glioma.", ["3 | planned | HB-310 | glioma"]),
    (
        "HB-310 is in a Phase 2 trial in glioma. The company will decide after the end of the Phase 2 trial.",
        ["2 | ongoing | HB-310 | glioma"],
    ),
    ("Harrow Bay has decided to end the Phase 2 trial of HB-310 in glioma.", ["2 | terminated | HB-310 | glioma"]),
    ("The Phase 2 trial of HB-310 in glioma met its primary endpoint.", ["2 | completed | HB-310 | glioma"]),
    ("The company has completed its Phase 1 trial of HB-455 in sarcoma.", ["1 | completed | HB-455 | sarcoma"]),
    ("Final results of the Phase 2 trial of HB-310 in glioma will be shown in Basel.", ["2 | completed | HB-310 | glioma"]),
    (
        "Topline results of the Phase 3 trial of HB-455 in melanoma are expected in the first half of 2019.",
        ["3 | ongoing | HB-455 | melanoma"],
    ),
    ("Interim results of the Phase 2 trial of HB-310 in glioma were encouraging.", ["2 | ongoing | HB-310 | glioma"]),
    ("Harrow Bay stopped a Phase 2 trial of HB-455 in melanoma for lack of efficacy.", ["2 | terminated | HB-455 | melanoma"]),
    ("The Phase 1 trial of HB-310 in glioma has been put on clinical hold by the FDA.", ["1 | on_hold | HB-310 | glioma"]),
    ("Dosing in the Phase 2 trial of HB-455 in melanoma resumed in April.", ["2 | ongoing | HB-455 | melanoma"]),
    ("All 40 patients have been enrolled in the Phase 2 trial of HB-310 in glioma.", ["2 | ongoing | HB-310 | glioma"]),
    ("The recommended Phase 2 dose of HB-310 is 200 mg.", NOTHING),
    ("The company has not started a Phase 2 trial of HB-310 in glioma.", NOTHING),
    ("No Phase 3 trial of HB-310 is planned.", NOTHING),
    ("HB-310 is Phase 3-ready.", NOTHING),
    ("A Phase 1 trial is the first test of a medicine in people.", NOTHING),
    ("Phase 2 of the renovation of the Basel site is complete.", NOTHING),
    ("If funds permit, a Phase 3 trial of HB-455 in melanoma could follow.", AT_MOST_PLANNED),
    ("The company may begin a Phase 2 trial of HB-310 in glioma.", AT_MOST_PLANNED),
    ("The company decided not to start a Phase 2 trial of HB-455 in melanoma.", AT_MOST_PLANNED),
    ("Dr. Ott led more than twenty Phase 3 trials in breast cancer before she joined Harrow Bay.", NOTHING),
    ("A Phase 3 trial of a rival's medicine failed in glioma.", NOTHING),
    ("Patients who took part in other Phase 1 trials were not eligible.", NOTHING),
    ("HB-310 was tested in mice with glioma.", NOTHING),
    ("HB-310 Enters Phase 2 Trial in Glioma", ["2 | ongoing | HB-310 | glioma"]),
    ("First Patient Dosed in Phase 1 Trial of HB-455 in Sarcoma", ["1 | ongoing | HB-455 | sarcoma"]),
    ("The study, a Phase 2 trial of HB-310 in glioma, began in March 2018.", ["2 | ongoing | HB-310 | glioma"]),
    ("Harrow Bay is enrolling adults with glioma in a Phase 2 trial of HB-310.", ["2 | ongoing | HB-310 | glioma"]),
    ("In a Phase 1 trial of HB-455 in sarcoma, four of ten patients responded.", ["1 | unknown | HB-455 | sarcoma"]),
    ("Patients in the Phase 2 trial of HB-310 in glioma receive 200 mg a day.", ["2 | ongoing | HB-310 | glioma"]),
    ("The company postponed the start of its Phase 2 trial of HB-310 in glioma to 2019.", ["2 | planned | HB-310 | glioma"]),
    (
        "The company is on track to dose the first patient in a Phase 1 trial of HB-455 in sarcoma in the third quarter of 2018.",
        ["1 | planned | HB-455 | sarcoma"],
    ),
    ("Subject to clearance by the FDA, a Phase 1 trial of HB-455 in sarcoma will start in 2019.", ["1 | planned | HB-455 | sarcoma"]),
    ("The FDA's clearance allows Harrow Bay to begin a Phase 1 trial of HB-455 in sarcoma.", ["1 | planned | HB-455 | sarcoma"]),
    ("The Phase 2 trial of HB-310 in glioma failed to meet its primary endpoint.", ["2 | completed | HB-310 | glioma"]),
    ("The Phase 3 trial of HB-455 in melanoma will be stopped.", ["3 | terminated | HB-455 | melanoma"]),
    ("Harrow Bay resumed enrollment in the Phase 2 trial of HB-455 in melanoma.", ["2 | ongoing | HB-455 | melanoma"]),
    ("A Phase 3 trial of HB-310 in glioma is planned.", ["3 | planned | HB-310 | glioma"]),
    ("There is no guarantee that a Phase 3 trial of HB-310 in glioma will begin.", AT_MOST_PLANNED),
    ("The Phase 2 trial of HB-310 in glioma was not stopped.", ["2 | ongoing | HB-310 | glioma"]),
    (
        "Contrary to rumors, the Phase 2 trial of HB-310 in glioma has not been halted and continues to enroll.",
        ["2 | ongoing | HB-310 | glioma"],
    ),
    # two trials in a sentence: what is said behind another study is said of that one
    (
        "SUNRISE-1, a Phase 2 trial of HB-310 in glioma, is enrolling, and SUNRISE-2, in melanoma, is being planned.",
        ["2 | ongoing | SUNRISE-1 | HB-310 | glioma", "planned | SUNRISE-2 | HB-310 | melanoma"],
    ),
    (
        "HB-310 is in Phase 1b/2 and Phase 3 trials in glioma and melanoma, respectively.",
        ["1/2 | ongoing | HB-310 | glioma", "3 | ongoing | HB-310 | melanoma"],
    ),
    (
        "HB-310 is being studied for glioma (Phase 2, ongoing), chordoma (Phase 1b, completed) and melanoma (planned Phase 2).",
        ["1 | completed | HB-310 | chordoma", "2 | ongoing | HB-310 | glioma", "2 | planned | HB-310 | melanoma"],
    ),
    (
        "HB-310 is in two Phase 1 trials: one in glioma and the other in melanoma. A third, in sarcoma, will open in 2019.",
        ["1 | ongoing | HB-310 | glioma", "1 | ongoing | HB-310 | melanoma", "1 | planned | HB-310 | sarcoma"],
    ),
    (
        "The decision does not affect the ongoing Phase 1 trial of HB-310 in glioma or the Phase 2 trial of HB-455 in melanoma, which "
        "resumed dosing.",
        ["1 | ongoing | HB-310 | glioma", "2 | ongoing | HB-455 | melanoma"],
    ),
    # one trial, told in parts
    (
        "HB-310 is in the Phase 1/2 GLACIER trial in glioma. The Phase 2 part of the study is expected to start in 2019.",
        ["1/2 | ongoing | GLACIER | HB-310 | glioma"],
    ),
    (
        "The first patient was dosed in GLACIER, a Phase 2 study of HB-310 in glioma. The study will enroll about 60 adults.",
        ["2 | ongoing | GLACIER | HB-310 | glioma"],
    ),
    (
        "GLACIER/EUCAN-77, a Phase 3 trial of HB-310 in glioma, is enrolling. EUCAN-77 has opened 40 sites.",
        ["3 | ongoing | GLACIER | HB-310 | glioma"],
    ),
    (
        "Enrollment is complete in the Phase 2 cohort of adults with glioma in the ongoing Phase 1/2 GLACIER trial of HB-310.",
        ["1/2 | ongoing | GLACIER | HB-310 | glioma"],
    ),
    # two trials, told alike
    (
        "Harrow Bay runs the Phase 1/2 GLACIER trial of HB-310 in glioma. A completed Phase 1 trial of HB-310 had enrolled healthy "
        "volunteers.",
        ["1 | completed | HB-310 | glioma", "1/2 | ongoing | GLACIER | HB-310 | glioma"],
    ),
    (
        "The Phase 1 trial of HB-310 monotherapy in glioma continues. The first patient was dosed in a Phase 1 trial of HB-310 plus "
        "pembrolizumab in glioma.",
        ["1 | ongoing | HB-310 | glioma", "1 | ongoing | HB-310 | with pembrolizumab | glioma"],
    ),
    # plans and clearances
    ("Harrow Bay has filed an application in Britain for a Phase 1 study of HB-455 in sarcoma.", ["1 | planned | HB-455 | sarcoma"]),
    ("Phase 1 trial of HB-455 in sarcoma to begin in the third quarter of 2018.", ["1 | planned | HB-455 | sarcoma"]),
    ("Harrow Bay will sponsor a Phase 2 trial of HB-455 in melanoma.", ["2 | planned | HB-455 | melanoma"]),
    ("The Phase 3 trial of HB-455 in melanoma has not yet started.", ["3 | planned | HB-455 | melanoma"]),
    ("Harrow Bay anticipates proceeding directly to a Phase 3 trial of HB-310 in glioma.", ["3 | planned | HB-310 | glioma"]),
    # ends
    ("The planned Phase 2 trial of HB-310 in glioma was cancelled for commercial reasons.", ["2 | terminated | HB-310 | glioma"]),
    ("Harrow Bay and its partner agreed to wind down the Phase 2 trial of HB-455 in melanoma.", ["2 | terminated | HB-455 | melanoma"]),
    ("The FDA lifted the clinical hold on the Phase 1 trial of HB-310 in glioma.", ["1 | ongoing | HB-310 | glioma"]),
    ("The approval is based on data from the Phase 2 GLACIER trial of HB-310 in glioma.", ["2 | completed | GLACIER | HB-310 | glioma"]),
    # under way
    (
        "Harrow Bay has begun GLACIER, a Phase 3 trial of HB-310 in glioma, with completion of enrollment anticipated in 2019.",
        ["3 | ongoing | GLACIER | HB-310 | glioma"],
    ),
    ("Recruitment to the Phase 2 trial of HB-310 in glioma has closed.", ["2 | ongoing | HB-310 | glioma"]),
    ("Ethics approval has been received for a Phase 2 trial of HB-455 in sarcoma.", ["2 | planned | HB-455 | sarcoma"]),
    (
        "A Phase 1 trial of HB-310 has been completed, and HB-455, which is preclinical, is meant for sarcoma.",
        ["1 | completed | HB-310"],
    ),
    ("CRV remains under review. HB-310 remains in a Phase 2 trial in glioma.", ["2 | ongoing | HB-310 | glioma"]),
    ("HB-310 is in a Phase 1 dose-escalation study in sarcoma.", ["1 | ongoing | HB-310 | sarcoma"]),
    ("GLACIER: A Phase 1/2 Trial in Progress of HB-455 in Patients With Sarcoma", ["1/2 | ongoing | GLACIER | HB-455 | sarcoma"]),
    ("Two investigator-sponsored trials of HB-310, in glioma and in sarcoma, are ongoing.", ["ongoing | HB-310 | glioma, sarcoma"]),
    # enrolment, told beside the trial or alone
    ("A Phase 2 trial of HB-310 in glioma completed enrollment in April 2018.", ["2 | ongoing | HB-310 | glioma"]),
    ("The Phase 2 GLACIER trial of HB-310 in glioma is fully recruited.", ["2 | ongoing | GLACIER | HB-310 | glioma"]),
    ("Updated data were shown from a Phase 2 trial of HB-310 in glioma. Enrollment is complete.", ["2 | ongoing | HB-310 | glioma"]),
    (
        "Data from a Phase 2 trial of HB-310 in glioma were shown. Enrollment is expected to open in Japan.",
        ["2 | unknown | HB-310 | glioma"],
    ),
    (
        "The Phase 1 trial of HB-310 in glioma has enrolled six patients. The company plans to resume dosing in July 2018.",
        ["1 | on_hold | HB-310 | glioma"],
    ),
    # what is still to come is no beginning, what goes on has begun
    ("A planned Phase 3 trial of HB-310 in glioma will not be started until the FDA has agreed.", ["3 | planned | HB-310 | glioma"]),
    (
        "HB-310 is in a Phase 2 trial in glioma. A Fast Track request is planned once the Phase 2 trial has read out.",
        ["2 | ongoing | HB-310 | glioma"],
    ),
    ("Harrow Bay will continue the Phase 2 trial of HB-310 in glioma on its own.", ["2 | ongoing | HB-310 | glioma"]),
    (
        "Phase 2 trials of HB-310 in glioma and in sarcoma will start in 2019, and a Phase 1 trial in mesothelioma is recruiting.",
        ["1 | ongoing | HB-310 | mesothelioma", "2 | planned | HB-310 | glioma", "2 | planned | HB-310 | sarcoma"],
    ),
    (
        "HB-310 was never on hold in melanoma, and the Phase 1 trial of HB-310 in glioma has continued to treat patients.",
        ["1 | ongoing | HB-310 | glioma"],
    ),
    (
        "A Phase 1 trial of HB-310 in glioma has finished, and a Phase 2 trial in glioma that was to begin in 2019 will not go ahead.",
        ["1 | completed | HB-310 | glioma"],
    ),
    ("Harrow Bay plans to open a Phase 2 cohort of HB-310 in melanoma in 2019.", ["2 | planned | HB-310 | melanoma"]),
    # the noun left out: of the same phase in the same sentence, or where there were several
    (
        "A Phase 1 trial of HB-310 in glioma is ongoing, and another, in sarcoma, is planned for 2019.",
        ["1 | ongoing | HB-310 | glioma", "1 | planned | HB-310 | sarcoma"],
    ),
    (
        "HB-310 is in a Phase 1 trial in glioma. A second, in sarcoma, will follow in 2019.",
        ["1 | ongoing | HB-310 | glioma", "planned | HB-310 | sarcoma"],
    ),
    # whose trial
    (
        "Harrow Bay runs the Phase 2 GLACIER trial of HB-310 in glioma. GLACIER continues, and the company has seen data on HB-455.",
        ["2 | ongoing | GLACIER | HB-310 | glioma"],
    ),
    (
        "The company stopped the Phase 2 trial of HB-310 in glioma. HB-455 stays in a Phase 1 trial in sarcoma. The study will be "
        "wound down.",
        ["1 | ongoing | HB-455 | sarcoma", "2 | terminated | HB-310 | glioma"],
    ),
    (
        "The FDA cleared the IND for HB-455 in melanoma; a Phase 1 trial will start in 2019.",
        ["1 | planned | HB-455 | melanoma"],
    ),
    (
        "HB-310 has been selected for a new arm of GBM-SHIFT, a Phase 2 platform trial in glioma.",
        ["2 | planned | GBM-SHIFT | HB-310 | glioma"],
    ),
    # plans in lists, and behind conditions
    ("Phase 2 trial of HB-310 in glioma: first patient expected to be dosed in 2019.", ["2 | planned | HB-310 | glioma"]),
    ("Next steps: initiate a Phase 2 trial of HB-310 in glioma.", ["2 | planned | HB-310 | glioma"]),
    (
        "HB-310 is in a Phase 1 trial in glioma. The company expects to start a pivotal trial of HB-310 in glioma next year.",
        ["1 | ongoing | HB-310 | glioma", "planned | HB-310 | glioma"],
    ),
    (
        "A Phase 2 trial of HB-310 in glioma is under way. Harrow Bay plans a Phase 3 trial of HB-310 in glioma, if the Phase 2 results "
        "support it.",
        ["2 | ongoing | HB-310 | glioma", "3 | planned | HB-310 | glioma"],
    ),
    ("The company expects to enrol patients in a Phase 1 trial of HB-455 in sarcoma.", ["1 | planned | HB-455 | sarcoma"]),
    (
        "A patient was dosed in FIRNLINE, the first of two Phase 3 trials of HB-310 in glioma. The second trial, GLACIER, in sarcoma, is "
        "planned for 2019.",
        ["3 | ongoing | FIRNLINE | HB-310 | glioma", "3 | planned | GLACIER | HB-310 | sarcoma"],
    ),
    (
        "HB-310 has advanced into Phase 2 for glioma and that HB-455 has entered Phase 1 for sarcoma is new.",
        ["1 | ongoing | HB-455 | sarcoma", "2 | ongoing | HB-310 | glioma"],
    ),
    # rows of a pipeline
    ("HB-310: Phase 2 in glioma (enrolling).", ["2 | ongoing | HB-310 | glioma"]),
    ("HB-310: Phase 2 in glioma and sarcoma (data in H1 2019).", ["2 | ongoing | HB-310 | glioma, sarcoma"]),
    ("HB-310: Phase 2 in glioma (start 2019).", ["2 | planned | HB-310 | glioma"]),
    ("HB-310 - Phase 2 - glioma - enrolling", ["2 | ongoing | HB-310 | glioma"]),
    # a broad disease and an exact one that are counted apart are two
    (
        "In a Phase 1 trial of HB-310, 9 of 14 patients with angioimmunoblastic T-cell lymphoma and 3 of 10 patients with peripheral "
        "T-cell lymphoma responded. A registration-directed trial in glioma should begin in 2019.",
        [
            "1 | unknown | HB-310 | angioimmunoblastic T-cell lymphoma, peripheral T-cell lymphoma",
            "planned | HB-310 | glioma",
        ],
    ),
    ("The Phase 3 trial of HB-310 in glioma has met its enrollment target.", ["3 | ongoing | HB-310 | glioma"]),
    # others' trials, and what is none
    ("Other kinase inhibitors, including sorafenib and lenvatinib, are in trials sponsored by others.", NOTHING),
    ("Rituximab was studied in the Phase 3 SUNRISE and SUNSET trials in follicular lymphoma.", NOTHING),
    ("The KEYNOTE-689 trial showed what checkpoint inhibitors can do in head and neck cancer.", NOTHING),
    ("In a Phase 2 trial of a similar compound at another company, responses in glioma did not last.", NOTHING),
    ("A poster will be shown in the Phase II Clinical Trials 1 session.", NOTHING),
    ("For more information about our clinical trials of HB-310, visit our website.", NOTHING),
    ("A retrospective study of HB-310 in glioma was published.", NOTHING),
    ("A Phase 3 trial of HB-455 in melanoma has been discussed with the EMA.", NOTHING),
    ("The Phase 2 trial of HB-310 in glioma, which had been planned for 2019, will not be started.", NOTHING),
    ("If the data are supportive, Harrow Bay may start a Phase 2 trial of HB-310 in glioma.", AT_MOST_PLANNED),
    ("The Phase 2 expansion dose of HB-310 has been selected.", NOTHING),
    ("Whether a Phase 3 trial of HB-310 in glioma will be done depends on these results.", AT_MOST_PLANNED),
    ("The primary endpoint of a Phase 1 study is the dose.", NOTHING),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_trials(text, expected, stated):
    found = stated(text, "trials")
    if expected is None:
        assert all(" planned " in f"{fact} " for fact in found), found
    else:
        assert found == sorted(expected)
