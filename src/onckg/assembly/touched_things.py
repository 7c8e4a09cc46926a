"""Who is who, for the part of the mentions that new, changed and removed releases touch.

A mention is looked at together with all that share a key with it, and with what shares a key with those, and so on; to these the rules of
identity are applied as they would be to all. A mention that only says again what two others of its thing say, one of them earlier, changes
nothing but the claims (``restated``): otherwise each release that names a cancer would look at all that ever did.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from pyoxigraph import DefaultGraph, Literal, NamedNode

from onckg.assembly.identity import Mention
from onckg.assembly.identity_rules import IdentityRules
from onckg.assembly.index import Index
from onckg.assembly.keys import KINDS, mentions_of, parts_of, profile_key, refused_key, related, release_key
from onckg.assembly.says import LAST
from onckg.assembly.things import TECHNOLOGIES, Thing, find_companies, find_diseases, find_drugs, find_platforms, find_populations
from onckg.assembly.touched import Releases, StoredDenotes, release_of
from onckg.graph.iris import release_iri
from onckg.graph.terms import term
from onckg.store import CONFLICTS, Store
from onckg.vocabulary.records import Vocabulary

_LOOKED_AT = 50
"""So many mentions of one wording are asked for one that is earlier; among so many there is one, unless nearly all are later."""


@dataclass(slots=True)
class Work:
    """What the assembly of a part has at hand. ``changed`` are the IDs of releases that came, went or changed, ``fresh`` those of them that
    came; ``moved`` collects the mentions that stand for another thing than before, or for one now and for none before, or the reverse."""

    store: Store
    vocabulary: Vocabulary
    rules: IdentityRules
    index: Index
    releases: Releases
    denotes: StoredDenotes
    changed: frozenset[str]
    fresh: frozenset[str]
    moved: set[str] = field(default_factory=set)

    @property
    def affected(self) -> set[str]:
        """The IDs of releases of which facts or mentions may have to be looked at."""
        return {*self.changed, *(release_of(node) for node in self.moved)}


@dataclass(slots=True)
class TouchedThings:
    """``things`` as they are now, with all their mentions; ``mentions`` all that were looked at, also those that are gone; ``before`` the
    things that they stood for, by IRI with their kinds; ``restated`` mentions that only say again what a thing is, with its IRI and a
    mention like it; ``unsaid`` those that are gone and only said again what a thing is, with its IRI."""

    things: list[Thing] = field(default_factory=list)
    mentions: set[str] = field(default_factory=set)
    before: dict[str, str] = field(default_factory=dict)
    restated: dict[str, tuple[Mention, str, str]] = field(default_factory=dict)
    unsaid: dict[str, str] = field(default_factory=dict)


def renew_things(work: Work) -> TouchedThings:
    """Tell the touched things apart anew; ``work.denotes`` and ``work.moved`` follow."""
    found = TouchedThings()
    for kind in KINDS:
        seeds, gone, mentions = _rekeyed(work, kind)
        said_again, said_once_less = _restated(work, kind, mentions), _unsaid(work, kind, gone)
        part = _closure(work, seeds - said_again.keys() - said_once_less.keys())
        things = _find(work, kind, part)
        for node, thing in [*((node, told[1]) for node, told in said_again.items()), *((node, "") for node in said_once_less)]:
            if node not in part:
                _place(work, found, kind, node, thing)
                found.before.pop(said_once_less.get(node, ""), None)
        _place_all(work, found, kind, part, things)
        if kind == "platform":  # what is built on what follows from who is who
            builders = _closure(work, {user for node in work.moved for user in work.releases.referring(node, "onc:builtOn", *TECHNOLOGIES)})
            others = _find(work, kind, builders - part)
            _place_all(work, found, kind, builders - part, others)
            part, things = part | builders, things + others
        found.things += things
        found.mentions |= part
        found.restated |= {node: told for node, told in said_again.items() if node not in part}
        found.unsaid |= {node: thing for node, thing in said_once_less.items() if node not in part}
    return found


def _place_all(work: Work, found: TouchedThings, kind: str, part: set[str], things: Sequence[Thing]) -> None:
    now = {mention.node.iri: thing.iri for thing in things for mention in thing.mentions}
    for node in sorted(part):
        _place(work, found, kind, node, now.get(node, ""))


def _place(work: Work, found: TouchedThings, kind: str, node: str, thing: str) -> None:
    before = work.denotes.before(node)
    if before != ([thing] if thing else []) or release_of(node) in work.changed:
        work.moved.add(node)
    found.before.update(dict.fromkeys(before, kind))
    work.denotes.put(node, thing)


def _rekeyed(work: Work, kind: str) -> tuple[set[str], set[str], dict[str, tuple[Mention, frozenset[str]]]]:
    """Give the mentions of a kind in affected releases their keys; return those that have to be looked at, of these those that went with
    their releases, and the mentions of fresh releases."""
    seeds: set[str] = set()
    went: set[str] = set()
    fresh: dict[str, tuple[Mention, frozenset[str]]] = {}
    for release_id in sorted(work.affected):
        says = work.releases.whole(release_id)
        mentions = mentions_of(kind, says, work.denotes, work.vocabulary) if says else {}
        gone = {node for node in _of_kind(work, kind, release_id) if node not in mentions}
        for node in gone:
            work.index.put(node, frozenset())
        seeds |= gone
        went |= set() if says else gone
        for node, (_, keys) in mentions.items():
            if release_id in work.changed or work.index.before(node) != keys:
                work.index.put(node, keys)
                seeds.add(node)
        if release_id in work.fresh:
            fresh |= mentions
    return seeds, went, fresh


def _of_kind(work: Work, kind: str, release_id: str) -> set[str]:
    if release_id in work.fresh or release_id not in work.changed:  # nodes of a release come and go with its change alone
        return set()
    nodes = work.index.bearers_before(release_key(release_id))
    return {node for node in nodes if any(key.startswith(f"{kind} ") for key in work.index.before(node))}


def _closure(work: Work, seeds: set[str]) -> set[str]:
    return work.index.closure(seeds, lambda key: related(key, work.rules))


def _find(work: Work, kind: str, nodes: set[str]) -> list[Thing]:
    beside = []
    for node in nodes if kind in ("drug", "platform") else ():
        asked = ("onc:ofDrug", "Role") if kind == "drug" else ("onc:platform", "CompanyPlatform")
        beside += work.releases.referring(node, *asked)
    releases = work.releases.part([*nodes, *beside])
    match kind:
        case "company":
            return find_companies(releases, work.vocabulary, work.rules)
        case "drug":
            return find_drugs(releases, work.denotes, work.vocabulary, work.rules)
        case "platform":
            return find_platforms(releases, work.denotes, work.vocabulary, work.rules)
        case "disease":
            return find_diseases(releases, work.vocabulary)
    return find_populations(releases, work.vocabulary)


def _restated(work: Work, kind: str, mentions: Mapping[str, tuple[Mention, frozenset[str]]]) -> dict[str, tuple[Mention, str, str]]:
    by_release: dict[str, list[frozenset[str]]] = {}
    for mention, keys in mentions.values():
        by_release.setdefault(mention.says.release_id, []).append(_names(kind, keys))
    found: dict[str, tuple[Mention, str, str]] = {}
    places: dict[tuple[str, str], list[str]] = {}
    for node, (mention, keys) in mentions.items():
        mine = _names(kind, keys)
        told_apart = kind in ("disease", "population") or sum(bool(mine & other) for other in by_release[mention.says.release_id]) == 1
        if told_apart and not _is_ruled(work, kind, keys) and (like := _like(work, mention.says.order, keys)):
            thing, other = like
            if _keeps_name(work, kind, mention, thing) and _keeps_most_said(work, kind, mention, thing):
                found[node] = mention, thing, other
                places.setdefault((mention.says.release_id, thing), []).append(node)
    if kind not in ("disease", "population"):
        for nodes in places.values():
            if len(nodes) > 1:
                found = {node: told for node, told in found.items() if node not in nodes}
    return _without_refused(work, mentions, found)


def _without_refused(
    work: Work, mentions: Mapping[str, tuple[Mention, frozenset[str]]], found: dict[str, tuple[Mention, str, str]]
) -> dict[str, tuple[Mention, str, str]]:
    """Leave out what may be told apart from another thing by its release: that a release names two is a reason to keep them two."""
    known: dict[str, set[str]] = {}
    for node, (mention, _) in mentions.items():
        known.setdefault(mention.says.release_id, set()).add(found[node][1] if node in found else "")
    kept = {}
    for node, told in found.items():
        refused = [work.index.before(refusal) for refusal in work.index.bearers_before(refused_key(told[1]))]
        others = {*(iri for keys in refused for key in keys for iri in parts_of(key)), *([""] if refused else [])} - {told[1]}
        if not others & (known[told[0].says.release_id]):
            kept[node] = told
    return kept


def _unsaid(work: Work, kind: str, gone: Iterable[str]) -> dict[str, str]:
    """Return the mentions that went and only said again what a thing is. Only concepts of diseases: of nothing in them does it count how
    often it is said."""
    found = {}
    for node in gone if kind == "disease" else ():
        thing = next(iter(work.denotes.before(node)), "")
        if thing in work.vocabulary.concepts and not any(True for _ in work.index.bearers_before(refused_key(thing))):
            said = work.store.quads.quads_for_pattern(NamedNode(release_iri(release_of(node))), term("onc:published"), None, DefaultGraph())
            days = [quad.object.value for quad in said if isinstance(quad.object, Literal)]
            like = _like(work, (days[0] if days else LAST, release_of(node)), work.index.before(node))
            if like and like[0] == thing:
                found[node] = thing
    return found


def _names(kind: str, keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key.replace(f"{kind} alias ", f"{kind} name ", 1) for key in keys if key.startswith(f"{kind} "))


def _is_ruled(work: Work, kind: str, keys: frozenset[str]) -> bool:
    mine = work.rules.of_kind(kind)
    ruled = {key for rule in (*mine.same, *mine.different) for key in rule.keys}
    return any(key.split(" ", 2)[2] in ruled for key in keys if key.startswith((f"{kind} name ", f"{kind} alias ")))


def _like(work: Work, order: tuple[str, str], keys: frozenset[str]) -> tuple[str, str] | None:
    """Return the thing of two mentions of other releases that have a profile, one of them said before ``order``, and that one; None where
    there are no such two."""
    things: set[str] = set()
    seen, earlier = 0, ""
    for node in islice(work.index.bearers_before(profile_key(keys)), _LOOKED_AT):
        if release_of(node) in work.changed:
            continue
        things.update(work.denotes.before(node))
        seen += 1
        if not earlier and _order(work, node) < order:
            earlier = node
        if seen > 1 and earlier:
            break
    return (next(iter(things)), earlier) if seen > 1 and earlier and len(things) == 1 else None


def _order(work: Work, node: str) -> tuple[str, str]:
    found = work.releases.part([node])
    return found[0].order if found else (LAST, "~")


def _keeps_name(work: Work, kind: str, mention: Mention, thing: str) -> bool:
    """Say whether a mention of this name is of this thing without a look at others: all for whom it is another name are the thing."""
    if kind not in ("company", "platform"):
        return True
    others = work.index.bearers(f"{kind} alias {mention.name}")
    return all(release_of(other) not in work.changed and work.denotes.before(other) == [thing] for other in others)


def _keeps_most_said(work: Work, kind: str, mention: Mention, thing: str) -> bool:
    """Say whether what most releases say stays what it is, being said once more."""
    node = mention.node

    def stands(name: str) -> set[str]:
        found = work.store.quads.quads_for_pattern(NamedNode(thing), term(name), None, DefaultGraph())
        return {quad.object.value for quad in found if isinstance(quad.object, NamedNode | Literal)}

    def again(name: str) -> bool:
        return set(node.all(name)) <= stands(name)

    named = (kind == "disease" and thing in work.vocabulary.concepts) or again("skos:prefLabel")
    match kind:
        case "company":
            beside = node.first("onc:ticker") == next(iter(stands("onc:ticker")), "")
            return named and again("onc:ticker") and (not beside or again("onc:exchange"))
        case "drug":
            contradicted = any(True for _ in work.store.quads.quads_for_pattern(None, term("onc:about"), NamedNode(thing), CONFLICTS))
            return named and again("onc:modality") and not contradicted
        case "platform":
            return named and term(f"onc:{node.class_name}").value in stands("rdf:type") and not node.all("onc:builtOn")
        case "population":
            return named and again("onc:populationKind")
    return named
