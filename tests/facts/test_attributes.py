"""What a drug is made of and what it acts on, in all ways to say it; half of the sentences give no modality."""

import pytest

from onckg.documents import Source, document_from_text
from onckg.facts import derive_facts
from onckg.mentions import find_mentions

FRAME = (
    "Harrow Bay Therapeutics Gives an Update\n\nBASEL, Switzerland, June 6, 2018 -- Harrow Bay Therapeutics, Inc. (Nasdaq: HBTX) "
    "today gave an update on its product candidates HB-310 and HB-455.\n\n{sentence}\n"
)
# sentence, modality, targets
SAYING = (
    ("HB-310 is an investigational, oral, small molecule inhibitor of KRAS G12C.", "small molecule", "KRAS G12C"),
    ("HB-310 is an oral inhibitor of PRMT5 for solid tumors.", "small molecule", "PRMT5"),
    ("Patients received HB-310, a first-in-class humanized monoclonal antibody targeting TIGIT.", "monoclonal antibody", "TIGIT"),
    ("The company's lead candidate, HB-310, is a bispecific antibody that binds PD-1 and VEGF.", "bispecific antibody", "PD-1,VEGF"),
    ("Dosing began with its CD19-directed autologous CAR-T therapy, HB-310, in lymphoma.", "CAR-T", "CD19"),
    ("HB-310, an off-the-shelf, allogeneic CAR T cell therapy targeting BCMA, was safe.", "CAR-T", "BCMA"),
    ("The antibody-drug conjugate HB-310 targets B7-H4 in ovarian cancer.", "antibody-drug conjugate", "B7-H4"),
    ("HB-310, Harrow's TROP2-directed ADC, was compared with docetaxel.", "antibody-drug conjugate", "TROP2"),
    ("HB-310 is a radioligand therapy that delivers lutetium to PSMA.", "radioconjugate", ""),
    ("HB-310 is a next-generation, DLL3-targeting T cell engager for small cell lung cancer.", "bispecific antibody", "DLL3"),
    ("HB-310 is an antisense oligonucleotide that lowers STAT3.", "oligonucleotide", ""),
    ("HB-310, an mRNA-based cancer vaccine, was combined with pembrolizumab.", "vaccine", ""),
    ("HB-310 is an oncolytic herpes simplex virus for glioma.", "oncolytic virus", ""),
    ("HB-310 is an autologous tumor-infiltrating lymphocyte therapy.", "TIL", ""),
    ("HB-310 is an engineered TCR T-cell therapy for MAGE-A4 positive sarcoma.", "TCR-T", ""),
    ("HB-310 is an iPSC-derived NK cell therapy in lymphoma.", "NK cell", ""),
    ("HB-310 is a BTK degrader for chronic lymphocytic leukemia.", "degrader", "BTK"),
    ("HB-310, a cereblon E3 ligase modulator, was given with dexamethasone.", "degrader", ""),
    ("HB-310, a liposomal formulation of irinotecan, is approved.", "nanoparticle", ""),
    ("HB-310 is a fusion protein that blocks CD47.", "protein", "CD47"),
    ("HB-310 is a peptide-drug conjugate for breast cancer.", "drug conjugate", ""),
    ("HB-310 and HB-455 are antibody-drug conjugates.", "antibody-drug conjugate", ""),
    ("HB-310 (formerly TX-220) is a humanized antibody against CD38.", "monoclonal antibody", "CD38"),
    ("HB-310 was given to ten patients. It is a bispecific antibody against CD20 and CD3.", "bispecific antibody", "CD20,CD3"),
    ("HB-310, currently in Phase 2, is an oral SERD.", "small molecule", ""),
    ("HB-310 represents a new class of antibody-drug conjugates.", "antibody-drug conjugate", ""),
    ("The study of HB-310, an investigational gene therapy delivered by adenovirus, began.", "gene therapy", ""),
    ("Its oral inhibitor of KRAS G12D, HB-310, entered the clinic.", "small molecule", "KRAS G12D"),
    ("An anti-CD73 antibody, HB-310 is given every three weeks.", "monoclonal antibody", "CD73"),
    ("Treatment with pembrolizumab and the ADC HB-310 was safe.", "antibody-drug conjugate", ""),
    ("The small molecule HB-310 was given with the antibody cetuximab.", "small molecule", ""),
)
SILENT = (
    ("HB-310 is a potent, selective, covalent EGFR inhibitor for lung cancer.", "EGFR"),
    ("HB-310 was given after antibody therapy.", ""),
    ("HB-310 was combined with an antibody-drug conjugate.", ""),
    ("Patients who had failed CD19 CAR-T therapy received HB-310.", ""),
    ("HB-310 was compared with a monoclonal antibody in a trial.", ""),
    ("HB-310 lowers the protein that cells make.", ""),
    ("Following HB-310, the antibody was given.", ""),
    ("HB-310 was superior to chemotherapy.", ""),
    ("HB-310 is being studied with the vaccine HB-455.", ""),
    ("HB-310 met its endpoint in patients on a kinase inhibitor.", ""),
    ("Harrow Bay also makes antibodies. HB-310 is in Phase 2.", ""),
    ("HB-310 is a promising therapy.", ""),
    ("HB-310 is an investigational immunotherapy.", ""),
    ("We plan to test HB-310 against antibodies of others.", ""),
    ("Resistance to an EGFR kinase inhibitor is common; HB-310 was given.", ""),
    ("The toxin eribulin is linked to an antibody.", ""),
    ("HB-310 targets the growth factor receptor FGFR3.", "FGFR3"),
    ("HB-310 triggers cytokine release in patients.", ""),
    ("Patients with protein loss received HB-310.", ""),
    ("HB-310 plus a CAR-T therapy was safe.", ""),
    ("Cells take up HB-310, and the virus dies.", ""),
    ("HB-310, unlike antibodies, crosses the barrier.", ""),
    ("HB-310 was licensed from an antibody company.", ""),
    ("In contrast to CAR-T cells, HB-310 is stable.", ""),
    ("HB-310 has no vaccine activity.", ""),
    ("A vaccine against influenza was allowed during HB-310 treatment.", ""),
    ("HB-310 inhibits TIGIT, and patients who progressed on anti-PD-1 therapy were enrolled.", "TIGIT"),
    ("HB-310 in combination with the anti-PD-1 antibody pembrolizumab was safe.", ""),
    ("cisplatin, an antibody of old, was given.", ""),
    ("HB-310 is well tolerated by antibody-treated patients.", ""),
)
# A sentence in the frame of a release whose headline, or whose company, says the rest.
RELEASES = (
    ("Data on HB-310, a Vaccine for Melanoma", "HB-310 was given to ten patients.", "vaccine"),
    ("Update on Vaccine HB-310", "Patients received HB-310 and nivolumab.", "vaccine"),
    ("Update on HB-310", "Harrow Bay has a pipeline of CAR-T therapies. Patients received HB-310.", "CAR-T"),
    ("Update on HB-310", 'The paper, "An Amphiphile Vaccine in Melanoma", is about HB-310 in patients.', "vaccine"),
    ("Update on HB-310 with an Antibody", "Patients received HB-310 in combination with an antibody.", ""),
    ("Update on HB-310", "Harrow Bay has a pipeline of CAR-T therapies and a portfolio of antibodies. Patients received HB-310.", ""),
    ("Update on HB-310 and HB-455", "The antibody met its goal. Patients received HB-310.", ""),
    ("Update on HB-310", '"We like every vaccine that works," the company said. Patients received HB-310.', ""),
)
ISSUED = (
    "{title}\n\nBASEL, Switzerland, June 6, 2018 -- Harrow Bay Therapeutics, Inc. (Nasdaq: HBTX) today gave an update on a clinical "
    "trial of HB-310.\n\n{text}\n"
)


@pytest.fixture(scope="module")
def described(lexicon):
    def drug(text, name="HB-310"):
        document = document_from_text(text, "made-up", Source("made-up.txt", "0" * 64))
        facts = derive_facts(document, find_mentions(document, lexicon), lexicon)
        return next((d.modality or "", ",".join(d.targets)) for d in facts.drugs if d.name == name)

    return drug


@pytest.mark.parametrize(("sentence", "modality", "targets"), SAYING)
def test_modality_and_targets(sentence, modality, targets, described):
    assert described(FRAME.format(sentence=sentence)) == (modality, targets)


@pytest.mark.parametrize(("sentence", "targets"), SILENT)
def test_what_gives_no_modality(sentence, targets, described):
    assert described(FRAME.format(sentence=sentence)) == ("", targets)


@pytest.mark.parametrize(("title", "text", "modality"), RELEASES)
def test_where_no_sentence_describes_the_drug(title, text, modality, described):
    assert described(ISSUED.format(title=title, text=text))[0] == modality


def test_half_of_the_rows_say_nothing():
    assert len(SILENT) + 4 >= len(SAYING)
