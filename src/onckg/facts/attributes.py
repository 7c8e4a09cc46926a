"""What a release says of a drug itself: its modality and its molecular targets.

Both are read from the noun phrase that the drug's name stands in: the apposition behind it ("X, a CD19-directed CAR-T therapy"), the
words before it ("the ROR1-targeting ADC X"), or the predicate ("X is an oral inhibitor of ...").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from onckg.facts.view import View
from onckg.lexicon import Lexicon
from onckg.mentions.records import Mention

_BEHIND = re.compile(
    r"(?:\s\([^()]*\))?(?:,|\s\(|\s-|)\s?(?:which\s)?(?:(?:is|"
    r"are)\s)?(?:currently\s)?(?:being\sdeveloped\sas\s)?(?:an?|the|its|our|their|two|three|both|⟨C\d+⟩'s|"
    r"the company's|one of)\s(?P<phrase>[^;.]{3,200}?)"
    r"(?=,?\s(?:for|in|that|which|designed|being|was|were|has|have|is|are|to|as|currently|demonstrat|show|developed|derived|under|with|plus|intended|who|when|utili[sz]ing|and)\s"
    r"|[;.]|,\s(?:the|its|today|announced|⟨[CDW]\d+⟩)\s|$)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\([^()]{2,60}\)")
_BEFORE = re.compile(r"(?P<phrase>(?:(?:[\w/+'-]+|⟨[LC]\d+⟩(?:'s)?|\([^()]*\)),?\s){1,10})$")
_LONGEST_PHRASE = 300  # characters before a name that can describe it; the pattern is slow on long sentences
_ACTS_ON = re.compile(
    r"\b(?:target(?:s|ing)?|inhibit(?:s|ing)?|block(?:s|ing)?|bind(?:s|ing)?(?:\sto)?|against|encod(?:es|ing)|express(?:es|ing)|degrad(?:es|ing))\s(?:the\s)?(?:[\w/-]+\s){0,3}$",
    re.IGNORECASE,
)
_TARGETING = re.compile(
    r"(?:anti-|targeting\s|connect(?:s|ing)\s|engag(?:es|ing)\s|recogni[sz](?:es|ing)\s|seeks\sout\s|degrader\sof\s|degrad(?:es|ing)\s|antagonist\sof\s|agonist\sof\s|block(?:s|ing)\s|inhibit(?:s|ing)\s|directed\s(?:against|at)\s|targets\s(?:the\s)?|against\s|inhibitor\sof\s|binds\s(?:to\s)?|selective(?:ly)?\s)(?:the\s)?$",
    re.IGNORECASE,
)
_LIST_BEHIND = re.compile(r"(?:(?:,|,?\s(?:and|or))\s⟨D\d+⟩)+")
_LIST_AHEAD = re.compile(r"\(?(?:⟨D\d+⟩(?:,\s|\s(?:and|or)\s|,\s(?:and|or)\s))*$")  # the drugs of a list share what stands before it
_TARGETED = re.compile(
    r"^(?:\s?\([^()]{1,12}\))?[ -]{1,2}(?:targeting|targeted|directed|specific|inhibitor|inhibitors|agonist|"
    r"antagonist|degrader|antibod|bispecific|adc|car|blocking|binding|inhibition|receptor\s(?:agonist|"
    r"antagonist|inhibitor)|antibody|radioligand|x\s?cd3|immunotherap|vaccine)",
    re.IGNORECASE,
)


def drug_modalities(views: Sequence[View], lexicon: Lexicon) -> dict[str, str]:
    """Return the modality (a code of GUIDELINES.md) of each drug that the release gives one.

    A more exact word beats a broader one ("radioconjugate" beats "drug conjugate"); between others the most said wins.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for view in views:
        for drug in view.of_kind("drug"):
            for low, high, weight in _phrases(view, drug):
                said = [
                    m.concept for m in view.all_mentions if m.kind == "modality" and low <= m.start < high and not _is_acted_on(view, m)
                ]
                said += [i for m in view.of_kind("platform") if low <= m.start < high for i in _implied(m, lexicon)]
                for concept in said:
                    votes[drug.value][concept] += weight
    return {drug: _winner(counter, lexicon) for drug, counter in votes.items()}


def _is_acted_on(view: View, modality: Mention) -> bool:
    """Say whether a protein is what a drug acts on ("targeting the Grb2 protein"), not what it is."""
    if modality.value != "protein":
        return False
    before = view.sentence_text[max(0, modality.start - view.sentence.start - 40) : modality.start - view.sentence.start]
    return bool(_ACTS_ON.search(before))


def drug_targets(views: Sequence[View]) -> dict[str, tuple[str, ...]]:
    """Return the molecular targets named for each drug, in order of mention."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for view in views:
        drugs = view.of_kind("drug")
        for drug in drugs:
            for low, high in [*((a, b) for a, b, _ in _phrases(view, drug)), _own_stretch(view, drugs, drug)]:
                last_end = -1
                for target in view.all_mentions:
                    if target.kind != "target" or not low <= target.start < high or target.attributes.get("biomarker") == "yes":
                        continue
                    if _is_targeted(view, target) or _goes_on(view, last_end, target.start):
                        found[drug.value].setdefault(target.value)
                        last_end = target.end
    return {drug: tuple(targets) for drug, targets in found.items()}


def _phrases(view: View, drug: Mention) -> list[tuple[int, int, int]]:
    """Return the stretches of the document (characters) that describe a drug, each with its weight."""
    place, end = view.span(drug)
    if place < 0:
        return []
    stretches = []
    listed = _LIST_BEHIND.match(view.slotted, end)
    behind = _BEHIND.match(view.slotted, listed.end() if listed else end)
    if behind:
        stretches.append((drug.end, view.character(behind.end()), 2))
    bracket = _BRACKET.match(view.sentence_text, drug.end - view.sentence.start)
    if bracket:
        stretches.append((drug.end, view.sentence.start + bracket.end(), 2))
    ahead = _LIST_AHEAD.sub("", view.slotted[:place])
    before = _BEFORE.search(ahead, max(0, len(ahead) - _LONGEST_PHRASE))
    if before:
        words = re.split(r",\s|\sand\s|;\s", before["phrase"])[-1]  # not the apposition of the drug before
        stretches.append((view.character(len(ahead) - len(words)), drug.start, 2))
    return stretches


def _own_stretch(view: View, drugs: Sequence[Mention], drug: Mention) -> tuple[int, int]:
    """Return the characters from a drug to the next one: what is said in them of a target is said of it."""
    behind = [d.start for d in drugs if d.start > drug.start and d.value != drug.value]
    return drug.end, min([*behind, view.sentence.end])


def _goes_on(view: View, last_end: int, start: int) -> bool:
    """Say whether a target stands in a list behind one that counts ("CD19 and CD3", "connects DLL3 on tumor cells with CD3")."""
    if last_end < 0 or start - last_end > 30:
        return False
    between = view.sentence_text[last_end - view.sentence.start : start - view.sentence.start]
    return bool(re.fullmatch(r"\s?(?:,|and|/|x|×|,\sand)\s?|\s(?:\w+\s){0,3}(?:with|to)\s", between))


def _is_targeted(view: View, target: Mention) -> bool:
    before = view.sentence_text[max(0, target.start - view.sentence.start - 34) : target.start - view.sentence.start]
    after = view.sentence_text[target.end - view.sentence.start : target.end - view.sentence.start + 30]
    return bool(_TARGETING.search(before) or _TARGETED.match(after))


def _implied(platform: Mention, lexicon: Lexicon) -> list[str]:
    """Return the modality that a platform is by its name (a Phospholipid Drug Conjugate is a drug conjugate)."""
    return [h.payload for h in lexicon.matcher("modalities").find(platform.value) if (h.start, h.end) == (0, len(platform.value))]


def _winner(counter: Counter[str], lexicon: Lexicon) -> str:
    """Return the code of the modality with most votes among those that no other one makes more exact."""
    broader = {ancestor for concept in counter for ancestor in lexicon.vocabulary.ancestors(concept)}
    codes: Counter[str] = Counter()
    for concept, votes in counter.items():
        if concept not in broader and not _is_made_exact(concept, counter, lexicon):
            codes[lexicon.vocabulary.code(concept)] += votes
    return max(codes, key=codes.__getitem__)  # of equals the one said first


def _is_made_exact(concept: str, counter: Counter[str], lexicon: Lexicon) -> bool:
    """Say whether another modality that was said has a code below this one's: the conjugate with a payload is the more exact word."""
    code = lexicon.vocabulary.code(concept)
    for other in counter:
        above = [lexicon.vocabulary.concepts[i].notation for i in lexicon.vocabulary.ancestors(other) if i in lexicon.vocabulary.concepts]
        if lexicon.vocabulary.code(other) != code and code in above:
            return True
    return False
