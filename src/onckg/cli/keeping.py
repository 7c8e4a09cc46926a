"""Commands that keep the store in order and hand it on: ``status``, ``validate``, ``remove``, ``refresh``, ``export``."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from onckg.cli.console import print_bytes, print_json, print_line, progress_bar
from onckg.cli.opening import opened
from onckg.cli.options import DEFAULT_STORE, VIOLATED, AsOfOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from onckg.export import View


def status(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Say what the store holds."""
    import onckg

    with onckg.open(store, read_only=True) as graph:
        found = graph.status()
    if as_json:
        print_json({**asdict(found), "things": dict(found.things)})
        return
    print_line(f"{found.path}: {found.releases} releases, {found.undated} of them without a date")
    print_line(f"quads: {found.quads} in all, {found.current} in the current picture, {found.inferred} inferred")
    print_line("things: " + ", ".join(f"{count} {name}" for name, count in found.things))
    print_line(f"set aside: {found.set_aside}{' (onckg validate lists them)' if found.set_aside else ''}")
    print_line(f"read by another version: {found.stale}{' (onckg refresh reads them again)' if found.stale else ''}")


def validate(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="Any RDF file, judged by the shapes instead of the store.")] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List what breaks a shape.

    That is what was set aside, with its words, and conflicts of the current picture. Ends with exit code 3 where something
    violates a shape.
    """
    import onckg
    from onckg.knowledge_graph import validate_file

    if file is not None:
        verdicts = validate_file(file)
    else:
        with onckg.open(store, read_only=True) as graph:
            verdicts = graph.validate()
    if as_json:
        print_json([asdict(verdict) for verdict in verdicts])
    else:
        for verdict in verdicts:
            print_line(f"{verdict.severity}: {verdict.message}")
            print_line(f"    {verdict.focus}{f'  (release {verdict.release})' if verdict.release else ''}")
            if verdict.words:
                print_line(f"    “{' '.join(verdict.words.split())}”")
        print_line(f"{len(verdicts)} found." if verdicts else "All conforms.")
    if any(verdict.severity == "violation" for verdict in verdicts):
        raise typer.Exit(VIOLATED)


def remove(
    releases: Annotated[list[str], typer.Argument(metavar="RELEASE", help="IDs of releases, or their beginnings.")],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Take releases out of the store, with all that came with them."""
    import onckg

    with onckg.open(store) as graph:
        removed = graph.remove(releases)
    print_json({"removed": list(removed)}) if as_json else print_line(f"{len(removed)} removed: {', '.join(removed)}")


def refresh(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Read again, from the kept texts, what another version had read."""
    import onckg

    with onckg.open(store) as graph, progress_bar("Reading again") as progress:
        done = graph.refresh(progress=progress)
    print_json({"refreshed": list(done)}) if as_json else print_line(f"{len(done)} read again.")


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="graphml, gexf, json, turtle, trig or nquads.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write this file instead of standard output.")] = None,
    view: Annotated[
        str, typer.Option("--view", metavar="VIEW", help="Of graphml, gexf and json: full (facts are nodes) or simple (facts are edges).")
    ] = "full",
    store: StoreOption = DEFAULT_STORE,
    as_of: AsOfOption = "",
) -> None:
    """Write the graph for other programs.

    graphml, gexf (Gephi) and json (node-link) hold the current picture as a network; turtle the current picture as RDF; trig and
    nquads the whole dataset. The same store always gives the same bytes.
    """
    from onckg.export import EXPORT_FORMATS

    if form not in EXPORT_FORMATS:
        raise typer.BadParameter(f"{form!r} is no format: choose one of {', '.join(EXPORT_FORMATS)}.", param_hint="FORMAT")
    if view not in ("full", "simple"):
        raise typer.BadParameter(f"{view!r} is no view: choose full or simple.", param_hint="--view")
    with opened(store, as_of) as graph:
        if out is not None:
            graph.export(form, out, view=cast("View", view))
        else:
            print_bytes(())
            graph.export(form, sys.stdout.buffer, view=cast("View", view))


def version() -> None:
    """Print the version of onckg."""
    from onckg import __version__

    print_line(f"onckg {__version__}")
