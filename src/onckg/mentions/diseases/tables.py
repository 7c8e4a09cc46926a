"""The data files of this folder as tables, read once: parts of names, markers, exclusions, qualifiers."""

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from onckg.lexicon.folding import key_of
from onckg.lexicon.phrase_matcher import Phrase, PhraseMatcher

PartKind = Literal["site", "histology", "loose", "head", "telling head"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a disease's name: its kind and how it is written in a value; ``noun`` is "ovary" for "ovarian"."""

    kind: PartKind
    text: str
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """All pieces; ``endings`` end further heads, ``plural_alone`` are the keys of heads that stay plural behind a mere marker,
    ``sites`` the parts of the body, as adjectives and as nouns, ``heads`` the keys of all listed heads, ``last_letters`` the last three
    of the endings."""

    matcher: PhraseMatcher[Part]
    endings: tuple[str, ...]
    plural_alone: frozenset[str]
    sites: frozenset[str]
    heads: frozenset[str]
    last_letters: frozenset[str]


@functools.cache
def parts() -> Parts:
    """Return the pieces of names in ``parts.toml``."""
    table = _table("parts")
    heads, sites = table["heads"], table["sites"]
    phrases = [Phrase(name, Part("histology", name)) for name in table["histologies"]["names"]]
    phrases += [Phrase(name, Part("loose", name)) for name in table["histologies"]["loose"]]
    phrases += [Phrase(name, Part("site", _SPELLED.get(name, name)), name.isupper()) for name in sites["names"]]
    phrases += [
        Phrase(noun, Part("site", adjective, noun=True)) for noun, adjective in sites["nouns"].items() if noun not in sites["names"]
    ]
    phrases += [Phrase(name, Part("head", "cancer" if name == "Ca" else name), name == "Ca") for name in heads["plain"]]
    phrases += [Phrase(name, Part("telling head", name)) for name in heads["telling"]]
    return Parts(
        PhraseMatcher(phrases),
        tuple(heads["endings"]),
        frozenset(map(key_of, heads["plural_alone"])),
        frozenset([*sites["names"], *sites["nouns"]]),
        _keys([*heads["plain"], *heads["telling"]]),
        frozenset(ending[-3:] for ending in heads["endings"]),
    )


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What ``exclusions.toml`` lists, as sets of keys; ``molecules`` finds names of molecules that hold a disease's name."""

    adverse: frozenset[str]
    molecules: PhraseMatcher[str]
    molecule_after: frozenset[str]
    organisation_after: frozenset[str]
    capital_only: frozenset[str]
    organisation_before: frozenset[str]
    joined_before: frozenset[str]
    treated_before: tuple[str, ...]
    strict: frozenset[str]
    weak: frozenset[str]


@functools.cache
def exclusions() -> Exclusions:
    """Return where the words of a disease name none."""
    table = _table("exclusions")
    return Exclusions(
        adverse=frozenset(table["adverse"]["names"]),
        molecules=PhraseMatcher(Phrase(name, name) for name in table["molecule"]["phrases"]),
        molecule_after=_keys(table["molecule"]["after"]),
        organisation_after=_keys(table["organisation"]["after"]),
        capital_only=_keys(table["organisation"]["capital_only"]),
        organisation_before=_keys(table["organisation"]["before"]),
        joined_before=_keys(table["molecule"]["before"]),
        treated_before=tuple(map(key_of, table["treated"]["before"])),
        strict=frozenset(table["strict"]["abbreviations"]),
        weak=frozenset(table["weak"]["labels"]),
    )


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """How qualifiers stand in a text (``populations.toml``); all words are keys."""

    prefixes: dict[str, str]
    between: frozenset[str]
    behind: frozenset[str]
    adjacent_kinds: frozenset[str]
    adjacent_labels: frozenset[str]
    before_only: frozenset[str]
    adjacent_words: dict[str, str]
    treatment_endings: frozenset[str]


@functools.cache
def qualifiers() -> Qualifiers:
    """Return how qualifiers stand in a text."""
    table = _table("populations")
    return Qualifiers(
        prefixes=dict(sorted(table["prefixes"].items(), key=lambda item: -len(item[0]))),
        between=_keys(table["between"]["words"]),
        behind=_keys(table["behind"]["words"]),
        adjacent_kinds=frozenset(table["adjacent_only"]["kinds"]),
        adjacent_labels=_keys(table["adjacent_only"]["labels"]),
        before_only=_keys(table["before_only"]["labels"]),
        adjacent_words={key_of(word): label for word, label in table["adjacent_words"].items()},
        treatment_endings=_keys(table["treatment"]["endings"]),
    )


@dataclass(frozen=True, slots=True)
class Markers:
    """How a marker and its status are written: ``before`` matches one that ends where the pattern ends, ``behind`` one after a
    name ("with KRAS mutations"); ``statuses`` gives the word of the value, ``whole`` what names both at once."""

    before: re.Pattern[str]
    whole: tuple[tuple[re.Pattern[str], str], ...]
    behind: re.Pattern[str]
    last_words: frozenset[str]
    statuses: dict[str, str]
    spelled: dict[str, str]
    equal: dict[str, tuple[str, ...]]
    receptors: frozenset[str]
    patient: frozenset[str]


@functools.cache
def markers() -> Markers:
    """Return how markers are written, from ``biomarkers.toml``."""
    table = _table("biomarkers")
    statuses = {key_of(word): value for word, value in table["statuses"].items()}
    words = "|".join(re.escape(w).replace(r"\ ", "[ \n]") for w in sorted(table["statuses"], key=len, reverse=True))
    spelled = "|".join(f"(?i:{name})" for name in sorted(table["markers"]["names"], key=len, reverse=True))
    gene = rf"(?:{spelled}|{_GENE})(?:/(?:{_GENE}|\d\w*))*"
    further = "|".join(re.escape(w) for w in sorted(table["variants"]["words"], key=len, reverse=True))
    variants = rf"(?P<variants>(?:[ \n-](?:{_VARIANT}|(?i:{further})\b))*)"
    marker = rf"(?P<gene>{gene}){variants}"
    return Markers(
        before=re.compile(
            rf"(?<![\w.-]){marker}(?:[ \n-]{{0,2}}(?:\((?P<gloss>[^()]{{2,14}})\)[ \n-]?)?(?P<status>(?i:{words}))|(?P<sign>[+-]))\Z"
        ),
        whole=tuple((re.compile(rf"(?<![\w-])(?:{pattern})\Z"), value) for pattern, value in table["whole"].items()),
        behind=re.compile(
            rf"[ \n](?:that[ \n](?:have|has)|with|harbou?ring|carrying|bearing|containing)[ \n](?:an?[ \n])?"
            rf"(?:known|confirmed|activating|deleterious|documented|a)?[ \n]?{marker}"
            rf"[ \n-](?P<noun>mutations?|deletions?|amplifications?|fusions?|rearrangements?|alterations?)(?![\w-])"
        ),
        last_words=frozenset(
            {key.split()[-1] for key in statuses}
            | {"+", "-", "msi", "h", "l", "mss", "dmmr", "pmmr", "hrd", "stable", "repair", "instability", "tmb"}
        ),
        statuses=statuses,
        spelled=table["spelled"],
        equal={word: tuple(others) for word, others in table["equal"].items()},
        receptors=frozenset(table["receptors"]["names"]),
        patient=frozenset(table["patient"]["names"]),
    )


# A name with a capital or digit behind its first letter: HER2, KRAS, PD-L1, B7-H4, HLA-A*02:01, BRCA1, gBRCA, FRα, H3.
_GENE = r"(?:[a-z]{0,2}[A-Z][A-Za-z]{0,7}[A-Z0-9α-ω][\w*:]{0,8}(?:-[A-Z0-9][\w*:]*)*|Ras|Claudin[ -]?\d+(?:\.\d)?)"
_VARIANT = r"(?:p\.)?[A-Z]\d{1,4}[A-Z*]?(?:/[A-Z])?|exon[ -]?\d{1,2}(?:[ -]?ins(?:ertions?)?)?|\d{1,2}|[A-Z]\d{1,4}"
_SPELLED = {
    "GEJ": "gastroesophageal junction", "gastro-esophageal junction": "gastroesophageal junction", "GI": "gastrointestinal",
    "gastric-esophageal junction": "gastroesophageal junction", "oesophagogastric": "esophagogastric",
    "accessory sinus": "paranasal sinus", "cardioesophageal junction": "gastroesophageal junction", "gall bladder": "gallbladder",
    "large bowel": "colorectal", "large intestine": "colorectal", "large intestinal": "colorectal", "osseous": "bone",
    "pituitary gland": "pituitary", "pineal gland": "pineal", "parathyroid gland": "parathyroid", "cardiac": "heart",
    "peritoneal cavity": "peritoneal",
    "gastro-entero-pancreatic": "gastroenteropancreatic", "gastrointestinal tract": "gastrointestinal",
    "upper GI": "upper gastrointestinal", "upper gastrointestinal tract": "upper gastrointestinal", "urinary bladder": "bladder",
    "uterine cervical": "cervical", "thyroid gland": "thyroid", "prostatic": "prostate", "H&N": "head and neck",
    "head & neck": "head and neck", "CNS": "central nervous system",
}  # fmt: skip


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset(map(key_of, words))
