"""Which facts new, changed and removed releases touch, and what has to be read to tell them anew.

Three rings of facts of releases: those that changed, or that refer to what stands for another thing now; with them all that may be one
fact with these (by keys); and all that is said of the same drugs in the same diseases, of which the programmes are made.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad

from onckg.assembly.identity_rules import NO_RULES
from onckg.assembly.index import Index
from onckg.assembly.keys import FACTS, KINDS, WITHDRAWAL, fact_keys, pair_key, parts_of, related, release_key, roles_key
from onckg.assembly.says import Node
from onckg.assembly.things import iri_slug
from onckg.assembly.touched_things import Work
from onckg.assembly.trials import find_trials
from onckg.graph.iris import thing_iri
from onckg.graph.terms import RDF_TYPE, term


@dataclass(frozen=True, slots=True)
class TouchedFacts:
    """``nodes`` are facts of releases, all members of each fact that they make; ``pairs`` the drugs in diseases ("" is none) of which
    all is among them, so that their programmes can be told; ``relations`` the keys of plain relations that may come or go."""

    nodes: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    relations: frozenset[str]


def touched_facts(work: Work) -> TouchedFacts:
    """Return the touched facts; the index follows."""
    index = work.index
    changed = index.closure(_rekeyed(work), lambda key: related(key, NO_RULES))
    keys = {key for node in changed for key in index.before(node) | index.now(node)}
    pairs = {key for key in keys if key.startswith("pair ")} | _pairs_of_trials(work, changed)
    drugs = {parts_of(key)[0] for key in keys if key.startswith("roles ") and _developers_change(index, key)}
    drugs |= {parts_of(key)[0] for key in pairs if parts_of(key)[1] == ""} & _withdrawn(index, changed)
    pairs |= {key for drug in drugs for key in _pairs_before(work, drug)}
    bearing = set(pairs)
    for key in pairs:
        drug = parts_of(key)[0]
        bearing |= {pair_key(drug, ""), roles_key(drug)}
    beside = {node for key in bearing for node in index.bearers(key)} | {node for key in pairs for node in _trials_before(work, key)}
    nodes = index.closure(changed | beside, lambda key: related(key, NO_RULES))
    relations = {key for key in keys if key.startswith(("basedOn ", "worksWith "))}
    whole = {key for key in bearing if key.startswith("pair ")}
    return TouchedFacts(frozenset(nodes), frozenset((parts_of(k)[0], parts_of(k)[1]) for k in whole), frozenset(relations))


def _rekeyed(work: Work) -> set[str]:
    """Give the facts of affected releases their keys, and return those that have to be told anew."""
    touched: set[str] = set()
    for release_id in sorted(work.affected):
        says = work.releases.whole(release_id)
        if release_id in work.changed and release_id not in work.fresh:
            gone = {node for node in work.index.bearers_before(release_key(release_id)) if not says or node not in says.nodes}
            gone = {node for node in gone if not _is_mention(work.index.before(node))}
            for iri in gone:
                work.index.put(iri, frozenset())
            touched |= gone
        if says is None:
            continue
        for node in says.of_class(*FACTS):
            keys = fact_keys(says, node, work.denotes)
            if release_id in work.changed or keys != work.index.before(node.iri) or _refers_to_moved(work, node):
                work.index.put(node.iri, keys)
                touched.add(node.iri)
    return touched


def _is_mention(keys: Iterable[str]) -> bool:
    return any(key.partition(" ")[0] in KINDS for key in keys)


def _refers_to_moved(work: Work, node: Node) -> bool:
    return any(value in work.moved for values in node.values.values() for value in values)


def _developers_change(index: Index, key: str) -> bool:
    """Say whether the lead sponsor of a drug's programmes may be another: not while one and the same company is all that is named."""
    roles: tuple[set[str], set[str]] = set(), set()
    for node in index.bearers(key):
        for found, keys in zip(roles, (index.before(node), index.now(node)), strict=True):
            if key in keys:
                found.update(_company(k) for k in keys if k.startswith("role "))
    return roles[0] != roles[1] or len(roles[0]) > 1


def _company(role_key: str) -> str:
    return role_key.rpartition("/")[2]


def _withdrawn(index: Index, nodes: Iterable[str]) -> set[str]:
    """Return the drugs of which facts among nodes tell a withdrawal from the market."""
    found: set[str] = set()
    for node in nodes:
        keys = index.before(node) | index.now(node)
        if any(key.startswith("milestone ") and key.split(" ")[2] == WITHDRAWAL for key in keys):
            found.update(parts_of(key)[0] for key in keys if key.startswith("pair "))
    return found


def _pairs_of_trials(work: Work, nodes: Iterable[str]) -> set[str]:
    """Return the keys of each drug of a trial in each of its diseases, before and now: one release may name the drug, another
    the disease."""
    nodes = set(nodes)
    now = [fact.values for fact in find_trials(work.releases.part(nodes), work.denotes)]
    before = [_values_before(work, iri) for iri in {iri for node in nodes for iri in work.denotes.before(node)}]
    return {
        pair_key(drug, disease)
        for values in (*now, *before)
        for name in ("onc:tests", "onc:plansToTest")
        for drug in values.get(name, ())
        for disease in values.get("onc:forDisease", ())
    }


def _values_before(work: Work, fact: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for name in ("onc:tests", "onc:plansToTest", "onc:forDisease"):
        quads = work.store.quads.quads_for_pattern(NamedNode(fact), term(name), None, DefaultGraph())
        found[name] = tuple(quad.object.value for quad in quads if isinstance(quad.object, NamedNode))
    return found


def _trials_before(work: Work, key: str) -> set[str]:
    """Return the nodes of the trials that a programme had."""
    drug, disease = parts_of(key)
    if not disease:
        return set()
    program = NamedNode(thing_iri("program", iri_slug(drug), iri_slug(disease)))
    trials = work.store.quads.quads_for_pattern(program, term("onc:hasTrial"), None, DefaultGraph())
    return {node for quad in trials if isinstance(quad.object, NamedNode) for node in work.denotes.nodes_before(quad.object.value)}


def _pairs_before(work: Work, drug: str) -> set[str]:
    """Return the keys of the programmes that a drug had."""
    current = DefaultGraph()
    quads = work.store.quads
    found = set()
    for quad in quads.quads_for_pattern(None, term("onc:ofDrug"), NamedNode(drug), current):
        if Quad(quad.subject, RDF_TYPE, term("onc:Program"), current) in quads:
            diseases = quads.quads_for_pattern(quad.subject, term("onc:forDisease"), None, current)
            found |= {pair_key(drug, q.object.value) for q in diseases if isinstance(q.object, NamedNode)}
    return found
