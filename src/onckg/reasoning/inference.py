"""What follows, each triple with why: by which rule and axiom, from which things and facts.

One triple has one ``Inference``, which rests on what was said, or was concluded before it: reasons never go in circles. It does not
tell which engine found the triple, so that the graph of reasons is the same whether HermiT or the rules were asked.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Triple

from onckg.graph.iris import hash_of
from onckg.graph.literals import text_literal
from onckg.graph.terms import RDF_TYPE, term
from onckg.store import REASONS

_INFERENCE = "https://w3id.org/onckg/inference/"
_RULE = "https://w3id.org/onckg/rule/"
BY_HERMIT = "hermit"
"""Stands as rule of what HermiT alone concludes, from axioms that no file of ``ontology/rules`` stands for."""


@dataclass(frozen=True, slots=True, order=True)
class Inference:
    """Why a triple follows. All nodes are IRIs.

    ``rule`` is the name of a file of ``ontology/rules`` without its ending, ``axiom`` the axiom that it stands for in Manchester syntax and
    ``axiom_of`` the class or property that bears it: both are "" for a rule about what is not reported. ``premises`` are the other
    things and facts that it follows from, sorted. ``because`` is a clause without capital and full stop.
    """

    subject: str
    predicate: str
    object: str
    rule: str
    axiom: str
    axiom_of: str
    premises: tuple[str, ...]
    because: str

    @property
    def triple(self) -> Triple:
        """The triple that follows."""
        return Triple(NamedNode(self.subject), NamedNode(self.predicate), NamedNode(self.object))


def by_hermit(triple: Triple) -> Inference:
    """Return why a triple follows that HermiT concluded and no rule."""
    subject, predicate, target = (str(getattr(node, "value", "")) for node in (triple.subject, triple.predicate, triple.object))
    axiom_of = target if triple.predicate == RDF_TYPE else predicate
    name = axiom_of.rpartition("#")[2]
    return Inference(
        subject, predicate, target, BY_HERMIT, f"the axioms of {name}", axiom_of, (), f"HermiT concludes it from the axioms of {name}"
    )


def reason_quads(inferences: Iterable[Inference], sentences: Mapping[str, str]) -> list[Quad]:
    """Return the graph of reasons, unordered: each inference and the rules that they name. ``sentences`` say what each rule does."""
    rules: set[str] = set()
    quads = []
    for inference in inferences:
        rules.add(inference.rule)
        quads += [Quad(_iri_of(inference), predicate, value, REASONS) for predicate, value in _described(inference)]
    for name in sorted(rules):
        node = NamedNode(_RULE + name)
        quads += [Quad(node, RDF_TYPE, term("onc:InferenceRule"), REASONS), Quad(node, term("skos:prefLabel"), text_literal(name), REASONS)]
        if sentences.get(name):
            quads.append(Quad(node, term("skos:definition"), text_literal(sentences[name]), REASONS))
    return quads


def _iri_of(inference: Inference) -> NamedNode:
    return NamedNode(_INFERENCE + hash_of(inference.subject, inference.predicate, inference.object))


def _described(inference: Inference) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield RDF_TYPE, term("onc:Inference")
    yield term("onc:inferredSubject"), NamedNode(inference.subject)
    yield term("onc:inferredPredicate"), NamedNode(inference.predicate)
    yield term("onc:inferredObject"), NamedNode(inference.object)
    yield term("onc:byRule"), NamedNode(_RULE + inference.rule)
    if inference.axiom:
        yield term("onc:byAxiom"), NamedNode(inference.axiom_of)
        yield term("onc:axiom"), text_literal(inference.axiom)
    for premise in inference.premises:
        yield term("onc:premise"), NamedNode(premise)
    yield term("onc:reason"), text_literal(inference.because)
