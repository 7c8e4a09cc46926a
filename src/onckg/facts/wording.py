"""Wordings: declarative templates over typed slots, kept in ``wordings/*.toml``.

A pattern is read left to right, case does not matter:

    {agency} [has] (granted|awarded) ... {designation+}

``{kind}`` is one mention, ``{kind+}`` a list of them ("A, B and C"), ``(a|b)`` a choice, ``[x]`` may be absent, ``..`` is a gap of up
to four words, ``...`` of up to fourteen, neither across a semicolon; ``~(`` is a bracket of the text. Everything else stands for
itself. A gap may hold marks.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

from onckg.errors import InternalError
from onckg.facts.view import KIND_MARKS, View
from onckg.mentions.records import Mention

_FOLDER = Path(__file__).with_name("wordings")
_TOKEN = re.compile(
    r"\{(?P<kind>[a-z]+)(?P<plus>\+?)\}|(?P<wide>\.\.\.)|(?P<gap>\.\.)|(?P<bracket>~\()|(?P<open>\()|(?P<close>\))"
    r"|(?P<bar>\|)|(?P<optional>\[)|(?P<end>\])|(?P<space>\s+)|(?P<word>[^\s{}()\[\]|]+)"
)
_LINK = (  # what may stand between the members of a list
    r"(?:\s*(?:,|;|/|and/or|and|or|&|\+|as well as|both|also|as|plus|for|the|an?|its|existing|⟨A\d+⟩(?:'s)?|\(|\)|:)\s*)+"
    r"(?:[\w'-]+\s){0,3}?"
)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One template. ``rule`` is "relation/name"; ``gives`` holds what a match states (``status``, ``type`` ...).

    ``needs`` says what a text must hold for the pattern to fit, in small letters: of each group at least one (see ``needs_of``).
    """

    rule: str
    pattern: re.Pattern[str]
    gives: dict[str, Any]
    needs: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A wording that fits a view. ``start``/``end`` are places in ``view.slotted``; ``slots`` the mentions in each slot,
    ``studies`` the numbers of the study phrases in ``{study}`` slots (see ``studies``)."""

    wording: Wording
    start: int
    end: int
    slots: dict[str, tuple[Mention, ...]]
    studies: tuple[int, ...] = ()


@functools.cache
def load_wordings(relation: str) -> tuple[Wording, ...]:
    """Return the wordings of one file, in its order. Raises ``InternalError`` for a file that cannot be read."""
    path = _FOLDER / f"{relation}.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return tuple(
            Wording(
                f"{relation}/{entry['name']}",
                compile_pattern(pattern),
                {k: v for k, v in entry.items() if k not in ("name", "patterns")},
                needs_of(pattern),
            )
            for entry in data["wording"]
            for pattern in entry["patterns"]
        )
    except (OSError, KeyError, re.error, tomllib.TOMLDecodeError) as error:
        raise InternalError(f"the wordings {path.name} cannot be read: {error}") from error


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression of a wording, for use on ``View.slotted``.

    >>> compile_pattern("{agency} (granted|gave) .. {designation}").search("the ⟨A0⟩ granted it ⟨G1⟩").group("designation")
    '⟨G1⟩'
    """
    out: list[str] = []
    seen: dict[str, int] = {}
    need_space = False
    for token in _TOKEN.finditer(pattern):
        kind, group = token.lastgroup, token.group()
        if kind == "space":
            need_space = True
            continue
        if need_space and kind not in ("bar", "close", "end", "wide", "gap", "optional") and out and not out[-1].endswith(("(?:", "|")):
            out.append(r"\s+")
        if kind == "word":
            out.append(_word(group))
        elif token["kind"]:
            out.append(_slot(token["kind"], bool(token["plus"]), seen))
        elif kind in ("wide", "gap"):
            out.append(rf",?(?:\s+[^\s;]+){{0,{14 if kind == 'wide' else 4}}}?")
            need_space = True
            continue
        elif kind == "bracket":
            out.append(r"\(")
        elif kind == "optional":
            out.append(r"(?:\s+(?:" if need_space else "(?:(?:")
        else:
            out.append({"open": "(?:", "close": ")", "bar": "|", "end": "))?"}[str(kind)])
        need_space = False
    return re.compile("".join(out), re.IGNORECASE)


def _word(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w*")
    return (r"\b" if word[0].isalnum() else "") + escaped + (r"\b" if word[-1].isalnum() else "")


def _slot(kind: str, plus: bool, seen: dict[str, int]) -> str:
    mark = f"⟨{KIND_MARKS[kind]}\\d+⟩"
    seen[kind] = seen.get(kind, 0) + 1
    name = kind if seen[kind] == 1 else f"{kind}{seen[kind]}"
    body = rf"{mark}(?:{_LINK}{mark})*" if plus else mark
    return rf"[(\"]?(?P<{name}>{body})[)\"]?(?:'s)?,?\"?"


def needs_of(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return what any text that a wording fits holds: of each group at least one, in small letters. Empty where nothing is sure.

    Looking for these is far cheaper than trying the pattern, and tells for most sentences that it cannot fit.

    >>> needs_of("{agency} [has] (granted|gave away) .. {designation}")
    (('⟨a',), ('granted', 'gave'), ('⟨g',))
    """
    needs: list[tuple[str, ...]] = []
    choice: list[str] = []  # the surest word of each branch of the choice that is open, "" where it has none
    depth = optional = 0
    for token in _TOKEN.finditer(pattern):
        kind, group = token.lastgroup, token.group()
        optional += (kind == "optional") - (kind == "end")
        depth += (kind == "open") - (kind == "close")
        literal = f"⟨{KIND_MARKS[token['kind']]}" if token["kind"] else max(group.split("*"), key=len) if kind == "word" else ""
        if kind == "open" and depth == 1:
            choice = [""]
        elif kind == "bar" and depth == 1:
            choice.append("")
        elif kind == "close" and depth == 0 and not optional and all(choice):
            needs.append(tuple(choice))
        elif literal and not optional and depth == 0:
            needs.append((literal.casefold(),))
        elif literal and not optional and depth == 1:
            choice[-1] = max(choice[-1], literal.casefold(), key=len)
    return tuple(needs)


@dataclass(frozen=True, slots=True)
class _Search:
    """What the wordings of a relation need, looked for in one pass.

    ``needs`` has for each wording its groups as sets of bits, bit n for literal n; ``opened_by`` has for each literal the numbers of the
    wordings whose most telling group holds it; ``open`` are those of the wordings that need nothing.
    """

    literals: AhoCorasick
    needs: tuple[tuple[int, ...], ...]
    opened_by: tuple[tuple[int, ...], ...]
    open: tuple[int, ...]


@functools.lru_cache(maxsize=128)
def _search_for_needs(wordings: tuple[Wording, ...]) -> _Search:
    numbers = {literal: n for n, literal in enumerate(sorted({lit for w in wordings for group in w.needs for lit in group}))}
    opened_by: list[list[int]] = [[] for _ in numbers]
    for index, wording in enumerate(wordings):
        # A long word tells most; nearly every sentence has some mark.
        telling = max(wording.needs, key=lambda group: min(0 if lit.startswith("⟨") else len(lit) for lit in group), default=())
        for literal in dict.fromkeys(telling):
            opened_by[numbers[literal]].append(index)
    return _Search(
        AhoCorasick(list(numbers)),
        tuple(tuple(sum(1 << n for n in {numbers[literal] for literal in group}) for group in w.needs) for w in wordings),
        tuple(map(tuple, opened_by)),
        tuple(index for index, w in enumerate(wordings) if not w.needs),
    )


def _that_can_fit(text: str, wordings: tuple[Wording, ...]) -> list[Wording]:
    """Return the wordings all whose needs stand in a text, in their order."""
    search = _search_for_needs(wordings)
    present = 0
    candidates = set(search.open)
    for number in {n for n, _, _ in search.literals.find_matches_as_indexes(text.casefold(), overlapping=True)}:
        present |= 1 << number
        candidates.update(search.opened_by[number])
    needs = search.needs
    return [wordings[i] for i in sorted(candidates) if all([present & group for group in needs[i]])]


def find_matches(view: View, wordings: tuple[Wording, ...]) -> list[Match]:
    """Return all matches of the wordings in a view, in the order of the wordings, then of the text."""
    found = []
    for wording in _that_can_fit(view.slotted, wordings):
        for match in wording.pattern.finditer(view.slotted):
            groups = {name: text for name, text in match.groupdict().items() if text}
            slots = {
                name: tuple(view.mentions[int(i)] for i in re.findall(rf"⟨{KIND_MARKS[name.rstrip('23456789')]}(\d+)⟩", text))
                for name, text in groups.items()
                if not name.startswith("study")
            }
            studies = tuple(int(i) for name, text in groups.items() if name.startswith("study") for i in re.findall(r"⟨S(\d+)⟩", text))
            found.append(Match(wording, match.start(), match.end(), slots, studies))
    return found
