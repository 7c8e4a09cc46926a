"""Datelines: place, date and wire before the first sentence of a release, and lines that hold only a date.

Takes a stretch of the shadow (with its asterisks), returns what the dateline at its beginning says and how far it goes.
The forms, with anything of it missing: "CITY, Region, Month 6, 2018 (WIRE) --", "CITY, Date /WIRE/ --", "CITY--(WIRE)--Date--",
"City, Country - Date -", "Date - City -", "CITY, Mass. & CITY, Switzerland--", "City, Country Date. Text".

A weak mark behind the date (a colon, a full stop, the end of the line) needs a place that looks like one, else headings
such as "Acme to Present at ASCO June 3, 2024" were datelines. Which stretch is asked is decided by ``front``.
"""

import re
from itertools import chain
from typing import NamedTuple

from onckg.documents.dates import DATE, DAY_OF_YEAR, iso_date
from onckg.documents.word_lists import word_groups


class Found(NamedTuple):
    """A dateline from ``start`` to ``end`` (its last dash included). The date's characters are ``date_start`` to
    ``date_end``, equal where there is none; ``date`` is ISO, empty too where the year is not given. ``place`` and ``wire``
    are spans, empty where not given. ``strong`` says that a dash or wire closes it."""

    start: int
    end: int
    date: str
    date_start: int
    date_end: int
    place: tuple[int, int]
    wire: tuple[int, int]
    strong: bool


_WIRES = frozenset(re.sub(r"\s", "", name).lower() for name in word_groups("wires.txt")[""])
_ZONE = r"(?-i:[A-Z]{2,5}\b)"
_CLOCK = r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?"
_HOURS = rf"(?:at\s+)?{_CLOCK}(?:\s*/?\s*{_ZONE})?(?:\s*/\s*{_CLOCK}\s*(?:{_ZONE})?)*"
_TIME = rf"(?:[,\s]*(?:\({_HOURS}\)|{_HOURS}))"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?)"
_DASHES = r"-(?:\s{0,7}-){0,3}"  # a dash written as an entity is padded with spaces
_WIRE_NAME = r"[A-Za-z0-9][\w .&-]{1,38}?"
_WIRE = (
    rf"(?:\(\s*(?P<wire>{_WIRE_NAME})(?:\s*[-,/]\s*(?P<wire_date>{DATE}))?\s*(?:via\s[^()]{{1,40}})?\s*\)"
    rf"|/\s*(?P<slashed>{_WIRE_NAME}(?:\s+via\s[^/]{{1,40}})?)?\s*/)"
)
_NO_ZONE = r"(?!(?-i:E[SD]?T|C[SD]?T|P[SD]?T|CES?T|GMT|BST|UTC)\b)"
_PLACE = rf"{_NO_ZONE}(?P<place>[^\W\d_][^\d:;!?()\"]{{1,140}}?)"
# Each form with a sign that must be there, for a look that is quicker than the form.
_FORMS = tuple(
    (re.compile(form, re.IGNORECASE), re.compile(sign))
    for form, sign in (
        # Date - City - | Date, City:
        (rf"(?P<date>{DATE}){_TIME}?[\s,|-]+{_PLACE}[\s,.]*{_WIRE}?(?P<stop>\s*{_DASHES}|:)", r"\d"),
        # CITY, Date (WIRE) -- | CITY - Date - | CITY (Date) -
        (
            rf"(?:{_PLACE}[\s,.-]*?[\s,(-](?:{_WEEKDAY},?\s+)?)?\(?(?P<date>{DATE}|{DAY_OF_YEAR}(?=[\s,]*[/(-]))"
            rf"{_TIME}?\s*\)?[\s,]*{_WIRE}?(?P<stop>[\s.*]*(?:{_DASHES}|:|\|))?",
            r"\d[\dstndrh,.\s/-]*(?:\d|/|\(|[A-Z])",
        ),
        # CITY--(WIRE)--Date-- | CITY /WIRE/ Date /
        (rf"{_PLACE}?[\s,.-]*{_WIRE}[\s-]*(?P<date>{DATE})?{_TIME}?[\s,]*(?P<stop>{_DASHES}|/|:)?", r"[(/][^()/]{0,60}[)/]"),
    )
)
# CITY, Mass. & CITY, Switzerland-- : no date, no wire, so capitals and two dashes (or a spaced one) are asked for.
_CITY = r"(?:St\.\s)?[A-Z][A-Z'.]+(?:[ -][A-Z][A-Z'.]+){0,3}(?:,\s?[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+){0,2}){0,2}"
_CITIES = rf"(?P<place>{_CITY}(?:\s*(?:&|and|/|,)\s*{_CITY}){{0,3}})"
_PLACE_ONLY = re.compile(rf"{_CITIES},?\s*(?P<stop>/{{2}}\s*{_DASHES}|-(?:\s{{0,7}}-){{1,3}}|\s-\s)\s*(?=[A-Z\"])")
# A place that is not in capitals: its first word may be the headline's last one, so one word and a region are asked for, and a date.
_TITLE_CITY = (
    r"(?:(?:San|Santa|New|Los|Las|St\.|Saint|Fort|South|North|East|West|Tel|Salt\sLake|Ann|Palo|Redwood|King\sof)\s)?[A-Z][a-z]+"
    r"(?:,\s?[A-Z][A-Za-z.]+(?:\s[A-Z][a-z.]+)?){1,2}"
)
_TITLE_INLINE = re.compile(
    rf"(?<![\w,-])(?P<place>{_TITLE_CITY}),?\s+(?:{_WEEKDAY},?\s+)?(?P<date>{DATE})\s*{_WIRE}?\s*(?P<stop>{_DASHES}\s*|\.\s+(?=[A-Z]))"
)
_TITLE_LIMIT = 600
_INLINE = tuple(
    re.compile(form)
    for form in (
        rf"(?<![A-Za-z]){_NO_ZONE}{_CITIES}\s*,?\s*(?:(?:-\s*)?(?P<date>{DATE}))?{_TIME}?\s*{_WIRE}?\s*(?P<stop>{_DASHES}\s*)",
        rf"(?<![A-Za-z]){_NO_ZONE}{_CITIES}\s*{_WIRE}\s*(?P<date>{DATE})\s*(?P<stop>[/-])",
    )
)
_NOISE = r"(?:published|released?|issued|posted|dated?|updated|(?:press|news|media)\s+release|for\s+immediate\s+release)"
_DATE_LINE = re.compile(
    rf"(?:{_NOISE}[\s:,|-]*(?:on\s+)?)*(?:{_WEEKDAY},?\s+)?(?P<date>{DATE})[\s,|]*{_TIME}?"
    rf"(?:[\s,|/-]*(?:{_WEEKDAY}|source:?.{{0,60}}|{_NOISE}|{_WIRE_NAME}wire))?[\s.|-]*",
    re.IGNORECASE,
)
_WINDOW = 260
_MARKS = "*_# \"'"
_PLACES = word_groups("place_words.txt")
_CONNECTORS = frozenset(_PLACES["joins places"])
_NOT_PLACES = frozenset(_PLACES["no place"]) - _CONNECTORS
_PLACE_WORD = re.compile(r"[^\W\d_a-z][\w'.-]*")


def read_dateline(marked: str, start: int, end: int) -> Found | None:
    """Return the dateline at the beginning of ``[start, end)``, or None."""
    window_end = min(end, start + _WINDOW)
    while start < window_end and marked[start] in _MARKS:
        start += 1
    for form, sign in _FORMS:
        match = form.match(marked, start, window_end) if sign.search(marked, start, window_end) else None
        if match:
            found = _found(marked, match, end)
            if found:
                return found
    match = _PLACE_ONLY.match(marked, start, window_end)
    if match and _is_place(match["place"], 12):
        return Found(start, match.end("stop"), "", 0, 0, match.span("place"), (0, 0), True)
    return None


def find_dateline(marked: str, start: int, end: int) -> Found | None:
    """Return the dateline inside ``[start, end)``, for text whose breaks were lost: the first whose place is in capitals, one with a date
    before one without; else the first near the beginning that has place, region and date."""
    undated: Found | None = None
    for match in chain.from_iterable(form.finditer(marked, start, end) for form in _INLINE):
        wire = match["wire"] or match["slashed"]
        if wire and not _is_wire(wire):
            continue
        dashes = match["stop"].strip()
        slashes = marked[match.end("place") : match.start("stop")].strip()
        if not (match["date"] or wire or dashes.count("-") > 1 or slashes.endswith("//")):
            continue
        if not match["date"] and not wire and len(match["place"]) < 5:
            continue
        found = _record(match, match.start(), match.end("stop"), True)
        if found.date:
            return found
        undated = undated or found
    titled = _TITLE_INLINE.search(marked, start, min(end, start + _TITLE_LIMIT))
    if titled and _is_place(titled["place"], 6) and (titled["wire"] is None or _is_wire(titled["wire"])):
        return _record(titled, titled.start(), titled.end("stop"), True)
    return undated


def read_date_line(marked: str, start: int, end: int) -> Found | None:
    """Return the date of a stretch that holds nothing else (but a weekday, a time, "Published"), or None."""
    if end - start > 120:
        return None
    while start < end and marked[start] in _MARKS:
        start += 1
    while end > start and marked[end - 1] in _MARKS:
        end -= 1
    match = _DATE_LINE.fullmatch(marked, start, end)
    if not match:
        return None
    written = iso_date(match["date"])
    return Found(start, end, written, *match.span("date"), (0, 0), (0, 0), False) if written else None


def _found(marked: str, match: re.Match[str], end: int) -> Found | None:
    place, stop = match["place"] or "", (match["stop"] or "").strip(" *.\r\n")
    groups = match.re.groupindex
    wire = (match["wire"] or match["slashed"] or "") if "wire" in groups else ""
    if match["wire"] and not _is_wire(match["wire"]):
        return None
    slashed = "/" in marked[max(match.end("place"), match.end("date")) : match.end()] and not match["wire"]
    strong = bool(wire) or slashed or stop.startswith("-")
    if not strong and not match["date"]:
        return None
    if place and not _is_place(place, 14 if strong else 10 if "," in place else 4):
        return None
    if not place and not (wire or (match["date"] and stop.startswith("-"))):
        return None
    if not strong:
        tail = marked[match.end() : end]
        if not _weak_stop(place, stop, tail.lstrip()):
            return None
        return _record(match, match.start(), match.end() + tail.startswith("."), strong)
    return _record(match, match.start(), match.end(), strong)


def _weak_stop(place: str, stop: str, tail: str) -> bool:
    """Behind a date without dash and wire: a colon, a full stop with text behind it, or nothing at all."""
    if stop == ":":
        return True
    named = "," in place or place.isupper()
    if not tail:
        return named or len(place.split()) < 3
    return named and tail.startswith((". ", "| "))


def _record(match: re.Match[str], start: int, end: int, strong: bool) -> Found:
    groups = match.groupdict()
    date_group = "date" if groups.get("date") else "wire_date"
    written = groups.get(date_group) or ""
    date_span = match.span(date_group) if written else (0, 0)
    wire_group = "wire" if groups.get("wire") else "slashed"
    wire_span = match.span(wire_group) if groups.get(wire_group) else (0, 0)
    return Found(start, end, iso_date(written) if written else "", *date_span, _place_span(match), wire_span, strong)


def _place_span(match: re.Match[str]) -> tuple[int, int]:
    if not match["place"]:
        return (0, 0)
    start, end = match.span("place")
    place = re.sub(rf"(?i)[\s,(-]+{_WEEKDAY}$", "", match["place"]).rstrip(" ,-/(|\n\r")
    end = start + len(place)
    return start, end + match.string.startswith(".", end)


def _is_wire(name: str) -> bool:
    folded = re.sub(r"\s", "", name).lower()
    return "wire" in folded or folded in _WIRES


def _is_place(place: str, most_words: int) -> bool:
    words = [word for word in re.split(r"[\s,/&;|()-]+", place) if word]
    if not words or len(words) > most_words or words[0].lower() == "in":
        return False
    if any(word.lower().rstrip(".") in _NOT_PLACES for word in words):
        return False
    return all(word in _CONNECTORS or _PLACE_WORD.fullmatch(word) for word in words) and words[-1] not in _CONNECTORS
