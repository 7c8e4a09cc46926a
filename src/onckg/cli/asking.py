"""Commands that ask: ``query``, ``questions`` and ``show``."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onckg.cli.console import print_bytes, print_json, print_line, print_table
from onckg.cli.opening import opened
from onckg.cli.options import DEFAULT_STORE, AsOfOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from onckg.query import Answer

_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples")


def complete_question(incomplete: str) -> list[str]:
    """Return the names of questions that begin so, for the shell's completion."""
    folder = Path(__file__).resolve().parents[1] / "query" / "questions"
    return sorted(path.stem for path in folder.glob("*.rq") if path.stem.startswith(incomplete))


def complete_kind(incomplete: str) -> list[str]:
    """Return the kinds of cards that begin so, for the shell's completion."""
    return [kind for kind in ("company", "disease", "drug", "modality", "platform", "release", "trial") if kind.startswith(incomplete)]


def query(
    text: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL, or the name of a question.", autocompletion=complete_question)] = "",
    *,
    file: Annotated[Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the query from a file.")] = None,
    parameters: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="A parameter of a named question.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(_FORMATS)}.")] = "table",
    timeout: Annotated[float, typer.Option("--timeout", min=0, metavar="SECONDS", help="Stop the query then; 0: never.")] = 30,
    max_rows: Annotated[int, typer.Option("--max-rows", min=0, metavar="N", help="Refuse longer answers; 0: none.")] = 100_000,
    max_memory: Annotated[
        int, typer.Option("--max-memory", min=0, metavar="MB", help="Address space of the query's process; 0: no limit.")
    ] = 8_192,
    allow_service: Annotated[
        list[str] | None, typer.Option("--allow-service", metavar="IRI", help="A service on the network that SERVICE may call.")
    ] = None,
    as_of: AsOfOption = "",
) -> None:
    """Answer a SPARQL query, or a named question.

    Common prefixes (onc, vocab, drug, company, disease, skos, xsd ...) need no declaration. A query only reads, and reaches the
    network only where you allow it by name.
    """
    from onckg.query import Limits

    if form not in _FORMATS:
        raise typer.BadParameter(f"{form!r} is no format: choose one of {', '.join(_FORMATS)}.", param_hint="--format")
    asked = _read_query(text, file)
    with opened(store, as_of) as graph:
        limits = Limits(timeout, max_rows, max_memory)
        answer = graph.query(asked, limits=limits, allowed_services=allow_service or (), parameters=_read_parameters(parameters or []))
    _print_answer(answer, form)


def questions(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Print this question with its query.", autocompletion=complete_question)] = "",
    as_json: JsonOption = False,
) -> None:
    """List the named questions with their parameters."""
    from onckg.query import find_question, list_questions

    if name:
        question = find_question(name)
        print_json(asdict(question)) if as_json else print_line(question.text.rstrip())
    elif as_json:
        print_json([asdict(question) for question in list_questions()])
    else:
        for question in list_questions():
            print_line(f"{question.name}\n    {question.question}")
            for p in question.parameters:
                need = {"required": "required", "any": "optional"}.get(p.default, f"default {p.default}")
                print_line(f"    -p {p.name}='{p.example}'  {p.meaning} ({need})")


def show(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="drug, company, platform, disease, modality, trial or release.", autocompletion=complete_kind),
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, alias, NCT number, ID or IRI.")],
    store: StoreOption = DEFAULT_STORE,
    as_of: AsOfOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show all that is known of one thing.

    The card has its facts, states and dates, and under each the words and the release. A disease, a modality and a platform also count
    what lies under them.
    """
    from onckg.cli.card import print_card

    with opened(store, as_of) as graph:
        card = graph.show(kind, name)
    print_json(asdict(card)) if as_json else print_card(card)


def _read_query(text: str, file: Path | None) -> str:
    from onckg.errors import InputError

    if bool(text) == (file is not None):
        raise typer.BadParameter("Give a query, the name of a question, or a file with -f.", param_hint="QUERY")
    if file is None:
        return text
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{file} cannot be read as a query ({getattr(error, 'strerror', None) or 'it is not UTF-8'}): check the path."
        ) from error


def _read_parameters(given: list[str]) -> dict[str, str]:
    parameters = {}
    for item in given:
        name, equals, value = item.partition("=")
        if not equals or not name:
            raise typer.BadParameter(f"{item!r} is not of the form NAME=VALUE.", param_hint="--parameter")
        parameters[name.strip().lstrip("$?")] = value
    return parameters


def _print_answer(answer: "Answer", form: str) -> None:
    if form != "table":
        body = answer.serialize(form)
        print_bytes([body if body.endswith(b"\n") or not body else body + b"\n"])
    elif answer.kind == "boolean":
        print_line("yes" if answer else "no")
    elif answer.kind == "triples":
        print_bytes([answer.serialize("turtle")])
    else:
        rows = answer.texts()
        print_table(answer.variables, rows) if rows else print_line("No rows.")
