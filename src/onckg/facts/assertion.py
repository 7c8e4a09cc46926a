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
_NEXT_EVENT = (  # "..., and in May 2018 the agency granted ...", "... and already holds ..."
    r", and (?=(?:also |subsequently |then )?(?:in|on) ⟨W)|,? and (?=(?:already|currently|previously) (?!⟨))"
    r"|, and (?=(?:an?|the|its|their|this|these) [\w⟨⟩-]+(?: [\w⟨⟩-]+){0,6}(?:, [^,;]{0,60},)? "
    r"(?:is|are|was|were|has|have|had|will|remains?|could|may|might)\b)"
    r"|,? and (?=(?:the |[A-Z]\w+'s )?⟨[ACD]\d+⟩(?:'s \w+)?,? "
    r"(?:has|have|had|is|was|will|holds?|which|granted|grants|awarded|received|approved|accepted|cleared)\b)"
    r"|,? and (?=(?:an?|the|its) (?:response|reply|decision|answer|feedback|opinion|verdict|outcome|recommendation)\b)"
    r"|, (?:to be )?(?=followed by )|, (?=⟨D\d+⟩ (?:has|have) (?:been|also|already|now)\b)"
)
_SET_IN = re.compile(r", (?:although|though|albeit|while|whereas) [^,;]*, ")  # "The plan, although it changed, was approved"
_SAID_FOR_ITSELF = re.compile(r", (?:which|who) (?:includes?|is|are|was|were|has|have|had|holds?|received|already|also|currently)\b[^;]*$")
_RELATIVE = re.compile(r", (?:which|who|whose) [^,;]*, ")
_OPENING_CLAUSE = re.compile(
    r"\"?(?:(?:Unlike|In contrast (?:to|with)|As opposed to)\b[^,;]*(?:,\s(?:which|who|whose|an?|the)\b[^,;]*)?,\s"
    r"|(?:While|Although|Though|After|Following|Since|When|Besides|In addition to|Beyond|Behind)\b[^,;]*,\s)"
)


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
    return triggers, re.compile("|".join([*(re.escape(b) for b in data["clause_breaks"]), _NEXT_EVENT]))


def clause_of(view: View, start: int, end: int) -> tuple[int, int]:
    """Return the bounds, in ``view.slotted``, of the clause that holds ``[start, end)``."""
    breaks = [m.span() for m in _loaded()[1].finditer(view.slotted)]
    breaks += [(m.end() - 2, m.end()) for m in _SET_IN.finditer(view.slotted)]
    opening = _OPENING_CLAUSE.match(view.slotted)
    if opening:
        breaks.append((opening.end() - 2, opening.end()))
    left = max((b for _, b in breaks if b <= start), default=0)
    right = min((a for a, _ in breaks if a >= end), default=len(view.slotted))
    return left, right


def effects_on(view: View, start: int, end: int, focus: int | None = None) -> frozenset[str]:
    """Return the effects (negated, planned, conditional, historical, other) that act on ``view.slotted[start:end]``.

    Args:
        view: the sentence.
        start: where the wording begins.
        end: where it ends.
        focus: the place that the effect must reach (a verb, a mark); the end of the wording if not given.
    """
    found = {effect for effect, _ in triggers_on(view, start, end, focus)}
    return frozenset(found | ({"conditional"} if view.slotted.endswith("?") else set()))  # a question states nothing


def triggers_on(view: View, start: int, end: int, focus: int | None = None) -> list[tuple[str, str]]:
    """Return the effects as ``effects_on`` does, but for that of a question, each with the words that have it, in the order of the
    triggers."""
    left, right = clause_of(view, start, end)
    target = end if focus is None else focus
    found = []
    asides = [m.span() for m in _RELATIVE.finditer(view.slotted, left, start + 1)]
    for trigger, begin, stop in _triggers_in(view.slotted, left, right):
        if any(a < begin and stop < b <= start for a, b in asides):
            continue  # "The study, which may enrol 20 patients, was completed"
        if trigger.forward:
            reached = min(max(start, stop), max(stop, target))  # the wording's beginning, or the focus if that is nearer
            acts = (
                begin < target
                and not _SAID_FOR_ITSELF.search(view.slotted, stop, start)
                and _within(view.slotted[stop:reached], trigger.reach)
            )
        else:
            acts = begin >= start and _within(view.slotted[min(end, begin) : begin], trigger.reach)
        if acts:
            found.append((trigger.effect, view.slotted[begin:stop]))
    return found


@functools.lru_cache(maxsize=256)  # the wordings of one clause ask one after the other
def _triggers_in(text: str, left: int, right: int) -> tuple[tuple[_Trigger, int, int], ...]:
    """Return the triggers in ``text[left:right]`` with the places where each begins and ends."""
    return tuple((t, *m.span()) for t in _loaded()[0] for m in t.pattern.finditer(text, left, right))


def _within(between: str, reach: int) -> bool:
    return reach == 0 or len(between.split()) <= reach
