"""Companies that have a part in a programme by a wording alone, and those that are only named."""

import pytest

ROWS = (
    ("Its manufacturing partner is Odano Pharma, Inc.", True),
    ("Odano Cell Works, Inc. manufactures the product for the trial.", True),
    ("The buyer, Odano Pharma, Inc., paid $98 million.", True),
    ("In July, Harrow Bay signed a binding term sheet with Odano Pharma, Inc. on HB-310.", True),
    ("The designation was transferred from Odano Pharma, Inc., the previous owner, to Harrow Bay.", True),
    ("HB-310 was designed by its former owner, Odano Pharma, Inc.", True),
    ("Odano Pharma, Inc. manufactures instruments for hospitals.", False),
    ("No buyer was found; Odano Pharma, Inc. attended.", False),
    ("Harrow Bay has not signed a term sheet with Odano Pharma, Inc.", False),
    ("If the term sheet is signed with Odano Pharma, Inc., it will be told.", False),
    ("Odano Pharma, Inc., the owner of a hotel in Basel, attended.", False),
    ("The manufacturer of HB-310 moved; Odano Pharma, Inc. did not.", False),
)


@pytest.mark.parametrize(("text", "has_a_part"), ROWS)
def test_companies_with_a_part(text, has_a_part, facts_of):
    names = {c.name for c in facts_of(text).companies}
    assert any(name.startswith("Odano") for name in names) is has_a_part
