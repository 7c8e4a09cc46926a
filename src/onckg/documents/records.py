"""What a reader takes out of a release: canonical text, its fair copy, and where its parts lie.

All offsets are characters (Unicode code points) of ``Document.text``, the fair copy, from 0, end exclusive; those of the canonical text
come from ``Document.canonical_span``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

SectionKind = Literal[
    "headline", "subhead", "dateline", "lead", "body", "list", "table", "about-company", "about-drug", "about-disease",
    "about-other", "label", "safety", "forward-looking", "logistics", "financial", "contact", "footer",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text with one function. ``heading`` is the heading's text as it stands, ``subject`` what an
    "About X" heading names ("X"), both empty where there is none. Sections do not overlap and come in reading order.
    ``label`` is what a drug is approved for in the words of its label ("Indications"), ``safety`` the rest of the label
    (warnings, adverse reactions, dosing)."""

    kind: SectionKind
    start: int
    end: int
    heading: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, list item or table row. ``paragraph`` counts paragraphs from 0; ``quoted`` says that
    the sentence stands wholly or mostly inside quotation marks."""

    start: int
    end: int
    section: SectionKind
    paragraph: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when the release was issued. ``date`` is ISO (YYYY-MM-DD) or empty; ``start``/``end`` are the characters
    of the date (0, 0 where there is none); ``place`` and ``wire`` are as written, empty where not given."""

    date: str = ""
    start: int = 0
    end: int = 0
    place: str = ""
    wire: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that carried the release: ``name`` (file name without folders), ``sha256`` of its bytes, ``format``
    ("text"), ``encoding`` that its bytes were read with, ``url`` if known."""

    name: str
    sha256: str
    format: str = "text"
    encoding: str = "utf-8"
    url: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """One release to read. ``path`` is where it lies ("-" is standard input, whose bytes are in ``content``), ``name`` the
    name of its outputs, distinct among the inputs of one run, ``format`` the name of its format ("text")."""

    path: str
    name: str
    format: str = "text"
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that gave no release. ``name`` is the path as given, ``reason`` one sentence that says what to do."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """``inputs`` by name, ``failures`` by path: the same whatever the order of the arguments."""

    inputs: tuple[Input, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the characters of a fair copy stand in the canonical text: character ``i`` stands for ``[starts[i], ends[i])``. Both are
    empty where the copy is the canonical text itself."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the canonical characters that ``[start, end)`` of the copy stand for; an empty stretch stays empty."""
        if not self.starts:
            return start, end
        if start == end:
            place = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return place, place
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Document:
    """One release as read.

    ``id`` is the first 16 hex digits of the SHA-256 of ``canonical`` in UTF-8. ``name`` is the name of its outputs, distinct
    among the inputs of one run. ``canonical`` is the text as the source has it: layout kept, nothing normalised away; evidence counts its
    characters. ``text`` is its fair copy (see ``documents.fair_copy``), the same for most texts: names are as they stand there.
    ``shadow`` is as long as ``text`` and is what matching works on (™ ® and other marks -> space, curly quotes -> straight, dashes -> "-",
    line breaks kept between paragraphs). ``title`` is ``text[title_start:title_end]``.
    """

    id: str
    name: str
    text: str
    shadow: str
    title: str
    title_start: int
    title_end: int
    dateline: Dateline
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    source: Source
    canonical: str = ""
    places: Places = field(default=Places(), repr=False)

    def __post_init__(self) -> None:
        if not self.places.starts:
            object.__setattr__(self, "canonical", self.canonical or self.text)

    def canonical_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of ``canonical`` that ``text[start:end]`` stands for."""
        return self.places.span(start, end)
