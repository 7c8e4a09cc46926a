"""``onckg ground``: texts from the command line and from files, for people and for scripts."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onckg.cli.main import app
from onckg.errors import InputError


def ground(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["ground", *arguments])


def test_a_text_is_told_with_its_concept_and_the_reason() -> None:
    lines = [line.strip() for line in ground("relapsed or refractory DLBCL").stdout.splitlines()]
    assert lines[0] == "relapsed or refractory DLBCL"
    assert "diffuse large B-cell lymphoma · disease:diffuse-large-b-cell-lymphoma" in lines[1]
    assert any(line.startswith("same as ") and "NCIT:C8851" in line for line in lines)
    assert "populations relapsed or refractory" in lines
    assert lines[-1] == "“DLBCL” is the abbreviation of diffuse large B-cell lymphoma."


def test_a_text_that_names_nothing_says_so() -> None:
    assert "names nothing" in ground("the weather in May").stdout


def test_json_has_a_line_for_each_text(tmp_path: Path) -> None:
    table = tmp_path / "conditions.csv"
    table.write_text('id,condition\n1,"Carcinoma, Non-Small-Cell Lung"\n2,\n3,neuroblastoma\n', "utf-8")
    rows = [
        json.loads(line) for line in ground("-f", str(table), "--column", "condition", "--kind", "disease", "--json").stdout.splitlines()
    ]
    assert [row["text"] for row in rows] == ["Carcinoma, Non-Small-Cell Lung", "neuroblastoma"]
    assert [row["names"][0]["name"] for row in rows] == ["non-small cell lung cancer", "neuroblastoma"]
    assert {row["names"][0]["grounding"]["how"] for row in rows} == {"label"}


def test_lines_of_a_file(tmp_path: Path) -> None:
    names = tmp_path / "drugs.txt"
    names.write_text("pembrolizumab\n\nXR-1700\n", "utf-8")
    assert ground("--kind", "drug", "-f", str(names)).stdout.count("  drug [") == 2


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("x", "--kind", "planet"), 2)])
def test_wrong_usage(arguments: tuple[str, ...], code: int) -> None:
    assert ground(*arguments).exit_code == code


def test_what_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("a,b\n1,2\n", "utf-8")
    for arguments, message in (
        (("-f", str(table), "--column", "c"), "has no column 'c': it has a, b"),
        (("-f", str(tmp_path / "none.txt")), "cannot be read"),
    ):
        result = ground(*arguments)
        assert isinstance(result.exception, InputError)
        assert message in str(result.exception)
