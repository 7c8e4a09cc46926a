"""Trials and milestones: compared one to one, the best match first, since a description may fit several."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onckg.evaluation.entities import Entities, Identity, other_drugs
from onckg.evaluation.findings import Check, Fact, Finding
from onckg.evaluation.names import folded, phase_key
from onckg.evaluation.relations import agency_key, facts_of, listed

_BEGUN = ("ongoing", "completed")


@dataclass(frozen=True, slots=True)
class _Trial:
    fact: Fact
    drugs: frozenset[Identity]
    diseases: frozenset[Identity]
    phase: str | None
    status: str


def compare_trials(gold: Fact, extracted: Fact, entities: Mapping[str, Entities]) -> tuple[list[Finding], list[Check]]:
    """Return the findings on trials.

    Two are alike by their registry number where both have one, else by a shared drug, the phase and, where the annotation names any, a
    shared disease. A pair is right if the status agrees (the annotation's "unknown" takes any) and at least half of all diseases that
    either names are shared; else it is wrong and missed.
    """
    asked = [_trial(f, entities["drugs"].asked, entities["diseases"].asked) for f in facts_of(gold, "trials")]
    told = [_trial(f, entities["drugs"].told, entities["diseases"].told) for f in facts_of(extracted, "trials")]
    findings: list[Finding] = []
    checks: list[Check] = []
    pairs = _pairs(asked, told)
    for i, j in pairs.items():
        findings += _judged(asked[i], told[j])
        checks += _trial_checks(asked[i].fact, told[j].fact)
    findings += [Finding("trials", "missed", _label(a.fact), (), a.fact) for i, a in enumerate(asked) if i not in pairs]
    taken = set(pairs.values())
    return findings + [Finding("trials", "wrong", _label(t.fact), (t.fact,)) for j, t in enumerate(told) if j not in taken], checks


def _trial(fact: Fact, drug: Callable[[str | None], Identity], disease: Callable[[str | None], Identity]) -> _Trial:
    return _Trial(
        fact,
        frozenset(map(drug, listed(fact.get("drugs")))),
        frozenset(map(disease, listed(fact.get("diseases")))),
        phase_key(fact.get("phase")),
        folded(fact.get("status")),
    )


def _pairs(asked: Sequence[_Trial], told: Sequence[_Trial]) -> dict[int, int]:
    """Return annotated number -> extracted number, the likest first; of equally like ones the first in both lists."""
    likeness = [(_likeness(a, t), i, j) for i, a in enumerate(asked) for j, t in enumerate(told)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for like, i, j in sorted(likeness, key=lambda entry: -entry[0]):
        if like > 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _likeness(asked: _Trial, told: _Trial) -> int:
    numbers = asked.fact.get("nct"), told.fact.get("nct")
    if all(numbers):
        return 100 if numbers[0] == numbers[1] else 0
    shares_drug = bool(asked.drugs & told.drugs) or not (asked.drugs or told.drugs)
    if not shares_drug or asked.phase != told.phase or (asked.diseases and not asked.diseases & told.diseases):
        return 0
    same_status = asked.status == told.status
    shared, apart = asked.diseases & told.diseases, asked.diseases ^ told.diseases
    return 10 + 3 * len(shared) + 3 * same_status - len(apart) + len(asked.drugs & told.drugs)


def _judged(asked: _Trial, told: _Trial) -> list[Finding]:
    want, got = asked.status or "unknown", told.status or "unknown"
    shared, either = asked.diseases & told.diseases, asked.diseases | told.diseases
    if want not in ("unknown", got):
        note = f"status {got} for {want}"
    elif asked.diseases and 2 * len(shared) < len(either):
        note = f"diseases {', '.join(listed(told.fact.get('diseases')))} for {', '.join(listed(asked.fact.get('diseases')))}"
    else:
        return [Finding("trials", "right", _label(asked.fact), (told.fact,), asked.fact)]
    overstated = want == "planned" and got in _BEGUN
    return [
        Finding("trials", "wrong", _label(told.fact), (told.fact,), asked.fact, note, overstated),
        Finding("trials", "missed", _label(asked.fact), (), asked.fact, note),
    ]


def _trial_checks(gold: Fact, told: Fact) -> list[Check]:
    return [
        Check(f"trial {f}", _label(gold), gold[f], told.get(f), folded(gold[f]) == folded(told.get(f)), told)
        for f in ("nct", "name")
        if gold.get(f)
    ]


def _label(trial: Fact) -> str:
    drugs, diseases = ", ".join(listed(trial.get("drugs"))) or "-", ", ".join(listed(trial.get("diseases"))) or "-"
    return f"phase {trial.get('phase') or '-'} of {drugs} in {diseases}, {trial.get('status')}"


_MilestoneKey = tuple[str | None, Identity, str | None, str | None, Identity]  # type, drug, status, agency, disease


def compare_milestones(gold: Fact, extracted: Fact, entities: Mapping[str, Entities]) -> tuple[list[Finding], list[Check]]:
    """Return the findings on milestones: type, drug and status, and the agency and disease where the annotation has them.

    The annotated ones that say most choose first.
    """
    drugs, diseases = entities["drugs"], entities["diseases"]
    unasked = other_drugs(drugs)
    asked = _milestones(facts_of(gold, "milestones"), drugs.asked, diseases.asked)
    left = _milestones(facts_of(extracted, "milestones"), drugs.told, diseases.told)

    def label(key: _MilestoneKey) -> str:
        return f"{key[0]} / {drugs.label(key[1])} / {diseases.label(key[4])} / {key[3] or '-'} / {key[2]}"

    findings = [Finding("milestones", "unasked", label(k), (f,)) for k, f in left.items() if k[1] in unasked]
    left = {k: f for k, f in left.items() if k[1] not in unasked}
    checks: list[Check] = []
    for key, fact in sorted(asked.items(), key=lambda entry: (entry[0][3] is None) + (entry[0][4] is None)):
        if key[1] in unasked:
            continue
        fits = next((k for k in left if k[:3] == key[:3] and key[3] in (None, k[3]) and key[4] in (None, k[4])), None)
        if fits is None:
            findings.append(Finding("milestones", "missed", label(key), (), fact))
            continue
        told = left.pop(fits)
        findings.append(Finding("milestones", "right", label(key), (told,), fact))
        if fact.get("date"):
            checks.append(Check("milestone date", label(key), fact["date"], told.get("date"), fact["date"] == told.get("date"), told))
    wrong = [Finding("milestones", "wrong", label(k), (f,), accomplished=k[2] == "done") for k, f in left.items()]
    return findings + wrong, checks


def _milestones(
    facts: Sequence[Fact], drug: Callable[[str | None], Identity], disease: Callable[[str | None], Identity]
) -> dict[_MilestoneKey, Fact]:
    return {(f.get("type"), drug(f.get("drug")), f.get("status"), agency_key(f.get("agency")), disease(f.get("disease"))): f for f in facts}
