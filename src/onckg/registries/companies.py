"""Companies beside the SEC's list: the CIK and the official name, by ticker and name together.

A ticker alone proves nothing: symbols are given again, and exchanges elsewhere have the same ones. A name alone counts where it is
equal but for its legal form and only one company of the list bears it.
"""

import re
from collections import defaultdict

from onckg.assembly.names import company_key, company_stem, exchange_key
from onckg.assembly.says import Node
from onckg.registries.picture import PictureNow, same_company
from onckg.registries.records import Comparison, Edition, Entry

_STATE = re.compile(r"\s*/[A-Z]{2,3}/?\s*$")
_AMERICAN = frozenset({"", "nasdaq", "nyse", "amex", "otc", "otcqb", "otcqx", "cboe"})
_SHORT_NAME = 2


def compare_companies(picture: PictureNow, edition: Edition) -> list[Comparison]:
    """Return one comparison for each company of the current picture."""
    by_ticker: dict[str, list[Entry]] = defaultdict(list)
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for entry in edition.entries:
        for ticker in entry.all("ticker"):
            by_ticker[_plain(ticker)].append(entry)
        by_name[company_key(official_name(entry))].append(entry)
    return [
        _compare(node, picture.company_names[node.iri], by_ticker, by_name, edition)
        for node in sorted(picture.says.of_class("Company"), key=lambda n: n.iri)
    ]


def official_name(entry: Entry) -> str:
    """Return the registered name without the state that the SEC hangs on to tell namesakes apart ("/DE/")."""
    return _STATE.sub("", entry.label)


def _compare(
    node: Node, names: tuple[str, ...], by_ticker: dict[str, list[Entry]], by_name: dict[str, list[Entry]], edition: Edition
) -> Comparison:
    ticker, exchange = node.first("onc:ticker"), exchange_key(node.first("onc:exchange"))
    said = f"{names[0]} ({ticker})" if ticker else names[0]
    listed = by_ticker.get(_plain(ticker), []) if ticker and exchange in _AMERICAN else []
    theirs = [entry for entry in listed if same_company(names, [official_name(entry)])]
    if len(theirs) == 1:
        reason = f"The ticker {ticker} and the name are those of CIK {theirs[0].key}."
        return Comparison(node.iri, "sec", "agrees", "", said, theirs[0].label, (theirs[0].key,), (), reason)
    namesakes = {entry.key: entry for name in names for entry in by_name.get(company_key(name), ()) if _is_telling(name, ticker)}
    if len(namesakes) == 1:
        entry = next(iter(namesakes.values()))
        if ticker and exchange in _AMERICAN:
            reason = f"The name is that of CIK {entry.key}, whose ticker is {', '.join(entry.all('ticker'))}."
            return Comparison(node.iri, "sec", "differs", "ticker", ticker, ", ".join(entry.all("ticker")), (entry.key,), (), reason)
        reason = f"The name is that of CIK {entry.key} alone."
        return Comparison(node.iri, "sec", "agrees", "", said, entry.label, (entry.key,), (), reason)
    of = f" of {edition.as_of}" if edition.as_of else ""
    reason = f"Not in the register{of}."
    if listed:
        reason = f"In the register{of} the ticker {ticker} belongs to {official_name(listed[0])}, another company."
    elif namesakes:
        reason = f"Several companies of the register{of} bear this name."
    return Comparison(node.iri, "sec", "unknown", "", said, "", (), (), reason)


def _is_telling(name: str, ticker: str) -> bool:
    """Say whether a name may lead to an entry by itself: with a ticker beside it in the release, or of two words and more."""
    return bool(ticker) or len(company_stem(name).split()) >= _SHORT_NAME


def _plain(ticker: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", ticker.upper())
