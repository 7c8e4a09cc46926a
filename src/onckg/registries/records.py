"""Entries of public registries as plain records, and what comparing them with releases finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a registry: a listed company, a study, an orphan designation, a medicine.

    ``key`` is the registry's own number for it, unique within the registry. ``values`` holds what the row says, by the names of
    ``PROPERTIES``; values are sorted where a name has several, dates are ``YYYY-MM-DD`` or ``YYYY-MM``, as precise as the registry is.
    """

    registry: str
    key: str
    label: str
    values: Mapping[str, tuple[str, ...]]

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a property; empty where the row is silent."""
        return self.values.get(name, ())

    def first(self, name: str) -> str:
        """Return the first value of a property, "" where the row is silent."""
        return self.values.get(name, ("",))[0]


@dataclass(frozen=True, slots=True)
class Edition:
    """One file of a registry as it was added. ``as_of`` is the day or month that it stands for ("" where nothing tells),
    ``sha256`` is of the file, ``entries`` are sorted by key."""

    registry: str
    as_of: str
    file_name: str
    sha256: str
    entries: tuple[Entry, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a registry has to say to one fact of the current picture.

    ``verdict`` is "agrees", "differs" or "unknown" (to that registry). ``aspect`` names what was compared ("date", "disease", "sponsor",
    "phase" ...), "" for the whole; ``said`` and ``registered`` are the two values, as text. ``entries`` are the keys of the rows
    that were compared; ``related`` of rows on the same drug that are about something else. ``reason`` is a sentence.
    """

    fact: str
    registry: str
    verdict: str
    aspect: str
    said: str
    registered: str
    entries: tuple[str, ...]
    related: tuple[str, ...]
    reason: str


PROPERTIES: Mapping[str, str] = {
    "acronym": "short name of a study",
    "approved": "day of the marketing approval",
    "approvedFor": "labelled indication of the approval",
    "cik": "central index key of a company at the SEC, ten digits",
    "collaborator": "further organisation behind a study",
    "completion": "day or month on which a study ends",
    "condition": "what a study is about",
    "designated": "day of the designation",
    "designationStatus": "granted or withdrawn, in our words",
    "exchange": "stock exchange",
    "holder": "who holds the marketing authorisation",
    "indication": "therapeutic indication",
    "intervention": "drug or biological that a study gives",
    "medicineStatus": "state of a marketing authorisation",
    "name": "official name",
    "nct": "number at ClinicalTrials.gov",
    "number": "number of a designation or medicine",
    "opinion": "day of the opinion of the CHMP",
    "otherName": "another name of an intervention",
    "phase": "phase of a study, in our words",
    "refused": "day on which an authorisation was refused",
    "sponsor": "who holds a designation or leads a study",
    "start": "day or month on which a study begins or began",
    "status": "state as the registry words it",
    "studyStatus": "planned, ongoing, on hold, completed or terminated, in our words",
    "substance": "active substance, generic or chemical name",
    "ticker": "stock exchange symbol",
    "title": "title of a study",
    "tradeName": "brand name",
    "url": "page of the entry",
    "use": "use that a designation is for",
    "withdrawn": "day on which an authorisation or application ended",
}
"""All properties of entries, with their meaning."""
