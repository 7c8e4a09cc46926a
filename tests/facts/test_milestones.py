"""Milestones: done, to come, denied, only possible, and what is said of them in general."""

import pytest

NOTHING: list[str] = []
AT_MOST_PLANNED = None  # GUIDELINES leaves open whether a possibility is recorded as planned
# A text and the facts that it states: "type | agency | status | drug | disease | date"; what is not said is left out.
ROWS = (
    ("The FDA cleared the IND for HB-310 in glioma last month.", ["INDCleared | FDA | done | HB-310 | glioma | 2018-05"]),
    ("Harrow Bay submitted an IND for HB-455 in May 2018.", ["INDSubmitted | done | HB-455 | 2018-05"]),
    ("Harrow Bay expects to file an IND for HB-455 in the first quarter of 2019.", ["INDSubmitted | planned | HB-455 | 2019"]),
    ("The UK MHRA authorised the clinical trial application for HB-310.", ["INDCleared | MHRA | done | HB-310"]),
    ("The FDA placed HB-310 on clinical hold in March 2018.", ["ClinicalHold | FDA | done | HB-310 | 2018-03"]),
    ("The FDA has lifted the clinical hold on HB-310.", ["ClinicalHold | FDA | done | HB-310", "ClinicalHoldLifted | FDA | done | HB-310"]),
    ("The company submitted a BLA to the FDA for HB-455 in melanoma.", ["ApplicationSubmitted | FDA | done | HB-455 | melanoma"]),
    (
        "The company will submit an NDA to the FDA for HB-310 in glioma in 2019.",
        ["ApplicationSubmitted | FDA | planned | HB-310 | glioma | 2019"],
    ),
    ("The FDA accepted the BLA for HB-455 in melanoma for review.", ["ApplicationAccepted | FDA | done | HB-455 | melanoma"]),
    (
        "The EMA validated the marketing authorisation application for HB-455 in melanoma.",
        ["ApplicationAccepted | EMA | done | HB-455 | melanoma"],
    ),
    ("The PDUFA goal date for HB-310 is November 30, 2018.", ["PDUFADate | FDA | planned | HB-310 | 2018-11-30"]),
    ("The FDA approved HB-310 for glioma on June 1, 2018.", ["Approved | FDA | done | HB-310 | glioma | 2018-06-01"]),
    ("HB-455 is approved in the European Union for melanoma.", ["Approved | EC | done | HB-455 | melanoma"]),
    ("HB-455 has been approved in Japan for melanoma.", ["Approved | MHLW | done | HB-455 | melanoma"]),
    (
        "The European Commission granted conditional marketing authorization to HB-455 for melanoma.",
        ["Approved | EC | done | HB-455 | melanoma"],
    ),
    ("The CHMP issued a positive opinion on HB-455 in melanoma.", ["AdvisoryCommittee | EMA | done | HB-455 | melanoma"]),
    ("The FDA will convene an advisory committee on HB-310 in September 2018.", ["AdvisoryCommittee | FDA | planned | HB-310 | 2018-09"]),
    ("The FDA issued a complete response letter for HB-310 in glioma.", ["CompleteResponse | FDA | done | HB-310 | glioma"]),
    ("Harrow Bay withdrew HB-310 from the market in the United States.", ["MarketWithdrawal | FDA | done | HB-310"]),
    (
        "Harrow Bay received a priority review voucher with the approval of HB-310.",
        ["PriorityReviewVoucher | FDA | done | HB-310", "Approved | done | HB-310"],
    ),
    ("HB-310 isn't approved in any country.", NOTHING),
    ("HB-310 has not been approved by the FDA.", NOTHING),
    ("No application for HB-310 has been submitted.", NOTHING),
    ("The clinical hold has not been lifted from HB-310.", NOTHING),
    ("If approved, HB-310 would be the first medicine for glioma.", AT_MOST_PLANNED),
    ("HB-310 may be approved by the FDA in 2019.", AT_MOST_PLANNED),
    ("The FDA could place HB-310 on clinical hold.", AT_MOST_PLANNED),
    ("An IND must be in effect before HB-310 is given in the United States.", NOTHING),
    ("The PDUFA date is the day by which the FDA means to decide.", NOTHING),
    ("A complete response letter is not a rejection.", NOTHING),
    ("The FDA approves about fifty medicines a year.", NOTHING),
    ("The board approved the budget for HB-310.", NOTHING),
    ("The ethics committee approved the protocol of the HB-310 trial.", NOTHING),
    ("There are no approved medicines for glioma.", NOTHING),
    ("Patients had received approved medicines before HB-310.", NOTHING),
    ("The company withdrew its guidance for 2018.", NOTHING),
    ("The offer was approved by the shareholders of Harrow Bay.", NOTHING),
    ("Approval of HB-310 is not expected before 2020.", AT_MOST_PLANNED),
    ("Priority review vouchers have been sold for large sums.", NOTHING),
    ("FDA Approves HB-310 for Glioma", ["Approved | FDA | done | HB-310 | glioma"]),
    ("FDA Clears IND for HB-455 in Sarcoma", ["INDCleared | FDA | done | HB-455 | sarcoma"]),
    (
        "Harrow Bay is on track to submit a BLA to the FDA for HB-455 in melanoma by the end of 2018.",
        ["ApplicationSubmitted | FDA | planned | HB-455 | melanoma | 2018"],
    ),
    ("Harrow Bay seeks FDA approval of HB-310 for glioma.", AT_MOST_PLANNED),
    ("The rolling submission of an NDA for HB-310 in glioma has begun.", ["ApplicationSubmitted | done | HB-310 | glioma"]),
    ("The data would support an NDA for HB-310 in glioma.", AT_MOST_PLANNED),
    ("A decision of the FDA on HB-310 is expected by November 30, 2018.", ["Approved | FDA | planned | HB-310 | 2018-11-30"]),
    ("The FDA refused to file the NDA for HB-310 in glioma.", NOTHING),
    ("The FDA delayed its decision on HB-310.", NOTHING),
    ("The FDA has asked for more data before it lifts the clinical hold on HB-310.", AT_MOST_PLANNED),
    ("HB-455 has been approved by the FDA for melanoma, but not for glioma.", ["Approved | FDA | done | HB-455 | melanoma"]),
    ("HB-455 is approved for melanoma; it is not approved for glioma.", ["Approved | done | HB-455 | melanoma"]),
    ("Unlike pembrolizumab, HB-310 is not approved by the FDA.", NOTHING),
    ("Approval by the FDA rests on adequate trials.", NOTHING),
    ("The advisory committee will not discuss HB-310.", NOTHING),
    ("Harrow Bay did not receive a complete response letter for HB-310.", NOTHING),
    ("Should the FDA approve HB-310, Harrow Bay would receive a priority review voucher.", AT_MOST_PLANNED),
    (
        "Harrow Bay announced FDA clearance of its IND and MHRA approval of its CTA for HB-310 in glioma.",
        ["INDCleared | FDA | done | HB-310 | glioma", "INDCleared | MHRA | done | HB-310 | glioma"],
    ),
    ("The FDA told Harrow Bay that the study of HB-310 in glioma may proceed.", ["INDCleared | FDA | done | HB-310 | glioma"]),
    ("Health Canada issued a No Objection Letter for the study of HB-310.", ["INDCleared | HealthCanada | done | HB-310"]),
    (
        "Harrow Bay anticipates filing INDs for HB-310 and HB-455 in 2019.",
        [
            "INDSubmitted | planned | HB-310 | 2019",
            "INDSubmitted | planned | HB-455 | 2019",
        ],
    ),
    (
        "HB-310 was approved in the United States in 2015, in Europe in 2016 and in Japan in March 2018 for glioma.",
        [
            "Approved | FDA | done | HB-310 | glioma | 2015",
            "Approved | EC | done | HB-310 | glioma | 2016",
            "Approved | MHLW | done | HB-310 | glioma | 2018-03",
        ],
    ),
    ("HB-310 is currently approved by the FDA for glioma.", ["Approved | FDA | done | HB-310 | glioma"]),
    ("HB-310 is the first FDA-approved medicine for glioma.", ["Approved | FDA | done | HB-310 | glioma"]),
    ("Harrow Bay Receives Positive EU CHMP Opinion for HB-455 in Melanoma", ["AdvisoryCommittee | EMA | done | HB-455 | melanoma"]),
    ("The CHMP has recommended HB-455 for approval in melanoma.", ["AdvisoryCommittee | EMA | done | HB-455 | melanoma"]),
    (
        "The FDA's Oncologic Drugs Advisory Committee, by a vote of 9 to 2, supported approval of HB-455 in melanoma.",
        ["AdvisoryCommittee | FDA | done | HB-455 | melanoma"],
    ),
    (
        "The EMA has accepted the MAA for HB-455, and a decision is expected in 2019.",
        ["ApplicationAccepted | EMA | done | HB-455", "Approved | EC | planned | HB-455 | 2019"],
    ),
    (
        "The FDA set a Prescription Drug User Fee Act, or target action, date of November 30, 2018 for HB-310.",
        ["PDUFADate | FDA | planned | HB-310 | 2018-11-30"],
    ),
    ("Swissmedic has granted temporary authorization to HB-310 for glioma.", ["Approved | Swissmedic | done | HB-310 | glioma"]),
    (
        "The clinical hold that the FDA placed on HB-310 was lifted in April 2018.",
        [
            "ClinicalHold | FDA | done | HB-310",
            "ClinicalHoldLifted | FDA | done | HB-310 | 2018-04",
        ],
    ),
    ("Harrow Bay plans to resubmit the NDA for HB-310 in glioma in 2019.", ["ApplicationSubmitted | planned | HB-310 | glioma | 2019"]),
    ("Upon FDA approval of HB-310, Harrow Bay will receive a milestone payment.", NOTHING),
    ("Talks with the FDA on a path to approval of HB-455 go on.", NOTHING),
    ("The timing of an NDA submission for HB-310 has not been decided.", NOTHING),
    ("The advisory committee meeting on HB-310 was cancelled.", NOTHING),
    ("HB-310 was discovered by Norrland Biologics AB and licensed to Harrow Bay in 2015.", NOTHING),
    ("Patients received HB-310 plus vestolimab, which is approved by the FDA for melanoma.", NOTHING),
    ("The FDA issued a refuse-to-file letter for the NDA of HB-310.", NOTHING),
    ("The FDA grants priority review to applications for medicines that would be a significant improvement.", NOTHING),
    ("No regulator has so far approved HB-455.", NOTHING),
    ("Approval of HB-455 in lymphoma could come as early as 2019.", AT_MOST_PLANNED),
    ("The FDA issued a Refusal to File letter for the BLA of HB-455 in lymphoma in April 2018.", NOTHING),
    (
        "The company intends to resubmit the NDA for HB-310 in glioma in the fourth quarter of 2018.",
        ["ApplicationSubmitted | planned | HB-310 | glioma | 2018"],
    ),
    (
        "In January 2018, Health Canada issued a No Objection Letter for the Clinical Trial Application for HB-310 in glioma.",
        ["INDCleared | HealthCanada | done | HB-310 | glioma | 2018-01"],
    ),
    (
        "The sNDA for HB-310 in glioma was submitted in January 2018 and accepted in March 2018 by the FDA.",
        ["ApplicationSubmitted | FDA | done | HB-310 | glioma | 2018-01", "ApplicationAccepted | FDA | done | HB-310 | glioma | 2018-03"],
    ),
    (
        "The FDA approved HB-310 for glioma in 2017. The European Commission approved it for the same indication in April 2018.",
        ["Approved | FDA | done | HB-310 | glioma | 2017", "Approved | EC | done | HB-310 | glioma | 2018-04"],
    ),
    (
        "HB-455 was approved in Japan in 2016 for melanoma and in the United States in May 2018 for the same indication.",
        ["Approved | MHLW | done | HB-455 | melanoma | 2016", "Approved | FDA | done | HB-455 | melanoma | 2018-05"],
    ),
    (
        "The company has begun a rolling submission of its NDA for HB-310 in glioma to the FDA and expects to "
        "complete it in the second half of 2018.",
        ["ApplicationSubmitted | FDA | planned | HB-310 | glioma | 2018"],
    ),
    (
        "The company completed the rolling submission of the BLA for HB-455 in lymphoma to the FDA in May 2018.",
        ["ApplicationSubmitted | FDA | done | HB-455 | lymphoma | 2018-05"],
    ),
    (
        "Harrow Bay sold its rare pediatric disease priority review voucher, received with the approval of HB-310 "
        "for neuroblastoma, to Calder Pharma for $100 million.",
        ["PriorityReviewVoucher | FDA | done | HB-310 | neuroblastoma", "Approved | done | HB-310 | neuroblastoma"],
    ),
    ("The Saudi Food and Drug Authority has approved HB-310 for glioma.", ["Approved | other | done | HB-310 | glioma"]),
    (
        "China's National Medical Products Administration accepted the NDA for HB-455 in gastric cancer in April 2018.",
        ["ApplicationAccepted | NMPA | done | HB-455 | gastric cancer | 2018-04"],
    ),
    (
        "The CDE of the NMPA cleared the IND application for HB-455 in gastric cancer.",
        ["INDCleared | NMPA | done | HB-455 | gastric cancer"],
    ),
    (
        "A marketing authorization application for HB-310 in glioma is under review by the European Medicines Agency.",
        ["ApplicationSubmitted | EMA | done | HB-310 | glioma"],
    ),
    ("An IND for HB-455 in sarcoma is on file with the FDA, which has yet to clear it.", ["INDSubmitted | FDA | done | HB-455 | sarcoma"]),
    ("Pembrolizumab, approved by the FDA in 2014 for melanoma, is combined with HB-455 in the study.", NOTHING),
    ("The company's NDA for HB-310 in glioma has not yet been accepted for filing by the FDA.", NOTHING),
    (
        "The FDA cleared the IND for HB-310 in glioma, but has not cleared that for HB-455 in sarcoma.",
        ["INDCleared | FDA | done | HB-310 | glioma"],
    ),
    ("The MAA for HB-310 in glioma was withdrawn by the company in February 2018 after the EMA raised objections.", NOTHING),
    (
        "A clinical trial application for HB-455 in sarcoma is planned for the first half of 2019.",
        ["INDSubmitted | planned | HB-455 | sarcoma | 2019"],
    ),
    (
        "Harrow Bay intends to submit an investigational new drug application for HB-455 in sarcoma to the FDA by year-end 2018.",
        ["INDSubmitted | FDA | planned | HB-455 | sarcoma | 2018"],
    ),
    (
        "In May 2018, the FDA informed the company that it had placed the trial of HB-310 in glioma on full "
        "clinical hold; the hold has not been lifted.",
        ["ClinicalHold | FDA | done | HB-310 | glioma | 2018-05"],
    ),
    (
        "The BLA for HB-455 in lymphoma was submitted to the FDA in March 2018, to be followed by an MAA to the EMA in early 2019.",
        [
            "ApplicationSubmitted | FDA | done | HB-455 | lymphoma | 2018-03",
            "ApplicationSubmitted | EMA | planned | HB-455 | lymphoma | 2019",
        ],
    ),
    (
        "Submission of an NDA in Japan for HB-310 in glioma, originally planned for 2017, took place in April 2018.",
        ["ApplicationSubmitted | PMDA | done | HB-310 | glioma | 2018-04"],
    ),
    ("HB-310 was withdrawn from the US market in 2017 for melanoma.", ["MarketWithdrawal | FDA | done | HB-310 | melanoma | 2017"]),
    (
        "The application of HB-310 in glioma was granted Priority Review and assigned a PDUFA target action date of October 15, 2018.",
        ["PDUFADate | FDA | planned | HB-310 | glioma | 2018-10-15"],
    ),
    ("If the FDA accepts the NDA for HB-310 in glioma, a decision would be due in 2019.", NOTHING),
    ("HB-310 would be the first drug approved by the FDA for glioma in ten years.", NOTHING),
    (
        "The FDA has not approved HB-310 for any use, but the TGA approved it in Australia for glioma in 2017.",
        ["Approved | TGA | done | HB-310 | glioma | 2017"],
    ),
    (
        "The NDA for HB-310 in glioma, which was submitted in December 2017, was accepted by the FDA in February 2018.",
        ["ApplicationSubmitted | FDA | done | HB-310 | glioma | 2017-12", "ApplicationAccepted | FDA | done | HB-310 | glioma | 2018-02"],
    ),
    (
        "The FDA extended the PDUFA goal date for HB-310 in glioma by three months to September 28, 2018.",
        ["PDUFADate | FDA | planned | HB-310 | glioma | 2018-09-28"],
    ),
    (
        "The company received a Complete Response Letter from the FDA for HB-310 in glioma in May 2018 and plans "
        "to resubmit the NDA by year-end 2018.",
        ["CompleteResponse | FDA | done | HB-310 | glioma | 2018-05", "ApplicationSubmitted | FDA | planned | HB-310 | glioma | 2018"],
    ),
    (
        "The clinical hold that the FDA had placed on HB-455 in sarcoma in 2017 was lifted in April 2018.",
        ["ClinicalHold | FDA | done | HB-455 | sarcoma | 2017", "ClinicalHoldLifted | FDA | done | HB-455 | sarcoma | 2018-04"],
    ),
    ("The CHMP will discuss the MAA for HB-310 in glioma at its July meeting.", ["AdvisoryCommittee | EMA | planned | HB-310 | glioma"]),
    (
        "Calder Pharma's BLA for CLD-7 in ovarian cancer was accepted by the FDA in March 2018.",
        ["ApplicationAccepted | FDA | done | CLD-7 | ovarian cancer | 2018-03"],
    ),
    ("The FDA approved ipilimumab in 2011 and nivolumab in 2014; HB-455 is studied with both in melanoma.", NOTHING),
    (
        "The IND for HB-455 in sarcoma took effect in May 2018 after the FDA's 30-day review.",
        ["INDCleared | FDA | done | HB-455 | sarcoma | 2018-05"],
    ),
    ("The company withdrew its IND for HB-455 in sarcoma.", NOTHING),
    (
        "The BLA submission for HB-455 in lymphoma, delayed from 2018, is now expected in the first half of 2019.",
        ["ApplicationSubmitted | planned | HB-455 | lymphoma | 2019"],
    ),
    (
        "Approval of HB-310 in glioma was recommended by the CHMP in May 2018.",
        ["AdvisoryCommittee | EMA | done | HB-310 | glioma | 2018-05"],
    ),
    (
        "The FDA cleared the IND for HB-455 in sarcoma in May 2018, lifting the hold that was placed on it in March 2018.",
        [
            "ClinicalHold | FDA | done | HB-455 | sarcoma | 2018-03",
            "ClinicalHoldLifted | FDA | done | HB-455 | sarcoma",
            "INDCleared | FDA | done | HB-455 | sarcoma | 2018-05",
        ],
    ),
    (
        "HB-310 is tested in glioma.\n\nIn May 2018, Harrow Bay sold its priority review voucher.",
        ["PriorityReviewVoucher | FDA | done | 2018-05"],
    ),
    ("The NDA for HB-310 in glioma is planned for 2020.", ["ApplicationSubmitted | planned | HB-310 | glioma | 2020"]),
    ("A clinical trial application for HB-455 in sarcoma is with the MHRA; a decision is expected in July 2018.", NOTHING),
    ("An IND for a US arm with HB-310 is in preparation.", ["INDSubmitted | planned | HB-310"]),
    ("Harrow Bay is also preparing an IND application for HB-310 in glioma.", ["INDSubmitted | planned | HB-310 | glioma"]),
    ("A clinical trial application for HB-310 in glioma is being prepared.", ["INDSubmitted | planned | HB-310 | glioma"]),
    ("Work on the IND for HB-310 has begun, and its submission is planned for 2019.", ["INDSubmitted | planned | HB-310 | 2019"]),
    ("The preparation of an IND for HB-310 is under way.", ["INDSubmitted | planned | HB-310"]),
    ("No IND for HB-310 is in preparation.", NOTHING),
    ("An IND is an application that a company prepares for the FDA before HB-310 is given to people.", NOTHING),
    ("The company has no plans to prepare an IND for HB-310.", NOTHING),
    ("HB-310 is in preparation for IND-enabling studies.", NOTHING),
    (
        "An IND application for HB-310 in glioma has been submitted and is under review by the FDA.",
        ["INDSubmitted | FDA | done | HB-310 | glioma"],
    ),
    (
        "The IND for HB-310, submitted in May 2018, is open for comment by the FDA and Harrow Bay expects clearance in the next weeks.",
        ["INDSubmitted | FDA | done | HB-310 | 2018-05", "INDCleared | FDA | planned | HB-310"],
    ),
    ("The CTA for HB-310 in glioma is under review by the MHRA.", ["INDSubmitted | MHRA | done | HB-310 | glioma"]),
    (
        "An NDA for HB-310 in glioma has been submitted and is under review by the FDA.",
        ["ApplicationSubmitted | FDA | done | HB-310 | glioma"],
    ),
    (
        "The IND for HB-310, submitted in March 2018, was cleared in April 2018.",
        ["INDSubmitted | done | HB-310 | 2018-03", "INDCleared | done | HB-310 | 2018-04"],
    ),
    ("The IND for HB-310 is open.", ["INDCleared | done | HB-310"]),
    ("The IND for HB-310 is open for enrollment of patients with glioma.", ["INDCleared | done | HB-310 | glioma"]),
    ("Harrow Bay expects clearance of its IND for HB-310 in July 2018.", ["INDCleared | planned | HB-310 | 2018-07"]),
    ("Harrow Bay expects the FDA to clear the IND for HB-310 in July 2018.", ["INDCleared | FDA | planned | HB-310 | 2018-07"]),
    ("Harrow Bay does not expect clearance of the IND for HB-310 before 2019.", AT_MOST_PLANNED),
    ("HB-310 has been cleared by the FDA to enter a Phase 1 trial in glioma.", ["INDCleared | FDA | done | HB-310 | glioma"]),
    ("The FDA has cleared HB-310 for a Phase 1 trial in glioma.", ["INDCleared | FDA | done | HB-310 | glioma"]),
    (
        "HB-310 was cleared to enter clinical testing in glioma by the MHRA in May 2018.",
        ["INDCleared | MHRA | done | HB-310 | glioma | 2018-05"],
    ),
    (
        "The Israeli Ministry of Health approved the initiation of a first-in-human trial of HB-310 in glioma.",
        ["INDCleared | other | done | HB-310 | glioma"],
    ),
    ("The FDA approved the start of a Phase 1 trial of HB-310 in glioma.", ["INDCleared | FDA | done | HB-310 | glioma"]),
    ("The FDA has not cleared HB-310 to enter a Phase 1 trial.", NOTHING),
    ("HB-310 cleared the lungs of tumor cells to enter a remission.", NOTHING),
    ("The board approved the initiation of a Phase 1 trial of HB-310.", NOTHING),
    ("The independent committee approved the start of the second cohort of the trial of HB-310.", NOTHING),
    (
        "A Phase 2 trial of HB-310 in melanoma, on clinical hold since March 2018, remains so.",
        ["ClinicalHold | done | HB-310 | melanoma | 2018-03"],
    ),
    ("The trial of HB-310 in melanoma has been on clinical hold since March 2018.", ["ClinicalHold | done | HB-310 | melanoma | 2018-03"]),
    ("The trial of HB-310 in melanoma remains on clinical hold.", ["ClinicalHold | done | HB-310 | melanoma"]),
    ("The FDA did not place the trial of HB-310 in melanoma on clinical hold.", NOTHING),
    ("The trial of HB-310 was never on clinical hold.", NOTHING),
    ("No clinical hold is in effect on the IND of HB-310.", NOTHING),
    (
        "The European Commission will now review the opinion on HB-310 in glioma and is expected to issue its decision within 67 days.",
        ["Approved | EC | planned | HB-310 | glioma"],
    ),
    (
        "A Type II variation for HB-310 in glioma is under review by the EMA, and a decision is anticipated by the end of the year.",
        ["ApplicationSubmitted | EMA | done | HB-310 | glioma", "Approved | EC | planned | HB-310 | glioma | 2018"],
    ),
    (
        "The European Commission's decision on the application for HB-310 in glioma is awaited in August 2018.",
        ["Approved | EC | planned | HB-310 | glioma | 2018-08"],
    ),
    (
        "The FDA expects to issue its decision on the NDA for HB-310 in glioma in August 2018.",
        ["Approved | FDA | planned | HB-310 | glioma | 2018-08"],
    ),
    ("Harrow Bay expects to issue its decision on the partner for HB-310 in August 2018.", NOTHING),
    ("A decision on the start of the trial of HB-310 is anticipated by the end of the year.", NOTHING),
    ("The company's decision to stop HB-310 was anticipated by analysts in May.", NOTHING),
    (
        "HB-310 is sold in Japan by Calder Pharma, which plans to file for the use in glioma in 2019.",
        ["ApplicationSubmitted | PMDA | planned | HB-310 | glioma | 2019"],
    ),
    ("Harrow Bay plans to file HB-310 for approval in Europe in 2019.", ["ApplicationSubmitted | EMA | planned | HB-310 | 2019"]),
    ("Harrow Bay plans to file for bankruptcy in 2019 and to stop HB-310.", NOTHING),
    ("Harrow Bay plans to file for a patent on HB-310.", NOTHING),
    (
        "The European application for HB-310 in glioma is expected to be filed in early 2019.",
        ["ApplicationSubmitted | EMA | planned | HB-310 | glioma | 2019"],
    ),
    ("The U.S. application for HB-310 in glioma was filed in May 2018.", ["ApplicationSubmitted | FDA | done | HB-310 | glioma | 2018-05"]),
    (
        "The Japanese application for HB-310 in glioma is to be filed in 2019.",
        ["ApplicationSubmitted | PMDA | planned | HB-310 | glioma | 2019"],
    ),
    ("The European patent application for HB-310 was filed in May 2018.", NOTHING),
    ("The U.S. application of HB-310 in practice is expected to be wide.", NOTHING),
    (
        "Harrow Bay submitted an NDA for HB-310 in glioma to the FDA in March 2018 and a MAA to the EMA in April 2018.",
        ["ApplicationSubmitted | FDA | done | HB-310 | glioma | 2018-03", "ApplicationSubmitted | EMA | done | HB-310 | glioma | 2018-04"],
    ),
    (
        "The approval of HB-310 in glioma follows an NDA submitted in November 2017.",
        ["ApplicationSubmitted | done | HB-310 | glioma | 2017-11", "Approved | done | HB-310 | glioma"],
    ),
    ("The NDA for HB-310 in glioma, filed in November 2017, is complete.", ["ApplicationSubmitted | done | HB-310 | glioma | 2017-11"]),
    ("Data from an NDA not yet submitted for HB-310 were shown.", NOTHING),
    (
        "An FDA advisory committee voted 9 to 4 in May 2018 against keeping the indication of HB-310 in glioma.",
        ["AdvisoryCommittee | FDA | done | HB-310 | glioma | 2018-05"],
    ),
    ("The committee voted 9 to 4 on the pay of directors of HB-310.", NOTHING),
    (
        "Calder Pharma expects to submit an IND application for HB-310 to the FDA in the second half of 2018.",
        ["INDSubmitted | FDA | planned | HB-310 | 2018"],
    ),
    (
        "Of other programs, the European application for HB-310 is expected to be filed in early 2019, HB-455 has been cleared "
        "by the FDA to enter a Phase 1 trial in glioma, and a trial of HB-310 in melanoma, on clinical hold since July 2017, "
        "remains so.",
        [
            "ApplicationSubmitted | EMA | planned | HB-310 | 2019",
            "INDCleared | FDA | done | HB-455 | glioma",
            "ClinicalHold | FDA | done | HB-310 | melanoma | 2017-07",
        ],
    ),
    (
        "The NDA for HB-310 in glioma will be filed in 2019, and HB-455 has been approved in Japan for melanoma.",
        ["ApplicationSubmitted | planned | HB-310 | glioma | 2019", "Approved | MHLW | done | HB-455 | melanoma"],
    ),
    (
        "The FDA issued a complete response letter (CRL) for the NDA of HB-310 in glioma.",
        ["CompleteResponse | FDA | done | HB-310 | glioma"],
    ),
    ("We aim to resubmit the NDA for HB-310 in glioma in 2019.", ["ApplicationSubmitted | planned | HB-310 | glioma | 2019"]),
    (
        "The FDA issued a complete response letter for HB-310 in glioma. The company aims to resubmit the NDA in 2019.",
        ["CompleteResponse | FDA | done | HB-310 | glioma", "ApplicationSubmitted | FDA | planned | HB-310 | glioma | 2019"],
    ),
    ("HB-310 is developed by Harrow Bay, and a partner plans to file for a change of its name.", NOTHING),
    ("The European label of HB-310 is long, and the FDA approved HB-455 for glioma.", ["Approved | FDA | done | HB-455 | glioma"]),
    ("The FDA's decision to hold a meeting on HB-310 is expected by the end of the year.", NOTHING),
    ("The FDA is due to make a decision on HB-310 in glioma.", ["Approved | FDA | planned | HB-310 | glioma"]),
    (
        "Harrow Bay sold the priority review voucher that it was awarded with the approval of HB-310 for glioma.",
        ["PriorityReviewVoucher | FDA | done | HB-310 | glioma", "Approved | done | HB-310 | glioma"],
    ),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_milestones(text, expected, stated):
    found = stated(text, "milestones")
    if expected is None:
        assert all(" planned " in f"{fact} " for fact in found), found
    else:
        assert found == sorted(expected)
