"""Who is who: which mentions of things in different releases are one thing, and why.

Only registries, equal names and stated aliases join, never likeness alone: a name that looks like another counts where the
same ticker stands beside both. Every rule looks at all mentions that share a key, so the order of releases cannot matter,
and only ever adds links, so the end is one whichever rule came first. Two things that one release keeps apart stay apart
unless a registry or an equal name joins them, and so do codes whose numbers or isotopes differ. What was not joined, though
a key is shared, is told by ``refusals``.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from onckg.assembly.identity_rules import FILE_NAME, NO_RULES, IdentityRules
from onckg.assembly.names import akin_companies, any_apart, may_join
from onckg.assembly.says import Node, ReleaseSays

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing in one release. ``name`` is the key of its name, ``aliases`` keys of its other names, ``registry`` what
    identifies it without a name ("ticker nasdaq:clrb", "vocabulary https://..."). ``stated`` are all aliases as the release states them,
    also those that join nothing."""

    says: ReleaseSays
    node: Node
    name: str
    aliases: frozenset[str] = frozenset()
    registry: frozenset[str] = frozenset()
    stated: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[str, str, tuple[str, int]]:
        """Earliest said first."""
        return (*self.says.order, self.node.place)


class Groups:
    """Disjoint sets over positions 0 to n-1."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, position: int) -> int:
        """Return the representative of a position's group: its least position."""
        while self._parent[position] != position:
            self._parent[position] = self._parent[self._parent[position]]
            position = self._parent[position]
        return position

    def join(self, positions: Iterable[int]) -> None:
        """Make the groups of all positions one."""
        roots = sorted({self.find(position) for position in positions})
        for root in roots[1:]:
            self._parent[root] = roots[0]

    def sets(self) -> list[list[int]]:
        """Return the groups, each sorted, in order of their least position."""
        found: dict[int, list[int]] = {}
        for position in range(len(self._parent)):
            found.setdefault(self.find(position), []).append(position)
        return list(found.values())


def group_mentions(
    mentions: Iterable[Mention], *, aliases_join: bool, rules: IdentityRules = NO_RULES, ambiguous: Container[str] = ()
) -> list[tuple[Mention, ...]]:
    """Return the mentions of each thing, earliest said first; things in order of their first mention.

    ``aliases_join`` says that two things with one alias are one (drugs). Otherwise an alias only leads to the thing that
    bears it as its name, and only where all who state it are one thing: "Merck" alone is neither of two. ``ambiguous`` are names that
    are known to be those of several, whether or not releases name these. ``rules`` are those of the user for things of this kind: they
    have the last word.
    """
    ordered = _without_shared_aliases(sorted(mentions, key=lambda mention: mention.order))
    groups = Groups(len(ordered))
    _join_by_registry(groups, ordered)
    if aliases_join:
        _join_equal(groups, [m.aliases | {m.name} for m in ordered])
    else:
        _join_by_name(groups, ordered, ambiguous)
    found = []
    for positions in groups.sets():
        members = [ordered[p] for p in positions]
        found += [members] if _keeps_apart_what_releases_do(members) else _cautiously(members, ambiguous)
    found = _parted(_forced(found, rules), rules)
    return sorted((tuple(members) for members in found), key=lambda members: members[0].order)


def reason(mention: Mention, thing: Sequence[Mention], rules: IdentityRules = NO_RULES) -> str:
    """Return why a mention belongs to a thing, told from the thing's earliest mention, and how its name was led to a concept."""
    for rule in rules.same:
        if mention.name in rule.keys and mention.name != thing[0].name and rule.keys & (thing[0].aliases | {thing[0].name}):
            return f"forced by {FILE_NAME}: {' is '.join(sorted(rule.keys))}" + (f" ({rule.reason})" if rule.reason else "")
    return _joined_by(mention, thing) + _grounded_by(mention.node)


def _forced(found: list[list[Mention]], rules: IdentityRules) -> list[list[Mention]]:
    for rule in rules.same:
        mine = [members for members in found if any(rule.keys & (m.aliases | {m.name}) for m in members)]
        if len(mine) > 1:
            others = [members for members in found if members not in mine]
            found = [*others, sorted((m for members in mine for m in members), key=lambda m: m.order)]
    return found


def _parted(found: list[list[Mention]], rules: IdentityRules) -> list[list[Mention]]:
    """Part what the user holds apart by its names; a mention that bears neither stays with those of its own name."""
    for rule in rules.different:
        parted: list[list[Mention]] = []
        for members in found:
            if len(rule.keys & {m.name for m in members}) > 1 or any(len(rule.keys & (m.aliases | {m.name})) > 1 for m in members):
                by_name: dict[str, list[Mention]] = {}
                for m in members:
                    by_name.setdefault(m.name, []).append(replace(m, aliases=m.aliases - rule.keys))
                parted += by_name.values()
            else:
                parted.append(members)
        found = parted
    return found


def _grounded_by(node: Node) -> str:
    """Return how a name was led to its concept, to be put behind a reason; "" where it has none."""
    how, label, name = node.first("onc:groundedBy").rpartition("/")[2], node.first("onc:matchedLabel"), node.first("skos:prefLabel")
    if pieces := sorted(node.all("onc:composedOf"), key=lambda piece: (name.find(piece), piece)):
        return f"; composed of {' and '.join(f'“{piece}”' for piece in pieces)}"
    return f"; {how.replace('-', ' ')} “{label}”" if how.startswith("by-") and label else ""


def _joined_by(mention: Mention, thing: Sequence[Mention]) -> str:
    first = thing[0]
    for key in sorted(mention.registry):
        if key.startswith("vocabulary ") or (
            mention.name != first.name and any(key in other.registry for other in thing if other is not mention)
        ):
            return f"same {key}" if len(thing) > 1 else key
    if mention.name == first.name:
        return f"equal name: {mention.name}" if len(thing) > 1 else f"name: {mention.name}"
    if mention.name in first.aliases or first.name in mention.aliases:
        return f"stated alias: {mention.name} is {first.name}"
    for other in thing:
        if other is not mention and mention.name in other.aliases | {other.name}:
            return f"equal name or stated alias: {mention.name}"
    shared = sorted(key for other in thing if other is not mention for key in mention.aliases & (other.aliases | {other.name}))
    return f"stated alias: {shared[0]}" if shared else f"name: {mention.name}"


def _without_shared_aliases(mentions: Sequence[Mention]) -> list[Mention]:
    """A name that one release gives to two things tells neither from the other, anywhere."""
    bearers: dict[tuple[str, str], set[str]] = {}
    for mention in mentions:
        for key in mention.aliases | {mention.name}:
            bearers.setdefault((mention.says.release_id, key), set()).add(mention.name)
    shared = {key for (_, key), names in bearers.items() if len(names) > 1}
    return [
        replace(
            m,
            aliases=frozenset(a for a in m.aliases if a != m.name and a not in shared and may_join(a, m.name)),
            stated=m.aliases | m.stated,
        )
        for m in mentions
    ]


def _join_by_registry(groups: Groups, mentions: Sequence[Mention]) -> None:
    """Join what one entry of a vocabulary is, and what bears one ticker under names that may be one company's: symbols are given again,
    and a ticker under which two entries of the vocabulary stand tells neither from the other."""
    bearers: dict[str, list[int]] = {}
    for position, mention in enumerate(mentions):
        for key in mention.registry:
            bearers.setdefault(key, []).append(position)
    for key, positions in bearers.items():
        if not key.startswith("ticker "):
            groups.join(positions)
            continue
        for namesakes in _akin(mentions, positions):
            if len({known for p in namesakes for known in mentions[p].registry if known.startswith("vocabulary ")}) < _SEVERAL:
                groups.join(namesakes)


def _akin(mentions: Sequence[Mention], positions: Sequence[int]) -> list[list[int]]:
    """Return the mentions of one ticker by their names: those are together of which one name, or one that is stated, leads to the next."""
    by_name: dict[str, list[int]] = {}
    for position in positions:
        by_name.setdefault(mentions[position].name, []).append(position)
    names = sorted(by_name)
    stated = {name: frozenset().union(*(mentions[p].aliases for p in by_name[name])) | {name} for name in names}
    families = Groups(len(names))
    for one, name in enumerate(names):
        for other in range(one):
            if stated[name] & stated[names[other]] or akin_companies(name, names[other]):
                families.join((one, other))
    return [sorted(p for place in family for p in by_name[names[place]]) for family in families.sets()]


def _join_equal(groups: Groups, keys: Sequence[frozenset[str]]) -> None:
    bearers: dict[str, list[int]] = {}
    for position, found in enumerate(keys):
        for key in found:
            bearers.setdefault(key, []).append(position)
    for positions in bearers.values():
        groups.join(positions)


def _join_by_name(groups: Groups, mentions: Sequence[Mention], ambiguous: Container[str]) -> None:
    by_name: dict[str, list[int]] = {}
    by_alias: dict[str, list[int]] = {}
    for position, mention in enumerate(mentions):
        if not (mention.name in ambiguous and mention.registry):
            by_name.setdefault(mention.name, []).append(position)
        for alias in mention.aliases:
            by_alias.setdefault(alias, []).append(position)
    for name, positions in by_name.items():
        if name not in by_alias:
            groups.join(positions)
    short = [name for name in by_name if name in by_alias]
    joined = True
    while joined:  # to the end: what is one thing may make another name unambiguous, never the other way round
        joined = False
        for name in list(short):
            if len({groups.find(position) for position in by_alias[name]}) == 1:
                groups.join([*by_alias[name], *by_name[name]])
                short.remove(name)
                joined = True
    for name in short:  # an ambiguous short name: those who bear it alone, without a registry to tell, are one unresolved thing
        owners = {groups.find(position) for position in by_alias[name]}
        groups.join(p for p in by_name[name] if groups.find(p) not in owners and not mentions[p].registry)


def _keeps_apart_what_releases_do(members: Sequence[Mention]) -> bool:
    names: dict[str, set[str]] = {}
    known = {key for member in members for key in member.registry if key.startswith("vocabulary ")}
    for member in members:
        names.setdefault(member.says.release_id, set()).add(member.name)
    return len(known) < _SEVERAL and all(len(found) == 1 for found in names.values()) and not any_apart(m.name for m in members)


def _cautiously(members: Sequence[Mention], ambiguous: Container[str]) -> list[list[Mention]]:
    groups = Groups(len(members))
    _join_by_registry(groups, members)
    _join_equal(groups, [frozenset({m.name} if not (m.name in ambiguous and m.registry) else ()) for m in members])
    return [[members[p] for p in positions] for positions in groups.sets()]
