"""Relations that are right or wrong as a whole: who develops what, from which platform, for what; designations; deals."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onckg.evaluation.entities import Entities, Identity, other_drugs
from onckg.evaluation.findings import Check, Fact, Finding, Outcome

_KIND_OF = {"company": "companies", "drug": "drugs", "platform": "platforms", "disease": "diseases"}
_PLAIN = {
    "develops": ("company", "drug"),
    "drug_platform": ("drug", "platform"),
    "company_platform": ("company", "platform"),
    "indications": ("drug", "disease"),
}
_ONE_AGENCY = {"EC": "EMA", "MHLW": "PMDA"}

Key = tuple[Any, ...]
Side = Mapping[Key, Sequence[Fact]]


def agency_key(agency: str | None) -> str | None:
    """Return the agency, those that count as one under one name."""
    return _ONE_AGENCY.get(agency, agency) if agency else agency


def facts_of(release: Fact, kind: str) -> Sequence[Fact]:
    """Return the facts of one kind; empty where the release has none."""
    return release.get(kind) or ()


def listed(value: Any) -> list[Any]:
    """Return a list as it is, None as an empty one, anything else as a list of it alone."""
    return value if isinstance(value, list) else [] if value is None else [value]


def compare_plain(kind: str, gold: Fact, extracted: Fact, entities: Mapping[str, Entities]) -> list[Finding]:
    """Return the findings on a relation of two entities."""
    fields = _PLAIN[kind]
    asked = _by_key(facts_of(gold, kind), lambda f: tuple(entities[_KIND_OF[n]].asked(f.get(n)) for n in fields))
    told = _by_key(facts_of(extracted, kind), lambda f: tuple(entities[_KIND_OF[n]].told(f.get(n)) for n in fields))
    unasked = other_drugs(entities["drugs"])

    def counts(key: Key) -> bool:
        return "drug" not in fields or key[fields.index("drug")] not in unasked

    def label(key: Key) -> str:
        return " / ".join(entities[_KIND_OF[n]].label(part) for n, part in zip(fields, key, strict=True))

    return _compared(kind, asked, told, label, counts=counts)


def compare_deals(gold: Fact, extracted: Fact, entities: Mapping[str, Entities]) -> list[Finding]:
    """Return the findings on deals: one is its type and its companies."""
    companies = entities["companies"]
    asked = _by_key(facts_of(gold, "deals"), lambda f: (f.get("type"), _parties(f, companies.asked)))
    told = _by_key(facts_of(extracted, "deals"), lambda f: (f.get("type"), _parties(f, companies.told)))
    return _compared("deals", asked, told, lambda key: f"{key[0]}: {', '.join(sorted(map(companies.label, key[1])))}")


def compare_designations(gold: Fact, extracted: Fact, entities: Mapping[str, Entities]) -> tuple[list[Finding], list[Check]]:
    """Return the findings on designations: drug, type, agency, disease and status; where the annotation has no agency, any is right.

    Of several that differ in status alone the last counts.
    """
    drugs, diseases = entities["drugs"], entities["diseases"]
    asked = {
        (drugs.asked(f.get("drug")), f.get("type"), agency_key(f.get("agency")), diseases.asked(f.get("disease"))): f
        for f in facts_of(gold, "designations")
    }
    open_to_any = {(drug, kind, disease) for drug, kind, agency, disease in asked if agency is None}
    told: dict[Key, Fact] = {}
    for fact in facts_of(extracted, "designations"):
        drug, kind, disease = drugs.told(fact.get("drug")), fact.get("type"), diseases.told(fact.get("disease"))
        agency = None if (drug, kind, disease) in open_to_any else agency_key(fact.get("agency"))
        told[(drug, kind, agency, disease)] = fact

    def label(key: Key) -> str:
        return " / ".join((drugs.label(key[0]), str(key[1]), key[2] or "-", diseases.label(key[3]), str(key[4])))

    checks = [
        _date_check("designation date", f"{drugs.label(key[0])} {key[1]}", fact, told[key])
        for key, fact in asked.items()
        if key in told and fact.get("date")
    ]
    findings = _compared(
        "designations",
        {(*key, fact.get("status")): [fact] for key, fact in asked.items()},
        {(*key, fact.get("status")): [fact] for key, fact in told.items()},
        label,
        accomplished=lambda fact: fact.get("status") == "granted",
    )
    return findings, checks


def _date_check(name: str, of: str, gold: Fact, told: Fact) -> Check:
    return Check(name, of, gold["date"], told.get("date"), gold["date"] == told.get("date"), told)


def _parties(fact: Fact, identity: Callable[[str | None], Identity]) -> frozenset[Identity]:
    return frozenset(identity(name) for name in listed(fact.get("companies")))


def _by_key(facts: Sequence[Fact], key: Callable[[Fact], Key]) -> dict[Key, list[Fact]]:
    found: dict[Key, list[Fact]] = {}
    for fact in facts:
        found.setdefault(key(fact), []).append(fact)
    return found


def _compared(
    kind: str,
    asked: Side,
    told: Side,
    label: Callable[[Key], str],
    *,
    counts: Callable[[Key], bool] = lambda key: True,
    accomplished: Callable[[Fact], bool] = lambda fact: False,
) -> list[Finding]:
    """Compare as sets; what ``counts`` refuses is unasked where it was extracted, and nothing where it was annotated."""
    findings = []
    for key, facts in told.items():
        gold = asked.get(key)
        outcome: Outcome = "unasked" if not counts(key) else "wrong" if gold is None else "right"
        overstated = outcome == "wrong" and any(map(accomplished, facts))
        findings.append(Finding(kind, outcome, label(key), tuple(facts), gold[0] if gold else None, accomplished=overstated))
    missed = [(key, facts) for key, facts in asked.items() if key not in told and counts(key)]
    return findings + [Finding(kind, "missed", label(key), (), facts[0]) for key, facts in missed]
