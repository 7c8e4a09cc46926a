"""Who develops what: the company that a wording names, else the issuer of the release."""

import re
from collections.abc import Sequence

from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext, evidence_of, portrayed_company
from onckg.facts.deals import derive_deals
from onckg.facts.records import Develops, Evidence
from onckg.facts.view import View
from onckg.facts.wording import Match, find_matches, load_wordings

_PARTNER = re.compile(r"'s?\s(?:[\w-]+\s){0,2}(?:partner|collaborator|licensee|licensor|competitor|rival|subsidiary)s?\b", re.IGNORECASE)
_WITH_THE_DRUG = re.compile(r"\b(?:together|combination)\s.*⟩'s?,?\s?$")
_Found = dict[tuple[str, str], list[Evidence]]


def derive_develops(context: ReleaseContext) -> list[Develops]:
    """Return who develops which drug, each pair once, in order of what says it: wordings, "About" sections, then the issuer's own
    programmes.

    A drug that a wording calls another company's is not taken for the issuer's.
    """
    found: _Found = {}
    owned: set[str] = set()
    for view in context.views:
        for match in find_matches(view, load_wordings("develops")):
            if "negated" not in effects_on(view, match.start, match.end) and not _names_a_partner(view, match):
                for company, drug in _pairs(context, match):
                    found.setdefault((company, drug), []).append(evidence_of(view, match.wording.rule))
                    if match.wording.gives.get("owner"):
                        owned.add(drug)
    if context.issuer is not None:
        _add_portrayed(context, found, owned)
        targets = _to_be_acquired(context)
        owned |= {drug for company, drug in found if company in targets}
        _add_behind_owned(context, found, owned)
        _add_own(context, context.issuer, found, owned)
    return [Develops(company, drug, tuple(dict.fromkeys(evidence))) for (company, drug), evidence in found.items()]


def _names_a_partner(view: View, match: Match) -> bool:
    """Say whether a company is named for something else: "Harrow Bay's partner Odano, for XR-1", "XR-1 together with Odano's OD-2"."""
    if match.wording.rule == "develops/with-partner" and _WITH_THE_DRUG.search(view.slotted[match.start : match.end]):
        return True
    return match.wording.rule == "develops/possessive" and bool(_PARTNER.search(view.slotted, match.start, match.end))


def _pairs(context: ReleaseContext, match: Match) -> Sequence[tuple[str, str]]:
    """Return the pairs of company and drug in the slots of a match, as far as its wording lets them count."""
    companies = [m for m in match.slots.get("company", ()) if m.attributes.get("anaphor") != "yes" or m.value == context.issuer]
    drugs = match.slots.get("drug", ())
    if match.wording.gives.get("program_only"):
        drugs = tuple(d for d in drugs if context.roles.get(d.value) == "program")
    return [(c.value, d.value) for d in drugs for c in companies]


def _add_portrayed(context: ReleaseContext, found: _Found, owned: set[str]) -> None:
    """Add the drugs that the "About" section of another company names."""
    for view in context.views:
        company = portrayed_company(context, view)
        if company is not None and company != context.issuer:
            for drug in context.programs(view.of_kind("drug")):
                found.setdefault((company, drug), []).append(evidence_of(view, "develops/about-company"))
                owned.add(drug)


def _to_be_acquired(context: ReleaseContext) -> set[str]:
    """Return the companies that another has agreed to acquire: until then their drugs are their own."""
    return {c for d in derive_deals(context) if d.type == "acquisition" and d.status == "planned" for c in d.companies} - {context.issuer}


def _add_behind_owned(context: ReleaseContext, found: _Found, owned: set[str]) -> None:
    """Add the drugs that a paragraph goes on to name once it speaks of what another company owns ("Tarn's lead, X, is ... Behind it stands
    Y"), until it names another company."""
    owner, paragraph = None, -1
    for view in context.views:
        if view.sentence.paragraph != paragraph:
            owner, paragraph = None, view.sentence.paragraph
        companies = {m.value for m in view.of_kind("company")}
        drugs = context.programs(view.of_kind("drug"))
        named = {c for c in companies if any((c, d) in found and d in owned for d in drugs)} - {context.issuer}
        if companies:
            owner = next(iter(named)) if len(companies) == 1 and named else None
        if owner is None:
            continue
        if named:  # what stands in front of the owned drug in its sentence is not behind it
            drugs = drugs[min(drugs.index(d) for d in drugs if (owner, d) in found and d in owned) :]
        for drug in drugs:
            if not any(drug == d for _, d in found):
                found.setdefault((owner, drug), []).append(evidence_of(view, "develops/behind-owned"))
                owned.add(drug)


def _add_own(context: ReleaseContext, issuer: str, found: _Found, owned: set[str]) -> None:
    """Add the programme drugs that nobody else is said to own, with the first sentence that names each."""
    for view in context.views:
        for drug in context.programs(view.of_kind("drug")):
            if (issuer, drug) not in found and drug not in owned:
                found[(issuer, drug)] = [evidence_of(view, "develops/issuer-programme")]
