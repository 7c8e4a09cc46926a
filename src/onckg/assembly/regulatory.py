"""Designations and milestones over all releases.

A designation is one for a drug, a kind, a jurisdiction and a disease. A milestone is one for the same and, where an event of the kind
is done several times (two complete responses, two holds), its date.
"""

from collections.abc import Sequence

from onckg.assembly.facts import Attributes, Denotes, Fact, Said, all_said, make_fact, meant, most_said_value, only
from onckg.assembly.says import Node, ReleaseSays
from onckg.assembly.states import Bounds, Saying, sayings_of
from onckg.assembly.things import iri_slug
from onckg.graph.iris import thing_iri
from onckg.vocabulary.records import Vocabulary

_ONE_EVENT_DAYS = 31
"""Reports of one event give its day and the day of its announcement; an agency does not take the same step twice in a month."""

Key = tuple[str, str, str, str]
"""Drug (or the release's issuer, or the release), kind, jurisdiction or "", disease or "": IRIs."""


def find_designations(releases: Sequence[ReleaseSays], denotes: Denotes, vocabulary: Vocabulary) -> list[Fact]:
    """Return all designations; one without a drug has no place in the current graph."""
    groups = _by_key([s for s in all_said(releases, "Designation") if only(denotes, s.node, "onc:ofDrug")], denotes, vocabulary)
    facts = [
        make_fact(
            thing_iri("designation", *_slugs(key)), "Designation", members, _values(key, members, denotes), denotes, reason=_reason(key)
        )
        for key, members in groups.items()
    ]
    return [fact for fact in facts if fact]


def find_milestones(releases: Sequence[ReleaseSays], denotes: Denotes, vocabulary: Vocabulary) -> list[Fact]:
    """Return all milestones; one that names no drug is told from others by the release's issuer."""
    facts = []
    for key, members in _by_key(all_said(releases, "Milestone"), denotes, vocabulary).items():
        events = _events(members)
        for day, said in events:
            slugs = (*_slugs(key), day) if len(events) > 1 else _slugs(key)
            owners = [m for m in members if any(m is owner for owner, _ in said)]
            sayings = [saying for _, saying in said]
            reason = _reason(key) + (f", {day}" if len(events) > 1 else "")
            values = _values(key, owners, denotes)
            facts.append(make_fact(thing_iri("milestone", *slugs), "Milestone", owners, values, denotes, sayings=sayings, reason=reason))
    return [fact for fact in facts if fact]


def jurisdiction_of(node: Node, vocabulary: Vocabulary) -> str:
    """Return where a step was taken: as said, else where its agency decides, else where alone the kind exists; "" if open."""
    if said := node.first("onc:jurisdiction"):
        return said
    for name in ("onc:byAgency", "onc:kind"):
        concept = vocabulary.concepts.get(node.first(name))
        places = concept.properties.get("jurisdiction", ()) if concept else ()
        if len(places) == 1:
            return places[0]
    return ""


def _by_key(said: Sequence[Said], denotes: Denotes, vocabulary: Vocabulary) -> dict[Key, list[Said]]:
    keyed = [(_key(s, denotes, vocabulary), s) for s in said]
    places: dict[tuple[str, str, str], dict[str, list[Said]]] = {}
    for (drug, kind, place, disease), s in keyed:
        if place:
            places.setdefault((drug, kind, disease), {}).setdefault(place, []).append(s)
    groups: dict[Key, list[Said]] = {}
    for (drug, kind, place, disease), s in keyed:
        known = places.get((drug, kind, disease), {})
        # Where one jurisdiction is all that releases name, a release that names none means it, unless its dates say otherwise.
        means = [there for there, members in known.items() if len(known) == 1 and _dates_agree(s, members)]
        groups.setdefault((drug, kind, place or next(iter(means), ""), disease), []).append(s)
    return dict(sorted(groups.items()))


def _dates_agree(one: Said, others: Sequence[Said]) -> bool:
    """Say whether no status is dated on both sides, or one is within a month."""
    known = [saying for other in others for saying in sayings_of(other.says, other.node) if saying.bounds]
    pairs = [(s.bounds, k.bounds) for s in sayings_of(one.says, one.node) for k in known if s.status == k.status]
    dated = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    return not dated or any(_agree(mine, theirs) for mine, theirs in dated)


def _key(s: Said, denotes: Denotes, vocabulary: Vocabulary) -> Key:
    subject = only(denotes, s.node, "onc:ofDrug") or denotes.get(s.says.head.first("onc:issuer"), "") or s.says.release_id
    return subject, s.node.first("onc:kind"), jurisdiction_of(s.node, vocabulary), only(denotes, s.node, "onc:forDisease")


def _slugs(key: Key) -> tuple[str, ...]:
    drug, kind, place, disease = (iri_slug(iri) for iri in key)
    return tuple(part for part in (drug, kind.removesuffix("-designation"), place, disease) if part)


def _reason(key: Key) -> str:
    return "equal drug, kind, jurisdiction and disease: " + ", ".join(part for part in _slugs(key))


def _values(key: Key, members: Sequence[Said], denotes: Denotes) -> Attributes:
    _, kind, place, disease = key
    values = Attributes()
    values.put("onc:ofDrug", only(denotes, members[0].node, "onc:ofDrug"))
    values.put("onc:kind", kind)
    values.put("onc:jurisdiction", place)
    values.put("onc:forDisease", disease)
    values.put("onc:byAgency", most_said_value(members, "onc:byAgency"))
    for member in members:
        values.put("onc:population", *meant(denotes, member.node, "onc:population"))
    return values


def _events(members: Sequence[Said]) -> list[tuple[str, list[tuple[Said, Saying]]]]:
    """Tell events of one kind apart by their dates: (first day, sayings of it), in order of day.

    Narrow dates found an event, wide ones join the first that they agree with. A plan belongs to the event that came after it was
    said, an undated report to the one before.
    """
    said = [(m, saying) for m in members for saying in sayings_of(m.says, m.node)]
    dated = [(saying.bounds, m, saying) for m, saying in said if saying.status == "done" and saying.bounds]
    events: list[tuple[Bounds, list[tuple[Said, Saying]]]] = []
    for bounds, m, saying in sorted(dated, key=lambda d: (d[0].width, d[0].earliest, d[1].order)):
        mine = next((found for event, found in sorted(events, key=lambda e: e[0].earliest) if _agree(event, bounds)), None)
        if mine is None:
            mine = []
            events.append((bounds, mine))
        mine.append((m, saying))
    events.sort(key=lambda event: event[0].earliest)
    if not events:
        return [("", said)]
    for m, saying in said:
        if saying.status == "done" and saying.bounds:
            continue
        after = [found for event, found in events if event.latest >= saying.said_on]
        before = [found for event, found in events if event.earliest <= saying.said_on]
        chosen = (after or before[-1:])[0] if saying.status != "done" else (before[-1:] or after)[0]
        chosen.append((m, saying))
    return [(event.earliest, found) for event, found in events]


def _agree(one: Bounds, other: Bounds) -> bool:
    if one.overlaps(other):
        return True
    first, second = sorted((one, other), key=lambda b: b.earliest)
    return Bounds(first.latest, second.earliest, "", "").width <= _ONE_EVENT_DAYS
