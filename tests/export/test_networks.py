import io
import json
import re
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onckg.errors import ConfigError
from onckg.export.flat import flatten_network
from onckg.export.gexf import gexf_bytes
from onckg.export.graphml import graphml_bytes
from onckg.export.network import to_networkx
from onckg.export.node_link import node_link_bytes
from onckg.store import Store

ID = "https://w3id.org/onckg/id/"
CLR = f"{ID}drug/clr-131"


def edges(network: networkx.MultiDiGraph, start: str, end: str) -> list[tuple[str, str]]:
    found = network.get_edge_data(start, end) or {}
    return sorted((data["label"], data.get("status", "")) for data in found.values())


def test_no_literal_and_no_concept_is_a_node(seed_store: Store) -> None:
    for view in ("full", "simple"):
        network = to_networkx(seed_store.quads, view)
        assert all(node.startswith(("https://w3id.org/onckg/id/", "https://w3id.org/onckg/release/")) for node in network)
        assert not any("/claim/" in node for node in network)


def test_full_view_keeps_facts_as_nodes(seed_store: Store) -> None:
    network = to_networkx(seed_store.quads, "full")
    designation = f"{ID}designation/clr-131.rare-pediatric-disease.us.neuroblastoma"
    assert network.nodes[designation]["kind"] == "Designation"
    assert network.nodes[designation]["onc_kind"] == "rare-pediatric-disease-designation"
    assert edges(network, designation, CLR) == [("ofDrug", "granted")]
    assert network.nodes[CLR]["label"] == "CLR 131"
    assert network.nodes[f"{ID}company/cellectar-biosciences"]["altLabel"] == ["Cellectar"]


def test_simple_view_draws_facts_as_edges_with_their_status(seed_store: Store) -> None:
    network = to_networkx(seed_store.quads, "simple")
    assert {data["kind"] for _, data in network.nodes(data=True)} == {"Company", "Drug", "Platform", "Carrier", "Disease"}
    assert edges(network, CLR, f"{ID}disease/neuroblastoma") == [
        ("designatedFor", "designated"),
        ("designation", "granted"),
        ("milestone", "done"),
    ]
    assert edges(network, CLR, f"{ID}disease/head-and-neck-cancer") == [("plannedFor", "planned"), ("trial", "planned")]
    assert edges(network, CLR, f"{ID}drug/dexamethasone") == [("combinedWith", "ongoing")]
    assert edges(network, CLR, f"{ID}company/cellectar-biosciences") == [("developedBy", "")]
    assert edges(network, f"{ID}company/cellectar-biosciences", f"{ID}company/northwind-oncology") == [("deal", "done")]
    assert edges(network, f"{ID}company/northwind-oncology", f"{ID}company/cellectar-biosciences") == []


def test_unknown_view_is_refused(seed_store: Store) -> None:
    with pytest.raises(ConfigError, match="full or simple"):
        to_networkx(seed_store.quads, "tiny")  # type: ignore[arg-type]


@pytest.mark.parametrize("view", ["full", "simple"])
def test_graphml_reads_back(seed_store: Store, view: str) -> None:
    network = to_networkx(seed_store.quads, view)  # type: ignore[arg-type]
    again = networkx.read_graphml(io.BytesIO(graphml_bytes(network)), force_multigraph=True)
    flat = flatten_network(network)
    assert dict(again.nodes(data=True)) == dict(flat.nodes(data=True))
    assert sorted(again.edges(keys=True)) == sorted(flat.edges(keys=True))
    assert {(u, v, k): d for u, v, k, d in again.edges(keys=True, data=True)} == {
        (u, v, k): d for u, v, k, d in flat.edges(keys=True, data=True)
    }


def test_gexf_reads_back_without_a_clock(seed_store: Store) -> None:
    network = to_networkx(seed_store.quads, "simple")
    written = gexf_bytes(network)
    assert b"lastmodified" not in written
    assert b"NetworkX" not in written
    again = networkx.read_gexf(io.BytesIO(written))
    assert set(again) == set(network)
    assert again.nodes[CLR]["label"] == "CLR 131"
    assert sorted((u, v) for u, v in again.edges()) == sorted((u, v) for u, v in network.edges())


@pytest.mark.parametrize("view", ["full", "simple"])
def test_gexf_is_what_gephi_expects(seed_store: Store, view: str) -> None:
    """Types declared, every value declared, no edge that lasts from start to end (which makes a file dynamic), edge IDs unique."""
    root = ElementTree.fromstring(gexf_bytes(to_networkx(seed_store.quads, view)))  # type: ignore[arg-type]
    space = {"g": root.tag.partition("}")[0][1:]}
    graph = root.find("g:graph", space)
    assert graph is not None
    assert graph.get("defaultedgetype") == "directed"
    assert graph.get("mode") == "static"
    for which, element in (("node", "nodes/g:node"), ("edge", "edges/g:edge")):
        declared = {a.get("id") for a in graph.findall(f"g:attributes[@class='{which}']/g:attribute", space)}
        for item in graph.findall(f"g:{element}", space):
            assert {a.get("for") for a in item.findall("g:attvalues/g:attvalue", space)} <= declared
            assert not {"start", "end"} & set(item.keys())
    nodes = graph.findall("g:nodes/g:node", space)
    assert all(node.get("label") for node in nodes)
    ids = [edge.get("id") for edge in graph.findall("g:edges/g:edge", space)]
    assert len(ids) == len(set(ids))
    assert len(graph.findall("g:edges/g:edge", space)) == to_networkx(seed_store.quads, view).number_of_edges()  # type: ignore[arg-type]


def test_graphml_is_what_gephi_expects(seed_store: Store) -> None:
    root = ElementTree.fromstring(graphml_bytes(to_networkx(seed_store.quads, "full")))
    space = {"g": root.tag.partition("}")[0][1:]}
    keys = root.findall("g:key", space)
    assert all(key.get("attr.type") in ("string", "long", "int", "double", "boolean") for key in keys)
    names = [(key.get("for"), key.get("attr.name")) for key in keys]
    assert len(names) == len(set(names)), "an attribute is declared with two types"
    assert ("node", "label") in names
    assert ("edge", "label") in names
    ids = [edge.get("id") for edge in root.findall("g:graph/g:edge", space)]
    assert all(ids)
    assert len(ids) == len(set(ids))


def test_node_link_reads_back(seed_store: Store) -> None:
    network = to_networkx(seed_store.quads, "full")
    again = networkx.node_link_graph(json.loads(node_link_bytes(network)), edges="edges")
    assert isinstance(again, networkx.MultiDiGraph)
    assert networkx.utils.graphs_equal(again, network)


texts = st.text(st.characters(codec="utf-8"), max_size=12)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from(["prefLabel", "start", "id", "type", "x"]), texts | st.integers()), max_size=12
    )
)
def test_any_literal_can_be_written_and_read(said: list[tuple[str, str, str | int]]) -> None:
    dataset = pyoxigraph.Store()
    for subject, name, value in said:
        predicate = pyoxigraph.NamedNode(f"https://w3id.org/onckg/ontology#{name}")
        thing = pyoxigraph.NamedNode(f"{ID}drug/{subject}")
        dataset.add(pyoxigraph.Quad(thing, predicate, pyoxigraph.Literal(value)))
        dataset.add(
            pyoxigraph.Quad(thing, pyoxigraph.NamedNode("https://w3id.org/onckg/ontology#tests"), pyoxigraph.NamedNode(f"{ID}drug/a"))
        )
    network = to_networkx(dataset)
    assert set(networkx.read_graphml(io.BytesIO(graphml_bytes(network)))) == set(network)
    assert set(networkx.read_gexf(io.BytesIO(gexf_bytes(network)))) == set(network)


def test_same_bytes_whatever_the_order(seed_store: Store) -> None:
    turned = pyoxigraph.Store()
    turned.extend(sorted(seed_store.quads, key=str, reverse=True))
    for view in ("full", "simple"):
        for write in (graphml_bytes, gexf_bytes, node_link_bytes):
            assert write(to_networkx(seed_store.quads, view)) == write(to_networkx(turned, view))
    assert not re.search(rb"\d{4}-\d\d-\d\dT", gexf_bytes(to_networkx(turned)))
