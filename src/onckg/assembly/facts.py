"""Facts of releases -> facts of the current graph: the shared part.

A fact of the current graph gathers what releases say of one designation, trial, milestone, deal, role or stage. Each kind
has its own rule of what makes two one (``regulatory``, ``trials``, ``dealings``); states and claims are gathered here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onckg.assembly.says import Node, ReleaseSays
from onckg.assembly.states import Bounds, Saying, has_begun, latest_saying, refined_bounds, sayings_of
from onckg.assembly.things import iri_slug, most_said
from onckg.graph.iris import thing_iri

Denotes = Mapping[str, str]
"""IRI of a thing in a release -> IRI of the thing in the current graph."""


@dataclass(frozen=True, slots=True)
class Said:
    """One fact as one release says it."""

    says: ReleaseSays
    node: Node

    @property
    def order(self) -> tuple[str, ...]:
        """Earliest said first; a release's facts in its order."""
        kind, number = self.node.place
        return (*self.says.order, kind, f"{number:08}")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the current graph.

    ``members`` are earliest said first. ``values`` maps a prefixed property to its values (IRIs or texts). ``indications`` are pairs of
    a disease and its populations (IRIs, sorted). ``latest`` is None for facts without states.
    """

    iri: str
    class_name: str
    members: tuple[Said, ...]
    values: Mapping[str, tuple[str, ...]]
    indications: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    sayings: tuple[Saying, ...] = ()
    latest: Saying | None = None
    bounds: Bounds | None = None
    reason: str = ""

    @property
    def slug(self) -> str:
        """The last part of the IRI."""
        return iri_slug(self.iri)

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims behind the fact, sorted."""
        return tuple(sorted({claim for member in self.members for claim in member.node.claims}))

    def first(self, name: str) -> str:
        """Return the first value of a property, or ""."""
        return self.values.get(name, ("",))[0]


@dataclass(slots=True)
class Attributes:
    """Collects the values of a fact; empty ones are left out."""

    found: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def put(self, name: str, *values: str) -> None:
        """Add values of a property."""
        if kept := tuple(sorted({*self.found.get(name, ()), *(value for value in values if value)})):
            self.found[name] = kept


def all_said(releases: Sequence[ReleaseSays], *class_names: str) -> list[Said]:
    """Return all facts of classes, earliest said first."""
    return sorted((Said(says, node) for says in releases for node in says.of_class(*class_names)), key=lambda said: said.order)


def meant(denotes: Denotes, node: Node, name: str) -> tuple[str, ...]:
    """Return what a node's references stand for in the current graph, sorted; references to nothing known are left out."""
    return tuple(sorted({denotes[value] for value in node.all(name) if value in denotes}))


def only(denotes: Denotes, node: Node, name: str) -> str:
    """Return what a node's one reference stands for, "" where it says none."""
    return next(iter(meant(denotes, node, name)), "")


def indications_of(denotes: Denotes, members: Iterable[Said]) -> frozenset[tuple[str, tuple[str, ...]]]:
    """Return the diseases of facts, each with the populations that the same fact names."""
    return frozenset(
        (disease, meant(denotes, m.node, "onc:population")) for m in members for disease in meant(denotes, m.node, "onc:forDisease")
    )


def indication_iri(disease: str, populations: Sequence[str]) -> str:
    """Return the IRI of a disease in populations."""
    return thing_iri("indication", iri_slug(disease), *sorted(iri_slug(p) for p in populations))


def only_planned(trials: Iterable[Fact], denotes: Denotes) -> frozenset[tuple[str, str, str]]:
    """Return (release ID, drug, disease) where the release knows only trials of the drug in the disease that have not begun."""
    begun: dict[tuple[str, str, str], bool] = {}
    for trial in trials:
        for member in trial.members:
            for drug in {d for name in ("onc:tests", "onc:plansToTest") for d in meant(denotes, member.node, name)}:
                for disease in meant(denotes, member.node, "onc:forDisease"):
                    place = member.says.release_id, drug, disease
                    begun[place] = begun.get(place, False) or has_begun(trial.sayings)
    return frozenset(place for place, some in begun.items() if not some)


def most_said_value(members: Iterable[Said], name: str) -> str:
    """Return the value of a property that most releases give, "" where none does."""
    return most_said((m.says.order, m.node.first(name)) for m in members)


def make_fact(
    iri: str,
    class_name: str,
    members: Sequence[Said],
    values: Attributes,
    denotes: Denotes,
    *,
    sayings: Sequence[Saying] | None = None,
    reason: str = "",
) -> Fact | None:
    """Return the fact with its states, or None where no member has a status (a fact of a class with states needs one)."""
    ordered = tuple(sorted(members, key=lambda m: m.order))
    found = tuple(sayings if sayings is not None else (s for m in ordered for s in sayings_of(m.says, m.node)))
    if not found:
        return None
    latest = latest_saying(class_name, found)
    return Fact(
        iri, class_name, ordered, values.found, indications_of(denotes, ordered), found, latest, refined_bounds(latest, found), reason
    )
