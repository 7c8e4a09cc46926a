"""Names that were recognised and have no part in any fact, with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onckg.documents import Document
from onckg.facts import ReleaseFacts
from onckg.facts.arguments import diseases_in, topic_of
from onckg.facts.context import ReleaseContext
from onckg.facts.view import View
from onckg.mentions.records import Mention

_KINDS = ("company", "drug", "platform", "disease")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A name without a fact: its kind (company, drug, platform, disease), how often it stands in the release, the canonical characters
    of the first time, and why it was dropped."""

    kind: str
    name: str
    times: int
    start: int
    end: int
    reason: str


def dropped_names(context: ReleaseContext, document: Document, mentions: Sequence[Mention], facts: ReleaseFacts) -> tuple[Dropped, ...]:
    """Return the names of a release that no fact holds, by first mention."""
    kept = _kept(facts)
    related = _related_drugs(facts)
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        if mention.kind in _KINDS and mention.attributes.get("anaphor") != "yes":
            groups.setdefault((mention.kind, mention.value), []).append(mention)
    found = []
    for (kind, value), group in groups.items():
        listed = value in kept[kind] or any(" ".join(m.text.split()) in kept[kind] for m in group)
        if listed and not (kind == "drug" and value not in related and context.roles.get(value) != "program"):
            continue
        start, end = document.canonical_span(group[0].start, group[0].end)
        found.append(Dropped(kind, value, len(group), start, end, _reason(context, kind, value, group)))
    return tuple(sorted(found, key=lambda d: (d.start, d.end, d.kind)))


def _kept(facts: ReleaseFacts) -> dict[str, set[str]]:
    lists: dict[str, tuple[Any, ...]] = {
        "company": facts.companies,
        "drug": facts.drugs,
        "platform": facts.platforms,
        "disease": facts.diseases,
    }
    return {kind: {name for thing in things for name in (thing.name, *thing.aliases)} for kind, things in lists.items()}


def _related_drugs(facts: ReleaseFacts) -> set[str]:
    """Return the drugs that have a part in a relation or event."""
    plain: tuple[Any, ...] = (
        *facts.develops,
        *facts.indications,
        *facts.drug_platform,
        *facts.designations,
        *facts.milestones,
        *facts.deals,
    )
    return {fact.drug for fact in plain if fact.drug} | {drug for t in facts.trials for drug in (*t.drugs, *t.combined_with)}


def _reason(context: ReleaseContext, kind: str, value: str, group: Sequence[Mention]) -> str:
    views = _views_of(context, group)
    if not views:
        sections = dict.fromkeys(s.section for m in group for s in context.document.sentences if s.start <= m.start < s.end)
        return f"stands only where nothing is stated ({', '.join(sections) or 'between sentences'})"
    if kind == "drug":
        role = context.roles.get(value, "unknown")
        return (
            "given with others, and no trial holds it"
            if role == "combination"
            else f"its role is {role}: facts are read of programme drugs"
        )
    if kind == "disease":
        return _reason_of_disease(context, value, views)
    if kind == "platform":
        return "no wording ties it to a drug or a company"
    return "no wording makes it own a drug or platform, or part of a deal"


def _reason_of_disease(context: ReleaseContext, value: str, views: Mapping[int, View]) -> str:
    if all(not topic_of(context, view) for view in views.values()):
        return "no programme drug in reach"
    said_of_drug = any(value in {m.value for m in diseases_in(view, 0, len(view.slotted))} for view in views.values())
    if not said_of_drug:
        return "told of as history, spread or a company's field, not as what a drug is for"
    return "its sentences do not bring it together with a programme drug"


def _views_of(context: ReleaseContext, group: Sequence[Mention]) -> dict[int, View]:
    starts = {m.start for m in group}
    return {view.number: view for view in context.views if any(m.start in starts for m in view.all_mentions)}
