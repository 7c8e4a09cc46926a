"""The lexicon: one label matcher for each scheme of the vocabulary, built when it is first asked for."""

from dataclasses import dataclass, field

from onckg.lexicon.label_matcher import LabelMatcher, build_matcher, fold
from onckg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary and its matchers. ``matchers`` is filled as schemes are asked for; a process builds each once."""

    vocabulary: Vocabulary
    matchers: dict[str, LabelMatcher] = field(default_factory=dict, compare=False, repr=False)

    def matcher(self, scheme: str) -> LabelMatcher:
        """Return the matcher of a scheme's labels and unambiguous abbreviations; a hit's payload is the concept's IRI."""
        if scheme not in self.matchers:
            self.matchers[scheme] = build_matcher(self.vocabulary.scheme(scheme), self._general_words(scheme))
        return self.matchers[scheme]

    def _general_words(self, scheme: str) -> frozenset[str]:
        """Return the words of our own names in all other schemes: an added drug called "Antibody" or "Response" is none in a text."""
        if not self.vocabulary.origins:
            return frozenset()
        others = (c for c in self.vocabulary.concepts.values() if c.scheme != scheme and not c.sources)
        return frozenset(word for c in others for label in (c.label, *c.alt_labels) for word in fold(label).split())


def build_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary; costs nothing until a matcher is asked for."""
    return Lexicon(vocabulary)
