"""Stages: said of the drug, or implied by a begun trial or an approval; never by a plan."""

import pytest

NOTHING: list[str] = []
# A text and the facts that it states: "stage | drug | disease"; what is not said is left out.
ROWS = (
    ("HB-310 is preclinical.", ["preclinical | HB-310"]),
    ("HB-310 is in preclinical development.", ["preclinical | HB-310"]),
    ("HB-310 is in IND-enabling studies.", ["IND-enabling | HB-310"]),
    ("The preclinical candidates HB-310 and HB-455 target solid tumors.", ["preclinical | HB-310", "preclinical | HB-455"]),
    ("HB-310 is in a Phase 2 trial in glioma.", ["phase-2 | HB-310 | glioma"]),
    ("A Phase 1/2 trial of HB-455 in melanoma is enrolling.", ["phase-1-2 | HB-455 | melanoma"]),
    ("The FDA approved HB-310 for glioma.", ["marketed | HB-310 | glioma"]),
    ("The marketed product HB-310 is sold in two countries.", ["marketed | HB-310"]),
    ("HB-310 is under regulatory review.", ["registration | HB-310"]),
    ("HB-310 is not preclinical.", NOTHING),
    ("HB-310 could enter IND-enabling studies.", NOTHING),
    ("A Phase 3 trial of HB-310 in glioma is planned.", NOTHING),
    ("Harrow Bay plans to start a Phase 1 trial of HB-310 in glioma.", NOTHING),
    ("HB-310 has not been approved.", NOTHING),
    ("Preclinical work is the first step of development.", NOTHING),
    ("IND-enabling studies take a year.", NOTHING),
    ("If approved, HB-310 would be marketed.", NOTHING),
    ("HB-310 may be approved in 2019.", NOTHING),
    ("Marketed products are listed on our website.", NOTHING),
    ("HB-310, a preclinical candidate, binds PD-1.", ["preclinical | HB-310"]),
    ("HB-455 will enter IND-enabling studies next year.", NOTHING),
    ("HB-455 is commercially available in Japan.", ["marketed | HB-455"]),
    ("The discovery of HB-310 took ten years.", NOTHING),
    ("In preclinical studies, HB-310 shrank tumors.", NOTHING),
    ("HB-310 is no longer marketed.", NOTHING),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_stages(text, expected, stated):
    found = stated(text, "stages")
    assert found == sorted(expected)
