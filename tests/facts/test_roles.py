"""The role of a drug in a release: programme, combination, comparator, background."""

import pytest

from onckg.documents import Source, document_from_text
from onckg.facts import derive_facts
from onckg.mentions import find_mentions

FRAME = (
    "{title}\n\nBASEL, Switzerland, June 6, 2018 -- Harrow Bay Therapeutics, Inc. (Nasdaq: HBTX) today gave an update on a clinical "
    "trial of HB-310.\n\n{text}\n"
)
TITLE = "Harrow Bay Gives an Update on HB-310"
ROWS = (
    ("Patients received HB-310 plus pembrolizumab.", "pembrolizumab", "combination"),
    ("HB-310 is given in combination with cisplatin and gemcitabine.", "gemcitabine", "combination"),
    ("HB-310 and docetaxel clinical combination trials began.", "docetaxel", "combination"),
    ("HB-310 plus abiraterone and prednisone or prednisolone was safe.", "prednisolone", "combination"),
    ("A prodrug (valacyclovir or acyclovir) is given. HB-310 plus valacyclovir was safe.", "acyclovir", "combination"),
    ("HB-310 was approved as maintenance treatment with bevacizumab.", "bevacizumab", "combination"),
    ("HB-310 was compared with docetaxel.", "docetaxel", "comparator"),
    ("HB-310 met its endpoint versus sorafenib.", "sorafenib", "comparator"),
    ("Patients received HB-310 plus ramucirumab or docetaxel. Survival was longer than with docetaxel.", "docetaxel", "comparator"),
    ("HB-310 is for patients previously treated with osimertinib.", "osimertinib", "background"),
    ("HB-310 is for tumors resistant to enzalutamide.", "enzalutamide", "background"),
    ("Medicines such as olaparib are known. HB-310 is new.", "olaparib", "background"),
    ("HB-310 is a conjugate with the toxin eribulin.", "eribulin", "background"),
    ("HB-310 plus pembrolizumab was safe.", "HB-310", "program"),
    ("HB-455 is our second candidate; HB-310 is the first.", "HB-455", "program"),
    ("The FDA granted fast track designation to HB-455, our vaccine.", "HB-455", "program"),
    ("HB-310 was given with HB-455.", "HB-455", "combination"),
    ("HB-310 was compared with HB-455 in a trial.", "HB-455", "comparator"),
    ("A trial of pembrolizumab in combination with HB-455 has begun.", "pembrolizumab", "combination"),  # the partner named first
    ("A trial of pembrolizumab in combination with HB-455 has begun.", "HB-455", "program"),
    ("HB-310 will be given alone and with nivolumab.", "nivolumab", "combination"),
    ("HB-310 was given with or without bevacizumab.", "bevacizumab", "combination"),
    ("HB-310 is in a Phase 2 trial in ovarian cancer with bevacizumab.", "bevacizumab", "combination"),
    ("Roche provides atezolizumab for the trial of HB-310.", "atezolizumab", "combination"),
    ("The company has begun a trial with HB-455.", "HB-455", "program"),  # a new drug is what the trial is about
    ("HB-310 has been studied as a single agent and together with budigalimab.", "budigalimab", "combination"),
    ("HB-310 is tested as monotherapy or with bevacizumab.", "bevacizumab", "combination"),
    ("HB-310 is in a Phase 2 together with selinexor in sarcoma.", "selinexor", "combination"),
    ("HB-310, the company's bispecific PD-1 and VEGF antibody, given with carboplatin, was safe.", "carboplatin", "combination"),
    ("HB-310 showed synergy between HB-310 and irinotecan in mice.", "irinotecan", "combination"),
    ("HB-310 prolonged survival in comparison with tislelizumab.", "tislelizumab", "comparator"),
    ("HB-310 outperforms sorafenib in liver cancer.", "sorafenib", "comparator"),
    ("Harrow Bay congratulated Norrland Biologics AB on the approval of lifileucel. HB-310 is new.", "lifileucel", "background"),
    ("HB-310 could offer the efficacy of enfortumab vedotin. HB-310 is new.", "enfortumab vedotin", "background"),
    ("HB-310 with carboplatin prolonged survival versus docetaxel plus carboplatin.", "carboplatin", "combination"),
    ("HB-310 with carboplatin prolonged survival versus docetaxel plus carboplatin.", "docetaxel", "comparator"),
    ("HB-310 does better than what one expects of ramucirumab plus paclitaxel.", "paclitaxel", "comparator"),
    ("Little is expected of ramucirumab plus paclitaxel. HB-310 is new.", "paclitaxel", "background"),
    ("HB-310 plus paclitaxel was safe. Ramucirumab plus paclitaxel is known.", "paclitaxel", "combination"),
    ("HB-310 and HB-455, alone or in pairs, are being tested.", "HB-455", "program"),
    ("The company congratulated its team on the approval of HB-310.", "HB-310", "program"),
    ("The efficacy of HB-455 was shown in mice.", "HB-455", "program"),
    ("In comparison with last year, HB-455 advanced.", "HB-455", "program"),
    ("HB-455 works together with the immune system.", "HB-455", "program"),
    ("68Ga-HB-311, a companion imaging agent, was used to select patients.", "68Ga-HB-311", "background"),
)


@pytest.mark.parametrize(("text", "drug", "role"), ROWS)
def test_role(text, drug, role, lexicon):
    document = document_from_text(FRAME.format(title=TITLE, text=text), "made-up", Source("made-up.txt", "0" * 64))
    facts = derive_facts(document, find_mentions(document, lexicon), lexicon)
    assert {d.name: d.role for d in facts.drugs}[drug] == role


def test_a_known_medicine_in_the_headline_is_a_programme(lexicon):
    text = FRAME.format(title="Olaparib Approved for Breast Cancer", text="Olaparib was approved. Patients had received docetaxel before.")
    document = document_from_text(text, "made-up", Source("made-up.txt", "0" * 64))
    facts = derive_facts(document, find_mentions(document, lexicon), lexicon)
    assert {d.name: d.role for d in facts.drugs}["olaparib"] == "program"
