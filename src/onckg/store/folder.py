"""The folder of a store: what lies in it, whose it is, and who holds it.

::

    STORE/onckg-store.json   the marker: format version, and the program that made the store
    STORE/lock               locked while the store is open: shared for reading, alone for writing
    STORE/quads/             the dataset (RocksDB, written by Oxigraph)
    STORE/texts/             canonical texts (``store.texts``)

The marker is written before anything else and never changed, so a folder with other things in it and no marker was
made by something else, whenever the program was killed. The lock is the kernel's: it goes when its process goes.
"""

import json
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from onckg.errors import StoreError

FORMAT = 1
MARKER = "onckg-store.json"
QUADS = "quads"
TEXTS = "texts"
_LOCK = "lock"
_UNFINISHED = MARKER + ".new"


def prepare_folder(path: Path, *, create: bool) -> None:
    """Make sure that ``path`` is a store of this format; make an empty one where ``create`` says so.

    Raises ``StoreError`` for a path that is no folder, an absent store without ``create``, a folder made by something
    else, another format version, and a folder that may not be read or written.
    """
    try:
        if path.exists() and not path.is_dir():
            raise StoreError(f"{path} is not a folder: name a folder for the store with --store.")
        marker = path / MARKER
        if marker.exists():
            _check_format(path, marker.read_text(encoding="utf-8"))
            return
        if path.exists() and any(entry.name != _UNFINISHED for entry in path.iterdir()):
            raise StoreError(f"{path} is not empty and was not made by onckg: name another folder with --store.")
        if not create:
            raise StoreError(f"There is no store at {path}: run `onckg ingest` first, or name another folder with --store.")
        path.mkdir(parents=True, exist_ok=True)
        content = json.dumps({"format": FORMAT, "program": f"onckg {_program_version()}"}) + "\n"
        write_durably(marker, content.encode(), temporary=path / _UNFINISHED)
    except OSError as error:
        raise StoreError(f"The store at {path} cannot be opened: {_reason(error)}.") from error


def _check_format(path: Path, content: str) -> None:
    try:
        marker = json.loads(content)
        found, program = int(marker["format"]), str(marker["program"])
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path / MARKER} is damaged: restore the store from a backup, or ingest into another folder.") from error
    if found != FORMAT:
        raise StoreError(
            f"The store at {path} has format {found}, made by {program}; this is onckg {_program_version()}, which reads "
            f"format {FORMAT}: use {program}, or ingest the releases into another folder."
        )


def lock_folder(path: Path, *, alone: bool) -> int:
    """Lock a prepared folder, for reading together or for writing alone, and return the lock to hand to ``unlock``.

    Raises ``StoreError`` at once where another process holds it.
    """
    lock = path / _LOCK
    try:
        if not lock.exists():
            if not alone and not os.access(path, os.W_OK):
                return -1  # a folder that nobody here can write to has no writer to fear
            lock.touch()
        descriptor = os.open(lock, (os.O_RDWR if alone else os.O_RDONLY) | os.O_CLOEXEC)
    except OSError as error:
        raise StoreError(f"The store at {path} cannot be opened: {_reason(error)}.") from error
    if sys.platform != "win32":  # there Oxigraph's own lock still keeps two writers apart
        import fcntl

        try:
            fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise StoreError(f"The store at {path} is in use by another onckg: wait until it has ended, or use another --store.") from error
    return descriptor


def unlock(lock: int) -> None:
    """Give a lock back."""
    if lock >= 0:
        os.close(lock)


def write_durably(path: Path, content: bytes, *, temporary: Path) -> None:
    """Write a file so that it is there whole or not at all, also after a loss of power; ``temporary`` is in the same folder."""
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder safe from a loss of power."""
    if sys.platform != "win32":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _program_version() -> str:
    try:
        return version("onckg")
    except PackageNotFoundError:  # a checkout that was never installed
        return "(not installed)"


def _reason(error: OSError) -> str:
    return "permission denied" if isinstance(error, PermissionError) else (error.strerror or str(error))
