import io
import itertools
import os
import pickle
from pathlib import Path

import pytest

from onckg.documents import list_inputs, read_document
from onckg.documents.records import Input
from onckg.errors import DocumentError


def write(path: Path, text: str = "Ficta said that it is glad.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_read_at_any_depth_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "deep/er/c.text", ".hidden.txt", ".git/d.txt", "e.pdf", "README.md"):
        write(tmp_path / name)
    listing = list_inputs([tmp_path])
    assert [i.name for i in listing.inputs] == ["a", "b", "c"]
    assert listing.failures == ()


def test_a_file_given_by_name_is_read_whatever_its_ending(tmp_path: Path) -> None:
    assert [i.name for i in list_inputs([write(tmp_path / "release.md")]).inputs] == ["release"]


def test_a_file_reached_twice_is_one_input(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    (tmp_path / "link.txt").symlink_to(file)
    assert len(list_inputs([tmp_path, file, str(tmp_path / "." / "a.txt")]).inputs) == 1


def test_what_cannot_be_listed_is_a_failure_and_the_rest_is_listed(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    listing = list_inputs([tmp_path / "missing.txt", tmp_path / "empty", write(tmp_path / "a.txt"), "nul\0byte"])
    assert [i.name for i in listing.inputs] == ["a"]
    assert len(listing.failures) == 3
    assert any("holds no release" in f.reason for f in listing.failures)
    assert any("check the path" in f.reason for f in listing.failures)


def test_like_names_become_distinct_whatever_the_order(tmp_path: Path) -> None:
    files = [
        write(tmp_path / "a" / "release.txt", "one"),
        write(tmp_path / "b" / "release.txt", "two"),
        write(tmp_path / "c" / "Release.text", "three"),
        write(tmp_path / "d" / "release.txt", "one"),
        write(tmp_path / "e" / "other.txt", "four"),
    ]
    listings = {list_inputs(order) for order in itertools.permutations(files)}
    assert len(listings) == 1
    names = [i.name for i in listings.pop().inputs]
    assert len({name.casefold() for name in names}) == 5
    assert "other" in names
    assert sum(name.endswith("-2") for name in names) == 1


def test_names_do_not_depend_on_where_the_files_lie(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there" / "deep"
    for root in (here, there):
        write(root / "a" / "release.txt", "one")
        write(root / "b" / "release.txt", "two")
    assert [i.name for i in list_inputs([here]).inputs] == [i.name for i in list_inputs([there]).inputs]


def test_standard_input_is_read_once_and_travels_to_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Ficta said “yes”.".encode())))
    item = list_inputs(["-"]).inputs[0]
    document = read_document(pickle.loads(pickle.dumps(item)))
    assert (document.name, document.text, document.source.name) == ("stdin", "Ficta said “yes”.", "stdin")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_failure(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    file.chmod(0)
    assert "may not be read" in list_inputs([file]).failures[0].reason


@pytest.mark.parametrize("content", [b"", b"\0\1\2\3" * 9, "우리 회사는 개발하고 있습니다. ".encode() * 20])
def test_a_file_that_is_no_release_is_one_sentence_with_its_path(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    with pytest.raises(DocumentError, match="txt") as caught:
        read_document(list_inputs([file]).inputs[0])
    assert "\n" not in str(caught.value)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as handle:
        handle.truncate(50_000_000)
    with pytest.raises(DocumentError, match="larger than 10 MB"):
        read_document(Input(str(file), "a"))


def test_a_file_that_went_away_is_a_document_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read_document(Input(str(tmp_path / "gone.txt"), "gone"))
