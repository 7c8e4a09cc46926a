"""The lexicon of the shipped vocabularies."""

import pytest

from onckg.lexicon import build_lexicon
from onckg.vocabulary import load_vocabulary


@pytest.fixture(scope="session")
def lexicon():
    return build_lexicon(load_vocabulary())
