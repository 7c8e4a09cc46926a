"""OncoTree JSON, in both forms that its API gives: the tree under "TISSUE", and the flat list of tumour types.

The root and the tissues under it name parts of the body, not tumours: they gather, and are never matched. References to NCIt stand as
cross references; codes are the last part of IRIs under OncoTree's base.
"""

from collections.abc import Iterator
from typing import Any

from onckg.vocabulary.readers.identifiers import NCIT, ONCOTREE
from onckg.vocabulary.readers.records import ForeignFile, TermDraft, finished

_TISSUE_LEVEL = 1
_ROOT = "TISSUE"


def read_oncotree(loaded: Any) -> ForeignFile:
    """Return the terms of OncoTree, given its JSON as Python objects.

    Raises:
        KeyError, TypeError, AttributeError: it is built otherwise than OncoTree's API builds it.
    """
    nodes = list(loaded) if isinstance(loaded, list) else [node for top in loaded.values() for node in _walk(top)]
    drafts = [_draft(node) for node in nodes if node["code"] != _ROOT]
    form = "OncoTree JSON (list)" if isinstance(loaded, list) else "OncoTree JSON (tree)"
    return finished(drafts, form, "", "")


def is_oncotree(loaded: Any) -> bool:
    """Say whether JSON looks like OncoTree's."""
    if isinstance(loaded, list):
        return bool(loaded) and isinstance(loaded[0], dict) and {"code", "name", "mainType"} <= loaded[0].keys()
    return isinstance(loaded, dict) and any(
        isinstance(top, dict) and {"code", "name", "children"} <= top.keys() for top in list(loaded.values())[:1]
    )


def _walk(top: dict[str, Any]) -> Iterator[dict[str, Any]]:
    nodes = [top]
    while nodes:
        node = nodes.pop()
        yield node
        nodes += node["children"].values()


def _draft(node: dict[str, Any]) -> TermDraft:
    tissue = (node.get("level") or 0) <= _TISSUE_LEVEL
    draft = TermDraft(ONCOTREE + node["code"], (node.get("mainType") or node["name"]) if tissue else node["name"], group=tissue)
    if tissue:
        draft.other_names.add(node["name"])
    else:
        codes = (node.get("externalReferences") or {}).get("NCI") or ()
        draft.references = {NCIT + code for code in codes if code}
    parent = node.get("parent")
    if parent and parent != _ROOT:
        draft.parents.add(ONCOTREE + parent)
    return draft
