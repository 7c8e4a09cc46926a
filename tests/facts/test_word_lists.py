"""The lists of words are read, each word is a pattern, and a list that is missing is a bug of ours."""

import re
import tomllib
from pathlib import Path

import pytest

import onckg.facts.word_lists
from onckg.errors import InternalError
from onckg.facts.word_lists import any_of, word_list

LISTS = tomllib.loads((Path(onckg.facts.word_lists.__file__).with_name("wordings") / "context.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(LISTS))
def test_each_list(name):
    words = word_list(name)
    assert words
    assert len(set(words)) == len(words), "a word stands twice"
    for word in words:
        assert not re.compile(word).match(""), "a word that is always found says nothing"
    assert re.compile(any_of(name)).groups == 0


def test_a_list_that_is_missing():
    with pytest.raises(InternalError, match="no-such-list"):
        word_list("no-such-list")
