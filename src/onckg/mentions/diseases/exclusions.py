"""Where the words of a disease name none: societies and institutes, molecules, side effects (``exclusions.toml``)."""

import re

from onckg.mentions.diseases.scan import Name, Scan
from onckg.mentions.diseases.tables import exclusions

_OF = re.compile(r"(?:of|for|on|in|against|the|and|&|clinical|,)$")


def molecule_words(scan: Scan) -> bytearray:
    """Return a mark for each word that belongs to the name of a molecule ("B-cell lymphoma 2")."""
    used = bytearray(len(scan.words.keys))
    for hit in exclusions().molecules.find(scan.text):
        used[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
    return used


def is_excluded(scan: Scan, name: Name) -> bool:
    """Say whether a name is part of another name, or a side effect that nobody treats here."""
    table = exclusions()
    if (name.value in table.adverse or name.concept in scan.names.treated_only) and not _is_treated(scan, name):
        return True
    if name.concept in scan.names.no_tumors and _in_section(scan, name, ("safety", "forward-looking")):
        return True
    after = _key(scan, name.last)
    joined = scan.text[name.end : name.end + 1] == "-"
    if after in table.molecule_after and (name.how == "label" or name.first + 1 == name.last):
        return True
    if joined and after in ("free", "killing", "fighting", "causing", "like", "inducing"):
        return True
    return turned_round(scan, name.first) or _names_organisation(scan, name)


def turned_round(scan: Scan, first: int) -> bool:
    """Say whether the word that begins at ``first`` hangs on one that turns it round or makes another word of it: "anti-", "non-"."""
    if scan.text[scan.words.starts[first] - 1 : scan.words.starts[first]] != "-":
        return False
    return _key(scan, first - (2 if _key(scan, first - 1) == "-" else 1)) in exclusions().joined_before


def _is_treated(scan: Scan, name: Name) -> bool:
    if _in_section(scan, name, ("safety", "forward-looking")):
        return False
    if _in_section(scan, name, ("label",)):
        return True
    before = " ".join(scan.words.keys[max(0, name.first - 4) : name.first])
    return before.endswith(exclusions().treated_before)


def _names_organisation(scan: Scan, name: Name) -> bool:
    table = exclusions()
    capital = scan.text[name.start].isupper()
    headline = _in_section(scan, name, ("headline", "subhead"))
    index = name.last
    for _ in range(5):
        key, start = _key(scan, index), _start(scan, index)
        pair = f"{key} {_key(scan, index + 1)}"
        word_is_capital = start >= 0 and scan.text[start].isupper()
        if pair in table.organisation_after or key in table.organisation_after:
            if key not in table.capital_only:
                return index == name.last or pair in table.organisation_after or (capital and word_is_capital)
            if word_is_capital and capital and not headline:
                return True
        # a name of several words goes on in capitals: "Leukemia & Lymphoma Society"
        if not (capital and (word_is_capital or key in ("and", "of", "for", "'", "/", "patient"))) or key in (".", ",", "¶"):
            break
        index += 1
    return capital and _after_organisation(scan, name)


def _after_organisation(scan: Scan, name: Name) -> bool:
    """ "American Society of Clinical Oncology", "Institute for Cancer Research", "Chair of Lymphoma": an office or house before it."""
    table = exclusions()
    index, steps = name.first - 1, 0
    linked = False
    while index >= 0 and steps < 6:
        key, start = _key(scan, index), _start(scan, index)
        if linked and key in table.organisation_before and scan.text[start].isupper():
            return True
        if key in ("of", "for", "on"):
            linked = True
        elif not (_OF.match(key) or scan.text[start].isupper()):
            return False
        index -= 1
        steps += 1
    return False


def _in_section(scan: Scan, name: Name, sections: tuple[str, ...]) -> bool:
    sentence = scan.sentence_at(name.start)
    return sentence is not None and sentence.section in sections


def _key(scan: Scan, index: int) -> str:
    return scan.words.keys[index] if 0 <= index < len(scan.words.keys) else ""


def _start(scan: Scan, index: int) -> int:
    return scan.words.starts[index] if 0 <= index < len(scan.words.keys) else -1
