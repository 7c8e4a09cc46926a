"""How releases spell phases, and what only looks like one."""

import pytest

from onckg.mentions.recognizers.phase import find_phases

ROWS = (
    ("a Phase 2 study", "Phase 2=2"),
    ("a phase 3 trial", "phase 3=3"),
    ("PHASE 1 RESULTS", "PHASE 1=1"),  # headline in capitals
    ("a Phase II trial", "Phase II=2"),  # Roman
    ("a phase III trial", "phase III=3"),
    ("a Phase IV commitment", "Phase IV=4"),
    ("a Phase 1b cohort", "Phase 1b=1"),  # a part is its whole
    ("Phase IIa data", "Phase IIa=2"),
    ("a Phase 1/2 study", "Phase 1/2=1/2"),  # a joint phase is one phase
    ("a Phase I/II study", "Phase I/II=1/2"),
    ("a Phase 1b/2a study", "Phase 1b/2a=1/2"),
    ("a Phase 2b/3 study", "Phase 2b/3=2/3"),
    ("a Phase 2/3 study", "Phase 2/3=2/3"),
    ("a Phase 1a/1b study", "Phase 1a/1b=1"),  # two parts of one phase
    ("a Phase 2a/2b study", "Phase 2a/2b=2"),
    ("a Phase 1-2 study", "Phase 1-2=1/2"),  # a hyphen for the slash
    ("a Phase 1 / 2 study", "Phase 1 / 2=1/2"),
    ("a Phase I/Phase II study", "Phase I/Phase II=1/2"),  # the word again
    ("the Phase-2 program", "Phase-2=2"),
    ("a Phase\n2 study", "Phase\n2=2"),  # a line broken by the layout
    ("a Ph2 readout", "Ph2=2"),  # slides and tables
    ("a Ph. 3 readout", "Ph. 3=3"),
    ("Phase 1 and Phase 2 studies", "Phase 1=1 | Phase 2=2"),
    ("a Phase 2 (n=40) and a Phase 3 (n=400) part", "Phase 2=2 | Phase 3=3"),
    ("our phase two trial", "phase two=2"),  # as people say it
    ("Phase Three enrollment", "Phase Three=3"),
    ("the plan to phase out older plants", ""),  # a verb
    ("the transition is phased over 2 years", ""),
    ("the first phase of construction", ""),
    ("a later phase of the disease", ""),
    ("the chronic phase (CP) of CML", ""),
    ("Phase 5 of the building", ""),  # there is no such clinical phase
    ("Phase 0 exploration", ""),  # nor a code for this one
    ("Phase 20 of the plan", ""),
    ("Phase 2.1 of the software", ""),
    ("Phase VI of the park", ""),
    ("Phase IX of the park", ""),
    ("the phase 2% drop", ""),
    ("a Phase 3-ready dose", ""),  # may go to Phase 3, has not
    ("a Phase 2-ready asset", ""),
    ("Phase 1-enabling toxicology", ""),
    ("a buffer at pH 3", ""),  # acidity
    ("stable at pH 4 and 37 degrees", ""),
    ("at PHARMA 2 and BIO", ""),
    ("Phase Inc. builds laboratories", ""),
    ("emphases 1 and 2", ""),  # the end of another word
    ("Stage 2 disease", ""),
    ("Part 2 of the study", ""),
    ("Cohort 3 of the study", ""),
    ("phases of enrollment", ""),
    ("a two-phase 40-month plan", ""),
    ("the acute phase: 2 days", ""),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_phases(text, expected, document_of, line_of):
    document = document_of(text)
    assert line_of(document, find_phases(document)) == expected


def test_half_of_the_rows_name_none():
    assert sum(not expected for _, expected in ROWS) * 2 >= len(ROWS)


@pytest.mark.parametrize(("text", "part"), [("Phase 1b/2a", "b/a"), ("Phase IIb", "b"), ("Phase 2", ""), ("Phase 1/2a", "a")])
def test_part_letters_are_kept(text, part, document_of):
    (mention,) = find_phases(document_of(f"a {text} study"))
    assert mention.attributes.get("part", "") == part
