"""Keys of mentions and facts: what has no key in common, also not by others between, is never one thing or one fact.

A key is a kind, a part that it plays, and a text, for example ``drug name clr131``. The keys say less than the rules of identity and of
facts: they find all that those have to look at together, and somewhat more. Assembly of a part rests on them (``incremental``).
"""

from collections.abc import Iterable, Mapping

from onckg.assembly.facts import Denotes, Said, meant, only
from onckg.assembly.identity import Mention
from onckg.assembly.identity_rules import IdentityRules
from onckg.assembly.names import plain_key
from onckg.assembly.says import Node, ReleaseSays
from onckg.assembly.things import (
    TECHNOLOGIES,
    company_mentions,
    disease_concept,
    drug_mentions,
    iri_slug,
    platform_mentions,
    population_label,
)
from onckg.assembly.trials import trial_keys
from onckg.graph.iris import hash_of, slug, thing_iri
from onckg.graph.terms import ID, VOCAB
from onckg.lexicon.folding import key_of
from onckg.vocabulary.records import Vocabulary

KINDS: Mapping[str, tuple[str, ...]] = {
    "company": ("Company",),
    "drug": ("Drug",),
    "platform": TECHNOLOGIES,
    "disease": ("DiseaseName",),
    "population": ("Population",),
}
"""Kinds of things with their classes in releases, in the order in which they are told apart: a later one may need to know those before."""

FACTS = (
    "Designation", "Trial", "Milestone", "Deal", "Role", "ProgramStage", "DrugIndication", "DrugPlatform", "CompanyPlatform",
)  # fmt: skip
_TOGETHER = frozenset({"designation", "milestone", "trial", "deal", "role"})
_NAMES = frozenset({"name", "alias"})
_SHORTEST_ALIAS = 3
WITHDRAWAL = "market-withdrawal"


def release_key(release_id: str) -> str:
    """Return the key that all nodes of a release have."""
    return f"in {release_id}"


def mentions_of(kind: str, says: ReleaseSays, denotes: Denotes, vocabulary: Vocabulary) -> dict[str, tuple[Mention, frozenset[str]]]:
    """Return the mentions of things of a kind in one release, each with its keys, by IRI of the node."""
    found: list[Mention] = []
    owners: Mapping[str, str] = {}
    match kind:
        case "company":
            found = company_mentions([says], vocabulary)
        case "drug":
            found, owners = drug_mentions([says], denotes, vocabulary)
        case "platform":
            found, owners = platform_mentions([says], denotes, vocabulary)
        case "disease":
            return {n.iri: (Mention(says, n, ""), _disease_keys(says, n, vocabulary)) for n in says.of_class("DiseaseName") if _label(n)}
        case "population":
            populations = [(n, population_label(n, vocabulary)) for n in says.of_class("Population")]
            return {n.iri: (Mention(says, n, label), _population_keys(says, n, label)) for n, label in populations if label}
    return {m.node.iri: (m, _mention_keys(kind, m, owners.get(m.node.iri, ""))) for m in found}


def profile_key(keys: Iterable[str]) -> str:
    """Return the key that mentions have in common which say quite the same of a thing."""
    return next(key for key in keys if key.startswith("profile "))


def related(key: str, rules: IdentityRules) -> tuple[str, ...]:
    """Return the keys whose bearers have to be looked at together with the bearers of ``key``; empty for a key that brings nothing
    together."""
    kind, _, rest = key.partition(" ")
    part, _, text = rest.partition(" ")
    if kind not in KINDS:
        return (key,) if kind in _TOGETHER else ()
    if part not in _NAMES:
        return (key,)
    mine = rules.of_kind(kind)
    texts = {text, *(other for rule in (*mine.same, *mine.different) if text in rule.keys for other in rule.keys)}
    return tuple(f"{kind} {name} {other}" for other in sorted(texts) for name in sorted(_NAMES))


def fact_keys(says: ReleaseSays, node: Node, denotes: Denotes) -> frozenset[str]:
    """Return the keys of one fact of a release, among them the programmes (``pair DRUG DISEASE``) and relations that it bears on."""
    s = Said(says, node)
    drug, disease = only(denotes, node, "onc:ofDrug"), only(denotes, node, "onc:forDisease")
    keys: set[str] = {release_key(says.release_id)}
    match node.class_name:
        case "Designation" if drug:
            keys |= {f"designation {_step(node, drug, disease)}", pair_key(drug, disease)}
        case "Milestone":
            subject = drug or denotes.get(says.head.first("onc:issuer"), "") or says.release_id
            keys |= {f"milestone {_step(node, subject, disease)}", *([pair_key(drug, disease)] if drug else [])}
        case "Trial":
            drugs = {d for name in ("onc:tests", "onc:plansToTest") for d in meant(denotes, node, name)}
            keys |= {f"trial {key}" for key in trial_keys(s, denotes)}
            keys |= {pair_key(d, x) for d in drugs for x in meant(denotes, node, "onc:forDisease")}
        case "Deal":
            about = only(denotes, node, "onc:ofDrug"), only(denotes, node, "onc:platform")
            keys.add(f"deal {' '.join(_short(i) for i in (node.first('onc:kind'), *about, *meant(denotes, node, 'onc:party')))}")
        case "Role":
            company = only(denotes, node, "onc:company")
            if company and drug and (kind := node.first("onc:roleKind")):
                iri = thing_iri("role", iri_slug(company), iri_slug(drug), iri_slug(kind))
                keys |= {f"role {_short(iri)}", roles_key(drug)}
        case "ProgramStage" if drug:
            keys |= {f"stage {_short(thing_iri('stage', *(iri_slug(i) for i in (drug, disease) if i)))}", pair_key(drug, disease)}
        case "DrugIndication" if drug and disease:
            keys.add(pair_key(drug, disease))
        case "DrugPlatform" if drug:
            keys.update(f"basedOn {_short(drug)} {_short(p)}" for p in meant(denotes, node, "onc:platform")[:1])
        case "CompanyPlatform" if company := only(denotes, node, "onc:company"):
            keys.update(f"worksWith {_short(company)} {_short(p)}" for p in meant(denotes, node, "onc:platform")[:1])
    return frozenset(keys)


def pair_key(drug: str, disease: str) -> str:
    """Return the key of all that is said of a drug in a disease ("": in none)."""
    return f"pair {_short(drug)} {_short(disease)}"


def roles_key(drug: str) -> str:
    """Return the key of all parts that companies play for a drug."""
    return f"roles {_short(drug)}"


def refused_key(thing: str) -> str:
    """Return the key of all that was decided not to be one thing with a thing."""
    return f"refused {_short(thing)}"


def parts_of(key: str) -> tuple[str, ...]:
    """Return the IRIs in a key of relations, pairs, roles or stages, in order; "" where a pair has no disease."""
    return tuple(part if not part or "://" in part else ID + part for part in key.split(" ")[1:])


def _mention_keys(kind: str, m: Mention, owner: str) -> frozenset[str]:
    label = m.node.first("skos:prefLabel")
    telling = {a for a in m.aliases | m.stated if len(a) >= _SHORTEST_ALIAS and any(c.isalpha() for c in a)}
    values = {name: found for name, found in m.node.values.items() if name != "onc:builtOn"}
    profile = hash_of(
        kind, m.name, owner, m.node.class_name, repr(sorted(m.aliases | m.stated)), repr(sorted(m.registry)), repr(sorted(values.items()))
    )
    return frozenset({
        release_key(m.says.release_id), f"profile {profile}", f"{kind} name {m.name}", f"{kind} slug {slug(label)}",
        *(f"{kind} alias {alias}" for alias in telling), *(f"{kind} registry {key}" for key in m.registry),
    })  # fmt: skip


def _disease_keys(says: ReleaseSays, node: Node, vocabulary: Vocabulary) -> frozenset[str]:
    concept = disease_concept(node, vocabulary)
    iri = concept or thing_iri("disease", slug(_label(node)))
    composed = () if concept else (f"disease spelt {key_of(_label(node))}",)
    name = f"disease name {plain_key(_label(node))}"
    return frozenset({release_key(says.release_id), _profile("disease", node), name, f"disease iri {iri}", *composed})


def _population_keys(says: ReleaseSays, node: Node, label: str) -> frozenset[str]:
    iri, name = f"population iri {thing_iri('population', slug(label))}", f"population name {plain_key(label)}"
    return frozenset({release_key(says.release_id), _profile("population", node), name, iri})


def _profile(kind: str, node: Node) -> str:
    return f"profile {hash_of(kind, repr(sorted(node.values.items())))}"


def _label(node: Node) -> str:
    return node.first("skos:prefLabel")


def _step(node: Node, subject: str, disease: str) -> str:
    kind = node.first("onc:kind").removeprefix(VOCAB).removesuffix("-designation")
    return f"{iri_slug(subject)} {kind} {iri_slug(disease)}"


def _short(iri: str) -> str:
    return iri.removeprefix(ID)
