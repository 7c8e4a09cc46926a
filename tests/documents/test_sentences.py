import pytest
from hypothesis import given
from hypothesis import strategies as st

from onckg.documents.sentences import quotations, quoted_flags, split_sentences
from onckg.documents.shadow import shadow_of

ONE_SENTENCE = [
    "Ficta Biosciences, Inc. and Acme Co. Ltd. signed with Beta Corp. Chairman Roe.",
    "The U.S. Food and Drug Administration met Dr. J. R. Doe, M.D., Ph.D., at 4:30 p.m. ET.",
    "Response was 2.5 vs. 3.1 mg/dL (95% CI, 1.0-2.2; p=0.01).",
    "Ficta (Nasdaq: FCTA) was seen at No. 5 in Fig. 2 of Vol. 12.",
    "It uses e.g. FB-210, i.e. a conjugate, approx. 5 nm wide.",
    "Since Sept. 3, 2020 and Dec. 2021 the trial has run.",
    "Visit www.ficta.example/trial.html or mail jo.roe@ficta.example for NCT01234567.",
    "“We are glad,” said Ann Poe, “and we go on.”",
    '"We are glad!" said Ann Poe.',
    "Version 1.1 of RECIST v. 1.1 was used (see Table 2. It shows more).",
    "The drug is indicated for sarcoma\nin adults\nand children.",
    "Prof. Jane Q. Public and St. Jude Hospital took part.",
    "Data from the Phase 1/2 trial (data cut-off: Jan. 5) were shown et al. Nature.",
    "Moderna-like Acme, Inc. , a company, said so.",
    "1. Smith was first.",
    "Approved in the U.S. and E.U. in 2020...then elsewhere.",
]

SEVERAL_SENTENCES = [
    ("It is sold in the U.S. The label was updated.", ["It is sold in the U.S.", "The label was updated."]),
    ("It was made by Acme, Inc. We bought it.", ["It was made by Acme, Inc.", "We bought it."]),
    ("ORR was 40%. PFS was 5.5 months.", ["ORR was 40%.", "PFS was 5.5 months."]),
    ("He is an M.D. She is a Ph.D. They agree.", ["He is an M.D.", "She is a Ph.D.", "They agree."]),
    ("It is a Phase 2. Dosing began.", ["It is a Phase 2.", "Dosing began."]),
    ("Is it safe? Yes! It is.", ["Is it safe?", "Yes!", "It is."]),
    ("“It works.” The trial goes on.", ["“It works.”", "The trial goes on."]),
    ("“It works,” said Poe. “It is safe.”", ["“It works,” said Poe.", "“It is safe.”"]),
    ("It kills cells. mRNA-99 is given.", ["It kills cells.", "mRNA-99 is given."]),
    ("Safety was good.1 The drug is new.2,3 It is oral.", ["Safety was good.1", "The drug is new.2,3", "It is oral."]),
    ("Risks are stated.About Ficta", ["Risks are stated.", "About Ficta"]),
    ("Survival improved . The trial stopped.", ["Survival improved .", "The trial stopped."]),
    ("It began in May 2020. In June it ended.", ["It began in May 2020.", "In June it ended."]),
    ("Vitamin C. The dose was low.", ["Vitamin C.", "The dose was low."]),
    ("(It was open.) It is closed.", ["(It was open.)", "It is closed."]),
    ("It is given at 8 a.m. The next dose follows.", ["It is given at 8 a.m.", "The next dose follows."]),
]


def sentences_of(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(shadow_of(text), 0, len(text))]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_no_sentence_ends_here(text: str) -> None:
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(("text", "expected"), SEVERAL_SENTENCES)
def test_sentences_end_here(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


@given(st.text(alphabet="aA.!? \n\"')(1|-*,", max_size=80))
def test_sentences_are_in_order_apart_and_trimmed(text: str) -> None:
    shadow = shadow_of(text)
    last = 0
    for start, end in split_sentences(shadow, 0, len(text)):
        assert last <= start < end <= len(text)
        assert shadow[start:end] == shadow[start:end].strip()
        last = end


@given(st.text(alphabet="aA. \n", max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    letters = [c for c in text if c.isalpha()]
    assert [c for s in sentences_of(text) for c in s if c.isalpha()] == letters


def flags_of(text: str) -> list[bool]:
    shadow = shadow_of(text)
    return quoted_flags(split_sentences(shadow, 0, len(text)), quotations(shadow, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("“It works. It is safe,” said Poe.", [True, True]),
        ("“We will go on with the next trial as planned,” said Poe. It is open.", [True, False]),
        ('Ficta (the "Company") said so. The "drug" is new.', [False, False]),
        ("“The quotation goes on. It is not closed.", [True, True]),
        ("It is not quoted. Nor is this.", [False, False]),
    ],
)
def test_quoted(text: str, flags: list[bool]) -> None:
    assert flags_of(text) == flags
