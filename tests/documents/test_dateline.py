import pytest

from onckg.documents.dateline import find_dateline, read_date_line, read_dateline
from onckg.documents.dates import iso_date
from onckg.documents.shadow import with_marks

DATELINES = [
    ("AUSTIN, Texas, June 06, 2018 (GLOBE NEWSWIRE) -- Ficta said", "2018-06-06", "AUSTIN, Texas", "GLOBE NEWSWIRE"),
    ("MADISON, Wis., June 6, 2018 /PRNewswire/ -- Ficta said", "2018-06-06", "MADISON, Wis.", "PRNewswire"),
    ("ATLANTA, GA - May 1, 2025 (NEWMEDIAWIRE) - Ficta said", "2025-05-01", "ATLANTA, GA", "NEWMEDIAWIRE"),
    ("RAHWAY, N.J.--(BUSINESS WIRE)--Ficta said", "", "RAHWAY, N.J.", "BUSINESS WIRE"),
    ("SAN DIEGO--(BUSINESS WIRE)--Jun. 3, 2019-- Ficta said", "2019-06-03", "SAN DIEGO", "BUSINESS WIRE"),
    ("Basel, 12 March 2024 – Ficta said", "2024-03-12", "Basel", ""),
    ("London, UK, 3rd June 2021 – Ficta said", "2021-06-03", "London, UK", ""),
    ("CAMBRIDGE, Mass. & BASEL, Switzerland--Ficta said", "", "CAMBRIDGE, Mass. & BASEL, Switzerland", ""),
    ("NEW YORK and BERN, Canton, April  24, 2024 (GLOBE NEWSWIRE) -- X", "2024-04-24", "NEW YORK and BERN, Canton", "GLOBE NEWSWIRE"),
    ("Edmonton, Alberta, Canada March 17, 2025. Ficta said", "2025-03-17", "Edmonton, Alberta, Canada", ""),
    ("LONDON, UK / ACCESSWIRE / June 3, 2024 / Ficta said", "2024-06-03", "LONDON, UK", "ACCESSWIRE"),
    ("Vancouver, British Columbia--(Newsfile Corp. - June 3, 2024) - Ficta", "2024-06-03", "Vancouver, British Columbia", "Newsfile Corp."),
    ("2 Sept. 2020 – Paris, France – Ficta said", "2020-09-02", "Paris, France", ""),
    ("BOSTON, Tuesday, 3 June 2020: Ficta said", "2020-06-03", "BOSTON", ""),
    ("PARIS, June 3, 2020, 7:30 am CEST – Ficta said", "2020-06-03", "PARIS", ""),
    ("Lyon, 26 July 2024 (18:00 CEST) – Ficta said", "2024-07-26", "Lyon", ""),
    ("OSLO, Norway, June 3, 2020 (7:30 a.m. CET) - Ficta said", "2020-06-03", "OSLO, Norway", ""),
    ("THE WOODLANDS, Texas, 2024-06-03 -- Ficta said", "2024-06-03", "THE WOODLANDS, Texas", ""),
    ("**TOKYO, June 3, 2024** – Ficta said", "2024-06-03", "TOKYO", ""),
    ("SHANGHAI, Feb. 10, 2025", "2025-02-10", "SHANGHAI", ""),
]  # fmt: skip

NO_DATELINES = [
    "On June 5, 2024, the FDA approved FB-210.",
    "Ficta to Present at a Meeting on June 3, 2024",
    "In the quarter ended March 31, 2025 - the company said",
    "Data as of June 3, 2024 - updated",
    "As of December 31, 2024, Ficta had cash of $5 million.",
    "The trial (NCT01234567) is open.",
    "FB-210 -- a new conjugate -- is safe.",
    "Patients received 2 - 3 doses.",
    "FB-210 (Phase 2) is studied.",
    "June 2018 was a good month - it was",
    "About Ficta (Nasdaq: FCTA) - a company",
    "Phase 2 Results, June 3, 2024 - FB-210",
    "CONTACT: Jo Roe, June 3",
    "FDA - the agency - said",
]


@pytest.mark.parametrize(("text", "date", "place", "wire"), DATELINES)
def test_datelines(text: str, date: str, place: str, wire: str) -> None:
    found = read_dateline(with_marks(text), 0, len(text))
    assert found
    assert (found.date, text[slice(*found.place)], text[slice(*found.wire)]) == (date, place, wire)
    assert not date or iso_date(text[found.date_start : found.date_end]) == date
    assert not text[found.end :].strip(" *").startswith(("-", "–", "("))


@pytest.mark.parametrize("text", NO_DATELINES)
def test_what_is_no_dateline(text: str) -> None:
    found = read_dateline(with_marks(text), 0, len(text))
    assert found is None or not (found.place[1] or found.date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("June 6, 2018", "2018-06-06"),
        ("December 8, 2024 3:00 pm ET", "2024-12-08"),
        ("Wednesday, June 6, 2018", "2018-06-06"),
        ("Published: 12 March 2024", "2024-03-12"),
        ("PRESS RELEASE | June 3, 2024", "2024-06-03"),
        ("2024-06-03", "2024-06-03"),
        ("**June 3rd, 2024**", "2024-06-03"),
        ("12.03.2024", "2024-03-12"),
        ("June 2018", None),
        ("June 31, 2018", None),
        ("Quarter ended June 6, 2018", None),
        ("June 6, 2018 was the day", None),
        ("FB-210 approved June 6, 2018", None),
        ("March 3, 2024 to March 6, 2024", None),
        ("Issue 12", None),
    ],
)
def test_lines_that_hold_only_a_date(text: str, date: str | None) -> None:
    found = read_date_line(with_marks(text), 0, len(text))
    assert (found.date if found else None) == date


def test_a_dateline_in_the_middle_of_a_line() -> None:
    text = "New data for FB-210 in Sarcoma AUSTIN, Texas & BASEL, March 4, 2021 –Ficta said that"
    found = find_dateline(with_marks(text), 0, len(text))
    assert found
    assert (found.date, text[slice(*found.place)], text[found.end :]) == ("2021-03-04", "AUSTIN, Texas & BASEL", "Ficta said that")


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("New Data for FB-210 in Sarcoma Basel, Switzerland, March 4, 2021 – Ficta said that", "Basel, Switzerland", "2021-03-04"),
        ("Ficta to Present San Diego, Calif., March 4, 2021 (GLOBE NEWSWIRE) -- Ficta said", "San Diego, Calif.", "2021-03-04"),
        ("Ficta Names a Chief Edmonton, Alberta, Canada March 4, 2021. Ficta is", "Edmonton, Alberta, Canada", "2021-03-04"),
        ("Data in AML and BPDCN -- LANTERN continues -- BOSTON, March 4, 2021 -- Ficta said", "BOSTON", "2021-03-04"),
    ],
)
def test_a_dateline_behind_a_headline_whose_break_was_lost(text: str, place: str, date: str) -> None:
    found = find_dateline(with_marks(text), 0, len(text))
    assert found
    assert (text[slice(*found.place)], found.date) == (place, date)


@pytest.mark.parametrize(
    "text",
    [
        "The meeting in Basel, Switzerland, June 3, 2024 was long",
        "The FDA - an agency - approved it",
        "DATA: ORR was 40 -- high",
        "The FDA on June 3, 2024 said",
    ],
)
def test_no_dateline_in_the_middle_of_a_sentence(text: str) -> None:
    found = find_dateline(with_marks(text), 0, len(text))
    assert found is None or not found.date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Sept. 2nd, 2020", "2020-09-02"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("1st of May 2020", "2020-05-01"),
        ("February 29, 2024", "2024-02-29"),
        ("February 29, 2023", ""),
        ("31 April 2024", ""),
        ("13/13/2024", ""),
        ("June 3", ""),
    ],
)
def test_dates(written: str, iso: str) -> None:
    assert iso_date(written) == iso
