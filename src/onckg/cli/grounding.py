"""The command ``ground``: which concept the names in a text have, and why."""

import csv
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onckg.cli.console import print_json, print_line

if TYPE_CHECKING:
    from onckg.mentions.grounded_names import GroundedName

_KINDS = ("disease", "drug", "company")


def ground(
    texts: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="A name, a sentence, a designation, a condition.")] = None,
    *,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help=f"Only {', '.join(_KINDS[:-1])} or {_KINDS[-1]}.")] = "",
    file: Annotated[Path | None, typer.Option("--file", "-f", metavar="FILE", help="Take each line of a file as a text.")] = None,
    column: Annotated[
        str, typer.Option("--column", metavar="NAME", help="Of a CSV or TSV file with a header: the column with the texts.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a text.")] = False,
) -> None:
    """Say which concepts the names in a text have, and why.

    For each disease, drug and company: the concept with its label, the identifiers of other vocabularies, what is broader, the
    populations, and the reason in a sentence. Needs no store; vocabularies that you added count.
    """
    from onckg.lexicon import build_lexicon
    from onckg.mentions.grounded_names import ground_text
    from onckg.vocabulary import load_vocabulary

    if kind and kind not in _KINDS:
        raise typer.BadParameter(f"{kind!r} is no kind: choose one of {', '.join(_KINDS)}.", param_hint="--kind")
    asked = [*(texts or []), *(_read_texts(file, column) if file is not None else [])]
    if not asked:
        raise typer.BadParameter("Give a text, or a file with -f.", param_hint="TEXT")
    lexicon = build_lexicon(load_vocabulary())
    for text in asked:
        names = ground_text(text, lexicon, (kind,) if kind else _KINDS)
        if as_json:
            print_json({"text": text, "names": [_as_json(name) for name in names]}, compact=len(asked) > 1)
        else:
            _print_names(text, names)


def _as_json(name: "GroundedName") -> dict[str, object]:
    populations = [{"kind": kind, "label": label} for kind, label in name.populations]
    return {**asdict(name), "populations": populations}


def _print_names(text: str, names: Iterable["GroundedName"]) -> None:
    from onckg.graph.prefixes import short_iri

    print_line(text)
    nothing = True
    for found in names:
        nothing = False
        iri = short_iri(found.grounding.concept) if found.grounding.concept else "no concept"
        print_line(f"  {found.kind} [{found.start}, {found.end}): {found.name} · {iri}")
        told = {
            "same as": found.identifiers,
            "close to": found.near,
            "modality": (found.modality,),
            "under": (" < ".join(found.path),),
            "populations": tuple(label for _, label in found.populations),
        }
        for opening, parts in told.items():
            if any(parts):
                print_line(f"    {opening} {', '.join(parts)}")
        print_line(f"    {found.grounding.sentence}")
    if nothing:
        print_line("  names nothing that is read as a disease, a drug or a company")


def _read_texts(file: Path, column: str) -> list[str]:
    from onckg.errors import InputError

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            if not column:
                return [line.strip() for line in lines if line.strip()]
            rows = csv.DictReader(lines, delimiter="\t" if file.suffix.lower() == ".tsv" else ",")
            if column not in (rows.fieldnames or ()):
                raise InputError(f"{file} has no column {column!r}: it has {', '.join(rows.fieldnames or ()) or 'none'}.")
            return [text.strip() for row in rows if (text := row[column] or "").strip()]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or "it is no table in UTF-8"
        raise InputError(f"{file} cannot be read ({reason}): check the path.") from error
