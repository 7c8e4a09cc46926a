"""The prefixes that every query and every file we write knows, and short forms of IRIs for people."""

import re

from onckg.graph.terms import ID, RELEASE
from onckg.graph.terms import PREFIXES as TERM_PREFIXES

_KINDS = (
    "company", "drug", "platform", "carrier", "payload", "disease", "population", "indication", "designation", "trial", "milestone",
    "deal", "role", "program", "state",
)  # fmt: skip
PREFIXES: dict[str, str] = {
    **TERM_PREFIXES,
    "release": RELEASE,
    "graph": "https://w3id.org/onckg/graph/",
    **{kind: f"{ID}{kind}/" for kind in _KINDS},
}


def short_iri(iri: str) -> str:
    """Return the IRI as ``prefix:rest`` by the longest namespace that fits; unchanged where none does.

    Meant for tables that people read; the rest is not escaped, so it is no Turtle.

    >>> short_iri("https://w3id.org/onckg/id/drug/clr-131")
    'drug:clr-131'
    >>> short_iri("http://example.org/x")
    'http://example.org/x'
    """
    fitting = [(namespace, prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace) and iri != namespace]
    if not fitting:
        return iri
    namespace, prefix = max(fitting, key=lambda pair: len(pair[0]))
    return f"{prefix}:{iri[len(namespace) :]}"


def full_iri(name: str) -> str:
    """Return the IRI behind ``prefix:rest`` or ``<iri>``; empty where it is neither, or the prefix is not known.

    >>> full_iri("drug:clr-131")
    'https://w3id.org/onckg/id/drug/clr-131'
    >>> full_iri("CLR 131")
    ''
    """
    if any(mark in name for mark in ' "{}|^`\\'):
        return ""
    if name.startswith("<") and name.endswith(">"):
        return name[1:-1]
    if name.startswith(("http://", "https://", "urn:")):
        return name
    prefix, colon, rest = name.partition(":")
    return PREFIXES[prefix] + rest if colon and rest and prefix in PREFIXES else ""


def last_part(iri: str) -> str:
    """Return what follows the kind in an IRI of the data, or the last part of any other.

    >>> last_part("https://w3id.org/onckg/id/drug/clr-131"), last_part("https://w3id.org/onckg/ontology#tests")
    ('clr-131', 'tests')
    """
    if iri.startswith(ID):
        return iri[len(ID) :].partition("/")[2]
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]
