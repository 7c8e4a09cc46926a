"""What a vaccine is against: one against an infection that is tested in cancer patients is meant for the infection, not for the cancer.

Says of each such drug the infections that the release calls it a vaccine against; drugs for cancers, cancer vaccines among them, have none.
"""

import re

from onckg.facts.context import ReleaseContext
from onckg.facts.view import View
from onckg.mentions.records import Mention

_VACCINE = re.compile(r"(?:[/,]\s?(?:and\s)?⟨X\d+⟩)?\s(?:[\w-]+\s){0,2}?(?:vaccine|booster)\b(?!s)", re.IGNORECASE)


def infections_of(context: ReleaseContext) -> dict[str, tuple[str, ...]]:
    """Return for each programme drug that is a vaccine against infections their names, in order of the text; other drugs are left out."""
    found: dict[str, dict[str, None]] = {}
    for view in context.views:
        if "accine" not in view.slotted and "ooster" not in view.slotted:
            continue
        for disease in view.of_kind("disease"):
            end = view.span(disease)[1]
            if end >= 0 and _VACCINE.match(view.slotted, end) and is_infection(context, disease.value):
                for drug in _vaccine(context, view, disease):
                    found.setdefault(drug, {})[disease.value] = None
    return {drug: tuple(names) for drug, names in found.items()}


def is_infection(context: ReleaseContext, disease: str) -> bool:
    """Say whether a disease is an infection by the vocabulary; unknown ones are none."""
    concept = context.disease_concepts.get(disease, "")
    concepts = context.lexicon.vocabulary.concepts
    return any(concepts[iri].label == "infectious disease" for iri in context.lexicon.vocabulary.ancestors(concept)) if concept else False


def _vaccine(context: ReleaseContext, view: View, disease: Mention) -> list[str]:
    """Return the drug that is called a vaccine: the last one before the disease, else what the sentence is about."""
    place = view.place(disease)
    before = context.programs([m for m in view.of_kind("drug") if 0 <= view.place(m) < place])
    return before[-1:] or list(context.topics[view.number][:1])
