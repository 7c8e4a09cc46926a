"""Opening a store, and the handle of an open one."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from onckg.errors import StoreError
from onckg.graph.literals import integer_literal
from onckg.graph.terms import term
from onckg.store.folder import FORMAT, QUADS, TEXTS, lock_folder, prepare_folder, unlock
from onckg.store.texts import is_unsettled, settle_texts

GRAPH = "https://w3id.org/onckg/graph/"
IDENTITY = NamedNode(GRAPH + "identity")
VOCABULARY = NamedNode(GRAPH + "vocabulary")
INFERRED = NamedNode(GRAPH + "inferred")
REASONS = NamedNode(GRAPH + "reasons")
"""Why each triple of ``INFERRED`` follows; comes and goes with it."""
PLANS = NamedNode(GRAPH + "plans")
CONFLICTS = NamedNode(GRAPH + "conflicts")
STORE = NamedNode(GRAPH + "store")
"""Format version, which releases are in and by which fingerprint, what is not assembled yet. No dump shows it."""

FINGERPRINT = term("onc:fingerprint")
UNASSEMBLED = term("onc:unassembled")
ASSEMBLED_WITH = term("onc:assembledWith")
FORMAT_VERSION = term("onc:formatVersion")


class Store:
    """An open store: the dataset, the folder of its texts, and the lock. Close it, or use it as a context manager.

    ``quads`` is the dataset itself, for queries; writing goes through ``store.writing`` alone.
    """

    __slots__ = ("_lock", "_quads", "path", "read_only")

    def __init__(self, path: Path, quads: pyoxigraph.Store, lock: int, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._quads: pyoxigraph.Store | None = quads
        self._lock = lock

    @property
    def quads(self) -> pyoxigraph.Store:
        """The dataset. Raises ``StoreError`` after ``close``."""
        if self._quads is None:
            raise StoreError(f"The store at {self.path} has been closed: open it again.")
        return self._quads

    @property
    def texts(self) -> Path:
        """The folder of canonical texts."""
        return self.path / TEXTS

    def close(self) -> None:
        """Save all writes and let other processes in; a second call does nothing."""
        if self._quads is None:
            return
        if not self.read_only:
            self._quads.flush()
        self._quads = None
        unlock(self._lock)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_store(path: Path | str, *, create: bool = True, read_only: bool = False) -> Store:
    """Open the store in a folder, or make one there.

    ``read_only`` needs a store that exists, shares it with other readers and shuts out writers. A writer is alone.
    Texts that an interrupted run left without a release go away here; a current graph that it left behind its
    releases is the caller's to renew (``store.reading.unassembled``).
    Raises ``StoreError``, one sentence, for whatever stands in the way.
    """
    path = Path(path)
    prepare_folder(path, create=create and not read_only)
    lock = lock_folder(path, alone=not read_only)
    try:
        if read_only and (path / QUADS).is_dir():
            return Store(path, pyoxigraph.Store.read_only(str(path / QUADS)), lock, read_only=True)
        if read_only:  # made, and killed before its first write
            return Store(path, pyoxigraph.Store(), lock, read_only=True)
        store = Store(path, pyoxigraph.Store(str(path / QUADS)), lock, read_only=False)
        _settle(store)
    except (OSError, RuntimeError) as error:
        unlock(lock)
        raise StoreError(_why_closed(path, str(error).rstrip("."))) from error
    return store


def _why_closed(path: Path, words: str) -> str:
    if "Corruption" in words:
        return f"The store at {path} is damaged ({words}): restore it from a backup, or ingest the releases into another folder."
    reason = "it is in use by another program" if "lock" in words.lower() else words
    return f"The store at {path} cannot be opened: {reason}."


def _settle(store: Store) -> None:
    version = Quad(STORE, FORMAT_VERSION, integer_literal(FORMAT), STORE)
    if version not in store.quads:
        store.quads.add(version)
    if is_unsettled(store.texts):
        settle_texts(store.texts, known_releases(store))


def known_releases(store: Store) -> dict[str, str]:
    """Return the fingerprint of each release in the store by its ID, sorted by ID."""
    found = {}
    for quad in store.quads.quads_for_pattern(None, FINGERPRINT, None, STORE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found[quad.subject.value.rpartition("/")[2]] = quad.object.value
    return dict(sorted(found.items()))
