"""Who is who: what makes two mentions one thing, and what does not."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from made_up_facts import (
    CompanyPlatform,
    ask,
    company,
    develops,
    disease,
    drug,
    iris,
    picture_of,
    platform,
    release,
    words,
)

COMPANIES = [
    # equal names, with or without what says nothing
    (company("Cellectar Biosciences"), company("Cellectar Biosciences, Inc."), ["cellectar-biosciences"]),
    (company("BeiGene"), company("BEIGENE Ltd."), ["beigene"]),
    (company("Bristol-Myers Squibb"), company("Bristol Myers Squibb Company"), ["bristol-myers-squibb"]),
    # one ticker at one exchange, also for a slip of the pen
    (company("Cellectar Biosciences", ticker="CLRB"), company("Collectar Biosciences", ticker="CLRB"), ["cellectar-biosciences"]),
    (company("Acme Bio", ticker="ACM"), company("Acme Therapeutics", ticker="ACM", exchange="NASDAQ Global Market"), ["acme-bio"]),
    # a stated short or former name
    (company("Cellectar Biosciences", "Cellectar"), company("Cellectar"), ["cellectar-biosciences"]),
    (company("Novel Oncology", "Old Pharma"), company("Old Pharma"), ["novel-oncology"]),
    (company("Cellectar Biosciences", slips=("Collectar Biosciences",)), company("Collectar Biosciences"), ["cellectar-biosciences"]),
    (company("Eli Lilly and Company"), company("Eli Lilly"), ["eli-lilly-and-company"]),
    # and what joins nothing
    (company("Merck & Co."), company("Merck KGaA"), ["merck-and-co_*", "merck-kgaa"]),
    (company("Acme Bio", ticker="ACM"), company("Other Bio", ticker="ACM", exchange="NYSE"), ["acme-bio", "other-bio"]),
    (company("Acme Bio", ticker="ACM"), company("Acme Pharma", ticker="ACN"), ["acme-bio", "acme-pharma"]),
    (company("Acme Bio", "Acme"), company("Acme Pharma", "Acme"), ["acme-bio", "acme-pharma"]),
    (company("Cellectar"), company("Cellectis"), ["cellectar", "cellectis"]),
]


@pytest.mark.parametrize(("one", "other", "expected"), COMPANIES)
def test_companies(one, other, expected: list[str]) -> None:
    found = iris(picture_of(release("2018-01-01", one), release("2019-01-01", other)), "Company")
    assert [iri.split("_")[0] for iri in found] == [iri.split("_")[0] for iri in expected]


DRUGS = [
    (drug("CLR 131"), drug("CLR-131"), ["clr-131"]),
    (drug("CLR 131"), drug("CLR131"), ["clr-131"]),
    (drug("AB-101", "abtinib"), drug("abtinib"), ["ab-101"]),
    (drug("AB-101", "Abtexa"), drug("abtinib", "Abtexa"), ["ab-101"]),
    (drug("osimertinib"), drug("osimertinib", "Tagrisso"), ["osimertinib"]),
    (drug("CLR 131"), drug("CLR 125"), ["clr-125", "clr-131"]),
    (drug("CLR 1700", "1700"), drug("XRT 1700", "1700"), ["clr-1700", "xrt-1700"]),
    (drug("CLR 131", "CLR 125"), drug("CLR 125"), ["clr-125", "clr-131"]),
    (drug("abtinib"), drug("abtinab"), ["abtinab", "abtinib"]),
    (drug("AB-101", "multiple myeloma"), drug("CD-202", "multiple myeloma"), ["ab-101", "cd-202"]),
]


@pytest.mark.parametrize(("one", "other", "expected"), DRUGS)
def test_drugs(one, other, expected: list[str]) -> None:
    assert iris(picture_of(release("2018-01-01", one), release("2019-01-01", other)), "Drug") == expected


def test_an_entry_of_the_vocabulary_joins_names_and_gives_no_iri() -> None:
    entry = "https://w3id.org/onckg/id/drug/pembrolizumab"
    brand, generic = drug("Keytruda", known="pembrolizumab"), drug("pembrolizumab")
    known = "?d a onc:Drug ; skos:prefLabel ?l OPTIONAL { ?d onc:knownAs ?k }"
    assert ask(picture_of(release("2018-01-01", brand), release("2019-01-01", generic)), known, "d", "l", "k") == [
        ("keytruda", "Keytruda", "pembrolizumab")
    ]
    turned = picture_of(release("2019-01-01", brand), release("2018-01-01", generic), release("2020-01-01", generic))
    assert ask(turned, known, "d", "l", "k") == [("pembrolizumab", "pembrolizumab", "pembrolizumab")]
    code = picture_of(release("2018-06-06", drug("CLR 131", known="iopofosine I 131"), drug("CLR 1700")))
    assert ask(code, known, "d", "l", "k") == [("clr-131", "CLR 131", "iopofosine-i-131"), ("clr-1700", "CLR 1700", "")]
    assert ("iopofosine I 131",) in ask(code, "drug:clr-131 skos:altLabel ?a", "a")
    assert ask(code, "drug:clr-1700 skos:altLabel ?a", "a") == []
    assert any(f"same vocabulary {entry}" in str(quad) for quad in turned.identity)


def test_capitals_alone_make_no_further_name() -> None:
    opening = release("2018-01-01", drug("Pembrolizumab", "KEYTRUDA", known="pembrolizumab"), drug("Abtinib", "abtinib", "ABTINIB"))
    labels = "drug:pembrolizumab skos:prefLabel|skos:altLabel ?l FILTER(LCASE(?l) IN ('pembrolizumab', 'keytruda'))"
    assert ask(picture_of(opening), labels, "l") == [("Keytruda",), ("pembrolizumab",)]
    assert ask(picture_of(opening), "drug:pembrolizumab skos:prefLabel ?l", "l") == [("pembrolizumab",)]
    assert ask(picture_of(opening), "drug:abtinib ?p ?l FILTER(?p IN (skos:prefLabel, skos:altLabel))", "l") == [("Abtinib",)]


def test_a_bare_name_that_two_companies_share_is_neither(tmp_path: Path) -> None:
    us, de = company("Merck & Co.", "Merck", ticker="MRK", exchange="NYSE"), company("Merck KGaA", "Merck", ticker="MRK", exchange="Xetra")
    alone = company("Merck")
    by_ticker = company("Merck", ticker="MRK", exchange="NYSE")
    three = picture_of(release("2018-01-01", us), release("2018-02-01", de), release("2018-03-01", alone), release("2018-04-01", by_ticker))
    assert len(iris(three, "Company")) == 3
    assert ask(three, "?c onc:ticker 'MRK' ; onc:exchange 'NYSE' ; skos:prefLabel ?l", "l") == [("Merck & Co.",)]
    two = picture_of(release("2018-01-01", us), release("2018-03-01", alone))  # the vocabulary knows the other one
    assert len(iris(two, "Company")) == 2
    told = picture_of(release("2018-01-01", us), release("2018-03-01", company("Merck", "MSD")))
    assert len(iris(told, "Company")) == 1
    unknown = picture_of(release("2018-01-01", company("Acme & Co.", "Acme")), release("2018-03-01", company("Acme")))
    assert len(iris(unknown, "Company")) == 1


def test_what_one_release_keeps_apart_stays_apart() -> None:
    both = release("2018-01-01", drug("AB-101", "the antibody"), drug("AB-102", "the antibody"))
    other = release("2018-02-01", drug("XY-9", "the antibody"))
    assert iris(picture_of(both, other), "Drug") == ["ab-101", "ab-102", "xy-9"]
    wrong_alias = release("2018-01-01", drug("AB-101", "helpermab"))
    right = release("2018-02-01", drug("AB-101"), drug("helpermab"))
    assert iris(picture_of(wrong_alias, right), "Drug") == ["ab-101", "helpermab"]


def test_platforms_of_a_bare_modality_belong_to_their_company() -> None:
    def with_platform(day: str, who: str, name: str):
        return release(day, company(who), platform(name), CompanyPlatform(who, name, words(who, name)), issuer=who)

    bare = picture_of(with_platform("2018-01-01", "Acme Bio", "CAR-T platform"), with_platform("2018-02-01", "Other Bio", "CAR-T platform"))
    assert len(iris(bare, "Platform")) == 2
    own = picture_of(with_platform("2018-01-01", "Acme Bio", "Zipbody"), with_platform("2018-02-01", "Other Bio", "Zipbody platform"))
    assert iris(own, "Platform") == ["zipbody"]
    assert ask(own, "?c onc:worksWith platform:zipbody", "c") == [("acme-bio",), ("other-bio",)]


def test_carrier_and_platform_have_their_kinds() -> None:
    current = picture_of(release("2018-01-01", platform("PDC", on=("PLE",)), platform("PLE", kind="carrier")))
    assert ask(current, "platform:pdc onc:builtOn ?c . ?c a onc:Carrier", "c") == [("ple",)]


def test_composed_diseases_get_a_place_under_the_nearest() -> None:
    current = picture_of(release("2018-01-01", disease("XYZ1-mutant lymphoma", nearest="lymphoma"), disease("neuroblastoma")))
    assert ask(current, "?d skos:prefLabel 'XYZ1-mutant lymphoma' ; skos:broader ?b . ?b skos:prefLabel ?l", "l") == [("lymphoma",)]
    assert ("cancer",) in ask(current, "disease:neuroblastoma skos:broader+/skos:prefLabel ?l", "l")
    assert ("cancer",) in ask(current, "?d skos:prefLabel 'XYZ1-mutant lymphoma' ; skos:broader+/skos:prefLabel ?l", "l")


def test_labels_are_those_most_used_and_slips_stay_hidden() -> None:
    current = picture_of(
        release("2018-01-01", company("Cellectar", ticker="CLRB")),
        release("2018-06-06", company("Cellectar Biosciences", "Cellectar", ticker="CLRB", slips=("Collectar Biosciences",))),
        release("2018-07-18", company("Cellectar Biosciences", ticker="CLRB")),
        release("2018-08-01", company("Collectar Biosciences", ticker="CLRB")),
    )
    assert ask(current, "?c a onc:Company ; skos:prefLabel ?p ; skos:altLabel ?a ; skos:hiddenLabel ?h", "c", "p", "a", "h") == [
        ("cellectar", "Cellectar Biosciences", "Cellectar", "Collectar Biosciences"),
        ("cellectar", "Cellectar Biosciences", "Novelos", "Collectar Biosciences"),
        ("cellectar", "Cellectar Biosciences", "Novelos Therapeutics", "Collectar Biosciences"),
    ]


def test_every_decision_has_its_reason() -> None:
    current = picture_of(
        release("2018-06-06", company("Cellectar Biosciences", "Cellectar", ticker="CLRB"), drug("CLR 131")),
        release(
            "2018-07-18", company("Collectar Biosciences", ticker="CLRB"), drug("CLR-131"), develops("Collectar Biosciences", "CLR-131")
        ),
        release("2018-08-18", company("Cellectar"), drug("osimertinib"), company("Quexa Pharma", "Quexa")),
        release("2018-08-19", company("Quexa")),
    )
    found = ask(current, "GRAPH ?g { ?n a onc:IdentityDecision ; onc:thing ?thing ; onc:reason ?why }", "thing", "why")
    assert ("cellectar-biosciences", "same ticker nasdaq:clrb") in found
    assert ("cellectar-biosciences", "same vocabulary https://w3id.org/onckg/id/company/cellectar-biosciences") in found
    assert ("quexa-pharma", "stated alias: quexa is quexa pharma") in found
    assert ("clr-131", "equal name: clr131") in found
    assert ("osimertinib", "vocabulary https://w3id.org/onckg/id/drug/osimertinib") in found
    assert all(
        len(ask(current, f"GRAPH ?g {{ ?m onc:denotes {kind} }}", "m")) == n
        for kind, n in (("drug:clr-131", 2), ("company:cellectar-biosciences", 3))
    )
