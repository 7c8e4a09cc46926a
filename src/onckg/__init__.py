"""onckg reads press releases on oncology drug programmes into a knowledge graph.

>>> import onckg
>>> kg = onckg.open("onckg-store")  # doctest: +SKIP
>>> kg.ingest(["examples"])  # doctest: +SKIP
>>> kg.query("SELECT ?drug WHERE { ?drug a onc:Drug }").texts()  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from onckg.knowledge_graph import KnowledgeGraph

    __version__: str

__all__ = ["KnowledgeGraph", "__version__", "open"]


def open(path: str | Path = "onckg-store", *, read_only: bool = False) -> KnowledgeGraph:  # reads as onckg.open
    """Open the knowledge graph in a folder; the folder is made where it is missing.

    Args:
        path: the folder of the store.
        read_only: needs a store that exists, and shares it with other readers. Otherwise nobody else can open it meanwhile.

    Raises:
        StoreError: the folder was made by something else or by another version, or is in use.
    """
    from onckg.knowledge_graph import open_graph

    return open_graph(path, read_only=read_only)


def __getattr__(name: str) -> Any:
    # Both are looked up when asked for: the command line begins with `import onckg` and should be quick.
    if name == "KnowledgeGraph":
        from onckg.knowledge_graph import KnowledgeGraph

        return KnowledgeGraph
    if name == "__version__":
        return _version()
    raise AttributeError(f"module 'onckg' has no attribute {name!r}")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("onckg")
    except PackageNotFoundError:  # a checkout that was never installed
        return "0"
