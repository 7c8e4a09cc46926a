"""What a sentence is about when it does not say so: the issuer, the roles of drugs, the drug under discussion.

``ReleaseContext`` is made once for a release; every reader of a relation takes its missing arguments from here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onckg.documents.records import Document
from onckg.facts.records import DateBounds, Evidence
from onckg.facts.view import View
from onckg.facts.word_lists import any_of
from onckg.lexicon import Lexicon
from onckg.mentions.records import Mention

_COMPANION = re.compile(r"\b(?:combination with|combined with|together with|alongside|added to)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_AHEAD = re.compile(rf"\b{any_of('heading-of-what-is-to-come')}\b", re.IGNORECASE)
_ALSO_BEHIND = re.compile(r"\b(?:recent|highlights?|accomplish\w*|achieved|progress|updates?|past|completed)\b", re.IGNORECASE)
_LONGEST_HEADING = 80  # characters
_UNDER_A_HEADING = ("list", "table")  # sections of their own that speak of what the heading before them names
_ANAPHOR = re.compile(rf"\b{any_of('points-back')}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReleaseContext:
    """All that the readers of relations share.

    ``issuer`` is the value of the issuing company or None; ``roles`` maps a drug's value to its role; ``topics`` gives for each view,
    by its number, the programme drugs that it is about, in order of mention; ``release_date`` is the dateline's day or None;
    ``disease_concepts`` maps a disease's value to its concept, or to the nearest known one, empty where none is known.
    """

    document: Document
    lexicon: Lexicon
    views: tuple[View, ...]
    issuer: str | None
    roles: Mapping[str, str]
    topics: Mapping[int, tuple[str, ...]]
    release_date: DateBounds | None
    disease_concepts: Mapping[str, str]

    def narrows(self, one: str, other: str) -> bool:
        """Say whether disease ``one`` is a kind of disease ``other``: by the vocabulary, or because it is its name with more words
        before it."""
        if one == other:
            return False
        mine, theirs = self.disease_concepts.get(one, ""), self.disease_concepts.get(other, "")
        return one.endswith(" " + other) or bool(mine and theirs and theirs in self.lexicon.vocabulary.ancestors(mine))

    def programs(self, mentions: Sequence[Mention]) -> list[str]:
        """Return the values of the programme drugs among mentions, each once, in order."""
        return list(dict.fromkeys(m.value for m in mentions if m.kind == "drug" and self.roles.get(m.value) == "program"))


def evidence_of(view: View, rule: str) -> Evidence:
    """Return the evidence that a fact has in a sentence: the sentence's own characters."""
    return Evidence(view.sentence.start, view.sentence.end, "", view.sentence.section, rule)


def evidence_of_mention(mention: Mention, section: str) -> Evidence:
    """Return the evidence of an entity: the characters of one mention."""
    return Evidence(mention.start, mention.end, mention.text, section, mention.rule)


def release_date(document: Document) -> DateBounds | None:
    """Return the dateline's date as bounds, None where there is none."""
    line = document.dateline
    return DateBounds(line.date, line.date, "day", document.text[line.start : line.end]) if line.date else None


def issuer_of(mentions: Sequence[Mention]) -> str | None:
    """Return the value of the company that issues the release; None where no mention says so."""
    return next((m.value for m in mentions if m.kind == "company" and m.attributes.get("issuer") == "yes"), None)


def build_context(
    document: Document, mentions: Sequence[Mention], views: Sequence[View], lexicon: Lexicon, roles: Mapping[str, str]
) -> ReleaseContext:
    """Return the context of one release; ``views`` as ``view.build_views`` gives them, ``roles`` as ``roles.drug_roles`` does."""
    topics = _topics(document, views, roles)
    concepts = {m.value: m.concept or m.attributes.get("broader", "") for m in mentions if m.kind == "disease"}
    return ReleaseContext(document, lexicon, tuple(views), issuer_of(mentions), roles, topics, release_date(document), concepts)


def _topics(document: Document, views: Sequence[View], roles: Mapping[str, str]) -> dict[int, tuple[str, ...]]:
    """Return the programme drugs that each view, by number, is about: its own, else those of its section, heading, paragraph, title."""
    everywhere = list(dict.fromkeys(m.value for v in views for m in v.of_kind("drug") if roles.get(m.value) == "program"))
    in_title = [
        m.value for v in views if v.sentence.start < document.title_end for m in v.of_kind("drug") if roles.get(m.value) == "program"
    ]
    result: dict[int, tuple[str, ...]] = {}
    heading: tuple[str, ...] = ()
    paragraph, last_section = -1, None
    last: tuple[str, ...] = ()
    of_trial: dict[str, tuple[str, ...]] = {}  # a trial's name stands for the drugs that it was first named with
    for view in views:
        own = tuple(dict.fromkeys(m.value for m in view.of_kind("drug") if roles.get(m.value) == "program"))
        companions = _all_companions(view, own)
        if view.section is not last_section:
            if view.section is None or view.section.kind not in _UNDER_A_HEADING:
                heading, last = (), ()
            last_section = view.section
        if own and _is_heading(view):
            heading = own
        if own:  # "Plans to test it in combination with X" is not of X
            topic = tuple(dict.fromkeys((*(last or heading), *own))) if companions else own
        elif (view.section is None or view.section.kind != "about-drug") and (known := _of_its_trial(view, of_trial)):
            topic = last = known
        else:
            near = last if view.sentence.paragraph == paragraph or _ANAPHOR.search(view.slotted) else ()
            topic = _unsaid_topic(view, everywhere, (near, heading, last)) or tuple(dict.fromkeys(in_title))[:1]
        result[view.number] = topic
        for name in (m.value for m in view.of_kind("trial")):
            of_trial.setdefault(name, topic)
        if own and not companions:
            last = own
        paragraph = view.sentence.paragraph
    return result


def _of_its_trial(view: View, of_trial: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the drugs that the one trial that a sentence names was first named with; empty where it names none or several."""
    named = {m.value for m in view.of_kind("trial")}
    return of_trial.get(next(iter(named)), ()) if len(named) == 1 else ()


def _unsaid_topic(view: View, everywhere: Sequence[str], known: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return what a sentence without a drug is about: the subject of its section, the drug right before, that of the heading, the only
    one of the release, the last one; ``known`` holds the second, third and fifth."""
    near, heading, last = known
    subject = _subject(view, everywhere) if view.section is not None and view.section.kind == "about-drug" else ()
    return subject or near or heading or (tuple(everywhere) if len(everywhere) == 1 else last)


def _all_companions(view: View, own: Sequence[str]) -> bool:
    """Say whether a sentence names programme drugs only as what something else is combined with."""
    drugs = [m for m in view.of_kind("drug") if view.place(m) >= 0]
    return bool(own) and {m.value for m in drugs} == set(own) and all(_COMPANION.search(view.slotted[: view.place(m)]) for m in drugs)


def _is_heading(view: View) -> bool:
    plain = re.sub(r"⟨[A-Z]\d+⟩", "", view.slotted)
    return len(view.slotted) < 90 and not re.search(r"[.;]\s*$", view.slotted) and len(plain.split()) <= 6


def _subject(view: View, drugs: Sequence[str]) -> tuple[str, ...]:
    subject = view.section.subject.lower() if view.section else ""
    return tuple(d for d in drugs if d.lower() in subject)


def views_ahead(views: Sequence[View]) -> frozenset[int]:
    """Return the numbers of the views under a heading that looks ahead ("Anticipated Milestones"): what they tell of is still to come.

    The heading holds until the next one, or until running text; a heading that names a drug stands under it.
    """
    found: set[int] = set()
    ahead = False
    for view in views:
        in_list = view.sentence.section in ("list", "table")
        if (
            _AHEAD.search(view.slotted)
            and not _ALSO_BEHIND.search(view.slotted)
            and len(view.slotted) < _LONGEST_HEADING
            and not view.slotted.rstrip().endswith(".")
        ):
            ahead = True
        elif not in_list and (view.slotted.rstrip().endswith(".") or (_is_heading(view) and not view.of_kind("drug"))):
            ahead = False
        if ahead:
            found.add(view.number)
    return frozenset(found)


def portrayed_company(context: ReleaseContext, view: View) -> str | None:
    """Return the company that an "About X" section is about; None in other sections, and where X is no company of the release."""
    if view.section is None or view.section.kind != "about-company":
        return None
    subject = view.section.subject.lower()
    named = [m for v in context.views if v.section is view.section for m in v.of_kind("company") if m.attributes.get("anaphor") != "yes"]
    return next((m.value for m in named if subject and (m.text.lower() in subject or subject in m.text.lower())), None)
