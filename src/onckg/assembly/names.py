"""When two names count as one: the keys under which names of a kind are equal, and which names may not join things.

A key is made by folding, never by likeness: codes that differ in a digit have different keys.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from onckg.assembly.isotopes import isotope_first
from onckg.graph.iris import fold_name

_MARKS = str.maketrans("", "", "®™©℠")
_CODE_GAP = re.compile(r"(?<=[a-z])[ -](?=\d)|(?<=\d)[ -](?=[a-z](?:\b|\d))")
_SERIES = re.compile(r"([a-z]+)(\d+)([a-z]?)")
_PUNCTUATION = re.compile(r"[.,]+(?=\s|$)|(?<=\b[a-z])\.(?=[a-z]\b)")
# Legal forms that say nothing about which company it is. "& Co." and "KGaA" are no such forms: they tell Merck from Merck.
_FORMS = (
    r"inc|incorporated|corp|corporation|company|ltd|limited|llc|llp|lp|plc|ag|sa|se|nv|bv|gmbh|ab|as|a/s|asa|oyj|spa|srl|kk|pty|pte|sas|aps|"
    r"gmbh (?:&|and) co kg|co ltd|co"
)
_LEGAL = re.compile(rf"(?:\s|,)+(?:{_FORMS})\.?$")
# What follows a full name and is none: a seat ("Inc., Rahway, NJ, USA"), an owner (", a Gilead company").
_SEAT = re.compile(rf"((?:\s|,)(?:{_FORMS}|kgaa)\.?)(?:,\s*(?!(?:{_FORMS})\b)[^,()]+)+$")
_OWNER = re.compile(r"(?:,\s*|\s*\()(?:an? |the |part of |member of )[^,()]*\b(?:company|subsidiary|affiliate|division)(?: of [^()]*)?\)?$")
_KNOWN_OTHERWISE = re.compile(
    r"[\s,(]+(?:d/b/a|f/k/a|n/k/a|a/k/a|dba|fka|doing business as|(?:formerly|previously|now|also)(?: known as)?|known as)\s+",
    re.IGNORECASE,
)
_TELLING = re.compile(r"\s+(?:(?:&|and) co|kgaa|(?:&|and) company)\.?$")
_SALTS = frozenset(
    [
        "mesylate",
        "mesilate",
        "malate",
        "maleate",
        "dimaleate",
        "tosylate",
        "ditosylate",
        "hydrochloride",
        "dihydrochloride",
        "citrate",
        "tartrate",
        "succinate",
        "fumarate",
        "besylate",
        "camsylate",
        "esylate",
        "hydrobromide",
    ]
)
_WITH_SALT, _SHORTEST_SUBSTANCE = 2, 6
_SHORTEST_STEM, _SHORTEST_LIKE = 3, 5
_ALIKE, _MUCH_ALIKE = 0.8, 0.9
_DIAGNOSTIC = re.compile(r" ?c?dx")
_OF_TECHNOLOGY = re.compile(r"\s+(?:platforms?|technolog(?:y|ies)|platform technolog(?:y|ies)|technology platforms?)$")


def drug_key(name: str) -> str:
    """Return the key of a drug name: "CLR 131", "CLR-131" and "CLR131" are one name.

    >>> drug_key("CLR-131"), drug_key("CLR131"), drug_key("MB-105 A")
    ('clr131', 'clr131', 'mb105a')

    An isotope stands first, however it is written: "[177Lu]Lu-PSMA-617", "Lu-177 PSMA 617" and "lutetium Lu 177 PSMA-617" are one name.

    >>> drug_key("[177Lu]Lu-PSMA-617"), drug_key("iopofosine I-131")
    ('lu177:psma617', 'i131:iopofosine')
    """
    plain = unicodedata.normalize("NFKC", name.translate(_MARKS))
    return isotope_first(plain) or _CODE_GAP.sub("", fold_name(plain))


def salt_free_key(name: str) -> str:
    """Return the key of a drug name without the word of its salt; the name's own key where it has none.

    >>> salt_free_key("velorastib mesylate"), salt_free_key("radium-223 dichloride")
    ('velorastib', 'ra223:dichloride')
    """
    key = drug_key(name)
    words = key.split()
    return words[0] if len(words) == _WITH_SALT and words[1] in _SALTS and len(words[0]) >= _SHORTEST_SUBSTANCE else key


def company_key(name: str) -> str:
    """Return the key of a company name, without legal forms that tell nothing.

    >>> company_key("Cellectar Biosciences, Inc."), company_key("Merck & Co., Inc."), company_key("Merck KGaA")
    ('cellectar biosciences', 'merck & co', 'merck kgaa')
    """
    first = _KNOWN_OTHERWISE.split(name.translate(_MARKS), maxsplit=1)[0] or name
    whole = _PUNCTUATION.sub(lambda m: "," if "," in m[0] else "", fold_name(first)).strip(" ,")
    key, shorter = "", _SEAT.sub(r"\1", _OWNER.sub("", whole) or whole).removeprefix("the ").replace(",", "")
    while key != shorter:
        key, shorter = shorter, _LEGAL.sub("", shorter).strip(" ,")
        if re.search(r"(?:&|\band)$", shorter):
            return key  # "Eli Lilly and Company": the form belongs to the name
    return key


def company_stem(name: str) -> str:
    """Return the key without any legal form: a short name that several companies may share.

    >>> company_stem("Merck & Co., Inc."), company_stem("Eli Lilly and Company"), company_stem("Acme")
    ('merck', 'eli lilly', 'acme')
    """
    return _TELLING.sub("", company_key(name))


def platform_key(name: str) -> str:
    """Return the key of a platform's name; "PDC platform" is "PDC".

    >>> platform_key("PDC™ platform"), platform_key("Phospholipid Drug Conjugate")
    ('pdc', 'phospholipid drug conjugate')
    """
    key = fold_name(name.translate(_MARKS))
    return _OF_TECHNOLOGY.sub("", key) or key


def plain_key(name: str) -> str:
    """Return the key of any other name."""
    return fold_name(name.translate(_MARKS))


def exchange_key(name: str) -> str:
    """Return the key of a stock exchange: its tiers are one.

    >>> exchange_key("NASDAQ Global Select Market"), exchange_key("NasdaqGS"), exchange_key("NYSE American")
    ('nasdaq', 'nasdaq', 'nyse')
    """
    words = fold_name(name).split()
    first = words[0] if words else ""
    return "nasdaq" if first.startswith("nasdaq") else first


def company_names(name: str) -> tuple[str, ...]:
    """Return the keys of all names that one company name holds, the first one's first.

    >>> company_names("Verastem, Inc. d/b/a Verastem Oncology"), company_names("Seagen Inc. (formerly Seattle Genetics, Inc.)")
    (('verastem', 'verastem oncology'), ('seagen', 'seattle genetics'))
    """
    parts = _KNOWN_OTHERWISE.split(name.translate(_MARKS))
    return tuple(dict.fromkeys(key for part in parts if (key := company_key(part.strip(" ()")))))


def akin_companies(one: str, other: str) -> bool:
    """Say whether two keys of company names may be one company's where its ticker says so: an equal first word, or a slip of the pen.

    >>> akin_companies("cellectar biosciences", "collectar biosciences"), akin_companies("acme bio", "acme therapeutics")
    (True, True)
    >>> akin_companies("fusion pharmaceuticals", "zenith bio")
    False
    """
    (first, *_), (second, *_) = one.split(), other.split()
    if first == second:
        return len(first) >= _SHORTEST_STEM
    return min(len(first), len(second)) >= _SHORTEST_LIKE and (
        sorted(first) == sorted(second)
        or SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
        or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _MUCH_ALIKE
    )


def may_join(alias: str, name: str) -> bool:
    """Say whether a stated alias is telling enough to make two drugs or companies one.

    Bare numbers ("1900" for CLR 1900) and the shortest abbreviations are not; what ``why_apart`` holds apart is another thing.

    >>> may_join("1900", "clr1900"), may_join("clr125", "clr131"), may_join("iopofosine", "clr131")
    (False, False, True)
    """
    return len(alias) >= _SHORTEST_STEM and any(c.isalpha() for c in alias) and not why_apart(alias, name)


def why_apart(one: str, other: str) -> str:
    """Return why two keys can never be one thing, whoever states it; "" where they could.

    >>> why_apart("clr125", "clr131"), why_apart("i131:x", "i123:x"), why_apart("tlx250", "tlx250 cdx"), why_apart("abt199", "gdc0199")
    ('their numbers differ', 'their isotopes differ', 'one is the diagnostic of the other', '')
    """
    first, second = _SERIES.fullmatch(one), _SERIES.fullmatch(other)
    if first and second and first[1] == second[1] and first[2].lstrip("0") != second[2].lstrip("0"):
        return "their numbers differ"
    isotopes = [key.partition(":")[0] if ":" in key else "" for key in (one, other)]
    if all(isotopes) and isotopes[0] != isotopes[1]:
        return "their isotopes differ"
    shorter, longer = sorted((one, other), key=len)
    return "one is the diagnostic of the other" if _DIAGNOSTIC.fullmatch(longer.removeprefix(shorter)) and longer != shorter else ""


def any_apart(keys: Iterable[str]) -> bool:
    """Say whether two of the keys can never be one thing.

    >>> any_apart(["clr131", "iopofosine", "clr125"]), any_apart(["clr131", "iopofosine"])
    (True, False)
    """
    distinct = sorted(set(keys))
    return any(why_apart(one, other) for place, one in enumerate(distinct) for other in distinct[:place])
