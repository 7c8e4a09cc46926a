"""Things, facts and programmes -> quads of the default graph and the identity graph."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from onckg.assembly.facts import Fact, Said, indication_iri
from onckg.assembly.programs import Program
from onckg.assembly.refusals import Refusal
from onckg.assembly.states import Bounds, Saying
from onckg.assembly.things import iri_slug
from onckg.graph.iris import hash_of, release_iri, thing_iri
from onckg.graph.literals import date_literal, integer_literal, text_literal
from onckg.graph.terms import RDF_TYPE, VOCAB, term
from onckg.vocabulary.records import Concept, Vocabulary

_IDENTITY = NamedNode("https://w3id.org/onckg/graph/identity")
_DECISION = "https://w3id.org/onckg/identity/"
_TEXTS = frozenset({"onc:partner", "onc:sponsorName", "onc:trialName", "onc:nct", "onc:regimen"})
_TEXT_ENDS, _DATE_ENDS = ("Text",), ("Earliest", "Latest")
_LINK = {"Trial": "onc:hasTrial", "Designation": "onc:hasDesignation", "Milestone": "onc:hasMilestone"}
_LITERALS: Mapping[str, Callable[[str], Literal]] = {
    "xsd:string": text_literal,
    "xsd:date": date_literal,
    "xsd:integer": lambda text: integer_literal(int(text)),
}
_CODES_OF = "https://w3id.org/onckg/vocabulary/"


@dataclass(slots=True)
class Picture:
    """Collects what the default graph shall hold, each statement once, as (subject, prefixed property, value, datatype).

    The datatype is "" for an IRI. Terms are made once at the end: making and comparing them is most of the time of assembly.
    ``used`` holds the IRIs that stand as values, so that codes can be described.
    """

    rows: set[tuple[str, str, str, str]] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def link(self, subject: str, name: str, *iris: str) -> None:
        """State IRIs as values of a property; "" is none."""
        for iri in iris:
            if iri:
                self.used.add(iri)
                self.rows.add((subject, name, iri, ""))

    def text(self, subject: str, name: str, *texts: str) -> None:
        """State texts as values of a property; "" is none."""
        self.rows.update((subject, name, found, "xsd:string") for found in texts if found)

    def day(self, subject: str, name: str, *days: str) -> None:
        """State days (ISO) as values of a property; "" is none."""
        self.rows.update((subject, name, found, "xsd:date") for found in days if found)

    def number(self, subject: str, name: str, value: int) -> None:
        """State a whole number."""
        self.rows.add((subject, name, str(value), "xsd:integer"))

    def type(self, subject: str, name: str) -> None:
        """State the class of a node."""
        self.rows.add((subject, "rdf:type", term(name).value, ""))

    def bounds(self, subject: str, bounds: Bounds | None) -> None:
        """State a date as bounds."""
        if bounds:
            self.day(subject, "onc:earliest", bounds.earliest)
            self.day(subject, "onc:latest", bounds.latest)
            self.link(subject, "onc:precision", bounds.precision)
            self.text(subject, "onc:dateText", bounds.text)

    def quads(self) -> tuple[Quad, ...]:
        """Return the statements as quads of the default graph, sorted by subject, property, value and datatype."""
        nodes: dict[str, NamedNode] = {}

        def node(iri: str) -> NamedNode:
            found = nodes.get(iri)
            return found if found is not None else nodes.setdefault(iri, NamedNode(iri))

        graph = DefaultGraph()
        return tuple(
            Quad(node(subject), term(name), node(value) if not datatype else _LITERALS[datatype](value), graph)
            for subject, name, value, datatype in sorted(self.rows)
        )


def write_fact(picture: Picture, fact: Fact) -> None:
    """Write a fact with its states, indications and claims."""
    picture.type(fact.iri, f"onc:{fact.class_name}")
    for name, values in fact.values.items():
        if name in _TEXTS or name.endswith(_TEXT_ENDS):
            picture.text(fact.iri, name, *values)
        elif name.endswith(_DATE_ENDS):
            picture.day(fact.iri, name, *values)
        else:
            picture.link(fact.iri, name, *values)
    for disease, populations in sorted(fact.indications):
        picture.link(fact.iri, "onc:forIndication", write_indication(picture, disease, populations))
    picture.link(fact.iri, "onc:claimedBy", *fact.claims)
    if fact.latest:
        picture.link(fact.iri, "onc:status", VOCAB + fact.latest.status)
        picture.day(fact.iri, "onc:saidOn", fact.latest.said_on)
        if fact.class_name != "Trial":  # dates of a trial stand in its states, its start and its readout
            picture.bounds(fact.iri, fact.bounds)
        _write_states(picture, fact)


def write_indication(picture: Picture, disease: str, populations: Sequence[str]) -> str:
    """Write a disease in populations and return its IRI."""
    iri = indication_iri(disease, populations)
    picture.type(iri, "onc:Indication")
    picture.link(iri, "onc:disease", disease)
    picture.link(iri, "onc:population", *populations)
    return iri


def write_program(picture: Picture, program: Program) -> None:
    """Write a programme and the plain triples between its drug and its disease."""
    picture.link(program.drug, "onc:hasIndication" if not program.relations else program.relations[0], program.disease)
    for relation in program.relations[1:]:
        picture.link(program.drug, relation, program.disease)
    picture.type(program.iri, "onc:Program")
    for name, iri in (("ofDrug", program.drug), ("forDisease", program.disease), ("sponsor", program.sponsor),
                      ("highestPhase", program.highest_phase), ("stage", program.stage)):  # fmt: skip
        picture.link(program.iri, f"onc:{name}", iri)
    for fact in program.facts:
        picture.link(program.iri, _LINK[fact.class_name], fact.iri)
    picture.link(program.iri, "onc:claimedBy", *program.claims)
    for disease, populations in sorted(program.indications):
        picture.link(program.iri, "onc:forIndication", write_indication(picture, disease, populations))


def write_concept(picture: Picture, concept: Concept) -> None:
    """Write what a reader of the current graph needs of a code: label, notation, rank, scheme, what is broader."""
    picture.type(concept.iri, "skos:Concept")
    picture.link(concept.iri, "skos:inScheme", _CODES_OF + concept.scheme)
    picture.text(concept.iri, "skos:prefLabel", concept.label)
    picture.text(concept.iri, "skos:notation", concept.notation)
    picture.link(concept.iri, "skos:broader", *concept.broader)
    for rank in concept.properties.get("rank", ()):
        picture.number(concept.iri, "onc:rank", int(rank))


def write_used_codes(picture: Picture, vocabulary: Vocabulary) -> None:
    """Write the codes that stand as values, with all that is broader than them."""
    codes = {iri for iri in picture.used if iri.startswith(_CODES_OF) and iri in vocabulary.concepts}
    for iri in sorted(codes | {above for code in codes for above in vocabulary.ancestors(code)}):
        write_concept(picture, vocabulary.concepts[iri])


def identity_quads(decisions: Iterable[tuple[str, str, str]]) -> list[Quad]:
    """Return the identity graph for decisions (mention, thing, reason), in order of mention."""
    quads = []
    for mention, thing, reason in sorted(set(decisions)):
        node = NamedNode(decision_iri(mention, thing))
        quads += [
            Quad(NamedNode(mention), term("onc:denotes"), NamedNode(thing), _IDENTITY),
            Quad(node, RDF_TYPE, term("onc:IdentityDecision"), _IDENTITY),
            Quad(node, term("onc:mention"), NamedNode(mention), _IDENTITY),
            Quad(node, term("onc:thing"), NamedNode(thing), _IDENTITY),
            Quad(node, term("onc:reason"), text_literal(reason), _IDENTITY),
        ]
    return quads


def refusal_quads(refusals: Iterable[Refusal]) -> list[Quad]:
    """Return the identity graph of what was not made one, in order of the two things."""
    quads = []
    for refusal in refusals:
        node = NamedNode(_DECISION + hash_of("not", *refusal.things))
        quads += [Quad(node, RDF_TYPE, term("onc:IdentityRefusal"), _IDENTITY)]
        quads += [Quad(node, term("onc:thing"), NamedNode(thing), _IDENTITY) for thing in refusal.things]
        quads += [Quad(node, term("onc:reason"), text_literal(refusal.reason), _IDENTITY)]
        quads += [Quad(node, term("onc:saidIn"), NamedNode(release_iri(release)), _IDENTITY) for release in refusal.releases]
    return quads


def decision_iri(mention: str, thing: str) -> str:
    """Return the IRI of the decision that a mention, or a fact of a release, stands for a thing or fact."""
    return _DECISION + hash_of(mention, thing)


def decisions_of(fact: Fact) -> list[tuple[str, str, str]]:
    """Return which facts of releases a fact stands for, and why."""

    def one(member: Said) -> tuple[str, str, str]:
        return member.node.iri, fact.iri, fact.reason

    return [one(member) for member in fact.members] if fact.reason else []


def _write_states(picture: Picture, fact: Fact) -> None:
    states: dict[tuple[str, str, str], list[Saying]] = {}
    for saying in fact.sayings:
        states.setdefault((saying.status, _date_slug(saying.bounds), saying.said_on), []).append(saying)
    for (status, day, said_on), sayings in sorted(states.items()):
        iri = thing_iri("state", fact.slug, status, day, f"said-{said_on or 'undated'}")
        picture.link(fact.iri, "onc:hasState", iri)
        picture.type(iri, "onc:State")
        picture.link(iri, "onc:status", VOCAB + status)
        picture.day(iri, "onc:saidOn", said_on)
        picture.bounds(iri, min((s.bounds for s in sayings if s.bounds), key=lambda b: (b.precision, b.text), default=None))
        picture.link(iri, "onc:claimedBy", *(claim for s in sayings for claim in s.claims))


def _date_slug(bounds: Bounds | None) -> str:
    if bounds is None:
        return "undated"
    shortened = {"day": bounds.earliest, "month": bounds.earliest[:7], "year": bounds.earliest[:4]}
    precision = iri_slug(bounds.precision)
    same = {"day": bounds.width == 0, "month": 27 <= bounds.width <= 30, "year": 364 <= bounds.width <= 365}
    return shortened[precision] if same.get(precision) else f"{bounds.earliest}-to-{bounds.latest}"


def describe(picture: Picture, iri: str, texts: Mapping[str, Iterable[str]]) -> None:
    """State texts by property."""
    for name, values in texts.items():
        picture.text(iri, name, *values)
