"""What it costs to renew the current graph for a new release, by how many releases a store holds; and to make it from nothing.

usage: assembly.py [--sizes 1000,10000] [--seed 1] [--sample 20] [--rebuild]

The releases are made up, as facts, with the skew of real ones: of the companies, drugs and diseases a few stand in very many releases, most
in a few; one drug is the partner or comparator in a fifth of all. A store of each size is filled in bulk. Then releases come one by one and
in batches of ten, each renewal timed with what it changed, and go again. Prints a Markdown table; times are of processor and wall, in
seconds, medians and the slowest. ``--rebuild`` times an assembly from nothing at each size too, and compares it with what stands.
"""

import argparse
import hashlib
import random
import statistics
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "assembly"))
from made_up_facts import (  # noqa: E402
    VOCABULARY,
    company,
    deal,
    designation,
    develops,
    disease,
    drug,
    graph_of,
    indication,
    milestone,
    population,
    release,
    trial,
)

from onckg.assembly.stored import assemble_store, renew_part  # noqa: E402
from onckg.graph.iris import release_iri  # noqa: E402
from onckg.store import STORE, ReleaseRecord, add_releases, dump_nquads, fill_store, open_store, remove_releases  # noqa: E402
from onckg.store.dataset import FINGERPRINT, UNASSEMBLED  # noqa: E402

DISEASES = [c.label for c in VOCABULARY.scheme("diseases") if not c.sources]
POPULATIONS = [population(name) for name in ("relapsed", "refractory", "metastatic", "pediatric", "elderly", "first-line")]
SYLLABLES = ["ba", "ce", "do", "fi", "gu", "ha", "ke", "lo", "mi", "nu", "pa", "re", "so", "ti", "vu", "xe", "zo", "qua", "tri", "syl"]
KINDS = ["OrphanDrug", "FastTrack", "Breakthrough", "PriorityReview"]


class World:
    """Companies and drugs of so many releases: one company for 20 releases, one drug for 10, each with its company and diseases."""

    def __init__(self, size, seed):
        self.chance = random.Random(f"{seed} {size}")
        self.companies = [
            f"{self._name()} {self.chance.choice(['Bio', 'Therapeutics', 'Oncology', 'Pharma'])}" for _ in range(max(2, size // 20))
        ]
        self.drugs = [
            (f"{self._name()[:3].upper()}-{self.chance.randrange(100, 9999)}", self._name().lower() + "mab")
            for _ in range(max(3, size // 10))
        ]
        self.owner = {d: self._zipf(self.companies) for d in self.drugs}
        self.aims = {d: [self._zipf(DISEASES) for _ in range(self.chance.randrange(1, 4))] for d in self.drugs}
        self.number = 0

    def _name(self):
        syllables = [
            "ba",
            "ce",
            "do",
            "fi",
            "gu",
            "ha",
            "ke",
            "lo",
            "mi",
            "nu",
            "pa",
            "re",
            "so",
            "ti",
            "vu",
            "xe",
            "zo",
            "qua",
            "tri",
            "syl",
        ]
        return "".join(self.chance.choice(syllables) for _ in range(4)).capitalize()

    def _zipf(self, items):
        if not hasattr(self, "weights"):
            self.weights = {}
        if len(items) not in self.weights:
            self.weights[len(items)] = list(accumulate(1 / (place + 8) for place in range(len(items))))
        return self.chance.choices(items, cum_weights=self.weights[len(items)])[0]

    def release(self):
        chance = self.chance
        self.number += 1
        of = self._zipf(self.drugs)
        code, generic = of
        firm, aims = self.owner[of], list(dict.fromkeys(self.aims[of]))
        name = code if chance.random() < 0.7 else generic
        told = [code, generic] if chance.random() < 0.3 else [name]
        day = f"{chance.randrange(2010, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        records = [drug(name, *[n for n in told if n != name], modality="antibody"), company(firm), develops(firm, name)]
        aim = chance.choice(aims)
        records += [disease(found) for found in dict.fromkeys([aim, "cancer", self._zipf(DISEASES)]) if found in DISEASES]
        with_ = ()
        if chance.random() < 0.2:
            with_ = ("pembrolizumab",)
            records.append(drug("pembrolizumab", role="combination"))
        if chance.random() < 0.15:
            other = self._zipf(self.companies)
            if other != firm:
                records += [company(other), deal("license", firm, other, of=name, day=day[:7])]
        records.append(indication(name, aim, chance.choice(["studied", "planned"]), *chance.sample(POPULATIONS, chance.randrange(2))))
        if chance.random() < 0.7:
            number = int(hashlib.sha256(repr((of, aim)).encode()).hexdigest()[:6], 16)
            records.append(
                trial(
                    name,
                    chance.choice(["planned", "ongoing", "completed"]),
                    in_=(aim,),
                    phase=chance.choice(["1", "2"]),
                    with_=with_,
                    nct=f"NCT{number:08}" if chance.random() < 0.3 else "",
                    who=tuple(chance.sample(POPULATIONS, chance.randrange(2))),
                    start=chance.choice(["", day[:7]]),
                )
            )
        if chance.random() < 0.25:
            records.append(designation(name, chance.choice(["requested", "granted"]), day[:7], in_=aim, kind=chance.choice(KINDS)))
        if chance.random() < 0.15:
            records.append(milestone("ApplicationSubmitted", name, chance.choice(["planned", "done"]), day[:7], in_=aim))
        return release(day, *records, issuer=firm)


def record(facts):
    return ReleaseRecord(facts.id, f"{facts.release.title} {facts.id}", "f" * 16, tuple(graph_of(facts)), (), ())


def filled(folder, world, size):
    store = open_store(folder)
    quads = []
    for _ in range(size):
        facts = world.release()
        node = NamedNode(release_iri(facts.id))
        quads += [*graph_of(facts), Quad(node, FINGERPRINT, Literal("f" * 16), STORE), Quad(node, UNASSEMBLED, Literal(True), STORE)]
        if len(quads) > 1_000_000:
            fill_store(store, quads)
            quads.clear()
    fill_store(store, quads)
    return store


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    return found, time.process_time() - cpu, time.perf_counter() - wall


def renewals(store, batches):
    rows = []
    for batch in batches:
        add_releases(store, batch)
        renewal, cpu, wall = timed(lambda: renew_part(store, VOCABULARY, "v"))
        rows.append((cpu, wall, renewal.added + renewal.removed if renewal else None))
    return rows


def shown(rows):
    cpus = sorted(cpu for cpu, _, _ in rows)
    touched = [quads for _, _, quads in rows if quads is not None]
    fell_back = len(rows) - len(touched)
    slow = f"{statistics.median(cpus):.3f} | {cpus[-1]:.3f} | {statistics.median(w for _, w, _ in rows):.3f}"
    return f"{slow} | {statistics.median(touched) if touched else 0:.0f}{f' ({fell_back} from nothing)' if fell_back else ''}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=20)
    parser.add_argument("--rebuild", action="store_true")
    options = parser.parse_args()
    print("| releases | quads | what | median CPU s | slowest CPU s | median wall s | quads that changed |")
    print("|---:|---:|---|---:|---:|---:|---:|")
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as place:
            world = World(size, options.seed)
            store = filled(Path(place) / "store", world, size)
            _, cpu, wall = timed(lambda store=store: assemble_store(store, VOCABULARY, "v"))
            store.quads.optimize()  # else what the bulk load left to do falls on some renewal
            print(f"| {size:,} | {len(store.quads):,} | from nothing | {cpu:.1f} | | {wall:.1f} | |", flush=True)
            come = [record(world.release()) for _ in range(options.sample)]
            tens = [[record(world.release()) for _ in range(10)] for _ in range(max(1, options.sample // 4))]
            print(f"| | | one release comes | {shown(renewals(store, [[one] for one in come]))} |", flush=True)
            print(f"| | | ten come | {shown(renewals(store, tens))} |", flush=True)
            rows = []
            for one in come:
                remove_releases(store, [one.release_id])
                renewal, cpu, wall = timed(lambda store=store: renew_part(store, VOCABULARY, "v"))
                rows.append((cpu, wall, renewal.added + renewal.removed if renewal else None))
            print(f"| | | one goes | {shown(rows)} |", flush=True)
            if options.rebuild:
                before = hashlib.sha256(b"".join(dump_nquads(store))).hexdigest()
                assemble_store(store, VOCABULARY, "v")
                same = before == hashlib.sha256(b"".join(dump_nquads(store))).hexdigest()
                print(f"| | | equal to an assembly from nothing | {same} | | | |", flush=True)
            store.close()


if __name__ == "__main__":
    main()
