"""The names that public disease vocabularies give their terms, read from the reference files beside the project.

NCIt (obographs), DOID (OBO slims), MONDO (labels of its mappings) and OncoTree; other synonyms from the derived lexicon.
"""

import csv
import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NCIT = "http://purl.obolibrary.org/obo/NCIT_"
DOID = "http://purl.obolibrary.org/obo/DOID_"
MONDO = "http://purl.obolibrary.org/obo/MONDO_"
ONCOTREE = "http://data.mskcc.org/ontologies/oncotree/"
BASES = {"NCIt": NCIT, "DOID": DOID, "MONDO": MONDO, "OncoTree": ONCOTREE}


@dataclass
class Term:
    """A foreign term: its preferred label, all its names (the label among them), whether it was retired."""

    label: str
    names: set[str] = field(default_factory=set)
    obsolete: bool = False


def folded(name: str) -> str:
    """Return what of a name counts when two are compared: no case, accents, possessives, punctuation, plural or "NOS"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"'s?\b", "", plain).replace("tumour", "tumor").replace("aemia", "emia").replace("oesoph", "esoph")
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in {"nos", "of", "the", "disease", "disorder"}]
    return " ".join(word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word for word in words)


def foreign_terms(reference: Path) -> dict[str, Term]:
    """Return the terms of all four vocabularies by IRI; ``reference`` is the folder with ``disease/`` and ``derived/``."""
    terms: dict[str, Term] = {}
    for iri, label, names, obsolete in (
        *_ncit(reference / "disease" / "ncit" / "ncit-disease-2018-06-08.json.gz"),
        *(row for path in sorted((reference / "disease" / "doid").glob("*.obo")) for row in _obo(path)),
        *(row for path in sorted((reference / "disease" / "mondo").glob("*.tsv")) for row in _mondo(path)),
        *_oncotree(json.loads((reference / "disease" / "oncotree" / "oncotree_2025_10_03.json").read_text("utf-8"))["TISSUE"]),
    ):
        term = terms.setdefault(iri, Term(label))
        term.names.update([label, *names])
        term.obsolete = term.obsolete or obsolete
    prefixes = {"DOID": ("DOID:", DOID), "MONDO": ("MONDO:", MONDO), "NCIt2018": ("NCIT:", NCIT), "NCItCore": ("NCIT:", NCIT)}
    with gzip.open(reference / "derived" / "neoplasm_lexicon.tsv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["source"] in prefixes and row["scope"] == "EXACT":
                curie, base = prefixes[row["source"]]
                if (iri := row["id"].replace(curie, base)) in terms:
                    terms[iri].names.add(row["name"])
    return terms


def mondo_mappings(reference: Path) -> dict[str, set[str]]:
    """Return, for each MONDO IRI, the NCIt, DOID and OncoTree IRIs that MONDO itself maps to."""
    bases = {"NCIT:": NCIT, "DOID:": DOID, "ONCOTREE:": ONCOTREE}
    found: dict[str, set[str]] = {}
    for path in sorted((reference / "disease" / "mondo").glob("*.tsv")):
        for row in _tsv(path):
            for curie, base in bases.items():
                if row["object_id"].startswith(curie):
                    iri = row["subject_id"].replace("MONDO:", MONDO)
                    found.setdefault(iri, set()).add(row["object_id"].replace(curie, base))
    return found


Row = tuple[str, str, list[str], bool]


def _ncit(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        graph = json.load(lines)["graphs"][0]
    for node in graph["nodes"]:
        if node["id"].startswith(NCIT) and "lbl" in node:
            meta = node.get("meta", {})
            names = [s["val"] for s in meta.get("synonyms", []) if s["pred"] == "hasExactSynonym"]
            yield node["id"], node["lbl"], names, bool(meta.get("deprecated"))


def _obo(path: Path) -> Iterator[Row]:
    for stanza in path.read_text("utf-8").split("\n\n"):
        if not stanza.startswith("[Term]"):
            continue
        identifier = re.search(r"^id: DOID:(\d+)$", stanza, re.MULTILINE)
        name = re.search(r"^name: (.+)$", stanza, re.MULTILINE)
        if identifier and name:
            synonyms = re.findall(r'^synonym: "(.+?)" EXACT', stanza, re.MULTILINE)
            yield DOID + identifier[1], name[1], synonyms, "is_obsolete: true" in stanza


def _mondo(path: Path) -> Iterator[Row]:
    for row in _tsv(path):
        label = row["subject_label"]
        yield row["subject_id"].replace("MONDO:", MONDO), label, [], label.startswith("obsolete")


def _tsv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")


def _oncotree(node: dict[str, Any]) -> Iterator[Row]:
    yield ONCOTREE + node["code"], node["name"], [], False
    for child in node["children"].values():
        yield from _oncotree(child)
