"""What the readers of tables share: rows by the names of their columns, dates, clean cells."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from onckg.errors import InputError

_SPACES = re.compile(r"\s+")


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a registry's file. Raises ``InputError`` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the path.") from error


def csv_rows(path: Path, content: bytes, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, cells by column) of a CSV file that has at least the named columns; cells are clean text.

    Raises:
        InputError: a column is missing, or the file is no CSV.
    """
    text = content.decode("utf-8-sig", errors="replace")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    _check_columns(path, reader.fieldnames or (), columns)
    try:
        for row in reader:
            yield reader.line_num, {name: clean(value) for name, value in row.items() if isinstance(name, str)}
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: not a readable CSV file ({error}).") from error


def sheet_rows(path: Path, content: bytes, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row, cells by column) of the first sheet of an Excel file; the header is the first row that has all columns.

    Raises:
        InputError: there is no such row, or the file is no workbook.
    """
    import zipfile

    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(f"{path} is no Excel workbook (.xlsx): download the registry's file again.") from error
    header: dict[int, str] = {}
    for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True), 1):
        cells = {place: clean(value) for place, value in enumerate(row) if value is not None}
        if not header:
            if set(columns) <= set(cells.values()):
                header = cells
        elif cells:
            yield number, {name: cells.get(place, "") for place, name in header.items()}
    if not header:
        raise InputError(f"{path} has no row with the columns {', '.join(columns)}: is it the right registry?")


def clean(value: object) -> str:
    """Return a cell as text on one line; dates of a workbook as ``YYYY-MM-DD``.

    >>> clean("  Treatment of\\n glioma "), clean(None)
    ('Treatment of glioma', '')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return _SPACES.sub(" ", str(value)).strip()


def read_day(text: str, form: str) -> str:
    """Return a day as ``YYYY-MM-DD``, "" where the text is none of the form (of ``datetime.strptime``).

    Two digits of a year stand for 1969 to 2068, as POSIX has it.

    >>> read_day("5/8/18", "%m/%d/%y"), read_day("03/06/2008", "%d/%m/%Y"), read_day("n/a", "%m/%d/%y")
    ('2018-05-08', '2008-06-03', '')
    """
    try:
        return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007  # a day of a list has no time zone
    except ValueError:
        return ""


def kept(values: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the values of an entry: empty ones left out, several sorted, each once."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in values.items():
        several = (value,) if isinstance(value, str) else tuple(value)
        if texts := tuple(sorted({text for text in several if text})):
            found[name] = texts
    return found


def _check_columns(path: Path, found: Sequence[str], wanted: Sequence[str]) -> None:
    missing = [name for name in wanted if name not in found]
    if missing:
        raise InputError(f"{path} lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}: is it the right registry?")
