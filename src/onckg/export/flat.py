"""A network whose attributes every XML format can carry.

Lists become text joined by "; ". An attribute that is a number here and a text there becomes text everywhere, since a format
declares one type a name. Characters that XML 1.0 does not know are removed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import networkx

from onckg.export.network import Attributes, Network

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flatten_network(network: Network) -> Network:
    """Return a copy with flat attributes; order of nodes and edges is kept."""
    flat: Network = networkx.MultiDiGraph()
    mixed = _mixed_names(data for _, data in network.nodes(data=True))
    for node, data in network.nodes(data=True):
        flat.add_node(node, **_flat(data, mixed))
    mixed = _mixed_names(data for _, _, data in network.edges(data=True))
    for start, end, key, data in network.edges(keys=True, data=True):
        flat.add_edge(start, end, key=_clean(str(key)), **_flat(data, mixed))
    return flat


def _mixed_names(all_attributes: Iterable[Attributes]) -> set[str]:
    types: dict[str, set[type]] = defaultdict(set)
    for attributes in all_attributes:
        for name, value in attributes.items():
            types[name].add(type(value))
    return {name for name, found in types.items() if len(found) > 1}


def _flat(attributes: Attributes, mixed: set[str]) -> Attributes:
    return {name: _flat_value(value, as_text=name in mixed) for name, value in attributes.items()}


def _flat_value(value: Any, *, as_text: bool) -> Any:
    if isinstance(value, list):
        return _clean("; ".join(str(part) for part in value))
    if isinstance(value, str) or as_text:
        return _clean(str(value))
    return value


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
