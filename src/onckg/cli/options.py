"""Options that several commands share, each defined once."""

from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    Path, typer.Option("--store", envvar="ONCKG_STORE", metavar="DIR", help="The folder of the store.", show_default="./onckg-store")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print a summary as JSON, for scripts.")]
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")]
WorkersOption = Annotated[
    int,
    typer.Option(
        "--workers", min=0, metavar="N", help="Processes that read; 0: as many as there are processors, if there is enough to read."
    ),
]
DEFAULT_STORE = Path("onckg-store")

DONE = 0
REJECTED = 1
VIOLATED = 3
BUG = 70
AsOfOption = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="As it was known at the end of this day (YYYY-MM-DD), by releases up to it alone.")
]
