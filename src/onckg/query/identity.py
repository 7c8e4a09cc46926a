"""Why two names are one thing, or not: from the decisions of assembly where releases name both, else from the vocabularies.

Never by likeness: where neither a release nor a vocabulary nor the user says it, two names stay two things.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph

from onckg.assembly.identity_rules import NO_RULES, IdentityRules
from onckg.assembly.names import company_stem, salt_free_key, why_apart
from onckg.errors import InputError
from onckg.graph.prefixes import PREFIXES, last_part
from onckg.graph.terms import term
from onckg.query.bare_diseases import numbers_in
from onckg.query.bare_names import Meaning, brands_apart, meaning_of, name_keys
from onckg.query.names import find_things, label_of
from onckg.vocabulary.records import Vocabulary

_DEFAULT = pyoxigraph.DefaultGraph()
_IDENTITY = pyoxigraph.NamedNode(PREFIXES["graph"] + "identity")
IDENTITY_KINDS = ("company", "drug", "platform", "disease", "trial")
_Keys = tuple[tuple[str, ...], tuple[str, ...]]
_SERIES = re.compile(r"(.*\D)(\d+)(\D*)")


@dataclass(frozen=True, slots=True)
class Decision:
    """That one release's naming means a thing: the names that it uses, the release's ID and day (maybe ""), and why."""

    names: tuple[str, ...]
    release: str
    published: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why two things of the store were not made one, and the IDs of the releases that say what both share, sorted."""

    reason: str
    releases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sameness:
    """``verdict`` is "same", "different" or "not said": nothing makes them one, nothing holds them apart. ``decisions`` are those of
    the releases that name either; ``refusals`` tell why the store holds two things apart that share a name."""

    kind: str
    names: tuple[str, str]
    verdict: str
    reason: str
    decisions: tuple[Decision, ...]
    refusals: tuple[Refused, ...] = ()


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
    if kind not in IDENTITY_KINDS:
        raise InputError(f"{kind!r} has no identity to ask for: use one of {', '.join(IDENTITY_KINDS)}.")
    keys = name_keys(kind, names[0]), name_keys(kind, names[1])
    iris = [_things(dataset, kind, name) for name in names]
    decisions = tuple(d for iri in sorted({*iris[0], *iris[1]}) for d in _decisions(dataset, iri)) if dataset is not None else ()
    refusals = tuple(_refusals(dataset, iris[0], iris[1])) if dataset is not None else ()

    def told(verdict: str, reason: str) -> Sameness:
        return Sameness(kind, names, verdict, reason, decisions, refusals)

    if ruled := _by_rule(kind, keys, rules):
        return told(*ruled)
    if keys[0] and keys[1] and keys[0][0].replace(" ", "") == keys[1][0].replace(" ", ""):
        return told("same", "The names are equal but for spelling.")
    known = _by_vocabulary(kind, names, vocabulary)
    if len(iris[0]) == 1 and iris[0] == iris[1]:
        reason = next((d.reason for d in decisions if _bears(d, keys, kind)), "") or (known[1] if known else "one thing bears both names")
        return told("same", f"Releases lead both to {last_part(iris[0][0])}: {reason}.")
    if known:
        return told(*known)
    if {*keys[0]} & {*keys[1]}:
        return told("same", "One of the names holds the other.")
    if kind == "drug" and salt_free_key(names[0]) == salt_free_key(names[1]):
        return told("same", "The names are equal but for the word of a salt.")
    if refusals:
        return told("different", f"The store holds them apart: {refusals[0].reason}.")
    if dataset is not None and iris[0] and iris[1] and (together := _in_one_release(decisions, keys, kind)):
        return told("different", f"Release {together} names both as two.")
    return told(*_by_form(kind, names, (keys[0] or ("",))[0], (keys[1] or ("",))[0]))


def _things(dataset: pyoxigraph.Store | None, kind: str, name: str) -> list[str]:
    return sorted(thing.iri for thing in find_things(dataset, kind, name)) if dataset is not None else []


def _by_rule(kind: str, keys: _Keys, rules: IdentityRules) -> tuple[str, str] | None:
    for verdict, found in (("same", rules.of_kind(kind).same), ("different", rules.of_kind(kind).different)):
        for rule in found:
            if {*keys[0]} & rule.keys and {*keys[1]} & rule.keys and keys[0] != keys[1]:
                return verdict, f"identity.toml says so{f': {rule.reason}' if rule.reason else '.'}"
    return None


def _by_vocabulary(kind: str, names: tuple[str, str], vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return what a vocabulary says: one entry bears both names, or each is that of another entry."""
    one, other = (meaning_of(kind, name, vocabulary) for name in names)
    for name, meaning in zip(names, (one, other), strict=True):
        if meaning.shared:
            labels = " and ".join(vocabulary.concepts[iri].label for iri in meaning.shared)
            return "not said", f"{name} is a name of {labels}: by itself it tells neither."
    if not one.parts or not other.parts:
        return None
    if kind == "drug" and one.parts == other.parts and brands_apart(*names):
        return "different", f"Both are brands of {one.label}, and two products."
    if kind == "disease" and one.parts == other.parts and numbers_in(names[0]) != numbers_in(names[1]):
        return "not said", f"The vocabulary knows both as {one.label}, but their numbers differ."
    if one.parts == other.parts:
        return "same", f"The vocabulary knows both as {one.label}."
    for part, whole, name in ((one, other, names[1]), (other, one, names[0])):
        if part.parts < whole.parts and kind == "disease":
            return "different", f"{name} is {whole.label}: more than {part.label}."
        if part.parts < whole.parts:
            return "different", f"{name} is a combination of {whole.label}; {part.label} is a part of it."
        if part.parts <= _owners(whole, vocabulary):
            return "different", f"{whole.label} is a subsidiary of {part.label}: the two are linked and stay two."
    return "different", f"The vocabulary knows {names[0]} as {one.label} and {names[1]} as {other.label}."


def _owners(meaning: Meaning, vocabulary: Vocabulary) -> set[str]:
    entries = [vocabulary.concepts[iri] for iri in meaning.parts if iri in vocabulary.concepts]
    return {owner for entry in entries for owner in entry.properties.get("subsidiaryOf", ())}


def _by_form(kind: str, names: tuple[str, str], one: str, other: str) -> tuple[str, str]:
    if kind == "drug" and (apart := why_apart(one, other)):
        return "different", f"Only a registry could make them one: {apart}."
    if kind == "trial" and (first := _SERIES.fullmatch(one)) and (second := _SERIES.fullmatch(other)) and first[1] == second[1]:
        return "different", "The names are of one series and differ in their number."
    if kind == "company" and company_stem(names[0]) == company_stem(names[1]):
        return "different", "The short name is shared, but what follows it tells two companies apart."
    return "not said", "No release, vocabulary or rule says that they are one, and likeness does not count."


def _refusals(dataset: pyoxigraph.Store, one: list[str], other: list[str]) -> list[Refused]:
    found = {}
    for iri in one:
        for quad in dataset.quads_for_pattern(None, term("onc:thing"), pyoxigraph.NamedNode(iri), _IDENTITY):
            things = {q.object.value for q in dataset.quads_for_pattern(quad.subject, term("onc:thing"), None, _IDENTITY)}  # type: ignore[union-attr]
            if things & {*other} - {iri}:
                releases = dataset.quads_for_pattern(quad.subject, term("onc:saidIn"), None, _IDENTITY)
                ids = tuple(sorted(last_part(q.object.value) for q in releases))  # type: ignore[union-attr]
                found[str(quad.subject)] = Refused(_text(dataset, quad.subject, "onc:reason", _IDENTITY), ids)
    return [found[node] for node in sorted(found)]


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


def _bears(decision: Decision, keys: _Keys, kind: str) -> bool:
    """Say whether a decision tells how the two names came together: it speaks of an alias, or its naming bears both."""
    own = {key for name in decision.names for key in name_keys(kind, name)}
    borne = [bool(own & {*found}) for found in keys]
    return all(borne) or ("alias" in decision.reason and any(borne))


def _in_one_release(decisions: Iterable[Decision], keys: _Keys, kind: str) -> str:
    by_release: dict[str, set[str]] = {}
    for decision in decisions:
        by_release.setdefault(decision.release, set()).update(k for name in decision.names for k in name_keys(kind, name))
    return next((release for release, found in sorted(by_release.items()) if all(found & {*mine} for mine in keys)), "")


def _text(dataset: pyoxigraph.Store, subject: object, name: str, graph: object) -> str:
    for quad in dataset.quads_for_pattern(subject, term(name), None, graph):  # type: ignore[arg-type]
        return str(getattr(quad.object, "value", ""))
    return ""
