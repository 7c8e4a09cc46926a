"""What holds for any release, over releases put together from sentences of a small grammar."""

from dataclasses import fields, is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onckg.facts import derive_facts, full_json, guideline_form
from onckg.facts.records import Evidence
from onckg.mentions import find_mentions

DRUGS = ("HB-310", "vestolimab", "CLR 131", "Velorix™", "pembrolizumab", "177Lu-PNT2002")
DISEASES = ("lymphoma", "relapsed multiple myeloma", "HER2-positive breast cancer", "acute myeloid leukaemia (AML)", "solid tumours")
AGENCIES = ("The FDA", "The European Commission", "Japan’s Ministry of Health, Labour and Welfare", "The U.S. Food and Drug Administration")
DESIGNATIONS = ("Orphan Drug Designation", "Fast Track and orphan drug designations", "Breakthrough Therapy status")
PHASES = ("Phase 1", "Phase I/II", "Phase 2b", "phase 3")
DATES = ("last month", "in May 2018", "in the second half of 2018", "on June 1, 2018", "by year-end 2019", "earlier this year")
COMPANIES = ("Harrow Bay Therapeutics", "Norrland Biologics AB", "the Company")
TEMPLATES = (
    "{agency} granted {designation} to {drug} for {disease} {date}.",
    "{company} plans to begin a {phase} trial of {drug} in {disease} {date}.",
    "A {phase} study of {drug} in {disease} is enrolling – “a first step,” said its head.",
    "{drug} has not been approved for {disease}.",
    "{company} licensed {drug} from Norrland Biologics AB {date}.",
    "{agency} cleared the IND for {drug} {date}; it may be given with pembrolizumab.",
    "If approved, {drug} could be sold by {company}.",
    "• {drug}, a small molecule inhibitor, is preclinical",
    "About {drug}",
    "{company} reported a net loss of $12.4 million.",
    "The café on the corner — open since 1987 — serves patients’ families.",
)
FILLS = {
    "drug": DRUGS, "disease": DISEASES, "agency": AGENCIES, "designation": DESIGNATIONS, "phase": PHASES, "date": DATES,
    "company": COMPANIES,
}  # fmt: skip
UNRELATED = "\n\nThe choir of the town met on Sunday and sang for an hour. Its members come from many trades."


@st.composite
def sentences(draw):
    template = draw(st.sampled_from(TEMPLATES))
    return template.format(**{name: draw(st.sampled_from(values)) for name, values in FILLS.items()})


@st.composite
def releases(draw):
    titles = ["Harrow Bay Therapeutics Reports on {}", "{} GETS A STATUS", "Harrow Bay: {} in Review"]
    headline = draw(st.sampled_from(titles)).format(draw(st.sampled_from(DRUGS)))
    dateline = draw(st.sampled_from(["BASEL, Switzerland, June 6, 2018 -- ", "BASEL, June 6, 2018 (Newswire) – ", ""]))
    issuer = "Harrow Bay Therapeutics, Inc. (Nasdaq: HBTX), a biotechnology company, today gave an update on HB-310. "
    paragraphs = draw(st.lists(st.lists(sentences(), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4))
    return f"{headline}\n\n{dateline}{issuer}\n\n" + "\n\n".join(paragraphs) + "\n"


def evidence_in(value):
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from evidence_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from evidence_in(getattr(value, field.name))


def plain_facts(facts):
    """Facts without the places of their evidence, which an insertion moves, and the ID, which the text makes."""
    form = guideline_form(facts)
    return [
        [{k: v for k, v in fact.items() if k != "evidence"} for fact in (rows if isinstance(rows, list) else [rows])]
        for key, rows in form.items()
        if key != "id"
    ]


@pytest.fixture(scope="module")
def extract(lexicon, read):
    def run(text):
        document = read(text)
        return document, derive_facts(document, find_mentions(document, lexicon), lexicon)

    return run


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@given(text=releases())
@QUICK
def test_evidence_is_the_characters_that_it_claims(text, extract):
    document, facts = extract(text)
    found = list(evidence_in(facts))
    assert found
    for evidence in found:
        assert document.canonical[evidence.start : evidence.end] == evidence.text
        assert evidence.text.strip()
        assert evidence.rule
        assert evidence.section


@given(text=releases())
@QUICK
def test_every_fact_has_evidence(text, extract):
    _, facts = extract(text)
    for field in fields(facts):
        value = getattr(facts, field.name)
        for fact in value if isinstance(value, tuple) else ():
            assert fact.evidence, fact


@given(text=releases())
@QUICK
def test_names_in_relations_are_listed(text, extract):
    """A fact speaks of drugs, diseases, platforms and companies that the lists above it hold."""
    _, facts = extract(text)
    drugs, diseases = {d.name for d in facts.drugs}, {d.name for d in facts.diseases}
    companies, platforms = {c.name for c in facts.companies}, {p.name for p in facts.platforms}
    for fact in (
        *facts.designations,
        *facts.milestones,
        *facts.indications,
        *facts.stages,
        *facts.develops,
        *facts.drug_platform,
        *facts.deals,
    ):
        assert getattr(fact, "drug", None) in drugs | {None}
        assert getattr(fact, "disease", None) in diseases | {None}
        assert getattr(fact, "company", None) in companies | {None}
        assert getattr(fact, "platform", None) in platforms | {None}
    for trial in facts.trials:
        assert set(trial.drugs) | set(trial.combined_with) <= drugs
        assert set(trial.diseases) <= diseases
    for deal in facts.deals:
        assert set(deal.companies) <= companies


@given(text=releases())
@settings(QUICK, max_examples=30)
def test_the_same_text_gives_the_same_facts(text, extract):
    assert full_json(extract(text)[1]) == full_json(extract(text)[1])


@given(text=releases())
@settings(QUICK, max_examples=40)
def test_an_unrelated_paragraph_at_the_end_changes_nothing(text, extract):
    assert plain_facts(extract(text)[1]) == plain_facts(extract(text.rstrip() + UNRELATED + "\n")[1])
