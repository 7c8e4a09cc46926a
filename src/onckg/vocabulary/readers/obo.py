"""OBO and obographs JSON, read with fastobo (pronto's own parser).

Scopes of synonyms are kept: EXACT names match, the others are searched. A logical definition gives its genus as a parent.
What a file imports is not fetched.
"""

import io
from typing import TYPE_CHECKING, Any

from onckg.vocabulary.readers.identifiers import iri_of, minted, reference_iri
from onckg.vocabulary.readers.records import ForeignFile, TermDraft, finished, is_retired

if TYPE_CHECKING:
    from collections.abc import Iterable

_STATUS = ("P310", "Concept_Status")
_EXACT_MATCH = ("exactMatch",)
_LICENCE = ("license", "licence")


def read_obo(content: bytes, name: str) -> ForeignFile:
    """Return the terms of an OBO file; ``name`` is the vocabulary's, for identifiers that are no CURIEs.

    Raises:
        SyntaxError: the file is not well-formed; it knows the line.
        ValueError, TypeError: a value is not of its kind.
    """
    import fastobo

    return _read(fastobo.load(io.BytesIO(content)), name, "OBO")


def read_obographs(content: bytes, name: str) -> ForeignFile:
    """Return the terms of an obographs file, as ``read_obo`` does."""
    import fastobo

    return _read(fastobo.load_graph(io.BytesIO(content)), name, "obographs JSON")


def _read(document: Any, name: str, form: str) -> ForeignFile:
    drafts = [_draft(frame, name) for frame in document if type(frame).__name__ == "TermFrame"]
    version = next((clause.version for clause in document.header if clause.raw_tag() == "data-version"), "")
    stated = (clause.property_value for clause in document.header if clause.raw_tag() == "property_value")
    return finished(drafts, form, version, min(_values(stated, _LICENCE), default=""))


def _draft(frame: Any, name: str) -> TermDraft:
    draft = TermDraft(_iri(frame.id, name))
    stated = []
    for clause in frame:
        match clause.raw_tag():
            case "name":
                draft.label = clause.name
            case "synonym":
                said = clause.synonym
                (draft.names if said.scope == "EXACT" else draft.other_names).add(said.desc)
            case "is_a":
                draft.parents.add(_iri(clause.term, name))
            case "intersection_of":
                if clause.typedef is None:
                    draft.parents.add(_iri(clause.term, name))
            case "xref":
                draft.references.add(reference_iri(str(clause.xref.id)))
            case "def":
                draft.definition = str(clause.definition)
            case "is_obsolete":
                draft.obsolete = clause.obsolete
            case "property_value":
                stated.append(clause.property_value)
    draft.references.discard("")
    draft.same = {iri for value in _values(stated, _EXACT_MATCH) if (iri := iri_of(value))}
    draft.obsolete = draft.obsolete or is_retired(draft.label, set(_values(stated, _STATUS)))
    return draft


def _iri(identifier: object, name: str) -> str:
    return iri_of(str(identifier), any_prefix=True) or minted(name, str(identifier))


def _values(stated: "Iterable[Any]", properties: tuple[str, ...]) -> list[str]:
    return [str(pair.value) for pair in stated if str(pair.relation).endswith(properties)]
