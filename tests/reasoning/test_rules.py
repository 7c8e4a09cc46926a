"""The files of ontology/rules: each stands for an axiom that is there, each axiom has its rule, and each reason can be followed."""

import itertools
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Triple
from rdflib import OWL, RDF, Graph, URIRef

from onckg.data_files import ontology_folder
from onckg.errors import InputError
from onckg.graph.prefixes import full_iri
from onckg.graph.terms import term
from onckg.reasoning.inference import Inference
from onckg.reasoning.names import Names, collect_names
from onckg.reasoning.ontology import read_ontology
from onckg.reasoning.projection import project
from onckg.reasoning.rules import Derived, Rule, derive, load_rules, read_rule
from onckg.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def derived(vocabulary: Vocabulary, turtle: str) -> Derived:
    prefixes = """@prefix : <https://w3id.org/onckg/ontology#> . @prefix v: <https://w3id.org/onckg/vocabulary/> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix e: <https://example.com/> . """
    triples = [Triple(*(_node(part) for part in found)) for found in Graph().parse(data=prefixes + turtle)]
    projection = project(triples, vocabulary)
    return derive(projection.ontology, projection.said, collect_names(triples, projection.ontology, vocabulary))


def _node(part: object) -> object:
    from pyoxigraph import Literal

    return NamedNode(str(part)) if isinstance(part, URIRef) else Literal(str(part))


def find(inferences: tuple[Inference, ...], subject: str, value: str) -> list[Inference]:
    return [i for i in inferences if i.subject.endswith(f"/{subject}") and i.object.endswith((f"#{value}", f"/{value}"))]


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_each_rule_stands_for_an_axiom_that_is_there(rule: Rule) -> None:
    assert rule.sentence.endswith(".")
    if not rule.axiom:
        return
    bearer, kind, *_ = rule.axiom
    ontology = read_ontology()
    if bearer.startswith("?"):
        assert any(t.predicate == term(kind) for t in ontology.triples)
    else:
        assert ontology.axiom(NamedNode(full_iri(bearer)), kind), f"{rule.name}: {bearer} has no {kind}"


def test_each_axiom_that_concludes_something_has_a_rule() -> None:
    ontology = Graph().parse(ontology_folder() / "onckg.ttl")
    axioms = {rule.axiom[:2] for rule in load_rules()}
    for predicate, name in ((OWL.equivalentClass, "owl:equivalentClass"), (OWL.propertyChainAxiom, "owl:propertyChainAxiom")):
        for node in ontology.subjects(predicate):
            assert (f"onc:{str(node).rpartition('#')[2]}", name) in axioms, node
    generic = {kind for bearer, kind, *_ in (rule.axiom for rule in load_rules() if rule.axiom) if bearer.startswith("?")}
    assert generic >= {"rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "owl:inverseOf", "owl:disjointWith"}
    strange = (OWL.TransitiveProperty, OWL.SymmetricProperty, OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.ReflexiveProperty)
    assert not [node for kind in strange for node in ontology.subjects(RDF.type, kind)], "no rule knows these kinds of properties"


HELD = """e:p a :Program ; :ofDrug e:d ; :forDisease e:disease ; :hasDesignation e:held .
e:held a :Designation ; :kind v:rare-pediatric-disease-designation ; :status v:granted . """
MAY_BRING = "RarePediatricDesignationHeldNotApproved"


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("", True),
        ("e:d :approvedFor e:another .", True),  # of another disease
        ("e:another :approvedFor e:disease .", True),  # of another drug
        ("e:d :plannedFor e:disease .", True),
        ("e:d :approvedFor e:disease .", False),
        ("e:d :approvedFor e:kind . e:kind skos:broader e:between . e:between skos:broader e:disease .", False),
        ("e:d :approvedFor e:above . e:disease skos:broader e:above .", False),
    ],
)
def test_held_and_not_approved(said: str, holds: bool, vocabulary: Vocabulary) -> None:
    found = find(derived(vocabulary, HELD + said).closed, "p", MAY_BRING)
    assert bool(found) == holds
    for inference in found:
        assert (inference.rule, inference.axiom, inference.axiom_of) == ("rare-pediatric-held-not-approved", "", "")
        assert "https://example.com/held" in inference.premises


@pytest.mark.parametrize("status", ["requested", "planned", "denied", "withdrawn"])
def test_what_is_not_granted_is_not_held(status: str, vocabulary: Vocabulary) -> None:
    found = derived(vocabulary, HELD.replace("v:granted", f"v:{status}"))
    assert not find((*found.inferences, *found.closed), "p", MAY_BRING)
    assert not find(found.inferences, "p", "RarePediatricOncologyProgram")


@pytest.mark.parametrize("steps", [0, 1, 2, 5])
def test_a_modality_counts_at_any_depth(steps: int, vocabulary: Vocabulary) -> None:
    line = ["v:radioconjugate", *(f"e:kind-{n}" for n in range(steps))]
    broader = " ".join(f"{below} skos:broader {above} ." for above, below in itertools.pairwise(line))
    found = derived(vocabulary, f"e:p a :Program ; :ofDrug e:d . e:d a :Drug ; :modality {line[-1]} . {broader}")
    assert find(found.inferences, "p", "RadiopharmaceuticalProgram")
    assert len([i for i in find(found.inferences, "d", "radioconjugate") if i.rule == "modality"]) == bool(steps)


def test_reasons_rest_on_what_was_there_before(vocabulary: Vocabulary) -> None:
    """Of an inverse pair, the one that is said is the reason of the other, never of itself."""
    found = derived(vocabulary, "e:d :developedBy e:a . e:d :basedOn e:p . e:p :builtOn e:c .")
    (develops,) = [i for i in found.inferences if i.predicate.endswith("#develops")]
    assert (develops.rule, develops.axiom) == ("inverse-of", "develops InverseOf developedBy")
    assert not [i for i in found.inferences if i.predicate.endswith("#developedBy")]
    (carrier,) = [i for i in found.inferences if i.predicate.endswith("#worksWith") and i.object.endswith("/c")]
    assert carrier.axiom == "worksWith SubPropertyChain develops o basedOn"
    assert carrier.axiom_of == "https://w3id.org/onckg/ontology#worksWith"
    assert set(carrier.premises) == {"https://example.com/d", "https://example.com/c"}
    assert carrier.because == "it develops d, which is based on c"


GOOD = "# A sentence.\n# Axiom: onc:tests rdfs:domain\n# Because: it tests\nCONSTRUCT { ?x a onc:Trial } WHERE { ?x onc:tests ?y }\n"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (GOOD.replace("# Axiom: onc:tests rdfs:domain\n", ""), "Axiom or World"),
        (GOOD.replace("# Because: it tests\n", ""), "Because"),
        (GOOD.replace("?x a onc:Trial }", "?x a onc:Trial . ?y a onc:Drug }"), "one triple"),
        (GOOD.replace("CONSTRUCT", "SELECT"), "one triple"),
        (GOOD.replace("rdfs:domain", "rdfs:domain of a trial"), "5 terms"),
    ],
)
def test_a_rule_that_cannot_be_read_says_why(broken: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "rule.rq").write_text(GOOD)
    assert read_rule(tmp_path / "rule.rq").sentence == "A sentence."
    (tmp_path / "rule.rq").write_text(broken)
    with pytest.raises(InputError, match=message):
        read_rule(tmp_path / "rule.rq")


def test_a_name_that_nothing_bears_is_the_last_part_of_the_iri() -> None:
    assert Names({}).of(NamedNode("https://w3id.org/onckg/id/drug/clr-131")) == "clr-131"
