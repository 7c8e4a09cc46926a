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
    r"(?:(?:[\s/-]+|,\s(?=(?:open-label|randomi[sz]ed|multi-?cent|single-arm|double-blind|global|dose-|two-part|first-in)))(?!(?:of|in|for|with|to|that|which|from|at|on|by|is|are|was|were|and|"
    r"dose(?![\s-](?:escalat|expan|find|rang|optimi[sz]))\w*)\b)(?:[\w'/+.-]+|\(?⟨[A-Z]\d+⟩\)?(?:'s)?)){0,7}?"
)
_PART = r"(?:portion|part|arm|cohort|stage|segment|component|phase|expansion|monotherapy)"
_MARK = r"\(?⟨[PT]\d+⟩\)?"
_KIND = (  # what a study without phase or name may be called
    r"(?:clinical|pivotal|registrational|registration-directed|registration-enabling|combination|first-in-human|human|"
    r"dose[ -](?:escalation|finding|ranging|expansion)|confirmatory|global|randomi[sz]ed|open-label|single-arm|multi-?cent(?:er|re)|"
    r"placebo-controlled|"
    r"double-blind|proof-of-concept|pilot|bridging|extension|basket|umbrella|window-of-opportunity|monotherapy|adjuvant|neoadjuvant|maintenance|"
    r"(?:investigator|physician|company)[ -](?:initiated|sponsored|led)|new|separate|second|third|additional|follow-on)"
)
_PHRASE = re.compile(
    rf"(?P<marks>{_MARK}(?:\s?[,/(]?\s?{_MARK})*)(?:{_WORDS}\s(?P<noun>{_NOUN})\b(?:,?\s(?:named\s|called\s|known\sas\s|dubbed\s)?\(?⟨T\d+⟩\)?)?(?:\s\(⟨T\d+⟩\))?)?"
    rf"|(?P<bare>(?<![\w⟩-]){_KIND}"
    rf"(?:[\s/-]+(?!(?:of|in|for|with|to|that|which|from|at|on|by|is|are|was|were|and)\b)(?:[\w-]+,?|⟨[XR]\d+⟩)){{0,4}}?\s(?:trials?|stud(?:y|ies))|(?<![\w⟩])(?:the|this|that)\s(?:trial|study)|(?<![\w⟩])an?\s(?:trial|study)(?=\s(?:sponsored|conducted|led|run|initiated)\sby\b)|(?<![\w⟩])clinical\sevaluation)\b"
    r"(?!\s(?:supply|collaboration|applications?|agreement|sites?|network|authori[sz]ation|approval|participants?|investigators?|design|results?\sreporting|"
    r"(?:[\w-]+\s)?(?:development\s)?program))"
    r"|(?P<left_out>(?<![\w⟩])(?:an?other|an?\s(?:second|third|fourth|fifth|further))(?=,\s(?:in|for|of|with)\s[^,;]{0,80}⟨X\d+⟩[^,;]{0,40},\s(?:is|was|has|will|began|should)\b))",
    re.IGNORECASE,
)
_NO_TRIAL_OF_A_DRUG = re.compile(
    r"\b(?:pre-?clinical|animal|toxicology|ind-enabling|retrospective|registry|observational|real-world|natural[ -]history|"
    r"pharmacoeconomic|in vitro|in vivo|extension|screening|bioequivalence|case|market|feasibility)\b",
    re.IGNORECASE,
)
_TELLS_WHERE_TO_READ = re.compile(r"\b(?:more|further|additional) (?:information|details)\b|\bvisit\b", re.IGNORECASE)
_IS_PART_OF = re.compile(rf"\s(?:[\w-]+\s){{0,3}}{_PART}s?\s(?:of|from|in)\s(?:[\w'⟨⟩/-]+\s){{0,4}}")
_DATA_OF = re.compile(r"\s(?:[\w-]+\s){0,3}(?:data|results|readout|analysis)\s(?:of|from|in)\s(?:[\w'⟨⟩/-]+\s){0,4}")
_IS_A = re.compile(r"(?:\s\(?⟨N\d+⟩\)?)?[,:]?\s(?:is\s|was\s)?(?:an?|its|our|the|⟨C\d+⟩'s?)\s(?:[\w',-]+\s){0,5}")
_AND = re.compile(r"\s?(?:and|or|/|&|,)\s(?:the\s)?")
_PART_OF = re.compile(r"\s(?:[\w-]+\s){0,2}(?:portion|part|segment|component|stage|arm|cohort)s?\b", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"[^;:]{0,120}?(?:,\s|\b(?:named|called|dubbed|titled|entitled|known as)\s(?:the\s)?|\s\(\"?)$")
_GOES_ON = re.compile(r"\"?\)|,\s(?:is|was|has|had|will|met|did|began|continues|remains)\b|[,.]|$|\s(?:is|was|has|will|and)\b")
_ANOTHER = re.compile(
    r"\b(?:another|an? (?:new|second|third|fourth|separate|additional|further)|(?:new|separate|second|additional))\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:\b(?:the|this|that|these|our|its|their)|'s)\s(?:[\w,/-]+\s){0,4}$", re.IGNORECASE)
_NOT_A_TRIAL = re.compile(
    r"^(?:[ -]?ready|[ -]enabling|[a-z]?\s?(?:\(RP2D\)\s?)?dos(?:e|ing|es)\b(?![\s-](?:escalat|expan|find|rang|optimi[sz]))|"
    r"\sexpansion\sdose|[ -]stage|"
    r"\s(?:\S+\s){0,3}?(?:inhibitors?|antibod|asset|candidate|drug conjugate|company|agent|adc)\b|\smeeting|"
    r"\shighlight|\scheckpoint)",
    re.IGNORECASE,
)
_SESSION = re.compile(r"\s(?:\d+\s)?(?:[\w-]+\s)?(?:session|symposium|track)\b", re.IGNORECASE)  # of a congress
_BEFORE_BRACKET = re.compile(r"⟨X\d+⟩\s(?:\((?:[\w-]+,?\s){0,3})?$")  # "in melanoma (Phase 2, ongoing)"
_RECOMMENDED = re.compile(r"(?:recommended|end[- ]of|post)[- ]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StudyPhrase:
    """A phrase for a trial at ``view.slotted[start:end]``. ``phase``, ``name`` and ``nct`` are the mentions in it; ``bare`` has none of
    them.

    ``plural`` says that the noun is plural ("Phase 1 and 2 trials"), ``part`` that the phrase is a part of a trial ("the Phase 1b
    portion"), ``another`` that the text sets it apart from those before ("a second trial"), ``definite`` that it takes it as known ("the
    trial"), ``left_out`` that the noun itself is left out ("a third, in melanoma, will follow"),
    ``in_bracket`` that it stands in a bracket behind its disease ("melanoma (Phase 2)").
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
    another: bool = False
    definite: bool = False
    left_out: bool = False
    in_bracket: bool = False


def find_studies(view: View) -> list[StudyPhrase]:
    """Return the study phrases of a view in reading order; a part of a study ("the Phase 1b portion of ...") is its study."""
    found: list[StudyPhrase] = []
    elsewhere = bool(_TELLS_WHERE_TO_READ.search(view.slotted))
    for match in _PHRASE.finditer(view.slotted):
        start, end = match.span()
        before, after = view.slotted[max(0, start - 60) : start], view.slotted[end : end + 40]
        if _RECOMMENDED.search(before) or (not match["noun"] and not match["bare"] and _NOT_A_TRIAL.match(after)):
            continue
        if _SESSION.match(after):
            continue
        if match["bare"] and (elsewhere or _NO_TRIAL_OF_A_DRUG.search(before[-24:] + match.group())):
            continue
        marks = marks_in(view, start, end)
        text = match.group()
        in_bracket = "(" in (text[0], *before[-40:]) and bool(_BEFORE_BRACKET.search(before))
        found.append(
            StudyPhrase(
                start,
                end,
                phase=next((m for m in marks if m.kind == "phase"), None),
                name=next((m for m in marks if m.kind == "trial"), None),
                nct=None,
                bare=bool(match["bare"] or match["left_out"]),
                plural=bool(re.search(r"\b(?:trials|studies)\b", text, re.IGNORECASE)),
                noun=bool(match["noun"] or match["bare"] or match["left_out"]),
                part=bool(_PART_OF.match(view.slotted, end)),
                another=bool(
                    match["left_out"] or in_bracket or _ANOTHER.search(before) or _ANOTHER.search(before + text[: text.find(" ") + 1])
                ),
                definite=bool(_DEFINITE.search(before)) or text[:4].lower() in ("the ", "this", "that"),
                left_out=bool(match["left_out"]),
                in_bracket=in_bracket,
            )
        )
    return _with_numbers(view, _without_parts(view, found))


def _without_parts(view: View, studies: list[StudyPhrase]) -> list[StudyPhrase]:
    """Join a part with the whole that follows it ("Phase 1b portion of a Phase 1b/2 study"), a name with its trial ("X, a Phase II
    trial", "a Phase II trial in melanoma, X, is open")."""
    kept: list[StudyPhrase] = []
    for study in studies:
        last = kept[-1] if kept else None
        between = view.slotted[last.end : study.start] if last else ""
        if last and last.phase and not last.noun and study.phase is None and (study.bare or study.name) and _DATA_OF.fullmatch(between):
            kept[-1] = replace(study, start=last.start, phase=last.phase, bare=False, noun=True)  # "Phase 2 data from the X trial"
        elif last and not last.noun and study.noun and _IS_PART_OF.fullmatch(between):
            kept.pop()
            if kept and not kept[-1].noun and _AND.fullmatch(view.slotted[kept[-1].end : last.start]):
                last = kept.pop()  # "the Phase 1 and Phase 2 parts of the trial"
            own = study.bare and last.phase is not None  # "the Phase 1b part of the study"
            phase, bare = (last.phase, False) if own else (study.phase, study.bare)
            kept.append(replace(study, start=last.start, part=True, phase=phase, bare=bare))
        elif last and _only_names(last, study) and _IS_A.fullmatch(between):
            number = next(iter(marks_in(view, last.end, study.start, "nct")), None)
            kept[-1] = replace(study, name=last.name, nct=number)  # the words between stay readable ("a completed Phase II trial")
        elif last and last.name is None and _is_name_behind(view, last, study):
            kept[-1] = replace(last, name=study.name, bare=False)
        elif last and last.phase and last.name and not last.noun and study.name and study.plural and _AND.fullmatch(between):
            kept.append(replace(study, phase=study.phase or last.phase))  # "the Phase 3 X and Y trials"
        elif last and study.phase and last.phase and not study.noun and study.phase.value in last.phase.value.split("/")[:-1]:
            kept.append(replace(study, part=True))  # "the Phase 1/2 trial has completed Phase 1"
        else:
            kept.append(study)
    return kept


def _only_names(first: StudyPhrase, second: StudyPhrase) -> bool:
    return first.name is not None and first.phase is None and second.phase is not None and second.name is None


def _is_name_behind(view: View, study: StudyPhrase, name: StudyPhrase) -> bool:
    """Say whether a bare name is that of the study before it: between commas, or behind "called"."""
    alone = name.name is not None and name.phase is None and not name.noun
    if not alone or not study.noun or not _NAMED_BEHIND.fullmatch(view.slotted[study.end : name.start]):
        return False
    return bool(_GOES_ON.match(view.slotted, name.end))


def _with_numbers(view: View, studies: list[StudyPhrase]) -> list[StudyPhrase]:
    """Give each registry number to the study phrase before it, or make it a phrase of its own."""
    given = [s.nct for s in studies if s.nct]
    numbers = [(*view.span(m), m) for m in view.of_kind("nct") if view.place(m) >= 0 and m not in given]
    for place, end, mention in numbers:
        before = [i for i, s in enumerate(studies) if s.start < place and s.nct is None]
        if before:
            studies[before[-1]] = replace(studies[before[-1]], nct=mention, bare=False)
        else:
            studies.append(StudyPhrase(place, end, None, None, mention, False, False, True))
    return sorted(studies, key=lambda s: s.start)


def with_study_marks(view: View, studies: list[StudyPhrase], index: int | None = None) -> View:
    """Return the view with ⟨S0⟩ ... for the phrases, or for the one at ``index`` alone and ⟨O0⟩ ... for the others; places in it are not
    places in the view's own ``slotted``."""
    parts, at = [], 0
    for number, study in enumerate(studies):
        letter = "S" if index is None or number == index else "O"
        parts += [view.slotted[at : study.start], f"⟨{letter}{number}⟩"]
        at = study.end
    return replace(view, slotted="".join([*parts, view.slotted[at:]]))
