"""Turtle files of one vocabulary -> ``Concept`` tables: the only reading of RDF before ``graph``.

Takes the files of ``ontology/vocabulary/``, gives their concepts in order of IRI. A concept is a subject with a
``skos:prefLabel`` that is no concept scheme. What cannot be used (a syntax error, a concept without or with two preferred
labels, a broader concept that no file defines, an IRI that two files define) is a ``VocabularyError``: a vocabulary with
a hole would lose facts without a word.

Mappings: ``Concept.matches`` holds ``skos:exactMatch`` alone; close and broad matches are further properties.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from onckg.errors import VocabularyError
from onckg.vocabulary.records import Concept

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ONC = "https://w3id.org/onckg/ontology#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# Properties that have a field of their own; every other one goes into ``Concept.properties``.
_FIELDS = {
    _SKOS + "prefLabel": "label",
    _SKOS + "notation": "notation",
    _SKOS + "altLabel": "alt_labels",
    _SKOS + "hiddenLabel": "hidden_labels",
    _ONC + "abbreviation": "abbreviations",
    _ONC + "ambiguousAbbreviation": "ambiguous",
    _SKOS + "broader": "broader",
    _SKOS + "exactMatch": "matches",
}
_SCHEME = _SKOS + "inScheme"


def compile_files(sources: Iterable[tuple[Path, bytes]]) -> dict[str, Concept]:
    """Return the concepts of all files by IRI, in sorted order of IRI.

    Args:
        sources: each file with its bytes; the file's stem becomes the scheme of its concepts.

    Raises:
        VocabularyError: names the file and, where it is known, the line of what cannot be used.
    """
    concepts: dict[str, Concept] = {}
    paths: dict[str, Path] = {}
    for path, content in sources:
        for iri, values in _subjects(path, content).items():
            if iri in concepts:
                raise VocabularyError(f"{path}: {iri} is already defined in {paths[iri].name}; keep one of the two.")
            concepts[iri] = _concept(iri, path, values)
            paths[iri] = path
    for concept in concepts.values():
        for parent in concept.broader:
            if parent not in concepts:
                path = paths[concept.iri]
                raise VocabularyError(f"{path}: {concept.iri} has a broader concept that no file defines: {parent}.")
    return dict(sorted(concepts.items()))


def _subjects(path: Path, content: bytes) -> dict[str, dict[str, list[str]]]:
    subjects: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in parse(content, RdfFormat.TURTLE):
            if not isinstance(quad.subject, NamedNode):
                raise VocabularyError(f"{path}: a blank node stands as subject; give it an IRI.")
            subjects[quad.subject.value][quad.predicate.value].append(_text(path, quad.object))
    except SyntaxError as error:
        _raise_syntax_error(path, error)
    return {iri: values for iri, values in subjects.items() if _SKOS + "ConceptScheme" not in values[_TYPE]}


def _text(path: Path, term: NamedNode | BlankNode | Literal | Triple) -> str:
    if isinstance(term, NamedNode | Literal):
        return term.value
    raise VocabularyError(f"{path}: a blank node stands as value; give it an IRI.")


def _raise_syntax_error(path: Path, error: SyntaxError) -> NoReturn:
    line = f", line {error.lineno}" if error.lineno else ""
    raise VocabularyError(f"{path}{line}: not valid Turtle ({error.msg}).") from error


def _concept(iri: str, path: Path, values: Mapping[str, list[str]]) -> Concept:
    labels = values.get(_SKOS + "prefLabel", [])
    if len(labels) != 1:
        raise VocabularyError(f"{path}: {iri} has {len(labels)} preferred labels; it needs exactly one.")
    notations = values.get(_SKOS + "notation", [])
    if len(notations) > 1:
        raise VocabularyError(f"{path}: {iri} has {len(notations)} notations; it may have one.")
    field: dict[str, tuple[str, ...]] = {
        name: tuple(sorted(set(values.get(predicate, ())))) for predicate, name in _FIELDS.items() if name not in ("label", "notation")
    }
    # An ambiguous abbreviation is written once in the file and stands in both fields.
    field["abbreviations"] = tuple(sorted({*field["abbreviations"], *field["ambiguous"]}))
    properties = {
        _local_name(predicate): tuple(sorted(set(objects)))
        for predicate, objects in sorted(values.items())
        if predicate not in _FIELDS and predicate != _SCHEME and objects
    }
    return Concept(iri=iri, scheme=path.stem, label=labels[0], notation="".join(notations), properties=properties, **field)


def _local_name(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
