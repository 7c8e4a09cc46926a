"""What a release says that its drugs are made of.

Read from the phrases that describe a drug (``described``); where none does, from a sentence that goes on about it ("It is an
antibody ..."), from the headline or the quoted title of which it is the one drug, from what the company says that it has many of
("a pipeline of CAR-T therapies"). What a drug's name rules out is not taken: the sentence speaks of something else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onckg.facts.described import Description, attribute_wordings, continuations, descriptions_of
from onckg.facts.view import View
from onckg.lexicon import Lexicon
from onckg.mentions.drug_typing import type_drug_name
from onckg.mentions.records import Mention

_SURE, _LESS_SURE = 2, 1
_TITLE = re.compile(r'"[^"\n]{20,250}"')
_BESIDE = re.compile(r"\b(?:with|plus|and|or|after|against)\b", re.IGNORECASE)
Votes = dict[str, Counter[str]]  # drug -> IRIs of modalities, by weight


def drug_modalities(views: Sequence[View], lexicon: Lexicon) -> dict[str, str]:
    """Return the modality (a code of GUIDELINES.md) of each drug that the release gives one, in order of mention.

    A more exact word beats a broader one ("radioconjugate" beats "drug conjugate"); between others the most said wins.
    """
    drugs = _names(views)
    ruled_out = {drug: _ruled_out(names, lexicon) for drug, names in drugs.items()}
    votes = _described(views, lexicon)
    for source in (_continued, _in_headline, _in_titles, _in_portfolio):
        for drug, counter in source(views, lexicon).items():
            if not _allowed(votes.get(drug, Counter()), ruled_out[drug], lexicon):
                votes[drug] = counter
    winners = {drug: _winner(_allowed(votes.get(drug, Counter()), ruled_out[drug], lexicon), lexicon) for drug in drugs}
    return {drug: code for drug, code in winners.items() if code}


def _names(views: Sequence[View]) -> dict[str, dict[str, None]]:
    """Return the names of each drug, in order of mention."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for view in views:
        for drug in view.of_kind("drug"):
            names[drug.value].setdefault(drug.text)
            names[drug.value].setdefault(drug.value)
    return names


def _ruled_out(names: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Return the codes that contradict what one of the names says by itself."""
    contradicts = attribute_wordings().contradicts
    return frozenset(code for name in names for code in contradicts.get(type_drug_name(name, lexicon).modality, ()))


def _allowed(votes: Counter[str], ruled_out: frozenset[str], lexicon: Lexicon) -> Counter[str]:
    return Counter({concept: count for concept, count in votes.items() if lexicon.vocabulary.code(concept) not in ruled_out})


def _described(views: Sequence[View], lexicon: Lexicon) -> Votes:
    votes: Votes = defaultdict(Counter)
    for view in views:
        for drug in view.of_kind("drug"):
            for description in descriptions_of(view, drug):
                for concept, weight in _said(view, description, lexicon):
                    votes[drug.value][concept] += weight
    return votes


def _said(view: View, description: Description, lexicon: Lexicon) -> list[tuple[str, int]]:
    """Return the modalities (IRIs) that a description gives, each with its weight: the noun's own, else one that it goes on with."""
    said = _modalities(view, description.start, description.end)
    head = [m for m in said if m.start < description.head_end]
    platforms = [m for m in view.of_kind("platform") if description.start <= m.start < description.end]
    implied = [(concept, _SURE) for platform in platforms for concept in _implied(platform, lexicon)]
    if head:
        return [(_most_telling(head, lexicon), _SURE), *implied]
    return [*([(_most_telling(said, lexicon), _LESS_SURE)] if said and said[0].value != "protein" else []), *implied]


def _modalities(view: View, start: int, end: int) -> list[Mention]:
    """Return the words for modalities in a stretch, without proteins that a drug acts on ("growth factor receptor")."""
    said = [m for m in view.all_mentions if m.kind == "modality" and start <= m.start < end]
    of_target = attribute_wordings().of_target
    return [m for m in said if m.value != "protein" or not of_target.match(view.sentence_text, m.end - view.sentence.start)]


def _most_telling(said: Sequence[Mention], lexicon: Lexicon) -> str:
    """Return the IRI of the modality that a phrase is about: of those that give way to no other, the last ("peptide vaccine")."""
    yields = attribute_wordings().yields
    codes = {m.value for m in said}
    firm = [m for m in said if not any(other != m.value and other in _wider(yields.get(m.value, ()), codes) for other in codes)] or list(
        said
    )
    exact = [m for m in firm if not any(m.concept in lexicon.vocabulary.ancestors(other.concept) for other in firm)]
    return exact[-1].concept


def _wider(names: tuple[str, ...], codes: set[str]) -> set[str]:
    return codes if "*" in names else set(names)


def _continued(views: Sequence[View], lexicon: Lexicon) -> Votes:
    votes: Votes = defaultdict(Counter)
    for drug, view, description in continuations(views):
        for concept, weight in _said(view, description, lexicon):
            votes[drug][concept] += weight
    return votes


def _in_headline(views: Sequence[View], lexicon: Lexicon) -> Votes:
    """Return what the headlines say, where they name one drug and one modality and no partner."""
    headlines = [v for v in views if v.sentence.section in ("headline", "subhead")]
    values = {m.value for v in headlines for m in v.of_kind("drug")}
    said = [(v, m) for v in headlines for m in _modalities(v, v.sentence.start, v.sentence.end)]
    return _of_the_one(values, [] if any(_is_partner(v, m) for v, m in said) else [m for _, m in said], lexicon)


def _is_partner(view: View, modality: Mention) -> bool:
    """Say whether a modality in a headline is of something beside the drug before it ("HB-310 with an antibody")."""
    start = max((d.end for d in view.of_kind("drug") if d.end <= modality.start), default=modality.start)
    between = view.sentence_text[start - view.sentence.start : modality.start - view.sentence.start]
    return bool(_BESIDE.search(between) or attribute_wordings().leaves.search(view.slotted))


def _in_titles(views: Sequence[View], lexicon: Lexicon) -> Votes:
    """Return what the quoted titles of papers and talks say, where the release names one drug."""
    said = []
    for view in views:
        for match in _TITLE.finditer(view.sentence_text):
            words = re.findall(r"[A-Za-z]\S{3,}", match.group())
            start, end = view.sentence.start + match.start(), view.sentence.start + match.end()
            if sum(word[0].isupper() for word in words) > len(words) / 2 and not attribute_wordings().leaves.search(match.group()):
                said += _modalities(view, start, end)
    return _of_the_one({m.value for v in views for m in v.of_kind("drug")}, said, lexicon)


def _of_the_one(drugs: set[str], said: Sequence[Mention], lexicon: Lexicon) -> Votes:
    if len(drugs) != 1 or len({m.value for m in said}) != 1:
        return {}
    return {next(iter(drugs)): Counter({_most_telling(said, lexicon): _LESS_SURE})}


def _in_portfolio(views: Sequence[View], lexicon: Lexicon) -> Votes:
    """Return what the company says that it has many of, where that is one thing, for drugs that are new or are that by name."""
    concepts: dict[str, None] = {}
    for view in views:
        for match in attribute_wordings().portfolio.finditer(view.slotted):
            start, end = view.character(match.start("phrase")), view.character(match.end())
            said = [m for m in _modalities(view, start, end) if m.value != "protein"]
            if len({m.value for m in said} - {"nanoparticle"}) > 1:
                return {}
            if said:
                concepts.setdefault(_most_telling(said, lexicon))
    if len({lexicon.vocabulary.code(c) for c in concepts}) != 1:
        return {}
    concept = next(iter(concepts))
    known = {m.value for v in views for m in v.of_kind("drug") if m.concept}
    return {
        drug: Counter({concept: _LESS_SURE})
        for drug, names in _names(views).items()
        if drug not in known or any(type_drug_name(n, lexicon).modality == lexicon.vocabulary.code(concept) for n in names)
    }


def _implied(platform: Mention, lexicon: Lexicon) -> list[str]:
    """Return the modality that a platform is by its name (a Phospholipid Drug Conjugate is a drug conjugate)."""
    return [h.payload for h in lexicon.matcher("modalities").find(platform.value) if (h.start, h.end) == (0, len(platform.value))]


def _winner(votes: Counter[str], lexicon: Lexicon) -> str:
    """Return the code of the modality with most votes among those that no other one makes more exact; empty for none."""
    broader = {ancestor for concept in votes for ancestor in lexicon.vocabulary.ancestors(concept)}
    codes: Counter[str] = Counter()
    for concept, count in votes.items():
        if concept not in broader and not _is_made_exact(concept, votes, lexicon):
            codes[lexicon.vocabulary.code(concept)] += count
    return max(codes, key=codes.__getitem__) if codes else ""  # of equals the one said first


def _is_made_exact(concept: str, votes: Counter[str], lexicon: Lexicon) -> bool:
    """Say whether another modality that was said has a code below this one's: the conjugate with a payload is the more exact word."""
    code = lexicon.vocabulary.code(concept)
    for other in votes:
        above = [lexicon.vocabulary.concepts[i].notation for i in lexicon.vocabulary.ancestors(other) if i in lexicon.vocabulary.concepts]
        if lexicon.vocabulary.code(other) != code and code in above:
            return True
    return False
