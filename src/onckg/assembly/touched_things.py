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

_LOOKED_AT = 200
"""So many mentions of one wording are asked for one that is earlier; among so many there is one, unless nearly all are later."""
_PLAIN = ("disease", "population")
"""Kinds of which a release may name one thing twice without a word on who is who."""


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
        told_apart = kind in _PLAIN or sum(bool(mine & other) for other in by_release[mention.says.release_id]) == 1
        if told_apart and not _is_ruled(work, kind, keys) and (like := _like(work, kind, mention.says.order, keys)):
            thing, other = like
            if _keeps_name(work, kind, keys, thing) and _keeps_most_said(work, kind, mention, thing):
                found[node] = mention, thing, other
                places.setdefault((mention.says.release_id, thing), []).append(node)
    if kind not in _PLAIN:
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


def _unsaid(work: Work, kind: str, gone: set[str]) -> dict[str, str]:
    """Return the mentions that went and only said again what a thing is, with its IRI: two others say the same, one of them earlier, and
    what it says is said by most."""
    found: dict[str, str] = {}
    places: dict[tuple[str, str], list[str]] = {}
    for node in gone if kind != "platform" else ():
        keys, thing = work.index.before(node), next(iter(work.denotes.before(node)), "")
        places.setdefault((release_of(node), thing), []).append(node)
        if not thing or _is_ruled(work, kind, keys) or any(True for _ in work.index.bearers_before(refused_key(thing))):
            continue
        like = _like(work, kind, _order_before(work, release_of(node)), keys)
        if like and like[0] == thing and (_is_known_disease(work, kind, thing) or _is_said_by_most(work, thing, profile_key(keys))):
            found[node] = thing
    if kind not in _PLAIN:
        names = {node: _names(kind, work.index.before(node)) for node in gone}
        for node, thing in list(found.items()):
            beside = [other for other in gone if other != node and release_of(other) == release_of(node)]
            alone = len(places[release_of(node), thing]) == 1 and not any(names[node] & names[other] for other in beside)
            if (
                not alone
                or not _keeps_name(work, kind, work.index.before(node), thing)
                or (kind == "drug" and _is_contradicted(work, thing))
            ):
                del found[node]
    return found


def _order_before(work: Work, release_id: str) -> tuple[str, str]:
    release = NamedNode(release_iri(release_id))
    said = work.store.quads.quads_for_pattern(release, term("onc:published"), None, DefaultGraph())
    return next((quad.object.value for quad in said if isinstance(quad.object, Literal)), LAST), release_id


def _is_known_disease(work: Work, kind: str, thing: str) -> bool:
    """Say whether a thing is a concept of the vocabulary: of nothing in it does it count how often it is said, or by whom first."""
    return kind == "disease" and thing in work.vocabulary.concepts


def _is_said_by_most(work: Work, thing: str, profile: str) -> bool:
    same = sum(release_of(node) not in work.changed for node in work.index.bearers_before(profile))
    return 2 * same > sum(release_of(node) not in work.changed for node in work.denotes.nodes_before(thing))


def _is_contradicted(work: Work, thing: str) -> bool:
    return any(True for _ in work.store.quads.quads_for_pattern(None, term("onc:about"), NamedNode(thing), CONFLICTS))


def _names(kind: str, keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key.replace(f"{kind} alias ", f"{kind} name ", 1) for key in keys if key.startswith(f"{kind} "))


def _is_ruled(work: Work, kind: str, keys: frozenset[str]) -> bool:
    mine = work.rules.of_kind(kind)
    ruled = {key for rule in (*mine.same, *mine.different) for key in rule.keys}
    return any(key.split(" ", 2)[2] in ruled for key in keys if key.startswith((f"{kind} name ", f"{kind} alias ")))


def _like(work: Work, kind: str, order: tuple[str, str], keys: frozenset[str]) -> tuple[str, str] | None:
    """Return the thing of two mentions of other releases that say the same, one of them before ``order``, and that one; None where there
    are no such two. For a known disease that none refuses to be another it does not count which is earlier."""
    things: set[str] = set()
    seen, earlier = 0, ""
    for node in islice(work.index.bearers_before(profile_key(keys)), _LOOKED_AT):
        if release_of(node) in work.changed:
            continue
        things.update(work.denotes.before(node))
        seen += 1
        if not earlier and (_is_timeless(work, kind, things) or work.releases.order_of(release_of(node)) < order):
            earlier = node
        if seen > 1 and earlier:
            break
    return (next(iter(things)), earlier) if seen > 1 and earlier and len(things) == 1 else None


def _is_timeless(work: Work, kind: str, things: set[str]) -> bool:
    return all(
        _is_known_disease(work, kind, thing) and not any(True for _ in work.index.bearers_before(refused_key(thing))) for thing in things
    )


def _keeps_name(work: Work, kind: str, keys: Iterable[str], thing: str) -> bool:
    """Say whether a mention of this name is of this thing without a look at others: all for whom it is another name are the thing."""
    if kind not in ("company", "platform"):
        return True
    mine = next(key for key in keys if key.startswith(f"{kind} name "))
    others = work.index.bearers(mine.replace(" name ", " alias ", 1))
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
            return named and again("onc:modality") and not _is_contradicted(work, thing)
        case "platform":
            return named and term(f"onc:{node.class_name}").value in stands("rdf:type") and not node.all("onc:builtOn")
        case "population":
            return named and again("onc:populationKind")
    return named
