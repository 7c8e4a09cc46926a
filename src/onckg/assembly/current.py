"""The current graph: a pure function of all release graphs and the vocabulary.

In order: who is who (``things``), what is one fact (``regulatory``, ``trials``, ``dealings``), what follows (``programs``), quads
(``writing``). No step depends on the order of releases, and none looks at text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Quad

from onckg.assembly.commitments import find_commitments
from onckg.assembly.conflicts import find_conflicts
from onckg.assembly.course_writing import commitment_quads, conflict_quads
from onckg.assembly.dealings import find_deals, find_roles, find_stages
from onckg.assembly.facts import Denotes, Fact, all_said, only, only_planned
from onckg.assembly.hierarchy import write_hierarchy
from onckg.assembly.identity import reason
from onckg.assembly.identity_rules import NO_RULES, IdentityRules
from onckg.assembly.programs import find_programs
from onckg.assembly.refusals import find_refusals
from onckg.assembly.regulatory import find_designations, find_milestones
from onckg.assembly.says import ReleaseSays, read_release
from onckg.assembly.things import (
    Thing,
    find_companies,
    find_diseases,
    find_drugs,
    find_platforms,
    find_populations,
    first_node_values,
    most_said,
)
from onckg.assembly.trials import find_trials
from onckg.assembly.writing import (
    Picture,
    decisions_of,
    describe,
    identity_quads,
    refusal_quads,
    write_fact,
    write_program,
    write_used_codes,
)
from onckg.vocabulary.records import Vocabulary


@dataclass(frozen=True, slots=True)
class CurrentGraph:
    """``default`` are the quads of the default graph, ``identity``, ``plans`` and ``conflicts`` those of the graphs of these names, each
    once and in an order that follows from them alone; ``undated`` are the IDs of releases without a date, sorted: they take no part in
    as-of answers."""

    default: tuple[Quad, ...]
    identity: tuple[Quad, ...]
    plans: tuple[Quad, ...]
    conflicts: tuple[Quad, ...]
    undated: tuple[str, ...]
    denotes: Denotes = field(default_factory=dict, compare=False, repr=False)
    """Mention -> thing, as in ``identity``: for those who go on from here."""


def assemble(release_graphs: Mapping[str, Iterable[Quad]], vocabulary: Vocabulary, rules: IdentityRules = NO_RULES) -> CurrentGraph:
    """Return the current graph of releases, given the quads of each ``release/ID/facts`` by release ID, and the user's rules."""
    return assemble_said([read_release(release_id, quads) for release_id, quads in sorted(release_graphs.items())], vocabulary, rules)


def assemble_said(said: Iterable[ReleaseSays], vocabulary: Vocabulary, rules: IdentityRules = NO_RULES) -> CurrentGraph:
    """Return the current graph of what releases say, in whatever order they are given."""
    releases = sorted(said, key=lambda says: says.order)
    things, denotes = _find_things(releases, vocabulary, rules)
    trials, roles = find_trials(releases, denotes), find_roles(releases, denotes)
    stages = find_stages(releases, denotes, vocabulary, only_planned(trials, denotes))
    facts = [
        *find_designations(releases, denotes, vocabulary),
        *trials,
        *find_milestones(releases, denotes, vocabulary),
        *find_deals(releases, denotes),
        *roles,
    ]
    picture = Picture()
    for says in releases:
        write_release(picture, says, denotes)
    for thing in things:
        write_thing(picture, thing, denotes, vocabulary)
    for fact in (*facts, *stages):
        write_fact(picture, fact)
    for program in find_programs(releases, denotes, facts, stages, vocabulary):
        write_program(picture, program)
    _write_relations(picture, releases, denotes, roles)
    write_hierarchy(picture, things, vocabulary)
    write_used_codes(picture, vocabulary)
    decisions = [decision for fact in facts for decision in decisions_of(fact)]
    for thing in things:
        mine = rules.of_kind(thing.class_name.lower())
        decisions += [(m.node.iri, thing.iri, reason(m, thing.mentions, mine)) for m in thing.mentions]
    return CurrentGraph(
        default=picture.quads(),
        identity=(*identity_quads(decisions), *refusal_quads(find_refusals(things, rules))),
        plans=tuple(commitment_quads(find_commitments(facts))),
        conflicts=tuple(conflict_quads(find_conflicts(facts, things, vocabulary))),
        undated=tuple(sorted(s.release_id for s in releases if not s.said_on)),
        denotes=denotes,
    )


def _find_things(releases: Sequence[ReleaseSays], vocabulary: Vocabulary, rules: IdentityRules) -> tuple[list[Thing], Denotes]:
    denotes: dict[str, str] = {}
    things: list[Thing] = []

    def know(found: list[Thing]) -> None:
        things.extend(found)
        denotes.update((mention.node.iri, thing.iri) for thing in found for mention in thing.mentions)

    know(find_companies(releases, vocabulary, rules))
    know(find_drugs(releases, denotes, vocabulary, rules))
    know(find_platforms(releases, denotes, vocabulary, rules))
    know(find_diseases(releases, vocabulary))
    know(find_populations(releases, vocabulary))
    return things, denotes


def write_release(picture: Picture, says: ReleaseSays, denotes: Denotes) -> None:
    """Write a release itself."""
    if says.head.iri:
        picture.type(says.head.iri, "onc:Release")
        picture.text(says.head.iri, "onc:title", says.head.first("onc:title"))
        picture.day(says.head.iri, "onc:published", says.said_on)
        picture.link(says.head.iri, "onc:issuer", only(denotes, says.head, "onc:issuer"))


def write_thing(picture: Picture, thing: Thing, denotes: Denotes, vocabulary: Vocabulary) -> None:
    """Write what a thing itself is; what it has to do with others follows from facts."""
    nodes = [mention.node for mention in thing.mentions]
    picture.type(thing.iri, f"onc:{thing.class_name}")
    labels = {
        "skos:prefLabel": (thing.labels.preferred,),
        "skos:altLabel": thing.labels.alternative,
        "skos:hiddenLabel": thing.labels.hidden,
    }
    describe(picture, thing.iri, labels)

    def leading(name: str) -> str:
        return most_said((m.says.order, m.node.first(name)) for m in thing.mentions)

    match thing.class_name:
        case "Company":
            ticker = leading("onc:ticker")
            beside = [m for m in thing.mentions if m.node.first("onc:ticker") == ticker]
            picture.link(thing.iri, "onc:knownAs", *thing.known)
            # Local to the company: the link goes to its owner's entry in the vocabulary, whether or not a release names the owner.
            picture.link(thing.iri, "onc:subsidiaryOf", *_owners(thing, vocabulary))
            describe(
                picture,
                thing.iri,
                {"onc:ticker": (ticker,), "onc:exchange": (most_said((m.says.order, m.node.first("onc:exchange")) for m in beside),)},
            )
        case "Drug":
            picture.link(thing.iri, "onc:modality", _narrowest(thing, vocabulary))
            describe(picture, thing.iri, {"onc:target": first_node_values(nodes, "onc:target")})
            picture.link(thing.iri, "onc:knownAs", *thing.known)
        case "Population":
            picture.link(thing.iri, "onc:populationKind", leading("onc:populationKind"))
        case "Platform" | "Carrier" | "Payload":
            picture.link(thing.iri, "onc:modality", *first_node_values(nodes, "onc:modality"))
            picture.link(
                thing.iri, "onc:builtOn", *({denotes[v] for n in nodes for v in n.all("onc:builtOn") if v in denotes} - {thing.iri})
            )
    if thing.class_name != "Population":
        picture.link(thing.iri, "onc:claimedBy", *(claim for node in nodes for claim in node.claims))


def _owners(thing: Thing, vocabulary: Vocabulary) -> tuple[str, ...]:
    entries = [vocabulary.concepts[iri] for iri in thing.known if iri in vocabulary.concepts]
    return tuple(sorted({owner for entry in entries for owner in entry.properties.get("subsidiaryOf", ())}))


def _narrowest(thing: Thing, vocabulary: Vocabulary) -> str:
    """The modality that most releases say; of it and what lies under it, the narrowest that is said at all."""
    said = [(m.says.order, value) for m in thing.mentions for value in m.node.all("onc:modality")]
    most = most_said(said)
    under = [value for value in {value for _, value in said} if most in vocabulary.ancestors(value)]
    return max(under, key=lambda value: (len(vocabulary.ancestors(value)), value), default=most)


def write_developer(picture: Picture, role: Fact) -> None:
    """Write the plain triples between a drug and the company that develops it; nothing for other roles."""
    if role.first("onc:roleKind").endswith("/develops"):
        picture.link(role.first("onc:ofDrug"), "onc:developedBy", role.first("onc:company"))
        picture.link(role.first("onc:company"), "onc:develops", role.first("onc:ofDrug"))


def _write_relations(picture: Picture, releases: Sequence[ReleaseSays], denotes: Denotes, roles: Iterable[Fact]) -> None:
    for role in roles:
        write_developer(picture, role)
    for class_name, subject, relation in (
        ("DrugPlatform", "onc:ofDrug", "onc:basedOn"),
        ("CompanyPlatform", "onc:company", "onc:worksWith"),
    ):
        for s in all_said(releases, class_name):
            if owner := only(denotes, s.node, subject):
                picture.link(owner, relation, only(denotes, s.node, "onc:platform"))
