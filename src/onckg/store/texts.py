"""Canonical texts, one zlib-compressed file a release: ``texts/ab/abcdef0123456789.z``.

A text goes in before its release becomes visible and goes out after it has vanished, so a release never lacks its text.
While either is under way ``texts/unsettled`` lists the releases: whoever opens the store next after a kill or a loss
of power drops the listed texts that no release owns.
"""

import zlib
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from onckg.errors import StoreError
from onckg.store.folder import sync_folder, write_durably

_UNSETTLED = "unsettled"
_LEVEL = 6


def begin_texts(folder: Path, release_ids: Iterable[str]) -> None:
    """Note that texts of these releases are about to come or go, beside what an earlier failure left noted."""
    folder.mkdir(exist_ok=True)
    note = folder / _UNSETTLED
    noted = note.read_text(encoding="utf-8").split() if note.exists() else []
    listing = "".join(f"{release_id}\n" for release_id in sorted({*noted, *release_ids}))
    write_durably(note, listing.encode(), temporary=folder / f"{_UNSETTLED}.new")


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts by release ID; a text that is there is written again, for it may be torn."""
    touched = set()
    for release_id, text in sorted(texts.items()):
        path = _text_path(folder, release_id)
        path.parent.mkdir(exist_ok=True)
        write_durably(path, zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL), temporary=path.with_suffix(".new"))
        touched.add(path.parent)
    if touched:
        sync_folder(folder)


def settle_texts(folder: Path, known: Container[str]) -> None:
    """Drop the noted texts that no release in ``known`` owns, then the note; does nothing where nothing is noted."""
    note = folder / _UNSETTLED
    if not note.exists():
        return
    for release_id in note.read_text(encoding="utf-8").split():
        path = _text_path(folder, release_id)
        path.with_suffix(".new").unlink(missing_ok=True)
        if release_id not in known:
            path.unlink(missing_ok=True)
    note.unlink()


def is_unsettled(folder: Path) -> bool:
    """Say whether a note was left behind."""
    return (folder / _UNSETTLED).exists()


def read_text(folder: Path, release_id: str) -> str:
    """Return the canonical text of a release. Raises ``StoreError`` where its file is absent or damaged."""
    try:
        return zlib.decompress(_text_path(folder, release_id).read_bytes()).decode("utf-8", "surrogatepass")
    except (OSError, zlib.error, UnicodeDecodeError) as error:
        raise StoreError(
            f"The text of release {release_id} is missing or damaged in {folder}: remove the release and ingest it again."
        ) from error


def _text_path(folder: Path, release_id: str) -> Path:
    return folder / release_id[:2] / f"{release_id}.z"
