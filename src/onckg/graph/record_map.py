"""The table from records of ``facts`` to classes and properties: one row a kind of record, one line a field.

``graph.build`` walks this table and knows nothing else about records. A relation has one name in the record, here, in
``ontology/onckg.ttl``, in ``shapes/`` and in ``docs/model.md``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Value(Enum):
    """What a field holds, and so how it is written."""

    TEXT = "text"  # a string or a tuple of strings -> string literals
    CODE = "code"  # a code of a scheme -> the concept's IRI
    THING = "thing"  # names of things of this release -> their IRIs
    NAMED = "named"  # as THING where the release lists the name, else nothing
    UNNAMED = "unnamed"  # the other half of NAMED: a literal where the release does not list the name
    CONCEPT = "concept"  # an IRI
    BOUNDS = "bounds"  # DateBounds -> earliest, latest, precision, dateText
    SPAN = "span"  # DateBounds -> {property}Earliest, {property}Latest, {property}Text
    POPULATIONS = "populations"  # -> population nodes
    STATES = "states"  # -> state nodes
    FIXED = "fixed"  # a code that does not depend on the record; ``field`` is the code


Record = Any  # the dataclasses of facts.records share no base: they are rows of this table


@dataclass(frozen=True, slots=True)
class Line:
    """One field -> one property. ``of`` names the scheme of a CODE, the kind of a THING; ``values`` overrides
    ``getattr(record, field)``; ``only_if`` says for which records the line holds."""

    field: str
    property: str
    value: Value
    of: str = ""
    values: Callable[[Record], Any] | None = None
    only_if: Callable[[Record], bool] | None = None

    def read(self, record: Record) -> tuple[Any, ...]:
        """Return the field's values as a tuple; None and blank text are no value."""
        if self.only_if is not None and not self.only_if(record):
            return ()
        if self.value is Value.FIXED:
            return (self.field,)
        found = self.values(record) if self.values is not None else getattr(record, self.field)
        return tuple(
            v for v in (found if isinstance(found, tuple) else (found,)) if v is not None and (not isinstance(v, str) or v.strip())
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of record: its field in ``ReleaseFacts``, the folder of its IRIs, its class, its fields."""

    records: str
    kind: str
    class_of: Callable[[Record], str]
    lines: tuple[Line, ...]


def _is(name: str) -> Callable[[Record], str]:
    return lambda record: name


def _planned(record: Record) -> bool:
    """A trial that is planned, or was when it was stopped or held: it tests nothing yet."""
    stated = {record.status, *(state.status for state in record.states)}
    return bool(record.status == "planned" or ("planned" in stated and not stated & {"ongoing", "completed"}))


def _begun(record: Record) -> bool:
    return not _planned(record)


_PLATFORM_CLASS = {"carrier": "onc:Carrier", "payload": "onc:Payload"}

_ALIASES = Line("aliases", "skos:altLabel", Value.TEXT)
_LABEL = Line("name", "skos:prefLabel", Value.TEXT)
_DRUG = Line("drug", "onc:ofDrug", Value.THING, "drug")
_DISEASE = Line("disease", "onc:forDisease", Value.THING, "disease")
_DISEASES = Line("diseases", "onc:forDisease", Value.THING, "disease")
_COMPANY = Line("company", "onc:company", Value.THING, "company")
_PLATFORM = Line("platform", "onc:platform", Value.THING, "platform")
_POPULATIONS = Line("populations", "onc:population", Value.POPULATIONS)
_AGENCY = Line("agency", "onc:byAgency", Value.CODE, "agencies")
_JURISDICTION = Line("jurisdiction", "onc:jurisdiction", Value.CODE, "jurisdictions")
_STATUS = Line("status", "onc:status", Value.CODE, "statuses")
_DATE = Line("date", "onc:", Value.BOUNDS)
_STATES = Line("states", "onc:hasState", Value.STATES)
_GROUNDINGS = (  # how and by which label the name was led to its concept most surely; why, for each way of writing it
    Line("groundings", "onc:groundedBy", Value.CODE, "groundings", values=lambda r: tuple(g.how for g in r.groundings[:1])),
    Line("groundings", "onc:matchedLabel", Value.TEXT, values=lambda r: tuple(g.label for g in r.groundings[:1])),
    Line("groundings", "onc:groundingReason", Value.TEXT, values=lambda r: tuple(g.sentence for g in r.groundings)),
)

STATE_LINES = (_STATUS, _DATE)

ROWS: tuple[Row, ...] = (
    Row("companies", "company", _is("onc:Company"), (
        _LABEL,
        Line("aliases", "skos:altLabel", Value.TEXT, values=lambda r: tuple(a for a in r.aliases if a not in r.misspellings)),
        Line("misspellings", "skos:hiddenLabel", Value.TEXT),
        Line("ticker", "onc:ticker", Value.TEXT),
        Line("exchange", "onc:exchange", Value.TEXT),
        *_GROUNDINGS,
    )),
    Row("drugs", "drug", _is("onc:Drug"), (
        _LABEL, _ALIASES,
        Line("role", "onc:role", Value.CODE, "roles"),
        Line("modality", "onc:modality", Value.CODE, "modalities"),
        Line("targets", "onc:target", Value.TEXT),
        Line("concept", "onc:knownAs", Value.CONCEPT),
        *_GROUNDINGS,
    )),
    Row("platforms", "platform", lambda r: _PLATFORM_CLASS.get(r.kind, "onc:Platform"), (
        _LABEL, _ALIASES,
        Line("built_on", "onc:builtOn", Value.THING, "platform"),
        Line("modality", "onc:modality", Value.CONCEPT),
        Line("concept", "onc:knownAs", Value.CONCEPT),
        *_GROUNDINGS,
    )),
    Row("diseases", "disease", _is("onc:DiseaseName"), (
        _LABEL, _ALIASES,
        Line("concept", "onc:concept", Value.CONCEPT),
        Line("broader", "onc:nearestConcept", Value.CONCEPT, only_if=lambda r: not r.concept),
        Line("pieces", "onc:composedOf", Value.TEXT),
        *_GROUNDINGS,
    )),
    Row("develops", "develops", _is("onc:Role"), (_COMPANY, _DRUG, Line("develops", "onc:roleKind", Value.FIXED, "roles"))),
    Row("drug_platform", "drug-platform", _is("onc:DrugPlatform"), (_DRUG, _PLATFORM)),
    Row("company_platform", "company-platform", _is("onc:CompanyPlatform"), (_COMPANY, _PLATFORM)),
    Row("indications", "indication", _is("onc:DrugIndication"), (_DRUG, _DISEASE, _POPULATIONS, _STATUS)),
    Row("designations", "designation", _is("onc:Designation"), (
        _DRUG, Line("type", "onc:kind", Value.CODE, "designations"),
        _AGENCY, _JURISDICTION, _DISEASE, _POPULATIONS, _STATUS, _DATE, _STATES,
    )),
    Row("trials", "trial", _is("onc:Trial"), (
        Line("name", "onc:trialName", Value.TEXT),
        Line("nct", "onc:nct", Value.TEXT),
        Line("drugs", "onc:plansToTest", Value.THING, "drug", only_if=_planned),
        Line("drugs", "onc:tests", Value.THING, "drug", only_if=_begun),
        Line("combined_with", "onc:combinedWith", Value.THING, "drug"),
        Line("partners", "onc:partner", Value.TEXT),
        Line("phase", "onc:phase", Value.CODE, "phases"),
        _STATUS, _DISEASES, _POPULATIONS,
        Line("sponsor", "onc:sponsor", Value.NAMED, "company"),
        Line("sponsor", "onc:sponsorName", Value.UNNAMED, "company"),
        Line("regimen", "onc:regimen", Value.TEXT),
        Line("start", "onc:plannedStart", Value.SPAN, only_if=_planned),
        Line("start", "onc:start", Value.SPAN, only_if=_begun),
        Line("readout", "onc:readout", Value.SPAN),
        _STATES,
    )),
    Row("milestones", "milestone", _is("onc:Milestone"), (
        _DRUG, Line("type", "onc:kind", Value.CODE, "milestones"), _AGENCY, _JURISDICTION, _DISEASE, _STATUS, _DATE, _STATES,
    )),
    Row("deals", "deal", _is("onc:Deal"), (
        Line("type", "onc:kind", Value.CODE, "deals"),
        Line("companies", "onc:party", Value.THING, "company"),
        _DRUG, _PLATFORM, _STATUS, _DATE,
    )),
    Row("stages", "stage", _is("onc:ProgramStage"), (_DRUG, _DISEASE, Line("stage", "onc:stage", Value.CODE, "stages"))),
)  # fmt: skip
