"""``ReleaseFacts`` as JSON values and back; nothing is lost on the way (a property test)."""

import types
from dataclasses import fields, is_dataclass
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from onckg.facts.records import ReleaseFacts
from onckg.facts.weights import confidence_of


def full_json(facts: ReleaseFacts) -> dict[str, Any]:
    """Return the whole record as JSON values (what ``onckg extract --full`` prints); tuples become lists, keys keep the
    order of the fields, ``from``, ``to`` and ``with`` stand for the fields whose names Python reserves. Each fact also has its
    ``confidence`` (0 to 1), which is no field: it follows from the rules of its evidence (see ``facts.weights``)."""
    value = cast(dict[str, Any], _plain(facts))
    for kind, rows in value.items():
        for row in rows if isinstance(rows, list) else ():
            sure = confidence_of(kind, (words["rule"] for words in row.get("evidence", ())))
            if sure is not None:
                row["confidence"] = float(sure)
    return value


def facts_from_json(value: dict[str, Any]) -> ReleaseFacts:
    """Return the record that ``full_json`` printed. Raises ``KeyError`` where a field is missing."""
    return cast(ReleaseFacts, _typed(ReleaseFacts, value))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.metadata.get("json", f.name): _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _typed(kind: Any, value: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{f.name: _typed(hints[f.name], value[f.metadata.get("json", f.name)]) for f in fields(kind)})
    if get_origin(kind) is tuple:
        return tuple(_typed(get_args(kind)[0], v) for v in value)
    if get_origin(kind) in (Union, types.UnionType):
        return None if value is None else _typed(next(k for k in get_args(kind) if k is not type(None)), value)
    return value
