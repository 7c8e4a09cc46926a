"""What a release was not read for, and why: recall made visible.

Takes a release, returns the sentences that hold the words of a fact (a designation, a trial, a regulatory step, a deal, a platform)
and gave none of the kind, and the names that have no part in any fact, each with the reason. Which words count is not decided here:
marks of the mentions, study phrases, and the surest words of the wordings themselves. The reasons are those of the stages: the
section, the roles of the drugs, the wording that fitted, the trigger that acted on it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onckg.documents import Document, Input, read_document
from onckg.evaluation.dropped import Dropped, dropped_names
from onckg.facts import ReleaseFacts, derive_facts
from onckg.facts.arguments import topic_of
from onckg.facts.assertion import triggers_on
from onckg.facts.context import ReleaseContext, build_context
from onckg.facts.roles import drug_roles
from onckg.facts.studies import find_studies, with_study_marks
from onckg.facts.view import View, build_views
from onckg.facts.wording import Wording, find_matches, load_wordings
from onckg.mentions import find_mentions
from onckg.pipeline import shared_lexicon

_EXPLAINS = "-"
_EFFECT = {"negated": "denied", "conditional": "conditional", "other": "told of others"}
_MUST_HAVE = {"milestones": ("drug", "agency"), "deals": ("company",)}
_FACTS_OF = {
    "designations": ("designations",),
    "trials": ("trials",),
    "milestones": ("milestones",),
    "deals": ("deals",),
    "platforms": ("drug_platform", "company_platform"),
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that holds the words of a ``kind`` of fact and gave none: its canonical characters, section, ``trigger`` (the words, or
    the wording that nearly fitted) and why."""

    start: int
    end: int
    text: str
    section: str
    kind: str
    trigger: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one release was not read for; ``sentences`` in reading order, ``dropped`` by first mention."""

    name: str
    sentences: tuple[Unread, ...]
    dropped: tuple[Dropped, ...]


def explain_release(item: Input) -> Explanation:
    """Return what was not read in a release. Raises ``DocumentError`` where it cannot be read at all."""
    document = read_document(item)
    lexicon = shared_lexicon()
    mentions = find_mentions(document, lexicon)
    facts = derive_facts(document, mentions, lexicon)
    spoken = build_views(document, mentions)
    context = build_context(document, mentions, spoken, lexicon, drug_roles(document, spoken))
    heard = {view.number for view in spoken}
    open_sentences = tuple(replace(s, section="body") for s in document.sentences)  # so that silent ones get a view as well
    views = [
        replace(view, sentence=document.sentences[view.number])
        for view in build_views(replace(document, sentences=open_sentences), mentions)
    ]
    read = _read_places(facts)
    found = [u for view in views for u in _unread(context, document, view, view.number in heard, read)]
    return Explanation(document.name, tuple(found), dropped_names(context, document, mentions, facts))


def _read_places(facts: ReleaseFacts) -> dict[str, set[tuple[int, int]]]:
    """Return for each kind the canonical characters of its facts' evidence; for "" those of all relations and events."""
    places: dict[str, set[tuple[int, int]]] = {"": set()}
    for kind, lists in _FACTS_OF.items():
        places[kind] = {(e.start, e.end) for name in lists for fact in getattr(facts, name) for e in fact.evidence}
        places[""] |= places[kind]
    relations: tuple[Any, ...] = (*facts.develops, *facts.indications, *facts.stages)
    places[""] |= {(e.start, e.end) for fact in relations for e in fact.evidence}
    return places


def _unread(
    context: ReleaseContext, document: Document, view: View, heard: bool, read: Mapping[str, set[tuple[int, int]]]
) -> Iterator[Unread]:
    start, end = document.canonical_span(view.sentence.start, view.sentence.end)
    for kind, trigger in _triggers(view):
        if (start, end) in read[kind] or (kind in _MUST_HAVE and (start, end) in read[""]):
            continue
        reason = _reason(context, view, kind) if heard else f"the section ({view.sentence.section}) states nothing"
        yield Unread(start, end, " ".join(view.sentence_text.split()), view.sentence.section, kind, trigger, reason)


def _triggers(view: View) -> Iterator[tuple[str, str]]:
    """Yield the kinds of facts whose words a sentence holds, with the words."""
    designations = view.of_kind("designation")
    if designations:
        yield "designations", designations[0].text
    studies = find_studies(view)
    if any(not s.bare for s in studies):
        study = next(s for s in studies if not s.bare)
        yield "trials", _without_marks(view, study.start, study.end)
    for kind, needed in _MUST_HAVE.items():
        near = _nearest(view, load_wordings(kind))
        if near is not None and view.of_kind(*needed):
            yield kind, near
    platforms = view.of_kind("platform")
    if platforms:
        yield "platforms", platforms[0].text


def _nearest(view: View, wordings: Sequence[Wording]) -> str | None:
    """Return the words of the first wording all of whose surest words stand in a sentence, None where there is none."""
    said = view.slotted.casefold()
    for wording in wordings:
        words = [
            [w for w in group if (w in said if w.startswith("⟨") else re.search(rf"\b{re.escape(w)}", said))] for group in wording.needs
        ]
        if all(words):
            plain = [group[0] for group in words if len(group[0]) > 3 and not group[0].startswith("⟨")]
            if plain:
                return " ... ".join(plain)
    return None


def _reason(context: ReleaseContext, view: View, kind: str) -> str:
    if view.slotted.endswith("?"):
        return "a question states nothing"
    fitted = _fitted(view, kind)
    for rule, gives, effects in fitted:
        if gives.get("status") == _EXPLAINS:
            return f"explains what it is in general ({rule})"
        acting = next(
            (f"{_EFFECT[e]}: “{words}”" for e, words in effects if e in _EFFECT and gives.get("asserted", True) is not False), None
        )
        if acting:
            return f"{acting} ({rule})"
    drugs = view.of_kind("drug")
    programs = context.programs(drugs)
    if kind not in ("platforms", "deals") and not programs:
        if drugs:
            return f"no programme drug: {', '.join(dict.fromkeys(f'{d.value} is {context.roles.get(d.value)}' for d in drugs))}"
        if not topic_of(context, view):
            return "no drug in reach"
    if kind == "deals" and len({c.value for c in view.of_kind("company")}) < 2:
        return "only one company is named"
    if fitted:
        return f"{fitted[0][0]} fits, and its parts gave no fact of their own"
    return "no wording fits"


def _fitted(view: View, kind: str) -> list[tuple[str, Mapping[str, object], list[tuple[str, str]]]]:
    """Return the wordings that fit a sentence: the rule of each, what it gives, and the triggers that act on it with their words."""
    forms = [view]
    if kind == "trials":
        studies = find_studies(view)
        forms = [with_study_marks(view, studies, index) for index in range(len(studies))]
    wordings = load_wordings(kind)
    return [(m.wording.rule, m.wording.gives, triggers_on(form, m.start, m.end)) for form in forms for m in find_matches(form, wordings)]


def _without_marks(view: View, start: int, end: int) -> str:
    return " ".join(view.sentence_text[view.character(start) - view.sentence.start : view.character(end) - view.sentence.start].split())
