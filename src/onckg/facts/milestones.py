"""Regulatory milestones: INDs, holds, applications, goal dates, opinions, approvals, letters, vouchers, withdrawals.

The wordings give the event; drug, agency, disease and date are read around it. A plan stays a plan, a condition or a denial states nothing.
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
    more_exact,
    region_near,
    topic_of,
)
from onckg.facts.assertion import clause_of, effects_on
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.jurisdictions import agency_of_jurisdiction, jurisdiction_of
from onckg.facts.records import Milestone, State
from onckg.facts.sayings import Saying, agency_of, disease_of, grouped, with_only_disease
from onckg.facts.view import View, marks_in
from onckg.facts.word_lists import any_of
from onckg.facts.wording import Match, find_matches, load_wordings
from onckg.mentions.records import Mention

_VOUCHER_TALK = re.compile(r"priority review vouchers? (?:can|may|are|is)|to receive a priority review voucher", re.IGNORECASE)
_ADJECTIVE = re.compile(rf"approved\s(?!{any_of('behind-approved')}\b|⟨[ADXWC]\d+⟩)[\w⟨]", re.IGNORECASE)
_OTHER_APPROVAL = re.compile(rf"\b{any_of('other-approval')}", re.IGNORECASE)


def derive_milestones(context: ReleaseContext) -> list[Milestone]:
    """Return the milestones of a release in order of first statement, one for each type, drug, disease, agency and status."""
    said: list[Saying] = []
    for view in context.views:
        said += _sayings(context, view)
    groups = grouped(with_only_disease(context, said), lambda s: (s.type, s.drug, s.status))
    return [_merged(context, group) for group in sorted(groups, key=lambda g: (g[0].evidence.start, g[0].type))]


def _sayings(context: ReleaseContext, view: View) -> list[Saying]:
    found: list[Saying] = []
    covered: list[tuple[int, int]] = []
    for match in find_matches(view, load_wordings("milestones")):
        if any(s < match.end and match.start < e for s, e in covered):
            continue
        status = _status(view, match)
        if status == "-":
            continue
        covered.append((match.start, match.end))
        if not status:
            continue
        found += _filled(context, view, match, status)
    return found


def _status(view: View, match: Match) -> str:
    """Return done or planned; "" where the words are said but state nothing, "-" where the wording does not apply at all."""
    gives = match.wording.gives
    words = view.slotted[match.start : match.end]
    if gives["type"] == "Approved" and (
        _ADJECTIVE.search(view.slotted, match.start, match.end + 14) or _OTHER_APPROVAL.search(view.slotted)
    ):
        return "-"
    if gives["type"] == "PriorityReviewVoucher" and _VOUCHER_TALK.search(view.slotted):
        return ""
    if gives.get("asserted", True) is False:
        return str(gives["status"])
    effects = effects_on(view, match.start, match.end, match.end)
    if effects & {"negated", "conditional", "other"}:
        return ""
    if "planned" in effects or (
        gives.get("may_be_planned")
        and re.match(r"(?:submit|file|targeting|expected|anticipated|planned|potential|possible|withdraw|complete)\b", words, re.IGNORECASE)
    ):
        return "planned" if gives.get("may_be_planned") else ""
    return str(gives["status"])


def _filled(context: ReleaseContext, view: View, match: Match, status: str) -> list[Saying]:
    left, right = clause_of(view, match.start, match.end)
    kind = str(match.wording.gives["type"])
    drugs = _drugs(context, view, match, left, right)
    diseases = diseases_in(view, match.start, right) or diseases_in(view, left, match.start)
    agency = agency_near(view, match.start, match.end)
    code = _agency_code(view, match, kind, agency)
    date = bounds_of(match.slots["date"][0]) if match.slots.get("date") else date_near(context, view, match.start, match.end)
    if date is None and status == "done" and is_announcement(context, view):
        date = context.release_date
    evidence = evidence_of(view, match.wording.rule)
    names: Sequence[str | None] = [d.value for d in diseases] if kind != "PriorityReviewVoucher" else [None]  # a voucher is of no disease
    result = [Saying(kind, drug, disease, code, status, date, evidence) for drug in drugs for disease in (names or [None])]
    also = match.wording.gives.get("also")
    return result + [Saying(str(also), s.drug, s.disease, s.agency, s.status, None, s.evidence) for s in result if also]


def _agency_code(view: View, match: Match, kind: str, agency: Mention | None) -> str | None:
    """Return the agency of an event: the one that is named, else the one of the place that is named, else the only one that has such
    events."""
    if kind == "AdvisoryCommittee" and re.search(r"chmp|committee for medicinal", view.slotted, re.IGNORECASE):
        return "EMA"
    region = region_near(view, match.start, match.end)
    code = agency.value if agency else agency_of_jurisdiction(region)
    if code is None and kind in ("PDUFADate", "CompleteResponse"):
        code = "FDA"
    if code == "EMA" and kind == "Approved":
        return "EC"
    if code == "MHLW" and kind in ("ApplicationSubmitted", "ApplicationAccepted"):
        return "PMDA"
    return code


def _drugs(context: ReleaseContext, view: View, match: Match, left: int, right: int) -> list[str | None]:
    slot: tuple[Mention, ...] = match.slots.get("drug", ())
    inside = [m.value for m in slot if context.roles.get(m.value) in ("program", "combination")]
    if inside:
        return list(dict.fromkeys(inside))
    if view.slotted[match.end : match.end + 1] == ":":  # a heading with a list behind it
        return list(drugs_in(context, view, match.end, len(view.slotted)))
    for low, high, last in (
        (match.end, right, False),
        (match.start, match.end, False),
        (left, match.start, True),
        (match.end, len(view.slotted), False),
        (0, left, True),
    ):
        found = drugs_in(context, view, low, high)
        if found:
            return [found[-1] if last else found[0]]
    if slot or marks_in(view, left, right, "drug"):
        return []  # somebody else's medicine
    topic = topic_of(context, view)
    return list(topic[:1])


def _merged(context: ReleaseContext, group: list[Saying]) -> Milestone:
    first, agency = group[0], agency_of(group)
    date = more_exact(context, [s.date for s in group])
    evidence = tuple(dict.fromkeys(s.evidence for s in group))
    return Milestone(
        type=first.type,
        drug=first.drug,
        disease=disease_of(group),
        agency=agency,
        jurisdiction=jurisdiction_of(agency),
        status=first.status,
        date=date,
        states=(State(first.status, date, evidence),),
        evidence=evidence,
    )
