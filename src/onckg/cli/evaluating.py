"""The command that measures: ``evaluate``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onckg.cli.console import complain, print_json, print_line, progress_bar
from onckg.cli.options import REJECTED

if TYPE_CHECKING:
    from onckg.evaluation import Evaluation


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="The folder of annotated facts, a NAME.json for each release.")],
    texts: Annotated[Path, typer.Argument(metavar="TEXTS_DIR", help="The folder of the releases themselves, NAME.txt.")],
    numbers: Annotated[list[str] | None, typer.Argument(metavar="N", help="With --folds: the folds to score.", show_default=False)] = None,
    *,
    ids: Annotated[Path | None, typer.Option("--ids", metavar="FILE", help="Score only the releases named in it, one a line.")] = None,
    folds: Annotated[
        Path | None, typer.Option("--folds", metavar="FILE N ...", help="Score only these folds of a JSON file (fold: [names]).")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List each wrong and each missed fact with its sentences.")] = False,
    weights_out: Annotated[
        Path | None, typer.Option("--weights-out", metavar="FILE", help="Write the weight of each rule, as measured, to this file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print figures (and errors) as JSON.")] = False,
) -> None:
    """Score what onckg reads against annotated facts.

    Prints precision, recall and F1 for each kind of fact and the share of right attributes; where fewer than 30 are annotated also
    95 % intervals. An annotated release without a text counts as missed. The last table sets the confidence of facts against
    the share of them that is right.
    """
    from onckg.evaluation import evaluate as evaluated

    only = _chosen(ids, folds, numbers or [])
    with progress_bar("Reading") as progress:
        evaluation = evaluated(gold, texts, only, progress)
    if as_json:
        _print_as_json(evaluation, errors)
    else:
        _print(evaluation, errors)
    if weights_out is not None:
        _write_weights(evaluation, weights_out)
    _complain(evaluation)
    if evaluation.failures or evaluation.without_text:
        raise typer.Exit(REJECTED)


def _chosen(ids: Path | None, folds: Path | None, numbers: list[str]) -> list[str] | None:
    from onckg.evaluation import read_folds, read_ids

    if ids and folds:
        raise typer.BadParameter("choose releases by --ids or by --folds, not by both.", param_hint="--ids")
    if numbers and not folds:
        raise typer.BadParameter(f"{' '.join(numbers)} name folds only with --folds FILE.", param_hint="N")
    if folds:
        return read_folds(folds, numbers)
    return read_ids(ids) if ids else None


def _print(evaluation: "Evaluation", errors: bool) -> None:
    from onckg.evaluation.errors_shown import error_lines, errors_of
    from onckg.evaluation.reliability import reliability_lines, shipped_reliability
    from onckg.evaluation.table import table_lines, table_of
    from onckg.evaluation.weights import judged_facts

    for release in evaluation.releases if errors else ():
        found = errors_of(release)
        for line in (f"== {release.name}", *(line for error in found for line in error_lines(error)), "") if found else ():
            print_line(line)
    for line in table_lines(table_of(r.score for r in evaluation.releases)):
        print_line(line)
    print_line()
    for line in reliability_lines(shipped_reliability(judged_facts(r.score for r in evaluation.releases))):
        print_line(line)


def _print_as_json(evaluation: "Evaluation", errors: bool) -> None:
    from onckg.evaluation.errors_shown import error_json, errors_of
    from onckg.evaluation.reliability import reliability_json, shipped_reliability
    from onckg.evaluation.table import table_json, table_of
    from onckg.evaluation.weights import judged_facts

    answer = table_json(table_of(r.score for r in evaluation.releases))
    answer["reliability"] = reliability_json(shipped_reliability(judged_facts(r.score for r in evaluation.releases)))
    answer["without_text"] = list(evaluation.without_text)
    answer["without_gold"] = list(evaluation.without_gold)
    answer["unreadable"] = [failure.reason for failure in evaluation.failures]
    if errors:
        answer["errors"] = {r.name: [error_json(e) for e in errors_of(r)] for r in evaluation.releases}
    print_json(answer)


def _write_weights(evaluation: "Evaluation", file: Path) -> None:
    from onckg.errors import InputError
    from onckg.evaluation.weights import count_rules, judged_facts, weights_file
    from onckg.export import write_whole

    judged = judged_facts(r.score for r in evaluation.releases)
    if not judged:
        raise InputError("No weights were written: none of the extracted facts could be compared with an annotated one.")
    write_whole(file, [weights_file(count_rules(judged)).encode()])


def _complain(evaluation: "Evaluation") -> None:
    for failure in evaluation.failures:
        complain(failure.reason)
    if evaluation.without_text:
        complain(f"No text was found for {_some(evaluation.without_text)}: all their facts count as missed")
    if evaluation.without_gold:
        complain(f"No annotated facts were found for {_some(evaluation.without_gold)}: they do not count")


def _some(names: tuple[str, ...]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
