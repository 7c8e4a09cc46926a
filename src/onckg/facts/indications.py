"""Indications: for which diseases a release says that a drug is meant, and how far each pair has come."""

import re
from collections.abc import Mapping, Sequence

from onckg.facts.arguments import diseases_in, drugs_in, merged_populations, populations_of, topic_of
from onckg.facts.assertion import effects_on
from onckg.facts.broadest_names import broadest_names_of
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.coordination import drugs_with_their_diseases, said_of_another
from onckg.facts.purposes import infections_of, is_harm, is_infection
from onckg.facts.records import Designation, Evidence, Indication, Milestone, Population, Trial
from onckg.facts.tested_drugs import speaks_of_unnamed_asset
from onckg.facts.view import View
from onckg.facts.word_lists import any_of
from onckg.mentions.records import Mention

_MEANT = re.compile(rf"\b{any_of('treating-or-testing')}", re.IGNORECASE)  # else drug and disease stand together by chance
_EPIDEMIOLOGY = re.compile(rf"\b{any_of('epidemiology')}\b", re.IGNORECASE)
_SPEAKS_OF_DRUG = re.compile(rf"\b{any_of('points-at-drug')}\b|⟨[GPT]\d+⟩", re.IGNORECASE)
_Found = dict[tuple[str, str], list[tuple[str, Evidence, tuple[Population, ...]]]]
_STARTS_FROM = re.compile(r"\"?(?:Behind|Beyond|Besides|Beside|In addition to|Alongside|Unlike|Like|Following|After)\s⟨D\d+⟩,\s")
_ASIDE = re.compile(r",\s(?:which|who|whose)\s[^,;]*,\s(?=(?:is|was|has|are|were|have|will)\b)")
_RANK = {"meant": 0, "planned": 1, "studied": 2, "designated": 3, "approved": 4}


def derive_indications(
    context: ReleaseContext, designations: Sequence[Designation], trials: Sequence[Trial], milestones: Sequence[Milestone]
) -> list[Indication]:
    """Return every drug and disease that the release brings together, with how far the pair has come in its words."""
    found: _Found = {}
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
        for drug, mention in said_together(context, view):
            entry = ("meant", evidence_of(view, "indications/said-of"), populations_of(view, [mention]))
            found.setdefault((drug, mention.value), []).append(entry)
    _add_broadest(context, found)
    infections = infections_of(context)
    found = {  # what else a vaccine goes with is who gets it, not what it is for
        (drug, disease): said for (drug, disease), said in found.items() if drug not in infections or is_infection(context, disease)
    }
    ordered = sorted(found.items(), key=lambda item: (min(e.start for _, e, _ in item[1]), item[0]))
    return [_indication(drug, disease, said) for (drug, disease), said in ordered]


def _add_broadest(context: ReleaseContext, found: _Found) -> None:
    """Add the broadest names ("cancer") for programme drugs that have nothing more exact."""
    for drug in sorted(d for d, role in context.roles.items() if role == "program" and not any(d == named for named, _ in found)):
        for disease in broadest_names_of(context, drug):
            view = next(v for v in context.views if {drug, disease} <= {m.value for m in v.mentions})
            found[drug, disease] = [("meant", evidence_of(view, "indications/said-of"), ())]


def _indication(drug: str, disease: str, said: list[tuple[str, Evidence, tuple[Population, ...]]]) -> Indication:
    status = max((s for s, _, _ in said), key=_RANK.__getitem__)
    return Indication(drug, disease, merged_populations([p for _, _, p in said]), status, tuple(dict.fromkeys(e for _, e, _ in said)))


def said_together(context: ReleaseContext, view: View) -> list[tuple[str, Mention]]:
    """Return the pairs of programme drug and disease in a sentence that speaks of treating, testing or purpose."""
    section = view.section.kind if view.section else "body"
    if section == "about-disease" or _EPIDEMIOLOGY.search(view.slotted):
        return []
    diseases = diseases_in(view, 0, len(view.slotted))
    if not diseases:
        return []
    here = drugs_in(context, view, 0, len(view.slotted))
    if not here:
        if not _SPEAKS_OF_DRUG.search(view.slotted):
            return []
        if speaks_of_unnamed_asset(view) or _is_of_background(context, view):
            return []
        here = list(topic_of(context, view)[:1])
    elif topic_of(context, view)[:1] != tuple(here[:1]):
        here = list(topic_of(context, view)[:1])  # the drugs of the sentence only accompany the one that it is about
    here = [d for d in here if d not in _set_aside(context, view)] or here
    own = {d.start: [drug] for drug, of in drugs_with_their_diseases(context, view, 0, len(view.slotted)) for d in of}
    pairs = []
    for disease in diseases:
        place = view.place(disease)
        clause = view.slotted
        if is_harm(context, view, disease.value):
            continue
        if said_of_another(context, view, 0, place):
            continue
        negated = "negated" in effects_on(view, max(0, place - 1), place)
        if negated or not _MEANT.search(clause):
            continue
        pairs += [(drug, disease) for drug in own.get(disease.start) or _nearest(view, here, place)]
    return pairs


def _set_aside(context: ReleaseContext, view: View) -> list[str]:
    """Return the programme drugs that a sentence only starts from ("Behind X, Y is being tested in melanoma")."""
    opening = _STARTS_FROM.match(view.slotted)
    return drugs_in(context, view, 0, opening.end()) if opening else []


def _is_of_background(context: ReleaseContext, view: View) -> bool:
    """Say whether the last drug before the first disease is no programme drug ("rivals, among them X, which is approved for ...")."""
    place = min(view.place(m) for m in diseases_in(view, 0, len(view.slotted)))
    before = [m for m in view.of_kind("drug") if 0 <= view.place(m) < place]
    return bool(before) and context.roles.get(before[-1].value) == "background"


def _nearest(view: View, drugs: Sequence[str], place: int) -> list[str]:
    """Return the drugs that a disease at ``place`` belongs to: all of a list of drugs, else the last one before it, else the first
    behind."""
    places: Mapping[str, list[int]] = {d: [view.place(m) for m in view.of_kind("drug") if m.value == d] for d in drugs}
    if len(drugs) == 1 or not any(places.values()):
        return list(drugs)
    aside = [m.span() for m in _ASIDE.finditer(view.slotted, 0, place)]
    main = {d: [p for p in ps if not any(a < p < b for a, b in aside)] for d, ps in places.items()}
    if any(0 <= p < place for ps in main.values() for p in ps):
        places = main  # what a closed relative clause names is not the subject of what follows it
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
