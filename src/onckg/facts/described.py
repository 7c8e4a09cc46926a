"""The noun phrases that describe a drug in a sentence: behind its name ("X, a CD19-directed CAR-T therapy"; "X is an oral inhibitor"),
in brackets, in front of it ("the ROR1-targeting ADC X"; "its oral inhibitor of KRAS, X").

Takes a view and a drug mention, gives stretches of the document. What they say of the drug is read by ``modalities`` and ``attributes``.
The words that bound a phrase stand in ``wordings/attributes.toml``.
"""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from onckg.errors import InternalError
from onckg.facts.view import View
from onckg.mentions.records import Mention

_FILE = Path(__file__).with_name("wordings") / "attributes.toml"
_BRACKET = re.compile(r"\s?\([^()]{2,60}\)")
_BEFORE = re.compile(r"(?:(?:[\w/+'-]+|⟨[LCX]\d+⟩(?:'s)?|\([^()]*\))\s){1,12}$")
_APPOSITION = re.compile(r"(?:\b(?P<own>an?|its|our|their)|(?P<of>⟨C\d+⟩'s?|company's)|\b(?P<the>the))\s", re.IGNORECASE)
_LIST_BEHIND = re.compile(r"(?:(?:,|,?\s(?:and|or))\s⟨D\d+⟩)+")
_LIST_AHEAD = re.compile(r"\(?(?:⟨D\d+⟩(?:,\s|\s(?:and|or)\s|,\s(?:and|or)\s))*$")  # the drugs of a list share what stands before it
_HAS_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|today|announce[sd]?)\b")
_LONGEST_PHRASE = 300  # characters before a name that can describe it; the pattern is slow on long sentences
_LONGEST_APPOSITION = 16  # words


@dataclass(frozen=True, slots=True)
class Description:
    """Characters ``[start, end)`` of the document that describe a drug; the noun that says what it is stands before ``head_end``."""

    start: int
    end: int
    head_end: int


@dataclass(frozen=True, slots=True)
class Wordings:
    """``attributes.toml`` compiled."""

    behind: re.Pattern[str]
    are_behind: re.Pattern[str]
    goes_on: re.Pattern[str]
    of_target: re.Pattern[str]
    bound: re.Pattern[str]
    opens: re.Pattern[str]
    leaves: re.Pattern[str]
    pronoun: re.Pattern[str]
    portfolio: re.Pattern[str]
    yields: Mapping[str, tuple[str, ...]]
    contradicts: Mapping[str, tuple[str, ...]]


def descriptions_of(view: View, drug: Mention) -> list[Description]:
    """Return the phrases of a sentence that describe a drug, in no order; empty where the name stands in a bracket left out."""
    place, end = view.span(drug)
    if place < 0:
        return []
    found = [*_behind(view, drug, place, end), *_in_front(view, drug, place)]
    bracket = _BRACKET.match(view.sentence_text, drug.end - view.sentence.start)
    if bracket:
        stop = view.sentence.start + bracket.end()
        found.append(Description(drug.end, stop, stop))
    return found


def continuations(views: Sequence[View]) -> Iterator[tuple[str, View, Description]]:
    """Yield what a sentence that begins with a pronoun says of the one drug of the sentence before: (drug, view, phrase)."""
    wordings = attribute_wordings()
    for before, view in pairwise(views):
        match = wordings.pronoun.match(view.slotted)
        drugs = {m.value for m in before.of_kind("drug")}
        if match and len(drugs) == 1 and before.sentence.paragraph == view.sentence.paragraph:
            start, end = view.character(match.start("phrase")), view.character(match.end())
            goes_on = wordings.goes_on.search(view.slotted, match.start("phrase"), match.end())
            yield next(iter(drugs)), view, Description(start, end, view.character(goes_on.start()) if goes_on else end)


def _behind(view: View, drug: Mention, place: int, end: int) -> list[Description]:
    wordings = attribute_wordings()
    listed = _LIST_BEHIND.match(view.slotted, end)
    start = listed.end() if listed else end
    match = wordings.behind.match(view.slotted, start) or wordings.are_behind.match(view.slotted, start)
    if not match or _names_next(view, match, drug):
        return []
    opening = view.slotted[:place]
    if wordings.opens.match(opening) and "," not in opening and match.group().lstrip(", ").lower().startswith(("the ", "its ", "our ")):
        return []  # "Following X, the enzyme converts ..."
    goes_on = wordings.goes_on.search(view.slotted, match.start("phrase") + 1, match.end())
    head_end = view.character(goes_on.start()) if goes_on else view.character(match.end())
    return [Description(drug.end, view.character(match.end()), head_end)]


def _names_next(view: View, match: re.Match[str], drug: Mention) -> bool:
    """Say whether a phrase leads to the name of another drug ("X, the CD19 ADC Y"): it describes that one."""
    stop = match.end()
    marks = [view.mentions[int(n)] for n in re.findall(r"(?<!\bof )⟨D(\d+)⟩", view.slotted[match.start("phrase") : stop])]
    return any(mark.value != drug.value for mark in marks)


def _in_front(view: View, drug: Mention, place: int) -> list[Description]:
    wordings = attribute_wordings()
    ahead = _LIST_AHEAD.sub("", view.slotted[:place])
    near = ahead[max(0, len(ahead) - _LONGEST_PHRASE) :]
    if near.endswith(", "):
        return _apposition(view, drug, ahead)
    words = _BEFORE.search(near)
    if not words:
        return []
    phrase = words.group()
    bounds = list(wordings.bound.finditer(" " + phrase))
    own = phrase[max(0, bounds[-1].end() - 1) :] if bounds else phrase
    return [Description(view.character(len(ahead) - len(own)), drug.start, drug.start)] if own.strip() else []


def _apposition(view: View, drug: Mention, ahead: str) -> list[Description]:
    """Return the phrase that the name stands in apposition to ("its oral inhibitor of KRAS, X")."""
    wordings = attribute_wordings()
    body = ahead[:-2]
    from_ = max(body.rfind(mark) for mark in (", ", "; ", ": ", ". ")) + 2 if re.search(r"[,;:.]\s", body) else 0
    if from_ == 0 and wordings.opens.match(body) and not _HAS_VERB.search(body):
        return []
    starts = list(_APPOSITION.finditer(body, from_))
    chosen = [m for m in starts if not m["the"]] or starts
    if not chosen:
        return []
    start = chosen[-1].end()
    phrase = body[start:]
    if "⟨D" in phrase or len(phrase.split()) > _LONGEST_APPOSITION:
        return []
    goes_on = wordings.goes_on.search(body, start)
    return [Description(view.character(start), drug.start, view.character(goes_on.start()) if goes_on else drug.start)]


@functools.cache
def attribute_wordings() -> Wordings:
    """Return the words of ``attributes.toml``. Raises ``InternalError`` where the file cannot be read."""
    try:
        data = tomllib.loads(_FILE.read_text("utf-8"))
        ends, goes_on = _any_of(data["ends"]), _any_of(data["goes_on"])
        stop = rf"(?=,?\s{ends}\s|[;.]|,\s(?:the|its|today|announced|⟨[CDW]\d+⟩)\s|$)"
        return Wordings(
            behind=re.compile(
                r"(?:\s\([^()]*\))?(?:,\s(?!and\s)(?:[^,;.⟨]|⟨[^D]\d+⟩){3,70},(?=\s(?:is|are)\s))?(?:,|\s\(|\s-|)\s?(?:which\s)?"
                r"(?:(?:is|are|represents|remains|acts\sas)\s)?(?:currently\s|also\s)?(?:being\s(?:developed|evaluated|studied)\sas\s)?"
                r"(?:an?|the|its|our|their|two|three|both|⟨C\d+⟩'s?|(?-i:[A-Z]\w+'s)|the company's|one of)\s(?P<phrase>[^;.]{3,200}?)"
                + stop,
                re.IGNORECASE,
            ),
            are_behind=re.compile(rf"\sare\s(?P<phrase>[^;.]{{3,120}}?){stop}", re.IGNORECASE),
            goes_on=re.compile(rf"\s{goes_on}\b(?!\s{_any_of(data['nouns'])})", re.IGNORECASE),
            of_target=re.compile(rf"[\s-]{_any_of(data['of_target'])}", re.IGNORECASE),
            bound=re.compile(rf"(?:[,;:]|\s{_any_of(data['bounds'])})\s", re.IGNORECASE),
            opens=re.compile(rf"{_any_of(data['opens'])}\s"),
            leaves=re.compile(rf"\b{_any_of(data['leaves'])}\b", re.IGNORECASE),
            pronoun=re.compile(
                rf"{_any_of(data['pronouns'])}\s(?:(?:also|currently)\s)?(?P<phrase>(?:an?|the|our|its)\s[^;.]{{3,200}}?){stop}"
            ),
            portfolio=re.compile(
                rf"\b{_any_of(data['portfolio'])}\sof\s(?P<phrase>[^;.,]{{3,100}}?)(?=,|;|\.|\s(?:that|which|to|for|in|with|based|designed|from)\s|$)"
            ),
            yields={code: tuple(others) for code, others in data["yields"].items()},
            contradicts={code: tuple(others) for code, others in data["contradicts"].items()},
        )
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise InternalError(f"the wordings {_FILE.name} cannot be read: {error}") from error


def _any_of(patterns: list[str]) -> str:
    return f"(?:{'|'.join(patterns)})".replace(" ", r"\s")
