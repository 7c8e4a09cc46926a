"""A sentence as the wordings see it: its text with each mention replaced by a typed mark.

"The FDA granted orphan drug designation to XR-101" becomes "The ⟨A0⟩ granted ⟨G1⟩ to ⟨D2⟩". Wordings match on this form, so they
need not know how names look. Brackets that only repeat or abbreviate what stands before them are left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onckg.documents.records import Document, Section, Sentence
from onckg.mentions.records import Mention

KIND_MARKS = {
    "agency": "A", "company": "C", "drug": "D", "designation": "G", "platform": "L", "nct": "N", "phase": "P",
    "regimen": "R", "study": "S", "trial": "T", "date": "W", "disease": "X",
}  # fmt: skip
_RANK = {kind: rank for rank, kind in enumerate(("nct", "designation", "drug", "trial", "company", "agency", "disease", "phase", "date", "platform", "regimen"))}
_BRACKET = re.compile(r"\s?\([^()]*\)|\s?\[[^\[\]]*\]")
_MARK = re.compile(r"⟨([A-Z])(\d+)⟩")
_SILENT = frozenset({"forward-looking", "contact", "footer", "logistics", "financial", "dateline", "safety"})


@dataclass(frozen=True, slots=True)
class View:
    """One sentence with its mentions.

    ``mentions`` are those that got a mark, in reading order: mark ⟨D2⟩ is ``mentions[2]``. ``all_mentions`` also holds populations,
    targets, modalities, and what a longer mention covers. ``slotted`` is the marked text, on one line; ``sentence_text`` the sentence's shadow.
    """

    sentence: Sentence
    section: Section | None
    mentions: tuple[Mention, ...]
    all_mentions: tuple[Mention, ...]
    slotted: str
    number: int
    sentence_text: str

    def of_kind(self, *kinds: str) -> list[Mention]:
        """Return the marked mentions of these kinds, in reading order."""
        return [m for m in self.mentions if m.kind in kinds]

    def place(self, mention: Mention) -> int:
        """Return where a marked mention's mark begins in ``slotted``; -1 when it stands in a bracket that was left out."""
        index = self.mentions.index(mention)
        return self.slotted.find(f"⟨{KIND_MARKS[mention.kind]}{index}⟩")


def marks_in(view: View, start: int, end: int, *kinds: str) -> list[Mention]:
    """Return the mentions whose marks lie in ``view.slotted[start:end]``, in reading order; of all kinds if none is named."""
    found = [view.mentions[int(m[2])] for m in _MARK.finditer(view.slotted, max(0, start), end)]
    return [m for m in found if not kinds or m.kind in kinds]


def build_views(document: Document, mentions: Sequence[Mention]) -> list[View]:
    """Return the views of all sentences that can state facts, in reading order.

    Sentences of the forward-looking statement, contacts, footer, logistics, safety information and financial tables are left out: they state nothing.
    """
    views, cursor = [], 0
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
        views.append(View(sentence, section, marked, tuple(inside), _slotted(document, sentence, marked), number, document.shadow[sentence.start : sentence.end]))
    return views


def _marked(inside: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that get a mark: no two overlap, surer kinds win, a weak disease word or an anaphor counts as others do."""
    kept: list[Mention] = []
    for mention in sorted((m for m in inside if m.kind in KIND_MARKS), key=lambda m: (_RANK[m.kind], m.start)):
        if not any(k.start < mention.end and mention.start < k.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _slotted(document: Document, sentence: Sentence, marked: tuple[Mention, ...]) -> str:
    parts, at = [], sentence.start
    for index, mention in enumerate(marked):
        parts.append(document.shadow[at : mention.start])
        parts.append(f"⟨{KIND_MARKS[mention.kind]}{index}⟩")
        at = mention.end
    parts.append(document.shadow[at : sentence.end])
    text = re.sub(r"\s+", " ", "".join(parts))
    return re.sub(r"\s+([,.;:)])", r"\1", re.sub(r"\s{2,}", " ", _without_idle_brackets(text, marked))).strip()


def _without_idle_brackets(text: str, marked: tuple[Mention, ...]) -> str:
    """Leave out brackets that hold no mark, or only names of the thing that stands before them."""

    def replace(match: re.Match[str]) -> str:
        inner = [marked[int(m[2])] for m in _MARK.finditer(match.group())]
        before = list(_MARK.finditer(text, 0, match.start()))
        previous = marked[int(before[-1][2])] if before else None
        if not inner or all(previous is not None and m.kind == previous.kind and m.value == previous.value for m in inner):
            return ""
        return match.group()

    return _BRACKET.sub(replace, text)
