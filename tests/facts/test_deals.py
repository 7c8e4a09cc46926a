"""Deals: done and to come, denied, only possible; a deal needs two parties."""

import pytest

NOTHING: list[str] = []
# A text and the facts that it states: "type | status | parties | drug"; what is not said is left out.
ROWS = (
    (
        "Harrow Bay Therapeutics licensed HB-310 from Norrland Biologics AB.",
        ["license | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "Harrow Bay Therapeutics entered into a license agreement with Norrland Biologics AB for HB-455.",
        ["license | done | Harrow Bay Therapeutics + Norrland Biologics | HB-455"],
    ),
    (
        "Harrow Bay Therapeutics granted Norrland Biologics AB exclusive rights to HB-310 in Europe.",
        ["license | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "The company collaborates with Norrland Biologics AB on HB-310.",
        ["collaboration | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "Harrow Bay Therapeutics and Norrland Biologics AB announced a research collaboration on HB-455.",
        ["collaboration | done | Harrow Bay Therapeutics + Norrland Biologics | HB-455"],
    ),
    (
        "Under a clinical collaboration and supply agreement with Norrland Biologics AB, HB-310 is given with vestolimab.",
        ["collaboration | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "Norrland Biologics AB makes HB-310 under a supply agreement with Harrow Bay Therapeutics.",
        ["supply | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "Harrow Bay Therapeutics acquired Norrland Biologics AB in 2017.",
        ["acquisition | done | Harrow Bay Therapeutics + Norrland Biologics"],
    ),
    (
        "Norrland Biologics AB will acquire Harrow Bay Therapeutics for $200 million.",
        ["acquisition | planned | Harrow Bay Therapeutics + Norrland Biologics"],
    ),
    (
        "HB-310 is sold by Harrow Bay's partner in the region, Norrland Biologics AB, which licensed HB-310 in 2019.",
        ["license | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "The designation came from Norrland Biologics AB, the previous owner, when Harrow Bay Therapeutics bought the compound.",
        ["acquisition | done | Harrow Bay Therapeutics + Norrland Biologics"],
    ),
    ("Norrland Biologics AB, a previous owner of a hotel, attended.", NOTHING),
    ("Harrow Bay Therapeutics, which licensed HB-310 years ago, is in Basel.", NOTHING),
    ("Norrland Biologics AB, which never licensed HB-310, attended.", NOTHING),
    ("Harrow Bay Therapeutics has not licensed HB-310 to Norrland Biologics AB.", NOTHING),
    ("Harrow Bay Therapeutics may license HB-310 to Norrland Biologics AB.", NOTHING),
    ("Harrow Bay Therapeutics holds all rights to HB-310.", NOTHING),
    ("A license agreement often has milestone payments.", NOTHING),
    ("The founder of Harrow Bay Therapeutics came from Norrland Biologics AB.", NOTHING),
    ("Norrland Biologics AB and Harrow Bay Therapeutics both presented in Basel.", NOTHING),
    ("Harrow Bay Therapeutics is not in talks with Norrland Biologics AB about an acquisition.", NOTHING),
    ("If the talks succeed, Norrland Biologics AB would acquire Harrow Bay Therapeutics.", NOTHING),
    ("Harrow Bay Therapeutics seeks a partner for HB-455.", NOTHING),
    (
        "Harrow Bay Therapeutics plans to acquire Norrland Biologics AB.",
        ["acquisition | planned | Harrow Bay Therapeutics + Norrland Biologics"],
    ),
    ("Harrow Bay Therapeutics competes with Norrland Biologics AB.", NOTHING),
    (
        "The HB-310 trial is run in collaboration with Norrland Biologics AB and Kanzaki Pharmaceutical Co., Ltd.",
        [
            "collaboration | done | Harrow Bay Therapeutics + Kanzaki Pharmaceutical | HB-310",
            "collaboration | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310",
        ],
    ),
    (
        "Norrland Biologics AB has exercised its option to license HB-310 from Harrow Bay Therapeutics.",
        ["license | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "Harrow Bay Therapeutics entered into an agreement with Norrland Biologics AB granting it exclusive rights to HB-455 in Japan.",
        ["license | done | Harrow Bay Therapeutics + Norrland Biologics | HB-455"],
    ),
    (
        "Harrow Bay Therapeutics acquired worldwide rights to HB-310 from Norrland Biologics AB.",
        ["license | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "Our partner Norrland Biologics AB sells HB-310 in Europe.",
        ["collaboration | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "Harrow Bay Therapeutics licensed HB-310 to Norrland Biologics AB. Its partner Norrland Biologics AB sells HB-310.",
        ["license | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    (
        "HB-310 is manufactured by Norrland Biologics AB.",
        ["supply | done | Harrow Bay Therapeutics + Norrland Biologics | HB-310"],
    ),
    ("Harrow Bay Therapeutics has an option to acquire Norrland Biologics AB.", NOTHING),
    ("Talks between Harrow Bay Therapeutics and Norrland Biologics AB about a collaboration ended.", NOTHING),
    ("Dr. Holm came from Norrland Biologics AB, where she led the collaboration with Kanzaki Pharmaceutical Co., Ltd.", NOTHING),
    ("Norrland Biologics AB and Harrow Bay Therapeutics announced FDA acceptance of Biologics License Applications.", NOTHING),
    ("Norrland Biologics AB has declined to exercise its option to license HB-310.", NOTHING),
    ("HB-310 was licensed from the University of Northern Vermont.", NOTHING),
    (
        "In 2016, Calder Pharma Inc. acquired Harrow Bay's rights to HB-310 in Asia.",
        ["license | done | Calder Pharma + Harrow Bay Therapeutics | HB-310"],
    ),
    ("Harrow Bay regained all rights to HB-455 from Calder Pharma Inc. in 2017.", NOTHING),
    (
        "Harrow Bay and Calder Pharma Inc. signed a collaboration and supply agreement for HB-310. Calder Pharma "
        "will supply its antibody CLD-7.",
        ["collaboration | done | Calder Pharma + Harrow Bay Therapeutics | HB-310"],
    ),
    ("Harrow Bay is in talks with Calder Pharma Inc. about a licence to HB-310 in Japan.", NOTHING),
    (
        "Calder & Voss AG has agreed to acquire Harrow Bay for $200 million. Calder & Voss Oncology, its subsidiary, will run HB-310.",
        ["acquisition | done | Calder & Voss + Harrow Bay Therapeutics"],
    ),
    (
        "The licence agreement between Harrow Bay and Calder Pharma Inc. for HB-455 was terminated in March 2018.",
        ["license | done | Calder Pharma + Harrow Bay Therapeutics | HB-455"],
    ),
    (
        "Under the licence, Calder Pharma Inc. paid Harrow Bay $10 million upfront for HB-310.",
        ["license | done | Calder Pharma + Harrow Bay Therapeutics | HB-310"],
    ),
    ("Harrow Bay sold its diagnostics business to Calder Pharma Inc. in 2015.", NOTHING),
    (
        "Harrow Bay and Calder Pharma Inc. ended their collaboration on HB-455 in January 2018.",
        ["collaboration | done | Calder Pharma + Harrow Bay Therapeutics | HB-455"],
    ),
    (
        "HB-310 was discovered by Calder Pharma Inc., from which Harrow Bay licensed it in 2012.",
        ["license | done | Calder Pharma + Harrow Bay Therapeutics | HB-310"],
    ),
    ("Dr. Voss, who led Calder Pharma Inc. until its acquisition by Nordal Biosciences, joins the board of Harrow Bay.", NOTHING),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_deals(text, expected, stated):
    found = stated(text, "deals")
    assert found == sorted(expected)
