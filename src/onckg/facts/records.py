"""``ReleaseFacts``: everything one release says, free of RDF.

A documented superset of the form in GUIDELINES.md (``facts.projection`` prints that form). Names in relations are the
``name`` of the entity in the lists above them. Every list is in order of first offset; every fact has at least one
``Evidence``. Codes (types, statuses, agencies, phases, modalities) are those of GUIDELINES.md; None means "not said".
"""

from dataclasses import dataclass, field

from onckg.mentions.reasons import Grounding


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a fact: ``document.text[start:end] == text``. ``rule`` names the template or recognizer that read it,
    ``section`` the kind of section it stands in."""

    start: int
    end: int
    text: str
    section: str
    rule: str


@dataclass(frozen=True, slots=True)
class DateBounds:
    """A date as bounds, both inclusive (``YYYY-MM-DD``); JSON names them ``from`` and ``to``.

    ``precision`` is day, month, quarter, half, year or range; ``text`` the words that said it.
    """

    earliest: str = field(metadata={"json": "from"})
    latest: str = field(metadata={"json": "to"})
    precision: str
    text: str


@dataclass(frozen=True, slots=True)
class Population:
    """Who is treated, apart from what they have: ``kind`` is one of stage, line, course (relapsed, refractory), age, risk,
    biomarker, treatment (prior therapy), sex, other; ``value`` is the normalised label; ``concept`` an IRI or empty."""

    kind: str
    value: str
    text: str
    concept: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """One state that the release names for a fact: what, when it was so (None if not said), in which words."""

    status: str
    date: DateBounds | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """The release itself. ``date`` is of the dateline, None where the text gives none; ``issuer`` names a company."""

    title: str
    date: DateBounds | None
    issuer: str | None
    place: str
    wire: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Company:
    """``misspellings`` are those of the aliases that are slips of the pen (same ticker, one letter off). ``groundings`` tell for each
    way of writing the name how it was read."""

    name: str
    aliases: tuple[str, ...]
    ticker: str | None
    exchange: str | None
    misspellings: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    groundings: tuple[Grounding, ...] = ()


@dataclass(frozen=True, slots=True)
class Drug:
    """``concept`` is the IRI of the vocabulary's entry for it, empty if new. ``groundings`` tell for each way of writing the name why
    it has that concept, or none; the strongest first (so in all entities)."""

    name: str
    aliases: tuple[str, ...]
    role: str
    modality: str | None
    targets: tuple[str, ...]
    concept: str
    evidence: tuple[Evidence, ...]
    groundings: tuple[Grounding, ...] = ()


@dataclass(frozen=True, slots=True)
class Platform:
    """``kind`` is platform, carrier or payload; ``built_on`` names other platforms of the release (PDC is built on PLE).
    ``modality`` is the IRI of the modality that its name is, empty where it is none's."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    built_on: tuple[str, ...]
    concept: str
    evidence: tuple[Evidence, ...]
    groundings: tuple[Grounding, ...] = ()

    @property
    def modality(self) -> str:
        """What kind of medicine its name says that it makes."""
        return next((g.broader for g in self.groundings if g.broader), "")


@dataclass(frozen=True, slots=True)
class Disease:
    """``concept`` is the IRI of the vocabulary's entry; for a composed disease that no vocabulary holds it is empty and
    ``broader`` is the IRI of the nearest known disease."""

    name: str
    aliases: tuple[str, ...]
    concept: str
    broader: str
    evidence: tuple[Evidence, ...]
    groundings: tuple[Grounding, ...] = ()

    @property
    def pieces(self) -> tuple[str, ...]:
        """What a composed disease is composed of, in reading order; empty where a vocabulary holds it."""
        composed = [g for g in self.groundings if g.how == "composed" and not self.concept]
        return next((g.pieces for g in composed if g.broader == self.broader), composed[0].pieces if composed else ())


@dataclass(frozen=True, slots=True)
class Develops:
    company: str
    drug: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DrugPlatform:
    drug: str
    platform: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CompanyPlatform:
    company: str
    platform: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Indication:
    """``status`` says how far the pair has come in this release's words: planned, studied, designated, approved or meant
    (named as the purpose, nothing more)."""

    drug: str
    disease: str
    populations: tuple[Population, ...]
    status: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Designation:
    """``status`` and ``date`` are those of the latest state; ``states`` lists all that the release names, oldest first.
    ``jurisdiction`` is US, EU, JP, UK, CN, KR, AU, CA, CH or None."""

    drug: str | None
    type: str
    agency: str | None
    jurisdiction: str | None
    disease: str | None
    populations: tuple[Population, ...]
    status: str
    date: DateBounds | None
    states: tuple[State, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """``combined_with`` (JSON ``with``) names drugs; ``partners`` non-drug partners ("external beam radiation") and
    regimens ("chemotherapy"). ``start`` is the planned or stated start, ``readout`` the planned readout."""

    name: str | None
    nct: str | None
    drugs: tuple[str, ...]
    combined_with: tuple[str, ...] = field(metadata={"json": "with"})
    partners: tuple[str, ...]
    phase: str | None
    status: str
    diseases: tuple[str, ...]
    populations: tuple[Population, ...]
    sponsor: str | None
    regimen: str | None
    start: DateBounds | None
    readout: DateBounds | None
    states: tuple[State, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    type: str
    drug: str | None
    disease: str | None
    agency: str | None
    jurisdiction: str | None
    status: str
    date: DateBounds | None
    states: tuple[State, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """``status`` is done or planned (an agreement in principle); ``date`` of signing if said."""

    type: str
    companies: tuple[str, ...]
    drug: str | None
    platform: str | None
    status: str
    date: DateBounds | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a programme is, in the release's words: ``stage`` is discovery, preclinical, IND-enabling, clinical,
    phase-1, phase-1-2, phase-2, phase-2-3, phase-3, registration or marketed; ``disease`` is None when said of the drug alone."""

    drug: str
    disease: str | None
    stage: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """All that one release says. ``id`` is the release's ID (16 hex digits), ``name`` the name of its outputs. ``left_open`` are the
    abbreviations that may name a disease and that nothing in the release decides on."""

    id: str
    name: str
    release: Release
    companies: tuple[Company, ...] = ()
    drugs: tuple[Drug, ...] = ()
    platforms: tuple[Platform, ...] = ()
    diseases: tuple[Disease, ...] = ()
    develops: tuple[Develops, ...] = ()
    drug_platform: tuple[DrugPlatform, ...] = ()
    company_platform: tuple[CompanyPlatform, ...] = ()
    indications: tuple[Indication, ...] = ()
    designations: tuple[Designation, ...] = ()
    trials: tuple[Trial, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    deals: tuple[Deal, ...] = ()
    stages: tuple[Stage, ...] = ()
    left_open: tuple[Grounding, ...] = ()
