"""Treatments that are no named drugs: radiotherapy, chemotherapy, standard of care, named regimens.

The list stands in ``regimen.toml``; names in capitals match in their case only.
"""

import functools
import re
import tomllib
from pathlib import Path

from onckg.documents.records import Document
from onckg.mentions.records import Mention

_WORDINGS = Path(__file__).with_suffix(".toml")


def find_regimens(document: Document) -> list[Mention]:
    """Find the non-drug treatments that a document names, in reading order; ``value`` is the normal name."""
    pattern, names = _pattern()
    found = []
    for match in pattern.finditer(document.shadow):
        start, end = match.span()
        value = names.get(match.group()) or names.get(re.sub(r"[\s-]+", " ", match.group().lower()))
        if value:
            found.append(Mention("regimen", start, end, document.text[start:end], value, "dictionary/regimens"))
    return found


@functools.cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for value, labels in tomllib.loads(_WORDINGS.read_text("utf-8")).items():
        for label in labels:
            names[label if label.isupper() or any(c.isupper() for c in label) else re.sub(r"[\s-]+", " ", label)] = value
    alternatives = []
    for name in sorted(names, key=len, reverse=True):
        words = re.escape(name).replace(r"\ ", r"[\s-]")
        # Its first letter outside the flag lets the engine pass over words that begin with another.
        alternatives.append(words if any(c.isupper() for c in name) else f"[{name[0]}{name[0].upper()}](?i:{words[1:]})")
    firsts = re.escape("".join(sorted({letter for name in names for letter in (name[0], name[0].upper())})))
    return re.compile(rf"(?<![\w-])(?=[{firsts}])(?:{'|'.join(alternatives)})(?![\w])"), names
