"""Facts -> quads: numbering, claims, order, and that an Oxigraph store gives back what was written."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from onckg.errors import IriError
from onckg.facts.records import DateBounds, ReleaseFacts
from onckg.graph import build_release_graph
from onckg.vocabulary.records import Vocabulary

ONC = "https://w3id.org/onckg/ontology#"
VOCAB = "https://w3id.org/onckg/vocabulary/"


def built(facts: ReleaseFacts, vocabulary: Vocabulary) -> tuple[Quad, ...]:
    return build_release_graph(
        facts, vocabulary, "9f86d081884c7d65", lambda kind, rule: Decimal("0.98") if rule == "test/rule" else None
    ).facts


def values(quads: tuple[Quad, ...], subject: str, predicate: str) -> list[str]:
    return sorted(q.object.value for q in quads if q.subject.value.endswith(subject) and q.predicate.value == ONC + predicate)


def test_planned_and_begun_trials_use_different_predicates(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    quads, base = built(sample, vocabulary), f"https://w3id.org/onckg/release/{sample.id}"
    assert values(quads, "/trial/1", "tests") == [f"{base}/drug/1"]
    assert values(quads, "/trial/1", "plansToTest") == []
    assert values(quads, "/trial/2", "tests") == []
    assert values(quads, "/trial/2", "plansToTest") == [f"{base}/drug/1"]
    assert values(quads, "/trial/2", "combinedWith") == [f"{base}/drug/2"]
    assert values(quads, "/trial/2", "plannedStartEarliest") == ["2018-07-01"]
    assert values(quads, "/trial/2", "startEarliest") == []


def test_codes_are_concepts_and_misspellings_are_hidden_labels(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    quads = built(sample, vocabulary)
    assert values(quads, "/designation/1", "kind") == [f"{VOCAB}rare-pediatric-disease-designation"]
    assert values(quads, "/trial/1", "phase") == [f"{VOCAB}phase-2"]
    labels = {q.predicate.value.rpartition("#")[2]: q.object.value for q in quads if q.object.value in ("Exemplar", "Examplar Oncology")}
    assert labels == {"altLabel": "Exemplar", "hiddenLabel": "Examplar Oncology"}


def test_every_state_is_a_node_with_its_own_claim(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    quads = built(sample, vocabulary)
    assert values(quads, "/designation/1/state/1", "status") == [f"{VOCAB}requested"]
    assert values(quads, "/designation/1/state/2", "status") == [f"{VOCAB}granted"]
    stated = {q.object.value for q in quads if q.predicate.value == f"{ONC}states"}
    assert {f"https://w3id.org/onckg/release/{sample.id}/designation/1/state/{n}" for n in (1, 2)} <= stated


def test_equal_characters_are_one_node_of_words(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    quads = built(sample, vocabulary)
    quotes = [q.object.value for q in quads if q.predicate.value.endswith("#exact")]
    assert len(quotes) == len(set(quotes))
    claims = [q for q in quads if q.predicate.value == f"{ONC}states"]
    assert len(claims) > len(quotes)


def test_no_blank_node_and_one_graph(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    quads = built(sample, vocabulary)
    assert not any(isinstance(t, BlankNode) for q in quads for t in (q.subject, q.object))
    assert {q.graph_name for q in quads} == {NamedNode(f"https://w3id.org/onckg/release/{sample.id}/facts")}


def test_a_store_gives_back_what_was_written(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    quads = built(sample, vocabulary)
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)


def test_a_release_dated_by_month_alone_is_undated(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    month = replace(sample, release=replace(sample.release, date=DateBounds("2018-06-01", "2018-06-30", "month", "June 2018")))
    quads = built(month, vocabulary)
    assert not any(q.predicate.value in (f"{ONC}published", f"{ONC}saidOn") for q in quads)


def test_characters_that_xml_cannot_carry_are_replaced_one_for_one(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    title = "page\x0c one\x00 \ufffe"
    quads = built(replace(sample, release=replace(sample.release, title=title)), vocabulary)
    (found,) = [q.object for q in quads if q.predicate.value == f"{ONC}title"]
    assert found == Literal("page\ufffd one\ufffd \ufffd")
    assert len(found.value) == len(title)


def test_a_release_id_that_is_none_is_our_bug(sample: ReleaseFacts, vocabulary: Vocabulary) -> None:
    with pytest.raises(IriError, match="16 lower-case hex digits"):
        built(replace(sample, id="seed"), vocabulary)


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_the_order_of_lists_does_not_matter(sample: ReleaseFacts, vocabulary: Vocabulary, data: st.DataObject) -> None:
    lists = {n: tuple(data.draw(st.permutations(getattr(sample, n)))) for n in ("companies", "drugs", "diseases", "trials", "indications")}
    assert built(replace(sample, **lists), vocabulary) == built(sample, vocabulary)
