"""Looser names: a release that says "pancreatic cancer" in the headline and "pancreatic ductal adenocarcinoma" below means one disease.

A broader name is another name of the exact disease where one trial goes by both, or where the exact one is the broad one with a
biomarker before it ("HER2-low breast cancer", then "breast cancer"), unless the release states something of the broader disease alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from onckg.facts.context import ReleaseContext
from onckg.facts.records import Indication, ReleaseFacts, Stage, Trial
from onckg.mentions.records import Mention


def looser_names(context: ReleaseContext, facts: ReleaseFacts, trial_pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return for each broader disease that is only another name the exact one that it stands for."""
    used = list(dict.fromkeys([i.disease for i in facts.indications] + [d for t in facts.trials for d in t.diseases]))
    fixed = {d.disease for d in facts.designations} | {m.disease for m in facts.milestones}
    of_drug = {i.disease: {j.drug for j in facts.indications if j.disease == i.disease} for i in facts.indications}
    found: dict[str, str] = {}
    for broad in used:
        if broad in fixed:
            continue
        exact = {e for b, e in trial_pairs if b == broad and e in used}
        exact |= {
            e for e in used if e.endswith(" " + broad) and _is_marked(e, broad) and of_drug.get(broad, set()) <= of_drug.get(e, set())
        }
        alone = any(broad in t.diseases and not exact & set(t.diseases) for t in facts.trials)
        if len(exact) == 1 and not alone:
            found[broad] = next(iter(exact))
    return {broad: found.get(exact, exact) for broad, exact in found.items()}


def _is_marked(exact: str, broad: str) -> bool:
    """Say whether what stands before the broad name is a biomarker ("HER2-positive"), not a site or a histology."""
    before = exact[: -len(broad)].strip()
    return any(c.isdigit() or c.isupper() or c == "-" for c in before)


def renamed_facts(facts: ReleaseFacts, names: dict[str, str]) -> ReleaseFacts:
    """Return the facts with the looser names replaced; indications and stages that become equal are one, with the words of both."""
    if not names:
        return facts
    indications: dict[tuple[str, str], Indication] = {}
    for indication in facts.indications:
        one = replace(indication, disease=names.get(indication.disease, indication.disease))
        old = indications.get((one.drug, one.disease))
        indications[(one.drug, one.disease)] = one if old is None else _joined(old, one)
    stages: dict[tuple[str, str | None, str], Stage] = {}
    for stage in facts.stages:
        disease = names.get(stage.disease, stage.disease) if stage.disease else None
        stages.setdefault((stage.drug, disease, stage.stage), replace(stage, disease=disease))
    trials: list[Trial] = [replace(t, diseases=tuple(dict.fromkeys(names.get(d, d) for d in t.diseases))) for t in facts.trials]
    return replace(facts, indications=tuple(indications.values()), stages=tuple(stages.values()), trials=tuple(trials))


def _joined(old: Indication, one: Indication) -> Indication:
    status = max(old.status, one.status, key=("meant", "planned", "studied", "designated", "approved").index)
    populations = tuple(dict.fromkeys((*old.populations, *one.populations)))
    return replace(old, status=status, populations=populations, evidence=tuple(dict.fromkeys((*old.evidence, *one.evidence))))


def renamed_mentions(mentions: Sequence[Mention], names: dict[str, str]) -> list[Mention]:
    """Return the mentions with the looser names' values replaced; they keep their characters and lose their concept."""
    return [replace(m, value=names[m.value], concept="") if m.kind == "disease" and m.value in names else m for m in mentions]
