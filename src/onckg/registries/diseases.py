"""Which diseases a registry's text means, and how two diseases stand to each other in the hierarchy."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onckg.graph.iris import slug, thing_iri
from onckg.lexicon import Lexicon
from onckg.mentions.grounding import ground_disease_text
from onckg.vocabulary.records import Vocabulary

_TOP = 1
"""A line of one is the top of the hierarchy."""


@dataclass(frozen=True, slots=True)
class Diseases:
    """Reads registries' texts with the recognizer of releases; each text once."""

    lexicon: Lexicon
    read: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that the hierarchy is taken from."""
        return self.lexicon.vocabulary

    def of_text(self, text: str) -> tuple[tuple[str, ...], ...]:
        """Return each disease of a text as a line: its own IRI, then the known ones above it, nearest first; empty where none is read."""
        if text not in self.read:
            found = [m for m in ground_disease_text(text, self.lexicon) if m.kind == "disease" and m.attributes.get("weak") != "yes"]
            lines = {}
            for mention in found:
                own = mention.concept or thing_iri("disease", slug(mention.value))
                broader = mention.attributes.get("broader", "")
                above = self.vocabulary.ancestors(own) if mention.concept else (broader, *self.vocabulary.ancestors(broader))
                lines[own] = (own, *(iri for iri in above if iri))
            self.read[text] = tuple(lines.values())
        return self.read[text]

    def standing(self, disease: str, above: Iterable[str], text: str) -> str:
        """Return how what a registry's text names stands to a disease: "same", "broader", "narrower", or "" for another one.

        ``above`` are the known diseases above ours. A text that names several stands as its nearest; the top of the hierarchy ("cancer")
        is broader than everything, which says nothing, and counts as another one.
        """
        ours = (disease, *above)
        standings = {self._standing(ours, line) for line in self.of_text(text)}
        return next((word for word in ("same", "broader", "narrower") if word in standings), "")

    def _standing(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> str:
        if ours[0] == theirs[0]:
            return "same"
        if theirs[0] in ours[1:] and len(theirs) > _TOP:
            return "broader"
        if ours[0] in theirs[1:] and len(ours) > _TOP:
            return "narrower"
        return ""


def labels_of(lines: Iterable[tuple[str, ...]], vocabulary: Vocabulary) -> str:
    """Return the names of diseases, for a sentence."""
    names = [vocabulary.concepts[line[0]].label if line[0] in vocabulary.concepts else line[0].rpartition("/")[2] for line in lines]
    return ", ".join(sorted(names))
