"""A registry's file in, its ``Edition`` out; one row of a table a registry."""

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from onckg.errors import InputError
from onckg.registries.formats import ctgov, ema_medicines, ema_orphan, fda_orphan, sec
from onckg.registries.formats.tables import read_bytes
from onckg.registries.records import Edition, Entry

_READERS: dict[str, Callable[[Path, bytes], tuple[list[Entry], str]]] = {
    "ctgov": ctgov.read_trials,
    "ema-medicines": ema_medicines.read_medicines,
    "ema-orphan": ema_orphan.read_designations,
    "fda-orphan": fda_orphan.read_designations,
    "sec": sec.read_companies,
}
REGISTRIES = tuple(_READERS)
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}(?:-\d{2})?)(?!\d)")


def read_editions(registry: str, paths: Sequence[Path], as_of: str = "") -> Edition:
    """Return what several files of one registry hold together, as one edition; of an entry that several hold, that of the latest file.

    Raises:
        InputError: as ``read_edition``.
    """
    found = sorted((read_edition(registry, path, as_of) for path in paths), key=lambda e: (e.as_of, e.sha256))
    if len(found) == 1:
        return found[0]
    entries = {entry.key: entry for edition in found for entry in edition.entries}
    digest = hashlib.sha256("".join(edition.sha256 for edition in found).encode()).hexdigest()
    names = ", ".join(sorted(edition.file_name for edition in found))
    return Edition(registry, found[-1].as_of, names, digest, tuple(entries[key] for key in sorted(entries)))


def read_edition(registry: str, path: Path, as_of: str = "") -> Edition:
    """Return what a registry's file holds.

    Args:
        registry: one of ``REGISTRIES``.
        path: the file, in the registry's own form.
        as_of: the day (``YYYY-MM-DD``) or month that it stands for; where empty, a day in the file's name, else the latest day in it.

    Raises:
        InputError: no such registry, the file cannot be read, is not in that form, or holds no entry.
    """
    if registry not in _READERS:
        raise InputError(f"{registry!r} is no registry that onckg knows: choose one of {', '.join(REGISTRIES)}.")
    if as_of and not _DAY.fullmatch(as_of):
        raise InputError(f"{as_of!r} is no day or month: write it as 2026-02-28 or 2026-02.")
    content = read_bytes(path)
    entries, latest = _READERS[registry](path, content)
    if not entries:
        raise InputError(f"{path} holds no entry of the registry {registry}.")
    named = _DAY_IN_NAME.search(path.name)
    day = as_of or (named[1] if named else latest)
    return Edition(registry, day, path.name, hashlib.sha256(content).hexdigest(), tuple(sorted(entries, key=lambda e: e.key)))
