"""Who develops what, which platform a drug comes from, and for which diseases a drug is meant."""

import re
from collections.abc import Mapping, Sequence

from onckg.facts.arguments import diseases_in, drugs_in, merged_populations, populations_of, topic_of
from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.records import CompanyPlatform, Designation, Develops, DrugPlatform, Evidence, Indication, Milestone, Population, Trial
from onckg.facts.view import View, marks_in
from onckg.facts.wording import find_matches, load_wordings
from onckg.mentions.records import Mention

_MEANT = re.compile(
    r"\b(?:treat|therap|patients?|indicat|potential|develop|efficacy|activity|trial|study|studies|clinical|demonstrat|show|respon|surviv|candidate|designed|target|evaluat|data|results|approved|against|in|for)",
    re.IGNORECASE,
)
_EPIDEMIOLOGY = re.compile(
    r"\b(?:incidence|prevalence|diagnosed (?:each|every|annually|in)|new cases|american cancer society|deaths|leading cause|most common|accounts? for|five-year survival|5-year survival|mortality|cases per|people (?:are|will be)|worldwide each year)\b",
    re.IGNORECASE,
)
_RANK = {"meant": 0, "planned": 1, "studied": 2, "designated": 3, "approved": 4}


def derive_develops(context: ReleaseContext) -> list[Develops]:
    """Return who develops which drug: what the wordings say, else the issuer its programme drugs."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    owned: set[str] = set()
    for view in context.views:
        for match in find_matches(view, load_wordings("develops")):
            if "negated" in effects_on(view, match.start, match.end):
                continue
            companies = [m for m in match.slots.get("company", ()) if m.attributes.get("anaphor") != "yes" or m.value == context.issuer]
            for drug in match.slots.get("drug", ()):
                for company in companies:
                    if match.wording.gives.get("program_only") and context.roles.get(drug.value) != "program":
                        continue
                    found.setdefault((company.value, drug.value), []).append(evidence_of(view, match.wording.rule))
                    if match.wording.gives.get("owner"):
                        owned.add(drug.value)
    if context.issuer is not None:
        for view in context.views:
            company = portrayed_company(context, view)
            for drug in context.programs(view.of_kind("drug")) if company not in (None, context.issuer) else ():
                found.setdefault((str(company), drug), []).append(evidence_of(view, "develops/about-company"))
                owned.add(drug)
        for view in context.views:
            for drug in context.programs(view.of_kind("drug")):
                key = (context.issuer, drug)
                if key not in found and (drug not in owned):
                    found[key] = [evidence_of(view, "develops/issuer-programme")]
    return [Develops(company, drug, tuple(dict.fromkeys(evidence))) for (company, drug), evidence in found.items()]


def portrayed_company(context: ReleaseContext, view: View) -> str | None:
    """Return the company that an "About X" section is about; None in other sections, and where X is no company of the release."""
    if view.section is None or view.section.kind != "about-company":
        return None
    subject = view.section.subject.lower()
    named = [m for v in context.views if v.section is view.section for m in v.of_kind("company") if m.attributes.get("anaphor") != "yes"]
    return next((m.value for m in named if subject and (m.text.lower() in subject or subject in m.text.lower())), None)


def derive_drug_platforms(context: ReleaseContext) -> list[DrugPlatform]:
    """Return which drug comes from, uses or is a member of which platform."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for view in context.views:
        for match in find_matches(view, load_wordings("platforms")):
            if match.wording.gives["relation"] != "drug" or "negated" in effects_on(view, match.start, match.end):
                continue
            drugs = [m.value for m in match.slots.get("drug", ())] or list(topic_of(context, view)[:1])
            for drug in drugs:
                for platform in match.slots.get("platform", ()):
                    if context.roles.get(drug) == "program":
                        found.setdefault((drug, platform.value), []).append(evidence_of(view, match.wording.rule))
    return [DrugPlatform(drug, platform, tuple(dict.fromkeys(evidence))) for (drug, platform), evidence in found.items()]


def derive_company_platforms(context: ReleaseContext) -> list[CompanyPlatform]:
    """Return whose technology a platform is: the company that a wording gives, else the issuer."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for view in context.views:
        for match in find_matches(view, load_wordings("platforms")):
            if match.wording.gives["relation"] == "company":
                for company in match.slots.get("company", ()):
                    for platform in match.slots.get("platform", ()):
                        found.setdefault((company.value, platform.value), []).append(evidence_of(view, match.wording.rule))
    owned = {platform for _, platform in found}
    for view in context.views:
        company = portrayed_company(context, view)
        if company is not None and company != context.issuer:
            for mention in view.of_kind("platform"):
                found.setdefault((company, mention.value), []).append(evidence_of(view, "platforms/about-company"))
                owned.add(mention.value)
    for view in context.views:
        for mention in view.of_kind("platform"):
            if context.issuer is not None and mention.value not in owned:
                found.setdefault((context.issuer, mention.value), []).append(evidence_of(view, "platforms/issuer-technology"))
    return [CompanyPlatform(company, platform, tuple(dict.fromkeys(evidence[:3]))) for (company, platform), evidence in found.items()]


def derive_indications(
    context: ReleaseContext, designations: Sequence[Designation], trials: Sequence[Trial], milestones: Sequence[Milestone]
) -> list[Indication]:
    """Return every drug and disease that the release brings together, with how far the pair has come in its words."""
    found: dict[tuple[str, str], list[tuple[str, Evidence, tuple[Population, ...]]]] = {}
    for trial in trials:
        status = "planned" if trial.status == "planned" else "studied"
        for drug in trial.drugs:
            for disease in trial.diseases:
                found.setdefault((drug, disease), []).append((status, trial.evidence[0], trial.populations))
    for designation in designations:
        if designation.drug and designation.disease and designation.status not in ("denied", "withdrawn"):
            status = "designated" if designation.status == "granted" else "planned"
            found.setdefault((designation.drug, designation.disease), []).append((status, designation.evidence[0], designation.populations))
    for milestone in milestones:
        if milestone.drug and milestone.disease:
            status = "approved" if milestone.type == "Approved" and milestone.status == "done" else "meant"
            found.setdefault((milestone.drug, milestone.disease), []).append((status, milestone.evidence[0], ()))
    for view in context.views:
        for drug, disease in _said_together(context, view):
            entry = ("meant", evidence_of(view, "indications/said-of"), populations_of(view, [disease]))
            found.setdefault((drug, disease.value), []).append(entry)
    ordered = sorted(found.items(), key=lambda item: (min(e.start for _, e, _ in item[1]), item[0]))
    return [_indication(drug, disease, said) for (drug, disease), said in ordered]


def _indication(drug: str, disease: str, said: list[tuple[str, Evidence, tuple[Population, ...]]]) -> Indication:
    status = max((s for s, _, _ in said), key=_RANK.__getitem__)
    return Indication(drug, disease, merged_populations([p for _, _, p in said]), status, tuple(dict.fromkeys(e for _, e, _ in said)))


def _said_together(context: ReleaseContext, view: View) -> list[tuple[str, Mention]]:
    """Return the pairs of programme drug and disease in a sentence that speaks of treating, testing or purpose."""
    section = view.section.kind if view.section else "body"
    if section == "about-disease" or _EPIDEMIOLOGY.search(view.slotted):
        return []
    diseases = diseases_in(view, 0, len(view.slotted))
    if not diseases:
        return []
    here = drugs_in(context, view, 0, len(view.slotted))
    if not here:
        if not re.search(
            r"\b(?:it|its|the (?:drug|candidate|product|compound|therapy|trial|study|vaccine|antibody|combination)|(?:product|lead|drug|clinical) candidate|this (?:drug|candidate|trial|study|designation)|designation)\b|⟨[GPT]\d+⟩",
            view.slotted,
            re.IGNORECASE,
        ):
            return []
        here = list(topic_of(context, view)[:1])
    pairs = []
    for disease in diseases:
        place = view.place(disease)
        clause = view.slotted
        negated = "negated" in effects_on(view, max(0, place - 1), place)
        if negated or not _MEANT.search(clause):
            continue
        pairs += [(drug, disease) for drug in _nearest(view, here, place)]
    return pairs


def _nearest(view: View, drugs: Sequence[str], place: int) -> list[str]:
    """Return the drugs that a disease at ``place`` belongs to: all of a list of drugs, else the last one before it, else the first behind."""
    places: Mapping[str, list[int]] = {d: [view.place(m) for m in view.of_kind("drug") if m.value == d] for d in drugs}
    if len(drugs) == 1 or not any(places.values()):
        return list(drugs)
    before = [(max(p for p in ps if p < place), d) for d, ps in places.items() if any(0 <= p < place for p in ps)]
    if before:
        at, drug = max(before)
        joined = [
            d
            for p, d in before
            if d == drug
            or re.fullmatch(r"⟨D\d+⟩(?:\s?(?:,|and|or)\s?⟨D\d+⟩)*\s?(?:,|and|or|,\sand)\s?", view.slotted[min(p, at) : max(p, at)])
        ]
        return joined
    behind = [(min(p for p in ps if p >= place), d) for d, ps in places.items() if any(p >= place for p in ps)]
    return [min(behind)[1]] if behind else [drugs[0]]


def platform_kinds(context: ReleaseContext) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return the kind of each platform (platform, carrier, payload) and what each is built on.

    A carrier that shares a sentence with a drug of a platform, or with the platform itself, is what the platform is built on.
    """
    kinds: dict[str, str] = {}
    built: dict[str, dict[str, None]] = {}
    for view in context.views:
        for mention in view.of_kind("platform"):
            kind = mention.attributes.get("platform_kind", "platform")
            kinds[mention.value] = kind if kinds.get(mention.value, "platform") == "platform" else kinds[mention.value]
            if mention.attributes.get("built_on"):
                built.setdefault(mention.value, {})[mention.attributes["built_on"]] = None
        carriers = [m.value for m in view.of_kind("platform") if m.attributes.get("platform_kind") == "carrier"]
        for mention in marks_in(view, 0, len(view.slotted), "platform"):
            if mention.attributes.get("platform_kind", "platform") == "platform":
                built.setdefault(mention.value, {}).update(dict.fromkeys(carriers))
    return kinds, {name: tuple(v for v in values if v != name) for name, values in built.items()}
