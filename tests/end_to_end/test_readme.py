"""What the README and the first guide tell people to type works, in an empty folder with the examples in it, in the order of the text."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```(console|python|sparql)\n(.*?)^```$", re.M | re.S)
_SPAN = re.compile(r"`(onckg [^`\n]+)`")
_FILLED_IN = {"FOLDER": "examples", "COMMAND": "ingest"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shown commands are for a Unix shell")


def steps(page: Path) -> list[tuple[str, str]]:
    """(kind, text) of all that can be run, in the order of the page; a query takes the place of the file that it is saved as."""
    text = re.sub(r"<!--.*?-->", lambda comment: " " * len(comment[0]), page.read_text("utf-8"), flags=re.S)
    found = []
    for block in _BLOCK.finditer(text):
        if block[1] == "console":
            found += [(block.start(), "shell", line[2:]) for line in block[2].splitlines() if line.startswith("$ onckg ")]
        else:
            found.append((block.start(), block[1], block[2]))
    found += [(span.start(), "shell", span[1]) for span in _SPAN.finditer(_BLOCK.sub(lambda block: " " * len(block[0]), text))]
    return [(kind, content) for _, kind, content in sorted(found)]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["README.md", "docs/getting-started.md"])
def test_what_is_shown_works(shell, name) -> None:
    shutil.copytree(ROOT / "examples", shell.folder / "examples")
    shown = steps(ROOT / name)
    assert sum(kind == "shell" for kind, _ in shown) >= 6
    path = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    if name == "README.md":
        assert {"python"} <= {kind for kind, _ in shown}
    for kind, content in shown:
        if kind == "python":
            command = [sys.executable, "-c", content]
        elif kind == "sparql":
            (shell.folder / "studied.rq").write_text(content, "utf-8")
            command = ["onckg", "query", "-f", "studied.rq"]
        else:
            command = ["bash", "-o", "pipefail", "-c", re.sub("|".join(_FILLED_IN), lambda word: _FILLED_IN[word[0]], content)]
        done = subprocess.run(command, cwd=shell.folder, env=shell.environment(path), capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{content}\n{done.stdout}{done.stderr}"
        assert done.stderr == "", content
        assert kind != "sparql" or len(done.stdout.splitlines()) > 2, "a shown query finds something"


def test_the_table_of_the_readme_is_true(shell, filled) -> None:
    """The four facts that the README promises of its sentence are those that a question finds."""
    rows = re.findall(
        r"^\| (HTX-214) \| ([^|]+) \| (\w+) \| ([^|]+) \| (\w+) \| ([\d-]+) \|$", (ROOT / "README.md").read_text("utf-8"), re.M
    )
    query = """SELECT ?drug ?kind ?agency ?disease ?status ?date {
      ?g a onc:Designation ; onc:ofDrug/skos:prefLabel ?drug ; onc:kind ?k ; onc:byAgency ?a ; onc:forDisease/skos:prefLabel ?disease ;
         onc:status ?s ; onc:earliest ?date .
      ?k skos:prefLabel ?kind . ?s skos:prefLabel ?status . BIND(REPLACE(STR(?a), "^.*[/#]", "") AS ?agency) }"""
    found = shell.run("query", query, "--format", "csv", "--store", filled).out.decode().lower().splitlines()
    assert len(rows) == 4
    for row in rows:
        wanted = [row[0], f"{row[1]} designation", *row[2:]]
        assert ",".join(wanted).lower() in found, found
