"""Where in a release a company's name is expected: headline, lead, "About X", the source line. Computed once a document."""

import re
from dataclasses import dataclass

from onckg.documents.records import Document
from onckg.mentions.companies.words import CompanyWords

_BEFORE_LEAD = re.compile(r"[\s.,:;*_\"-]*(?:(?:On|Today,?|As of)\s[A-Z][a-z]+\.?\s\d{1,2}(?:,\s\d{4})?,?\s|Today,?\s(?=[A-Z]))?")
_BEFORE_HEADLINE = re.compile(
    r"[\s#>*_\"'.-]*(?:(?:UPDATE|CORRECTION|CORRECTING and REPLACING|REPLACEMENT|ICYMI|BREAKING)\s?[:-]?\s?)?"
    r"(?:&gt;|>)*(?:News release)?[\s#*]*"
)
_SOURCE = re.compile(r"(?:^|[\n.])\W{0,4}(?:SOURCES?|Sources?)\s?:?\s+(?=[A-Za-z0-9])")
_DASHES = re.compile(r"(?:--+|//|\)\s-)\s?-*\s?(?=[A-Z0-9a-z])")
_HOST = r"((?:[\w-]+\.)*[\w-]+)\.(?:com|net|bio|org|co|eu|de|io|health|us|ai|ch|fr|dk|se|cn|kr|jp|au)\b"
_HOSTS = tuple(re.compile(re.escape(mark) + _HOST, re.IGNORECASE if mark == "@" else 0) for mark in ("www.", "://", "@"))
_LEAD_ZONE = 3_000  # characters


@dataclass(frozen=True, slots=True)
class Scene:
    """Places of a document. ``leads``, ``headlines``, ``abouts`` and ``sources`` are offsets at which a name would begin;
    ``title_case`` are the spans of headlines; ``small_words`` are the words of the text, to see which it also writes small; ``hosts`` are
    the letters of the web and mail hosts, ``mail_hosts`` those of mail alone."""

    leads: frozenset[int]
    headlines: frozenset[int]
    abouts: frozenset[int]
    sources: frozenset[int]
    title_case: tuple[tuple[int, int], ...]
    small_words: frozenset[str]
    hosts: tuple[str, ...]
    mail_hosts: tuple[str, ...]

    def in_title_case(self, position: int) -> bool:
        """Say whether a character stands in a headline."""
        return any(start <= position < end for start, end in self.title_case)


def read_scene(document: Document, words: CompanyWords) -> Scene:
    """Return the places of a document."""
    shadow = document.shadow
    titles = tuple((s.start, s.end) for s in document.sections if s.kind in {"headline", "subhead"})
    headlines = {_after(_BEFORE_HEADLINE, shadow, s.start) for s in document.sections if s.kind == "headline"}
    headlines.add(_after(_BEFORE_HEADLINE, shadow, document.title_start))
    abouts = {
        at
        for s in document.sections
        if s.kind == "about-company" and s.subject and (at := document.text.find(s.subject, s.start, s.start + len(s.heading) + 20)) >= 0
    }
    hosts = [(m[0][0], re.sub(r"[^a-z0-9.]", "", m[1].lower())) for pattern in _HOSTS for m in pattern.finditer(shadow)]
    return Scene(
        leads=frozenset(_leads(document, words)),
        headlines=frozenset(headlines),
        abouts=frozenset(abouts | {a + 4 for a in abouts if shadow.startswith("the ", a)}),
        sources=frozenset(m.end() for m in _SOURCE.finditer(shadow, max(0, len(shadow) - 4_000))),
        title_case=titles,
        small_words=frozenset(shadow.split()),
        hosts=tuple(h for _, h in hosts),
        mail_hosts=tuple(h for mark, h in hosts if mark == "@"),
    )


def _leads(document: Document, words: CompanyWords) -> set[int]:
    """Return where the sentence that announces begins: behind the dateline, or behind dashes where none was recognised."""
    shadow = document.shadow
    places = {s.start for s in document.sections if s.kind == "lead"}
    if not document.dateline.date or not places:
        places |= {m.end() for m in _DASHES.finditer(shadow, 0, _LEAD_ZONE)}
    found = set()
    for place in places:
        start = _after(_BEFORE_LEAD, shadow, place)
        if words.announces.search(shadow, start, start + 700):
            found.add(start)
    return found


def _after(pattern: re.Pattern[str], shadow: str, start: int) -> int:
    match = pattern.match(shadow, start)
    return match.end() if match else start
