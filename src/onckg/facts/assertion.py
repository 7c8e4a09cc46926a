"""Assertion: is what a wording read denied, planned, conditional or a matter of the past?

A step of its own (ConText's idea, Chapman et al. 2007 and Harkema et al. 2009): trigger words have an effect, a direction and a
reach that ends with the clause. The triggers stand in ``wordings/assertion.toml``.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from onckg.facts.view import View

_TRIGGERS = Path(__file__).with_name("wordings") / "assertion.toml"


_OPENING_CLAUSE = re.compile(r"\"?(?:While|Although|Though|After|Following|Since|When|Besides|In addition to|Beyond|Behind)\b[^,;]*,\s")


@dataclass(frozen=True, slots=True)
class _Trigger:
    effect: str
    forward: bool
    reach: int
    pattern: re.Pattern[str]


@functools.cache
def _loaded() -> tuple[tuple[_Trigger, ...], re.Pattern[str]]:
    data = tomllib.loads(_TRIGGERS.read_text("utf-8"))
    triggers = tuple(
        _Trigger(
            t["effect"],
            t["direction"] == "forward",
            t["reach"],
            re.compile(rf"(?<![\w⟨-])(?:{'|'.join(t['words'])})(?![\w-])", re.IGNORECASE),
        )
        for t in data["trigger"]
    )
    return triggers, re.compile("|".join(re.escape(b) for b in data["clause_breaks"]))


def clause_of(view: View, start: int, end: int) -> tuple[int, int]:
    """Return the bounds, in ``view.slotted``, of the clause that holds ``[start, end)``."""
    breaks = [m.span() for m in _loaded()[1].finditer(view.slotted)]
    opening = _OPENING_CLAUSE.match(view.slotted)
    if opening:
        breaks.append((opening.end() - 2, opening.end()))
    left = max((b for _, b in breaks if b <= start), default=0)
    right = min((a for a, _ in breaks if a >= end), default=len(view.slotted))
    return left, right


def effects_on(view: View, start: int, end: int, focus: int | None = None) -> frozenset[str]:
    """Return the effects (negated, planned, conditional, historical) that act on ``view.slotted[start:end]``.

    Args:
        view: the sentence.
        start: where the wording begins.
        end: where it ends.
        focus: the place that the effect must reach (a verb, a mark); the end of the wording if not given.
    """
    left, right = clause_of(view, start, end)
    target = end if focus is None else focus
    found = {"conditional"} if view.slotted.endswith("?") else set()  # a question states nothing
    for trigger in _loaded()[0]:
        for match in trigger.pattern.finditer(view.slotted, left, right):
            reached = min(max(start, match.end()), max(match.end(), target))  # the wording's beginning, or the focus if that is nearer
            if (trigger.forward and match.start() < target and _within(view.slotted[match.end() : reached], trigger.reach)) or (
                not trigger.forward
                and match.start() >= start
                and _within(view.slotted[min(end, match.start()) : match.start()], trigger.reach)
            ):
                found.add(trigger.effect)
    return frozenset(found)


def _within(between: str, reach: int) -> bool:
    return reach == 0 or len(between.split()) <= reach
