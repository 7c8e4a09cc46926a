"""Named questions: the ``.rq`` files of ``questions/``, which a domain expert can read and add to.

A file's first comment is the question; then one comment a parameter:

    # Which drugs hold a designation, for which disease, since when, by whom?
    # $kind (designations, any): the kind of designation. Example: RarePediatricDisease
    # $on (date, 9999-12-31): the last day to look at. Example: 2018-06-30

In brackets stand the type (a kind or scheme of ``onckg.query.names``, ``fact`` for an IRI, ``date``, ``number``, ``text``) and the
default: a value, ``any`` (the variable stays free) or ``required``. In the query a parameter is written ``$kind`` and other
variables ``?drug``, so each file is valid SPARQL as it stands. A value becomes an RDF term first and takes the place of the
variable's token: no value can add to the query.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph

from onckg.errors import InputError, InternalError
from onckg.graph.prefixes import PREFIXES, full_iri
from onckg.query.names import LOOKED_UP, find_thing
from onckg.query.tokens import split_tokens

_FOLDER = Path(__file__).resolve().parent / "questions"
_PARAMETER = re.compile(r"\$(?P<name>\w+) \((?P<type>[a-z]+), (?P<default>[^)]+)\): (?P<meaning>.+?)\.? Example: (?P<example>.+)")
_TYPES = (*LOOKED_UP, "fact", "date", "number", "text")
_XSD = PREFIXES["xsd"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: ``default`` is a value as a person writes it, "any" or "required"; ``type`` as the module says."""

    name: str
    type: str
    default: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: ``name`` is the file's name without its ending, ``text`` its SPARQL with comments."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def list_questions() -> tuple[Question, ...]:
    """Return all named questions, sorted by name."""
    return tuple(_read_question(path) for path in sorted(_FOLDER.glob("*.rq")))


def find_question(name: str) -> Question:
    """Return the question of a name. Raises ``InputError`` where there is none."""
    for question in list_questions():
        if question.name == name:
            return question
    raise InputError(f"There is no question named {name!r}: `onckg questions` lists them.")


def bind_parameters(question: Question, values: Mapping[str, str], dataset: pyoxigraph.Store) -> str:
    """Return the question's SPARQL with its parameters as terms.

    Args:
        question: one of ``list_questions``.
        values: parameter name -> value as a person writes it; a missing one takes its default.
        dataset: where names are looked up.

    Raises:
        InputError: an unknown parameter, a required one that is missing, a value of the wrong type or that names nothing.
    """
    known = [parameter.name for parameter in question.parameters]
    for name in values:
        if name not in known:
            has = f"it has {', '.join(known)}" if known else "it has none"
            raise InputError(f"The question {question.name} has no parameter {name!r}: {has}.")
    terms: dict[str, str] = {}
    for parameter in question.parameters:
        value = values.get(parameter.name, parameter.default)
        if parameter.name not in values and value == "required":
            raise InputError(
                f"The question {question.name} needs {parameter.name} ({parameter.meaning}): add for example "
                f"-p {parameter.name}='{parameter.example}'."
            )
        if value != "any":
            terms["$" + parameter.name] = str(_term(parameter, value, dataset))
    return "".join(terms.get(token.text, token.text) if token.kind == "variable" else token.text for token in split_tokens(question.text))


def _term(parameter: Parameter, value: str, dataset: pyoxigraph.Store) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    if parameter.type == "date":
        try:
            day = datetime.date.fromisoformat(value)
        except ValueError:
            raise InputError(f"{parameter.name} is a day such as {parameter.example}, not {value!r}.") from None
        return pyoxigraph.Literal(day.isoformat(), datatype=pyoxigraph.NamedNode(_XSD + "date"))
    if parameter.type == "number":
        if not re.fullmatch(r"-?\d+", value):
            raise InputError(f"{parameter.name} is a whole number such as {parameter.example}, not {value!r}.")
        return pyoxigraph.Literal(value, datatype=pyoxigraph.NamedNode(_XSD + "integer"))
    if parameter.type == "text":
        return pyoxigraph.Literal(value)
    if parameter.type == "fact":
        return _fact_iri(parameter, value, dataset)
    return pyoxigraph.NamedNode(find_thing(dataset, parameter.type, value).iri)


def _fact_iri(parameter: Parameter, value: str, dataset: pyoxigraph.Store) -> pyoxigraph.NamedNode:
    iri = full_iri(value)
    try:
        node = pyoxigraph.NamedNode(iri)
    except ValueError:
        raise InputError(f"{parameter.name} is an IRI such as {parameter.example}, not {value!r}.") from None
    if next(dataset.quads_for_pattern(node, None, None, None), None) is None:
        raise InputError(f"Nothing is said of {value} in this store: `onckg show` and queries print the IRIs of facts.")
    return node


def _read_question(path: Path) -> Question:
    text = path.read_text("utf-8")
    comments = [line[1:].strip() for line in text.splitlines() if line.startswith("#")]
    if not comments:
        raise InternalError(f"The question file {path.name} has no first comment.")
    parameters: list[Parameter] = []
    for comment in comments[1:]:
        found = _PARAMETER.fullmatch(comment)
        if found is None or found["type"] not in _TYPES:
            raise InternalError(f"In the question file {path.name} this comment declares no parameter: {comment}")
        parameters.append(Parameter(found["name"], found["type"], found["default"], found["meaning"], found["example"]))
    return Question(path.stem, comments[0], tuple(parameters), text)
