"""The file that carried a release."""

from pyoxigraph import NamedNode

from onckg.documents.records import Source
from onckg.graph import build_sources

SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def test_a_source_says_what_it_carries_and_omits_what_is_unknown() -> None:
    quads = build_sources("0123456789abcdef", Source("a.txt", SHA))
    assert {q.subject for q in quads} == {NamedNode("https://w3id.org/onckg/source/9f86d081884c7d65")}
    assert {q.graph_name for q in quads} == {NamedNode("https://w3id.org/onckg/release/0123456789abcdef/sources")}
    found = {q.predicate.value.rpartition("#")[2]: q.object.value for q in quads}
    assert found == {
        "type": "https://w3id.org/onckg/ontology#Source",
        "carries": "https://w3id.org/onckg/release/0123456789abcdef",
        "sha256": SHA, "fileName": "a.txt", "format": "text", "encoding": "utf-8",
    }  # fmt: skip
    assert list(quads) == sorted(quads, key=str)


def test_the_same_bytes_under_two_names_are_one_node() -> None:
    one, other = (build_sources("0123456789abcdef", Source(n, SHA)) for n in ("a.txt", "b.txt"))
    assert len(set(one) ^ set(other)) == 2
