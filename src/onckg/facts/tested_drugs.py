"""Which drugs a study phrase tests, and whether the study is somebody else's.

Takes a study phrase in its sentence; its object ("a trial of X") comes before its subject, and both before what the sentence is about.
"""

import re
from collections.abc import Sequence

from onckg.facts.arguments import drugs_in, topic_of
from onckg.facts.context import ReleaseContext
from onckg.facts.studies import StudyPhrase
from onckg.facts.view import View, marks_in

OBJECT = re.compile(  # "study of X", "study evaluating X"
    r"(?:\s\([^()]*\))?,?\s(?:that\s|which\s)?(?:is\s|are\s|was\s|will\s)?"
    r"(?:of|with|for|evaluat\w+|test\w+|investigat\w+|assess\w+|compar\w+|stud\w+|using|combin\w+|to\s\w+|designed\sto\s\w+|in which)"
    r"\s(?:(?!and\sthat\b|while\b)[^\s;,]+\s){0,6}?\(?⟨D\d+⟩",
    re.IGNORECASE,
)
_BESIDE_IT = re.compile(r"\b(?:with|plus|to|than|versus|vs\.?|after|on|against|and|or|by|from)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_UNNAMED_ASSET = re.compile(  # "is also developing a vaccine targeting X": another medicine than the one under discussion
    r"\b(?:also|additionally)\s(?:develop|advanc|evaluat|stud|test|pursu)\w+\san?\s(?:[\w-]+\s){0,4}"
    r"(?:vaccine|therapy|antibody|inhibitor|candidate|conjugate|compound|degrader|immunotherapy|product|agent)\b",
    re.IGNORECASE,
)
_GOVERNED = re.compile(r"\b(?:of|with|than|to|by|from|versus)\s(?:[\w-]+\s)?$")
_OF_OTHERS = re.compile(
    r"\"?(?:Other|Competing|Rival)\s(?:[\w-]+\s){0,3}(?:\w+(?:tors|bodies|apies|drugs|agents|medicines|candidates|conjugates|products|ands))\b"
)


def speaks_of_unnamed_asset(view: View) -> bool:
    """Say whether a sentence that names no drug speaks of one that has no name yet ("is also developing a vaccine against X")."""
    return bool(_UNNAMED_ASSET.search(view.slotted))


def is_of_another_medicine(context: ReleaseContext, view: View, study: StudyPhrase, left: int, right: int) -> bool:
    """Say whether a sentence without a programme drug gives the study to a medicine that is none: as its object ("a trial of X"), as its
    subject ("X was studied in the trial"), or by the family that its name belongs to."""
    if drugs_in(context, view, 0, len(view.slotted)):
        return False
    if _OF_OTHERS.match(view.slotted):
        return True
    medicines = study.name.attributes.get("medicines", "").split(";") if study.name else [""]
    if medicines != [""] and not any(_is_program(context, m) for m in medicines):
        return True
    if OBJECT.match(view.slotted, study.end, right):
        return True
    before = marks_in(view, left, study.start, "drug")
    if not before or _BESIDE_IT.search(view.slotted[: view.place(before[-1])]):
        return False
    return not study.definite or view.place(before[-1]) == 0


def _is_program(context: ReleaseContext, medicine: str) -> bool:
    """Say whether a medicine, by its generic name, is a programme drug of the release."""
    concepts = context.lexicon.vocabulary.concepts
    programs = (m for v in context.views for m in v.of_kind("drug") if context.roles.get(m.value) == "program")
    return any(m.value == medicine or (m.concept in concepts and concepts[m.concept].label == medicine) for m in programs)


def tested_drugs(context: ReleaseContext, view: View, study: StudyPhrase, left: int, right: int) -> tuple[tuple[str, ...], bool]:
    """Return the programme drugs that a study tests: the object behind the phrase ("study of X"), the subject before it, any other in the
    sentence, else what the sentence is about; and whether the sentence names them."""
    topic, own = topic_of(context, view), drugs_in(context, view, 0, len(view.slotted))
    if own and topic[:1] and topic[0] not in own:
        return topic, False  # the drugs of the sentence only accompany the one that it is about
    objects = OBJECT.match(view.slotted, study.end)
    if objects and drugs_in(context, view, study.end, min(right, objects.end())):
        found = drugs_in(context, view, study.end, right)
        return _listed(view, found, study.end, right), True
    for low, high in ((study.start, study.end), (left, study.start), (0, study.start), (study.end, right), (study.end, len(view.slotted))):
        found = drugs_in(context, view, low, high)
        if found:
            listed = _listed(view, found, low, high)
            return (listed if len(listed) > 1 or low >= study.start else (_subject(view, found, low, high),)), True
    if speaks_of_unnamed_asset(view):
        return (), True
    return topic_of(context, view)[:1], False


def _listed(view: View, found: Sequence[str], low: int, high: int) -> tuple[str, ...]:
    """Return both of two drugs that stand side by side, else the first."""
    together = re.search(r"⟨D\d+⟩ (?:and|plus|or|with|in combination with|/) ⟨D\d+⟩", view.slotted[low:high])
    return tuple(found) if together and len(found) == 2 else (found[0],)


def _subject(view: View, drugs: Sequence[str], low: int, high: int) -> str:
    """Return the drug in ``[low, high)`` that is the subject of what follows: the last one that no preposition governs."""
    free = [
        m.value
        for m in marks_in(view, low, high, "drug")
        if m.value in drugs and not _GOVERNED.search(view.slotted[max(0, view.place(m) - 24) : view.place(m)])
    ]
    return free[-1] if free else drugs[-1]
