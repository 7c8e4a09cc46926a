"""Rewrites what the program is seen to do (``make golden``): a sorted N-Quads file for each example, and the outputs in pages.

The annotated facts in ``facts/`` are never rewritten: a person wrote them, and the program is measured by them. Lines of
``onc:fingerprint`` are left out, as they change with every change of the program.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from program import EXAMPLES, GRAPHS, extract, onckg
from shown_outputs import PAGES, renewed


def example_graphs(folder):
    """Ingest all examples into a new store below ``folder``; return name -> the sorted N-Quads of its release graph."""
    onckg("ingest", EXAMPLES, "--store", folder / "store")
    quads = onckg("export", "nquads", "--store", folder / "store").splitlines()
    names = {facts["id"]: name for name, facts in extract([EXAMPLES], folder / "full", full=True).items()}
    graphs = {name: [] for name in names.values()}
    for line in quads:
        graph = line.rstrip(" .").rsplit(" ", 1)[-1]
        release = graph.removeprefix("<https://w3id.org/onckg/release/").removesuffix("/facts>")
        if graph.endswith("/facts>") and release in names and "ontology#fingerprint>" not in line:
            graphs[names[release]].append(line)
    return {name: "".join(f"{line}\n" for line in sorted(lines)) for name, lines in graphs.items()}


def rewrite():
    GRAPHS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        graphs = example_graphs(Path(folder))
        for number, page in enumerate(PAGES):
            page.write_text(renewed(page.read_text("utf-8"), Path(folder) / f"page{number}"), "utf-8")
    for old in GRAPHS.glob("*.nq"):
        if old.stem not in graphs:
            old.unlink()
    for name, quads in graphs.items():
        (GRAPHS / f"{name}.nq").write_text(quads, "utf-8")
    print(f"{len(graphs)} graphs in {GRAPHS}, {sum(q.count(chr(10)) for q in graphs.values())} quads: review the diff like code")


if __name__ == "__main__":
    rewrite()
