"""What tells two spellings of one name apart, in words: case, plural, hyphen, British spelling ...

Takes the words of a text and a label that matched them; says which of the differences between them had to be disregarded. Each kind
of difference is a fold of a text; one counts where the two are no longer equal without it.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from onckg.lexicon.folding import BRITISH, GREEK, SAME_WORD, singular

_MARKS = re.compile(r"[™®℠]|\((?:TM|R)\)")
_HYPHENS = re.compile(r"[\s\-\u00ad\u2010-\u2014/]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?=\s|$)")
_WORDS = re.compile(r"[^\W\d_]+")


def _without_case(text: str) -> str:
    return text.lower()


def _without_marks(text: str) -> str:
    return _MARKS.sub(" ", text)


def _without_hyphens(text: str) -> str:
    return _HYPHENS.sub(" ", text).strip()


def _without_spaces(text: str) -> str:
    return re.sub(r"(?<=\w) (?=\w)", "", text)


def _without_possessives(text: str) -> str:
    return _POSSESSIVE.sub("", text)


def _without_greek(text: str) -> str:
    return "".join(GREEK.get(c, c) for c in text)


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _without_british(text: str) -> str:
    for british, american in BRITISH:
        text = text.replace(british, american).replace(british.capitalize(), american.capitalize())
    return text


def _without_plurals(text: str) -> str:
    return _WORDS.sub(lambda m: singular(m[0]) if len(m[0]) > 3 else m[0].removesuffix("s"), text)


def _without_other_words(text: str) -> str:
    return re.sub(r"&|\w+", lambda m: SAME_WORD.get(m[0], m[0]), text)


_FOLDS: Mapping[str, Callable[[str], str]] = {
    "trademark": _without_marks,
    "Greek letter": _without_greek,
    "accent": _without_accents,
    "case": _without_case,
    "possessive": _without_possessives,
    "British spelling": _without_british,
    "word form": _without_other_words,
    "plural": _without_plurals,
    "hyphen": _without_hyphens,
    "space": _without_spaces,
}


@lru_cache(maxsize=16384)
def differences(words: str, label: str) -> tuple[str, ...]:
    """Return the kinds of difference between words of a text and a label of the same name, in a fixed order.

    Empty where they are equal but for white space, and where no fold makes them equal: then they are two names.

    >>> differences("B-cell Malignancies", "B cell malignancy"), differences("oesophageal tumour", "esophageal tumor")
    (('case', 'plural', 'hyphen'), ('British spelling',))
    >>> differences("CLR 131", "CLR 125")
    ()
    """
    words, label = " ".join(words.split()), " ".join(label.split())
    if words == label or _folded(words) != _folded(label):
        return ()
    return tuple(name for name in _FOLDS if _folded(words, name) != _folded(label, name))


def _folded(text: str, without: str = "") -> str:
    for name, fold in _FOLDS.items():
        if name != without:
            text = fold(text)
    return " ".join(text.split())
