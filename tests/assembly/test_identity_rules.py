"""What the user decides about identity: forced, forbidden, undone."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from made_up_facts import VOCABULARY, company, drug, graph_of, iris, release

from onckg.assembly import assemble, read_identity_rules
from onckg.errors import ConfigError
from onckg.facts.records import ReleaseFacts


def drugs_under(rules_text: str, tmp_path: Path, *releases: ReleaseFacts, kind: str = "Drug") -> list[str]:
    path = tmp_path / "identity.toml"
    path.write_text(rules_text)
    return iris(assemble({facts.id: graph_of(facts) for facts in releases}, VOCABULARY, read_identity_rules(path)), kind)


SAME = '[[same]]\nkind = "drug"\nnames = ["QX 12", "velorastib"]\n'
DIFFERENT = '[[different]]\nkind = "drug"\nnames = ["QX-12", "velorastib"]\n'


def test_two_names_are_forced_to_be_one_and_let_go_again(tmp_path: Path) -> None:
    releases = release("2020-01-01", drug("QX-12")), release("2021-01-01", drug("velorastib"))
    assert drugs_under("", tmp_path, *releases) == ["qx-12", "velorastib"]
    assert drugs_under(SAME, tmp_path, *releases) == ["qx-12"]
    assert drugs_under("", tmp_path, *releases) == ["qx-12", "velorastib"]


def test_what_a_release_joins_is_forbidden(tmp_path: Path) -> None:
    releases = release("2020-01-01", drug("QX-12")), release("2021-01-01", drug("velorastib", "QX-12"))
    assert drugs_under("", tmp_path, *releases) == ["qx-12"]
    assert drugs_under(DIFFERENT, tmp_path, *releases) == ["qx-12", "velorastib"]


def test_a_rule_on_companies_leaves_drugs_alone(tmp_path: Path) -> None:
    rules = '[[same]]\nkind = "company"\nnames = ["Old Bio", "New Therapeutics"]\n'
    releases = (
        release("2020-01-01", company("Old Bio"), drug("QX-12")),
        release("2021-01-01", company("New Therapeutics, Inc."), drug("QX-13")),
    )
    assert drugs_under(rules, tmp_path, *releases, kind="Company") == ["old-bio"]
    assert drugs_under(rules, tmp_path, *releases) == ["qx-12", "qx-13"]


def test_no_file_is_no_rule(tmp_path: Path) -> None:
    assert read_identity_rules(tmp_path / "none.toml").fingerprint == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[same]\n", "cannot be read as TOML"),
        ('[[joined]]\nkind = "drug"\n', "[[same]] and [[different]]"),
        ('[[same]]\nkind = "person"\nnames = ["a", "b"]\n', "use one of company, drug, platform"),
        ('[[same]]\nkind = "drug"\nnames = "a"\n', "names = "),
        ('[[same]]\nkind = "drug"\nnames = ["QX-12", "QX 12"]\n', "two names that differ"),
        (SAME + DIFFERENT, "forces and forbids"),
        ("same = 5\n", "write rules as"),
    ],
)
def test_a_bad_file_is_one_sentence(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "identity.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_identity_rules(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
