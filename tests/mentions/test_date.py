"""Dates and their bounds; the dateline of the rows is June 6, 2018."""

import pytest

from onckg.mentions.recognizers.date import find_dates

DAY = "2018-06-06"
ROWS = (
    # days
    ("on June 6, 2018", "June 6, 2018=2018-06-06/2018-06-06/day"),
    ("on April 11 2024", "April 11 2024=2024-04-11/2024-04-11/day"),  # the comma forgotten
    ("on Sept. 3, 2024", "Sept. 3, 2024=2024-09-03/2024-09-03/day"),
    ("on March 1st, 2025", "March 1st, 2025=2025-03-01/2025-03-01/day"),
    ("on 6 June 2018", "6 June 2018=2018-06-06/2018-06-06/day"),  # European
    ("on the 21st of May, 2019", "21st of May, 2019=2019-05-21/2019-05-21/day"),
    ("on 2018-06-06", "2018-06-06=2018-06-06/2018-06-06/day"),
    ("on May 2", "May 2=2018-05-02/2018-05-02/day"),  # of the dateline's year
    ("announced today", "today=2018-06-06/2018-06-06/day"),
    ("said yesterday", "yesterday=2018-06-05/2018-06-05/day"),
    # months
    ("in May 2018", "May 2018=2018-05-01/2018-05-31/month"),
    ("in February of 2024", "February of 2024=2024-02-01/2024-02-29/month"),  # a leap year
    ("in Dec. 2017", "Dec. 2017=2017-12-01/2017-12-31/month"),
    ("in January, 2026", "January, 2026=2026-01-01/2026-01-31/month"),
    ("last month", "last month=2018-05-01/2018-05-31/month"),
    ("next month", "next month=2018-07-01/2018-07-31/month"),
    ("this month", "this month=2018-06-01/2018-06-30/month"),
    ("granted in November", "November=2017-11-01/2017-11-30/month"),  # the last one
    ("granted in May", "May=2018-05-01/2018-05-31/month"),
    ("we expect to file in November", "November=2018-11-01/2018-11-30/month"),  # the next one
    ("we will file in February", "February=2019-02-01/2019-02-28/month"),
    ("granted on December 14", "December 14=2017-12-14/2017-12-14/day"),
    ("in 2016 and 2017", "2016=2016-01-01/2016-12-31/year | 2017=2017-01-01/2017-12-31/year"),
    # quarters
    ("in the third quarter of 2025", "third quarter of 2025=2025-07-01/2025-09-30/quarter"),
    ("in the 4th quarter 2018", "4th quarter 2018=2018-10-01/2018-12-31/quarter"),
    ("in the first quarter of fiscal year 2026", "first quarter of fiscal year 2026=2026-01-01/2026-03-31/quarter"),
    ("in the second quarter of this year", "second quarter of this year=2018-04-01/2018-06-30/quarter"),
    ("in Q3 2025", "Q3 2025=2025-07-01/2025-09-30/quarter"),
    ("in Q1'26", "Q1'26=2026-01-01/2026-03-31/quarter"),
    ("in 4Q25", "4Q25=2025-10-01/2025-12-31/quarter"),
    ("in 2Q 2025", "2Q 2025=2025-04-01/2025-06-30/quarter"),
    ("in the last quarter of 2018", "last quarter of 2018=2018-10-01/2018-12-31/quarter"),
    ("last quarter", "last quarter=2018-01-01/2018-03-31/quarter"),
    ("next quarter", "next quarter=2018-07-01/2018-09-30/quarter"),
    # halves
    ("in the second half of 2018", "second half of 2018=2018-07-01/2018-12-31/half"),
    ("a first-half 2026 readout", "first-half 2026=2026-01-01/2026-06-30/half"),
    ("in the second half of this year", "second half of this year=2018-07-01/2018-12-31/half"),
    ("in 2H25", "2H25=2025-07-01/2025-12-31/half"),
    ("in 1H 2026", "1H 2026=2026-01-01/2026-06-30/half"),
    ("in H2 2025", "H2 2025=2025-07-01/2025-12-31/half"),
    # parts of years, and years
    ("in early 2026", "early 2026=2026-01-01/2026-04-30/range"),
    ("in mid-2025", "mid-2025=2025-05-01/2025-08-31/range"),
    ("in late 2026", "late 2026=2026-09-01/2026-12-31/range"),
    ("by the end of 2025", "end of 2025=2025-10-01/2025-12-31/range"),
    ("by year-end 2025", "year-end 2025=2025-10-01/2025-12-31/range"),
    ("by year-end", "year-end=2018-10-01/2018-12-31/range"),  # of the dateline's year
    ("by the end of the year", "end of the year=2018-10-01/2018-12-31/range"),
    ("by the end of this year", "end of this year=2018-10-01/2018-12-31/range"),
    ("mid-year", "mid-year=2018-05-01/2018-08-31/range"),
    ("late last year", "late last year=2017-09-01/2017-12-31/range"),
    ("early next year", "early next year=2019-01-01/2019-04-30/range"),
    ("in the first half of next year", "first half of next year=2019-01-01/2019-06-30/half"),
    ("in the second half of the year", "second half of the year=2018-07-01/2018-12-31/half"),
    ("earlier this year", "earlier this year=2018-01-01/2018-06-06/range"),
    ("later this year", "later this year=2018-06-06/2018-12-31/range"),
    ("last year", "last year=2017-01-01/2017-12-31/year"),
    ("next year", "next year=2019-01-01/2019-12-31/year"),
    ("in 2020", "2020=2020-01-01/2020-12-31/year"),
    ("since 2015", "2015=2015-01-01/2015-12-31/year"),
    ("last week", "last week=2018-05-28/2018-06-03/range"),
    # two at once
    ("in May 2018 and in Q4 2018", "May 2018=2018-05-01/2018-05-31/month | Q4 2018=2018-10-01/2018-12-31/quarter"),
    ("from March 2017 to June 2018", "March 2017=2017-03-01/2017-03-31/month | June 2018=2018-06-01/2018-06-30/month"),
)
NOT_DATES = (
    "in may cases",
    "in marching order",
    "in 24 and 2017 patients",
    "decided in june",
    "in Mayfield",
    "in Mar-a-Lago",
    "the Junior trial",
    "in Octagon",
    "in Apriline",
    "in Janus kinase",
    "in Decembrist hands",
    "the drug may help",  # a verb
    "patients may 2 times repeat it",
    "a march of 12 miles",
    "the March of Dimes gave a grant",
    "April Smith joined the board",
    "Dr. August Mayer",
    "at the 2024 ASCO Annual Meeting",  # a meeting's name
    "in 2024 ASCO abstracts",
    "of 2025 AACR sessions",
    "for 24 months",  # a length of time
    "over 12 weeks",
    "every 21 days",
    "two quarters of growth",
    "in the past year",  # the twelve months before, not last year
    "over the past month",
    "in the last week of treatment",
    "half of the patients",
    "the first half of the dose",
    "the second quarter of the cohort",
    "a quarter of the tumors",
    "$2,025 in fees",  # money
    "$20.25 million",
    "USD 2025",
    "a total of 2018 patients",  # a number
    "in 2000 patients",
    "of 1999 samples",
    "by 2000 units",
    "NCT02018201",
    "ICD 2019",
    "room 2018",
    "Form 2018",
    "Regulation 2019/6",
    "the 2018 budget",
    "in the 1990s",
    "in 2018.5 mg",
    "on 2018-13-40",  # no such day
    "on February 30, 2018",
    "on June 31",
    "gain of 1q21",  # a chromosome's arm
    "loss of 3q26 and 4q12",
    "dosed Q3W",  # an interval
    "q2 weeks",
    "QID",
    "an H2 blocker",
    "year-ended results of mid-sized firms",
    "endpoints of the year-long follow-up",
    "NCI-H146 cells",  # cell lines
    "H228 and H446 cells",
    "a 2h 30 minute infusion",
    "1H NMR",
    "at 10:30 a.m.",
    "the early 20 patients",
    "late-stage disease",
    "mid-size companies",
    "end of treatment",
    "from 18 to 75 years",
    "1999 Harrow Way",
    "call 2018 for help",
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_dates(text, expected, document_of, line_of):
    document = document_of(text, DAY)
    assert line_of(document, find_dates(document)) == expected


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_no_date(text, document_of, line_of):
    document = document_of(text, DAY)
    assert line_of(document, find_dates(document)) == ""


def test_half_of_the_rows_name_none():
    assert len(NOT_DATES) >= len(ROWS)


RELATIVE = [
    ("last month", "2018-01-15", "2017-12-01/2017-12-31/month"),  # over the turn of the year
    ("next month", "2018-12-15", "2019-01-01/2019-01-31/month"),
    ("last quarter", "2018-02-01", "2017-10-01/2017-12-31/quarter"),
    ("next quarter", "2018-11-01", "2019-01-01/2019-03-31/quarter"),
    ("this quarter", "2018-12-31", "2018-10-01/2018-12-31/quarter"),
    ("next week", "2018-12-31", "2019-01-07/2019-01-13/range"),
    ("yesterday", "2018-01-01", "2017-12-31/2017-12-31/day"),
    ("last month", "2024-03-31", "2024-02-01/2024-02-29/month"),
]


@pytest.mark.parametrize(("text", "issued", "value"), RELATIVE)
def test_relative_dates_resolve_against_the_dateline(text, issued, value, document_of):
    (mention,) = find_dates(document_of(text, issued))
    assert mention.value == value


@pytest.mark.parametrize("text", ["last month", "today", "next quarter", "earlier this year", "on May 2", "in the first half of this year"])
def test_relative_dates_need_a_dateline(text, document_of):
    assert find_dates(document_of(text, "")) == []


def test_bounds_are_in_order(document_of):
    for text, _ in ROWS:
        for mention in find_dates(document_of(text, DAY)):
            earliest, latest, precision = mention.value.split("/")
            assert earliest <= latest
            assert precision in ("day", "month", "quarter", "half", "year", "range")
