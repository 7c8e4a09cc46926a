"""The whole stage: the store's current picture in, its consistency and ``graph/inferred`` out."""

from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from onckg.reasoning.projection import project_current
from onckg.reasoning.reasoner import conclude
from onckg.store import INFERRED, VOCABULARY, Store, replace_inferred
from onckg.vocabulary import Vocabulary

_SAID = (DefaultGraph(), VOCABULARY)


@dataclass(frozen=True, slots=True)
class Reasoning:
    """``inferred`` counts the triples of ``graph/inferred``. Where the picture is inconsistent they are none, and ``explanations``
    name the statements that cannot all be true: each tuple of sentences is one contradiction; they may be empty where no
    explanation was found in time."""

    consistent: bool
    inferred: int
    explanations: tuple[tuple[str, ...], ...]


def reason(store: Store, vocabulary: Vocabulary) -> Reasoning:
    """Check the current picture and write what follows from it into ``graph/inferred``, which holds nothing that is said elsewhere.

    Raises:
        InputError: there is no Java to run the reasoner.
    """
    conclusions = conclude(project_current(store.quads, vocabulary))
    fresh = [triple for triple in conclusions.inferred if not any(_in_graph(triple, graph) in store.quads for graph in _SAID)]
    replace_inferred(store, [_in_graph(triple, INFERRED) for triple in fresh])
    return Reasoning(conclusions.consistent, len(fresh), conclusions.explanations)


def _in_graph(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)
