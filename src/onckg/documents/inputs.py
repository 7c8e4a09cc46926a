"""Which releases the paths on a command line mean, and what their outputs are called.

A file given by name is read whatever its ending; of a folder those files are read, at any depth, whose ending a format
has, hidden ones left out. A file reached twice is one input.

**Names.** An input is called as its file without ending. Where several would be called alike (also but for upper and lower
case, which some file systems do not tell apart), each of them gets the first hex digits of the SHA-256 of its bytes
("release-1f0c88aa"): that depends neither on the order of the arguments nor on where the files lie. Among copies of the
same bytes, whose outputs are equal, the further ones are numbered by path ("release-1f0c88aa-2").
"""

import hashlib
import os
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from onckg.documents.formats import FORMATS, format_by_ending
from onckg.documents.records import Failure, Input, Listing

STANDARD_INPUT = "-"
MAX_BYTES = 10_000_000
"""A larger file is no release: the longest known (with tables of a yearly report) have half a megabyte."""

_HASH_DIGITS = (8, 16, 64)


def list_inputs(paths: Sequence[str | Path]) -> Listing:
    """Return the releases at ``paths`` (files, folders, "-" for standard input), by name, and what could not be listed.

    Reads standard input, if asked to, and files that share a name; never raises for a path.
    """
    found: dict[str, Input] = {}
    failures: set[Failure] = set()
    for path in sorted({str(path) for path in paths}):
        if path == STANDARD_INPUT:
            found[STANDARD_INPUT] = Input(STANDARD_INPUT, "stdin", content=sys.stdin.buffer.read(MAX_BYTES + 1))
            continue
        files, faults = _files_at(Path(path))
        failures.update(faults)
        for file in files:
            if os.access(file, os.R_OK):
                found.setdefault(os.path.realpath(file), _input(file))
            else:
                failures.add(Failure(str(file), f"{file} may not be read: allow reading it, or leave it out"))
    inputs, faults = _with_distinct_names(found.values())
    return Listing(
        tuple(sorted(inputs, key=lambda i: (i.name, i.path))),
        tuple(sorted(failures | set(faults), key=lambda f: (f.name, f.reason))),
    )


def _files_at(path: Path) -> tuple[list[Path], list[Failure]]:
    try:
        if path.is_dir():
            return _files_in_folder(path)
        if path.exists():
            return [path], []
    except (OSError, ValueError) as error:
        return [], [Failure(str(path), f"{path} cannot be looked at ({error}): check the path")]
    return [], [Failure(str(path), f"there is no file or folder {path}: check the path")]


def _files_in_folder(folder: Path) -> tuple[list[Path], list[Failure]]:
    faults: list[Failure] = []

    def closed(error: OSError) -> None:
        faults.append(Failure(str(error.filename), f"{error.filename} may not be read: allow reading it, or leave it out"))

    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(parent, name) for name in sorted(names) if not name.startswith(".") and format_by_ending(Path(name).suffix)]
    if not files and not faults:
        endings = ", ".join(ending for a_format in FORMATS for ending in a_format.endings)
        faults.append(Failure(str(folder), f"the folder {folder} holds no release: onckg looks for files that end in {endings}"))
    return files, faults


def _input(file: Path) -> Input:
    known = format_by_ending(file.suffix)
    return Input(str(file), file.stem, known.name if known else "text")


def _with_distinct_names(inputs: Iterable[Input]) -> tuple[list[Input], list[Failure]]:
    alike: dict[str, list[Input]] = defaultdict(list)
    for item in inputs:
        alike[_folded(item.name)].append(item)
    distinct = [group[0] for group in alike.values() if len(group) == 1]
    taken = {_folded(item.name) for item in distinct}
    faults: list[Failure] = []
    for _, group in sorted(alike.items()):
        if len(group) == 1:
            continue
        hashed: dict[str, list[Input]] = defaultdict(list)
        for item in group:
            try:
                hashed[_sha256(item)].append(item)
            except OSError:
                faults.append(Failure(item.path, f"{item.path} may not be read: allow reading it, or leave it out"))
        for digest, copies in sorted(hashed.items()):
            for number, item in enumerate(sorted(copies, key=lambda i: i.path), 1):
                name = _free_name(item.name, digest, number, taken)
                taken.add(_folded(name))
                distinct.append(Input(item.path, name, item.format, item.content))
    return distinct, faults


def _free_name(name: str, digest: str, number: int, taken: set[str]) -> str:
    suffix = f"-{number}" if number > 1 else ""
    candidates = [f"{name}-{digest[:digits]}{suffix}" for digits in _HASH_DIGITS]
    return next((c for c in candidates if _folded(c) not in taken), candidates[-1])


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _sha256(item: Input) -> str:
    if item.content is not None:
        return hashlib.sha256(item.content).hexdigest()
    with Path(item.path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
