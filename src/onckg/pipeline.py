"""Wires the stages: paths in, facts or a filled store out. It has no logic of the stages itself.

From the bytes of a release to its judged graph everything is a function of that release and of what ships with the program, so it
runs in any process; the store is written by this process alone. What comes of it does not depend on order or number of workers:
records are keyed by the release's ID, and assembly reads the whole set.
"""

import hashlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

from onckg.assembly import IDENTITY_FILE, read_identity_rules, refresh_current
from onckg.data_files import ontology_folder, shapes_folder
from onckg.documents import Document, Failure, Input, Source, document_from_text, list_inputs, read_document
from onckg.errors import OnckgError
from onckg.facts import derive_facts
from onckg.facts.records import ReleaseFacts
from onckg.facts.weights import weight_of
from onckg.lexicon import Lexicon, build_lexicon
from onckg.mentions import find_mentions
from onckg.store import ReleaseRecord, Store, add_releases, fingerprints, release_text, replace_releases
from onckg.vocabulary import load_vocabulary

_T = TypeVar("_T")
Progress = Callable[[int, int], None]
"""Called with how many of how many releases are done."""

BATCH = 100
"""Releases that go into the store in one transaction: what an interruption can cost."""

_READING_STAGES = ("vocabulary", "documents", "lexicon", "mentions", "facts", "graph")
_FEW = 40
"""Up to so many releases one process is quicker than starting others."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the inputs. ``added``, ``unchanged`` and ``failures`` count inputs that were read, were in the store already, and
    could not be read; ``violations`` counts verdicts on what was added, ``set_aside`` the releases that they are on."""

    added: int
    unchanged: int
    violations: int
    set_aside: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    record: ReleaseRecord
    violations: int


def extract_release(item: Input) -> ReleaseFacts | Failure:
    """Return what one release says, or why it cannot be read."""
    return _or_failure(item, lambda: _facts_of(read_document(item)))


def extract_releases(paths: Sequence[str | Path]) -> Iterator[ReleaseFacts | Failure]:
    """Yield what the releases at the paths say, by the name of their outputs; what cannot be read as ``Failure``, those that could
    not be listed first."""
    listing = list_inputs(paths)
    yield from listing.failures
    for item in listing.inputs:
        yield extract_release(item)


def ingest(store: Store, paths: Sequence[str | Path], workers: int = 1, progress: Progress | None = None) -> IngestReport:
    """Read the releases at the paths into the store and renew the current picture.

    Args:
        store: open for writing.
        paths: files, folders, "-" for standard input.
        workers: processes that read; 0 means as many as there are processors, if there is enough to read.
        progress: told after each release.
    """
    listing = list_inputs(paths)
    known = frozenset(fingerprints(store))
    failures = list(listing.failures)
    counts = {"added": 0, "unchanged": 0, "violations": 0, "set_aside": 0}
    batch: list[ReleaseRecord] = []
    for done, found in enumerate(_read_all(listing.inputs, known, workers), 1):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            batch.append(found.record)
            counts["violations"] += found.violations
            counts["set_aside"] += bool(found.violations)
        if len(batch) >= BATCH:
            counts["added"] += len(add_releases(store, batch))
            batch.clear()
        if progress:
            progress(done, len(listing.inputs))
    counts["added"] += len(add_releases(store, batch))
    counts["unchanged"] = len(listing.inputs) + len(listing.failures) - len(failures) - counts["added"]
    renew_current(store)
    return IngestReport(**counts, failures=tuple(sorted(failures, key=lambda f: (f.name, f.reason))))


def refresh(store: Store, progress: Progress | None = None) -> tuple[str, ...]:
    """Read again, from the kept texts, all releases that another program or vocabulary had read; return their IDs, sorted."""
    stale = [release_id for release_id, read_with in fingerprints(store).items() if read_with != reading_fingerprint()]
    for start in range(0, len(stale), BATCH):
        batch = stale[start : start + BATCH]
        replace_releases(store, [_reread(store, release_id) for release_id in batch])
        if progress:
            progress(start + len(batch), len(stale))
    renew_current(store)
    return tuple(stale)


def renew_current(store: Store) -> bool:
    """Make the current picture anew where it is behind the releases, also after an interruption; return whether it was."""
    renewed = refresh_current(store, load_vocabulary(), picture_fingerprint(store.path))
    if renewed:
        renew_comparisons(store)
    return renewed


def renew_comparisons(store: Store) -> None:
    """Compare the current picture with the store's registries anew; costs next to nothing where there are none."""
    from onckg import registries

    if registries.kept_names(store) or registries.kept_comparisons(store):
        registries.renew_comparisons(store, shared_lexicon())


@cache
def reading_fingerprint() -> str:
    """Return 16 hex digits over all that decides what is read out of a release: program, wordings, vocabularies, shapes."""
    package = Path(__file__).resolve().parent
    files = [file for stage in _READING_STAGES for file in (package / stage).rglob("*")]
    return _hash([(str(file.relative_to(package)), file) for file in files] + _shape_files(), load_vocabulary().fingerprint)


@cache
def assembly_fingerprint() -> str:
    """Return 16 hex digits over all that decides how release graphs become the current picture, and what follows from it."""
    package = Path(__file__).resolve().parent
    files = [(str(file.relative_to(package)), file) for stage in ("assembly", "reasoning") for file in (package / stage).rglob("*")]
    ontology = [*ontology_folder().glob("*.ttl"), *(ontology_folder() / "rules").glob("*.rq")]
    return _hash(files + [(f"ontology/{file.name}", file) for file in ontology], reading_fingerprint())


def picture_fingerprint(store: Path) -> str:
    """Return what decides the current picture of one store: ``assembly_fingerprint`` and the user's rules of identity in its folder.

    Raises:
        ConfigError: the rules cannot be read.
    """
    rules = read_identity_rules(store / IDENTITY_FILE).fingerprint
    return f"{assembly_fingerprint()}-{rules}" if rules else assembly_fingerprint()


def _shape_files() -> list[tuple[str, Path]]:
    return [(f"shapes/{file.name}", file) for file in shapes_folder().glob("*.ttl")]


def _hash(files: Iterable[tuple[str, Path]], beside: str) -> str:
    digest = hashlib.sha256(f"onckg {_version()} {beside}".encode())
    for name, file in sorted(files):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(f"\0{name}\0".replace(os.sep, "/").encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _version() -> str:
    try:
        return version("onckg")
    except PackageNotFoundError:  # a checkout that was never installed
        return "0"


def _read_all(inputs: Sequence[Input], known: frozenset[str], workers: int) -> Iterator[_Read | Failure]:
    if workers == 0:
        workers = (os.cpu_count() or 1) if len(inputs) > _FEW else 1
    if workers == 1 or len(inputs) < 2:
        for item in inputs:
            yield _read_input(item, known)
        return
    # The store's threads do not survive a fork, so the workers are started afresh.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(inputs)), mp_context=context, initializer=_know, initargs=(known,)) as pool:
        yield from pool.map(_read_input_knowing, inputs, chunksize=max(1, min(16, len(inputs) // (4 * workers))))


_KNOWN: list[frozenset[str]] = []  # of a worker process: sent once, not with every input


def _know(known: frozenset[str]) -> None:
    _KNOWN[:] = [known]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone: killed, it cannot say so, and the worker would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_input_knowing(item: Input) -> _Read | Failure:
    return _read_input(item, _KNOWN[0])


def _read_input(item: Input, known: frozenset[str]) -> _Read | Failure:
    return _or_failure(item, lambda: _read_release(read_document(item), known))


def _read_release(document: Document, known: frozenset[str]) -> _Read:
    from onckg.graph import build_sources

    sources = build_sources(document.id, document.source)
    if document.id in known:
        return _Read(ReleaseRecord(document.id, document.canonical, reading_fingerprint(), (), (), sources), 0)
    read = _build(document)
    return replace(read, record=replace(read.record, sources=sources))


def _reread(store: Store, release_id: str) -> ReleaseRecord:
    return _build(document_from_text(release_text(store, release_id), release_id, Source(release_id, ""))).record


def _build(document: Document) -> _Read:
    from onckg.graph import build_release_graph

    graph = build_release_graph(_facts_of(document), load_vocabulary(), reading_fingerprint(), weight_of)
    record = ReleaseRecord(document.id, document.canonical, reading_fingerprint(), graph.facts, graph.set_aside, ())
    return _Read(record, sum(verdict.severity == "violation" for verdict in graph.verdicts))


def _facts_of(document: Document) -> ReleaseFacts:
    return derive_facts(document, find_mentions(document, shared_lexicon()), shared_lexicon())


@cache
def shared_lexicon() -> Lexicon:
    """Return the lexicon of the vocabularies, built once in a process."""
    return build_lexicon(load_vocabulary())


def _or_failure(item: Input, read: Callable[[], _T]) -> _T | Failure:
    try:
        return read()
    except OnckgError as error:
        return Failure(item.path, str(error))
    except Exception as error:  # noqa: BLE001  # one bad release never costs a batch
        place = f"{type(error).__name__}: {error}"
        return Failure(item.path, f"{item.path} made onckg stumble ({place}): this is a bug, please report it with the file")
