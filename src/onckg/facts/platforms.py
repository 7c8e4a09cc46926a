"""Platforms: which drug comes from which, whose technology each is, and what is built on what."""

import re

from onckg.facts.arguments import topic_of
from onckg.facts.assertion import effects_on
from onckg.facts.context import ReleaseContext, evidence_of, portrayed_company
from onckg.facts.develops import derive_develops
from onckg.facts.records import CompanyPlatform, DrugPlatform, Evidence
from onckg.facts.view import View, marks_in
from onckg.facts.wording import Match, find_matches, load_wordings
from onckg.mentions.records import Mention

_SIDE_BY_SIDE = re.compile(r",?\sand\s(?:⟨C\d+⟩'s?\s|its\s|the\scompany's\s)(?:[\w-]+\s){0,3}$")
_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)


def derive_drug_platforms(context: ReleaseContext) -> list[DrugPlatform]:
    """Return which drug comes from, uses or is a member of which platform."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    for view in context.views:
        for match in find_matches(view, load_wordings("platforms")):
            if match.wording.gives["relation"] != "drug" or "negated" in effects_on(view, match.start, match.end):
                continue
            drugs = _named_drugs(context, view, match) or _spoken_of(context, view, match)
            for drug in drugs:
                for platform in match.slots.get("platform") or _same_platform(context, view):
                    if context.roles.get(drug) == "program":
                        found.setdefault((drug, platform.value), []).append(evidence_of(view, match.wording.rule))
    _add_pipeline(context, found)
    return [DrugPlatform(drug, platform, tuple(dict.fromkeys(evidence))) for (drug, platform), evidence in found.items()]


def _named_drugs(context: ReleaseContext, view: View, match: Match) -> list[str]:
    """Return the drugs that a match names; of two that stand side by side ("X, in bladder cancer, and Calder's Y, from the Z platform")
    the second, where the platform follows on that."""
    named = [m.value for name in ("drug", "drug2") for m in match.slots.get(name, ())]
    if not match.slots.get("drug") or not match.slots.get("platform") or match.slots["drug"][-1].start > match.slots["platform"][0].start:
        return named
    last, platform = match.slots["drug"][-1], match.slots["platform"][0]
    for other in view.of_kind("drug"):
        between = view.slotted[view.place(last) : max(0, view.place(other))]
        if last.end <= other.start < platform.start and other.value in context.programs([other]) and _SIDE_BY_SIDE.search(between):
            named = [other.value]
    return named


def _same_platform(context: ReleaseContext, view: View) -> list[Mention]:
    """Return the platform that "the same platform" is: the last one that the paragraph named before; empty where it named none."""
    before = [v for v in context.views if v.sentence.paragraph == view.sentence.paragraph and v.number < view.number]
    return [m for v in before for m in v.of_kind("platform")][-1:]


def _spoken_of(context: ReleaseContext, view: View, match: Match) -> list[str]:
    """Return the drugs that a sentence speaks of without naming them: of "both" the last two of its paragraph, or
    the two of the last paragraph that names any; else what it is about."""
    if not _BOTH.search(view.slotted, 0, match.end):
        return list(topic_of(context, view)[:1])
    before = [v for v in context.views if v.sentence.paragraph == view.sentence.paragraph and v.number < view.number]
    named = list(dict.fromkeys(d for v in reversed(before) for d in reversed(context.programs(v.of_kind("drug")))))
    if len(named) > 1:
        return named[:2][::-1]
    earlier = [v for v in context.views if v.sentence.paragraph < view.sentence.paragraph and context.programs(v.of_kind("drug"))]
    last = [v for v in earlier if v.sentence.paragraph == earlier[-1].sentence.paragraph]
    two = list(dict.fromkeys(d for v in last for d in context.programs(v.of_kind("drug"))))
    return two if len(two) == 2 and not named else []


def _add_pipeline(context: ReleaseContext, found: dict[tuple[str, str], list[Evidence]]) -> None:
    """Add a company's own drugs to the platform that it is said to make its drugs with, where the release names only that platform."""
    platforms = {
        m.value for v in context.views for m in v.of_kind("platform") if m.attributes.get("platform_kind", "platform") == "platform"
    }
    if len(platforms) != 1 or context.issuer is None:
        return
    said: dict[str, Evidence] = {}
    for view in context.views:
        if view.of_kind("drug"):
            continue
        matches = find_matches(view, load_wordings("platforms"))
        owners = [m.value for match in matches if match.wording.gives["relation"] == "company" for m in match.slots.get("company", ())]
        owner = owners[0] if owners else portrayed_company(context, view) or context.issuer
        for match in matches:
            if match.wording.gives["relation"] == "pipeline" and "negated" not in effects_on(view, match.start, match.end):
                said.setdefault(owner, evidence_of(view, match.wording.rule))
    (platform,) = platforms
    for develops in derive_develops(context) if said else ():
        if develops.company in said and context.roles.get(develops.drug) == "program":
            found.setdefault((develops.drug, platform), []).append(said[develops.company])


def derive_company_platforms(context: ReleaseContext) -> list[CompanyPlatform]:
    """Return whose technology a platform is: the company that a wording gives, else the issuer."""
    found: dict[tuple[str, str], list[Evidence]] = {}
    of_institutes: set[str] = set()
    for view in context.views:
        for match in find_matches(view, load_wordings("platforms")):
            if match.wording.gives["relation"] == "institute":
                of_institutes.update(m.value for m in match.slots["platform"])
            if match.wording.gives["relation"] == "company":
                for company in match.slots.get("company", ()):
                    for platform in match.slots.get("platform", ()):
                        found.setdefault((company.value, platform.value), []).append(evidence_of(view, match.wording.rule))
    owned = {platform for _, platform in found} | of_institutes
    for view in context.views:
        about = portrayed_company(context, view)
        if about is not None and about != context.issuer:
            for mention in view.of_kind("platform"):
                found.setdefault((about, mention.value), []).append(evidence_of(view, "platforms/about-company"))
                owned.add(mention.value)
    for view in context.views:
        for mention in view.of_kind("platform"):
            if context.issuer is not None and mention.value not in owned:
                found.setdefault((context.issuer, mention.value), []).append(evidence_of(view, "platforms/issuer-technology"))
    return [CompanyPlatform(company, platform, tuple(dict.fromkeys(evidence[:3]))) for (company, platform), evidence in found.items()]


def platform_kinds(context: ReleaseContext) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return the kind of each platform (platform, carrier, payload) and what each is built on.

    A carrier that shares a sentence with a drug of a platform, or with the platform itself, is what the platform is built on.
    """
    kinds: dict[str, str] = {}
    built: dict[str, dict[str, None]] = {}
    for view in context.views:
        for mention in view.of_kind("platform"):
            kind = mention.attributes.get("platform_kind", "platform")
            kinds[mention.value] = kind if kinds.get(mention.value, "platform") == "platform" else kinds[mention.value]
            if mention.attributes.get("built_on"):
                built.setdefault(mention.value, {})[mention.attributes["built_on"]] = None
        carriers = [m.value for m in view.of_kind("platform") if m.attributes.get("platform_kind") == "carrier"]
        for mention in marks_in(view, 0, len(view.slotted), "platform"):
            if mention.attributes.get("platform_kind", "platform") == "platform":
                built.setdefault(mention.value, {}).update(dict.fromkeys(carriers))
    return kinds, {name: tuple(v for v in values if v != name) for name, values in built.items()}
