"""Descriptions of trials: a study phrase with what stands around it.

Takes one sentence, returns what each study phrase in it says of a trial: the drugs it tests, what they are combined with, the diseases,
the status. Which descriptions are of one trial is decided by ``trial_clusters``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onckg.facts.arguments import date_near, diseases_in, drugs_in, partners_in, populations_of, topic_of
from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.records import DateBounds, Evidence, Population
from onckg.facts.studies import StudyPhrase, find_studies, with_study_marks
from onckg.facts.view import View, marks_in
from onckg.facts.wording import Match, find_matches, load_wordings
from onckg.mentions.records import Mention

BEGUN = ("ongoing", "completed", "terminated", "on_hold")
_SHARES_VERB = re.compile(  # "is in a Phase 2 study in A and a Phase 1 study in B"
    r"(?:,|\band|\bas well as)\s(?:(?:an?|the|its|our|another|second|third|separate|also)\s){1,3}"
    r"(?:[\w-]+,?\s|⟨R\d+⟩-\w+\s){0,4}$",
    re.IGNORECASE,
)
_DOSING = re.compile(
    r"\b(?:patients|participants|adults|children|volunteers)\s(?:in \S+ )?(?:will\s)?"
    r"(?:receive|received|are given|were given|were treated)\b",
    re.IGNORECASE,
)
_NEXT_SENTENCE = 240  # characters between the trial's sentence and the one that tells its arms
_OBJECT = re.compile(  # "study of X", "study evaluating X"
    r"(?:\s\([^()]*\))?,?\s(?:that\s|which\s)?(?:is\s|are\s|was\s)?"
    r"(?:of|with|for|evaluat\w+|test\w+|investigat\w+|assess\w+|compar\w+|stud\w+|using|combin\w+|to\s\w+|designed\sto\s\w+|in which)"
    r"\s(?:[^\s;,]+\s){0,6}?\(?⟨D\d+⟩",
    re.IGNORECASE,
)
_OPENS_WITH_DISEASE = re.compile(r"\b(?:in|for)\s(?:[\w-]+\s){0,3}⟨X\d+⟩,?\s(?:(?:an?|the|its|our)\s)?(?:[\w-]+\s)?$", re.IGNORECASE)
_COMBINED = re.compile(r"(?:combination with|combined with|plus|together with|and|followed by|with)\s(?:[\w-]+\s){0,3}$")
_TOGETHER = re.compile(r"combination of ⟨D|⟨D\d+⟩ (?:plus|with|in combination with) ⟨D")
_GOVERNED = re.compile(r"\b(?:of|with|than|to|by|from|versus)\s(?:[\w-]+\s)?$")


@dataclass(frozen=True, slots=True)
class Description:
    """One study phrase with its surroundings, None or empty where the sentence does not say.

    ``combined_with`` are drugs, ``partners`` regimens that are none (surgery, chemotherapy). ``weak`` says that the status is a guess that
    any other sentence outdoes, ``bare`` that the phrase has neither phase nor name nor number, ``explicit_drug`` that the drugs are named
    there. ``order`` numbers the descriptions of a release.
    """

    phase: str | None
    name: str | None
    nct: str | None
    drugs: tuple[str, ...]
    combined_with: tuple[str, ...]
    partners: tuple[str, ...]
    diseases: tuple[str, ...]
    populations: tuple[Population, ...]
    status: str
    weak: bool
    bare: bool
    start: DateBounds | None
    evidence: Evidence
    explicit_drug: bool
    order: int


@dataclass(frozen=True, slots=True)
class _Status:
    """A status ("-" for none at all), whether it is only a guess, and the wording that gave it."""

    status: str
    weak: bool
    rule: str


def with_partners(context: ReleaseContext, view: View, last: Description) -> Description:
    """Return a description with the partners that a sentence behind it tells ("Patients received X plus Y"), in the same stretch of
    text."""
    if not _DOSING.search(view.slotted) or view.sentence.start - last.evidence.end > _NEXT_SENTENCE:
        return last
    partners = [p for p in partners_in(context, view, 0, len(view.slotted)) if p not in last.combined_with]
    if not partners or not set(last.drugs) & set(drugs_in(context, view, 0, len(view.slotted))):
        return last
    return replace(last, combined_with=(*last.combined_with, *partners))


def read_descriptions(context: ReleaseContext, view: View, order: int) -> list[Description]:
    """Return the descriptions of trials in a sentence, in reading order; ``order`` numbers the first.

    Empty where no study phrase stands, or where what is said of it is denied, somebody else's or only conceivable.
    """
    studies = find_studies(view)
    if not studies:
        return []
    marked = with_study_marks(view, studies)
    matches = find_matches(marked, load_wordings("trials"))
    found = []
    previous: _Status | None = None
    for index, study in enumerate(studies):
        left = studies[index - 1].end if index else 0
        right = studies[index + 1].start if index + 1 < len(studies) else len(view.slotted)
        read = _status(marked, index, matches)
        if read.weak and previous and not previous.weak and _SHARES_VERB.search(view.slotted[studies[index - 1].end : study.start]):
            read = previous  # "is in a Phase 2 study in A and a Phase 1 study in B"
        previous = read
        if read.status == "-":
            continue
        if read.status == "planned" and (study.part or _speaks_of_known_trial(view, study, read.rule)):
            read = _Status("unknown", True, read.rule)  # what is still to come of a trial says nothing of its beginning
        drugs, explicit = _drugs(context, view, study, left, right)
        diseases = _diseases(view, studies, index, left, right)
        partners = partners_in(context, view, study.start if index else 0, right)
        plan = date_near(context, view, study.start, study.end) if read.status == "planned" else None
        each = study.plural and study.phase is not None and len(diseases) > 1  # "Phase 2 studies in A and B": one in each
        apart = study.plural and len(drugs) > 1 and not _TOGETHER.search(view.slotted)  # "studies of X and Y": one of each
        found += [
            Description(
                phase=study.phase.value if study.phase else None,
                name=study.name.value if study.name else None,
                nct=study.nct.value if study.nct else None,
                drugs=tested,
                combined_with=tuple(p for p in partners if p not in drugs),
                partners=_regimens(view, study.start, right),
                diseases=tuple(d.value for d in of),
                populations=populations_of(view, of),
                status=read.status,
                weak=read.weak,
                bare=study.bare,
                start=plan,
                evidence=evidence_of(view, read.rule),
                explicit_drug=explicit,
                order=order + index,
            )
            for tested in ([(d,) for d in drugs] if apart else [drugs])
            for of in ([[d] for d in diseases] if each else [diseases])
        ]
    return found


def _status(marked: View, index: int, matches: Sequence[Match]) -> _Status:
    """Return how far a study phrase says its trial is."""
    mark = f"⟨S{index}⟩"
    place = marked.slotted.find(mark)
    for match in matches:
        if index not in match.studies:
            continue
        gives = match.wording.gives
        status = str(gives["status"])
        if (
            gives.get("asserted", True) is False
            and status == "planned"
            and "negated" in effects_on(marked, match.start, match.end, match.start + 1)
        ):
            return _Status("-", False, match.wording.rule)
        if gives.get("asserted", True) and status != "planned":
            trigger = match.start if place >= match.end - len(mark) - 1 else match.end
            effects = effects_on(marked, match.start, match.end, trigger)
            if effects & {"negated", "other"}:
                return _Status("-", False, match.wording.rule)
            if effects & {"planned", "conditional"} and status in BEGUN:
                if status == "ongoing" and "planned" in effects and not gives.get("weak"):
                    return _Status("planned", False, match.wording.rule)
                continue
        return _Status(status, bool(gives.get("weak")), match.wording.rule)
    if effects_on(marked, place, place + len(mark), place + 1) & {"negated", "other", "conditional"}:
        return _Status("-", True, "trials/named")
    return _Status("unknown", True, "trials/named")


def _speaks_of_known_trial(view: View, study: StudyPhrase, rule: str) -> bool:
    """Say whether a plan is about a trial that the text takes as known: "advance this Phase 1 study", "the Phase 2 part of the study"."""
    before = view.slotted[max(0, study.start - 24) : study.start + 5]
    definite = bool(re.search(r"\b(?:this|the)\s(?:\S{0,4})$", before, re.IGNORECASE)) and rule != "trials/not-yet-begun"
    return definite or bool(re.search(r"\b(?:portion|part|segment|stage|arm|cohort)s?\sof\s\S{0,5}$", before, re.IGNORECASE))


def _drugs(context: ReleaseContext, view: View, study: StudyPhrase, left: int, right: int) -> tuple[tuple[str, ...], bool]:
    """Return the programme drugs that a study tests: the object behind the phrase ("study of X"), the subject before it, any other in the
    sentence, else what the sentence is about; and whether the sentence names them."""
    objects = _OBJECT.match(view.slotted, study.end)
    if objects and drugs_in(context, view, study.end, min(right, objects.end())):
        found = drugs_in(context, view, study.end, right)
        return _listed(view, found, study.end, right), True
    for low, high in ((study.start, study.end), (left, study.start), (0, study.start), (study.end, right), (study.end, len(view.slotted))):
        found = drugs_in(context, view, low, high)
        if found:
            listed = _listed(view, found, low, high)
            return (listed if len(listed) > 1 or low >= study.start else (_subject(view, found, low, high),)), True
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


def _diseases(view: View, studies: list[StudyPhrase], index: int, left: int, right: int) -> list[Mention]:
    """Return the diseases of a study: in the phrase and behind it, else before it since the last study, else of the list it stands in."""
    study = studies[index]
    behind = diseases_in(view, study.start, right)
    if behind:
        return behind
    before = diseases_in(view, left, study.start) if index == 0 or _OPENS_WITH_DISEASE.search(view.slotted[left : study.start]) else []
    if before:
        return before
    between = view.slotted[study.end : right]
    if index + 1 < len(studies) and len(between.split()) <= 3:  # "Phase 1 and Phase 2 studies in X"
        return _diseases(view, studies, index + 1, study.end, studies[index + 2].start if index + 2 < len(studies) else len(view.slotted))
    return []


def _regimens(view: View, start: int, end: int) -> tuple[str, ...]:
    found = []
    for mention in marks_in(view, start, end, "regimen"):
        place = view.place(mention)
        if _COMBINED.search(view.slotted[max(0, place - 50) : place]) and mention.value != "placebo":
            found.append(mention.value)
    return tuple(dict.fromkeys(found))
