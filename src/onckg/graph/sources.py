"""The files that carried a release, as quads of ``release/ID/sources``."""

from pyoxigraph import Literal, NamedNode, Quad

from onckg.documents.records import Source
from onckg.graph.iris import release_iri, source_iri, sources_graph_iri
from onckg.graph.literals import text_literal
from onckg.graph.terms import RDF_TYPE, term


def build_sources(release_id: str, source: Source) -> tuple[Quad, ...]:
    """Return the quads of one file, sorted.

    The same bytes under two names give one node with two ``onc:fileName``. Raises ``IriError`` for a hash that is none.
    """
    node, graph = NamedNode(source_iri(source.sha256)), NamedNode(sources_graph_iri(release_id))
    values: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF_TYPE, term("onc:Source")),
        (term("onc:carries"), NamedNode(release_iri(release_id))),
    ]
    texts = {
        "onc:sha256": source.sha256, "onc:fileName": source.name, "onc:format": source.format,
        "onc:encoding": source.encoding, "onc:url": source.url,
    }  # fmt: skip
    values += [(term(name), text_literal(text)) for name, text in texts.items() if text]
    return tuple(sorted((Quad(node, p, o, graph) for p, o in values), key=str))
