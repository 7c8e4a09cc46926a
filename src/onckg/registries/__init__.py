"""Public registries beside the current picture: what they say, and whether it agrees with what releases said.

Registries are read from local files in their own formats. What they say stays in graphs of their own and is never taken for words of
a release.
"""

from onckg.registries.reading import REGISTRIES, read_edition, read_editions
from onckg.registries.reconciliation import (
    add_registry,
    compare_all,
    compare_with,
    has_registry,
    kept_comparisons,
    kept_names,
    kept_registries,
    remove_registry,
    renew_comparisons,
)
from onckg.registries.records import Comparison, Edition, Entry

__all__ = [
    "REGISTRIES",
    "Comparison",
    "Edition",
    "Entry",
    "add_registry",
    "compare_all",
    "compare_with",
    "has_registry",
    "kept_comparisons",
    "kept_names",
    "kept_registries",
    "read_edition",
    "read_editions",
    "remove_registry",
    "renew_comparisons",
]
