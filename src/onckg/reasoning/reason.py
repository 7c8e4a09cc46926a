"""The whole stage: the store's current picture, or a file, in; its consistency, what follows, and why, out.

HermiT is for the ontology and small graphs: over a picture of more than ``MOST_FOR_HERMIT`` individuals, or without Java, the rules alone
conclude. On what assembly makes, both conclude the same (``tests/reasoning/test_agreement.py``), and write the same bytes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from onckg.errors import InputError
from onckg.graph.prefixes import full_iri
from onckg.graph.terms import RDF_TYPE, term
from onckg.reasoning.file import read_file
from onckg.reasoning.inference import Inference, by_hermit, reason_quads
from onckg.reasoning.names import Names, collect_names
from onckg.reasoning.ontology import read_ontology, short_name
from onckg.reasoning.projection import Projection, project
from onckg.reasoning.reasoner import conclude, java_path
from onckg.reasoning.rules import Derived, derive, load_rules
from onckg.store import INFERRED, VOCABULARY, Store, replace_inferred
from onckg.vocabulary import Vocabulary

Engine = Literal["auto", "hermit", "rules"]
MOST_FOR_HERMIT = 3_000
"""Individuals that HermiT takes some ten seconds for (benchmarks/reasoning.py)."""

_SAID = (DefaultGraph(), VOCABULARY)


@dataclass(frozen=True, slots=True)
class Reasoning:
    """What came out.

    ``inferences`` are all triples that follow and are not said, with why, sorted. Where the picture is inconsistent they are none, and
    ``explanations`` name the statements that cannot all be true: each tuple of sentences is one contradiction; they may be empty where
    no explanation was found. ``engine`` is hermit or rules, ``individuals`` counts what it was asked about. ``disagreements`` are
    sentences on what HermiT and the rules do not both conclude: empty, unless ontology or rules were changed apart.
    """

    consistent: bool
    explanations: tuple[tuple[str, ...], ...]
    engine: Literal["hermit", "rules"]
    individuals: int
    inferences: tuple[Inference, ...]
    disagreements: tuple[str, ...]
    names: Names

    @property
    def inferred(self) -> int:
        """How many triples follow."""
        return len(self.inferences)

    def classes_of_programs(self) -> list[tuple[str, str, str]]:
        """Return the classes that follow for programmes, as (name of the programme, class, because), sorted."""
        below = read_ontology().classes_under(term("onc:Program"))
        rows = [i for i in self.inferences if i.predicate == RDF_TYPE.value and NamedNode(i.object) in below]
        return sorted((self.names.of(i.subject), short_name(NamedNode(i.object)), i.because) for i in rows)

    def about(self, name: str) -> list[Inference]:
        """Return what follows for all that bears a name, or has it in its own ("CLR 131 in neuroblastoma"); an IRI, long or short, names
        one thing."""
        iri = full_iri(name)
        words = rf"(?<!\w){re.escape(name.casefold())}(?!\w)"
        return [i for i in self.inferences if i.subject == iri or (not iri and re.search(words, self.names.of(i.subject).casefold()))]


def reason(store: Store, vocabulary: Vocabulary, engine: Engine = "auto") -> Reasoning:
    """Check the current picture and write what follows from it into ``graph/inferred``, which holds nothing that is said elsewhere, and
    why into ``graph/reasons``.

    Raises:
        InputError: HermiT is asked for and there is no Java to run it.
    """
    current = [quad.triple for quad in store.quads.quads_for_pattern(None, None, None, DefaultGraph())]
    found = _reason(current, vocabulary, engine)
    fresh = tuple(i for i in found.inferences if not any(_in_graph(i.triple, graph) in store.quads for graph in _SAID))
    sentences = {rule.name: rule.sentence for rule in load_rules()}
    replace_inferred(store, [_in_graph(i.triple, INFERRED) for i in fresh], reason_quads(fresh, sentences))
    return Reasoning(found.consistent, found.explanations, found.engine, found.individuals, fresh, found.disagreements, found.names)


def reason_file(path: Path, vocabulary: Vocabulary, engine: Engine = "auto") -> Reasoning:
    """Check what an RDF file says in terms of the ontology; nothing is written. Its default graph counts, or all its graphs where that is
    empty.

    Raises:
        InputError: the file is missing, of an unknown format, or malformed; or HermiT is asked for and there is no Java.
    """
    return _reason(read_file(path), vocabulary, engine)


def _reason(triples: Iterable[Triple], vocabulary: Vocabulary, engine: Engine) -> Reasoning:
    triples = list(triples)
    projection = project(triples, vocabulary)
    names = collect_names(triples, projection.ontology, vocabulary)
    derived = derive(projection.ontology, projection.said, names)
    if _chosen(engine, projection) == "rules":
        consistent = not derived.contradictions
        inferences = (*derived.inferences, *derived.closed) if consistent else ()
        explanations = tuple(_told(i, derived, names) for i in derived.contradictions)
        return Reasoning(consistent, explanations, "rules", projection.individuals, tuple(sorted(inferences)), (), names)
    concluded = conclude(projection, sorted({i.subject for i in derived.contradictions}))
    disagreements = _disagreements(set(concluded.inferred), concluded.consistent, derived, names)
    if not concluded.consistent:
        explanations = concluded.explanations or tuple(_told(i, derived, names) for i in derived.contradictions)
        return Reasoning(False, explanations, "hermit", projection.individuals, (), disagreements, names)
    why = {inference.triple: inference for inference in derived.inferences}
    inferences = (*(why.get(triple) or by_hermit(triple) for triple in concluded.inferred), *derived.closed)
    return Reasoning(True, (), "hermit", projection.individuals, tuple(sorted(inferences)), disagreements, names)


def _chosen(engine: Engine, projection: Projection) -> Literal["hermit", "rules"]:
    if engine != "auto":
        return engine
    try:
        java_path()
    except InputError:
        return "rules"
    return "hermit" if projection.individuals <= MOST_FOR_HERMIT else "rules"


def _disagreements(by_reasoner: set[Triple], consistent: bool, derived: Derived, names: Names) -> tuple[str, ...]:
    if consistent == bool(derived.contradictions):
        one, other = ("HermiT", "the rules") if not consistent else ("the rules", "HermiT")
        return (f"{one[:1].upper()}{one[1:]} found a contradiction, {other} none",)
    if not consistent:
        return ()
    by_rules = {inference.triple for inference in derived.inferences}
    sentences = [f"HermiT alone concludes: {_sentence(triple, names)}" for triple in by_reasoner - by_rules]
    sentences += [f"The rules alone conclude, and it is left out: {_sentence(triple, names)}" for triple in by_rules - by_reasoner]
    return tuple(sorted(sentences))


def _told(contradiction: Inference, derived: Derived, names: Names) -> tuple[str, ...]:
    """Return the sentences of a contradiction: what cannot be, then why the thing is of the classes that follow for it."""
    subject = names.of(contradiction.subject)
    types = [i for i in derived.inferences if i.subject == contradiction.subject and i.predicate == RDF_TYPE.value]
    follow = [i for i in types if re.search(rf"\b{re.escape(names.of(i.object))}\b", contradiction.because)]
    return (f"{subject}: {contradiction.because}", *(f"{subject} is a {names.of(i.object)}: {i.because}" for i in follow))


def _sentence(triple: Triple, names: Names) -> str:
    return f"{names.of(triple.subject)} {names.of(triple.predicate)} {names.of(triple.object)}"


def _in_graph(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)
