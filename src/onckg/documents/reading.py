"""From an input to a ``Document``: the stages of this folder in their order."""

import hashlib
import sys
from pathlib import Path

from onckg.documents.capitals import without_capitals
from onckg.documents.fair_copy import fair_copy, unbroken
from onckg.documents.formats import format_by_name
from onckg.documents.front import Front, read_front
from onckg.documents.inline import cut_paragraphs
from onckg.documents.inputs import MAX_BYTES, STANDARD_INPUT
from onckg.documents.language import require_english
from onckg.documents.layout import Block, read_blocks
from onckg.documents.records import Dateline, Document, Input, Sentence, Source
from onckg.documents.sections import Part, divide, merge
from onckg.documents.sentences import Span, quotations, quoted_flags, split_sentences, trimmed
from onckg.documents.shadow import with_marks, without_stars
from onckg.errors import DocumentError


def read_document(item: Input, max_bytes: int = MAX_BYTES) -> Document:
    """Return the release of an input. Raises ``DocumentError``, one sentence that begins with the path, where the file is
    missing, unreadable, empty, binary, larger than ``max_bytes`` or not English."""
    try:
        data = _bytes_of(item, max_bytes)
        reading = format_by_name(item.format).read(data)
        source = Source(_file_name(item), hashlib.sha256(data).hexdigest(), item.format, reading.encoding, reading.url)
        document = document_from_text(reading.text, item.name, source)
        require_english(document.shadow)
    except DocumentError as error:
        raise DocumentError(f"{'standard input' if item.path == STANDARD_INPUT else item.path} {error}") from error
    return document


def document_from_text(text: str, name: str, source: Source) -> Document:
    """Return the document of a text that is canonical already, as the store keeps it. Never fails on any text that UTF-8 can
    hold."""
    copy, places = fair_copy(text)
    blocks = read_blocks(with_marks(copy), copy)
    copy = without_capitals(unbroken(copy, blocks), blocks)
    marked = with_marks(copy)
    shadow = without_stars(marked)
    front = read_front(marked, cut_paragraphs(marked, blocks))
    parts = _parts(marked, shadow, copy, front)
    start, end = front.title
    return Document(
        id=hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        name=name,
        text=copy,
        shadow=shadow,
        title=copy[start:end],
        title_start=start,
        title_end=end,
        dateline=_dateline(copy, front),
        sections=merge(parts, copy),
        sentences=_sentences(shadow, parts),
        source=source,
        canonical=text,
        places=places,
    )


def _bytes_of(item: Input, max_bytes: int) -> bytes:
    if item.content is not None:
        data = item.content
    elif item.path == STANDARD_INPUT:
        data = sys.stdin.buffer.read(max_bytes + 1)
    else:
        try:
            path = Path(item.path)
            if path.stat().st_size > max_bytes:
                raise _too_large(max_bytes)
            with path.open("rb") as file:
                data = file.read(max_bytes + 1)  # a device has no size, and may have no end
        except OSError as error:
            raise DocumentError(f"cannot be read ({error.strerror}): check the path and its permissions") from error
    if len(data) > max_bytes:
        raise _too_large(max_bytes)
    return data


def _too_large(max_bytes: int) -> DocumentError:
    return DocumentError(f"is larger than {max_bytes / 1_000_000:g} MB: give one release a file")


def _file_name(item: Input) -> str:
    return "stdin" if item.path == STANDARD_INPUT else Path(item.path).name


def _parts(marked: str, shadow: str, text: str, front: Front) -> list[Part]:
    parts = [Part(block.start, block.end, kind, _sentences_of(shadow, block)) for block, kind in front.pieces]
    rest = front.rest
    found = front.dateline
    if found and rest and rest[0].start <= found.start < rest[0].end:
        parts.append(Part(rest[0].start, found.end, "dateline", _trimmed_list(shadow, rest[0].start, found.end)))
        tail = shadow[found.end : rest[0].end]
        start = found.end + len(tail) - len(tail.lstrip())
        rest = [Block(start, rest[0].end, "paragraph"), *rest[1:]] if start < rest[0].end else rest[1:]
    return parts + divide(marked, text, [(block, _sentences_of(shadow, block)) for block in rest])


def _sentences_of(shadow: str, block: Block) -> list[Span]:
    if block.form in ("paragraph", "item"):
        return split_sentences(shadow, block.start, block.end)
    return _trimmed_list(shadow, block.start, block.end) if block.form != "rule" else []


def _trimmed_list(shadow: str, start: int, end: int) -> list[Span]:
    span = trimmed(shadow, start, end)
    return [span] if span[1] > span[0] else []


def _dateline(text: str, front: Front) -> Dateline:
    found = front.dateline
    if found is None:
        return Dateline()
    start, end = (found.date_start, found.date_end) if found.date else (0, 0)
    return Dateline(found.date, start, end, text[slice(*found.place)], text[slice(*found.wire)].strip())


def _sentences(shadow: str, parts: list[Part]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for paragraph, part in enumerate(parts):
        if shadow.find('"', part.start, part.end) < 0:
            sentences += [Sentence(start, end, part.kind, paragraph) for start, end in part.sentences]
            continue
        flags = quoted_flags(part.sentences, quotations(shadow, part.start, part.end))
        sentences += [
            Sentence(start, end, part.kind, paragraph, quoted) for (start, end), quoted in zip(part.sentences, flags, strict=True)
        ]
    return tuple(sentences)
