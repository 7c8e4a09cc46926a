"""Trials over all releases.

One NCT number is one trial. So is one name, where a drug is shared. A trial without either is told by its drugs, phase, diseases and
partners; where the releases know just one named trial of that description, it is that one. Where releases name more or fewer of a
trial's diseases, one that both name joins them, unless that makes a plan begin or a release tells the two apart; a broader
disease is another one. Two trials that one release keeps apart stay apart, by all else that is said of them.
"""

from collections.abc import Sequence
from itertools import combinations

from onckg.assembly.facts import Attributes, Denotes, Fact, Said, all_said, make_fact, meant, only
from onckg.assembly.identity import Groups
from onckg.assembly.names import plain_key
from onckg.assembly.says import ReleaseSays
from onckg.assembly.states import has_begun, sayings_of
from onckg.assembly.things import distinct_iris, iri_slug
from onckg.graph.iris import hash_of, slug

_TEXTS = ("onc:partner", "onc:sponsorName", "onc:trialName")
_SPANS = ("onc:plannedStart", "onc:start", "onc:readout")
_MANY = 4
"""More slugs than this of drugs or diseases make no readable IRI; the others go into a hash."""


def find_trials(releases: Sequence[ReleaseSays], denotes: Denotes) -> list[Fact]:
    """Return all trials."""
    said = all_said(releases, "Trial")
    groups = _group(said, denotes)
    wanted = [_naming(members, denotes, others) for members, others in groups]
    facts = []
    for iri, (members, _), (_, _, reason) in zip(_iris(wanted, groups), groups, wanted, strict=True):
        facts.append(_trial(iri, members, denotes, reason))
    return sorted((fact for fact in facts if fact), key=lambda fact: fact.iri)


def trial_keys(s: Said, denotes: Denotes) -> frozenset[str]:
    """Return what may make a trial as one release tells it one with another, or bring both to one IRI: trials that share no key,
    also not by others between them, are never looked at together."""
    keys = {f"told {' '.join(_description(s, denotes, diseases=False))}"}
    whose = _drugs(s, denotes) or (_owner(s, denotes),)
    for nct in s.node.all("onc:nct"):
        keys |= {f"nct {nct}", f"slug {nct.lower()}"}
    for name in s.node.all("onc:trialName"):
        keys.add(f"slug {slug(name)}")
    if name := plain_key(s.node.first("onc:trialName")):
        keys.update(f"named {name} {drug}" for drug in whose)
    return frozenset((*keys, f"slug {iri_slug(whose[0])}"))


def _trial(iri: str, members: Sequence[Said], denotes: Denotes, reason: str) -> Fact | None:
    values = Attributes()
    for member in members:
        for name in ("onc:combinedWith", "onc:forDisease", "onc:population", "onc:sponsor"):
            values.put(name, *meant(denotes, member.node, name))
        for name in _TEXTS:
            values.put(name, *member.node.all(name))
    values.put("onc:nct", _nct(members))
    for name in ("onc:phase", "onc:regimen"):
        values.put(name, _last_said(members, name))
    bare = make_fact(iri, "Trial", members, values, denotes, reason=reason)
    if bare is None or bare.latest is None:
        return None
    drugs = {drug for m in members for name in ("onc:tests", "onc:plansToTest") for drug in meant(denotes, m.node, name)}
    values.put("onc:tests" if has_begun(bare.sayings) else "onc:plansToTest", *drugs)
    if partners := sorted(set(values.found.get("onc:combinedWith", ())) - drugs):
        values.found["onc:combinedWith"] = tuple(partners)
    else:
        values.found.pop("onc:combinedWith", None)
    for stem in _SPANS:
        if stem != "onc:plannedStart" or "onc:plansToTest" in values.found:  # the plan of a begun trial stands in its history
            _put_span(values, members, stem)
    return make_fact(iri, "Trial", members, values, denotes, reason=reason)


def _put_span(values: Attributes, members: Sequence[Said], stem: str) -> None:
    for member in sorted(members, key=lambda m: (m.says.said_on, m.order), reverse=True):
        if member.node.first(f"{stem}Earliest") and member.node.first(f"{stem}Latest"):
            for end in ("Earliest", "Latest", "Text"):
                values.put(stem + end, member.node.first(stem + end))
            return


def _last_said(members: Sequence[Said], name: str) -> str:
    found = [(m.says.said_on, m.order, m.node.first(name)) for m in members if m.node.first(name)]
    return max(found)[2] if found else ""


def _nct(members: Sequence[Said]) -> str:
    return min((nct for m in members if (nct := m.node.first("onc:nct"))), default="")


def _group(said: Sequence[Said], denotes: Denotes) -> list[tuple[list[Said], bool]]:
    """Return the trials, each with whether others have its description."""
    groups = Groups(len(said))
    ncts: dict[str, list[int]] = {}
    names: dict[tuple[str, str], list[int]] = {}
    for position, s in enumerate(said):
        if nct := s.node.first("onc:nct"):
            ncts.setdefault(nct, []).append(position)
        if name := plain_key(s.node.first("onc:trialName")):
            for drug in _drugs(s, denotes) or (_owner(s, denotes),):
                names.setdefault((name, drug), []).append(position)
    for positions in ncts.values():
        groups.join(positions)
    for positions in names.values():
        if len({said[p].node.first("onc:nct") for p in positions} - {""}) < 2:
            groups.join(positions)
    named = {position for positions in (*ncts.values(), *names.values()) for position in positions}
    crowded = _join_described(groups, said, denotes, named)
    _join_overlapping(groups, said, denotes, named, crowded)
    return [([said[p] for p in positions], any(p in crowded for p in positions)) for positions in groups.sets()]


def _join_described(groups: Groups, said: Sequence[Said], denotes: Denotes, named: set[int]) -> set[int]:
    described: dict[tuple[str, ...], list[int]] = {}
    for position, s in enumerate(said):
        described.setdefault(_description(s, denotes), []).append(position)
    crowded: set[int] = set()
    for positions in described.values():
        bare = [p for p in positions if p not in named]
        known = {groups.find(p) for p in positions if p in named}
        by_release: dict[str, list[int]] = {}
        for p in positions:
            by_release.setdefault(said[p].says.release_id, []).append(p)
        kept_apart = [found for found in by_release.values() if len({groups.find(p) for p in found}) > 1]
        if not kept_apart and len(known) < 2:
            groups.join([*bare, *known])
        elif bare:
            # Some release tells several trials of this description apart: the rest of what is said must tell which is which.
            apart = {p for found in kept_apart for p in found}
            crowded.update(p for p in bare if p in apart)
            groups.join(p for p in bare if p not in apart)
            details: dict[tuple[str, ...], list[int]] = {}
            for p in sorted(apart.intersection(bare)):
                details.setdefault(_details(said, p, denotes, apart), []).append(p)
            for alike in details.values():
                groups.join(alike)
    return crowded


def _join_overlapping(groups: Groups, said: Sequence[Said], denotes: Denotes, named: set[int], crowded: set[int]) -> None:
    """Join trials that differ in the diseases that releases name, and share one."""
    alike: dict[tuple[object, ...], list[list[int]]] = {}
    for positions in groups.sets():
        if not crowded.intersection(positions):
            begun = has_begun([saying for p in positions for saying in sayings_of(said[p].says, said[p].node)])
            for told in sorted({_description(said[p], denotes, diseases=False) for p in positions}):
                alike.setdefault((begun, told), []).append(positions)
    for trials in alike.values():
        chains = Groups(len(trials))
        diseases = [{d for p in positions for d in meant(denotes, said[p].node, "onc:forDisease")} for positions in trials]
        for one, other in combinations(range(len(trials)), 2):
            if diseases[one] & diseases[other]:
                chains.join((one, other))
        for chain in chains.sets():
            releases = [release for i in chain for release in {said[p].says.release_id for p in trials[i]}]
            if len(releases) == len(set(releases)) and sum(bool(named.intersection(trials[i])) for i in chain) < 2:
                groups.join(p for i in chain for p in trials[i])


def _description(s: Said, denotes: Denotes, *, diseases: bool = True) -> tuple[str, ...]:
    drugs = _drugs(s, denotes)
    with_drugs = (f"with {drug}" for drug in meant(denotes, s.node, "onc:combinedWith"))
    owner = () if drugs else (_owner(s, denotes),)
    return *owner, *drugs, *with_drugs, s.node.first("onc:phase"), *(meant(denotes, s.node, "onc:forDisease") if diseases else ())


def _details(said: Sequence[Said], position: int, denotes: Denotes, apart: set[int]) -> tuple[str, ...]:
    s = said[position]

    def told(other: Said) -> tuple[str, ...]:
        populations = meant(denotes, other.node, "onc:population")
        sponsor = meant(denotes, other.node, "onc:sponsor")
        return *populations, *other.node.all("onc:partner"), *other.node.all("onc:regimen"), *sponsor

    alike = [p for p in sorted(apart) if said[p].says.release_id == s.says.release_id and told(said[p]) == told(s)]
    return *told(s), str(alike.index(position))


def _drugs(s: Said, denotes: Denotes) -> tuple[str, ...]:
    return tuple(sorted({*meant(denotes, s.node, "onc:tests"), *meant(denotes, s.node, "onc:plansToTest")}))


def _owner(s: Said, denotes: Denotes) -> str:
    return only(denotes, s.node, "onc:sponsor") or denotes.get(s.says.head.first("onc:issuer"), "") or s.says.release_id


def _naming(members: Sequence[Said], denotes: Denotes, crowded: bool) -> tuple[tuple[str, ...], str, str]:
    """Return the slugs of a trial's IRI, the slug of its owner, and why its members are one."""
    first = members[0]
    owner = iri_slug(next(iter(_drugs(first, denotes)), "") or _owner(first, denotes))
    if nct := _nct(members):
        return (nct.lower(),), owner, f"same registry number: {nct}"
    if name := next((name for m in members if (name := m.node.first("onc:trialName"))), ""):
        return (slug(name),), owner, f"equal name and a shared drug: {name}"
    description = _description(first, denotes)
    drugs = _drugs(first, denotes) or (_owner(first, denotes),)
    phase = iri_slug(first.node.first("onc:phase"))
    partners = tuple(f"with-{iri_slug(drug)}" for drug in meant(denotes, first.node, "onc:combinedWith"))
    diseases = meant(denotes, first.node, "onc:forDisease")
    told = (iri_slug(p) for p in meant(denotes, first.node, "onc:population")) if crowded else ()
    slugs = (*_short(drugs), *((phase,) if phase else ()), *partners, *_short(diseases), *told)
    return slugs, "", "equal drugs, phase and partners, a shared disease: " + ", ".join(iri_slug(part) for part in description if part)


def _short(iris: Sequence[str]) -> tuple[str, ...]:
    slugs = tuple(iri_slug(iri) for iri in iris)
    return slugs if len(slugs) <= _MANY else (*slugs[: _MANY - 1], f"and-{len(slugs) - _MANY + 1}-more_{hash_of(*slugs)[:8]}")


def _iris(wanted: Sequence[tuple[tuple[str, ...], str, str]], groups: Sequence[tuple[list[Said], bool]]) -> list[str]:
    return distinct_iris(
        "trial", [(slugs, owner, members[0].node.iri) for (slugs, owner, _), (members, _) in zip(wanted, groups, strict=True)]
    )
