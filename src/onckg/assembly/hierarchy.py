"""Where diseases lie: every disease in use, known or composed, with all that is broader than it, up to the top.

A disease that no vocabulary holds is a concept of ours: it lies under the nearest known ones that releases give it, and
``onc:composedOf`` says of what it is composed. Releases that compose one name compose one concept.
"""

from collections.abc import Iterable

from onckg.assembly.things import Thing
from onckg.assembly.writing import Picture, describe, write_concept
from onckg.vocabulary.records import Vocabulary


def write_hierarchy(picture: Picture, things: Iterable[Thing], vocabulary: Vocabulary) -> None:
    """Write the concepts of all diseases among things, and those above them."""
    in_use: set[str] = set()
    for thing in things:
        if thing.class_name != "Disease":
            continue
        picture.type(thing.iri, "skos:Concept")
        nearest = (thing.iri,) if thing.iri in vocabulary.concepts else _write_composed(picture, thing, vocabulary)
        in_use |= {above for concept in nearest for above in (concept, *vocabulary.ancestors(concept))}
    write_in_use(picture, in_use, vocabulary)


def write_in_use(picture: Picture, iris: Iterable[str], vocabulary: Vocabulary) -> None:
    """Write concepts of diseases that are in use, by their IRIs."""
    for iri in sorted(iris):
        concept = vocabulary.concepts[iri]
        picture.type(iri, "onc:Disease")
        write_concept(picture, concept)
        describe(picture, iri, {"skos:altLabel": concept.alt_labels})


def _write_composed(picture: Picture, thing: Thing, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Write where a composed disease lies and its pieces, as they are said first; return the concepts right above it."""
    said = {iri for m in thing.mentions for iri in m.node.all("onc:nearestConcept") if iri in vocabulary.concepts}
    nearest = said - {above for iri in said for above in vocabulary.ancestors(iri)}
    picture.link(thing.iri, "skos:broader", *nearest)
    pieces = next((found for m in thing.mentions if (found := m.node.all("onc:composedOf"))), ())
    picture.text(thing.iri, "onc:composedOf", *pieces)
    return tuple(sorted(nearest))
