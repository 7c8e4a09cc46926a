"""Which names of added vocabularies a text is searched for, and which of them only where the text says that it is treated.

A thesaurus names much that is no disease in a release: findings and outcomes ("Outcome", "Skin Plaque"), diseases with the qualifiers
of their patients ("Recurrent Plasma Cell Myeloma", "Stage IV Breast Cancer AJCC v8"), general words ("Neoplasm"). Our own reading of
``[qualifier] [marker] [histology] [site] head`` goes before all of them: a foreign name counts only where nothing in it is a qualifier or
a marker, where it says more than its head, and where it ends like a name of a disease. Words are in ``foreign_names.toml``.
"""

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onckg.lexicon.folding import key_of
from onckg.lexicon.phrase_matcher import PhraseMatcher
from onckg.mentions.diseases.tables import markers, parts, qualifiers
from onckg.vocabulary import Concept


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
    disease_words: frozenset[str]


@functools.cache
def _words() -> _Words:
    table = tomllib.loads((Path(__file__).parent / "foreign_names.toml").read_text("utf-8"))
    return _Words(
        frozenset(map(key_of, table["general"]["words"])) | parts().heads,
        frozenset(map(key_of, table["qualifying"]["words"])) | qualifiers().adjacent_words.keys(),
        (*parts().endings, *table["endings"]["tumors"]),
        tuple(table["endings"]["diseases"]),
        frozenset(map(key_of, table["disease_words"]["words"])) | parts().heads,
    )


def foreign_names(concept: Concept, populations: PhraseMatcher[str]) -> Iterator[ForeignName]:
    """Yield the names of a concept that come from added vocabularies and can be of use, in order.

    Args:
        concept: of the scheme "diseases"; one that ships yields what others call it, one that does not yields all its names.
        populations: finds the qualifiers of patients.
    """
    names = (concept.label, *concept.alt_labels) if concept.sources else concept.added_labels
    if concept.sources and _is_qualified(concept.label, populations):
        return  # its other names often lack the qualifier ("Pineoblastoma" of "Adult Pineoblastoma") and then mean another disease
    for name in names:
        keys = key_of(name).split()
        if "or" in keys or not _tells(keys, tumor=concept.properties.get("inOncology") != ("false",)) or _is_qualified(name, populations):
            continue
        yield ForeignName(name, " ".join(keys), concept.iri, not markers().last_words & set(keys))


def _is_qualified(name: str, populations: PhraseMatcher[str]) -> bool:
    return bool(_words().qualifying & set(key_of(name).split())) or bool(populations.find_all(name))


def _tells(keys: list[str], *, tumor: bool) -> bool:
    """Say whether words are a name that tells a disease by itself."""
    table = _words()
    endings = table.tumor_endings if tumor else (*table.tumor_endings, *table.disease_endings)
    telling = [key for key in keys if key not in table.general and key.isalpha() and len(key) > 2]
    if not telling:
        return False
    if len(keys) == 1:
        return keys[0].endswith(endings)
    return any(key in table.disease_words or key.endswith((*table.tumor_endings, *table.disease_endings)) for key in keys)
