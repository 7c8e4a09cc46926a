"""One line that tells a fact of the current picture to a person: "Phase 2 trial of CLR 131 in multiple myeloma"."""

import pyoxigraph

from onckg.graph.prefixes import last_part
from onckg.graph.terms import RDF_TYPE, term
from onckg.query.names import label_of

_DEFAULT = pyoxigraph.DefaultGraph()
_FACTS = ("Designation", "Trial", "Milestone", "Deal", "Role", "Program")
_DISEASES_SHOWN = 3


def class_of_fact(dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode) -> str:
    """Return the class of a fact by its last part ("Trial"); "" for anything else."""
    classes = {last_part(str(q.object)[1:-1]) for q in dataset.quads_for_pattern(fact, RDF_TYPE, None, _DEFAULT)}
    return next((name for name in _FACTS if name in classes), "")


def fact_text(dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode) -> str:
    """Return the line of a fact; the label of a node that is none."""
    match class_of_fact(dataset, fact):
        case "Trial":
            return _trial(dataset, fact)
        case "Deal":
            about = _joined(dataset, fact, "onc:ofDrug", "onc:platform")
            parties = " and ".join(labels_at(dataset, fact, "onc:party"))
            return f"{_joined(dataset, fact, 'onc:kind')} of {parties}{f' on {about}' if about else ''}"
        case "Role":
            kind = _joined(dataset, fact, "onc:roleKind")
            return f"{_joined(dataset, fact, 'onc:company')} {kind} {_joined(dataset, fact, 'onc:ofDrug')}"
        case "Designation" | "Milestone":
            place = _joined(dataset, fact, "onc:jurisdiction")
            kind = _joined(dataset, fact, "onc:kind") + (f" ({place})" if place else "")
            return _of_in(kind, _joined(dataset, fact, "onc:ofDrug"), dataset, fact)
        case "Program":
            return _of_in("", _joined(dataset, fact, "onc:ofDrug"), dataset, fact)
    return label_of(dataset, fact.value)


def labels_at(dataset: pyoxigraph.Store, node: pyoxigraph.NamedNode, *names: str) -> list[str]:
    """Return the labels or texts of a node's values, sorted within each property."""
    found = []
    for name in names:
        values = [quad.object for quad in dataset.quads_for_pattern(node, term(name), None, _DEFAULT)]
        found += sorted(
            label_of(dataset, value.value) if isinstance(value, pyoxigraph.NamedNode) else str(getattr(value, "value", ""))
            for value in values
        )
    return found


def _trial(dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode) -> str:
    name = next(iter(labels_at(dataset, fact, "onc:trialName", "onc:nct")), "")
    kind = " ".join(part for part in (name, _joined(dataset, fact, "onc:phase"), "trial") if part)
    partners = labels_at(dataset, fact, "onc:combinedWith", "onc:partner")
    drug = _joined(dataset, fact, "onc:tests", "onc:plansToTest")
    return _of_in(kind, f"{drug} with {' and '.join(partners)}" if partners and drug else drug, dataset, fact)


def _of_in(kind: str, drug: str, dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode) -> str:
    diseases = labels_at(dataset, fact, "onc:forDisease")
    shown = ", ".join(diseases[:_DISEASES_SHOWN]) + (
        f" and {len(diseases) - _DISEASES_SHOWN} more" if len(diseases) > _DISEASES_SHOWN else ""
    )
    start = f"{kind} of {drug}" if kind and drug else kind or drug
    return f"{start} in {shown}" if shown else start


def _joined(dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode, *names: str) -> str:
    return ", ".join(labels_at(dataset, fact, *names))
