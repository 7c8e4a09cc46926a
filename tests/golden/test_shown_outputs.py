"""The README shows what the program prints. ``make golden`` renews it."""

import difflib

from program import ROOT
from shown_outputs import renewed

PAGE = "```console\n$ onckg version\nx\n```\n\ntext\n\n```console\n$ make demo\n$ onckg version\nsomething old\n```\n"


def test_outputs_are_renewed_and_other_commands_left_alone(tmp_path):
    page = renewed(PAGE, tmp_path)
    assert "something old" not in page
    assert page.count("0.1.0") == 2
    assert "$ make demo\n$ onckg version\n" in page
    assert renewed(page, tmp_path) == page


def test_readme_shows_what_the_program_prints(tmp_path):
    page = (ROOT / "README.md").read_text("utf-8")
    now = renewed(page, tmp_path / "store")
    changed = difflib.unified_diff(page.splitlines(), now.splitlines(), "README.md", "now", n=0, lineterm="")
    assert page == now, "make golden, then review:\n" + "\n".join(changed)
