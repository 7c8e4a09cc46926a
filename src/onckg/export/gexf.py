"""GEXF 1.2, the format of Gephi. networkx writes the day into it; that is taken out."""

import io
import re

import networkx

from onckg.export.flat import flatten_network
from onckg.export.network import Network

_META = re.compile(rb"<meta lastmodifieddate=\"[^\"]*\">\s*<creator>[^<]*</creator>\s*</meta>")


def gexf_bytes(network: Network) -> bytes:
    """Return the network as GEXF in UTF-8, the same bytes for the same network."""
    file = io.BytesIO()
    networkx.write_gexf(flatten_network(network), file, encoding="utf-8", prettyprint=True, version="1.2draft")
    return _META.sub(b"<meta><creator>onckg</creator></meta>", file.getvalue(), count=1)
