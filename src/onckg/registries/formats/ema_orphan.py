"""The EMA's list of orphan designations (Excel, first ten columns), as its website offers it for download.

Source of the form: ema.europa.eu, "Download medicine data", orphan designations. Names of medicines and substances are separated by ";".
"""

from pathlib import Path

from onckg.registries.formats.tables import kept, read_day, sheet_rows
from onckg.registries.records import Entry

_COLUMNS = ("Medicine name", "Active substance", "Date of designation / refusal", "Intended use", "EU designation number", "Status")
_STATUSES = {"positive": "granted", "expired": "withdrawn", "withdrawn": "withdrawn", "negative": "denied", "refused": "denied"}


def read_designations(path: Path, content: bytes) -> tuple[list[Entry], str]:
    """Return the designations, sorted by number, and the day of the latest one. It names no sponsors.

    Raises:
        InputError: the file is no workbook, or a column is missing.
    """
    entries: dict[str, Entry] = {}
    for _, row in sheet_rows(path, content, _COLUMNS):
        number = row["EU designation number"]
        if not number:
            continue
        substance = row["Active substance"]
        values = {
            "number": number,
            "substance": [substance, *(part.strip() for part in substance.split(";"))],
            "tradeName": [part.strip() for part in row["Medicine name"].split(";")],
            "designated": _day(row["Date of designation / refusal"]),
            "use": row["Intended use"],
            "status": row["Status"],
            "designationStatus": _STATUSES.get(row["Status"].lower(), ""),
            "url": row.get("Orphan designation URL", ""),
        }
        entries[number] = Entry("ema-orphan", number, f"{substance}: {row['Intended use']}", kept(values))
    found = [entries[number] for number in sorted(entries)]
    return found, max((entry.first("designated") for entry in found), default="")


def _day(text: str) -> str:
    return text if text[4:5] == "-" else read_day(text, "%d/%m/%Y")
