"""Coordinated arguments: several agencies of one act, each drug with its own diseases, what "respectively" pairs.

All places are places in ``view.slotted``.
"""

import itertools
import re

from onckg.facts.arguments import bounds_of, diseases_in, event_dates
from onckg.facts.context import ReleaseContext
from onckg.facts.jurisdictions import places_in
from onckg.facts.records import DateBounds
from onckg.facts.view import View, marks_in
from onckg.mentions.records import Mention

_WHEN = r"(?:\s\(⟨W\d+⟩\)|\s(?:in|on)\s(?:⟨W\d+⟩|the\s[A-Z][\w.]*(?:\s[A-Z]\w+)?|[A-Z][\w.]*))*"
_ONE_AGENCY = rf"⟨A\d+⟩(?:'s)?{_WHEN}"
_LINK = r"(?:,|,?\s(?:and|as\swell\sas|or|&|plus))(?:\s(?:also|then|subsequently))?(?:\s(?:by|from|with|to|of))?(?:\s(?:both|the))*\s"
_AGENCIES = re.compile(rf"{_ONE_AGENCY}(?:{_LINK}{_ONE_AGENCY})+", re.IGNORECASE)
_DATE = re.compile(r"⟨W(\d+)⟩")
_AGENCY = re.compile(r"⟨A(\d+)⟩")
_IN_COMBINATION = re.compile(  # what stands between two drugs of one combination
    r",?\s(?:plus|with|(?:given |used )?in combination with|combined with|together with|(?:and|or|plus|with) (?:either )?(?=\S))"
    r"\s?(?:\S+\s){0,2}",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"⟨D(\d+)⟩\)?,?\s(?:which|that)\s")
_DATE_BEHIND = re.compile(r"\s\(?(?:(?:in|on)\s)?⟨W(\d+)⟩")
_UNREAD_SUBJECT = re.compile(  # "BWX-1, had received": the name of something that no recognizer took for a drug
    r"(?:^|[\s(])[A-Z]{2,6}-?\d+[A-Z]?\)?,?\s(?:(?:has|had|have|was|were|also|been|recently|previously|first|already|holds?|is)\s){1,3}"
    r"(?:\w+ed\s)?(?:by\s(?:the\s)?⟨A\d+⟩\s)?(?:an?\s|the\s|its\s)?$"
)
_OTHERS = re.compile(  # "X received ..." as the clause's own subject, "the approval of X for ...": what follows is said of X
    r"(?:^|[;:]\s?)\W{0,3}(?:(?:and|but|while|whereas|by contrast,)\s)?⟨D(\d+)⟩,?\s"
    r"(?:has|had|received|was|is|holds?|obtained|won|got)\b[^⟨]*$"
    r"|\bapprov\w+\s(?:of|for)\s⟨D(\d+)⟩\s(?:for|in)\s(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
_OF_RELATIVE = re.compile(r"⟨D(\d+)⟩\)?,?\s(?:which|that|for\swhich|who)\s(?=[^⟨;]*(?:⟨[AGW]\d+⟩[^⟨;]*)*$)")
_AND = re.compile(r",?\s(?:and|&)\s(?:for\s)?(?:the\s)?|,\s|/")
_OF_A_COMBINATION = re.compile(r"\bcombin\w+ (?:of|with)\s(?:the\s)?$", re.IGNORECASE)
_NEXT_DRUG = re.compile(r"(?:,|;|\band|\bas well as|\bwhile)\s(?:(?:also|to|for|of|that|in|the)\s){0,3}$", re.IGNORECASE)


def agencies_beside(view: View, agency: Mention) -> list[tuple[Mention, DateBounds | None]]:
    """Return the agencies that a sentence names in one breath with ``agency``, itself among them, each with the date of its own.

    "by the FDA in 2019 and by the EMA in 2021" gives two with a date each. An agency that is named alone comes alone, without a date.
    """
    place = view.place(agency)
    chain = next((m for m in _AGENCIES.finditer(view.slotted) if m.start() <= place < m.end()), None)
    if chain is None:
        return [(agency, None)]
    marks = list(_AGENCY.finditer(view.slotted, chain.start(), chain.end()))
    found: dict[str, tuple[Mention, DateBounds | None]] = {}
    for mark, following in zip(marks, [*(m.start() for m in marks[1:]), chain.end()], strict=True):
        mention = view.mentions[int(mark[1])]
        date = _DATE.search(view.slotted, mark.end(), following)
        found.setdefault(mention.value, (mention, bounds_of(view.mentions[int(date[1])]) if date else None))
    dated = [d for _, d in found.values() if d is not None]
    if len(dated) == len(found):
        return list(found.values())
    behind = event_dates(view, chain.end(), len(view.slotted))
    if "respectively" in view.slotted and len(behind) == len(found):
        return [(mention, bounds_of(date)) for (mention, _), date in zip(found.values(), behind, strict=True)]
    return [(mention, None) for mention, _ in found.values()]  # one date is that of the act, not of an agency


def jurisdictions_beside(view: View, start: int, end: int) -> list[tuple[str, DateBounds | None]]:
    """Return the jurisdictions that ``[start, end)`` names in one breath, each with the date right behind it where each has one."""
    found = [(code, _DATE_BEHIND.match(view.slotted, at)) for code, at in places_in(view.slotted, start, end)]
    if len(found) > 1 and all(date for _, date in found):
        return [(code, bounds_of(view.mentions[int(date[1])]) if date else None) for code, date in found]
    return [(code, None) for code, _ in found]


def coordinated_drugs(context: ReleaseContext, view: View, drug: Mention) -> list[str]:
    """Return the programme drugs of the list that begins with ``drug`` ("A, B and C"), itself among them; of a combination itself alone."""
    if _OF_A_COMBINATION.search(view.slotted, max(0, view.place(drug) - 40), view.place(drug)):
        return [drug.value]
    found, end = [drug], view.span(drug)[1]
    for other in view.of_kind("drug"):
        if view.place(other) > end - 1 and _AND.fullmatch(view.slotted, end, view.place(other)):
            found.append(other)
            end = view.span(other)[1]
    return context.programs(found) or [drug.value]


def drugs_with_their_diseases(context: ReleaseContext, view: View, start: int, end: int) -> list[tuple[str, list[Mention]]]:
    """Return each programme drug of ``[start, end)`` with the diseases that are said of it alone; empty where they share them.

    "to A for glioma and to B for sarcoma", and "A and B for glioma and sarcoma, respectively".
    """
    drugs = [m for m in marks_in(view, start, end, "drug") if context.roles.get(m.value) == "program"]
    drugs = list({m.value: m for m in reversed(drugs)}.values())[::-1]
    if len(drugs) < 2:
        return []
    diseases = diseases_in(view, start, end)
    if "respectively" in view.slotted[start : end + 20] and len(diseases) == len(drugs):
        return [(drug.value, [disease]) for drug, disease in zip(drugs, diseases, strict=True)]
    places = [*(view.place(d) for d in drugs), end]
    groups = [(d.value, diseases_in(view, a, b)) for d, a, b in zip(drugs, places, places[1:], strict=False)]
    linked = all(_NEXT_DRUG.search(view.slotted, view.span(a)[1], b) for a, b in zip(drugs, places[1:-1], strict=False))
    return groups if linked and all(found for _, found in groups) else []


def drugs_before_their_diseases(context: ReleaseContext, view: View, place: int, end: int) -> list[tuple[str, list[Mention]]]:
    """Return each of several programme drugs before ``place`` with its disease behind it ("Both A and B have ..., for X and Y
    respectively"); empty where nothing pairs them."""
    if "respectively" not in view.slotted[place:]:
        return []
    drugs = [m for m in marks_in(view, 0, place, "drug") if context.roles.get(m.value) == "program"]
    drugs = list({m.value: m for m in reversed(drugs)}.values())[::-1]
    diseases = diseases_in(view, place, end)
    in_row = all(_AND.fullmatch(view.slotted, view.span(a)[1], view.place(b)) for a, b in itertools.pairwise(drugs))
    if len(drugs) < 2 or len(drugs) != len(diseases) or not in_row:
        return []
    return [(drug.value, [disease]) for drug, disease in zip(drugs, diseases, strict=True)]


def said_of_another(context: ReleaseContext, view: View, start: int, end: int) -> bool:
    """Say whether ``[start, end)`` speaks of something that is no programme of the release: its last relative clause or the
    clause itself is of such a drug ("X with Y, which is approved ..."), or its subject is a name that was not read."""
    if _UNREAD_SUBJECT.search(view.slotted, start, end):
        return True
    subject = _OTHERS.search(view.slotted[max(0, start) : max(0, end)])
    if subject and context.roles.get(view.mentions[int(subject[1] or subject[2])].value) == "background":
        return True
    behind = list(_RELATIVE.finditer(view.slotted, start, end))
    return bool(behind) and context.roles.get(view.mentions[int(behind[-1][1])].value) != "program"


def subject_of_relative(context: ReleaseContext, view: View, start: int, place: int) -> str | None:
    """Return the programme drug whose relative clause holds ``place`` ("X, which has ..., and Y, which ..."); None where none does."""
    behind = list(_OF_RELATIVE.finditer(view.slotted, start, place))
    value = view.mentions[int(behind[-1][1])].value if behind else ""
    return value if context.roles.get(value) == "program" else None


def first_of_combination(context: ReleaseContext, view: View, drug: Mention) -> str:
    """Return the drug that a combination is named after: of "A in combination with B and C" it is A, whichever of them is given."""
    marks = [m for m in view.of_kind("drug") if view.place(m) >= 0]
    at = marks.index(drug)
    while at > 0 and _IN_COMBINATION.fullmatch(view.slotted, view.span(marks[at - 1])[1], view.place(marks[at])):
        at -= 1
    end = at
    while end + 1 < len(marks) and _IN_COMBINATION.fullmatch(view.slotted, view.span(marks[end])[1], view.place(marks[end + 1])):
        end += 1
    return next((m.value for m in marks[at : end + 1] if context.roles.get(m.value) == "program"), drug.value)
