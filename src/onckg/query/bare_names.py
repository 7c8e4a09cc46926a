"""What a name means by itself, without a release: the entries of the vocabulary that it leads to, and how names of a kind are written.

A name may hold several ("lutetium Lu 177 dotatate (Lutathera)", "Verastem, Inc. d/b/a Verastem Oncology"), a combination of drugs, a
product of its own (``products.toml``), a salt, a suffix of the register. What two entries bear ("Merck") leads to none.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onckg.assembly.known_companies import KnownCompanies, known_companies
from onckg.assembly.names import company_names, drug_key, platform_key, salt_free_key
from onckg.lexicon.folding import key_of
from onckg.query.bare_diseases import read_disease
from onckg.vocabulary.records import Concept, Vocabulary

_SCHEMES = {"drug": "drugs", "disease": "diseases"}
_BRACKETED = re.compile(r"(\S.*?)\s+\(([^()]+)\)\s*")
_ISOTOPE_ALONE = re.compile(r"[a-z]{1,2}\d{2,3}")
_SUFFIXED = re.compile(r"(.+)-([a-z]{4})")
_PREFIXED = re.compile(r"(?:fam|ado)[ -]")
_TOGETHER = re.compile(r"\s*(?:\+|/)\s*|\s+(?:plus|and|in combination with|combined with|with)\s+", re.IGNORECASE)
_TRADES = frozenset(
    [
        "therapeutics",
        "pharmaceuticals",
        "pharmaceutical",
        "pharma",
        "oncology",
        "biosciences",
        "bioscience",
        "bio",
        "biotechnology",
        "biotechnologies",
        "biopharma",
        "biopharmaceuticals",
        "biotherapeutics",
        "biologics",
        "sciences",
        "medicines",
        "genetics",
        "immunotherapeutics",
        "biotech",
    ]
)
_LAND = re.compile(r"\s*\([^()]*\)")
_HOLDING = re.compile(r"\s+(?:group|holdings?)$")
_NCT = re.compile(r"\bnct[\s#:-]*(\d{8})\b")
_TRIAL_BEFORE = re.compile(
    r"^(?:(?:swog|alliance|ecog-acrin|calgb|rtog|nsabp|hovon|unicancer)\s+(?=[a-z]+-?\d{2,})|(?:the|pivotal|global|registrational|randomi[sz]ed|ongoing|phase\s+[0-9ivab/]+)\s+)",
    re.IGNORECASE,
)
_TRIAL_AFTER = re.compile(r"\s+(?:(?:clinical|pivotal|registrational)\s+)?(?:trials?|study|studies|program(?:me)?)$", re.IGNORECASE)
_GAPS = re.compile(r"[\s‐-–—_-]+")
_LETTERS = re.compile(r"[a-z]+(?=[\s-]?[a-z]?\d)")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means: ``parts`` are IRIs of entries, or the name of a product; more than one for a combination, none where no
    vocabulary knows it. ``label`` is how to say it; ``shared`` are the IRIs between which an ambiguous name does not decide."""

    parts: frozenset[str] = frozenset()
    label: str = ""
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Products:
    by_key: Mapping[str, str]
    with_biosimilars: frozenset[str]
    apart: Mapping[str, tuple[int, int]]


def name_keys(kind: str, name: str) -> tuple[str, ...]:
    """Return the keys of all names that one name of a kind holds, the whole one's first; empty where it holds no letter or digit.

    >>> name_keys("trial", "the Phase 3 MAIA study (NCT02252172)"), name_keys("disease", "oesophageal tumours")
    (('maia', 'nct02252172'), ('esophageal tumor',))
    """
    if kind == "company":
        return company_names(name)
    named = _trial_names_in(name) if kind == "trial" else _names_in(name)
    return tuple(dict.fromkeys(key for part in named if (key := _KEYS[kind](part))))


def meaning_of(kind: str, name: str, vocabulary: Vocabulary) -> Meaning:
    """Return what a name of a kind means by the vocabulary, without parts where it does not know it or cannot tell."""
    if kind == "company":
        return _company(name, vocabulary)
    if kind not in _SCHEMES:
        return Meaning()
    if kind == "drug":
        return _drug(name, vocabulary)
    meanings = {meaning.parts: meaning for part in _names_in(name) if (meaning := _disease(part, vocabulary)).parts}
    return next(iter(meanings.values())) if len(meanings) == 1 else Meaning()


def _disease(name: str, vocabulary: Vocabulary) -> Meaning:
    read = read_disease(name, vocabulary)
    if read:
        return Meaning(frozenset(read), ", ".join(read.values()))
    found = _entries("disease", key_of(name), vocabulary)
    spoken = {iri for iri in found if read is not None or key_of(name) not in map(key_of, vocabulary.concepts[iri].abbreviations)}
    return _meaning(spoken, vocabulary)


def _company(name: str, vocabulary: Vocabulary) -> Meaning:
    known = known_companies(vocabulary)
    keys = company_names(name)
    for other in (lambda key: key, lambda key: _HOLDING.sub("", key), lambda key: _LAND.sub("", key), lambda key: _with_kind(key, known)):
        if found := tuple(other(key) for key in keys if known.entry(other(key)) or other(key) in known.shared):
            keys = found
            break
    entries = {known.entry(key) for key in keys} - {""}
    if not entries and (shared := [iri for key in keys for iri in known.shared.get(key, ())]):
        return Meaning(shared=tuple(shared))
    return _meaning(entries, vocabulary)


def _with_kind(word: str, known: KnownCompanies) -> str:
    """Return the key of the one known company that a single word and a word of its trade name ("Clovis" Oncology), else the word."""
    found = [
        key for key in known.by_key if key.startswith(word + " ") and key.removeprefix(word + " ") in _TRADES and key not in known.given_up
    ]
    return found[0] if len({known.by_key[key] for key in found}) == 1 and " " not in word else word


def _drug(name: str, vocabulary: Vocabulary) -> Meaning:
    names = _names_in(name)
    meanings = [_taken_apart(meaning, vocabulary) for part in names if (meaning := _one_drug(part, vocabulary)).parts]
    if meanings:
        return meanings[0] if len({m.parts for m in meanings}) == 1 else Meaning()
    return _together(name, vocabulary)


def _together(name: str, vocabulary: Vocabulary) -> Meaning:
    """Return the meaning of several drugs named together, none where one of them is not known."""
    parts = [part for part in _TOGETHER.split(name) if part]
    together = [_one_drug(part, vocabulary) for part in parts]
    if len(parts) < _SEVERAL or not all(meaning.parts for meaning in together):
        return Meaning()
    return Meaning(frozenset().union(*(m.parts for m in together)), " and ".join(sorted(m.label for m in together)))


def _taken_apart(meaning: Meaning, vocabulary: Vocabulary) -> Meaning:
    """Return a fixed combination as its parts: "Akeega" is niraparib and abiraterone acetate."""
    return (
        parts if (parts := _together(meaning.label, vocabulary)).parts and not _products().by_key.get(drug_key(meaning.label)) else meaning
    )


def _one_drug(name: str, vocabulary: Vocabulary) -> Meaning:
    products = _products()
    key = drug_key(name)
    if key in products.by_key:
        return Meaning(frozenset({products.by_key[key]}), products.by_key[key])
    plain = name.casefold().strip()
    suffixed = _SUFFIXED.fullmatch(plain)
    if suffixed and drug_key(suffixed[1]) in products.with_biosimilars:
        return Meaning(frozenset({plain}), plain)
    stems = [key, salt_free_key(name), *([drug_key(suffixed[1])] if suffixed else [])]
    stems += [drug_key(_PREFIXED.sub("", stem)) for stem in (plain, suffixed[1] if suffixed else "")]
    for stem in stems:
        if found := _entries("drug", stem, vocabulary):
            meaning = _meaning(found, vocabulary)
            # Biosimilars of one substance stand in one entry: each name is a product.
            return Meaning(frozenset({stem}), name) if meaning.label.endswith(" biosimilar") and meaning.label != stem else meaning
    return Meaning()


def _meaning(found: set[str], vocabulary: Vocabulary) -> Meaning:
    if len(found) != 1:
        return Meaning(shared=tuple(sorted(found)))
    (iri,) = found
    return Meaning(frozenset({iri}), vocabulary.concepts[iri].label)


def _names_in(name: str) -> tuple[str, ...]:
    """Return a name, or what stands before and in its last brackets: "mosunetuzumab (Lunsumio)"."""
    found = _BRACKETED.fullmatch(name)
    if not found or _ISOTOPE_ALONE.fullmatch(drug_key(found[2])):
        return (name,)
    return found[1], found[2]


def _trial_names_in(name: str) -> tuple[str, ...]:
    """Return the names of one trial: in brackets, or beside a stroke where two sponsors name it ("EV-302/KEYNOTE-A39").

    Two of one series ("KEYNOTE-024/KEYNOTE-042") and two numbers are two trials.
    """
    beside = name.split("/")
    series = [_LETTERS.match(part.strip().casefold()) for part in beside]
    if len(beside) == _SEVERAL and all(series) and series[0][0] != series[1][0] and all(re.search(r"\d", part) for part in beside):  # type: ignore[index]
        return tuple(part.strip() for part in beside)
    return _names_in(name)


_last: list[tuple[Vocabulary, dict[str, dict[str, set[str]]]]] = []


def _entries(kind: str, key: str, vocabulary: Vocabulary) -> set[str]:
    if not _last or _last[0][0] is not vocabulary:
        _last[:] = [(vocabulary, {kind: _index(vocabulary, kind) for kind in _SCHEMES})]
    return _last[0][1][kind].get(key, set())


def _index(vocabulary: Vocabulary, kind: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for concept in vocabulary.scheme(_SCHEMES[kind]):
        for label in _labels(concept):
            found.setdefault(_KEYS[kind](label), set()).add(concept.iri)
    return found


def _labels(concept: Concept) -> tuple[str, ...]:
    named = (concept.label, *concept.alt_labels, *concept.hidden_labels, *concept.abbreviations, *concept.added_labels)
    return (*named, *concept.properties.get("codeName", ()))


def _trial_key(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    if number := _NCT.search(plain):
        return f"nct{number[1]}"
    before = ""
    while before != plain:
        before, plain = plain, _TRIAL_AFTER.sub("", _TRIAL_BEFORE.sub("", plain))
    return _GAPS.sub("", plain)


_KEYS: Mapping[str, Callable[[str], str]] = {"drug": drug_key, "platform": platform_key, "disease": key_of, "trial": _trial_key}


@cache
def _products() -> _Products:
    read = tomllib.loads((Path(__file__).parent / "products.toml").read_text("utf-8"))
    by_key = {drug_key(name): names[0] for names in read["products"] for name in names}
    apart = {
        drug_key(name): (line, place)
        for line, brands in enumerate(read["brands_apart"])
        for place, names in enumerate(brands)
        for name in names
    }
    return _Products(by_key, frozenset(drug_key(name) for name in read["with_biosimilars"]), apart)


def brands_apart(one: str, other: str) -> bool:
    """Say whether two names of drugs are brands of one substance and of two products ("Xgeva", "Prolia")."""
    first, second = (_products().apart.get(drug_key(name), (-1, -1)) for name in (one, other))
    return first != second and first[0] == second[0] != -1
