"""Does a confidence mean what it says? Facts by their confidence, against the share of them that is right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from onckg.evaluation.intervals import wilson
from onckg.evaluation.weights import Judged, confidence_by, count_rules, weigh
from onckg.facts.weights import confidence_of

_BOUNDS = tuple(map(Decimal, ("0", "0.8", "0.85", "0.9", "0.95", "0.975", "1")))


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of a confidence from ``low`` (inclusive) to ``high`` (exclusive, but for 1): how many, the mean of their confidence, and how
    many of them are right."""

    low: Decimal
    high: Decimal
    facts: int
    mean: float
    right: int


def shipped_reliability(judged: Sequence[Judged]) -> list[Bin]:
    """Return the bins that hold facts, by the weights that ship with onckg. On the releases that these were measured on it flatters."""
    return _bins(judged, lambda fact: confidence_of(fact.kind, fact.rules) or Decimal(0))


def held_out_reliability(folds: Sequence[Sequence[Judged]]) -> list[Bin]:
    """Return the bins that hold facts, each fold's by the weights of the other folds."""
    confident: list[tuple[Decimal, Judged]] = []
    for left_out, fold in enumerate(folds):
        weights = weigh(count_rules([fact for number, other in enumerate(folds) if number != left_out for fact in other]))
        confident += [(confidence_by(weights, fact), fact) for fact in fold]
    return _binned(confident)


def reliability_lines(bins: Sequence[Bin]) -> list[str]:
    """Return the bins for people, a line each under a head."""
    lines = [f"{'confidence':<18}{'facts':>7}{'mean':>8}{'right':>8}   95 % interval"]
    for b in bins:
        low, high = wilson(b.right, b.facts)
        share = b.right / b.facts
        lines.append(f"{f'{b.low} to {b.high}':<18}{b.facts:7}{b.mean:8.3f}{share:8.3f}   {low:.2f} to {high:.2f}")
    return lines


def reliability_json(bins: Sequence[Bin]) -> list[dict[str, Any]]:
    """Return the bins as JSON values."""
    return [
        {"from": float(b.low), "to": float(b.high), "facts": b.facts, "mean_confidence": b.mean, "right": b.right,
         "interval": list(wilson(b.right, b.facts))}
        for b in bins
    ]  # fmt: skip


def _bins(judged: Sequence[Judged], confidence: Callable[[Judged], Decimal]) -> list[Bin]:
    return _binned([(confidence(fact), fact) for fact in judged])


def _binned(confident: Sequence[tuple[Decimal, Judged]]) -> list[Bin]:
    bins = []
    for low, high in pairwise(_BOUNDS):
        inside = [(sure, fact.right) for sure, fact in confident if low <= sure < high or sure == high == 1]
        if inside:
            mean = float(sum((sure for sure, _ in inside), Decimal(0)) / len(inside))
            bins.append(Bin(low, high, len(inside), mean, sum(right for _, right in inside)))
    return bins
