"""Why the things of a release have their concepts, or none: told of the finished facts, from the mentions behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onckg.documents.records import Document
from onckg.facts.records import ReleaseFacts
from onckg.mentions.reasons import ground_names, open_abbreviations
from onckg.mentions.records import Mention, MentionKind
from onckg.vocabulary import Vocabulary


def with_groundings(facts: ReleaseFacts, document: Document, mentions: Sequence[Mention], vocabulary: Vocabulary) -> ReleaseFacts:
    """Return the facts with the groundings of companies, drugs, platforms and diseases, and with what the release leaves open.

    ``mentions`` are those that the facts were derived from, with the values that the facts name.
    """
    by_thing: dict[tuple[MentionKind, str], list[Mention]] = {}
    for mention in mentions:
        by_thing.setdefault((mention.kind, mention.value), []).append(mention)

    def of(kind: MentionKind, name: str) -> Iterable[Mention]:
        return by_thing.get((kind, name), ())

    return replace(
        facts,
        companies=tuple(replace(c, groundings=ground_names(tuple(of("company", c.name)), vocabulary)) for c in facts.companies),
        drugs=tuple(replace(d, groundings=ground_names(tuple(of("drug", d.name)), vocabulary)) for d in facts.drugs),
        platforms=tuple(replace(p, groundings=ground_names(tuple(of("platform", p.name)), vocabulary)) for p in facts.platforms),
        diseases=tuple(replace(d, groundings=ground_names(tuple(of("disease", d.name)), vocabulary)) for d in facts.diseases),
        left_open=open_abbreviations(document.shadow, mentions, vocabulary),
    )
