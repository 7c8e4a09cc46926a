"""Commands on vocabularies: ``vocab add``, ``vocab list``, ``vocab search``, ``vocab remove``."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from onckg.cli.console import print_json, print_line, print_table
from onckg.cli.options import JsonOption

_MOST_SHOWN = 25

app = typer.Typer(
    name="vocab",
    help="Add vocabularies of others, list, search, remove them.\n\nThey serve matching and hierarchy beside those that ship. "
    "They are kept in $ONCKG_VOCABULARIES, else in onckg/vocabularies under $XDG_DATA_HOME or ~/.local/share.",
    epilog="Example: onckg vocab add doid.obo && onckg vocab search myeloma",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(epilog="Example: onckg vocab add NCIthesaurus.obo --name ncit --root NCIT:C3262 --licence CC-BY-4.0")
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="OBO, OWL, SKOS, obographs or OncoTree JSON, CSV or TSV; also .gz.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What to call it; else the file's name.")] = "",
    root: Annotated[
        list[str] | None, typer.Option("--root", metavar="ID", help="Take this branch only: an IRI or CURIE; may be given again.")
    ] = None,
    *,
    version: Annotated[str, typer.Option("--version", metavar="TEXT", help="Its version, where the file does not say it.")] = "",
    licence: Annotated[str, typer.Option("--licence", metavar="TEXT", help="Its licence, where the file does not say it.")] = "",
    source: Annotated[str, typer.Option("--source", metavar="URL", help="Where the file comes from.")] = "",
    scheme: Annotated[str, typer.Option("--scheme", metavar="SCHEME", help="What its terms are: diseases, drugs or targets.")] = "diseases",
    as_json: JsonOption = False,
) -> None:
    """Add a vocabulary, or replace the one of that name.

    Its exact names are matched from then on, obsolete terms are not; its terms are joined with onckg's concepts where either says that they
    are the same. Stores that were filled before are brought up to date by onckg refresh.
    """
    from onckg.vocabulary import SCHEMES, add_vocabulary, load_added, load_vocabulary, use_of

    if scheme not in SCHEMES:
        raise typer.BadParameter(f"{scheme!r} is no scheme: choose one of {', '.join(SCHEMES)}.", param_hint="--scheme")
    added = add_vocabulary(file, name=name, roots=root or (), version=version, licence=licence, source=source, scheme=scheme)
    load_vocabulary.cache_clear()
    use = use_of(next(v for v in load_added() if v.about.name == added.about.name), load_vocabulary())
    if as_json:
        print_json({**asdict(added.about), "replaced": added.replaced, "remark": added.remark, **asdict(use)})
        return
    about = added.about
    print_line(
        f"{about.name}: {'replaced' if added.replaced else 'added'}, {about.terms:,} terms with {about.names:,} names; {about.format}"
    )
    print_line(f"version {about.version or 'not stated'}, licence {about.licence or 'not stated'}, from {about.source}")
    left_out = f"; {use.left_out:,} stand in branches without any (use --root to take one)" if use.left_out else ""
    print_line(
        f"{use.joined:,} are concepts that onckg knows, {use.own:,} are new{left_out}; {about.obsolete:,} obsolete ones were left out"
    )
    if added.remark:
        print_line(added.remark)


@app.command("list", epilog="Example: onckg vocab list --json")
def list_(as_json: JsonOption = False) -> None:
    """List the vocabularies that were added."""
    from onckg.vocabulary import added_sources, vocabularies_folder

    sources = added_sources()
    if as_json:
        print_json([asdict(about) for about in sources])
    elif not sources:
        print_line(f"None has been added ({vocabularies_folder()}).")
    else:
        columns = ("name", "scheme", "terms", "names", "version", "licence", "roots", "format", "source")
        rows = [
            (a.name, a.scheme, f"{a.terms:,}", f"{a.names:,}", a.version, a.licence, " ".join(a.roots), a.format, a.source)
            for a in sources
        ]  # fmt: skip
        print_table(columns, rows)


@app.command(epilog='Example: onckg vocab search "blood cancer"')
def search(
    term: Annotated[str, typer.Argument(metavar="TERM", help="Words of a name.")],
    most: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Show so many at most; 0: all.")] = _MOST_SHOWN,
    as_json: JsonOption = False,
) -> None:
    """Look a name up in all vocabularies.

    Shipped and added ones are searched, with the names that are never matched in texts. An entry that is one with another shows as what
    it counts.
    """
    from onckg.vocabulary import load_added, load_vocabulary, search_vocabularies

    found = search_vocabularies(term, load_vocabulary(), load_added())
    shown = found[:most] if most else found
    if as_json:
        print_json([asdict(entry) for entry in shown])
    elif not found:
        print_line(f"No vocabulary holds {term!r}.")
    else:
        columns = ("id", "label", "found in", "broader", "vocabulary", "counts as")
        rows = [(e.id, e.label, _found_in(e.matched, e.scope), "; ".join(e.broader), e.vocabulary, e.counts_as) for e in shown]
        print_table(columns, rows)
        if len(shown) < len(found):
            print_line(f"{len(found) - len(shown):,} more; --limit 0 shows all.")


@app.command(epilog="Example: onckg vocab remove ncit")
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="As onckg vocab list shows it.")], as_json: JsonOption = False) -> None:
    """Remove a vocabulary that was added.

    Stores that were filled with it are brought up to date by onckg refresh.
    """
    from onckg.vocabulary import remove_vocabulary

    remove_vocabulary(name)
    print_json({"removed": name}) if as_json else print_line(f"{name}: removed")


def _found_in(matched: str, scope: str) -> str:
    return "label" if scope == "label" else f"{matched} ({scope})"
