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
    (
        "The FDA and EMA granted HB-310 Breakthrough Therapy designation and the PRIority MEdicines scheme, respectively, in melanoma.",
        ["BreakthroughTherapy | FDA | granted | HB-310 | melanoma", "PRIME | EMA | granted | HB-310 | melanoma"],
    ),
    (
        "The FDA and EMA granted HB-310 orphan designation in 2016 and 2017, respectively, for glioma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2016", "OrphanDrug | EMA | granted | HB-310 | glioma | 2017"],
    ),
    (
        "HB-310 has FDA Fast Track designation for AML, Orphan Drug designation for glioma and PRIME designation by the EMA for melanoma.",
        [
            "FastTrack | FDA | granted | HB-310 | acute myeloid leukemia",
            "OrphanDrug | FDA | granted | HB-310 | glioma",
            "PRIME | EMA | granted | HB-310 | melanoma",
        ],
    ),
    (
        "HB-455 has orphan drug designation in the U.S. and EU for melanoma.",
        ["OrphanDrug | FDA | granted | HB-455 | melanoma", "OrphanDrug | EC | granted | HB-455 | melanoma"],
    ),
    (
        "The FDA has granted HB-310 three designations: Orphan Drug, Fast Track and Rare Pediatric Disease, all for neuroblastoma.",
        [
            "OrphanDrug | FDA | granted | HB-310 | neuroblastoma",
            "FastTrack | FDA | granted | HB-310 | neuroblastoma",
            "RarePediatricDisease | FDA | granted | HB-310 | neuroblastoma",
        ],
    ),
    (
        "HB-310 was granted Fast Track designation for melanoma, and in May 2018 the FDA granted Breakthrough Therapy designation.",
        ["FastTrack | FDA | granted | HB-310 | melanoma", "BreakthroughTherapy | FDA | granted | HB-310 | melanoma | 2018-05"],
    ),
    (
        "Harrow Bay plans to seek RMAT designation for HB-455 in lymphoma and already holds Fast Track designation for HB-455 in lymphoma.",
        ["RMAT | FDA | planned | HB-455 | lymphoma", "FastTrack | FDA | granted | HB-455 | lymphoma"],
    ),
    (
        "FDA Accepts Submission of the Application for HB-310 in Glioma and Grants Priority Review",
        ["PriorityReview | FDA | granted | HB-310 | glioma"],
    ),
    (
        "The FDA granted the application of HB-310 in glioma Priority Review and set a target action date of December 4, 2018.",
        ["PriorityReview | FDA | granted | HB-310 | glioma"],
    ),
    (
        "The EMA's Committee for Orphan Medicinal Products issued a positive opinion on orphan designation for HB-310 in glioma.",
        ["OrphanDrug | EMA | requested | HB-310 | glioma"],
    ),
    ("HB-455 lost its orphan drug designation for melanoma in the EU.", ["OrphanDrug | EC | withdrawn | HB-455 | melanoma"]),
    (
        "The company asked for orphan drug designation of HB-310 in glioma from the FDA. The agency has not answered it.",
        ["OrphanDrug | FDA | requested | HB-310 | glioma"],
    ),
    ("Had the FDA granted HB-310 Fast Track designation for glioma, development would be faster.", NOTHING),
    ("HB-310 has been granted neither Fast Track nor Breakthrough Therapy designation.", NOTHING),
    ("HB-310 is given with vestolimab, which has Breakthrough Therapy designation for melanoma.", NOTHING),
    ("The receipt of Fast Track designation may not lead to a faster review.", NOTHING),
    ("The number of requests for Fast Track designation rises each year.", NOTHING),
    ("HB-310 was deemed ineligible for orphan drug designation in glioma.", NOTHING),
    ("She led the team that won Breakthrough Therapy designation for a leukemia medicine at another company.", NOTHING),
    ("Safety is a high priority; review of each dose level of HB-310 follows.", NOTHING),
    (
        "The request for Orphan Drug Designation for HB-310 in glioma, filed with the FDA in March 2018, remains under review.",
        ["OrphanDrug | FDA | requested | HB-310 | glioma | 2018-03"],
    ),
    (
        "HB-310, granted Fast Track designation by the FDA in 2016 for melanoma, entered a new study.",
        ["FastTrack | FDA | granted | HB-310 | melanoma | 2016"],
    ),
    (
        "A request for Breakthrough Therapy designation for HB-455 in melanoma, submitted in April 2018, is still pending before the FDA.",
        ["BreakthroughTherapy | FDA | requested | HB-455 | melanoma | 2018-04"],
    ),
    (
        "We are awaiting the FDA's decision on our application for RMAT designation for HB-455 in sarcoma.",
        ["RMAT | FDA | requested | HB-455 | sarcoma"],
    ),
    (
        "The FDA has yet to rule on the company's request for Fast Track designation for HB-310 in glioma.",
        ["FastTrack | FDA | requested | HB-310 | glioma"],
    ),
    ("HB-310 has yet to be granted orphan drug designation by the FDA for glioma.", NOTHING),
    (
        "The agency declined to grant Breakthrough Therapy designation to HB-455 for ovarian cancer in February 2018.",
        ["BreakthroughTherapy | denied | HB-455 | ovarian cancer | 2018-02"],
    ),
    (
        "The Fast Track designation of HB-310 for melanoma was rescinded by the FDA in January 2018.",
        ["FastTrack | FDA | withdrawn | HB-310 | melanoma | 2018-01"],
    ),
    (
        "Orphan designation for HB-310 in glioma was transferred from Calder Pharma to Harrow Bay by the European Commission in May 2017.",
        ["OrphanDrug | EC | granted | HB-310 | glioma"],
    ),
    (
        "HB-310 holds orphan drug designations for glioma from the FDA (2015) and the European Commission (2017).",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2015", "OrphanDrug | EC | granted | HB-310 | glioma | 2017"],
    ),
    (
        "HB-310 has Orphan Drug Designation in the U.S. and EU for acute myeloid leukemia and Fast Track "
        "designation for myelodysplastic syndrome.",
        [
            "OrphanDrug | FDA | granted | HB-310 | acute myeloid leukemia",
            "OrphanDrug | EC | granted | HB-310 | acute myeloid leukemia",
            "FastTrack | FDA | granted | HB-310 | myelodysplastic syndromes",
        ],
    ),
    (
        "About Harrow Bay Therapeutics\nThe company's pipeline includes HB-310, which has orphan drug designation "
        "from the FDA for glioma, and HB-455, which has Fast Track designation for sarcoma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma", "FastTrack | FDA | granted | HB-455 | sarcoma"],
    ),
    (
        "The FDA granted HB-310 Fast Track designation, but not Breakthrough Therapy designation, for melanoma.",
        ["FastTrack | FDA | granted | HB-310 | melanoma"],
    ),
    (
        "The Saudi Food and Drug Authority granted HB-310 Breakthrough Medicine Designation for glioma.",
        ["Other | other | granted | HB-310 | glioma"],
    ),
    ("Another CD19 antibody, tafasitamab, received Fast Track designation from the FDA in 2014 for lymphoma.", NOTHING),
    ("Calder Pharma's rival antibody CLD-7 has been granted Breakthrough Therapy designation for ovarian cancer.", NOTHING),
    (
        "The Center for Drug Evaluation of China's NMPA has granted HB-455 Breakthrough Therapy Designation for gastric cancer.",
        ["BreakthroughTherapy | NMPA | granted | HB-455 | gastric cancer"],
    ),
    (
        "Japan's Ministry of Health, Labour and Welfare granted Orphan Drug designation to HB-310 for glioma in September 2017.",
        ["OrphanDrug | MHLW | granted | HB-310 | glioma | 2017-09"],
    ),
    (
        "HB-455 is being developed for hepatocellular carcinoma, a cancer of the liver, for which the FDA granted "
        "it Fast Track designation.",
        ["FastTrack | FDA | granted | HB-455 | hepatocellular carcinoma"],
    ),
    (
        '"I was delighted when the FDA gave HB-310 its Breakthrough Therapy designation in myeloma," said the study\'s lead investigator.',
        ["BreakthroughTherapy | FDA | granted | HB-310 | multiple myeloma"],
    ),
    (
        "The company expects to hear from the FDA on its Breakthrough Therapy designation request for HB-455 in melanoma by September.",
        ["BreakthroughTherapy | FDA | requested | HB-455 | melanoma"],
    ),
    (
        "Three designations have been granted to HB-310 by the FDA: Orphan Drug (2015), Fast Track (2016) and "
        "Rare Pediatric Disease (2017), all for neuroblastoma.",
        [
            "OrphanDrug | FDA | granted | HB-310 | neuroblastoma | 2015",
            "FastTrack | FDA | granted | HB-310 | neuroblastoma | 2016",
            "RarePediatricDisease | FDA | granted | HB-310 | neuroblastoma | 2017",
        ],
    ),
    ("HB-455 did not qualify for Fast Track designation in melanoma.", NOTHING),
    ("Had the agency granted Priority Review to HB-310 in glioma, the goal date would have been in May.", NOTHING),
    (
        "HB-310, for which we obtained Orphan Drug Designation for glioma in 2016, was licensed from Calder Pharma.",
        ["OrphanDrug | granted | HB-310 | glioma | 2016"],
    ),
    (
        "Having secured Fast Track designation for HB-310 in melanoma in March 2018, the company now plans to "
        "seek Breakthrough Therapy designation.",
        ["FastTrack | FDA | granted | HB-310 | melanoma | 2018-03", "BreakthroughTherapy | planned | HB-310 | melanoma"],
    ),
    (
        "The orphan designation granted in 2015 to HB-455 for ovarian cancer was withdrawn at the sponsor's request in December 2017.",
        ["OrphanDrug | withdrawn | HB-455 | ovarian cancer | 2017-12"],
    ),
    (
        "The Committee for Orphan Medicinal Products issued a positive opinion on the application for orphan "
        "designation of HB-310 in glioma.",
        ["OrphanDrug | EMA | requested | HB-310 | glioma"],
    ),
    (
        "Fast Track status was requested for HB-455 in mesothelioma in May 2018 and a response is expected in July 2018.",
        ["FastTrack | FDA | requested | HB-455 | mesothelioma | 2018-05"],
    ),
    (
        "Of the two drugs, only HB-310 has been granted Fast Track designation by the FDA for glioma; HB-455 has not.",
        ["FastTrack | FDA | granted | HB-310 | glioma"],
    ),
    (
        "HB-310's Breakthrough Therapy designation request in glioma was turned down by the FDA in March 2018, and the company appealed.",
        ["BreakthroughTherapy | FDA | denied | HB-310 | glioma | 2018-03"],
    ),
    ("We believe that HB-310 deserves Breakthrough Therapy designation in glioma.", NOTHING),
    ("Should HB-455 be granted RMAT designation for sarcoma, we would accelerate the program.", NOTHING),
    ("The company no longer intends to seek Fast Track designation for HB-310 in glioma.", NOTHING),
    ("Drugs with orphan designation, such as HB-310 for glioma, can receive seven years of exclusivity.", NOTHING),
    (
        "The FDA's decision to grant HB-310 Fast Track designation for glioma followed the Phase 2 data.",
        ["FastTrack | FDA | granted | HB-310 | glioma"],
    ),
    (
        "HB-455 lost its orphan drug designation for sarcoma in the European Union in 2017.",
        ["OrphanDrug | EC | withdrawn | HB-455 | sarcoma | 2017"],
    ),
    ("In contrast to brexucabtagene, which holds Breakthrough Therapy designation, HB-455 has no designation.", NOTHING),
    ("The first compound of the class, CLD-7 from Calder Pharma, obtained Fast Track designation for glioma in 2015.", NOTHING),
    (
        "The application for orphan designation of HB-310 in glioma was validated by the EMA and an opinion of "
        "the COMP is expected in July 2018.",
        ["OrphanDrug | EMA | requested | HB-310 | glioma"],
    ),
    ("Upon the grant of Fast Track designation for HB-310 in glioma, Calder Pharma will pay a milestone.", NOTHING),
    ("HB-310 is the only drug to hold Breakthrough Therapy designation for glioma.", ["BreakthroughTherapy | granted | HB-310 | glioma"]),
    (
        '"To have received Fast Track designation for HB-455 in melanoma so early is a great success," said the chief executive.',
        ["FastTrack | FDA | granted | HB-455 | melanoma"],
    ),
    (
        "The company is preparing a request for Breakthrough Therapy designation for HB-455 in melanoma.",
        ["BreakthroughTherapy | planned | HB-455 | melanoma"],
    ),
    ("The FDA advised the company to wait with its request for Breakthrough Therapy designation for HB-455 in melanoma.", NOTHING),
    ("HB-310 was designated an orphan drug by the FDA for glioma in 2015.", ["OrphanDrug | FDA | granted | HB-310 | glioma | 2015"]),
    (
        "Swissmedic granted HB-310 orphan drug status for glioma on April 3, 2018.",
        ["OrphanDrug | Swissmedic | granted | HB-310 | glioma | 2018-04-03"],
    ),
    (
        "Both HB-310 and HB-455 have Fast Track designation from the FDA, for glioma and melanoma respectively.",
        ["FastTrack | FDA | granted | HB-310 | glioma", "FastTrack | FDA | granted | HB-455 | melanoma"],
    ),
    (
        "The U.K.'s MHRA awarded HB-455 an Innovation Passport for melanoma under the ILAP, and the FDA gave it Fast Track designation.",
        ["InnovationPassport | MHRA | granted | HB-455 | melanoma", "FastTrack | FDA | granted | HB-455 | melanoma"],
    ),
    (
        "The Fast Track designation that Calder Pharma's CLD-7 received in glioma has no bearing on HB-310.",
        ["FastTrack | FDA | granted | CLD-7 | glioma"],
    ),
    (
        "The FDA granted Fast Track designation to HB-310 for melanoma in March 2018; a request for Breakthrough "
        "Therapy designation in the same indication was declined in April 2018.",
        ["FastTrack | FDA | granted | HB-310 | melanoma | 2018-03", "BreakthroughTherapy | FDA | denied | HB-310 | melanoma | 2018-04"],
    ),
    (
        "HB-310 has been granted orphan drug designation for Ewing sarcoma, a bone cancer of children, and is "
        "expected to receive Fast Track designation.",
        ["OrphanDrug | granted | HB-310 | Ewing sarcoma"],
    ),
    (
        "The company has not received Fast Track designation for HB-310 in melanoma, for which a request was submitted in April 2018.",
        ["FastTrack | FDA | requested | HB-310 | melanoma | 2018-04"],
    ),
    ("In 2016, a different compound of the founders, BWX-1, had received orphan designation for glioma.", NOTHING),
    (
        "The FDA granted orphan drug designation to HB-310 for glioma in January 2018. The same status was given to HB-310 for "
        "thymoma last month, and was requested for mesothelioma on March 12.",
        [
            "OrphanDrug | FDA | granted | HB-310 | glioma | 2018-01",
            "OrphanDrug | FDA | granted | HB-310 | thymoma | 2018-05",
            "OrphanDrug | FDA | requested | HB-310 | mesothelioma | 2018-03-12",
        ],
    ),
    (
        "The FDA granted HB-310 orphan drug designation for glioma in January 2018, and the same designation was requested for "
        "mesothelioma in March 2018.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2018-01", "OrphanDrug | FDA | requested | HB-310 | mesothelioma | 2018-03"],
    ),
    (
        "Orphan drug designation was granted to HB-310 by the FDA for glioma in January 2018 and has been requested for mesothelioma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2018-01", "OrphanDrug | FDA | requested | HB-310 | mesothelioma"],
    ),
    (
        "Orphan drug designation was granted to HB-310 by the FDA for glioma last month, and was requested for mesothelioma on "
        "March 12, 2018.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2018-05", "OrphanDrug | FDA | requested | HB-310 | mesothelioma | 2018-03-12"],
    ),
    (
        "HB-310 holds orphan drug designation from the FDA for glioma and has applied for it in mesothelioma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma", "OrphanDrug | FDA | requested | HB-310 | mesothelioma"],
    ),
    (
        "HB-310 received Fast Track designation for glioma in January 2018 and was denied it for melanoma in April 2018.",
        ["FastTrack | FDA | granted | HB-310 | glioma | 2018-01", "FastTrack | FDA | denied | HB-310 | melanoma | 2018-04"],
    ),
    (
        "Fast Track designation was requested for HB-310 in melanoma in March 2018 and was granted for glioma in May 2018.",
        ["FastTrack | FDA | requested | HB-310 | melanoma | 2018-03", "FastTrack | FDA | granted | HB-310 | glioma | 2018-05"],
    ),
    (
        "Fast Track designation was requested for HB-310 in melanoma in March 2018 and was granted in May 2018.",
        ["FastTrack | FDA | granted | HB-310 | melanoma | 2018-05"],
    ),
    (
        "Orphan drug designation was granted to HB-310 by the FDA for glioma and for mesothelioma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma", "OrphanDrug | FDA | granted | HB-310 | mesothelioma"],
    ),
    (
        "Orphan drug designation was granted to HB-310 by the FDA for glioma, and will be sought for mesothelioma in 2019.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma", "OrphanDrug | FDA | planned | HB-310 | mesothelioma | 2019"],
    ),
    (
        "Orphan drug designation was granted to HB-310 by the FDA for glioma, and a trial in mesothelioma was requested by patients.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma"],
    ),
    (
        "If the NDA for HB-310 is accepted with priority review, which the company has not requested, a decision could come this year.",
        NOTHING,
    ),
    (
        "If the NDA for HB-310 is accepted with priority review, which shortens the time to a decision, approval could come this year.",
        NOTHING,
    ),
    (
        "If the NDA for HB-310 is accepted with priority review, which many companies have requested, approval could come this year.",
        NOTHING,
    ),
    ("Fast Track designation of HB-455 in melanoma has been applied for.", ["FastTrack | FDA | requested | HB-455 | melanoma"]),
    ("Fast Track designation is not to be applied for with HB-455.", NOTHING),
    ("Fast Track designation can be applied for at any time.", NOTHING),
    ("Harrow Bay would not request Breakthrough Therapy designation for HB-310 in glioma.", NOTHING),
    ("Analysts asked whether Harrow Bay would request Breakthrough Therapy designation for HB-310 in glioma.", AT_MOST_PLANNED),
    ("It would be too early to request Breakthrough Therapy designation for HB-310 in glioma.", AT_MOST_PLANNED),
    (
        "The FDA granted HB-310 Fast Track designation for glioma in May 2018. So did HB-455 in melanoma enter the clinic.",
        ["FastTrack | FDA | granted | HB-310 | glioma | 2018-05"],
    ),
    ("HB-310 has Fast Track designation for glioma. HB-455 does not.", ["FastTrack | FDA | granted | HB-310 | glioma"]),
    (
        "HB-310 was granted orphan drug designation by the FDA for glioma in June 2015 and for melanoma in August 2016, by the "
        "European Commission for glioma on 14 January 2017, and by the MHLW for glioma in May 2018.",
        [
            "OrphanDrug | FDA | granted | HB-310 | glioma | 2015-06",
            "OrphanDrug | FDA | granted | HB-310 | melanoma | 2016-08",
            "OrphanDrug | EC | granted | HB-310 | glioma | 2017-01-14",
            "OrphanDrug | MHLW | granted | HB-310 | glioma | 2018-05",
        ],
    ),
    (
        "HB-310 received orphan drug designation from the FDA for glioma in 2016 and from the European Commission for melanoma in 2017.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2016", "OrphanDrug | EC | granted | HB-310 | melanoma | 2017"],
    ),
    (
        "The FDA granted orphan drug designation to HB-310 for glioma in 2016 and for melanoma in 2017.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2016", "OrphanDrug | FDA | granted | HB-310 | melanoma | 2017"],
    ),
    (
        "Orphan drug designation was granted to HB-310 for glioma in 2015, for melanoma in 2016 and for sarcoma in 2017.",
        [
            "OrphanDrug | granted | HB-310 | glioma | 2015",
            "OrphanDrug | granted | HB-310 | melanoma | 2016",
            "OrphanDrug | granted | HB-310 | sarcoma | 2017",
        ],
    ),
    (
        "The FDA granted orphan drug designation to HB-310 for glioma and melanoma in 2017.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2017", "OrphanDrug | FDA | granted | HB-310 | melanoma | 2017"],
    ),
    (
        "Orphan drug designation was granted to HB-310 by the FDA and the European Commission for glioma in 2017.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2017", "OrphanDrug | EC | granted | HB-310 | glioma | 2017"],
    ),
    (
        "HB-310 received orphan drug designation from the FDA for glioma in 2016, and a trial by the EMA for melanoma was "
        "discussed in 2017.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma | 2016"],
    ),
    (
        "HB-310 holds Fast Track (March 2017) and Breakthrough Therapy (July 2017) designations from the FDA, both for glioma.",
        ["FastTrack | FDA | granted | HB-310 | glioma | 2017-03", "BreakthroughTherapy | FDA | granted | HB-310 | glioma | 2017-07"],
    ),
    (
        "HB-310 holds Fast Track (March 2017) and Breakthrough Therapy (July 2017) designations from the FDA, both for glioma, "
        "an Innovation Passport from the MHRA for melanoma, and Rare Pediatric Disease designation for sarcoma.",
        [
            "FastTrack | FDA | granted | HB-310 | glioma | 2017-03",
            "BreakthroughTherapy | FDA | granted | HB-310 | glioma | 2017-07",
            "InnovationPassport | MHRA | granted | HB-310 | melanoma",
            "RarePediatricDisease | FDA | granted | HB-310 | sarcoma",
        ],
    ),
    (
        "HB-310 also has Orphan Drug (2016), Fast Track (2017) and RMAT (2018) designations for glioma.",
        [
            "OrphanDrug | granted | HB-310 | glioma | 2016",
            "FastTrack | FDA | granted | HB-310 | glioma | 2017",
            "RMAT | FDA | granted | HB-310 | glioma | 2018",
        ],
    ),
    (
        "HB-310 has orphan drug designation for glioma in the EU and rare pediatric disease designation from the U.S. FDA.",
        ["OrphanDrug | EC | granted | HB-310 | glioma", "RarePediatricDisease | FDA | granted | HB-310 | glioma"],
    ),
    (
        "HB-310 has orphan drug designation in Switzerland and Fast Track designation from the FDA for glioma.",
        ["OrphanDrug | Swissmedic | granted | HB-310 | glioma", "FastTrack | FDA | granted | HB-310 | glioma"],
    ),
    (
        "HB-310 has orphan drug designation and Fast Track designation from the FDA for glioma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma", "FastTrack | FDA | granted | HB-310 | glioma"],
    ),
    (
        "The FDA granted orphan drug designation to HB-310, which is sold in the EU, for glioma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma"],
    ),
    (
        "If the NDA for HB-310 is accepted with priority review, which Harrow Bay has requested, a decision could come this year.",
        ["PriorityReview | requested | HB-310"],
    ),
    (
        "Harrow Bay may receive Fast Track designation for HB-310, which it has applied for, within weeks.",
        ["FastTrack | FDA | requested | HB-310"],
    ),
    (
        "If HB-310 were given Breakthrough Therapy designation, which the company requested in April 2018, the review would be faster.",
        ["BreakthroughTherapy | requested | HB-310 | 2018-04"],
    ),
    (
        "Fast Track designation is to be applied for in melanoma with HB-455 later this year.",
        ["FastTrack | FDA | planned | HB-455 | melanoma | 2018"],
    ),
    (
        "Fast Track designation will be applied for in melanoma with HB-455 in 2019.",
        ["FastTrack | FDA | planned | HB-455 | melanoma | 2019"],
    ),
    ("Breakthrough Therapy designation is to be requested for HB-455 in melanoma.", ["BreakthroughTherapy | planned | HB-455 | melanoma"]),
    (
        "Harrow Bay would request Breakthrough Therapy designation for HB-310 in glioma should the response rate exceed 50%.",
        AT_MOST_PLANNED,
    ),
    (
        "Should the response rate exceed 50%, the company would request Breakthrough Therapy designation for HB-310 in glioma.",
        AT_MOST_PLANNED,
    ),
    ("With such data Harrow Bay would apply for Breakthrough Therapy designation for HB-310 in glioma.", AT_MOST_PLANNED),
    (
        "HB-310 has orphan drug designation in the EU for glioma. So does HB-455.",
        ["OrphanDrug | EC | granted | HB-310 | glioma", "OrphanDrug | EC | granted | HB-455 | glioma"],
    ),
    (
        "HB-310 holds orphan drug designation from the FDA for glioma. So does its backup, HB-455, which has not entered the clinic.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma", "OrphanDrug | FDA | granted | HB-455 | glioma"],
    ),
    (
        "HB-310 has orphan drug designation in the EU for glioma, as does HB-455.",
        ["OrphanDrug | EC | granted | HB-310 | glioma", "OrphanDrug | EC | granted | HB-455 | glioma"],
    ),
    (
        "Fast Track followed neither of them but is to be applied for with HB-455 in melanoma in 2019.",
        ["FastTrack | FDA | planned | HB-455 | melanoma | 2019"],
    ),
    ("A fast track to the market is what HB-310 needs in glioma.", NOTHING),
    ("The FDA awarded Fast Track to HB-310 for glioma.", ["FastTrack | FDA | granted | HB-310 | glioma"]),
    (
        "The FDA granted orphan drug designation to HB-310 for glioma and has been asked to extend it to mesothelioma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma"],
    ),
    (
        "HB-310 has orphan drug designation from the FDA for glioma and is being tested in melanoma.",
        ["OrphanDrug | FDA | granted | HB-310 | glioma"],
    ),
    (
        "HB-310 holds Fast Track designation for glioma and was granted orphan drug designation for melanoma.",
        ["FastTrack | FDA | granted | HB-310 | glioma", "OrphanDrug | granted | HB-310 | melanoma"],
    ),
    (
        "HB-310 was granted Fast Track designation for glioma in March 2017, and was approved in April 2018.",
        ["FastTrack | FDA | granted | HB-310 | glioma | 2017-03"],
    ),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_designations(text, expected, stated):
    found = stated(text, "designations")
    if expected is None:
        assert all(" planned " in f"{fact} " for fact in found), found
    else:
        assert found == sorted(expected)
