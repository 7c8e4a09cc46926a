from pathlib import Path

import pyoxigraph
import pytest

from onckg.store import open_store

SEED = Path(__file__).parent / "seed_current.trig"


@pytest.fixture(scope="session")
def dataset() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=SEED)
    return store


@pytest.fixture(scope="session")
def seed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store on disk, which other processes may open."""
    folder = tmp_path_factory.mktemp("query") / "store"
    with open_store(folder) as store:
        store.quads.load(path=SEED)
    return folder
