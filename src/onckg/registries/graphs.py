"""Registries and comparisons as quads, and back: each registry has a graph of its own, with the registry as its source.

Nothing here enters the current picture or a release's graph: what a registry says was not said by a release.
"""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from onckg.graph.iris import hash_of, slug
from onckg.graph.literals import text_literal
from onckg.graph.terms import ID, ONC, RDF_TYPE, term
from onckg.registries.records import PROPERTIES, Comparison, Edition, Entry
from onckg.store import Store, quads_of

REGISTRY = "https://w3id.org/onckg/registry/"
"""Registries and their entries; the properties of entries are ``registry#name``."""
_PROPERTY = "https://w3id.org/onckg/registry#"
_GRAPHS = "https://w3id.org/onckg/graph/registry/"
COMPARISONS = NamedNode("https://w3id.org/onckg/graph/comparisons")
_EDITION = {"asOf": "as_of", "fileName": "file_name", "sha256": "sha256"}


def registry_graph(registry: str) -> NamedNode:
    """Return the name of the graph of one registry."""
    return NamedNode(_GRAPHS + registry)


def entry_iri(registry: str, key: str) -> str:
    """Return the IRI of an entry."""
    return f"{REGISTRY}{registry}/{slug(key)}"


def edition_quads(edition: Edition) -> list[Quad]:
    """Return the quads of a registry's edition, in order of its entries."""
    graph, node = registry_graph(edition.registry), NamedNode(REGISTRY + edition.registry)
    quads = [Quad(node, RDF_TYPE, term("onc:Registry"), graph), Quad(node, term("rdfs:label"), text_literal(edition.registry), graph)]
    for name, field in _EDITION.items():
        if value := getattr(edition, field):
            quads.append(Quad(node, NamedNode(_PROPERTY + name), text_literal(value), graph))
    for entry in edition.entries:
        subject = NamedNode(entry_iri(entry.registry, entry.key))
        quads += [
            Quad(subject, RDF_TYPE, term("onc:RegistryEntry"), graph),
            Quad(subject, term("onc:inRegistry"), node, graph),
            Quad(subject, term("rdfs:label"), text_literal(entry.label), graph),
            Quad(subject, NamedNode(_PROPERTY + "key"), text_literal(entry.key), graph),
        ]
        quads += [
            Quad(subject, NamedNode(_PROPERTY + name), text_literal(value), graph)
            for name, values in sorted(entry.values.items())
            for value in values
        ]
    return quads


def read_kept(store: Store, registry: str) -> Edition | None:
    """Return the edition of a registry that a store holds, None where it holds none."""
    subjects: dict[str, dict[str, list[str]]] = {}
    for quad in quads_of(store, registry_graph(registry)):
        name = quad.predicate.value
        key = name.removeprefix(_PROPERTY) if name.startswith(_PROPERTY) else "label" if name == term("rdfs:label").value else ""
        if key and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            subjects.setdefault(quad.subject.value, {}).setdefault(key, []).append(quad.object.value)
    head = subjects.pop(REGISTRY + registry, None)
    if head is None:
        return None
    entries = sorted((_entry(registry, values) for values in subjects.values()), key=lambda entry: entry.key)
    about = {field: head.get(name, [""])[0] for name, field in _EDITION.items()}
    return Edition(registry, about["as_of"], about["file_name"], about["sha256"], tuple(entries))


def keys_of_entries(store: Store, registry: str) -> Iterator[tuple[str, str]]:
    """Yield (IRI, key) of each entry of a registry that a store holds."""
    for quad in store.quads.quads_for_pattern(None, NamedNode(_PROPERTY + "key"), None, registry_graph(registry)):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject.value, quad.object.value


def comparison_quads(comparisons: Iterable[Comparison]) -> list[Quad]:
    """Return the quads of comparisons, sorted."""
    return sorted({quad for comparison in comparisons for quad in _comparison_quads(comparison)}, key=str)


def _entry(registry: str, values: Mapping[str, list[str]]) -> Entry:
    said = {name: tuple(sorted(found)) for name, found in sorted(values.items()) if name in PROPERTIES}
    return Entry(registry, values["key"][0], values["label"][0], said)


def _comparison_quads(comparison: Comparison) -> list[Quad]:
    iri = f"{ID}comparison/{hash_of(comparison.fact, comparison.registry, comparison.aspect)}"
    node = NamedNode(iri)
    values: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF_TYPE, term("onc:Comparison")),
        (term("onc:compares"), NamedNode(comparison.fact)),
        (term("onc:inRegistry"), NamedNode(REGISTRY + comparison.registry)),
        (term("onc:verdict"), text_literal(comparison.verdict)),
        (term("onc:reason"), text_literal(comparison.reason)),
    ]
    texts = {"comparedAspect": comparison.aspect, "saidValue": comparison.said, "registeredValue": comparison.registered}
    values += [(NamedNode(ONC + name), text_literal(text)) for name, text in texts.items() if text]
    values += [(term("onc:registeredAs"), NamedNode(entry_iri(comparison.registry, key))) for key in comparison.entries]
    values += [(term("onc:relatedEntry"), NamedNode(entry_iri(comparison.registry, key))) for key in comparison.related]
    return [Quad(node, predicate, value, COMPARISONS) for predicate, value in values]
