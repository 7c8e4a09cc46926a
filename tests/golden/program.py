"""Calls the command line the way a user does: another process, files in, files out."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
FACTS = Path(__file__).parent / "facts"
GRAPHS = Path(__file__).parent / "graphs"


def onckg(*arguments):
    """Run ``onckg`` with these arguments; return its standard output. Raises ``RuntimeError`` with what it said where it fails."""
    command = [sys.executable, "-c", "import sys; from onckg.cli.main import main; sys.exit(main())", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise RuntimeError(f"onckg {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def extract(paths, out, full=False):
    """Extract the facts of these files and folders into ``out``; return them by name."""
    onckg("extract", *paths, "--out", out, *(["--full"] if full else []))
    return {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(Path(out).glob("*.json"))}
