"""Prove that the foreign identifiers in diseases.ttl are what they claim (``make vocabulary-check``).

Each must exist in the reference files, must not be retired, must bear one of our names where it is called an exact match,
and is the exact match of one concept at most. Prints each fault, then the share of concepts that have an exact match in
each vocabulary. Exits 1 on a fault; where the reference files are absent it says so and exits 0.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reference import BASES, Term, folded, foreign_terms

from onckg.data_files import ontology_folder
from onckg.vocabulary import Concept, compile_folder

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference"
LOOSE = ("closeMatch", "broadMatch", "narrowMatch", "relatedMatch")


def main() -> int:
    if not (REFERENCE / "disease").is_dir():
        print(f"vocabulary-check: {REFERENCE} is absent, so the identifiers were not compared with their sources.")
        return 0
    diseases = compile_folder(ontology_folder() / "vocabulary").scheme("diseases")
    terms = foreign_terms(REFERENCE)
    faults = sorted(faults_in(diseases, terms))
    for fault in faults:
        print(fault)
    for line in shares(diseases):
        print(line)
    print(f"{len(diseases)} diseases, {len(faults)} faults")
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
