"""``ReleaseFacts`` -> the triples of one release, by the table in ``graph.record_map``.

Things and facts are numbered from 1 in order of first offset, ties by content: the order of the lists does not matter.
Whether the result conforms to the shapes is judged afterwards (``graph.release``).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from onckg.errors import IriError
from onckg.facts.records import DateBounds, Evidence, Population, ReleaseFacts, State
from onckg.graph.codes import Codes, read_codes
from onckg.graph.iris import facts_graph_iri, part_iri, release_iri, state_iri, unlisted_iri
from onckg.graph.literals import date_literal, decimal_literal, integer_literal, text_literal
from onckg.graph.record_map import ROWS, STATE_LINES, Line, Row, Value
from onckg.graph.terms import RDF_TYPE, term
from onckg.vocabulary.records import Vocabulary

Confidence = Callable[[str, str], Decimal | None]
"""Told the name of a list of ``ReleaseFacts`` and a rule."""

AGENT = "https://w3id.org/onckg/agent/onckg"
_PLACE_IN_FACTS = {row.kind: place for place, row in enumerate(ROWS)}


@dataclass(slots=True)
class _Draft:
    """The triples so far, and what is needed to write the next: ``numbers`` maps (kind, name) to the number of the
    first thing of that name; ``said`` collects which node is claimed by which evidence, with its place in the order of facts."""

    release_id: str
    codes: Codes
    published: str
    triples: dict[Triple, None] = field(default_factory=dict)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    populations: dict[tuple[str, str, str], str] = field(default_factory=dict)
    said: list[tuple[Evidence, tuple[int, ...], str]] = field(default_factory=list)

    def add(self, subject: str, predicate: str, value: str | Literal) -> None:
        try:
            node = value if isinstance(value, Literal) else NamedNode(value)
        except ValueError as error:
            raise IriError(f"{predicate} of {subject} would be {value!r}, which is no IRI.") from error
        self.triples[Triple(NamedNode(subject), term(predicate), node)] = None

    def add_type(self, subject: str, class_name: str) -> None:
        self.triples[Triple(NamedNode(subject), RDF_TYPE, term(class_name))] = None


def build_triples(
    facts: ReleaseFacts, vocabulary: Vocabulary, fingerprint: str, confidence: Confidence | None = None
) -> tuple[Triple, ...]:
    """Return the triples of one release, unordered and unjudged.

    ``fingerprint`` identifies program, vocabularies and shapes. ``confidence`` tells of a kind of fact and a rule the measured share of
    its readings that are right (0 to 1); a claim of which it tells None says nothing of confidence.
    Raises ``IriError`` for a release ID that is none.
    """
    date = facts.release.date
    published = date.earliest if date is not None and date.earliest == date.latest else ""
    draft = _Draft(facts.id, read_codes(vocabulary), published)
    numbered = {row.kind: _in_order(getattr(facts, row.records)) for row in ROWS}
    for kind, records in numbered.items():
        for number, record in enumerate(records, 1):
            if hasattr(record, "name") and record.name:
                draft.numbers.setdefault((kind, record.name), number)
    _number_populations(draft, numbered)
    _write_release(draft, facts, fingerprint)
    for row in ROWS:
        for number, record in enumerate(numbered[row.kind], 1):
            _write_record(draft, row, number, record)
    _write_claims(draft, confidence)
    return tuple(draft.triples)


def _in_order(records: Iterable[Any]) -> list[Any]:
    def first_offset(record: Any) -> tuple[int, int, str]:
        start, end = min(((e.start, e.end) for e in record.evidence), default=(0, 0))
        return start, end, repr(record)

    return sorted(records, key=first_offset)


def _number_populations(draft: _Draft, numbered: Mapping[str, list[Any]]) -> None:
    for row in ROWS:
        if not any(line.value is Value.POPULATIONS for line in row.lines):
            continue
        for record in numbered[row.kind]:
            for population in record.populations:
                key = _population_key(population)
                if key not in draft.populations:
                    draft.populations[key] = part_iri(draft.release_id, "population", len(draft.populations) + 1)


def _population_key(population: Population) -> tuple[str, str, str]:
    return population.kind, population.value, population.concept


def _write_release(draft: _Draft, facts: ReleaseFacts, fingerprint: str) -> None:
    node, graph, release = release_iri(facts.id), facts_graph_iri(facts.id), facts.release
    draft.add_type(node, "onc:Release")
    for name, text in (("onc:title", release.title), ("onc:place", release.place), ("onc:wire", release.wire)):
        if text:
            draft.add(node, name, text_literal(text))
    if draft.published:
        draft.add(node, "onc:published", date_literal(draft.published))
    if release.issuer:
        draft.add(node, "onc:issuer", _thing(draft, "company", release.issuer))
    draft.add(graph, "prov:wasDerivedFrom", node)
    draft.add(graph, "prov:wasAttributedTo", AGENT)
    draft.add(graph, "onc:fingerprint", text_literal(fingerprint))
    draft.said += [(evidence, (-1,), node) for evidence in release.evidence]


def _write_record(draft: _Draft, row: Row, number: int, record: Any) -> None:
    node, place = part_iri(draft.release_id, row.kind, number), (_PLACE_IN_FACTS[row.kind], number)
    draft.add_type(node, row.class_of(record))
    for line in row.lines:
        _write_line(draft, node, place, line, record)
    if draft.published and any(line.value in (Value.BOUNDS, Value.STATES) for line in row.lines):
        draft.add(node, "onc:saidOn", date_literal(draft.published))
    draft.said += [(evidence, place, node) for evidence in record.evidence]


def _write_line(draft: _Draft, node: str, place: tuple[int, ...], line: Line, record: Any) -> None:
    for position, value in enumerate(line.read(record), 1):
        match line.value:
            case Value.BOUNDS:
                _write_bounds(draft, node, value)
            case Value.SPAN:
                _write_span(draft, node, line.property, value)
            case Value.POPULATIONS:
                draft.add(node, line.property, _write_population(draft, value))
            case Value.STATES:
                draft.add(node, line.property, _write_state(draft, node, (*place, position), value))
            case _ if _holds(draft, line, value):
                draft.add(node, line.property, _object(draft, line, value))


def _holds(draft: _Draft, line: Line, value: str) -> bool:
    listed = (line.of, value) in draft.numbers
    return (line.value is not Value.NAMED or listed) and (line.value is not Value.UNNAMED or not listed)


def _object(draft: _Draft, line: Line, value: str) -> str | Literal:
    match line.value:
        case Value.CODE | Value.FIXED:
            return draft.codes.iri(line.of, value)
        case Value.THING | Value.NAMED:
            return _thing(draft, line.of, value)
        case Value.CONCEPT:
            return value
        case _:
            return text_literal(value)


def _thing(draft: _Draft, kind: str, name: str) -> str:
    number = draft.numbers.get((kind, name))
    return part_iri(draft.release_id, kind, number) if number else unlisted_iri(draft.release_id, kind, name)


def _write_bounds(draft: _Draft, node: str, date: DateBounds) -> None:
    draft.add(node, "onc:earliest", date_literal(date.earliest))
    draft.add(node, "onc:latest", date_literal(date.latest))
    draft.add(node, "onc:precision", draft.codes.iri("precisions", date.precision))
    if date.text:
        draft.add(node, "onc:dateText", text_literal(date.text))


def _write_span(draft: _Draft, node: str, stem: str, date: DateBounds) -> None:
    draft.add(node, f"{stem}Earliest", date_literal(date.earliest))
    draft.add(node, f"{stem}Latest", date_literal(date.latest))
    if date.text:
        draft.add(node, f"{stem}Text", text_literal(date.text))


def _write_population(draft: _Draft, population: Population) -> str:
    node = draft.populations[_population_key(population)]
    draft.add_type(node, "onc:Population")
    draft.add(node, "onc:populationKind", draft.codes.iri("populations", population.kind))
    draft.add(node, "skos:prefLabel", text_literal(population.value))
    if population.concept:
        draft.add(node, "onc:concept", population.concept)
    return node


def _write_state(draft: _Draft, fact: str, place: tuple[int, ...], state: State) -> str:
    node = state_iri(fact, place[-1])
    draft.add_type(node, "onc:State")
    for line in STATE_LINES:
        _write_line(draft, node, place, line, state)
    if draft.published:
        draft.add(node, "onc:saidOn", date_literal(draft.published))
    draft.said += [(evidence, place, node) for evidence in state.evidence]
    return node


def _write_claims(draft: _Draft, confidence: Confidence | None) -> None:
    ordered = sorted(set(draft.said), key=lambda s: (s[0].start, s[0].end, s[1], s[0].rule, s[0].section, s[0].text))
    words: dict[tuple[int, int, str], str] = {}
    for number, (evidence, place, node) in enumerate(ordered, 1):
        key = (evidence.start, evidence.end, evidence.text)
        if key not in words:
            words[key] = part_iri(draft.release_id, "words", len(words) + 1)
            _write_words(draft, words[key], evidence)
        claim = part_iri(draft.release_id, "claim", number)
        draft.add_type(claim, "onc:Claim")
        draft.add(claim, "onc:states", node)
        draft.add(claim, "onc:rule", text_literal(evidence.rule))
        draft.add(claim, "onc:section", draft.codes.iri("sections", evidence.section))
        sure = confidence(ROWS[place[0]].records, evidence.rule) if confidence is not None and place[0] >= 0 else None
        if sure is not None:
            draft.add(claim, "onc:confidence", decimal_literal(sure))
        draft.add(claim, "oa:hasTarget", words[key])


def _write_words(draft: _Draft, words: str, evidence: Evidence) -> None:
    position, quote = f"{words}/position", f"{words}/quote"
    draft.add_type(words, "oa:SpecificResource")
    draft.add(words, "oa:hasSource", release_iri(draft.release_id))
    draft.add(words, "oa:hasSelector", position)
    draft.add(words, "oa:hasSelector", quote)
    draft.add_type(position, "oa:TextPositionSelector")
    draft.add(position, "oa:start", integer_literal(evidence.start))
    draft.add(position, "oa:end", integer_literal(evidence.end))
    draft.add_type(quote, "oa:TextQuoteSelector")
    draft.add(quote, "oa:exact", text_literal(evidence.text))
