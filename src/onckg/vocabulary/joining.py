"""Vocabularies that ship and added ones -> one table of concepts, whatever the order of adding.

A foreign term that is one of our concepts gives it further names, and its parents and children hang on ours; every other one is a concept
of its own. Our names always win: a foreign name that one of ours bears is dropped, and a term called by it lies under ours. A name
that several foreign concepts bear belongs to the one whose label it is, else to the one that lies above the others, else to none.

Branches that hold next to none of our concepts are left out (genes and organisms in a thesaurus of diseases), unless the user named
the roots. Which of our concepts lies above which is ours to say: a foreign link that would change it, or close a circle, is dropped.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onckg.vocabulary.added import AddedVocabulary
from onckg.vocabulary.matching_terms import Groups, group_terms, plain
from onckg.vocabulary.readers import ForeignTerm
from onckg.vocabulary.records import ADDED, Concept

_SKOS_CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept"
# As our own files type them: medicines are things, no concepts.
_CLASSES = {
    "diseases": (_SKOS_CONCEPT, "https://w3id.org/onckg/ontology#Disease"),
    "drugs": ("https://w3id.org/onckg/ontology#Drug",),
}
_NEOPLASM = "https://w3id.org/onckg/id/disease/neoplasm"
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "due", "for", "from", "in", "not", "of", "on", "or", "the", "to", "with", "without"}
)
_SHORT_LETTERS = 5
_FEWEST_KNOWN = 200


@dataclass(slots=True)
class _Joined:
    """A concept being put together: ``label`` empty where it is one of ours. ``names`` are candidates, with spelling as given."""

    iri: str
    label: str = ""
    names: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)
    matches: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    group: bool = True


def join_vocabularies(shipped: Mapping[str, Concept], added: Iterable[AddedVocabulary]) -> dict[str, Concept]:
    """Return all concepts by IRI, in order of IRI."""
    by_scheme: dict[str, list[AddedVocabulary]] = defaultdict(list)
    for vocabulary in sorted(added, key=lambda v: v.about.name):
        by_scheme[vocabulary.about.scheme].append(vocabulary)
    concepts = dict(shipped)
    for scheme, vocabularies in sorted(by_scheme.items()):
        concepts.update(_join_scheme(scheme, shipped, vocabularies))
    return dict(sorted(concepts.items()))


def _join_scheme(scheme: str, shipped: Mapping[str, Concept], vocabularies: Sequence[AddedVocabulary]) -> dict[str, Concept]:
    ours = {iri: concept for iri, concept in shipped.items() if concept.scheme == scheme}
    terms, sources = _all_terms(vocabularies)
    groups = group_terms(ours.values(), terms)
    joined = _gather(_in_known_branches(terms, vocabularies, groups, ours), sources, groups)
    own_names = _names_of(ours.values())
    broader = _hierarchy(joined, ours, own_names)
    owners = _owners_of_names(joined, own_names, broader)
    spelled = _Spelling(shipped.values(), vocabularies)
    made = {}
    oncology = _below(broader, ours, _NEOPLASM)
    for iri, one in joined.items():
        names = {name for name in one.names if owners.get(plain(name)) == iri}
        if iri in ours:
            made[iri] = _extended(ours[iri], one, names, broader[iri])
        elif iri not in shipped:
            made[iri] = _new(one, scheme, names, broader[iri], spelled, tumor=iri in oncology)
    return made


def _all_terms(vocabularies: Iterable[AddedVocabulary]) -> tuple[dict[str, ForeignTerm], dict[str, set[str]]]:
    """Return the terms by IRI, those of one IRI made one (the label of the first vocabulary counts), and their vocabularies."""
    terms: dict[str, ForeignTerm] = {}
    sources: dict[str, set[str]] = defaultdict(set)
    for vocabulary in vocabularies:
        for term in vocabulary.terms:
            first = terms.get(term.iri)
            terms[term.iri] = term if first is None else _one_term(first, term)
            sources[term.iri].add(vocabulary.about.name)
    return terms, sources


def _one_term(first: ForeignTerm, second: ForeignTerm) -> ForeignTerm:
    def both(name: str) -> tuple[str, ...]:
        return tuple(sorted({*getattr(first, name), *getattr(second, name)}))

    names = tuple(sorted({*both("names"), second.label} - {first.label}))
    return replace(
        first, names=names, other_names=both("other_names"), parents=both("parents"), same=both("same"), references=both("references")
    )


def _in_known_branches(
    terms: Mapping[str, ForeignTerm], vocabularies: Iterable[AddedVocabulary], groups: Groups, ours: Mapping[str, Concept]
) -> dict[str, ForeignTerm]:
    kept: set[str] = set()
    for vocabulary in vocabularies:
        own = {term.iri: term for term in vocabulary.terms}
        kept |= own.keys() if vocabulary.about.roots else known_branches(own, {iri for iri in own if groups.of(iri) in ours})
    return {iri: term for iri, term in terms.items() if iri in kept}


def known_branches(terms: Mapping[str, ForeignTerm], joined: set[str]) -> set[str]:
    """Return the IRIs of the terms that stand in a branch of which one term in two hundred is ``joined``, and of those that stand in no
    branch at all; of all terms where none is joined, or where circles leave no top."""
    children: dict[str, list[str]] = defaultdict(list)
    for iri, term in terms.items():
        for parent in term.parents:
            children[parent].append(iri)
    tops = [iri for iri, term in terms.items() if not any(p in terms for p in term.parents)]
    if not joined or not tops:
        return set(terms)
    left_out: set[str] = set()
    kept: set[str] = set()
    for top in tops:
        branch = closure([top], lambda iri: children.get(iri, ()))
        known = len(branch) == 1 or len(branch & joined) * _FEWEST_KNOWN >= len(branch)
        (kept if known else left_out).update(branch)
    return terms.keys() - (left_out - kept)


def closure(start: Iterable[str], step: Callable[[str], Iterable[str]]) -> set[str]:
    """Return all that is reached from ``start`` by steps, ``start`` included; circles do no harm."""
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        iri = waiting.pop()
        if iri not in reached:
            reached.add(iri)
            waiting.extend(step(iri))
    return reached


def _gather(terms: Mapping[str, ForeignTerm], sources: Mapping[str, set[str]], groups: Groups) -> dict[str, _Joined]:
    joined: dict[str, _Joined] = {}
    for iri, term in sorted(terms.items()):
        head = groups.of(iri)
        one = joined.setdefault(head, _Joined(head))
        if not one.label or head == iri:
            one.names |= {one.label} - {""}
            one.label = term.label
        if not term.group:
            one.group = False
            one.names |= {term.label, *term.names}
        one.parents |= {groups.of(parent) for parent in term.parents}
        one.matches |= groups.members(iri) - {head}
        one.sources |= sources[iri]
    return dict(sorted(joined.items()))


def _hierarchy(joined: Mapping[str, _Joined], ours: Mapping[str, Concept], named: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return for each joined concept what is broader: foreign concepts first, then what foreign concepts lie above ours."""
    broader: dict[str, set[str]] = {iri: set(concept.broader) for iri, concept in ours.items()}
    broader |= {iri: set() for iri in joined if iri not in ours}
    for iri in sorted(joined, key=lambda i: (i in ours, i)):
        one = joined[iri]
        parents = {parent for parent in one.parents if parent in broader} - {iri}
        if iri not in ours and (bearer := named.get(plain(one.label))):  # "germinoma" is a name of a wider concept of ours
            parents.add(bearer)
        over_ours = closure([iri], lambda i: broader[i]) if iri in ours else set()
        for parent in sorted(parents - over_ours):
            above = closure([parent], lambda i: broader[i])
            rearranges = iri in ours and not (above & ours.keys()) <= over_ours
            if iri not in above and not rearranges:
                broader[iri].add(parent)
    return {iri: tuple(sorted(broader[iri])) for iri in joined}


def _below(broader: Mapping[str, tuple[str, ...]], ours: Mapping[str, Concept], top: str) -> set[str]:
    children: dict[str, list[str]] = defaultdict(list)
    for iri, parents in ({iri: concept.broader for iri, concept in ours.items()} | dict(broader)).items():
        for parent in parents:
            children[parent].append(iri)
    return closure([top], lambda iri: children.get(iri, ()))


def _names_of(concepts: Iterable[Concept]) -> dict[str, str]:
    named: dict[str, str] = {}
    for concept in concepts:
        for name in (concept.label, *concept.alt_labels, *concept.hidden_labels, *concept.abbreviations):
            named.setdefault(plain(name), concept.iri)
    return named


def _owners_of_names(joined: Mapping[str, _Joined], own_names: Mapping[str, str], broader: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return plain name -> the joined concept that may bear it; a name that nothing bears for sure is not in it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    labelled: dict[str, set[str]] = defaultdict(set)
    for iri, one in joined.items():
        for name in one.names:
            bearers[plain(name)].add(iri)
        if not one.group:
            labelled[plain(one.label)].add(iri)
    owners: dict[str, str] = {}
    for name, iris in bearers.items():
        if name in own_names:
            continue
        claims = labelled.get(name) or iris
        above = [iri for iri in claims if all(iri in closure([other], lambda i: broader.get(i, ())) for other in claims)]
        if len(above) == 1:
            owners[name] = above[0]
    return owners


def _extended(concept: Concept, one: _Joined, names: set[str], broader: tuple[str, ...]) -> Concept:
    shorts = _shorts(names, concept.scheme)
    return replace(
        concept,
        added_labels=tuple(sorted(_once(names - shorts))),
        added_abbreviations=tuple(sorted(shorts)),
        broader=broader,
        matches=tuple(sorted({*concept.matches, *one.matches})),
    )


def _new(one: _Joined, scheme: str, names: set[str], broader: tuple[str, ...], spelled: "_Spelling", *, tumor: bool) -> Concept:
    shorts = _shorts(names, scheme)
    label = spelled(one.label)
    properties = {
        "isDefinedBy": tuple(sorted(ADDED + name for name in one.sources)),
        "type": _CLASSES.get(scheme, (_SKOS_CONCEPT,)),
    }
    if scheme == "diseases" and broader and not tumor:
        properties["inOncology"] = ("false",)
    return Concept(
        one.iri,
        scheme,
        label,
        alt_labels=tuple(sorted(name for name in _once(names - shorts) if plain(name) != plain(label))),
        broader=broader,
        matches=tuple(sorted(one.matches)),
        properties=dict(sorted(properties.items())),
        added_abbreviations=tuple(sorted(shorts)),
        sources=tuple(sorted(one.sources)),
    )


def _shorts(names: Iterable[str], scheme: str) -> set[str]:
    """Return the names that are like abbreviations; of medicines and targets those with a digit are code names and symbols ("MB-105")."""
    return {name for name in names if is_short(name) and (scheme == "diseases" or not any(c.isdigit() for c in name))}


def is_short(name: str) -> bool:
    """Say whether a name is like an abbreviation: one word of at most five letters, two of them capitals ("MM", "cHL", "R/R").

    >>> [is_short(name) for name in ("MM", "cHL", "NSCLC", "Flu", "T-ALL", "HER2-low", "POEMS syndrome")]
    [True, True, True, False, True, False, False]
    """
    letters = [c for c in name if c.isalpha()]
    return " " not in name and len(letters) <= _SHORT_LETTERS and sum(c.isupper() for c in letters) >= 2


def _once(names: set[str]) -> list[str]:
    """Return of spellings that differ in capitals alone the one with the fewest."""
    kept: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (sum(c.isupper() for c in n), n)):
        kept.setdefault(name.casefold(), name)
    return sorted(kept.values())


class _Spelling:
    """Writes a label as ours are written: in lower case, save for words that no vocabulary ever writes so (proper names)."""

    def __init__(self, shipped: Iterable[Concept], vocabularies: Iterable[AddedVocabulary]) -> None:
        self._lower = set(_SMALL_WORDS)
        for concept in shipped:
            for text in (concept.label, *concept.alt_labels, *concept.properties.get("definition", ())):
                self._lower.update(word for word in _WORD.findall(text) if word.islower())
        for vocabulary in vocabularies:
            self._lower.update(vocabulary.lower_words)
            for term in vocabulary.terms:
                if term.label.islower():
                    self._lower.update(_WORD.findall(term.label))

    def __call__(self, label: str) -> str:
        """Return the label in our spelling."""
        return _WORD.sub(self._word, label)

    def _word(self, match: re.Match[str]) -> str:
        word = match[0]
        return word.lower() if len(word) > 1 and word.istitle() and word.lower() in self._lower else word
