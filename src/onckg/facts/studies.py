"""The noun phrases that stand for a trial: "a Phase 2 clinical study", "the Phase 3 DeFi trial", "AMPLIFY-201".

A study phrase is read in a view; the sentence is then written again with ⟨S0⟩, ⟨S1⟩ ... in the place of the phrases, which is the form that
the wordings of ``trials.toml`` match.
"""

import re
from dataclasses import dataclass, replace

from onckg.facts.view import View, marks_in
from onckg.mentions.records import Mention

_NOUN = r"(?:trials?|stud(?:y|ies)|clinical evaluation|clinical development|program)"
_WORDS = (
    r"(?:[\s/-]+(?!(?:of|in|for|with|to|that|which|from|at|on|by|is|are|was|were|and|"
    r"dose(?![\s-](?:escalat|expan|find|rang|optimi[sz]))\w*)\b)(?:[\w'/+.-]+|\(?⟨[A-Z]\d+⟩\)?(?:'s)?)){0,7}?"
)
_PART = r"(?:portion|part|arm|cohort|stage|segment|component|phase|data|results|expansion|monotherapy)"
_MARK = r"\(?⟨[PT]\d+⟩\)?"
_PHRASE = re.compile(
    rf"(?P<marks>{_MARK}(?:\s?[,/(]?\s?{_MARK})*)(?:{_WORDS}\s(?P<noun>{_NOUN})\b(?:,?\s(?:named\s|called\s|known\sas\s|dubbed\s)?\(?⟨T\d+⟩\)?)?(?:\s\(⟨T\d+⟩\))?)?"
    rf"|(?P<bare>(?<![\w⟩])(?:clinical|pivotal|registrational|combination|registration-directed|first-in-human|"
    rf"dose[ -]escalation|confirmatory|global|randomized|investigator-initiated)"
    rf"(?:[\s/-]+(?!(?:of|in|for|with|to|that|which|from|at|on|by|is|are|was|were|and)\b)(?:[\w-]+|⟨X\d+⟩)){{0,3}}?\s(?:trials?|stud(?:y|ies))|(?<![\w⟩])(?:the|this)\s(?:trial|study)|(?<![\w⟩])clinical\sevaluation)\b"
    r"(?!\s(?:supply|collaboration|applications?|agreement|sites?|network|authori[sz]ation|approval|participants?|investigators?|design))",
    re.IGNORECASE,
)
_IS_PART_OF = re.compile(rf"\s(?:[\w-]+\s){{0,3}}{_PART}\s(?:of|from|in)\s(?:[\w'⟨⟩/-]+\s){{0,4}}")
_IS_A = re.compile(r",?\s(?:is\s|was\s)?(?:an?|its|our|the)\s(?:[\w,-]+\s){0,5}")
_PART_OF = re.compile(r"\s(?:[\w-]+\s){0,2}(?:portion|part|segment|component|stage|arms?|cohorts?)\b", re.IGNORECASE)
_NOT_A_TRIAL = re.compile(
    r"^(?:[ -]?ready|[ -]enabling|[a-z]?\s?(?:\(RP2D\)\s?)?dos(?:e|ing|es)\b(?![\s-](?:escalat|expan|find|rang|optimi[sz]))|[ -]stage|"
    r"\s(?:\S+\s){0,3}?(?:inhibitors?|antibod|asset|candidate|drug conjugate|company|agent|adc)\b|\smeeting|"
    r"\shighlight|\scheckpoint)",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(r"(?:recommended|end[- ]of|post)[- ]$", re.IGNORECASE)
_BACKGROUND = re.compile(r"(?:prior|previous|earlier|other|third-party|historical)\s(?:\w+\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StudyPhrase:
    """A phrase for a trial at ``view.slotted[start:end]``. ``phase``, ``name`` and ``nct`` are the mentions in it; ``bare`` has none of
    them.

    ``plural`` says that the noun is plural ("Phase 1 and 2 trials"), ``part`` that the phrase is a part of a trial ("the Phase 1b
    portion").
    """

    start: int
    end: int
    phase: Mention | None
    name: Mention | None
    nct: Mention | None
    bare: bool
    plural: bool
    noun: bool
    part: bool = False


def find_studies(view: View) -> list[StudyPhrase]:
    """Return the study phrases of a view in reading order; a part of a study ("the Phase 1b portion of ...") is its study."""
    found: list[StudyPhrase] = []
    for match in _PHRASE.finditer(view.slotted):
        start, end = match.span()
        before, after = view.slotted[max(0, start - 24) : start], view.slotted[end : end + 40]
        if _RECOMMENDED.search(before) or (not match["noun"] and not match["bare"] and _NOT_A_TRIAL.match(after)):
            continue
        marks = marks_in(view, start, end)
        phase = next((m for m in marks if m.kind == "phase"), None)
        name = next((m for m in marks if m.kind == "trial"), None)
        text = match.group()
        plural = bool(re.search(r"\b(?:trials|studies)\b", text, re.IGNORECASE))
        part = bool(_PART_OF.match(view.slotted, end))
        found.append(StudyPhrase(start, end, phase, name, None, bool(match["bare"]), plural, bool(match["noun"] or match["bare"]), part))
    return _with_numbers(view, _without_parts(view, found))


def _without_parts(view: View, studies: list[StudyPhrase]) -> list[StudyPhrase]:
    """Join a part with the whole that follows it ("Phase 1b portion of a Phase 1b/2 study"), a name with its trial ("X, a Phase II
    trial")."""
    kept: list[StudyPhrase] = []
    for study in studies:
        between = view.slotted[kept[-1].end : study.start] if kept else ""
        if kept and not kept[-1].noun and _IS_PART_OF.fullmatch(between):
            kept[-1] = replace(study, start=kept[-1].start)
        elif kept and _only_names(kept[-1], study) and _IS_A.fullmatch(between):
            kept[-1] = replace(study, name=kept[-1].name)  # the words between stay readable ("a completed Phase II trial")
        else:
            kept.append(study)
    return kept


def _only_names(first: StudyPhrase, second: StudyPhrase) -> bool:
    return first.name is not None and first.phase is None and second.phase is not None and second.name is None


def _with_numbers(view: View, studies: list[StudyPhrase]) -> list[StudyPhrase]:
    """Give each registry number to the study phrase before it, or make it a phrase of its own."""
    numbers = [(*view.span(m), m) for m in view.of_kind("nct") if view.place(m) >= 0]
    for place, end, mention in numbers:
        before = [i for i, s in enumerate(studies) if s.start < place and s.nct is None]
        if before:
            studies[before[-1]] = replace(studies[before[-1]], nct=mention)
        else:
            studies.append(StudyPhrase(place, end, None, None, mention, False, False, True))
    return sorted(studies, key=lambda s: s.start)


def with_study_marks(view: View, studies: list[StudyPhrase]) -> View:
    """Return the view with ⟨S0⟩ ... for the phrases; places in it are not places in the view's own ``slotted``."""
    parts, at = [], 0
    for index, study in enumerate(studies):
        parts += [view.slotted[at : study.start], f"⟨S{index}⟩"]
        at = study.end
    return replace(view, slotted="".join([*parts, view.slotted[at:]]))
