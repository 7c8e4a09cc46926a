"""The EMA's list of human medicines (Excel), as its website offers it for download; veterinary medicines are left out.

Source of the form: ema.europa.eu, "Download medicine data", medicines; the header stands below some lines about the file.
"""

from pathlib import Path

from onckg.registries.formats.tables import kept, read_day, sheet_rows
from onckg.registries.records import Entry

_INN = "International non-proprietary name (INN) / common name"
_HOLDER = "Marketing authorisation developer / applicant / holder"
_DAYS = {
    "opinion": "Opinion adopted date",
    "approved": "Marketing authorisation date",
    "refused": "Refusal of marketing authorisation date",
    "withdrawn": "Withdrawal / expiry / revocation / lapse of marketing authorisation date",
}
_COLUMNS = ("Category", "Name of medicine", "EMA product number", "Medicine status", _INN, "Therapeutic indication", _HOLDER)


def read_medicines(path: Path, content: bytes) -> tuple[list[Entry], str]:
    """Return the medicines, sorted by product number, and the day of the latest step of any.

    Raises:
        InputError: the file is no workbook, or a column is missing.
    """
    entries: dict[str, Entry] = {}
    for _, row in sheet_rows(path, content, _COLUMNS):
        number = row["EMA product number"]
        if row["Category"] != "Human" or not number:
            continue
        substances = f"{row[_INN]};{row.get('Active substance', '')}"
        values = {
            "number": number,
            "name": row["Name of medicine"],
            "tradeName": row["Name of medicine"],
            "substance": [part.strip() for part in substances.split(";")],
            "indication": row["Therapeutic indication"],
            "medicineStatus": row["Medicine status"],
            "holder": row[_HOLDER],
            "url": row.get("Medicine URL", ""),
            **{name: _day(row.get(column, "")) for name, column in _DAYS.items()},
        }
        entries[number] = Entry("ema-medicines", number, row["Name of medicine"], kept(values))
    found = [entries[number] for number in sorted(entries)]
    return found, max((day for entry in found for name in _DAYS if (day := entry.first(name))), default="")


def _day(text: str) -> str:
    return text if text[4:5] == "-" else read_day(text, "%d/%m/%Y")
