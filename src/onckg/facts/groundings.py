"""Why the things of a release have their concepts, or none: told of the finished facts, from the mentions behind them."""

from collections.abc import Sequence
from dataclasses import replace

from onckg.documents.records import Document
from onckg.facts.records import Disease, ReleaseFacts
from onckg.mentions.reasons import Grounding, ground_names, open_abbreviations
from onckg.mentions.records import Mention, MentionKind
from onckg.vocabulary import Vocabulary


def with_groundings(facts: ReleaseFacts, document: Document, mentions: Sequence[Mention], vocabulary: Vocabulary) -> ReleaseFacts:
    """Return the facts with the groundings of companies, drugs, platforms and diseases, and with what the release leaves open.

    ``mentions`` are those that the facts were derived from, with the values that the facts name.
    """
    by_thing: dict[tuple[MentionKind, str], list[Mention]] = {}
    for mention in mentions:
        by_thing.setdefault((mention.kind, mention.value), []).append(mention)

    def of(kind: MentionKind, name: str) -> tuple[Grounding, ...]:
        return tuple(_placed(g, document) for g in ground_names(by_thing.get((kind, name), ()), vocabulary))

    return replace(
        facts,
        companies=tuple(replace(c, groundings=of("company", c.name)) for c in facts.companies),
        drugs=tuple(replace(d, groundings=of("drug", d.name)) for d in facts.drugs),
        platforms=tuple(replace(p, groundings=of("platform", p.name)) for p in facts.platforms),
        diseases=tuple(_under_the_nearest(replace(d, groundings=of("disease", d.name)), vocabulary) for d in facts.diseases),
        left_open=tuple(_placed(g, document) for g in open_abbreviations(document.shadow, mentions, vocabulary)),
    )


def _under_the_nearest(disease: Disease, vocabulary: Vocabulary) -> Disease:
    """Put a composed disease, which its namings place under several known ones, under the narrowest of them."""
    places = {g.broader for g in disease.groundings if g.how == "composed" and g.broader} if disease.broader else set()
    if len(places) < 2:
        return disease
    narrowest = places - {above for place in places for above in vocabulary.ancestors(place)}
    return replace(disease, broader=disease.broader if disease.broader in narrowest else min(narrowest))


def _placed(grounding: Grounding, document: Document) -> Grounding:
    """Return a grounding whose place counts characters of the canonical text, as evidence does."""
    if grounding.at is None:
        return grounding
    at, _ = document.canonical_span(grounding.at, grounding.at + 1)
    return grounding if at == grounding.at else replace(grounding, at=at)
