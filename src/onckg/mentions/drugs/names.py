"""Which candidates are drugs, and which names belong to one drug.

Names belong together where the release says so ("X (Y)", "X, formerly Y", "also known as"), where they are equal but for case and
punctuation, or where a known medicine has both. Codes that differ in a letter or digit never do.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onckg.documents.records import Document
from onckg.mentions.drugs.aliases import alias_pairs, alias_words
from onckg.mentions.drugs.candidates import Candidate, Span
from onckg.mentions.drugs.isotopes import labelled_parts


@dataclass(frozen=True, slots=True)
class DrugName:
    """One spelling of a drug in this release: ``group`` is equal for the spellings of one drug."""

    name: str
    rule: str
    group: str
    spans: tuple[Span, ...]
    concept: str = ""


def accepted(candidates: Iterable[Candidate], document: Document, known: Mapping[Span, str]) -> list[Candidate]:
    """Return the candidates that are drugs: sure forms, and weak ones that something speaks for; ``known`` are the names that the
    dictionary gave, by their characters."""
    kept: list[Candidate] = []
    doubtful: list[Candidate] = []
    for candidate in candidates:
        in_title = any(start < document.title_end for start, _ in candidate.spans)
        match candidate.rule:
            case "form/inn" | "form/short" | "form/bracket":
                good = True
            case "form/code":
                good = candidate.cues + candidate.defined > 0 or in_title or len(candidate.spans) > 2
            case "form/code-long":
                good = candidate.defined > 0
            case "form/brand":
                good = candidate.defined > 0 or candidate.cues > 1 or (candidate.cues > 0 and len(candidate.spans) > 1)
            case "form/code-weak":
                good = candidate.defined > 0 or candidate.cues > 1 or (candidate.cues > 0 and (in_title or len(candidate.spans) == 1))
            case _:
                good = candidate.defined > 0 and len(candidate.spans) > 0 and candidate.cues > 0
        good = good or candidate.by_place
        (kept if good else doubtful).append(candidate)
    kept += _of_families(kept, doubtful, known.values())
    # What is another name of a drug is one: "HB-310 (formerly TX-220)", "HB-310 (BRAND™)".
    doubtful = [c for c in doubtful if c not in kept and c.rule in ("form/code", "form/code-weak", "form/brand")]
    spans = sorted([*known.items(), *((span, c.name) for c in (*kept, *doubtful) for span in c.spans)])
    sure = {*known.values(), *(c.name for c in kept)}
    pairs = alias_pairs(document, spans)
    while more := {name for pair in pairs if sure & set(pair) for name in pair} - sure:
        sure |= more
    kept += [c for c in doubtful if c.name in sure]
    kept += [c for c in doubtful if c not in kept and c.rule == "form/code" and _is_listed(c, kept, known, document)]
    return kept + _of_families(kept, [c for c in doubtful if c not in kept], known.values())


def _of_families(kept: Iterable[Candidate], doubtful: Iterable[Candidate], known: Iterable[str]) -> list[Candidate]:
    """Return the codes of series that have a sure member: a company numbers its drugs, "HB-310" speaks for "HB-455"."""
    families = {_family(name) for name in (*known, *(c.name for c in kept))} - {""}
    return [c for c in doubtful if c.rule.startswith("form/code") and _family(c.name) in families]


def _is_listed(candidate: Candidate, kept: Iterable[Candidate], taken: Iterable[Span], document: Document) -> bool:
    """Say whether a code stands in a list beside a sure name ("HB-310, TX-220 and NV-7 are tested")."""
    sure = sorted([*taken, *(span for c in kept for span in c.spans)])
    ends, starts = {end for _, end in sure}, {start for start, _ in sure}
    words = alias_words()
    for start, end in candidate.spans:
        before = words.listed_behind.search(document.shadow, max(0, start - 60), start)
        after = words.listed_before.match(document.shadow, end)
        if (before and before.start() in ends) or (after and after.end() in starts):
            return True
    return False


def _family(name: str) -> str:
    """Return what the names of one series share: of a code its letters with the mark behind them and the number of its digits ("HB-###"),
    of a name with a radioactive atom the molecule; empty for another form."""
    match = re.fullmatch(r"([A-Z]{2,6}[ -]?)(\d{2,5}|(?<=-)\d)", name)
    labelled = labelled_parts(name)
    return match[1] + "#" * len(match[2]) if match else labelled[1] if labelled else ""
