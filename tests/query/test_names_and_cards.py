import pyoxigraph
import pytest

from onckg.errors import InputError
from onckg.query import Counts, build_card, find_thing, find_things
from onckg.query.cards import date_text
from onckg.query.hierarchy import count_under

ID = "https://w3id.org/onckg/id/"


@pytest.mark.parametrize(
    ("kind", "name", "iri"),
    [
        ("drug", "CLR 131", "drug/clr-131"),
        ("drug", "clr 131", "drug/clr-131"),
        ("drug", "CLR-131", "drug/clr-131"),
        ("drug", "CLR131", "drug/clr-131"),
        ("drug", "drug:clr-131", "drug/clr-131"),
        ("drug", f"{ID}drug/clr-131", "drug/clr-131"),
        ("company", "Cellectar", "company/cellectar-biosciences"),
        ("company", "collectar biosciences", "company/cellectar-biosciences"),
        ("platform", "PDC", "platform/phospholipid-drug-conjugate"),
        ("platform", "PLE", "carrier/phospholipid-ether"),
        ("disease", "blood cancers", "disease/hematologic-malignancies"),
        ("trial", "NCT02952508", "trial/clr-131.phase-2.multiple-myeloma"),
        ("trial", "clr-131.phase-1.head-and-neck-cancer", "trial/clr-131.phase-1.head-and-neck-cancer"),
    ],
)  # fmt: skip
def test_things_are_found_by_what_people_call_them(dataset: pyoxigraph.Store, kind: str, name: str, iri: str) -> None:
    assert find_thing(dataset, kind, name).iri == ID + iri


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("drug", "CLR 132"), ("drug", "CLR 13"), ("drug", "CLR 1"),
        ("drug", "Cellectar"), ("disease", "OrphanDrug"), ("company", ""), ("trial", "NCT0295250"),
    ],
)  # fmt: skip
def test_digits_count_and_kinds_do_not_mix(dataset: pyoxigraph.Store, kind: str, name: str) -> None:
    assert find_things(dataset, kind, name) == ()
    with pytest.raises(InputError, match=f"No {kind} is called"):
        find_thing(dataset, kind, name)


def test_the_vocabulary_is_asked_by_scheme(dataset: pyoxigraph.Store) -> None:
    assert find_thing(dataset, "designations", "RPDD").iri.endswith("/rare-pediatric-disease-designation")
    assert find_thing(dataset, "phases", "Phase 2").iri.endswith("/phase-2")


def test_several_things_are_listed(dataset: pyoxigraph.Store) -> None:
    twice = pyoxigraph.Store()
    twice.extend(dataset)
    label = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    twice.add(pyoxigraph.Quad(pyoxigraph.NamedNode(f"{ID}drug/clr-1700"), label, pyoxigraph.Literal("clr 131")))
    with pytest.raises(InputError, match="CLR 131 = drug:clr-131; CLR 1700 = drug:clr-1700"):
        find_thing(twice, "drug", "CLR 131")
    with pytest.raises(InputError, match="no kind of thing"):
        find_thing(dataset, "person", "x")


def test_card_of_a_drug(dataset: pyoxigraph.Store) -> None:
    card = build_card(dataset, "drug", f"{ID}drug/clr-131")
    lines = {(fact.heading, fact.text, fact.status, fact.date) for fact in card.facts}
    assert ("Designations", "rare pediatric disease designation, neuroblastoma, us, fda", "granted", "2018-05") in lines
    assert (
        "Trials",
        "Phase 1, head and neck cancer, with external beam radiation",
        "planned",
        "to begin 2018-07-01 to 2018-12-31",
    ) in lines
    assert ("Based on", "Phospholipid Drug Conjugate", "", "") in lines
    words = {fact.text: [w.text for w in (*fact.words, *(w for state in fact.states for w in state.words))] for fact in card.facts}
    assert words["Phospholipid Drug Conjugate"] == ["CLR 131, built with the PDC platform"]
    assert words["IND cleared, neuroblastoma, fda"] == ["the FDA let the IND for CLR 131 in neuroblastoma proceed"]
    assert [fact.heading for fact in card.facts] == sorted((f.heading for f in card.facts), key=[f.heading for f in card.facts].index)


@pytest.mark.parametrize(
    ("kind", "name", "line"),
    [
        ("company", "Cellectar", ("Deals", "license, Northwind Oncology, CLR 131")),
        ("platform", "PDC", ("Built on", "phospholipid ether")),
        ("disease", "MM", ("Studied", "CLR 131")),
        ("trial", "NCT02952508", ("Trials", "Phase 2, CLR 131, multiple myeloma, relapsed or refractory, with dexamethasone, NCT02952508")),
        ("release", "0123456789abcdef", ("Trials", "Phase 1, to test CLR 131, head and neck cancer")),
    ],
)
def test_cards_of_all_kinds(dataset: pyoxigraph.Store, kind: str, name: str, line: tuple[str, str]) -> None:
    card = build_card(dataset, kind, find_thing(dataset, kind, name).iri)
    assert line in {(fact.heading, fact.text) for fact in card.facts}


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        (("2018-06-06", "2018-06-06", "day"), "2018-06-06"),
        (("2018-01-01", "2018-12-31", "year"), "2018"),
        (("2018-07-01", "2018-09-30", "quarter"), "2018-07-01 to 2018-09-30"),
        (("", "", ""), ""),
        (("2018-07-01", "", ""), "2018-07-01"),
    ],
)
def test_dates_as_people_write_them(bounds: tuple[str, str, str], text: str) -> None:
    assert date_text(*bounds) == text


def test_an_umbrella_that_no_release_names_counts_what_lies_under_it(dataset: pyoxigraph.Store) -> None:
    card = build_card(dataset, "disease", find_thing(dataset, "disease", "blood cancers").iri)
    assert card.under == Counts(
        narrower=1, programs=1, drugs=1, trials_begun=1, trials_planned=0, designations_held=0, companies=1, releases=1
    )
    assert [(n.label, n.under) for n in card.narrower] == [("multiple myeloma", card.under)]
    everything = build_card(dataset, "disease", find_thing(dataset, "disease", "cancer").iri).under
    assert everything is not None
    assert (everything.programs, everything.trials_begun, everything.trials_planned, everything.designations_held) == (3, 1, 1, 2)


def test_a_modality_counts_drugs_of_its_own_and_of_its_platforms(dataset: pyoxigraph.Store) -> None:
    card = build_card(dataset, "modality", find_thing(dataset, "modality", "drug conjugates").iri)
    assert card.under is not None
    assert (card.under.drugs, card.under.trials_begun, card.under.trials_planned) == (2, 1, 1)
    assert [n.label for n in card.narrower] == ["radioconjugate"]
    assert ("Of this modality", "Phospholipid Drug Conjugate") in {(fact.heading, fact.text) for fact in card.facts}


def test_a_platform_counts_what_is_built_on_it(dataset: pyoxigraph.Store) -> None:
    carrier = build_card(dataset, "platform", find_thing(dataset, "platform", "PLE").iri)
    assert carrier.under is not None
    assert (carrier.under.narrower, carrier.under.drugs) == (2, 2)
    assert build_card(dataset, "drug", f"{ID}drug/clr-131").under is None


def test_nothing_lies_under_what_the_store_does_not_know(dataset: pyoxigraph.Store) -> None:
    assert count_under(dataset, "disease", f"{ID}disease/melanoma") == Counts(0, 0, 0, 0, 0, 0, 0, 0)
