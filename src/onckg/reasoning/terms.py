"""The ontology's classes and properties as Markdown that a reader who does not program can use (``docs/ontology-terms.md``)."""

from collections.abc import Iterable

from pyoxigraph import BlankNode, NamedNode

from onckg.graph.prefixes import PREFIXES
from onckg.graph.terms import ONC
from onckg.reasoning.ontology import Ontology, read_ontology, short_name
from onckg.reasoning.rules import Rule, load_rules

_PREFIXES = {
    **PREFIXES,
    "biolink": "https://w3id.org/biolink/vocab/",
    "cnt": "http://www.w3.org/2011/content#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "fibo": "https://spec.edmcouncil.org/fibo/ontology/FND/Agreements/Agreements/",
    "iao": "http://purl.obolibrary.org/obo/IAO_",
    "ncit": "http://purl.obolibrary.org/obo/NCIT_",
    "nfo": "http://www.semanticdesktop.org/ontologies/2007/03/22/nfo#",
    "ontolex": "http://www.w3.org/ns/lemon/ontolex#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "sssom": "https://w3id.org/sssom/",
    "time": "http://www.w3.org/2006/time#",
}
_KINDS = (
    ("Classes", "owl:Class"),
    ("Properties that lead to things, facts and concepts", "owl:ObjectProperty"),
    ("Properties that hold texts, numbers and days", "owl:DatatypeProperty"),
    ("Notes on terms", "owl:AnnotationProperty"),
)
_MATCHES = (
    ("the same or nearly", ("skos:exactMatch", "skos:closeMatch")),
    ("a kind of", ("skos:broadMatch",)),
    ("see also", ("rdfs:seeAlso",)),
)


def describe_terms() -> str:
    """Return all terms of ``onc:`` and the rules, as Markdown, sorted by name within their kind."""
    ontology = read_ontology()
    parts = []
    for title, kind in _KINDS:
        terms = [node for node in ontology.subjects(kind) if node.value.startswith(ONC)]
        parts.append(f"## {title}\n")
        parts += [_described(ontology, node) for node in sorted(terms, key=lambda node: short_name(node).casefold())]
    parts.append("## Rules\n")
    parts += [_rule(ontology, rule) for rule in load_rules()]
    return "\n".join(parts)


def _described(ontology: Ontology, node: NamedNode) -> str:
    lines = [f"### {short_name(node)}\n", f"*{_text(ontology, node, 'rdfs:label')}.* {_text(ontology, node, 'skos:definition')}\n"]
    lines.append(f"- Example: {_text(ontology, node, 'skos:example')}")
    lines += [f"- {line}" for line in _axioms(ontology, node)]
    public = [
        f"{words} {', '.join(_linked(value) for value in found)}"
        for words, names in _MATCHES
        if (found := [value for name in names for value in ontology.objects(node, name)])
    ]
    lines += [f"- Public terms: {'; '.join(public)}"] if public else []
    lines += [f"- Note: {_plain(value)}" for value in ontology.objects(node, "skos:scopeNote")]
    return "\n".join(lines) + "\n"


def _axioms(ontology: Ontology, node: NamedNode) -> Iterable[str]:
    for value in ontology.objects(node, "owl:equivalentClass"):
        yield f"Is by definition: `{ontology.expression(value)}`"
    above = ontology.objects(node, "rdfs:subClassOf") + ontology.objects(node, "rdfs:subPropertyOf")
    yield from _listed(ontology, "Under", [value for value in above if isinstance(value, NamedNode)])
    yield from _listed(ontology, "Has", [value for value in above if isinstance(value, BlankNode)])
    yield from _listed(ontology, "Above", _below(ontology, node))
    yield from _listed(ontology, "Of", ontology.objects(node, "rdfs:domain"))
    yield from _listed(ontology, "Leads to", ontology.objects(node, "rdfs:range"))
    yield from _listed(ontology, "Backwards", [*ontology.objects(node, "owl:inverseOf"), *_inverse(ontology, node)])
    for chain in ontology.objects(node, "owl:propertyChainAxiom"):
        yield f"Follows from: `{ontology.expression(chain, 'owl:propertyChainAxiom')}`"
    yield from _listed(ontology, "Never together with", ontology.objects(node, "owl:propertyDisjointWith"))


def _listed(ontology: Ontology, word: str, values: Iterable[object]) -> Iterable[str]:
    texts = [f"`{ontology.expression(value)}`" for value in values]  # type: ignore[arg-type]
    if texts:
        yield f"{word}: {', '.join(texts)}"


def _below(ontology: Ontology, node: NamedNode) -> list[NamedNode]:
    found = {t.subject for t in ontology.triples if t.object == node and short_name(t.predicate) in ("subClassOf", "subPropertyOf")}
    return sorted((n for n in found if isinstance(n, NamedNode)), key=str)


def _inverse(ontology: Ontology, node: NamedNode) -> list[NamedNode]:
    found = {t.subject for t in ontology.triples if t.object == node and short_name(t.predicate) == "inverseOf"}
    return sorted((n for n in found if isinstance(n, NamedNode)), key=str)


def _rule(ontology: Ontology, rule: Rule) -> str:
    stands_for = f"the axiom `{' '.join(rule.axiom)}`" if rule.axiom else "no axiom: it concludes from what no release reports"
    return f"### {rule.name}\n\n{rule.sentence} It stands for {stands_for}.\n"


def _text(ontology: Ontology, node: NamedNode, name: str) -> str:
    return " ".join(_plain(value) for value in ontology.objects(node, name))


def _plain(value: object) -> str:
    text = str(getattr(value, "value", ""))
    return text.replace("<", "&lt;").replace("*", r"\*").replace("_", r"\_")


def _linked(value: object) -> str:
    iri = str(getattr(value, "value", ""))
    fitting = [(space, prefix) for prefix, space in _PREFIXES.items() if iri.startswith(space)]
    if not fitting:
        return f"<{iri}>"
    space, prefix = max(fitting, key=lambda pair: len(pair[0]))
    return f"[{prefix}:{iri[len(space) :]}]({iri})"
