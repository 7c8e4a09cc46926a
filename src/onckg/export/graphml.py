"""GraphML, which Gephi, Cytoscape and yEd open. Read it back with ``networkx.read_graphml(path, force_multigraph=True)``:
without that, networkx makes a plain ``DiGraph`` of a file that has no two edges between the same nodes."""

import io

import networkx

from onckg.export.flat import flatten_network
from onckg.export.network import Network


def graphml_bytes(network: Network) -> bytes:
    """Return the network as GraphML in UTF-8, the same bytes for the same network."""
    file = io.BytesIO()
    networkx.write_graphml_xml(flatten_network(network), file, encoding="utf-8", prettyprint=True)
    return file.getvalue()
