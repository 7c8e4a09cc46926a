"""What a reader takes out of a release: canonical text, and where its parts lie.

All offsets are characters (Unicode code points) of ``Document.text`` from 0, end exclusive.
"""

from dataclasses import dataclass
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
class Document:
    """One release as read.

    ``id`` is the first 16 hex digits of the SHA-256 of ``text`` in UTF-8. ``name`` is the name of its outputs, distinct
    among the inputs of one run. ``text`` is canonical: layout kept, nothing normalised away. ``shadow`` has the same
    length and is what matching works on (™ ® and other marks -> space, curly quotes -> straight, dashes -> "-",
    every kind of space -> " ", line breaks kept). ``title`` is ``text[title_start:title_end]``.
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
