"""Regulatory milestones: INDs, holds, applications, goal dates, opinions, approvals, letters, vouchers, withdrawals.

The wordings give the event; drug, agency, disease and date are read around it. A plan stays a plan, a condition or a denial states nothing.
"""

import re
from dataclasses import replace

from onckg.facts.arguments import (
    agency_near,
    bounds_of,
    can_be_of,
    date_near,
    diseases_in,
    drugs_in,
    event_dates,
    is_announcement,
    more_exact,
    topic_of,
)
from onckg.facts.assertion import clause_of, effects_on
from onckg.facts.context import ReleaseContext, evidence_of, views_ahead
from onckg.facts.coordination import (
    agencies_beside,
    coordinated_drugs,
    drugs_with_their_diseases,
    first_of_combination,
    jurisdictions_beside,
    said_of_another,
)
from onckg.facts.jurisdictions import agency_of_jurisdiction, jurisdiction_of
from onckg.facts.records import DateBounds, Milestone, State
from onckg.facts.sayings import Saying, agency_of, disease_of, grouped, told_as_one, with_antecedent, with_only_disease
from onckg.facts.view import View, marks_in
from onckg.facts.word_lists import any_of
from onckg.facts.wording import Match, find_matches, load_wordings
from onckg.mentions.records import Mention

_VOUCHER_TALK = re.compile(r"priority review vouchers? (?:can|may|are|is)|to receive a priority review voucher", re.IGNORECASE)
_ADJECTIVE = re.compile(  # before a noun; a word in capitals is a name that no recognizer knows
    rf"approved\s(?!{any_of('behind-approved')}\b|⟨[ADXWC]\d+⟩|(?-i:[A-Z]{{4}}))[\w⟨]", re.IGNORECASE
)
_OTHER_APPROVAL = re.compile(rf"\b{any_of('other-approval')}", re.IGNORECASE)
_ONLY_SOUGHT = re.compile(rf"\b{any_of('approval-only-sought')}\s(?:[\w'⟨⟩-]+\s){{0,4}}$", re.IGNORECASE)
_UPON = re.compile(r"\b(?:upon|following|after|on|with)\s(?:\S+\s){0,3}$", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|would|may|could|plans?|expects?|intends?|eligible|entitled)\b", re.IGNORECASE)
_ONLY_POSSIBLE = re.compile(
    r"[^,;]{0,80}?(?<!who)(?<!that)(?<!which)\s(?:could|may|might|would|can|should|must|depends?|hinges?|requires?)\b", re.IGNORECASE
)
_ONLY_ADVISED = re.compile(  # "Approval of X was recommended"
    r"[^,;]{0,80}?\s(?:was|were|is|has been|had been) (?:\w+ )?"
    r"(?:recommended|endorsed|backed|supported|sought|requested|advised|opposed)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\w(?:ed|ts|es)\b|\b(?:was|were|has|have|is|are|won|wins|gave|issued|held|voted)\b", re.IGNORECASE)
_CALLED_OFF = re.compile(rf"[^,;]{{0,80}}\b{any_of('called-off')}\b", re.IGNORECASE)
_PLAN_WORDS = re.compile(
    r"(?:resubmit|submit|file|targeting|expected|anticipated|planned|potential|possible|withdraw|complete)\b", re.IGNORECASE
)
_APPLIES_THERE = re.compile(
    r"(?:and (?:an? |the |its )?)?(?:ind|cta|s?nda|s?bla|maa|new drug|marketing a|biologics|approv|clear|accept|submi|filed)", re.IGNORECASE
)
_ON_DESIGNATION = re.compile(r"\s(?:on|for|regarding|recommending|about|to)\s(?:\S+\s){0,5}⟨G\d+⟩")
_OF_OTHER_MATTER = re.compile(
    r"⟨G\d+⟩ (?:requests?|applications?)|\bdecision on (?:\w+ ){0,3}⟨G|\b(?:IND|CTA|[Cc]linical trial application)\b"
    r"|\bdecision (?:to (?!approve|grant)\w|(?:on|about|regarding) (?:the |an? |its )?(?:start|initiation|design|doses?|trial|study|studies"
    r"|partner\w*|next steps?|development|investment|⟨P|site)\b)"
)
_NEW_SUBJECT = re.compile(r".,? and ⟨D\d+⟩,? (?:has|have|was|is|were|will)\b")  # words on both sides of it are of two statements
_AGAIN = re.compile(r"\bre-?(?:submi|fil(?:e|ing))", re.IGNORECASE)
_THE_AGENCY = re.compile(r"\b(?:the|said) agency\b(?!'s website)", re.IGNORECASE)
_FOR_A_TRIAL = re.compile(r"\b(?:INDs?|CTAs?|[Ii]nvestigational [Nn]ew [Dd]rug|[Cc]linical [Tt]rial [Aa]pplications?)\b")
_PLACED = re.compile(r"\b(?:placed|imposed|instituted|issued)\b[^,;]*$")
_OF_ANY_MEDICINE = re.compile(r"\s?(?:for|of) (?:any |certain |new )?(?:medicines?|drugs?|products?|therap(?:y|ies)|treatments?)\b")
_TAKERS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (  # who takes such an application
    (re.compile(r"\bMAA\b|[Mm]arketing [Aa]uthori[sz]ation [Aa]pplication"), frozenset({"EMA", "MHRA", "Swissmedic"})),
    (
        re.compile(r"\bs?(?:NDA|BLA)\b|[Nn]ew [Dd]rug [Aa]pplication|[Bb]iologics? [Ll]icense"),
        frozenset({"FDA", "NMPA", "PMDA", "MHLW", "MFDS"}),
    ),
)
_MARKETING_APPLICATION = re.compile(
    r"\b(?:s?NDA|s?BLA|MAA|[Mm]arketing [Aa]uthori[sz]ation|[Nn]ew [Dd]rug [Aa]pplication|[Bb]iologics [Ll]icense)\b"
)


def derive_milestones(context: ReleaseContext) -> list[Milestone]:
    """Return the milestones of a release in order of first statement, one for each type, drug, disease, agency and status."""
    said: list[Saying] = []
    ahead = views_ahead(context.views)
    before: list[Saying] = []
    named: list[str] = []  # the diseases of the sentence before
    last: str | None = None
    for at, view in enumerate(context.views):
        found = _sayings(context, view, view.number in ahead)
        beside = at > 0 and context.views[at - 1].sentence.paragraph == view.sentence.paragraph
        before = with_antecedent(view, found, before if beside else (), named if beside else (), last)
        named = [m.value for m in diseases_in(view, 0, len(view.slotted))]
        last = named[-1] if named else last
        said += before
    of_drugs = {s.type for s in said if s.drug}
    said = _with_usual_agency(context, [s for s in said if s.drug or s.type not in of_drugs])  # "Sells Voucher" over the sale of X's
    said = _again_for_the_same(context, said)
    groups = grouped(told_as_one(context, with_only_disease(context, said)), lambda s: (s.type, s.drug, s.status))
    return [_merged(context, group) for group in sorted(groups, key=lambda g: (g[0].evidence.start, g[0].type))]


def _sayings(context: ReleaseContext, view: View, ahead: bool) -> list[Saying]:
    kept: list[tuple[Match, str]] = []
    for match in find_matches(view, load_wordings("milestones")):
        if any(m.start < match.end and match.start < m.end for m, _ in kept) or _NEW_SUBJECT.search(view.slotted, match.start, match.end):
            continue
        if match.wording.gives.get("bare") and not _MARKETING_APPLICATION.search(context.document.shadow):
            continue  # "the application" of a release that knows of no other is one for a trial
        status = _status(view, match)
        if wanted := match.wording.gives.get("follows"):
            status = _following(view, match, str(wanted), kept)
        if status == "done" and (ahead or _only_dated_ahead(context, view, match)):
            status = "planned" if match.wording.gives.get("may_be_planned") else ""
        if status != "-":
            kept.append((match, status))
    kept.sort(key=lambda k: k[0].start)
    stops = [*(m.start for m, _ in kept[1:]), len(view.slotted)]
    return [s for (match, status), stop in zip(kept, stops, strict=False) if status for s in _filled(context, view, match, status, stop)]


def _following(view: View, match: Match, wanted: str, kept: list[tuple[Match, str]]) -> str:
    """Return the status of an event that hangs on the one before it ("..., followed by an MAA"); "-" where that is of another type."""
    before = max((k for k in kept if k[0].end <= match.start), key=lambda k: k[0].end, default=None)
    if before is None or before[0].wording.gives["type"] != wanted:
        return "-"
    return "planned" if view.slotted[: match.start].endswith("to be ") else before[1]


def _only_dated_ahead(context: ReleaseContext, view: View, match: Match) -> bool:
    """Say whether an event that no verb tells of is dated after the release ("BLA submission in 2027")."""
    if not match.wording.gives.get("may_be_planned") or _PAST.search(view.slotted, match.start, match.end):
        return False
    date = date_near(context, view, match.start, match.end)
    return date is not None and not can_be_of(context, date, "done")


def _status(view: View, match: Match) -> str:
    """Return done or planned; "" where the words are said but state nothing, "-" where the wording does not apply at all."""
    gives = match.wording.gives
    left, right = clause_of(view, match.start, match.end)
    adjective = not gives.get("adjective") and _ADJECTIVE.search(view.slotted, match.start, match.end + 14)
    if gives["type"] == "Approved" and (adjective or _OTHER_APPROVAL.search(view.slotted, left, right)):
        return "-"
    if _is_of_other_matter(view, match):
        return "-"
    if gives["type"] == "PriorityReviewVoucher" and _VOUCHER_TALK.search(view.slotted):
        return ""
    if gives.get("asserted", True) is False:
        return str(gives["status"])
    end = match.start if gives.get("says_itself") else match.end
    effects = effects_on(view, match.start, end, end)
    if effects & {"negated", "conditional", "other"} or _CALLED_OFF.match(view.slotted, match.end, right):
        return ""
    if gives.get("nominal") and (
        _ONLY_SOUGHT.search(view.slotted, max(left, match.start - 60), match.start) or "⟨B" in view.slotted[left : match.start]
    ):
        return ""  # "supports approval of", "a path to approval"; a committee only advises
    if gives.get("nominal") and _ONLY_ADVISED.match(view.slotted, match.end, right):
        return ""
    if gives.get("nominal") and _ONLY_POSSIBLE.match(view.slotted, match.end, right):
        return ""  # "Approval of X could come in 2026"
    if gives.get("nominal") and _UPON.search(view.slotted, 0, match.start) and _TO_COME.search(view.slotted, match.end):
        return ""  # "Upon approval of X, the company will ..."
    if gives.get("bare") and _OF_ANY_MEDICINE.match(view.slotted, match.end):
        return ""
    if "planned" in effects or (gives.get("may_be_planned") and _PLAN_WORDS.match(view.slotted, match.start, match.end)):
        return "planned" if gives.get("may_be_planned") else ""
    return str(gives["status"])


def _is_of_other_matter(view: View, match: Match) -> bool:
    """Say whether the words are of another matter: an opinion on a designation, a decision or a review of something else than a
    medicine's approval, a clearance where no trial is applied for."""
    gives, text = match.wording.gives, view.slotted
    if gives["type"] == "AdvisoryCommittee":
        return bool(_ON_DESIGNATION.match(text, match.end))
    if gives["type"] == "Approved" and gives["status"] == "planned" and _OF_OTHER_MATTER.search(text):
        return True
    if gives.get("undated") and gives["type"] == "ApplicationSubmitted":  # "an IND has been submitted and is under review"
        return bool(_FOR_A_TRIAL.search(text)) and not _MARKETING_APPLICATION.search(text)
    if gives.get("by_agency") and not marks_in(view, 0, match.start, "agency"):
        return True
    return bool(gives.get("of_trials")) and not _FOR_A_TRIAL.search(text)


def _filled(context: ReleaseContext, view: View, match: Match, status: str, stop: int) -> list[Saying]:
    """Return what a match states; ``stop`` is where the next event of the sentence begins, whose agency and date are its own."""
    left, right = clause_of(view, match.start, match.end)
    kind = str(match.wording.gives["type"])
    pairs: list[tuple[str | None, list[Mention]]] = [*drugs_with_their_diseases(context, view, match.start, right)]
    if not pairs:
        diseases = diseases_in(view, match.start, right) or diseases_in(view, left, match.start)
        diseases = diseases or ([] if _is_one_of_several(context, view, left, right) else diseases_in(view, 0, len(view.slotted)))
        pairs = [(drug, _exact(diseases)) for drug in _drugs(context, view, match, left, right)]
    usual = _date(context, view, match, status, stop)
    if usual is None and not match.wording.gives.get("undated") and status == "done" and is_announcement(context, view):
        usual = context.release_date
    evidence = evidence_of(view, match.wording.rule)
    result: list[Saying] = []
    for code, own in _agencies(view, match, kind, stop):
        for drug, of_drug in pairs:
            names: list[str | None] = [d.value for d in of_drug]
            result += [Saying(kind, drug, disease, code, status, own or usual, evidence) for disease in names or [None]]
    also = match.wording.gives.get("also")
    earlier = next(iter(event_dates(view, match.start, match.end)), None)  # "The hold placed in 2017 was lifted in 2018"
    behind = [m for m in event_dates(view, match.end, right) if _PLACED.search(view.slotted, match.end, view.place(m))]
    begun = bounds_of(earlier) if earlier and view.slotted[match.end - 1 : match.end] != "⟩" else None
    begun = begun or (bounds_of(behind[0]) if behind else None)
    return result + [Saying(str(also), s.drug, s.disease, s.agency, s.status, begun, s.evidence) for s in result if also]


def _is_one_of_several(context: ReleaseContext, view: View, left: int, right: int) -> bool:
    """Say whether a clause and the rest of its sentence are about a programme drug each, so that a disease there is not of the one here."""
    here = set(drugs_in(context, view, left, right))
    others = {*drugs_in(context, view, 0, left), *drugs_in(context, view, right, len(view.slotted))}
    return bool(here) and bool(others - here)


def _date(context: ReleaseContext, view: View, match: Match, status: str, stop: int) -> DateBounds | None:
    if match.wording.gives.get("undated"):
        return None
    if match.slots.get("date"):
        return bounds_of(match.slots["date"][0])
    if match.wording.gives.get("also") and (dates := event_dates(view, match.end, len(view.slotted))):
        own = [m for m in dates if not _PLACED.search(view.slotted, match.end, view.place(m))]
        return bounds_of(own[0]) if own else None  # "lifting the hold that was placed in May"
    if match.wording.gives.get("follows") or stop < len(view.slotted):  # of two events in a row, each has the date behind it
        own = [m for m in event_dates(view, match.end, stop) if can_be_of(context, bounds_of(m), status)]
        if own:
            return bounds_of(own[0])
    found = date_near(context, view, match.start, match.end, status)
    later = [bounds_of(m) for m in event_dates(view, stop, len(view.slotted))]
    return None if found in later and match.wording.gives.get("nominal") else found  # "approval follows an NDA submitted in May"


def _with_usual_agency(context: ReleaseContext, said: list[Saying]) -> list[Saying]:
    """Return the sayings; an application of a kind that one agency of the release alone takes is that agency's ("the NDA", "the MAA"),
    and "the agency" is the only one."""
    named = {m.value for view in context.views for m in view.of_kind("agency")}
    words = {view.sentence.start: view.sentence_text for view in context.views}
    result = []
    for one in said:
        takers = next((t for pattern, t in _TAKERS if pattern.search(words.get(one.evidence.start, ""))), frozenset())
        there = named & takers
        fits = one.agency is None and one.type in ("ApplicationSubmitted", "ApplicationAccepted") and len(there) == 1
        if one.agency is None and len(named) == 1 and _THE_AGENCY.search(words.get(one.evidence.start, "")):
            fits, there = True, named
        result.append(replace(one, agency=next(iter(there))) if fits else one)
    return result


def _again_for_the_same(context: ReleaseContext, said: list[Saying]) -> list[Saying]:
    """Return the sayings; an application that is filed again is for the disease of the only one that was turned down."""
    refused = {(s.drug, s.disease) for s in said if s.type == "CompleteResponse" and s.disease}
    words = {view.sentence.start: view.sentence_text for view in context.views}
    result = []
    for one in said:
        diseases = [disease for drug, disease in sorted(refused, key=str) if drug == one.drug]
        again = one.type == "ApplicationSubmitted" and _AGAIN.search(words.get(one.evidence.start, ""))
        result.append(replace(one, disease=diseases[0]) if again and not one.disease and len(diseases) == 1 else one)
    return result


def _exact(diseases: list[Mention]) -> list[Mention]:
    """Return diseases without the one whose name begins another's ("neurofibromatosis type 1" beside its plexiform neurofibroma)."""
    return [d for d in diseases if not any(o.value.startswith(f"{d.value}-associated ") for o in diseases)]


def _agencies(view: View, match: Match, kind: str, stop: int) -> list[tuple[str | None, DateBounds | None]]:
    """Return the agencies of an event by code, each with its own date where it has one; never empty.

    They are those that are named, else those of the places that are named, else the only one that has such events.
    """
    left, right = clause_of(view, match.start, match.end)
    right_before = marks_in(view, max(0, match.start - len("⟨A00⟩'s ")), match.start, "agency")
    following = marks_in(view, match.end, min(right, stop - len("⟨A0⟩ ")), "agency") if stop < right else []
    agency = next(iter([*right_before[-1:], *following[:1]]), None) or agency_near(view, match.start, match.end)
    if agency is not None and view.place(agency) > stop and _APPLIES_THERE.match(view.slotted, stop):
        agency = None  # "the IND was cleared and the CTA was approved by Health Canada"
    there = jurisdictions_beside(view, left, right)
    if agency is not None and there and not left <= view.place(agency) < right:
        agency = None  # "the European application for A will be filed, and B was cleared by the FDA"
    if kind == "AdvisoryCommittee" and agency is not None:
        return [(_code_for(kind, agency.value), None)]
    if agency is not None:
        return [(_code_for(kind, m.value), date) for m, date in agencies_beside(view, agency)]
    if there:
        return [(_code_for(kind, agency_of_jurisdiction(place)), date) for place, date in there]
    return [("FDA" if kind in ("PDUFADate", "CompleteResponse", "PriorityReviewVoucher") else None, None)]


def _code_for(kind: str, code: str | None) -> str | None:
    """Return the agency that has such events where a neighbour is named: the Commission approves what the EMA reviews."""
    if code == "EMA" and kind == "Approved":
        return "EC"
    if code == "MHLW" and kind in ("ApplicationSubmitted", "ApplicationAccepted"):
        return "PMDA"
    return code


def _drugs(context: ReleaseContext, view: View, match: Match, left: int, right: int) -> list[str | None]:
    slot: tuple[Mention, ...] = match.slots.get("drug", ())
    if said_of_another(context, view, match.start, match.end):
        return []
    inside = [m for m in slot if context.roles.get(m.value) in ("program", "combination")]
    if slot and not inside:
        return []  # somebody else's medicine
    if len(inside) == 1:
        return [first_of_combination(context, view, inside[0])]
    if inside:
        return list(dict.fromkeys(m.value for m in inside))
    if view.slotted[match.end : match.end + 1] == ":":  # a heading with a list behind it
        return list(drugs_in(context, view, match.end, len(view.slotted)))
    places = [(match.end, right, False), (match.start, match.end, False), (left, match.start, True)]
    places += [(match.end, len(view.slotted), False), (0, left, True)]
    for low, high, last in places[:2] if match.wording.gives.get("no_topic") else places:
        found = [m for m in marks_in(view, low, high, "drug") if context.roles.get(m.value) == "program"]
        if found:
            return [first_of_combination(context, view, found[-1])] if last else [*coordinated_drugs(context, view, found[0])]
    if match.wording.gives.get("no_topic"):
        return [None]
    if marks_in(view, left, right, "drug"):
        return []
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
