"""Same releases, same graph: whatever the order, in a store and without, after removal and after a change of facts."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode

from onckg.assembly import assemble, assemble_store, refresh_current
from onckg.assembly.stored import renew_part
from onckg.facts.records import ReleaseFacts
from onckg.store import ReleaseRecord, Store, add_releases, dump_nquads, needs_assembly, open_store, remove_releases, replace_releases
from onckg.vocabulary import Vocabulary

sys.path.insert(0, str(Path(__file__).parent))
from made_up_facts import (
    VOCABULARY,
    company,
    default_graph,
    designation,
    develops,
    drug,
    graph_of,
    indication,
    milestone,
    picture_of,
    population,
    release,
    trial,
)

COMPANIES = [
    company("Merck & Co.", "Merck", ticker="MRK", exchange="NYSE"), company("Merck KGaA", "Merck"), company("Merck"),
    company("Acme", ticker="ACM"),
    company("Acne", ticker="ACM"), company("Acme Bio", "Acme"), company("Acme Pharma", "Acme"),
]  # fmt: skip
DRUGS = [
    drug("AB-1"), drug("AB1", "abtinib"), drug("abtinib", "Abtexa"), drug("Abtexa", "AB-2"), drug("AB-2", modality="CAR-T"),
    drug("osimertinib", "AZD9291"), drug("AZD9291", "AB-3", modality="vaccine"), drug("AB-3"),
]  # fmt: skip
NAMES = st.sampled_from(["AB-1", "AB-2", "abtinib", "osimertinib"])
DAYS = st.sampled_from(["", "2018", "2018-05", "2018-05-17", "2018-H2", "2019-01-01"])
FACTS = st.one_of(
    st.builds(designation, NAMES, st.sampled_from(["planned", "requested", "granted", "denied", "withdrawn"]), DAYS,
              place=st.sampled_from([None, "US", "EU"]), agency=st.none()),
    st.builds(trial, NAMES, st.sampled_from(["planned", "ongoing", "completed", "terminated", "on_hold", "unknown"]),
              phase=st.sampled_from([None, "1", "2"]), nct=st.sampled_from(["", "", "NCT00000001"]), name=st.sampled_from(["", "", "DAWN"]),
              who=st.sampled_from([(), (population("elderly", "age"),), (population("pediatric", "age"),)])),
    st.builds(milestone, NAMES.map(lambda _: "Approved"), NAMES, st.sampled_from(["planned", "done"]), DAYS),
    st.builds(indication, NAMES, st.sampled_from(["multiple myeloma", "lymphoma"]),
              st.sampled_from(["meant", "planned", "studied", "approved"])),
)  # fmt: skip


@st.composite
def some_release(draw: st.DrawFn) -> ReleaseFacts:
    companies = draw(st.lists(st.sampled_from(COMPANIES), max_size=3, unique_by=lambda c: c.name))
    drugs = draw(st.lists(st.sampled_from(DRUGS), max_size=3, unique_by=lambda d: d.name))
    facts = draw(st.lists(FACTS, max_size=4))
    roles = [develops(companies[0].name, drugs[0].name)] if companies and drugs else []
    day = draw(st.sampled_from(["", "2018-01-01", "2018-06-06", "2018-06-06", "2019-03-01"]))
    return release(day, *companies, *drugs, *roles, *facts, issuer=companies[0].name if companies else "")


@settings(max_examples=30, deadline=None)
@given(st.lists(some_release(), min_size=2, max_size=6, unique_by=lambda r: r.id), st.randoms(use_true_random=False))
def test_the_order_of_releases_and_quads_does_not_matter(releases: list[ReleaseFacts], chance) -> None:
    wanted = picture_of(*releases)
    graphs = {facts.id: graph_of(facts) for facts in releases}
    order = list(graphs)
    chance.shuffle(order)
    for quads in graphs.values():
        chance.shuffle(quads)
    assert assemble({release_id: graphs[release_id] for release_id in order}, VOCABULARY) == wanted
    assert default_graph(wanted.default)
    assert not any(isinstance(term, BlankNode) for quad in (*wanted.default, *wanted.identity) for term in quad)


def record(facts: ReleaseFacts) -> ReleaseRecord:
    return ReleaseRecord(facts.id, facts.release.title, "f" * 16, tuple(graph_of(facts)), (), ())


RELEASES = [
    release("2018-01-01", COMPANIES[3], trial("AB-1", "planned"), designation("AB-1", "requested", "2017-12")),
    release("2018-06-06", COMPANIES[4], trial("AB-1", "ongoing"), designation("AB-1", "granted", "2018-05")),
    release("2019-03-01", COMPANIES[5], DRUGS[1], trial("AB1", "completed"), milestone("Approved", "AB1", day="2019-02")),
]


def slim_vocabulary() -> Vocabulary:
    """The codes, and of diseases and drugs just what the releases name: the whole fills a store for seconds."""
    named = {"https://w3id.org/onckg/id/disease/multiple-myeloma", "https://w3id.org/onckg/id/disease/neuroblastoma"}
    named |= {above for iri in named for above in VOCABULARY.ancestors(iri)}
    large = ("diseases", "drugs", "populations", "targets", "companies")
    return Vocabulary({iri: c for iri, c in VOCABULARY.concepts.items() if c.scheme not in large or iri in named}, "0" * 16)


SLIM = slim_vocabulary()


def dump_of(store: Store) -> bytes:
    return b"".join(dump_nquads(store))


def built(path: Path, releases: list[ReleaseFacts]) -> bytes:
    with open_store(path) as store:
        add_releases(store, map(record, releases))
        assemble_store(store, SLIM, "v")
        return dump_of(store)


def test_a_store_grown_shrunk_and_grown_again_equals_a_fresh_one(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        for facts in reversed(RELEASES):
            add_releases(store, [record(facts)])
            assert refresh_current(store, SLIM, "v")
        assert not refresh_current(store, SLIM, "v")
        assert dump_of(store) == built(tmp_path / "all", RELEASES)
        remove_releases(store, [RELEASES[1].id])
        refresh_current(store, SLIM, "v")
        assert dump_of(store) == built(tmp_path / "two", [RELEASES[0], RELEASES[2]])
        add_releases(store, [record(RELEASES[1])])
        refresh_current(store, SLIM, "v")
        replace_releases(store, [record(RELEASES[0])])
        assert needs_assembly(store, "v")
        refresh_current(store, SLIM, "v")
        assert dump_of(store) == built(tmp_path / "again", RELEASES)


def test_nothing_said_is_an_empty_picture() -> None:
    assert picture_of() == assemble({}, VOCABULARY)
    assert picture_of().default == ()


LINK = release("2017-02-02", drug("AB-1", "abtinib"), designation("AB-1", "requested", "2017-01"))
SPLIT = [
    release("2018-01-01", COMPANIES[3], develops("Acme", "AB-1"), trial("AB-1", "planned"), designation("AB-1", "requested", "2017-12")),
    release("2018-06-06", COMPANIES[3], trial("abtinib", "ongoing"), designation("abtinib", "granted", "2018-05")),
    release("2019-03-01", COMPANIES[5], milestone("Approved", "AB-9", day="2019-02"), trial("AB-9", "ongoing", phase="2")),
    release("2019-04-01", COMPANIES[6], milestone("Approved", "CD-7", day="2019-02"), trial("CD-7", "completed", phase="2")),
]


@pytest.mark.parametrize("place", range(5))
def test_a_merge_found_first_last_or_between_is_one_and_undone_it_restores(place: int, tmp_path: Path) -> None:
    order = [*SPLIT[:place], LINK, *SPLIT[place:]]
    with open_store(tmp_path / "s") as store:
        assemble_store(store, SLIM, "v")
        for facts in order:
            add_releases(store, [record(facts)])
            assert renew_part(store, SLIM, "v") is not None
        assert dump_of(store) == built(tmp_path / "all", [*SPLIT, LINK])
        remove_releases(store, [LINK.id])
        assert renew_part(store, SLIM, "v") is not None
        assert dump_of(store) == built(tmp_path / "without", SPLIT)


def test_a_merge_rewrites_what_it_touches_and_nothing_else(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        add_releases(store, map(record, SPLIT))
        assemble_store(store, SLIM, "v")
        before = set(dump_of(store).splitlines())
        add_releases(store, [record(LINK)])
        renewal = renew_part(store, SLIM, "v")
        changed = b"\n".join(line for line in before ^ set(dump_of(store).splitlines()) if b"/facts>" not in line)
    assert renewal is not None
    assert b"abtinib" in changed
    for untouched in (b"ab-9", b"cd-7", SPLIT[2].id.encode(), SPLIT[3].id.encode(), b"acme-bio", b"acme-pharma"):
        assert untouched not in changed
        assert not any(untouched in node.encode() for node in renewal.nodes)


def test_a_run_that_was_killed_before_its_renewal_is_made_good_by_the_next(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        add_releases(store, map(record, SPLIT))
        assemble_store(store, SLIM, "v")
        add_releases(store, [record(LINK)])
    with open_store(tmp_path / "s") as store:
        assert needs_assembly(store, "v")
        remove_releases(store, [SPLIT[0].id])
        assert refresh_current(store, SLIM, "v")
        assert dump_of(store) == built(tmp_path / "fresh", [*SPLIT[1:], LINK])


def test_other_rules_of_identity_are_an_assembly_from_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        add_releases(store, map(record, SPLIT))
        assemble_store(store, SLIM, "v")
        (tmp_path / "s" / "identity.toml").write_text('[[same]]\nkind = "drug"\nnames = ["AB-1", "abtinib"]\n')
        assert renew_part(store, SLIM, "w") is None
        assert refresh_current(store, SLIM, "w")
        add_releases(store, [record(LINK)])
        assert renew_part(store, SLIM, "w") is not None
        grown = dump_of(store)
        assemble_store(store, SLIM, "w")
        assert dump_of(store) == grown
