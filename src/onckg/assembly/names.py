"""When two names count as one: the keys under which names of a kind are equal, and which names may not join things.

A key is made by folding, never by likeness: codes that differ in a digit have different keys.
"""

import re

from onckg.graph.iris import fold_name

_MARKS = str.maketrans("", "", "®™©℠")
_CODE_GAP = re.compile(r"(?<=[a-z])[ -](?=\d)|(?<=\d)[ -](?=[a-z](?:\b|\d))")
_SERIES = re.compile(r"([a-z]+)(\d+)([a-z]?)")
_PUNCTUATION = re.compile(r"[.,]+(?=\s|$)|(?<=\b[a-z])\.(?=[a-z]\b)")
# Legal forms that say nothing about which company it is. "& Co." and "KGaA" are no such forms: they tell Merck from Merck.
_LEGAL = re.compile(
    r"(?:\s|,)+(?:inc|incorporated|corp|corporation|company|ltd|limited|llc|llp|lp|plc|ag|sa|se|nv|bv|gmbh|ab|as|a/s|asa|oyj|spa|srl|kk|pty|"
    r"pte|sas|co ltd)\.?$"
)
_TELLING = re.compile(r"\s+(?:(?:&|and) co|kgaa|(?:&|and) company)\.?$")
_OF_TECHNOLOGY = re.compile(r"\s+(?:platforms?|technolog(?:y|ies)|platform technolog(?:y|ies)|technology platforms?)$")


def drug_key(name: str) -> str:
    """Return the key of a drug name: "CLR 131", "CLR-131" and "CLR131" are one name.

    >>> drug_key("CLR-131"), drug_key("CLR131"), drug_key("MB-105 A")
    ('clr131', 'clr131', 'mb105a')
    """
    return _CODE_GAP.sub("", fold_name(name.translate(_MARKS)))


def company_key(name: str) -> str:
    """Return the key of a company name, without legal forms that tell nothing.

    >>> company_key("Cellectar Biosciences, Inc."), company_key("Merck & Co., Inc."), company_key("Merck KGaA")
    ('cellectar biosciences', 'merck & co', 'merck kgaa')
    """
    key, shorter = "", _PUNCTUATION.sub("", fold_name(name.translate(_MARKS))).strip()
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


def may_join(alias: str, name: str) -> bool:
    """Say whether a stated alias is telling enough to make two things one.

    Bare numbers ("1900" for CLR 1900) and the shortest abbreviations are not; a number of the same series is another thing.

    >>> may_join("1900", "clr1900"), may_join("clr125", "clr131"), may_join("iopofosine", "clr131")
    (False, False, True)
    """
    if len(alias) < 3 or not any(c.isalpha() for c in alias):
        return False
    one, other = _SERIES.fullmatch(alias), _SERIES.fullmatch(name)
    return not (one and other and one[1] == other[1] and one[2].lstrip("0") != other[2].lstrip("0"))
