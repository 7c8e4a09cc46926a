"""One release's extracted facts against its annotated ones.

Both are in the form of GUIDELINES. Names match where any of their forms agree (``names``); facts are compared through the entities that
matched (``entities``). The rules are those of the annotation's own scorer, so that figures of both can be compared; tests hold the two
together.
"""

from onckg.evaluation.entities import Entities, compare_entities, match_entities
from onckg.evaluation.events import compare_milestones, compare_trials
from onckg.evaluation.findings import ENTITY_KINDS, Check, Fact, Finding, ReleaseScore
from onckg.evaluation.relations import compare_deals, compare_designations, compare_plain, facts_of

_PLAIN_KINDS = ("develops", "drug_platform", "company_platform", "indications")


def score_release(gold: Fact, extracted: Fact) -> ReleaseScore:
    """Return what is right, wrong and missed in ``extracted``; an empty ``extracted`` misses everything."""
    entities = {kind: match_entities(kind, facts_of(gold, kind), facts_of(extracted, kind)) for kind in ENTITY_KINDS}
    findings: list[Finding] = []
    checks: list[Check] = []
    for kind in ENTITY_KINDS:
        found, checked = compare_entities(entities[kind])
        findings += found
        checks += checked
    for kind in _PLAIN_KINDS:
        findings += compare_plain(kind, gold, extracted, entities)
    for compare in (compare_designations, compare_trials, compare_milestones):
        found, checked = compare(gold, extracted, entities)
        findings += found
        checks += checked
    findings += compare_deals(gold, extracted, entities)
    return ReleaseScore(tuple(findings), (*checks, *_release_checks(gold, extracted, entities["companies"])))


def _release_checks(gold: Fact, extracted: Fact, companies: Entities) -> list[Check]:
    want, got = gold.get("release") or {}, extracted.get("release") or {}
    checks = []
    if want.get("date"):
        checks.append(Check("release date", "release", want["date"], got.get("date"), want["date"] == got.get("date"), got))
    if want.get("issuer"):
        right = bool(got.get("issuer")) and companies.asked(want["issuer"]) == companies.told(got["issuer"])
        checks.append(Check("issuer", "release", want["issuer"], got.get("issuer"), right, got))
    return checks
