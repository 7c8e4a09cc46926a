"""Mentions -> things of the current graph: companies, drugs, platforms, diseases, populations, with their IRIs and labels.

A thing's IRI comes from its earliest-said name (a disease's from its concept); where two things would share one, the owner is
added, and a hash of the first mention where no owner tells them apart. Two names of one medicine that the vocabulary knows
are one thing, which says by ``onc:knownAs`` which entry it is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onckg.assembly.identity import Mention, group_mentions
from onckg.assembly.identity_rules import NO_RULES, IdentityRules
from onckg.assembly.known_companies import known_companies
from onckg.assembly.names import company_key, company_names, company_stem, drug_key, exchange_key, plain_key, platform_key, salt_free_key
from onckg.assembly.says import Node, ReleaseSays
from onckg.graph.iris import hash_of, slug, thing_iri
from onckg.graph.terms import ID
from onckg.lexicon.folding import key_of
from onckg.vocabulary.records import Vocabulary

TECHNOLOGIES = ("Platform", "Carrier", "Payload")
_Table = TypeVar("_Table")


def _kept(make: Callable[[Vocabulary], _Table]) -> Callable[[Vocabulary], _Table]:
    """Keep what was made of the last vocabulary: it costs a tenth of a second, a small assembly much less."""
    last: list[tuple[Vocabulary, _Table]] = []

    def of(vocabulary: Vocabulary) -> _Table:
        if not last or last[0][0] is not vocabulary:
            last[:] = [(vocabulary, make(vocabulary))]
        return last[0][1]

    return of


@_kept
def _words_of(vocabulary: Vocabulary) -> frozenset[str]:
    """The keys of all words that are no drug: as alias of one they tell nothing."""
    return frozenset(
        plain_key(label)
        for c in vocabulary.concepts.values()
        if c.scheme != "drugs" and not c.sources
        for label in (c.label, *c.alt_labels, *c.abbreviations)
    )


@_kept
def _modality_words(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(plain_key(label) for c in vocabulary.scheme("modalities") for label in (c.label, *c.alt_labels, *c.abbreviations))


@_kept
def _diseases_by_label(vocabulary: Vocabulary) -> Mapping[str, str]:
    ours = [c for c in reversed(vocabulary.scheme("diseases")) if not c.sources]  # added vocabularies were asked when the text was read
    return {plain_key(label): c.iri for c in ours for label in (*c.alt_labels, c.label)}


@dataclass(frozen=True, slots=True)
class Labels:
    """``preferred`` is one; the others are sorted and hold nothing twice."""

    preferred: str
    alternative: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """One real thing: ``mentions`` earliest said first; empty for a disease that only stands above others. ``known`` are the entries
    of the vocabulary that it is (IRIs, sorted; of companies, drugs and platforms)."""

    iri: str
    class_name: str
    labels: Labels
    mentions: tuple[Mention, ...]
    known: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The last part of the IRI, to build others from."""
        return iri_slug(self.iri)


def iri_slug(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rpartition("/")[2]


def find_companies(releases: Sequence[ReleaseSays], vocabulary: Vocabulary, rules: IdentityRules = NO_RULES) -> list[Thing]:
    """Return all companies: one entry of the vocabulary, equal names without legal form, one ticker at one exchange beside names that are
    akin, unambiguous short forms, the user's rules."""
    mentions, ambiguous = company_mentions(releases, vocabulary), known_companies(vocabulary).shared
    groups = group_mentions(mentions, aliases_join=False, rules=rules.of_kind("company"), ambiguous=ambiguous)
    return _things("company", lambda _: "Company", groups, {}, vocabulary)


def company_mentions(releases: Iterable[ReleaseSays], vocabulary: Vocabulary) -> list[Mention]:
    """Return all mentions of companies, with what may join them."""
    known = known_companies(vocabulary)
    mentions = []
    for says in releases:
        for node in says.of_class("Company"):
            name = company_key(node.first("skos:prefLabel"))
            stated = (*node.all("skos:altLabel"), *node.all("skos:hiddenLabel"))
            names = company_names(node.first("skos:prefLabel"))[1:]  # "Verastem, Inc. d/b/a Verastem Oncology"
            aliases = {key for label in stated for key in (*company_names(label), company_stem(label))} | {company_stem(name), *names}
            ticker, exchange = node.first("onc:ticker"), exchange_key(node.first("onc:exchange"))
            registry = {f"ticker {exchange}:{ticker.lower()}"} if ticker and exchange else set()
            entries = {known.entry(name)} - {""}
            if name in known.shared:  # "Merck", but it is said to be known as MSD
                entries = {known.entry(alias) for alias in aliases} & {*known.shared[name]}
            registry |= {f"vocabulary {entry}" for entry in entries} if len(entries) == 1 else set()
            aliases -= {name, ""}
            if name:
                mentions.append(
                    Mention(says, node, name, frozenset(aliases - known.shared.keys()), frozenset(registry), frozenset(aliases))
                )
    return mentions


def find_drugs(
    releases: Sequence[ReleaseSays], denotes: Mapping[str, str], vocabulary: Vocabulary, rules: IdentityRules = NO_RULES
) -> list[Thing]:
    """Return all drugs: one entry of the vocabulary, equal names, stated aliases, the user's rules. ``denotes`` knows the companies."""
    mentions, owners = drug_mentions(releases, denotes, vocabulary)
    groups = group_mentions(mentions, aliases_join=True, rules=rules.of_kind("drug"))
    return _things("drug", lambda _: "Drug", groups, owners, vocabulary)


def drug_mentions(
    releases: Iterable[ReleaseSays], denotes: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[list[Mention], dict[str, str]]:
    """Return all mentions of drugs, with what may join them, and the slug of the company that develops each, "" where none does."""
    words = _words_of(vocabulary)
    mentions, owners = [], {}
    for says in releases:
        developers = {role.first("onc:ofDrug"): denotes.get(role.first("onc:company"), "") for role in says.of_class("Role")}
        for node in says.of_class("Drug"):
            label = node.first("skos:prefLabel")
            if not (name := drug_key(label)):
                continue
            aliases = {
                drug_key(alias) for alias in (*node.all("skos:altLabel"), *node.all("skos:hiddenLabel")) if plain_key(alias) not in words
            } | ({salt_free_key(label)} - {name})
            known = node.first("onc:knownAs") or thing_iri("drug", slug(label))
            registry = {f"vocabulary {known}"} if known in vocabulary.concepts else set()
            mentions.append(Mention(says, node, name, frozenset(aliases), frozenset(registry)))
            owners[node.iri] = iri_slug(developers.get(node.iri, ""))
    return mentions, owners


def find_platforms(
    releases: Sequence[ReleaseSays], denotes: Mapping[str, str], vocabulary: Vocabulary, rules: IdentityRules = NO_RULES
) -> list[Thing]:
    """Return all platforms, carriers and payloads; a bare modality ("CAR-T platform") is one for each company."""
    mentions, owners = platform_mentions(releases, denotes, vocabulary)
    groups = group_mentions(mentions, aliases_join=False, rules=rules.of_kind("platform"))
    return _things("", _technology, groups, owners, vocabulary)


def platform_mentions(
    releases: Iterable[ReleaseSays], denotes: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[list[Mention], dict[str, str]]:
    """Return all mentions of platforms, carriers and payloads, with what may join them, and the slug of each one's company."""
    modalities = _modality_words(vocabulary)
    mentions, owners = [], {}
    for says in releases:
        of = {node.first("onc:platform"): denotes.get(node.first("onc:company"), "") for node in says.of_class("CompanyPlatform")}
        for node in says.of_class(*TECHNOLOGIES):
            if not (name := platform_key(node.first("skos:prefLabel"))):
                continue
            owner = iri_slug(of.get(node.iri, "") or denotes.get(says.head.first("onc:issuer"), ""))
            scope = f" of {owner}" if name in modalities and owner else ""
            aliases = {platform_key(label) for label in node.all("skos:altLabel")} - modalities if not scope else set()
            known = node.first("onc:knownAs")
            registry = {f"vocabulary {known}"} if known in vocabulary.concepts and known.startswith(ID) else set()
            mentions.append(Mention(says, node, name + scope, frozenset(aliases - {name}), frozenset(registry)))
            owners[node.iri] = owner
    return mentions, owners


def find_diseases(releases: Sequence[ReleaseSays], vocabulary: Vocabulary) -> list[Thing]:
    """Return all diseases that releases name: concepts of the vocabulary, and composed ones, of which those are one whose names differ
    in spelling alone (case, plural, British spelling, hyphens)."""
    found: dict[str, list[Mention]] = {}
    composed: dict[str, list[Mention]] = {}
    for says in releases:
        for node in says.of_class("DiseaseName"):
            label = node.first("skos:prefLabel")
            if not (name := plain_key(label)):
                continue
            if iri := disease_concept(node, vocabulary):
                found.setdefault(iri, []).append(Mention(says, node, name, registry=frozenset({f"vocabulary {iri}"})))
            else:
                composed.setdefault(key_of(label), []).append(Mention(says, node, name))
    for mentions in composed.values():
        earliest = min(mentions, key=lambda m: m.order)
        found.setdefault(thing_iri("disease", slug(earliest.node.first("skos:prefLabel"))), []).extend(mentions)
    things = []
    for iri, unordered in sorted(found.items()):
        ordered = tuple(sorted(unordered, key=lambda m: m.order))
        things.append(Thing(iri, "Disease", labels_of(ordered, vocabulary, (iri,)), ordered))
    return things


def disease_concept(node: Node, vocabulary: Vocabulary) -> str:
    """Return the concept that a name of a disease stands for, "" for a composed one."""
    iri = node.first("onc:concept") or _diseases_by_label(vocabulary).get(plain_key(node.first("skos:prefLabel")), "")
    return iri if iri in vocabulary.concepts else ""


def find_populations(releases: Sequence[ReleaseSays], vocabulary: Vocabulary) -> list[Thing]:
    """Return all populations, by concept or normalised label."""
    found: dict[str, list[Mention]] = {}
    for says in releases:
        for node in says.of_class("Population"):
            if label := population_label(node, vocabulary):
                found.setdefault(thing_iri("population", slug(label)), []).append(Mention(says, node, plain_key(label)))
    things = []
    for iri, unordered in sorted(found.items()):
        mentions = tuple(sorted(unordered, key=lambda m: m.order))
        things.append(Thing(iri, "Population", Labels(labels_of(mentions).preferred), mentions))
    return things


def population_label(node: Node, vocabulary: Vocabulary) -> str:
    """Return the label that a population is known by, "" where nothing is left of it."""
    concept = vocabulary.concepts.get(node.first("onc:concept"))
    label = concept.label if concept else node.first("skos:prefLabel")
    return label if plain_key(label) else ""


def labels_of(mentions: Sequence[Mention], vocabulary: Vocabulary | None = None, known: Iterable[str] = ()) -> Labels:
    """Return the labels of a thing; ``known`` are the vocabulary's entries for it.

    Preferred is the name that most releases use, ties to the earliest said, then by text; a misspelling only where there is
    no other. A concept keeps the vocabulary's preferred label; a known drug gets its other names too.
    """
    entries = [vocabulary.concepts[iri] for iri in known if iri in vocabulary.concepts] if vocabulary else []
    hidden = {label for m in mentions for label in m.node.all("skos:hiddenLabel")}.union(*(e.hidden_labels for e in entries))
    named = [m.node.first("skos:prefLabel") for m in mentions]
    good = [name for name in named if name not in hidden] or named
    first_said = {name: place for place, name in reversed(list(enumerate(named)))}
    if concept := next((e for e in entries if e.scheme == "diseases"), None):
        preferred = concept.label
    else:
        preferred = min(Counter(good).items(), key=lambda item: (-item[1], first_said[item[0]], item[0]))[0]
    listed = (
        [
            label
            for e in entries
            for label in (e.label, *e.alt_labels, *e.properties.get("codeName", ()), *e.properties.get("formerName", ()))
            if e.scheme != "companies" or company_key(label) in known_companies(vocabulary).by_key  # "Merck" names no one of two
        ]
        if vocabulary
        else []
    )
    # Of spellings that differ in capitals alone ("Mirdametinib" opens a sentence) the vocabulary's counts, else the first.
    spelling: dict[str, str] = {}
    for label in (*listed, preferred, *sorted({*named, *(label for m in mentions for label in m.node.all("skos:altLabel"))})):
        spelling.setdefault(label.casefold(), label)
    preferred = spelling[preferred.casefold()]
    return Labels(preferred, tuple(sorted({*spelling.values()} - hidden - {preferred})), tuple(sorted(hidden - {preferred})))


def most_said(values: Iterable[tuple[tuple[str, ...], str]]) -> str:
    """Return the value that stands most often among (order of its release, value), ties to the earliest said, then by
    text; "" where there is none."""
    count: Counter[str] = Counter()
    first: dict[str, tuple[str, ...]] = {}
    for order, value in values:
        if value:
            count[value] += 1
            first[value] = min(order, first.get(value, order))
    return min(count, key=lambda value: (-count[value], first[value], value), default="")


def distinct_iris(kind: str, wanted: Sequence[tuple[tuple[str, ...], str, str]]) -> list[str]:
    """Return an IRI for each of several things of a kind, given (slugs, slug of the owner or "", what alone it has).

    Things that share all slugs get their owner in front; those that still share get a hash of what they alone have.
    """
    slugs = [parts for parts, _, _ in wanted]
    shared = {parts for parts, count in Counter(slugs).items() if count > 1}
    slugs = [(owner, *parts) if parts in shared and owner else parts for parts, owner, _ in wanted]
    shared = {parts for parts, count in Counter(slugs).items() if count > 1}
    return [
        thing_iri(kind, *((*parts[:-1], f"{parts[-1]}_{hash_of(alone)[:8]}") if parts in shared else parts))
        for parts, (_, _, alone) in zip(slugs, wanted, strict=True)
    ]


def _technology(mentions: Sequence[Mention]) -> str:
    return most_said((m.says.order, m.node.class_name) for m in mentions)


def _things(
    kind: str,
    class_of: Callable[[Sequence[Mention]], str],
    groups: Sequence[tuple[Mention, ...]],
    owners: Mapping[str, str],
    vocabulary: Vocabulary | None = None,
) -> list[Thing]:
    by_kind: dict[str, list[tuple[Mention, ...]]] = {}
    for mentions in groups:
        by_kind.setdefault(kind or class_of(mentions).lower(), []).append(mentions)
    things = []
    for folder, found in by_kind.items():
        iris = distinct_iris(folder, [((_earliest_name(m),), _owner(m, owners), m[0].node.iri) for m in found])
        for iri, mentions in zip(iris, found, strict=True):
            known = _known(mentions)
            things.append(Thing(iri, class_of(mentions), labels_of(mentions, vocabulary, known), mentions, known))
    return sorted(things, key=lambda thing: thing.iri)


def _known(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(sorted({key.partition(" ")[2] for m in mentions for key in m.registry if key.startswith("vocabulary ")}))


def _earliest_name(mentions: Sequence[Mention]) -> str:
    hidden = {label for m in mentions for label in m.node.all("skos:hiddenLabel")}
    named = [m.node.first("skos:prefLabel") for m in mentions]
    return slug(next((name for name in named if name not in hidden), named[0]))


def _owner(mentions: Sequence[Mention], owners: Mapping[str, str]) -> str:
    return next((owner for m in mentions if (owner := owners.get(m.node.iri, ""))), "")


def first_node_values(nodes: Iterable[Node], name: str) -> tuple[str, ...]:
    """Return all values of a property over nodes, sorted, each once."""
    return tuple(sorted({value for node in nodes for value in node.all(name)}))
