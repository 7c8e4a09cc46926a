"""Plain text: canonical text and file are the same characters.

A byte order mark is dropped; line breaks stay as they are ("\\r\\n" is two characters). Text that an earlier program read in
the wrong encoding ("â€™") stays as the file has it, so that offsets lead back into the file; the fair copy mends it, and the
name of the encoding says so. What is not text at all is refused.
"""

import re

from onckg.documents.encoding import decoded
from onckg.documents.formats.format import Format, Reading
from onckg.documents.misread import count_mojibake
from onckg.errors import DocumentError

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


def read_plain_text(data: bytes) -> Reading:
    """Return the characters of a text file. Raises ``DocumentError`` for an empty, binary, HTML or unreadable one."""
    text, encoding = decoded(data)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\xa0"):
        raise DocumentError("is empty: give a file that holds the text of a release")
    if _HTML.match(text, 0, 4000):
        raise DocumentError("is HTML: save the release as plain text first")
    if count_mojibake(text):
        encoding += ", misread as windows-1252 before"
    return Reading(text, encoding)


FORMAT = Format("text", (".txt", ".text"), read_plain_text)
