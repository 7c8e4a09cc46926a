"""What follows from facts: the plain triples between drug and disease, and programmes.

"Said is not done": a disease is ``studiedIn`` once a trial has begun, ``designatedFor`` while a designation is held,
``approvedFor`` once an approval is done and not taken back, ``plannedFor`` only while neither study nor approval is
said; ``hasIndication`` itself is left for pairs of which nothing more is said.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onckg.assembly.dealings import furthest
from onckg.assembly.facts import Denotes, Fact, all_said, meant, only, only_planned
from onckg.assembly.says import ReleaseSays
from onckg.assembly.states import has_begun
from onckg.assembly.things import iri_slug
from onckg.graph.iris import thing_iri
from onckg.graph.terms import VOCAB
from onckg.vocabulary.records import Vocabulary

_APPROVAL = f"{VOCAB}approval"
_MARKET_WITHDRAWAL = f"{VOCAB}market-withdrawal"

Pair = tuple[str, str]
"""Drug and disease: IRIs of the current graph."""


@dataclass(slots=True)
class _Evidence:
    """What is known of a drug in a disease."""

    relations: set[str] = field(default_factory=set)
    facts: list[Fact] = field(default_factory=list)
    claims: set[str] = field(default_factory=set)
    indications: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Program:
    """A drug in a disease: ``relations`` are the plain properties that hold between the two, ``sponsor`` the lead sponsor or "",
    ``highest_phase`` that of begun trials or "", ``stage`` the furthest that is said or follows from it, or ""."""

    iri: str
    drug: str
    disease: str
    relations: tuple[str, ...]
    sponsor: str
    highest_phase: str
    stage: str
    facts: tuple[Fact, ...]
    claims: tuple[str, ...]
    indications: frozenset[tuple[str, tuple[str, ...]]]


def find_programs(
    releases: Sequence[ReleaseSays], denotes: Denotes, facts: Sequence[Fact], stages: Sequence[Fact], vocabulary: Vocabulary
) -> list[Program]:
    """Return all programmes, sorted by IRI. ``facts`` are designations, trials, milestones and roles."""
    pairs: dict[Pair, _Evidence] = {}
    _read_indications(pairs, releases, denotes, only_planned([fact for fact in facts if fact.class_name == "Trial"], denotes))
    for fact in facts:
        for pair in _pairs_of(fact):
            evidence = pairs.setdefault(pair, _Evidence())
            evidence.facts.append(fact)
            evidence.indications |= {found for found in fact.indications if found[0] == pair[1]}
            evidence.relations |= _relations(fact)
    _take_back_approvals(pairs, facts)
    developers = _developers(facts)
    said = {(fact.first("onc:ofDrug"), fact.first("onc:forDisease")): fact for fact in stages}
    stage_of = {phase: concept.iri for concept in vocabulary.scheme("stages") for phase in concept.properties.get("phase", ())}
    programs = []
    for pair, evidence in sorted(pairs.items()):
        begun = [f for f in evidence.facts if f.class_name == "Trial" and has_begun(f.sayings)]
        phase = furthest(vocabulary, (f.first("onc:phase") for f in begun))
        stage = said.get(pair)
        reached = furthest(vocabulary, (stage_of.get(phase, ""), stage.first("onc:stage") if stage else ""))
        claims = evidence.claims | set(stage.claims if stage else ())
        programs.append(_program(pair, evidence, phase=phase, stage=reached, developers=developers.get(pair[0], []), claims=claims))
    return programs


def _read_indications(
    pairs: dict[Pair, _Evidence], releases: Sequence[ReleaseSays], denotes: Denotes, planned: Container[tuple[str, str, str]]
) -> None:
    relation = {"studied": "onc:studiedIn", "approved": "onc:approvedFor", "planned": "onc:plannedFor"}
    for said in all_said(releases, "DrugIndication"):
        drug, disease = only(denotes, said.node, "onc:ofDrug"), only(denotes, said.node, "onc:forDisease")
        if drug and disease:
            evidence = pairs.setdefault((drug, disease), _Evidence())
            # "designated" is left to the designation itself, which knows whether it still holds.
            stated = relation.get(said.node.first("onc:status").removeprefix(VOCAB), "onc:hasIndication")
            # Study that a release sees only in trials which have not begun is a plan.
            is_plan = stated == "onc:studiedIn" and (said.says.release_id, drug, disease) in planned
            evidence.relations.add("onc:plannedFor" if is_plan else stated)
            evidence.claims.update(said.node.claims)
            evidence.indications.add((disease, meant(denotes, said.node, "onc:population")))


def _pairs_of(fact: Fact) -> Iterable[Pair]:
    drugs = (*fact.values.get("onc:ofDrug", ()), *fact.values.get("onc:tests", ()), *fact.values.get("onc:plansToTest", ()))
    return [(drug, disease) for drug in drugs for disease in fact.values.get("onc:forDisease", ())]


def _relations(fact: Fact) -> set[str]:
    status = fact.latest.status if fact.latest else ""
    if fact.class_name == "Trial":
        return {"onc:studiedIn"} if has_begun(fact.sayings) else {"onc:plannedFor" if status == "planned" else "onc:hasIndication"}
    if fact.class_name == "Designation" and status == "granted":
        return {"onc:designatedFor"}
    if fact.class_name == "Milestone" and fact.first("onc:kind") == _APPROVAL and status == "done":
        return {"onc:approvedFor"}
    return {"onc:hasIndication"}


def _take_back_approvals(pairs: dict[Pair, _Evidence], facts: Iterable[Fact]) -> None:
    """A withdrawal from the market ends the approvals that were done before it, in its disease or, naming none, in all."""
    for fact in facts:
        if fact.first("onc:kind") != _MARKET_WITHDRAWAL or not fact.latest or fact.latest.status != "done":
            continue
        for (drug, disease), evidence in pairs.items():
            if drug == fact.first("onc:ofDrug") and fact.first("onc:forDisease") in ("", disease) and not _approved_after(evidence, fact):
                evidence.relations.discard("onc:approvedFor")


def _approved_after(evidence: _Evidence, withdrawal: Fact) -> bool:
    end = _when(withdrawal)
    return any(f.first("onc:kind") == _APPROVAL and _relations(f) == {"onc:approvedFor"} and _when(f) > end for f in evidence.facts)


def _when(fact: Fact) -> str:
    return fact.bounds.earliest if fact.bounds else (fact.latest.said_on if fact.latest else "")


def _developers(facts: Iterable[Fact]) -> Mapping[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.class_name == "Role":
            found.setdefault(fact.first("onc:ofDrug"), []).append(fact)
    return found


def _program(pair: Pair, evidence: _Evidence, *, phase: str, stage: str, developers: Sequence[Fact], claims: Iterable[str]) -> Program:
    drug, disease = pair
    return Program(
        iri=thing_iri("program", iri_slug(drug), iri_slug(disease)),
        drug=drug,
        disease=disease,
        relations=_standing(evidence.relations),
        sponsor=_lead_sponsor(evidence.facts, developers),
        highest_phase=phase,
        stage=stage,
        facts=tuple(sorted(evidence.facts, key=lambda f: f.iri)),
        claims=tuple(sorted(claims)),
        indications=frozenset(evidence.indications),
    )


def _standing(relations: set[str]) -> tuple[str, ...]:
    further = relations - {"onc:hasIndication"}
    if further & {"onc:studiedIn", "onc:approvedFor"}:
        further -= {"onc:plannedFor"}
    return tuple(sorted(further or relations))


def _lead_sponsor(facts: Iterable[Fact], roles: Sequence[Fact]) -> str:
    """The company that most releases name as sponsor of the trials; else the one that most say develops the drug; ties to the
    earliest said, then by IRI."""
    trials = [(m, company) for f in facts if f.class_name == "Trial" for m in f.members for company in f.values.get("onc:sponsor", ())]
    stated = trials or [(m, role.first("onc:company")) for role in roles for m in role.members]
    count = Counter(company for _, company in stated)
    first = {company: min(m.says.order for m, c in stated if c == company) for company in count}
    return min(count, key=lambda company: (-count[company], first[company], company), default="")
