"""The same facts from the same words, in whatever form they come: broken lines, other spaces, quotes, dashes and marks."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from form_variants import VARIANTS, all_at_once, without_form, wrapped

from onckg.documents import Source, document_from_text
from onckg.facts import derive_facts, full_json
from onckg.mentions import find_mentions

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
SHARED = ROOT.parent / "shared"
SEED = sorted((SHARED / "seed" / "texts").glob("*.txt"))
DEV = SHARED / "gold" / "dev"
NEEDS_DEV = pytest.mark.skipif(not DEV.is_dir(), reason="../shared is absent: there are no other releases to vary")


@pytest.fixture(scope="module")
def said(lexicon):
    """Facts of a text without the places of their words; each evidence is checked against the text on the way."""
    known = {}

    def read(text):
        if text not in known:
            document = document_from_text(text, "made-up", Source("made-up.txt", "0" * 64))
            value = full_json(derive_facts(document, find_mentions(document, lexicon), lexicon))
            require_words(value, text)
            known[text] = {k: in_order(v) for k, v in without_form(value).items() if k != "id"}
        return known[text]

    return read


def in_order(value):
    """Facts in an order of their own: where a heading ends may decide which of two sentences is read first."""
    return sorted(value, key=repr) if isinstance(value, list) else value


def require_words(value, text):
    if isinstance(value, dict):
        if {"start", "end", "text", "rule"} <= value.keys():
            assert text[value["start"] : value["end"]] == value["text"]
        for inner in value.values():
            require_words(inner, text)
    elif isinstance(value, list):
        for inner in value:
            require_words(inner, text)


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_examples_say_the_same_in_every_form(said, variant):
    for file in (*EXAMPLES, *SEED):
        text = file.read_text("utf-8")
        assert said(variant(text)) == said(text), file.name


@NEEDS_DEV
@pytest.mark.shared
@pytest.mark.parametrize(
    "variant",
    [all_at_once, VARIANTS["tabs for some spaces"], VARIANTS["single newlines between paragraphs"]],
    ids=["all at once", "tabs", "newlines"],
)
def test_real_releases_say_the_same_in_other_forms(said, variant):
    folds = json.loads((DEV / "folds.json").read_text("utf-8"))
    unlike = []
    for name in (name for fold in "1234" for name in folds[fold]):
        text = (DEV / "texts" / f"{name}.txt").read_text("utf-8")
        if said(variant(text)) != said(text):
            unlike.append(name)
    assert unlike == []


def test_a_variant_changes_no_word():
    text = EXAMPLES[0].read_text("utf-8")
    for name, variant in VARIANTS.items():
        letters = "".join(filter(str.isalnum, without_form(variant(text))))
        assert letters == "".join(filter(str.isalnum, without_form(text))), name
    assert len(wrapped(text).splitlines()) > len(text.splitlines())
