"""Trials: what the descriptions of each trial in a release say together.

``descriptions`` reads them sentence by sentence, ``trial_clusters`` says which are of one trial.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onckg.facts.arguments import diseases_in, merged_populations
from onckg.facts.broadest_names import broadest_names_of
from onckg.facts.context import ReleaseContext
from onckg.facts.descriptions import Description, like_the_last, read_descriptions, with_partners, with_status
from onckg.facts.indications import said_together
from onckg.facts.purposes import infections_of, is_harm
from onckg.facts.records import DateBounds, State, Trial
from onckg.facts.studies import find_studies
from onckg.facts.trial_clusters import UMBRELLA_DISEASES, cluster_descriptions

_COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[\w-]+ ){0,2}(?:patients|participants|subjects)"
    r" (?:with|who had) [^;]*\b(?:had been|have been|were|has been|was) (?:treated|enrolled|enroled|dosed|included|recruited)\b",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(r"⟨T(\d+)⟩\)?(?:\s?/\s?|,?\s\(?(?:also\s)?(?:known|referred\sto)\sas\s(?:the\s)?)\(?(?=⟨T(\d+)⟩)")
_STRENGTH = {"terminated": 6, "on_hold": 5, "completed": 4, "ongoing": 3, "planned": 2, "unknown": 0}


def derive_trials(context: ReleaseContext) -> tuple[list[Trial], list[tuple[str, str]]]:
    """Return the trials of a release in order of first description.

    Also returns the pairs (broad, exact) of diseases that one trial goes by both of.
    """
    described: list[Description] = []
    for view in context.views:
        here = read_descriptions(context, view, len(described))
        if not here and described:
            described[-1] = with_status(view, with_partners(context, view, described[-1]))
        for one in here:
            described.append(_behind_the_last(described[-1], one) if described else one)
    other_names = _other_names(context)
    described = _with_drugs_of_names([replace(d, name=other_names.get(d.name, d.name)) if d.name else d for d in described])
    clusters = cluster_descriptions(context, described)
    pairs = [
        (broad, exact)
        for cluster in clusters
        for broad in dict.fromkeys(x for d in cluster for x in d.diseases)
        for exact in dict.fromkeys(x for d in cluster for x in d.diseases)
        if broad not in UMBRELLA_DISEASES and context.narrows(exact, broad) and not _named_side_by_side(cluster, broad, exact)
    ]
    infections = infections_of(context)
    return [trial for trial in (_trial(context, c, infections) for c in clusters) if trial is not None], pairs


def _behind_the_last(last: Description, one: Description) -> Description:
    """Return a description with what it leaves to the one before: all that a left-out noun says, or the phase of several trials ("the
    first of two Phase 3 trials ... The second trial")."""
    if one.left_out:
        return like_the_last(last, one)
    return replace(one, phase=last.phase) if one.another and one.phase is None and last.plural and last.phase else one


def _other_names(context: ReleaseContext) -> dict[str, str]:
    """Return for each further name of a trial the one that the text gives first ("KEYNOTE-942/mRNA-4157-P201", "X, also known as Y")."""
    first: dict[str, str] = {}
    for view in context.views:
        for match in _TWO_NAMES.finditer(view.slotted):
            one, other = (view.mentions[int(i)].value for i in match.groups())
            if one != other:
                first.setdefault(other, first.get(one, one))
    return first


def _with_drugs_of_names(described: list[Description]) -> list[Description]:
    """Return the descriptions; what one of a named trial takes from its surroundings ("X continues, and we saw data for B") gives way to
    what the others say that it tests."""
    sure: dict[str, dict[str, None]] = {}
    for one in described:
        if one.name and one.of_object:
            sure.setdefault(one.name, {}).update(dict.fromkeys(one.drugs))
    first = {d.name: dict.fromkeys(d.drugs) for d in reversed(described) if d.name and d.drugs}
    return [
        replace(d, drugs=tuple(tested))
        if d.name
        and not d.of_object
        and (tested := sure.get(d.name) or (first.get(d.name, {}) if not d.explicit_drug else {}))
        and not set(d.drugs) & set(tested)
        else d
        for d in described
    ]


def _trial(context: ReleaseContext, cluster: list[Description], infections: Mapping[str, tuple[str, ...]]) -> Trial | None:
    drugs = tuple(dict.fromkeys(x for d in cluster for x in d.drugs))
    if not drugs and all(d.name is None and not (d.explicit_drug and d.phase and d.diseases) for d in cluster):
        return None
    firm = [d for d in cluster if not d.weak] or cluster
    status = max(firm, key=lambda d: (_STRENGTH[d.status], -d.order)).status
    if status == "unknown" and all(d.weak for d in cluster):
        status = max(cluster, key=lambda d: _STRENGTH[d.status]).status
    states: dict[str, State] = {}
    for d in firm:
        old = states.get(d.status)
        states[d.status] = State(d.status, d.start or (old.date if old else None), (*(old.evidence if old else ()), d.evidence))
    phases = [d.phase for d in cluster if d.phase]
    diseases = _diseases_of(context, cluster) or (_treated(context, drugs) if status != "planned" else ())
    diseases = diseases or _diseases_of_drug(context, drugs, cluster[0]) or _said_before(context, cluster[0])
    diseases = tuple(dict.fromkeys((*(x for drug in drugs for x in infections.get(drug, ())), *diseases)))
    return Trial(
        name=next((d.name for d in cluster if d.name), None),
        nct=next((d.nct for d in cluster if d.nct), None),
        drugs=drugs,
        combined_with=tuple(dict.fromkeys(x for d in cluster for x in d.combined_with if x not in drugs)),
        partners=tuple(dict.fromkeys(x for d in cluster for x in d.partners)),
        phase=max(phases, key=lambda p: (len(p), phases.count(p))) if phases else None,
        status=status,
        diseases=diseases,
        populations=merged_populations([d.populations for d in cluster]),
        sponsor=context.issuer,
        regimen=None,
        start=_narrowest([d.start for d in cluster if d.start and d.status == "planned"]),
        readout=None,
        states=tuple(sorted(states.values(), key=lambda s: (_STRENGTH[s.status], s.status))),
        evidence=tuple(dict.fromkeys(d.evidence for d in cluster)),
    )


def _named_side_by_side(cluster: Sequence[Description], broad: str, exact: str) -> bool:
    """Say whether a sentence counts two diseases apart ("9 of 14 patients with A and 3 of 10 with B")."""
    return any(d.counted and {broad, exact} <= set(d.diseases) for d in cluster)


def _diseases_of(context: ReleaseContext, cluster: Sequence[Description]) -> tuple[str, ...]:
    """Return the diseases that the descriptions of a trial name: the most exact, and those that a sentence counts apart."""
    every = [x for d in cluster for x in d.diseases]
    exact = _most_exact(context, every)
    return tuple(d for d in dict.fromkeys(every) if d in exact or any(_named_side_by_side(cluster, d, e) for e in exact if e != d))


def _most_exact(context: ReleaseContext, diseases: Sequence[str]) -> tuple[str, ...]:
    """Return the diseases of a trial, each once; one that another of them only makes more exact is left out, save umbrella terms."""
    every = list(dict.fromkeys(diseases))
    return tuple(d for d in every if d in UMBRELLA_DISEASES or not any(context.narrows(e, d) for e in every))


def _treated(context: ReleaseContext, drugs: Sequence[str]) -> tuple[str, ...]:
    """Return the diseases of the patients that a sentence about the drug, which names no trial, counts as treated."""
    return _most_exact(
        context,
        [
            m.value
            for view in context.views
            if _COUNTED.search(view.slotted) and not find_studies(view) and set(context.topics[view.number][:1]) & set(drugs)
            for m in diseases_in(view, 0, len(view.slotted))
        ],
    )


def _diseases_of_drug(context: ReleaseContext, drugs: Sequence[str], one: Description) -> tuple[str, ...]:
    """Return the diseases that a trial without any is about: those of the headline, else the only one that the release names with its
    drug."""
    of_title = [v for v in context.views if v.sentence.start < context.document.title_end]
    title = [m.value for v in of_title for m in diseases_in(v, 0, len(v.slotted))]
    named_there = {d for v in of_title for d in context.programs(v.of_kind("drug"))}
    if title and (not named_there or named_there & set(drugs)):
        return _most_exact(context, title)
    with_drug = [v for v in context.views if set(drugs) & {m.value for m in v.of_kind("drug")}]
    exact: tuple[str, ...] = ()
    before = [v for v in with_drug if v.sentence.start < one.evidence.start and not find_studies(v)]
    for views in (with_drug, before):  # what another trial is in says little of this one
        exact = (
            exact if len(exact) == 1 else _most_exact(context, [m.value for v in views for d, m in said_together(context, v) if d in drugs])
        )
    if exact or len(drugs) != 1:
        return exact if len(exact) == 1 else ()
    return broadest_names_of(context, drugs[0])


def _said_before(context: ReleaseContext, one: Description) -> tuple[str, ...]:
    """Return the diseases of the sentence before the first about a trial, where it is about the same drug in the same stretch of text."""
    views = [v for v in context.views if v.sentence.start <= one.evidence.start]
    if len(views) < 2 or views[-2].section is not views[-1].section or not set(context.topics[views[-2].number][:1]) & set(one.drugs):
        return ()
    if find_studies(views[-2]):
        return ()  # it is about another trial
    return _most_exact(
        context, [m.value for m in diseases_in(views[-2], 0, len(views[-2].slotted)) if not is_harm(context, views[-2], m.value)]
    )


def _narrowest(bounds: list[DateBounds]) -> DateBounds | None:
    """Return the most exact of several bounds ("in 2018", "in the second half of 2018"): the latest start, then the earliest end."""
    return max(bounds, key=lambda b: (b.earliest, [-ord(c) for c in b.latest])) if bounds else None
