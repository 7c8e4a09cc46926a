"""Cards: all that is known of one drug, company, platform, disease, trial or release, with the words behind it.

In: the dataset and the IRI of a thing. Out: a ``Card``, plain text in records, which the command line lays out. A line of a card
is put together by the tables below; nothing here knows a kind of fact beyond its row.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph

from onckg.graph.prefixes import last_part
from onckg.graph.terms import RDF_TYPE, term
from onckg.query import hierarchy
from onckg.query.confidence import confidence_of
from onckg.query.evidence import Words, joints_of, words_of_claimed, words_of_fact, words_of_link, words_of_relation
from onckg.query.names import label_of

_DEFAULT = pyoxigraph.DefaultGraph()
Graph = pyoxigraph.NamedNode | pyoxigraph.DefaultGraph

_FACTS: dict[str, tuple[str, tuple[str, ...]]] = {  # class -> heading, and what its line says in this order
    "Designation": ("Designations", ("kind", "ofDrug", "forDisease", "population", "jurisdiction", "byAgency")),
    "Trial": ("Trials", (
        "trialName", "phase", "tests", "plansToTest", "forDisease", "population", "combinedWith", "partner", "regimen", "sponsor",
        "sponsorName", "nct",
    )),
    "Milestone": ("Milestones", ("kind", "ofDrug", "forDisease", "jurisdiction", "byAgency")),
    "Deal": ("Deals", ("kind", "party", "ofDrug", "platform")),
    "Role": ("Roles", ("company", "roleKind", "ofDrug")),
    "Program": ("Programmes", ("ofDrug", "forDisease", "highestPhase", "stage")),
    "ProgramStage": ("Programmes", ("ofDrug", "forDisease", "stage")),
    "DrugIndication": ("Indications", ("ofDrug", "forDisease", "population")),
    "DrugPlatform": ("Platforms", ("ofDrug", "platform")),
    "CompanyPlatform": ("Platforms", ("company", "platform")),
}  # fmt: skip
_OPENED_BY = {
    "combinedWith": "with ",
    "partner": "with ",
    "plansToTest": "to test ",
    "regimen": "regimen: ",
    "sponsor": "sponsor: ",
    "sponsorName": "sponsor: ",
}
_LINKS: dict[str, tuple[str, str]] = {  # property -> heading from this end, and from the other; "" is not shown
    "developedBy": ("Developed by", "Drugs"),
    "basedOn": ("Based on", "Drugs"),
    "worksWith": ("Platforms", "Companies"),
    "builtOn": ("Built on", "Built on it"),
    "approvedFor": ("Approved for", "Approved"),
    "designatedFor": ("Designated for", "Designated"),
    "studiedIn": ("Studied in", "Studied"),
    "plannedFor": ("Planned for", "Planned"),
    "hasIndication": ("Meant for", "Meant"),
    "broader": ("Is a kind of", ""),
    "modality": ("", "Of this modality"),
    "issuer": ("Issued by", "Releases"),
}
_BY_DATE = ("Milestones", "Deals")  # the lines under these headings are a course of events
_RELATIONS = ("approvedFor", "designatedFor", "studiedIn", "plannedFor", "hasIndication")
_DETAILS = (
    "ticker",
    "exchange",
    "modality",
    "target",
    "composedOf",
    "title",
    "published",
    "place",
    "wire",
    "trialName",
    "nct",
    "phase",
    "status",
    "regimen",
    "partner",
)


@dataclass(frozen=True, slots=True)
class CardState:
    """One state of a fact: ``date`` says when it was so, ``said_on`` when it was said (ISO day); both empty where not said."""

    status: str
    date: str
    said_on: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class CardFact:
    """One line of a card under a heading. ``states`` is its history, oldest first; ``words`` stand behind the line itself; ``confidence``
    (0 to 1, four places) and how many voices it rests on are those of ``query.confidence``, empty where nothing was measured."""

    heading: str
    text: str
    iri: str
    status: str
    date: str
    states: tuple[CardState, ...]
    words: tuple[Words, ...]
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class CardNarrower:
    """A thing right under the card's own."""

    label: str
    iri: str
    under: hierarchy.Counts


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of a thing. ``names`` are its aliases, ``misspellings`` what releases wrote by a slip; ``details`` are
    (property, value) in reading order; ``facts`` are grouped by heading; ``words`` name the thing itself. ``under`` counts what lies
    under a disease, a modality or a platform (None for other kinds), ``narrower`` are the things right under it."""

    kind: str
    iri: str
    label: str
    names: tuple[str, ...]
    misspellings: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    facts: tuple[CardFact, ...]
    words: tuple[Words, ...]
    under: hierarchy.Counts | None = None
    narrower: tuple[CardNarrower, ...] = ()


def build_card(dataset: pyoxigraph.Store, kind: str, iri: str) -> Card:
    """Return the card of a thing that stands in the current picture (or of a release), or of a concept that nothing there has to do
    with."""
    thing = pyoxigraph.NamedNode(iri)
    has_under = kind in hierarchy.KINDS
    facts = _facts_of_release(dataset, thing) if kind == "release" else (*_links(dataset, thing), *_facts_about(dataset, thing))
    return Card(
        kind,
        iri,
        label_of(dataset, iri),
        tuple(_texts(dataset, thing, "skos:altLabel", _DEFAULT)),
        tuple(_texts(dataset, thing, "skos:hiddenLabel", _DEFAULT)),
        tuple(_details(dataset, thing)),
        tuple(sorted(facts, key=lambda fact: (_heading_order(fact.heading), fact.date * (fact.heading in _BY_DATE), fact.text, fact.iri))),
        words_of_fact(dataset, thing),
        hierarchy.count_under(dataset, kind, iri) if has_under else None,
        tuple(CardNarrower(label_of(dataset, n.iri), n.iri, n.counts) for n in hierarchy.narrower_than(dataset, kind, iri))
        if has_under
        else (),
    )


def _details(dataset: pyoxigraph.Store, thing: pyoxigraph.NamedNode) -> Iterator[tuple[str, str]]:
    label = label_of(dataset, thing.value)
    for name in _DETAILS:
        texts = _texts(dataset, thing, f"onc:{name}", _DEFAULT)
        if name == "composedOf":  # in the order of the name
            texts.sort(key=label.find)
        if texts:
            yield name, ", ".join(texts)


def date_text(earliest: str, latest: str, precision: str = "") -> str:
    """Return bounds as people write them; empty where there are none.

    >>> date_text("2018-05-01", "2018-05-31", "month"), date_text("2018-07-01", "2018-12-31", "half")
    ('2018-05', '2018-07-01 to 2018-12-31')
    """
    if earliest == latest or not (earliest and latest):
        return earliest or latest
    if precision in ("month", "year") and earliest[:4] == latest[:4]:
        return earliest[:7] if precision == "month" else earliest[:4]
    return f"{earliest} to {latest}"


def _heading_order(heading: str) -> int:
    headings = [h for pair in _LINKS.values() for h in pair] + [heading for heading, _ in _FACTS.values()]
    return headings.index(heading)


def _links(dataset: pyoxigraph.Store, thing: pyoxigraph.NamedNode) -> Iterator[CardFact]:
    joints = joints_of(dataset, thing)
    for name, (outward, inward) in _LINKS.items():
        predicate = term("skos:broader" if name == "broader" else f"onc:{name}")
        ends = [(outward, quad.object) for quad in dataset.quads_for_pattern(thing, predicate, None, _DEFAULT)]
        ends += [(inward, quad.subject) for quad in dataset.quads_for_pattern(None, predicate, thing, _DEFAULT)]
        for heading, end in ends:
            if heading and isinstance(end, pyoxigraph.NamedNode):
                words: tuple[Words, ...] = ()
                if name in _RELATIONS:
                    words = words_of_relation(dataset, name, *((thing, end) if heading == outward else (end, thing)))
                if not words and name not in ("broader", "issuer", "modality"):
                    words = words_of_link(dataset, joints, end)
                yield CardFact(heading, label_of(dataset, end.value), end.value, "", "", (), words)


def _facts_about(dataset: pyoxigraph.Store, thing: pyoxigraph.NamedNode) -> Iterator[CardFact]:
    """Yield the facts that point to a thing, and the thing itself where it is one (a trial)."""
    pointing = {quad.subject for quad in dataset.quads_for_pattern(None, None, thing, _DEFAULT)} | {thing}
    for fact in sorted(pointing, key=str):
        kind = _class_of(dataset, fact, _DEFAULT)
        if isinstance(fact, pyoxigraph.NamedNode) and kind in _FACTS and not _is_said_elsewhere(dataset, fact, kind):
            yield _card_fact(dataset, fact, kind, _DEFAULT, thing)


def _is_said_elsewhere(dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode, kind: str) -> bool:
    """Say whether other lines of a card tell a fact: "Developed by" a role, the programme a stage in its disease."""
    return kind == "Role" or (kind == "ProgramStage" and bool(_texts(dataset, fact, "onc:forDisease", _DEFAULT)))


def _facts_of_release(dataset: pyoxigraph.Store, release: pyoxigraph.NamedNode) -> Iterator[CardFact]:
    graph = pyoxigraph.NamedNode(f"{release.value}/facts")
    for quad in dataset.quads_for_pattern(None, RDF_TYPE, None, graph):
        kind = last_part(str(quad.object)[1:-1])
        if isinstance(quad.subject, pyoxigraph.NamedNode) and kind in _FACTS:
            yield _card_fact(dataset, quad.subject, kind, graph, release)


def _card_fact(dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode, kind: str, graph: Graph, card_of: pyoxigraph.NamedNode) -> CardFact:
    heading, properties = _FACTS[kind]
    parts: list[str] = []
    for name in properties:
        texts = _texts(dataset, fact, f"onc:{name}", graph, leave_out=card_of)
        if texts and not (name == "stage" and texts[0].removesuffix(" stage") in parts):  # a stage may be the phase once more
            parts.append(_OPENED_BY.get(name, "") + " and ".join(texts))
    states = tuple(sorted(_states(dataset, fact, graph), key=lambda s: (s.said_on, s.date, s.status)))
    words = words_of_fact(dataset, fact) if graph == _DEFAULT else words_of_claimed(dataset, fact)
    shown = {w for state in states for w in state.words}
    status = ", ".join(_texts(dataset, fact, "onc:status", graph)) if kind != "Program" else _program_status(dataset, fact)
    sure = confidence_of(dataset, fact) if graph == _DEFAULT else None
    return CardFact(
        heading, ", ".join(parts), fact.value, status, _date_of(dataset, fact, graph), states, tuple(w for w in words if w not in shown),
        f"{sure.value} ({sure.voices} voice{'s' if sure.voices > 1 else ''})" if sure else "",
    )  # fmt: skip


def _program_status(dataset: pyoxigraph.Store, program: pyoxigraph.NamedNode) -> str:
    """Return how the programme's drug stands to its disease: "designated for, studied in"."""
    ends = [
        [q.object for q in dataset.quads_for_pattern(program, term(f"onc:{name}"), None, _DEFAULT)] for name in ("ofDrug", "forDisease")
    ]
    holding = [
        name
        for name in _RELATIONS
        for drug in ends[0]
        for disease in ends[1]
        if isinstance(drug, pyoxigraph.NamedNode) and pyoxigraph.Quad(drug, term(f"onc:{name}"), disease, _DEFAULT) in dataset
    ]
    return ", ".join(_LINKS[name][1].lower() for name in holding if name != "hasIndication")


def _states(dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode, graph: Graph) -> Iterator[CardState]:
    for quad in dataset.quads_for_pattern(fact, term("onc:hasState"), None, graph):
        state = quad.object
        if isinstance(state, pyoxigraph.NamedNode):
            yield CardState(
                ", ".join(_texts(dataset, state, "onc:status", graph)),
                _date_of(dataset, state, graph),
                ", ".join(_texts(dataset, state, "onc:saidOn", graph)),
                words_of_fact(dataset, state) if graph == _DEFAULT else words_of_claimed(dataset, state),
            )


def _date_of(dataset: pyoxigraph.Store, node: pyoxigraph.NamedNode, graph: Graph) -> str:
    for earliest, latest, opening in (
        ("earliest", "latest", ""),
        ("startEarliest", "startLatest", ""),
        ("plannedStartEarliest", "plannedStartLatest", "to begin "),
    ):
        bounds = [next(iter(_texts(dataset, node, f"onc:{name}", graph)), "") for name in (earliest, latest, "precision")]
        if any(bounds[:2]):
            return opening + date_text(*bounds)
    return ""


def _texts(
    dataset: pyoxigraph.Store, node: pyoxigraph.NamedNode, name: str, graph: Graph, leave_out: pyoxigraph.NamedNode | None = None
) -> list[str]:
    """Return the values of a property as text, sorted: literals as they are, things and concepts by their labels."""
    said_in = graph if isinstance(graph, pyoxigraph.NamedNode) else None
    values = [q.object for q in dataset.quads_for_pattern(node, term(name), None, graph)]
    texts = [
        label_of(dataset, v.value, said_in) if isinstance(v, pyoxigraph.NamedNode) else getattr(v, "value", "")
        for v in values
        if v != leave_out
    ]
    return sorted(texts, key=lambda text: (text.casefold(), text))


def _class_of(dataset: pyoxigraph.Store, node: object, graph: Graph) -> str:
    classes = sorted(last_part(str(q.object)[1:-1]) for q in dataset.quads_for_pattern(node, RDF_TYPE, None, graph))  # type: ignore[arg-type]
    return next((name for name in classes if name in _FACTS), "")
