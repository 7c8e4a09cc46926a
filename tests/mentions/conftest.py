"""Small documents of our own making, and mentions written in one line: "surface=value | surface=value"."""

from dataclasses import replace

import pytest

from onckg.documents import Dateline, Source, document_from_text
from onckg.lexicon import build_lexicon
from onckg.mentions import find_mentions
from onckg.vocabulary import load_vocabulary

SOURCE = Source("made-up.txt", "0" * 64)
FRAME = (
    "Harrow Bay Therapeutics Gives an Update\n\nBASEL, Switzerland, June 6, 2018 -- Harrow Bay Therapeutics, Inc. (Nasdaq: HBTX) "
    "today gave an update on its pipeline.\n\n{sentence}\n"
)


@pytest.fixture(scope="session")
def lexicon():
    return build_lexicon(load_vocabulary())


@pytest.fixture(scope="session")
def document_of():
    """A sentence alone as a document; ``issued`` is the day of its dateline, empty for none."""

    def read(sentence, issued="2018-06-06"):
        return replace(document_from_text(sentence, "made-up", SOURCE), dateline=Dateline(issued))

    return read


@pytest.fixture(scope="session")
def line_of():
    """Mentions in one line; their characters are checked on the way."""

    def line(document, mentions):
        for mention in mentions:
            assert mention.text == document.text[mention.start : mention.end]
        return " | ".join(f"{m.text}={m.value}" for m in mentions)

    return line


@pytest.fixture(scope="session")
def named_in_body(lexicon, line_of):
    """What is found of one kind in a sentence that stands in the body of a release, by all recognizers together."""

    def find(sentence, kind):
        document = document_from_text(FRAME.format(sentence=sentence), "made-up", SOURCE)
        start = document.text.index("pipeline.") + 9
        return line_of(document, [m for m in find_mentions(document, lexicon) if m.kind == kind and m.start >= start])

    return find
