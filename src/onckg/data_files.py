"""Where the data files that ship with onckg lie (ontology, vocabularies, shapes).

In an installed wheel they are under ``onckg/_data``; in a checkout they are the folders at the top.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parents[1]


def ontology_folder() -> Path:
    """Return the folder that holds ``onckg.ttl`` and ``vocabulary/``."""
    return _ROOT / "ontology"


def shapes_folder() -> Path:
    """Return the folder of SHACL files, one a class."""
    return _ROOT / "shapes"
