"""The companies that ship: one entry a company, no name of two but those that are, and agreement with what the recognizer knows."""

import tomllib
from importlib.resources import files

import pytest

from onckg.assembly.known_companies import company_keys, known_companies
from onckg.assembly.names import company_key
from onckg.vocabulary import Vocabulary, load_vocabulary

KNOWN = tomllib.loads((files("onckg.mentions.companies") / "known.toml").read_text("utf-8"))["names"]
COMPANY = "https://w3id.org/onckg/id/company/"
SHARED = {"merck"}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def test_a_name_leads_to_one_company(vocabulary: Vocabulary) -> None:
    assert set(known_companies(vocabulary).shared) == SHARED


def test_companies_are_things_with_owners_that_are_known(vocabulary: Vocabulary) -> None:
    companies = {company.iri: company for company in vocabulary.scheme("companies")}
    assert len(companies) > 300
    for company in companies.values():
        assert company.iri.startswith(COMPANY)
        assert company.properties["type"] == ("https://w3id.org/onckg/ontology#Company",)
        for owner in company.properties.get("subsidiaryOf", ()):
            assert owner in companies
            assert owner != company.iri
            assert company.iri not in companies[owner].properties.get("subsidiaryOf", ())


@pytest.mark.parametrize("names", KNOWN, ids=lambda names: names[0])
def test_what_the_recognizer_takes_for_one_company_is_one(names: list[str], vocabulary: Vocabulary) -> None:
    known = known_companies(vocabulary)
    told = {name: known.by_key.get(company_key(name)) for name in names if company_key(name) not in SHARED}
    assert None not in told.values(), told
    assert len(set(told.values())) == 1, told


@pytest.mark.parametrize(
    ("former", "company"),
    [
        ("Seattle Genetics", "seagen"), ("Novelos Therapeutics", "cellectar-biosciences"), ("BeiGene", "beone-medicines"),
        ("LegoChem Biosciences", "ligachem-biosciences"), ("FibroGen", "kyntra-bio"), ("Sumitomo Dainippon Pharma", "sumitomo-pharma"),
        ("GlaxoSmithKline plc", "gsk"), ("Hutchison China MediTech", "hutchmed"), ("Lion Biotechnologies", "iovance-biotherapeutics"),
    ],
)  # fmt: skip
def test_former_names(former: str, company: str, vocabulary: Vocabulary) -> None:
    entry = vocabulary.concepts[COMPANY + company]
    assert known_companies(vocabulary).by_key[company_key(former)] == entry.iri
    assert company_key(former) in company_keys(entry)
    assert company_key(former) in {company_key(name) for name in entry.properties["formerName"]}
