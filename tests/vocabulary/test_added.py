"""Vocabularies of others: read from every format, kept, joined with ours, matched in texts, removed."""

import gzip
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onckg.data_files import ontology_folder
from onckg.errors import VocabularyError
from onckg.lexicon import build_lexicon
from onckg.mentions.grounding import ground_disease_text
from onckg.vocabulary import (
    Concept,
    Vocabulary,
    add_vocabulary,
    added_sources,
    compile_folder,
    load_added,
    load_vocabulary,
    remove_vocabulary,
    search_vocabularies,
    use_of,
    vocabularies_folder,
)
from onckg.vocabulary.added import AddedSource, AddedVocabulary
from onckg.vocabulary.joining import join_vocabularies
from onckg.vocabulary.loading import with_added
from onckg.vocabulary.readers import ForeignTerm, read_file

FOREIGN = Path(__file__).parent / "foreign"
REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "disease"
QRL = "http://purl.obolibrary.org/obo/QRL_000000"
NCIT = "http://purl.obolibrary.org/obo/NCIT_"
MYELOMA = "https://w3id.org/onckg/id/disease/multiple-myeloma"
BREAST_CANCER = "https://w3id.org/onckg/id/disease/breast-cancer"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has added nothing yet."""
    monkeypatch.setenv("ONCKG_VOCABULARIES", str(tmp_path / "added"))
    return tmp_path / "added"


@pytest.fixture(scope="session")
def shipped() -> Vocabulary:
    return compile_folder(ontology_folder() / "vocabulary")


def whole() -> Vocabulary:
    return with_added(ontology_folder() / "vocabulary")


# ---- Reading


@pytest.mark.parametrize(
    "name", ["quorl.obo", "quorl.json", "quorl.ttl", "quorl-skos.ttl", "quorl.owx", "quorl.csv", "quorl.tsv", "quorl.nt", "quorl.rdf"]
)
@pytest.mark.parametrize("packed", [False, True])
def test_all_formats_give_the_same_terms(name: str, packed: bool, tmp_path: Path) -> None:
    converted = name in ("quorl.nt", "quorl.rdf")
    content = _converted(FOREIGN / "quorl.ttl", name) if converted else (FOREIGN / name).read_bytes()
    path = tmp_path / "without-ending"  # the content alone tells the format
    path.write_bytes(gzip.compress(content) if packed else content)
    found, stored = read_file(path, "quorl")
    assert stored == path.read_bytes()
    tumor, carcinoma, sarcoma = found.terms
    assert [t.iri for t in found.terms] == [f"{QRL}1", f"{QRL}2", f"{QRL}4"]
    assert (tumor.label, tumor.names, tumor.parents) == ("quorl tumor", (), ())
    assert (carcinoma.label, carcinoma.names) == ("clear quorl carcinoma", ("CQC", "Carcinoma of Clear Quorl"))
    assert carcinoma.references == (f"{NCIT}C90001",)
    assert carcinoma.parents == sarcoma.parents == (f"{QRL}1",)
    table = name.endswith(("csv", "tsv"))
    assert (carcinoma.other_names, sarcoma.other_names) == (((), ()) if table else (("quorl lump",), ("quorl sarcoma",)))
    assert found.obsolete == (0 if name.endswith("tsv") else 1)
    if not table:
        assert found.version == "quorl/2026-01"
    if name not in ("quorl.json", "quorl.csv", "quorl.tsv"):
        assert found.licence == "https://creativecommons.org/publicdomain/zero/1.0/"


def _converted(path: Path, name: str) -> bytes:
    from pyoxigraph import RdfFormat, parse, serialize

    syntax = RdfFormat.RDF_XML if name.endswith("rdf") else RdfFormat.N_TRIPLES
    # one triple a node with two types and bracketed nodes: both forms write them out
    return serialize((quad.triple for quad in parse(path.read_bytes(), RdfFormat.TURTLE)), format=syntax) or b""


@pytest.mark.parametrize("name", ["oncotree.json", "oncotree-list.json"])
def test_tissues_of_oncotree_are_no_names(name: str) -> None:
    found, _ = read_file(FOREIGN / name, "oncotree")
    breast, carcinoma = found.terms
    assert breast.group
    assert "Breast" not in (breast.label, *breast.names)
    assert (carcinoma.group, carcinoma.parents, carcinoma.references) == (False, (breast.iri,), (f"{NCIT}C99999",))


def test_status_of_ncit_retires_a_term(tmp_path: Path) -> None:
    path = tmp_path / "thesaurus.ttl"
    path.write_text(
        """@prefix n: <http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
n:C1 a owl:Class ; rdfs:label "Quorloma" ; n:P90 "Quorl Neoplasm" .
n:C2 a owl:Class ; rdfs:label "Old Quorloma" ; n:P310 "Retired_Concept" .
n:C3 a owl:Class ; rdfs:label "Older Quorloma" ; n:P310 "Obsolete_Concept" .
"""
    )
    found, _ = read_file(path, "thesaurus")
    assert [(t.iri, t.label, t.names) for t in found.terms] == [(f"{NCIT}C1", "Quorloma", ("Quorl Neoplasm",))]
    assert found.obsolete == 2


def test_what_an_ontology_imports_is_not_fetched(tmp_path: Path) -> None:
    nowhere = "http://127.0.0.1:9/other.owl"
    owx = (FOREIGN / "quorl.owx").read_text().replace("    <Annotation>", f"    <Import>{nowhere}</Import>\n    <Annotation>", 1)
    obo = (FOREIGN / "quorl.obo").read_text().replace("ontology: quorl", f"ontology: quorl\nimport: {nowhere}")
    turtle = (FOREIGN / "quorl.ttl").read_text() + f"obo:quorl.owl owl:imports <{nowhere}> ."
    for content in (owx, obo, turtle):
        path = tmp_path / "importing"
        path.write_text(content)
        assert len(read_file(path, "quorl")[0].terms) == 3


BAD = {
    "empty": ("", "is empty"),
    "prose": ("Some text about tumors.\nMore of it.\n", "no column for labels"),
    "page": ("<!DOCTYPE html><html><body>Not found</body></html>", "is a web page"),
    "xml": ("<?xml version='1.0'?><catalog><x/></catalog>", "root catalog"),
    "json": ('{"graphs": [\n  {"nodes": [,]}\n]}', "line 2: not well-formed JSON"),
    "other-json": ('{"a": 1}', "JSON of no known form"),
    "obo": ("format-version: 1.2\n\n[Term]\nid QRL:1\n", "line 4: not well-formed"),
    "turtle": ('@prefix x: <http://x.org/> .\n\nx:a x:b "c .\n', "line 3"),
    "rdf-xml": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:Description>\n</rdf:RDF>',
        "line 3: not well-formed XML",
    ),
    "owl-xml": ('<Ontology xmlns="http://www.w3.org/2002/07/owl#">\n<Declaration>\n</Ontology>', "line 3: not well-formed XML"),
    "no-iri": ('<Ontology xmlns="http://www.w3.org/2002/07/owl#"></Ontology>', "has no ontologyIRI"),
    "no-owl": (
        '<Ontology xmlns="http://www.w3.org/2002/07/owl#" ontologyIRI="http://x.org/o">\n<SubClassOf><Class/></SubClassOf></Ontology>',
        "OWL/XML",
    ),
    "functional": ("Prefix(:=<http://x.org/>)\nOntology(<http://x.org/>)", "save it as RDF/XML"),
    "no-label": ("@prefix owl: <http://www.w3.org/2002/07/owl#> .\n<http://x.org/a> a owl:Class .", "no term with a label"),
    "all-obsolete": ("format-version: 1.2\n\n[Term]\nid: QRL:1\nname: a\nis_obsolete: true\n", "no term with a label"),
    "csv": ('id,label\n1,"a\n', "mend the row"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_sentence_that_names_it(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text, says = BAD[name]
    path = tmp_path / f"{name}.file"
    path.write_text(text)
    with pytest.raises(VocabularyError) as raised:
        add_vocabulary(path)
    message = str(raised.value)
    assert message.startswith(str(path))
    assert says in message
    assert "\n" not in message
    assert message.endswith(".")
    assert added_sources() == ()
    assert capfd.readouterr().err == "", "a reader's own complaints do not reach the user"


def test_files_that_are_no_text_say_so(tmp_path: Path) -> None:
    for content, says in ((b"PK\x03\x04rest", "zip"), (b"\x1f\x8bbroken", "gzip"), (b"id,label\n1,a\xff\n", "line 2: not UTF-8")):
        path = tmp_path / "file"
        path.write_bytes(content)
        with pytest.raises(VocabularyError, match=says):
            add_vocabulary(path)
    with pytest.raises(VocabularyError, match="check the path"):
        add_vocabulary(tmp_path / "absent.obo")


# ---- Keeping


def test_what_is_kept_says_where_it_comes_from(own_folder: Path) -> None:
    added = add_vocabulary(FOREIGN / "quorl.obo", source="https://example.org/quorl.obo")
    about = added.about
    assert not added.replaced
    assert (about.name, about.format, about.version, about.terms, about.names, about.obsolete) == ("quorl", "OBO", "quorl/2026-01", 3, 5, 1)
    assert (about.source, about.file) == ("https://example.org/quorl.obo", str(FOREIGN / "quorl.obo"))
    assert len(about.sha256) == 64
    assert added_sources() == (about,)
    assert [path.name for path in own_folder.iterdir()] == ["quorl.vocabulary"]
    again = add_vocabulary(FOREIGN / "quorl.csv", name="quorl", licence="CC0", version="2")
    assert again.replaced
    assert "synonym as synonym" in again.remark
    assert [(a.format, a.licence, a.version) for a in added_sources()] == [("CSV", "CC0", "2")]


def test_a_branch_is_taken_with_its_root(tmp_path: Path) -> None:
    path = tmp_path / "tree.csv"
    path.write_text("id,label,parent\nQ:1,all,\nQ:2,quorl tumor,Q:1\nQ:3,quorloma,Q:2\nQ:4,zorl tumor,Q:1\nQ:5,both,Q:3;Q:4\n")
    add_vocabulary(path, roots=["Q:2"])
    (kept,) = load_added()
    assert [t.label for t in kept.terms] == ["quorl tumor", "quorloma", "both"]
    assert kept.terms[0].parents == ()
    assert len(kept.terms[2].parents) == 1
    assert kept.about.roots == (kept.terms[0].iri,)
    add_vocabulary(FOREIGN / "quorl.obo", name="tree", roots=["QRL:0000004"])
    assert [t.label for t in load_added()[0].terms] == ["spindle quorl sarcoma"]
    with pytest.raises(VocabularyError, match="holds no term NCIT:C9: give the identifier of one that is in use, such as QRL:0000001"):
        add_vocabulary(FOREIGN / "quorl.obo", roots=["NCIT:C9"])


def test_names_and_schemes_that_cannot_be_used() -> None:
    with pytest.raises(VocabularyError, match="is no name"):
        add_vocabulary(FOREIGN / "quorl.obo", name="../quorl")
    with pytest.raises(VocabularyError, match="is no scheme"):
        add_vocabulary(FOREIGN / "quorl.obo", scheme="planets")
    with pytest.raises(VocabularyError, match="none has been added"):
        remove_vocabulary("quorl")


def test_removing_brings_back_what_was(shipped: Vocabulary) -> None:
    assert whole().fingerprint == shipped.fingerprint
    add_vocabulary(FOREIGN / "quorl.obo")
    assert whole().fingerprint != shipped.fingerprint
    remove_vocabulary("quorl")
    assert whole() == shipped


def test_the_fingerprint_covers_what_was_added_not_where_it_lay(tmp_path: Path) -> None:
    add_vocabulary(FOREIGN / "quorl.obo")
    first = whole().fingerprint
    copy = tmp_path / "quorl.obo"
    copy.write_bytes((FOREIGN / "quorl.obo").read_bytes())
    add_vocabulary(copy)
    assert whole().fingerprint == first
    add_vocabulary(copy, version="3")
    assert whole().fingerprint != first


def test_a_damaged_table_is_named(own_folder: Path) -> None:
    add_vocabulary(FOREIGN / "quorl.obo")
    table = own_folder / "quorl.vocabulary"
    table.write_text(table.read_text()[:-40])
    with pytest.raises(VocabularyError, match=r"quorl\.vocabulary is damaged"):
        whole()


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ONCKG_VOCABULARIES")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert vocabularies_folder() == tmp_path / "onckg" / "vocabularies"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert vocabularies_folder() == Path.home() / ".local" / "share" / "onckg" / "vocabularies"


def test_kept_tables_are_read_back_whole(tmp_path: Path) -> None:
    add_vocabulary(FOREIGN / "quorl.obo")
    made = with_added(ontology_folder() / "vocabulary", tmp_path / "cache")
    assert with_added(ontology_folder() / "vocabulary", tmp_path / "cache") == made == whole()


def test_other_processes_see_what_was_added() -> None:
    add_vocabulary(FOREIGN / "quorl.obo")
    code = "from onckg.vocabulary import load_vocabulary; print(load_vocabulary().fingerprint)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)).stdout
    load_vocabulary.cache_clear()
    try:
        assert printed.strip() == load_vocabulary().fingerprint == whole().fingerprint
    finally:
        load_vocabulary.cache_clear()


# ---- Joining


def added(name: str, *terms: ForeignTerm, scheme: str = "diseases", roots: tuple[str, ...] = ()) -> AddedVocabulary:
    about = AddedSource(name, scheme, "CSV", f"{name}.csv", f"{name}.csv", "0" * 64, roots=roots)
    return AddedVocabulary(about, tuple(sorted(terms, key=lambda t: t.iri)))


def test_a_term_that_is_ours_gives_its_names_and_children(shipped: Vocabulary) -> None:
    joined = join_vocabularies(
        shipped.concepts,
        [
            added(
                "n",
                ForeignTerm(
                    f"{NCIT}C3242", "Plasma Cell Myeloma", ("Quorler Disease", "QMM", "breast cancer"), parents=("http://x.org/above",)
                ),
                ForeignTerm("http://x.org/child", "Quorl Myeloma", parents=(f"{NCIT}C3242",)),
                ForeignTerm("http://x.org/above", "Our Portfolio"),
            )
        ],
    )
    myeloma = joined[MYELOMA]
    assert f"{NCIT}C3242" not in joined
    assert myeloma.label == "multiple myeloma"
    assert myeloma.alt_labels == shipped.concepts[MYELOMA].alt_labels
    assert myeloma.added_labels == ("Quorler Disease",), "what is ours already, or another's, is not added"
    assert myeloma.added_abbreviations == ("QMM",)
    assert myeloma.abbreviations == shipped.concepts[MYELOMA].abbreviations
    assert "http://x.org/above" in myeloma.broader
    child = joined["http://x.org/child"]
    assert (child.broader, child.sources, child.label) == ((MYELOMA,), ("n",), "Quorl myeloma")
    assert child.properties["isDefinedBy"] == ("https://w3id.org/onckg/vocabulary/added/n",)
    assert joined[BREAST_CANCER] == shipped.concepts[BREAST_CANCER]


def test_references_join_one_to_one_or_by_name(shipped: Vocabulary) -> None:
    d, n = "http://purl.obolibrary.org/obo/DOID_9", NCIT + "C90000"
    joined = join_vocabularies(
        shipped.concepts,
        [
            added(
                "d",
                ForeignTerm(f"{d}1", "quorl one", references=(f"{n}1",)),
                ForeignTerm(f"{d}2", "quorl two", references=(f"{n}2", f"{n}3")),
                ForeignTerm(f"{d}3", "quorl three", references=(f"{n}4",)),
                ForeignTerm(f"{d}4", "quorl four", references=(f"{n}4",)),
                ForeignTerm(f"{QRL}5", "quorl five", references=(f"{NCIT}C3242",)),
            ),
            added(
                "n",
                ForeignTerm(f"{n}1", "Quorl 1"),
                ForeignTerm(f"{n}2", "Quorl 2", ("Quorl Two",)),
                ForeignTerm(f"{n}3", "Quorl 3"),
                ForeignTerm(f"{n}4", "Quorl 4"),
            ),
        ],
    )
    assert joined[f"{n}1"].matches == (f"{d}1",)
    assert joined[f"{n}2"].matches == (f"{d}2",)
    assert joined[f"{n}3"].matches == joined[f"{n}4"].matches == ()
    assert f"{d}3" in joined
    assert f"{QRL}5" not in joined
    assert joined[MYELOMA].added_labels == ("quorl five",), "NCIt's C3242 is not added, but we know which of ours it is"
    assert joined[f"{n}1"].sources == ("d", "n")


def test_two_of_ours_never_become_one(shipped: Vocabulary) -> None:
    bridge = ForeignTerm("http://x.org/1", "Bridge", same=(f"{NCIT}C3242", BREAST_CANCER))
    joined = join_vocabularies(shipped.concepts, [added("x", bridge)])
    assert {MYELOMA, BREAST_CANCER} <= joined.keys()
    assert ("http://x.org/1" in joined[MYELOMA].matches) + ("http://x.org/1" in joined[BREAST_CANCER].matches) == 1


def test_what_lies_above_what_among_ours_is_ours_to_say(shipped: Vocabulary) -> None:
    joined = join_vocabularies(
        shipped.concepts,
        [
            added(
                "x",
                ForeignTerm(f"{NCIT}C3242", "Plasma Cell Myeloma", parents=("http://x.org/odd",)),
                ForeignTerm("http://x.org/odd", "Odd Quorl Carcinoma", same=(), parents=("http://x.org/breast",)),
                ForeignTerm("http://x.org/breast", "breast cancer"),
            )
        ],
    )
    vocabulary = Vocabulary(joined, "")
    assert joined["http://x.org/odd"].broader == (BREAST_CANCER,)
    assert {i for i in vocabulary.ancestors(MYELOMA) if i in shipped.concepts} == set(shipped.ancestors(MYELOMA))


def test_circles_do_no_harm(shipped: Vocabulary) -> None:
    one, two, three = (f"http://x.org/{n}" for n in (1, 2, 3))
    terms = [
        ForeignTerm(one, "Quorl 1", parents=(two,)),
        ForeignTerm(two, "Quorl 2", parents=(three,)),
        ForeignTerm(three, "Quorl 3", parents=(one,)),
    ]
    joined = join_vocabularies(shipped.concepts, [added("x", *terms)])
    assert sum(len(joined[iri].broader) for iri in (one, two, three)) == 2
    assert one not in Vocabulary(joined, "").ancestors(one)


def test_branches_without_any_of_ours_are_left_out_unless_chosen(shipped: Vocabulary) -> None:
    genes = [ForeignTerm("http://x.org/gene", "Gene"), ForeignTerm("http://x.org/qrl1", "QRL1 Gene", parents=("http://x.org/gene",))]
    tumors = [ForeignTerm("http://x.org/t", "Quorl Group"), ForeignTerm(f"{NCIT}C3242", "Plasma Cell Myeloma", parents=("http://x.org/t",))]
    joined = join_vocabularies(shipped.concepts, [added("x", *genes, *tumors)])
    assert "http://x.org/t" in joined
    assert "http://x.org/gene" not in joined
    assert "http://x.org/gene" in join_vocabularies(shipped.concepts, [added("x", *genes, *tumors, roots=("http://x.org/gene",))])
    assert "http://x.org/gene" in join_vocabularies(shipped.concepts, [added("x", *genes)])


def test_a_name_of_several_belongs_to_the_label_then_to_what_lies_above(shipped: Vocabulary) -> None:
    one, two, three = (f"http://x.org/{n}" for n in (1, 2, 3))
    terms = [
        ForeignTerm(one, "Quorl Sarcoma", ("Plain Quorl", "Zorl")),
        ForeignTerm(two, "Deep Quorl Sarcoma", ("Quorl Sarcoma", "Zorl", "Murl"), parents=(one,)),
        ForeignTerm(three, "Other Quorl", ("Murl",)),
    ]
    joined = join_vocabularies(shipped.concepts, [added("x", *terms)])
    assert joined[one].alt_labels == ("Plain Quorl", "Zorl")
    assert joined[two].alt_labels == ()
    assert joined[three].alt_labels == ()


NAMES = st.sampled_from(["quorl", "zorl", "Murl Sarcoma", "breast cancer", "QX", "deep quorl"])
IRIS = st.sampled_from(
    [f"{NCIT}C3242", f"{NCIT}C4872", f"{QRL}1", f"{QRL}2", "http://purl.obolibrary.org/obo/DOID_1", "http://purl.obolibrary.org/obo/DOID_2"]
)
TERMS = st.builds(
    ForeignTerm,
    IRIS,
    NAMES,
    st.lists(NAMES, max_size=2, unique=True).map(lambda n: tuple(sorted(n))),
    parents=st.lists(IRIS, max_size=2, unique=True).map(lambda n: tuple(sorted(n))),
    same=st.lists(IRIS, max_size=1).map(tuple),
    references=st.lists(IRIS, max_size=2, unique=True).map(lambda n: tuple(sorted(n))),
)
VOCABULARIES = st.lists(st.lists(TERMS, max_size=5, unique_by=lambda t: t.iri), min_size=1, max_size=3)
SMALL = {
    iri: Concept(iri, "diseases", label, matches=matches, broader=broader)
    for iri, label, matches, broader in (
        ("https://w3id.org/onckg/id/disease/neoplasm", "neoplasm", (), ()),
        (BREAST_CANCER, "breast cancer", (f"{NCIT}C4872",), ("https://w3id.org/onckg/id/disease/neoplasm",)),
        (MYELOMA, "multiple myeloma", (f"{NCIT}C3242",), ("https://w3id.org/onckg/id/disease/neoplasm",)),
    )
}


@given(VOCABULARIES)
def test_joining_keeps_its_promises(terms: list[list[ForeignTerm]]) -> None:
    vocabularies = [added(f"v{n}", *found) for n, found in enumerate(terms)]
    joined = join_vocabularies(SMALL, vocabularies)
    assert list(joined) == sorted(joined)
    assert joined == join_vocabularies(SMALL, vocabularies[::-1]), "the order of adding makes no difference"
    whole = Vocabulary(joined, "")
    for iri, concept in joined.items():
        assert iri not in whole.ancestors(iri)
        assert set(concept.broader) <= joined.keys()
    for iri, concept in SMALL.items():
        kept = replace(joined[iri], added_labels=(), added_abbreviations=(), matches=concept.matches, broader=concept.broader)
        assert kept == concept
        assert set(concept.broader) <= set(joined[iri].broader)
        assert {a for a in whole.ancestors(iri) if a in SMALL} == set(Vocabulary(SMALL, "").ancestors(iri))
    matched = [match for concept in joined.values() for match in concept.matches]
    assert len(matched) == len(set(matched)), "a foreign term is one concept"


# ---- Matching

QUORL = """id,label,synonym,parent
NCIT:C2916,carcinoma,,
Q:1,Quorl Zorbid Carcinoma,Zorbid Cancer of the Quorl;Carcinoma of Zorbid Quorl (QZ);QZC,NCIT:C2916
Q:2,Recurrent Quorl Zorbid Carcinoma,,Q:1
Q:3,Stage IV Quorl Zorbid Carcinoma AJCC v8,,Q:1
Q:4,Childhood Murlid Carcinoma,Murlid Carcinoma,NCIT:C2916
Q:5,Neoplasm,Tumor;Lesion;Malignant Neoplasm,NCIT:C2916
Q:6,Outcome,Finding;Response,NCIT:C2916
Q:7,Quorl and Zorl Carcinoma,,NCIT:C2916
Q:8,Plasma Cell Leukemia and Myeloma,,NCIT:C2916
"""


@pytest.mark.parametrize(
    ("text", "label", "populations"),
    [
        ("Treatment of quorl zorbid carcinoma", "Quorl Zorbid carcinoma", 0),
        ("zorbid cancer of the quorl", "Quorl Zorbid carcinoma", 0),
        ("recurrent quorl zorbid carcinoma", "Quorl Zorbid carcinoma", 1),
        ("stage IV Quorl Zorbid carcinoma", "Quorl Zorbid carcinoma", 1),
        ("pediatric quorl zorbid carcinoma (QZC)", "Quorl Zorbid carcinoma", 1),
        ("multiple myeloma", "multiple myeloma", 0),
        ("QZC", "", 0),
        ("Outcome and response of the lesion", "", 0),
        ("QZC of the committee", "", 0),
    ],
)
def test_foreign_names_in_texts(text: str, label: str, populations: int, tmp_path: Path) -> None:
    path = tmp_path / "quorl.csv"
    path.write_text(QUORL)
    add_vocabulary(path)
    vocabulary = whole()
    found = ground_disease_text(text, build_lexicon(vocabulary))
    diseases = [m for m in found if m.kind == "disease"]
    assert {vocabulary.concepts[m.concept].label for m in diseases if m.concept} == ({label} if label else set())
    assert len([m for m in found if m.kind == "population"]) == populations
    if label.startswith("Quorl"):
        assert all(m.concept.endswith("quorl/Q%3A1") for m in diseases)


def test_names_that_only_a_qualified_term_bears_are_composed_by_us(tmp_path: Path) -> None:
    path = tmp_path / "quorl.csv"
    path.write_text(QUORL)
    add_vocabulary(path)
    (found,) = [m for m in ground_disease_text("murlid carcinoma", build_lexicon(whole())) if m.kind == "disease"]
    assert found.concept == "https://w3id.org/onckg/id/disease/carcinoma" or not found.concept


def test_added_drugs_are_found_without_words_that_mean_something_else(tmp_path: Path) -> None:
    path = tmp_path / "drugs.csv"
    path.write_text("id,label,synonym\n1,Zorbarulimab,ZRB-12|Zorbex|ZRB\n2,Antibody,\n3,Pembrolizumab,Pembrex\n")
    add_vocabulary(path, scheme="drugs")
    lexicon = build_lexicon(whole())
    hits = lexicon.matcher("drugs").find("the antibody zorbarulimab (ZRB-12, ZRB), Pembrex and pembrolizumab")
    assert [h.label for h in hits] == ["Zorbarulimab", "ZRB-12", "Pembrex", "pembrolizumab"]
    assert hits[2].payload == hits[3].payload == "https://w3id.org/onckg/id/drug/pembrolizumab"


# ---- Search


def test_search_over_all(tmp_path: Path) -> None:
    path = tmp_path / "mine.obo"
    path.write_text((FOREIGN / "quorl.obo").read_text() + "\n[Term]\nid: NCIT:C3242\nname: Plasma Cell Myeloma\nis_a: QRL:0000001\n")
    add_vocabulary(path)
    vocabulary = whole()

    def found(term: str) -> list[tuple[str, str, str]]:
        return [(f.id, f.scope, f.counts_as) for f in search_vocabularies(term, vocabulary, load_added())]

    assert found("quorl LUMP") == [("QRL:0000002", "related name", "")]
    assert found("plasma-cell myeloma")[:2] == [
        ("disease:multiple-myeloma", "synonym", ""),
        ("NCIT:C3242", "label", "disease:multiple-myeloma"),
    ]
    assert found("old quorl disease") == []
    assert found("  ") == []
    use = use_of(load_added()[0], vocabulary)
    assert (use.joined, use.own, use.left_out) == (1, 3, 0)


# ---- The public ones


@pytest.mark.shared
@pytest.mark.slow
def test_public_vocabularies_load_quickly_and_rearrange_nothing(tmp_path: Path, shipped: Vocabulary) -> None:
    if not REFERENCE.is_dir():
        pytest.skip("needs ../shared/reference")
    for file in ("doid/NCIthesaurus.obo", "oncotree/oncotree_2025_10_03.json", "ncit/Neoplasm_Core.csv"):
        add_vocabulary(REFERENCE / file)
    made = with_added(ontology_folder() / "vocabulary", tmp_path)
    begin = time.process_time()
    kept = with_added(ontology_folder() / "vocabulary", tmp_path)
    assert time.process_time() - begin < 1
    assert kept == made
    for iri, concept in shipped.concepts.items():
        if concept.scheme == "diseases":
            assert {a for a in made.ancestors(iri) if a in shipped.concepts} == set(shipped.ancestors(iri))
    assert json.loads(next(vocabularies_folder().glob("oncotree*")).read_text().splitlines()[0])["terms"] == 897
