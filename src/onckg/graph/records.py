"""What graph building gives: quads of one release, and verdicts over them."""

from dataclasses import dataclass

from pyoxigraph import Quad


@dataclass(frozen=True, slots=True)
class Verdict:
    """One violated constraint.

    ``focus``, ``shape``, ``path`` and ``value`` are IRIs or literal text as plain strings; ``path`` is empty where the
    whole node is at fault (an inverse path begins with ``^``), ``value`` where a value is missing. ``severity`` is
    violation, warning or info. ``message`` is a sentence that tells what to do. ``words`` quotes the release where the
    focus node was read from, empty where no evidence leads to it.
    """

    focus: str
    message: str
    shape: str
    path: str
    value: str
    severity: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseGraph:
    """All quads of one release, each tuple sorted by its N-Quads line.

    ``facts`` stand in ``release/ID/facts`` and conform to the profile ``release``; ``set_aside`` stand in
    ``release/ID/set-aside``: the closures of the facts that do not, and their verdicts as nodes.
    ``verdicts`` holds the same verdicts as records (and warnings, which set nothing aside), sorted.
    """

    release_id: str
    facts: tuple[Quad, ...]
    set_aside: tuple[Quad, ...]
    verdicts: tuple[Verdict, ...]
