"""Verdicts of the shapes as records: those that a store kept, and those over any RDF file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from onckg.errors import InputError
from onckg.graph.terms import term
from onckg.store import Store

if TYPE_CHECKING:
    from onckg.graph import Verdict


@dataclass(frozen=True, slots=True)
class SetAside:
    """One verdict: what breaks a rule, in which release (empty for RDF of others and for the current picture), by which words."""

    release: str
    focus: str
    message: str
    words: str
    severity: str


def kept_verdicts(store: Store) -> list[SetAside]:
    """Return the verdicts on what was set aside, by release."""
    found = []
    for quad in store.quads.quads_for_pattern(None, term("rdf:type"), term("onc:Verdict"), None):
        said = {
            name: ", ".join(
                sorted(_text(q.object) for q in store.quads.quads_for_pattern(quad.subject, term(f"onc:{name}"), None, quad.graph_name))
            )
            for name in ("about", "message", "words")
        }
        release = _text(quad.subject).removeprefix("https://w3id.org/onckg/release/").partition("/")[0]
        found.append(SetAside(release, said["about"], said["message"], said["words"], "violation"))
    return sorted(found, key=lambda v: (v.release, v.focus, v.message))


def validate_file(path: Path) -> tuple[SetAside, ...]:
    """Judge any RDF file by the shapes (profile ``input``); needs no store.

    Raises:
        InputError: the file is missing, of an unknown format, or malformed (with its line).
    """
    from onckg.graph import validate_graph
    from onckg.vocabulary import load_vocabulary

    form = pyoxigraph.RdfFormat.from_extension(path.suffix.lstrip(".").lower())
    if form is None:
        raise InputError(f"{path} has no ending of an RDF format: use .ttl, .nt, .nq, .trig, .rdf, .jsonld or .n3.")
    try:
        quads = list(pyoxigraph.parse(path=path, format=form, base_iri="https://w3id.org/onckg/input/"))
    except SyntaxError as error:
        fault = error.msg.removeprefix("Parser error ")  # which begins with "at line 3 column 2"
        raise InputError(f"{path} is malformed{'' if fault.startswith('at ') else ':'} {fault}.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({os.strerror(error.errno) if error.errno else error}): check the path.") from error
    return tuple(set_aside("", verdict) for verdict in validate_graph((quad.triple for quad in quads), "input", load_vocabulary()))


def set_aside(release: str, verdict: Verdict) -> SetAside:
    """Return the record of a verdict on a release, "" for what is of none."""
    return SetAside(release, verdict.focus, verdict.message, verdict.words, verdict.severity)


def _text(node: Any) -> str:
    return str(getattr(node, "value", ""))
