"""Companies: who issues the release, and who else has a part in the programmes that it tells of.

Takes a document, returns every occurrence of every company's name. Names come from tickers, legal forms, head words
("Therapeutics"), the announcing sentence, headlines, "About X", source lines, appositions ("X, a biopharmaceutical company"),
partners ("licensed from X") and a list of frequent companies; universities, agencies, groups, wires and banks are none.

A legal form is not part of a mention: "GeoVax Labs, Inc." is the mention "GeoVax Labs". "the Company" is a mention with the
attribute ``anaphor``; it is no alias. Who develops what is read by the facts.
"""

import bisect
import re
from collections.abc import Callable, Iterable

from onckg.documents.records import Document
from onckg.lexicon import Lexicon
from onckg.mentions.companies.evidence import find_candidates
from onckg.mentions.companies.groups import Company, group_companies
from onckg.mentions.companies.issuer import issuer_of
from onckg.mentions.companies.occurrences import Occurrence, find_occurrences
from onckg.mentions.companies.scene import read_scene
from onckg.mentions.companies.tickers import listed_ticker
from onckg.mentions.companies.words import company_words
from onckg.mentions.records import Mention

_ANAPHOR = re.compile(r"ompany\b(?!'s? (?:of|called|named))")  # a literal beginning: the search for it is fast


def find_companies(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Find every occurrence of every company's name, in reading order, never overlapping.

    Args:
        document: the release.
        lexicon: says which names are those of known medicines or agencies.

    Returns:
        ``value`` is the fullest name without legal form. Attributes, the same on all mentions of a value: ``ticker`` and
        ``exchange``; ``issuer`` "yes"; ``boilerplate`` "yes" where the company is named in footers, contacts, trademark lines,
        biographies or as a parent alone, with ``role_hint`` saying which. On single mentions: ``misspelling`` "yes",
        ``anaphor`` "yes" ("the Company"; of the company that the section is about, else the issuer).
    """
    words = company_words()
    scene = read_scene(document, words)
    is_other = _known_as_other(lexicon)
    companies = group_companies(find_candidates(document, words, scene, is_other), words, scene, is_other)
    occurrences = find_occurrences(document, companies, words)
    issuer = issuer_of(document, occurrences, scene)
    attributes = {c.name: _attributes(document, c, [o for o in occurrences if o.company is c], c is issuer) for c in companies}
    mentions = [_mention(document, o, attributes[o.company.name]) for o in occurrences]
    mentions += _anaphors(document, occurrences, issuer, attributes)
    return sorted(mentions, key=lambda m: m.start)


def _known_as_other(lexicon: Lexicon) -> Callable[[str], bool]:
    matchers = [lexicon.matcher(scheme) for scheme in ("drugs", "agencies")]

    def is_other(name: str) -> bool:
        return any(hit.start == 0 and hit.end == len(name) for matcher in matchers for hit in matcher.find(name))

    return is_other


def _attributes(document: Document, company: Company, occurrences: list[Occurrence], is_issuer: bool) -> dict[str, str]:
    attributes: dict[str, str] = {}
    ticker = company.ticker
    if ticker is None:
        abouts = [s for s in document.sections if s.kind == "about-company" and any(s.start <= o.start < s.end for o in occurrences)]
        own = [s for s in abouts if s.subject.startswith(company.forms)]
        ticker = next((t for s in own if (t := listed_ticker(document.shadow[s.start : s.end], company_words()))), None)
    if ticker:
        attributes |= {"ticker": ticker.symbol, "exchange": ticker.exchange}
    if is_issuer:
        attributes["issuer"] = "yes"
    asides = {o.aside for o in occurrences}
    if occurrences and not is_issuer and "" not in asides:
        attributes["boilerplate"] = "yes"
        if reasons := sorted(asides - {"boilerplate"}):
            attributes["role_hint"] = reasons[0]
    return attributes


def _mention(document: Document, occurrence: Occurrence, attributes: dict[str, str]) -> Mention:
    company = occurrence.company
    own = attributes | ({"misspelling": "yes"} if occurrence.form in company.misspelt else {})
    rule = next(iter(company.rules), "context/alias")
    return Mention(
        "company", occurrence.start, occurrence.end, document.text[occurrence.start : occurrence.end], company.name, rule, "", own
    )


def _anaphors(
    document: Document, occurrences: list[Occurrence], issuer: Company | None, attributes: dict[str, dict[str, str]]
) -> Iterable[Mention]:
    abouts = [s for s in document.sections if s.kind == "about-company"]
    starts = [s.start for s in abouts]
    for match in _ANAPHOR.finditer(document.shadow):
        start, end = match.start() - 5, match.end()
        if start < 0 or document.shadow[start : start + 5].lower() != "the c" or document.shadow[start - 1 : start].isalnum():
            continue
        if any(o.start < end and start < o.end for o in occurrences):
            continue
        at = bisect.bisect_right(starts, start) - 1
        section = abouts[at] if at >= 0 and start < abouts[at].end else None
        first = next((o.company for o in occurrences if section and section.start <= o.start < section.end), None)
        company = first or issuer
        if company:
            own = attributes[company.name] | {"anaphor": "yes"}
            yield Mention("company", start, end, document.text[start:end], company.name, "context/anaphor", "", own)
