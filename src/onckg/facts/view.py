"""A sentence as the wordings see it: its text with each mention replaced by a typed mark.

"The FDA granted orphan drug designation to XR-101" becomes "The ⟨A0⟩ granted ⟨G1⟩ to ⟨D2⟩". Wordings match on this form, so they
need not know how names look. Brackets that only repeat or abbreviate what stands before them are left out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onckg.documents.records import Document, Section, Sentence
from onckg.mentions.records import Mention

KIND_MARKS = {
    "agency": "A", "committee": "B", "company": "C", "drug": "D", "designation": "G", "platform": "L", "nct": "N", "phase": "P",
    "regimen": "R", "study": "S", "trial": "T", "date": "W", "disease": "X",
}  # fmt: skip
_OF_STUDIES = (KIND_MARKS["study"], "O")  # marks that ``studies`` sets, the one that is asked about and the others: no mentions
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        ("nct", "designation", "drug", "trial", "company", "agency", "disease", "phase", "date", "platform", "regimen")
    )
}
_BRACKET = re.compile(r"\s?\([^()]*\)|\s?\[[^\[\]]*\]")
_MARK = re.compile(r"⟨([A-Z])(\d+)⟩")
_COMMITTEE = re.compile(r"committee|\b(?:CHMP|COMP|ODAC|CAT|PRAC)\b", re.IGNORECASE)
_LEGAL_FORM = re.compile(  # says nothing in a sentence, and keeps "A, Inc. and B, Ltd." from being read as two names
    r"(?<=⟩),?\s(?:Inc(?:orporated)?\b\.?|Corp(?:oration)?\b\.?|Co\.?,?\s(?:Ltd|Limited|LLC|Inc)\b\.?|(?:Pty|Pte|Pvt|Private)\.?\s(?:Ltd|Limited)\b\.?|Ltd\b\.?"
    r"|Limited\b|L\.?L\.?C\b\.?|L\.?P\b\.?|[Pp]lc\b|PLC\b|AG\b|SE\b|S\.?A\.?S?\b\.?|S\.?p\.?A\b\.?|S\.?r\.?l\b\.?|N\.?V\b\.?|B\.?V\b\.?|AB\b|A/S\b|ASA\b|Oyj?\b"
    r"|GmbH\b(?:\s&\sCo\.?\sKG(?:aA)?\b)?|KGaA\b|K\.?K\b\.?)"
)
_SPACES = re.compile(r"\s+")
_TELLS_STATUS = re.compile(
    r"\s?\((?:enrolling|recruiting|ongoing|active|planned|completed|terminated|on hold|under ?way|start(?:s|ing)?|to start)\b",
    re.IGNORECASE,
)
_NEEDS_FOLDING = re.compile(r"^\s|\s$|\s[\s,.;:)]|[^\S ]")
_SILENT = frozenset({"forward-looking", "contact", "footer", "logistics", "financial", "dateline", "safety"})


@dataclass(frozen=True, slots=True)
class View:
    """One sentence with its mentions.

    ``mentions`` are those that got a mark, in reading order: mark ⟨D2⟩ is ``mentions[2]``. ``all_mentions`` also holds populations,
    targets, modalities, and what a longer mention covers. ``slotted`` is the marked text, on one line; ``places`` gives for each of its
    characters the
    document's character that it stands for; ``sentence_text`` is the sentence's shadow.
    """

    sentence: Sentence
    section: Section | None
    mentions: tuple[Mention, ...]
    all_mentions: tuple[Mention, ...]
    slotted: str
    places: tuple[int, ...]
    number: int
    sentence_text: str
    _spans: Mapping[int, tuple[int, int]] = field(init=False, repr=False, compare=False)  # of the marks, by the mention's first character

    def __post_init__(self) -> None:
        spans = {self.mentions[int(m[2])].start: m.span() for m in _MARK.finditer(self.slotted) if m[1] not in _OF_STUDIES}
        object.__setattr__(self, "_spans", spans)

    def of_kind(self, *kinds: str) -> list[Mention]:
        """Return the marked mentions of these kinds, in reading order."""
        return [m for m in self.mentions if m.kind in kinds]

    def place(self, mention: Mention) -> int:
        """Return where a marked mention's mark begins in ``slotted``; -1 when it stands in a bracket that was left out."""
        return self.span(mention)[0]

    def span(self, mention: Mention) -> tuple[int, int]:
        """Return where a marked mention's mark begins and ends in ``slotted``; (-1, -1) when it stands in a bracket that was left out."""
        return self._spans.get(mention.start, (-1, -1))

    def character(self, place: int) -> int:
        """Return the document's character that a place of ``slotted`` stands for; the sentence's end for the place behind the last."""
        return self.places[place] if place < len(self.places) else self.sentence.end


def marks_in(view: View, start: int, end: int, *kinds: str) -> list[Mention]:
    """Return the mentions whose marks lie in ``view.slotted[start:end]``, in reading order; of all kinds if none is named."""
    found = [view.mentions[int(m[2])] for m in _MARK.finditer(view.slotted, max(0, start), end)]
    return [m for m in found if not kinds or m.kind in kinds]


def build_views(document: Document, mentions: Sequence[Mention]) -> list[View]:
    """Return the views of all sentences that can state facts, in reading order.

    Sentences of the forward-looking statement, contacts, footer, logistics, safety information and financial tables are left out: they
    state nothing.
    """
    views: list[View] = []
    cursor = 0
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    for number, sentence in enumerate(document.sentences):
        while cursor < len(ordered) and ordered[cursor].start < sentence.start:
            cursor += 1
        inside = []
        at = cursor
        while at < len(ordered) and ordered[at].start < sentence.end:
            if ordered[at].end <= sentence.end:
                inside.append(ordered[at])
            at += 1
        if sentence.section in _SILENT:
            continue
        marked = tuple(_marked(inside))
        section = next((s for s in document.sections if s.start <= sentence.start < s.end), None)
        slotted, places = _slotted(document, sentence, marked)
        views.append(
            View(sentence, section, marked, tuple(inside), slotted, places, number, document.shadow[sentence.start : sentence.end])
        )
    return views


def _marked(inside: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that get a mark: no two overlap, surer kinds win, a weak disease word or an anaphor counts as others do."""
    kept: list[Mention] = []
    for mention in sorted((m for m in inside if m.kind in KIND_MARKS), key=_surest_first):
        if not any(k.start < mention.end and mention.start < k.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _surest_first(mention: Mention) -> tuple[int, int]:
    """Return the rank of a mention among overlapping ones; a study's number ("HB-310-101") goes before the drug that it begins with."""
    return (-1 if mention.attributes.get("over") == "drug" else _RANK[mention.kind], mention.start)


def _slotted(document: Document, sentence: Sentence, marked: tuple[Mention, ...]) -> tuple[str, tuple[int, ...]]:
    """Return the marked text and, for each of its characters, the character of the document that it stands for."""
    parts: list[str] = []
    places: list[int] = []
    at = sentence.start
    for index, mention in enumerate(marked):
        mark = f"⟨{_letter(mention)}{index}⟩"
        parts += [document.shadow[at : mention.start], mark]
        places += [*range(at, mention.start), *([mention.start] * len(mark))]
        at = mention.end
    parts.append(document.shadow[at : sentence.end])
    places += range(at, sentence.end)
    return _on_one_line(*_without_idle_brackets("".join(parts), places, marked))


def _letter(mention: Mention) -> str:
    """Return the letter of a mention's mark; a committee of an agency has its own: it gives opinions, the agency decides."""
    committee = mention.kind == "agency" and _COMMITTEE.search(mention.text)
    return KIND_MARKS["committee" if committee else mention.kind]


def _without_idle_brackets(text: str, places: list[int], marked: tuple[Mention, ...]) -> tuple[str, list[int]]:
    """Leave out brackets that hold no mark and no status of a trial, or only names of the thing that stands before them."""
    kept_text: list[str] = []
    kept_places: list[int] = []
    at = 0
    for match in _BRACKET.finditer(text):
        inner = [marked[int(m[2])] for m in _MARK.finditer(match.group())]
        before = list(_MARK.finditer(text, 0, match.start()))
        previous = marked[int(before[-1][2])] if before else None
        if _TELLS_STATUS.match(match.group()):
            continue
        if inner and not all(previous is not None and m.kind == previous.kind and m.value == previous.value for m in inner):
            continue
        kept_text.append(text[at : match.start()])
        kept_places += places[at : match.start()]
        at = match.end()
    return _without_legal_forms("".join([*kept_text, text[at:]]), [*kept_places, *places[at:]], marked)


def _without_legal_forms(text: str, places: list[int], marked: tuple[Mention, ...]) -> tuple[str, list[int]]:
    """Leave out the legal forms behind companies."""
    if not any(m.kind == "company" for m in marked):
        return text, places
    for match in reversed(list(_LEGAL_FORM.finditer(text))):
        mark = text.rfind("⟨", 0, match.start())
        if text[mark + 1] == KIND_MARKS["company"]:
            text, places = text[: match.start()] + text[match.end() :], places[: match.start()] + places[match.end() :]
    return text, places


def _on_one_line(text: str, places: list[int]) -> tuple[str, tuple[int, ...]]:
    """Fold white space to single spaces, and to none at the ends and before punctuation."""
    if not _NEEDS_FOLDING.search(text):
        return text, tuple(places)
    kept_text: list[str] = []
    kept_places: list[int] = []
    at = 0
    for spaces in _SPACES.finditer(text):
        kept_text.append(text[at : spaces.start()])
        kept_places += places[at : spaces.start()]
        at = spaces.end()
        if spaces.start() > 0 and at < len(text) and text[at] not in ",.;:)":
            kept_text.append(" ")
            kept_places.append(places[at - 1])
    return "".join([*kept_text, text[at:]]), tuple([*kept_places, *places[at:]])
