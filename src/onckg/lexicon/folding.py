"""Words of a text and of labels, folded so that spellings of one name have one key.

Takes a shadow (or a label), gives its words with their offsets and their keys. Case, hyphens, line breaks, British spelling,
accents, Greek letters, the ampersand, possessive and plural endings make no difference between keys; a blank line, a comma, a
bracket and a dash do, so no name is matched across them.

Keys are for comparing, never for showing.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, repeat
from operator import add

_SUFFIX = r"(?:associated|related|positive|negative|mutant|mutated|cell|resistant|sensitive|driven|deficient)\b"
# A hyphen with a space behind it is a sign ("HER2- breast cancer"), save before what it ties on in texts broken by a converter.
_WORD = re.compile(rf"(\w+(?:'s\b|(?<=s)')?|[^\w\s-]|-(?=\s(?!{_SUFFIX})|$)|(?<=\s)-|(?<=-)-|\n[ \n]*\n)")
BRITISH = (
    ("tumour", "tumor"), ("leukaem", "leukem"), ("anaem", "anem"), ("haem", "hem"), ("aemia", "emia"), ("oesoph", "esoph"),
    ("oedema", "edema"), ("gynaec", "gynec"), ("oestr", "estr"), ("fibre", "fiber"), ("ischaem", "ischem"), ("diarrhoea", "diarrhea"),
    ("paediatr", "pediatr"), ("naev", "nev"), ("coeliac", "celiac"), ("glycaem", "glycem"), ("smoulder", "smolder"),
    ("orthopaed", "orthoped"),
    ("localised", "localized"), ("metastasised", "metastasized"),
)  # fmt: skip
GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda", "μ": "mu", "ω": "omega"}
SAME_WORD = {"&": "and", "hematological": "hematologic", "gynecological": "gynecologic"}
_MOST_WORDS = 200_000
_PLURALS = (
    ("stases", "stasis"),
    ("keratoses", "keratosis"),
    ("matoses", "matosis"),
    ("thromboses", "thrombosis"),
    ("nevi", "nevus"),
    ("ies", "y"),
    ("sses", "ss"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of one text: ``starts``/``ends`` are characters, ``keys`` their folded forms, in reading order.

    ``line`` is the keys with a space around each, ``places`` where in it the space before each key stands (and the last space).
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    line: str
    places: tuple[int, ...]


@lru_cache(maxsize=2)  # the recognizers of one stage read the same shadow one after the other
def words_of(text: str) -> Words:
    """Return the words and marks of a text; a hyphen or a line break between two words is no mark of its own.

    >>> words_of("Non-small cell\\nlung tumours (NSCLC)").keys
    ('non', 'small', 'cell', 'lung', 'tumor', '(', 'nsclc', ')')
    """
    return split_words(text)


def split_words(text: str) -> Words:
    """Return the words of a text as ``words_of`` does, but keep nothing: for labels and other short strings."""
    pieces = _WORD.split(text)  # what lies between, word, what lies between, word ...: three times faster than one match a word
    ends = list(accumulate(map(len, pieces)))
    keys = tuple(map(_KEYS.__getitem__, pieces[1::2]))
    line = f" {' '.join(keys)} "
    return Words(
        text, tuple(ends[0:-1:2]), tuple(ends[1::2]), keys, line, tuple(accumulate(map(add, map(len, keys), repeat(1)), initial=0))
    )


@lru_cache(maxsize=65536)
def key_of(label: str) -> str:
    """Return the key of a whole name: the keys of its words with a space between.

    >>> key_of("Head & Neck Tumours"), key_of("Waldenström's"), key_of("metastases")
    ('head and neck tumor', 'waldenstrom', 'metastasis')
    """
    return split_words(label).line.strip()


def word_key(word: str) -> str:
    """Return the key of one word or mark; "¶" for a blank line.

    >>> [word_key(w) for w in ("Malignancies", "GIST", "NETs", "Hodgkin's", "AIDS", "TUMORS", "diseases")]
    ['malignancy', 'gist', 'net', 'hodgkin', 'aids', 'tumor', 'disease']
    """
    if word[0] == "\n":
        return "¶"
    stem = word.removesuffix("'s").removesuffix("'")
    # "AIDS", "SARS" end in s by themselves; long words in capitals are words of a headline in capitals.
    may_be_plural = not stem.isupper() or len(stem) > 5
    key = "".join(GREEK.get(c, c) for c in stem.lower())
    key = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    for british, american in BRITISH:
        if british in key:
            key = key.replace(british, american)
    key = SAME_WORD.get(key, key)
    return singular(key) if may_be_plural and len(key) > 3 else key


class _Keys(dict[str, str]):
    """Keys by word, computed once; forgotten when a flood of new words fills it, so that a long run stays small."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_WORDS:
            self.clear()
        key = self[word] = word_key(word)
        return key


_KEYS = _Keys()


def singular(key: str) -> str:
    """Return the singular of a folded word; the word itself where it has none of the endings of plurals."""
    for plural, one in _PLURALS:
        if key.endswith(plural):
            return key[: -len(plural)] + one
    if key.endswith("s") and not key.endswith(("ss", "us", "is")):
        return key[:-1]
    return key
