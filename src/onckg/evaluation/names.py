"""When two names mean one thing, for scoring: a name as a key that leaves out what two readers may write differently.

Takes names as they stand in annotated and extracted facts, returns keys; equal keys mean one name. What is left out: marks,
case, kinds of dashes and spaces; for companies the legal form, for diseases the population, the plural and British spelling,
for platforms the words "platform", "technology" and their like.

These lists are the measure, not the reading: they decide what counts as right, and changing them makes old tables incomparable.
Normalisation in reading is ``lexicon.folding``'s.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

_LEGAL_FORMS = (
    "a/s", "ab", "ag", "as", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "holdings", "inc", "incorporated", "kgaa", "kk",
    "limited", "llc", "lp", "ltd", "nv", "plc", "pty", "sa", "se", "spa",
)  # fmt: skip
_POPULATION_WORDS = (
    "a", "adult", "adults", "advanced", "all", "an", "certain", "children with", "early stage", "first line", "frontline", "high risk",
    "late stage", "locally", "low risk", "malignant", "metastatic", "newly diagnosed", "or", "other", "paediatric", "patients with",
    "pediatric", "previously treated", "r/r", "recurrent", "refractory", "relapsed", "second line", "the", "unresectable", "untreated",
    "various",
)  # fmt: skip
_PLATFORM_WORDS = (
    "delivery", "discovery", "engine", "platform", "platforms", "proprietary", "system", "technologies", "technology",
)  # fmt: skip
_AMERICAN = {
    "haematologic": "hematologic", "haematological": "hematologic", "hematological": "hematologic", "leukaemia": "leukemia",
    "malignancies": "malignancy", "metastases": "metastasis", "oesophageal": "esophageal", "tumour": "tumor",
}  # fmt: skip

_MARK = re.compile(r"[™®©℠†*]|\((?:TM|tm|R|r)\)")
_LEGAL = re.compile(rf"\b(?:{'|'.join(_LEGAL_FORMS)})\b")
_POPULATION = re.compile(rf"\b(?:stage [ivx0-9]+[abc]?|{'|'.join(_POPULATION_WORDS)})\b")
_PLATFORM = re.compile(rf"\b(?:{'|'.join(_PLATFORM_WORDS)})\b")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_PHASE_IDLE = re.compile(r"phase|[abc]\b|\s")
_DASHES_AND_QUOTE = str.maketrans({"–": "-", "—": "-", "’": "'"})


def folded(text: str | None) -> str:
    """Return the text in small letters, without marks, with plain dashes and single spaces; empty for None.

    >>> folded("Velo–Riq™  (Brelitinib).")
    'velo-riq (brelitinib)'
    """
    bare = unicodedata.normalize("NFKC", _MARK.sub(" ", text or "")).lower().translate(_DASHES_AND_QUOTE)
    return re.sub(r"\s+", " ", bare).strip(" .,;:")


def key_of(kind: str, name: str) -> str:
    """Return the key of a name of one kind (companies, drugs, platforms, diseases); empty where nothing of it counts.

    >>> key_of("companies", "Corvane Therapeutics, Inc."), key_of("diseases", "Relapsed B-Cell Tumours")
    ('corvanetherapeutics', 'b cell tumor')
    """
    return _KEYS[kind](folded(name))


def keys_of(kind: str, entity: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys of an entity's name and aliases."""
    names = [entity.get("name"), *(entity.get("aliases") or [])]
    return frozenset(key for key in (key_of(kind, name) for name in names if name) if key)


def phase_key(phase: object) -> str | None:
    """Return the phase with Arabic numbers and without part letters; None where there is none.

    >>> phase_key("Phase Ib/IIa"), phase_key("2-3"), phase_key(None)
    ('1/2', '2/3', None)
    """
    text = _PHASE_IDLE.sub("", folded(str(phase))) if phase is not None else ""
    for roman, number in (("iii", "3"), ("ii", "2"), ("iv", "4"), ("i", "1"), ("-", "/")):
        text = text.replace(roman, number)
    return text or None


def _company(name: str) -> str:
    return _NO_LETTER.sub("", _LEGAL.sub(" ", re.sub(r"[.,]", " ", name)))


def _drug(name: str) -> str:
    return _NO_LETTER.sub("", name)


def _platform(name: str) -> str:
    return _NO_LETTER.sub("", _PLATFORM.sub(" ", name))


def _disease(name: str) -> str:
    words = _POPULATION.sub(" ", re.sub(r"[-/,]", " ", name)).split()
    return " ".join(_AMERICAN.get(word, word) for word in map(_singular, words))


def _singular(word: str) -> str:
    is_plural = len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _AMERICAN
    return word[:-1] if is_plural else word


_KEYS: dict[str, Callable[[str], str]] = {"companies": _company, "drugs": _drug, "platforms": _platform, "diseases": _disease}
