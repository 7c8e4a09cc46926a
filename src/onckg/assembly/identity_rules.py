"""What the user decides about identity: a small file that forces two names to be one thing, or forbids it.

``identity.toml`` in the folder of the store::

    [[same]]
    kind = "drug"
    names = ["V940", "mRNA-4157"]
    reason = "Merck's and Moderna's codes for one vaccine"

    [[different]]
    kind = "company"
    names = ["Genesis Oncology", "Genesis Biotech"]

A rule that is taken out of the file is undone by the next assembly: release graphs keep the names as they were said.
"""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from onckg.assembly.names import company_key, drug_key, platform_key
from onckg.errors import ConfigError

FILE_NAME = "identity.toml"
_KEYS: Mapping[str, Callable[[str], str]] = {"company": company_key, "drug": drug_key, "platform": platform_key}


@dataclass(frozen=True, slots=True)
class IdentityRule:
    """``keys`` are of at least two names of things of one ``kind``; ``reason`` is the user's, maybe ""."""

    kind: str
    keys: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class IdentityRules:
    """``same`` are forced, ``different`` forbidden; ``fingerprint`` is "" where there is no rule, else 16 hex digits over all."""

    same: tuple[IdentityRule, ...] = ()
    different: tuple[IdentityRule, ...] = ()
    fingerprint: str = ""

    def of_kind(self, kind: str) -> "IdentityRules":
        """Return the rules on things of one kind."""
        return IdentityRules(tuple(r for r in self.same if r.kind == kind), tuple(r for r in self.different if r.kind == kind))


NO_RULES = IdentityRules()


def read_identity_rules(path: Path) -> IdentityRules:
    """Return the rules of a file; none where there is no file.

    Raises:
        ConfigError: the file cannot be read, is not in this form, or forces and forbids one pair.
    """
    if not path.exists():
        return NO_RULES
    try:
        content = path.read_bytes()
        tables = tomllib.loads(content.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} cannot be read as TOML ({error}): see `onckg why-same --help` for its form.") from error
    if unknown := sorted(set(tables) - {"same", "different"}):
        raise ConfigError(f"{path} has a table {unknown[0]!r}: use [[same]] and [[different]].")
    if not all(isinstance(found, list) for found in tables.values()):
        raise ConfigError(f"{path}: write rules as [[same]] or [[different]], each with kind and names.")
    same, different = (tuple(_rule(path, table) for table in tables.get(name, ())) for name in ("same", "different"))
    for rule in same:
        for other in different:
            if rule.kind == other.kind and len(rule.keys & other.keys) > 1:
                both = " and ".join(sorted(rule.keys & other.keys))
                raise ConfigError(f"{path} forces and forbids that {both} are one {rule.kind}: keep one of the two rules.")
    return IdentityRules(same, different, hashlib.sha256(content).hexdigest()[:16] if same or different else "")


def _rule(path: Path, table: object) -> IdentityRule:
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: write rules as [[same]] or [[different]], each with kind and names.")
    kind, names, reason = str(table.get("kind")), table.get("names"), table.get("reason", "")
    if kind not in _KEYS:
        raise ConfigError(f"{path}: a rule has the kind {kind!r}: use one of {', '.join(_KEYS)}.")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names) or not isinstance(reason, str):
        raise ConfigError(f'{path}: a rule on a {kind} needs names = ["...", "..."], and its reason is text.')
    keys = frozenset(_KEYS[kind](name) for name in names) - {""}
    if len(keys) < 2:
        raise ConfigError(f"{path}: a rule on a {kind} needs two names that differ, it has {', '.join(map(repr, names)) or 'none'}.")
    return IdentityRule(kind, keys, reason)
