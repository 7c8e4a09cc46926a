import hashlib
import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onckg.documents import Document, Source, document_from_text, list_inputs, read_document
from onckg.documents.fair_copy import fair_copy

SHARED = Path(__file__).parents[3] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not on this machine")
SOURCE = Source("made-up.txt", "")

PIECES = st.sampled_from(
    [
        "Ficta", " ", "\n", "\n\n", "\r\n", ". ", "About ", "**", " * ", "## ", "| ", "“", "”", "- ", "• ", "-----", "June 3, 2024",
        "AUSTIN, Texas", " -- ", "(BUSINESS WIRE)", "Forward-Looking Statements", "forward-looking statement", "Contact: ", "SOURCE ",
        "###",
        "Inc.", "U.S.", "1. ", "(", ")", "\t", "&amp;", "â€™",
        "Indications", "Important Safety Information", "Webcast", "é", "?", "a", '"', "®",
    ]
)  # fmt: skip
TEXTS = st.text(max_size=120) | st.lists(PIECES, max_size=40).map("".join)


def require_whole(document: Document) -> None:
    text = document.text
    require_places(document)
    assert len(document.shadow) == len(text)
    assert text[document.title_start : document.title_end] == document.title
    last = 0
    for section in document.sections:
        assert last <= section.start < section.end <= len(text)
        assert not text[last : section.start].strip()
        last = section.end
    assert not text[last:].strip()
    last = paragraph = 0
    for sentence in document.sentences:
        assert last <= sentence.start < sentence.end
        words = document.shadow[sentence.start : sentence.end]
        assert words == words.strip()
        assert sentence.paragraph >= paragraph
        assert any(s.start <= sentence.start and sentence.end <= s.end and s.kind == sentence.section for s in document.sections)
        last, paragraph = sentence.end, sentence.paragraph
    if document.dateline.date:
        assert document.dateline.end > document.dateline.start


def require_places(document: Document) -> None:
    """Every stretch of the text stands for a stretch of the canonical text that says the same, in the same order."""
    last = 0
    for sentence in document.sentences:
        start, end = document.canonical_span(sentence.start, sentence.end)
        assert last <= start < end <= len(document.canonical)
        assert bare(document.canonical[start:end]) == bare(document.text[sentence.start : sentence.end])
        last = end


def bare(words: str) -> str:
    """The words as a fair copy of them says them, without white space, and without case, which a headline in capitals loses."""
    return re.sub(r"\s+", "", fair_copy(words)[0]).casefold()


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_text_is_divided_whole(text: str) -> None:
    require_whole(document_from_text(text, "made-up", SOURCE))


def test_the_id_is_the_hash_of_the_text_and_nothing_else(wire: Document) -> None:
    assert wire.id == hashlib.sha256(wire.canonical.encode()).hexdigest()[:16]
    assert document_from_text(wire.canonical, "other", Source("b.txt", "1")).id == wire.id


def test_reading_a_file_and_its_kept_text_give_the_same_document(tmp_path: Path, wire: Document) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf" + wire.canonical.replace("\n", "\r\n").encode())
    read = read_document(list_inputs([file]).inputs[0])
    assert read.canonical == wire.canonical.replace("\n", "\r\n")
    assert read.text == wire.text
    assert read == document_from_text(read.canonical, read.name, read.source)
    assert read.source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert read.dateline.date == "2021-03-04"


@pytest.mark.parametrize(
    "piece",
    ["The drug was granted a status. ", "About Acme Acme is. ", '"It is. ', "| ", "** a ", ".", "* item ", "forward-looking statements. "],
)
def test_the_time_grows_with_the_length(piece: str) -> None:
    seconds = []
    for size in (20_000, 200_000):
        start = time.process_time()
        document_from_text(piece * (size // len(piece)), "long", SOURCE)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 40 * seconds[0] + 1


@pytest.mark.shared
@needs_shared
def test_the_shared_texts_are_divided_whole() -> None:
    for file in [*sorted((SHARED / "corpus").glob("*.txt"))[::8], *sorted((SHARED / "seed" / "texts").glob("*.txt"))]:
        document = read_document(list_inputs([file]).inputs[0])
        require_whole(document)
        assert document.title
        assert document.canonical == file.open(encoding="utf-8", newline="").read()


@pytest.mark.shared
@needs_shared
def test_the_dates_of_the_annotated_releases(read: Callable[[str], Document]) -> None:
    development = SHARED / "gold" / "dev"
    folds = json.loads((development / "folds.json").read_text())
    wrong = []
    for name in (name for fold in "1234" for name in folds[fold]):
        facts = json.loads((development / "facts" / f"{name}.json").read_text())
        document = read((development / "texts" / f"{name}.txt").open(encoding="utf-8", newline="").read())
        if document.dateline.date != (facts["release"]["date"] or ""):
            wrong.append(name)
    assert wrong == []
