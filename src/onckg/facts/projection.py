"""The form of GUIDELINES.md: what ``onckg extract`` prints, each fact with its evidence."""

from collections.abc import Iterable
from typing import Any

from onckg.facts.records import DateBounds, Evidence, ReleaseFacts

_LENGTH = {"day": 10, "month": 7, "quarter": 4, "half": 4, "year": 4}


def guideline_form(facts: ReleaseFacts) -> dict[str, Any]:
    """Return the projection of a release's facts that GUIDELINES.md defines, plus ``evidence`` on each fact, as JSON values.

    Dates are cut to the precision said: a quarter or half year is its year; a range within one month is that month.
    """
    return {
        "id": facts.name,
        "release": {"date": _date(facts.release.date), "issuer": facts.release.issuer, **_words(facts.release.evidence)},
        "companies": [
            {"name": c.name, "aliases": list(c.aliases), "ticker": c.ticker, "exchange": c.exchange, **_words(c.evidence)}
            for c in facts.companies
        ],
        "drugs": [
            {
                "name": d.name,
                "aliases": list(d.aliases),
                "role": d.role,
                "modality": d.modality,
                "targets": list(d.targets),
                **_words(d.evidence),
            }
            for d in facts.drugs
        ],
        "platforms": [{"name": p.name, "aliases": list(p.aliases), **_words(p.evidence)} for p in facts.platforms],
        "diseases": [{"name": d.name, "aliases": list(d.aliases), **_words(d.evidence)} for d in facts.diseases],
        **_relations(facts),
        **_events(facts),
    }


def _relations(facts: ReleaseFacts) -> dict[str, Any]:
    return {
        "develops": [{"company": d.company, "drug": d.drug, **_words(d.evidence)} for d in facts.develops],
        "drug_platform": [{"drug": p.drug, "platform": p.platform, **_words(p.evidence)} for p in facts.drug_platform],
        "company_platform": [{"company": p.company, "platform": p.platform, **_words(p.evidence)} for p in facts.company_platform],
        "indications": [{"drug": i.drug, "disease": i.disease, **_words(i.evidence)} for i in facts.indications],
    }


def _events(facts: ReleaseFacts) -> dict[str, Any]:
    return {
        "designations": [
            {
                "drug": d.drug,
                "type": d.type,
                "agency": d.agency,
                "disease": d.disease,
                "status": d.status,
                "date": _date(d.date),
                **_words(d.evidence),
            }
            for d in facts.designations
        ],
        "trials": [
            {
                "name": t.name,
                "nct": t.nct,
                "drugs": list(t.drugs),
                "with": list(t.combined_with),
                "phase": t.phase,
                "status": t.status,
                "diseases": list(t.diseases),
                **_words(t.evidence),
            }
            for t in facts.trials
        ],
        "milestones": [
            {
                "type": m.type,
                "drug": m.drug,
                "disease": m.disease,
                "agency": m.agency,
                "date": _date(m.date),
                "status": m.status,
                **_words(m.evidence),
            }
            for m in facts.milestones
        ],
        "deals": [
            {"type": d.type, "companies": list(d.companies), "drug": d.drug, "platform": d.platform, **_words(d.evidence)}
            for d in facts.deals
        ],
    }


def _date(bounds: DateBounds | None) -> str | None:
    if bounds is None:
        return None
    if bounds.precision in _LENGTH:
        return bounds.earliest[: _LENGTH[bounds.precision]]
    same = next((n for n in (10, 7, 4) if bounds.earliest[:n] == bounds.latest[:n]), None)
    return bounds.earliest[:same] if same else None


def _words(evidence: Iterable[Evidence]) -> dict[str, list[dict[str, Any]]]:
    rows = [{"start": e.start, "end": e.end, "text": e.text, "section": e.section, "rule": e.rule} for e in evidence]
    return {"evidence": rows}
