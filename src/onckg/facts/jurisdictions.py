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
        return {name: data[name] for name in ("jurisdiction_of_agency", "agency_of_jurisdiction", "only_agency", "place")}
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise InternalError(f"the wordings {_FILE.name} cannot be read: {error}") from error


@functools.cache
def _in_place() -> re.Pattern[str]:
    """Return the pattern of "in the United States", "in Japan": short names are abbreviations, their letters may have dots."""
    names = [r"\.?".join(n) if len(n) <= 3 else re.escape(n) for n in sorted(_tables()["place"], key=lambda n: (-len(n), n))]
    return re.compile(rf"\bin (?:the )?({'|'.join(names)})(?![\w-])", re.IGNORECASE)


def jurisdiction_of(agency: str | None) -> str | None:
    """Return the jurisdiction (US, EU, JP ...) of an agency, None for none and for one that is not in the file."""
    return _tables()["jurisdiction_of_agency"].get(agency or "")


def agency_of_jurisdiction(jurisdiction: str | None) -> str | None:
    """Return the agency that decides in a jurisdiction, None for none."""
    return _tables()["agency_of_jurisdiction"].get(jurisdiction or "")


def only_agency_of(designation: str) -> str | None:
    """Return the agency of a designation that only one agency grants (PRIME is the EMA's), None for the others."""
    return _tables()["only_agency"].get(designation)


def place_in(text: str, start: int, end: int) -> str | None:
    """Return the jurisdiction of the first place that ``text[start:end]`` names ("in Japan"), None where it names none."""
    found = _in_place().search(text, start, end)
    return _tables()["place"][found[1].lower().replace(".", "")] if found else None
