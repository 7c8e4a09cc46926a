"""Companies over whole releases: issuer, short forms, misspellings, anaphors, boilerplate, tickers."""

from itertools import pairwise

from onckg.documents import document_from_text
from onckg.mentions.recognizers.company import find_companies


def _find(text, lexicon, source):
    document = document_from_text(text, "made-up", source)
    mentions = find_companies(document, lexicon)
    assert all(m.text == text[m.start : m.end] for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    return mentions


def _issuer(mentions):
    return next((m.value for m in mentions if m.attributes.get("issuer")), None)


def _surfaces(mentions, value):
    return sorted({m.text for m in mentions if m.value == value and "anaphor" not in m.attributes})


WIRE = "BASEL, Switzerland, June 6, 2018 (GLOBE NEWSWIRE) -- "


def test_short_forms_share_the_full_name(lexicon, source):
    text = (
        f"Ovalto Updates Its Pipeline\n\n{WIRE}Ovalto Labs, Inc. (Nasdaq: OVTO), a biotechnology company, "
        "today announced news. Ovalto's drug works.\n"
    )
    mentions = _find(text, lexicon, source)
    assert {m.value for m in mentions} == {"Ovalto Labs"}
    assert _surfaces(mentions, "Ovalto Labs") == ["Ovalto", "Ovalto Labs"]
    assert {(m.attributes["ticker"], m.attributes["exchange"], m.attributes["issuer"]) for m in mentions} == {("OVTO", "Nasdaq", "yes")}


def test_defined_short_forms(lexicon, source):
    text = (
        f"Update on HB-310\n\n{WIRE}Suyang Kestrel Pharmaceutical Co., Ltd. (“Kestrel Pharma”) and Lantern "
        "Therapeutics (“Lantern”) (Nasdaq: LNTN) today "
        "announced a collaboration. Kestrel Pharma pays; Kestrel dosed; Lantern makes it.\n"
    )
    mentions = _find(text, lexicon, source)
    assert _surfaces(mentions, "Suyang Kestrel Pharmaceutical") == ["Kestrel", "Kestrel Pharma", "Suyang Kestrel Pharmaceutical"]
    assert _surfaces(mentions, "Lantern Therapeutics") == ["Lantern", "Lantern Therapeutics"]
    assert _issuer(mentions) == "Suyang Kestrel Pharmaceutical"


def test_a_misspelling_joins_the_spelling_of_the_companys_own_pages(lexicon, source):
    text = (
        f"FDA Grants Designation to Vollector Biosciences' HB-310\n\n{WIRE}Vollector Biosciences (Nasdaq: "
        "VLLB), a biopharmaceutical company, announces "
        "today a designation. Vollector plans a trial.\n\nAbout Vellector Biosciences, Inc.\n\nVellector Biosciences is a company. "
        "Visit www.vellector.com.\n\nSource: Vollector Biosciences, Inc.\n"
    )
    mentions = _find(text, lexicon, source)
    assert {m.value for m in mentions} == {"Vellector Biosciences"}
    assert {m.text for m in mentions if m.attributes.get("misspelling")} == {"Vollector", "Vollector Biosciences"}
    assert _issuer(mentions) == "Vellector Biosciences"


def test_names_with_digits_are_never_joined_by_likeness(lexicon, source):
    text = f"Update\n\n{WIRE}A123456 Therapeutics, Inc. today announced a deal with A123457 Therapeutics, Inc.\n"
    assert {m.value for m in _find(text, lexicon, source)} == {"A123456 Therapeutics", "A123457 Therapeutics"}


def test_two_tickers_are_two_companies(lexicon, source):
    text = f"Update\n\n{WIRE}Vollector Biosciences (Nasdaq: VLLB) and Vellector Biosciences (Nasdaq: VELL) today announced a merger.\n"
    assert {m.value for m in _find(text, lexicon, source)} == {"Vollector Biosciences", "Vellector Biosciences"}


def test_the_company_is_the_issuer_and_in_an_about_section_its_subject(lexicon, source):
    text = (
        f"Ovalto Announces News\n\n{WIRE}Ovalto Labs, Inc. (Nasdaq: OVTO) today announced a license agreement "
        "with Kestrel Pharma. The Company is glad.\n\n"
        "About Kestrel Pharma\n\nKestrel Pharma is a biotechnology company. The company is based in Oslo.\n"
    )
    found = [(m.text, m.value) for m in _find(text, lexicon, source) if "anaphor" in m.attributes]
    assert found == [("The Company", "Ovalto Labs"), ("The company", "Kestrel Pharma")]


def test_trademarks_contacts_and_careers_are_boilerplate(lexicon, source):
    text = (
        f"Ovalto Announces News\n\n{WIRE}Ovalto Labs, Inc. (Nasdaq: OVTO) today announced news. Ann Reed "
        "previously served as director at Pfizer.\n\n"
        "KEYTRUDA is a registered trademark of Merck Sharp & Dohme LLC.\n"
    )
    mentions = _find(text, lexicon, source)
    hints = {m.value: (m.attributes.get("boilerplate"), m.attributes.get("role_hint")) for m in mentions}
    assert hints == {"Ovalto Labs": (None, None), "Pfizer": ("yes", "biography"), "Merck Sharp & Dohme": ("yes", "trademark")}


def test_a_parent_is_told_from_the_subsidiary_that_is_called_like_it(lexicon, source):
    text = (
        f"Ovalto Biologics Announces News\n\n{WIRE}Ovalto Biologics, a CDMO, today announced news. Ovalto will make HB-310. "
        "Ovalto Biologics is a wholly owned subsidiary of Ovalto Inc.\n"
    )
    mentions = _find(text, lexicon, source)
    assert [(m.text, m.value) for m in mentions] == [
        ("Ovalto Biologics", "Ovalto Biologics"),
        ("Ovalto Biologics", "Ovalto Biologics"),
        ("Ovalto", "Ovalto Biologics"),
        ("Ovalto Biologics", "Ovalto Biologics"),
        ("Ovalto", "Ovalto"),
    ]
    assert mentions[-1].attributes["role_hint"] == "parent"


def test_issuer_without_dateline_and_lead(lexicon, source):
    text = "Brightmoor Announces First Patient Dosed in Phase 2 Study of HB-310\n\nHB-310 is an antibody for many cancers\n"
    mentions = _find(text, lexicon, source)
    assert _issuer(mentions) == "Brightmoor"


def test_issuer_whose_headline_names_the_agency_first(lexicon, source):
    text = (
        f"FDA Grants Orphan Drug Designation to HB-310\n\n{WIRE}Brightmoor plc (LSE: BRM) today announced "
        "that the FDA has granted a designation.\n"
    )
    assert _issuer(_find(text, lexicon, source)) == "Brightmoor"


def test_of_two_that_announce_the_contact_decides(lexicon, source):
    text = (
        f"Kestrel Pharma and Ovalto Biologics Announce Collaboration\n\n{WIRE}Kestrel Pharma and Ovalto "
        "Biologics today announced a collaboration.\n\n"
        "About Kestrel Pharma\n\nKestrel Pharma makes drugs.\n\nAbout Ovalto Biologics\n\nOvalto Biologics makes drugs.\n\n"
        "Contact\n\nOvalto Biologics\npress@ovalto.com\n"
    )
    assert _issuer(_find(text, lexicon, source)) == "Ovalto Biologics"


def test_a_text_without_companies_has_no_mentions(lexicon, source):
    assert _find("The weather was fine and the patients were well.\n", lexicon, source) == []


def test_no_short_form_is_a_place_or_an_ordinary_word(lexicon, source):
    text = (
        f"Update\n\n{WIRE}Heidelberg Pharma AG (FSE: HPHA) and Precision BioSciences, Inc. today announced "
        "news in Heidelberg. Precision matters.\n"
    )
    mentions = _find(text, lexicon, source)
    assert [m.text for m in mentions] == ["Heidelberg Pharma", "Precision BioSciences"]


def test_symbol_of_a_listing_sentence(lexicon, source):
    text = (
        f"Update\n\n{WIRE}Ovalto Pharma today announced news.\n\nAbout Ovalto Pharma\n\nOvalto Pharma is a "
        "biotechnology company. It is listed on the "
        "Frankfurt Stock Exchange: ISIN DE000A0 / Symbol OVPH.\n"
    )
    assert _find(text, lexicon, source)[0].attributes["ticker"] == "OVPH"
