"""Deals between named companies: licence, collaboration, acquisition, supply."""

import re

from onckg.facts.arguments import date_near, drugs_in, is_announcement, topic_of
from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.records import Deal
from onckg.facts.view import View, marks_in
from onckg.facts.wording import Match, find_matches, load_wordings

_SIGNED = re.compile(
    r"\b(?:signed|entered into|announc|agreed|under (?:an?|the) (?:\w+ ){0,4}agreement|executed|concluded|completed)", re.IGNORECASE
)


def derive_deals(context: ReleaseContext) -> list[Deal]:
    """Return the deals of a release in order of first statement, one for each type and pair of parties.

    A sentence that names one party has the issuer as the other; a deal needs two. A deal that is denied or only conceivable is none.
    """
    found: dict[tuple[str, frozenset[str]], Deal] = {}
    for view in context.views:
        if not view.of_kind("company"):
            continue
        covered: list[tuple[int, int]] = []
        for match in find_matches(view, load_wordings("deals")):
            if any(s < match.end and match.start < e for s, e in covered):
                continue
            deal = _deal(context, view, match)
            if deal is None:
                continue
            covered.append((match.start, match.end))
            key = (deal.type, frozenset(deal.companies))
            old = found.get(key)
            if old is None:
                found[key] = deal
            elif deal.evidence[0] not in old.evidence:
                found[key] = Deal(
                    old.type,
                    old.companies,
                    old.drug or deal.drug,
                    old.platform or deal.platform,
                    old.status,
                    old.date or deal.date,
                    (*old.evidence, *deal.evidence),
                )
    return list(found.values())


def _deal(context: ReleaseContext, view: View, match: Match) -> Deal | None:
    effects = effects_on(view, match.start, match.end)
    if "negated" in effects or "conditional" in effects:
        return None
    parties = list(dict.fromkeys(m.value for name, slot in match.slots.items() if name.startswith("company") for m in slot))
    if len(parties) == 1 and context.issuer is not None and context.issuer not in parties:
        parties.insert(0, context.issuer)
    if len(parties) < 2:
        return None
    drugs = drugs_in(context, view, 0, len(view.slotted)) or [m.value for m in view.of_kind("drug")] or list(topic_of(context, view))
    platforms = [m.value for m in marks_in(view, match.start, len(view.slotted), "platform")]
    date = date_near(context, view, match.start, match.end)
    if date is None and is_announcement(context, view):
        date = context.release_date
    status = "planned" if "planned" in effects and not _SIGNED.search(view.slotted) else "done"
    return Deal(
        str(match.wording.gives["type"]),
        tuple(parties),
        drugs[0] if drugs else None,
        platforms[0] if platforms else None,
        status,
        date,
        (evidence_of(view, match.wording.rule),),
    )
