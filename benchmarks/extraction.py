"""How well and how fast facts are read: scores folds 1 to 4 of the gold releases, sets confidence against truth, times each release.

usage: extraction.py [--date YYYY-MM-DD] [--shared DIR]

Prints the tables; with ``--date`` (the day of the measurement, given by hand: a program with a clock gives two answers to one
question) also writes them to ``results/extraction-DATE.md``. The gold releases are not part of the project: where
``../shared`` is absent, says so and ends with 0. Fold 5 is left unread.
"""

import argparse
import cProfile
import pstats
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from onckg.documents import Input, read_document
from onckg.evaluation import evaluate, read_folds, table_of
from onckg.evaluation.reliability import held_out_reliability, reliability_lines, shipped_reliability
from onckg.evaluation.table import table_lines
from onckg.evaluation.weights import judged_facts
from onckg.facts import derive_facts
from onckg.lexicon import build_lexicon
from onckg.mentions import find_mentions
from onckg.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
FOLDS = ("1", "2", "3", "4")
STAGES = ("documents", "mentions", "facts")
ROUNDS = 3


def read_once(path, lexicon):
    """Read one release; return the processor's seconds of each stage, from bytes to facts."""
    seconds = []
    begin = time.process_time()
    document = read_document(Input(str(path), path.stem))
    seconds.append(time.process_time() - begin)
    begin = time.process_time()
    mentions = find_mentions(document, lexicon)
    seconds.append(time.process_time() - begin)
    begin = time.process_time()
    derive_facts(document, mentions, lexicon)
    seconds.append(time.process_time() - begin)
    return seconds


def times(files):
    """Return the seconds of each stage for each release, the least of some rounds, in one process with the vocabulary loaded; and the
    seconds to load it."""
    load_vocabulary.cache_clear()
    begin = time.process_time()
    lexicon = build_lexicon(load_vocabulary())
    loading = time.process_time() - begin
    read_once(files[0], lexicon)  # what is compiled at the first release is no release's time
    rounds = [[read_once(file, lexicon) for file in files] for _ in range(ROUNDS)]
    return [min(of_file, key=sum) for of_file in zip(*rounds, strict=True)], loading


def profile(files):
    """Return where the time goes inside the stages: own seconds by module of onckg and by what it calls outside, the largest first."""
    lexicon = build_lexicon(load_vocabulary())
    profiler = cProfile.Profile()
    profiler.enable()
    for file in files:
        document = read_document(Input(str(file), file.stem))
        derive_facts(document, find_mentions(document, lexicon), lexicon)
    profiler.disable()
    own = Counter()
    for (name, _, function), (_, _, seconds, _, callers) in pstats.Stats(profiler).stats.items():
        if "onckg/" in name:
            own[module_of(name)] += seconds
            continue
        for (caller, _, _), (_, _, part, _) in callers.items():  # a regular expression is its caller's time
            own[module_of(caller) if "onckg/" in caller else f"(outside) {function}"] += part
    return own


def module_of(name):
    return ".".join(Path(name.rsplit("onckg/", 1)[1]).with_suffix("").parts)


def timing_lines(title, files, seconds, characters):
    whole = sorted(sum(parts) for parts in seconds)
    p95 = statistics.quantiles(whole, n=20)[18] if len(whole) > 1 else whole[0]
    total = sum(whole)
    shares = ", ".join(f"{stage} {100 * sum(s[i] for s in seconds) / total:.0f} %" for i, stage in enumerate(STAGES))
    return [
        f"| {title}: releases, characters | {len(files)}, {characters:,} |",
        f"| releases a second | {len(files) / total:.0f} |",
        f"| releases of 7,000 characters a second | {characters / total / 7000:.0f} |",
        f"| median of a release | {1000 * statistics.median(whole):.1f} ms |",
        f"| 95th percentile | {1000 * p95:.1f} ms |",
        f"| slowest | {1000 * whole[-1]:.1f} ms |",
        f"| stages | {shares} |",
    ]


def block(lines):
    return ["```", *lines, "```", ""]


def report(date, gold, corpus):
    """The measurement as Markdown."""
    command = ["git", "-C", ROOT, "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, check=False, capture_output=True, encoding="utf-8").stdout.strip()
    folds = [evaluate(gold / "facts", gold / "texts", read_folds(gold / "folds.json", [fold])) for fold in FOLDS]
    releases = [release for evaluation in folds for release in evaluation.releases]
    judged = [judged_facts(release.score for release in evaluation.releases) for evaluation in folds]
    files = [gold / "texts" / f"{release.name}.txt" for release in releases]
    others = sorted(corpus.glob("*.txt"))
    timing = []
    for title, group in (("gold releases", files), ("other releases", others)):
        if group:
            seconds, loading = times(group)
            timing += timing_lines(title, group, seconds, sum(len(f.read_text("utf-8")) for f in group))
    own = profile(files)
    total = sum(own.values())
    return "\n".join(
        [
            f"# Extraction, {date}",
            "",
            f"onckg {version('onckg')} at {commit or 'no commit'}, Python {sys.version.split()[0]}; folds 1 to 4 of the gold releases "
            "(fold 5 unread).",
            "",
            "## Score",
            "",
            *block(table_lines(table_of(release.score for release in releases))),
            "## Does a confidence mean what it says?",
            "",
            "Facts by their confidence, and the share of them that is right. First by the weights that ship with "
            "onckg, which were measured on these releases and so flatter themselves:",
            "",
            *block(reliability_lines(shipped_reliability([fact for fold in judged for fact in fold]))),
            "Then each fold by the weights of the other three:",
            "",
            *block(reliability_lines(held_out_reliability(judged))),
            "## Time",
            "",
            "One process, vocabulary loaded, from the bytes of a release to its facts: seconds of the processor, so that what else runs "
            f"on the machine counts little; the least of {ROUNDS} rounds.",
            "",
            "| | |",
            "|---|---|",
            *timing,
            f"| loading the vocabulary | {1000 * loading:.0f} ms |",
            "",
            "Where it goes on the gold releases, by module; a regular expression is the time of the module that asks it:",
            "",
            "| module | share |",
            "|---|---|",
            *(f"| {name} | {100 * seconds / total:.1f} % |" for name, seconds in own.most_common(20)),
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
    gold = arguments.shared / "gold" / "dev"
    if not (gold / "folds.json").is_file():
        print(f"skipped: the gold releases are not here ({gold} is absent)")
        return
    text = report(arguments.date or "not recorded", gold, arguments.shared / "corpus")
    print(text)
    if arguments.date:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"extraction-{arguments.date}.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
