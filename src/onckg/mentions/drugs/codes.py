"""Codes of known medicines, whatever stands between their letters and digits: "CLR-131" and "CLR131" are CLR 131.

Letters and digits must be equal, all of them: codes are never matched by likeness.
"""

import re

from onckg.mentions.drugs.isotopes import key_of
from onckg.vocabulary import Vocabulary

_CODE = re.compile(r"(?=.*\d{2})(?=.*[A-Z])[\w' -]{4,}")
_CODES: dict[str, dict[str, str]] = {}  # by the vocabulary's fingerprint: a vocabulary is no key of a cache, its concepts are a mapping


def known_code(name: str, vocabulary: Vocabulary) -> str:
    """Return the IRI of the known medicine with this code of development; empty if none has it, or two have it, or it is no code."""
    if not _CODE.fullmatch(name):
        return ""
    if vocabulary.fingerprint not in _CODES:
        owners: dict[str, set[str]] = {}
        for concept in vocabulary.scheme("drugs"):
            for label in (concept.label, *concept.alt_labels, *concept.properties.get("codeName", ())):
                if _CODE.fullmatch(label):
                    owners.setdefault(key_of(label), set()).add(concept.iri)
        _CODES[vocabulary.fingerprint] = {key: next(iter(iris)) for key, iris in owners.items() if len(iris) == 1}
    return _CODES[vocabulary.fingerprint].get(key_of(name), "")
