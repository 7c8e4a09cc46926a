"""Prove that the foreign identifiers in diseases.ttl and companies.ttl are what they claim (``make vocabulary-check``).

Each must exist in the reference files, must not be retired, must bear one of our names where it is called an exact match,
and is the exact match of one concept at most. A CIK must stand in the SEC's lists under one of the company's names, with its ticker.
Prints each fault, then the share of concepts that have an exact match in
each vocabulary. Exits 1 on a fault; where the reference files are absent it says so and exits 0.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reference import BASES, Term, folded, foreign_terms

from onckg.assembly.known_companies import company_keys
from onckg.assembly.names import company_key
from onckg.data_files import ontology_folder
from onckg.vocabulary import Concept, compile_folder

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference"
LOOSE = ("closeMatch", "broadMatch", "narrowMatch", "relatedMatch")


def main() -> int:
    if not (REFERENCE / "disease").is_dir():
        print(f"vocabulary-check: {REFERENCE} is absent, so the identifiers were not compared with their sources.")
        return 0
    vocabulary = compile_folder(ontology_folder() / "vocabulary")
    diseases, companies = vocabulary.scheme("diseases"), vocabulary.scheme("companies")
    terms = foreign_terms(REFERENCE)
    faults = sorted((*faults_in(diseases, terms), *company_faults(companies, *listed_companies())))
    for fault in faults:
        print(fault)
    for line in shares(diseases):
        print(line)
    numbered = sum(bool(company.properties.get("identifier")) for company in companies)
    print(f"{numbered} of {len(companies)} companies have a CIK")
    print(f"{len(diseases)} diseases, {len(companies)} companies, {len(faults)} faults")
    return 1 if faults else 0


def faults_in(diseases: Sequence[Concept], terms: Mapping[str, Term]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for concept in diseases:
        loose = [iri for name in LOOSE for iri in concept.properties.get(name, ())]
        for iri in (*concept.matches, *loose):
            if iri not in terms:
                yield f"{concept.label}: {iri} is in none of the reference files"
            elif terms[iri].obsolete:
                yield f"{concept.label}: {iri} ({terms[iri].label}) is obsolete"
        for iri in concept.matches:
            if iri in owners:
                yield f"{concept.label}: {iri} is already the exact match of {owners[iri]}"
            owners[iri] = concept.label
            if iri in terms and not agrees(concept, terms[iri]):
                yield f"{concept.label}: none of its names is a name of {iri} ({terms[iri].label})"


def listed_companies() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the keys of names, and the tickers, by CIK of ten digits, from the SEC's lists."""
    names: dict[str, set[str]] = {}
    tickers: dict[str, set[str]] = {}
    folder = REFERENCE / "company"
    rows = [
        (r["cik_str"], r["title"], r["ticker"]) for r in json.loads((folder / "company_tickers_2026-02.json").read_text("utf-8")).values()
    ]
    rows += [row[:3] for row in json.loads((folder / "company_tickers_exchange_2025-12.json").read_text("utf-8"))["data"]]
    for cik, name, ticker in rows:
        names.setdefault(f"CIK {cik:010}", set()).add(company_key(re.sub(r"\s*/[A-Z]{2,3}/?\s*$", "", name)))
        tickers.setdefault(f"CIK {cik:010}", set()).add(ticker)
    return names, tickers


def company_faults(companies: Sequence[Concept], names: Mapping[str, set[str]], tickers: Mapping[str, set[str]]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for company in companies:
        for cik in company.properties.get("identifier", ()):
            if not names.get(cik, set()) & company_keys(company):
                yield f"{company.label}: {cik} is not in the SEC's lists under one of its names"
            if cik in owners:
                yield f"{company.label}: {cik} is already that of {owners[cik]}"
            if strange := set(company.properties.get("ticker", ())) - tickers.get(cik, set()):
                yield f"{company.label}: {cik} has another ticker than {', '.join(sorted(strange))}"
            owners[cik] = company.label


def agrees(concept: Concept, term: Term) -> bool:
    return bool({folded(name) for name in (concept.label, *concept.alt_labels)} & {folded(name) for name in term.names})


def shares(diseases: Sequence[Concept]) -> Iterator[str]:
    groups = {
        "oncology": [c for c in diseases if "false" not in c.properties.get("inOncology", ())],
        "other": [c for c in diseases if "false" in c.properties.get("inOncology", ())],
    }
    for group, concepts in groups.items():
        for name, base in BASES.items():
            mapped = sum(any(iri.startswith(base) for iri in c.matches) for c in concepts)
            yield f"{group}: {mapped} of {len(concepts)} ({mapped / len(concepts):.0%}) have an exact match in {name}"
        mapped = sum(bool(c.matches) for c in concepts)
        yield f"{group}: {mapped} of {len(concepts)} ({mapped / len(concepts):.0%}) have an exact match in any"


if __name__ == "__main__":
    sys.exit(main())
