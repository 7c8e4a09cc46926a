"""Why two names are one thing, or not: from the decisions of assembly where releases name both, else from the vocabularies.

Never by likeness: where neither a release nor a vocabulary nor the user says it, two names stay two things.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph

from onckg.assembly.identity_rules import NO_RULES, IdentityRules
from onckg.assembly.names import company_key, company_stem, drug_key, may_join, plain_key, platform_key
from onckg.errors import InputError
from onckg.graph.prefixes import PREFIXES, last_part
from onckg.graph.terms import term
from onckg.query.names import find_things, label_of
from onckg.vocabulary.records import Concept, Vocabulary

_DEFAULT = pyoxigraph.DefaultGraph()
_IDENTITY = pyoxigraph.NamedNode(PREFIXES["graph"] + "identity")
_KEYS: Mapping[str, Callable[[str], str]] = {
    "company": company_key, "drug": drug_key, "platform": platform_key, "disease": plain_key, "trial": plain_key,
}  # fmt: skip
IDENTITY_KINDS = tuple(_KEYS)
_SCHEMES = {"drug": "drugs", "disease": "diseases", "company": "companies"}


@dataclass(frozen=True, slots=True)
class Decision:
    """That one release's naming means a thing: the names that it uses, the release's ID and day (maybe ""), and why."""

    names: tuple[str, ...]
    release: str
    published: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sameness:
    """``verdict`` is "same", "different" or "not said": nothing makes them one, nothing holds them apart. ``decisions`` are those of
    the releases that name either."""

    kind: str
    names: tuple[str, str]
    verdict: str
    reason: str
    decisions: tuple[Decision, ...]


def why_same(
    dataset: pyoxigraph.Store | None,
    vocabulary: Vocabulary,
    kind: str,
    names: tuple[str, str],
    rules: IdentityRules = NO_RULES,
) -> Sameness:
    """Return whether two names are of one thing, and why.

    Args:
        dataset: of the store; None where there is none, then vocabularies and rules alone tell.
        vocabulary: shipped and added.
        kind: one of ``IDENTITY_KINDS``.
        names: the two.
        rules: the user's.

    Raises:
        InputError: no such kind.
    """
    if kind not in _KEYS:
        raise InputError(f"{kind!r} has no identity to ask for: use one of {', '.join(IDENTITY_KINDS)}.")
    keys = _KEYS[kind](names[0]), _KEYS[kind](names[1])
    things = [find_things(dataset, kind, name) if dataset is not None else () for name in names]
    iris = [sorted(thing.iri for thing in found) for found in things]
    decisions = tuple(d for iri in sorted({*iris[0], *iris[1]}) for d in _decisions(dataset, iri)) if dataset is not None else ()
    if ruled := _by_rule(kind, keys, rules):
        return Sameness(kind, names, *ruled, decisions)
    if keys[0] == keys[1]:
        return Sameness(kind, names, "same", "The names are equal but for spelling.", decisions)
    known = _by_vocabulary(kind, names, vocabulary)
    if iris[0] and iris[0] == iris[1] and len(iris[0]) == 1:
        reason = next((d.reason for d in decisions if _bears(d, keys, kind)), "") or (known[1] if known else "one thing bears both names")
        return Sameness(kind, names, "same", f"Releases lead both to {last_part(iris[0][0])}: {reason}.", decisions)
    if known:
        return Sameness(kind, names, *known, decisions)
    if dataset is not None and iris[0] and iris[1] and (together := _in_one_release(decisions, keys, kind)):
        return Sameness(kind, names, "different", f"Release {together} names both as two.", decisions)
    return Sameness(kind, names, *_by_form(kind, names, keys), decisions)


def _by_rule(kind: str, keys: tuple[str, str], rules: IdentityRules) -> tuple[str, str] | None:
    for verdict, found in (("same", rules.of_kind(kind).same), ("different", rules.of_kind(kind).different)):
        for rule in found:
            if set(keys) <= rule.keys:
                return verdict, f"identity.toml says so{f': {rule.reason}' if rule.reason else '.'}"
    return None


def _by_vocabulary(kind: str, names: tuple[str, str], vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return what a vocabulary says: one entry bears both names, or each is that of another entry."""
    entries = [_entries(kind, name, vocabulary) for name in names]
    if both := sorted(entries[0] & entries[1]):
        return "same", f"The vocabulary knows both as {vocabulary.concepts[both[0]].label}."
    if entries[0] and entries[1]:
        labels = [vocabulary.concepts[min(found)].label for found in entries]
        return "different", f"The vocabulary knows {names[0]} as {labels[0]} and {names[1]} as {labels[1]}."
    return None


def _entries(kind: str, name: str, vocabulary: Vocabulary) -> set[str]:
    key_of = _KEYS[kind]
    key = key_of(name)
    return {concept.iri for concept in vocabulary.scheme(_SCHEMES.get(kind, "")) if key in {key_of(label) for label in _labels(concept)}}


def _labels(concept: Concept) -> tuple[str, ...]:
    listed = (*concept.properties.get("codeName", ()), *concept.properties.get("formerName", ()))
    return (concept.label, *concept.alt_labels, *concept.hidden_labels, *concept.abbreviations, *listed)


def _by_form(kind: str, names: tuple[str, str], keys: tuple[str, str]) -> tuple[str, str]:
    if kind == "drug" and not may_join(keys[0], keys[1]):
        return "different", "The codes are of one series and differ in their number; only a statement could make them one."
    if kind == "company" and company_stem(names[0]) == company_stem(names[1]):
        return "different", "The short name is shared, but what follows it tells two companies apart."
    return "not said", "No release, vocabulary or rule says that they are one, and likeness does not count."


def _decisions(dataset: pyoxigraph.Store, iri: str) -> list[Decision]:
    found = []
    for quad in dataset.quads_for_pattern(None, term("onc:thing"), pyoxigraph.NamedNode(iri), _IDENTITY):
        mention = next((q.object for q in dataset.quads_for_pattern(quad.subject, term("onc:mention"), None, _IDENTITY)), None)
        if not isinstance(mention, pyoxigraph.NamedNode):
            continue
        release = "/".join(mention.value.split("/")[:6])
        published = _text(dataset, pyoxigraph.NamedNode(release), "onc:published", _DEFAULT)
        named = {
            str(getattr(q.object, "value", ""))
            for name in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "onc:trialName", "onc:nct")
            for q in dataset.quads_for_pattern(mention, term(name), None, None)
        }
        names = tuple(sorted(named)) or (label_of(dataset, mention.value),)
        found.append(Decision(names, last_part(release), published, _text(dataset, quad.subject, "onc:reason", _IDENTITY)))
    return sorted(found, key=lambda d: (d.published or "9999", d.release, d.names))


def _bears(decision: Decision, keys: tuple[str, str], kind: str) -> bool:
    """Say whether a decision tells how the two names came together: it speaks of an alias, or its naming bears both."""
    own = {_KEYS[kind](name) for name in decision.names}
    return set(keys) <= own or ("alias" in decision.reason and bool(own & set(keys)))


def _in_one_release(decisions: Iterable[Decision], keys: tuple[str, str], kind: str) -> str:
    by_release: dict[str, set[str]] = {}
    for decision in decisions:
        by_release.setdefault(decision.release, set()).update(_KEYS[kind](name) for name in decision.names)
    return next((release for release, found in sorted(by_release.items()) if set(keys) <= found), "")


def _text(dataset: pyoxigraph.Store, subject: object, name: str, graph: object) -> str:
    for quad in dataset.quads_for_pattern(subject, term(name), None, graph):  # type: ignore[arg-type]
        return str(getattr(quad.object, "value", ""))
    return ""
