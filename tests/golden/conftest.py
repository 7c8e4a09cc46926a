"""Puts this folder on the path, so that its tests share ``compare`` and ``program`` (pytest's importlib mode does not)."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from program import EXAMPLES, extract


@pytest.fixture(scope="session")
def extracted_examples(tmp_path_factory):
    """All examples as ``onckg extract`` writes them: name -> facts in GUIDELINES form."""
    return extract([EXAMPLES], tmp_path_factory.mktemp("facts"))


@pytest.fixture(scope="session")
def full_examples(tmp_path_factory):
    """All examples as ``onckg extract --full`` writes them: name -> the whole record."""
    return extract([EXAMPLES], tmp_path_factory.mktemp("full"), full=True)
