"""The installed program in processes of its own, as a shell would run it."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SEED = ROOT.parent / "shared" / "seed" / "texts"
PROGRAM = Path(sys.executable).with_name("onckg")


@dataclass(frozen=True)
class Run:
    code: int
    out: bytes
    err: str


class Shell:
    """An empty folder with the program in it; ``run`` takes the arguments of ``onckg``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def command(self, *arguments: str | Path) -> list[str]:
        return [str(PROGRAM), *map(str, arguments)]

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("ONCKG_STORE", "ONCKG_TRACEBACK")}
        return {**kept, **(more or {})}

    def run(self, *arguments: str | Path, more: Mapping[str, str] | None = None, stdin: int = subprocess.DEVNULL) -> Run:
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(more),
            stdin=stdin,
            capture_output=True,
            check=False,
            timeout=300,
        )
        err = done.stderr.decode()
        assert "Traceback" not in err, err
        return Run(done.returncode, done.stdout, err)

    def dump(self, store: Path, more: Mapping[str, str] | None = None) -> str:
        """The SHA-256 of the whole dataset."""
        exported = self.run("export", "nquads", "--store", store, more=more)
        assert exported.code == 0, exported.err
        return hashlib.sha256(exported.out).hexdigest()


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture(scope="session")
def releases() -> list[Path]:
    """All releases that are here, by name: the examples, and the seed where it is."""
    return sorted([*EXAMPLES.glob("*.txt"), *SEED.glob("*.txt")], key=lambda path: path.name)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, releases: list[Path]) -> Path:
    """A store that holds all of them, read by one undisturbed process. Not to be changed."""
    shell = Shell(tmp_path_factory.mktemp("filled"))
    ingested = shell.run("ingest", *releases, "--workers", "1", "--store", "store")
    assert ingested.code == 0, ingested.err
    return shell.folder / "store"


@pytest.fixture(scope="module")
def expected(filled: Path) -> str:
    return Shell(filled.parent).dump(filled)


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    """A copy of the filled store that may be changed."""
    return Path(shutil.copytree(filled, tmp_path / "store"))


@pytest.fixture
def other_version(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """Make a program whose given stage is of another version; return the environment in which it runs instead of ours."""

    def make(stage: str) -> dict[str, str]:
        folder = tmp_path / "other"
        shutil.copytree(ROOT / "src" / "onckg", folder / "src" / "onckg", ignore=shutil.ignore_patterns("__pycache__"))
        for data in ("ontology", "shapes"):
            (folder / data).symlink_to(ROOT / data)
        changed = folder / "src" / "onckg" / stage / "__init__.py"
        changed.write_text(changed.read_text("utf-8") + "\n# another version\n", "utf-8")
        return {"PYTHONPATH": str(folder / "src")}

    return make
