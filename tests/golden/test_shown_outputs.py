"""Pages show what the program prints. ``make golden`` renews it."""

import difflib

import pytest
from shown_outputs import PAGES, renewed

PAGE = "```console\n$ onckg version\nx\n```\n\ntext\n\n```console\n$ make demo\n$ onckg version\nsomething old\n```\n"


def test_outputs_are_renewed_and_other_commands_left_alone(tmp_path):
    page = renewed(PAGE, tmp_path)
    assert "something old" not in page
    assert page.count("0.1.0") == 2
    assert "$ make demo\n$ onckg version\n" in page
    assert renewed(page, tmp_path) == page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_the_program_prints(page, tmp_path):
    shown = page.read_text("utf-8")
    now = renewed(shown, tmp_path / "store")
    changed = difflib.unified_diff(shown.splitlines(), now.splitlines(), page.name, "now", n=0, lineterm="")
    assert shown == now, "make golden, then review:\n" + "\n".join(changed)
