"""Calendar dates with a day, as releases write them: "June 06, 2018", "12 March 2024", "2 Sept. 2020", "2024-03-12".

``DATE`` is a pattern without groups, to be built into larger ones. ``iso_date`` reads what it matched. A date in figures
with slashes is read month first, as U.S. releases write it, unless the first figure can be no month; with full stops, day first.
"""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
DAY_OF_YEAR = rf"\b(?i:{_MONTH}\s*{_DAY}|{_DAY}\s+{_MONTH})"
DATE = (
    rf"(?:\b(?i:{_MONTH}\s*{_DAY}(?:\s*,\s*|\s+){_YEAR}|{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR})(?!\d)"
    rf"|\b{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)|\b\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}(?!\d))"
)

_WORDED = re.compile(rf"(?i)({_MONTH})|({_YEAR})(?!\d)|(\d{{1,2}})")
_FIGURES = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})([/.])(\d{1,2})[/.](\d{4})")


def iso_date(written: str, year: int | None = None) -> str:
    """Return a written date as YYYY-MM-DD; empty where there is no such day, or no year and none given.

    >>> iso_date("Sept.  2nd, 2020"), iso_date("31/12/2024"), iso_date("February 30, 2020"), iso_date("June 3", 2021)
    ('2020-09-02', '2024-12-31', '', '2021-06-03')
    """
    figures = _FIGURES.fullmatch(written.strip())
    if figures and figures[1]:
        return _iso(int(figures[1]), int(figures[2]), int(figures[3]))
    if figures:
        first, second, in_year = int(figures[4]), int(figures[6]), int(figures[7])
        return _iso(in_year, first, second) if first <= 12 and figures[5] == "/" else _iso(in_year, second, first)
    month = day = 0
    for part in _WORDED.finditer(written):
        if part[1]:
            month = _MONTHS.index(part[1][:3].lower()) + 1
        elif part[2]:
            year = int(part[2])
        elif not day:
            day = int(part[3])
    return _iso(year, month, day) if year and month and day else ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
