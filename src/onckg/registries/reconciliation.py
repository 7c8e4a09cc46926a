"""The registries of a store, and the comparison of the current picture with them.

The comparisons are a pure function of the current picture, the registries and the vocabularies: they are made anew whenever one of
these changes, and hold nothing older.
"""

from pyoxigraph import Literal, NamedNode

from onckg.errors import InputError
from onckg.lexicon import Lexicon
from onckg.registries.companies import compare_companies
from onckg.registries.designations import compare_designations
from onckg.registries.diseases import Diseases
from onckg.registries.graphs import COMPARISONS, comparison_quads, edition_quads, keys_of_entries, read_kept, registry_graph
from onckg.registries.medicines import compare_milestones
from onckg.registries.picture import PictureNow, picture_of
from onckg.registries.reading import REGISTRIES
from onckg.registries.records import Comparison, Edition
from onckg.registries.trials import compare_trials
from onckg.store import Store, replace_graphs


def add_registry(store: Store, edition: Edition) -> bool:
    """Put a registry's edition in the place of an older one; return whether there was one."""
    there = has_registry(store, edition.registry)
    replace_graphs(store, {registry_graph(edition.registry): edition_quads(edition)})
    return there


def remove_registry(store: Store, registry: str) -> None:
    """Take a registry out. Raises ``InputError`` where the store holds none of the name."""
    if registry not in REGISTRIES or not has_registry(store, registry):
        raise InputError(f"The store holds no registry {registry!r}: it holds {', '.join(kept_names(store)) or 'none'}.")
    replace_graphs(store, {registry_graph(registry): ()})


def has_registry(store: Store, registry: str) -> bool:
    """Say whether the store holds an edition of a registry."""
    return any(True for _ in store.quads.quads_for_pattern(None, None, None, registry_graph(registry)))


def kept_names(store: Store) -> list[str]:
    """Return the names of the registries that a store holds, sorted."""
    return [name for name in REGISTRIES if has_registry(store, name)]


def kept_registries(store: Store) -> list[Edition]:
    """Return the editions that a store holds, by name."""
    return [edition for name in REGISTRIES if (edition := read_kept(store, name))]


def compare_with(picture: PictureNow, edition: Edition, lexicon: Lexicon) -> list[Comparison]:
    """Return what one registry has to say to the current picture, sorted by fact and aspect."""
    diseases = Diseases(lexicon)
    match edition.registry:
        case "sec":
            found = compare_companies(picture, edition)
        case "ctgov":
            found = compare_trials(picture, edition, diseases)
        case "ema-medicines":
            found = compare_milestones(picture, edition, diseases)
        case "ema-orphan":
            found = compare_designations(picture, edition, diseases)
        case _:
            found = [*compare_designations(picture, edition, diseases), *compare_milestones(picture, edition, diseases)]
    return sorted(found, key=lambda c: (c.fact, c.registry, c.aspect))


def compare_all(store: Store, lexicon: Lexicon) -> list[Comparison]:
    """Return what all registries of a store have to say to its current picture; empty where it holds none."""
    editions = kept_registries(store)
    if not editions:
        return []
    picture = picture_of(store, lexicon.vocabulary)
    return [comparison for edition in editions for comparison in compare_with(picture, edition, lexicon)]


def renew_comparisons(store: Store, lexicon: Lexicon) -> bool:
    """Make the graph of comparisons anew; return whether it changed. Costs nothing in a store without registries."""
    return replace_graphs(store, {COMPARISONS: comparison_quads(compare_all(store, lexicon))})


def kept_comparisons(store: Store) -> list[Comparison]:
    """Return the comparisons as the store holds them, sorted by fact, registry and aspect."""
    values: dict[str, dict[str, list[str]]] = {}
    for quad in store.quads.quads_for_pattern(None, None, None, COMPARISONS):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            values.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value.rpartition("#")[2], []).append(quad.object.value)
    key_of = {iri: key for name in kept_names(store) for iri, key in keys_of_entries(store, name)}
    found = [_comparison(said, key_of) for said in values.values()]
    return sorted(found, key=lambda c: (c.fact, c.registry, c.aspect))


def _comparison(said: dict[str, list[str]], key_of: dict[str, str]) -> Comparison:
    def one(name: str) -> str:
        return next(iter(said.get(name, ())), "")

    def keys(name: str) -> tuple[str, ...]:
        return tuple(sorted(key_of[iri] for iri in said.get(name, ()) if iri in key_of))

    registry = one("inRegistry").rpartition("/")[2]
    return Comparison(
        one("compares"), registry, one("verdict"), one("comparedAspect"), one("saidValue"), one("registeredValue"), keys("registeredAs"),
        keys("relatedEntry"), one("reason"),
    )  # fmt: skip
