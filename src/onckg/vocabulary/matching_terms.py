"""Which foreign terms are one thing, and which of our concepts they are.

Terms are gathered by what is stated, the surest first: our own ``exactMatch``, theirs, a cross reference that is one to one (or whose two
ends bear one name), an equal label. No group ever holds two of our concepts, nor two terms of one vocabulary: what would join
them is left aside.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onckg.vocabulary.readers import ForeignTerm, base_of
from onckg.vocabulary.records import Concept


def plain(name: str) -> str:
    """Return what of a name counts when two are compared here: no case, hyphens or surplus spaces."""
    return " ".join(name.casefold().replace("-", " ").split())


class Groups:
    """Sets of IRIs that are one thing, each with one IRI that stands for it."""

    def __init__(self, ours: Iterable[str]) -> None:
        self._ours = frozenset(ours)
        self._head: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}

    def of(self, iri: str) -> str:
        """Return the IRI that stands for the group of ``iri``."""
        return self._head.get(iri, iri)

    def members(self, iri: str) -> set[str]:
        """Return all IRIs of the group of ``iri``, itself among them."""
        return self._members.get(self.of(iri), {iri})

    def join(self, one: str, other: str) -> bool:
        """Make one group of two, unless that would hold two of ours or two of one vocabulary; return whether they are one now."""
        first, second = self.of(one), self.of(other)
        if first == second:
            return True
        left, right = self.members(first), self.members(second)
        if {self._owner(i) for i in left} & {self._owner(i) for i in right}:
            return False
        together = left | right
        head = min(together, key=self._order)
        for iri in (first, second):
            self._members.pop(iri, None)
        self._members[head] = together
        self._head.update(dict.fromkeys(together, head))
        return True

    def _owner(self, iri: str) -> str:
        return "" if iri in self._ours else base_of(iri)

    def _order(self, iri: str) -> tuple[int, str]:
        """Ours stands for a group, else NCIt, DOID, MONDO in this order, else the first by IRI."""
        if iri in self._ours:
            return 0, iri
        known = ("NCIT_", "DOID_", "MONDO_")
        return next((n for n, ending in enumerate(known, 1) if base_of(iri).endswith(f"/obo/{ending}")), len(known) + 1), iri


def group_terms(ours: Iterable[Concept], terms: Mapping[str, ForeignTerm]) -> Groups:
    """Return which of the terms, given by IRI, are one, and which are ours; all of one scheme."""
    concepts = sorted(ours, key=lambda c: c.iri)
    groups = Groups(c.iri for c in concepts)
    for concept in concepts:
        for match in concept.matches:
            groups.join(concept.iri, match)
    for one, other in _exact_matches(terms, groups):
        groups.join(one, other)
    for one, other in _references(terms, groups):
        groups.join(one, other)
    for one, other in _equal_labels(concepts, terms):
        groups.join(one, other)
    return groups


def _exact_matches(terms: Mapping[str, ForeignTerm], groups: Groups) -> Iterator[tuple[str, str]]:
    for iri, term in sorted(terms.items()):
        for same in term.same:
            if same in terms or len(groups.members(same)) > 1:
                yield iri, same


def _references(terms: Mapping[str, ForeignTerm], groups: Groups) -> Iterator[tuple[str, str]]:
    """Yield pairs of a term and what it refers to in another vocabulary: one to one, then those that bear one name."""
    pairs = sorted({(iri, other) for iri, term in terms.items() for other in term.references if base_of(iri) != base_of(other)})
    there = Counter((iri, base_of(other)) for iri, other in pairs)
    back = Counter((base_of(iri), other) for iri, other in pairs)
    rest = []
    for iri, other in pairs:
        if other not in terms and len(groups.members(other)) == 1:
            continue  # of a vocabulary that is not here: nothing would be joined
        if there[iri, base_of(other)] == 1 == back[base_of(iri), other]:
            yield iri, other
        else:
            rest.append((iri, other))
    for iri, other in rest:
        if other in terms and _names(terms[iri]) & _names(terms[other]):
            yield iri, other


def _equal_labels(ours: Iterable[Concept], terms: Mapping[str, ForeignTerm]) -> Iterator[tuple[str, str]]:
    """Yield a term and what bears its label as its own: one of our concepts, or a term of another vocabulary."""
    named = {plain(concept.label): concept.iri for concept in ours}
    labelled = defaultdict(list)
    for iri, term in sorted(terms.items()):
        if not term.group:
            labelled[plain(term.label)].append(iri)
    for label, iris in sorted(labelled.items()):
        for iri in iris:
            if label in named:
                yield named[label], iri
            elif iri != iris[0]:
                yield iris[0], iri


def _names(term: ForeignTerm) -> set[str]:
    return {plain(name) for name in (term.label, *term.names)}
