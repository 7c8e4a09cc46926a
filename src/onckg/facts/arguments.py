"""Finding the arguments of a fact near the words that state it: drugs, diseases, partners, agency, date.

All places are places in ``view.slotted``.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from onckg.facts.assertion import clause_of
from onckg.facts.context import ReleaseContext
from onckg.facts.jurisdictions import place_in
from onckg.facts.records import DateBounds, Population
from onckg.facts.view import View, marks_in
from onckg.facts.word_lists import any_of
from onckg.mentions.records import Mention

_ELSEWHERE = re.compile(rf"{any_of('spoken-of-elsewhere')}\s(?:[\w-]+\s){{0,3}}$", re.IGNORECASE)
_SELF_PORTRAIT = re.compile(  # "a biotechnology company developing ... for cancer" says nothing of a drug
    rf"\b{any_of('portrayed')}\s(?:(?:that|which)\s(?:is\s)?)?{any_of('portrayed-as')}\w*\b[^,;()]*$", re.IGNORECASE
)
_EXCLUDED = re.compile(r"⟨X\d+⟩\s(?:patients\s)?(?:were|was|are|is)\s(?:\w+\s)?(?:excluded|not included|ineligible)", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:⟨W\d+⟩|today) (?:announc|report)\w+|\b(?:announc|report)\w+ (?:⟨W\d+⟩|today)", re.IGNORECASE)
_EXPLAINS = re.compile(r"⟨X\d+⟩\s\($")
_GOAL_DATE = re.compile(  # the day of a decision to come, not of what happened
    r"\b(?:action|goal|target|pdufa|decision|review|user fee act)\b(?:\s(?:\w+\s){0,3}(?:date|of|by|for)|[^.;]{0,45}\bdate)"
    r"\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_GIVEN_UP = re.compile(
    r"\b(?:originally|initially|previously) (?:planned|expected|scheduled|targeted) (?:for|in|by) (?:\w+ )?$", re.IGNORECASE
)
_NEWS_DAYS = 90  # a company tells within a quarter what it has to tell
_RIGHT_BEHIND = re.compile(r"\s(?:in|on)\s(?:the\s|early\s|late\s)?")
_TODAY = re.compile(r"\b(?:today|announces|announced|reports|reported|is pleased to announce)\b", re.IGNORECASE)


def diseases_in(view: View, start: int, end: int) -> list[Mention]:
    """Return the disease mentions in ``[start, end)`` that are said of a drug, each value once; weak ones ("cancer") only if alone."""
    found: dict[str, Mention] = {}
    weak: dict[str, Mention] = {}
    for mention in marks_in(view, start, end, "disease"):
        place = view.place(mention)
        if (
            _ELSEWHERE.search(view.slotted[max(0, place - 60) : place])
            or _EXCLUDED.match(view.slotted, place)
            or _SELF_PORTRAIT.search(view.slotted[max(0, place - 300) : place])
        ):
            continue
        if any(d.value.endswith(" " + mention.value) and _EXPLAINS.search(view.slotted[max(0, place - 8) : place]) for d in found.values()):
            continue  # "HER2-mutant non-small cell lung cancer (NSCLC)"
        (weak if mention.attributes.get("weak") == "yes" else found).setdefault(mention.value, mention)
    return list(found.values())


def only_disease(context: ReleaseContext, drug: str) -> str | None:
    """Return the one disease that the sentences about a drug alone name; None where they name several (a broader and a narrower one count
    as the narrower) or none."""
    named: list[str] = []
    for view in context.views:
        if {m.value for m in view.of_kind("drug") if context.roles.get(m.value) == "program"} == {drug}:
            named += [m.value for m in diseases_in(view, 0, len(view.slotted)) if m.value not in named]
    exact = [d for d in named if not any(context.narrows(e, d) for e in named)]
    return exact[0] if len(exact) == 1 else None


def title_disease(context: ReleaseContext, drug: str) -> str | None:
    """Return the one disease that the headlines name with a drug; None where they name several or none."""
    named: list[str] = []
    for view in context.views:
        in_title = view.sentence.start < context.document.title_end or view.sentence.section == "headline"
        if in_title and drug in {m.value for m in view.of_kind("drug")}:
            named += [m.value for m in diseases_in(view, 0, len(view.slotted)) if m.value not in named]
    exact = [d for d in named if not any(context.narrows(e, d) for e in named)]
    return exact[0] if len(exact) == 1 else None


def drugs_in(context: ReleaseContext, view: View, start: int, end: int) -> list[str]:
    """Return the programme drugs in ``[start, end)``, each once, in order."""
    return context.programs(marks_in(view, start, end, "drug"))


def topic_of(context: ReleaseContext, view: View) -> tuple[str, ...]:
    """Return the programme drugs that a view is about (see ``ReleaseContext.topics``)."""
    return context.topics[view.number]


def partners_in(context: ReleaseContext, view: View, start: int, end: int) -> list[str]:
    """Return the combination drugs in ``[start, end)``, each once, in order."""
    return list(dict.fromkeys(m.value for m in marks_in(view, start, end, "drug") if context.roles.get(m.value) == "combination"))


def agency_near(view: View, start: int, end: int) -> Mention | None:
    """Return the agency that a wording at ``[start, end)`` speaks of: inside it, else the nearest in its clause, else in the sentence."""
    inside = marks_in(view, start, end, "agency")
    if inside:
        return inside[-1]
    left, right = clause_of(view, start, end)
    for low, high in ((left, right), (0, len(view.slotted))):
        near = marks_in(view, low, high, "agency")
        if near:
            return min(near, key=lambda m: min(abs(view.place(m) - start), abs(view.place(m) - end)))
    return None


def region_near(view: View, start: int, end: int) -> str | None:
    """Return the jurisdiction (US, EU, JP ...) of a place that the clause names ("in Japan", "in the United States"); None without one."""
    left, right = clause_of(view, start, end)
    return place_in(view.slotted, left, right)


def bounds_of(mention: Mention) -> DateBounds:
    """Return the bounds that a date mention holds."""
    earliest, latest, precision = mention.value.split("/")
    return DateBounds(earliest, latest, precision, mention.text)


def event_dates(view: View, start: int, end: int) -> list[Mention]:
    """Return the dates in ``[start, end)`` on which something happened or is to happen; not "today", not the goal date of a review."""
    return [
        m
        for m in marks_in(view, start, end, "date")
        if m.text.lower() != "today"
        and not _GOAL_DATE.search(view.slotted[max(0, view.place(m) - 100) : view.place(m)])
        and not _GIVEN_UP.search(view.slotted[max(0, view.place(m) - 40) : view.place(m)])
    ]


def date_near(context: ReleaseContext, view: View, start: int, end: int, status: str = "") -> DateBounds | None:
    """Return when the event at ``[start, end)`` happened or is to happen: a date in its clause, else one that opens the sentence.

    ``status`` says which: what has happened is not dated after the release, what is ``planned`` not before it; "" takes any date. "today"
    dates the announcement, not the event.
    """
    left, right = clause_of(view, start, end)
    opening = [m for m in marks_in(view, 0, min(40, left), "date") if m.text.lower() != "today"]
    for candidates in (event_dates(view, left, right), opening):
        fitting = [m for m in candidates if can_be_of(context, bounds_of(m), status)]
        if fitting:
            return bounds_of(
                min(fitting, key=lambda m: (not _RIGHT_BEHIND.fullmatch(view.slotted, end, view.place(m)), _distance(view, m, start, end)))
            )
    return None


def can_be_of(context: ReleaseContext, date: DateBounds, status: str) -> bool:
    """Say whether something of this status can have a date, seen from the day of the release."""
    today = context.release_date
    if today is None or not status:
        return True
    return date.latest >= today.earliest if status == "planned" else date.earliest <= today.latest


def more_exact(context: ReleaseContext, dates: Sequence[DateBounds | None]) -> DateBounds | None:
    """Return the date of an event that several sentences date: one that is said before one that is taken from the release's own date.

    News is not old: beside the release's own date one that lies months before it is that of an earlier event of the kind.
    """
    given = [d for d in dates if d is not None]
    today = context.release_date
    if today is None or today not in given:
        return _narrowest(given[0], given) if given else None
    return next((_narrowest(d, given) for d in given if d != today and _is_recent(d, today)), today)


def _narrowest(date: DateBounds, given: Sequence[DateBounds]) -> DateBounds:
    """Return the narrowest of the dates that lie within ``date``, itself where none does ("January 15" of "January")."""
    within = [d for d in given if date.earliest <= d.earliest and d.latest <= date.latest]
    return min(within, key=lambda d: dt.date.fromisoformat(d.latest) - dt.date.fromisoformat(d.earliest))


def _is_recent(date: DateBounds, today: DateBounds) -> bool:
    return (dt.date.fromisoformat(today.earliest) - dt.date.fromisoformat(date.latest)).days <= _NEWS_DAYS


def _distance(view: View, mention: Mention, start: int, end: int) -> int:
    place = view.place(mention)
    return 0 if start <= place < end else min(abs(place - end), abs(start - place))


def is_announcement(context: ReleaseContext, view: View) -> bool:
    """Say whether a view tells the news of the release itself: headline, subhead, or a lead sentence that announces."""
    if view.sentence.start < context.document.title_end or view.sentence.section == "headline" or _ANNOUNCED.search(view.slotted):
        return True
    return view.sentence.section in ("lead", "subhead") and (bool(_TODAY.search(view.slotted)) or view.sentence.section == "subhead")


def populations_of(view: View, diseases: Iterable[Mention], window: tuple[int, int] | None = None) -> tuple[Population, ...]:
    """Return the populations that qualify disease mentions, each once, in reading order."""
    wanted: set[tuple[int, int]] = set()
    for disease in diseases:
        for part in filter(None, disease.attributes.get("populations", "").split(";")):
            low, _, high = part.partition("-")
            wanted.add((int(low), int(high)))
    found: dict[tuple[str, str], Population] = {}
    for mention in view.all_mentions:
        if mention.kind == "population" and ((mention.start, mention.end) in wanted or (window and window[0] <= mention.start < window[1])):
            kind = mention.attributes.get("population_kind", "other")
            found.setdefault((kind, mention.value), Population(kind, mention.value, mention.text, mention.concept))
    return tuple(found.values())


def merged_populations(groups: Sequence[tuple[Population, ...]]) -> tuple[Population, ...]:
    """Return the populations of several sentences, each kind and value once, in order."""
    return tuple({(p.kind, p.value): p for group in reversed(groups) for p in reversed(group)}.values())[::-1]
