"""The ``onckg`` program: parse, call one function, print, exit code.

Exit codes: 0 done; 1 an input, query or store was rejected; 2 wrong usage; 3 a shape or the ontology is violated (``validate``,
``reason``, ``ingest --strict``); 70 a bug of ours. No exception reaches the user as a traceback, unless ONCKG_TRACEBACK is set.
"""

import errno
import os
import sys
from collections.abc import Callable

import typer

from onckg.cli import asking, course, evaluating, grounding, keeping, reading, reasoning, registries, vocabularies
from onckg.cli.console import complain
from onckg.cli.options import BUG, REJECTED
from onckg.errors import InternalError, OnckgError

_HELP = """Read press releases on oncology drug programmes into a knowledge graph, and ask it.

The store is ./onckg-store, or --store DIR, or the environment variable ONCKG_STORE. Exit codes: 0 done, 1 input rejected, 2 usage, 3
shapes violated."""
_EXAMPLES: dict[Callable[..., None], str] = {
    reading.extract: "onckg extract examples/xandrel-clarification-2024-09-19.txt",
    reading.ingest: "onckg ingest examples",
    asking.query: "onckg query designations-held -p kind=OrphanDrug",
    asking.questions: "onckg questions trials-of-drug",
    asking.show: 'onckg show drug "CLR 131"',
    grounding.ground: 'onckg ground "relapsed or refractory DLBCL" "KEYTRUDA"',
    course.plans: "onckg plans --company Cellectar --overdue --as-of 2019-06-30",
    course.why_same: 'onckg why-same drug "CLR 131" "iopofosine I 131"',
    course.conflicts: "onckg conflicts",
    course.changes: "onckg changes --since 2025-06-30 --format markdown",
    evaluating.evaluate: "onckg evaluate tests/golden/facts examples",
    keeping.validate: "onckg validate",
    keeping.export: "onckg export graphml -o graph.graphml --view simple",
    reasoning.reason: 'onckg reason --explain "CLR 131"',
    reasoning.ontology: "onckg ontology -o onckg.owl",
    keeping.status: "onckg status --json",
    keeping.remove: "onckg remove 1f0c88aa",
    keeping.refresh: "onckg refresh",
    keeping.version: "onckg version",
}

_DISK_FULL = "No space left on device"

app = typer.Typer(
    name="onckg", help=_HELP, epilog="Example: onckg ingest examples && onckg query designations-held", no_args_is_help=True,
    rich_markup_mode=None, pretty_exceptions_enable=False,
)  # fmt: skip
for _command, _example in _EXAMPLES.items():
    app.command(epilog=f"Example: {_example}")(_command)
app.add_typer(vocabularies.app)
app.add_typer(registries.app)


def main() -> None:
    """Run the program and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except InternalError as error:
        _end_with_bug(error, str(error))
    except OnckgError as error:
        complain(str(error))
        sys.exit(REJECTED)
    except BrokenPipeError:
        # The reader went away (| head).
        _give_up_output()
        sys.exit(0)
    except OSError as error:
        if not _is_disk(error):
            _end_with_bug(error, f"{type(error).__name__}: {error}")
        _give_up_output()
        complain(
            f"Writing failed ({_DISK_FULL if _DISK_FULL in str(error) else error.strerror}): make room, then run the same command again"
        )
        sys.exit(REJECTED)
    except Exception as error:  # noqa: BLE001  # the last line before the user: a bug is a sentence, not a traceback
        _end_with_bug(error, f"{type(error).__name__}: {error}")


def _is_disk(error: OSError) -> bool:
    """Say whether the disk refused; the dataset's own errors of this kind have no number, only words."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO) or _DISK_FULL in str(error)


def _give_up_output() -> None:
    """Let what is left in the buffer go nowhere, so that it does not raise again when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end_with_bug(error: Exception, message: str) -> None:
    if os.environ.get("ONCKG_TRACEBACK"):
        raise error
    complain(f"This is a bug in onckg, please report it: {message.rstrip('.')}. (Set ONCKG_TRACEBACK=1 to see where.)")
    sys.exit(BUG)


if __name__ == "__main__":
    main()
