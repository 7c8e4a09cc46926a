"""The current graph, renewed for what new, changed and removed releases touch.

The same rules as in ``current``, applied to the touched part: things (``touched_things``), then facts (``touched_facts``), then what
follows. What the part held goes, what it holds now comes, the rest is never read (``change``). The result is that of an assembly from
nothing, which stays the definition; where a part cannot be told alone, ``NotLocal`` says so and the caller assembles from nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from onckg.assembly.change import Change, drop_unused
from onckg.assembly.commitments import find_commitments
from onckg.assembly.conflicts import find_conflicts
from onckg.assembly.course_writing import commitment_quads, conflict_quads
from onckg.assembly.current import write_developer, write_release, write_thing
from onckg.assembly.dealings import find_deals, find_roles, find_stages
from onckg.assembly.facts import only_planned
from onckg.assembly.hierarchy import write_hierarchy, write_in_use
from onckg.assembly.identity import reason
from onckg.assembly.identity_rules import IdentityRules
from onckg.assembly.index import Index, refusal_keys
from onckg.assembly.keys import parts_of, refused_key, release_key
from onckg.assembly.programs import Program, find_programs
from onckg.assembly.refusals import find_refusals
from onckg.assembly.regulatory import find_designations, find_milestones
from onckg.assembly.things import iri_slug
from onckg.assembly.touched import Releases, StoredDenotes, release_of
from onckg.assembly.touched_facts import TouchedFacts, touched_facts
from onckg.assembly.touched_things import TouchedThings, Work, renew_things
from onckg.assembly.trials import find_trials
from onckg.assembly.vocabulary_graph import vocabulary_quads
from onckg.assembly.writing import (
    Picture,
    decision_iri,
    decisions_of,
    identity_quads,
    refusal_quads,
    write_fact,
    write_program,
    write_used_codes,
)
from onckg.graph.iris import release_iri, thing_iri
from onckg.graph.terms import term
from onckg.store import CONFLICTS, IDENTITY, PLANS, VOCABULARY, Store, change_current, quads_of, unassembled
from onckg.vocabulary.records import Vocabulary

_OWN = (
    "rdf:type", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "onc:ticker", "onc:exchange", "onc:modality", "onc:target",
    "onc:knownAs", "onc:subsidiaryOf", "onc:populationKind", "onc:builtOn", "onc:claimedBy",
)  # fmt: skip
"""What a thing itself is; the rest that is said of it follows from facts."""


class NotLocal(Exception):
    """The touched part cannot be told without the rest."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What the renewal of a part did: how many quads of the dataset went and came, and which nodes of the current graph are
    in a statement that changed (IRIs, sorted, those that are gone included): on others no shape has another verdict than before."""

    removed: int
    added: int
    nodes: tuple[str, ...]


def renew_touched(store: Store, vocabulary: Vocabulary, rules: IdentityRules, fingerprint: str) -> Renewal:
    """Renew the current graph for the releases that came, went or changed since it was made, in one transaction.

    The current graph and its index have to be those of ``fingerprint``. Raises ``NotLocal``, before anything is written, where two parts
    come to one IRI.
    """
    changed = frozenset(unassembled(store))
    index = Index(store)
    fresh = frozenset(r for r in changed if not any(True for _ in index.bearers_before(release_key(r))))
    work = Work(store, vocabulary, rules, index, Releases(store), StoredDenotes(store), changed, fresh)
    things = renew_things(work)
    facts = touched_facts(work)
    change = Change(store)
    picture = Picture()
    _write_releases(work, change, picture)
    _write_things(work, things, change, picture)
    _write_facts(work, facts, things, change, picture)
    write_used_codes(picture, vocabulary)
    change.stated.update(picture.quads())
    change.settle()
    drop_unused(change, vocabulary, _Named(work, things), _gone_diseases(things))
    _renew_vocabulary(change, vocabulary)
    gone, come = index.changes()
    changed_quads = [quad for quad in change.removed | change.added if _is_current(quad)]
    nodes = {node.value for quad in changed_quads for node in (quad.subject, quad.object) if isinstance(node, NamedNode)}
    change_current(store, change.removed | gone, change.added | come, changed, fingerprint)
    return Renewal(len(change.removed), len(change.added), tuple(sorted(nodes)))


def _is_current(quad: Quad) -> bool:
    return isinstance(quad.graph_name, DefaultGraph)


def _write_releases(work: Work, change: Change, picture: Picture) -> None:
    for release_id in work.affected:
        change.own(release_iri(release_id))
        if says := work.releases.whole(release_id):
            write_release(picture, says, work.denotes)


def _write_things(work: Work, found: TouchedThings, change: Change, picture: Picture) -> None:
    for iri, kind in found.before.items():
        change.own(iri, () if kind == "disease" else _OWN)
        _check_alone(work, iri, found.mentions)
        if kind == "drug":
            _own_about(change, iri)
    decisions = []
    for thing in found.things:
        _check_alone(work, thing.iri, found.mentions)
        write_thing(picture, thing, work.denotes, work.vocabulary)
        mine = work.rules.of_kind(thing.class_name.lower())
        decisions += [(m.node.iri, thing.iri, reason(m, thing.mentions, mine)) for m in thing.mentions]
    write_hierarchy(picture, found.things, work.vocabulary)
    write_in_use(picture, _gone_diseases(found) & work.vocabulary.concepts.keys(), work.vocabulary)  # unless nothing stands under them
    for node, (mention, iri, like) in found.restated.items():
        if mention.node.class_name != "Population":
            picture.link(iri, "onc:claimedBy", *mention.node.claims)
        decisions += [(node, iri, text) for text in _reasons(work, like, iri)]
    for node, iri in found.unsaid.items():
        claims = f"{release_iri(release_of(node))}/"
        for quad in change.store.quads.quads_for_pattern(NamedNode(iri), term("onc:claimedBy"), None, DefaultGraph()):
            if isinstance(quad.object, NamedNode) and quad.object.value.startswith(claims):
                change.owned.add(quad)
    _decide(change, [*found.mentions, *found.restated, *found.unsaid], decisions)
    _refuse(work, found, change)


def _refuse(work: Work, found: TouchedThings, change: Change) -> None:
    for iri in {*found.before, *(thing.iri for thing in found.things)}:
        for refusal in work.index.bearers_before(refused_key(iri)):
            change.own(refusal, (), IDENTITY)
            work.index.put(refusal, frozenset())
    quads = refusal_quads(find_refusals(found.things, work.rules))
    for refusal, keys in refusal_keys(quads).items():
        work.index.put(refusal, keys)
    change.stated.update(quads)


def _gone_diseases(found: TouchedThings) -> set[str]:
    return {iri for iri, kind in found.before.items() if kind == "disease"} - {thing.iri for thing in found.things}


def _check_alone(work: Work, iri: str, nodes: Set[str]) -> None:
    if any(node not in nodes for node in work.denotes.nodes_before(iri)):
        raise NotLocal(iri)


def _reasons(work: Work, mention: str, iri: str) -> list[str]:
    decision = NamedNode(decision_iri(mention, iri))
    found = work.store.quads.quads_for_pattern(decision, term("onc:reason"), None, IDENTITY)
    return [quad.object.value for quad in found if isinstance(quad.object, Literal)]


def _decide(change: Change, nodes: Iterable[str], decisions: Iterable[tuple[str, str, str]]) -> None:
    for node in nodes:
        for quad in change.own(node, ("onc:denotes",), IDENTITY):
            if isinstance(quad.object, NamedNode):
                change.own(decision_iri(node, quad.object.value), (), IDENTITY)
    change.stated.update(identity_quads(decisions))


def _write_facts(work: Work, touched: TouchedFacts, things: TouchedThings, change: Change, picture: Picture) -> None:
    releases = work.releases.part(touched.nodes)
    denotes, vocabulary = work.denotes, work.vocabulary
    trials, roles = find_trials(releases, denotes), find_roles(releases, denotes)
    stages = find_stages(releases, denotes, vocabulary, only_planned(trials, denotes))
    facts = [
        *find_designations(releases, denotes, vocabulary),
        *trials,
        *find_milestones(releases, denotes, vocabulary),
        *find_deals(releases, denotes),
        *roles,
    ]
    before = _own_facts(work, touched, change)
    for fact in (*facts, *stages):
        if fact.iri not in before and change.own(fact.iri):
            raise NotLocal(fact.iri)
        write_fact(picture, fact)
    for role in roles:
        write_developer(picture, role)
    _write_programs(touched, find_programs(releases, denotes, facts, stages, vocabulary), change, picture)
    _write_relations(work, touched, change, picture)
    _own_states(change, before, {value for _, name, value, _ in picture.rows if name == "onc:hasState"})
    for iri in before:
        _own_about(change, iri)
    _decide(change, touched.nodes, [decision for fact in facts for decision in decisions_of(fact)])
    change.stated.update(commitment_quads(find_commitments(facts)))
    change.stated.update(conflict_quads(find_conflicts(facts, things.things, vocabulary)))


def _own_facts(work: Work, touched: TouchedFacts, change: Change) -> set[str]:
    """Own the facts that the touched nodes made before, and return their IRIs."""
    before = {iri for node in touched.nodes for iri in work.denotes.before(node)}
    unreasoned = {key for node in touched.nodes for key in work.index.before(node) if key.startswith(("role ", "stage "))}
    for iri in before:
        _check_alone(work, iri, touched.nodes)
    before |= {parts_of(key)[0] for key in unreasoned}
    for iri in before:
        said = {quad.predicate: quad.object for quad in change.own(iri) if isinstance(quad.object, NamedNode)}
        company, drug = said.get(term("onc:company")), said.get(term("onc:ofDrug"))
        if company and drug:
            change.own_statement(drug.value, "onc:developedBy", company.value)
            change.own_statement(company.value, "onc:develops", drug.value)
    return before


def _own_states(change: Change, facts: Set[str], new: Iterable[str]) -> None:
    has_state = term("onc:hasState")
    states = {quad.object.value for quad in change.owned if quad.predicate == has_state and isinstance(quad.object, NamedNode)}
    for state in {*states, *new}:
        for quad in change.store.quads.quads_for_pattern(None, has_state, NamedNode(state), DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and quad.subject.value not in facts:
                raise NotLocal(state)
        change.own(state)


def _own_about(change: Change, iri: str) -> None:
    """Own the plans and conflicts of a fact or thing."""
    for about, parts, graph in (("onc:ofFact", "onc:hasPlan", PLANS), ("onc:about", "onc:hasSide", CONFLICTS)):
        for found in list(change.store.quads.quads_for_pattern(None, term(about), NamedNode(iri), graph)):
            if isinstance(found.subject, NamedNode):
                for quad in change.own(found.subject.value, (), graph):
                    if quad.predicate == term(parts) and isinstance(quad.object, NamedNode):
                        change.own(quad.object.value, (), graph)


def _write_programs(touched: TouchedFacts, programs: Iterable[Program], change: Change, picture: Picture) -> None:
    for drug, disease in touched.pairs:
        if disease:
            change.own_between(drug, disease)
            iri = thing_iri("program", iri_slug(drug), iri_slug(disease))
            stated = {quad.object for quad in change.own(iri) if quad.predicate in (term("onc:ofDrug"), term("onc:forDisease"))}
            if not stated <= {NamedNode(drug), NamedNode(disease)}:
                raise NotLocal(iri)
    for program in programs:
        if (program.drug, program.disease) in touched.pairs:
            write_program(picture, program)


def _write_relations(work: Work, touched: TouchedFacts, change: Change, picture: Picture) -> None:
    for key in touched.relations:
        subject, value = parts_of(key)
        name = f"onc:{key.partition(' ')[0]}"
        change.own_statement(subject, name, value)
        if any(True for _ in work.index.bearers_now(key)):
            picture.link(subject, name, value)


class _Named(Mapping[str, bool]):
    """Whether releases name a disease, by its IRI."""

    def __init__(self, work: Work, found: TouchedThings) -> None:
        self._work = work
        self._known = dict.fromkeys(_gone_diseases(found), False) | {thing.iri: True for thing in found.things}

    def __getitem__(self, iri: str) -> bool:
        if iri not in self._known:
            self._known[iri] = any(True for _ in self._work.denotes.nodes_before(iri))
        return self._known[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _renew_vocabulary(change: Change, vocabulary: Vocabulary) -> None:
    """Write the graph of vocabularies anew where terms of added ones come into use or go out of it; of those, it holds what is in use."""
    if not vocabulary.origins:
        return
    said = {node.value for quad in change.removed | change.added for node in (quad.subject, quad.object) if isinstance(node, NamedNode)}
    if not any(vocabulary.concepts[iri].sources for iri in said & vocabulary.concepts.keys()):
        return
    current = {quad for quad in {*quads_of(change.store, DefaultGraph())} - change.removed | change.added if _is_current(quad)}
    new, old = set(vocabulary_quads(vocabulary, current)), set(quads_of(change.store, VOCABULARY))
    change.removed |= old - new
    change.added |= new - old
