"""Who develops which drug, for which diseases, from which platform: what a text says, and what stands in it by chance."""

import pytest

NOTHING: list[str] = []
# A text and the pairs "drug > disease" of its indications.
INDICATIONS = (
    ("HB-310 is in development for glioma and melanoma.", ["HB-310 > glioma", "HB-310 > melanoma"]),
    ("HB-310 shrank tumors in mouse models of glioma.", ["HB-310 > glioma"]),
    ("HB-310 is in a Phase 2 trial in glioma. HB-455 is in a Phase 1 trial in sarcoma.", ["HB-310 > glioma", "HB-455 > sarcoma"]),
    ("HB-310 is a COVID-19 vaccine. HB-310 is in a Phase 2 trial in patients with leukemia.", ["HB-310 > COVID-19"]),
    ("HB-310 is in a Phase 2 trial in patients with leukemia.", ["HB-310 > leukemia"]),
    (
        "HB-310 is in a Phase 2 trial in glioma. Plans are to test it in combination with HB-455 in melanoma.",
        ["HB-310 > glioma", "HB-310 > melanoma"],
    ),
    ("HB-310 is a vaccine for cancer patients.", ["HB-310 > cancer"]),
    ("HB-310 and HB-455 are studied in glioma and sarcoma, respectively.", ["HB-310 > glioma", "HB-455 > sarcoma"]),
    ("Behind HB-310, HB-455 is being developed for sarcoma.", ["HB-455 > sarcoma"]),
    ("HB-310, which is given with HB-455, is not affected; it is developed for glioma.", ["HB-310 > glioma"]),
    ("HB-310 was active. A cohort in sarcoma will follow.", ["HB-310 > sarcoma"]),
    ("HB-310 was well tolerated. Preclinical data in glioma models will be shown.", ["HB-310 > glioma"]),
    ("Two patients who received HB-310 developed graft-versus-host disease.", NOTHING),
    ("Rivals of HB-310 have come: the drug rituximab, which is approved for follicular lymphoma.", NOTHING),
    ("HB-310 is not meant for melanoma.", NOTHING),
    ("Grade 3 anemia and pneumonia occurred in patients who received HB-310.", NOTHING),
    ("Harrow Bay is also developing a vaccine against smallpox.", NOTHING),
    ("Glioma is the most common brain tumor; new cases number 20,000 a year. HB-310 is a capsule.", NOTHING),
    ("Patients with melanoma were excluded from the trial of HB-310.", NOTHING),
    ("Rituximab is approved for follicular lymphoma.", NOTHING),
)
# A text and the pairs "drug < platform", then "platform @ company".
PLATFORMS = (
    (
        "HB-310 was made with Harrow Bay's proprietary TetraLink platform.",
        ["HB-310 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "Harrow Bay is a company that develops medicines based on its proprietary TetraLink platform.",
        ["HB-310 < TetraLink", "HB-455 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "TetraLink is Harrow Bay's proprietary conjugation platform. It has yielded a pipeline of conjugates.",
        ["TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "Harrow Bay owns the TetraLink platform and the CleaveX platform, from which its pipeline of medicines was built.",
        ["CleaveX @ Harrow Bay Therapeutics", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "HB-310 does not use the TetraLink platform. HB-455 is based on the TetraLink platform.",
        ["HB-455 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "HB-310 leads. Behind it stands HB-455. Both come from Harrow Bay's TetraLink platform.",
        ["HB-310 < TetraLink", "HB-455 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "All our products are based on the company's TetraLink platform.",
        ["HB-310 < TetraLink", "HB-455 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "HB-310 is packed in particles supplied by Odano Pharma, Inc. under a license to its TetraLink platform.",
        ["TetraLink @ Odano Pharma"],
    ),
    (
        "HB-310 leads. It is manufactured with Harrow Bay's TetraLink platform.",
        ["HB-310 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "HB-310 is a lipid vaccine of three peptides formulated in Harrow Bay's TetraLink platform. The same platform underlies HB-455.",
        ["HB-310 < TetraLink", "HB-455 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "Harrow Bay's TetraLink platform leads. HB-310 and, behind it, HB-455 were both created with Harrow Bay's TetraLink platform.",
        ["HB-310 < TetraLink", "HB-455 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    (
        "Harrow Bay's TetraLink platform has produced three candidates, the most advanced of which, HB-455, is in the clinic.",
        ["HB-455 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    ("Harrow Bay's TetraLink platform goes on. The same plant makes HB-455.", ["TetraLink @ Harrow Bay Therapeutics"]),
    ("Harrow Bay's TetraLink platform has not yet produced HB-455.", ["TetraLink @ Harrow Bay Therapeutics"]),
    ("HB-455 uses the same technology.", NOTHING),
    (
        "HB-310 leads, before HB-455.\n\nBoth programs come from Harrow Bay's TetraLink platform.",
        ["HB-310 < TetraLink", "HB-455 < TetraLink", "TetraLink @ Harrow Bay Therapeutics"],
    ),
    ("HB-455 leads.\n\nBoth sites come with Harrow Bay's TetraLink platform.", ["TetraLink @ Harrow Bay Therapeutics"]),
    ("HB-310 came from Harrow Bay's KinoFind engine.", ["HB-310 < KinoFind", "KinoFind @ Harrow Bay Therapeutics"]),
    ("Finally, Harrow Bay's TetraLink platform goes on.", ["TetraLink @ Harrow Bay Therapeutics"]),
    ("HB-310 is the engine of our growth.", NOTHING),
    ("HB-310 is tested in a platform trial.", NOTHING),
    ("The conference is a platform for biotechnology.", NOTHING),
    ("Harrow Bay's technology transfer has begun.", NOTHING),
)
# A text and the pairs "company : drug" besides those of the issuer.
DEVELOPS = (
    ("HB-310 was licensed from Odano Pharma, Inc. in 2016.", ["Odano Pharma : HB-310"]),
    ("HB-310 is being developed in Japan by Odano Pharma, Inc.", ["Odano Pharma : HB-310"]),
    ("Harrow Bay's partner Odano Pharma, Inc. is testing HN-4001 in melanoma.", ["Odano Pharma : HN-4001"]),
    ("Odano Pharma, Inc. holds the rights to HB-310 in Japan.", ["Odano Pharma : HB-310"]),
    ("Harrow Bay granted Odano Pharma, Inc. an exclusive license to develop and sell HB-310 in Japan.", ["Odano Pharma : HB-310"]),
    (
        "Odano Pharma, Inc.'s lead candidate, HN-4001, is in the clinic. Behind it stands HN-4002, a follow-on.",
        ["Odano Pharma : HN-4001", "Odano Pharma : HN-4002"],
    ),
    ("Harrow Bay collaborates with Odano Pharma, Inc. on HB-310.", ["Odano Pharma : HB-310"]),
    ("Harrow Bay owns HB-310 except in Japan, where Odano Pharma, Inc. has an exclusive license.", ["Odano Pharma : HB-310"]),
    ("HB-310 will be tested together with Odano Pharma, Inc.'s HN-4001.", NOTHING),
    ("Under the deal, Odano Pharma, Inc. obtains rights, excluding Korea, to develop and sell HB-310.", ["Odano Pharma : HB-310"]),
    ("HB-310 is sold by Odano Pharma, Inc., which licensed HB-310 in 2019.", ["Odano Pharma : HB-310"]),
    ("Odano Pharma, Inc., from which Harrow Bay licensed HB-310, gets royalties.", ["Odano Pharma : HB-310"]),
    ("HB-455 has been returned to its licensor, Odano Pharma, Inc.", ["Odano Pharma : HB-455"]),
    ('"HB-310 fits beside our inhibitor HN-4001," said Jo Roe, chief executive officer of Odano Pharma, Inc.', ["Odano Pharma : HN-4001"]),
    ("Harrow Bay congratulated Odano Pharma, Inc. on the approval of lifileucel.", ["Odano Pharma : lifileucel"]),
    (
        '"It gave us HN-4001, our bispecific in melanoma," said Jo Roe, Chief Scientific Officer of Odano Pharma, Inc.',
        ["Odano Pharma : HN-4001"],
    ),
    ('"It gave us HB-310, our bispecific in melanoma," said Jo Roe of the university, once at Odano Pharma, Inc.', NOTHING),
    ("Our subsidiary, Odano Pharma, Inc., has received advice on the IND for HB-455.", ["Odano Pharma : HB-455"]),
    ("Our subsidiary, Odano Pharma, Inc., has moved; HB-455 goes on.", NOTHING),
    ("Enrolment in the HB-455 trial returned to its pace, said Odano Pharma, Inc.", NOTHING),
    ('"HB-310 is our hope," said Jo Roe, professor of medicine and adviser to Odano Pharma, Inc.', NOTHING),
    ('"HB-310 is our lead," said Jo Roe, chief executive officer of Harrow Bay.', NOTHING),
    ("Harrow Bay congratulated Odano Pharma, Inc. on its anniversary; HB-310 goes on.", NOTHING),
    ("Odano Pharma, Inc., which never licensed HB-310, attended.", NOTHING),
    ("Odano Pharma, Inc. is not developing HB-310.", NOTHING),
    ("Odano Pharma, Inc. attended the meeting.", NOTHING),
)


@pytest.mark.parametrize(("text", "expected"), INDICATIONS)
def test_indications(text, expected, facts_of):
    assert sorted(f"{i.drug} > {i.disease}" for i in facts_of(text).indications) == expected


@pytest.mark.parametrize(("text", "expected"), PLATFORMS)
def test_platforms(text, expected, facts_of):
    facts = facts_of(text)
    found = [f"{p.drug} < {p.platform}" for p in facts.drug_platform] + [f"{p.platform} @ {p.company}" for p in facts.company_platform]
    assert sorted(found) == expected


@pytest.mark.parametrize(("text", "expected"), DEVELOPS)
def test_develops(text, expected, facts_of):
    found = facts_of(text).develops
    assert sorted(f"{d.company} : {d.drug}" for d in found if not d.company.startswith("Harrow Bay")) == expected
