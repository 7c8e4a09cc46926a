"""How well and how fast facts are read: scores folds 1 to 4 of the gold releases and times each release.

usage: extraction.py [--date YYYY-MM-DD] [--shared DIR]

Prints the table; with ``--date`` (the day of the measurement, given by hand: a program with a clock gives two answers to one
question) also writes it to ``results/extraction-DATE.md``. The gold releases are not part of the project: where
``../shared`` is absent, says so and ends with 0. Fold 5 is left unread.
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from onckg.documents import Input, read_document
from onckg.facts import derive_facts
from onckg.lexicon import build_lexicon
from onckg.mentions import find_mentions
from onckg.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
FOLDS = ("1", "2", "3", "4")


def extract(texts, out):
    """Run ``onckg extract`` over a folder as a user would; return the seconds it took, start of the program included."""
    program = [sys.executable, "-c", "import sys; from onckg.cli.main import main; sys.exit(main())"]
    begin = time.perf_counter()
    subprocess.run([*program, "extract", str(texts), "--out", str(out)], check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return time.perf_counter() - begin


def score(gold, out):
    """The table that score.py prints for folds 1 to 4."""
    command = [sys.executable, gold / "score.py", gold / "dev" / "facts", out, "--folds", gold / "dev" / "folds.json", *FOLDS]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def times(texts):
    """Seconds for each release, from bytes to facts, in one process with the vocabulary loaded; and seconds to load it."""
    begin = time.perf_counter()
    lexicon = build_lexicon(load_vocabulary())
    loading = time.perf_counter() - begin
    seconds = []
    for path in sorted(texts.glob("*.txt")):
        begin = time.perf_counter()
        document = read_document(Input(str(path), path.stem))
        derive_facts(document, find_mentions(document, lexicon), lexicon)
        seconds.append(time.perf_counter() - begin)
    return seconds, loading


def report(date, table, seconds, loading, whole, characters):
    """The measurement as Markdown."""
    commit = subprocess.run(
        ["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], check=False, capture_output=True, encoding="utf-8"
    ).stdout.strip()
    p95 = statistics.quantiles(seconds, n=20)[18]
    return "\n".join(
        [
            f"# Extraction, {date}",
            "",
            f"onckg {version('onckg')} at {commit or 'no commit'}, Python {sys.version.split()[0]}; folds 1 to 4 of the gold releases "
            f"({len(seconds)} releases, {characters:,} characters; fold 5 unread).",
            "",
            "## Score",
            "",
            "```",
            table.rstrip(),
            "```",
            "",
            "## Time",
            "",
            "One process, vocabulary loaded, from the bytes of a release to its facts:",
            "",
            "| | |",
            "|---|---|",
            f"| median of a release | {1000 * statistics.median(seconds):.1f} ms |",
            f"| 95th percentile | {1000 * p95:.1f} ms |",
            f"| slowest | {1000 * max(seconds):.1f} ms |",
            f"| characters a second | {characters / sum(seconds):,.0f} |",
            f"| loading the vocabulary | {1000 * loading:.0f} ms |",
            f"| `onckg extract` over all, start included | {whole:.1f} s |",
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--date", help="day of the measurement (YYYY-MM-DD): record it in results/")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder that holds gold/ (default: ../shared)")
    arguments = parser.parse_args()
    if arguments.date and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", arguments.date):
        parser.error(f"--date {arguments.date} is no date of the form YYYY-MM-DD")
    gold = arguments.shared / "gold"
    if not (gold / "dev" / "folds.json").is_file():
        print(f"skipped: the gold releases are not here ({gold} is absent)")
        return
    folds = json.loads((gold / "dev" / "folds.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        texts, out = Path(folder, "texts"), Path(folder, "out")
        texts.mkdir()
        for name in (name for fold in FOLDS for name in folds[fold]):
            shutil.copy(gold / "dev" / "texts" / f"{name}.txt", texts)
        whole = extract(texts, out)
        seconds, loading = times(texts)
        characters = sum(len(path.read_text("utf-8")) for path in texts.glob("*.txt"))
        text = report(arguments.date or "not recorded", score(gold, out), seconds, loading, whole, characters)
    print(text)
    if arguments.date:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"extraction-{arguments.date}.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
