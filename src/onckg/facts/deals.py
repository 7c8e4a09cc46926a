"""Deals between named companies: licence, collaboration, acquisition, supply.

A wording names the partners; who is with them is the other party that it names, else the company that the clause speaks of, else the one
that the section portrays, else the issuer. "With A and B" makes a deal with each, "between A and B" one deal.
"""

import re
from dataclasses import replace

from onckg.facts.arguments import date_near, drugs_in, is_announcement, topic_of
from onckg.facts.assertion import clause_of, effects_on
from onckg.facts.context import ReleaseContext, evidence_of, portrayed_company
from onckg.facts.records import Deal
from onckg.facts.view import View, marks_in
from onckg.facts.word_lists import any_of
from onckg.facts.wording import Match, find_matches, load_wordings

_SIGNED = re.compile(
    r"\b(?:signed|entered into|announc|agreed|under (?:an?|the) (?:\w+ ){0,4}agreement|executed|concluded|completed)", re.IGNORECASE
)
_AMONG_THEMSELVES = re.compile(r"\b(?:between|among|by|of|both|the)\s(?:both\s|the\s|companies\s)*$", re.IGNORECASE)
_NO_DEAL = re.compile(rf"\b{any_of('no-deal')}", re.IGNORECASE)
_APPLICATION = re.compile(r"\blicen[sc]e applications?\b", re.IGNORECASE)
_OUR = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)

Parties = tuple[str, ...]


def derive_deals(context: ReleaseContext) -> list[Deal]:
    """Return the deals of a release in order of first statement, one for each type and parties.

    A deal needs two parties. One that is denied or only conceivable is none; one that is only hinted at ("partner X") counts where nothing
    else is said between the two.
    """
    found: dict[tuple[str, frozenset[str]], tuple[Deal, bool]] = {}
    for view in context.views:
        if not view.of_kind("company"):
            continue
        covered: list[tuple[int, int]] = []
        for match in find_matches(view, load_wordings("deals")):
            if any(s < match.end and match.start < e for s, e in covered):
                continue
            deals = _deals(context, view, match)
            if deals:
                covered.append((match.start, match.end))
            hinted = bool(match.wording.gives.get("hint"))
            for deal in deals:
                key = (deal.type, frozenset(deal.companies))
                old, old_hinted = found.get(key, (None, True))
                found[key] = (deal if old is None else _joined(old, deal), hinted and old_hinted)
    said = {parties for (_, parties), (_, hinted) in found.items() if not hinted}
    supplying = {frozenset(d.companies) for d, _ in found.values() if any(e.rule == "deals/collaboration-and-supply" for e in d.evidence)}
    found = {key: deal for key, deal in found.items() if key[0] != "supply" or key[1] not in supplying}  # one agreement, one deal
    return [deal for (_, parties), (deal, hinted) in found.items() if not hinted or parties not in said]


def _joined(old: Deal, new: Deal) -> Deal:
    if new.evidence[0] in old.evidence:
        return old
    return replace(
        old,
        drug=old.drug or new.drug,
        platform=old.platform or new.platform,
        date=old.date or new.date,
        evidence=(*old.evidence, *new.evidence),
    )


def _deals(context: ReleaseContext, view: View, match: Match) -> list[Deal]:
    if _APPLICATION.search(view.slotted, match.start, match.end + len(" application")):
        return []
    effects = effects_on(view, match.start, match.end)
    if effects & {"negated", "conditional"} or _NO_DEAL.search(view.slotted, *clause_of(view, match.start, match.end)):
        return []
    platforms = [m.value for m in marks_in(view, match.start, len(view.slotted), "platform")]
    drugs = drugs_in(context, view, 0, len(view.slotted)) or [m.value for m in view.of_kind("drug")] or _spoken_of(context, view, platforms)
    planned = "planned" in effects and not match.wording.gives.get("hint") and not _SIGNED.search(view.slotted)
    status = "planned" if planned else "done"
    date = date_near(context, view, match.start, match.end, status)
    if date is None and is_announcement(context, view):
        date = context.release_date
    evidence = (evidence_of(view, match.wording.rule),)
    kind = str(match.wording.gives["type"])
    return [
        Deal(kind, parties, drugs[0] if drugs else None, platforms[0] if platforms else None, status, date, evidence)
        for parties in _parties(context, view, match)
    ]


def _spoken_of(context: ReleaseContext, view: View, platforms: list[str]) -> list[str]:
    """Return the drugs that a deal can be about whose sentence names none: those that the release spoke of before. A deal on a
    technology is about none."""
    named = {m.value for v in context.views if v.number < view.number for m in v.of_kind("drug")}
    return [] if platforms else [drug for drug in topic_of(context, view) if drug in named]


def _parties(context: ReleaseContext, view: View, match: Match) -> list[Parties]:
    """Return the parties of each deal that a match tells of; empty where it names one company and no other can be meant."""
    slots = [list(dict.fromkeys(m.value for m in slot)) for name, slot in match.slots.items() if name.startswith("company")]
    if len(slots) > 1:
        pairs: list[Parties] = [(one, other) for other_slot in slots[1:] for one in slots[0] for other in other_slot if one != other]
        return list({frozenset(p): p for p in reversed(pairs)}.values())[::-1]
    named = slots[0] if slots else []
    first = view.place(match.slots["company"][0]) if named else match.start
    if len(named) > 1 and _AMONG_THEMSELVES.search(view.slotted, 0, first):
        return [tuple(named)]
    subject = _subject(context, view, match, named)
    return [(subject, other) for other in named] if subject else []


def _subject(context: ReleaseContext, view: View, match: Match, named: list[str]) -> str | None:
    """Return the company that has the deal with the named ones."""
    left, _ = clause_of(view, match.start, match.end)
    before = [m.value for m in marks_in(view, left, match.start, "company") if m.value not in named]
    portrayed = portrayed_company(context, view)
    if match.wording.gives.get("with_issuer"):
        return context.issuer if context.issuer not in named else None
    if context.issuer in before or (_OUR.search(view.slotted) and context.issuer not in named):
        return context.issuer
    candidates = [*before[:1], portrayed, context.issuer]
    return next((c for c in candidates if c and c not in named), None)
