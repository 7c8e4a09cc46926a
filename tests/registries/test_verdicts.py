"""What a registry has to say to releases: agrees, differs with both values, or does not know it."""

import json
import sys
from pathlib import Path

import pytest

import onckg
from onckg.errors import InputError
from onckg.pipeline import shared_lexicon
from onckg.registries import Comparison, compare_with, read_edition, read_editions
from onckg.registries.picture import PictureNow, picture_of
from onckg.store import open_store
from onckg.vocabulary import load_vocabulary

sys.path.insert(0, str(Path(__file__).parent))
from registry_files import ema_medicines, ema_orphan, fda_orphan, sec, study

RELEASES = {
    "orphan": "Tavrin Oncology Receives Orphan Drug Designation for TVR-101 in Glioblastoma\n\n"
    "BOSTON, May 9, 2018 -- Tavrin Oncology, Inc. (Nasdaq: TVRN) today announced that on May 8, 2018 the U.S. Food and Drug "
    "Administration (FDA) granted Orphan Drug designation to TVR-101 for the treatment of glioblastoma.\n",
    "pediatric": "FDA Grants Rare Pediatric Disease Designation to Tavrin's TVR-101\n\n"
    "BOSTON, June 5, 2018 -- Tavrin Oncology, Inc. (Nasdaq: TVRN) today announced that the FDA has granted rare pediatric disease "
    "designation to TVR-101 for the treatment of neuroblastoma.\n",
    "trial": "Tavrin Oncology Doses First Patient in Phase 2 Trial\n\n"
    "BOSTON, March 5, 2020 -- Tavrin Oncology, Inc. (Nasdaq: TVRN) today announced that the first patient was dosed in a Phase 2 trial "
    "of TVR-101 in patients with glioblastoma (NCT09995501).\n",
    "approval": "European Commission Approves TVR-101 for Glioblastoma\n\n"
    "BOSTON, March 20, 2023 -- Tavrin Oncology, Inc. (Nasdaq: TVRN) today announced that the European Commission has approved TVR-101 for "
    "the treatment of glioblastoma.\n",
}


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> PictureNow:
    folder = tmp_path_factory.mktemp("registries")
    texts = folder / "texts"
    texts.mkdir()
    for name, text in RELEASES.items():
        (texts / f"{name}.txt").write_text(text)
    with onckg.open(folder / "store") as kg:
        kg.ingest([texts])
    with open_store(folder / "store", read_only=True) as store:
        return picture_of(store, load_vocabulary())


def compare(picture: PictureNow, registry: str, path: Path) -> dict[tuple[str, str], Comparison]:
    """Comparisons by (kind and slug of the fact, aspect)."""
    found = compare_with(picture, read_edition(registry, path), shared_lexicon())
    return {(c.fact.split("/id/")[1], c.aspect): c for c in found}


ORPHAN = "designation/tvr-101.orphan-drug.us.glioblastoma"
PEDIATRIC = "designation/tvr-101.rare-pediatric-disease.us.neuroblastoma"
FDA = [
    # (row, verdict, aspect)
    (("TVR-101", "5/8/18", "Treatment of glioblastoma", "Tavrin Oncology, Inc.", "1"), "agrees", ""),
    (("tvr 101", "5/8/18", "Treatment of glioblastoma multiforme", "Tavrin Oncology Inc", "1"), "agrees", ""),
    (("antibody to a tumor antigen (TVR-101)", "5/8/18", "Treatment of glioblastoma", "Tavrin Oncology, Inc.", "1"), "agrees", ""),
    (("TVR-101", "4/30/18", "Treatment of glioblastoma", "Tavrin Oncology, Inc.", "1"), "differs", "date"),
    (("TVR-101", "5/8/18", "Treatment of glioma", "Tavrin Oncology, Inc.", "1"), "differs", "disease"),
    (("TVR-101", "5/8/18", "Treatment of glioblastoma", "Other Pharma, Inc.", "1"), "differs", "sponsor"),
    (("TVR-101", "5/8/18", "Treatment of multiple myeloma", "Tavrin Oncology, Inc.", "1"), "unknown", "disease"),
    (("TVR-102", "5/8/18", "Treatment of glioblastoma", "Tavrin Oncology, Inc.", "1"), "unknown", ""),
    (("TVR-1011", "5/8/18", "Treatment of glioblastoma", "Tavrin Oncology, Inc.", "1"), "unknown", ""),
]


@pytest.mark.parametrize(("row", "verdict", "aspect"), FDA)
def test_orphan_designations(row: tuple[str, str, str, str, str], verdict: str, aspect: str, picture: PictureNow, tmp_path: Path) -> None:
    found = compare(picture, "fda-orphan", fda_orphan(tmp_path / "fda.csv", row))
    assert found[ORPHAN, aspect].verdict == verdict
    if verdict == "differs":
        assert found[ORPHAN, aspect].said
        assert found[ORPHAN, aspect].registered


def test_another_kind_of_designation_is_unknown_and_the_orphan_one_is_only_related(picture: PictureNow, tmp_path: Path) -> None:
    row = ("TVR-101", "5/8/18", "Treatment of neuroblastoma", "Tavrin Oncology, Inc.", "77")
    found = compare(picture, "fda-orphan", fda_orphan(tmp_path / "fda.csv", row))
    pediatric = found[PEDIATRIC, "kind"]
    assert (pediatric.verdict, pediatric.entries, pediatric.related) == ("unknown", (), ("77",))


def test_a_designation_of_the_us_is_not_looked_for_in_europe(picture: PictureNow, tmp_path: Path) -> None:
    path = ema_orphan(tmp_path / "ema.xlsx", ("TVR-101", "08/05/2018", "Treatment of glioblastoma", "EU/3/18/1", "Positive"))
    assert not compare(picture, "ema-orphan", path)


def test_trials_by_number_and_aspect(picture: PictureNow, tmp_path: Path) -> None:
    path = tmp_path / "studies.jsonl"
    row = study(
        "NCT09995501", phases=("PHASE1", "PHASE2"), status="RECRUITING", condition="Glioblastoma", drug="TVR-101", sponsor="Tavrin Oncology"
    )
    path.write_text(json.dumps(row) + "\n")
    found = {aspect: c.verdict for (_, aspect), c in compare(picture, "ctgov", path).items()}
    assert found == {"phase": "differs", "status": "agrees", "disease": "agrees", "drug": "agrees", "sponsor": "agrees"}


def test_approvals_in_the_eu(picture: PictureNow, tmp_path: Path) -> None:
    path = ema_medicines(tmp_path / "m.xlsx", ("Tavrinex", "TVR-101", "Treatment of adults with glioblastoma", "26/01/2023", "20/03/2023"))
    (one,) = compare(picture, "ema-medicines", path).values()
    assert (one.verdict, one.entries) == ("agrees", ("EMEA/H/C/000001",))


SEC = [
    # (row, verdict, whether the CIK is linked)
    ((1234567, "Tavrin Oncology, Inc.", "TVRN", "Nasdaq"), "agrees", True),
    ((1234567, "TAVRIN ONCOLOGY INC /DE/", "TVRN", "Nasdaq"), "agrees", True),
    ((1234567, "Tavrin Oncology, Inc.", "TVRX", "Nasdaq"), "differs", True),
    ((1234567, "Transvernon Railways Corp", "TVRN", "Nasdaq"), "unknown", False),
    ((1234567, "Tavrin Diagnostics, Inc.", "TVDX", "Nasdaq"), "unknown", False),
]


@pytest.mark.parametrize(("row", "verdict", "linked"), SEC)
def test_companies_by_ticker_and_name(
    row: tuple[int, str, str, str], verdict: str, linked: bool, picture: PictureNow, tmp_path: Path
) -> None:
    (one,) = [c for (fact, _), c in compare(picture, "sec", sec(tmp_path / "sec.json", row)).items() if fact.startswith("company/tavrin")]
    assert (one.verdict, one.entries) == (verdict, ("0001234567",) if linked else ())


def test_registries_stay_out_of_the_picture_and_go_again(tmp_path: Path) -> None:
    row = ("TVR-101", "5/8/18", "Treatment of glioblastoma", "Tavrin Oncology, Inc.", "1")
    path = fda_orphan(tmp_path / "fda.csv", row)
    text = tmp_path / "one.txt"
    text.write_text(RELEASES["orphan"])
    with onckg.open(tmp_path / "store") as kg:
        kg.ingest([text])
        before = kg.status()
        replaced, found = kg.add_registry(read_edition("fda-orphan", path))
        assert (replaced, [c.verdict for c in found]) == (False, ["agrees"])
        assert kg.status().current == before.current
        assert kg.add_registry(read_edition("fda-orphan", path))[0]
        kg.remove_registry("fda-orphan")
        assert kg.status() == before
        with pytest.raises(InputError, match="holds no registry"):
            kg.remove_registry("fda-orphan")


def test_comparisons_follow_what_is_read_and_removed(tmp_path: Path) -> None:
    path = fda_orphan(tmp_path / "fda.csv", ("TVR-101", "5/8/18", "Treatment of glioblastoma", "Tavrin Oncology, Inc.", "1"))
    text = tmp_path / "one.txt"
    text.write_text(RELEASES["orphan"])
    with onckg.open(tmp_path / "store") as kg:
        kg.add_registry(read_edition("fda-orphan", path))
        assert not kg.comparisons()
        kg.ingest([text])
        assert [c.verdict for c in kg.comparisons()] == ["agrees"]
        kg.remove([release[0].rpartition("/")[2] for release in kg.query("SELECT ?r { ?r a onc:Release }").texts()])
        assert not kg.comparisons()


@pytest.mark.parametrize(
    ("registry", "content", "words"),
    [
        ("sec", "{", "company_tickers"),
        ("sec", "[]", "company_tickers"),
        ("ctgov", "nothing", "neither JSON nor JSON Lines"),
        ("ctgov", '[{"study": 1}]', "study 1 is not in the form"),
        ("fda-orphan", "a,b\n1,2\n", "lacks the columns"),
        ("ema-orphan", "a,b\n1,2\n", "no Excel workbook"),
        ("orphanet", "", "no registry that onckg knows"),
        ("fda-orphan", ",".join(["Generic Name", "Date Designated", "Orphan Designation", "Orphan Designation Status", "Sponsor Company",
                                 "CF Grid Key"]) + "\n", "holds no entry"),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_sentence(registry: str, content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(content)
    with pytest.raises(InputError, match=words):
        read_edition(registry, path)


def test_several_files_are_one_edition(tmp_path: Path) -> None:
    rows = [study(f"NCT0000000{i}", phases=("PHASE1",), status="COMPLETED", condition="Glioma", drug="X", sponsor="Y") for i in range(3)]
    for name, part in (("a-2024-01.json", rows[:2]), ("b-2024-02.json", rows[1:])):
        (tmp_path / name).write_text(json.dumps(part))
    both = read_editions("ctgov", [tmp_path / "b-2024-02.json", tmp_path / "a-2024-01.json"])
    assert ([entry.key for entry in both.entries], both.as_of) == ([f"NCT0000000{i}" for i in range(3)], "2024-02")
