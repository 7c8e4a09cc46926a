"""Each wrong fact with its words and rule, each missed one with the sentences that held its parts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onckg.documents import Document, Sentence, read_document
from onckg.evaluation.evaluate import ReleaseEvaluation
from onckg.evaluation.findings import Check, Finding
from onckg.evaluation.relations import facts_of, listed

_MOST_SENTENCES = 3
_PART_KINDS = {"company": "companies", "drug": "drugs", "platform": "platforms", "disease": "diseases"}
_PART_KINDS |= {kind: kind for kind in _PART_KINDS.values()}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Error:
    """One wrong or missed fact, or one wrong attribute. ``words`` are sentences on one line each: of a wrong fact those it was read from,
    with ``rules`` and ``sections`` in the same places; of a missed one those that hold most of its parts, their rules empty."""

    kind: str
    outcome: str
    label: str
    note: str = ""
    accomplished: bool = False
    words: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


def errors_of(release: ReleaseEvaluation) -> list[Error]:
    """Return the errors of one release, in the order of the kinds; empty where all is right. Reads the text again, if there is one."""
    wrong = [f for f in release.score.findings if f.outcome in ("wrong", "missed")]
    unlike = [c for c in release.score.checks if not c.right]
    if not wrong and not unlike:
        return []
    document = read_document(release.item) if release.item is not None and release.facts else None
    errors = [_missed(f, release, document) if f.outcome == "missed" else _wrong(f) for f in wrong]
    return errors + [_attribute(check) for check in unlike]


def error_lines(error: Error) -> Iterator[str]:
    """Yield an error for people: what it is, then its sentences."""
    marks = "".join(f" ({note})" for note in (error.note, "wrongly accomplished" if error.accomplished else "") if note)
    yield f"{error.outcome} {error.kind}: {error.label}{marks}"
    for words, rule, section in zip(error.words, error.rules, error.sections, strict=True):
        yield f"    {rule or 'held by'} [{section}]: {words}"
    if not error.words and error.outcome == "missed":
        yield "    no sentence holds any of its names"


def error_json(error: Error) -> dict[str, Any]:
    """Return an error as JSON values."""
    words = [
        {"text": text, "rule": rule or None, "section": section}
        for text, rule, section in zip(error.words, error.rules, error.sections, strict=True)
    ]
    return {
        "kind": error.kind,
        "outcome": error.outcome,
        "fact": error.label,
        "note": error.note,
        "wrongly_accomplished": error.accomplished,
        "words": words,
    }


def _wrong(finding: Finding) -> Error:
    evidence = [e for fact in finding.extracted for e in fact.get("evidence", ())][:_MOST_SENTENCES]
    return _with_words(Error(finding.kind, "wrong", finding.label, finding.note, finding.accomplished), evidence)


def _attribute(check: Check) -> Error:
    evidence = (check.extracted or {}).get("evidence", ())[:1]
    return _with_words(Error(check.name, "wrong", f"{check.got or '-'} for {check.want}", f"of {check.of}"), evidence)


def _with_words(error: Error, evidence: Sequence[Mapping[str, Any]]) -> Error:
    return replace(
        error,
        words=tuple(_on_one_line(e["text"]) for e in evidence),
        rules=tuple(e["rule"] for e in evidence),
        sections=tuple(e["section"] for e in evidence),
    )


def _missed(finding: Finding, release: ReleaseEvaluation, document: Document | None) -> Error:
    error = Error(finding.kind, "missed", finding.label, finding.note)
    if document is None:
        return error
    found = _sentences_with(_parts(finding, release), document)
    words = tuple(_on_one_line(document.text[s.start : s.end]) for s in found)
    return replace(error, words=words, rules=("",) * len(words), sections=tuple(s.section for s in found))


def _parts(finding: Finding, release: ReleaseEvaluation) -> list[re.Pattern[str]]:
    """Return a pattern for each part of a missed fact: any name of its drug, of its disease ... and the words of its type and phase."""
    gold = finding.gold or {}
    parts: list[set[str]] = []
    for field, kind in _PART_KINDS.items():
        for name in listed(gold.get(field)):
            parts.append({name, *_aliases(release, kind, name)})
    if "aliases" in gold:
        parts.append({gold["name"], *gold["aliases"]})
    for field in ("agency", "nct", "name"):
        if gold.get(field) and "aliases" not in gold:
            parts.append({gold[field]})
    if finding.kind == "designations":
        parts.append({_HUMP.sub(" ", str(gold.get("type"))).split()[0]})
    if gold.get("phase"):
        parts.append({f"Phase {gold['phase']}", f"Phase {_roman(str(gold['phase']))}"})
    return [
        re.compile(rf"(?<!\w)(?:{'|'.join(map(_spaced, sorted(names, key=len, reverse=True)))})(?!\w)", re.I) for names in parts if names
    ]


def _aliases(release: ReleaseEvaluation, kind: str, name: str) -> set[str]:
    entities = facts_of(release.facts, kind)
    own: Mapping[str, Any] | None = next((e for e in entities if name in (e["name"], *e["aliases"])), None)
    return {own["name"], *own["aliases"]} if own else set()


def _roman(phase: str) -> str:
    return "/".join({"1": "I", "2": "II", "3": "III", "4": "IV"}.get(part, part) for part in phase.split("/"))


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _sentences_with(parts: list[re.Pattern[str]], document: Document) -> list[Sentence]:
    """Return the sentences that hold most of the parts, in reading order; none where no sentence holds any."""
    held = [(sum(bool(p.search(document.shadow, s.start, s.end)) for p in parts), s) for s in document.sentences]
    most = max((count for count, _ in held), default=0)
    return [s for count, s in held if count == most][:_MOST_SENTENCES] if most else []


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
