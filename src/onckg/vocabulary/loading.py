"""Load the vocabularies that ship with onckg, compiled once.

Takes ``ontology/vocabulary/*.ttl``, gives a ``Vocabulary``. Compiling takes some tenths of a second, so the tables are kept
as JSON in the user's cache folder, under the fingerprint of their sources: a changed file has another fingerprint and is
compiled anew. The cache is a convenience, never a condition.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from onckg.data_files import ontology_folder
from onckg.errors import VocabularyError
from onckg.vocabulary.records import Concept, Vocabulary
from onckg.vocabulary.turtle import compile_files

FORMAT = 1
"""Number of the form of the compiled tables; goes up when ``Concept`` or the meaning of a field changes."""


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabularies that ship with onckg; the same object at each call of one process.

    Raises:
        VocabularyError: a file is missing, cannot be read or cannot be used; the message names it.
    """
    return compile_folder(ontology_folder() / "vocabulary", cache_folder())


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
        return {row["iri"]: _from_row(row) for row in rows}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        # Absent, unreadable, cut short or edited by hand: all mean the same, compile again.
        return {}


def _keep(path: Path, concepts: dict[str, Concept]) -> None:
    text = json.dumps([asdict(concept) for concept in concepts.values()], ensure_ascii=False, separators=(",", ":"))
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
    except OSError:
        # A full or read-only disk, no home: the tables are in memory, the next run compiles them again.
        return


def _from_row(row: dict[str, Any]) -> Concept:
    lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
    properties = {name: tuple(values) for name, values in row["properties"].items()}
    return Concept(iri=row["iri"], scheme=row["scheme"], label=row["label"], notation=row["notation"], properties=properties, **lists)
