"""What single sentences say of one regulatory matter, and which of them say it of the same one.

Designations and milestones are both read sentence by sentence: a ``Saying`` may leave out the disease or the agency, which another
sentence gives. Grouping brings them together before a fact is made of them; what the fact is, their own modules decide.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from onckg.facts.arguments import only_disease, title_disease
from onckg.facts.context import ReleaseContext
from onckg.facts.records import DateBounds, Evidence, Population
from onckg.facts.view import View

_SAME_DISEASE = re.compile(
    r"\b(?:for|in) (?:the same|that same|this same|this|that) "
    r"(?:indication|disease|use|condition|combination|regimen|cancer|tumou?r type|population|setting|patients?)\b",
    re.IGNORECASE,
)
_THE_APPLICATION = re.compile(r"^\"?(?:(?:the|this|that|its|our) )?(?:application|submission|filing|s?nda|s?bla|maa)\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"^\"?(?:(?:in|on) ⟨W\d+⟩,? )?"
    r"(?:it|(?:the|this|that) (?:application|submission|request|filing|s?nda|s?bla|maa|ind|cta|designation|hold))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence's statement about one designation or milestone of one drug for one disease; None where it does not say."""

    type: str
    drug: str | None
    disease: str | None
    agency: str | None
    status: str
    date: DateBounds | None
    evidence: Evidence
    populations: tuple[Population, ...] = ()


def with_only_disease(context: ReleaseContext, said: Sequence[Saying]) -> list[Saying]:
    """Return the sayings, in order; one that names no disease gets the only one that the release names with its drug, else the only one
    that its headlines do, if there is one."""
    drugs = {s.drug for s in said if s.drug and not s.disease}
    usual = {drug: only_disease(context, drug) or title_disease(context, drug) for drug in drugs}
    return [s if s.disease or not s.drug else replace(s, disease=usual[s.drug]) for s in said]


def with_antecedent(view: View, said: Sequence[Saying], before: Sequence[Saying], named: Sequence[str], last: str | None) -> list[Saying]:
    """Return the sayings of a sentence, in order; one without a disease gets the one that its words point back to.

    Args:
        view: the sentence.
        said: what it says.
        before: what the sentence before it in the paragraph says; empty where there is none.
        named: the diseases that that sentence names; "the application" is for the only one.
        last: the disease that was named last before it in the release, if any; "for the same indication" is for that.
    """
    if all(s.disease for s in said):
        return list(said)
    theirs = {s.disease for s in before if s.disease}
    same = bool(_SAME_DISEASE.search(view.slotted))
    if len(theirs) == 1 and (same or (not view.of_kind("drug") and _ELLIPTIC.match(view.slotted))):
        disease = next(iter(theirs))
        drugs = {s.drug for s in before if s.disease}
        return [replace(s, disease=disease) if not s.disease and s.drug in drugs else s for s in said]
    if len(named) == 1 and not view.of_kind("drug") and _THE_APPLICATION.match(view.slotted):
        last, same = named[0], True
    return [replace(s, disease=last) if same and last and not s.disease else s for s in said]


def told_as_one(context: ReleaseContext, said: Sequence[Saying]) -> list[Saying]:
    """Return the sayings, in order, those of one piece of news with one disease.

    Where the news of the release is told for a disease and, in another sentence, for a kind of it ("FDA Approves X for Lymphoma" over
    "... approved X for follicular lymphoma"), both are of the kind. A title that only names a class of what the text names goes.
    """
    news = [s for s in said if s.disease and s.date is not None and s.date == context.release_date]
    exact: dict[int, str] = {}
    covered: set[int] = set()
    for one in news:
        same = [
            o for o in news if (o.type, o.drug, o.status) == (one.type, one.drug, one.status) and o.evidence.start != one.evidence.start
        ]
        beside = {o.disease for o in news if o.evidence.start == one.evidence.start}
        kinds = {o.disease for o in same if o.disease and o.disease.endswith(f" {one.disease}")}  # the same name, said more exactly
        if len(kinds) == 1 and not kinds & beside:
            exact[id(one)] = str(*kinds)
        elif one.evidence.start < context.document.title_end and any(context.narrows(str(o.disease), str(one.disease)) for o in same):
            covered.add(id(one))
    return [replace(s, disease=exact[id(s)]) if id(s) in exact else s for s in said if id(s) not in covered]


def grouped(said: Sequence[Saying], matter: Callable[[Saying], Hashable]) -> list[list[Saying]]:
    """Return the sayings in groups that are of one matter, groups and members in the order of the text; empty for none.

    Sayings are of one matter where ``matter`` gives the same for both and neither their agencies nor their diseases differ. The full ones
    are placed first: one that names no disease or agency joins the one that does.
    """
    groups: list[list[Saying]] = []
    for one in sorted(said, key=lambda s: (s.disease is None, s.agency is None, s.evidence.start)):
        home = next((g for g in groups if matter(g[0]) == matter(one) and _agrees(g, one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    for group in groups:
        group.sort(key=lambda s: s.evidence.start)
    return sorted(groups, key=lambda g: g[0].evidence.start)


def agency_of(group: Sequence[Saying]) -> str | None:
    """Return the agency that a group names first, None where it names none."""
    return next((s.agency for s in group if s.agency), None)


def disease_of(group: Sequence[Saying]) -> str | None:
    """Return the disease that a group names first, None where it names none."""
    return next((s.disease for s in group if s.disease), None)


def _agrees(group: Sequence[Saying], one: Saying) -> bool:
    agencies, diseases = {s.agency for s in group if s.agency}, {s.disease for s in group if s.disease}
    return (not one.agency or not agencies or one.agency in agencies) and (not one.disease or not diseases or one.disease in diseases)
