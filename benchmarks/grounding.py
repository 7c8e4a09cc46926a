"""How well short texts are grounded: orphan designations of the FDA (to January 2022) and the conditions of 366 oncology trials.

usage: grounding.py [--date YYYY-MM-DD] [--shared DIR] [--sample N --seed N] [--failures]

Prints, for rows and for distinct texts, the share whose disease is grounded to the right tumour type, or to a broader one that keeps the site
or the histology that the text names; with ``--sample`` a random sample of distinct texts with what each was grounded to, to be
read by a person; with ``--failures`` what was judged wrong. With ``--date`` the figures are written to ``results/grounding-DATE.md``. Which rows
count is told by words of the text alone, never by what we can ground: ``ONCOLOGY`` chooses, ``NO_TUMOR`` and ``SUPPORTIVE`` leave out. The
judge knows our vocabulary only as labels: it compares the sites and histologies that a text names with those in the names of the concept
and of all above it, and looks longest names up in the derived lexicon of public terms.
"""

import argparse
import csv
import gzip
import json
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from onckg.lexicon import Lexicon, build_lexicon
from onckg.mentions import Mention
from onckg.mentions.grounding import ground_disease_text
from onckg.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
ONCOLOGY = re.compile(
    r"cancer|carcino|sarcoma|leuk[ae]+mi|lymphom|melanom|myelom|gliom|blastom|tumou?r|neoplas|malignan|metasta|myelodysplas|myelofibros"
    r"|mastocyto|histiocyto|polycyth[ae]+mia vera|thrombocyth[ae]+mia|proliferative (?:dis|syn|neo)|macroglobulin|polyposis|castleman"
    r"|mycosis fungoides|s[ée]zary|hypereosinophilic|[a-z]{3}omas?\b",
    re.IGNORECASE,
)
NO_TUMOR = re.compile(
    r"glaucoma|trachoma|granuloma\w*|h[ae]+matoma|atheroma|condyloma|xanthoma\b|mycetoma|\bcoma\b|precoma|hydatid|osteopetrosis|malignant hyperthermia"
    r"|neuroleptic malignant|Trypanosoma|Ancylostoma|ancylostoma|hemangiomas?\b|malignant hypertension|stoma\b|symptoma|scotoma|coloboma|lymphohistiocyto\w*",
    re.IGNORECASE,
)
SUPPORTIVE = re.compile(
    r"nausea|emesis|vomit|mucositis|xerostomia|hyperuric|uric acid|lysis syndrome|cachexia|hypercalc|ascites due|graft|engraft|caries|ototox"
    r"|fungal|\bpain\b|pruritus|diarrhea|edema|spasticity|neutropenia|restor|bone resorption|mobiliz|conditioning|preparative|peripheral blood"
    r"|transplantation$|chemoprotect|osteomalacia",
    re.IGNORECASE,
)
SITES = {
    "lung": r"lung|pulmon|bronch|non-?small|small[- ]cell lung|pleur|mesotheli", "breast": r"breast|mammary", "prostate": r"prostat",
    "colorectum": r"colo-?rect|colon|rect(?:al|um)|bowel|intestin|append|polypo", "stomach": r"gastr|stomach|esoph", "pancreas": r"pancrea|insulinom",
    "liver": r"hepat|liver|biliary|bile|cholangi|gall", "kidney": r"kidney|renal|nephro|wilms", "bladder": r"bladder|urothel|transitional|ureter|urinary",
    "ovary": r"ovar|fallopian|periton", "uterus": r"uter|endometri|cervi|vulv|vagin", "testis": r"testic|testis|penile", "thyroid": r"thyroid",
    "adrenal": r"adren|pheochrom|paragangl|neuroblast", "skin": r"skin|cutaneous|melanom|mycosis|merkel|basal cell|s[ée]zary", "eye": r"ocular|uveal|retin|eye",
    "brain": r"brain|gliom|glioblast|astrocyt|ependym|medullobl|central nervous|cns|intracran|pontine|mening|pituit|cranio", "head and neck": r"head and neck|oral|mouth|phary|lary|nasal|salivary|tongue",
    "bone": r"bone|osteo|ewing|chondro|chordom", "soft tissue": r"soft tissue|sarcom|desmoid|gist|stromal|rhabd|lip[oa]|fibro|angio|schwann|nerve sheath",
    "thymus": r"thym", "blood": r"leuk|lymph|myel|hodgkin|mastocyt|histiocyt|polycyth|thrombocyth|macroglob|castleman|plasma|cll|aml|nhl|hematolog|blood|eosinoph",
}  # fmt: skip
HISTOLOGIES = {
    "leukemia": r"leuk", "lymphoma": r"lymphom|hodgkin|macroglob|mycosis|s[ée]zary", "myeloma": r"myelom|plasma", "sarcoma": r"sarcom",
    "melanoma": r"melanom", "glioma": r"gliom|glioblast|astrocyt|oligodend|ependym", "neuroendocrine": r"neuroendocrin|carcinoid|insulinom|gastrinom|vipom|glucagonom|somat",
    "germ cell": r"germ cell|seminom|teratom", "blastoma": r"blastom", "stromal": r"stromal", "carcinoma": r"carcinom|cancer|cystic carc|epithel",
    "myeloid": r"myelo(?:id|dys|fib|prol|mono)|polycyth|thrombocyth|mastocyt", "mesothelioma": r"mesotheli", "nerve": r"neurofibr|schwann", "fibromatosis": r"desmoid|fibromat",
}  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """Whether a text is grounded rightly, and why: "site", "histology", "name" (a public term), "no site named", or what is wrong."""

    right: bool
    reason: str


def families(table: dict[str, str], text: str) -> set[str]:
    return {name for name, pattern in table.items() if re.search(pattern, text, re.IGNORECASE)}


def names_above(iri: str, lexicon: Lexicon) -> str:
    concepts = [lexicon.vocabulary.concepts[i] for i in (iri, *lexicon.vocabulary.ancestors(iri))]
    return " | ".join(name for c in concepts for name in (c.label, *c.alt_labels))


def public_names(path: Path) -> dict[str, set[str]]:
    """Return exact public names of neoplasms in lower case, each with the IRIs that bear it."""
    bases = {"DOID": "DOID_", "MONDO": "MONDO_", "NCIT": "NCIT_"}
    found: dict[str, set[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            prefix, _, number = row["id"].partition(":")
            if row["scope"] in ("LABEL", "EXACT") and prefix in bases:
                found.setdefault(row["name"].lower(), set()).add(f"http://purl.obolibrary.org/obo/{bases[prefix]}{number}")
    return found


def judge(text: str, found: list[Mention], lexicon: Lexicon, public: dict[str, set[str]]) -> Verdict:
    """Judge one text by the best of its diseases; one that brings a site the text does not name spoils it."""
    diseases = [m for m in found if m.kind == "disease"]
    if not diseases:
        return Verdict(False, "nothing found")
    sites, histologies = families(SITES, text), families(HISTOLOGIES, text) - {"carcinoma"}
    reasons = []
    for mention in diseases:
        iri = mention.concept or mention.attributes.get("broader", "")
        concept = lexicon.vocabulary.concepts[iri]
        above = names_above(iri, lexicon)
        if any(name in text.lower() for name in named_by(concept.matches, public)):
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


def named_by(iris: tuple[str, ...], public: dict[str, set[str]], _cache: dict[int, dict[str, list[str]]] = {}) -> list[str]:  # noqa: B006
    """Return the public names of some terms."""
    index = _cache.get(id(public))
    if index is None:
        index = _cache[id(public)] = {}
        for name, bearers in public.items():
            for iri in bearers:
                index.setdefault(iri, []).append(name)
    return [name for iri in iris for name in index.get(iri, ()) if len(name) > 3]


def designations(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        texts = [row["Orphan Designation"].strip() for row in csv.DictReader(lines)]
    return [t for t in texts if ONCOLOGY.search(NO_TUMOR.sub("", t)) and not SUPPORTIVE.search(t)]


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
    line = f"{name}: {rows} of {len(texts)} rows ({rows / len(texts):.1%}), {kinds} of {len(distinct)} distinct texts ({kinds / len(distinct):.1%})"
    return f"{line}\n  distinct texts by reason: " + ", ".join(f"{reason} {number}" for reason, number in why.most_common())


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the grounding of short texts.")
    parser.add_argument("--date", default="")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    reference = options.shared / "reference"
    if not reference.is_dir():
        print(f"{reference} is absent: nothing was measured.")
        return 0
    lexicon = build_lexicon(load_vocabulary())
    public = public_names(reference / "derived" / "neoplasm_lexicon.tsv.gz")
    orphan = designations(reference / "regulatory" / "fda_orphan_all_2022-01.csv")
    trial = conditions(reference / "trials")
    oncology = [c for c in trial if ONCOLOGY.search(NO_TUMOR.sub("", c)) and not SUPPORTIVE.search(c)]
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
        results.write_text(f"# Grounding of short texts, {options.date}\n\n```\n" + "\n".join(report) + "\n```\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
