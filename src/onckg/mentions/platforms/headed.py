"""Names before "platform" or "technology": "its proprietary X platform", "the X platform technology".

The noun phrase is read leftwards from the head word to a determiner, preposition or verb. Praise ("proprietary", "novel") is
dropped. What remains is a name where a word of it is written like one (TMAb, CysX, AMDC, Gene Traffic Control), else a description,
which counts where the release calls it a platform of the company's.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onckg.documents.records import Document, Sentence
from onckg.mentions.platforms.found import TITLE_SECTIONS, FoundName
from onckg.mentions.platforms.words import PlatformWords

_LEFT = 150  # characters before the head in which its noun phrase begins
_MOST_WORDS = 9
_WORD = re.compile(r"\S+")
_LATIN = frozenset({"vivo", "vitro", "situ"})
_STEMS = (re.compile("latform"), re.compile("echnolog"))  # literal beginnings: the search for them costs next to nothing
_OWNER = re.compile(r"(?:\b(?:its|our|their)|'s|s'|\bproprietary|\bpatented)$", re.IGNORECASE)
_USED = re.compile(
    r"\b(?:utili[sz](?:ing|es)|using|uses|leverag(?:ing|es)|develop(?:ing|s|ed)|based (?:up)?on|built (?:up)?on|relies on"
    r"|from|through|via|employ(?:ing|s)|apply(?:ing)?)"
    r"(?:\s(?:an?|the))?\s*$",
    re.IGNORECASE,
)
_INVENTED = re.compile(r"(?:[a-z]+[A-Z]|[A-Z]+[a-z]+[A-Z0-9]|[A-Z][a-z]*\d|[A-Z]{2,}[a-z]{1,3}$)[\w+-]*")
_COMPOUND = re.compile(
    r"-(?:based|encoded|guided|derived|driven|directed|modified|edited|enabled|powered|linked|targeted|targeting)$", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9+/-]{1,9}s?$")


class _Phrase(NamedTuple):
    """The modifiers of a head, praise left out; ``before`` is the text to their left, ``praised`` the praise itself, small."""

    words: tuple[tuple[int, int, str], ...]
    before: str
    praised: frozenset[str]


def find_heads(shadow: str, words: PlatformWords) -> Iterator[re.Match[str]]:
    """Yield the head words in reading order, never overlapping; those of platform trials and the like are left out."""
    end = 0
    for at in sorted(m.start() - 1 for stem in _STEMS for m in stem.finditer(shadow)):
        if at < max(end, 1) or shadow[at - 1] not in ' \n"' or words.not_platform.match(shadow, at):
            continue
        if head := words.head.match(shadow, at):
            end = head.end()
            yield head


def name_before(document: Document, sentence: Sentence, head: re.Match[str], words: PlatformWords, floor: int) -> FoundName | None:
    """Return the name whose head word is ``head``; None where it is no platform's. Nothing before ``floor`` (the end of the
    last company's or drug's name) belongs to it."""
    phrase = _read_leftwards(document.shadow, max(sentence.start, floor, head.start() - _LEFT), head.start(), words)
    if not phrase.words:
        return None
    named = _named_words(phrase, head, sentence, words)
    if named:
        start, name = named[0][0], " ".join(w for _, _, w in named)
        generic = all(w.lower() in words.generic_names for w in name.split())
        if generic and not ("platform" in head[0].lower() and (_is_own(phrase) or _USED.search(phrase.before))):
            return None
        end = named[-1][1] if '"' in document.shadow[start : head.end()] else head.end()
        return FoundName(start, end, name if not generic else f"{name} platform", "form/platform-name", generic, kind=_kind(phrase))
    if not _describes(phrase, head, words):
        return None
    description = " ".join(document.shadow[phrase.words[0][0] : head.end()].split())
    return FoundName(phrase.words[0][0], head.end(), description, "form/platform-description", True, kind=_kind(phrase))


def _read_leftwards(shadow: str, left: int, end: int, words: PlatformWords) -> _Phrase:
    tokens = [(left + m.start(), left + m.end(), m[0]) for m in _WORD.finditer(shadow[left:end])]
    if end > left and not shadow[end - 1].isspace() and shadow[end - 1] not in "\"'":
        return _Phrase((), "", frozenset())
    kept: list[tuple[int, int, str]] = []
    stop = left
    i = len(tokens) - 1
    while i >= 0 and len(kept) < _MOST_WORDS:
        start, stop_at, text = tokens[i]
        bare = text.strip("\"'()[],")
        comma = text.endswith(",") and bool(kept)
        if text[-1] in ".;:)!?" or (comma and "-" not in bare and bare.lower() not in words.praise) or bare in {"", "-", "&", "+", "*"}:
            stop = stop_at
            break
        if bare.lower() == "in" and kept and kept[0][2].lower() in _LATIN:
            pass
        elif bare.lower() in words.stops or text.endswith(("'s", "s'")) or bare.endswith("'s"):
            stop = stop_at
            break
        kept.insert(0, (start + len(text) - len(text.lstrip("\"'([")), stop_at - (len(text) - len(text.rstrip("\"'),"))), bare))
        stop = start
        if text[0] in "([":
            break
        i -= 1
    praised = []
    while kept and kept[0][2].lower() in words.praise:
        praised.append(kept.pop(0)[2].lower())
    return _Phrase(tuple(kept), shadow[max(0, stop - 60) : stop].rstrip(), frozenset(praised))


def _named_words(phrase: _Phrase, head: re.Match[str], sentence: Sentence, words: PlatformWords) -> list[tuple[int, int, str]]:
    """Return the first run of words that are written like a name."""
    title = sentence.section in TITLE_SECTIONS
    run: list[tuple[int, int, str]] = []
    for word in phrase.words:
        if _is_name_like(word, sentence, title, bool(run)):
            run.append(word)
        elif run:
            break
    while run and run[-1][2].lower() in words.empty_modifiers | words.praise and not any(_INVENTED.match(w) for _, _, w in run[-1:]):
        run.pop()
    if (
        not run
        or all(w.lower() in words.empty_modifiers for _, _, w in run)
        or any(w.lower() in words.other_bodies for _, _, w in phrase.words)
    ):
        return []
    plain = not any(_INVENTED.match(w) or _ACRONYM.match(w) for _, _, w in run)
    return [] if plain and not _is_own(phrase) and (len(run) < 2 or head[0][0].isupper()) else run


def _is_name_like(word: tuple[int, int, str], sentence: Sentence, title: bool, within: bool) -> bool:
    start, _, text = word
    if _COMPOUND.search(text):
        return False
    if _INVENTED.match(text) or (_ACRONYM.match(text) and not text.endswith("-")):
        return True
    if title or not text[:1].isupper():
        return False
    return within or start > sentence.start


def _is_own(phrase: _Phrase) -> bool:
    return bool(_OWNER.search(phrase.before)) or bool(phrase.praised & {"proprietary", "patented", "its", "our", "their", "company's"})


def _describes(phrase: _Phrase, head: re.Match[str], words: PlatformWords) -> bool:
    """Say whether ordinary words describe one technology of the company's: it is called a platform, is owned or made use of, and
    is told apart by a word that tells something."""
    if "platform" not in head[0].lower() or head[0].lower().endswith(("platforms", "technologies")):
        return False
    telling = [w for _, _, w in phrase.words if w.lower().strip(",") not in words.empty_modifiers and w.lower() not in words.praise]
    if not telling or any(w[:1].isupper() and not _ACRONYM.match(w) and not _COMPOUND.search(w) for _, _, w in phrase.words):
        return False
    return _is_own(phrase) or bool(_USED.search(phrase.before)) or "-based" in telling[0]


def _kind(phrase: _Phrase) -> str:
    return "payload" if any("payload" in w.lower() for _, _, w in phrase.words) else "platform"
