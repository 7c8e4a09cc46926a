"""Platforms: the named technologies from which drugs come, with what carries them.

Takes a document with its companies and drugs, returns every occurrence of every platform's name. Names are told by "X platform",
"its proprietary X technology", a mark, "a technology, termed X"; a description ("arenavirus platform") or a bare modality counts
only where the release calls it a platform of the company's. Platform trials, data platforms and platform presentations are none.

``text`` of a mention holds the words as they stand, with "platform" where that follows; ``value`` is the name.
"""

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator

from onckg.documents.records import Document
from onckg.lexicon import Lexicon
from onckg.mentions.platforms.found import SILENT_SECTIONS, FoundName
from onckg.mentions.platforms.headed import find_heads, names_before
from onckg.mentions.platforms.marked import carriers, names_by_apposition, names_with_marks
from onckg.mentions.platforms.names import Platform, group_platforms, key_of
from onckg.mentions.platforms.words import PlatformWords, platform_words
from onckg.mentions.records import Mention

_SIGNS = ("latform", "echnolog", "LATFORM", "ECHNOLOG", "roprietary", "ystem", "ngine", "ibrary", "rocess", "powered", "enabled")
_BUILT_ON = re.compile(r"\b(?:based (?:up)?on|built (?:up)?on|derived from)\b")
_EXPLOITS = re.compile(r"\b(?:exploit|leverag|utili[sz]|us|employ|incorporat)(?:es|ing|ed|s)\b")
_HEAD_BEHIND = re.compile(r"\s{1,3}(?:platform technology|technology platform|platform|technology)\b", re.IGNORECASE)


def find_platforms(document: Document, lexicon: Lexicon, companies: list[Mention], drugs: list[Mention]) -> list[Mention]:
    """Find every occurrence of every platform's name, in reading order, never overlapping.

    Args:
        document: the release.
        lexicon: the vocabularies; no scheme of them lists platforms today.
        companies: their characters are no part of a platform's name.
        drugs: a name that is a drug's is no platform's ("the Gedeptin technology").

    Returns:
        ``value`` is the name: spelled out where a bracket abbreviates it, of a description the whole of it. Attributes:
        ``platform_kind`` platform, carrier or payload; ``built_on`` the value of another platform where the text says so.
    """
    if not any(sign in document.shadow for sign in _SIGNS):
        return []
    words = platform_words()
    found = _found_names(document, words, companies, drugs)
    if not found:
        return []
    others = {key_of(name) for name in {n for m in (*companies, *drugs) for n in (m.text, m.value)}} | {""}
    found = [f for f in found if key_of(f.name) not in others]
    platforms = group_platforms(document, found, words)
    mentions = _mentions(document, platforms, [(m.start, m.end) for m in drugs])
    return _with_built_on(document, mentions)


def _found_names(document: Document, words: PlatformWords, companies: Iterable[Mention], drugs: Iterable[Mention]) -> list[FoundName]:
    starts = [s.start for s in document.sentences]
    ends = sorted(m.end for m in (*companies, *drugs))
    found: list[FoundName] = []
    for head in find_heads(document.shadow, words):
        at = bisect.bisect_right(starts, head.start()) - 1
        if at < 0 or document.sentences[at].section in SILENT_SECTIONS:
            continue
        before = bisect.bisect_right(ends, head.start()) - 1
        floor = ends[before] if before >= 0 else 0
        floor += 2 if document.shadow[floor : floor + 2] == "'s" else document.shadow[floor : floor + 1] == "'"
        found += names_before(document, document.sentences[at], head, words, floor if floor < head.start() else 0)
    found += [f for f in _other_names(document, words) if _section_speaks(document, starts, f.start)]
    return sorted(found, key=lambda f: (f.start, f.end, f.name))


def _other_names(document: Document, words: PlatformWords) -> Iterator[FoundName]:
    yield from names_with_marks(document, words)
    yield from names_by_apposition(document)
    yield from carriers(document, words)


def _section_speaks(document: Document, starts: list[int], position: int) -> bool:
    at = bisect.bisect_right(starts, position) - 1
    return at >= 0 and document.sentences[at].section not in SILENT_SECTIONS


def _mentions(document: Document, platforms: Iterable[Platform], drugs: list[tuple[int, int]]) -> list[Mention]:
    spans: list[tuple[int, int, Platform]] = []
    for platform in platforms:
        spans += [(start, end, platform) for start, end in platform.spans]
        for name in (*platform.names, *platform.phrases):
            plural = name.isupper() or (name[-1:].islower() and name[:1].isupper())
            pattern = re.compile(
                rf"(?<![\w-]){re.escape(name).replace(chr(92) + ' ', chr(92) + 's+')}(?:{'s' if plural else ''}(?![\w])|(?![\w]))"
            )
            for match in pattern.finditer(document.shadow):
                head = _HEAD_BEHIND.match(document.shadow, match.end())
                spans.append((match.start(), head.end() if head else match.end(), platform))
        if platform.kind == "carrier":
            spans += [
                (m.start(), m.end(), platform)
                for n in platform.names
                for m in re.finditer(rf"\b{re.escape(n)} analog(?:ue)?s\b", document.shadow)
            ]
    spans.sort(key=lambda s: (s[0] - s[1], s[0], s[2].value))
    used = bytearray(len(document.shadow))
    for start, end in drugs:
        used[start:end] = b"\x01" * (end - start)
    kept = []
    for start, end, platform in spans:
        if not any(used[start:end]):
            used[start:end] = b"\x01" * (end - start)
            attributes = {"platform_kind": platform.kind}
            kept.append(Mention("platform", start, end, document.text[start:end], platform.value, platform.rule, "", attributes))
    return sorted(kept, key=lambda m: m.start)


def _with_built_on(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Add what a platform is built on, where one sentence says it of the two: "X, based on Y", "X therapy that exploits carrier Y"."""
    built: dict[str, str] = {}
    starts = [s.start for s in document.sentences]
    for one, other in itertools.pairwise(mentions):
        if one.value == other.value or bisect.bisect_right(starts, one.start) != bisect.bisect_right(starts, other.start):
            continue
        between = document.shadow[one.end : other.start]
        carried = other.attributes["platform_kind"] == "carrier" and _EXPLOITS.search(between)
        if len(between) < 160 and ";" not in between and (_BUILT_ON.search(between) or carried):
            built.setdefault(one.value, other.value)
    return [
        Mention(m.kind, m.start, m.end, m.text, m.value, m.rule, m.concept, {**m.attributes, "built_on": built[m.value]})
        if m.value in built
        else m
        for m in mentions
    ]
