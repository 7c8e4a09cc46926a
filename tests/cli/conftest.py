import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from onckg.cli.main import main
from onckg.store import open_store

SEED = Path(__file__).parents[1] / "query" / "seed_current.trig"


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


Runner = Callable[..., Run]


@pytest.fixture
def onckg(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Runner:
    """Run the program in this process, from an empty folder, as the shell would."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONCKG_STORE", raising=False)

    def run(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["onckg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capfd.readouterr()
        code = ended.value.code
        result = Run(code if isinstance(code, int) else 0, captured.out, captured.err)
        assert "Traceback" not in result.err
        return result

    return run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that holds the small hand-written dataset."""
    folder = tmp_path / "store"
    with open_store(folder) as opened:
        opened.quads.load(path=SEED)
    return folder
