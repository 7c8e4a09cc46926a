"""Compiling, keeping and refusing vocabulary files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onckg.data_files import ontology_folder
from onckg.errors import VocabularyError
from onckg.vocabulary import Concept, Vocabulary, cache_folder, compile_folder, load_vocabulary

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix onc: <https://w3id.org/onckg/ontology#> .
@prefix v: <https://example.org/> .
"""
GOOD = (
    PREFIXES
    + """v:tumors a skos:ConceptScheme ; skos:prefLabel "Tumors" .
v:tumor a skos:Concept ; skos:inScheme v:tumors ; skos:prefLabel "tumor" ; skos:notation "T" .
v:glioma a skos:Concept ; skos:inScheme v:tumors ; skos:prefLabel "glioma" ; skos:altLabel "glial tumor", "a glioma" ;
    onc:abbreviation "GL" ; onc:ambiguousAbbreviation "G" ; skos:hiddenLabel "gliomma" ; skos:broader v:tumor ;
    skos:exactMatch v:foreign ; skos:closeMatch v:near ; onc:rank 3 .
"""
)


def folder_with(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for stem, text in files.items():
        (folder / f"{stem}.ttl").write_text(text, "utf-8")
    return folder


def test_a_concept_is_compiled_with_all_its_properties(tmp_path: Path) -> None:
    vocabulary = compile_folder(folder_with(tmp_path, tumors=GOOD))
    assert list(vocabulary.concepts) == ["https://example.org/glioma", "https://example.org/tumor"]
    assert vocabulary.concepts["https://example.org/glioma"] == Concept(
        iri="https://example.org/glioma",
        scheme="tumors",
        label="glioma",
        alt_labels=("a glioma", "glial tumor"),
        hidden_labels=("gliomma",),
        abbreviations=("G", "GL"),
        ambiguous=("G",),
        broader=("https://example.org/tumor",),
        matches=("https://example.org/foreign",),
        properties={"closeMatch": ("https://example.org/near",), "rank": ("3",), "type": ("http://www.w3.org/2004/02/skos/core#Concept",)},
    )
    assert vocabulary.code("https://example.org/glioma") == "T"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (PREFIXES + "v:a skos:prefLabel 'a' .\nv:b skos:prefLabel ;\n", "broken.ttl, line 5: not valid Turtle"),
        (PREFIXES + "v:a skos:altLabel 'a' .", "has 0 preferred labels"),
        (PREFIXES + "v:a skos:prefLabel 'a', 'b' .", "has 2 preferred labels"),
        (PREFIXES + "v:a skos:prefLabel 'a' ; skos:notation '1', '2' .", "has 2 notations"),
        (
            PREFIXES + "v:a skos:prefLabel 'a' ; skos:broader v:nowhere .",
            "a broader concept that no file defines: https://example.org/nowhere",
        ),
        (PREFIXES + "[] skos:prefLabel 'a' .", "a blank node stands as subject"),
        (PREFIXES + "v:a skos:prefLabel 'a' ; skos:definition [ skos:prefLabel 'b' ] .", "a blank node stands as"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        compile_folder(folder_with(tmp_path, broken=text))
    assert says in str(caught.value)
    assert "broken.ttl" in str(caught.value)


def test_one_iri_in_two_files_is_refused(tmp_path: Path) -> None:
    text = PREFIXES + "v:a skos:prefLabel 'a' ."
    with pytest.raises(VocabularyError, match=r"second\.ttl: https://example\.org/a is already defined in first\.ttl"):
        compile_folder(folder_with(tmp_path, first=text, second=text))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.ttl").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(VocabularyError, match=r"binary\.ttl"):
        compile_folder(tmp_path)


@pytest.mark.parametrize("name", ["empty", "absent"])
def test_a_folder_without_vocabularies_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(VocabularyError, match="holds no vocabulary"):
        compile_folder(tmp_path / name)


def test_the_cache_gives_back_what_was_compiled(tmp_path: Path) -> None:
    shipped = ontology_folder() / "vocabulary"
    compiled = compile_folder(shipped, tmp_path)
    (kept,) = tmp_path.iterdir()
    again = compile_folder(shipped, tmp_path)
    assert again == compiled == compile_folder(shipped)
    assert list(again.concepts) == list(compiled.concepts) == sorted(compiled.concepts)
    assert kept.name == f"vocabulary-{compiled.fingerprint}.json"


@pytest.mark.parametrize("content", [b"", b"[", b"{}", b"[1]", b'[{"iri": "x"}]', b"\xff", b"null"])
def test_a_spoilt_cache_is_compiled_again(tmp_path: Path, content: bytes) -> None:
    folder = folder_with(tmp_path / "in", tumors=GOOD)
    compiled = compile_folder(folder, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(content)
    assert compile_folder(folder, tmp_path / "cache") == compiled
    assert len(json.loads(kept.read_bytes())) == len(compiled.concepts)


def test_a_cache_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    folder = folder_with(tmp_path / "in", tumors=GOOD)
    assert compile_folder(folder, tmp_path / "file") == compile_folder(folder)


def test_a_changed_file_is_compiled_anew(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", tumors=GOOD)
    before = compile_folder(folder, tmp_path / "cache")
    folder_with(folder, tumors=GOOD.replace('"glioma"', '"glial neoplasm"'))
    after = compile_folder(folder, tmp_path / "cache")
    assert before.fingerprint != after.fingerprint
    assert after.concepts["https://example.org/glioma"].label == "glial neoplasm"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("/somewhere", Path("/somewhere/onckg")), ("relative", None), ("", None)],
    ids=["absolute", "relative", "empty"],
)
def test_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stated: str, expected: Path | None) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", stated)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == (expected or tmp_path / ".cache" / "onckg")


def test_two_processes_compile_the_same(tmp_path: Path) -> None:
    program = "from onckg.vocabulary import load_vocabulary as load; print(load())"
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(tmp_path / seed)}
        outputs.add(subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(outputs) == 1


def test_one_process_loads_once() -> None:
    assert load_vocabulary() is load_vocabulary()


@given(st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=3), max_size=10))
def test_ancestors_end_and_come_nearest_first(parents: dict[int, list[int]]) -> None:
    concepts = {str(i): Concept(str(i), "s", str(i), broader=tuple(map(str, above))) for i, above in parents.items()}
    vocabulary = Vocabulary(concepts, "")
    for iri, concept in concepts.items():
        ancestors = vocabulary.ancestors(iri)
        assert len(ancestors) == len(set(ancestors))
        assert iri not in ancestors
        direct = [b for b in dict.fromkeys(concept.broader) if b != iri]
        assert list(ancestors[: len(direct)]) == direct
