"""Drug names of every form, and what looks like one. "surface=name the release uses most"."""

import pytest

ROWS = (
    # code names
    ("The company is developing HB-310 for lymphoma.", "HB-310=HB-310"),
    ("A study of CLR 131 in myeloma.", "CLR 131=CLR 131"),
    ("Patients received MB-105 once a week.", "MB-105=MB-105"),
    ("TLX250-CDx is an imaging agent.", "TLX250-CDx=TLX250-CDx"),
    ("SHR-A1811, an antibody-drug conjugate, was well tolerated.", "SHR-A1811=SHR-A1811"),
    ("Dosing of 177Lu-PNT2002 began.", "177Lu-PNT2002=177Lu-PNT2002"),
    ("mRNA-4157 is a personalized cancer vaccine.", "mRNA-4157=mRNA-4157"),
    ("GSK3326595 is a PRMT5 inhibitor.", "GSK3326595=GSK3326595"),
    ("AMG 193 was combined with docetaxel.", "AMG 193=AMG 193 | docetaxel=docetaxel"),
    ("ALLO-501A is an allogeneic CAR-T therapy.", "ALLO-501A=ALLO-501A"),
    ("P-BCMA-101 is an autologous CAR-T therapy.", "P-BCMA-101=P-BCMA-101"),  # the target is part of the code
    ("P-MUC1C-ALLO1 was given once.", "P-MUC1C-ALLO1=P-MUC1C-ALLO1"),
    ("Patients received TAC01-HER2 in a study.", "TAC01-HER2=TAC01-HER2"),
    ("NM21-1480, a trispecific antibody, was given.", "NM21-1480=NM21-1480"),
    ("IO102-IO103 is a vaccine.", "IO102-IO103=IO102-IO103"),
    ("Dosing with bbT369 began.", "bbT369=bbT369"),
    # at the head of a line or a block, where nothing else speaks for them
    ("Pipeline\n\nMRL-118 (oral PRMT5 inhibitor)\n- Enrollment is ongoing.", "MRL-118=MRL-118"),
    ("Pipeline\n\nAMB-3 - Phase 3 - enrolling\nAMB-5 - Phase 2", "AMB-3=AMB-3 | AMB-5=AMB-5"),
    ("Highlights:\n• SGM-14 in liver cancer: data are expected.", "SGM-14=SGM-14"),
    ("Notes\n\nTTR-60 opened the meeting.", ""),
    # radioactive atoms
    ("[177Lu]Lu-PSMA-617 was given to men.", "[177Lu]Lu-PSMA-617=[177Lu]Lu-PSMA-617"),
    ("Patients received [225Ac]Ac-PSMA-I&T.", "[225Ac]Ac-PSMA-I&T=[225Ac]Ac-PSMA-I&T"),
    ("[212Pb]VMT-α-NET was given to patients.", "[212Pb]VMT-α-NET=[212Pb]VMT-α-NET"),
    ("Patients received 177Lu-3BP-227.", "177Lu-3BP-227=177Lu-3BP-227"),
    ("Men received 177Lu-PSMA-617 or 225Ac-PSMA-617.", "177Lu-PSMA-617=177Lu-PSMA-617 | 225Ac-PSMA-617=225Ac-PSMA-617"),  # two
    ("The agent Lu-177 quavetide was given.", "Lu-177 quavetide=Lu-177 quavetide"),
    ("Men received lutetium-177 [177Lu]-XSMA-617.", "lutetium-177 [177Lu]-XSMA-617=lutetium-177 [177Lu]-XSMA-617"),
    (
        "lutetium Lu 177 vipivotide tetraxetan (Pluvicto) was given.",
        "lutetium Lu 177 vipivotide tetraxetan=lutetium Lu 177 vipivotide tetraxetan | Pluvicto=lutetium Lu 177 vipivotide tetraxetan",
    ),
    # international names
    ("zelenirstat was given by mouth.", "zelenirstat=zelenirstat"),
    ("Treatment with quavelimab led to responses.", "quavelimab=quavelimab"),
    ("vestolimab vedotin was given every three weeks.", "vestolimab vedotin=vestolimab vedotin"),
    ("dostracabtagene autoleucel is a cell therapy.", "dostracabtagene autoleucel=dostracabtagene autoleucel"),
    ("liso-cel and Dato-DXd were compared.", "liso-cel=liso-cel | Dato-DXd=Dato-DXd"),
    ("nab-paclitaxel was given.", "nab-paclitaxel=nab-paclitaxel"),
    # brands
    ("Keytruda® (pembrolizumab) was given.", "Keytruda=Keytruda | pembrolizumab=Keytruda"),
    ("Velorix™ is a kinase inhibitor for adults.", "Velorix=Velorix"),
    ("Lumivant® (brelitinib) is approved.", "Lumivant=Lumivant | brelitinib=Lumivant"),
    ("Rivolane, an investigational small molecule inhibitor, was given to patients.", "Rivolane=Rivolane"),  # said to be one
    ("Keytruda(R) (pembrolizumab) was given.", "Keytruda=Keytruda | pembrolizumab=Keytruda"),
    # licensed versions and copies
    ("Mvasi (bevacizumab-awwb) was compared with bevacizumab.", "Mvasi=Mvasi | bevacizumab-awwb=Mvasi | bevacizumab=bevacizumab"),
    ("A bevacizumab-like effect was seen.", "bevacizumab=bevacizumab"),
    # capitals that are no part of a name, and spaces that were lost
    ("Quavelimab was given. We dosed quavelimab.", "Quavelimab=quavelimab | quavelimab=quavelimab"),
    ("Gefitinib was given.", "Gefitinib=gefitinib"),  # the vocabulary has it in small letters
    ("Patients treated withgefitinib responded.", "gefitinib=gefitinib"),
    # ellipsis and lists
    ("The programs XR 1700 and 1900 advance.", "XR 1700=XR 1700 | 1900=XR 1900"),
    ("We dosed patients with XR-1700 and 1900.", "XR-1700=XR-1700 | 1900=XR-1900"),
    ("We advance XR 1700, 1900 and 2045.", "XR 1700=XR 1700 | 1900=XR 1900 | 2045=XR 2045"),
    ("Patients received HB-310 and -455.", "HB-310=HB-310 | 455=HB-455"),
    ("Patients received IMX-F106C, IMX-P115C and IMX-R117C.", "IMX-F106C=IMX-F106C | IMX-P115C=IMX-P115C | IMX-R117C=IMX-R117C"),
    ("HB-310 and HB-455 are in clinical trials.", "HB-310=HB-310 | HB-455=HB-455"),  # one company numbers both
    # aliases
    ("HB-310 (formerly known as TX-220) is an oral inhibitor.", "HB-310=HB-310 | TX-220=HB-310"),
    ("HB-310 (vestolimab) is an antibody; vestolimab binds PD-1.", "HB-310=vestolimab | vestolimab=vestolimab | vestolimab=vestolimab"),
    ("vestolimab, formerly HB-310, is an antibody.", "vestolimab=vestolimab | HB-310=vestolimab"),
    ("vestolimab (also known as HB-310) is an antibody.", "vestolimab=vestolimab | HB-310=vestolimab"),
    ("Data for HB-310 (formerly called TX-220) were shown.", "HB-310=HB-310 | TX-220=HB-310"),
    ("Patients received HB-310 (VELORIX™).", "HB-310=HB-310 | VELORIX=HB-310"),  # the bracket makes it a name
    ("eftilagimod alpha (efti) is a protein; efti was safe.", "eftilagimod alpha=efti | efti=efti | efti=efti"),  # a short form
    # told by what they are
    ("The IND for zelbrunamide, an oral degrader, was cleared.", "zelbrunamide=zelbrunamide"),
    ("Enrolment for HBAY-2, our lead programme, goes on.", "HBAY-2=HBAY-2"),  # without the description it could be a study
    ("HBX-m6, an mRNA vaccine, was given.", "HBX-m6=HBX-m6"),
    ("Patients received HBX-TIL-1, a cell therapy.", "HBX-TIL-1=HBX-TIL-1"),
    ("The drug HB-310/TX-220 was given.", "HB-310=HB-310 | TX-220=HB-310"),
    ("vestolimab deruxtelin was given.", "vestolimab deruxtelin=vestolimab deruxtelin"),
    ("Velorix (vestolimab) was given.", "Velorix=Velorix | vestolimab=Velorix"),
    ("The agent iodamitine I 131 was given.", "iodamitine I 131=iodamitine I 131"),
    # combinations are two drugs
    ("HB-310 plus pembrolizumab was given.", "HB-310=HB-310 | pembrolizumab=pembrolizumab"),
    ("paclitaxel and carboplatin", "paclitaxel=paclitaxel | carboplatin=carboplatin"),
    ("vestolimab/pelibrutinib was given.", "vestolimab=vestolimab | pelibrutinib=pelibrutinib"),
    ("CLR 131 and CLR 125 are drugs in studies of CLR 131.", "CLR 131=CLR 131 | CLR 125=CLR 125 | CLR 131=CLR 131"),  # never merged
)
NOT_DRUGS = (
    "Mutations of the gene TP53 were found.",
    "We tested for BRCA1 and BRCA2.",
    "Patients with KRAS G12D mutations were treated.",
    "Treatment of tumors with EGFR T790M is difficult.",
    "The therapy binds CD19.",
    "Evaluation of PD-L1 expression was done.",
    "HER2-positive tumors were treated.",
    "It blocks the IL-2 receptor.",
    "Treatment with IL-15 signalling in mind.",
    "We treated MCF-7 cells.",
    "Studies of K562 and A549 cells were done.",
    "HEK293 cells were used.",
    "MC38 tumors were treated.",
    "Data were presented at ASCO 2024.",
    "Data at ESMO-2025 were mature.",
    "The study is supported by grant CA-210974.",
    "The award R01-CA123456 is for this study.",
    "It is described in Form 10-K.",
    "It filed a report on Form 8-K.",
    "The S&P 500 index fell.",
    "The Russell 2000 index rose.",
    "The shares trade as Nasdaq: HBTX.",
    "Patients with COVID-19 were treated.",
    "The therapy acts on SARS-CoV-2.",
    "ICD-10 codes are used.",
    "RECIST 1.1 was used.",
    "Patients with ECOG 0 or 1 were treated.",
    "Treatment lowered CA-125 levels.",
    "HLA-A2 patients were treated.",
    "HPV-16 positive tumors were treated.",
    "The KEYNOTE-189 trial was of adults.",
    "It is registered as NCT01234567.",
    "See abstract LBA-12.",
    "See poster 4512 for data.",
    "Visit booth 1234.",
    "Grade 3 events were seen with treatment.",
    "Patients were treated until Day 28.",
    "Cohort B2 was treated.",
    "Section 505(b)(2) was used.",
    "It complies with ISO 9001.",
    "Data for Q3 2025 were shown.",
    "The budget for FY2025 was approved.",
    "The VEGF pathway is a target of therapy.",
    "MSI-H tumors were treated.",
    "BCL-2 is of interest for therapy.",
    "A peptide was used.",
    "The guideline names a baseline.",
    "The topline is in the pipeline.",
    "Production of 177Lu-based therapies grew.",
    "The supply of lutetium-177 chloride is secured.",
    "I-131 therapy was given.",
    "The patent EP1234567 was granted for this therapy.",
    "Patients with FLT3-ITD mutations were treated.",
    "Patients received CD19 CAR T cells.",
    "Tumors with C481 mutations were treated.",
    "Harrow Pharma is a company that develops an antibody.",
    "The linker is a tetrapeptide.",
    "It binds immunoglobulin-like domains.",
    "Safety data from REACH-2 in patients were shown.",
    "Patients of trial A031501 were treated.",
    "Treatment with TLR7/8 Agonist, an immune therapy, is common.",
    "Patients with HR 0.72 were treated.",
    "The AUC-24 of the therapy was measured.",
    "The SWOG S1826 trial was of adults.",
    "The GOG-3041 trial was of adults.",
    "The H1047 residue is a target of therapy.",
    "The oligonucleotide was given.",
    "It is a polypeptide-based therapy.",
    "Treatment costs USD 1234.",
    "Cells of A375 and HT-29 were treated.",
    "Studies of OVCAR-3 and MDA-MB-231 cells were done.",
    "PD-L1 IHC 22C3 pharmDx was used with the therapy.",
    "The therapy is for people at RP2D-1.",
    "Grant U01CA217885 paid for treatment.",
    "The ISIN of the therapy's maker is FR0010425595.",
    "TROPION-Lung07 is a trial of a therapy.",
    "Treatment with iodine I 131 is common.",
    "Lead-212 is supplied for the therapy.",
    "In 111 patients the therapy worked; Figure In 111 shows it.",
    "Harrow Limited, a privately held cell therapy company, treats patients.",
    "Harrowis is a clinical-stage immunotherapy company.",
    "The therapy is made with the JoinAll® platform; JoinAll® is new.",
    "BEACON-2 is a Phase 2 trial of an antibody.",
    "Shares at HK 1801 rose on the therapy.",
    "A CAR-NK therapy was given.",
)


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_drugs(sentence, expected, named_in_body):
    assert named_in_body(sentence, "drug") == expected


@pytest.mark.parametrize("sentence", NOT_DRUGS)
def test_what_is_no_drug(sentence, named_in_body):
    assert named_in_body(sentence, "drug") == ""


def test_half_of_the_rows_name_none():
    assert len(NOT_DRUGS) >= len(ROWS)
