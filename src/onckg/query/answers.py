"""Answers to a query, and their standard formats.

A SELECT gives rows, ASK a yes or no, CONSTRUCT and DESCRIBE triples. Between processes and here an answer is kept in the
standard form that loses nothing (SPARQL TSV, SPARQL JSON, N-Triples); pyoxigraph turns that into every other format.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

import pyoxigraph

from onckg.errors import ConfigError
from onckg.graph.prefixes import short_iri
from onckg.graph.turtle import turtle_bytes

Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
AnswerKind = Literal["rows", "boolean", "triples"]

_ROW_FORMATS = {
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}
_TRIPLE_FORMATS = ("turtle", "ntriples")
FORMATS = (*_ROW_FORMATS, *_TRIPLE_FORMATS)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost: ``seconds`` of wall clock, ``rows`` (or triples) of its answer, ``megabytes`` of address space
    of its process (not enforced on Windows). 0 means no limit."""

    seconds: float = 30.0
    rows: int = 100_000
    megabytes: int = 8_192


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: ``body`` in SPARQL TSV (rows), SPARQL JSON (boolean) or N-Triples (triples), in UTF-8.

    Rows keep the order of the query. Triples are sorted, each once.
    """

    kind: AnswerKind
    body: bytes

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns, without question marks; empty unless there are rows."""
        if self.kind != "rows":
            return ()
        return tuple(v.value for v in self._solutions().variables)

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """Yield the rows as terms in the order of ``variables``, None where a variable is not bound."""
        if self.kind == "rows":
            for solution in self._solutions():
                yield tuple(solution)

    def texts(self) -> list[tuple[str, ...]]:
        """Return the rows as people read them: literals without quotes, IRIs with the known prefixes, nothing as ""."""
        return [tuple(term_text(term) for term in row) for row in self.rows()]

    def triples(self) -> Iterator[pyoxigraph.Triple]:
        """Yield the triples of a CONSTRUCT or DESCRIBE; nothing for the other kinds."""
        if self.kind == "triples":
            for quad in pyoxigraph.parse(self.body, pyoxigraph.RdfFormat.N_TRIPLES):
                yield quad.triple

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        """Yield each row as a dictionary: variable -> full IRI or text of the literal, None where it is not bound.

        Triples come as rows of ``subject``, ``predicate`` and ``object``; a yes or no has no rows.
        """
        names = self.variables
        for row in self.rows():
            yield dict(zip(names, (_value(term) for term in row), strict=True))
        for triple in self.triples():
            yield {"subject": _value(triple.subject), "predicate": triple.predicate.value, "object": _value(triple.object)}

    def __bool__(self) -> bool:
        """Say whether ASK was answered yes, or the answer holds anything."""
        if self.kind == "boolean":
            return bool(pyoxigraph.parse_query_results(self.body, pyoxigraph.QueryResultsFormat.JSON))
        return next(iter(self.rows() if self.kind == "rows" else self.triples()), None) is not None

    def serialize(self, form: str) -> bytes:
        """Return the answer in one of ``FORMATS``.

        Raises:
            ConfigError: the format does not fit: rows as Turtle, or triples as a table.
        """
        if self.kind == "triples":
            return _serialize_triples(self, form)
        if form not in _ROW_FORMATS:
            raise ConfigError(f"A SELECT or ASK query gives {', '.join(_ROW_FORMATS)}, not {form}: choose one of those with --format.")
        if self.kind == "boolean":
            result = pyoxigraph.parse_query_results(self.body, pyoxigraph.QueryResultsFormat.JSON)
            return cast(bytes, cast(pyoxigraph.QueryBoolean, result).serialize(format=_ROW_FORMATS[form]))
        return cast(bytes, self._solutions().serialize(format=_ROW_FORMATS[form]))

    def _solutions(self) -> pyoxigraph.QuerySolutions:
        return cast(pyoxigraph.QuerySolutions, pyoxigraph.parse_query_results(self.body, pyoxigraph.QueryResultsFormat.TSV))


def term_text(term: Term | None) -> str:
    """Return a term as people read it.

    >>> term_text(pyoxigraph.NamedNode("https://w3id.org/onckg/id/drug/clr-131")), term_text(None)
    ('drug:clr-131', '')
    """
    if term is None:
        return ""
    if isinstance(term, pyoxigraph.NamedNode):
        return short_iri(term.value)
    return term.value if isinstance(term, pyoxigraph.Literal) else str(term)


def _value(term: Term | None) -> str | None:
    if term is None:
        return None
    return str(term) if isinstance(term, pyoxigraph.Triple) else term.value


def _serialize_triples(answer: Answer, form: str) -> bytes:
    if form not in _TRIPLE_FORMATS:
        raise ConfigError(
            f"A CONSTRUCT or DESCRIBE query gives {', '.join(_TRIPLE_FORMATS)}, not {form}: choose one of those with --format."
        )
    if form == "ntriples":
        return answer.body
    return turtle_bytes(answer.triples())
