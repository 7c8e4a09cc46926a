"""What things and terms are called where a reason is told: "CLR 131 in neuroblastoma", "phase 2 trial of CLR 131 in multiple myeloma"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from onckg.graph.prefixes import last_part
from onckg.graph.terms import ONC, term
from onckg.reasoning.ontology import Ontology
from onckg.vocabulary import Vocabulary

_LABELS = ("skos:prefLabel",)
_PARTS = ("rdf:type", "onc:trialName", "onc:ofDrug", "onc:tests", "onc:plansToTest", "onc:forDisease", "onc:kind", "onc:phase")
_READ = {term(name): name for name in (*_LABELS, *_PARTS)}
_PROPERTIES = ("owl:ObjectProperty", "owl:DatatypeProperty")


@dataclass(frozen=True, slots=True)
class Names:
    """IRI -> name."""

    known: Mapping[str, str]

    def of(self, node: object) -> str:
        """Return the name of a node (an IRI as text counts), the text of a literal, or the last part of an IRI that has no name."""
        value = str(getattr(node, "value", node))
        if isinstance(node, Literal):
            return value
        return self.known.get(value) or last_part(value)


def collect_names(triples: Iterable[Triple], ontology: Ontology, vocabulary: Vocabulary) -> Names:
    """Return the names of all that triples describe, of the ontology's properties and of the concepts; classes go by their short name.

    Programmes, trials and designations, which have no label, are named by what they are of and for.
    """
    said: dict[str, dict[str, str]] = {}
    for triple in triples:
        name = _READ.get(triple.predicate)
        if name:
            values = said.setdefault(_value(triple.subject), {})
            values[name] = min(_value(triple.object), values.get(name) or _value(triple.object))
    known = {concept.iri: concept.label for concept in vocabulary.concepts.values()}
    for kind in _PROPERTIES:
        known.update({node.value: _label(ontology, node) for node in ontology.subjects(kind) if node.value.startswith(ONC)})
    known.update(
        {iri: next(values[name] for name in _LABELS if name in values) for iri, values in said.items() if values.keys() & set(_LABELS)}
    )
    composed = {iri: _composed(values, known) for iri, values in said.items() if iri not in known}
    return Names({**known, **{iri: name for iri, name in composed.items() if name}})


def _composed(values: Mapping[str, str], known: Mapping[str, str]) -> str:
    """Return a name out of parts: of a programme, a trial or a designation; "" for anything else, or where a part has no name."""
    kind = values.get("rdf:type", "").removeprefix(ONC)
    drug = next((known.get(values[part], "") for part in ("onc:ofDrug", "onc:tests", "onc:plansToTest") if part in values), "")
    disease = known.get(values.get("onc:forDisease", ""), "")
    if values.get("onc:trialName"):
        return f"{values['onc:trialName']} trial"
    if not drug:
        return ""
    if kind == "Program":
        return f"{drug} in {disease}"
    if kind == "Designation":
        return f"{known.get(values.get('onc:kind', ''), 'designation')} of {drug}{f' for {disease}' if disease else ''}"
    if kind == "Trial":
        return f"{known.get(values.get('onc:phase', ''), '')} trial of {drug}{f' in {disease}' if disease else ''}".strip()
    return ""


def _label(ontology: Ontology, node: NamedNode) -> str:
    return next((value.value for value in ontology.objects(node, "rdfs:label") if isinstance(value, Literal)), last_part(node.value))


def _value(node: object) -> str:
    return str(getattr(node, "value", ""))
