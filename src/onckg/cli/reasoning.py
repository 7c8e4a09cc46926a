"""Commands about the ontology: ``reason`` (what follows, and is it consistent?) and ``ontology`` (the file itself, for Protégé)."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onckg.cli.console import complain, print_bytes, print_json, print_line, print_table
from onckg.cli.options import DEFAULT_STORE, VIOLATED, JsonOption, StoreOption

if TYPE_CHECKING:
    from onckg.reasoning import Engine, Reasoning

_MOST_ROWS = 200


def reason(
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Reason over this RDF file instead of the store; nothing is written.")
    ] = None,
    rules: Annotated[
        bool | None,
        typer.Option(
            "--rules/--hermit", show_default=False,
            help="By the SPARQL rules of ontology/rules alone, or by HermiT, however large the graph. Otherwise: HermiT for small graphs.",
        ),
    ] = None,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="NAME", help="Say of one thing all that follows, with rule and axiom.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Check consistency and infer, with the ontology.

    What follows from the current picture is written into graph/inferred, and why into graph/reasons; printed are the classes that
    follow for programmes. HermiT needs Java, which comes with onckg[reason]; large graphs, and machines without Java, are reasoned
    over by rules with the same result. Ends with exit code 3 where the picture is inconsistent, and says by which statements.
    """
    found = _reasoned(file, {None: "auto", True: "rules", False: "hermit"}[rules], store)  # type: ignore[arg-type]
    if as_json:
        print_json(_summary(found, explain))
    elif found.consistent:
        _print_consistent(found, explain, written=file is None)
    else:
        complain(f"{'The current picture' if file is None else str(file)} is inconsistent, these statements cannot all be true")
        print_table(("contradiction", "statement"), [(str(n), line) for n, lines in enumerate(found.explanations, 1) for line in lines])
    for sentence in found.disagreements:
        complain(sentence)
    if not found.consistent:
        raise typer.Exit(VIOLATED)


def ontology(
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="rdfxml, turtle, ntriples, jsonld or markdown.")] = "rdfxml",
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write this file instead of standard output.")] = None,
) -> None:
    """Write the ontology as a file that Protégé opens, or as text.

    rdfxml, turtle, ntriples and jsonld hold the classes and properties as OWL; markdown describes each of them for people.
    """
    from onckg.export import write_whole
    from onckg.reasoning import FORMATS, describe_terms, write_ontology

    if form != "markdown" and form not in FORMATS:
        raise typer.BadParameter(f"{form!r} is no format: choose one of {', '.join((*FORMATS, 'markdown'))}.", param_hint="--format")
    content = describe_terms().encode() if form == "markdown" else write_ontology(form)
    if out is None:
        print_bytes([content])
    else:
        write_whole(out, [content])


def _reasoned(file: Path | None, engine: "Engine", store: Path) -> "Reasoning":
    import onckg

    if file is None:
        with onckg.open(store) as graph:
            return graph.reason(by=engine)
    from onckg.reasoning import reason_file
    from onckg.vocabulary import load_vocabulary

    return reason_file(file, load_vocabulary(), engine)


def _print_consistent(found: "Reasoning", explain: str | None, *, written: bool) -> None:
    by = "HermiT, and the rules agree" if found.engine == "hermit" and not found.disagreements else "HermiT"
    print_line(f"Consistent, by {by if found.engine == 'hermit' else 'the rules of ontology/rules'}: {found.individuals} individuals.")
    where = "; ask them with GRAPH graph:inferred, and why with GRAPH graph:reasons" if written else ""
    print_line(f"{found.inferred} triples follow{where}.")
    if explain is not None:
        rows = [
            (
                found.names.of(i.subject),
                found.names.of(i.predicate),
                found.names.of(i.object),
                i.because,
                i.axiom or "(closed world)",
                i.rule,
            )
            for i in found.about(explain)
        ]
        if rows:
            print_table(("what", "has", "value", "because", "axiom", "rule"), rows)
        else:
            print_line(f"Nothing follows for {explain!r}.")
        return
    classes = found.classes_of_programs()
    if len(classes) > _MOST_ROWS:
        counts: dict[str, int] = {}
        for _, name, _ in classes:
            counts[name] = counts.get(name, 0) + 1
        print_table(("programmes that are a", "number"), [(name, str(count)) for name, count in sorted(counts.items())])
        print_line("`onckg reason --explain NAME` says why, of one drug or programme.")
    elif classes:
        print_table(("programme", "is a", "because"), classes)


def _summary(found: "Reasoning", explain: str | None) -> dict[str, Any]:
    summary: dict[str, Any] = {
        "consistent": found.consistent,
        "engine": found.engine,
        "individuals": found.individuals,
        "inferred": found.inferred,
        "explanations": [list(sentences) for sentences in found.explanations],
        "disagreements": list(found.disagreements),
        "programs": [
            {"program": program, "class": name, "because": because} for program, name, because in found.classes_of_programs()
        ],
    }  # fmt: skip
    if explain is not None:
        summary["explained"] = [
            {"subject": i.subject, "predicate": i.predicate, "object": i.object, "because": i.because, "rule": i.rule, "axiom": i.axiom,
             "axiomOf": i.axiom_of, "premises": list(i.premises)}
            for i in found.about(explain)
        ]  # fmt: skip
    return summary
