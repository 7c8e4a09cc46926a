"""Names of drugs told by the place in the sentence: "approved taldirine for thymoma", "NB1, an oral degrader", "rights to NanoPlat".

For words that no form of ``forms.toml`` knows. Takes the shadow of a document, returns the names with all their characters.

One place is not enough: the places, each with its weight, and a second occurrence must add up to ``least`` in ``slots.toml``. Common
words of English (``common_words.txt``) and words that end like them are never names. Names of genes and proteins need two places, and
must stand nowhere as the target of a drug or as a marker.
"""

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onckg.documents.records import Document
from onckg.mentions.drugs.forms import DrugForms

_FILE = Path(__file__).with_name("slots.toml")
_WORDS = Path(__file__).with_name("common_words.txt")
_DISEASE_WITHIN = 110  # characters behind the name
_TOKEN = r"(?P<name>[A-Za-z][A-Za-z0-9-]{2,24})(?![\w-])"
_WORD = re.compile(r"(?<![\w-])[A-Za-z][A-Za-z0-9-]{2,24}(?![\w-])")
_AROUND = 240  # characters on either side of a name: no place is longer
_BRACKET = r"(?:\s{1,3}\((?:\")?(?P<within>[A-Za-z][A-Za-z0-9-]{2,24})\"?\)|\s{1,3}\([^()\n]{2,40}\))?"
_LEAD = r"(?:(?:the|its|our|oral|intravenous|subcutaneous|investigational|first-in-class|drug)\s){0,3}?"
_MARKS = ("™", "®")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place: ``pattern`` has the name as group "name" and what the bracket behind it holds as "within"."""

    name: str
    pattern: re.Pattern[str]
    weight: int
    disease: bool


@dataclass(frozen=True, slots=True)
class SlotWords:
    """The compiled ``slots.toml``."""

    least: int
    least_fused: int
    often: int
    least_small: int
    slots: tuple[Slot, ...]
    kind: re.Pattern[str]
    weak_kind: re.Pattern[str]
    kind_weight: int
    small: re.Pattern[str]
    code: re.Pattern[str]
    fused: re.Pattern[str]
    marked: re.Pattern[str]
    endings: tuple[str, ...]
    no_names: re.Pattern[str]
    target_behind: re.Pattern[str]
    target_before: re.Pattern[str]


@functools.cache
def slot_words() -> SlotWords:
    """Return the places and words of ``slots.toml``, compiled once in a process."""
    data = tomllib.loads(_FILE.read_text("utf-8"))
    shapes, no_names, kinds = data["shapes"], data["no_names"], "|".join(data["kinds"]["words"])
    return SlotWords(
        least=data["least"],
        least_fused=data["least_fused"],
        often=data["often"],
        least_small=data["least_small"],
        slots=tuple(Slot(e["name"], _pattern(p), e["weight"], e.get("disease", False)) for e in data["slots"] for p in e["patterns"]),
        kind=re.compile(rf",?\s{{1,3}}(?:is\s|are\s|was\s)?(?:an?|the|its|our)\s(?:[\w/+()\"'-]+,?\s){{0,6}}?(?:{kinds})s?\b"),
        weak_kind=re.compile(rf"\b(?:{'|'.join(data['kinds']['weak'])})s?$"),
        kind_weight=data["kinds"]["weight"],
        small=re.compile(shapes["small"]),
        code=re.compile(shapes["code"]),
        fused=re.compile(shapes["fused"]),
        marked=re.compile(shapes["marked"]),
        endings=tuple(no_names["endings"]),
        no_names=re.compile("|".join(f"(?:{p})" for p in no_names["names"])),
        target_behind=re.compile(rf"(?:^|\W)(?:{'|'.join(no_names['target_behind'])})\s?$".replace(" ", r"\s"), re.IGNORECASE),
        target_before=re.compile("|".join(no_names["target_before"])),
    )


def _pattern(place: str) -> re.Pattern[str]:
    opens = "" if place.startswith(r"\n") else r"(?<![\w-])"
    return re.compile(opens + place.replace(" ", r"\s{1,2}").replace("{X}", f"{_LEAD}{_TOKEN}{_BRACKET}"))


@functools.cache
def common_words() -> frozenset[str]:
    """Return the words in small letters that are no names."""
    return frozenset(line for line in _WORDS.read_text("utf-8").splitlines() if line and not line.startswith("#"))


def names_by_slot(
    document: Document, forms: DrugForms, taken: Iterable[Span], diseases: Sequence[Span], targets: Iterable[Span]
) -> dict[str, list[Span]]:
    """Return the names that their places make drugs, by spelling, with all their characters in reading order.

    Args:
        document: its shadow is searched; a mark ("®") is seen in the text alone.
        forms: what kinds of drug there are, and codes that are none.
        taken: characters of other names.
        diseases: characters of the names of diseases, sorted.
        targets: characters of the names of genes and proteins.
    """
    words, shadow = slot_words(), document.shadow
    covered = bytearray(len(shadow))
    for start, end in taken:
        covered[start:end] = b"\x01" * (end - start)
    witnesses = _witnesses(document, words, forms, covered, diseases)
    genes = {shadow[start:end] for start, end in targets}
    found = {}
    for name in sorted(witnesses):
        spans = [m.span() for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", shadow)]
        weights = witnesses[name]
        is_small = words.small.fullmatch(name) is not None
        total = sum(weights.values()) + (len(spans) > 1)
        described = weights.get("kind", 0)
        of_places = sum(weights.values()) - described
        if is_small and of_places and len(re.findall(rf"(?i:\b{name}\b)", shadow)) >= words.often:
            of_places += 1
        if total < (words.least_fused if words.fused.fullmatch(name) else words.least) or (
            is_small and of_places < words.least_small and not (of_places and described >= words.kind_weight)
        ):
            continue
        if name in genes and (len(weights) < 2 or _is_target(shadow, spans, words)):
            continue
        if words.code.fullmatch(name) and _is_target(shadow, spans, words) and len(weights) < 2:
            continue
        found[name] = [span for span in spans if not any(covered[slice(*span)])]
    return found


def _witnesses(
    document: Document, words: SlotWords, forms: DrugForms, covered: bytearray, diseases: Sequence[Span]
) -> dict[str, dict[str, int]]:
    """Return for each possible name the weights of the places where it stands."""
    shadow, text = document.shadow, document.text
    found: dict[str, dict[str, int]] = defaultdict(dict)
    stretches = _stretches(document, words, forms, covered)
    for slot in words.slots:
        for match in (m for start, end in stretches for m in slot.pattern.finditer(shadow, start, end)):
            if slot.disease and not _disease_follows(shadow, match.end("name"), diseases):
                continue
            within = match["within"] or ""
            new_within = bool(within) and _is_new_word(within, words) and not covered[match.start("within")]
            for group in ("name", "within"):
                if match[group] and not any(covered[slice(*match.span(group))]) and (group == "name" or new_within):
                    marked = new_within or text[match.end("name") : match.end("name") + 2].strip().startswith(_MARKS)
                    if _may_name(match[group], words, forms, marked=marked):
                        found[match[group]][slot.name] = max(slot.weight + new_within, found[match[group]].get(slot.name, 0))
    for name in list(found):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", shadow):
            kind = forms.kind_of_drug.match(shadow, match.end(), match.end() + _DISEASE_WITHIN) or words.kind.match(shadow, match.end())
            if kind and not forms.not_kind.search(kind.group()):
                weight = 1 if words.weak_kind.search(kind.group()) else words.kind_weight
                found[name]["kind"] = max(weight, found[name].get("kind", 0))
    return found


def _stretches(document: Document, words: SlotWords, forms: DrugForms, covered: bytearray) -> list[Span]:
    """Return the characters around all words that could be a name, merged: places are looked for there alone."""
    shadow, text = document.shadow, document.text
    may: dict[tuple[str, bool], bool] = {}
    found: list[Span] = []
    for match in _WORD.finditer(shadow):
        start, end = match.span()
        if covered[start] or covered[end - 1]:
            continue
        word = match.group()
        marked = shadow.startswith(" (", end) or text[end : end + 2].strip().startswith(_MARKS)
        if (word, marked) not in may:
            may[word, marked] = _may_name(word, words, forms, marked=marked)
        if not may[word, marked]:
            continue
        low, high = max(0, start - _AROUND), min(len(shadow), end + _AROUND)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _may_name(word: str, words: SlotWords, forms: DrugForms, *, marked: bool) -> bool:
    if words.fused.fullmatch(word) and word.partition("-")[0].upper() in forms.not_prefixes:
        return False  # "SOLO-1" is a study
    if words.code.fullmatch(word) or words.fused.fullmatch(word):
        return not words.no_names.fullmatch(word) and not forms.not_code.fullmatch(word)
    return _is_new_word(word, words) or (marked and words.marked.fullmatch(word) is not None and word.lower() not in common_words())


def _is_new_word(word: str, words: SlotWords) -> bool:
    return words.small.fullmatch(word) is not None and not word.endswith(words.endings) and word not in common_words()


def _disease_follows(shadow: str, at: int, diseases: Sequence[Span]) -> bool:
    stop = re.compile(r"[a-z0-9)]\.\s|\n\s*\n").search(shadow, at, at + _DISEASE_WITHIN)
    end = stop.start() if stop else at + _DISEASE_WITHIN
    return any(at < start < end for start, _ in diseases)


def _is_target(shadow: str, spans: Iterable[Span], words: SlotWords) -> bool:
    """Say whether a name stands somewhere as what a drug acts on, or as a marker."""
    return any(
        words.target_behind.search(shadow[max(0, start - 24) : start]) or words.target_before.match(shadow, end) for start, end in spans
    )
