"""Reads the word lists of this stage: plain text in ``data/``, one entry a line, ``#`` for remarks, ``[name]`` for groups."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")


@cache
def word_groups(file_name: str) -> dict[str, tuple[str, ...]]:
    """Return the entries of a list by group, in the order of the file; entries before any ``[name]`` are in group ""."""
    groups: dict[str, list[str]] = {}
    group = ""
    for line in (_DATA / file_name).read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        if entry.startswith("[") and entry.endswith("]"):
            group = entry[1:-1]
            groups.setdefault(group, [])
        else:
            groups.setdefault(group, []).append(entry)
    return {name: tuple(entries) for name, entries in groups.items()}
