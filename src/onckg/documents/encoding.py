"""Bytes to characters: UTF-8, UTF-16, UTF-32, Windows-1252 and, where these fail, what charset-normalizer finds.

The order is by certainty: a byte order mark, zero bytes where UTF-16 has them, strict UTF-8, then UTF-8 with a few damaged
bytes, then the one-byte encodings. Windows-1252 is assumed where its high bytes are few, as they are in English.
"""

import codecs

from onckg.errors import DocumentError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTAINERS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
_BINARY = DocumentError("is a binary file: onckg reads plain text")
_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")
_SAMPLE_BYTES = 200_000
_LETTERS = 2_000
_FEW_HIGH_BYTES = 0.2


def decoded(data: bytes) -> tuple[str, str]:
    """Return the characters of ``data`` and the name of the encoding they were read with.

    A byte order mark is not part of the text. Raises ``DocumentError`` where the bytes are no text.

    >>> decoded("A café in Basel".encode("cp1252"))
    ('A café in Basel', 'windows-1252')
    """
    for start, what in _CONTAINERS:
        if data.startswith(start):
            raise DocumentError(f"is {what}: save the release as plain text first")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    if b"\0" in data[:_SAMPLE_BYTES]:
        encoding = _utf16_without_mark(data[:_SAMPLE_BYTES])
        return _strict(data, encoding), encoding
    if _controls(data[:_SAMPLE_BYTES]) > 0.02:
        raise _BINARY
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _not_utf8(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(f"starts as {encoding.upper()} but breaks at byte {error.start}: save it as UTF-8") from error


def _utf16_without_mark(sample: bytes) -> str:
    """In UTF-16 of English every second byte is zero, and which one tells the order; zeros elsewhere mean no text."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = 0.2 * len(sample) / 2
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > enough and others < 0.02 * zeros:
            beginning = sample[:_LETTERS].decode(encoding, errors="replace")
            if sum(c.isascii() and (c.isalpha() or c.isspace()) for c in beginning) > len(beginning) / 2:
                return encoding
    raise _BINARY


def _controls(sample: bytes) -> float:
    controls = len(sample) - len(sample.translate(None, bytes(b for b in range(32) if b not in _TEXT_CONTROLS)))
    return controls / len(sample) if sample else 0.0


def _not_utf8(data: bytes) -> tuple[str, str]:
    lenient = data.decode("utf-8", errors="replace")
    damaged = lenient.count("\ufffd")
    whole = sum(1 for c in lenient if c > "\x7f") - damaged
    if whole > 3 * damaged:
        return lenient, f"utf-8 with {damaged} damaged characters"
    high = sum(1 for byte in data[:_SAMPLE_BYTES] if byte >= 0x80)
    if high < _FEW_HIGH_BYTES * len(data[:_SAMPLE_BYTES]):
        try:
            return data.decode("cp1252"), "windows-1252"
        except UnicodeDecodeError:
            return data.decode("latin-1"), "iso-8859-1"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is None:
        raise DocumentError("is in no encoding that onckg knows: save it as UTF-8")
    try:
        return data.decode(best.encoding), best.encoding.replace("_", "-")
    except UnicodeDecodeError as error:
        raise DocumentError("is in no encoding that onckg knows: save it as UTF-8") from error
