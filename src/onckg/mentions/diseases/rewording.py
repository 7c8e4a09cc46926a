"""Names that say the same in other words or in another order: "Lung Non-Small Cell Carcinoma", "Urinary Bladder Neoplasms".

Public vocabularies and registries put the words of a disease in an order of their own and call a part of the body by its noun
or by its adjective. ``words_said`` gives what of a name counts when two are compared that way; ``known_by_words`` compiles it for
all names of the vocabulary. What is equal is in ``rewording.toml``; nothing goes by likeness of letters.
"""

import functools
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onckg.lexicon.folding import key_of
from onckg.mentions.diseases.tables import parts
from onckg.vocabulary import Concept

_SHORT = 5  # letters


@dataclass(frozen=True, slots=True)
class _Rewordings:
    """The tables of ``rewording.toml``: ``same`` by number of words, all words as keys."""

    same: dict[tuple[str, ...], tuple[str, ...]]
    longest: int
    dropped: frozenset[str]
    superfluous: tuple[str, ...]
    always: frozenset[str]
    of_a_site: frozenset[str]
    apart_from: frozenset[str]
    site_words: frozenset[str]


@functools.cache
def _rewordings() -> _Rewordings:
    table = tomllib.loads((Path(__file__).parent / "rewording.toml").read_text("utf-8"))
    same = {tuple(key_of(word).split()): tuple(key_of(other).split()) for word, other in table["same"].items()}
    phrases = [tuple(key_of(word).split()) for word in table["dropped"]["words"]]
    same |= {phrase: () for phrase in phrases if len(phrase) > 1}
    longest = max(map(len, same))
    sites = {word for name in parts().sites for word in _replaced(key_of(name).split(), same, longest)}
    return _Rewordings(
        same,
        longest,
        frozenset(phrase[0] for phrase in phrases if len(phrase) == 1),
        tuple(key_of(word) for word in table["superfluous"]["words"]),
        frozenset(table["growths"]["always"]),
        frozenset(table["growths"]["of_a_site"]),
        frozenset(table["growths"]["apart_from"]),
        frozenset(sites) - {"and", "cell"},
    )


@functools.lru_cache(maxsize=32768)
def words_said(name: str) -> str:
    """Return the words that count of a name (a label or its key), sorted, with a space between.

    >>> words_said("Lung Non-Small Cell Carcinoma") == words_said("non-small cell cancer of the lung")
    True
    >>> words_said("kidney tumor") == words_said("renal cancer"), words_said("giant cell tumor") == words_said("giant cell cancer")
    (True, False)
    """
    table = _rewordings()
    words = [w for w in _replaced(key_of(name).split(), table.same, table.longest) if w not in table.dropped and w.isalnum()]
    words = ["cancer" if word in table.always else word for word in words]
    rest = [word for word in words if word not in table.of_a_site]
    if len(rest) == len(words) - 1 and rest and set(rest) - {"and", "malignant"} <= table.site_words:
        words = ["cancer", *(word for word in rest if word != "malignant")]
    return " ".join(sorted(set(words)))


def _replaced(words: Sequence[str], same: Mapping[tuple[str, ...], tuple[str, ...]], longest: int) -> list[str]:
    done: list[str] = []
    index = 0
    while index < len(words):
        for length in range(min(longest, len(words) - index), 0, -1):
            other = same.get(tuple(words[index : index + length]))
            if other is not None:
                done += other
                index += length
                break
        else:
            done.append(words[index])
            index += 1
    return done


def known_by_words(concepts: Iterable[Concept]) -> dict[str, str]:
    """Return the IRI of the concept that has a name with the given words. Words that lead to several lead to the one whose preferred
    label has them, else to none."""
    preferred: dict[str, set[str]] = {}
    other: dict[str, set[str]] = {}
    for concept in concepts:
        preferred.setdefault(words_said(concept.label), set()).add(concept.iri)
        for label in concept.alt_labels:
            if all(len(word) < _SHORT for word in key_of(label).split()):
                continue  # "t-AML" is told by its letters, not by words
            other.setdefault(words_said(label), set()).add(concept.iri)
    known = {words: next(iter(iris)) for words, iris in other.items() if len(iris) == 1 and words not in preferred}
    known |= {words: next(iter(iris)) for words, iris in preferred.items() if len(iris) == 1}
    return {words: iri for words, iri in known.items() if " " in words}  # one word in another order is the name itself


def find_by_words(name: str, known: Mapping[str, str]) -> str:
    """Return the IRI of the concept that a name says in other words, empty if none; superfluous words ("malignant") are left out one by
    one where the name is not known with them.

    >>> find_by_words("malignant neoplasm of pancreas", {"cancer pancreatic": "P"}), find_by_words("quorl cancer", {"cancer": "C"})
    ('P', '')
    """
    words = words_said(name)
    if words in known:
        return known[words]
    left = words.split()
    for word in _rewordings().superfluous:
        if word in left and len(left) > 2:
            left.remove(word)
            said = words_said(" ".join(left))
            if said in known:
                return known[said]
    return known.get(_as_cancer(words.split()), "")


def _as_cancer(words: Sequence[str]) -> str:
    """Return the words with "cancer" for another word of growth, where a part of the body stands beside it; else nothing.

    >>> _as_cancer(["castration", "neoplasm", "prostate", "resistant"]), _as_cancer(["giant", "cell", "tumor"])
    ('cancer castration prostate resistant', '')
    """
    table = _rewordings()
    rest = [word for word in words if word not in table.of_a_site]
    if len(rest) != len(words) - 1 or not table.site_words & set(rest) or table.apart_from & set(rest):
        return ""
    return " ".join(sorted({"cancer", *rest} - {"malignant"}))


def other_heads(label: str) -> tuple[str, ...]:
    """Return the label with its last word said otherwise, for matching in a text: "prostate cancer" also stands as "prostate carcinoma".

    >>> other_heads("castration-resistant prostate cancer"), other_heads("tenosynovial giant cell tumor"), other_heads("glioma")
    (('castration-resistant prostate carcinoma',), ('tenosynovial giant cell neoplasm',), ())
    """
    front, _, head = label.rpartition(" ")
    other = {"cancer": "carcinoma", "carcinoma": "cancer", "tumor": "neoplasm", "neoplasm": "tumor"}.get(head, "")
    return (f"{front} {other}",) if front and other else ()
