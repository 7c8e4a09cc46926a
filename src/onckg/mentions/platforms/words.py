"""The words around platform names, compiled from ``words.toml``."""

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_WORDS = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class PlatformWords:
    """Word sets, all small, and patterns that match on the shadow of a document."""

    praise: frozenset[str]
    stops: frozenset[str]
    empty_modifiers: frozenset[str]
    generic_names: frozenset[str]
    other_bodies: frozenset[str]
    head: re.Pattern[str]
    not_platform: re.Pattern[str]


@functools.cache
def platform_words() -> PlatformWords:
    """Return the words, compiled once in a process."""
    data = tomllib.loads(_WORDS.read_text("utf-8"))
    heads = "|".join(sorted(data["heads"], key=lambda w: (-len(w), w)))
    return PlatformWords(
        praise=frozenset(data["praise"]),
        stops=frozenset(data["stops"]),
        empty_modifiers=frozenset(data["empty_modifiers"]),
        generic_names=frozenset(data["generic_names"]),
        other_bodies=frozenset(data["other_bodies"]),
        head=re.compile(rf"(?:{heads})(?![\w-])", re.IGNORECASE),
        not_platform=re.compile("|".join(re.escape(p) for p in data["not_platforms"]), re.IGNORECASE),
    )
