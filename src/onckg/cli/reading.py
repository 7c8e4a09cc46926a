"""Commands that read releases: ``extract`` and ``ingest``."""

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from onckg.cli.console import complain, print_json, print_line, progress_bar
from onckg.cli.options import DEFAULT_STORE, REJECTED, VIOLATED, JsonOption, PathsArgument, StoreOption, WorkersOption


def extract(
    paths: PathsArgument,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Write NAME.json into this folder instead of printing.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Print the whole record: populations, date bounds, states, stages.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="List what gave no fact instead: sentences and names, with the reason.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --explain: print it as JSON (facts always are).")] = False,
) -> None:
    """Print what releases say, as JSON; needs no store.

    One release is printed as indented JSON, several as JSON Lines: one object on each line. Each fact has its evidence.
    """
    if explain:
        if out is not None or full:
            raise typer.BadParameter("it is printed, and holds no facts: leave --out and --full away.", param_hint="--explain")
        _explain(paths, as_json)
        return
    from onckg.documents import Failure, list_inputs
    from onckg.errors import InputError
    from onckg.export import write_whole
    from onckg.facts import full_json, guideline_form
    from onckg.pipeline import extract_release

    listing = list_inputs(paths)
    failures = list(listing.failures)
    if out is not None:
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{out} cannot be made a folder ({error.strerror}): choose another place.") from error
    for failure in failures:
        complain(failure.reason)
    with progress_bar("Reading") as progress:
        for done, item in enumerate(listing.inputs, 1):
            found = extract_release(item)
            if isinstance(found, Failure):
                failures.append(found)
                complain(found.reason)
            elif out is None:
                print_json(full_json(found) if full else guideline_form(found), compact=len(listing.inputs) > 1)
            else:
                text = json.dumps(full_json(found) if full else guideline_form(found), ensure_ascii=False, indent=1)
                write_whole(out / f"{item.name}.json", [text.encode(), b"\n"])
            if progress:
                progress(done, len(listing.inputs))
    if failures:
        raise typer.Exit(REJECTED)


def _explain(paths: list[str], as_json: bool) -> None:
    from onckg.documents import list_inputs
    from onckg.errors import InputError
    from onckg.evaluation.unread import explain_release

    listing = list_inputs(paths)
    reasons = [failure.reason for failure in listing.failures]
    for item in listing.inputs:
        try:
            found = explain_release(item)
        except InputError as error:
            reasons.append(str(error))
            continue
        if as_json:
            print_json(asdict(found), compact=len(listing.inputs) > 1)
            continue
        print_line(f"== {found.name}")
        for (start, end, section, text), unread in groupby(found.sentences, lambda s: (s.start, s.end, s.section, s.text)):
            print_line(f"{start}-{end} [{section}] {text}")
            for one in unread:
                print_line(f"    no {one.kind} (“{one.trigger}”): {one.reason}")
        for name in found.dropped:
            times = f", {name.times} times" if name.times > 1 else ""
            print_line(f"dropped {name.kind}: {name.name} ({name.start}-{name.end}{times}): {name.reason}")
        print_line()
    for reason in reasons:
        complain(reason)
    if reasons:
        raise typer.Exit(REJECTED)


def ingest(
    paths: PathsArgument,
    store: StoreOption = DEFAULT_STORE,
    workers: WorkersOption = 0,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 3 if anything in the store is set aside.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Read releases into the store and renew the current picture.

    What is in the store already changes nothing. What cannot be read is reported, what breaks a shape is set aside, and the rest
    goes in. The result is the same in any order, and after any interruption once the same command has run again.
    """
    import onckg

    with onckg.open(store) as graph:
        with progress_bar("Reading") as progress:
            report = graph.ingest(paths, workers=workers, progress=progress)
        set_aside = graph.status().set_aside
    if as_json:
        print_json(asdict(report))
    else:
        rejected, violations = len(report.failures), report.violations
        print_line(f"{report.added} added, {report.unchanged} unchanged, {rejected} rejected, {violations} violations set aside.")
    for failure in report.failures:
        complain(failure.reason)
    if strict and set_aside:
        raise typer.Exit(VIOLATED)
    if report.failures:
        raise typer.Exit(REJECTED)
