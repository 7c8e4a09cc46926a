"""Which extracted entity is which annotated one, and what a name in a fact means.

Entities of one kind are matched one to one, those that share most keys first. A further extracted entity that shares a key with an
annotated one is wrong as an entity (it should have been merged), but facts that name it are compared as the annotated one's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onckg.evaluation.findings import Check, Fact, Finding, Outcome
from onckg.evaluation.names import folded, key_of, keys_of

Identity = int | tuple[str, str] | None
"""Number of an annotated entity; ("?", key) for a name that means none of them; None where no name is given."""

_ASSETS = ("program", "combination")
_ATTRIBUTES = {"companies": ("ticker",), "drugs": ("modality", "role")}


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of one kind in one release, annotated and extracted, matched.

    ``extracted_of`` maps annotated to extracted numbers, ``gold_of`` the reverse; ``owner_of`` maps every extracted number to the first
    annotated entity that it shares a key with, None for none. The last two map keys to the first entity that has them.
    """

    kind: str
    gold: Sequence[Fact]
    extracted: Sequence[Fact]
    extracted_of: Mapping[int, int]
    gold_of: Mapping[int, int]
    owner_of: Mapping[int, int | None]
    gold_keys: Mapping[str, int]
    extracted_keys: Mapping[str, int]

    def asked(self, name: str | None) -> Identity:
        """Return what a name in an annotated fact means."""
        if not name:
            return None
        key = key_of(self.kind, name)
        return self.gold_keys.get(key, ("?", key))

    def told(self, name: str | None) -> Identity:
        """Return what a name in an extracted fact means."""
        if not name:
            return None
        key = key_of(self.kind, name)
        if key in self.gold_keys:
            return self.gold_keys[key]
        number = self.extracted_keys.get(key)
        owner = None if number is None else self.gold_of.get(number, self.owner_of[number])
        return ("?", key) if owner is None else owner

    def label(self, identity: Identity) -> str:
        """Return a name for people: the annotated one where there is one, "-" for None."""
        if identity is None:
            return "-"
        return identity[1] if isinstance(identity, tuple) else str(self.gold[identity]["name"])


def match_entities(kind: str, gold: Sequence[Fact], extracted: Sequence[Fact]) -> Entities:
    """Return the entities of one kind, matched."""
    asked = [keys_of(kind, entity) for entity in gold]
    told = [keys_of(kind, entity) for entity in extracted]
    alike = [(len(a & t), -abs(len(a) - len(t)), i, j) for i, a in enumerate(asked) for j, t in enumerate(told) if a & t]
    extracted_of: dict[int, int] = {}
    gold_of: dict[int, int] = {}
    for _, _, i, j in sorted(alike, reverse=True):
        if i not in extracted_of and j not in gold_of:
            extracted_of[i], gold_of[j] = j, i
    owner_of = {j: next((i for i, a in enumerate(asked) if a & t), None) for j, t in enumerate(told)}
    return Entities(kind, gold, extracted, extracted_of, gold_of, owner_of, _first_with(asked), _first_with(told))


def other_drugs(drugs: Entities) -> frozenset[Identity]:
    """Return the annotated drugs that are no programme of the release: nothing is asked of their relations."""
    return frozenset(i for i, drug in enumerate(drugs.gold) if drug.get("role", "program") != "program")


def compare_entities(entities: Entities) -> tuple[list[Finding], list[Check]]:
    """Return the findings on the entities themselves, and the checks of their attributes."""
    kind = entities.kind
    findings: list[Finding] = []
    checks: list[Check] = []
    for i, gold in enumerate(entities.gold):
        asked = kind != "drugs" or _is_asset(gold)
        j = entities.extracted_of.get(i)
        told = None if j is None else entities.extracted[j]
        if told is not None:
            checks += _attributes(kind, gold, told)
        if told is not None and (kind != "drugs" or _is_asset(told)):
            outcome: Outcome = "right" if asked else "unasked"
            findings.append(Finding(kind, outcome, str(gold["name"]), (told,), gold))
        elif asked:
            note = "" if told is None else f"read as {told.get('role')}"
            findings.append(Finding(kind, "missed", str(gold["name"]), (), gold, note))
    for j, told in enumerate(entities.extracted):
        if j not in entities.gold_of:
            owner = entities.owner_of[j]
            note = "" if owner is None else f"should be one with {entities.gold[owner]['name']}"
            findings.append(Finding(kind, "wrong", str(told.get("name")), (told,), None, note))
    return findings, checks


def _attributes(kind: str, gold: Fact, told: Fact) -> list[Check]:
    asked = [field for field in _ATTRIBUTES.get(kind, ()) if gold.get(field)]
    return [Check(f, str(gold["name"]), gold[f], told.get(f), folded(str(told.get(f) or "")) == folded(gold[f]), told) for f in asked]


def _is_asset(drug: Fact) -> bool:
    return drug.get("role", "program") in _ASSETS


def _first_with(keys: Sequence[frozenset[str]]) -> dict[str, int]:
    first: dict[str, int] = {}
    for number, own in enumerate(keys):
        for key in own:
            first.setdefault(key, number)
    return first
