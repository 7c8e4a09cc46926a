"""The companies of the vocabulary by the keys of their names: which entry a name leads to, and which names lead to none.

A name that two entries bear ("Merck") tells neither from the other, wherever it stands alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onckg.assembly.names import company_key
from onckg.vocabulary.records import Concept, Vocabulary


@dataclass(frozen=True, slots=True)
class KnownCompanies:
    """``by_key`` leads from the key of a name, as it is and ``closed``, to the one entry that bears it; ``shared`` to several; ``given_up``
    are the keys of former names."""

    by_key: Mapping[str, str]
    shared: Mapping[str, tuple[str, ...]]
    given_up: frozenset[str] = frozenset()

    def entry(self, key: str) -> str:
        """Return the one entry whose name has this key, "" where there is none."""
        return self.by_key.get(key) or self.by_key.get(closed(key), "")


_last: list[tuple[Vocabulary, KnownCompanies]] = []


def known_companies(vocabulary: Vocabulary) -> KnownCompanies:
    """Return the table of a vocabulary; kept for the last one that was asked for."""
    if not _last or _last[0][0] is not vocabulary:
        bearers: dict[str, set[str]] = {}
        for concept in vocabulary.scheme("companies"):
            keys = company_keys(concept)
            for key in keys | {closed(key) for key in keys}:
                bearers.setdefault(key, set()).add(concept.iri)
        by_key = {key: next(iter(found)) for key, found in sorted(bearers.items()) if len(found) == 1}
        shared = {key: tuple(sorted(found)) for key, found in sorted(bearers.items()) if len(found) > 1}
        companies = vocabulary.scheme("companies")
        given_up = frozenset(company_key(name) for concept in companies for name in concept.properties.get("formerName", ()))
        _last[:] = [(vocabulary, KnownCompanies(by_key, shared, given_up))]
    return _last[0][1]


def closed(key: str) -> str:
    """Return a key without gaps and apostrophes.

    >>> closed("pharma mar"), closed("dr reddy's"), closed("johnson & johnson") == closed("johnson and johnson")
    ('pharmamar', 'drreddys', True)
    """
    return re.sub(r"[\s'’]", "", key.replace("&", "and"))


def company_keys(concept: Concept) -> set[str]:
    """Return the keys of all names of an entry, former ones among them."""
    names = (concept.label, *concept.alt_labels, *concept.hidden_labels, *concept.abbreviations, *concept.properties.get("formerName", ()))
    return {company_key(name) for name in names} - {""}
