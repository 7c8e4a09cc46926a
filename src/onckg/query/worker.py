"""The process that answers one query: ``python -m onckg.query.worker``, request on standard input, answer on standard output.

pyoxigraph cannot cancel a query, a process can be killed. The process opens the store read-only, lowers its own limits of
time and memory before it reads the query, and ends after one answer. It serves ``onckg.query.run`` and nobody else.

The request is one JSON object. The answer is one line of JSON (``kind``, or ``error`` and ``message``), then the body.
"""

import contextlib
import io
import json
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph

from onckg import errors
from onckg.graph.prefixes import PREFIXES
from onckg.query.answers import Limits
from onckg.query.questions import bind_parameters, find_question
from onckg.query.tokens import check_reads_only, find_undeclared_prefix, line_and_column
from onckg.store import open_store

_PLACE = re.compile(r"^error at (\d+):(\d+)", re.MULTILINE)


class _TooManyRows(Exception):
    pass


class _CountingBuffer(io.BytesIO):
    """A buffer that stops the query that writes to it once it holds more lines than the limit (TSV, N-Triples: a line a row)."""

    def __init__(self, most_lines: int) -> None:
        super().__init__()
        self.lines_left = most_lines or math.inf

    def write(self, data: Any) -> int:
        self.lines_left -= bytes(data).count(b"\n")
        if self.lines_left < 0:
            raise _TooManyRows
        return super().write(data)


def main() -> None:
    """Answer the request on standard input; every failure becomes a sentence on standard output."""
    request = json.load(sys.stdin.buffer)
    limits = Limits(**request["limits"])
    _lower_own_limits(limits)
    try:
        kind, body = answer_request(request, limits)
        header = {"kind": kind}
    except errors.OnckgError as error:
        header, body = {"error": type(error).__name__, "message": str(error)}, b""
    except MemoryError:
        header, body = {"error": "QueryError", "message": _memory_message(limits)}, b""
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + body)
    sys.stdout.buffer.flush()


def answer_request(request: dict[str, Any], limits: Limits) -> tuple[str, bytes]:
    """Open the store of the request and answer it; returns kind and body of an ``Answer``.

    Raises:
        QueryError: malformed, refused, or more rows than the limit.
        InputError: an unknown question, a parameter that names nothing.
    """
    with _opened(request["store"]) as dataset:
        text = request["text"]
        if request["question"]:
            text = bind_parameters(find_question(request["question"]), request["parameters"], dataset)
        return run_text(dataset, text, limits, tuple(request["allowed_services"]))


def run_text(dataset: pyoxigraph.Store, text: str, limits: Limits, allowed_services: tuple[str, ...] = ()) -> tuple[str, bytes]:
    """Run one query in this process, without a limit of time; returns kind and body of an ``Answer``."""
    check_reads_only(text, allowed_services)
    try:
        result = dataset.query(text, prefixes=PREFIXES)
        if isinstance(result, pyoxigraph.QueryBoolean):
            return "boolean", result.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
        if isinstance(result, pyoxigraph.QuerySolutions):
            buffer = _CountingBuffer(limits.rows and limits.rows + 1)
            result.serialize(buffer, pyoxigraph.QueryResultsFormat.TSV)
            return "rows", buffer.getvalue()
        buffer = _CountingBuffer(limits.rows)
        result.serialize(buffer, pyoxigraph.RdfFormat.N_TRIPLES)
        return "triples", b"".join(sorted(set(buffer.getvalue().splitlines(keepends=True))))
    except SyntaxError as error:
        raise errors.QueryError(_syntax_message(text, str(error))) from error
    except _TooManyRows as error:
        raise errors.QueryError(f"The answer has more than {limits.rows} rows: add a LIMIT to the query, or raise --max-rows.") from error
    except (RuntimeError, OSError) as error:
        raise errors.QueryError(f"The query failed while it ran: {error}.") from error


@contextlib.contextmanager
def _opened(folder: str) -> Iterator[pyoxigraph.Store]:
    path = Path(folder)
    if (path / "CURRENT").exists():  # RocksDB's own file: a backup, not a store
        yield pyoxigraph.Store.read_only(folder)
        return
    with open_store(path, read_only=True) as store:
        yield store.quads


def _syntax_message(text: str, problem: str) -> str:
    """Say where the query is malformed; the engine's list of what it expected there fills a screen."""
    undeclared = find_undeclared_prefix(text)
    if undeclared is not None:
        line, column = line_and_column(text, undeclared.start)
        return f"The query is malformed at line {line}, column {column}: nobody declared the prefix of {undeclared.text}."
    place = _PLACE.search(problem)
    if place is None:
        return f"The query is malformed: {problem}."
    line, column = int(place.group(1)), int(place.group(2))
    near = text.split("\n")[line - 1][max(0, column - 21) : column + 19].strip()
    problem = f"something is wrong near {near!r}" if near else "it is empty or ends too early"
    return f"The query is malformed at line {line}, column {column}: {problem}."


def _lower_own_limits(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    if limits.megabytes:
        size = limits.megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    if limits.seconds:
        # The parent kills on the wall clock; this ends the process when the parent was killed itself.
        seconds = math.ceil(limits.seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _memory_message(limits: Limits) -> str:
    return f"The query needs more than {limits.megabytes} MB of memory: narrow it, or raise --max-memory."


if __name__ == "__main__":
    main()
