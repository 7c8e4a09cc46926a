"""Asks a store one query, in a process of its own that is killed when the time is over.

The store is opened read-only by that process, so nobody may hold it open for writing meanwhile: a program that does asks
over a backup (``KnowledgeGraph`` makes one).
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onckg import errors
from onckg.query.answers import Answer, Limits


def run_query(dataset: Path, text: str, limits: Limits | None = None, allowed_services: tuple[str, ...] = ()) -> Answer:
    """Answer a SPARQL query.

    Args:
        dataset: folder of a store that nobody writes to, or of a backup of its quads.
        text: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of ``PREFIXES`` need no declaration.
        limits: what it may cost; ``Limits()`` where None.
        allowed_services: IRIs that SERVICE may call; none by default.

    Raises:
        QueryError: malformed (with line and column), refused, or over a limit.
        StoreError: the store cannot be read.
    """
    return _ask_worker(dataset, limits or Limits(), {"text": text, "question": "", "parameters": {}, "allowed_services": allowed_services})


def run_question(dataset: Path, name: str, parameters: Mapping[str, str] | None = None, limits: Limits | None = None) -> Answer:
    """Answer a named question; ``parameters`` maps names to values as a person writes them ("CLR 131", "2018-06-30").

    Raises:
        InputError: no such question or parameter, or a value that names nothing in the store.
        QueryError, StoreError: as for ``run_query``.
    """
    request = {"text": "", "question": name, "parameters": dict(parameters or {}), "allowed_services": ()}
    return _ask_worker(dataset, limits or Limits(), request)


def _ask_worker(dataset: Path, limits: Limits, request: dict[str, Any]) -> Answer:
    message = json.dumps({**request, "store": str(dataset), "limits": asdict(limits)}).encode()
    worker = subprocess.Popen(
        [sys.executable, "-m", "onckg.query.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        output, complaint = worker.communicate(message, timeout=limits.seconds or None)
    except subprocess.TimeoutExpired:
        raise errors.QueryError(f"The query was stopped after {limits.seconds:g} seconds: narrow it, or raise --timeout.") from None
    finally:
        worker.kill()
        worker.wait()
    first, _, body = output.partition(b"\n")
    if not first:
        raise _death(worker.returncode, complaint.decode(errors="replace"), limits)
    header = json.loads(first)
    if "error" in header:
        raise getattr(errors, header["error"])(header["message"])
    return Answer(header["kind"], body)


def _death(code: int, complaint: str, limits: Limits) -> errors.OnckgError:
    out_of_memory = any(sign in complaint for sign in ("memory allocation", "MemoryError", "bad_alloc", "annot allocate", "failed to map"))
    if code < 0 or out_of_memory:  # a signal: the memory limit aborts the engine, the processor limit ends it
        return errors.QueryError(
            f"The query's process was ended by its limits ({limits.seconds:g} seconds, {limits.megabytes} MB): narrow the query, "
            "or raise --timeout or --max-memory."
        )
    last = complaint.strip().splitlines()[-1] if complaint.strip() else f"exit code {code}"
    return errors.InternalError(f"The process that answers queries failed ({last}).")
