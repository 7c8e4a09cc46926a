"""What a format of input is: bytes in, canonical text out.

A later format (HTML, PDF, an EDGAR submission, a feed) is one more file in this folder with a ``FORMAT`` of its own, and
one more entry of ``FORMATS``.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Canonical text as taken out of a file. ``encoding`` is what its bytes were read with; ``url`` where the file itself
    says it came from, else empty."""

    text: str
    encoding: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """``name`` goes into ``Source.format``; ``endings`` are lower case with their dot. ``read`` raises ``DocumentError``
    whose sentence begins with a verb or "this", so that the caller can put the file's name before it."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[bytes], Reading]
