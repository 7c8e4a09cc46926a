"""What the tests of several stages share: the releases of ``examples/`` and, where it lies beside the project, the seed, read for real."""

import os
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
SEED_TEXTS = Path(__file__).parents[2] / "shared" / "seed" / "texts"

# Set before any test or fixture runs, and for all programs that tests start: no test sees what the developer added (a path that is no
# folder holds nothing).
os.environ["ONCKG_VOCABULARIES"] = os.devnull


@pytest.fixture(scope="session")
def examples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store that holds the examples."""
    return _read(tmp_path_factory, EXAMPLES)


@pytest.fixture(scope="session")
def whole_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store that holds the examples and the seed; a test that asks for it is skipped where there is no seed."""
    if not SEED_TEXTS.is_dir():
        pytest.skip("needs ../shared")
    return _read(tmp_path_factory, EXAMPLES, SEED_TEXTS)


def _read(tmp_path_factory: pytest.TempPathFactory, *folders: Path) -> Path:
    import onckg

    store = tmp_path_factory.mktemp("read") / "store"
    with onckg.open(store) as kg:
        kg.ingest(folders)
    return store
