"""The shapes of one profile, parsed once a process.

Each shape in ``shapes/*.ttl`` says by ``onc:profile`` in which validations it takes part: ``release`` (what one release
says), ``current`` (the current picture), ``input`` (RDF of others). The rest of the graph is dropped before pyshacl sees it.
Property shapes carry their targets themselves: pyshacl then judges all focus nodes of a shape in one go, several times
faster than through ``sh:property``.
"""

from functools import cache
from typing import Any, Literal

from rdflib import RDF, SH, Graph, URIRef

from onckg.data_files import shapes_folder
from onckg.graph.terms import ONC

Profile = Literal["release", "current", "input"]


def shapes_graph(profile: Profile) -> Graph:
    """Return the shapes of a profile as RDF; a shape that is not of it is gone, what hangs under it is harmless."""
    graph = Graph("SimpleMemory", bind_namespaces="none")
    for file in sorted(shapes_folder().glob("*.ttl")):
        graph.parse(file, format="ox-turtle")
    member = URIRef(f"{ONC}profile")
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in list(graph.subjects(RDF.type, kind)):
            if not any(str(p) == profile for p in graph.objects(shape, member)):
                graph.remove((shape, None, None))
    return graph


@cache
def prepared_shapes(profile: Profile) -> Any:
    """Return pyshacl's own form of the shapes, which keeps what it has parsed between validations."""
    import pyshacl.shape
    from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP
    from pyshacl.shapes_graph import ShapesGraph

    # pyshacl 0.40 looks each predicate of a shape up in this, a list unless it is already set: a fifth of a release's time
    module: Any = pyshacl.shape
    module.CONSTRAINT_PARAMS = (frozenset(ALL_CONSTRAINT_PARAMETERS), CONSTRAINT_PARAMETERS_MAP)

    return ShapesGraph(shapes_graph(profile))
