"""Lists of words that tell what a sentence is about, kept in ``wordings/context.toml``; where they count is written there beside each."""

import functools
import tomllib
from pathlib import Path

from onckg.errors import InternalError

_FILE = Path(__file__).with_name("wordings") / "context.toml"


@functools.cache
def _lists() -> dict[str, tuple[str, ...]]:
    try:
        return {name: tuple(entry["words"]) for name, entry in tomllib.loads(_FILE.read_text("utf-8")).items()}
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise InternalError(f"the wordings {_FILE.name} cannot be read: {error}") from error


def word_list(name: str) -> tuple[str, ...]:
    """Return the words of a list, in the order of the file. Raises ``InternalError`` where the file or the list is missing."""
    if name not in _lists():
        raise InternalError(f"the wordings {_FILE.name} have no list {name}")
    return _lists()[name]


def any_of(name: str) -> str:
    """Return the words of a list as a choice, for use in a regular expression.

    >>> any_of("portrayed")
    '(?:company|organi[sz]ation|leader|firm|group)'
    """
    return f"(?:{'|'.join(word_list(name))})"
