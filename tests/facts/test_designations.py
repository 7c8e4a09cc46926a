"""Designations: granted, asked for, planned, denied, withdrawn, and what is said of them in general."""

import pytest

NOTHING: list[str] = []
AT_MOST_PLANNED = None  # GUIDELINES leaves open whether a possibility is recorded as planned
# A text and the facts that it states: "type | agency | status | drug | disease | date"; what is not said is left out.
ROWS = (
    ("The FDA granted orphan drug designation to HB-310 for glioma.", ["OrphanDrug | FDA | granted | HB-310 | glioma"]),
    (
        "HB-310 received Fast Track designation from the FDA last month for the treatment of melanoma.",
        ["FastTrack | FDA | granted | HB-310 | melanoma | 2018-05"],
    ),
    (
        "In March 2018, the European Commission granted orphan designation to HB-455 for ovarian cancer.",
        ["OrphanDrug | EC | granted | HB-455 | ovarian cancer | 2018-03"],
    ),
    (
        "HB-310 carries Breakthrough Therapy designation for mantle cell lymphoma.",
        ["BreakthroughTherapy | granted | HB-310 | mantle cell lymphoma"],
    ),
    (
        "The FDA has granted HB-455 both Fast Track and Orphan Drug designations for mesothelioma.",
        ["FastTrack | FDA | granted | HB-455 | mesothelioma", "OrphanDrug | FDA | granted | HB-455 | mesothelioma"],
    ),
    (
        "Orphan drug designation was granted to HB-310 for glioma by the FDA in January 2018 and by the European Commission in April 2018.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2018-01", "OrphanDrug | EC | granted | HB-310 | glioma | 2018-04"],
    ),
    (
        "HB-310 was granted Orphan Drug and Fast Track designations for glioma in January 2018 and March 2018, respectively.",
        ["OrphanDrug | granted | HB-310 | glioma | 2018-01", "FastTrack | FDA | granted | HB-310 | glioma | 2018-03"],
    ),
    (
        "The FDA granted orphan drug designation to HB-310 for glioma and to HB-455 for lymphoma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma", "OrphanDrug | FDA | granted | HB-455 | lymphoma"],
    ),
    (
        "HB-310 has been granted orphan drug designation for glioma, neuroblastoma and osteosarcoma.",
        [
            "OrphanDrug | granted | HB-310 | glioma",
            "OrphanDrug | granted | HB-310 | neuroblastoma",
            "OrphanDrug | granted | HB-310 | osteosarcoma",
        ],
    ),
    (
        "The company asked the FDA for orphan drug designation of HB-310 in glioma in April 2018. The FDA granted it in May 2018.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2018-05"],
    ),
    (
        "We submitted an application for orphan drug designation of HB-310 in glioma to the FDA in April 2018.",
        ["OrphanDrug | FDA | requested | HB-310 | glioma | 2018-04"],
    ),
    (
        "The application for Fast Track designation of HB-455 in melanoma is under review at the FDA.",
        ["FastTrack | FDA | requested | HB-455 | melanoma"],
    ),
    ("The company has applied for PRIME designation of HB-455 in melanoma.", ["PRIME | EMA | requested | HB-455 | melanoma"]),
    (
        "The company intends to seek Breakthrough Therapy designation for HB-455 in melanoma from the FDA.",
        ["BreakthroughTherapy | FDA | planned | HB-455 | melanoma"],
    ),
    (
        "Later this year, the company will apply to the FDA for orphan drug designation of HB-310 in glioma.",
        ["OrphanDrug | FDA | planned | HB-310 | glioma | 2018"],
    ),
    (
        "A request for RMAT designation of HB-455 in melanoma is planned for the second half of 2018.",
        ["RMAT | FDA | planned | HB-455 | melanoma | 2018"],
    ),
    (
        "The FDA denied the request for Breakthrough Therapy designation of HB-310 in glioma in May 2018.",
        ["BreakthroughTherapy | FDA | denied | HB-310 | glioma | 2018-05"],
    ),
    (
        "The EMA turned down the application for orphan designation of HB-455 in melanoma.",
        ["OrphanDrug | EMA | denied | HB-455 | melanoma"],
    ),
    ("The company withdrew its orphan drug designation for HB-310 in glioma.", ["OrphanDrug | withdrawn | HB-310 | glioma"]),
    (
        "The FDA revoked the Fast Track designation of HB-455 for melanoma in April 2018.",
        ["FastTrack | FDA | withdrawn | HB-455 | melanoma | 2018-04"],
    ),
    (
        "The FDA granted rare pediatric disease designation to HB-310 for neuroblastoma, and the company expects a voucher.",
        ["RarePediatricDisease | FDA | granted | HB-310 | neuroblastoma"],
    ),
    ("HB-310 hasn't been granted orphan drug designation for glioma.", NOTHING),
    ("HB-455 has not yet received Fast Track designation for melanoma.", NOTHING),
    ("The company did not apply for orphan drug designation of HB-310 in glioma.", NOTHING),
    ("The company has no plans to seek Breakthrough Therapy designation for HB-310 in glioma.", NOTHING),
    ("Orphan drug designation is given to medicines for rare diseases such as glioma.", NOTHING),
    ("The FDA's Fast Track designation is meant to speed the review of medicines.", NOTHING),
    ("Breakthrough Therapy designation does not change the standards for approval of HB-310.", NOTHING),
    ("Orphan drug designation provides seven years of exclusivity once HB-310 is approved.", NOTHING),
    ("Medicines with Fast Track designation meet the agency more often.", NOTHING),
    ("A rare pediatric disease designation entitles the sponsor to a voucher if HB-310 is approved for neuroblastoma.", NOTHING),
    ("If granted, orphan drug designation of HB-310 in glioma would bring tax credits.", NOTHING),
    ("HB-310 may qualify for Breakthrough Therapy designation in glioma.", NOTHING),
    ("The FDA could withdraw the Fast Track designation of HB-310.", NOTHING),
    ("Whether HB-455 will be granted orphan drug designation for melanoma is open.", NOTHING),
    ("A rival's antibody was granted orphan drug designation for glioma.", NOTHING),
    ("The designation of the new building is still open.", NOTHING),
    ("Our chief executive spoke about orphan diseases such as glioma.", NOTHING),
    ("Harrow Bay Wins Orphan Drug Designation from FDA for HB-310 in Glioma", ["OrphanDrug | FDA | granted | HB-310 | glioma"]),
    (
        "With its FDA orphan drug designation for glioma, HB-310 gains seven years of exclusivity.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma"],
    ),
    (
        "HB-310, which has received orphan drug designation in glioma from the FDA and the EMA, is given by mouth.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma", "OrphanDrug | EMA | granted | HB-310 | glioma"],
    ),
    (
        '"Orphan drug designation from the FDA is a milestone for HB-310 in glioma," said the chief executive.',
        ["OrphanDrug | FDA | granted | HB-310 | glioma"],
    ),
    (
        "HB-455 was designated an orphan medicinal product in the European Union for melanoma.",
        ["OrphanDrug | EC | granted | HB-455 | melanoma"],
    ),
    (
        "Japan's regulator granted SAKIGAKE designation to HB-455 for melanoma in May 2018.",
        ["Sakigake | MHLW | granted | HB-455 | melanoma | 2018-05"],
    ),
    (
        "The FDA has accepted the application for HB-455 in melanoma and granted it Priority Review.",
        ["PriorityReview | FDA | granted | HB-455 | melanoma"],
    ),
    ("The company is evaluating whether to apply for Fast Track designation of HB-310 in glioma.", NOTHING),
    ("The company would lose the orphan drug designation of HB-310 if glioma became more common.", NOTHING),
    (
        "The FDA rescinded nothing; the orphan drug designation of HB-310 for glioma stands.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma"],
    ),
    ("The company is eligible to apply for rare pediatric disease designation for HB-310 in neuroblastoma.", AT_MOST_PLANNED),
    ("HB-310 was not eligible for orphan drug designation in glioma.", NOTHING),
    ("Of all drugs with Fast Track designation, few fail.", NOTHING),
    (
        "After the FDA denied the first request, it granted Fast Track designation to HB-310 for glioma in May 2018.",
        ["FastTrack | FDA | granted | HB-310 | glioma | 2018-05"],
    ),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_designations(text, expected, stated):
    found = stated(text, "designations")
    if expected is None:
        assert all(" planned " in f"{fact} " for fact in found), found
    else:
        assert found == sorted(expected)
