"""From mentions to facts: the one pass over a release that wires the readers of relations together."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from onckg.documents.records import Document
from onckg.errors import OffsetError
from onckg.facts.attributes import drug_modalities, drug_targets
from onckg.facts.context import ReleaseContext, build_context, evidence_of_mention
from onckg.facts.deals import derive_deals
from onckg.facts.designations import derive_designations
from onckg.facts.develops import derive_develops
from onckg.facts.entities import companies_of, diseases_of, drugs_of, platforms_of, section_finder
from onckg.facts.groundings import with_groundings
from onckg.facts.indications import derive_indications
from onckg.facts.looser_names import looser_names, renamed_facts, renamed_mentions
from onckg.facts.milestones import derive_milestones
from onckg.facts.parts import companies_with_a_part
from onckg.facts.platforms import derive_company_platforms, derive_drug_platforms, platform_kinds
from onckg.facts.records import Evidence, Release, ReleaseFacts
from onckg.facts.roles import drug_roles
from onckg.facts.stages import derive_stages
from onckg.facts.trials import derive_trials
from onckg.facts.view import build_views
from onckg.lexicon import Lexicon
from onckg.mentions.records import Mention


def derive_facts(document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> ReleaseFacts:
    """Return what a release says, from its mentions.

    Companies, drugs, platforms and diseases are listed where they have a part in a fact (companies also in a programme);
    drugs always. Every list may be empty. Raises
    ``OffsetError`` (a bug) where an evidence would not be the characters that it claims.
    """
    views = build_views(document, mentions)
    context = build_context(document, mentions, views, lexicon, drug_roles(document, views))
    designations, milestones = derive_designations(context), derive_milestones(context)
    trials, trial_pairs = derive_trials(context)
    deals, develops = derive_deals(context), derive_develops(context)
    drug_platforms, company_platforms = derive_drug_platforms(context), derive_company_platforms(context)
    indications = derive_indications(context, designations, trials, milestones)
    stages = derive_stages(context, trials, milestones)
    facts = ReleaseFacts(
        document.id, document.name, _release(context, mentions), develops=tuple(develops), drug_platform=tuple(drug_platforms),
        company_platform=tuple(company_platforms), indications=tuple(indications), designations=tuple(designations), trials=tuple(trials),
        milestones=tuple(milestones), deals=tuple(deals), stages=tuple(stages),
    )  # fmt: skip
    names = looser_names(context, facts, trial_pairs)
    renamed = renamed_mentions(mentions, names)
    whole = cast(ReleaseFacts, _with_words(_with_entities(context, renamed, renamed_facts(facts, names)), document))
    return with_groundings(whole, document, renamed, lexicon.vocabulary)


def _with_entities(context: ReleaseContext, mentions: Sequence[Mention], facts: ReleaseFacts) -> ReleaseFacts:
    section_at = section_finder([(s.start, s.end, s.section) for s in context.document.sentences])
    said = [v.mentions for v in context.views]
    drugs = {m.value for group in said for m in group if m.kind == "drug"} | {d for t in facts.trials for d in (*t.drugs, *t.combined_with)}
    platforms = {p.platform for p in facts.drug_platform} | {p.platform for p in facts.company_platform}
    diseases = {i.disease for i in facts.indications} | {d for t in facts.trials for d in t.diseases}
    diseases |= {d.disease for d in facts.designations if d.disease} | {m.disease for m in facts.milestones if m.disease}
    companies = (
        {d.company for d in facts.develops} | {c for d in facts.deals for c in d.companies} | {p.company for p in facts.company_platform}
    )
    companies |= companies_with_a_part(context)
    companies |= {context.issuer} if context.issuer else set()
    kinds, built_on = platform_kinds(context)
    return replace(
        facts,
        companies=companies_of(mentions, companies, section_at),
        drugs=drugs_of(
            mentions, drugs, context.roles, (drug_modalities(context.views, context.lexicon), drug_targets(context.views)), section_at
        ),
        platforms=platforms_of(mentions, platforms, kinds, built_on, section_at),
        diseases=diseases_of(mentions, diseases, section_at),
    )


def _release(context: ReleaseContext, mentions: Sequence[Mention]) -> Release:
    document = context.document
    evidence = []
    if document.title:
        evidence.append(Evidence(document.title_start, document.title_end, "", "headline", "documents/title"))
    if context.release_date:
        evidence.append(Evidence(document.dateline.start, document.dateline.end, "", "dateline", "documents/dateline"))
    issuer = next((m for m in mentions if m.kind == "company" and m.value == context.issuer and m.attributes.get("anaphor") != "yes"), None)
    if issuer is not None:
        evidence.append(evidence_of_mention(issuer, "lead"))
    return Release(document.title, context.release_date, context.issuer, document.dateline.place, document.dateline.wire, tuple(evidence))


def _with_words(value: Any, document: Document) -> Any:
    """Return the record with the words and characters of every evidence in the canonical text; a slip of offsets is a bug and raises."""
    if isinstance(value, Evidence):
        words = document.text[value.start : value.end]
        if not words.strip() or (value.text and value.text != words):
            raise OffsetError(f"release {document.name}: characters {value.start} to {value.end} are not the words of {value.rule}")
        start, end = document.canonical_span(value.start, value.end)
        return replace(value, start=start, end=end, text=document.canonical[start:end])
    if isinstance(value, tuple):
        return tuple(_with_words(v, document) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _with_words(getattr(value, f.name), document) for f in fields(value)})
    return value
