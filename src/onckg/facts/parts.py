"""Companies that have a part in a programme although no other fact names them: a manufacturer, a former owner, a buyer."""

from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext
from onckg.facts.wording import find_matches, load_wordings


def companies_with_a_part(context: ReleaseContext) -> set[str]:
    """Return the names of the companies that a sentence gives a part in a programme; empty where none does. What is denied or only
    conceivable gives none."""
    return {
        company.value
        for view in context.views
        for match in find_matches(view, load_wordings("parts"))
        if not effects_on(view, match.start, match.end) & {"negated", "conditional"}
        for company in match.slots["company"]
    }
