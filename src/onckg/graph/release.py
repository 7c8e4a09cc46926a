"""The whole stage: facts in, the quads of one release out, judged by the shapes."""

from collections.abc import Iterable
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Quad, Triple

from onckg.errors import InternalError
from onckg.facts.records import ReleaseFacts
from onckg.graph.build import Confidence, build_triples
from onckg.graph.iris import facts_graph_iri, part_iri, set_aside_graph_iri
from onckg.graph.literals import text_literal
from onckg.graph.records import ReleaseGraph, Verdict
from onckg.graph.set_aside import closures, words_behind
from onckg.graph.terms import RDF_TYPE, term
from onckg.graph.validation import validate_graph
from onckg.vocabulary.records import Vocabulary


def build_release_graph(
    facts: ReleaseFacts, vocabulary: Vocabulary, fingerprint: str, confidence: Confidence | None = None
) -> ReleaseGraph:
    """Return the graph of one release: a function of the arguments alone, whatever the order of the lists in ``facts``.

    ``fingerprint`` identifies program, vocabularies and shapes; ``confidence`` tells of a kind of fact and a rule the
    measured share of its readings that are right (0 to 1). What violates the profile ``release`` is set aside, never raised.
    """
    triples = build_triples(facts, vocabulary, fingerprint, confidence)
    kept, moved, verdicts = _judge(facts.id, triples, vocabulary)
    aside = [*moved, *_verdict_triples(facts.id, verdicts)]
    return ReleaseGraph(facts.id, _quads(kept, facts_graph_iri(facts.id)), _quads(aside, set_aside_graph_iri(facts.id)), verdicts)


def _judge(release_id: str, triples: tuple[Triple, ...], vocabulary: Vocabulary) -> tuple[set[Triple], set[Triple], tuple[Verdict, ...]]:
    """Set aside closures until the rest conforms; each round moves at least one triple, most releases need none."""
    kept, moved, found = set(triples), set[Triple](), dict[Verdict, None]()
    while True:
        verdicts = validate_graph(kept, "release", vocabulary)
        words = words_behind(release_id, triples, {v.focus for v in verdicts}) if verdicts else {}
        found.update(dict.fromkeys(replace(v, words=words[v.focus]) for v in verdicts))
        violations = [v for v in verdicts if v.severity == "violation"]
        if not violations:
            return kept, moved, tuple(found)
        away = closures(release_id, kept, violations)
        if not away:
            raise InternalError(f"Nothing can be set aside for: {violations[0].message} ({violations[0].focus})")
        kept, moved = kept - away, moved | away


def _verdict_triples(release_id: str, verdicts: Iterable[Verdict]) -> Iterable[Triple]:
    violations = (v for v in verdicts if v.severity == "violation")
    for number, verdict in enumerate(violations, 1):
        node = NamedNode(part_iri(release_id, "verdict", number))
        texts = {"message": verdict.message, "path": verdict.path, "value": verdict.value, "words": verdict.words}
        values: list[tuple[str, NamedNode | Literal]] = [("about", NamedNode(verdict.focus)), ("shape", NamedNode(verdict.shape))]
        values += [(name, text_literal(text)) for name, text in texts.items() if text]
        yield Triple(node, RDF_TYPE, term("onc:Verdict"))
        yield from (Triple(node, term(f"onc:{name}"), value) for name, value in values)


def _quads(triples: Iterable[Triple], graph: str) -> tuple[Quad, ...]:
    name = NamedNode(graph)
    return tuple(sorted((Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples), key=str))
