"""Trials: which descriptions in a release are of one trial, and what they say together.

Descriptions with one registry number or one name are one trial; else those of the same drugs and phase are, unless their diseases or
their partners part them, or one is planned and the other has begun.
"""

from collections.abc import Sequence

from onckg.facts.arguments import diseases_in, merged_populations
from onckg.facts.context import ReleaseContext
from onckg.facts.descriptions import BEGUN, Description, read_descriptions, with_partners
from onckg.facts.records import DateBounds, State, Trial

_STRENGTH = {"terminated": 6, "on_hold": 5, "completed": 4, "ongoing": 3, "planned": 2, "unknown": 0}
_UMBRELLA = frozenset(
    {"solid tumors", "hematologic malignancies", "B-cell malignancies", "lymphoma", "leukemia", "cancer", "neoplasm", "rare cancer"}
)


def derive_trials(context: ReleaseContext) -> tuple[list[Trial], list[tuple[str, str]]]:
    """Return the trials of a release in order of first description.

    Also returns the pairs (broad, exact) of diseases that one trial goes by both of.
    """
    described: list[Description] = []
    for view in context.views:
        here = read_descriptions(context, view, len(described))
        if not here and described:
            described[-1] = with_partners(context, view, described[-1])
        described += here
    clusters = _clusters(context, described)
    pairs = [
        (broad, exact)
        for cluster in clusters
        for broad in dict.fromkeys(x for d in cluster for x in d.diseases)
        for exact in dict.fromkeys(x for d in cluster for x in d.diseases)
        if broad not in _UMBRELLA and context.narrows(exact, broad)
    ]
    return [trial for trial in (_trial(context, c) for c in clusters) if trial is not None], pairs


def _clusters(context: ReleaseContext, described: Sequence[Description]) -> list[list[Description]]:
    """Group descriptions that are of one trial; firm ones first, so that a bare "the study" joins what it speaks of."""
    clusters: list[list[Description]] = []
    for one in sorted(described, key=lambda d: (d.bare or (d.phase is None and d.name is None and d.nct is None), d.order)):
        fitting = [c for c in clusters if _same_trial(context, c, one)]
        if fitting:
            best = max(fitting, key=lambda c: (_closeness(c, one), -c[0].order))
            best.append(one)
        elif not one.bare or _stands_alone(context, clusters, one):
            clusters.append([one])
    for cluster in clusters:
        cluster.sort(key=lambda d: d.order)
    return sorted(_joined(clusters), key=lambda c: c[0].order)


def _stands_alone(context: ReleaseContext, clusters: list[list[Description]], one: Description) -> bool:
    """Say whether a phrase without phase, name or number is a trial that nothing else describes."""
    if not one.explicit_drug or not (one.diseases or one.combined_with) or (one.weak and not (one.diseases and one.combined_with)):
        return False
    return not any(set(one.drugs) & set(d.drugs) and _share_disease(context, d.diseases, one.diseases) for c in clusters for d in c)


def _share_disease(context: ReleaseContext, these: Sequence[str], those: Sequence[str]) -> bool:
    """Say whether two lists of diseases can be of one trial: one is empty, or a disease of one is, or narrows, one of the other."""

    def agree(one: str, other: str) -> bool:
        if one == other:
            return True
        return (other not in _UMBRELLA and context.narrows(one, other)) or (one not in _UMBRELLA and context.narrows(other, one))

    return not these or not those or any(agree(a, b) for a in these for b in those)


def _joined(clusters: list[list[Description]]) -> list[list[Description]]:
    """Join clusters that a later description brought together (a name said once with the phase, once without)."""
    kept: list[list[Description]] = []
    for cluster in clusters:
        names = {d.name for d in cluster if d.name} | {d.nct for d in cluster if d.nct}
        home = next((k for k in kept if names & ({d.name for d in k if d.name} | {d.nct for d in k if d.nct})), None)
        if home is None:
            kept.append(cluster)
        else:
            home.extend(cluster)
    return kept


def _same_trial(context: ReleaseContext, cluster: list[Description], one: Description) -> bool:
    names, numbers = {d.name for d in cluster if d.name}, {d.nct for d in cluster if d.nct}
    if one.nct and numbers:
        return one.nct in numbers
    if one.name and names:
        return one.name in names
    drugs = {x for d in cluster for x in d.drugs}
    if (drugs or one.drugs) and not drugs & set(one.drugs):
        return False
    phases = {d.phase for d in cluster if d.phase}
    if one.phase and phases and not any(_phases_agree(one.phase, p) for p in phases):
        return False
    statuses = {d.status for d in cluster if not d.weak}
    if not one.weak and ((one.status == "planned" and statuses & set(BEGUN)) or (one.status in BEGUN and "planned" in statuses)):
        return False
    diseases = {x for d in cluster for x in d.diseases}
    if not _share_disease(context, sorted(diseases), one.diseases):
        return False
    if one.phase is None and one.name is None and one.nct is None and not one.bare:
        return False
    if (
        not one.bare
        and not (one.name or names)
        and any(d.evidence.start == one.evidence.start and d.phase == one.phase and set(d.diseases) != set(one.diseases) for d in cluster)
    ):
        return False  # a sentence that names two trials of a phase means two
    mine, theirs = set(one.combined_with), {x for d in cluster for x in d.combined_with}
    return not (mine and theirs and not mine & theirs)


def _phases_agree(one: str, other: str) -> bool:
    """Say whether two phases can be of one trial: equal, or a part and the whole ("1" and "1/2")."""
    return one == other or (len(one) != len(other) and (one in other.split("/") or other in one.split("/")))


def _closeness(cluster: list[Description], one: Description) -> tuple[int, ...]:
    diseases = {x for d in cluster for x in d.diseases}
    return (
        any(d.phase == one.phase for d in cluster if one.phase),
        len(diseases & set(one.diseases)),
        any(d.status == one.status for d in cluster),
        -min(abs(d.order - one.order) for d in cluster),
    )


def _trial(context: ReleaseContext, cluster: list[Description]) -> Trial | None:
    drugs = tuple(dict.fromkeys(x for d in cluster for x in d.drugs))
    if not drugs and all(d.name is None for d in cluster):
        return None
    firm = [d for d in cluster if not d.weak] or cluster
    status = max(firm, key=lambda d: (_STRENGTH[d.status], -d.order)).status
    if status == "unknown" and all(d.weak for d in cluster):
        status = max(cluster, key=lambda d: _STRENGTH[d.status]).status
    states: dict[str, State] = {}
    for d in firm:
        old = states.get(d.status)
        states[d.status] = State(d.status, d.start or (old.date if old else None), (*(old.evidence if old else ()), d.evidence))
    rules = tuple(dict.fromkeys(d.evidence for d in cluster))
    phases = [d.phase for d in cluster if d.phase]
    diseases = _most_exact(context, [x for d in cluster for x in d.diseases]) or _diseases_of_drug(context, drugs)
    return Trial(
        name=next((d.name for d in cluster if d.name), None), nct=next((d.nct for d in cluster if d.nct), None), drugs=drugs,
        combined_with=tuple(dict.fromkeys(x for d in cluster for x in d.combined_with if x not in drugs)),
        partners=tuple(dict.fromkeys(x for d in cluster for x in d.partners)), phase=max(phases, key=lambda p: (len(p), phases.count(p)))
        if phases else None, status=status,
        diseases=diseases, populations=merged_populations([d.populations for d in cluster]),
        sponsor=context.issuer, regimen=None, start=_narrowest([d.start for d in cluster if d.start and d.status == "planned"]),
        readout=None,
        states=tuple(sorted(states.values(), key=lambda s: (_STRENGTH[s.status], s.status))), evidence=rules,
    )  # fmt: skip


def _most_exact(context: ReleaseContext, diseases: Sequence[str]) -> tuple[str, ...]:
    """Return the diseases of a trial, each once; one that another of them only makes more exact is left out, save umbrella terms."""
    every = list(dict.fromkeys(diseases))
    return tuple(d for d in every if d in _UMBRELLA or not any(context.narrows(e, d) for e in every))


def _diseases_of_drug(context: ReleaseContext, drugs: Sequence[str]) -> tuple[str, ...]:
    """Return the diseases that a trial without any is about: those of the headline, else the only one that the release names with its
    drug."""
    title = [m.value for v in context.views if v.sentence.start < context.document.title_end for m in diseases_in(v, 0, len(v.slotted))]
    if title:
        return _most_exact(context, title)
    named = [m.value for v in context.views if set(drugs) & {d.value for d in v.of_kind("drug")} for m in diseases_in(v, 0, len(v.slotted))]
    exact = _most_exact(context, named)
    return exact if len(exact) == 1 else ()


def _narrowest(bounds: list[DateBounds]) -> DateBounds | None:
    """Return the most exact of several bounds ("in 2018", "in the second half of 2018"): the latest start, then the earliest end."""
    return max(bounds, key=lambda b: (b.earliest, [-ord(c) for c in b.latest])) if bounds else None
