"""Which descriptions in a release are of one trial.

Descriptions with one registry number or one name are one trial; else those of the same drugs and phase are, unless their diseases or
their partners part them, or one is planned and the other has begun.
"""

from collections.abc import Sequence
from dataclasses import replace

from onckg.facts.context import ReleaseContext
from onckg.facts.descriptions import BEGUN, Description
from onckg.facts.word_lists import word_list

UMBRELLA_DISEASES = frozenset(word_list("umbrella-diseases"))  # they stand beside the exact disease of a trial without being the same


def cluster_descriptions(context: ReleaseContext, described: Sequence[Description]) -> list[list[Description]]:
    """Return the descriptions in groups that are of one trial, groups and members in order of the text; empty for none.

    Firm ones are placed first, so that a bare "the study" joins what it speaks of; one that joins nothing and says too little is left out.
    """
    clusters: list[list[Description]] = []
    for one in sorted(
        _without_umbrellas(described), key=lambda d: (d.bare or (d.phase is None and d.name is None and d.nct is None), d.order)
    ):
        fitting = [c for c in clusters if _same_trial(context, c, one)]
        if fitting:
            best = max(fitting, key=lambda c: (_closeness(c, one), -c[0].order))
            tested = {x for d in best for x in d.drugs}
            best.append(one if not tested or set(one.drugs) & tested else replace(one, drugs=best[0].drugs))
        elif not one.bare or _stands_alone(context, clusters, one):
            clusters.append([one])
    for cluster in clusters:
        cluster.sort(key=lambda d: d.order)
    return sorted(_joined(clusters), key=lambda c: c[0].order)


def _without_umbrellas(described: Sequence[Description]) -> list[Description]:
    """Return the descriptions; of a planned trial that the text takes as known, or names twice in a sentence, an umbrella term is left out
    where another description of it names the disease ("the upcoming Phase 2 trial ... against solid tumors")."""

    def is_known(one: Description) -> bool:
        return any(
            e.status == one.status and e.phase == one.phase and e.drugs == one.drugs and set(e.diseases) - UMBRELLA_DISEASES
            for e in described
            if one.definite or (e.evidence.start == one.evidence.start and not e.another)
        )

    return [
        replace(d, diseases=())
        if d.status == "planned" and d.phase and d.diseases and set(d.diseases) <= UMBRELLA_DISEASES and is_known(d)
        else d
        for d in described
    ]


def _stands_alone(context: ReleaseContext, clusters: list[list[Description]], one: Description) -> bool:
    """Say whether a phrase without phase, name or number is a trial that nothing else describes."""
    said_of_topic = bool(one.drugs and one.diseases) and not (one.definite or one.weak)
    if (
        not (one.explicit_drug or said_of_topic)
        or not (one.diseases or one.combined_with)
        or (one.weak and not (one.diseases and one.combined_with))
    ):
        return False
    partners = {x for c in clusters for d in c if set(one.drugs) & set(d.drugs) for x in d.combined_with}
    if one.combined_with and partners and not partners & set(one.combined_with):
        return True  # a study with another partner than those that are described
    return not any(
        set(one.drugs) & set(d.drugs) and _share_disease(context, d.diseases, one.diseases)
        for c in clusters
        if one.definite or _status_fits(c, one)
        for d in c
    )


def _share_disease(context: ReleaseContext, these: Sequence[str], those: Sequence[str]) -> bool:
    """Say whether two lists of diseases can be of one trial: one is empty, or a disease of one is, or narrows, one of the other."""

    def agree(one: str, other: str) -> bool:
        if one == other:
            return True
        return (other not in UMBRELLA_DISEASES and context.narrows(one, other)) or (
            one not in UMBRELLA_DISEASES and context.narrows(other, one)
        )

    return not these or not those or any(agree(a, b) for a in these for b in those)


def _joined(clusters: list[list[Description]]) -> list[list[Description]]:
    """Join clusters that a later description brought together (a name said once with the phase, once without)."""
    kept: list[list[Description]] = []
    for cluster in clusters:
        home = next((k for k in kept if _names_of(cluster) & _names_of(k) and _phases_of(cluster, k)), None)
        if home is None:
            kept.append(cluster)
        else:
            home.extend(cluster)
    return kept


def _names_of(cluster: list[Description]) -> set[str]:
    return {d.name for d in cluster if d.name} | {d.nct for d in cluster if d.nct}


def _phases_of(one: list[Description], other: list[Description]) -> bool:
    """Say whether the phases of two clusters can be of one trial."""
    mine, theirs = {d.phase for d in one if d.phase}, {d.phase for d in other if d.phase}
    return not mine or not theirs or any(_phases_agree(a, b) for a in mine for b in theirs)


def _same_trial(context: ReleaseContext, cluster: list[Description], one: Description) -> bool:
    names, numbers = {d.name for d in cluster if d.name}, {d.nct for d in cluster if d.nct}
    if one.nct and numbers:
        return one.nct in numbers
    phases = {d.phase for d in cluster if d.phase}
    if one.name and names:
        return one.name in names and (not one.phase or not phases or any(_phases_agree(one.phase, p) for p in phases))
    if one.phase is None and one.name is None and one.nct is None and not one.bare:
        return False
    drugs = {x for d in cluster for x in d.drugs}
    if (drugs or one.drugs) and not drugs & set(one.drugs) and not _ends_again(cluster, one):
        return False
    if len(one.drugs) > 1 and not (one.name or names) and not set(one.drugs) <= drugs and all(d.explicit_drug for d in cluster):
        return False  # a study of X with Y is none of X alone
    diseases = {x for d in cluster for x in d.diseases}
    return (
        _phase_fits(cluster, one, phases)
        and _status_fits(cluster, one)
        and _partners_fit(cluster, one)
        and _share_disease(context, sorted(diseases), one.diseases)
        and not _set_apart(cluster, one, bool(names), phases, diseases)
    )


def _ends_again(cluster: list[Description], one: Description) -> bool:
    """Say whether "the study" that comes to an end is one that the text has just ended, though it has spoken of another drug since."""
    ends = ("terminated", "on_hold")
    known = one.bare and one.definite and not one.explicit_drug and one.status in ends
    return known and any(d.status == one.status and not d.bare for d in cluster)


def _phase_fits(cluster: list[Description], one: Description, phases: set[str]) -> bool:
    """Say whether a description can be of a cluster by its phase; a part ("Phase 1") fits the whole ("Phase 1/2") only as a part."""
    if not one.phase or not phases or one.phase in phases:
        return True
    told_whole = (one.whole or one.name) and not all(d.part for d in cluster if d.phase)
    if told_whole or not any(_phases_agree(one.phase, p) for p in phases):
        return False
    statuses = {d.status for d in cluster if not d.weak}
    return one.weak or not statuses or one.status in statuses  # a completed Phase 1 trial is no part of the Phase 1/2 trial under way


def _status_fits(cluster: list[Description], one: Description) -> bool:
    """Say whether a description can be of a cluster by its status: a trial that has begun is not planned."""
    if one.bare and not one.definite and not one.weak and one.status == "planned" and all(d.status != "planned" for d in cluster):
        return False  # "a pivotal trial" that is to come is none that the text has spoken of
    statuses = {d.status for d in cluster if not d.weak}
    clash = (one.status == "planned" and statuses & set(BEGUN)) or (one.status in BEGUN and "planned" in statuses)
    return one.weak or not clash


def _partners_fit(cluster: list[Description], one: Description) -> bool:
    """Say whether a description can be of a cluster by what the drug is given with: the same, and nothing where it is given alone."""
    mine, theirs = set(one.combined_with), {x for d in cluster for x in d.combined_with}
    if (one.alone and theirs) or (mine and any(d.alone for d in cluster)):
        return False
    return not (mine and theirs and not mine & theirs)


def _set_apart(cluster: list[Description], one: Description, named: bool, phases: set[str], diseases: set[str]) -> bool:
    """Say whether the text tells a description from a cluster: it calls it another trial, or tells two of a phase in one sentence."""
    later = one.order > cluster[0].order
    if one.another and one.diseases and later and not diseases & set(one.diseases):
        return True
    unlike = one.phase not in phases and not diseases & set(one.diseases)
    if later and unlike and (one.another or (named and one.diseases and not one.definite and not one.bare)):
        return True  # "a second trial" has to say itself that it is the one before
    if one.bare or one.name or named:
        return False
    return any(
        d.evidence.start == one.evidence.start
        and d.phase == one.phase
        and d.diseases
        and one.diseases
        and set(d.diseases) != set(one.diseases)
        for d in cluster
    )


def _phases_agree(one: str, other: str) -> bool:
    """Say whether two phases can be of one trial: equal, or a part and the whole ("1" and "1/2")."""
    return one == other or (len(one) != len(other) and (one in other.split("/") or other in one.split("/")))


def _closeness(cluster: list[Description], one: Description) -> tuple[float, ...]:
    diseases = {x for d in cluster for x in d.diseases}
    return (
        bool(_names_of(cluster) & _names_of([one])),
        any(d.phase == one.phase for d in cluster if one.phase),
        len(diseases & set(one.diseases)),
        not one.weak and any(d.status == one.status for d in cluster),
        -min(one.order - d.order if d.order < one.order else d.order - one.order + 0.5 for d in cluster),  # sooner what was said before
    )
