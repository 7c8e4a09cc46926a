"""The SEC's lists of companies with a ticker: ``company_tickers.json`` and ``company_tickers_exchange.json``.

Source of the form: sec.gov, "Accessing EDGAR Data", CIK, ticker and exchange associations. One company may have several tickers.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from onckg.errors import InputError
from onckg.registries.formats.tables import clean, kept
from onckg.registries.records import Entry


def read_companies(path: Path, content: bytes) -> tuple[list[Entry], str]:
    """Return the companies, sorted by CIK, and "": the file does not say of which day it is.

    Raises:
        InputError: the file is not in either of the two forms.
    """
    rows = _rows(path, content)
    names: dict[str, str] = {}
    listings: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        cik = f"{int(row['cik']):010}"
        names.setdefault(cik, clean(row["name"]))
        listings[cik].add((clean(row["ticker"]).upper(), clean(row.get("exchange"))))
    entries = []
    for cik, name in sorted(names.items()):
        tickers, exchanges = zip(*sorted(listings[cik]), strict=True)
        entries.append(Entry("sec", cik, name, kept({"cik": cik, "name": name, "ticker": tickers, "exchange": exchanges})))
    return entries, ""


def _rows(path: Path, content: bytes) -> list[dict[str, Any]]:
    try:
        value = json.loads(content)
        if isinstance(value, dict) and "fields" in value:
            return [dict(zip(value["fields"], row, strict=True)) for row in value["data"]]
        rows = [{"cik": row["cik_str"], "name": row["title"], "ticker": row["ticker"]} for row in value.values()]
        return [{**row, "cik": int(row["cik"])} for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path} is not the SEC's company_tickers.json or company_tickers_exchange.json.") from error
