"""The current picture as a networkx graph, read from the dataset directly.

Nodes are things and facts that have an IRI; literals and concepts of the vocabulary (status, phase, kind) are attributes of the
node that they are said of, so that no two drugs meet in a shared node "granted". In: the dataset. Out: a ``MultiDiGraph``, nodes
and edges in sorted order, whose attributes are text, numbers, booleans, or lists of text.

Two views:

- ``full``: designations, trials, milestones, deals, programmes, states and releases are nodes; an edge is a triple.
- ``simple``: companies, drugs, platforms and diseases are the only nodes; a designation or trial is an edge from drug to disease.

Node attributes: ``label``, ``kind`` ("Drug"), and by the name of the property (``prefLabel``, ``altLabel``, ``status`` ...). Edge
attributes: ``predicate`` (IRI), ``label``, and ``status``, ``kind``, ``phase``, ``earliest``, ``latest`` where they are said. Formats
reserve names (``id``, ``start`` ...): a property of such a name is written ``onc_start``.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias

import networkx
import pyoxigraph

from onckg.errors import ConfigError
from onckg.graph.prefixes import PREFIXES, last_part
from onckg.graph.terms import ONC, RDF_TYPE, RELEASE, VOCAB

View = Literal["full", "simple"]
Network: TypeAlias = "networkx.MultiDiGraph[str]"  # nodes are IRIs; the class takes no parameter at run time
Attributes = dict[str, Any]

_RESERVED = frozenset({"id", "label", "type", "start", "end", "weight", "source", "target", "key", "kind", "predicate"})
_LISTS = frozenset({"altLabel", "hiddenLabel", "partner"})
_LABELS = ("prefLabel", "title", "trialName", "nct")
_STATUS_OF = {
    "plannedFor": "planned",
    "plansToTest": "planned",
    "studiedIn": "studied",
    "designatedFor": "designated",
    "approvedFor": "approved",
}
_ALWAYS_SAID = ("Concept", "Fact")  # classes that say less than the ones beside them
_SIMPLE_NODES = frozenset({"Company", "Drug", "Platform", "Carrier", "Payload", "Disease"})
_FACT_EDGES = {  # class of the fact -> (properties of the edge's beginning, properties of its end)
    "Designation": (("ofDrug",), ("forDisease",)),
    "Milestone": (("ofDrug",), ("forDisease",)),
    "Trial": (("tests", "plansToTest"), ("forDisease",)),
    "Deal": (("party",), ("party",)),
}
_FACT_ATTRIBUTES = (
    "status", "onc_kind", "phase", "nct", "jurisdiction", "byAgency", "earliest", "latest", "precision", "plannedStartEarliest",
    "plannedStartLatest",
)  # fmt: skip


def to_networkx(dataset: pyoxigraph.Store, view: View = "full") -> Network:
    """Return the current picture as a ``MultiDiGraph``; empty for an empty store.

    Raises:
        ConfigError: there is no such view.
    """
    if view not in ("full", "simple"):
        raise ConfigError(f"There is no view {view!r}: choose full or simple.")
    nodes, edges = _read_picture(dataset)
    graph: Network = networkx.MultiDiGraph()
    if view == "full":
        drawn = sorted(_full_edges(nodes, edges), key=_edge_order)
        shown = set(nodes)
    else:
        drawn = sorted(_simple_edges(nodes, edges), key=_edge_order)
        shown = {iri for iri, attributes in nodes.items() if attributes["kind"] in _SIMPLE_NODES}
    for iri in sorted(shown):
        graph.add_node(iri, **nodes[iri])
    for start, end, key, attributes in drawn:
        graph.add_edge(start, end, key=key, **attributes)
    return graph


_KNOWN_AS = pyoxigraph.NamedNode(f"{ONC}knownAs")  # an entry of the vocabulary: no node beside the drug that it is
Edge = tuple[str, str, str, Attributes]
Links = Mapping[str, Mapping[str, list[str]]]


def _read_picture(dataset: pyoxigraph.Store) -> tuple[dict[str, Attributes], Links]:
    """Return the nodes by IRI, and node -> property's local name or IRI -> nodes it points to."""
    values: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    links: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in dataset.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()):
        subject, target = str(quad.subject)[1:-1], quad.object
        if subject.startswith(VOCAB):
            continue
        entry = values[subject]
        if quad.predicate == RDF_TYPE:
            entry["type"].append(last_part(str(target)[1:-1]))
        elif isinstance(target, pyoxigraph.Literal):
            entry[_attribute_name(quad.predicate.value)].append(_plain(target))
        elif isinstance(target, pyoxigraph.NamedNode) and quad.predicate == _KNOWN_AS:
            entry[_attribute_name(quad.predicate.value)].append(target.value)
        elif isinstance(target, pyoxigraph.NamedNode) and target.value.startswith(VOCAB):
            entry[_attribute_name(quad.predicate.value)].append(target.value[len(VOCAB) :])
        elif isinstance(target, pyoxigraph.NamedNode) and _is_claim(target.value):
            entry["claims"].append(target.value)
        elif isinstance(target, pyoxigraph.NamedNode):
            links[subject][quad.predicate.value].append(target.value)
            values[target.value]  # a node even where nothing is said of it
    return {iri: _attributes(iri, entry) for iri, entry in values.items()}, links


def _attributes(iri: str, entry: Mapping[str, list[Any]]) -> Attributes:
    kinds = sorted(kind for kind in entry.get("type", ()) if kind not in _ALWAYS_SAID) or sorted(entry.get("type", ()))
    found: Attributes = {"label": "", "kind": kinds[0] if kinds else "", "iri": iri}
    for name in sorted(entry):
        if name == "claims":
            found["claims"] = len(entry[name])
        elif name != "type":
            ordered = sorted(entry[name], key=str)
            found[name] = [str(v) for v in ordered] if name in _LISTS or len(ordered) > 1 else ordered[0]
    labels = [found[name] for name in _LABELS if name in found]
    found["label"] = (labels[0][0] if isinstance(labels[0], list) else str(labels[0])) if labels else last_part(iri)
    return found


def _full_edges(nodes: Mapping[str, Attributes], links: Links) -> Iterator[Edge]:
    for start, by_property in links.items():
        for predicate, ends in by_property.items():
            name = last_part(predicate)
            said: Attributes = {key: nodes[start][key] for key in ("status", "earliest", "latest") if key in nodes[start]}
            if name in _STATUS_OF:
                said["status"] = _STATUS_OF[name]
            for end in ends:
                yield start, end, _key(start, name, end), {"predicate": predicate, "label": name, **said}


def _simple_edges(nodes: Mapping[str, Attributes], links: Links) -> Iterator[Edge]:
    for start, by_property in links.items():
        kind = nodes[start]["kind"]
        if kind in _SIMPLE_NODES:
            yield from _plain_edges(start, by_property, nodes)
        elif kind in _FACT_EDGES:
            yield from _fact_edges(start, by_property, nodes[start])


def _plain_edges(start: str, by_property: Mapping[str, list[str]], nodes: Mapping[str, Attributes]) -> Iterator[Edge]:
    for predicate, ends in by_property.items():
        name = last_part(predicate)
        if name == "develops":  # drug -> company says it already
            continue
        for end in ends:
            if nodes[end]["kind"] in _SIMPLE_NODES:
                said = {"status": _STATUS_OF[name]} if name in _STATUS_OF else {}
                yield start, end, _key(start, name, end), {"predicate": predicate, "label": name, **said}


def _fact_edges(fact: str, by_property: Mapping[str, list[str]], attributes: Attributes) -> Iterator[Edge]:
    beginnings, ends = _FACT_EDGES[attributes["kind"]]
    said = {name.removeprefix("onc_"): attributes[name] for name in _FACT_ATTRIBUTES if name in attributes}
    for beginning in beginnings:
        for start in by_property.get(ONC + beginning, ()):
            for end in {end for name in ends for end in by_property.get(ONC + name, ())}:
                if start < end or beginning not in ends:  # the parties of a deal: each pair once
                    edge: Attributes = {"predicate": ONC + beginning, "label": attributes["kind"].lower(), "fact": fact, **said}
                    yield start, end, _key(start, last_part(fact), end), edge
            for partner in by_property.get(ONC + "combinedWith", ()):
                yield (
                    start,
                    partner,
                    _key(start, last_part(fact), partner),
                    {"predicate": ONC + "combinedWith", "label": "combinedWith", "fact": fact, **said},
                )


def _key(start: str, name: str, end: str) -> str:
    """The key of an edge is unique in the whole graph, since formats use it as the edge's ID."""
    return f"{_short(start)}|{name}|{_short(end)}"


def _short(iri: str) -> str:
    namespace = PREFIXES["drug"].removesuffix("drug/")
    return iri.removeprefix(namespace).removeprefix(RELEASE)


def _edge_order(edge: Edge) -> tuple[str, str, str]:
    return edge[:3]


def _attribute_name(predicate: str) -> str:
    name = last_part(predicate)
    if name not in _RESERVED:
        return name
    return f"{next((p for p, namespace in PREFIXES.items() if predicate.startswith(namespace)), 'other')}_{name}"


def _is_claim(iri: str) -> bool:
    return iri.startswith(RELEASE) and "/claim/" in iri


def _plain(literal: pyoxigraph.Literal) -> Any:
    kind = last_part(literal.datatype.value)
    if kind in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger"):
        return int(literal.value)
    if kind in ("decimal", "double", "float"):
        return float(literal.value)
    return literal.value == "true" if kind == "boolean" else literal.value
