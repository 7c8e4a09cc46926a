"""Annotated facts from files: a folder of NAME.json in the form of GUIDELINES, and files that choose among them.

Raises ``InputError``, one sentence that names the file, for whatever is not of that form.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onckg.errors import InputError
from onckg.evaluation.findings import KINDS, Fact


def read_gold(folder: Path, only: Sequence[str] | None = None) -> dict[str, Fact]:
    """Return the annotated facts by name of release, sorted; of ``only`` these names, if given. Other files are not opened."""
    if not folder.is_dir():
        raise InputError(f"There is no folder {folder}: give the folder that holds the annotated facts, a NAME.json for each release.")
    names = sorted(path.stem for path in folder.glob("*.json"))
    if not names:
        raise InputError(f"The folder {folder} holds no annotated facts: onckg looks for a NAME.json for each release.")
    if only is not None:
        absent = sorted(set(only) - set(names))
        if absent:
            raise InputError(f"{folder} holds no annotated facts of {_some(absent)}: check the names, or leave them out.")
        names = sorted(set(only))
    return {name: _facts(folder / f"{name}.json") for name in names}


def read_ids(file: Path) -> list[str]:
    """Return the names in a file, one on each line; empty lines do not count."""
    names = [line.strip() for line in _text(file).splitlines() if line.strip()]
    if not names:
        raise InputError(f"{file} names no release: write one name on each line.")
    return names


def read_folds(file: Path, folds: Sequence[str]) -> list[str]:
    """Return the names of some folds of a JSON file that maps each fold to its names."""
    data = _json(file)
    if not isinstance(data, dict) or not all(isinstance(v, list) and all(isinstance(n, str) for n in v) for v in data.values()):
        raise InputError(f"{file} is no list of folds: it should map each fold to a list of names.")
    absent = [fold for fold in folds if fold not in data]
    if absent or not folds:
        chosen = f"has no fold {_some(absent)}" if absent else "was given without folds"
        raise InputError(f"{file} {chosen}: name some of {', '.join(data)}.")
    return [name for fold in folds for name in data[fold]]


def _facts(file: Path) -> Fact:
    data = _json(file)
    if not isinstance(data, dict):
        raise InputError(f"{file} holds no annotated facts: it should be a JSON object with companies, drugs and so on.")
    for kind in KINDS:
        facts = data.get(kind) or []
        if not isinstance(facts, list) or not all(isinstance(fact, dict) for fact in facts):
            raise InputError(f"{file}: {kind} should be a list of JSON objects.")
        fault = next((why for fact in facts if (why := _fault(kind, fact))), None)
        if fault:
            raise InputError(f"{file}: {fault}.")
    if not isinstance(data.get("release") or {}, dict):
        raise InputError(f"{file}: release should be a JSON object with date and issuer.")
    return data


_NAMES = ("name", "type", "status", "agency", "date", "company", "drug", "platform", "disease", "role", "modality", "ticker", "nct")
_LISTS = ("aliases", "drugs", "diseases", "with", "companies")


def _fault(kind: str, fact: dict[str, Any]) -> str | None:
    """Say what in a fact is not of the form, None where all is."""
    if kind in KINDS[:4] and not fact.get("name"):
        return f"one of the {kind} has no name"
    for field in _NAMES:
        if fact.get(field) is not None and not isinstance(fact[field], str):
            return f"{field} of one of the {kind} should be a string or null"
    for field in _LISTS:
        values = fact.get(field)
        if isinstance(values, list) and not all(isinstance(v, str) for v in values):
            return f"{field} of one of the {kind} should hold strings"
        if values is not None and not isinstance(values, (list, str)):
            return f"{field} of one of the {kind} should be a list of strings"
    return None


def _json(file: Path) -> Any:
    try:
        return json.loads(_text(file))
    except json.JSONDecodeError as error:
        raise InputError(f"{file} is no JSON (line {error.lineno}: {error.msg}): mend the file, or leave it out.") from error


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8: save it as UTF-8.") from error


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
