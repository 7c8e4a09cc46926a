"""What a release says of a drug itself: its modality and its molecular targets.

Both are read from the noun phrase that the drug's name stands in: the apposition behind it ("X, a CD19-directed CAR-T therapy"), the words before it
("the ROR1-targeting ADC X"), or the predicate ("X is an oral inhibitor of ...").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from onckg.facts.view import View
from onckg.lexicon import Lexicon
from onckg.mentions.records import Mention

_BEHIND = re.compile(
    r"(?:\s\([^()]*\))?(?:,|\s\(|\s-|)\s?(?:which\s)?(?:(?:is|are)\s)?(?:currently\s)?(?:being\sdeveloped\sas\s)?(?:an?|the|its|our|their|⟨C\d+⟩'s|the company's|one of)\s(?P<phrase>[^;.]{3,200}?)"
    r"(?=,?\s(?:for|in|that|which|designed|being|was|were|has|have|is|are|to|as|currently|demonstrat|show|developed|derived|under|with|plus|intended|who|when|utili[sz]ing|and)\s"
    r"|[;.]|,\s(?:an?|the|its|today|announced|⟨[CDW]\d+⟩)\s|$)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\([^()]{2,60}\)")
_BEFORE = re.compile(r"(?P<phrase>(?:(?:[\w/+'-]+|⟨[LC]\d+⟩(?:'s)?|\([^()]*\)),?\s){1,10})$")
_TARGETING = re.compile(
    r"(?:anti-|targeting\s|directed\s(?:against|at)\s|targets\s(?:the\s)?|against\s|inhibitor\sof\s|binds\s(?:to\s)?|selective(?:ly)?\s)(?:the\s)?$",
    re.IGNORECASE,
)
_TARGETED = re.compile(
    r"^(?:\s?\([^()]{1,12}\))?[ -]{1,2}(?:targeting|targeted|directed|specific|inhibitor|inhibitors|agonist|antagonist|degrader|antibod|bispecific|adc|car|blocking|binding|inhibition|receptor\s(?:agonist|antagonist|inhibitor)|antibody|radioligand|x\s?cd3|immunotherap|vaccine)",
    re.IGNORECASE,
)


def drug_modalities(views: Sequence[View], lexicon: Lexicon) -> dict[str, str]:
    """Return the modality (a code of GUIDELINES.md) of each drug that the release gives one; the most said, then the most exact wins."""
    votes: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for view in views:
        for drug in view.of_kind("drug"):
            for low, high, weight in _phrases(view, drug):
                modalities = [m for m in view.all_mentions if m.kind == "modality" and low <= m.start < high]
                platforms = [m for m in view.of_kind("platform") if low <= m.start < high and m.concept]
                for value, depth in _exact(modalities, lexicon) + _of_platforms(platforms, lexicon):
                    votes[drug.value][(value, depth)] += weight
    return {drug: _winner(counter) for drug, counter in votes.items()}


def drug_targets(views: Sequence[View]) -> dict[str, tuple[str, ...]]:
    """Return the molecular targets named for each drug, in order of mention."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for view in views:
        drugs = view.of_kind("drug")
        for drug in drugs:
            for low, high, _ in _phrases(view, drug):
                for target in view.all_mentions:
                    if (
                        target.kind == "target"
                        and low <= target.start < high
                        and target.attributes.get("biomarker") != "yes"
                        and _is_targeted(view, target, low, high)
                    ):
                        found[drug.value].setdefault(target.value)
    return {drug: tuple(targets) for drug, targets in found.items()}


def _phrases(view: View, drug: Mention) -> list[tuple[int, int, int]]:
    """Return the stretches of the document (characters) that describe a drug, each with its weight."""
    place = view.place(drug)
    if place < 0:
        return []
    end = place + len(f"⟨D{view.mentions.index(drug)}⟩")
    stretches = []
    behind = _BEHIND.match(view.slotted, end)
    if behind:
        stretches.append((drug.end, view.character(behind.end()), 2))
    bracket = _BRACKET.match(view.sentence_text, drug.end - view.sentence.start)
    if bracket:
        stretches.append((drug.end, view.sentence.start + bracket.end(), 2))
    before = _BEFORE.search(view.slotted[:place])
    if before:
        words = re.split(r",\s|\sand\s|;\s", before["phrase"])[-1]  # not the apposition of the drug before
        stretches.append((view.character(place - len(words)), drug.start, 2))
    return stretches


def _is_targeted(view: View, target: Mention, low: int, high: int) -> bool:
    before = view.sentence_text[max(0, target.start - view.sentence.start - 34) : target.start - view.sentence.start]
    after = view.sentence_text[target.end - view.sentence.start : target.end - view.sentence.start + 30]
    return bool(_TARGETING.search(before) or _TARGETED.match(after))


def _exact(modalities: Sequence[Mention], lexicon: Lexicon) -> list[tuple[str, int]]:
    return [(m.value, len(lexicon.vocabulary.ancestors(m.concept))) for m in modalities]


def _of_platforms(platforms: Sequence[Mention], lexicon: Lexicon) -> list[tuple[str, int]]:
    """Return the modality that a known platform implies (a Phospholipid Drug Conjugate is a drug conjugate)."""
    found = []
    for mention in platforms:
        chain = (mention.concept, *lexicon.vocabulary.ancestors(mention.concept))
        concepts = [lexicon.vocabulary.concepts[i] for i in chain if i in lexicon.vocabulary.concepts]
        code = next((c.notation for c in concepts if c.notation), "")
        if code:
            found.append((code, 0))
    return found


def _winner(counter: Counter[tuple[str, int]]) -> str:
    """Return the modality with most votes; one that is more exact (deeper in the hierarchy) beats a broader one with up to twice its votes."""
    totals: Counter[str] = Counter()
    depth: dict[str, int] = {}
    for (value, deep), votes in counter.items():
        totals[value] += votes
        depth[value] = max(depth.get(value, 0), deep)
    return max(totals, key=lambda v: (totals[v] * (1 + depth[v]), v))
