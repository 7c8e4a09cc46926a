"""The names in any text, each with its concept and the reason: for lists of conditions, drug names or companies that are no releases.

Takes a text of any length and the lexicon, gives the diseases, drugs and companies that it names. Diseases are read as registries
write them too (``grounding``). Where the caller says that the whole text is the name of a drug, it is typed as one even where no
sentence around it says so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onckg.documents import Document, Source, document_from_text
from onckg.lexicon import Lexicon
from onckg.mentions import find_mentions
from onckg.mentions.drug_typing import TypedName, type_drug_name
from onckg.mentions.grounding import ground_disease_text
from onckg.mentions.reasons import OURS, Grounding, ground_mention, ground_names, open_abbreviations
from onckg.mentions.records import Mention
from onckg.vocabulary import Vocabulary

KINDS = ("disease", "drug", "company")
_OBO = re.compile(r"/obo/([A-Za-z]+)_([A-Za-z0-9]+)\Z")
_ONCOTREE = re.compile(r"/oncotree/([^/]+)\Z")


@dataclass(frozen=True, slots=True)
class GroundedName:
    """One name: characters ``[start, end)`` of the text. ``name`` is the preferred label of its concept, else the name as it is read;
    ``identifiers`` are those of others for the same concept ("NCIT:C8851"), ``path`` the labels of what is broader, nearest first;
    ``populations`` are (kind, label) of the patients of a disease; ``modality`` is a drug's, empty where nothing says it; ``near`` are
    identifiers of others that are close to the concept and not the same."""

    kind: str
    start: int
    end: int
    name: str
    grounding: Grounding
    identifiers: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    populations: tuple[tuple[str, str], ...] = ()
    modality: str = ""
    near: tuple[str, ...] = ()


def ground_text(text: str, lexicon: Lexicon, kinds: Sequence[str] = KINDS) -> tuple[GroundedName, ...]:
    """Return the names of some kinds in a text, by start; empty where it names none.

    Where ``kinds`` is drugs alone, a text in which no drug is recognized counts as the name of one.
    """
    found: list[GroundedName] = []
    document = document_from_text(text, "text", Source("text", "0" * 64))
    if "disease" in kinds:
        found += _diseases(text, document, lexicon)
    if {"drug", "company"} & set(kinds):
        mentions = [m for m in find_mentions(document, lexicon) if m.kind in kinds and m.kind != "disease"]
        found += [_thing(m, mentions, document, lexicon) for m in _first_of_each(mentions)]
    if tuple(kinds) == ("drug",) and not found and text.strip():
        found += _typed(text, lexicon)
    return tuple(sorted(found, key=lambda n: (n.start, n.end, n.kind)))


def identifiers_of(iri: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the identifiers that other vocabularies have for a concept, its own among them where it is foreign; sorted.

    >>> from onckg.vocabulary import load_vocabulary
    >>> identifiers_of("https://w3id.org/onckg/id/disease/multiple-myeloma", load_vocabulary())[0]
    'DOID:9538'
    """
    concept = vocabulary.concepts.get(iri)
    return tuple(sorted(filter(None, (_short(foreign) for foreign in (iri, *concept.matches))))) if concept else ()


def near_identifiers_of(iri: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the identifiers of others that are close to a concept and not the same; sorted."""
    concept = vocabulary.concepts.get(iri)
    return tuple(sorted(filter(None, map(_short, concept.properties.get("closeMatch", ()))))) if concept else ()


def path_of(iri: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the labels of what is broader than a concept, one above the other up to the top; where several are, the first
    of ours by IRI."""
    path: dict[str, None] = {}
    while (concept := vocabulary.concepts.get(iri)) and concept.broader:
        iri = min(concept.broader, key=lambda above: (not above.startswith(OURS), above))
        if iri in path:
            break
        path[iri] = None
    return tuple(vocabulary.concepts[above].label for above in path if above in vocabulary.concepts)


def _diseases(text: str, document: Document, lexicon: Lexicon) -> Iterable[GroundedName]:
    mentions = ground_disease_text(text, lexicon)
    said = {f"{m.start}-{m.end}": (m.attributes.get("population_kind", "other"), m.value) for m in mentions if m.kind == "population"}
    diseases = [m for m in mentions if m.kind == "disease"]
    for mention in diseases:
        same = [m for m in diseases if m.value == mention.value]
        reasons = ground_names(same, lexicon.vocabulary)
        surface = " ".join(mention.text.split())
        grounding = next((g for g in reasons if g.surface == surface), reasons[0])
        made = _named(mention, mention.start, mention.end, grounding, lexicon.vocabulary)
        populations = tuple(said[span] for span in mention.attributes.get("populations", "").split(";") if span in said)
        yield replace(made, populations=populations)
    for grounding in open_abbreviations(document.shadow, mentions, lexicon.vocabulary):
        start = grounding.at or 0
        yield GroundedName("disease", start, start + len(grounding.surface), grounding.surface, grounding)


def _first_of_each(mentions: Sequence[Mention]) -> Iterable[Mention]:
    first: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        if mention.attributes.get("anaphor") != "yes":
            first.setdefault((mention.kind, mention.value), mention)
    return first.values()


def _thing(mention: Mention, mentions: Sequence[Mention], document: Document, lexicon: Lexicon) -> GroundedName:
    same = [m for m in mentions if (m.kind, m.value) == (mention.kind, mention.value)]
    start, end = document.canonical_span(mention.start, mention.end)
    made = _named(mention, start, end, ground_names(same, lexicon.vocabulary)[0], lexicon.vocabulary)
    return replace(made, modality=type_drug_name(mention.value, lexicon).modality) if mention.kind == "drug" else made


def _typed(text: str, lexicon: Lexicon) -> Iterable[GroundedName]:
    typed = type_drug_name(text, lexicon)
    for part in typed.parts or (typed,):
        start = max(0, text.find(part.name))
        end = start + len(part.name) if part.name in text else len(text)
        rule = "form/inn" if part.sign in ("stem", "shortened") else "dictionary/drugs" if part.concept else "given/drug"
        mention = Mention("drug", start, end, part.name, part.name, rule, part.concept)
        grounding = _with_sign(ground_mention(mention, lexicon.vocabulary), part)
        yield replace(_named(mention, start, end, grounding, lexicon.vocabulary), modality=part.modality)


def _with_sign(grounding: Grounding, typed: TypedName) -> Grounding:
    if typed.sign in ("atom", "word") and not typed.concept:
        sentence = f"No vocabulary holds “{grounding.surface}”; “{typed.said_by}” in it says what it is: {typed.modality}."
        return replace(grounding, how="none", sentence=sentence)
    return grounding


def _named(mention: Mention, start: int, end: int, grounding: Grounding, vocabulary: Vocabulary) -> GroundedName:
    concept = vocabulary.concepts.get(grounding.concept)
    nearest = grounding.concept or grounding.broader
    path = path_of(nearest, vocabulary)
    if not concept and grounding.broader in vocabulary.concepts:
        path = (vocabulary.concepts[grounding.broader].label, *path)
    name = concept.label if concept else mention.value
    near = near_identifiers_of(grounding.concept, vocabulary)
    return GroundedName(mention.kind, start, end, name, grounding, identifiers_of(grounding.concept, vocabulary), path, near=near)


def _short(iri: str) -> str:
    """Return a foreign IRI as people write it ("NCIT:C8851"), empty for one of ours and for an unknown form."""
    if found := _OBO.search(iri):
        return f"{found[1]}:{found[2]}"
    return f"OncoTree:{found[1]}" if (found := _ONCOTREE.search(iri)) else ""
