"""The cores of disease names: known diseases by dictionary, and heads ("carcinoma", "tumor") that no dictionary name covers."""

import re
from collections.abc import Iterable

from onckg.lexicon.phrase_matcher import PhraseHit
from onckg.mentions.diseases.exclusions import is_excluded, turned_round
from onckg.mentions.diseases.names import Label
from onckg.mentions.diseases.scan import Name, Scan
from onckg.mentions.diseases.tables import exclusions, parts


def label_cores(scan: Scan, used: bytearray) -> list[Name]:
    """Return the known diseases that stand spelled out, and bare heads, in reading order; marks the words of the former in ``used``."""
    hits = [hit for hit in scan.disease_hits if any(p.how == "label" for p in hit.payloads) and not turned_round(scan, hit.first)]
    cores = []
    for hit in _longest(hits, used):
        sentence = scan.sentence_at(hit.start)
        if sentence is None or hit.end <= sentence.end:
            filed = next(p.iri for p in hit.payloads if p.how == "label")
            iri = scan.names.ours_before(filed, scan.surface(hit.first, hit.last))
            cores.append(Name(hit.first, hit.last, hit.start, hit.end, scan.names.label_of(iri), "dictionary/diseases", "label", iri))
    cores += _heads(scan, used)
    return sorted((c for c in cores if not is_excluded(scan, c)), key=lambda c: c.first)


def abbreviation_cores(scan: Scan, spelled: set[str], unusable: set[str], used: bytearray) -> list[Name]:
    """Return the known diseases that stand as an abbreviation of the vocabulary, in reading order; marks their words in ``used``.

    ``spelled`` are the IRIs of the diseases that the release spells out somewhere, which support ambiguous abbreviations;
    ``unusable`` are abbreviations that the release itself explains.
    """
    cores = []
    for hit in _longest([h for h in scan.disease_hits if any(p.how != "label" for p in h.payloads)], used):
        surface = scan.text[hit.start : hit.end]
        if re.match(r"-?\d", scan.text[hit.end : hit.end + 2]):  # "BCL-2"
            continue
        if surface in unusable or surface.removesuffix("s") in unusable:
            used[hit.first : hit.last] = bytes(hit.last - hit.first)
            continue
        iri = next((p.iri for p in hit.payloads if p.how == "abbreviation" or (p.iri in spelled and _is_supported(scan, hit))), "")
        if iri:
            core = Name(hit.first, hit.last, hit.start, hit.end, scan.names.label_of(iri), "abbreviation/vocabulary", "abbreviation", iri)
            cores += [] if is_excluded(scan, core) else [core]
        else:
            used[hit.first : hit.last] = bytes(hit.last - hit.first)
    return sorted(cores, key=lambda c: c.first)


def _longest(hits: list[PhraseHit[Label]], used: bytearray) -> Iterable[PhraseHit[Label]]:
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.first)):
        if not any(used[hit.first : hit.last]):
            used[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
            yield hit


def _is_supported(scan: Scan, hit: PhraseHit[Label]) -> bool:
    surface = scan.text[hit.start : hit.end]
    return surface not in exclusions().strict and not _in_capitals(scan, hit)


def _in_capitals(scan: Scan, hit: PhraseHit[Label]) -> bool:
    """Say whether the words around are in capitals too, so that "ALL" is a word of a headline."""
    around = scan.text[max(0, hit.start - 25) : hit.start] + scan.text[hit.end : hit.end + 25]
    words = re.findall(r"[A-Za-z]{4,}", around)
    return bool(words) and all(word.isupper() for word in words)


def _heads(scan: Scan, used: bytearray) -> Iterable[Name]:
    keys, words = scan.words.keys, scan.words
    new = [key for key in set(keys) if key[-3:] in parts().last_letters and key.endswith(parts().endings)]
    ends = {index: (index + 1, key, True) for key in new for index in _places(keys, key)}
    listed = {
        i: (last, part.text, part.kind == "telling head")
        for i, (last, part) in scan.part_beginning.items()
        if part.kind in ("head", "telling head")
    }
    for index, (last, text, telling) in sorted((ends | listed).items()):
        if not any(used[index:last]):
            yield Name(index, last, words.starts[index], words.ends[last - 1], text, "composed/head" if telling else "", "composed")


def _places(keys: tuple[str, ...], key: str) -> Iterable[int]:
    index = -1
    for _ in range(keys.count(key)):
        index = keys.index(key, index + 1)
        yield index
