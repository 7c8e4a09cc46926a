"""The wheel holds all that the program needs, and reads exactly as the checkout does."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the freshly built wheel was installed, without network."""
    folder = tmp_path_factory.mktemp("wheel")
    offline = {**os.environ, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(build, cwd=ROOT, env=offline, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("onckg-*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder / "site"), str(wheel)]
    subprocess.run(install, cwd=folder, env=offline, check=True, capture_output=True)
    return folder


def test_everything_that_is_no_program_ships(installed) -> None:
    (wheel,) = (installed / "dist").glob("*.whl")
    shipped = {name: zipfile.ZipFile(wheel).read(name) for name in zipfile.ZipFile(wheel).namelist()}
    data = [p for folder in ("ontology", "shapes") for p in (ROOT / folder).rglob("*") if p.is_file() and not p.name.startswith(".")]
    assert len(data) > 15
    for file in data:
        assert shipped[f"onckg/_data/{file.relative_to(ROOT).as_posix()}"] == file.read_bytes()
    beside = [p for p in (ROOT / "src" / "onckg").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {".py", ".toml", ".rq", ".typed"} <= {p.suffix or p.name for p in beside} | {".typed"}
    for file in beside:
        assert shipped[file.relative_to(ROOT / "src").as_posix()] == file.read_bytes()
    assert any(name.endswith("licenses/LICENSE") for name in shipped)
    assert any(name.endswith("licenses/NOTICE") for name in shipped)
    assert not [name for name in shipped if name.startswith(("tests/", "examples/")) or "__pycache__" in name]


@pytest.mark.slow
def test_the_wheel_does_what_the_checkout_does(shell, installed, filled, expected, releases) -> None:
    more = {"PYTHONPATH": str(installed / "site")}
    where = [sys.executable, "-c", "import onckg; print(onckg.__file__)"]
    told = subprocess.run(where, cwd=shell.folder, env=shell.environment(more), capture_output=True, text=True, check=True).stdout
    assert Path(told.strip()).is_relative_to(installed)
    extracted = shell.run("extract", releases[0], more=more)
    assert extracted.code == 0
    assert extracted.out == shell.run("extract", releases[0]).out
    assert shell.run("ingest", *releases, "--store", "store", more=more).code == 0
    assert shell.dump(Path("store"), more=more) == expected
    assert shell.run("questions", more=more).out == shell.run("questions").out
    assert shell.run("query", "designations-held", "--store", "store", more=more).out.count(b"\n") > 3
