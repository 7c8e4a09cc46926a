"""How long HermiT and the rules take for pictures of made-up releases, in what memory, and whether they conclude the same.

usage: reasoning.py [--date 2026-11-25] [--hermit 100,300,1000] [--rules 1000,3000,10000]

The releases are those of ``tests/reasoning/made_up_releases.py``, drawn by seed 1, so that the figures can be had again. Each measurement
runs in a process of its own; the time of a picture's assembly does not count. Prints a table, and with ``--date`` records it in
``results/``; ends with 1 where the two disagree.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "reasoning"))


def measure(count, engine):
    """Reason over a picture of ``count`` releases by one engine; return what came out and what it cost."""
    from made_up_releases import made_up_picture

    from onckg.reasoning.names import collect_names
    from onckg.reasoning.projection import project_current
    from onckg.reasoning.reasoner import conclude
    from onckg.reasoning.rules import derive
    from onckg.vocabulary import load_vocabulary

    dataset = made_up_picture(count)
    vocabulary = load_vocabulary()
    start, cpu = time.perf_counter(), _cpu()
    projection = project_current(dataset, vocabulary)
    if engine == "rules":
        names = collect_names((quad.triple for quad in dataset), projection.ontology, vocabulary)
        triples = {str(inference.triple) for inference in derive(projection.ontology, projection.said, names).inferences}
    else:
        triples = {str(triple) for triple in conclude(projection).inferred}
    memory = resource.getrusage(resource.RUSAGE_CHILDREN if engine == "hermit" else resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "releases": count, "engine": engine, "individuals": projection.individuals, "inferred": len(triples),
        "seconds": round(time.perf_counter() - start, 1), "cpu": round(_cpu() - cpu, 1), "megabytes": memory,
        "hash": hash_of(sorted(triples)),
    }  # fmt: skip


def hash_of(triples):
    from onckg.graph.iris import hash_of as hashed

    return hashed(*triples)


def _cpu():
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def measure_apart(count, engine):
    command = [sys.executable, __file__, "--one", f"{count}:{engine}"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def table(results):
    lines = ["| releases | individuals | by | triples that follow | seconds | processor seconds | MB |", "|---|---|---|---|---|---|---|"]
    lines += [
        f"| {r['releases']:,} | {r['individuals']:,} | {r['engine']} | {r['inferred']:,} | {r['seconds']} | {r['cpu']} | {r['megabytes']} |"
        for r in results
    ]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--date")
    parser.add_argument("--hermit", default="100,300,1000")
    parser.add_argument("--rules", default="1000,3000,10000")
    parser.add_argument("--one")
    arguments = parser.parse_args()
    if arguments.one:
        count, engine = arguments.one.split(":")
        print(json.dumps(measure(int(count), engine)))
        return
    by_hermit = [int(n) for n in arguments.hermit.split(",") if n]
    by_rules = sorted({*by_hermit, *(int(n) for n in arguments.rules.split(",") if n)})
    results = [measure_apart(count, "hermit") for count in by_hermit] + [measure_apart(count, "rules") for count in by_rules]
    results.sort(key=lambda r: (r["releases"], r["engine"]))
    hashes = {count: {r["hash"] for r in results if r["releases"] == count} for count in by_hermit}
    different = [count for count, found in hashes.items() if len(found) > 1]
    verdict = (
        f"They disagree on {different} releases."
        if different
        else f"Both conclude the same triples on {', '.join(map(str, by_hermit))} releases."
    )
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    text = f"{table(results)}\n\n{verdict} ({machine})\n"
    print(text)
    if arguments.date:
        head = f"# Reasoning, {arguments.date}\n\nMade-up releases (seed 1), one process a row, `benchmarks/reasoning.py`.\n\n"
        (ROOT / "benchmarks" / "results" / f"reasoning-{arguments.date}.md").write_text(head + text, "utf-8")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
