"""Names of designations, and words that share theirs."""

import pytest

from onckg.mentions.recognizers.designation import find_designations

ROWS = (
    ("granted Orphan Drug Designation", "Orphan Drug Designation=OrphanDrug"),
    ("has orphan status", "orphan status=OrphanDrug"),
    ("orphan drug designation (ODD)", "orphan drug designation (ODD)=OrphanDrug"),  # the bracket belongs to it
    ("orphan-drug designation", "orphan-drug designation=OrphanDrug"),
    ("ODD for glioma", "ODD=OrphanDrug"),
    ("designated an orphan drug", "an orphan drug=OrphanDrug"),  # the verb is the head word
    ("designated as an orphan medicinal product", "as an orphan medicinal product=OrphanDrug"),
    ("Fast Track designation", "Fast Track designation=FastTrack"),
    ("Fast-Track status", "Fast-Track status=FastTrack"),
    ("FAST TRACK DESIGNATION", "FAST TRACK DESIGNATION=FastTrack"),
    ("a fast track designated drug", "fast track designated=FastTrack"),
    ("Breakthrough Therapy Designation (BTD)", "Breakthrough Therapy Designation (BTD)=BreakthroughTherapy"),
    ("its BTD", "BTD=BreakthroughTherapy"),
    ("breakthrough designation", "breakthrough designation=BreakthroughTherapy"),
    ("Breakthrough\nTherapy designation", "Breakthrough\nTherapy designation=BreakthroughTherapy"),  # over a line's end
    (
        "Regenerative Medicine Advanced Therapy (RMAT) designation",
        "Regenerative Medicine Advanced Therapy (RMAT) designation=RMAT",
    ),
    ("an RMAT meeting", "RMAT=RMAT"),
    ("Rare Pediatric Disease Designation", "Rare Pediatric Disease Designation=RarePediatricDisease"),
    ("rare paediatric disease designation", "rare paediatric disease designation=RarePediatricDisease"),  # British
    ("the RPDD", "RPDD=RarePediatricDisease"),
    ("Priority Review for the application", "Priority Review=PriorityReview"),
    ("PRIME designation", "PRIME designation=PRIME"),
    ("PRIME eligibility", "PRIME eligibility=PRIME"),
    ("an Innovation Passport", "Innovation Passport=InnovationPassport"),
    ("SAKIGAKE designation", "SAKIGAKE designation=Sakigake"),
    ("Qualified Infectious Disease Product designation", "Qualified Infectious Disease Product designation=Other"),
    # lists share one head word
    ("Orphan Drug and Fast Track designations", "Orphan Drug=OrphanDrug | Fast Track designations=FastTrack"),
    (
        "Orphan, Fast Track and Breakthrough Therapy designations",
        "Orphan=OrphanDrug | Fast Track=FastTrack | Breakthrough Therapy designations=BreakthroughTherapy",
    ),
    ("RMAT and Fast Track designation", "RMAT=RMAT | Fast Track designation=FastTrack"),
    ("an orphan disease affects few people", ""),  # the disease, not the designation
    ("an orphan indication", ""),
    ("the Orphan Drug Act", ""),
    ("orphan drugs are expensive", ""),
    ("the orphanage", ""),
    ("a fast track to success", ""),
    ("on the fast track", ""),
    ("fast tracking enrollment", ""),
    ("a scientific breakthrough", ""),
    ("a breakthrough in therapy", ""),
    ("breakthrough pain", ""),
    ("breakthrough infections", ""),
    ("in prime condition", ""),
    ("prime time", ""),
    ("a prime-boost vaccine", ""),
    ("Amazon Prime", ""),
    ("a Priority Review Voucher", ""),  # a milestone, no designation
    ("two priority review vouchers", ""),
    ("a top priority", ""),
    ("priority medicines are scarce", ""),
    ("an odd number", ""),
    ("odds ratio of 2", ""),
    ("a rare pediatric tumor", ""),
    ("rare pediatric cancers", ""),
    ("regenerative medicine is a field", ""),
    ("an advanced therapy", ""),
    ("accelerated approval", ""),  # a kind of approval
    ("conditional approval", ""),
    ("RPD-101 was given", ""),
    ("the status of the program", ""),
    ("the designation of the ward", ""),
    ("a high priority review of safety", ""),  # a priority, not the FDA's Priority Review
    ("two designations: Orphan Drug and Fast Track", "Orphan Drug=OrphanDrug | Fast Track=FastTrack"),  # the head word stands before
    ("the Priority Medicines scheme", "Priority Medicines scheme=PRIME"),
    ("on a fast track: orphan drug makers", ""),
    ("the designations of the wards: orphan, drug", ""),
)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_designations(text, expected, document_of, line_of):
    document = document_of(text)
    assert line_of(document, find_designations(document)) == expected


def test_half_of_the_rows_name_none():
    assert sum(not (row.values if hasattr(row, "values") else row)[1] for row in ROWS) * 2 >= len(ROWS)
