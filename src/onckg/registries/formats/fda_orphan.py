"""The FDA's list of orphan drug designations and approvals, as its search page exports it (CSV; the second line is a remark).

Source of the form: fda.gov, "Search Orphan Drug Designations and Approvals". A row without a designation date is no designation; a
designation with several approvals has a row for each, which become one entry.
"""

from pathlib import Path

from onckg.registries.formats.tables import csv_rows, kept, read_day
from onckg.registries.records import Entry

_COLUMNS = ("Generic Name", "Date Designated", "Orphan Designation", "Orphan Designation Status", "Sponsor Company", "CF Grid Key")


def read_designations(path: Path, content: bytes) -> tuple[list[Entry], str]:
    """Return the designations, sorted by number, and the day of the latest one.

    Raises:
        InputError: a column is missing.
    """
    found: dict[str, dict[str, list[str]]] = {}
    labels: dict[str, str] = {}
    for _, row in csv_rows(path, content, _COLUMNS):
        key, day = row["CF Grid Key"], read_day(row["Date Designated"], "%m/%d/%y") or read_day(row["Date Designated"], "%m/%d/%Y")
        if not key or not day:
            continue
        labels.setdefault(key, f"{row['Generic Name']}: {row['Orphan Designation']}")
        values = found.setdefault(key, {})
        for name, text in {
            "number": key, "substance": row["Generic Name"], "tradeName": row.get("Trade Name", ""), "designated": day,
            "use": row["Orphan Designation"], "status": row["Orphan Designation Status"],
            "designationStatus": "withdrawn" if "withdrawn" in row["Orphan Designation Status"].lower() else "granted",
            "approved": read_day(row.get("Marketing Approval Date", ""), "%m/%d/%y")
            or read_day(row.get("Marketing Approval Date", ""), "%m/%d/%Y"),
            "approvedFor": row.get("Approved Labeled Indication", ""), "sponsor": row["Sponsor Company"],
        }.items():  # fmt: skip
            values.setdefault(name, []).append(text)
    entries = [Entry("fda-orphan", key, labels[key], kept(values)) for key, values in sorted(found.items())]
    return entries, max((entry.first("designated") for entry in entries), default="")
