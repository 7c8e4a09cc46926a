"""RDF files of others, as triples without blank nodes."""

import os
from pathlib import Path

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Triple

from onckg.errors import InputError

_INPUT = "https://w3id.org/onckg/input/"


def read_file(path: Path) -> list[Triple]:
    """Return the triples of a file's default graph, or of all its graphs where that is empty; blank nodes get IRIs in order of the file.

    Raises:
        InputError: the file is missing, of an unknown format, or malformed (with its line).
    """
    form = pyoxigraph.RdfFormat.from_extension(path.suffix.lstrip(".").lower())
    if form is None:
        raise InputError(f"{path} has no ending of an RDF format: use .ttl, .nt, .nq, .trig, .rdf, .jsonld or .n3.")
    try:
        quads = list(pyoxigraph.parse(path=path, format=form, base_iri=_INPUT))
    except SyntaxError as error:
        fault = error.msg.removeprefix("Parser error ")  # which begins with "at line 3 column 2"
        raise InputError(f"{path} is malformed{'' if fault.startswith('at ') else ':'} {fault}.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({os.strerror(error.errno) if error.errno else error}): check the path.") from error
    numbers: dict[BlankNode, NamedNode] = {}

    def named(node: object) -> object:
        return numbers.setdefault(node, NamedNode(f"{_INPUT}node-{len(numbers) + 1}")) if isinstance(node, BlankNode) else node

    default = [quad for quad in quads if quad.graph_name == DefaultGraph()]
    return [Triple(named(q.subject), q.predicate, named(q.object)) for q in default or quads]  # type: ignore[arg-type]
