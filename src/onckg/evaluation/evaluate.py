"""Reads the releases that are annotated and scores them.

A release is annotated and its text by the same name: ``NAME.json`` and ``NAME.txt`` (any format that onckg reads).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onckg.documents import Failure, Input, list_inputs
from onckg.errors import InputError
from onckg.evaluation.findings import Fact, ReleaseScore
from onckg.evaluation.gold import read_gold
from onckg.evaluation.scoring import score_release
from onckg.facts import guideline_form
from onckg.pipeline import extract_release

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ReleaseEvaluation:
    """One annotated release. ``item`` is its text, None where there is none; ``facts`` what was extracted, empty where nothing could be."""

    name: str
    item: Input | None
    facts: Fact
    score: ReleaseScore


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``releases`` by name; ``failures`` are texts that could not be read, ``without_text`` annotations that have no text (both count as
    wholly missed), ``without_gold`` texts that have no annotation (they do not count)."""

    releases: tuple[ReleaseEvaluation, ...]
    failures: tuple[Failure, ...]
    without_text: tuple[str, ...]
    without_gold: tuple[str, ...]


def evaluate(gold_folder: Path, texts: Path, only: Sequence[str] | None = None, progress: Progress | None = None) -> Evaluation:
    """Return the scores of the annotated releases, of ``only`` those names if given. Raises ``InputError`` for a folder that is missing or
    annotated facts that are not of the form."""
    gold = read_gold(gold_folder, only)
    if not texts.exists():
        raise InputError(f"There is no folder {texts}: give the folder that holds the texts of the annotated releases.")
    listing = list_inputs([texts])
    items = {item.name: item for item in listing.inputs}
    failures = list(listing.failures)
    releases = []
    for done, (name, annotated) in enumerate(gold.items(), 1):
        item = items.get(name)
        found = extract_release(item) if item is not None else None
        if isinstance(found, Failure):
            failures.append(found)
        facts = {} if found is None or isinstance(found, Failure) else guideline_form(found)
        releases.append(ReleaseEvaluation(name, item, facts, score_release(annotated, facts)))
        if progress:
            progress(done, len(gold))
    without_text = tuple(name for name in gold if name not in items)
    without_gold = tuple(sorted(items.keys() - gold.keys())) if only is None else ()
    return Evaluation(tuple(releases), tuple(failures), without_text, without_gold)
