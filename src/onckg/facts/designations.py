"""Designations: who holds, asked for, lost or is to ask for which, for what disease, since when.

A sentence names designations; the wordings say what became of each; drug, agencies, diseases and dates are read around them.
Several in one sentence share what stands behind the list ("Orphan Drug and Fast Track designations for AML and MDS"); "respectively"
pairs dates or agencies. "The FDA granted it" is read of the request in the sentence before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onckg.facts.arguments import (
    bounds_of,
    can_be_of,
    date_near,
    diseases_in,
    drugs_in,
    event_dates,
    is_announcement,
    merged_populations,
    more_exact,
    populations_of,
    topic_of,
)
from onckg.facts.assertion import clause_of, effects_on
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.coordination import (
    coordinated_drugs,
    drugs_before_their_diseases,
    drugs_with_their_diseases,
    first_of_combination,
    said_of_another,
    subject_of_relative,
)
from onckg.facts.designation_agencies import LIST, agencies_of, end_of_list
from onckg.facts.jurisdictions import jurisdiction_of
from onckg.facts.records import DateBounds, Designation, State
from onckg.facts.sayings import Saying, agency_of, disease_of, grouped, told_as_one, with_antecedent, with_only_disease
from onckg.facts.shares import OF_NEXT, SecondVerb, before_place, second_verb, shares_in
from onckg.facts.view import View, marks_in
from onckg.facts.wording import Match, find_matches, load_wordings
from onckg.mentions.records import Mention

_RANK = {"planned": 0, "requested": 1, "granted": 2, "denied": 3, "withdrawn": 4}
_SHARES_VERB = re.compile(r"(?:,|\band|\bas well as)\s(?:(?:an?|the|its|⟨A\d+⟩(?:'s)?|also)\s){0,3}$", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"\b(?:requests?|applications?|bid|petitions?|submissions?)\s(?:to\s(?:the\s)?⟨A\d+⟩\s)?(?:for|seeking)\s(?:\S+\s){0,3}$", re.IGNORECASE
)
_ASKED_BEHIND = re.compile(r"\s(?:requests?|applications?|submissions?)\b", re.IGNORECASE)
_ASKING = re.compile(r"\b(?:announc|submit|submission|filed|filing|applied|lodg|pending|review)", re.IGNORECASE)
_GRANTS = re.compile(r"\b(?:grant|award|approv|accept|conferr|receiv|obtain|secur|earn|gain|won\b|positive)", re.IGNORECASE)
_SEEKING = re.compile(r"\b(?:seek|apply|request|submit|file|pursu)")
_IN_BRACKET = re.compile(r"\s\(⟨W(\d+)⟩\)")
_OTHER = r"(?:[\w-]+,?\s){0,4}?⟨D(\d+)⟩(?=[.,;]|$)"
_SO_DOES = re.compile(rf"(?:So (?:does|do|has|have|is|was)|The same (?:holds|is true|goes|applies) (?:for|of|to)) {_OTHER}")
_AS_DOES = re.compile(rf",? as (?:does|do|has|have|is|was) {_OTHER}")
_SUBJECT_IT = re.compile(r"\s*(?:and\s)?(?:it|which)\s", re.IGNORECASE)
_UPON_GRANT = re.compile(
    r"\b(?:upon|on|after|following) (?:the |any )?(?:grant|receipt|award|granting|receiving|obtaining)\b", re.IGNORECASE
)
_TO_COME = re.compile(r"\b(?:will|would|may|could|eligible|entitled)\b", re.IGNORECASE)
_UNDATED = -2
_MOST_LISTED = 12  # points of a list that a sentence with a colon announces


def derive_designations(context: ReleaseContext) -> list[Designation]:
    """Return the designations of a release in order of first statement, one for each drug, type, agency and disease."""
    said: list[Saying] = []
    asked: list[Saying] = []  # what the sentence before asked for
    before: list[Saying] = []
    named: list[str] = []  # the diseases of the sentence before
    last: str | None = None
    for at, view in enumerate(context.views):
        beside = at > 0 and context.views[at - 1].sentence.paragraph == view.sentence.paragraph
        if view.of_kind("designation"):
            found = _sayings(context, at)
        else:
            found = _answers(context, view, asked) or (_echoed(context, view, _SO_DOES.match(view.slotted), before) if beside else [])
        asked = [s for s in found if s.status == "requested"]
        found = with_antecedent(view, found, before if beside else (), named if beside else (), last)
        before = found
        named = [m.value for m in diseases_in(view, 0, len(view.slotted))]
        last = named[-1] if named else last
        said += found
    return [
        _merged(context, group) for group in grouped(told_as_one(context, with_only_disease(context, said)), lambda s: (s.drug, s.type))
    ]


def _sayings(context: ReleaseContext, at: int) -> list[Saying]:
    whole_view = context.views[at]
    echo = _AS_DOES.search(whole_view.slotted)
    view = before_place(whole_view, echo.start()) if echo else whole_view
    matches = find_matches(view, load_wordings("designations"))
    named = [(view.place(m), m) for m in view.of_kind("designation") if view.place(m) >= 0]
    statuses = [_status(view, place, mention, matches) for place, mention in named]
    for index in range(1, len(named)):  # "granted X to A for B and Y to C for D": the second shares the verb
        if not statuses[index][0] and statuses[index - 1][0] and _SHARES_VERB.search(view.slotted[named[index - 1][0] : named[index][0]]):
            statuses[index] = (*statuses[index - 1][:2], -1)
    found: list[Saying] = []
    for index, (place, mention) in enumerate(named):
        status, rule, told = statuses[index]
        if status in ("", "-"):
            continue
        end = view.span(mention)[1]
        stop = named[index + 1][0] if index + 1 < len(named) else len(view.slotted)
        second = second_verb(view, end, end_of_list(view, named, index, len(view.slotted)))
        part = before_place(view, second.start) if second else view  # what the first verb says
        whole = part if diseases_in(part, 0, len(part.slotted)) else view
        pairs: list[tuple[str, list[Mention]]] = drugs_with_their_diseases(context, whole, end, stop)
        pairs = pairs or drugs_before_their_diseases(context, whole, place, len(whole.slotted))
        if not pairs:
            diseases = _diseases(whole, named, index) or _listed_diseases(context, at, end)
            pairs = [(drug, diseases) for drug in _drugs(context, part, place, end)]  # of no drug, nothing is stated
        evidence = evidence_of(view, rule)
        usual = _date(context, part, named, index, status, told=told)
        agencies = agencies_of(context, part, named, index)
        row = shares_in(part, end, stop) if len(pairs) == 1 else []
        this: list[Saying] = []
        for share in row:
            populations = populations_of(view, share.diseases)
            agency = share.agency.value if share.agency else agencies[0][0]
            this += [Saying(mention.value, pairs[0][0], d.value, agency, status, share.date, evidence, populations) for d in share.diseases]
        for agency, own in agencies if not row else ():
            for drug, diseases in pairs:
                each: Sequence[Mention | None] = diseases or [None]
                dates = _dates_of_diseases(view, end, stop, diseases)
                for disease in each:
                    populations = populations_of(view, [disease]) if disease else ()
                    value = disease.value if disease else None
                    date = dates.get(value or "") or own or usual
                    this.append(Saying(mention.value, drug, value, agency, status, date, evidence, populations))
        found += [*this, *(_added(context, view, this, second) if second else ())]
    return found + _echoed(context, whole_view, echo, found)


def _echoed(context: ReleaseContext, view: View, echo: re.Match[str] | None, said: Sequence[Saying]) -> list[Saying]:
    """Return what was said of one drug for the other that is said to be like it ("So does B"); empty where nothing says so."""
    drug = view.mentions[int(echo[1])].value if echo else ""
    held = [s for s in said if s.status == "granted"]
    if context.roles.get(drug) != "program" or len({s.drug for s in held} | {drug}) != 2:
        return []
    return [replace(s, drug=drug, date=None, evidence=evidence_of(view, "designations/like-another")) for s in held]


def _added(context: ReleaseContext, view: View, this: Sequence[Saying], second: SecondVerb) -> list[Saying]:
    """Return what a second verb adds to what the first said ("..., and was requested for B in March"); empty where it is another matter."""
    if second.status == "-" or not this:
        return []
    date = second.date if second.date and can_be_of(context, second.date, second.status) else None
    evidence, agency = evidence_of(view, second.rule), second.agency or this[0].agency
    first = replace(this[0], status=second.status, date=date, evidence=evidence, agency=agency)
    if not second.diseases:
        return [replace(first, drug=s.drug, disease=s.disease, populations=s.populations) for s in this]
    return [
        replace(first, drug=drug, disease=disease.value, populations=populations_of(view, [disease]))
        for drug in dict.fromkeys(s.drug for s in this)
        for disease in second.diseases
    ]


def _answers(context: ReleaseContext, view: View, asked: Sequence[Saying]) -> list[Saying]:
    """Return what became of the requests of the sentence before ("The FDA granted it in May"); empty where the sentence is no answer."""
    if not asked:
        return []
    for match in find_matches(view, load_wordings("answers")):
        if effects_on(view, match.start, match.end, match.end):
            continue
        date = date_near(context, view, match.start, match.end, str(match.wording.gives["status"]))
        agency = match.slots["agency"][0].value if match.slots.get("agency") else None
        evidence = evidence_of(view, match.wording.rule)
        status = str(match.wording.gives["status"])
        return [replace(s, status=status, date=date, evidence=evidence, agency=s.agency or agency) for s in asked]
    return []


def _dates_of_diseases(view: View, start: int, stop: int, diseases: Sequence[Mention]) -> dict[str, DateBounds]:
    """Return the date of each disease by its value ("for A and for B in May and June, respectively"); empty where none has its own."""
    dates = event_dates(view, start, stop)
    if len(diseases) < 2 or len(dates) != len(diseases) or "respectively" not in view.slotted[start:stop]:
        return {}
    return {disease.value: bounds_of(date) for disease, date in zip(diseases, dates, strict=True)}


def _status(view: View, place: int, mention: Mention, matches: Sequence[Match]) -> tuple[str, str, int]:
    """Return (status, rule, where the words end): "-" for a general explanation, "" where no wording says anything.

    The end is -1 where the date of the status does not stand behind the words, ``_UNDATED`` where none beside them is of the status.
    """
    for match in matches:
        if mention not in match.slots.get("designation", ()) or _is_said_of_next(view, match):
            continue
        gives = match.wording.gives
        if gives["status"] == "-":
            if marks_in(view, match.start, match.end, "drug"):
                continue  # a named drug makes it a fact, not an explanation
            return "-", match.wording.rule, -1
        if gives.get("sure"):
            return str(gives["status"]), match.wording.rule, _UNDATED if gives.get("undated") else match.end
        if gives["status"] in ("denied", "withdrawn") or gives.get(
            "says_itself"
        ):  # their own words deny; only what stands before can turn them
            effects = effects_on(view, match.start, match.start, match.start)
        else:
            effects = effects_on(view, match.start, match.end, max(place, match.start + 1) if match.start < place else match.end)
        if effects & {"negated", "conditional", "other"}:
            return "-", match.wording.rule, -1
        if gives.get("says_itself") or gives.get("asserted", True) is False:
            return str(gives["status"]), match.wording.rule, match.end if gives["status"] in ("denied", "withdrawn") else -1
        if "planned" in effects:
            return (
                ("planned" if gives["status"] in ("requested", "granted") and _SEEKING.search(view.slotted) else "-"),
                match.wording.rule,
                -1,
            )
        if gives["status"] == "granted" and _is_only_asked(view, place, mention):  # "its request for X" alone tells of no act
            return "requested" if _ASKING.search(view.slotted) else "-", match.wording.rule, -1
        if gives["status"] == "granted" and _UPON_GRANT.search(view.slotted, 0, place) and _TO_COME.search(view.slotted, place):
            return "-", match.wording.rule, -1
        return str(gives["status"]), match.wording.rule, _UNDATED if gives.get("undated") else -1
    return "", "", -1


def _is_said_of_next(view: View, match: Match) -> bool:
    """Say whether a verb that ends a designation has another one for its object ("holds A and was denied B")."""
    return match.wording.gives["status"] in ("denied", "withdrawn") and bool(OF_NEXT.match(view.slotted, match.end))


def _is_only_asked(view: View, place: int, mention: Mention) -> bool:
    """Say whether a designation is named as what a request is for, in a clause that tells of no grant."""
    left, right = clause_of(view, place, place + 4)
    asked = _ASKED_FOR.search(view.slotted, left, place) or _ASKED_BEHIND.match(view.slotted, view.span(mention)[1])
    return bool(asked) and not _GRANTS.search(view.slotted, left, right)


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
        if following + 1 < len(named) and not LIST.match(between):
            break
        following += 1
    previous = named[index - 1][0] if index else 0
    before = diseases_in(view, previous, place)
    return before or (diseases_in(view, 0, place) if index and LIST.match(re.sub(r"⟨G\d+⟩", "", view.slotted[previous:place])) else [])


def _listed_diseases(context: ReleaseContext, at: int, start: int) -> list[Mention]:
    """Return the diseases of the list that a sentence announces ("... for patients with:"); empty where it announces none."""
    view = context.views[at]
    if not view.slotted.rstrip().endswith(":") or len(view.slotted) - start > 150:
        return []
    found: list[Mention] = []
    for point in context.views[at + 1 : at + 1 + _MOST_LISTED]:
        if point.sentence.section != "list":
            break
        found += diseases_in(point, 0, len(point.slotted))
    return found


def _date(
    context: ReleaseContext, view: View, named: list[tuple[int, Mention]], index: int, status: str, *, told: int
) -> DateBounds | None:
    """Return when designation ``index`` came to its status; ``told`` is where the words that end it end, -1 where none do."""
    dates = [m for m in event_dates(view, 0, len(view.slotted)) if can_be_of(context, bounds_of(m), status)]
    if told == _UNDATED:
        return None
    bracketed = [_IN_BRACKET.match(view.slotted, view.span(m)[1]) for _, m in named]
    bracket = bracketed[index]
    if bracket and can_be_of(context, bounds_of(view.mentions[int(bracket[1])]), status):
        return bounds_of(view.mentions[int(bracket[1])])
    of_others = {view.mentions[int(b[1])].start for b in bracketed if b}  # "Fast Track (May 2022) and Orphan Drug designations"
    dates = [m for m in dates if m.start not in of_others]
    verdict = [m for m in dates if 0 <= told <= view.place(m)]
    if verdict:
        return bounds_of(verdict[0])
    behind = [m for m in dates if view.place(m) > named[-1][0]]
    if "respectively" in view.slotted and len(behind) == len(named) > 1:
        return bounds_of(behind[index])
    place = named[index][0]
    following = named[index + 1][0] if index + 1 < len(named) else len(view.slotted)
    if any(view.place(m) > following for m in dates) and not LIST.match(re.sub(r"⟨G\d+⟩", "", view.slotted[place:following])):
        own = [m for m in dates if view.place(m) < following]  # what stands behind the next designation is that one's
        found = bounds_of(own[-1]) if own else None
    else:
        own = [m for m in dates if place < view.place(m) < min(following, clause_of(view, place, place + 4)[1])]
        near = date_near(context, view, place, place + 4, status) if not of_others else None
        found = bounds_of(own[0]) if own and len(named) > 1 else near
    if found:
        return found
    if status in ("granted", "requested", "denied", "withdrawn") and is_announcement(context, view):
        return context.release_date
    return None


def _drugs(context: ReleaseContext, view: View, start: int, end: int) -> list[str]:
    """Return the drugs of a designation: "to X"/"for X" behind it, else before it in the clause, else in the sentence, else the topic."""
    left, right = clause_of(view, start, end)
    if said_of_another(context, view, left, start):
        return []
    of_relative = subject_of_relative(context, view, left, start)
    if of_relative:
        return [of_relative]
    if _SUBJECT_IT.match(view.slotted, left) and (subjects := [m.value for m in marks_in(view, 0, left, "drug")]):
        return [subjects[0]] if context.roles.get(subjects[0]) == "program" else []
    for low, high, last in ((end, right, False), (left, start, True), (end, len(view.slotted), False), (0, start, True)):
        found = [m for m in marks_in(view, low, high, "drug") if context.roles.get(m.value) == "program"]
        if not found:
            continue
        values = drugs_in(context, view, low, high)
        if last and len(values) == 2 and re.search(r"⟨D\d+⟩ and ⟨D\d+⟩", view.slotted[low:high]):
            return values
        return [first_of_combination(context, view, found[-1])] if last else coordinated_drugs(context, view, found[0])
    return list(topic_of(context, view)[:1])


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
