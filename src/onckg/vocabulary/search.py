"""Looks a word up in all vocabularies, those that ship and those that were added, and says what became of each added one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onckg.vocabulary.added import AddedVocabulary
from onckg.vocabulary.matching_terms import plain
from onckg.vocabulary.readers import curie_of
from onckg.vocabulary.records import Concept, Vocabulary

SHIPPED = "onckg"
"""What the vocabularies that ship are called among the others."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that a term was found in.

    ``id`` is short ("NCIT:C3262", or the IRI), ``matched`` the name that the term was found in and ``scope`` what that is (label,
    synonym, misspelling, abbreviation, code name, or related name, which texts are never searched for). ``broader`` are labels.
    ``vocabulary`` is the added vocabulary's name or "onckg"; ``counts_as`` the concept that the entry is one with (short; empty where it
    is a concept of its own), or "not used" for an entry of a branch that is left out.
    """

    id: str
    label: str
    matched: str
    scope: str
    broader: tuple[str, ...]
    vocabulary: str
    counts_as: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """What became of an added vocabulary's terms: how many are ``joined`` with concepts that ship, are concepts of their ``own``, and
    are ``left_out`` with their branches."""

    joined: int
    own: int
    left_out: int


def search_vocabularies(term: str, vocabulary: Vocabulary, added: Iterable[AddedVocabulary]) -> tuple[Found, ...]:
    """Return the entries with a name that holds all words of a term: equal names first, then those that begin with it, then the shorter.

    Case and hyphens do not count. Of an entry the best name is given. Empty where nothing is found or the term has no words.
    """
    wanted = plain(term)
    if not wanted:
        return ()
    found = [*_in_shipped(wanted, vocabulary), *_in_added(wanted, vocabulary, added)]
    return tuple(
        entry for _, entry in sorted(found, key=lambda pair: (*pair[0], pair[1].vocabulary != SHIPPED, pair[1].vocabulary, pair[1].id))
    )


def use_of(added: AddedVocabulary, vocabulary: Vocabulary) -> Use:
    """Return what became of the terms of an added vocabulary in the whole."""
    counts_as = _counts_as(vocabulary)
    heads = [counts_as.get(term.iri, term.iri) for term in added.terms]
    joined = sum(head in vocabulary.concepts and not vocabulary.concepts[head].sources for head in heads)
    own = sum(head in vocabulary.concepts for head in heads) - joined
    return Use(joined, own, len(heads) - joined - own)


_Rank = tuple[int, int]


def _rank(wanted: str, name: str) -> _Rank | None:
    said = plain(name)
    if said == wanted:
        return 0, 0
    if said.startswith(f"{wanted} "):
        return 1, len(said)
    if f" {wanted} " in f" {said} ":
        return 2, len(said)
    return (3, len(said)) if all(word in said for word in wanted.split()) else None


def _best(wanted: str, names: Iterable[tuple[str, str]]) -> tuple[_Rank, str, str] | None:
    ranked = [(rank, name, scope) for scope, name in names if (rank := _rank(wanted, name))]
    return min(ranked, key=lambda r: r[0]) if ranked else None


def _in_shipped(wanted: str, vocabulary: Vocabulary) -> Iterator[tuple[_Rank, Found]]:
    for concept in vocabulary.concepts.values():
        if not concept.sources and (best := _best(wanted, _names(concept))):
            broader = tuple(vocabulary.concepts[iri].label for iri in concept.broader if iri in vocabulary.concepts)
            yield best[0], Found(_short(concept.iri), concept.label, best[1], best[2], broader, SHIPPED)


def _names(concept: Concept) -> Iterator[tuple[str, str]]:
    yield "label", concept.label
    for scope, names in (
        ("synonym", concept.alt_labels), ("misspelling", concept.hidden_labels), ("abbreviation", concept.abbreviations),
        ("code name", concept.properties.get("codeName", ())),
    ):  # fmt: skip
        for name in names:
            yield scope, name


def _in_added(wanted: str, vocabulary: Vocabulary, added: Iterable[AddedVocabulary]) -> Iterator[tuple[_Rank, Found]]:
    counts_as = _counts_as(vocabulary)
    for one in added:
        labels = {term.iri: term.label for term in one.terms}
        for term in one.terms:
            names = [("label", term.label), *(("synonym", n) for n in term.names), *(("related name", n) for n in term.other_names)]
            if best := _best(wanted, names):
                broader = tuple(labels[iri] for iri in term.parents if iri in labels)
                head = counts_as.get(term.iri, term.iri)
                status = "not used" if head not in vocabulary.concepts else _short(head) if head != term.iri else ""
                yield best[0], Found(_short(term.iri), term.label, best[1], best[2], broader, one.about.name, status)


def _counts_as(vocabulary: Vocabulary) -> dict[str, str]:
    return {match: concept.iri for concept in vocabulary.concepts.values() for match in concept.matches}


def _short(iri: str) -> str:
    ours = "https://w3id.org/onckg/id/"
    return iri[len(ours) :].replace("/", ":", 1) if iri.startswith(ours) else curie_of(iri)
