"""The broadest names of disease ("cancer"): they count only for a drug with which the release names nothing more exact.

Takes a drug, returns the broad names that sentences about treating or testing it give; what a company's field is says nothing of a drug.
"""

import re

from onckg.facts.arguments import diseases_in
from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext

_MEANT_FOR = re.compile(  # right before or behind the name: patients, treatment, a trial in it
    r"\b(?:(?:patients|people|adults|children)\swith|treat\w*|therapy|treatment of|against|trials? in|stud(?:y|ies) in|for)"
    r"\s(?:[\w-]+\s){0,3}⟨X\d+⟩"
    r"|⟨X\d+⟩\s(?:patients|vaccine|treatment|therapy|immunotherapy|drug)\b",
    re.IGNORECASE,
)


def broadest_names_of(context: ReleaseContext, drug: str) -> tuple[str, ...]:
    """Return the broad names that the release gives as the disease of a drug, each once; empty where it names an exact one with it."""
    found: dict[str, None] = {}
    for view in context.views:
        if drug not in {m.value for m in view.of_kind("drug")}:
            continue
        if diseases_in(view, 0, len(view.slotted)):
            return ()
        marks = {view.span(m)[0]: m for m in view.of_kind("disease") if m.attributes.get("weak") == "yes"}
        for place, mention in marks.items():
            said = any(s <= place < e for s, e in (m.span() for m in _MEANT_FOR.finditer(view.slotted)))
            if said and "negated" not in effects_on(view, max(0, place - 1), place):
                found[mention.value] = None
    return tuple(found)
