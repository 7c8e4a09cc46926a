"""The formats by name, and files that are there whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from onckg.errors import ConfigError, InputError
from onckg.export.gexf import gexf_bytes
from onckg.export.graphml import graphml_bytes
from onckg.export.network import Network, View, to_networkx
from onckg.export.node_link import node_link_bytes
from onckg.export.trig import dataset_trig_bytes
from onckg.export.turtle import current_turtle_bytes
from onckg.store import Store, dump_nquads

_NETWORKS: dict[str, Callable[[Network], bytes]] = {"graphml": graphml_bytes, "gexf": gexf_bytes, "json": node_link_bytes}
_RDF = ("turtle", "trig", "nquads")
EXPORT_FORMATS = (*_NETWORKS, *_RDF)


def export_bytes(store: Store, form: str, view: View = "full") -> Iterable[bytes]:
    """Yield the parts of an export in one of ``EXPORT_FORMATS``; joined, they are a function of the dataset alone.

    ``turtle`` holds the current picture; ``trig`` and ``nquads`` the whole dataset; the others the current picture as a
    network, for which ``view`` counts.

    Raises:
        ConfigError: no such format or view.
    """
    if form in _NETWORKS:
        return (_NETWORKS[form](to_networkx(store.quads, view)),)
    if form == "turtle":
        return (current_turtle_bytes(store.quads),)
    if form == "trig":
        return (dataset_trig_bytes(dump_nquads(store)),)
    if form == "nquads":
        return dump_nquads(store)
    raise ConfigError(f"There is no format {form!r}: choose one of {', '.join(EXPORT_FORMATS)}.")


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file beside its place and rename it, so that nobody ever sees half of it.

    Raises:
        InputError: the folder is missing or may not be written.
    """
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = file.name
            file.writelines(parts)
        if not path.exists():
            umask = os.umask(0)
            os.umask(umask)
            Path(temporary).chmod(0o666 & ~umask)
        else:
            Path(temporary).chmod(path.stat().st_mode & 0o777)
        Path(temporary).replace(path)
        temporary = ""
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}): choose another place.") from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
