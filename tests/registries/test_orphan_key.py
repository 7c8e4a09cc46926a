"""Fifty programmes out of the orphan lists, told as releases in our own words: right, wrong date, broader disease, other sponsor, absent.

The lists lie in ../shared alone; drugs, diseases, sponsors and days are taken from them when the test runs, with a fixed seed.
"""

import random
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import onckg
from onckg.mentions.grounding import ground_disease_text
from onckg.pipeline import shared_lexicon
from onckg.registries import Entry, compare_with, read_edition
from onckg.registries.picture import picture_of
from onckg.store import open_store
from onckg.vocabulary import load_vocabulary

REGULATORY = Path(__file__).parents[3] / "shared" / "reference" / "regulatory"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REGULATORY.is_dir(), reason="the orphan lists lie in ../shared/reference, which is not here"),
]
CASES = ("right", "date", "disease", "sponsor", "absent")
FILES = {"fda-orphan": "fda_orphan_all_2022-01.csv", "ema-orphan": "ema_orphan_designations_2026-05.xlsx"}
_EXPECTED = {"right": "agrees", "date": "differs", "disease": "differs", "sponsor": "differs", "absent": "unknown"}


def disease_of(entry: Entry) -> str:
    """The one disease of a row's use, as its words name it; "" where it names none or several, or patients beside it."""
    found = [m for m in ground_disease_text(entry.first("use"), shared_lexicon())]
    diseases = {m.concept for m in found if m.kind == "disease"}
    plain = re.fullmatch(r"(?:for the )?treatment of (?:patients with )?([\w' -]+?)\.?", entry.first("use"), re.I)
    return next(iter(diseases)) if len(diseases) == 1 and len(found) == 1 and plain else ""


def broader_name(disease: str) -> str:
    concepts = load_vocabulary().concepts
    above = [concepts[iri].label for iri in concepts[disease].broader if iri in concepts]
    telling = [label for label in above if label not in ("cancer", "solid tumor", "hematologic malignancy")]
    return telling[0] if telling else ""


def chosen(registry: str) -> list[tuple[str, Entry, str]]:
    """Twenty-five rows of a list, as many of each case as it knows: (case, row, disease); each drug once."""
    entries = read_edition(registry, REGULATORY / FILES[registry]).entries
    bearers: dict[str, int] = {}
    for entry in entries:
        bearers[entry.first("substance").lower()] = bearers.get(entry.first("substance").lower(), 0) + 1
    drugs = {label.lower() for c in load_vocabulary().scheme("drugs") for label in (c.label, *c.alt_labels)}
    good = [e for e in entries if e.first("substance").lower() in drugs]
    good = [e for e in good if e.first("designationStatus") == "granted" and e.first("designated") > "2005"]
    random.Random(5).shuffle(good)
    cases = [c for c in CASES if c != "sponsor" or registry == "fda-orphan"]
    found: list[tuple[str, Entry, str]] = []
    used: set[str] = set()
    for entry in good:
        disease, drug = disease_of(entry), entry.first("substance").lower()
        if not disease or drug in used or "inOncology" in load_vocabulary().concepts[disease].properties:
            continue
        case = cases[len(found) % len(cases)]
        # Where a list has the drug several times, another row may be the one that fits what is told.
        if bearers[drug] > (1 if case in ("disease", "date", "sponsor") else 3) or (case == "disease" and not broader_name(disease)):
            continue
        used.add(drug)
        found.append((case, entry, disease))
        if len(found) == 25:
            return found
    return found


def told(number: int, case: str, entry: Entry, disease: str, agency: str) -> str:
    day = date.fromisoformat(entry.first("designated")) + timedelta(days=90 if case == "date" else 0)
    sponsor = entry.first("sponsor") or f"Sponsor{number} Oncology"
    sponsor = f"Quibblewood{number} Oncology" if case == "sponsor" else re.sub(r",? (Inc|LLC|Ltd|Limited|Corp)\.?$", "", sponsor)
    drug = f"QBW-{100 + number}" if case == "absent" else entry.first("substance")
    name = broader_name(disease) if case == "disease" else load_vocabulary().concepts[disease].label
    written = f"{day:%B} {day.day}, {day.year}"
    news = day + timedelta(days=2)
    lead = f"BOSTON, {news:%B} {news.day}, {news.year} -- {sponsor}, Inc. today announced"
    return (
        f"{sponsor} Announces Orphan Designation for {drug}\n\n{lead} that on {written} the {agency} granted "
        f"orphan drug designation to {drug}, which the company develops, for the treatment of {name}.\n"
    )


@pytest.mark.parametrize(("registry", "agency"), [("fda-orphan", "FDA"), ("ema-orphan", "European Commission")])
def test_the_verdict_is_right(registry: str, agency: str, tmp_path: Path) -> None:
    key = chosen(registry)
    assert len(key) == 25
    texts = tmp_path / "texts"
    texts.mkdir()
    for number, (case, entry, disease) in enumerate(key):
        (texts / f"{number:02}.txt").write_text(told(number, case, entry, disease, agency))
    with onckg.open(tmp_path / "store") as kg:
        kg.ingest([texts])
    with open_store(tmp_path / "store", read_only=True) as store:
        picture = picture_of(store, load_vocabulary())
        found = compare_with(picture, read_edition(registry, REGULATORY / FILES[registry]), shared_lexicon())
    by_drug = {}
    for comparison in found:
        node = picture.says.nodes[comparison.fact]
        by_drug.setdefault(picture.label(node.first("onc:ofDrug")).lower(), []).append(comparison)
    wrong = []
    for number, (case, entry, disease) in enumerate(key):
        drug = f"QBW-{100 + number}".lower() if case == "absent" else entry.first("substance").lower()
        names = [name for name in by_drug if name == drug or drug in picture_names(picture, name)]
        verdicts = [(c.verdict, c.aspect) for name in names for c in by_drug[name]]
        expected = (_EXPECTED[case], "" if case in ("right", "absent") else case)
        if verdicts != [expected]:
            wrong.append((case, entry.first("substance"), load_vocabulary().concepts[disease].label, entry.first("use"), verdicts))
    assert not wrong


def picture_names(picture: object, label: str) -> set[str]:
    names = picture.drug_names.values()  # type: ignore[attr-defined]
    return {name.lower() for found in names if label in {n.lower() for n in found} for name in found}
