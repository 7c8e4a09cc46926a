"""The language of wordings: each construct, slots, lists, gaps; and every wording that is shipped."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import onckg.facts.wording
from onckg.errors import InternalError
from onckg.facts.view import KIND_MARKS
from onckg.facts.wording import Wording, compile_pattern, find_matches, load_wordings, needs_of

FOLDER = Path(onckg.facts.wording.__file__).with_name("wordings")
RELATIONS = sorted(p.stem for p in FOLDER.glob("*.toml") if "[[wording]]" in p.read_text("utf-8"))  # the others hold words, not templates

CONSTRUCTS = (
    # words
    ("approved", "was approved today", "approved"),
    ("approved", "was Approved today", "Approved"),  # case does not matter
    ("approved", "was disapproved", None),  # whole words
    ("approved", "was approvedly", None),
    ("progress*", "progressed", "progressed"),  # any ending
    ("progress*", "progress", "progress"),
    ("progress*", "congress", None),
    ("is approved", "is   approved", "is   approved"),
    ("is approved", "isapproved", None),
    ("vs. placebo", "vs. placebo", "vs. placebo"),  # marks stand for themselves
    ("vs. placebo", "vsx placebo", None),
    ("end-of-phase", "end-of-phase", "end-of-phase"),
    ("u.s. market", "U.S. market", "U.S. market"),
    ("u.s. market", "UxSx market", None),
    # choices
    ("(granted|gave) it", "gave it", "gave it"),
    ("(granted|gave) it", "granted it", "granted it"),
    ("(granted|gave) it", "grew it", None),
    ("(was granted|got) it", "was granted it", "was granted it"),
    ("(was granted|got) it", "was got it", "got it"),
    ("(rare|) disease", "rare disease", "rare disease"),  # a choice may be empty
    # optional words
    ("has [been] approved", "has approved", "has approved"),
    ("has [been] approved", "has been approved", "has been approved"),
    ("has [been] approved", "has seen approved", None),
    ("has [already been] approved", "has already been approved", "has already been approved"),
    ("has [already been] approved", "has already approved", None),
    # gaps
    ("granted .. it", "granted it", "granted it"),  # of no word
    ("granted .. it", "granted a b c d it", "granted a b c d it"),  # of four
    ("granted .. it", "granted a b c d e it", None),  # of five
    ("granted ... it", "granted " + "a " * 14 + "it", "granted " + "a " * 14 + "it"),  # of fourteen
    ("granted ... it", "granted " + "a " * 15 + "it", None),
    ("granted ... it", "granted a, b (c) it", "granted a, b (c) it"),  # marks count as words
    ("granted .. it", "granted a; b it", None),  # never across a semicolon
    ("granted ... it", "granted a; b it", None),
    ("granted ... it", "granted; it", None),
    # brackets of the text
    ("program ~(it", "program (it", "program (it"),
    ("program ~(it", "program it", None),
    # slots
    ("{agency} granted", "the ⟨A0⟩ granted", "⟨A0⟩ granted"),
    ("{agency} granted", "the ⟨D0⟩ granted", None),  # of another kind
    ("{agency} granted", "the (⟨A0⟩) granted", "(⟨A0⟩) granted"),
    ("{agency} granted", "the ⟨A0⟩'s granted", "⟨A0⟩'s granted"),
    ("{agency} granted", "⟨A12⟩ granted", "⟨A12⟩ granted"),
    ("{company} and {company}", "⟨C0⟩ and ⟨C1⟩", "⟨C0⟩ and ⟨C1⟩"),
    ("{company} and {company}", "⟨C0⟩ or ⟨C1⟩", None),
    # lists
    ("{drug+} is", "⟨D0⟩ is", "⟨D0⟩ is"),
    ("{drug+} is", "⟨D0⟩, ⟨D1⟩ and ⟨D2⟩ is", "⟨D0⟩, ⟨D1⟩ and ⟨D2⟩ is"),
    ("{drug+} is", "⟨D0⟩ as well as ⟨D1⟩ is", "⟨D0⟩ as well as ⟨D1⟩ is"),
    ("{drug+} is", "⟨D0⟩/⟨D1⟩ is", "⟨D0⟩/⟨D1⟩ is"),
    ("{drug+} is", "⟨D0⟩ beats ⟨D1⟩ is", "⟨D1⟩ is"),  # not a list
    ("{drug} is", "⟨D0⟩ and ⟨D1⟩ is", "⟨D1⟩ is"),  # a single slot
)


@pytest.mark.parametrize(("pattern", "text", "found"), CONSTRUCTS)
def test_constructs(pattern, text, found):
    match = compile_pattern(pattern).search(text)
    assert (match.group() if match else None) == found


def test_a_repeated_slot_is_numbered():
    match = compile_pattern("{company} bought {company}").search("⟨C3⟩ bought ⟨C5⟩")
    assert (match["company"], match["company2"]) == ("⟨C3⟩", "⟨C5⟩")


SENTENCE = "The FDA granted orphan status and fast track status to HB-310 for lymphoma; HB-455 waits for the EMA."
KINDS = {
    "FDA": "agency",
    "EMA": "agency",
    "orphan status": "designation",
    "fast track status": "designation",
    "HB-310": "drug",
    "HB-455": "drug",
}


@pytest.mark.parametrize(
    ("pattern", "slots"),
    [
        ("{agency} granted .. {designation}", [{"agency": ["FDA"], "designation": ["orphan status"]}]),
        ("{agency} granted .. {designation+}", [{"agency": ["FDA"], "designation": ["orphan status", "fast track status"]}]),
        ("{designation} to {drug}", [{"designation": ["fast track status"], "drug": ["HB-310"]}]),
        ("{drug}", [{"drug": ["HB-310"]}, {"drug": ["HB-455"]}]),  # each place once, in reading order
        ("granted ... {drug}", [{"drug": ["HB-310"]}]),
        ("{drug} ... {agency}", [{"drug": ["HB-455"], "agency": ["EMA"]}]),  # not from HB-310: a semicolon lies between
        ("{drug} ... {drug}", []),
        ("{agency} denied", []),
        ("{company} granted", []),
    ],
)
def test_matches_and_their_slots(pattern, slots, view_of):
    view = view_of(SENTENCE, **KINDS)
    matches = find_matches(view, (Wording("made-up/one", compile_pattern(pattern), {}),))
    assert [{name: [m.value for m in mentions] for name, mentions in match.slots.items()} for match in matches] == slots
    for match in matches:
        assert re.fullmatch(compile_pattern(pattern), view.slotted[match.start : match.end])


def test_matches_come_in_the_order_of_the_wordings(view_of):
    wordings = (
        Wording("made-up/second", compile_pattern("{drug} waits"), {}),
        Wording("made-up/first", compile_pattern("{agency} granted"), {}),
    )
    assert [m.wording.rule for m in find_matches(view_of(SENTENCE, **KINDS), wordings)] == ["made-up/second", "made-up/first"]


def test_study_slots_hold_numbers(view_of):
    view = replace(view_of("Nothing is marked here."), slotted="They began ⟨S0⟩ and ⟨S1⟩.")
    (match,) = find_matches(view, (Wording("made-up/one", compile_pattern("began {study+}"), {}),))
    assert match.studies == (0, 1)
    assert match.slots == {}


@pytest.mark.parametrize("relation", RELATIONS)
def test_shipped_wordings_load(relation):
    wordings = load_wordings(relation)
    assert wordings
    assert all(w.rule.startswith(f"{relation}/") for w in wordings)
    assert len({(w.rule, w.pattern.pattern) for w in wordings}) == len(wordings), "a pattern stands twice under one name"


@pytest.mark.parametrize("relation", RELATIONS)
def test_shipped_wordings_use_known_slots_and_match_no_empty_text(relation):
    kinds = "|".join(KIND_MARKS)
    for wording in load_wordings(relation):
        assert not wording.pattern.fullmatch(""), wording.rule
        for name in wording.pattern.groupindex:
            assert re.fullmatch(rf"(?:{kinds})\d?", name), (wording.rule, name)


@pytest.mark.parametrize("relation", RELATIONS)
def test_names_of_wordings_are_unique(relation):
    names = re.findall(r'^name = "([^"]+)"', (FOLDER / f"{relation}.toml").read_text("utf-8"), re.MULTILINE)
    assert len(set(names)) == len(names)
    assert set(names) == {w.rule.partition("/")[2] for w in load_wordings(relation)}


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_wording_of_slots_and_words_matches_what_it_says(relation):
    """Each pattern, read out with the first of each choice and without what may be absent, is found in that sentence."""
    for wording, source in zip(load_wordings(relation), _sources(relation), strict=True):
        sentence = _read_out(source)
        assert wording.pattern.search(sentence), (wording.rule, source, sentence)


def test_wordings_that_cannot_be_read_are_a_bug_of_ours():
    with pytest.raises(InternalError, match="no-such-relation"):
        load_wordings("no-such-relation")


def _sources(relation):
    data = tomllib.loads((FOLDER / f"{relation}.toml").read_text("utf-8"))
    return [pattern for entry in data["wording"] for pattern in entry["patterns"]]


def _read_out(pattern):
    text = re.sub(r"\[[^\]]*\]", "", pattern).replace("...", " ").replace("..", " ").replace("*", "").replace("~(", "\x00")
    while re.search(r"\([^()]*\)", text):
        text = re.sub(r"\(([^()|]*)(?:\|[^()]*)?\)", r"\1", text)
    number = iter(range(100))
    text = re.sub(r"\{([a-z]+)\+?\}", lambda m: f"⟨{KIND_MARKS[m[1]]}{next(number)}⟩", text).replace("\x00", "(")
    return re.sub(r"\s+([,'])", r"\1", re.sub(r"\s+", " ", text)).strip()


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("approved", (("approved",),)),
        ("Approved", (("approved",),)),  # small letters
        ("progress* on", (("progress",), ("on",))),
        ("{agency} granted", (("⟨a",), ("granted",))),
        ("(granted|gave away) it", (("granted", "gave"), ("it",))),  # the longest word of a branch
        ("(rare|) disease", (("disease",),)),  # an empty branch needs nothing
        ("(vs|compared .. (with|to)) {drug}", (("vs", "compared"), ("⟨d",))),
        ("has [not (been|become)] approved", (("has",), ("approved",))),  # what may be absent is not needed
        ("[not] ..", ()),
    ],
)
def test_what_a_text_needs_for_a_wording(pattern, needs):
    assert needs_of(pattern) == needs


@pytest.mark.parametrize(("pattern", "text", "found"), [row for row in CONSTRUCTS if row[2] is not None])
def test_what_fits_holds_what_is_needed(pattern, text, found):
    assert all(any(word in text.casefold() for word in group) for group in needs_of(pattern))


def test_a_choice_that_may_be_absent_stands_as_a_word_of_its_own():
    pattern = compile_pattern("{company} [a|the|its] owner")
    assert all(pattern.search(text) for text in ("⟨C0⟩ owner", "⟨C0⟩, the owner", "⟨C0⟩ its owner", "⟨C0⟩ a owner"))
    assert not any(pattern.search(text) for text in ("⟨C0⟩the owner", "⟨C0⟩ our owner", "⟨C0⟩ theowner"))
