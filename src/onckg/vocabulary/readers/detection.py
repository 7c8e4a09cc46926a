"""Which format a file is in, told by its content, and the reader for it. Compressed with gzip or not makes no difference."""

import contextlib
import gzip
import io
import json
import re
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from onckg.errors import VocabularyError
from onckg.vocabulary.readers.oncotree import is_oncotree, read_oncotree
from onckg.vocabulary.readers.records import ForeignFile
from onckg.vocabulary.readers.table import header_roles, read_table

KNOWN = "OBO, OWL or SKOS (RDF/XML, Turtle, N-Triples, OWL/XML, JSON-LD), obographs JSON, OncoTree JSON, CSV or TSV"

_MARKUP = re.compile(r"\A(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+[^\[>]*(?:\[.*?\]\s*)?>)*<([\w:.-]+)", re.DOTALL | re.IGNORECASE)
_TURTLE = re.compile(r"^\s*(?:@prefix|@base|prefix\s+[\w-]*:\s*<|base\s+<)", re.IGNORECASE | re.MULTILINE)
_TRIPLE = re.compile(r"\A(?:\s|#[^\n]*\n)*(?:<[a-z][a-z0-9+.-]*:[^<>\s]*>|_:\S+)\s+<[^<>\s]+>\s+(?:<|_:|\")", re.IGNORECASE)
_OBO = re.compile(r"^(?:format-version:|\[Term\]\s*$)", re.MULTILINE)
_FUNCTIONAL = re.compile(r"^\s*(?:Prefix\(|Ontology\()", re.MULTILINE)
_MANCHESTER = re.compile(r"^\s*(?:Prefix: |Ontology: |Class: )", re.MULTILINE)
_HEAD = 20_000


def read_file(path: Path, name: str) -> tuple[ForeignFile, bytes]:
    """Return what a file holds, and its bytes as they lie on disk; ``name`` is what the vocabulary is to be called.

    Raises:
        VocabularyError: the file is missing, of no known format, or not well-formed; one sentence with the file and, where known, the line.
    """
    try:
        stored = path.read_bytes()
    except OSError as error:
        raise VocabularyError(f"{path} cannot be read ({error.strerror}): check the path.") from error
    try:
        found = _read(path, _text_of(path, stored), name)
    except VocabularyError:
        raise
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise VocabularyError(f"{path}{line}: not well-formed ({_first_line(error.msg)}); mend it or download it again.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, EOFError) as error:
        raise VocabularyError(f"{path}: not built as its format asks ({_first_line(str(error))}); download it again.") from error
    if not found.terms:
        raise VocabularyError(
            f"{path}: read as {found.format}, but holds no term with a label that is in use; check that it is a vocabulary."
        )
    return found, stored


def _read(path: Path, text: str, name: str) -> ForeignFile:
    head = text[:_HEAD]
    if head.lstrip()[:1] in ("{", "["):
        return _read_json(path, text, name)
    if _OBO.search(head):
        from onckg.vocabulary.readers.obo import read_obo

        return read_obo(text.encode(), name)
    if _TURTLE.search(head) or _TRIPLE.search(head):
        return _read_rdf(text, "N-Triples" if not _TURTLE.search(head) else "Turtle")
    if markup := _MARKUP.match(head):
        return _read_markup(path, text, markup[1])
    if _FUNCTIONAL.search(head) or _MANCHESTER.search(head):
        raise VocabularyError(f"{path}: OWL in functional or Manchester syntax is not read; save it as RDF/XML (Protégé and ROBOT can).")
    return _read_columns(path, text, name)


def _text_of(path: Path, stored: bytes) -> str:
    content = stored
    if content[:2] == b"\x1f\x8b":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error) as error:
            raise VocabularyError(f"{path}: the gzip compression is damaged or cut short; download it again.") from error
    if content[:4] == b"PK\x03\x04":
        raise VocabularyError(f"{path}: is a zip archive or workbook; unpack it, or save the sheet as CSV, and add that file.")
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise VocabularyError(f"{path}, line {line}: not UTF-8; save the file as UTF-8.") from error


def _read_json(path: Path, text: str, name: str) -> ForeignFile:
    try:
        loaded: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise VocabularyError(f"{path}, line {error.lineno}: not well-formed JSON ({error.msg}); mend it or download it again.") from error
    if isinstance(loaded, dict) and isinstance(loaded.get("graphs"), list):
        return _read_obographs(loaded, text, name)
    if is_oncotree(loaded):
        return read_oncotree(loaded)
    if isinstance(loaded, dict | list) and '"@id"' in text[:_HEAD] + text[-_HEAD:]:
        return _read_rdf(text, "JSON-LD")
    raise VocabularyError(f"{path}: JSON of no known form; onckg reads {KNOWN}.")


def _read_obographs(loaded: dict[str, Any], text: str, name: str) -> ForeignFile:
    from onckg.vocabulary.readers.obo import read_obographs

    found = read_obographs(text.encode(), name)
    stated = (loaded["graphs"][0].get("meta") or {}).get("version") or "" if loaded["graphs"] else ""
    return replace(found, version=found.version or stated)


def _read_markup(path: Path, text: str, root: str) -> ForeignFile:
    local = root.rpartition(":")[2]
    if local.lower() in ("html", "body", "head"):
        raise VocabularyError(f"{path}: is a web page, not a vocabulary; download the file that the page links to.")
    if local not in ("RDF", "Ontology"):
        raise VocabularyError(f"{path}: XML with the root {root} is no known format; onckg reads {KNOWN}.")
    if local == "Ontology":
        return _read_owl_xml(path, text)
    try:
        return _read_rdf(text, "RDF/XML")
    except SyntaxError:
        _check_xml(path, text)  # knows the line where the reader does not
        raise


def _read_owl_xml(path: Path, text: str) -> ForeignFile:
    from owlready2 import OwlReadyOntologyParsingError

    from onckg.vocabulary.readers.rdf import read_owl_xml

    _check_xml(path, text)
    if not re.search(r"\bontologyIRI\s*=", text[:_HEAD]):
        raise VocabularyError(f"{path}: the ontology has no ontologyIRI; give it one with the program that made it.")
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # owlready2's thread prints the traceback before it is raised here
            return read_owl_xml(text.encode(), "OWL/XML")
    except OwlReadyOntologyParsingError as error:
        line = re.search(r"line (\d+)", str(error))
        at = f", line {line[1]}" if line else ""
        raise VocabularyError(f"{path}{at}: not built as OWL/XML asks; save it again with the program that made it.") from error


def _check_xml(path: Path, text: str) -> None:
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(text, True)  # expat fetches nothing
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        raise VocabularyError(f"{path}, line {error.lineno}: not well-formed XML ({why}); mend it or download it again.") from error


def _read_rdf(text: str, form: str) -> ForeignFile:
    from pyoxigraph import RdfFormat

    from onckg.vocabulary.readers.rdf import read_rdf

    syntax = {"RDF/XML": RdfFormat.RDF_XML, "JSON-LD": RdfFormat.JSON_LD}.get(form, RdfFormat.TURTLE)
    return read_rdf(text.encode(), syntax, form)


def _read_columns(path: Path, text: str, name: str) -> ForeignFile:
    lines = text.splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), None)
    if first is None:
        raise VocabularyError(f"{path}: is empty; onckg reads {KNOWN}.")
    delimiter = max("\t,;", key=lambda mark: (len(header_roles(lines[first].strip("\r\n"), mark)), lines[first].count(mark)))
    if not header_roles(lines[first].strip("\r\n"), delimiter):
        raise VocabularyError(
            f"{path}: of no known format, and its first line names no column for labels; onckg reads {KNOWN}, tables with a header "
            "such as id,label,synonym,parent."
        )
    try:
        return read_table("".join(lines[first:]), name, delimiter)
    except VocabularyError as error:
        raise VocabularyError(f"{path}, {error}; mend the row.") from error


def _first_line(text: str) -> str:
    return (text or "unknown").strip().splitlines()[0].rstrip(".")[:200]
