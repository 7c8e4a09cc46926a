"""Dates as bounds: "April 11, 2024", "second half of 2018", "last month".

A mention's value is ``earliest/latest/precision`` (both days inclusive). Relative dates resolve against the release's
dateline; where that is missing they give no mention. A bare year counts only where a preposition makes it a date.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable

from onckg.documents.records import Document
from onckg.lexicon.label_matcher import fold
from onckg.mentions.records import Mention

Bounds = tuple[dt.date, dt.date, str]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3].lower(): number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH = (
    r"(?=[adfjmnos])(?P<month>(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4, "final": 4}
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|last|final)"
_PARTS = {"early": (1, 4), "mid": (5, 4), "late": (9, 4), "end": (10, 3), "year": (10, 3)}  # first month, number of months
_NEAR_YEAR = r"(?P<near>(?:this|the|next|last)\syear)"  # "the second half of the year" is that of the dateline's year
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|expect|plan|anticipat|intend|schedul|target|upcoming|aim|on track|to (?:be|begin|start|present|report)"
    r"|look(?:s|ing)? forward)[^.;]*$",
    re.IGNORECASE,
)
_SOON = 60  # days; a day that lies further ahead, and is not said to be to come, is last year's
_COUNTED = (
    r"(?!\.\d|[\s-](?:patients|participants|subjects|people|persons|adults|children|women|men"
    r"|cases|samples|specimens|units|shares|employees|sites|mg|mL|ml|cells|doses)\b)"
)


def _day(match: re.Match[str], _: dt.date | None) -> Bounds | None:
    try:
        day = dt.date(int(match["year"]), _month(match), int(match["day"]))
    except ValueError:
        return None
    return day, day, "day"


def _iso(match: re.Match[str], _: dt.date | None) -> Bounds | None:
    try:
        day = dt.date(int(match["year"]), int(match["m"]), int(match["day"]))
    except ValueError:
        return None
    return day, day, "day"


def _day_without_year(match: re.Match[str], today: dt.date | None) -> Bounds | None:
    """Resolve "on December 14": the day nearest to the release that the words before it allow."""
    if today is None:
        return None
    ahead = bool(_LOOKS_AHEAD.search(match.string, max(0, match.start() - 90), match.start()))
    try:
        day = dt.date(today.year, _month(match), int(match["day"]))
        if (day < today) if ahead else (day - today).days > _SOON:
            day = day.replace(year=today.year + (1 if ahead else -1))
    except ValueError:
        return None
    return day, day, "day"


def _month_of_no_year(match: re.Match[str], today: dt.date | None) -> Bounds | None:
    """Resolve "in November": the last one before the release, or the next one where the words before it look ahead."""
    if today is None:
        return None
    month = _month(match)
    ahead = bool(_LOOKS_AHEAD.search(match.string, max(0, match.start() - 90), match.start()))
    year = today.year + (month < today.month if ahead else -(month > today.month))
    return _months(year, month, 1, "month")


def _whole_month(match: re.Match[str], _: dt.date | None) -> Bounds | None:
    return _months(int(match["year"]), _month(match), 1, "month")


def _quarter(match: re.Match[str], today: dt.date | None) -> Bounds | None:
    number = _QUARTERS.get((match["ordinal"] or "").lower()) if "ordinal" in match.re.groupindex else int(match["q"])
    year = _year(match, today)
    return _months(year, 3 * number - 2, 3, "quarter") if number and year else None


def _half(match: re.Match[str], today: dt.date | None) -> Bounds | None:
    number = _QUARTERS.get((match["ordinal"] or "").lower()) if "ordinal" in match.re.groupindex else int(match["h"])
    year = _year(match, today)
    return _months(year, 6 * number - 5, 6, "half") if number in (1, 2) and year else None


def _part_of_year(match: re.Match[str], today: dt.date | None) -> Bounds | None:
    first, count = _PARTS[match["part"].lower()[:5].rstrip("- ")]
    year = _year(match, today)
    return _months(year, first, count, "range") if year else None


def _whole_year(match: re.Match[str], _: dt.date | None) -> Bounds | None:
    return _months(int(match["year"]), 1, 12, "year")


def _relative(match: re.Match[str], today: dt.date | None) -> Bounds | None:
    if today is None:
        return None
    which, unit = match["which"].lower().split()[-1], match["unit"].lower()
    step = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=step)
        return monday, monday + dt.timedelta(days=6), "range"
    if unit == "month":
        return _months(today.year, today.month + step, 1, "month")
    if unit == "quarter":
        return _months(today.year, 3 * ((today.month - 1) // 3) + 1 + 3 * step, 3, "quarter")
    bounds = _months(today.year + step, 1, 12, "year")
    earlier_or_later = match["which"].lower().split()[0]
    if step == 0 and earlier_or_later == "earlier":
        return bounds[0], today, "range"
    if step == 0 and earlier_or_later == "later":
        return today, bounds[1], "range"
    return bounds


def _today(match: re.Match[str], today: dt.date | None) -> Bounds | None:
    if today is None:
        return None
    day = today - dt.timedelta(days=1) if match["word"].lower() == "yesterday" else today
    return day, day, "day"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date | None], Bounds | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), resolve)
    for pattern, resolve in (
        (rf"\b{_MONTH}\s{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}\b", _day),
        (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s{_YEAR}\b", _day),
        (r"\b(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)\b", _iso),
        (rf"\b{_MONTH}(?:\sof)?,?\s{{1,2}}{_YEAR}\b", _whole_month),
        (rf"(?<=\bin\s)(?-i:(?=[A-Z])){_MONTH}(?![\w-])(?!,?\s(?:of\s|the\s)?\d)(?!\sand\s\w+,?\s\d)", _month_of_no_year),
        (rf"\b{_ORDINAL}[\s-]quarter(?:\s(?:of\s)?(?:(?:fiscal|calendar)\s)?(?:year\s)?(?:{_YEAR}|{_NEAR_YEAR}))?\b", _quarter),
        # Capitals tell them from a chromosome's arm (1q21), a mark from a cell line (H146).
        (rf"\b(?P<q>[1-4])(?-i:Q)[\s'-]{{0,2}}(?:of\s)?(?:(?P<short>\d\d)|{_YEAR})\b", _quarter),
        (rf"\b(?-i:Q)(?P<q>[1-4])(?:[\s'-]{{1,2}}(?P<short>\d\d)|[\s'-]{{0,2}}(?:of\s)?{_YEAR})\b", _quarter),
        (rf"\b{_ORDINAL}[\s-]half(?:\s(?:of\s)?(?:(?:fiscal|calendar)\s)?(?:year\s)?(?:{_YEAR}|{_NEAR_YEAR}))?\b", _half),
        (rf"\b(?P<h>[12])(?-i:H)[\s'-]{{0,2}}(?:of\s)?(?:(?P<short>\d\d)|{_YEAR})\b", _half),
        (rf"\b(?-i:H)(?P<h>[12])(?:[\s'-]{{1,2}}(?P<short>\d\d)|[\s'-]{{0,2}}(?:of\s)?{_YEAR})\b", _half),
        (rf"\b(?P<part>early|mid|late|end|year[\s-]end)(?:[\s-](?:in\s|of\s|(?:the\s)?year\s)?{_YEAR})\b", _part_of_year),
        (rf"\b(?P<part>early|mid|late|end)(?:\s(?:in\s|of\s)?|-){_NEAR_YEAR}\b", _part_of_year),
        (r"\b(?P<part>year[\s-]end|mid(?=[\s-]year))\b(?:[\s-]year)?", _part_of_year),
        # "over the past year" is a length of time, "the last week of treatment" one of the patient's
        (
            r"\b(?P<which>(?:earlier\s|later\s)?(?:last|previous|(?<!the\s)past|this|next))\s(?P<unit>week|month|quarter|year)\b(?!\sof\b)",
            _relative,
        ),
        (r"\b(?P<word>today|yesterday)\b", _today),
        (rf"(?<=\bin\s|\bby\s|\bof\s){_YEAR}\b{_COUNTED}(?!\s(?:annual|asco|esmo|ash|aacr|sitc|meeting|congress|symposium))", _whole_year),
        (rf"(?<=(?:19|20)\d\d\sand\s){_YEAR}\b{_COUNTED}", _whole_year),
        (rf"(?<=since\s|after\s|until\s){_YEAR}\b{_COUNTED}", _whole_year),
        (rf"(?<=targeting\s){_YEAR}\b{_COUNTED}", _whole_year),
        (rf"(?<=planned\sfor\s){_YEAR}\b{_COUNTED}", _whole_year),
        (rf"(?<=expected\sfor\s|targeted\sfor\s){_YEAR}\b{_COUNTED}", _whole_year),
        (rf"(?<=[a-z]\s\(|[A-Z]\s\(){_YEAR}(?=\))", _whole_year),  # "Fast Track (2016) and Orphan Drug (2017)"
        (rf"(?<=during\s|before\s){_YEAR}\b{_COUNTED}", _whole_year),
        (rf"(?<=\bon\s){_MONTH}\s(?P<day>\d{{1,2}})\b(?!,?\s?\d{{4}})", _day_without_year),
    )
)

# Every form holds one of these, in folded text; a tenth of a release lies near one, and the forms are searched only there.
_SIGN = re.compile(
    r"(?:19|20)\d\d|[1-4][qh]|[qh][1-4]|half|quarter|year|month|week|today|yesterday"
    r"|(?:on|in) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_AROUND = 48  # characters; the words of the longest date, and those behind it that make it something else


def find_dates(document: Document) -> list[Mention]:
    """Find the dates of a document in reading order, never overlapping; the first form of the table that fits wins."""
    today = dt.date.fromisoformat(document.dateline.date) if document.dateline.date else None
    taken: list[Mention] = []
    used = bytearray(len(document.shadow))
    stretches = _stretches(document.shadow)
    for form, resolve in _FORMS:
        for match in (m for start, end in stretches for m in form.finditer(document.shadow, start, end)):
            start, end = match.span()
            if any(used[start:end]):
                continue
            bounds = resolve(match, today)
            if bounds is None:
                continue
            used[start:end] = b"\x01" * (end - start)
            value = f"{bounds[0].isoformat()}/{bounds[1].isoformat()}/{bounds[2]}"
            taken.append(Mention("date", start, end, document.text[start:end], value, "form/date"))
    return sorted(taken, key=lambda m: m.start)


def _stretches(shadow: str) -> list[tuple[int, int]]:
    """Return the stretches of a text in which a date can stand, in reading order, never overlapping."""
    stretches: list[tuple[int, int]] = []
    for sign in _SIGN.finditer(fold(shadow)):
        start, end = max(0, sign.start() - _AROUND), min(len(shadow), sign.end() + _AROUND)
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def _month(match: re.Match[str]) -> int:
    return _MONTHS[match["month"].lower().rstrip(".")]


def _year(match: re.Match[str], today: dt.date | None) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        return 2000 + int(groups["short"])
    if today is None:
        return None
    near = (groups.get("near") or "").lower().split()
    if near:
        return today.year + {"last": -1, "next": 1}.get(near[0], 0)
    return today.year if groups.get("part") else None


def _months(year: int, first: int, count: int, precision: str) -> Bounds:
    year, first = year + (first - 1) // 12, (first - 1) % 12 + 1
    last_year, last = year + (first + count - 2) // 12, (first + count - 2) % 12 + 1
    return dt.date(year, first, 1), dt.date(last_year, last, calendar.monthrange(last_year, last)[1]), precision
