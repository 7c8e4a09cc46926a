"""CSV and TSV with a header: columns for the identifier, the label, synonyms and the parent, found by their names.

Only the label is needed. A cell of synonyms or parents may hold several, between "|" or ";"; a term may also stand in several rows, one
synonym a row. A parent is named by identifier or label. An identifier is an IRI, a CURIE, or bare ("C3262": NCIt's codes are known by
their form, all others stay under the vocabulary's own name).
"""

import csv
import io
import re
from collections.abc import Mapping

from onckg.errors import VocabularyError
from onckg.vocabulary.readers.identifiers import NCIT, iri_of, minted
from onckg.vocabulary.readers.records import ForeignFile, TermDraft, finished

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "identifier", "code", "curie", "iri", "uri", "termid", "conceptid", "conceptcode", "classid", "subjectid"),
    "label": (
        "label", "name", "preferredterm", "preferredlabel", "preferredname", "preflabel", "term", "termname", "displayname", "title",
        "subjectlabel",
    ),
    "synonym": (
        "synonym", "synonyms", "alias", "aliases", "altlabel", "altlabels", "alternativename", "alternativenames", "alternativelabel",
        "exactsynonym", "exactsynonyms", "othernames",
    ),
    "parent": ("parent", "parents", "parentid", "parentids", "broader", "isa", "subclassof", "superclass", "parentcode"),
    "definition": ("definition", "description"),
    "obsolete": ("obsolete", "deprecated", "isobsolete", "retired"),
    "status": ("status", "conceptstatus"),
    "same": ("exactmatch", "sameas"),
    "reference": ("xref", "xrefs", "crossreference", "crossreferences", "dbxref", "dbxrefs"),
}  # fmt: skip
_NCIT_CODE = re.compile(r"C\d{2,6}\Z")
_TRUE = frozenset({"true", "1", "yes", "y", "t", "obsolete", "deprecated"})


def header_roles(line: str, delimiter: str) -> dict[str, str]:
    """Return role ("label") -> name of its column, for a header; empty where no column is a label.

    >>> header_roles("Code,Preferred Term,Synonyms", ",")
    {'id': 'Code', 'label': 'Preferred Term', 'synonym': 'Synonyms'}
    """
    columns = next(csv.reader([line], delimiter=delimiter), [])
    plain = {re.sub(r"[^a-z]", "", column.lower()): column for column in reversed(columns)}
    found = {role: plain[name] for role, names in _HEADERS.items() for name in names[::-1] if name in plain}
    return found if "label" in found else {}


def read_table(text: str, name: str, delimiter: str) -> ForeignFile:
    """Return the terms of a table; ``text`` begins with the header.

    Raises:
        VocabularyError: a row that cannot be read; the message knows the line.
    """
    roles = header_roles(text.partition("\n")[0].rstrip("\r"), delimiter)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=delimiter != "\t", quoting=csv.QUOTE_MINIMAL)
    cells: list[dict[str, str]] = []
    try:
        cells += [{role: (row.get(column) or "").strip() for role, column in roles.items()} for row in rows]
    except csv.Error as error:
        raise VocabularyError(f"line {rows.line_num}: {error}") from error
    identifiers = {row["id"] for row in cells if row.get("id")}
    ncit = bool(identifiers) and all(_NCIT_CODE.match(i) for i in identifiers)

    def iri(identifier: str) -> str:
        return NCIT + identifier if ncit and _NCIT_CODE.match(identifier) else iri_of(identifier) or minted(name, identifier)

    drafts: dict[str, TermDraft] = {}
    by_label: dict[str, str] = {}
    for row in cells:
        label = row["label"]
        if not (identifier := row.get("id") or label):
            continue
        draft = drafts.setdefault(iri(identifier), TermDraft(iri(identifier), label))
        draft.label = draft.label or label
        _fill(draft, row)
        by_label.setdefault(draft.label.casefold(), draft.iri)
    for row in cells:
        if row.get("parent") and (identifier := row.get("id") or row["label"]):
            parents = {iri(p) if iri(p) in drafts else by_label.get(p.casefold(), iri(p)) for p in _several(row["parent"])}
            drafts[iri(identifier)].parents |= parents
    columns = ", ".join(f"{column} as {role}" for role, column in roles.items())
    form = "TSV" if delimiter == "\t" else "CSV"
    return finished(list(drafts.values()), form, "", "", f"columns read: {columns}")


def _fill(draft: TermDraft, row: Mapping[str, str]) -> None:
    draft.names |= {row["label"], *_several(row.get("synonym", ""))} - {draft.label, ""}
    draft.definition = draft.definition or row.get("definition", "")
    draft.same |= {iri for value in _several(row.get("same", "")) if (iri := iri_of(value))}
    draft.references |= {iri for value in _several(row.get("reference", "")) if (iri := iri_of(value))}
    draft.obsolete |= row.get("obsolete", "").lower() in _TRUE
    draft.obsolete |= row.get("status", "").lower().replace(" ", "_") in (
        "obsolete",
        "deprecated",
        "retired",
        "obsolete_concept",
        "retired_concept",
    )


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|" if "|" in cell else ";") if part.strip()]
