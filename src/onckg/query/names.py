"""Finds a thing of the current graph by what a person calls it.

In: a kind ("drug", "company", "platform", "disease", "modality", "trial", "release", or a scheme of the vocabulary: "phases" ...)
and a name. Out: the things that bear it.

A name is an IRI, a short IRI (``drug:clr-131``), the last part of an IRI, a label, an alias, or a misspelling that the store
knows. Case never counts. Only where nothing bears the name, spaces and hyphens do not count either ("CLR131"). Digits always
count: CLR 131 and CLR 125 are never taken for each other.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph

from onckg.errors import InputError
from onckg.graph.prefixes import PREFIXES, full_iri, last_part, short_iri

_CLASSES = {
    "drug": ("onc:Drug",),
    "company": ("onc:Company",),
    "platform": ("onc:Platform", "onc:Carrier", "onc:Payload"),
    "disease": ("onc:Disease", "skos:Concept"),
    "trial": ("onc:Trial",),
    "release": ("onc:Release",),
    "modality": (),  # concepts of a scheme alone
}
_SCHEMES = ("agencies", "deals", "designations", "jurisdictions", "milestones", "modalities", "phases", "stages", "statuses")
_SCHEME_OF = {"modality": "modalities", **{scheme: scheme for scheme in _SCHEMES}}
KINDS = tuple(_CLASSES)
LOOKED_UP = (*KINDS, *_SCHEMES)
_LABELS = (
    "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:notation", "onc:trialName", "onc:nct", "onc:title", "onc:abbreviation",
)  # fmt: skip
_VOCABULARY = pyoxigraph.NamedNode(PREFIXES["graph"] + "vocabulary")
_DEFAULT = pyoxigraph.DefaultGraph()
_PLURALS = {
    "drug": "drugs",
    "company": "companies",
    "platform": "platforms",
    "disease": "diseases",
    "trial": "trials",
    "release": "releases",
    "modality": "modalities",
}


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A thing and the name that people know it by (its preferred label, title, or the end of its IRI)."""

    iri: str
    label: str


def find_things(dataset: pyoxigraph.Store, kind: str, name: str) -> tuple[NamedThing, ...]:
    """Return the things of a kind that bear a name, sorted by IRI; empty where none does.

    Things of the current picture come first; the vocabulary is asked only where the current picture has none.
    """
    for graph in (_DEFAULT, _VOCABULARY):
        if graph == _VOCABULARY and (found := _called_exactly(dataset, kind, name)):
            return tuple(NamedThing(iri, label_of(dataset, iri)) for iri in found)
        labels = dict(_labels_of_kind(dataset, kind, graph))
        for same in (_same_iri, _same_spelling, _same_letters, _same_but_plural):
            found = [iri for iri in labels if same(iri, labels[iri], name)]
            if found:
                return tuple(NamedThing(iri, _best_label(iri, labels[iri])) for iri in sorted(found))
    return ()


def find_thing(dataset: pyoxigraph.Store, kind: str, name: str) -> NamedThing:
    """Return the one thing of a kind that bears a name.

    Raises:
        InputError: nothing bears it (with names that look like it), or several things do (listed by IRI).
    """
    if kind not in LOOKED_UP:
        raise InputError(f"{kind!r} is no kind of thing to look up: use one of {', '.join(KINDS)}.")
    found = find_things(dataset, kind, name)
    if len(found) == 1:
        return found[0]
    if found:
        several = "; ".join(f"{thing.label} = {short_iri(thing.iri)}" for thing in found)
        raise InputError(f"{len(found)} {_PLURALS.get(kind, kind)} are called {name!r}, say which: {several}.")
    near = suggest_names(dataset, kind, name)
    advice = f" Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
    raise InputError(f"{f'No {kind} is' if kind in _CLASSES else f'None of the {kind} is'} called {name!r} in this store.{advice}")


def suggest_names(dataset: pyoxigraph.Store, kind: str, name: str) -> tuple[str, ...]:
    """Return up to three names of things of the kind that look like the name, the likest first."""
    known: dict[str, str] = {}
    for graph in (_DEFAULT, _VOCABULARY):
        for _, labels in _labels_of_kind(dataset, kind, graph):
            known.update({text.casefold(): text for _, text in reversed(labels)})
    return tuple(known[match] for match in difflib.get_close_matches(name.casefold(), sorted(known), n=3, cutoff=0.6))


def label_of(dataset: pyoxigraph.Store, iri: str, graph: pyoxigraph.NamedNode | None = None) -> str:
    """Return the preferred label (or title, or trial's name) of a thing or concept; the end of its IRI where it has none.

    ``graph`` is looked at first where given: the names that one release uses.
    """
    for place in (*((graph,) if graph else ()), _DEFAULT, _VOCABULARY):
        labels = _labels(dataset, pyoxigraph.NamedNode(iri), place)
        if any(rank in (0, 4, 5, 6) for rank, _ in labels):
            return _best_label(iri, labels)
    return last_part(iri)


def _labels_of_kind(
    dataset: pyoxigraph.Store, kind: str, graph: pyoxigraph.NamedNode | pyoxigraph.DefaultGraph
) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    seen: set[str] = set()
    for class_name in _CLASSES.get(kind, ()):
        for quad in dataset.quads_for_pattern(None, _node("rdf:type"), _node(class_name), graph):
            subject = quad.subject
            if not isinstance(subject, pyoxigraph.NamedNode) or subject.value in seen:
                continue
            if class_name == "skos:Concept" and kind == "disease" and not subject.value.startswith(PREFIXES["disease"]):
                continue
            seen.add(subject.value)
            yield subject.value, _labels(dataset, subject, graph)
    if kind in _SCHEME_OF:
        for quad in dataset.quads_for_pattern(None, _node("skos:inScheme"), _node(f"vocab:{_SCHEME_OF[kind]}"), graph):
            if isinstance(quad.subject, pyoxigraph.NamedNode):
                yield quad.subject.value, _labels(dataset, quad.subject, graph)


def _called_exactly(dataset: pyoxigraph.Store, kind: str, name: str) -> list[str]:
    """Return the concepts of a kind in the vocabulary that bear a name letter for letter, sorted: an added vocabulary has too many to
    look at each."""
    literal = pyoxigraph.Literal(name)
    bearers = {q.subject for label in _LABELS for q in dataset.quads_for_pattern(None, _node(label), literal, _VOCABULARY)}
    tests = [(_node("rdf:type"), _node(class_name)) for class_name in _CLASSES.get(kind, ()) if class_name != "skos:Concept"]
    tests += [(_node("skos:inScheme"), _node(f"vocab:{_SCHEME_OF[kind]}"))] if kind in _SCHEME_OF else []
    return sorted(
        b.value
        for b in bearers
        if isinstance(b, pyoxigraph.NamedNode) and any(pyoxigraph.Quad(b, p, o, _VOCABULARY) in dataset for p, o in tests)
    )


def _labels(
    dataset: pyoxigraph.Store, subject: pyoxigraph.NamedNode, graph: pyoxigraph.NamedNode | pyoxigraph.DefaultGraph
) -> list[tuple[int, str]]:
    """Return (rank of the property, text), the best first."""
    found = [
        (rank, quad.object.value)
        for rank, name in enumerate(_LABELS)
        for quad in dataset.quads_for_pattern(subject, _node(name), None, graph)
        if isinstance(quad.object, pyoxigraph.Literal)
    ]
    return sorted(found)


def _best_label(iri: str, labels: list[tuple[int, str]]) -> str:
    good = [pair for pair in labels if pair[0] in (0, 4, 5, 6)]
    return min(good)[1] if good else last_part(iri)


def _same_iri(iri: str, labels: list[tuple[int, str]], name: str) -> bool:
    return iri == (full_iri(name) or name) or last_part(iri) == name


def _same_spelling(iri: str, labels: list[tuple[int, str]], name: str) -> bool:
    return any(_folded(text) == _folded(name) for _, text in labels)


def _same_letters(iri: str, labels: list[tuple[int, str]], name: str) -> bool:
    wanted = _letters(name)
    return bool(wanted) and (any(_letters(text) == wanted for _, text in labels) or _letters(last_part(iri)) == wanted)


def _same_but_plural(iri: str, labels: list[tuple[int, str]], name: str) -> bool:
    wanted = _letters(name).removesuffix("s")
    return bool(wanted) and any(_letters(text).removesuffix("s") == wanted for _, text in labels)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _letters(text: str) -> str:
    return re.sub(r"[\s\-‐-–™®_]+", "", text.casefold())


def _node(name: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(full_iri(name))
