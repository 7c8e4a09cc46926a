"""What adding large vocabularies costs, and whether it spoils the reading: DOID, NCIt and OncoTree, added to an empty folder.

usage: vocabulary.py [--date YYYY-MM-DD] [--shared DIR]

Measures, each in a process of its own, time and peak memory of ``onckg vocab add``, the start of a process (load, matchers) and the
speed of extraction over the gold releases, before and after; scores folds 1 to 4 before and after. Seconds are processor time, so
that other work on the machine counts less. With ``--date`` writes ``results/vocabulary-DATE.md``. Where ``../shared`` is absent, says so
and ends with 0. Fold 5 is left unread.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
FILES = {
    "doid": "disease/doid/NCIthesaurus.obo",
    "ncit": "disease/ncit/ncit-disease-2018-06-08.json.gz",
    "oncotree": "disease/oncotree/oncotree_2025_10_03.json",
}
FOLDS = ("1", "2", "3", "4")
ROUNDS = 5


def measured(*arguments, folder):
    """Run this script with a step in a process of its own, over the vocabularies in ``folder``; return what it printed."""
    environment = {**os.environ, "ONCKG_VOCABULARIES": str(folder / "added"), "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, __file__, "--step", *map(str, arguments)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment).stdout)


def step_add(name, path):
    from onckg.vocabulary import add_vocabulary

    begin = time.process_time()
    about = add_vocabulary(path, name=name).about
    return {"seconds": time.process_time() - begin, "megabytes": peak(), "terms": about.terms, "names": about.names}


def step_start():
    """Load the vocabularies and build what finds diseases, as each process does once."""
    from onckg.mentions.diseases.names import disease_names
    from onckg.vocabulary import load_vocabulary

    begin = time.process_time()
    vocabulary = load_vocabulary()
    loaded = time.process_time()
    names = disease_names(vocabulary)
    done = time.process_time()
    return {
        "load": loaded - begin, "build": done - loaded, "megabytes": peak(), "concepts": len(vocabulary.concepts),
        "names": len(names.iri_of),
    }  # fmt: skip


def step_extract(gold, out):
    from onckg.documents import Input, read_document
    from onckg.facts import derive_facts, guideline_form
    from onckg.lexicon import build_lexicon
    from onckg.mentions import find_mentions
    from onckg.vocabulary import load_vocabulary

    lexicon = build_lexicon(load_vocabulary())
    folds = json.loads((Path(gold) / "folds.json").read_text("utf-8"))
    paths = [Path(gold) / "texts" / f"{release}.txt" for release in sorted(r for fold in FOLDS for r in folds[fold])]

    def read():
        return [derive_facts(d, find_mentions(d, lexicon), lexicon) for d in (read_document(Input(str(p), p.stem)) for p in paths)]

    for path, facts in zip(paths, read(), strict=True):  # the first round also builds the matchers
        (Path(out) / f"{path.stem}.json").write_text(json.dumps(guideline_form(facts), ensure_ascii=False), "utf-8")
    best = None
    for _ in range(ROUNDS):
        begin = time.process_time()
        read()
        seconds = time.process_time() - begin
        best = seconds if best is None else min(best, seconds)
    return {"seconds": best, "releases": len(paths), "megabytes": peak()}


STEPS = {"add": step_add, "start": step_start, "extract": step_extract}


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def score(gold, out):
    command = [sys.executable, gold / "score.py", gold / "dev" / "facts", out, "--folds", gold / "dev" / "folds.json", *FOLDS]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.rstrip()


def measure(shared):
    gold, reference = shared / "gold", shared / "reference"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("before", "after"):
            (folder / part).mkdir()
        measured("start", folder=folder)  # compiles what ships
        before = measured("start", folder=folder), measured("extract", gold / "dev", folder / "before", folder=folder)
        added = {vocabulary: measured("add", vocabulary, reference / path, folder=folder) for vocabulary, path in FILES.items()}
        kept = sum(path.stat().st_size for path in (folder / "added").iterdir())
        joining = measured("start", folder=folder)
        after = measured("start", folder=folder), measured("extract", gold / "dev", folder / "after", folder=folder)
        scores = score(gold, folder / "before"), score(gold, folder / "after")
    return before, after, added, joining, kept, scores


def report(shared):
    before, after, added, joining, kept, scores = measure(shared)
    slower = after[1]["seconds"] / before[1]["seconds"] - 1
    lines = [
        f"Python {platform.python_version()}; seconds of processor time, the best of {ROUNDS} for extraction.", "",
        "## Adding", "", "| vocabulary | terms | names | seconds | peak memory |", "|---|---|---|---|---|",
        *(f"| {n} | {a['terms']:,} | {a['names']:,} | {a['seconds']:.1f} | {a['megabytes']:.0f} MB |" for n, a in added.items()), "",
        f"Kept tables: {kept / 1e6:.1f} MB. Joining all with ours, once: {joining['load']:.1f} s.", "",
        "## Using", "", "| | before | after |", "|---|---|---|",
        f"| concepts | {before[0]['concepts']:,} | {after[0]['concepts']:,} |",
        f"| names of diseases that are known | {before[0]['names']:,} | {after[0]['names']:,} |",
        f"| loading | {before[0]['load']:.2f} s | {after[0]['load']:.2f} s |",
        f"| building what finds diseases | {before[0]['build']:.2f} s | {after[0]['build']:.2f} s |",
        f"| peak memory then | {before[0]['megabytes']:.0f} MB | {after[0]['megabytes']:.0f} MB |",
        f"| extraction of {after[1]['releases']} releases | {before[1]['seconds']:.2f} s | {after[1]['seconds']:.2f} s ({slower:+.0%}) |",
        "",
    ]  # fmt: skip
    lines += ["## Score before", "", "```", scores[0], "```", ""]
    lines += ["## Score after", "", "The same, line for line." if scores[0] == scores[1] else f"```\n{scores[1]}\n```", ""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--date")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--step", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        print(json.dumps(STEPS[options.step[0]](*options.step[1:])))
        return
    if not (options.shared / "gold").is_dir() or not (options.shared / "reference").is_dir():
        print(f"No gold releases or reference vocabularies in {options.shared}: nothing is measured.")
        return
    text = report(options.shared)
    print(text)
    if options.date:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"vocabulary-{options.date}.md").write_text(f"# Vocabularies of others, {options.date}\n\n{text}", "utf-8")


if __name__ == "__main__":
    main()
