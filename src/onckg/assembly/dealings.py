"""Roles, deals and stages over all releases."""

from collections.abc import Callable, Container, Iterable, Sequence

from onckg.assembly.facts import Attributes, Denotes, Fact, Said, all_said, make_fact, meant, only
from onckg.assembly.says import ReleaseSays
from onckg.assembly.things import iri_slug
from onckg.graph.iris import thing_iri
from onckg.vocabulary.records import Vocabulary


def find_roles(releases: Sequence[ReleaseSays], denotes: Denotes) -> list[Fact]:
    """Return which company plays which part for which drug."""

    def key(s: Said) -> tuple[str, ...]:
        return only(denotes, s.node, "onc:company"), only(denotes, s.node, "onc:ofDrug"), s.node.first("onc:roleKind")

    facts = []
    for (company, drug, kind), members in _grouped(all_said(releases, "Role"), key).items():
        if company and drug and kind:
            values = Attributes({"onc:company": (company,), "onc:ofDrug": (drug,), "onc:roleKind": (kind,)})
            iri = thing_iri("role", iri_slug(company), iri_slug(drug), iri_slug(kind))
            facts.append(Fact(iri, "Role", tuple(members), values.found))
    return facts


def find_deals(releases: Sequence[ReleaseSays], denotes: Denotes) -> list[Fact]:
    """Return all deals: one for its kind, its parties, and the drug or platform that it is about."""

    def key(s: Said) -> tuple[str, ...]:
        about = only(denotes, s.node, "onc:ofDrug"), only(denotes, s.node, "onc:platform")
        return s.node.first("onc:kind"), *about, *meant(denotes, s.node, "onc:party")

    facts = []
    for (kind, drug, platform, *parties), members in _grouped(all_said(releases, "Deal"), key).items():
        if not parties:
            continue
        values = Attributes()
        for name, value in (("onc:kind", kind), ("onc:ofDrug", drug), ("onc:platform", platform)):
            values.put(name, value)
        values.put("onc:party", *parties)
        slugs = [iri_slug(iri) for iri in (*parties, kind, drug, platform) if iri]
        reason = "equal kind, parties and subject: " + ", ".join(slugs)
        facts.append(make_fact(thing_iri("deal", *slugs), "Deal", members, values, denotes, reason=reason))
    return [fact for fact in facts if fact]


def find_stages(
    releases: Sequence[ReleaseSays], denotes: Denotes, vocabulary: Vocabulary, planned: Container[tuple[str, str, str]] = frozenset()
) -> list[Fact]:
    """Return how far each drug is, in a disease or altogether: the furthest stage that any release says.

    ``planned`` are (release ID, drug, disease) of which a release knows no begun trial: a phase that it gives is that of a plan.
    """
    phases = {concept.iri for concept in vocabulary.scheme("stages") if concept.properties.get("phase")}

    def key(s: Said) -> tuple[str, ...]:
        return only(denotes, s.node, "onc:ofDrug"), only(denotes, s.node, "onc:forDisease")

    facts = []
    said = [
        s
        for s in all_said(releases, "ProgramStage")
        if s.node.first("onc:stage") not in phases or (s.says.release_id, *key(s)) not in planned
    ]
    for (drug, disease), members in _grouped(said, key).items():
        stage = furthest(vocabulary, (m.node.first("onc:stage") for m in members))
        if not drug or not stage:
            continue
        values = Attributes()
        for name, value in (("onc:ofDrug", drug), ("onc:forDisease", disease), ("onc:stage", stage)):
            values.put(name, value)
        slugs = [iri_slug(iri) for iri in (drug, disease) if iri]
        facts.append(Fact(thing_iri("stage", *slugs), "ProgramStage", tuple(members), values.found))
    return facts


def furthest(vocabulary: Vocabulary, codes: Iterable[str]) -> str:
    """Return the code of highest ``onc:rank``, ties by IRI; "" where there is none."""
    return max((code for code in codes if code), key=lambda code: (rank(vocabulary, code), code), default="")


def rank(vocabulary: Vocabulary, code: str) -> int:
    """Return the ``onc:rank`` of a concept, 0 where it has none."""
    concept = vocabulary.concepts.get(code)
    found = concept.properties.get("rank", ("0",)) if concept else ("0",)
    return int(found[0])


def _grouped(said: Sequence[Said], key: Callable[[Said], tuple[str, ...]]) -> dict[tuple[str, ...], list[Said]]:
    groups: dict[tuple[str, ...], list[Said]] = {}
    for s in said:
        groups.setdefault(key(s), []).append(s)
    return dict(sorted(groups.items()))
