"""How many medicines of registered trials are typed by their names alone, and how many of them right.

usage: drug_typing.py [--shared DIR] [--date YYYY-MM-DD]

Reads the interventions of type DRUG and BIOLOGICAL of the trials in ``../shared/reference/trials``, types each distinct name with
``onckg.mentions.drug_typing``, and holds the modality against two lists that the vocabulary was not made from: the types of NCI's
and ChEMBL's agents (an antibody, a small molecule ...) and the formats of Thera-SAbDab (a bispecific, a conjugate ...). A name "has an
INN" where one of the lists holds a word of it that is no code, or where a word of it ends in a stem. Prints the shares, then what is
untyped or typed otherwise than the lists, to be read. With ``--date`` it also writes the shares to ``results/drug-typing-DATE.md``.
Where the reference is absent, says so and ends with 0.
"""

import argparse
import csv
import gzip
import json
import re
from collections import defaultdict
from pathlib import Path

from onckg.lexicon import build_lexicon
from onckg.mentions.drug_typing import type_drug_name
from onckg.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
ANTIBODIES = {"monoclonal antibody", "bispecific antibody", "antibody-drug conjugate", "radioconjugate"}
CELLS = {"cell therapy", "CAR-T", "TCR-T", "TIL", "NK cell", "vaccine"}
OF_TYPE = {
    "Small molecule": {"small molecule", "degrader", "nanoparticle", "peptide", "drug conjugate", "radioconjugate"},
    "Antibody": ANTIBODIES | {"protein"},
    "Protein": {"protein", "peptide"},
    "Enzyme": {"protein"},
    "Oligonucleotide": {"oligonucleotide"},
    "Gene": {"gene therapy", "oncolytic virus", "CAR-T", "vaccine"},
    "Cell": CELLS,
}  # what our codes may be for a type of the list


def interventions(trials):
    """The names of drugs and biologicals of all studies, each once, in order of the alphabet."""
    with gzip.open(trials / "ctgov_v2_oncology_2026-03.jsonl.gz", "rt", encoding="utf-8") as lines:
        studies = [json.loads(line) for line in lines]
    more = json.loads((trials / "ctgov_v2_nsclc_2025-12.json").read_text("utf-8"))
    studies += more if isinstance(more, list) else more["studies"]
    arms = [study["protocolSection"].get("armsInterventionsModule", {}).get("interventions", []) for study in studies]
    return sorted({i["name"] for group in arms for i in group if i.get("type") in ("DRUG", "BIOLOGICAL")})


def reference_codes(reference):
    """Name of an agent in small letters -> the codes that are right for it."""
    codes = defaultdict(set)
    with gzip.open(reference / "derived" / "oncodrug_attributes.tsv.gz", "rt", encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if row["drug_type"] in OF_TYPE and not re.search(r"\d", row["drug_name"]):
                codes[row["drug_name"].lower()] |= OF_TYPE[row["drug_type"]]
    with (reference / "drug" / "TheraSAbDab_SeqStruc_OnlineDownload.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            codes[row["Therapeutic"].split(" (")[0].lower()] = of_format(row["Format"])
    return codes


def of_format(text):
    """The codes that are right for a format of Thera-SAbDab; a bare antibody's name may also stand for its conjugate."""
    if re.match(r"Bispecific|Trispecific|Tetraspecific", text):
        return {"bispecific antibody"}
    if "ADC" in text or "Radio" in text:
        return ANTIBODIES - {"bispecific antibody"}
    return {"protein", "bispecific antibody"} if "Fusion" in text else ANTIBODIES - {"bispecific antibody"}


def judged(name, lexicon, codes):
    """The parts of a name that the lists hold, each with (typed part, right codes)."""
    typed = type_drug_name(name, lexicon)
    for part in typed.parts or (typed,):
        words = re.findall(r"[a-z]{4,}", part.name.lower())
        pairs = [" ".join(words[i : i + 2]) for i in range(len(words) - 1)]
        right = next((codes[w] for w in (*pairs, *words) if w in codes), None)
        if right:
            yield part, right


def measure(names, lexicon, codes):
    """Rows of the table and the lists to be read."""
    typed = {name: type_drug_name(name, lexicon) for name in names}
    said = [name for name, t in typed.items() if t.modality or any(p.modality for p in t.parts)]
    with_inn, right, wrong = [], [], []
    for name in names:
        parts = list(judged(name, lexicon, codes))
        stems = [p for p in (typed[name].parts or (typed[name],)) if p.sign == "stem"]
        if parts or stems:
            with_inn.append(name)
            off = [(p, r) for p, r in parts if p.modality not in r]
            (wrong if off else right).append((name, off))
    return typed, said, with_inn, right, wrong


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments.add_argument("--date", default="")
    given = arguments.parse_args()
    reference = given.shared / "reference"
    if not (reference / "trials").is_dir():
        print(f"{reference} is absent: nothing to measure.")
        return
    lexicon, codes = build_lexicon(load_vocabulary()), reference_codes(reference)
    typed, said, with_inn, right, wrong = measure(interventions(reference / "trials"), lexicon, codes)
    table = (
        f"| distinct names of drugs and biologicals | {len(typed)} |\n|---|---|\n"
        f"| typed, at least in part | {len(said)} ({len(said) / len(typed):.1%}) |\n"
        f"| with an INN | {len(with_inn)} |\n"
        f"| of these with the right modality in all parts | {len(right)} ({len(right) / len(with_inn):.1%}) |\n"
    )
    print(table)
    for name, off in wrong:
        print(f"doubtful: {name}: " + "; ".join(f"{p.name} is {p.modality or 'untyped'}, the lists say {sorted(r)}" for p, r in off))
    for name, what in typed.items():
        if name not in said:
            print(f"untyped: {name}: {what.reason}")
    if given.date:
        (RESULTS / f"drug-typing-{given.date}.md").write_text(f"# Medicines typed by name, {given.date}\n\n{table}", "utf-8")


if __name__ == "__main__":
    main()
