"""Names of studies beside drug codes and abbreviations, and registry numbers."""

import pytest

ROWS = (
    ("The KEYNOTE-689 trial met its endpoint.", "KEYNOTE-689=KEYNOTE-689"),
    ("In CodeBreaK 200, survival was longer.", "CodeBreaK 200=CodeBreaK 200"),  # a family needs no noun beside it
    ("DESTINY-Breast04 showed a benefit.", "DESTINY-Breast04=DESTINY-Breast04"),
    ("The Phase 3 SOLSTICE trial enrolls adults.", "SOLSTICE=SOLSTICE"),
    ("The SOLSTICE-2 study is open.", "SOLSTICE-2=SOLSTICE-2"),
    ("The pivotal HORIZON trial has begun.", "HORIZON=HORIZON"),
    ("A Phase 2 study (AURORA) is open.", "AURORA=AURORA"),
    ("It is known as the LANTERN trial.", "LANTERN=LANTERN"),
    ("The BrightStar study is open.", "BrightStar=BrightStar"),  # CamelCase
    ("BrightStar-201 is a Phase 2 trial.", "BrightStar-201=BrightStar-201"),
    ("The HB-310-101 trial is open.", "HB-310-101=HB-310-101"),  # the number of a study, not of a drug
    ("Enrollment in AURORA-1 (NCT01234567) is complete.", "AURORA-1=AURORA-1"),
    ("Data from the GLACIER study were shown; GLACIER goes on.", "GLACIER=GLACIER | GLACIER=GLACIER"),  # once named, everywhere
    ("A trial, called LANTERN, enrolls adults.", "LANTERN=LANTERN"),
    (
        "The CHORUS-2 trial is over. Adults are enrolled in CHORUS-4.",
        "CHORUS-2=CHORUS-2 | CHORUS-4=CHORUS-4",
    ),  # once numbered, all of the series
    ("The Phase 3 SUNRISE and SOLSTICE trials are over.", "SUNRISE=SUNRISE | SOLSTICE=SOLSTICE"),
    ("The ASCO and ESMO meetings had studies.", ""),
    ("Study HB310-201 is open.", "HB310-201=HB310-201"),
    ("The first patient was dosed in the H310-001 trial.", "H310-001=H310-001"),
    ("A Phase 3 trial of HB-455 in mesothelioma, SOLSTICE, is recruiting.", "SOLSTICE=SOLSTICE"),
    ("A trial of HB-455 in men with prostate cancer, called LANTERN, is open.", "LANTERN=LANTERN"),
    ("The Phase 3 BRUIN MCL-321 trial is open.", "BRUIN MCL-321=BRUIN MCL-321"),
    ("The Phase 3 Lantern trial is open.", "Lantern=Lantern"),
    ("A Phase I/IIa trial is open.", ""),
    ("The first KEYNOTE trial was in melanoma.", ""),  # a family is no trial
    ("The Phase 2 Japanese trial is open.", ""),
    ("The Phase 1 Clinical trial is open.", ""),
    ("Its address is 1200-45 Basel Street.", ""),
    ("A trial of HB-455, Harrow Bay, is open.", ""),
    ("A first trial, ASCO, is no trial.", ""),
    ("The patent US-2018-1234 was granted.", ""),
    ("The HB-310 trial is open to adults who had HB-310 before.", ""),  # a drug's code
    ("The pembrolizumab study is open.", ""),
    ("The FDA study section met.", ""),
    ("The ASCO study session was full.", ""),
    ("The NSCLC trial is open.", ""),  # a disease
    ("The mCRPC trial is open.", ""),
    ("The PSMA study is open.", ""),  # a target
    ("The EGFR study is open.", ""),
    ("A PK study is open.", ""),  # a measurement
    ("A GLP toxicology study is open.", ""),
    ("The IND study is open.", ""),
    ("A Phase 1 trial is open.", ""),
    ("An IIT study is open.", ""),
    ("The US study is open.", ""),  # a place
    ("The Basel study is open.", ""),
    ("A CT study and an MRI study were done.", ""),
    ("HARROW BAY STUDY", ""),  # a headline in capitals
    ("THE STUDY IS OPEN", ""),
    ("A Randomized Study and an Open-Label Trial", ""),
    ("The Company's study is open.", ""),
    ("The CONSORT statement applies.", ""),
    ("A QT study is open.", ""),
    ("Our CAR-T trial is open.", ""),
    ("A COVID-19 study is open.", ""),
)
NUMBERS = (
    ("NCT01234567", "NCT01234567=NCT01234567"),
    ("(NCT 01234567)", "NCT 01234567=NCT01234567"),
    ("NCT-01234567", "NCT-01234567=NCT01234567"),
    ("NCT number: 01234567", "NCT number: 01234567=NCT01234567"),
    ("NCT01234567 and NCT07654321", "NCT01234567=NCT01234567 | NCT07654321=NCT07654321"),
    ("NCT0123456", ""),  # a digit short
    ("NCT012345678", ""),  # a digit over
    ("ANCT01234567", ""),
    ("01234567", ""),
    ("NCI01234567", ""),
)


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_trial_names(sentence, expected, named_in_body):
    assert named_in_body(sentence, "trial") == expected


@pytest.mark.parametrize(("sentence", "expected"), NUMBERS)
def test_registry_numbers(sentence, expected, named_in_body):
    assert named_in_body(sentence, "nct") == expected


def test_half_of_the_rows_name_none():
    for rows in (ROWS, NUMBERS):
        assert sum(not (row.values if hasattr(row, "values") else row)[1] for row in rows) * 2 >= len(rows)
