"""Designations: who holds, asked for, lost or is to ask for which, for what disease, since when.

A sentence names designations; the wordings say what became of each; drug, agency, diseases and date are read around them.
Several in one sentence share what stands behind the list ("Orphan Drug and Fast Track designations for AML and MDS"); "respectively"
pairs dates.
"""

import re
from collections.abc import Sequence

from onckg.facts.arguments import (
    agency_near,
    bounds_of,
    date_near,
    diseases_in,
    drugs_in,
    is_announcement,
    merged_populations,
    more_exact,
    populations_of,
    region_near,
    topic_of,
)
from onckg.facts.assertion import clause_of, effects_on
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.jurisdictions import agency_of_jurisdiction, jurisdiction_of, only_agency_of
from onckg.facts.records import DateBounds, Designation, State
from onckg.facts.sayings import Saying, agency_of, disease_of, grouped, with_only_disease
from onckg.facts.view import View, marks_in
from onckg.facts.wording import Match, find_matches, load_wordings
from onckg.mentions.records import Mention

_US_KINDS = ("FastTrack", "BreakthroughTherapy", "PriorityReview")  # almost always the FDA's: China's NMPA has a breakthrough of its own
_RANK = {"planned": 0, "requested": 1, "granted": 2, "denied": 3, "withdrawn": 4}
_SHARES_VERB = re.compile(r"(?:,|\band|\bas well as)\s(?:(?:an?|the|its|⟨A\d+⟩(?:'s)?|also)\s){0,3}$", re.IGNORECASE)
_LIST = re.compile(
    r"^(?:\s*(?:,|and|or|&|/|as well as|both|also|;|the|an?|its)\s*|\s*⟨A\d+⟩(?:'s)?\s*|\s*(?:U\.S\.|US|FDA|existing)\s*)*$", re.IGNORECASE
)


def derive_designations(context: ReleaseContext) -> list[Designation]:
    """Return the designations of a release in order of first statement, one for each drug, type, agency and disease."""
    said: list[Saying] = []
    for view in context.views:
        if view.of_kind("designation"):
            said += _sayings(context, view)
    return [_merged(context, group) for group in grouped(with_only_disease(context, said), lambda s: (s.drug, s.type))]


def _sayings(context: ReleaseContext, view: View) -> list[Saying]:
    matches = find_matches(view, load_wordings("designations"))
    named = [(view.place(m), m) for m in view.of_kind("designation") if view.place(m) >= 0]
    statuses = [_status(view, place, mention, matches) for place, mention in named]
    for index in range(1, len(named)):  # "granted X to A for B and Y to C for D": the second shares the verb
        if not statuses[index][0] and statuses[index - 1][0] and _SHARES_VERB.search(view.slotted[named[index - 1][0] : named[index][0]]):
            statuses[index] = statuses[index - 1]
    found: list[Saying] = []
    for index, (place, mention) in enumerate(named):
        status, rule = statuses[index]
        if status in ("", "-"):
            continue
        end = view.span(mention)[1]
        diseases = _diseases(view, named, index) or next((d for i in range(index + 1, len(named)) if (d := _diseases(view, named, i))), [])
        date = _date(context, view, named, index, status)
        agency = _agency(context, view, named, index, mention)
        for drug in (d for d in _drugs(context, view, place, end) if d):
            evidence = evidence_of(view, rule)
            named_diseases: list[Mention | None] = [*diseases] or [None]
            for disease in named_diseases:
                populations = populations_of(view, [disease]) if disease else ()
                found.append(Saying(mention.value, drug, disease.value if disease else None, agency, status, date, evidence, populations))
    return found


def _status(view: View, place: int, mention: Mention, matches: Sequence[Match]) -> tuple[str, str]:
    """Return (status, rule): "-" for a general explanation, "" where no wording says anything."""
    for match in matches:
        if mention not in match.slots.get("designation", ()):
            continue
        gives = match.wording.gives
        if gives["status"] == "-":
            if marks_in(view, match.start, match.end, "drug"):
                continue  # a named drug makes it a fact, not an explanation
            return "-", match.wording.rule
        if gives["status"] in ("denied", "withdrawn"):  # their own words deny; only what stands before can turn them
            effects = effects_on(view, match.start, match.start + 1, match.start + 1)
        else:
            effects = effects_on(view, match.start, match.end, max(place, match.start + 1) if match.start < place else match.end)
        if effects & {"negated", "conditional", "other"}:
            return "-", match.wording.rule
        if gives.get("asserted", True) is False:
            return str(gives["status"]), match.wording.rule
        if "planned" in effects:
            return (
                "planned"
                if gives["status"] in ("requested", "granted") and re.search(r"\b(?:seek|apply|request|submit|file|pursu)", view.slotted)
                else "-"
            ), match.wording.rule
        return str(gives["status"]), match.wording.rule
    return "", ""


def _diseases(view: View, named: list[tuple[int, Mention]], index: int) -> list[Mention]:
    """Return the diseases of designation ``index``: those behind it up to the next one, or of the list that it belongs to; else before
    it."""
    place = named[index][0]
    following = index
    while following < len(named):
        stop = named[following + 1][0] if following + 1 < len(named) else len(view.slotted)
        found = diseases_in(view, named[following][0], stop)
        if found:
            return found
        between = re.sub(r"⟨G\d+⟩", "", view.slotted[named[following][0] : stop])
        if following + 1 < len(named) and not _LIST.match(between):
            break
        following += 1
    previous = named[index - 1][0] if index else 0
    before = diseases_in(view, previous, place)
    return before or (diseases_in(view, 0, place) if index and _LIST.match(re.sub(r"⟨G\d+⟩", "", view.slotted[previous:place])) else [])


def _date(context: ReleaseContext, view: View, named: list[tuple[int, Mention]], index: int, status: str) -> DateBounds | None:
    dates = [m for m in view.of_kind("date") if m.text.lower() != "today"]
    behind = [m for m in dates if view.place(m) > named[-1][0]]
    if "respectively" in view.slotted and len(behind) == len(named) > 1:
        return bounds_of(behind[index])
    place = named[index][0]
    following = named[index + 1][0] if index + 1 < len(named) else len(view.slotted)
    if any(view.place(m) > following for m in dates) and not _LIST.match(re.sub(r"⟨G\d+⟩", "", view.slotted[place:following])):
        own = [m for m in dates if view.place(m) < following]  # what stands behind the next designation is that one's
        found = bounds_of(own[-1]) if own else None
    else:
        found = date_near(context, view, place, place + 4)
    if found:
        return found
    if status in ("granted", "requested", "denied", "withdrawn") and is_announcement(context, view):
        return context.release_date
    return None


def _agency(context: ReleaseContext, view: View, named: list[tuple[int, Mention]], index: int, mention: Mention) -> str | None:
    place = named[index][0]
    previous = named[index - 1][0] if index else 0
    before = [m for m in marks_in(view, previous, place, "agency")]
    if before and view.slotted[max(0, place - 6) : place].rstrip().endswith("⟩"):
        return before[-1].value
    near = agency_near(view, place, place + 4)
    if near is not None:
        return near.value
    region = region_near(view, place, place + 4)
    if region is not None:
        return agency_of_jurisdiction(region)
    if only_agency_of(mention.value):
        return only_agency_of(mention.value)
    agencies = {m.value for v in context.views for m in v.of_kind("agency") if v.of_kind("designation")}
    agencies = agencies or {m.value for v in context.views for m in v.of_kind("agency")}
    if len(agencies) > 1 and mention.value in _US_KINDS and "FDA" in agencies:
        return "FDA"
    return next(iter(agencies)) if len(agencies) == 1 else None


def _drugs(context: ReleaseContext, view: View, start: int, end: int) -> list[str | None]:
    """Return the drugs of a designation: "to X"/"for X" behind it, else before it in the clause, else in the sentence, else the topic."""
    left, right = clause_of(view, start, end)
    for low, high, last in ((end, right, False), (left, start, True), (end, len(view.slotted), False), (0, start, True)):
        found = drugs_in(context, view, low, high)
        if found:
            joined = re.search(r"⟨D\d+⟩ and ⟨D\d+⟩", view.slotted[low:high])
            return list(found) if joined and len(found) == 2 else [found[-1] if last else found[0]]
    topic = topic_of(context, view)
    return [topic[0]] if topic else [None]


def _merged(context: ReleaseContext, group: list[Saying]) -> Designation:
    states: dict[str, State] = {}
    for one in group:
        old = states.get(one.status)
        date = more_exact(context, [old.date if old else None, one.date])
        states[one.status] = State(one.status, date, (*(old.evidence if old else ()), one.evidence))
    ordered = sorted(states.values(), key=lambda s: _RANK[s.status])
    agency = agency_of(group)
    return Designation(
        drug=group[0].drug,
        type=group[0].type,
        agency=agency,
        jurisdiction=jurisdiction_of(agency),
        disease=disease_of(group),
        populations=merged_populations([s.populations for s in group]),
        status=ordered[-1].status,
        date=ordered[-1].date,
        states=tuple(ordered),
        evidence=tuple(dict.fromkeys(s.evidence for s in group)),
    )
