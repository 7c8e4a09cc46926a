"""Releases made up for the tests: text, ID and a few quads each, none of them read from words."""

import hashlib

from pyoxigraph import Literal, NamedNode, Quad

from onckg.graph.iris import facts_graph_iri, release_iri, set_aside_graph_iri, source_iri, sources_graph_iri
from onckg.graph.terms import term
from onckg.store import ReleaseRecord


def made_up_release(number: int, *, file_name: str = "", fingerprint: str = "f" * 16, quads: int = 20) -> ReleaseRecord:
    text = f"Release {number}: Acme doses the first patient with AC-{number}.\n" * (1 + number % 5)
    release_id = hashlib.sha256(text.encode()).hexdigest()[:16]
    release = NamedNode(release_iri(release_id))
    facts = tuple(
        Quad(release, term(f"onc:p{n}"), Literal(f'{fingerprint} "{number}" \\ \n {n}'), NamedNode(facts_graph_iri(release_id)))
        for n in range(quads)
    )
    aside = (Quad(release, term("onc:title"), Literal("aside"), NamedNode(set_aside_graph_iri(release_id))),) if number % 2 else ()
    name = file_name or f"release-{number}.txt"
    source = NamedNode(source_iri(hashlib.sha256(text.encode()).hexdigest()))
    sources = (Quad(source, term("onc:fileName"), Literal(name), NamedNode(sources_graph_iri(release_id))),)
    return ReleaseRecord(release_id, text, fingerprint, facts, aside, sources)
