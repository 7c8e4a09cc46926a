import ast
import subprocess
import sys

import pytest
import typer.main

from onckg.cli.main import app

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def test_the_commands_are_these() -> None:
    assert set(COMMANDS) == {
        "changes", "conflicts", "evaluate", "export", "extract", "ground", "ingest", "ontology", "plans", "query", "questions", "reason",
        "refresh", "registry", "remove", "show", "status", "validate", "version", "vocab", "why-same",
    }  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_and_an_example(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert len(command.help.split(".")[0]) < 75, "the first sentence stands in the list of commands"
    assert f"Example: onckg {name}" in (command.epilog or "")
    for parameter in command.params:
        assert getattr(parameter, "help", "") or parameter.name == "help", f"{name} {parameter.name} has no help"


def test_help_is_quick() -> None:
    """Help must not wait for heavy libraries."""
    code = """
import sys
from onckg.cli.main import main
sys.argv = ["onckg", "--help"]
try:
    main()
except SystemExit:
    print(sorted(sys.modules))
"""
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(ast.literal_eval(printed.splitlines()[-1]))
    assert not loaded & {"rdflib", "pyoxigraph", "pyshacl", "networkx", "owlready2", "ahocorasick_rs", "rich.table"}
