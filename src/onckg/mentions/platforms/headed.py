"""Names before "platform" or "technology": "its proprietary X platform", "the X platform technology".

The noun phrase is read leftwards from the head word to a determiner, preposition or verb. Praise ("proprietary", "novel") is
dropped. What remains is a name where a word of it is written like one (TMAb, CysX, AMDC, Gene Traffic Control), else a description,
which counts where the release calls it a platform of the company's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from onckg.documents.records import Document, Sentence
from onckg.mentions.platforms.found import TITLE_SECTIONS, FoundName
from onckg.mentions.platforms.names import spells
from onckg.mentions.platforms.words import PlatformWords

_LEFT = 150  # characters before the head in which its noun phrase begins
_MOST_WORDS = 9
_WORD = re.compile(r"\S+")
_LATIN = frozenset({"vivo", "vitro", "situ"})
_STEMS = (
    re.compile("latform"),
    re.compile("echnolog"),
    re.compile("ngine\\b"),
    re.compile("ibrary\\b"),
    re.compile("rocess\\b"),
    re.compile("ystem\\b"),
)  # literal beginnings: the search for them costs next to nothing
_OWNER = re.compile(r"(?:\b(?:its|our|their)|'s|s'|\bproprietary|\bpatented)$", re.IGNORECASE)
_USED = re.compile(
    r"\b(?:utili[sz](?:ing|es)|using|uses|leverag(?:ing|es)|develop(?:ing|s|ed)|based (?:up)?on|built (?:up)?on|relies on"
    r"|from|through|via|employ(?:ing|s)|apply(?:ing)?"
    r"|(?:made|manufactured|produced|generated|engineered|created|designed|identified|discovered|delivered|powered|developed|built) "
    r"(?:with|by|on|under|in))"
    r"(?:\s(?:an?|the))?\s*$",
    re.IGNORECASE,
)
_INVENTED = re.compile(r"(?:[a-z]+[A-Z]|[A-Z]+[a-z]+[A-Z0-9]|[A-Z][a-z]*\d|[A-Z]{2,}[a-z]{1,3}$)[\w+-]*")
_COINED = re.compile(r"[A-Z]?[a-z]+[A-Z][A-Za-z]*[a-z][A-Za-z0-9]*")  # "GenEdge"
_WEAK_HEAD = re.compile(r"library|process|system", re.IGNORECASE)
_COMPOUND = re.compile(
    r"-(?:based|encoded|guided|derived|driven|directed|modified|edited|enabled|powered|linked|targeted|targeting)$", re.IGNORECASE
)
_OWN = frozenset({"proprietary", "patented", "its", "our", "their", "company's"})
_APPOSED = re.compile(
    r"(?<![\w-])((?:[A-Z]|[a-z]{1,3}[A-Z])[\w+-]*(?:\s[A-Z][\w+-]*){0,3})"
    r"(?:\s(?:[a-z-]+\s)?(?:process|system|library|approach|method|engine))?\s{0,2}(?:,|\sis|\s-)\s"
    r"(?:(?:[A-Z][\w&-]*\s){0,3}[A-Z][\w&-]*'s?|its|our|the company's|the Company's|a|an)\s*$"
)
_EVERYDAY = re.compile(
    r"(?:It|This|That|The|Our|We|Its|These|There|Here|Today|Finally|Additionally|Furthermore|Moreover|Meanwhile|Separately|Recently|However|Currently|Also|Together|Through|Using|CEO|President|Inc|Ltd|Corp|[A-Z])\b"
)
_BRACKET = re.compile(r"\s{0,2}\(\"?(?P<short>[A-Z][\w+-]{1,9}?)s?\"?\s?\)\s{0,2}$")
_SITE = re.compile(r"\w\.(?:com|gov|org|net|io|eu)\b", re.IGNORECASE)
_GLUED_MARK = re.compile(r"(?<=[a-z])TM$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9+/-]{1,9}s?$")


class _Phrase(NamedTuple):
    """The modifiers of a head, praise left out; ``before`` is the text to their left, ``praised`` the praise itself, small;
    ``start`` is where it begins."""

    words: tuple[tuple[int, int, str], ...]
    before: str
    praised: frozenset[str]
    start: int


def find_heads(shadow: str, words: PlatformWords) -> Iterator[re.Match[str]]:
    """Yield the head words in reading order, never overlapping; those of platform trials and the like are left out."""
    end = 0
    for at in sorted(m.start() - 1 for stem in _STEMS for m in stem.finditer(shadow)):
        if at < max(end, 1) or shadow[at - 1] not in ' \n"' or words.not_platform.match(shadow, at):
            continue
        if head := words.head.match(shadow, at):
            end = head.end()
            yield head


def names_before(document: Document, sentence: Sentence, head: re.Match[str], words: PlatformWords, floor: int) -> list[FoundName]:
    """Return the names whose head word is ``head``: one, of plural heads perhaps more ("the TMBind and XTRA platforms"), none
    where it is no platform's. Nothing before ``floor`` (the end of the last company's or drug's name) belongs to them; a name
    that the whole phrase stands in apposition to does ("ClearLink, Harrow's proprietary conjugation platform")."""
    shadow = document.shadow
    left = max(sentence.start, floor, head.start() - _LEFT)
    bracket = _BRACKET.search(shadow, left, head.start())  # "Lipid Anchor Conjugate (LAC) platform"
    phrase = _read_leftwards(shadow, left, bracket.start() + 1 if bracket else head.start(), words)
    found = _named(shadow, phrase, head, sentence, words) or _described(shadow, phrase, head, words)
    if bracket and len(found) == 1 and spells(found[0].name.lower(), bracket["short"].lower()):
        found = [replace(found[0], end=phrase.words[-1][1], short=bracket["short"], descriptive=False)]
    apposed = _APPOSED.search(shadow, max(sentence.start, phrase.start - 90), phrase.start) if phrase.words or phrase.praised else None
    if apposed and (found or _is_own(phrase)) and not _EVERYDAY.match(apposed[1]):
        same = found[0].name if found else ""
        found.insert(0, FoundName(apposed.start(1), apposed.end(1), apposed[1], "context/is-a-platform", same_as=same))
    return found


def _named(shadow: str, phrase: _Phrase, head: re.Match[str], sentence: Sentence, words: PlatformWords) -> list[FoundName]:
    runs = _name_runs(phrase, head, sentence, words)
    several = len(runs) > 1 and head[0].lower().endswith("s")
    found = []
    for run in runs if several else runs[:1]:
        name = " ".join(_GLUED_MARK.sub("", w) for _, _, w in run)
        if _SITE.search(name) or not _may_have_head(run, phrase, head):
            continue
        generic = all(w.lower() in words.generic_names for w in name.split())
        if generic and not ("platform" in head[0].lower() and (_is_own(phrase) or _USED.search(phrase.before))):
            continue
        end = run[-1][1] if several or '"' in shadow[run[0][0] : head.end()] else head.end()
        found.append(FoundName(run[0][0], end, f"{name} platform" if generic else name, "form/platform-name", generic, kind=_kind(phrase)))
    return found


def _described(shadow: str, phrase: _Phrase, head: re.Match[str], words: PlatformWords) -> list[FoundName]:
    if not phrase.words or not _describes(phrase, head, words):
        return []
    description = " ".join(shadow[phrase.words[0][0] : head.end()].split())
    return [FoundName(phrase.words[0][0], head.end(), description, "form/platform-description", True, kind=_kind(phrase))]


def _read_leftwards(shadow: str, left: int, end: int, words: PlatformWords) -> _Phrase:
    tokens = [(left + m.start(), left + m.end(), m[0]) for m in _WORD.finditer(shadow[left:end])]
    if end > left and not shadow[end - 1].isspace() and shadow[end - 1] not in "\"'":
        return _Phrase((), "", frozenset(), end)
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
    return _Phrase(tuple(kept), shadow[max(0, stop - 60) : stop].rstrip(), frozenset(praised), stop)


def _name_runs(phrase: _Phrase, head: re.Match[str], sentence: Sentence, words: PlatformWords) -> list[list[tuple[int, int, str]]]:
    """Return the runs of words that are written like a name, in reading order."""
    if any(w.lower() in words.other_bodies for _, _, w in phrase.words):
        return []
    title = sentence.section in TITLE_SECTIONS
    runs: list[list[tuple[int, int, str]]] = [[]]
    for word in phrase.words:
        if _is_name_like(word, sentence, title, bool(runs[-1])):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    plain_words = words.empty_modifiers | words.praise
    for run in runs:
        while run and run[-1][2].lower() in plain_words and not _INVENTED.match(run[-1][2]):
            run.pop()
    return [r for r in runs if r and not all(w.lower() in words.empty_modifiers for _, _, w in r) and _may_be_plain(r, phrase, head)]


def _may_be_plain(run: list[tuple[int, int, str]], phrase: _Phrase, head: re.Match[str]) -> bool:
    """Say of words that are written with a capital and no more whether they can be a name: two of them, or the company's own."""
    if any(_INVENTED.match(w) or _ACRONYM.match(w) for _, _, w in run) or _is_own(phrase):
        return True
    return len(run) > 1 and not head[0][0].isupper()


def _may_have_head(run: list[tuple[int, int, str]], phrase: _Phrase, head: re.Match[str]) -> bool:
    """Say whether a name may stand before this head: a library, process or system is a technology only by an invented name, where it is
    owned or made use of."""
    if not _WEAK_HEAD.fullmatch(head[0]):
        return True
    return len(run) == 1 and bool(_COINED.fullmatch(run[0][2])) and (_is_own(phrase) or bool(_USED.search(phrase.before)))


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
    return bool(_OWNER.search(phrase.before)) or bool(phrase.praised & _OWN)


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
