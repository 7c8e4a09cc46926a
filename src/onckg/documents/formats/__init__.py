"""The formats of input, by the ending of the file's name."""

from onckg.documents.formats import plain_text
from onckg.documents.formats.format import Format, Reading

__all__ = ["FORMATS", "Format", "Reading", "format_by_ending", "format_by_name"]

FORMATS: tuple[Format, ...] = (plain_text.FORMAT,)
_BY_ENDING = {ending: a_format for a_format in FORMATS for ending in a_format.endings}
_BY_NAME = {a_format.name: a_format for a_format in FORMATS}


def format_by_ending(ending: str) -> Format | None:
    """Return the format of files that end so (".txt", any case), or None."""
    return _BY_ENDING.get(ending.lower())


def format_by_name(name: str) -> Format:
    """Return the format of that name. Raises ``KeyError`` for a name that no format has."""
    return _BY_NAME[name]
