"""Trials: every description of a trial in the release, and which of them are one trial.

A description is a study phrase with what stands around it: drugs, partners, diseases, status. Descriptions with one registry number or one name are one
trial; else those of the same drugs and phase are, unless their diseases or their partners part them, or one is planned and the other has begun.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onckg.facts.arguments import date_near, diseases_in, drugs_in, merged_populations, partners_in, populations_of, topic_of
from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext, evidence_of
from onckg.facts.records import DateBounds, Evidence, Population, State, Trial
from onckg.facts.studies import StudyPhrase, find_studies, with_study_marks
from onckg.facts.view import View, marks_in
from onckg.facts.wording import find_matches, load_wordings

BEGUN = ("ongoing", "completed", "terminated", "on_hold")
_STRENGTH = {"terminated": 6, "on_hold": 5, "completed": 4, "ongoing": 3, "planned": 2, "unknown": 0}
_UMBRELLA = frozenset(
    {"solid tumors", "hematologic malignancies", "B-cell malignancies", "lymphoma", "leukemia", "cancer", "neoplasm", "rare cancer"}
)
_SHARES_VERB = re.compile(
    r"(?:,|\band|\bas well as)\s(?:(?:an?|the|its|our|another|second|third|separate|also)\s){1,3}(?:[\w-]+,?\s|⟨R\d+⟩-\w+\s){0,4}$", re.IGNORECASE
)
_DOSING = re.compile(r"\b(?:patients|participants|adults|children|volunteers)\s(?:in \S+ )?(?:will\s)?(?:receive|received|are given|were given|were treated)\b", re.IGNORECASE)
_NEXT_SENTENCE = 240  # characters between the trial's sentence and the one that tells its arms
_OBJECT = re.compile(
    r"(?:\s\([^()]*\))?,?\s(?:that\s|which\s)?(?:is\s|are\s|was\s)?(?:of|with|for|evaluat\w+|test\w+|investigat\w+|assess\w+|compar\w+|stud\w+|using|combin\w+|to\s\w+|designed\sto\s\w+|in which)"
    r"\s(?:[^\s;,]+\s){0,6}?\(?⟨D\d+⟩",
    re.IGNORECASE,
)
_OPENS_WITH_DISEASE = re.compile(r"\b(?:in|for)\s(?:[\w-]+\s){0,3}⟨X\d+⟩,?\s(?:(?:an?|the|its|our)\s)?(?:[\w-]+\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Description:
    """One study phrase with its surroundings. ``weak`` says that the status is a guess that any other sentence outdoes, ``bare`` that the
    phrase has neither phase nor name nor number."""

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


def derive_trials(context: ReleaseContext) -> tuple[list[Trial], list[tuple[str, str]]]:
    """Return the trials of a release in order of first description, and the pairs (broad, exact) of diseases that one trial goes by both of."""
    described: list[Description] = []
    for view in context.views:
        here = _descriptions(context, view, len(described))
        if not here and described and _DOSING.search(view.slotted):
            described[-1] = _with_partners(context, view, described[-1])
        described += here
    clusters = _clusters(context, described)
    pairs = [
        (broad, exact)
        for cluster in clusters
        for broad in dict.fromkeys(x for d in cluster for x in d.diseases)
        for exact in dict.fromkeys(x for d in cluster for x in d.diseases)
        if broad not in _UMBRELLA and context.narrows(exact, broad)
    ]
    return [trial for trial in (_trial(context, c) for c in clusters) if trial is not None], pairs


def _with_partners(context: ReleaseContext, view: View, last: Description) -> Description:
    """Return a description with the partners that a sentence behind it tells ("Patients received X plus Y"), in the same stretch of text."""
    partners = [p for p in partners_in(context, view, 0, len(view.slotted)) if p not in last.combined_with]
    if not partners or view.sentence.start - last.evidence.end > _NEXT_SENTENCE or not set(last.drugs) & set(drugs_in(context, view, 0, len(view.slotted))):
        return last
    return replace(last, combined_with=(*last.combined_with, *partners))


def _descriptions(context: ReleaseContext, view: View, order: int) -> list[Description]:
    studies = find_studies(view)
    if not studies:
        return []
    marked = with_study_marks(view, studies)
    matches = find_matches(marked, load_wordings("trials"))
    found = []
    previous: tuple[str, bool, str, int] | None = None
    for index, study in enumerate(studies):
        left = studies[index - 1].end if index else 0
        right = studies[index + 1].start if index + 1 < len(studies) else len(view.slotted)
        read = _status(marked, index, matches)
        if read[1] and previous and not previous[1] and _SHARES_VERB.search(view.slotted[studies[index - 1].end : study.start]):
            read = previous  # "is in a Phase 2 study in A and a Phase 1 study in B"
        status, weak, rule, _ = previous = read
        if status == "-":
            continue
        if status == "planned" and (study.part or _speaks_of_known_trial(view, study, rule)):
            status, weak = "unknown", True  # what is still to come of a trial says nothing of its beginning
        drugs, explicit = _drugs(context, view, studies, index, left, right)
        diseases = _diseases(view, studies, index, left, right)
        partners = partners_in(context, view, study.start if index else 0, right)
        plan = date_near(context, view, study.start, study.end) if status == "planned" else None
        each = study.plural and study.phase is not None and len(diseases) > 1
        apart = (
            study.plural
            and len(drugs) > 1
            and not re.search(r"combination of ⟨D|⟨D\d+⟩ (?:plus|with|in combination with) ⟨D", view.slotted)
        )
        found += [
            Description(
                study.phase.value if study.phase else None, study.name.value if study.name else None, study.nct.value if study.nct else None,
                tested, tuple(p for p in partners if p not in drugs), _regimens(view, study.start, right), tuple(d.value for d in of),
                populations_of(view, of), status, weak, study.bare, plan, evidence_of(view, rule), explicit, order + index,
            )
            for tested in ([(d,) for d in drugs] if apart else [drugs])
            for of in ([[d] for d in diseases] if each else [diseases])
        ]  # fmt: skip
    return found


def _status(marked: View, index: int, matches: Sequence[object]) -> tuple[str, bool, str, int]:
    """Return status, whether it is weak, the rule, and the place of the words, for study phrase ``index``."""
    mark = f"⟨S{index}⟩"
    place = marked.slotted.find(mark)
    for match in matches:
        if index not in match.studies:  # type: ignore[attr-defined]
            continue
        gives = match.wording.gives  # type: ignore[attr-defined]
        status = str(gives["status"])
        if (
            gives.get("asserted", True) is False
            and status == "planned"
            and "negated" in effects_on(marked, match.start, match.end, match.start + 1)
        ):  # type: ignore[attr-defined]
            return "-", False, match.wording.rule, match.start  # type: ignore[attr-defined]
        if gives.get("asserted", True) and status != "planned":
            trigger = match.start if place >= match.end - len(mark) - 1 else match.end  # type: ignore[attr-defined]
            effects = effects_on(marked, match.start, match.end, max(trigger, match.start) if trigger == match.end else match.start)  # type: ignore[attr-defined]
            if effects & {"negated", "other"}:
                return "-", False, match.wording.rule, match.start  # type: ignore[attr-defined]
            if effects & {"planned", "conditional"} and status in BEGUN:
                if status == "ongoing" and "planned" in effects and not gives.get("weak"):
                    return "planned", False, match.wording.rule, match.start  # type: ignore[attr-defined]
                continue
        return status, bool(gives.get("weak")), match.wording.rule, match.start  # type: ignore[attr-defined]
    if effects_on(marked, place, place + len(mark), place + 1) & {"negated", "other", "conditional"}:
        return "-", True, "trials/named", place
    return "unknown", True, "trials/named", place


def _speaks_of_known_trial(view: View, study: StudyPhrase, rule: str) -> bool:
    """Say whether a plan is about a trial that the text takes as known: "advance this Phase 1 study", "the Phase 2 part of the study"."""
    before = view.slotted[max(0, study.start - 24) : study.start + 5]
    definite = bool(re.search(r"\b(?:this|the)\s(?:\S{0,4})$", before, re.IGNORECASE)) and rule != "trials/not-yet-begun"
    return definite or bool(re.search(r"\b(?:portion|part|segment|stage|arm|cohort)s?\sof\s\S{0,5}$", before, re.IGNORECASE))


def _drugs(
    context: ReleaseContext, view: View, studies: list[StudyPhrase], index: int, left: int, right: int
) -> tuple[tuple[str, ...], bool]:
    """Return the programme drugs that a study tests: the object behind the phrase ("study of X"), the subject before it, any other in the
    sentence, else what the sentence is about; and whether the sentence names them."""
    study = studies[index]
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
        if m.value in drugs
        and not re.search(r"\b(?:of|with|than|to|by|from|versus)\s(?:[\w-]+\s)?$", view.slotted[max(0, view.place(m) - 24) : view.place(m)])
    ]
    return free[-1] if free else drugs[-1]


def _diseases(view: View, studies: list[StudyPhrase], index: int, left: int, right: int) -> list:  # type: ignore[type-arg]
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
        if (
            re.search(
                r"(?:combination with|combined with|plus|together with|and|followed by|with)\s(?:[\w-]+\s){0,3}$",
                view.slotted[max(0, place - 50) : place],
            )
            and mention.value != "placebo"
        ):
            found.append(mention.value)
    return tuple(dict.fromkeys(found))


def _clusters(context: ReleaseContext, described: Sequence[Description]) -> list[list[Description]]:
    """Group descriptions that are of one trial; firm ones first, so that a bare "the study" joins what it speaks of."""
    clusters: list[list[Description]] = []
    for one in sorted(described, key=lambda d: (d.bare or (d.phase is None and d.name is None and d.nct is None), d.order)):
        fitting = [c for c in clusters if _same_trial(context, c, one)]
        if fitting:
            best = max(fitting, key=lambda c: (_closeness(c, one), -c[0].order))
            best.append(one)
        elif not one.bare or _stands_alone(context, clusters, one):
            clusters.append([one])
    for cluster in clusters:
        cluster.sort(key=lambda d: d.order)
    return sorted(_joined(clusters), key=lambda c: c[0].order)


def _stands_alone(context: ReleaseContext, clusters: list[list[Description]], one: Description) -> bool:
    """Say whether a phrase without phase, name or number is a trial that nothing else describes."""
    if not one.explicit_drug or not (one.diseases or one.combined_with) or (one.weak and not (one.diseases and one.combined_with)):
        return False
    return not any(set(one.drugs) & set(d.drugs) and _share_disease(context, d.diseases, one.diseases) for c in clusters for d in c)


def _share_disease(context: ReleaseContext, these: Sequence[str], those: Sequence[str]) -> bool:
    """Say whether two lists of diseases can be of one trial: one is empty, or a disease of one is, or narrows, one of the other."""

    def agree(one: str, other: str) -> bool:
        if one == other:
            return True
        return (other not in _UMBRELLA and context.narrows(one, other)) or (one not in _UMBRELLA and context.narrows(other, one))

    return not these or not those or any(agree(a, b) for a in these for b in those)


def _joined(clusters: list[list[Description]]) -> list[list[Description]]:
    """Join clusters that a later description brought together (a name said once with the phase, once without)."""
    kept: list[list[Description]] = []
    for cluster in clusters:
        names = {d.name for d in cluster if d.name} | {d.nct for d in cluster if d.nct}
        home = next((k for k in kept if names & ({d.name for d in k if d.name} | {d.nct for d in k if d.nct})), None)
        if home is None:
            kept.append(cluster)
        else:
            home.extend(cluster)
    return kept


def _same_trial(context: ReleaseContext, cluster: list[Description], one: Description) -> bool:
    names, numbers = {d.name for d in cluster if d.name}, {d.nct for d in cluster if d.nct}
    if one.nct and numbers:
        return one.nct in numbers
    if one.name and names:
        return one.name in names
    drugs = {x for d in cluster for x in d.drugs}
    if (drugs or one.drugs) and not drugs & set(one.drugs):
        return False
    phases = {d.phase for d in cluster if d.phase}
    if one.phase and phases and not any(_phases_agree(one.phase, p) for p in phases):
        return False
    statuses = {d.status for d in cluster if not d.weak}
    if not one.weak and ((one.status == "planned" and statuses & set(BEGUN)) or (one.status in BEGUN and "planned" in statuses)):
        return False
    diseases = {x for d in cluster for x in d.diseases}
    if not _share_disease(context, sorted(diseases), one.diseases):
        return False
    if one.phase is None and one.name is None and one.nct is None and not one.bare:
        return False
    if (
        not one.bare
        and not (one.name or names)
        and any(d.evidence.start == one.evidence.start and d.phase == one.phase and set(d.diseases) != set(one.diseases) for d in cluster)
    ):
        return False  # a sentence that names two trials of a phase means two
    mine, theirs = set(one.combined_with), {x for d in cluster for x in d.combined_with}
    return not (mine and theirs and not mine & theirs)


def _phases_agree(one: str, other: str) -> bool:
    """Say whether two phases can be of one trial: equal, or a part and the whole ("1" and "1/2")."""
    return one == other or (len(one) != len(other) and (one in other.split("/") or other in one.split("/")))


def _closeness(cluster: list[Description], one: Description) -> tuple[int, ...]:
    diseases = {x for d in cluster for x in d.diseases}
    return (
        any(d.phase == one.phase for d in cluster if one.phase),
        len(diseases & set(one.diseases)),
        any(d.status == one.status for d in cluster),
        -min(abs(d.order - one.order) for d in cluster),
    )


def _trial(context: ReleaseContext, cluster: list[Description]) -> Trial | None:
    drugs = tuple(dict.fromkeys(x for d in cluster for x in d.drugs))
    if not drugs and all(d.name is None for d in cluster):
        return None
    firm = [d for d in cluster if not d.weak] or cluster
    status = max(firm, key=lambda d: (_STRENGTH[d.status], -d.order)).status
    if status == "unknown" and all(d.weak for d in cluster):
        status = max(cluster, key=lambda d: _STRENGTH[d.status]).status
    states: dict[str, State] = {}
    for d in firm:
        old = states.get(d.status)
        states[d.status] = State(d.status, d.start or (old.date if old else None), (*(old.evidence if old else ()), d.evidence))
    rules = tuple(dict.fromkeys(replace(d.evidence) for d in cluster))
    phases = [d.phase for d in cluster if d.phase]
    diseases = _most_exact(context, [x for d in cluster for x in d.diseases]) or _diseases_of_drug(context, drugs)
    return Trial(
        name=next((d.name for d in cluster if d.name), None), nct=next((d.nct for d in cluster if d.nct), None), drugs=drugs,
        combined_with=tuple(dict.fromkeys(x for d in cluster for x in d.combined_with if x not in drugs)),
        partners=tuple(dict.fromkeys(x for d in cluster for x in d.partners)), phase=max(phases, key=lambda p: (len(p), phases.count(p))) if phases else None, status=status,
        diseases=diseases, populations=merged_populations([d.populations for d in cluster]),
        sponsor=context.issuer, regimen=None, start=_narrowest([d.start for d in cluster if d.start and d.status == "planned"]), readout=None,
        states=tuple(sorted(states.values(), key=lambda s: (_STRENGTH[s.status], s.status))), evidence=rules,
    )  # fmt: skip


def _most_exact(context: ReleaseContext, diseases: Sequence[str]) -> tuple[str, ...]:
    """Return the diseases of a trial, each once; one that another of them only makes more exact is left out, save umbrella terms."""
    every = list(dict.fromkeys(diseases))
    return tuple(d for d in every if d in _UMBRELLA or not any(context.narrows(e, d) for e in every))


def _diseases_of_drug(context: ReleaseContext, drugs: Sequence[str]) -> tuple[str, ...]:
    """Return the diseases that a trial without any is about: those of the headline, else the only one that the release names with its drug."""
    title = [m.value for v in context.views if v.sentence.start < context.document.title_end for m in diseases_in(v, 0, len(v.slotted))]
    if title:
        return _most_exact(context, title)
    named = [m.value for v in context.views if set(drugs) & {d.value for d in v.of_kind("drug")} for m in diseases_in(v, 0, len(v.slotted))]
    exact = _most_exact(context, named)
    return exact if len(exact) == 1 else ()


def _narrowest(bounds: list[DateBounds]) -> DateBounds | None:
    """Return the most exact of several bounds ("in 2018", "in the second half of 2018"): the latest start, then the earliest end."""
    return max(bounds, key=lambda b: (b.earliest, [-ord(c) for c in b.latest])) if bounds else None
