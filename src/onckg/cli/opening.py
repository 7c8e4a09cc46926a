"""Opens the graph that a command asks: the store as it is, or as it was known on a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onckg.cli.console import complain

if TYPE_CHECKING:
    from onckg.knowledge_graph import KnowledgeGraph


@contextmanager
def opened(store: Path, as_of: str = "") -> Iterator["KnowledgeGraph"]:
    """Give the graph of a store for reading, of a day where one is named; how many releases have no date is said on standard error."""
    import onckg

    with onckg.open(store, read_only=True) as graph:
        if not as_of:
            yield graph
            return
        with graph.as_of(as_of) as then:
            if then.undated:
                s = "s" if then.undated > 1 else ""
                complain(f"{then.undated} release{s} without a date take{'' if s else 's'} no part in an answer as of a day")
            yield then
