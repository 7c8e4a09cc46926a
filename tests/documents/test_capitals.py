from collections.abc import Callable

import pytest

from onckg.documents import Document

Read = Callable[[str], Document]
BODY = (
    "\n\nAUSTIN, Texas, March 4, 2021 -- FictaBio, Inc. (Nasdaq: FCTA) announced today that the FDA cleared its IND for ficta-vec "
    "in NSCLC. The StarFall trial will begin soon.\n"
)


@pytest.mark.parametrize(
    ("capitals", "headline"),
    [
        (
            "FICTABIO ANNOUNCES FDA CLEARANCE OF IND FOR FICTA-VEC IN NSCLC",
            "FictaBio Announces FDA Clearance of IND for Ficta-vec in NSCLC",
        ),
        ("FICTABIO'S PHASE 1B STARFALL TRIAL WILL BEGIN IN 2022", "FictaBio's Phase 1b StarFall Trial Will Begin in 2022"),
        ("FDA GRANTS FICTABIO FAST TRACK DESIGNATION FOR XYZPHAR", "FDA Grants FictaBio Fast Track Designation for XYZPHAR"),
        ("FictaBio Announces FDA Clearance of IND", "FictaBio Announces FDA Clearance of IND"),
        ("FDA OKS XYZ IN AML", "FDA OKS XYZ IN AML"),
    ],
)
def test_headlines_in_capitals_are_written_as_others_are(read: Read, capitals: str, headline: str) -> None:
    document = read(capitals + BODY)
    assert document.title == headline
    start, end = document.canonical_span(document.title_start, document.title_end)
    assert document.canonical[start:end] == capitals


def test_capitals_behind_the_front_and_in_rows_stay(read: Read) -> None:
    document = read("FictaBio Announces a Trial" + BODY + "\nWords. " * 900 + "\n\nSHOUTING IN CAPITALS ABOUT SEVERAL TRIALS\n")
    assert "SHOUTING IN CAPITALS" in document.text
