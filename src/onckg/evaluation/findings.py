"""What comparing one release's facts gives: a finding for each fact that was asked for or told, a check for each attribute."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Fact = Mapping[str, Any]
"""One fact in the form of GUIDELINES, as JSON values; an extracted one has ``evidence``."""

Outcome = Literal["right", "wrong", "missed", "unasked"]

ENTITY_KINDS = ("companies", "drugs", "platforms", "diseases")
KINDS = (*ENTITY_KINDS, "develops", "drug_platform", "company_platform", "indications", "designations", "trials", "milestones", "deals")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact that was compared.

    ``right`` was extracted and annotated, ``wrong`` extracted alone, ``missed`` annotated alone; ``unasked`` was extracted and is
    neither asked for nor punished (a relation of a combination drug). ``extracted`` are the facts behind it (two where two say the
    same), empty if missed; ``gold`` the annotated fact, None if there is none. A trial that was found but has another status is wrong
    and missed, ``note`` saying so in both. ``accomplished`` says that it tells of something as done, begun or granted which the
    annotation does not.
    """

    kind: str
    outcome: Outcome
    label: str
    extracted: tuple[Fact, ...] = ()
    gold: Fact | None = None
    note: str = ""
    accomplished: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One attribute of a fact that was found: ``name`` is the attribute's, ``of`` what it belongs to."""

    name: str
    of: str
    want: str
    got: str | None
    right: bool
    extracted: Fact | None = None


@dataclass(frozen=True, slots=True)
class ReleaseScore:
    """All findings of one release, by kind in the order of ``KINDS``, and all checks of attributes."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
