"""Treatments that are no named drugs."""

import pytest

from onckg.mentions.recognizers.regimen import find_regimens

ROWS = (
    ("with external beam radiation", "external beam radiation=external beam radiation"),
    ("EBRT", "EBRT=external beam radiation"),
    ("SBRT", "SBRT=stereotactic body radiation therapy"),
    ("radiotherapy", "radiotherapy=radiotherapy"),
    ("Radiation Therapy", "Radiation Therapy=radiotherapy"),
    ("concurrent chemoradiation", "concurrent chemoradiation=chemoradiation"),
    ("platinum-based chemotherapy", "platinum-based chemotherapy=chemotherapy"),
    ("standard-of-care treatment", "standard-of-care=standard of care"),
    ("versus SoC", "SoC=standard of care"),
    ("stem cell transplantation", "stem cell transplantation=stem cell transplant"),
    ("ASCT", "ASCT=stem cell transplant"),
    ("checkpoint inhibitors", "checkpoint inhibitors=immune checkpoint inhibitor"),
    ("androgen-deprivation therapy", "androgen-deprivation therapy=hormone therapy"),
    ("TTFields", "TTFields=tumor treating fields"),
    ("mFOLFOX6", "mFOLFOX6=FOLFOX"),
    ("R-CHOP", "R-CHOP=R-CHOP"),  # not CHOP
    ("7+3 induction", "7+3=7+3"),
    ("lymphodepleting chemotherapy", "lymphodepleting chemotherapy=lymphodepletion"),
    ("best supportive\ncare", "best supportive care=best supportive care"),
    ("radiation followed by surgery", "radiation=radiotherapy | surgery=surgery"),
    ("a lamb chop", ""),
    ("socks", ""),
    ("Society of the South (SoCal)", ""),
    ("the care standard", ""),
    ("standard of living", ""),
    ("standards of conduct", ""),
    ("surgeons", ""),
    ("radiational", ""),
    ("a beam of light", ""),
    ("external audit", ""),
    ("best care", ""),
    ("a transplant center", ""),
    ("17+3", ""),  # part of a longer number
    ("7+35", ""),
    ("chemotherapeutic agents", ""),
    ("the adt company", ""),  # capitals tell
    ("ici et la", ""),
    ("chops and changes", ""),
    ("folfox, the animal", ""),
    ("the checkpoint at the border", ""),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_regimens(text, expected, document_of, line_of):
    document = document_of(text)
    assert line_of(document, find_regimens(document)) == expected


def test_half_of_the_rows_name_none():
    assert sum(not expected for _, expected in ROWS) * 2 >= len(ROWS)
