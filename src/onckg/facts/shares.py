"""What one act is told of in a row ("by the FDA for A in 2021 and for B in 2022, by the EMA for A in 2023"), and what a second verb adds
("..., and was requested for B in March").

All places are places in ``view.slotted``.
"""

import re
from dataclasses import dataclass, field, replace

from onckg.facts.arguments import bounds_of, diseases_in, event_dates
from onckg.facts.records import DateBounds
from onckg.facts.view import View, marks_in
from onckg.facts.wording import find_matches, load_wordings
from onckg.mentions.records import Mention

_BETWEEN = re.compile(  # what may stand between the members of a row
    r"(?:[\s,()]|\b(?:and|also|then|later|subsequently|as well as|by|from|for|in|on|the|an?|both|(?:the )?treatment of"
    r"|(?:adult |pediatric )?patients with|early"
    r"|late|mid|U\.S\.|US)(?![\w⟨]))*",
    re.IGNORECASE,
)
OF_NEXT = re.compile(r"\s(?:by\s(?:the\s)?⟨A\d+⟩\s)?(?:both\s|an?\s|the\s|its\s|⟨A\d+⟩\s)*⟨G")  # "and was granted Fast Track designation"
_PARTS = re.compile(r",|\b(?:and|as well as)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """One member of a row: its diseases, the agency and the date that are said of it or carried on from the one before; None without."""

    agency: Mention | None = None
    diseases: tuple[Mention, ...] = ()
    date: DateBounds | None = None
    own_agency: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class SecondVerb:
    """A second verb with the same subject: where it begins, what it says became of the designation ("-" for none of our matters), its
    diseases, its agency and its date where they are said."""

    start: int
    status: str
    rule: str
    diseases: tuple[Mention, ...]
    agency: str | None
    date: DateBounds | None


def shares_in(view: View, start: int, stop: int) -> list[Share]:
    """Return the members of the row that begins in ``[start, stop)``, each with its diseases; empty where all share agency and date."""
    if "respectively" in view.slotted[start:]:
        return []
    told = {m.value for m in diseases_in(view, start, stop)}
    row: list[Share] = []
    end = -1
    for mark in marks_in(view, start, stop, "agency", "disease", "date", "drug"):
        place, after = view.span(mark)
        between = view.slotted[end:place] if row else ""
        if (row and not _BETWEEN.fullmatch(between)) or (mark.kind == "drug" and row):
            break
        if mark.kind == "drug" or (mark.kind == "disease" and mark.value not in told):
            continue
        row = _with(row, mark, parted=bool(_PARTS.search(between)))
        end = after
    dates = [s.date for s in row if s.date]
    agencies = {s.agency.value for s in row if s.agency}
    if len(row) < 2 or not all(s.diseases for s in row) or (len(dates) < 2 and len(agencies) < 2):
        return []
    return row


def _with(row: list[Share], mark: Mention, *, parted: bool) -> list[Share]:
    """Return the row with one mark more; ``parted`` says that a comma or an "and" stands before it."""
    last = row[-1] if row else Share()
    whole = bool(last.diseases or last.date)
    if mark.kind == "agency":
        fresh = parted and whole
        return [*(row if fresh else row[:-1]), replace(Share() if fresh else last, agency=mark, own_agency=True)]
    if mark.kind == "disease":
        if last.date is not None and parted:
            return [*row, Share(last.agency, (mark,))]
        return [*row[:-1], replace(last, diseases=(*last.diseases, mark))]
    return [*row[:-1], replace(last, date=last.date or bounds_of(mark))]


def second_verb(view: View, start: int, stop: int) -> SecondVerb | None:
    """Return what a second verb behind ``start`` says of the designation that the first is about; None where there is none."""
    found = [
        m for m in find_matches(view, load_wordings("second_verbs")) if start <= m.start < stop and not OF_NEXT.match(view.slotted, m.end)
    ]
    if not found:
        return None
    match = min(found, key=lambda m: m.start)
    dates = event_dates(view, match.end, stop)
    agencies = marks_in(view, match.end, stop, "agency")
    return SecondVerb(
        match.start,
        str(match.wording.gives["status"]),
        match.wording.rule,
        tuple(diseases_in(view, match.end, stop)),
        agencies[0].value if agencies else None,
        bounds_of(dates[0]) if dates else None,
    )


def before_place(view: View, end: int) -> View:
    """Return a view of what stands before a place of ``slotted``; marks behind it are at no place."""
    return replace(view, slotted=view.slotted[:end].rstrip(" ,"), places=view.places[: len(view.slotted[:end].rstrip(" ,"))])
