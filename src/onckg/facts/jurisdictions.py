"""Which agency decides where, by ``wordings/jurisdictions.toml``: an agency has a jurisdiction, and a place that is named an agency."""

import functools
import re
import tomllib
from pathlib import Path

from onckg.errors import InternalError

_FILE = Path(__file__).with_name("wordings") / "jurisdictions.toml"


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    try:
        data: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text("utf-8"))
        tables = ("jurisdiction_of_agency", "agency_of_jurisdiction", "only_agency", "possible_agencies", "place", "adjective")
        return {name: data[name] for name in tables}
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise InternalError(f"the wordings {_FILE.name} cannot be read: {error}") from error


@functools.cache
def _in_places() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of "in the United States, Europe and Japan" and of one place; dots may part the letters of short names."""
    names = [r"\.?".join(n) if len(n) <= 3 else re.escape(n) for n in sorted(_tables()["place"], key=lambda n: (-len(n), n))]
    place = rf"(?:{'|'.join(names)})(?![\w-])\.?"
    link = r"(?:\s\(?(?:(?:in|on)\s)?⟨W\d+⟩\)?)?(?:\sfor\s⟨X\d+⟩)?(?:,|,?\s(?:and|as well as|or|&)|/)\s?(?:in\s)?(?:both\s)?(?:the\s)?"
    return re.compile(rf"\b(?:in (?:both )?(?:the )?|(?:from|on) the ){place}(?:{link}{place})*", re.IGNORECASE), re.compile(
        place, re.IGNORECASE
    )


@functools.cache
def _adjectives() -> re.Pattern[str]:
    """Return the pattern of "European" and the like before what an agency decides on; dots may part the letters of short ones."""
    names = [r"\.?".join(n) if len(n) <= 3 else re.escape(n) for n in sorted(_tables()["adjective"], key=lambda n: (-len(n), n))]
    matter = r"(?:application|filing|submission|approval|label|indication|marketing authori[sz]ation|registration)s?\b"
    return re.compile(rf"(?<![\w-])({'|'.join(names)})\.?\s(?:(?!patent)[\w-]+\s){{0,2}}?{matter}", re.IGNORECASE)


def jurisdiction_of(agency: str | None) -> str | None:
    """Return the jurisdiction (US, EU, JP ...) of an agency, None for none and for one that is not in the file."""
    return _tables()["jurisdiction_of_agency"].get(agency or "")


def agency_of_jurisdiction(jurisdiction: str | None) -> str | None:
    """Return the agency that decides in a jurisdiction, None for none."""
    return _tables()["agency_of_jurisdiction"].get(jurisdiction or "")


def only_agency_of(designation: str) -> str | None:
    """Return the agency of a designation that only one agency grants (PRIME is the EMA's), None for the others."""
    return _tables()["only_agency"].get(designation)


def is_possible(designation: str, agency: str) -> bool:
    """Say whether an agency grants such designations at all; of those that the file does not name, every agency does."""
    known = _tables()["possible_agencies"].get(designation)
    return known is None or agency in known.split()


def places_in(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """Return the jurisdictions that ``text[start:end]`` names first in one breath ("in Japan and China"), each with where its name ends.

    They come in order, each once; empty for none. A date may stand behind each ("in Japan in ⟨W1⟩ and in China in ⟨W2⟩"). Where none is
    named so, an adjective counts ("the European application").
    """
    several, one = _in_places()
    found = several.search(text, start, end)
    if not found:
        adjective = _adjectives().search(text, start, end)
        return [(_tables()["adjective"][adjective[1].lower().replace(".", "")], adjective.end(1))] if adjective else []
    ends: dict[str, int] = {}
    for name in one.finditer(text, text.index(" ", found.start()), found.end()):
        code = _tables()["place"].get(name[0].lower().replace(".", ""))
        if code:
            ends.setdefault(code, name.end())
    return list(ends.items())


def place_in(text: str, start: int, end: int) -> str | None:
    """Return the jurisdiction of the first place that ``text[start:end]`` names ("in Japan"), None where it names none."""
    return next((code for code, _ in places_in(text, start, end)), None)
