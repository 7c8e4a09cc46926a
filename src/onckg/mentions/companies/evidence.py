"""What speaks for a phrase being a company's name: its form, what stands before and behind it, its place in the release.

Each sign has a weight: 2 is enough alone, 1 needs a second sign of another kind (``groups`` decides). The parts of a phrase
that are ordinary words, verbs of headlines or organisations of another kind are cut off or forbid it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from onckg.documents.records import Document
from onckg.mentions.companies.aliases import other_names
from onckg.mentions.companies.phrases import Token, Trail, find_phrases, normal, read_trail
from onckg.mentions.companies.scene import Scene
from onckg.mentions.companies.tickers import Ticker, ticker_in
from onckg.mentions.companies.words import CompanyWords, KnownCompany, company_words

_MOST_WORDS = 6
_CODE = re.compile(r"(?:[A-Za-z]{1,8}-?\d[\w-]*|\d+[A-Z]?)$")
_DRUG_CODE = re.compile(r"[A-Z]{2,6}-\d+[A-Z]?")
_HOLDS_RIGHTS = re.compile(
    r"\s{1,2}(?:has|holds|owns|retains|obtained|acquired|in-licensed)\s(?:[\w-]+\s){0,3}(?:rights|licen[sc]e)\b(?!\s(?:agreement|application))"
)
_DEGREE = re.compile(r",?\s?(?:M\.?D|Ph\.?D|MBA|M\.?Sc?|B\.?Sc?|D\.?O|Pharm\.?D|R\.?N|FACP|CFA|J\.?D|FASCO)\b")
_TITLE_BEFORE = re.compile(r"\b(?:Dr|Mr|Ms|Mrs|Prof|Professor)\.?\s{1,2}$")
_POSSESSED = re.compile(
    r"(?:'s|s'|')\s{1,2}(?:proprietary|anti-|lead\s|investigational|pipeline|platform|first-in-class|novel|wholly|portfolio"
    r"|product candidate|antibody|ADC|vaccine|PD-1|own\s)"
)
_SPONSORED = re.compile(r"-(?:sponsored|led|owned|partnered)\b")
_TO_VERB = re.compile(r"\s{1,2}[Tt]o\s{1,2}([A-Z][a-z]+)")
_ANOTHER_SUBJECT = re.compile(r"\s?,?\s(?:and\s|&\s)?(?=[A-Z0-9])")
_AUTHOR = re.compile(r"\s[A-Z]{1,3}(?:,\s(?:[A-Z][\w-]+\s[A-Z]{1,3}\b|et al)|\s?et al)|\s?,?\set al\b")
_AGENCY = re.compile(r"\s(?:and|&)\s(?:[A-Z]\w+\s){0,4}(?:Agency|Administration|Authority)\b")
_OF_SOMETHING = re.compile(r"\s(?:of|for)\s(?:[A-Z])")
_STATE = re.compile(r",?\s(?:[A-Z]{2}|[A-Z][a-z]{1,5}\.)(?:,|\s)")
_ARTICLES = frozenset({"the", "its", "our"})
_NO_TRAIL = Trail("", (), -1)


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason for a name: ``rule`` as mentions give it, ``weight`` 1 or more."""

    rule: str
    weight: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may name a company. ``name`` is without legal form; ``defined`` are the short forms that a bracket
    gives it; ``subject`` says that it stands where the issuer does ("lead", "headline", "source", "about"; "second lead" and
    "second headline" of two that announce together)."""

    start: int
    end: int
    name: str
    signs: tuple[Sign, ...]
    legal: str = ""
    ticker: Ticker | None = None
    defined: tuple[str, ...] = ()
    known: KnownCompany | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A phrase's part between ordinary words: ``verb`` is the headline verb that follows, ``ends`` says that the phrase ends with it."""

    tokens: tuple[Token, ...]
    verb: str
    ends: bool


def find_candidates(document: Document, words: CompanyWords, scene: Scene, is_other: Callable[[str], bool]) -> list[Candidate]:
    """Return the candidates of a document in reading order; they may overlap.

    ``is_other`` says of a name that it is known as something else (a drug, an agency).
    """
    found = _in_headings(document, words) + _written_small(document.shadow, words, scene)
    chained: dict[int, str] = {}
    for tokens in find_phrases(document):
        if len(tokens) == 1 and tokens[0].text in words.hard:
            continue
        known = _known_in(document.shadow, tokens, words, scene, chained)
        found += known
        for piece in _pieces(tokens, words):
            candidate = _candidate(document.shadow, piece, words, scene, chained)
            if piece.tokens[0].start in scene.abouts:
                continue
            if (
                candidate
                and not any(k.start == candidate.start and k.end >= candidate.end for k in known)
                and not _is_no_company(document.shadow, candidate, words, is_other)
            ):
                found.append(candidate)
        for candidate in found[-3:]:
            if candidate.subject in {"lead", "headline"} and (
                more := _ANOTHER_SUBJECT.match(document.shadow, read_trail(document.shadow, candidate.end, words).end)
            ):
                chained[more.end()] = f"second {candidate.subject}"
    return found


def _in_headings(document: Document, words: CompanyWords) -> list[Candidate]:
    """Return the companies that "About X" sections are about; a heading may run into its text without a break."""
    found = []
    for section in document.sections:
        if section.kind != "about-company" or not section.subject:
            continue
        start = document.text.find(section.subject, section.start, section.start + len(section.heading) + 20)
        if start < 0:
            continue
        start += 4 if section.subject.startswith("the ") else 0
        end = section.start + (start - section.start) + len(section.subject.removeprefix("the "))
        shown = document.shadow[start:end]
        legal = next((m for m in words.legal_form.finditer(shown)), None)
        name = normal(shown[: legal.start()] if legal and legal.start() > 1 else shown).strip(" :,.")
        written_small = name[:1].islower() and " " in name
        if (
            name
            and len(name.split()) <= _MOST_WORDS
            and not written_small
            and not any(w[0].islower() for w in name.split()[1:])
            and name not in words.not_companies
            and not _DRUG_CODE.fullmatch(name)
        ):
            legal_text = legal[0].strip(" ,") if legal else ""
            found.append(Candidate(start, start + len(name), name, (Sign("context/about", 2),), legal_text, None, (), None, "about"))
    return found


def _written_small(shadow: str, words: CompanyWords, scene: Scene) -> list[Candidate]:
    """Return the frequent companies that are written small: no phrase begins with them."""
    found = []
    for first in words.known_small:
        at = shadow.find(first)
        while at >= 0:
            if not shadow[at - 1 : at].isalnum():
                found += _known_in(shadow, [Token(at, at + len(first), first)], words, scene, {})
            at = shadow.find(first, at + len(first))
    return found


def _known_in(shadow: str, tokens: list[Token], words: CompanyWords, scene: Scene, chained: dict[int, str]) -> list[Candidate]:
    found: list[Candidate] = []
    end = -1
    for token in tokens:
        first = token.text.split("&", 1)[0]
        if token.start < end or first not in words.known:
            continue
        for name, pattern, company in words.known[first]:
            match = pattern.match(shadow, token.start)
            if not match or shadow[token.start - 1 : token.start] in {"@", "/"}:
                continue
            end = match.end()
            trail = read_trail(shadow, end, words)
            candidate = Candidate(
                token.start,
                end,
                name,
                (Sign("dictionary/companies", 3),),
                trail.legal,
                ticker_in(trail.brackets, words),
                (),
                company,
                _place(token.start, scene, chained),
            )
            found.append(replace(candidate, defined=other_names(shadow, candidate.name, candidate.end, trail, words)))
            break
    return found


def _pieces(tokens: list[Token], words: CompanyWords) -> Iterator[_Piece]:
    start = 0
    for i, token in enumerate([*tokens, None]):
        text = token.text if token else ""
        if token and i > start and text in words.heads & words.drug_verbs and tokens[i - 1].text in words.heads - words.strong_heads:
            continue  # the verb "Works" ends a name behind another head word: "Lakeside Cell Works"
        if token and text not in words.hard and text not in words.company_verbs and text not in words.drug_verbs:
            continue
        if i > start:
            yield _Piece(tuple(tokens[start:i]), text, token is None)
        start = i + 1


def _candidate(shadow: str, piece: _Piece, words: CompanyWords, scene: Scene, chained: dict[int, str]) -> Candidate | None:
    first = piece.tokens[0]
    place = _place(first.start, scene, chained)
    if len(piece.tokens) == 1 and not place and _says_nothing(shadow, first, words):
        return None
    tokens, trail = _name_tokens(shadow, piece, words)
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    ticker = ticker_in(trail.brackets, words) if trail.brackets else None
    if not (trail.legal or ticker or place in {"source", "lead"}):
        while tokens and tokens[0].text in words.soft:
            tokens = tokens[1:]
        if not tokens:
            return None
    bare = Candidate(
        tokens[0].start, tokens[-1].end, normal(shadow[tokens[0].start : tokens[-1].end]), (), trail.legal, ticker, (), None, place
    )
    defined = other_names(shadow, bare.name, bare.end, trail, words) if trail.brackets else ()
    signs = tuple(_signs(shadow, bare, tokens[-1].text, trail, piece))
    if any(bare.name.startswith(d) for d in defined):
        signs = (*signs, Sign("context/defined", 1))
    return replace(bare, signs=signs, defined=defined or other_names(shadow, bare.name, bare.end, trail, words)) if signs else None


def _says_nothing(shadow: str, token: Token, words: CompanyWords) -> bool:
    """Say quickly of a single word that nothing around it can be a sign; most words go this way."""
    following = shadow[token.end : token.end + 5]
    if following[:1] in {",", "'", "-"} or following.startswith(
        (" (", " is ", " a ", " an ", " are ", " was ", " -", " Inc", " AG", " SE")
    ):
        return False
    return (
        not token.text.endswith(words.fused_endings)
        and not _HOLDS_RIGHTS.match(shadow, token.end)
        and _word_before(shadow[max(0, token.start - 40) : token.start]) not in words.cue_endings
    )


def _name_tokens(shadow: str, piece: _Piece, words: CompanyWords) -> tuple[list[Token], Trail]:
    """Return the words of the piece that can be the name, and what follows them."""
    tokens = list(piece.tokens)
    if piece.verb in words.organisation_words and piece.verb not in words.company_verbs:
        return [], _NO_TRAIL
    for i in range(1, len(tokens)):
        if tokens[i].text.rstrip(".") in words.legal_words and tokens[i].text not in words.heads:
            trail = read_trail(shadow, tokens[i - 1].end, words)
            if trail.legal:
                return tokens[:i], trail
    heads = [i for i in range(1, len(tokens)) if tokens[i].text in words.heads]
    if heads and heads[-1] < len(tokens) - 1:
        rest = {t.text for t in tokens[heads[-1] + 1 :]}
        return ([] if rest & words.organisation_words or "License" in rest else tokens[: heads[-1] + 1]), _NO_TRAIL
    return tokens, read_trail(shadow, tokens[-1].end, words) if piece.ends else _NO_TRAIL


def _place(start: int, scene: Scene, chained: dict[int, str]) -> str:
    if start in scene.leads:
        return "lead"
    if start in scene.headlines:
        return "headline"
    if start in scene.abouts:
        return "about"
    if start in scene.sources:
        return "source"
    return chained.get(start, "")


def _signs(shadow: str, candidate: Candidate, last: str, trail: Trail, piece: _Piece) -> Iterator[Sign]:
    words = company_words()
    if candidate.ticker:
        yield Sign("context/ticker", 3)
    if trail.legal:
        sure = " & " in candidate.name or (trail.legal != "Company" and len(trail.legal) != 2)
        yield Sign("form/legal", 2 if sure else 1)
    single = " " not in candidate.name
    if not single and last in words.heads:
        yield Sign("form/head", 2) if last in words.strong_heads else Sign("form/weak-head", 1)
    elif single and last.endswith(words.fused_endings) and last not in words.heads:
        yield Sign("form/fused", 1)
    end = trail.end if trail.end >= 0 else candidate.end
    if piece.ends and shadow[end : end + 1] in {" ", ",", "\n"} and words.apposition.match(shadow, end):
        yield Sign("context/apposition", 2)
    yield from _signs_of_place(shadow, candidate, end, piece, words)
    yield from _signs_before(shadow, candidate, words)
    if _HOLDS_RIGHTS.match(shadow, candidate.end):
        yield Sign("context/rights", 2)
    following = shadow[candidate.end : candidate.end + 1]
    if following == "'" and _POSSESSED.match(shadow, candidate.end):
        yield Sign("context/possessive", 1)
    if following == "-" and _SPONSORED.match(shadow, candidate.end):
        yield Sign("context/sponsor", 1)


def _signs_of_place(shadow: str, candidate: Candidate, end: int, piece: _Piece, words: CompanyWords) -> Iterator[Sign]:
    if candidate.subject in {"lead", "second lead", "about", "source"}:
        yield Sign(f"context/{candidate.subject.split()[-1]}", 2)
    elif candidate.subject in {"headline", "second headline"}:
        verb = piece.verb
        if not verb and (to := _TO_VERB.match(shadow, end)):
            verb = to[1] + "s"
            yield Sign("context/headline", 2 if {to[1], verb, to[1] + "es"} & words.company_verbs else 1)
        elif verb in words.company_verbs:
            yield Sign("context/headline", 2)
        elif shadow[candidate.end : candidate.end + 1] == "'" or (not verb and shadow.startswith(" and ", end)):
            yield Sign("context/headline", 1)


_OWN = re.compile(r"\b(?:our|its|their|your|my)\s{1,3}$")


def _signs_before(shadow: str, candidate: Candidate, words: CompanyWords) -> Iterator[Sign]:
    start = candidate.start
    before = shadow[max(0, start - 70) : start]
    if _OWN.search(before):  # "made by our Asymetra": what one has is no partner
        return
    for cue, weight in words.cue_endings.get(_word_before(before), ()):
        if cue.search(before):
            yield Sign("context/partner" if weight > 1 else "context/with", weight)
            return


def _word_before(before: str) -> str:
    """Return the last word of a text, small and without its colon; of "with the" it is "with"."""
    last = before.rsplit(maxsplit=2)[1:]
    if not last or not before[-1].isspace():
        return ""
    word = last[-2] if len(last) > 1 and last[-1] in _ARTICLES else last[-1]
    return word.lower().strip(":,")


def _is_no_company(shadow: str, candidate: Candidate, words: CompanyWords, is_other: Callable[[str], bool]) -> bool:
    tokens = candidate.name.split()
    if all(t in words.heads or t in words.soft for t in tokens) and (
        len(tokens) == 1 or "form/legal" not in {s.rule for s in candidate.signs}
    ):
        return True
    if candidate.name in words.not_companies or candidate.name in words.legal_words or is_other(candidate.name):
        return True
    if candidate.name in words.places or _AUTHOR.match(shadow, candidate.end) or _AGENCY.match(shadow, candidate.end):
        return True
    if _OF_SOMETHING.match(shadow, candidate.end) and not any(s.rule == "form/head" for s in candidate.signs):
        return True  # "Ministry of Health"; "Lakeside Pharma of Boston" is a company in a place
    if candidate.subject == "lead" and not candidate.legal and not candidate.ticker and _STATE.match(shadow, candidate.end):
        return True
    if tokens[-1] in words.organisation_words or any(t in words.never_within for t in tokens) or tokens[0] in words.never_first:
        return True
    if _DEGREE.match(shadow, candidate.end) or _TITLE_BEFORE.search(shadow, max(0, candidate.start - 12), candidate.start):
        return True
    if _DRUG_CODE.fullmatch(candidate.name) and not candidate.ticker:
        return True
    sure = any(s.rule in {"context/ticker", "form/legal"} for s in candidate.signs)
    if not sure and len(tokens) == 1 and tokens[0].endswith("ing"):
        return True
    if not sure and len(tokens) > 3 and not any(s.rule.startswith("form/") for s in candidate.signs):
        return True
    if not sure and len(tokens) == 1 and (_CODE.match(tokens[0]) or len(tokens[0]) < 3 or tokens[0] in words.places):
        return True
    return len(tokens[0]) == 1 and len(tokens) == 1
