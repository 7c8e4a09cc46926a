"""How far a programme is, in the release's own words: preclinical, IND-enabling, clinical phases, registration, marketed."""

from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.records import Evidence, Milestone, Stage, Trial
from onckg.facts.view import View
from onckg.facts.wording import find_matches, load_wordings

_BEGUN = ("ongoing", "completed", "terminated", "on_hold", "unknown")


def derive_stages(context: ReleaseContext, trials: list[Trial], milestones: list[Milestone]) -> list[Stage]:
    """Return the stages that the release names or implies by a begun trial or an approval; one for each drug, disease and stage.

    A planned trial gives no stage. Order is that of the evidence.
    """
    found: dict[tuple[str, str | None, str], list[Evidence]] = {}
    for view in context.views:
        _read(context, view, found)
    for trial in trials:
        if trial.phase and trial.status in _BEGUN:
            for drug in trial.drugs:
                for disease in trial.diseases or (None,):
                    stage = "phase-" + trial.phase.replace("/", "-")
                    found.setdefault((drug, disease, stage), []).append(trial.evidence[0])
    for milestone in milestones:
        if milestone.type == "Approved" and milestone.status == "done" and milestone.drug:
            found.setdefault((milestone.drug, milestone.disease, "marketed"), []).append(milestone.evidence[0])
    ordered = sorted(found.items(), key=lambda item: (item[1][0].start, item[0][0], item[0][1] or "", item[0][2]))
    return [Stage(drug, disease, stage, tuple(dict.fromkeys(evidence))) for (drug, disease, stage), evidence in ordered]


def _read(context: ReleaseContext, view: View, found: dict[tuple[str, str | None, str], list[Evidence]]) -> None:
    for match in find_matches(view, load_wordings("stages")):
        if effects_on(view, match.start, match.end) & {"negated", "conditional", "planned"}:
            continue
        for drug in match.slots.get("drug", ()):
            if context.roles.get(drug.value) == "program":
                found.setdefault((drug.value, None, str(match.wording.gives["stage"])), []).append(evidence_of(view, match.wording.rule))
