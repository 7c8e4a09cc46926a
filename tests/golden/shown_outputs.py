"""The commands that the README and other pages show, run for real: what stands below ``$ onckg ...`` is what the program prints.

Takes the ``console`` blocks of a page; each line with ``$ `` is a command, the lines below it are its output. A last line ``…`` says
that the output goes on: as many lines as stand above it are shown. Commands without shown output are run too (they prepare for the
next); other commands than ``onckg`` are left alone.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from program import ROOT

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MORE = "…"
PAGES = (ROOT / "README.md", ROOT / "docs" / "history.md")


def run(command, store):
    """What a shell prints for the command, standard error included, as lines without trailing spaces."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "ONCKG_STORE": str(store)}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return [line.rstrip() for line in done.stdout.rstrip("\n").splitlines()]


def renewed(page, store):
    """Return the page with the outputs that its commands have when run in order over one store."""
    return BLOCK.sub(lambda block: f"```console\n{_renewed_block(block[1], store)}```", page)


def _renewed_block(block, store):
    lines = []
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        command, *shown = part.rstrip("\n").splitlines() or [""]
        lines.append(command)
        if not command.startswith("$ onckg "):
            lines += shown
            continue
        output = run(command.removeprefix("$ "), store)
        if shown and shown[-1] == MORE and len(output) > len(shown) - 1:
            output = [*output[: len(shown) - 1], MORE]
        lines += output if shown else []
    return "\n".join(lines).removeprefix("\n") + "\n"
