"""The role of each drug in a release: programme, combination, comparator or background.

A new name or a code is a programme unless the text always places it beside, against or behind another; a known medicine is a
programme only where the text makes it the subject: in the headline, under "About", as the issuer's own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from onckg.documents.records import Document
from onckg.facts.view import View
from onckg.facts.wording import find_matches, load_wordings
from onckg.mentions.records import Mention

_OR = re.compile(r"\bor\s$")
_ALTERNATIVE = re.compile(r"⟨D(\d+)⟩ or ⟨D(\d+)⟩")
_PLUS = re.compile(r"⟨D(\d+)⟩,? (?:plus|and|with|\+|in combination with|combined with) ⟨D(\d+)⟩")
_ARMS = re.compile(r"\b(?:receiv\w+|randomi[sz]ed|assigned|arms?|groups?)\b", re.IGNORECASE)
_CODE = re.compile(r"\d{2}")
_OWN = re.compile(
    r"(?:\b(?:acquir|licens|purchas|sold|sell)\w*\s(?:[\w-]+\s){0,4}rights\s(?:to|for)\s|"
    r"\b(?:our|its|the company's)\s(?:[\w-]+\s){0,4}|⟨C\d+⟩'s?\s(?:[\w-]+\s){0,4}|\b(?:candidate|program|"
    r"asset),?\s|\b(?:develop(?:ing|s)?|commercializ(?:ing|es))\s(?:[\w-]+\s){0,2})$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"⟨D\d+⟩,? (?:⟨C\d+⟩'s|our|its|the company's)\s", re.IGNORECASE)
_ACTED_ON = re.compile(
    r"(?:designation|designations|approval|clearance|application|nda|bla|ind|study|trial|data|results|"
    r"treatment|potential|safety|efficacy)\s(?:to|for|of|from|with)\s(?:[\w-]+\s){0,2}$|(?:evaluat|test|"
    r"investigat|explor|studi|assess)\w+\s(?:[\w-]+\s){0,3}$|⟨[GP]\d+⟩\s(?:\w+\s)?(?:to|for|of|study of|"
    r"trial of)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)


def drug_roles(document: Document, views: Sequence[View]) -> dict[str, str]:
    """Return the role of each drug by its value, in order of first mention; every drug named in a view has one."""
    cues: dict[str, Counter[str]] = defaultdict(Counter)
    known: dict[str, bool] = {}
    for view in views:
        placed = _with_backbone(_placed(view))
        in_title = view.sentence.start < document.title_end
        for mention in view.of_kind("drug"):
            known[mention.value] = known.get(mention.value, False) or (bool(mention.concept) and not _CODE.search(mention.value))
            role = placed.get(id(mention))
            if role:
                cues[mention.value][role] += 3 if in_title else 1
                continue
            cues[mention.value]["named"] += 1
            if in_title or _is_subject_of_section(view, mention):
                cues[mention.value]["program"] += 4
            before = view.slotted[: max(0, view.place(mention))]
            after = view.slotted[len(before) :]
            if _OWN.search(before[-70:]) or _ACTED_ON.search(before[-70:]) or _OWNED.match(after):
                cues[mention.value]["program"] += 1
    roles = {value: _role(cues[value], known[value]) for value in known}
    for value, beside in _behind_others(views).items():
        if roles[value] == "combination" and known[value] and all(roles[other] == "background" for other in beside):
            roles[value] = "background"  # what is given with a medicine of the past is of the past
    for value, other in _alternatives(views).items():
        if known[value] and not any(cues[value][role] for role in ("program", "combination", "comparator")) and roles[other] != "program":
            roles[value] = roles[other]
    return roles


def _behind_others(views: Sequence[View]) -> dict[str, set[str]]:
    """Return for a drug that is only ever placed behind others in one phrase ("A plus B") the drugs that it is placed behind."""
    found: dict[str, set[str]] = defaultdict(set)
    for view in views:
        for match in _PLUS.finditer(view.slotted):
            one, other = (view.mentions[int(number)].value for number in match.groups())
            found[other].add(one)
    times = Counter(m.value for view in views for m in view.of_kind("drug") if view.place(m) >= 0)
    behind = Counter(view.mentions[int(m[2])].value for view in views for m in _PLUS.finditer(view.slotted))
    return {value: others for value, others in found.items() if behind[value] == times[value]}


def _alternatives(views: Sequence[View]) -> dict[str, str]:
    """Return for a drug the other one that it is named as an alternative to ("valacyclovir or acyclovir"); the first such place counts."""
    found: dict[str, str] = {}
    for view in views:
        for match in _ALTERNATIVE.finditer(view.slotted):
            one, other = (view.mentions[int(number)].value for number in match.groups())
            found.setdefault(other, one)
            found.setdefault(one, other)
    return {value: other for value, other in found.items() if value != other}


def _role(cues: Counter[str], known: bool) -> str:
    other = max(("combination", "comparator", "background"), key=lambda r: (cues[r], r == "combination"))
    if known:
        if cues["program"] > cues[other]:
            return "program"
        return other if cues[other] else "background"
    if cues["program"] == 0 and cues[other] > 0 and cues["named"] <= cues[other]:
        return other
    return "program"


def _with_backbone(placed: Sequence[tuple[Mention, str]]) -> dict[int, str]:
    """Return the role of each mention by its id. A medicine that a sentence puts on both sides ("X with A, against B with A") is no
    comparator: it is given with both."""
    roles: dict[str, set[str]] = defaultdict(set)
    for mention, role in placed:
        roles[mention.value].add(role)
    return {id(m): "combination" if {"combination", "comparator"} <= roles[m.value] else role for m, role in placed}


def _placed(view: View) -> list[tuple[Mention, str]]:
    """Return the mentions that a wording gives a role; the first wording that fits a mention wins."""
    placed: dict[int, tuple[Mention, str]] = {}
    for match in find_matches(view, load_wordings("roles")):
        role = str(match.wording.gives["role"])
        slot = match.slots.get("drug2") or (match.slots.get("drug") if "drug2" not in match.wording.pattern.groupindex else ()) or ()
        alternative = next((i for i in range(1, len(slot)) if _is_other_arm(view, slot[i], role)), len(slot))
        partner_first = role == "combination" and slot != match.slots["drug"] and _is_partner_first(match.slots["drug"], slot[:alternative])
        known_only = match.wording.gives.get("known_only", False)
        for mention in slot[:alternative]:
            if known_only and _is_new(mention):
                continue
            placed.setdefault(mention.start, (mention, "" if partner_first else role))
        for mention in match.slots["drug"] if partner_first else ():
            placed.setdefault(mention.start, (mention, role))
    return list(placed.values())


def _is_partner_first(first: Sequence[Mention], second: Sequence[Mention]) -> bool:
    """Say whether the known medicine stands before the new one ("pembrolizumab in combination with XR-101"): it is the partner."""
    return not any(_is_new(m) for m in first) and all(_is_new(m) for m in second)


def _is_new(mention: Mention) -> bool:
    return not mention.concept or bool(_CODE.search(mention.value))


def _is_other_arm(view: View, mention: Mention, role: str) -> bool:
    """Say whether "or" opens another arm: with a new drug ("plus A or XR-101"), or where arms are told ("received X plus A or B").

    Elsewhere a known medicine behind "or" is an alternative ("plus abiraterone and prednisone or prednisolone").
    """
    before = view.slotted[: view.place(mention)]
    return bool(_OR.search(before)) and (_is_new(mention) or (role == "combination" and bool(_ARMS.search(before))))


def _is_subject_of_section(view: View, mention: Mention) -> bool:
    section = view.section
    return section is not None and section.kind == "about-drug" and mention.text.lower() in section.subject.lower()
