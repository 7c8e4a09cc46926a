"""A table of sentences and what each states: half of them state nothing (explanations, denials, conditions, others' affairs).

The tables have the columns id, kind, expected, sentence. ``expected`` is read by ``wanted_facts`` below, facts are parted by
" ; ". A sentence is put below a dateline that introduces two drugs and says nothing about them; the facts of its kind
must then be those expected and no others. ``*`` accepts any value, ``@DATE`` is asked for where it stands,
``-`` wants no fact, ``~`` (a condition, a possibility) none that is more than planned: GUIDELINES leaves that open.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from onckg.documents import Input, read_document
from onckg.facts import derive_facts, guideline_form
from onckg.lexicon import build_lexicon
from onckg.mentions import find_mentions
from onckg.vocabulary import load_vocabulary

BAR = 0.97
"""The share of sentences that must come out as expected; raised, never lowered."""

OVERSTATED = 0
"""How many sentences that state nothing may be told as something accomplished."""

TABLES = ("sentences.tsv", "sentences-2.tsv")
"""The second was written before any rule was tried on it. At first 0.807 of its 161 sentences came out right, 6 overstated; of the 24 with
ids from 601 on, written after those were mended, 0.625, 2 overstated."""
ISSUED = (
    "BOSTON, March 3, 2025 -- Lakeside Oncology, Inc. (Nasdaq: LKSO), a biotechnology company, today gave an update on XR-101, "
    "its small molecule candidate, and on XR-202, its antibody candidate.\n\n{sentence}\n"
)
LISTS = {"designation": "designations", "trial": "trials", "milestone": "milestones", "deal": "deals", "indication": "indications"}
ACCOMPLISHED = {"granted", "done", "ongoing", "completed", "denied", "withdrawn", "terminated", "on_hold", "requested"}
SEEMS_ONE = {"EC": "EMA", "MHLW": "PMDA"}  # annotators may take either for the other


def table(name):
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = [row for name in TABLES for row in table(name)]


def stated_facts(kind, facts):
    """The facts of one kind as rows of text, in the order that ``expected`` has them, and their dates."""
    for fact in facts[LISTS[kind]]:
        row = {
            "designation": lambda f: (f["type"], f["agency"], f["status"], f["drug"], (f["disease"],)),
            "milestone": lambda f: (f["type"], f["agency"], f["status"], f["drug"], (f["disease"],)),
            "trial": lambda f: (f["phase"], f["status"], ",".join(sorted(f["drugs"])), tuple(sorted(f["diseases"]))),
            "deal": lambda f: (f["type"], tuple(sorted(f["companies"]))),
            "indication": lambda f: (f["drug"], (f["disease"],)),
        }[kind](fact)
        yield tuple(SEEMS_ONE.get(v, v) for v in row), fact.get("date"), fact.get("status")


def wanted_facts(kind, expected):
    """``expected`` as rows of the same form as ``stated_facts`` gives, and their dates (None: any)."""
    for whole in expected.split(" ; "):
        part, _, date = whole.partition(" @")
        if kind == "deal":
            head, rest = part.split(" ", 1)
            row = (head, tuple(sorted(rest.split(" + "))))
        else:
            head, rest = part.split(" | ")
            row = (*head.split(" "), tuple(sorted(rest.split(", "))))
        yield tuple(SEEMS_ONE.get(v, v) for v in row), date or None


def same(wanted, stated):
    return all(w in ("*", ("*",)) or w == s for w, s in zip(wanted, stated, strict=True))


def is_right(row, facts):
    stated = list(stated_facts(row["kind"], facts))
    if row["expected"] == "-":
        return not stated
    if row["expected"] == "~":
        return not stated or (row["kind"] != "indication" and all(status not in ACCOMPLISHED for _, _, status in stated))
    wanted = list(wanted_facts(row["kind"], row["expected"]))
    return len(wanted) == len(stated) and all(any(same(w, s) and date in (None, d) for s, d, _ in stated) for w, date in wanted)


@pytest.fixture(scope="module")
def outcomes():
    """Each row with the facts that were read from it in GUIDELINES form."""
    lexicon = build_lexicon(load_vocabulary())
    results = []
    for row in ROWS:
        document = read_document(Input("-", row["id"], content=ISSUED.format(sentence=row["sentence"]).encode()))
        facts = derive_facts(document, find_mentions(document, lexicon), lexicon)
        results.append((row, guideline_form(facts)))
    return results


def test_table_is_well_formed():
    assert len(ROWS) >= 400
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({row["sentence"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["kind"] in LISTS, row
        assert row["expected"] in ("-", "~") or list(wanted_facts(row["kind"], row["expected"])), row


def test_half_of_the_table_states_nothing():
    nothing = sum(row["expected"] in ("-", "~") for row in ROWS)
    assert 0.45 <= nothing / len(ROWS) <= 0.55


def test_sentences_state_what_they_say(outcomes):
    wrong = [(row, list(stated_facts(row["kind"], facts))) for row, facts in outcomes if not is_right(row, facts)]
    share = 1 - len(wrong) / len(outcomes)
    by_kind = Counter(row["kind"] for row, _ in wrong)
    report = [f"{share:.3f} of {len(outcomes)} sentences come out right; wrong: {dict(by_kind)}"]
    report += [f"{row['id']} {row['sentence']}\n    wanted {row['expected']}, stated {[s for s, _, _ in stated]}" for row, stated in wrong]
    print("\n".join(report))
    assert share >= BAR, "\n".join(report)


def test_what_is_only_possible_is_never_told_as_done(outcomes):
    overstated = [
        row
        for row, facts in outcomes
        if row["expected"] in ("-", "~") and any(s in ACCOMPLISHED for *_, s in stated_facts(row["kind"], facts))
    ]
    assert len(overstated) <= OVERSTATED, "\n".join(f"{row['id']} {row['sentence']}" for row in overstated)
