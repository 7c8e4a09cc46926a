"""The picture of the seed release and of a later one: what a researcher would ask of them. Names and dates only, no passage."""

import sys
from pathlib import Path

from onckg.graph import validate_graph

sys.path.insert(0, str(Path(__file__).parent))
from made_up_facts import (
    VOCABULARY,
    CompanyPlatform,
    DrugPlatform,
    ask,
    company,
    designation,
    develops,
    disease,
    drug,
    indication,
    milestone,
    picture_of,
    platform,
    population,
    release,
    stage,
    trial,
    words,
)

PDC, PLE, RPDD = "Phospholipid Drug Conjugate", "phospholipid ether", "RarePediatricDisease"
MM, BCELL = "multiple myeloma", "B-cell malignancies"
RELAPSED = population("relapsed or refractory")
YOUNG = population("pediatric", "age")


def seed_like(day: str, *more: object, name: str = "Cellectar Biosciences", slips: tuple[str, ...] = ()) -> object:
    return release(
        day,
        company(name, "Cellectar", ticker="CLRB", slips=slips),
        drug("CLR 131", modality="radioconjugate"), drug("CLR 1700", modality="drug conjugate"), drug("CLR 1900", "1900"),
        platform(PDC, "PDC", on=(PLE,)), platform(PLE, "PLE", kind="carrier"),
        disease("solid tumors"),
        *(develops(name, d) for d in ("CLR 131", "CLR 1700", "CLR 1900")),
        *(DrugPlatform(d, PDC, words(d, PDC)) for d in ("CLR 131", "CLR 1700", "CLR 1900")),
        CompanyPlatform(name, PDC, words("cp")),
        indication("CLR 131", "rhabdomyosarcoma", "designated"), indication("CLR 131", "neuroblastoma", "designated"),
        indication("CLR 131", MM, "studied", RELAPSED), indication("CLR 131", "head and neck cancer", "planned"),
        trial("CLR 131", "ongoing", phase="2", in_=(MM, BCELL), who=(RELAPSED,)), trial("CLR 131", "ongoing", phase="1", who=(RELAPSED,)),
        trial("CLR 131", "planned", in_=("solid tumors", "lymphoma"), who=(YOUNG,), start="2018-H2"),
        trial("CLR 131", "planned", in_=("head and neck cancer",), partners=("external beam radiation",), start="2018-H2"),
        stage("CLR 1700", "preclinical"), stage("CLR 1900", "preclinical"),
        *more, issuer=name,
    )  # fmt: skip


SEED = seed_like(
    "2018-06-06",
    designation("CLR 131", "granted", "2018-06-06", kind=RPDD, in_="rhabdomyosarcoma"),
    designation("CLR 131", "granted", "2018-05", kind=RPDD, in_="neuroblastoma"),
    slips=("Collectar Biosciences",),
)
LATER = seed_like("2018-07-18", designation("CLR 131", "granted", "2018-05-08", kind=RPDD, in_="neuroblastoma"))
UNDATED = seed_like("", milestone("INDCleared", "CLR 131", day="2014", in_=MM), name="Collectar Biosciences")
ALL = picture_of(SEED, LATER, UNDATED)  # type: ignore[arg-type]


def test_a_researchers_query_needs_no_provenance() -> None:
    relation = "FILTER(?p IN (onc:plannedFor, onc:studiedIn, onc:designatedFor, onc:approvedFor, onc:hasIndication))"
    assert ask(ALL, f"drug:clr-131 ?p ?d {relation}", "p", "d") == [
        ("designatedFor", "neuroblastoma"),
        ("designatedFor", "rhabdomyosarcoma"),
        ("plannedFor", "head-and-neck-cancer"),
        ("plannedFor", "lymphoma"),
        ("plannedFor", "solid-tumors"),
        ("studiedIn", "b-cell-malignancies"),
        ("studiedIn", "multiple-myeloma"),
    ]
    pattern = "?c onc:develops drug:clr-131 ; skos:prefLabel ?l ; skos:hiddenLabel ?h ; onc:ticker ?t ; onc:exchange ?x ; onc:worksWith ?w"
    row = ("cellectar-biosciences", "Cellectar Biosciences", "Collectar Biosciences", "CLRB", "Nasdaq", "phospholipid-drug-conjugate")
    assert ask(ALL, pattern, "c", "l", "h", "t", "x", "w") == [row]
    chain = "drug:clr-131 onc:basedOn ?p . ?p onc:builtOn ?c . ?c a onc:Carrier"
    assert ask(ALL, chain, "p", "c") == [("phospholipid-drug-conjugate", "phospholipid-ether")]


def test_both_designations_with_their_dates() -> None:
    pattern = "?d a onc:Designation ; onc:status vocab:granted ; onc:jurisdiction vocab:us ; onc:earliest ?e ; onc:latest ?l"
    assert ask(ALL, pattern, "d", "e", "l") == [
        ("clr-131.rare-pediatric-disease.us.neuroblastoma", "2018-05-08", "2018-05-08"),
        ("clr-131.rare-pediatric-disease.us.rhabdomyosarcoma", "2018-06-06", "2018-06-06"),
    ]
    first = picture_of(SEED)  # type: ignore[arg-type]
    assert ("clr-131.rare-pediatric-disease.us.neuroblastoma", "2018-05-01", "2018-05-31") in ask(first, pattern, "d", "e", "l")


def test_four_trials_two_of_them_planned() -> None:
    assert ask(ALL, "?t onc:tests drug:clr-131 ; onc:status ?s ; onc:phase ?p", "t", "s", "p") == [
        ("clr-131.phase-1.multiple-myeloma", "ongoing", "phase-1"),
        ("clr-131.phase-2.b-cell-malignancies.multiple-myeloma", "ongoing", "phase-2"),
    ]
    assert ask(ALL, "?t onc:plansToTest drug:clr-131 ; onc:plannedStartEarliest ?e ; onc:plannedStartLatest ?l", "t", "e", "l") == [
        ("clr-131.phase-1.head-and-neck-cancer", "2018-07-01", "2018-12-31"),
        ("clr-131.phase-1.lymphoma.solid-tumors", "2018-07-01", "2018-12-31"),
    ]
    assert ask(ALL, "?t onc:partner ?p", "t", "p") == [("clr-131.phase-1.head-and-neck-cancer", "external beam radiation")]
    assert ask(ALL, "?p onc:forDisease disease:multiple-myeloma ; onc:highestPhase ?h ; a onc:Program", "h") == [("phase-2",)]
    assert ask(ALL, "?p onc:forDisease disease:lymphoma ; onc:highestPhase ?h", "h") == []


def test_undated_says_stand_but_tell_no_day() -> None:
    assert len(ALL.undated) == 1
    assert ask(ALL, "?m a onc:Milestone ; onc:earliest ?e OPTIONAL { ?m onc:saidOn ?on }", "m", "e", "on") == [
        ("clr-131.ind-cleared.us.multiple-myeloma", "2014-01-01", "")
    ]
    assert len(ask(ALL, "?r a onc:Release ; onc:issuer company:cellectar-biosciences", "r")) == 3
    assert len(ask(ALL, "?r a onc:Release ; onc:published ?on", "r")) == 2


def test_the_picture_conforms_to_the_shapes() -> None:
    assert [(v.focus, v.message) for v in validate_graph(ALL.default, "current", VOCABULARY)] == []
    assert [(v.focus, v.message) for v in validate_graph(ALL.identity, "current", VOCABULARY)] == []
