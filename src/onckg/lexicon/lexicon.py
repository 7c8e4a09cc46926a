"""The lexicon: one label matcher for each scheme of the vocabulary, built when it is first asked for."""

from dataclasses import dataclass, field

from onckg.lexicon.label_matcher import LabelMatcher, build_matcher
from onckg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary and its matchers. ``matchers`` is filled as schemes are asked for; a process builds each once."""

    vocabulary: Vocabulary
    matchers: dict[str, LabelMatcher] = field(default_factory=dict, compare=False, repr=False)

    def matcher(self, scheme: str) -> LabelMatcher:
        """Return the matcher of a scheme's labels and unambiguous abbreviations; a hit's payload is the concept's IRI."""
        if scheme not in self.matchers:
            self.matchers[scheme] = build_matcher(self.vocabulary.scheme(scheme))
        return self.matchers[scheme]


def build_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary; costs nothing until a matcher is asked for."""
    return Lexicon(vocabulary)
