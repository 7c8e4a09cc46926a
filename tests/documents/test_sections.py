from collections.abc import Callable

import pytest

from onckg.documents import Document
from onckg.documents.about import about_kind, about_subject
from onckg.documents.headings import heading_kind, opening_kind

Read = Callable[[str], Document]


def kinds(document: Document) -> list[str]:
    return [section.kind for section in document.sections]


def section_of(document: Document, words: str) -> str:
    at = document.text.index(words)
    return next(s.kind for s in document.sections if s.start <= at < s.end)


def test_the_front_of_a_wire_release(wire: Document) -> None:
    assert wire.title == "Ficta Biosciences Receives Orphan Drug Designation for FB-210 in Soft Tissue Sarcoma"
    assert wire.text[wire.title_start : wire.title_end] == wire.title
    assert (wire.dateline.date, wire.dateline.place, wire.dateline.wire) == ("2021-03-04", "AUSTIN, Texas", "GLOBE NEWSWIRE")
    assert wire.text[wire.dateline.start : wire.dateline.end] == "March 04, 2021"
    assert kinds(wire)[:5] == ["dateline", "headline", "subhead", "dateline", "lead"]
    assert section_of(wire, "Phase 2 results expected") == "subhead"


def test_the_sections_of_a_wire_release(wire: Document) -> None:
    assert section_of(wire, "We are glad") == "body"
    assert section_of(wire, "FB-300 is preclinical") == "list"
    assert section_of(wire, "Management will host") == "logistics"
    assert section_of(wire, "rare cancer") == "about-disease"
    assert section_of(wire, "investigational conjugate") == "about-drug"
    assert section_of(wire, "based in Austin") == "about-company"
    assert section_of(wire, "may be approved") == "forward-looking"
    assert section_of(wire, "Jo Roe") == "contact"
    assert section_of(wire, "Source:") == "footer"
    subjects = {s.subject: s.heading for s in wire.sections if s.subject}
    assert subjects["Ficta Biosciences, Inc."] == "About Ficta Biosciences, Inc."


def test_wrapped_lines_are_one_sentence(wire: Document) -> None:
    lead = [wire.text[s.start : s.end] for s in wire.sentences if s.section == "lead"]
    assert len(lead) == 1
    assert lead[0].startswith("Ficta Biosciences, Inc.")
    assert lead[0].endswith("soft tissue sarcoma.")


def test_items_are_cut_into_sentences_without_their_marks(wire: Document) -> None:
    items = [wire.text[s.start : s.end] for s in wire.sentences if s.section == "list"]
    assert items == ["FB-210 is in a Phase 2 trial.", "Enrollment is ongoing.", "FB-300 is preclinical."]


def test_quotations_are_marked(wire: Document) -> None:
    assert [wire.text[s.start : s.end] for s in wire.sentences if s.quoted and s.section == "body"] == [
        "“We are glad about this step for all patients with sarcoma,” said Ann Poe, M.D., chief medical officer.",
        "“FB-210 will enter a second trial.”",
    ]


def test_a_release_on_one_line(one_line: Document) -> None:
    assert one_line.title == "Ficta’s FB-210 Approved in Sarcoma"
    assert (one_line.dateline.date, one_line.dateline.place) == ("2021-03-04", "AUSTIN, Texas")
    expected = {
        "First approval": "subhead",
        "today announced": "lead",
        "Second finding": "list",
        "Further data": "body",
        "It is a rare cancer": "about-disease",
        "FB-210 is an antibody": "about-drug",
        "is indicated for sarcoma": "label",
        "It can cause rash": "safety",
        "It can raise": "safety",
        "At Ficta, we invent": "about-company",
        "Risks are many": "forward-looking",
    }
    assert {words: section_of(one_line, words) for words in expected} == expected


def test_paragraph_breaks_that_were_lost(glued: Document) -> None:
    assert (glued.dateline.date, glued.dateline.place) == ("2021-03-04", "Austin, Texas, USA")
    assert section_of(glued, "jo@ficta") == "contact"
    assert section_of(glued, "(formerly F1)") == "about-drug"
    assert section_of(glued, "that develops drugs") == "about-company"
    headings = {s.heading for s in glued.sections}
    assert {"About FB-210 (also FB210)", "About Ficta Biosciences"} <= headings
    assert "It is studied in leukemia." in [glued.text[s.start : s.end] for s in glued.sentences]


SAID = "Ficta said that its drug is now in a trial of patients with sarcoma, and that it goes on well.\n"
BODY = "AUSTIN, Texas, March 4, 2021 – Ficta said that FB-210 is in a trial of patients with sarcoma, and that it goes on well.\n\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("FOR IMMEDIATE RELEASE\n\nFicta Starts a Trial\n\n" + BODY, "Ficta Starts a Trial"),
        ("Press Release\nMarch 4, 2021\n\n## Ficta Starts a Trial\n\n" + BODY, "Ficta Starts a Trial"),
        ("PR Newswire\n\n**Ficta Starts a Trial**\n\n" + BODY, "Ficta Starts a Trial"),
        ("Contact: Jo Roe\n+1 555 010 0100\n\nFicta Starts a Trial\n\n" + BODY, "Ficta Starts a Trial"),
        ("Ficta Starts a Trial of FB-210 for\nSarcoma\n\n" + BODY, "Ficta Starts a Trial of FB-210 for Sarcoma"),
        ("\ufeffFicta Starts a Trial\r\n\r\n" + BODY.replace("\n", "\r\n"), "Ficta Starts a Trial"),
        ("Basel, 4 March 2021\n\nFicta Starts a Trial\n\n" + SAID, "Ficta Starts a Trial"),
        (BODY, ""),
        ("March 4, 2021", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_titles(read: Read, text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("March 3, 2021\n\nFicta Starts a Trial\n\n" + BODY, "2021-03-04"),
        ("March 3, 2021\n\nFicta Starts a Trial\n\n" + BODY.replace("March 4, 2021", "(BUSINESS WIRE)"), "2021-03-03"),
        ("March 3, 2021\n\nFicta Starts a Trial\n\nNEW YORK, March 3 /PRNewswire/ -- " + SAID, "2021-03-03"),
        ("Ficta Starts a Trial\n\nAUSTIN, Texas, March 4, 2021\n\n" + SAID, "2021-03-04"),
        ("Ficta Starts a Trial\n\nIts trial of FB-210 began on March 4, 2021, the company says. " + SAID, ""),
        ("Ficta Reports Results\n\nThis is the quarter ended March 31, 2021. " + SAID + "\nMarch 31, 2021\n", ""),
        ("Ficta Starts a Trial\n\nOn March 4, 2021, the drug was given. " + SAID, ""),
    ],
)  # fmt: skip
def test_the_date_of_the_release(read: Read, text: str, date: str) -> None:
    assert read(text).dateline.date == date


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Forward-Looking Statement Disclaimer", "forward-looking"),
        ("Cautionary Note Regarding Forward Looking Statements:", "forward-looking"),
        ("SAFE HARBOR STATEMENT", "forward-looking"),
        ("Ficta’s Safety Information", "safety"),
        ("Important Safety Information for FB-210", "safety"),
        ("WARNINGS AND PRECAUTIONS", "safety"),
        ("Indications and Usage", "label"),
        ("Selected FB-210 Indications in the U.S.", "label"),
        ("Contacts:", "contact"),
        ("Media Contact", "contact"),
        ("Conference Call and Webcast", "logistics"),
        ("Second Quarter 2021 Financial Results", "financial"),
        ("References", "footer"),
        ("Next Steps", None),
        ("Presentation Details", None),
        ("Clinical Highlights", None),
        ("Safety and Efficacy Results", None),
        ("Indication Expansion Strategy", None),
        ("Contacting Patients", None),
        ("Financing", None),
        ("Pipeline", None),
        ("Title: A Study of FB-210", None),
        ("Looking Forward", None),
        ("About Ficta", None),
    ],
)
def test_heading_wordings(heading: str, kind: str | None) -> None:
    assert heading_kind(heading.replace("’", "'")) == kind


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("This press release contains forward-looking statements.", "forward-looking"),
        ("Media Contact: Jo Roe", "contact"),
        ("For more information, please contact Jo Roe.", "contact"),
        ("A live webcast of the call will be available.", "logistics"),
        ("Research and development expenses were $5 million.", "financial"),
        ("SOURCE Ficta Biosciences", "footer"),
        ("Please see full Prescribing Information.", "safety"),
        ("This press release describes a trial.", None),
        ("Media reports were wrong.", None),
        ("Sources of cells are donors.", None),
        ("Research and development of FB-210 goes on.", None),
        ("The post hoc analysis showed a benefit.", None),
        ("Contact with the virus is rare.", None),
    ],
)
def test_paragraph_openings(paragraph: str, kind: str | None) -> None:
    assert opening_kind(paragraph, 0, len(paragraph)) == kind


@pytest.mark.parametrize(
    ("heading", "following", "kind"),
    [
        ("About Ficta Biosciences, Inc.", "", "about-company"),
        ("ABOUT FICTA THERAPEUTICS", "", "about-company"),
        ("About Ficta", "Ficta is a clinical-stage biotechnology company that works on cancer.", "about-company"),
        ("About Ficta", "For a century we have been inventing.", "about-company"),
        ("About Soft Tissue Sarcoma", "", "about-disease"),
        ("About acute myeloid leukemia (AML)", "", "about-disease"),
        ("About Breast Cancer in Europe", "", "about-disease"),
        ("About NF9-PN", "NF9-PN is a rare genetic disorder.", "about-disease"),
        ("About FB-210", "FB-210 is an antibody for the treatment of breast cancer.", "about-drug"),
        ("About FICTANIB® (fictinib)", "", "about-drug"),
        ("About Fictinib", "Fictinib is approved for leukemia.", "about-drug"),
        ("About the FICT-1 Trial", "", "about-other"),
        ("About FICT-2", "FICT-2 is a randomized Phase 3 trial of FB-210 in lung cancer.", "about-other"),
        ("About Orphan Drug Designation", "", "about-other"),
        ("About the Ficta and Acme Collaboration", "", "about-other"),
        ("About the XYZ Platform", "XYZ is a platform.", "about-other"),
    ],
)
def test_what_an_about_section_is_about(heading: str, following: str, kind: str) -> None:
    assert about_kind(about_subject(heading), following) == kind


@pytest.mark.parametrize("heading", ["About 30% of patients", "about Ficta", "Abouts", "All About", "About"])
def test_what_is_no_about_heading(heading: str) -> None:
    assert about_subject(heading) == ""


def test_a_disclaimer_without_heading_starts_at_its_sentence(read: Read) -> None:
    text = (
        "Ficta Starts a Trial\n\n"
        + BODY
        + "It will enrol soon. Some of this is a forward-looking statement. It may not happen.\n\nNor this.\n\n"
        + "About Ficta\n\nIt is a company.\n"
    )
    document = read(text)
    assert section_of(document, "It will enrol") == "body"
    assert section_of(document, "It may not happen") == "forward-looking"
    assert section_of(document, "Nor this") == "forward-looking"
    assert section_of(document, "It is a company") == "about-company"


def test_presentation_details_and_tables_are_not_logistics(read: Read) -> None:
    text = (
        "Ficta at a Meeting\n\n" + BODY + "Presentation Details\n\nTitle: FB-210 in sarcoma\nPresenter: Ann Poe\n\n"
        "| Dose | Patients | ORR |\n| 5 mg | 10 | 40% |\n\n| Net loss | $ 5 | $ 6 |\n"
    )
    document = read(text)
    assert section_of(document, "FB-210 in sarcoma\n") == "body"
    assert section_of(document, "40%") == "table"
    assert section_of(document, "$ 5") == "financial"


def test_an_unknown_heading_ends_the_body_section_but_no_disclaimer(read: Read) -> None:
    text = (
        "Ficta Starts\n\n" + BODY + "Next Steps\n\nIt will go on.\n\nForward-Looking Statements\n\nRisks.\n\nRisk Factors\n\nMore risks.\n"
    )
    document = read(text)
    assert [s.heading for s in document.sections if s.kind == "body"] == ["Next Steps"]
    assert section_of(document, "More risks") == "forward-looking"


@pytest.mark.parametrize(
    ("paragraph", "said", "notice"),
    [
        ("The trial is run with Calder Bio. VESTRA® is a registered trademark of Calder Bio.", "trial", "VESTRA"),
        ("FB-210 shrank tumors. It was safe. Ficta and its logo are trademarks of Ficta. All rights reserved.", "safe", "logo"),
        ("Ficta® is a registered trademark of Ficta. The trial goes on.", "", "registered"),
        ("© 2021 Ficta. All rights reserved.", "", "reserved"),
        ("Ficta filed its trademark in May. The trial goes on.", "filed", ""),
        ("The use of trademarks of others ends. The trial goes on.", "", "trademarks"),
        ("The trial of FB-210 goes on.", "goes on", ""),
    ],
)
def test_a_paragraph_that_ends_with_a_notice_of_trademarks(paragraph: str, said: str, notice: str, read: Read) -> None:
    document = read("Ficta Starts\n\n" + BODY + paragraph + "\n\nMore is to come.\n")
    if said:
        assert section_of(document, said) != "footer"
    if notice:
        assert section_of(document, notice) == "footer"
    assert section_of(document, "More is to come") != "footer"
