"""Node-link JSON, which D3 and ``networkx.node_link_graph(data, edges="edges")`` read. Lists stay lists."""

import json

import networkx

from onckg.export.network import Network


def node_link_bytes(network: Network) -> bytes:
    """Return the network as JSON in UTF-8 with a line break at the end, the same bytes for the same network."""
    data = networkx.node_link_data(network, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
