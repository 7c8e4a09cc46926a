"""What a release says of a drug itself: its modality (``modalities``) and its molecular targets.

Targets are read from the phrases that describe the drug, and from what the sentence says behind its name, up to the next drug or
the patients.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from onckg.facts.described import attribute_wordings, continuations, descriptions_of
from onckg.facts.modalities import drug_modalities
from onckg.facts.view import View
from onckg.mentions.records import Mention

__all__ = ["drug_modalities", "drug_targets"]

_TARGETING = re.compile(
    r"(?:anti-|targeting\s|connect(?:s|ing)\s|engag(?:es|ing)\s|recogni[sz](?:es|ing)\s|seeks\sout\s|degrader\sof\s|degrad(?:es|ing)\s|antagonist\sof\s|agonist\sof\s|block(?:s|ing)\s|inhibit(?:s|ing)\s|directed\s(?:against|at)\s|targets\s(?:the\s)?|against\s|inhibitor\sof\s|binds\s(?:to\s)?|selective(?:ly)?\s)(?:the\s)?(?:(?:human|mutant|mutated|tumor|cell|surface|growth|factor|receptor|kinase|protein|antigen|immune|checkpoint|ligand|oncogene|enzyme)\s){0,4}$",
    re.IGNORECASE,
)
_TARGETED = re.compile(
    r"^(?:\s?\([^()]{1,12}\))?[ -]{1,2}(?:targeting|targeted|directed|specific|inhibitor|inhibitors|agonist|"
    r"antagonist|degrader|antibod|bispecific|adc|car|blocking|binding|inhibition|receptor\s(?:agonist|"
    r"antagonist|inhibitor)|antibody|radioligand|x\s?cd3|immunotherap|vaccine)",
    re.IGNORECASE,
)


def drug_targets(views: Sequence[View]) -> dict[str, tuple[str, ...]]:
    """Return the molecular targets named for each drug, in order of mention."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for view in views:
        drugs = view.of_kind("drug")
        for drug in drugs:
            for low, high in [*((d.start, d.end) for d in descriptions_of(view, drug)), _own_stretch(view, drugs, drug.value, drug.end)]:
                found[drug.value].update(dict.fromkeys(_targets_in(view, low, high)))
    for value, view, description in continuations(views):
        found[value].update(dict.fromkeys(_targets_in(view, *_own_stretch(view, view.of_kind("drug"), value, description.start))))
    return {drug: tuple(targets) for drug, targets in found.items()}


def _targets_in(view: View, low: int, high: int) -> list[str]:
    """Return the targets in a stretch of the document that the words beside them make a drug's, not a tumor's."""
    said: list[str] = []
    last_end = -1
    for target in view.all_mentions:
        if target.kind != "target" or not low <= target.start < high or target.attributes.get("biomarker") == "yes":
            continue
        if _is_targeted(view, target) or _goes_on(view, last_end, target.start):
            said.append(target.value)
            last_end = target.end
    return said


def _own_stretch(view: View, drugs: Sequence[Mention], value: str, start: int) -> tuple[int, int]:
    """Return the characters from ``start`` to the next drug, or to the patients: what is said in them of a target is the drug's."""
    behind = [d.start for d in drugs if d.start >= start and d.value != value]
    leaves = attribute_wordings().leaves.search(view.sentence_text, start - view.sentence.start)
    return start, min([*behind, view.sentence.end, *([view.sentence.start + leaves.start()] if leaves else [])])


def _goes_on(view: View, last_end: int, start: int) -> bool:
    """Say whether a target stands in a list behind one that counts ("CD19 and CD3", "connects DLL3 on tumor cells with CD3")."""
    if last_end < 0 or start - last_end > 30:
        return False
    between = view.sentence_text[last_end - view.sentence.start : start - view.sentence.start]
    return bool(re.fullmatch(r"\s?(?:,|and|/|x|×|,\sand)\s?|\s(?:\w+\s){0,3}(?:with|to)\s", between))


def _is_targeted(view: View, target: Mention) -> bool:
    before = view.sentence_text[max(0, target.start - view.sentence.start - 60) : target.start - view.sentence.start]
    after = view.sentence_text[target.end - view.sentence.start : target.end - view.sentence.start + 30]
    return bool(_TARGETING.search(before) or _TARGETED.match(after))
