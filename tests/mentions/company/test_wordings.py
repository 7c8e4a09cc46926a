"""Wordings in which a release names a company beside its issuer, and wordings that look alike and name none.

Each row is a sentence of a body and the companies that it names, by value, "; " between them; "" means none. The companies are
made up, save where the list of frequent companies is meant.
"""

import pytest

from onckg.documents import document_from_text
from onckg.mentions.recognizers.company import find_companies

COMPANIES = (
    # tickers
    ("A trial runs with Ovalto (NYSE: OVT).", "Ovalto"),
    ("Data from Ovalto (NASDAQ:OVTO) are expected.", "Ovalto"),
    ("Ovalto (TSX-V: OVT), our partner, paid for it.", "Ovalto"),
    ("Brightmoor (HKEX: 1801) holds the rights in Asia.", "Brightmoor"),
    ("Precision Lantern (SIX: PLAN) joined the study.", "Precision Lantern"),
    ("Seolim (KRX: 144510.KS) makes the cells.", "Seolim"),
    ("Ovalto (ASX: OVT; NASDAQ: OVTO) makes the cells.", "Ovalto"),
    ("Ovalto (Euronext Paris: OVT) makes the cells.", "Ovalto"),
    ("Ovalto Biologics A/S (OMX: OVT) makes the cells.", "Ovalto Biologics"),
    # other names
    ("The rights went to Ovalto, Inc. (formerly Tannhus Pharma), and Tannhus Pharma sold them.", "Ovalto"),
    ("The rights went to Ovalto, Inc., doing business as Quillane Oncology.", "Ovalto"),
    # behind another head word "Works" ends a name; a place may follow a head word
    ("Its manufacturing partner is Ovalto Cell Works.", "Ovalto Cell Works"),
    ("HB-310 is licensed to Tannhus Therapeutics of Miami.", "Tannhus Therapeutics"),
    ("The Ministry of Trade met.", ""),
    # legal forms
    ("Ovalto Cell Therapies, LLC, a private company, joined.", "Ovalto Cell Therapies"),
    ("The rights went to Ovalto, Inc. last year.", "Ovalto"),
    ("The rights went to Tannhus GmbH last year.", "Tannhus"),
    ("The rights went to Suyang Kestrel Pharmaceutical Co., Ltd. last year.", "Suyang Kestrel Pharmaceutical"),
    ("The rights went to Quillon Limited last year.", "Quillon"),
    ("The rights went to Ardmore S.p.A. last year.", "Ardmore"),
    ("The rights went to Lunde Pharma A/S last year.", "Lunde Pharma"),
    # head words
    ("Ovalto Therapeutics will supply the drug.", "Ovalto Therapeutics"),
    ("We thank Ovalto Biosciences and Kestrel Pharma.", "Ovalto Biosciences; Kestrel Pharma"),
    ("The assets of Green Heron Biologics were bought.", "Green Heron Biologics"),
    ("Ovalto Therapeutics-sponsored trials continue.", "Ovalto Therapeutics"),
    ("Data of Kestrel Labs' antibody were shown.", "Kestrel Labs"),
    # appositions
    ("Brightmoor, a biopharmaceutical company, runs the trial.", "Brightmoor"),
    ("Brightmoor, a privately held biotechnology company, runs the trial.", "Brightmoor"),
    ("Brightmoor is a clinical-stage oncology company.", "Brightmoor"),
    ("Brightmoor, a leading CDMO, makes the drug.", "Brightmoor"),
    ('Brightmoor ("BMR"), a biotechnology company, made it.', "Brightmoor"),
    # partners
    ("It signed a license agreement with Brightmoor.", "Brightmoor"),
    ("It has a clinical trial supply agreement with Brightmoor.", "Brightmoor"),
    ("HB-310 was licensed from Brightmoor in 2016.", "Brightmoor"),
    ("The firm was acquired by Brightmoor.", "Brightmoor"),
    ("The acquisition of Brightmoor was closed.", "Brightmoor"),
    ("HB-310 is marketed by Brightmoor.", "Brightmoor"),
    ("HB-310 is dosed by our collaboration partner Brightmoor.", "Brightmoor"),
    ("The trial is developed in collaboration with BrightMoor.", "BrightMoor"),
    ("The subsidiary of Brightmoor holds the rights.", "Brightmoor"),
    ("It is tested with the biopharmaceutical company B-moor.", "B-moor"),
    ('Brightmoor Pharmaceuticals (Oslo) Co., Ltd. ("Brightmoor", HKEX: 02315) pays half.', "Brightmoor Pharmaceuticals"),
    # frequent companies
    ("It is given with Merck's anti-PD-1 therapy.", "Merck"),
    ("The tablets come from MSD (Merck & Co., Inc., in New Jersey), a partner since May.", "Merck & Co."),
    ("Merck KGaA, Darmstadt, Germany, pays half.", "Merck KGaA"),
    ("Bristol-Myers Squibb Company and AstraZeneca pay half.", "Bristol-Myers Squibb; AstraZeneca"),
    ("Genentech, a member of the Roche Group, pays half.", "Genentech; Roche"),
    ("Eli Lilly and Company will pay.", "Eli Lilly and Company"),
    ("Lilly Oncology and Lilly will pay.", "Lilly"),
    ("Janssen Research & Development, LLC sponsors it.", "Janssen Research & Development"),
    ("argenx and uniQure sponsor it.", "argenx; uniQure"),
    ("bluebird bio sponsors it.", "bluebird bio"),
)

OTHERS = (
    "HB-310 was licensed from the Karolinska Institutet.",
    "The study is led by the Istituto Nazionale dei Tumori.",
    "The study was done at the University of Harrow Therapeutics Institute.",
    "It was sponsored by the National Cancer Institute.",
    "The trial runs in collaboration with SWOG.",
    "The trial runs in collaboration with Oldham University Hospital.",
    "It was funded by the Oldham Foundation.",
    "Data are published in Nature Medicine.",
    "Data appeared in the Journal of Clinical Oncology.",
    "Data appeared in Molecular Cancer Therapeutics.",
    "The FDA and the EMA agreed.",
    "The European Medicines Agency agreed.",
    "The Japan Pharmaceuticals and Medical Devices Agency agreed.",
    "It will be shown at the Society for Immunotherapy of Cancer meeting.",
    "It will be shown at the ASCO Annual Meeting.",
    "The Biologics License Application was accepted.",
    "The Regenerative Medicine Advanced Therapy (RMAT) designation was granted.",
    "Dr. Pfizer treated the patients.",
    "Ann Oldham, M.D., leads the trial.",
    "It was presented by Ann Oldham, Ph.D.",
    "Stern Investor Relations, Inc. answers calls.",
    "LHA Investor Relations answers calls.",
    "J.P. Morgan advised on the deal.",
    "Goldman Sachs and Jefferies are book-runners.",
    "The release came over PR Newswire.",
    "Its shares are traded on Nasdaq.",
    "Keytruda was given every three weeks.",
    "Therapeutics for cancer are needed.",
    "Novel Therapeutics are needed.",
    "Cancer Vaccines are needed.",
    "Personalized Medicines are needed.",
    "Patients with Hodgkin's lymphoma were treated.",
    "The Phase 1/2 study is open in Boston.",
    "The site is in Heidelberg, Germany.",
    "The MONARCH trial continues.",
    "As part of the LITESTAR program, patients were treated.",
    "Leveraging the platform, the company has grown.",
    "Smith AB, et al. Cancer Cell. 2020;37:496.",
    "He is a professor at Harvard Medical School.",
    "Experimental Therapeutics was the track's name.",
    "The Data Safety Review Board met.",
    "HB-310, a small molecule, was well tolerated.",
    "The Stock Exchange of Hong Kong Limited was told.",
    "The study began in Reno, NV.",
    "IQVIA runs the sites.",
    "A (PD-L1: CPS) score was read.",
    "Skadden, Arps LLP advised it.",
)

FRAME = (
    "Harrow Bay Therapeutics Gives an Update\n\nBASEL, Switzerland, June 6, 2018 -- Harrow Bay Therapeutics, Inc. (Nasdaq: HBTX) "
    "today announced an update on its pipeline.\n\n{sentence}\n"
)


def _others_in(sentence, lexicon, source):
    document = document_from_text(FRAME.format(sentence=sentence), "made-up", source)
    mentions = [m for m in find_companies(document, lexicon) if "anaphor" not in m.attributes]
    assert {m.value for m in mentions if m.attributes.get("issuer")} == {"Harrow Bay Therapeutics"}
    return "; ".join(dict.fromkeys(m.value for m in mentions if m.value != "Harrow Bay Therapeutics"))


@pytest.mark.parametrize(("sentence", "expected"), COMPANIES)
def test_company_is_found(sentence, expected, lexicon, source):
    assert _others_in(sentence, lexicon, source) == expected


@pytest.mark.parametrize("sentence", OTHERS)
def test_other_names_are_no_companies(sentence, lexicon, source):
    assert _others_in(sentence, lexicon, source) == ""
