"""Whose a designation is: the agency that a sentence gives to each of those that it names, with the date of each.

All places are places in ``view.slotted``; ``named`` holds the designations of a sentence with the places of their marks, ``index`` says
which of them is meant.
"""

import re

from onckg.facts.assertion import clause_of
from onckg.facts.context import ReleaseContext
from onckg.facts.coordination import agencies_beside, jurisdictions_beside
from onckg.facts.jurisdictions import agency_of_jurisdiction, is_possible, only_agency_of, places_in
from onckg.facts.records import DateBounds
from onckg.facts.view import View, marks_in
from onckg.mentions.records import Mention

_US_KINDS = ("FastTrack", "BreakthroughTherapy", "PriorityReview")  # almost always the FDA's: China's NMPA has a breakthrough of its own
LIST = re.compile(
    r"^(?:\s*(?:,|and|or|&|/|as well as|both|also|;|the|an?|its)\s*|\s*⟨A\d+⟩(?:'s)?\s*|\s*(?:U\.S\.|US|FDA|existing)\s*"
    r"|\s*in\s(?:the\s)?(?-i:[A-Z])[\w.]*(?:\s(?-i:[A-Z])\w*)?(?=\s)|\s*(?:in|on)\s⟨W\d+⟩\s*|\s?\(⟨W\d+⟩\)\s*|\s*(?:by|from)\s(?=(?:the\s)?⟨A))*$",
    re.IGNORECASE,
)
_IN_ITS_PLACE = re.compile(
    r"(?:\s(?:for|of|in|to)\s(?:the\s(?:treatment\sof\s)?)?⟨[XD]\d+⟩(?:,?\s(?:and|or)\s⟨X\d+⟩)*)*"
    r"\s(?:in|from|on)\s(?:the\s)?[A-Za-z.]+(?:\s[A-Z]\w+)?"
)


def agencies_of(
    context: ReleaseContext, view: View, named: list[tuple[int, Mention]], index: int
) -> list[tuple[str | None, DateBounds | None]]:
    """Return the agencies of a designation by code, each with its own date where it has one: never empty."""
    kind = named[index][1].value
    if only_agency_of(kind):
        return [(only_agency_of(kind), None)]
    own = _of_its_place(view, named, index, kind)
    if own:
        return [(own, None)]
    agency = _agency(view, named, index)
    if agency is not None:
        found = agencies_beside(view, agency)
        if len(found) == len(named) > 1 and "respectively" in view.slotted:
            return [(found[index][0].value, found[index][1])]
        possible = [(m.value, date) for m, date in found if is_possible(kind, m.value)]
        return [*possible] or [(agency.value, None)]
    left, right = clause_of(view, named[index][0], named[index][0] + 4)
    places = jurisdictions_beside(view, view.span(named[index][1])[1], end_of_list(view, named, index, right)) or jurisdictions_beside(
        view, left, right
    )
    if places:
        codes = [(_agency_there(kind, place), date) for place, date in places]
        return [(code, date) for code, date in codes if code and is_possible(kind, code)] or codes[:1]
    agencies = {m.value for v in context.views for m in v.of_kind("agency") if v.of_kind("designation")}
    agencies = agencies or {m.value for v in context.views for m in v.of_kind("agency")}
    if len(agencies) > 1 and kind in _US_KINDS and "FDA" in agencies:
        return [("FDA", None)]
    return [(next(iter(agencies)) if len(agencies) == 1 else None, None)]


def _agency_there(kind: str, place: str) -> str | None:
    """Return the agency that grants a designation in a jurisdiction: in the EU orphan status is the Commission's."""
    return "EC" if place == "EU" and kind == "OrphanDrug" else agency_of_jurisdiction(place)


def _of_its_place(view: View, named: list[tuple[int, Mention]], index: int, kind: str) -> str | None:
    """Return the agency of the one place that stands with designation ``index`` alone ("orphan designation in the EU and Fast Track
    designation from the FDA"); None where an agency or another place stands there too."""
    end = view.span(named[index][1])[1]
    stop = named[index + 1][0] if index + 1 < len(named) else len(view.slotted)
    places = places_in(view.slotted, end, stop)
    if len(named) < 2 or len(places) != 1 or not _IN_ITS_PLACE.fullmatch(view.slotted, end, places[0][1]):
        return None
    code = _agency_there(kind, places[0][0])
    alone = not [m for m in marks_in(view, end, stop, "agency") if not _is_of_next(view, m, stop)]
    return code if code and alone and is_possible(kind, code) else None


def end_of_list(view: View, named: list[tuple[int, Mention]], index: int, right: int) -> int:
    """Return where what is said of designation ``index`` ends: where the next one begins that does not belong to the same list."""
    for at in range(index, len(named) - 1):
        if not LIST.match(re.sub(r"⟨G\d+⟩", "", view.slotted[named[at][0] : named[at + 1][0]])):
            return min(right, named[at + 1][0])
    return right


def _agency(view: View, named: list[tuple[int, Mention]], index: int) -> Mention | None:
    """Return the agency that a sentence gives to designation ``index``.

    It is the one right before it, else the one that follows it before the next designation, else the nearest before it, which may be
    that of the list's first ("FDA Orphan Drug and Fast Track designations"), else one behind it, first in its clause, then in the sentence.
    """
    place, mention = named[index]
    if view.slotted[max(0, place - 6) : place].rstrip().removesuffix("'s").endswith("⟩"):
        before = marks_in(view, named[index - 1][0] if index else 0, place, "agency")
        if before and view.span(before[-1])[1] >= place - 4:
            return before[-1]
    left, right = clause_of(view, place, place + 4)
    end = view.span(mention)[1]
    following = named[index + 1][0] if index + 1 < len(named) else right
    after = [m for m in marks_in(view, end, min(right, following), "agency") if not _is_of_next(view, m, following)]
    for candidates, last in (
        (after, False),
        (marks_in(view, left, place, "agency"), True),
        (marks_in(view, end, right, "agency"), False),
        (marks_in(view, 0, place, "agency"), True),
        (marks_in(view, end, len(view.slotted), "agency"), False),
    ):
        if candidates:
            return candidates[-1] if last else candidates[0]
    return None


def _is_of_next(view: View, agency: Mention, following: int) -> bool:
    """Say whether an agency stands right before the next designation ("and EMA Orphan Designation")."""
    return 0 <= following - view.span(agency)[1] <= len("'s ")
