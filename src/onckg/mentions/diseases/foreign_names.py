"""Which names of added vocabularies a text is searched for, and which of them only where the text says that it is treated.

A thesaurus names much that is no disease in a release: findings and outcomes ("Outcome", "Skin Plaque"), diseases with the qualifiers
of their patients ("Recurrent Plasma Cell Myeloma", "Stage IV Breast Cancer AJCC v8"), general words ("Neoplasm"). Our own reading of
``[qualifier] [marker] [histology] [site] head`` goes before all of them: a foreign name counts only where nothing in it is a qualifier or
a marker, where it says more than its head, and where it ends like a name of a disease. Words are in ``foreign_names.toml``.
"""

import functools
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onckg.lexicon.folding import key_of, split_words
from onckg.lexicon.phrase_matcher import Phrase, PhraseMatcher
from onckg.mentions.diseases.tables import markers, parts, qualifiers
from onckg.vocabulary import Concept

_ONE_SITE = ("head", "and", "neck")


@dataclass(frozen=True, slots=True)
class ForeignName:
    """A name that an added vocabulary gives a concept. ``in_texts`` says whether texts are searched for it; where they are not, it is
    known only when a text composes it ("HER2 Positive Breast Carcinoma")."""

    name: str
    key: str
    iri: str
    in_texts: bool


@dataclass(frozen=True, slots=True)
class _Words:
    general: frozenset[str]
    qualifying: frozenset[str]
    tumor_endings: tuple[str, ...]
    disease_endings: tuple[str, ...]
    all_endings: tuple[str, ...]
    disease_words: frozenset[str]


@functools.cache
def _words() -> _Words:
    table = tomllib.loads((Path(__file__).parent / "foreign_names.toml").read_text("utf-8"))
    return _Words(
        frozenset(map(key_of, table["general"]["words"])) | parts().heads,
        frozenset(map(key_of, table["qualifying"]["words"])) | qualifiers().adjacent_words.keys(),
        (*parts().endings, *table["endings"]["tumors"]),
        tuple(table["endings"]["diseases"]),
        (*parts().endings, *table["endings"]["tumors"], *table["endings"]["diseases"]),
        frozenset(map(key_of, table["disease_words"]["words"])) | parts().heads,
    )


def _joins(keys: tuple[str, ...]) -> bool:
    """Say whether a name is of several parts, which are read one by one: coordinated ones, and what stands in brackets."""
    return "or" in keys or "(" in keys or any(key == "and" and keys[i - 1 : i + 2] != _ONE_SITE for i, key in enumerate(keys))


class NameFilter:
    """Tells which foreign names are of use; made once for a vocabulary, since it sees tens of thousands of names."""

    def __init__(self, populations: Iterable[Phrase[str]]) -> None:
        phrases = list(populations)
        self._populations = PhraseMatcher(phrases)
        self._first_words = frozenset(key_of(phrase.name).split(" ")[0] for phrase in phrases)
        self._markers = markers().last_words
        self._words = _words()

    def names_of(self, concept: Concept) -> Iterator[ForeignName]:
        """Yield the names of a concept of the scheme "diseases" that come from added vocabularies and can be of use, in order: what others
        call a concept that ships, all names of one that does not."""
        names = (concept.label, *concept.alt_labels) if concept.sources else concept.added_labels
        if concept.sources and self._is_qualified(concept.label, split_words(concept.label).keys):
            return  # its other names often lack the qualifier ("Pineoblastoma" of "Adult Pineoblastoma") and then mean another disease
        tumor = concept.properties.get("inOncology") != ("false",)
        for name in names:
            keys = split_words(name).keys
            if not _joins(keys) and self._tells(keys, tumor=tumor) and not self._is_qualified(name, keys):
                yield ForeignName(name, " ".join(keys), concept.iri, self._markers.isdisjoint(keys))

    def _is_qualified(self, name: str, keys: tuple[str, ...]) -> bool:
        if not self._words.qualifying.isdisjoint(keys):
            return True
        return not self._first_words.isdisjoint(keys) and bool(self._populations.find_all(name))

    def _tells(self, keys: tuple[str, ...], *, tumor: bool) -> bool:
        """Say whether words are a name that tells a disease by itself."""
        table = self._words
        if not any(key not in table.general and len(key) > 2 and key.isalpha() for key in keys):
            return False
        if len(keys) == 1:
            return keys[0].endswith(table.tumor_endings) or (not tumor and keys[0].endswith(table.disease_endings))
        return not table.disease_words.isdisjoint(keys) or any(key.endswith(table.all_endings) for key in keys)
