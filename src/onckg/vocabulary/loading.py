"""Load the vocabularies that ship with onckg and those that the user added, compiled and joined once.

Takes ``ontology/vocabulary/*.ttl`` and the user's folder of added vocabularies, gives a ``Vocabulary``. Compiling takes some tenths of
a second, joining large vocabularies some seconds, so the tables are kept as JSON in the user's cache folder, under the fingerprint of
their sources: a changed file has another fingerprint and is compiled anew. The cache is a convenience, never a condition.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from onckg.data_files import ontology_folder
from onckg.errors import VocabularyError
from onckg.vocabulary.added import added_sources, load_added
from onckg.vocabulary.records import Concept, Origin, Vocabulary
from onckg.vocabulary.turtle import compile_files

FORMAT = 3
"""Number of the form of the compiled tables; goes up when ``Concept`` or the meaning of a field changes."""

JOINING = 2
"""Number of the rules by which added vocabularies are joined; goes up when they change."""

_MOST_KEPT = 8  # tables in the cache: each change of a vocabulary makes a new one, of megabytes


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabularies that ship with onckg and those added by the user; the same object at each call of one process.

    Raises:
        VocabularyError: a file is missing, cannot be read or cannot be used; the message names it.
    """
    return with_added(ontology_folder() / "vocabulary", cache_folder())


def with_added(folder: Path, cache_in: Path | None = None) -> Vocabulary:
    """Return the vocabulary of a folder's ``*.ttl`` files, joined with what the user added; as ``compile_folder`` where nothing was."""
    sources = added_sources()
    if not sources:
        return compile_folder(folder, cache_in)
    shipped = fingerprint(_read(folder))
    key = hashlib.sha256(" ".join((str(JOINING), shipped, *(about.digest for about in sources))).encode()).hexdigest()[:16]
    origins = tuple(Origin(about.name, about.source, about.version, about.licence) for about in sources)
    kept = cache_in / f"vocabulary-{key}.json" if cache_in else None
    if kept and (concepts := _kept_concepts(kept)):
        return Vocabulary(concepts=concepts, fingerprint=key, origins=origins)
    from onckg.vocabulary.joining import join_vocabularies

    concepts = join_vocabularies(compile_folder(folder, cache_in).concepts, load_added())
    if kept:
        _keep(kept, concepts)
    return Vocabulary(concepts=concepts, fingerprint=key, origins=origins)


def compile_folder(folder: Path, cache_in: Path | None = None) -> Vocabulary:
    """Return the vocabulary of the ``*.ttl`` files of one folder.

    Args:
        folder: holds one file a concept scheme; folders inside it are not read.
        cache_in: where compiled tables are kept; None keeps none.

    Raises:
        VocabularyError: the folder holds no ``.ttl`` file, or one that cannot be read or used.
    """
    sources = _read(folder)
    key = fingerprint(sources)
    kept = cache_in / f"vocabulary-{key}.json" if cache_in else None
    if kept and (concepts := _kept_concepts(kept)):
        return Vocabulary(concepts=concepts, fingerprint=key)
    concepts = compile_files(sources)
    if kept:
        _keep(kept, concepts)
    return Vocabulary(concepts=concepts, fingerprint=key)


def cache_folder() -> Path:
    """Return where this user's compiled tables are kept: ``$XDG_CACHE_HOME/onckg``, else ``~/.cache/onckg``.

    It need not exist. An ``XDG_CACHE_HOME`` that is not absolute is ignored, as the XDG base directory specification asks.
    """
    stated = os.environ.get("XDG_CACHE_HOME", "")
    # expanduser leaves "~" as it stands where a user has no home; then nothing can be kept there and nothing is.
    return (Path(stated) if Path(stated).is_absolute() else Path("~/.cache").expanduser()) / "onckg"


def fingerprint(sources: Iterable[tuple[Path, bytes]]) -> str:
    """Return 16 hex digits over names and bytes of the files, in the order given, and the form of the tables."""
    digest = hashlib.sha256(f"onckg vocabulary {FORMAT}".encode())
    for path, content in sources:
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _read(folder: Path) -> list[tuple[Path, bytes]]:
    paths = sorted(folder.glob("*.ttl"), key=lambda path: path.name)
    if not paths:
        raise VocabularyError(f"{folder}: holds no vocabulary (*.ttl); reinstall onckg.")
    try:
        return [(path, path.read_bytes()) for path in paths]
    except OSError as error:
        raise VocabularyError(f"{error.filename}: cannot be read ({error.strerror}).") from error


def _kept_concepts(path: Path) -> dict[str, Concept]:
    try:
        rows = json.loads(path.read_bytes())
        return {row[0]: _from_row(row) for row in rows}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        # Absent, unreadable, cut short or edited by hand: all mean the same, compile again.
        return {}


def _keep(path: Path, concepts: dict[str, Concept]) -> None:
    text = json.dumps([_row(concept) for concept in concepts.values()], ensure_ascii=False, separators=(",", ":"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".part")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as part:
                part.write(text)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        for old in sorted(path.parent.glob("vocabulary-*.json"), key=lambda p: p.stat().st_mtime_ns)[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        # A full or read-only disk, no home: the tables are in memory, the next run compiles them again.
        return


_FIELDS = tuple(field.name for field in fields(Concept))
_PROPERTIES = _FIELDS.index("properties")


def _row(concept: Concept) -> list[Any]:
    """Return the fields of a concept in order, without those at the end that are empty."""
    row = [getattr(concept, name) for name in _FIELDS]
    while not row[-1]:
        row.pop()
    return row


def _from_row(row: list[Any]) -> Concept:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    if len(values) > _PROPERTIES:
        values[_PROPERTIES] = {name: tuple(stated) for name, stated in values[_PROPERTIES].items()}
    return Concept(*values)
