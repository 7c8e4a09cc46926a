"""What goes in, what comes out, and which folders are refused."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from onckg.errors import StoreError
from onckg.graph.terms import term
from onckg.store import (
    IDENTITY,
    INFERRED,
    ReleaseRecord,
    Store,
    add_releases,
    count_store,
    dump_nquads,
    fingerprints,
    has_release,
    needs_assembly,
    open_store,
    quads_of,
    release_facts,
    release_ids,
    release_set_aside,
    release_sources,
    release_text,
    remove_releases,
    replace_current,
    replace_inferred,
    replace_releases,
    unassembled,
)

sys.path.insert(0, str(Path(__file__).parent))
from releases import made_up_release

THING = NamedNode("https://w3id.org/onckg/id/drug/ac-1")


def picture(*labels: str) -> dict[NamedNode | DefaultGraph, list[Quad]]:
    return {DefaultGraph(): [Quad(THING, term("skos:prefLabel"), Literal(label)) for label in labels], IDENTITY: []}


def dump(store: Store) -> bytes:
    return b"".join(dump_nquads(store))


def fresh_dump(folder: Path, records: list[ReleaseRecord]) -> bytes:
    with open_store(folder) as store:
        add_releases(store, records)
        return dump(store)


def test_a_release_comes_back_as_it_went_in(tmp_path: Path) -> None:
    record = made_up_release(1)
    with open_store(tmp_path / "s") as store:
        assert add_releases(store, [record]) == (record.release_id,)
    with open_store(tmp_path / "s", read_only=True) as store:
        assert has_release(store, record.release_id)
        assert release_ids(store) == (record.release_id,)
        assert fingerprints(store) == {record.release_id: record.fingerprint}
        assert release_text(store, record.release_id) == record.text
        assert set(release_facts(store, record.release_id)) == set(record.facts)
        assert set(release_set_aside(store, record.release_id)) == set(record.set_aside)
        assert set(release_sources(store, record.release_id)) == set(record.sources)


def test_the_same_release_again_changes_nothing_but_its_sources(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        add_releases(store, [made_up_release(1)])
        before = dump(store)
        assert add_releases(store, [made_up_release(1)]) == ()
        assert dump(store) == before
        assert add_releases(store, [made_up_release(1, file_name="copy.txt")]) == ()
        assert len(release_sources(store, made_up_release(1).release_id)) == 2


def test_two_files_of_one_release_in_one_batch_are_one_release(tmp_path: Path) -> None:
    batch = [made_up_release(1), made_up_release(1, file_name="copy.txt")]
    assert fresh_dump(tmp_path / "a", batch) == fresh_dump(tmp_path / "b", batch[::-1])


def test_order_and_batches_do_not_show_in_the_dump(tmp_path: Path) -> None:
    records = [made_up_release(n) for n in range(7)]
    with open_store(tmp_path / "one-by-one") as store:
        for record in reversed(records):
            add_releases(store, [record])
        assert dump(store) == fresh_dump(tmp_path / "at-once", records)


def test_removed_and_added_again_equals_a_fresh_build(tmp_path: Path) -> None:
    records = [made_up_release(n) for n in range(5)]
    with open_store(tmp_path / "s") as store:
        add_releases(store, records)
        gone = records[3].release_id
        assert remove_releases(store, [gone, "0" * 16]) == (gone,)
        assert dump(store) == fresh_dump(tmp_path / "without", [*records[:3], records[4]])
        with pytest.raises(StoreError, match="not in the store"):
            release_text(store, gone)
        assert not list((tmp_path / "s" / "texts").rglob(f"{gone}*"))
        add_releases(store, [records[3]])
        assert dump(store) == fresh_dump(tmp_path / "fresh", records)


def test_replaced_facts_keep_text_and_sources(tmp_path: Path) -> None:
    newer = [made_up_release(n, fingerprint="e" * 16, quads=3) for n in range(3)]
    with open_store(tmp_path / "s") as store:
        add_releases(store, [made_up_release(n) for n in range(3)])
        replace_current(store, picture("AC-1"), "v1")
        replace_releases(store, newer)
        assert unassembled(store) == tuple(sorted(r.release_id for r in newer))
        replace_current(store, picture(), "v1")
        assert dump(store) == fresh_dump(tmp_path / "fresh", newer)
        assert set(fingerprints(store).values()) == {"e" * 16}
        with pytest.raises(StoreError, match="not in the store"):
            replace_releases(store, [made_up_release(9)])


def test_marks_stand_until_the_current_graph_is_replaced(tmp_path: Path) -> None:
    record = made_up_release(1)
    with open_store(tmp_path / "s") as store:
        assert not needs_assembly(store, "v1")
        add_releases(store, [record])
        assert unassembled(store) == (record.release_id,)
        assert replace_current(store, picture("AC-1"), "v1")
        assert not needs_assembly(store, "v1")
        assert needs_assembly(store, "v2")
        assert not replace_current(store, picture("AC-1"), "v2")
        remove_releases(store, [record.release_id])
        assert unassembled(store) == (record.release_id,)


def test_a_changed_picture_takes_its_inferences_with_it(tmp_path: Path) -> None:
    inferred = [Quad(THING, term("onc:hasIndication"), THING)]
    with open_store(tmp_path / "s") as store:
        replace_current(store, picture("AC-1"), "v")
        assert replace_inferred(store, inferred)
        assert not replace_inferred(store, inferred)
        replace_current(store, picture("AC-1"), "v")
        assert len(quads_of(store, INFERRED)) == 1
        replace_current(store, picture("AC-1", "AC1"), "v")
        assert quads_of(store, INFERRED) == ()


def test_counts(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        add_releases(store, [made_up_release(1), made_up_release(2, fingerprint="e" * 16)])
        replace_current(store, picture("AC-1"), "v")
        counts = count_store(store)
        assert (counts.releases, counts.current, counts.unassembled) == (2, 1, 0)
        assert counts.fingerprints == (("e" * 16, 1), ("f" * 16, 1))
        assert counts.quads == len(dump(store).splitlines())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_literal_survives_going_in_and_out(text: str, one_store: Store) -> None:
    quads = [Quad(THING, term("skos:prefLabel"), Literal(text))]
    replace_current(one_store, {DefaultGraph(): quads}, "v")
    assert list(quads_of(one_store, DefaultGraph())) == quads
    replace_current(one_store, {DefaultGraph(): []}, "v")
    assert quads_of(one_store, DefaultGraph()) == ()


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(tmp_path_factory.mktemp("stores") / "s")


def _a_file(path: Path) -> None:
    path.write_text("not a folder")


def _other_things(path: Path) -> None:
    path.mkdir()
    (path / "thesis.docx").write_text("mine")


def _other_format(path: Path) -> None:
    path.mkdir()
    (path / "onckg-store.json").write_text(json.dumps({"format": 99, "program": "onckg 7.1"}))


def _torn_marker(path: Path) -> None:
    path.mkdir()
    (path / "onckg-store.json").write_text("{")


def _damaged_quads(path: Path) -> None:
    open_store(path).close()
    (path / "quads" / "CURRENT").write_text("junk")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_a_file, "is not a folder"),
        (_other_things, "was not made by onckg"),
        (_other_format, "format 99, made by onckg 7.1"),
        (_torn_marker, "is damaged"),
        (_damaged_quads, "is damaged"),
    ],
)
def test_what_is_no_store_of_ours_is_refused_and_left_alone(tmp_path: Path, make, sentence: str) -> None:
    path = tmp_path / "s"
    make(path)
    before = sorted(p.name for p in tmp_path.rglob("*"))
    with pytest.raises(StoreError, match=sentence) as caught:
        open_store(path)
    assert "\n" not in str(caught.value)
    if make is not _damaged_quads:
        assert sorted(p.name for p in tmp_path.rglob("*")) == before


def test_reading_makes_no_store(tmp_path: Path) -> None:
    for options in ({"read_only": True}, {"create": False}):
        with pytest.raises(StoreError, match="There is no store"):
            open_store(tmp_path / "s", **options)
    assert not (tmp_path / "s").exists()


def test_no_permission_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StoreError, match="permission denied"):
        open_store(tmp_path / "s")


_HOLD = """
import sys
from onckg.store import open_store
store = open_store(sys.argv[1], read_only=sys.argv[2] == "r")
print("held", flush=True)
input()
"""


@pytest.mark.parametrize(("held", "wanted", "allowed"), [("w", "w", False), ("w", "r", False), ("r", "w", False), ("r", "r", True)])
def test_a_writer_is_alone_and_readers_share(tmp_path: Path, held: str, wanted: str, allowed: bool) -> None:
    open_store(tmp_path / "s").close()
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path / "s"), held], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        if allowed:
            open_store(tmp_path / "s", read_only=wanted == "r").close()
        else:
            with pytest.raises(StoreError, match="in use by another onckg"):
                open_store(tmp_path / "s", read_only=wanted == "r")
    finally:
        holder.communicate("\n", timeout=10)
    open_store(tmp_path / "s").close()


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        release_ids(store)
