import pytest

from onckg.documents import Source


@pytest.fixture(scope="session")
def source():
    return Source("made-up.txt", "0" * 64)
