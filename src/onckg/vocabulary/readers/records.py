"""What a reader of a foreign vocabulary gives: its terms and what the file says of itself, free of the form it came in."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ForeignTerm:
    """One term of a foreign vocabulary.

    ``iri`` identifies it. ``names`` are exact synonyms, without the label; ``other_names`` broader, narrower and related ones, which are
    searched and never matched. ``parents`` are the IRIs of the next wider terms, ``same`` those of terms that the file calls exactly
    the same, ``references`` those that it refers to (cross references). ``definition`` is empty where there is none.
    ``group`` marks a term that only gathers others ("Breast" as a tissue) and is no name of anything. All tuples are sorted.
    """

    iri: str
    label: str
    names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    definition: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What a file holds: ``format`` in words, the terms in order of IRI, ``obsolete`` how many were left out as obsolete, ``version`` and
    ``licence`` as the file states them (empty where it does not), ``remark`` what a user should know of how it was read."""

    format: str
    terms: tuple[ForeignTerm, ...]
    obsolete: int = 0
    version: str = ""
    licence: str = ""
    remark: str = ""


@dataclass(slots=True)
class TermDraft:
    """A term while it is being read; ``finish`` puts it in order."""

    iri: str
    label: str = ""
    names: set[str] = field(default_factory=set)
    other_names: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)
    same: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    definition: str = ""
    obsolete: bool = False
    group: bool = False

    def finish(self) -> ForeignTerm:
        """Return the term, with white space put right and nothing said twice."""
        label = " ".join(self.label.split())
        names = {" ".join(name.split()) for name in self.names} - {label, ""}
        others = {" ".join(name.split()) for name in self.other_names} - names - {label, ""}
        return ForeignTerm(
            self.iri,
            label,
            tuple(sorted(names)),
            tuple(sorted(others)),
            tuple(sorted(self.parents - {self.iri})),
            tuple(sorted(self.same - {self.iri})),
            tuple(sorted(self.references - {self.iri})),
            " ".join(self.definition.split()),
            self.group,
        )


def finished(drafts: list[TermDraft], form: str, version: str, licence: str, remark: str = "") -> ForeignFile:
    """Return what a file holds, given its drafts in any order: those without a label are no terms, those marked obsolete are counted."""
    named = [draft for draft in drafts if draft.label.strip()]
    current = sorted((d.finish() for d in named if not d.obsolete), key=lambda term: term.iri)
    return ForeignFile(form, tuple(current), len(named) - len(current), version, licence, remark)


RETIRED = frozenset({"obsolete_concept", "retired_concept"})
"""Values of NCIt's concept status, in lower case, that take a term out of use."""


def is_retired(label: str, statuses: frozenset[str] | set[str] = frozenset()) -> bool:
    """Say whether a label ("obsolete rhabdoid tumor") or a concept status ("Retired_Concept") takes a term out of use."""
    return label.lower().startswith(("obsolete ", "obsolete:", "[obsolete]", "deprecated ")) or any(s.lower() in RETIRED for s in statuses)
