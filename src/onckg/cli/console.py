"""What is printed where: answers on standard output, everything about the run on standard error.

Tables fit the terminal; where standard output is no terminal they are as wide as their content, so that nothing is cut off.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

_WIDEST = 100_000


def print_line(text: str = "") -> None:
    """Print a line on standard output."""
    sys.stdout.write(text + "\n")


def print_bytes(parts: Iterable[bytes]) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def print_json(value: Any, *, compact: bool = False) -> None:
    """Print a value as JSON, on one line if compact."""
    print_line(json.dumps(value, ensure_ascii=False, indent=None if compact else 1))


def complain(message: str) -> None:
    """Print one sentence about the run on standard error, on one line, with its full stop if it has no end of its own."""
    message = " ".join(message.splitlines())
    end = "" if message.endswith((".", "?", "!", ".)")) else "."
    sys.stderr.write(f"onckg: {message}{end}\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; cells are plain text."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(cell, overflow="fold") for cell in row))
    if sys.stdout.isatty():
        Console().print(table)
        return
    console = Console(width=_WIDEST, color_system=None)
    with console.capture() as captured:
        console.print(table)
    print_line("\n".join(line.rstrip() for line in captured.get().splitlines()).strip("\n"))


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a callback that moves a bar on standard error; None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
