"""Studies in the form of the ClinicalTrials.gov API, version 2: a list, an answer with ``studies``, one study, or JSON Lines; also gzipped.

Source of the form: clinicaltrials.gov, "Study Data Structure". Phases and states are given in our words as well.
"""

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

from onckg.errors import InputError
from onckg.registries.formats.tables import clean, kept
from onckg.registries.records import Entry

_PHASES = {
    ("EARLY_PHASE1",): "1", ("PHASE1",): "1", ("PHASE1", "PHASE2"): "1/2", ("PHASE2",): "2", ("PHASE2", "PHASE3"): "2/3",
    ("PHASE3",): "3", ("PHASE4",): "4",
}  # fmt: skip
_STATUSES = {
    "NOT_YET_RECRUITING": "planned", "RECRUITING": "ongoing", "ENROLLING_BY_INVITATION": "ongoing", "ACTIVE_NOT_RECRUITING": "ongoing",
    "AVAILABLE": "ongoing", "SUSPENDED": "on_hold", "TEMPORARILY_NOT_AVAILABLE": "on_hold", "COMPLETED": "completed",
    "TERMINATED": "terminated", "WITHDRAWN": "terminated",
}  # fmt: skip
_MEDICINES = frozenset({"DRUG", "BIOLOGICAL", "COMBINATION_PRODUCT", "GENETIC"})
_GZIP = b"\x1f\x8b"


def read_trials(path: Path, content: bytes) -> tuple[list[Entry], str]:
    """Return the studies, sorted by NCT number, and the latest day on which one of them was updated.

    Raises:
        InputError: the file is not in the form of the API.
    """
    entries: dict[str, Entry] = {}
    as_of = ""
    for number, study in enumerate(_studies(path, content), 1):
        try:
            entry = _entry(study["protocolSection"])
            updated = _date(study["protocolSection"]["statusModule"], "lastUpdatePostDateStruct")
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path}: study {number} is not in the form of the ClinicalTrials.gov API v2.") from error
        entries[entry.key] = entry
        as_of = max(as_of, updated)
    return [entries[key] for key in sorted(entries)], as_of


def _studies(path: Path, content: bytes) -> list[Any]:
    try:
        text = (gzip.decompress(content) if content.startswith(_GZIP) else content).decode("utf-8-sig")
        try:
            value = json.loads(text)
        except json.JSONDecodeError:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        if isinstance(value, dict):
            return list(value["studies"]) if "studies" in value else [value]
        return list(value)
    except (ValueError, OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path} is neither JSON nor JSON Lines: ask ClinicalTrials.gov for its API v2 form.") from error


def _entry(section: dict[str, Any]) -> Entry:
    named, status = section["identificationModule"], section["statusModule"]
    sponsors = section.get("sponsorCollaboratorsModule", {})
    medicines = [i for i in section.get("armsInterventionsModule", {}).get("interventions", ()) if i.get("type") in _MEDICINES]
    values = {
        "nct": named["nctId"],
        "title": clean(named.get("officialTitle") or named.get("briefTitle")),
        "acronym": clean(named.get("acronym")),
        "phase": _PHASES.get(tuple(section.get("designModule", {}).get("phases", ())), ""),
        "status": status["overallStatus"],
        "studyStatus": _STATUSES.get(status["overallStatus"], ""),
        "condition": [clean(text) for text in section.get("conditionsModule", {}).get("conditions", ())],
        "intervention": [clean(i.get("name")) for i in medicines],
        "otherName": [clean(name) for i in medicines for name in i.get("otherNames", ())],
        "sponsor": clean(sponsors.get("leadSponsor", {}).get("name")),
        "collaborator": [clean(c.get("name")) for c in sponsors.get("collaborators", ())],
        "start": _date(status, "startDateStruct"),
        "completion": _date(status, "completionDateStruct"),
        "url": f"https://clinicaltrials.gov/study/{named['nctId']}",
    }
    return Entry("ctgov", named["nctId"], clean(named.get("briefTitle")) or named["nctId"], kept(values))


def _date(status: dict[str, Any], name: str) -> str:
    return str(status.get(name, {}).get("date", ""))
