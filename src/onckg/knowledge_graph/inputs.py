"""What a user hands in, checked: days, dumps, and whether a text is the name of a question."""

import os
import re
from datetime import date
from pathlib import Path

import pyoxigraph

from onckg.errors import InputError


def iso_day(text: str) -> str:
    """Return an ISO day as it is. Raises ``InputError`` for anything else."""
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise InputError(f"{text!r} is no date: write it as YYYY-MM-DD, for example 2018-06-30.")


def read_dump(path: Path) -> pyoxigraph.Store:
    """Return the dataset of a dump (.nq, .trig) in memory. Raises ``InputError`` where it cannot be read."""
    form = pyoxigraph.RdfFormat.from_extension(path.suffix.lstrip(".").lower())
    if form is None or not form.supports_datasets:
        raise InputError(f"{path} is neither a store nor a dump of one: name a store's folder, or a .nq or .trig file that onckg wrote.")
    dataset = pyoxigraph.Store()
    try:
        dataset.bulk_load(path=path, format=form)
    except SyntaxError as error:
        raise InputError(f"{path} is malformed: {error.msg}.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({os.strerror(error.errno) if error.errno else error}): check the path.") from error
    return dataset


def is_question(text: str) -> bool:
    """Say whether a text is meant as the name of a question, not as SPARQL; an unknown name still is one."""
    return re.fullmatch(r"\s*[a-z0-9]+(-[a-z0-9]+)*\s*", text) is not None
