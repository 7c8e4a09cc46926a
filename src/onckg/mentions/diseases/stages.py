"""Stages in their many spellings: "stage IIIB/IV", "stages IIb, IIc, III and IV", "stage IIB through stage IV".

The value is a stage without its letter ("stage III"), two stages side by side ("stage III or IV"), or the ends of a longer range with
their letters ("stage IIB-IV").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from onckg.lexicon.folding import Words
from onckg.mentions.diseases.names import DiseaseNames

_ONE = r"(?:(?:IV|I{1,3}|iv|i{1,3}|l{2,3}|[0-4])(?:[A-Da-d]\d?)?(?![\w]))"
_JOINT = r"(?:[ \n]?(?:,|/|-|&|to|through|thru|and|or)[ \n]?)+"
_STAGES = re.compile(
    rf"(?<![\w-])[Ss](?:tages?|TAGES?)[ \n](?P<all>{_ONE}(?:[ \n]?\([^()]{{1,6}}\))?(?:{_JOINT}(?:[Ss]tages?[ \n])?{_ONE})*)(?![\w])"
)
_EACH = re.compile(_ONE)
_ORDER = ("0", "I", "II", "III", "IV")


def with_stages(text: str, words: Words, ending: dict[int, tuple[int, str]], names: DiseaseNames) -> dict[int, tuple[int, str]]:
    """Return the qualifiers with the stages of a text among them, in place of shorter ones inside them.

    ``ending`` gives, for the number of the word after a qualifier, its first word and its IRI; a stage without IRI has its value there.
    """
    places = [place for word in ("tage", "TAGE") for place in _places(text, word)]
    if not places:
        return ending
    found = dict(ending)
    read = 0
    for match in filter(None, (_STAGES.match(text, place - 1) for place in sorted(places) if place)):
        if match.start() < read:
            continue
        read = match.end()
        first, last = bisect_left(words.starts, match.start()), bisect_left(words.starts, match.end())
        known = [(end, begin) for end in range(first + 1, last + 1) if (begin := ending.get(end, (-1, ""))[0]) >= first]
        if any(begin == first and end == last for end, begin in known):
            continue  # the vocabulary spells it out
        for end, _ in known:
            found.pop(end, None)
        value = stage_value(match["all"])
        found[last] = (first, names.population_of.get(value, value))
    return found


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def stage_value(said: str) -> str:
    """Return the value of stages as they are said.

    >>> stage_value("IIIB/IV"), stage_value("IIb, IIc, III and IV"), stage_value("3"), stage_value("IB-IIIA")
    ('stage III or IV', 'stage IIB-IV', 'stage III', 'stage IB-IIIA')
    """
    found = [_spelled(stage) for stage in _EACH.findall(said)]
    low, high = min(found, key=_rank), max(found, key=_rank)
    bottom, top = _number(low), _number(high)
    if bottom == top:
        return f"stage {bottom}"
    if _ORDER.index(top) - _ORDER.index(bottom) == 1:
        return f"stage {bottom} or {top}"
    return f"stage {low}-{high}"


def _spelled(stage: str) -> str:
    stage = stage.replace("l", "I").upper()
    return _ORDER[int(stage[0])] + stage[1:] if stage[0].isdigit() else stage


def _number(stage: str) -> str:
    return stage.rstrip("0123456789ABCD") or "0"


def _rank(stage: str) -> tuple[int, str]:
    return _ORDER.index(_number(stage)), stage
