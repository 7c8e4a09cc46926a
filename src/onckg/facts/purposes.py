"""What a disease beside a drug is not: who gets a vaccine, or what a drug may do.

A vaccine against an infection that is tested in cancer patients is meant for the infection, not for the cancer; drugs for cancers, cancer
vaccines among them, have no infections. A condition that is no tumour, in a sentence that tells of harm, is a side effect.
"""

import re

from onckg.facts.context import ReleaseContext
from onckg.facts.view import View
from onckg.mentions.records import Mention

_VACCINE = re.compile(r"(?:[/,]\s?(?:and\s)?⟨X\d+⟩)?\s(?:[\w-]+\s){0,2}?(?:vaccine|booster)\b(?!s)", re.IGNORECASE)


_HARM = re.compile(
    r"\b(?:adverse|side[ -]effects?|toxicit(?:y|ies)|grade\s(?:\W\s)?[1-5]|fatal|occurred|were reported in|was reported in|monitor|events?|"
    r"discontinu\w+ due to|(?:patients?|participants?|one|two|three|four|five|\d+|who)\s(?:[^\s,;]+\s){0,5}(?:developed|experienced)\s"
    r"(?:[\w-]+\s){0,4}⟨X\d+|laboratory abnormalities|warnings?)\b",
    re.IGNORECASE,
)


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


def is_harm(context: ReleaseContext, view: View, disease: str) -> bool:
    """Say whether a disease in a sentence is what a drug may do ("Grade 3 neutropenia occurred"), not what it is for.

    It is where the vocabulary knows it as no tumour and the sentence tells of harm."""
    concept = context.disease_concepts.get(disease, "")
    if not concept or not _HARM.search(view.slotted):
        return False
    vocabulary = context.lexicon.vocabulary
    return all(vocabulary.concepts[iri].label != "neoplasm" for iri in (concept, *vocabulary.ancestors(concept)))


def _vaccine(context: ReleaseContext, view: View, disease: Mention) -> list[str]:
    """Return the drug that is called a vaccine: the last one before the disease, else what the sentence is about."""
    place = view.place(disease)
    before = context.programs([m for m in view.of_kind("drug") if 0 <= view.place(m) < place])
    return before[-1:] or list(context.topics[view.number][:1])
