"""Validation of an RDF file of any kind: what ``onckg validate FILE.ttl`` does."""

from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from onckg.errors import InputError
from onckg.graph.records import Verdict
from onckg.graph.validation import validate_graph
from onckg.vocabulary.records import Vocabulary

_ENDINGS = "ttl, nt, nq, trig, n3, rdf, xml, owl or jsonld"
_XML = {".owl": "rdf", ".xml": "rdf"}  # endings in use for RDF/XML beside its own


def validate_file(path: Path, vocabulary: Vocabulary) -> tuple[Verdict, ...]:
    """Return the verdicts of the profile ``input`` over a file, sorted; empty when it conforms.

    The ending tells the format; the graphs of a file of quads are judged as one. Raises ``InputError`` for a file that cannot
    be read or parsed; the message names the line where the parser knows it.
    """
    return validate_graph(_read(path), "input", vocabulary)


def _read(path: Path) -> list[Quad]:
    ending = path.suffix.lower()
    form = RdfFormat.from_extension(_XML.get(ending, ending.removeprefix(".")))
    if form is None:
        raise InputError(f"{path} is no RDF file by its ending; use one of {_ENDINGS}.")
    try:
        return list(parse(path=str(path), format=form, base_iri=path.resolve().as_uri()))
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise InputError(f"{path}{line}: {error.msg or error}") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
