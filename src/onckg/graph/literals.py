"""Literals in canonical form: what is written equals what an Oxigraph store, a dump and every export give back."""

import re
from decimal import Decimal

from pyoxigraph import Literal

from onckg.graph.terms import term

# XML 1.0 (section 2.2) has no way to write these, not even escaped; RDF/XML, GraphML and GEXF could not carry them.
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_FOUR_PLACES = Decimal("0.0001")


def plain_text(text: str) -> str:
    """Return the text with each character that XML cannot carry replaced by U+FFFD; the length stays, so offsets hold.

    >>> plain_text("page one" + chr(12))
    'page one�'
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def text_literal(text: str) -> Literal:
    """Return a plain string literal, safe for every export format."""
    return Literal(plain_text(text))


def date_literal(iso: str) -> Literal:
    """Return an ``xsd:date``; a text that is no date stays as it is, for the shapes to judge."""
    return Literal(plain_text(iso), datatype=term("xsd:date"))


def integer_literal(number: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(str(number), datatype=term("xsd:integer"))


def decimal_literal(number: Decimal) -> Literal:
    """Return an ``xsd:decimal`` of at most four places, in canonical form.

    >>> decimal_literal(Decimal("0.98000")).value, decimal_literal(Decimal("1")).value
    ('0.98', '1')
    """
    places = format(number.quantize(_FOUR_PLACES), "f")
    return Literal(places.rstrip("0").rstrip("."), datatype=term("xsd:decimal"))
