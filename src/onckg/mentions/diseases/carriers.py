"""The disease that another comes with: in "neurofibromatosis type 1 (NF1) who have plexiform neurofibromas" the first says whose
neurofibromas are treated, and is no disease of its own.

Only known diseases that are called after their carrier ("A-associated B", "A-related B") take it up, and only where nothing but words
that join them and qualifiers stands between.
"""

import re
from dataclasses import replace

from onckg.lexicon.folding import key_of
from onckg.mentions.diseases.scan import Name, Scan
from onckg.mentions.diseases.tables import qualifiers

_CARRIED = re.compile(r"(?P<carrier>.+)-(?:associated|related) ")
_BETWEEN = frozenset(
    {"(", ")", ",", "who", "whose", "have", "has", "with", "and", "patient", "that", "living", "a", "an", "by", "to", "due"}
)
_FURTHEST = 14  # words


def without_carriers(scan: Scan, names: list[Name]) -> list[Name]:
    """Return the names, in reading order, without those that say whose disease the name behind them is."""
    dropped: set[int] = set()
    kept = list(names)
    for index, name in enumerate(names):
        carrier = _CARRIED.match(scan.names.label_of(name.concept)) if name.concept in scan.names.concepts else None
        if carrier is None:
            continue
        key = key_of(carrier["carrier"])
        at = name.first
        for left in range(index - 1, -1, -1):
            before = names[left]
            same = before.concept in scan.names.concepts and key_of(scan.names.label_of(before.concept)) == key
            if not same or before.start < scan.words.starts[scan.floor(name.start)] or not _joined(scan, before.last, at):
                break
            dropped.add(left)
            at = before.first
        if at < name.first:  # what qualifies the carrier's patients qualifies these: "adults with"
            kept[index] = replace(name, outer=at)
    return [name for index, name in enumerate(kept) if index not in dropped]


def _joined(scan: Scan, first: int, last: int) -> bool:
    between = scan.words.keys[first:last]
    return len(between) <= _FURTHEST and all(k in _BETWEEN or k in qualifiers().adjacent_words or k in qualifiers().behind for k in between)
