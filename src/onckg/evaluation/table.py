"""The table of an evaluation: counts by kind and attribute, and their means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onckg.evaluation.findings import KINDS, ReleaseScore
from onckg.evaluation.intervals import wilson

FEW = 30
"""A kind with fewer annotated facts gets an interval: a share of so few says little by itself."""


@dataclass(frozen=True, slots=True)
class Count:
    """Facts of one kind: extracted and annotated (``right``), extracted alone (``wrong``), annotated alone (``missed``)."""

    right: int
    wrong: int
    missed: int

    @property
    def annotated(self) -> int:
        """How many facts the annotation has."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of the extracted facts that are annotated; 1 where none was extracted."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of the annotated facts that were extracted; 1 where none is annotated."""
        return self.right / self.annotated if self.annotated else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the asked attributes are right."""

    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Table:
    """``kinds`` in the order of ``KINDS``, only those that some release has; ``attributes`` by name. ``micro`` pools all kinds, ``macro``
    is the mean F1 of those that are annotated. ``wrongly_accomplished`` counts what is told as granted, done or begun and is not so."""

    releases: int
    kinds: Mapping[str, Count]
    attributes: Mapping[str, Share]
    micro: Count
    macro: float
    wrongly_accomplished: int


def table_of(scores: Iterable[ReleaseScore]) -> Table:
    """Return the table of several releases."""
    counts = {kind: {"right": 0, "wrong": 0, "missed": 0, "unasked": 0} for kind in KINDS}
    shares: dict[str, list[int]] = {}
    releases = accomplished = 0
    for score in scores:
        releases += 1
        for finding in score.findings:
            counts[finding.kind][finding.outcome] += 1
            accomplished += finding.accomplished
        for check in score.checks:
            share = shares.setdefault(check.name, [0, 0])
            share[0] += check.right
            share[1] += 1
    kinds = {kind: Count(c["right"], c["wrong"], c["missed"]) for kind, c in counts.items() if c["right"] + c["wrong"] + c["missed"]}
    micro = Count(*(sum(getattr(c, part) for c in kinds.values()) for part in ("right", "wrong", "missed")))
    means = [count.f1 for count in kinds.values() if count.annotated]
    macro = sum(means) / len(means) if means else 0.0
    attributes = {name: Share(*shares[name]) for name in sorted(shares)}
    return Table(releases, kinds, attributes, micro, macro, accomplished)


def table_lines(table: Table) -> list[str]:
    """Return the table for people, a line each; kinds with few annotated facts have the 95 % intervals of both shares beside them."""
    lines = [f"{table.releases} releases", f"{'kind':<18}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'wrong':>7}{'missed':>8}"]
    rows = [*table.kinds.items(), ("micro", table.micro)]
    for kind, c in rows:
        line = f"{kind:<18}{c.precision:7.3f}{c.recall:7.3f}{c.f1:7.3f}{c.right:7}{c.wrong:7}{c.missed:8}"
        if c.annotated < FEW:
            line += f"   few: P {_interval(c.right, c.right + c.wrong)}, R {_interval(c.right, c.annotated)}"
        lines.append(line)
    lines.append(f"{'macro':<32}{table.macro:7.3f}   wrongly accomplished {table.wrongly_accomplished}")
    for name, share in table.attributes.items():
        line = f"{name:<18}{share.right / share.asked:7.3f}   {share.right} of {share.asked}"
        lines.append(line + (f"   few: {_interval(share.right, share.asked)}" if share.asked < FEW else ""))
    return lines


def table_json(table: Table) -> dict[str, Any]:
    """Return the table as JSON values; ``interval`` is the 95 % interval of precision and of recall."""
    return {
        "releases": table.releases,
        "kinds": {kind: _count_json(count) for kind, count in table.kinds.items()},
        "attributes": {
            name: {"right": s.right, "asked": s.asked, "interval": list(wilson(s.right, s.asked))} for name, s in table.attributes.items()
        },
        "micro": _count_json(table.micro),
        "macro": table.macro,
        "wrongly_accomplished": table.wrongly_accomplished,
    }


def _count_json(count: Count) -> dict[str, Any]:
    return {
        "precision": count.precision,
        "recall": count.recall,
        "f1": count.f1,
        "right": count.right,
        "wrong": count.wrong,
        "missed": count.missed,
        "interval": {
            "precision": list(wilson(count.right, count.right + count.wrong)),
            "recall": list(wilson(count.right, count.annotated)),
        },
    }


def _interval(right: int, asked: int) -> str:
    low, high = wilson(right, asked)
    return f"{low:.2f} to {high:.2f}"
