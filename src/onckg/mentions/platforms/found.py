"""One name of a technology, found in the text; and the places in which releases state none."""

from dataclasses import dataclass

SILENT_SECTIONS = frozenset({"forward-looking", "logistics", "contact", "footer", "label", "safety"})
TITLE_SECTIONS = frozenset({"headline", "subhead"})


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in the text. ``start``/``end`` are its characters together with "platform" where that follows; ``name`` is the name
    itself, ``rule`` what found it. ``descriptive`` says that it is made of ordinary words, so that it means the platform only
    with that word; ``short`` is an abbreviation in brackets behind it; ``same_as`` another name that the text gives it;
    ``kind`` is platform, carrier or payload."""

    start: int
    end: int
    name: str
    rule: str
    descriptive: bool = False
    short: str = ""
    same_as: str = ""
    kind: str = "platform"
