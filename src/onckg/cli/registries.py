"""The commands ``onckg registry add|list|remove|compare``: public registries beside what releases say."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from onckg.cli.console import print_json, print_line, print_table
from onckg.cli.options import DEFAULT_STORE, JsonOption, StoreOption

app = typer.Typer(
    name="registry",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Lay public registries beside what releases say.",
    epilog="Example: onckg registry add fda-orphan OOPD_export.csv",
)

_NAMES = ("ctgov", "ema-medicines", "ema-orphan", "fda-orphan", "sec")
_VERDICTS = ("agrees", "differs", "unknown")


def complete_registry(incomplete: str) -> list[str]:
    """Return the registries that begin so, for the shell's completion."""
    return [name for name in _NAMES if name.startswith(incomplete)]


@app.command(epilog="Example: onckg registry add fda-orphan OOPD_export.csv")
def add(
    registry: Annotated[str, typer.Argument(metavar="REGISTRY", help=", ".join(_NAMES) + ".", autocompletion=complete_registry)],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files in the registry's own format; no network is needed.")],
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="Day or month of the file, where neither its name nor its content says it.")
    ] = "",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Read a registry into the store, in the place of an older edition, and compare.

    sec: company_tickers.json or company_tickers_exchange.json. ctgov: studies of ClinicalTrials.gov as JSON (API v2). fda-orphan: the
    CSV of the FDA's orphan search. ema-orphan, ema-medicines: the EMA's Excel tables.
    """
    import onckg
    from onckg.registries import read_editions

    edition = read_editions(registry, files, as_of)
    with onckg.open(store) as graph:
        replaced, found = graph.add_registry(edition)
    counts = {verdict: sum(c.verdict == verdict for c in found) for verdict in _VERDICTS}
    of = f" of {edition.as_of}" if edition.as_of else ""
    print_line(f"{registry}{of}: {len(edition.entries)} entries{' in the place of an older edition' if replaced else ''}.")
    print_line("Compared: " + ", ".join(f"{counts[verdict]} {verdict}" for verdict in _VERDICTS) + ".")


@app.command(name="list", epilog="Example: onckg registry list")
def list_registries(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """List the registries in the store."""
    import onckg

    with onckg.open(store, read_only=True) as graph:
        editions = graph.registries()
    rows = [
        {"registry": e.registry, "as_of": e.as_of, "entries": len(e.entries), "file": e.file_name, "sha256": e.sha256} for e in editions
    ]
    if as_json:
        print_json(rows)
    elif editions:
        cells = [(e.registry, e.as_of, str(len(e.entries)), e.file_name) for e in editions]
        print_table(("registry", "as of", "entries", "file"), cells)
    else:
        print_line("No registry has been added.")


@app.command(epilog="Example: onckg registry remove sec")
def remove(
    registry: Annotated[str, typer.Argument(metavar="REGISTRY", help="Its name.", autocompletion=complete_registry)],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take a registry out of the store, with all comparisons."""
    import onckg

    with onckg.open(store) as graph:
        graph.remove_registry(registry)
    print_line(f"{registry} removed.")


@app.command(epilog="Example: onckg registry compare --verdict differs")
def compare(
    registry: Annotated[str, typer.Option("--registry", metavar="REGISTRY", help="Only this one.", autocompletion=complete_registry)] = "",
    verdict: Annotated[str, typer.Option("--verdict", metavar="VERDICT", help="Only agrees, differs or unknown.")] = "",
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Say of each fact whether the registries agree, differ (with both values), or do not know it.

    A registry is no release: what it says is kept apart, and only equal kinds are compared.
    """
    import onckg
    from onckg.graph.prefixes import short_iri

    if verdict and verdict not in _VERDICTS:
        raise typer.BadParameter(f"{verdict!r} is no verdict: choose one of {', '.join(_VERDICTS)}.", param_hint="--verdict")
    if registry and registry not in _NAMES:
        raise typer.BadParameter(f"{registry!r} is no registry: choose one of {', '.join(_NAMES)}.", param_hint="--registry")
    with onckg.open(store, read_only=True) as graph:
        found = [c for c in graph.comparisons() if registry in ("", c.registry) and verdict in ("", c.verdict)]
    if as_json:
        print_json([asdict(comparison) for comparison in found])
    elif found:
        columns = ("fact", "registry", "verdict", "about", "said", "registered", "why")
        rows = [(short_iri(c.fact), c.registry, c.verdict, c.aspect, c.said, c.registered, c.reason) for c in found]
        print_table(columns, rows)
    else:
        print_line("No comparisons.")
