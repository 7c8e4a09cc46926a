"""The rules of ``ontology/rules/*.rq``: what the ontology's axioms conclude, in SPARQL, for graphs too large for a reasoner.

A file's first comment says in a sentence what it concludes. Then come, each in a comment:

    # Axiom: onc:OrphanProgram owl:equivalentClass
    # Because: it holds the orphan drug designation {designation}

``Axiom`` is the axiom of ``onckg.ttl`` that the rule stands for: class or property, kind, and for axioms that hold of many
(``?property rdfs:domain ?class``) the value; names in ``{}`` and with ``?`` are variables of the rule. A rule with ``World: closed`` in
its place concludes from what is *not* said. The query CONSTRUCTs one triple. ``GRAPH graph:ontology`` are the axioms; an
``owl:Nothing`` is a contradiction.

Rules run round by round, each over all that the rounds before had, until nothing new comes; those of the closed world come last, once. So
each triple rests on what came before it, and which of several reasons is told does not depend on any order.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from onckg.data_files import ontology_folder
from onckg.errors import InputError
from onckg.graph.prefixes import PREFIXES, full_iri
from onckg.graph.terms import RDF_TYPE, term
from onckg.reasoning.inference import Inference
from onckg.reasoning.names import Names
from onckg.reasoning.ontology import Ontology

_ONTOLOGY_GRAPH = NamedNode(PREFIXES["graph"] + "ontology")
_NOTHING = term("owl:Nothing").value
_CONSTRUCT = re.compile(r"CONSTRUCT\s*\{\s*(\S+)\s+(\S+)\s+(\S+)\s*\.?\s*\}\s*WHERE\b", re.IGNORECASE)
_MOST_ROUNDS = 100

Bindings = Mapping[str, NamedNode]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``conclusion`` and ``axiom`` are terms as written (``?program``, ``a``, ``onc:OrphanProgram``), ``axiom`` of two or three,
    empty for a rule of the closed world; ``select`` asks for all ways in which it concludes what is not there yet."""

    name: str
    sentence: str
    axiom: tuple[str, ...]
    because: str
    conclusion: tuple[str, str, str]
    select: str


@dataclass(frozen=True, slots=True)
class Derived:
    """``inferences`` by the axioms and ``closed`` by the rules of the closed world, each sorted; ``contradictions`` are things that
    cannot be, as inferences of ``owl:Nothing``, sorted."""

    inferences: tuple[Inference, ...]
    closed: tuple[Inference, ...]
    contradictions: tuple[Inference, ...]


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the shipped rules, sorted by name.

    Raises:
        InputError: a file does not have the form that the module describes.
    """
    return tuple(read_rule(path) for path in sorted((ontology_folder() / "rules").glob("*.rq")))


def read_rule(path: Path) -> Rule:
    """Return the rule of a file. Raises ``InputError`` where it does not have the form that the module describes."""
    text = path.read_text("utf-8")
    comments = [line[1:].strip() for line in text.splitlines() if line.startswith("#")]
    heads = {name: rest.strip() for name, _, rest in (comment.partition(":") for comment in comments[1:])}
    construct = _CONSTRUCT.search(text)
    if construct is None:
        raise InputError(f"The rule {path.name} does not CONSTRUCT one triple of three terms.")
    if not comments or "Because" not in heads or ("Axiom" in heads) == ("World" in heads):
        raise InputError(f"The rule {path.name} needs comments: a sentence, then Axiom or World, then Because.")
    axiom = tuple(heads.get("Axiom", "").split())
    if axiom and len(axiom) not in (2, 3):
        raise InputError(
            f"The axiom of the rule {path.name} has {len(axiom)} terms: write class or property, kind, and the value if need be."
        )
    conclusion = (construct[1], construct[2], construct[3])
    select = f"SELECT * WHERE {{ {text[construct.end() :]} MINUS {{ {' '.join(conclusion)} }} }}"
    return Rule(path.stem, comments[0], axiom, heads["Because"], conclusion, select)


def derive(ontology: Ontology, said: Iterable[Triple], names: Names, rules: tuple[Rule, ...] = ()) -> Derived:
    """Return all that follows from triples by the rules (the shipped ones if none are given), without what they say themselves."""
    rules = rules or load_rules()
    dataset = pyoxigraph.Store()
    dataset.bulk_extend(_quad(triple, _ONTOLOGY_GRAPH) for triple in ontology.triples)
    dataset.bulk_extend(_quad(triple, DefaultGraph()) for triple in said)
    teller = _Teller(ontology, names, frozenset(str(t.subject) for t in ontology.triples))
    found: list[Inference] = []
    for _ in range(_MOST_ROUNDS):
        fresh = _one_round(dataset, [rule for rule in rules if rule.axiom], teller)
        if not fresh:
            break
        dataset.extend([_quad(inference.triple, DefaultGraph()) for inference in fresh])
        found += fresh
    closed = _one_round(dataset, [rule for rule in rules if not rule.axiom], teller)
    return Derived(
        tuple(sorted(i for i in found if i.object != _NOTHING)),
        tuple(sorted(closed)),
        tuple(sorted(i for i in found if i.object == _NOTHING)),
    )


def _one_round(dataset: pyoxigraph.Store, rules: Iterable[Rule], teller: "_Teller") -> list[Inference]:
    """Return what follows in one step, one inference a triple: of several reasons the one with the fewest variables, then the first by
    rule and bindings."""
    best: dict[Triple, tuple[tuple[int, str, tuple[str, ...]], Rule, dict[str, NamedNode]]] = {}
    for rule in rules:
        solutions = dataset.query(rule.select, prefixes=PREFIXES)
        variables = [variable.value for variable in solutions.variables]  # type: ignore[union-attr]
        for solution in solutions:  # type: ignore[union-attr]
            bound = {name: node for name, node in zip(variables, solution, strict=True) if node is not None}
            triple = Triple(*(_resolved(part, bound) for part in rule.conclusion))
            order = (len(variables), rule.name, tuple(str(bound.get(name, "")) for name in sorted(variables)))
            if triple not in best or order < best[triple][0]:
                best[triple] = (order, rule, bound)
    return [teller.inference(triple, rule, bound) for triple, (_, rule, bound) in best.items()]


def _quad(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _resolved(part: str, bound: Bindings) -> NamedNode:
    if part.startswith("?"):
        return bound[part[1:]]
    return RDF_TYPE if part == "a" else NamedNode(full_iri(part))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says why: ``terms`` are the classes and properties, which are no premises."""

    ontology: Ontology
    names: Names
    terms: frozenset[str]

    def inference(self, triple: Triple, rule: Rule, bound: Bindings) -> Inference:
        subject, predicate, target = (str(getattr(node, "value", "")) for node in (triple.subject, triple.predicate, triple.object))
        axiom, axiom_of = "", ""
        if rule.axiom:
            bearer, kind, *value = rule.axiom
            node = _resolved(bearer, bound)
            axiom_of = node.value
            axiom = self.ontology.axiom(node, kind, _resolved(value[0], bound) if value else None)
        premises = {node.value for node in bound.values() if isinstance(node, NamedNode) and str(node) not in self.terms} - {subject}
        because = re.sub(r"\{(\w+)\}", lambda match: self.names.of(bound[match[1]]), rule.because)
        return Inference(subject, predicate, target, rule.name, axiom, axiom_of, tuple(sorted(premises)), because)
