"""Stock symbols: "(Nasdaq: NEXI)", "(ASX: IMM; NASDAQ: IMMP)", "listed on the Frankfurt Stock Exchange ... Symbol HPHA"."""

import re
from typing import NamedTuple

from onckg.mentions.companies.phrases import Bracket
from onckg.mentions.companies.words import CompanyWords

_LISTED = re.compile(
    r"\b(?:listed|traded|trades|quoted) on (?:the )?"
    r"((?:[A-Z][\w&-]*[ ]){0,4}(?:Exchange|Market|NASDAQ|Nasdaq|NYSE|Euronext(?:[ ][A-Z]\w+)?))\b"
    r"[^.\n]{0,90}?\b(?:[Ss]ymbol|[Tt]icker|code)\s?:?\s?\"?([A-Z0-9]{2,8})\b"
)


class Ticker(NamedTuple):
    """A symbol with its exchange in its usual short name."""

    symbol: str
    exchange: str


def ticker_in(brackets: tuple[Bracket, ...], words: CompanyWords) -> Ticker | None:
    """Return the first symbol that the brackets name, None if they name none.

    >>> from onckg.mentions.companies.words import company_words
    >>> ticker_in((Bracket(0, 0, "ASX: IMM; NASDAQ: IMMP"),), company_words())
    Ticker(symbol='IMM', exchange='ASX')
    """
    for bracket in brackets:
        if ":" in bracket.content and (found := words.ticker.search(bracket.content)):
            return Ticker(found[2], words.exchanges[found[1]])
    return None


def listed_ticker(text: str, words: CompanyWords) -> Ticker | None:
    """Return the symbol that a sentence on a company's listing names, None if it names none.

    >>> from onckg.mentions.companies.words import company_words
    >>> listed_ticker("It is listed on the Frankfurt Stock Exchange: ISIN DE0001 / Symbol HPHA.", company_words())
    Ticker(symbol='HPHA', exchange='Frankfurt Stock Exchange')
    """
    if "isted on" not in text and "rade" not in text and "uoted on" not in text:
        return None
    found = _LISTED.search(text)
    if not found:
        return None
    exchange = found[1].strip()
    short = next((words.exchanges[w] for w in exchange.split() if w in words.exchanges), exchange)
    return Ticker(found[2], short)
