"""The Python interface: one open store, and all that can be done with it. The command line is a cover over this module.

A query runs in a process of its own, which can be killed, and two processes cannot share a store of which one writes. So a graph
that is open for writing asks over a backup beside the store (hard links: milliseconds, hardly any space), which is made at
the first query after a change and goes away with the next change or ``close``.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph

from onckg.errors import InputError, StoreError
from onckg.graph.terms import term
from onckg.knowledge_graph.inputs import is_question, iso_day, read_dump
from onckg.knowledge_graph.verdicts import SetAside, kept_verdicts, set_aside
from onckg.query import Answer, Card, Limits, Question, build_card, find_thing, list_questions, run_query, run_question
from onckg.store import Store, count_store, fill_store, fingerprints, open_store, release_ids, remove_releases

if TYPE_CHECKING:
    import networkx
    import rdflib

    from onckg.export import View
    from onckg.pipeline import IngestReport, Progress
    from onckg.query.changes import Change
    from onckg.query.course import ConflictView, PlanCourse
    from onckg.query.identity import Sameness
    from onckg.reasoning import Engine, Reasoning
    from onckg.registries import Comparison, Edition

_DEFAULT = pyoxigraph.DefaultGraph()
_SNAPSHOT = "snapshot-"


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds: ``quads`` in all graphs, ``current`` in the current picture, ``inferred`` by reasoning; ``undated`` counts
    releases without a date, which take no part in answers as of a day; ``set_aside`` counts verdicts on what was set aside;
    ``stale`` counts releases that another version of program or vocabularies had read (``refresh`` reads them again)."""

    path: str
    releases: int
    quads: int
    current: int
    inferred: int
    undated: int
    set_aside: int
    stale: int
    things: tuple[tuple[str, int], ...]


class KnowledgeGraph:
    """An open knowledge graph. Close it, or use it as a context manager. Not to be shared between threads."""

    def __init__(self, store: Store, *, undated: int = 0, passing: Path | None = None) -> None:
        self._store = store
        self._snapshot: Path | None = None
        self._passing = passing
        self.undated = undated
        """How many releases an ``as_of`` graph leaves out because they have no date."""

    @property
    def path(self) -> Path:
        """The folder of the store."""
        return self._store.path

    def ingest(self, paths: Sequence[str | Path], *, workers: int = 1, progress: Progress | None = None) -> IngestReport:
        """Read releases (files, folders, "-" for standard input) into the graph; what is in already is left alone.

        ``workers`` processes read; with more than one, a script must be guarded by ``if __name__ == "__main__"``.
        """
        from onckg import pipeline

        self._changing()
        return pipeline.ingest(self._store, [paths] if isinstance(paths, str | Path) else paths, workers, progress)

    def refresh(self, *, progress: Progress | None = None) -> tuple[str, ...]:
        """Read again, from the kept texts, what another version of program or vocabularies had read; return the releases' IDs."""
        from onckg import pipeline

        self._changing()
        return pipeline.refresh(self._store, progress)

    def remove(self, releases: Sequence[str]) -> tuple[str, ...]:
        """Take releases out, named by ID, beginning of the ID, or IRI; return their IDs, sorted.

        Raises:
            InputError: a name is that of no release, or of several; then nothing is taken out.
        """
        from onckg import pipeline

        self._changing()
        removed = remove_releases(self._store, [self._release_id(name) for name in releases])
        pipeline.renew_current(self._store)
        return removed

    def query(
        self, text: str, parameters: Mapping[str, str] | None = None, *, limits: Limits | None = None, allowed_services: Sequence[str] = ()
    ) -> Answer:
        """Answer SPARQL, or a named question (``kg.query("trials-of-drug", {"drug": "CLR 131"})``).

        Raises:
            QueryError: malformed, refused, or over a limit.
            InputError: no such question or parameter.
        """
        if is_question(text):
            return run_question(self._asked_folder(), text.strip(), parameters, limits)
        if parameters:
            raise InputError("Parameters belong to a named question: `onckg questions` lists them.")
        return run_query(self._asked_folder(), text, limits, tuple(allowed_services))

    def questions(self) -> tuple[Question, ...]:
        """Return the named questions, sorted by name."""
        return list_questions()

    def show(self, kind: str, name: str) -> Card:
        """Return the card of a drug, company, platform, disease, trial or release.

        Raises:
            InputError: nothing, or several things, bear the name.
        """
        return build_card(self._store.quads, kind, find_thing(self._store.quads, kind, name).iri)

    def plans(self, as_of: str, *, company: str = "", drug: str = "") -> tuple[PlanCourse, ...]:
        """Return the dated plans and what became of them, the earliest due first; what is open and due before ``as_of`` is overdue.

        Raises:
            InputError: ``as_of`` is no date, or nothing, or several things, bear a name.
        """
        from onckg.query.course import list_plans

        return list_plans(self._store.quads, iso_day(as_of), company, drug)

    def why_same(self, kind: str, one: str, other: str) -> Sameness:
        """Return whether two names of companies, drugs, platforms, diseases or trials are of one thing, and why.

        Raises:
            InputError: no such kind; the store's identity.toml cannot be read.
        """
        from onckg.assembly import IDENTITY_FILE, read_identity_rules
        from onckg.query.identity import why_same
        from onckg.vocabulary import load_vocabulary

        rules = read_identity_rules(self.path / IDENTITY_FILE)
        return why_same(self._store.quads, load_vocabulary(), kind, (one, other), rules)

    def conflicts(self) -> tuple[ConflictView, ...]:
        """Return what contradicts itself, between releases or inside one, with the words of each side."""
        from onckg.query.course import list_conflicts

        return list_conflicts(self._store.quads)

    def changes(self, since: str, until: str = "") -> tuple[Change, ...]:
        """Return what became known after a day, up to and with another one (empty: all that is known), newest first.

        Raises:
            InputError: a day is no date in the form ``YYYY-MM-DD``.
        """
        from onckg.query.changes import changes_since

        return changes_since(self._store.quads, iso_day(since), iso_day(until) if until else "")

    def changes_from(self, older: Path | str) -> tuple[Change, ...]:
        """Return what stands otherwise here than in an older store, or in its dump (.nq, .trig).

        Raises:
            InputError: the file cannot be read; see ``onckg.open`` for stores.
        """
        from onckg.query.changes import changes_between

        older = Path(older)
        if older.is_dir():
            with open_graph(older, read_only=True) as graph:
                return changes_between(graph._store.quads, self._store.quads)
        return changes_between(read_dump(older), self._store.quads)

    def as_of(self, day: str) -> KnowledgeGraph:
        """Return the graph as it was known at the end of a day: made of the releases up to then, and of nothing else.

        It is read-only, stands beside this one, and goes away when it is closed. Releases without a date take no part; ``undated`` of the
        returned graph counts them. Costs an assembly of those releases.

        Raises:
            InputError: ``day`` is no date in the form ``YYYY-MM-DD``.
        """
        from onckg.assembly import known_on, quads_as_of
        from onckg.vocabulary import load_vocabulary

        known = known_on(self._store, load_vocabulary(), iso_day(day))
        folder = Path(tempfile.mkdtemp(prefix="onckg-as-of-"))
        with open_store(folder / "store") as store:
            fill_store(store, quads_as_of(self._store, load_vocabulary(), known))
        return KnowledgeGraph(open_store(folder / "store", read_only=True), undated=known.undated, passing=folder)

    def add_registry(self, edition: Edition) -> tuple[bool, tuple[Comparison, ...]]:
        """Put a registry's edition in the place of an older one and compare; return whether there was one, and what it has to say."""
        from onckg import pipeline, registries

        self._changing()
        replaced = registries.add_registry(self._store, edition)
        pipeline.renew_comparisons(self._store)
        return replaced, tuple(c for c in registries.kept_comparisons(self._store) if c.registry == edition.registry)

    def remove_registry(self, name: str) -> None:
        """Take a registry out, with its comparisons. Raises ``InputError`` where there is none of the name."""
        from onckg import pipeline, registries

        self._changing()
        registries.remove_registry(self._store, name)
        pipeline.renew_comparisons(self._store)

    def registries(self) -> tuple[Edition, ...]:
        """Return the registries that the store holds, by name."""
        from onckg.registries import kept_registries

        return tuple(kept_registries(self._store))

    def comparisons(self) -> tuple[Comparison, ...]:
        """Return what the registries have to say to the facts of the current picture, by fact."""
        from onckg.registries import kept_comparisons

        return tuple(kept_comparisons(self._store))

    def graph(self) -> rdflib.Dataset:
        """Return the store as an rdflib ``Dataset``: the current picture is its default graph. Read it; writes are not checked."""
        import rdflib
        from oxrdflib.store import OxigraphStore

        return rdflib.Dataset(OxigraphStore(store=self._store.quads))

    def to_networkx(self, view: View = "full") -> networkx.MultiDiGraph[str]:
        """Return the current picture as a ``MultiDiGraph``; ``view`` is full or simple."""
        from onckg.export import to_networkx

        return to_networkx(self._store.quads, view)

    def export(self, form: str, target: Path | str | BinaryIO, *, view: View = "full") -> None:
        """Write the graph as graphml, gexf, json, turtle, trig or nquads, to a file (whole or not at all) or an open binary file."""
        from onckg.export import export_bytes, write_whole

        parts = export_bytes(self._store, form, view)
        if isinstance(target, str | Path):
            write_whole(Path(target), parts)
        else:
            for part in parts:
                target.write(part)

    def validate(self) -> tuple[SetAside, ...]:
        """Return what was set aside, with its words, and the conflicts of the current picture; empty where all conforms."""
        from onckg.graph import validate_graph
        from onckg.vocabulary import load_vocabulary

        current = (quad.triple for quad in self._store.quads.quads_for_pattern(None, None, None, _DEFAULT))
        verdicts = [set_aside("", verdict) for verdict in validate_graph(current, "current", load_vocabulary())]
        return (*kept_verdicts(self._store), *verdicts)

    def reason(self, *, by: Engine = "auto") -> Reasoning:
        """Check the current picture for consistency, and write what follows from it into ``graph/inferred`` and why into ``graph/reasons``.

        ``by`` is "hermit", "rules", or "auto": HermiT where there is Java and the picture is small, else the rules of
        ``ontology/rules``, with the same result.

        Raises:
            InputError: HermiT is asked for and there is no Java: install ``onckg[reason]``.
        """
        from onckg.reasoning import reason
        from onckg.vocabulary import load_vocabulary

        self._changing()
        return reason(self._store, load_vocabulary(), by)

    def status(self) -> Status:
        """Return what the store holds."""
        from onckg.pipeline import reading_fingerprint

        counts = count_store(self._store)
        dataset = self._store.quads
        dated = sum(1 for _ in dataset.quads_for_pattern(None, term("onc:published"), None, _DEFAULT))
        names = ("Company", "Drug", "Platform", "Carrier", "Disease", "Designation", "Trial", "Milestone", "Deal", "Program")
        things = tuple((n, sum(1 for _ in dataset.quads_for_pattern(None, term("rdf:type"), term(f"onc:{n}"), _DEFAULT))) for n in names)
        return Status(
            path=str(self.path),
            releases=counts.releases,
            quads=counts.quads,
            current=counts.current,
            inferred=counts.inferred,
            undated=counts.releases - dated,
            set_aside=sum(1 for _ in dataset.quads_for_pattern(None, term("rdf:type"), term("onc:Verdict"), None)),
            stale=sum(read_with != reading_fingerprint() for read_with in fingerprints(self._store).values()),
            things=things,
        )

    def close(self) -> None:
        """Save all writes and let other processes in; a second call does nothing."""
        self._drop_snapshot()
        self._store.close()
        if self._passing is not None:
            shutil.rmtree(self._passing, ignore_errors=True)

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _changing(self) -> None:
        if self._store.read_only:
            raise StoreError(f"The store at {self.path} is open for reading only: open it without read_only.")
        self._drop_snapshot()

    def _asked_folder(self) -> Path:
        if self._store.read_only:
            return self.path
        if self._snapshot is None:
            self._store.quads.flush()
            folder = Path(tempfile.mkdtemp(prefix=_SNAPSHOT, dir=self.path))
            self._store.quads.backup(str(folder / "quads"))
            self._snapshot = folder
        return self._snapshot / "quads"

    def _drop_snapshot(self) -> None:
        if self._snapshot is not None:
            shutil.rmtree(self._snapshot, ignore_errors=True)
            self._snapshot = None

    def _release_id(self, name: str) -> str:
        wanted = name.removeprefix("https://w3id.org/onckg/release/").removeprefix("release:").lower()
        found = [release_id for release_id in release_ids(self._store) if wanted and release_id.startswith(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise InputError(f"{len(found)} releases have an ID that begins with {wanted}: give more of it ({', '.join(found[:3])} ...).")
        raise InputError(f"No release in this store has an ID that begins with {name!r}: `onckg query releases` lists them.")


def open_graph(path: Path | str, *, read_only: bool = False) -> KnowledgeGraph:
    """Open a knowledge graph, and renew its current picture where an interrupted run, or another program, left it behind.

    Raises:
        StoreError: see ``onckg.open``.
    """
    from onckg.pipeline import picture_fingerprint, renew_current
    from onckg.store import needs_assembly

    if read_only:
        store = open_store(path, read_only=True)
        if not needs_assembly(store, picture_fingerprint(store.path)):
            return KnowledgeGraph(store)
        store.close()
        open_graph(path).close()
        return KnowledgeGraph(open_store(path, read_only=True))
    store = open_store(path)
    for leftover in store.path.glob(f"{_SNAPSHOT}*"):  # of a process that was killed
        shutil.rmtree(leftover, ignore_errors=True)
    renew_current(store)
    return KnowledgeGraph(store)
