"""Commands on the course of things: ``plans``, ``conflicts``, ``changes`` and ``why-same``."""

import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onckg.cli.console import print_bytes, print_json, print_line, print_table
from onckg.cli.opening import opened
from onckg.cli.options import DEFAULT_STORE, AsOfOption, JsonOption, StoreOption

if TYPE_CHECKING:
    from onckg.query import Words
    from onckg.query.changes import Change

_FORMS = ("table", "json", "markdown", "turtle", "atom")
_WIDTH = 160
_ASPECTS = {"step": "", "start": "start of ", "readout": "readout of ", "designation": "", "deal": ""}


def plans(
    *,
    company: Annotated[str, typer.Option("--company", metavar="NAME", help="Only plans of this company.")] = "",
    drug: Annotated[str, typer.Option("--drug", metavar="NAME", help="Only plans on this drug.")] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only open plans whose last day has passed.")] = False,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="As known on this day, and due by it; today if left out.")] = "",
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List the dated plans: kept, moved, dropped, open, overdue.

    Moved ones say by how many days. A plan that no release mentions again is not ended: the list says when its matter was last mentioned.
    """
    # Overdue is a question about a day; only where the user names none does the clock name it. Nothing of it enters the store.
    day = as_of or date.today().isoformat()  # noqa: DTZ011
    with opened(store, as_of) as graph:
        found = [plan for plan in graph.plans(day, company=company, drug=drug) if plan.overdue or not overdue]
    if as_json:
        print_json([asdict(plan) for plan in found])
        return
    for plan in found:
        state = "overdue" if plan.overdue else plan.outcome
        slip = f", moved by {plan.slip_days:+} days" if plan.slip_days else ""
        print_line(f"{state}: {_ASPECTS[plan.aspect]}{plan.what}{slip}")
        for planned in plan.dates:
            print_line(f"    {planned.said_on} said: {planned.text or f'{planned.earliest} to {planned.latest}'}{_quoted(planned.words)}")
        if plan.ended_on:
            print_line(f"    {plan.ended_on} {plan.outcome}{_quoted(plan.words)}")
        elif plan.overdue:
            print_line(f"    last mentioned on {plan.last_mentioned}")
    if not found:
        print_line("No plans." if not overdue else f"No plan is overdue as of {day}.")


def conflicts(
    store: StoreOption = DEFAULT_STORE,
    as_of: AsOfOption = "",
    as_json: JsonOption = False,
) -> None:
    """List what contradicts itself, with the words of each side.

    A trial of two phases, two dates of one event, a trial that runs again after its end, a medicine of two kinds: between releases or
    inside one. What merely came later is no conflict.
    """
    with opened(store, as_of) as graph:
        found = graph.conflicts()
    if as_json:
        print_json([asdict(conflict) for conflict in found])
        return
    for conflict in found:
        print_line(f"{conflict.aspect}: {conflict.what}")
        for side in conflict.sides:
            said = ", ".join(sorted({words.published or "undated" for words in side.words}))
            print_line(f"    {side.value}, said {said} (release {', '.join(side.releases)}){_quoted(side.words)}")
    print_line(f"{len(found)} found." if found else "No conflicts.")


def changes(
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="What became known after this day.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Up to and with this day.")] = "",
    older: Annotated[
        Path | None, typer.Option("--from", metavar="STORE_OR_DUMP", help="Instead of a day: an older store, or its .nq or .trig dump.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(_FORMS)}.")] = "table",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Tell what is new since a day.

    Designations granted, trials begun or stopped, phases reached, partners gained, names added. Each change has its words. atom is a feed
    for a reader of news.
    """
    import onckg

    if form not in _FORMS:
        raise typer.BadParameter(f"{form!r} is no format: choose one of {', '.join(_FORMS)}.", param_hint="--format")
    if bool(since) == (older is not None) or (until and older):
        raise typer.BadParameter("Give a day with --since (and --until), or an older store with --from.", param_hint="--since")
    with onckg.open(store, read_only=True) as graph:
        found = graph.changes(since, until) if since else graph.changes_from(older or Path())
    _print_changes(found, form, f"What is new since {since or older}")


def why_same(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="company, drug, platform, disease or trial.")],
    one: Annotated[str, typer.Argument(metavar="A", help="A name.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another name.")],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Say whether two names are of one thing, and why.

    Needs no store where a vocabulary knows them. The file identity.toml in the store's folder forces or forbids it: [[same]] or
    [[different]], each with kind = "drug", names = ["A", "B"] and, if you like, reason = "...". Taking a rule out undoes it.
    """
    import onckg
    from onckg.query.identity import why_same as tell
    from onckg.vocabulary import load_vocabulary

    if Path(store).exists():
        with onckg.open(store, read_only=True) as graph:
            found = graph.why_same(kind, one, other)
    else:
        found = tell(None, load_vocabulary(), kind, (one, other))
    if as_json:
        print_json(asdict(found))
        return
    print_line(f"{found.verdict}: {one} and {other}. {found.reason}")
    for decision in found.decisions:
        print_line(f"    {decision.published or 'undated'} release {decision.release} says {', '.join(decision.names)}: {decision.reason}")
    for refusal in found.refusals:
        print_line(
            f"    kept apart, by what release{'s' if len(refusal.releases) > 1 else ''} {', '.join(refusal.releases)} say: {refusal.reason}"
        )


def _print_changes(found: tuple["Change", ...], form: str, title: str) -> None:
    from onckg.query.change_forms import changes_as_atom, changes_as_markdown, changes_as_turtle

    match form:
        case "json":
            print_json([asdict(change) for change in found])
        case "markdown":
            sys.stdout.write(changes_as_markdown(found))
        case "turtle":
            print_bytes([changes_as_turtle(found)])
        case "atom":
            print_bytes([changes_as_atom(found, title)])
        case _:
            rows = [
                (c.said_on, c.kind, c.what, f"{c.before} → {c.after}" if c.before else c.after, c.when, _quoted(c.words).strip())
                for c in found
            ]
            print_table(("said on", "change", "about", "state", "when", "words"), rows) if rows else print_line("Nothing is new.")


def _quoted(words: Iterable["Words"]) -> str:
    first = next(iter(words), None)
    if first is None:
        return ""
    text = " ".join(first.text.split())
    return f"  “{text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + '…'}”"
