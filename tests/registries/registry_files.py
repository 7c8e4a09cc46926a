"""Small registries in the registries' own forms, about invented companies and medicines."""

import csv
import io
import json
from pathlib import Path

import openpyxl

FDA_COLUMNS = (
    "Generic Name", "Trade Name", "Date Designated", "Orphan Designation", "Orphan Designation Status",
    "FDA Orphan Approval Status", "Approved Labeled Indication", "Marketing Approval Date", "Sponsor Company", "CF Grid Key",
)  # fmt: skip


def fda_orphan(path: Path, *rows: tuple[str, str, str, str, str]) -> Path:
    """Rows are (substance, day m/d/yy, use, sponsor, key)."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(FDA_COLUMNS)
    writer.writerow(["", "", "", "", "", "", "a remark of the list", "", "", ""])
    for substance, day, use, sponsor, key in rows:
        writer.writerow([substance, "", day, use, "Designated", "Not FDA Approved for Orphan Indication", "", "", sponsor, key])
    path.write_text("\ufeff" + text.getvalue(), "utf-8")
    return path


def ema_orphan(path: Path, *rows: tuple[str, str, str, str, str]) -> Path:
    """Rows are (substance, day dd/mm/yyyy, use, number, status)."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Medicine name", "Related EMA product number", "Active substance", "Date of designation / refusal", "Intended use",
                  "EU designation number", "Status"])  # fmt: skip
    for substance, day, use, number, status in rows:
        sheet.append([None, None, substance, day, use, number, status])
    book.save(path)
    return path


def ema_medicines(path: Path, *rows: tuple[str, str, str, str, str]) -> Path:
    """Rows are (name, INN, indication, opinion day, authorisation day)."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Content type:", "Medicine"])
    sheet.append(["Category", "Name of medicine", "EMA product number", "Medicine status",
                  "International non-proprietary name (INN) / common name", "Therapeutic indication",
                  "Marketing authorisation developer / applicant / holder", "Opinion adopted date",
                  "Marketing authorisation date"])  # fmt: skip
    for number, (name, inn, indication, opinion, day) in enumerate(rows, 1):
        sheet.append(["Human", name, f"EMEA/H/C/{number:06}", "Authorised", inn, indication, "A Holder", opinion, day])
    sheet.append(["Veterinary", "Forhorses", "EMEA/V/C/000001", "Authorised", "horsin", "colic", "A Holder", "", "01/01/2020"])
    book.save(path)
    return path


def sec(path: Path, *rows: tuple[int, str, str, str]) -> Path:
    """Rows are (CIK, name, ticker, exchange)."""
    path.write_text(json.dumps({"fields": ["cik", "name", "ticker", "exchange"], "data": [list(row) for row in rows]}))
    return path


def study(
    nct: str, *, phases: tuple[str, ...], status: str, condition: str, drug: str, sponsor: str, acronym: str = "", start: str = ""
) -> dict:  # type: ignore[type-arg]
    named = {"nctId": nct, "briefTitle": f"A study of {drug}"} | ({"acronym": acronym} if acronym else {})
    return {
        "protocolSection": {
            "identificationModule": named,
            "statusModule": {
                "overallStatus": status,
                "startDateStruct": {"date": start},
                "lastUpdatePostDateStruct": {"date": "2024-05-01"},
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": sponsor}},
            "conditionsModule": {"conditions": [condition]},
            "designModule": {"phases": list(phases)},
            "armsInterventionsModule": {"interventions": [{"type": "DRUG", "name": drug}]},
        }
    }
