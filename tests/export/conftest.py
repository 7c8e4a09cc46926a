from collections.abc import Iterator
from pathlib import Path

import pytest

from onckg.store import Store, open_store

SEED = Path(__file__).parents[1] / "query" / "seed_current.trig"


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("export") / "store") as store:
        store.quads.load(path=SEED)
        yield store
