"""Vocabularies that a user adds: read once, kept as plain tables in the user's own folder, loaded beside those that ship.

A table is a file of two lines of JSON: what the vocabulary is (name, source, version, licence ...), and its terms. It is written beside
and renamed, so that a reader never sees half of one. Nothing in it tells when it was added: the same file gives the same table.
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from onckg.errors import VocabularyError
from onckg.vocabulary.readers import ForeignFile, ForeignTerm, curie_of, iri_of, minted, read_file

SCHEMES = ("diseases", "drugs", "targets")
"""What the terms of an added vocabulary may be."""

_FORM = 1
_ENDING = ".vocabulary"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}\Z")
_SUFFIXES = re.compile(r"(?:\.(?:gz|obo|owl|owx|rdf|xml|ttl|nt|n3|json|jsonld|csv|tsv|txt|skos))+\Z", re.IGNORECASE)
_NOS = re.compile(r"(?:, | \()(?:NOS|not otherwise specified)\)?\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class AddedSource:
    """What an added vocabulary is, without its terms.

    ``source`` is where it came from: the URL that the user gave, else the file's name; ``file`` the path as the user gave it.
    ``sha256`` is of the file as it lay on disk. ``roots`` are the IRIs of the branches that were taken, empty for all.
    ``terms`` and ``names`` count what was kept, ``obsolete`` what was not for being obsolete.
    """

    name: str
    scheme: str
    format: str
    source: str
    file: str
    sha256: str
    version: str = ""
    licence: str = ""
    roots: tuple[str, ...] = ()
    terms: int = 0
    names: int = 0
    obsolete: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class AddedVocabulary:
    """An added vocabulary with its terms in order of IRI; ``lower_words`` are the words that its definitions write in lower case."""

    about: AddedSource
    terms: tuple[ForeignTerm, ...]
    lower_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of adding: the vocabulary, whether it took the place of one of the same name, and what a user should know."""

    about: AddedSource
    replaced: bool
    remark: str


def vocabularies_folder() -> Path:
    """Return where added vocabularies are kept: ``$ONCKG_VOCABULARIES``, else ``onckg/vocabularies`` under ``$XDG_DATA_HOME``, else under
    ``~/.local/share``. It need not exist."""
    if stated := os.environ.get("ONCKG_VOCABULARIES", ""):
        return Path(stated).expanduser()
    data = os.environ.get("XDG_DATA_HOME", "")
    return (Path(data) if Path(data).is_absolute() else Path("~/.local/share").expanduser()) / "onckg" / "vocabularies"


def add_vocabulary(
    file: str | Path,
    *,
    name: str = "",
    roots: Sequence[str] = (),
    version: str = "",
    licence: str = "",
    source: str = "",
    scheme: str = "diseases",
) -> Addition:
    """Read a vocabulary and keep it in the user's folder; one of the same name is replaced.

    Args:
        file: OBO, OWL, SKOS, obographs JSON, OncoTree JSON, CSV or TSV, also gzipped.
        name: what to call it: small letters, digits, ".", "_", "-"; empty for the file's name.
        roots: IRIs or CURIEs of the branches to take, themselves included; empty for all.
        version: stated by the user, where the file does not say it or says it wrong.
        licence: so too.
        source: the URL that the file comes from.
        scheme: one of ``SCHEMES``.

    Raises:
        VocabularyError: the file cannot be read, or holds no such root; the name or scheme cannot be used.
    """
    path = Path(file)
    name = name or _name_of(path)
    if not _NAME.match(name):
        raise VocabularyError(f"{name!r} is no name for a vocabulary: use small letters, digits, dots, hyphens; give one with --name.")
    if scheme not in SCHEMES:
        raise VocabularyError(f"{scheme!r} is no scheme to add to: choose one of {', '.join(SCHEMES)}.")
    found, stored = read_file(path, name)
    chosen = [_resolved(root, name, found, path) for root in roots]
    terms = tuple(_cleaned(term) for term in (_branches(found.terms, chosen) if chosen else found.terms))
    about = AddedSource(
        name, scheme, found.format, source or path.name, str(file), hashlib.sha256(stored).hexdigest(),
        version or found.version, licence or found.licence, tuple(sorted(chosen)),
        len(terms), sum(1 + len(term.names) for term in terms), found.obsolete,
    )  # fmt: skip
    words = {word for term in terms for word in _WORD.findall(term.definition) if word.islower()}
    return _keep(AddedVocabulary(about, terms, tuple(sorted(words))), found.remark)


def added_sources() -> tuple[AddedSource, ...]:
    """Return what the added vocabularies are, in order of name; empty where there are none."""
    return tuple(_load(path, with_terms=False).about for path in _tables())


def load_added() -> tuple[AddedVocabulary, ...]:
    """Return the added vocabularies with their terms, in order of name."""
    return tuple(_load(path) for path in _tables())


def remove_vocabulary(name: str) -> None:
    """Take an added vocabulary out of the user's folder.

    Raises:
        VocabularyError: there is none of this name; the message lists those that are there.
    """
    path = vocabularies_folder() / f"{name}{_ENDING}"
    if not _NAME.match(name) or not path.is_file():
        names = ", ".join(about.name for about in added_sources())
        raise VocabularyError(f"No added vocabulary is called {name!r}: {f'there are {names}' if names else 'none has been added'}.")
    try:
        path.unlink()
    except OSError as error:
        raise VocabularyError(f"{path} cannot be removed ({error.strerror}).") from error


def _tables() -> list[Path]:
    return sorted(vocabularies_folder().glob(f"*{_ENDING}"), key=lambda path: path.name)


def _name_of(path: Path) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", _SUFFIXES.sub("", path.name).lower()).strip("-._") or "vocabulary"


def _resolved(root: str, name: str, found: ForeignFile, path: Path) -> str:
    """Return the IRI of a root given as IRI, CURIE, or as the file writes it."""
    known = {term.iri for term in found.terms}
    for iri in (iri_of(root), iri_of(root, any_prefix=True), minted(name, root), *(i for i in sorted(known) if i.endswith(f"/{root}"))):
        if iri in known:
            return iri
    raise VocabularyError(
        f"{path} holds no term {root}: give the identifier of one that is in use, such as {curie_of(found.terms[0].iri)}."
    )


def _branches(terms: Iterable[ForeignTerm], roots: Sequence[str]) -> list[ForeignTerm]:
    by_iri = {term.iri: term for term in terms}
    children: dict[str, list[str]] = {}
    for term in by_iri.values():
        for parent in term.parents:
            children.setdefault(parent, []).append(term.iri)
    taken: set[str] = set()
    open_ = list(roots)
    while open_:
        iri = open_.pop()
        if iri not in taken:
            taken.add(iri)
            open_ += children.get(iri, ())
    return [replace(term, parents=tuple(p for p in term.parents if p in taken)) for term in by_iri.values() if term.iri in taken]


def _cleaned(term: ForeignTerm) -> ForeignTerm:
    """Leave out of names that nothing else is specified, which no text says ("Sarcoma, NOS")."""
    label = _NOS.sub("", term.label) or term.label
    names = {_NOS.sub("", name) for name in term.names} - {label, ""}
    return replace(term, label=label, names=tuple(sorted(names)))


def _keep(vocabulary: AddedVocabulary, remark: str) -> Addition:
    folder = vocabularies_folder()
    path = folder / f"{vocabulary.about.name}{_ENDING}"
    terms = json.dumps([vocabulary.lower_words, [_row(t) for t in vocabulary.terms]], ensure_ascii=False, separators=(",", ":"))
    stated = {**asdict(vocabulary.about), "file": "", "digest": ""}  # where the file lay makes no other vocabulary of it
    digest = hashlib.sha256(f"{_FORM}{json.dumps(stated, sort_keys=True)}\n{terms}".encode()).hexdigest()[:16]
    about = replace(vocabulary.about, digest=digest)
    replaced = path.is_file()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as opened:
                opened.write(json.dumps({"form": _FORM, **asdict(about)}, ensure_ascii=False) + "\n" + terms + "\n")
            Path(part).chmod(0o644)  # a folder may serve a whole team
            Path(part).replace(path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise VocabularyError(
            f"{folder} cannot be written ({error.strerror}): make room, or name another folder in ONCKG_VOCABULARIES."
        ) from error
    return Addition(about, replaced, remark)


def _load(path: Path, *, with_terms: bool = True) -> AddedVocabulary:
    try:
        with path.open(encoding="utf-8") as lines:
            said: dict[str, Any] = json.loads(lines.readline())
            if said.pop("form") != _FORM:
                raise VocabularyError(f"{path} was kept by another version of onckg: add the vocabulary again from {said.get('file')}.")
            about = AddedSource(**{**said, "roots": tuple(said["roots"])})
            if not with_terms:
                return AddedVocabulary(about, ())
            words, rows = json.loads(lines.readline())
            return AddedVocabulary(about, tuple(_term(row) for row in rows), tuple(words))
    except OSError as error:
        raise VocabularyError(f"{path} cannot be read ({error.strerror}): make it readable, or remove it.") from error
    except (ValueError, TypeError, KeyError) as error:
        raise VocabularyError(f"{path} is damaged: remove that file and add the vocabulary again.") from error


def _row(term: ForeignTerm) -> list[Any]:
    row = [term.iri, term.label, term.names, term.other_names, term.parents, term.same, term.references, int(term.group)]
    while not row[-1]:  # most terms have no more than names and parents
        row.pop()
    return row


def _term(row: list[Any]) -> ForeignTerm:
    empty: list[Any] = [[], [], [], [], [], 0]
    iri, label, names, others, parents, same, references, group = [*row, *empty[len(row) - 2 :]]
    return ForeignTerm(iri, label, tuple(names), tuple(others), tuple(parents), tuple(same), tuple(references), "", bool(group))
