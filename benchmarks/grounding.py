"""How well short texts are grounded: orphan designations of the FDA (to January 2022) and the conditions of 366 oncology trials.

usage: grounding.py [--date YYYY-MM-DD] [--shared DIR] [--sample N --seed N] [--failures] [--note TEXT ...]

Prints, for rows and for distinct texts, the share whose disease is grounded to the right tumour type, or to a broader one that keeps
the site or the histology that the text names; with ``--sample`` a random sample of distinct texts with what each was grounded to, to
be read by a person; with ``--failures`` what was judged wrong. With ``--date`` (the day of the measurement, given by hand) the figures
are written to ``results/grounding-DATE.md``, each ``--note`` below them.

Which texts count is told by words of the text alone, never by what we can ground (``grounding.toml``). The judge knows our
vocabulary only as labels: it compares the sites and histologies that a text names with those in the names of the concept and of all
above it, and looks for exact names of the concept's terms in the derived lexicon of public vocabularies.
"""

import argparse
import csv
import gzip
import json
import random
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from onckg.lexicon import Lexicon, build_lexicon
from onckg.mentions import Mention
from onckg.mentions.grounding import ground_disease_text
from onckg.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


ONCOLOGY, NO_TUMOR, SUPPORTIVE = (any_of(TABLE[name]) for name in ("oncology", "no_tumor", "supportive"))
SITES = {name: any_of(words) for name, words in TABLE["sites"].items()}
HISTOLOGIES = {name: any_of(words) for name, words in TABLE["histologies"].items()}


@dataclass(frozen=True)
class Verdict:
    """Whether a text is grounded rightly, and why: "site", "histology", "name" (a public term), "no site named", or what is wrong."""

    right: bool
    reason: str


def families(table: dict[str, re.Pattern[str]], text: str) -> set[str]:
    return {name for name, pattern in table.items() if pattern.search(text)}


def is_oncology(text: str) -> bool:
    return bool(ONCOLOGY.search(NO_TUMOR.sub("", text))) and not SUPPORTIVE.search(text)


def names_above(iri: str, lexicon: Lexicon) -> str:
    concepts = [lexicon.vocabulary.concepts[i] for i in (iri, *lexicon.vocabulary.ancestors(iri))]
    return " | ".join(name for c in concepts for name in (c.label, *c.alt_labels))


def public_names(path: Path) -> dict[str, set[str]]:
    """Return the exact public names of neoplasms by IRI, in lower case, those of a few letters left out."""
    bases = {"DOID": "DOID_", "MONDO": "MONDO_", "NCIT": "NCIT_"}
    found: dict[str, set[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            prefix, _, number = row["id"].partition(":")
            if row["scope"] in ("LABEL", "EXACT") and prefix in bases and len(row["name"]) > 3:
                found.setdefault(f"http://purl.obolibrary.org/obo/{bases[prefix]}{number}", set()).add(row["name"].lower())
    return found


def judge(text: str, found: list[Mention], lexicon: Lexicon, public: dict[str, set[str]]) -> Verdict:
    """Judge one text by the best of its diseases; one that brings a site the text does not name spoils it."""
    diseases = [m for m in found if m.kind == "disease"]
    if not diseases:
        return Verdict(False, "nothing found")
    sites, histologies = families(SITES, text), families(HISTOLOGIES, text)
    reasons = []
    for mention in diseases:
        iri = mention.concept or mention.attributes.get("broader", "")
        concept = lexicon.vocabulary.concepts[iri]
        above = names_above(iri, lexicon)
        if any(name in text.lower() for match in concept.matches for name in public.get(match, ())):
            reasons.append("name")
        elif families(SITES, concept.label) - sites - families(SITES, mention.text):
            return Verdict(False, f"names more than the text: {concept.label}")
        elif sites & families(SITES, above):
            reasons.append("site")
        elif histologies & families(HISTOLOGIES, above):
            reasons.append("histology")
        elif not sites and not histologies:
            reasons.append("no site named")
    return Verdict(True, reasons[0]) if reasons else Verdict(False, "too broad")


def designations(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        texts = [row["Orphan Designation"].strip() for row in csv.DictReader(lines)]
    return [text for text in texts if is_oncology(text)]


def conditions(folder: Path) -> list[str]:
    studies = json.loads((folder / "ctgov_v2_nsclc_2025-12.json").read_text("utf-8"))
    with gzip.open(folder / "ctgov_v2_oncology_2026-03.jsonl.gz", "rt", encoding="utf-8") as lines:
        studies += [json.loads(line) for line in lines]
    return [c for s in studies for c in s["protocolSection"].get("conditionsModule", {}).get("conditions", [])]


def shown(found: list[Mention]) -> str:
    """The diseases of a text in one line, composed ones with their nearest known disease behind "<"; qualifiers in brackets."""
    parts = []
    for mention in found:
        if mention.kind == "population":
            parts.append(f"[{mention.value}]")
        else:
            broader = mention.attributes.get("broader", "").rsplit("/", 1)[-1]
            parts.append(f"{mention.value}{f' < {broader}' if broader else ''}")
    return "; ".join(dict.fromkeys(parts)) or "-"


def measure(name: str, texts: list[str], verdicts: dict[str, Verdict]) -> str:
    distinct = list(dict.fromkeys(texts))
    rows, kinds = sum(verdicts[t].right for t in texts), sum(verdicts[t].right for t in distinct)
    why = Counter(verdicts[t].reason.split(":")[0] for t in distinct)
    counts = f"{rows} of {len(texts)} rows ({rows / len(texts):.1%})"
    counts += f", {kinds} of {len(distinct)} distinct texts ({kinds / len(distinct):.1%})"
    return f"{name}: {counts}\n  distinct texts by reason: " + ", ".join(f"{reason} {number}" for reason, number in why.most_common())


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the grounding of short texts.")
    parser.add_argument("--date", default="")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--note", action="append", default=[], help="a line to keep with the figures: what a person found by reading")
    options = parser.parse_args()
    reference = options.shared / "reference"
    if not reference.is_dir():
        print(f"{reference} is absent: nothing was measured.")
        return 0
    lexicon = build_lexicon(load_vocabulary())
    public = public_names(reference / "derived" / "neoplasm_lexicon.tsv.gz")
    orphan = designations(reference / "regulatory" / "fda_orphan_all_2022-01.csv")
    trial = conditions(reference / "trials")
    oncology = [c for c in trial if is_oncology(c)]
    found = {text: list(ground_disease_text(text, lexicon)) for text in (*orphan, *trial)}
    verdicts = {text: judge(text, found[text], lexicon, public) for text in found}
    grounded = [c for c in trial if any(m.kind == "disease" for m in found[c])]
    report = [
        measure("FDA orphan designations, oncology", orphan, verdicts),
        measure("conditions of 366 trials, oncology", oncology, verdicts),
        f"conditions of 366 trials, all: {len(grounded)} of {len(trial)} ({len(grounded) / len(trial):.1%}) name a disease",
    ]
    print("\n".join(report))
    if options.failures:
        for text in dict.fromkeys((*orphan, *oncology)):
            if not verdicts[text].right:
                print(f"{verdicts[text].reason}\t{text}\t{shown(found[text])}")
    if options.sample:
        distinct = sorted(set(orphan))
        for text in random.Random(options.seed).sample(distinct, min(options.sample, len(distinct))):
            print(f"{text}\t{shown(found[text])}")
    if options.date:
        results = ROOT / "benchmarks" / "results" / f"grounding-{options.date}.md"
        results.write_text(
            f"# Grounding of short texts, {options.date}\n\n```\n"
            + "\n".join(report)
            + "\n```\n"
            + "".join(f"\n{note}\n" for note in options.note),
            "utf-8",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
