"""Known diseases and qualifiers, compiled for matching from the vocabulary."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onckg.lexicon.folding import key_of
from onckg.lexicon.phrase_matcher import Phrase, PhraseMatcher
from onckg.mentions.diseases.foreign_names import NameFilter
from onckg.mentions.diseases.rewording import find_by_words, known_by_words, other_heads
from onckg.mentions.diseases.tables import qualifiers
from onckg.vocabulary import Concept, Vocabulary

_LONGEST_IN_CASE = 5  # letters: a label in mixed capitals up to this long ("cUTI", "lupus" is none) means nothing in other capitals


@dataclass(frozen=True, slots=True)
class Label:
    """What a name is filed under: the concept, and whether the name is a label or an abbreviation of it."""

    iri: str
    how: Literal["label", "abbreviation", "ambiguous"]


@dataclass(frozen=True, slots=True)
class DiseaseNames:
    """Matchers of the schemes "diseases" and "populations". ``iri_of`` gives the disease with a key, ``by_words`` the disease with
    the words of a name (see ``rewording``), ``population_of`` the qualifier. ``no_tumors`` are the diseases outside oncology,
    ``treated_only`` those of them that only added vocabularies hold: they count where the words say that they are treated."""

    concepts: dict[str, Concept]
    matcher: PhraseMatcher[Label]
    iri_of: dict[str, str]
    by_words: dict[str, str]
    no_tumors: frozenset[str]
    treated_only: frozenset[str]
    abbreviations: dict[str, str]
    single_abbreviations: dict[str, tuple[str, bool]]
    prefixed: dict[str, tuple[str, ...]]
    shorts_of: dict[str, frozenset[str]]
    populations: PhraseMatcher[str]
    population_of: dict[str, str]
    population_kinds: dict[str, str]
    population_labels: dict[str, str]

    def find(self, name: str) -> str:
        """Return the IRI of the disease with a name, spelled so or said in other words or another order; empty if none."""
        iri = self.iri_of.get(key_of(name), "")
        return self.ours_before(iri, name) if iri else find_by_words(name, self.by_words)

    def ours_before(self, iri: str, name: str) -> str:
        """Return the disease that a name is filed under, or one that ships if the name says that in other words: ours win."""
        return (find_by_words(name, self.by_words) or iri) if self.concepts[iri].sources else iri

    def label_of(self, iri: str) -> str:
        """Return the preferred label of a known disease."""
        return self.concepts[iri].label


_compiled: dict[str, tuple[Vocabulary, DiseaseNames]] = {}


def disease_names(vocabulary: Vocabulary) -> DiseaseNames:
    """Return the names of a vocabulary, compiled when first asked for in a process."""
    kept = _compiled.get(vocabulary.fingerprint)
    if kept is None or kept[0] is not vocabulary:
        kept = _compiled[vocabulary.fingerprint] = (vocabulary, _compile(vocabulary))
    return kept[1]


def _compile(vocabulary: Vocabulary) -> DiseaseNames:
    everything = vocabulary.scheme("diseases")
    diseases = [concept for concept in everything if not concept.sources]
    phrases: list[Phrase[Label]] = []
    iri_of: dict[str, str] = {}
    abbreviations: dict[str, str] = {}
    for concept in diseases:
        iri_of.setdefault(key_of(concept.label), concept.iri)
    for concept in diseases:
        for label in (concept.label, *concept.alt_labels, *concept.hidden_labels):
            if "or" not in key_of(label).split():  # coordinated names are read as several
                phrases.append(Phrase(label, Label(concept.iri, "label"), _in_its_case(label)))
            iri_of.setdefault(key_of(label), concept.iri)
        for short in concept.abbreviations:
            phrases.append(Phrase(short, Label(concept.iri, "ambiguous" if short in concept.ambiguous else "abbreviation"), True))
            abbreviations.setdefault(short, concept.iri)
    for concept in diseases:
        for label in (concept.label, *concept.alt_labels):
            for other in other_heads(label):
                if key_of(other) not in iri_of and "or" not in key_of(other).split():
                    iri_of[key_of(other)] = concept.iri
                    phrases.append(Phrase(other, Label(concept.iri, "label")))
    kinds, population_of, qualifiers = _compile_populations(vocabulary)
    phrases += _add_foreign(everything, NameFilter(qualifiers), iri_of)
    single = {c: (iri, c in vocabulary.concepts[iri].ambiguous) for c, iri in abbreviations.items() if c.isalnum()}
    shorts_of = {c.iri: frozenset(c.abbreviations) for c in diseases}
    labels = {iri: label for label, iri in population_of.items()}
    return DiseaseNames(
        {c.iri: c for c in everything},
        PhraseMatcher(phrases),
        iri_of,
        known_by_words(diseases),
        frozenset(c.iri for c in everything if c.properties.get("inOncology") == ("false",)),
        frozenset(c.iri for c in everything if c.sources and c.properties.get("inOncology") == ("false",)),
        abbreviations,
        single,
        with_prefixes(single),
        shorts_of,
        PhraseMatcher(qualifiers),
        population_of,
        kinds,
        labels,
    )


def _add_foreign(everything: Iterable[Concept], useful: NameFilter, iri_of: dict[str, str]) -> list[Phrase[Label]]:
    """Return what to search texts for of the names that added vocabularies give, and add them to ``iri_of``; ours always win."""
    ours = frozenset(iri_of)
    phrases: list[Phrase[Label]] = []
    for concept in everything:
        for found in useful.names_of(concept):
            if found.key not in ours and iri_of.setdefault(found.key, found.iri) == found.iri and found.in_texts:
                phrases.append(Phrase(found.name, Label(found.iri, "label"), key=found.key))
        phrases += [Phrase(short, Label(concept.iri, "ambiguous"), True) for short in concept.added_abbreviations]
    return phrases


def _compile_populations(vocabulary: Vocabulary) -> tuple[dict[str, str], dict[str, str], list[Phrase[str]]]:
    kinds: dict[str, str] = {}
    by_label: dict[str, str] = {}
    phrases: list[Phrase[str]] = []
    for concept in vocabulary.scheme("populations"):
        stated = concept.properties.get("populationKind", ())
        if not stated:
            continue  # the kinds of qualifiers themselves
        kind = vocabulary.concepts[stated[0]].notation if stated[0] in vocabulary.concepts else "other"
        kinds[concept.iri] = kind
        by_label[concept.label] = concept.iri
        for label in (concept.label, *concept.alt_labels, *concept.hidden_labels):
            phrases.append(Phrase(label, concept.iri, label.isupper()))
        phrases += [Phrase(short, concept.iri, True) for short in concept.abbreviations if short not in concept.ambiguous]
    return kinds, by_label, phrases


def with_prefixes(abbreviations: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the keys of abbreviations with qualifying letters before them ("mcrc", "ndmm"), each with what it may hold."""
    found: dict[str, tuple[str, ...]] = {}
    for short in abbreviations:
        for prefix in qualifiers().prefixes:
            key = f"{prefix}{short}".lower()
            found[key] = (*found.get(key, ()), short)
    return found


def _in_its_case(label: str) -> bool:
    return label.lower() != label and len(label) <= _LONGEST_IN_CASE
