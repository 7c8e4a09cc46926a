"""Descriptions of trials: a study phrase with what stands around it.

Takes one sentence, returns what each study phrase in it says of a trial: the drugs it tests, what they are combined with, the diseases,
the status. Which descriptions are of one trial is decided by ``trial_clusters``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onckg.facts.arguments import date_near, diseases_in, drugs_in, partners_in, populations_of
from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.purposes import is_harm
from onckg.facts.records import DateBounds, Evidence, Population
from onckg.facts.studies import StudyPhrase, find_studies, with_study_marks
from onckg.facts.tested_drugs import OBJECT, is_of_another_medicine, tested_drugs
from onckg.facts.view import View, marks_in
from onckg.facts.wording import Match, find_matches, load_wordings
from onckg.mentions.records import Mention

BEGUN = ("ongoing", "completed", "terminated", "on_hold")
_SHARES_VERB = re.compile(  # "is in a Phase 2 study in A and a Phase 1 study in B"
    r"(?:,|\band|\bas well as)\s(?:(?:an?|the|its|our|another|second|third|separate|also)\s){0,3}"
    r"(?!with\b|followed\b|then\b|if\b|once\b|when\b|after\b|because\b|while\b|although\b)"
    r"(?:[\w-]+,?\s|⟨R\d+⟩-\w+\s){0,4}$",
    re.IGNORECASE,
)
_DOSING = re.compile(
    r"\b(?:patients|participants|adults|children|volunteers)\s(?:in \S+ )?(?:will\s)?"
    r"(?:receive|received|are given|were given|were treated)\b",
    re.IGNORECASE,
)
_NEXT_SENTENCE = 240  # characters between the trial's sentence and the one that tells its arms
_OPENS_WITH_DISEASE = re.compile(r"\b(?:in|for)\s(?:[\w-]+\s){0,3}⟨X\d+⟩,?\s(?:(?:an?|the|its|our)\s)?(?:[\w-]+\s)?$", re.IGNORECASE)
_COMBINED = re.compile(r"(?:combination with|combined with|plus|together with|and|followed by|with)\s(?:[\w-]+\s){0,3}$")
_TOGETHER = re.compile(r"combination of ⟨D|⟨D\d+⟩ (?:plus|with|in combination with) ⟨D")
_NOT_TOUCHED = re.compile(  # "does not affect the ongoing Phase 1 trial" denies nothing of the trial
    r"\b(?:not|without|\w+n't)\s(?:\w+\s)?(?:affect|impact|chang|alter|interrupt|delay|influenc|relat|concern|involv|limited)\w*\b",
    re.IGNORECASE,
)
_NOT_STOPPED = re.compile(  # nor does "did not place the trial on hold"
    r"\b(?:not|never|without|\w+n't)\s(?:\w+\s)?(?:plac|put|suspend|halt|paus|stop|clos|terminat|discontinu)\w*\b", re.IGNORECASE
)
_RELATIVE = re.compile(r",\s(?:which|that)\s(?:(?:is|are|was|were)\s(?!to\s|expected|planned)|has|have|continues?|remains?)\b")
_OTHER_STUDY = re.compile(r"⟨O\d+⟩")
_COORDINATED = 3  # words at most between two studies that share what is said of them
_CAUSE = re.compile(
    r"\b(?:after|following|based on|because|despite|due to)\b", re.IGNORECASE
)  # "stops development of X after a Phase 3 trial"
_NEXT_CLAUSE = re.compile(
    r"(?:⟨W\d+⟩|[^⟩\s]),\s(?:and|while|whereas)\s(?:(?:an?|the|its|our)\s)?(?:[\w-]+\s){0,2}$"
)  # "X will start soon, and a trial ..."
_ON_CONDITION = re.compile(
    r"\b(?:once|when|after|if|because)\s(?:(?:an?|the|its|our|this)\s)?(?:[\w-]+\s){0,2}$"
)  # "planned once the trial has read out"
_OPENS_COHORT = re.compile(
    r"\b(?:open|start|initiate|begin|launch|add)\w*\s(?:an?\s)(?:[\w-]+\s){0,2}$", re.IGNORECASE
)  # a trial of its own
_COUNTED = re.compile(r"\d\s(?:\([^()]*\)\s)?patients with (?:[\w-]+\s){0,4}⟨X")
_ALONE = re.compile(r"\b(?:monotherapy|single[ -]agent)\b", re.IGNORECASE)
_NEXT_DRUG = re.compile(r"(?:,\s(?:and\s)?|;\s)⟨D(\d+)⟩(?:,\s|\s(?:is|has|for)\b)")
_OTHER_MATTER = re.compile(r",\s(?:with|and)\s|\s(?:data|results|readouts?|topline)\b", re.IGNORECASE)
_LISTED = re.compile(r"\s?(?:,|and|or|&|,\sand)\s(?:the\s)?")
_EACH_ITS_OWN = re.compile(r"\brespectively\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Description:
    """One study phrase with its surroundings, None or empty where the sentence does not say.

    ``combined_with`` are drugs, ``partners`` regimens that are none (surgery, chemotherapy). ``weak`` says that the status is a guess that
    any other sentence outdoes, ``bare`` that the phrase has neither phase nor name nor number, ``explicit_drug`` that the drugs are named
    there, ``another`` that the text sets the trial apart from those before, ``definite`` that it takes it as known, ``left_out`` that the
    noun is left out ("a third, in melanoma, will follow"), ``whole`` that it can be no part of another trial ("a Phase 2 trial"), ``alone``
    that the drug is given alone ("monotherapy"), ``part`` that it is a part of a trial ("the Phase 2 cohort"), ``plural`` that the phrase
    speaks of several, ``of_object`` that the drugs are its object ("a trial of X"), ``counted`` that the patients of each
    disease are. ``order`` numbers the descriptions of a release.
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
    another: bool = False
    definite: bool = False
    left_out: bool = False
    whole: bool = False
    alone: bool = False
    part: bool = False
    plural: bool = False
    of_object: bool = False
    counted: bool = False


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


def with_status(view: View, last: Description) -> Description:
    """Return a description with the status that a sentence behind it tells of it without naming a trial ("Enrollment is complete.")."""
    if view.sentence.start - last.evidence.end > _NEXT_SENTENCE:
        return last
    known = last.status in BEGUN and not last.weak
    for match in find_matches(view, load_wordings("trials")):
        if not match.wording.rule.startswith("trials/of-the-last") or (known and match.wording.gives["status"] == "ongoing"):
            continue
        stated = match.wording.gives.get("asserted", True) is False
        if stated or not effects_on(view, match.start, match.end) & {"negated", "planned", "conditional"}:
            return replace(last, status=str(match.wording.gives["status"]), weak=False)
    return last


def like_the_last(last: Description, one: Description) -> Description:
    """Return the description of a trial whose noun is left out ("a third, in melanoma, will follow") with the drugs of the last.

    It has the phase of the last where the sentence is the same, or where that stands for several ("two Phase 1 trials ..., a third").
    """
    same = last.plural or last.evidence.start == one.evidence.start
    drugs = one.drugs if one.explicit_drug else last.drugs
    return replace(one, phase=last.phase if same else None, drugs=drugs, explicit_drug=last.explicit_drug, bare=False)


def read_descriptions(context: ReleaseContext, view: View, order: int) -> list[Description]:
    """Return the descriptions of trials in a sentence, in reading order; ``order`` numbers the first.

    Empty where no study phrase stands, or where what is said of it is denied, somebody else's or only conceivable.
    """
    studies = find_studies(view)
    if not studies:
        return []
    found = []
    previous: _Status | None = None
    foreign = False
    for index, study in enumerate(studies):
        left, right = _bounds(view, studies, index)
        listed = foreign and bool(_LISTED.fullmatch(view.slotted[left : study.start]))  # "X was studied in the A and B trials"
        foreign = listed or is_of_another_medicine(context, view, study, left, right)
        if foreign:
            continue
        read = _status(with_study_marks(view, studies, index), index)
        if read.weak and previous and not previous.weak and _SHARES_VERB.search(view.slotted[studies[index - 1].end : study.start]):
            read = previous  # "is in a Phase 2 study in A and a Phase 1 study in B"
        previous = read
        if read.status == "-":
            continue
        read = _of_the_whole(view, study, read)
        drugs, explicit = tested_drugs(context, view, study, left, right)
        end = _end_of_drug(view, drugs, study.end, right)
        diseases = [d for d in _diseases(view, studies, index, left, end) if not is_harm(context, view, d.value)]
        partners = partners_in(context, view, study.start if index else 0, right)
        plan = date_near(context, view, study.start, study.end) if read.status == "planned" else None
        each = study.plural and not study.bare and len(diseases) > 1  # "Phase 2 studies in A and B": one in each
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
                another=study.another,
                definite=study.definite,
                left_out=study.left_out,
                alone=not partners and bool(_ALONE.search(view.slotted, left, right)),
                part=study.part,
                plural=study.plural,
                counted=len(_COUNTED.findall(view.slotted)) > 1,
                of_object=explicit and bool(OBJECT.match(view.slotted, study.end, right)),
                whole=study.noun and not study.part and not study.definite,
            )
            for tested in ([(d,) for d in drugs] if apart else [drugs])
            for of in ([[d] for d in diseases] if each else [diseases])
        ]
    return found


def _bounds(view: View, studies: Sequence[StudyPhrase], index: int) -> tuple[int, int]:
    """Return where what is said of a study begins and ends: at the studies beside it, at a semicolon before it, and behind "the trial" at
    one that follows."""
    study = studies[index]
    left = max(studies[index - 1].end if index else 0, view.slotted.rfind(";", 0, study.start) + 1)
    right = studies[index + 1].start if index + 1 < len(studies) else len(view.slotted)
    stop = view.slotted.find(";", study.end, right) if study.bare and study.definite else -1
    return left, stop if stop >= 0 else right


def _of_the_whole(view: View, study: StudyPhrase, read: _Status) -> _Status:
    """Return what a status says of the trial where it is that of a part: the end of a part is not the trial's, and what is still to come of
    a trial says nothing of its beginning. A cohort that is to be opened ("plans to open a Phase 2 cohort") is a trial of its own."""
    new_cohort = study.part and not study.definite and not study.noun and bool(_OPENS_COHORT.search(view.slotted, 0, study.start))
    ends = study.part and read.status in ("completed", "terminated")
    known = (study.part and not new_cohort) or _speaks_of_known_trial(view, study, read.rule)
    return _Status("unknown", True, read.rule) if ends or (read.status == "planned" and known) else read


def _status(marked: View, index: int) -> _Status:
    """Return how far the study phrase with the mark ⟨S..⟩ says its trial is; other studies have the mark ⟨O..⟩."""
    mark = f"⟨S{index}⟩"
    place = marked.slotted.find(mark)
    if "⟨D" not in marked.slotted and "other" in effects_on(marked, place, place + len(mark), place + 1):
        return _Status("-", True, "trials/named")  # "a competitor's Phase 3 trial"
    for match in find_matches(marked, load_wordings("trials")):
        if index not in match.studies or _crosses_another(marked.slotted, place, place + len(mark), match):
            continue
        leads = marked.slotted[match.start : max(match.start, place)]
        if match.wording.rule == "trials/terminated" and _CAUSE.search(leads):
            continue
        if _NEXT_CLAUSE.search(leads) or (match.wording.rule == "trials/not-yet-begun" and _ON_CONDITION.search(leads)):
            continue
        read = _as_asserted(marked, match, match.start if place >= match.end - len(mark) - 1 else match.end)
        if read is not None:
            return read
    effects = _effects(marked, place, place + len(mark), place + 1)
    if _NOT_STOPPED.search(marked.slotted, 0, place):
        effects -= {"negated"}
    if effects & {"negated", "other", "conditional"}:
        return _Status("-", True, "trials/named")
    return _Status("unknown", True, "trials/named")


def _as_asserted(marked: View, match: Match, trigger: int) -> _Status | None:
    """Return the status that a wording gives, as far as it is asserted; None where another wording is to be tried."""
    gives, rule = match.wording.gives, match.wording.rule
    status, weak = str(gives["status"]), bool(gives.get("weak"))
    if gives.get("asserted", True) is False or status == "planned":
        own = gives.get("asserted", True) is False and status == "planned"
        denied = own and "negated" in effects_on(marked, match.start, match.end, match.start + 1)
        return _Status("-", False, rule) if denied else _Status(status, weak, rule)
    effects = _effects(marked, match.start, match.end, trigger)
    if "negated" in effects and status in ("on_hold", "terminated") and _NOT_STOPPED.search(marked.slotted, 0, match.end):
        return None
    if effects & {"negated", "other"}:
        return _Status("-", False, rule)
    if status == "terminated" and "conditional" not in effects:
        return _Status(status, False, rule)  # a trial that will be stopped, or a planned one that was
    if status == "unknown" and "conditional" in effects:
        return None
    if effects & {"planned", "conditional"} and status in BEGUN:
        return _Status("planned", False, rule) if status == "ongoing" and "planned" in effects and not weak else None
    return _Status(status, weak, rule)


def _effects(marked: View, start: int, end: int, focus: int) -> frozenset[str]:
    """Return the effects on a wording; a denial that only says that the trial is not touched is none."""
    effects = effects_on(marked, start, end, focus)
    own = [m.start() for m in _RELATIVE.finditer(marked.slotted) if m.start() < start and "," not in marked.slotted[m.end() : end]]
    if own and "planned" in effects:  # "will concentrate on X, which is being tested in ...": the plan is not that of the trial
        marked = replace(marked, slotted=" " * own[-1] + marked.slotted[own[-1] :])
        effects = effects_on(marked, start, end, focus)
    other = _OTHER_MATTER.search(marked.slotted, end) if "planned" in effects else None
    if other:  # "has begun the trial, with completion of enrolment expected in 2025" is no plan to begin
        effects = effects_on(replace(marked, slotted=marked.slotted[: other.start()]), start, end, focus)
    return effects - {"negated"} if "negated" in effects and _NOT_TOUCHED.search(marked.slotted, 0, focus) else effects


def _crosses_another(text: str, start: int, end: int, match: Match) -> bool:
    """Say whether another study stands between a study at ``[start, end)`` and what a wording says: then it is said of that one, unless
    the two are coordinated ("a Phase 1 and a Phase 2 trial are open")."""
    for other in _OTHER_STUDY.finditer(text, match.start, match.end):
        between = text[other.end() : start] if other.start() < start else text[end : other.start()]
        if "⟨" in between or len(between.split()) > _COORDINATED:
            return True
    return False


def _speaks_of_known_trial(view: View, study: StudyPhrase, rule: str) -> bool:
    """Say whether a plan is about a trial that the text takes as known: "advance this Phase 1 study", "the Phase 2 part of the study"."""
    before = view.slotted[max(0, study.start - 24) : study.start]
    known = before.lower().endswith(" this ") or (study.bare and study.definite)
    part = re.search(r"\b(?:portion|part|segment|stage|arm|cohort)s?\sof\s(?:the\s|this\s)?$", before, re.IGNORECASE)
    return bool(known and rule != "trials/not-yet-begun") or bool(part)


def _diseases(view: View, studies: list[StudyPhrase], index: int, left: int, right: int) -> list[Mention]:
    """Return the diseases of a study: in the phrase and behind it, else before it since the last study, else of the list it stands in."""
    study = studies[index]
    own = diseases_in(view, left, study.start)[-1:] if study.in_bracket else _own_of_list(view, studies, index)
    if own:
        return own
    behind = diseases_in(view, study.start, right)
    if behind:
        return behind
    before = diseases_in(view, left, study.start) if index == 0 or _OPENS_WITH_DISEASE.search(view.slotted[left : study.start]) else []
    if before:
        return before
    if len(studies) == 1 and len({m.value for m in view.of_kind("drug")}) <= 1:
        return diseases_in(view, 0, left)  # "its IND in melanoma was cleared; a Phase 1 trial will start"
    between = view.slotted[study.end : right]
    if index + 1 < len(studies) and len(between.split()) <= 3:  # "Phase 1 and Phase 2 studies in X"
        return _diseases(view, studies, index + 1, study.end, studies[index + 2].start if index + 2 < len(studies) else len(view.slotted))
    return []


def _end_of_drug(view: View, drugs: Sequence[str], start: int, end: int) -> int:
    """Return where a sentence turns to another drug than those of a study ("..., and HB-455, which ..."); ``end`` where it does not."""
    for match in _NEXT_DRUG.finditer(view.slotted, start, end):
        if view.mentions[int(match[1])].value not in drugs:
            return match.start()
    return end


def _own_of_list(view: View, studies: list[StudyPhrase], index: int) -> list[Mention]:
    """Return the disease of a study in "Phase 1 and Phase 2 trials in A and B, respectively"; empty where the text says no such thing."""
    if len(studies) == 1 or not _EACH_ITS_OWN.search(view.slotted, studies[-1].end):
        return []
    diseases = diseases_in(view, studies[-1].end, len(view.slotted))
    return [diseases[index]] if len(diseases) == len(studies) else []


def _regimens(view: View, start: int, end: int) -> tuple[str, ...]:
    found = []
    for mention in marks_in(view, start, end, "regimen"):
        place = view.place(mention)
        if _COMBINED.search(view.slotted[max(0, place - 50) : place]) and mention.value != "placebo":
            found.append(mention.value)
    return tuple(dict.fromkeys(found))
