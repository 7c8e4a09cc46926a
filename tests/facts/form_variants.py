"""Ways in which the same release reaches a reader in another form, and facts as the form leaves them.

Each variant takes a text and returns it as another program would have passed it on; none changes a word.
"""

import re
import textwrap
import unicodedata

from onckg.documents import Source, document_from_text

_SOURCE = Source("made-up.txt", "0" * 64)


def wrapped(text, width=72, on_hyphens=False):
    """Each line broken at a width."""
    lines = []
    for line in text.split("\n"):
        whole = len(line) <= width or "\t" in line or "|" in line
        lines += [line] if whole else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=on_hyphens)
    return "\n".join(lines)


def every(count, pattern, other, text):
    """Every so-manieth match of a pattern replaced."""
    seen = 0

    def replaced(match):
        nonlocal seen
        seen += 1
        return other if seen % count == 0 else match[0]

    return re.sub(pattern, replaced, text)


def capital_title(text):
    document = document_from_text(text, "made-up", _SOURCE)
    start, end = document.canonical_span(document.title_start, document.title_end)
    return text[:start] + text[start:end].upper() + text[end:]


def curly(text):
    return re.sub(r'(^|[\s(\[])"', "\\1“", text).replace('"', "”").replace("'", "’")


VARIANTS = {
    "lines broken at 72": wrapped,
    "lines broken at 60, at hyphens too": lambda t: wrapped(t, 60, True),
    "single newlines between paragraphs": lambda t: re.sub(r"\n\s*\n", "\n", t),
    "more newlines between paragraphs": lambda t: re.sub(r"\n\s*\n", "\n\n\n\n", t),
    "straight quotes": lambda t: t.translate(str.maketrans("‘’“”", "''\"\"")),
    "curly quotes": curly,
    "non-breaking spaces": lambda t: t.replace(" ", "\xa0"),
    "some non-breaking spaces": lambda t: every(3, " ", "\xa0", t),
    "thin spaces": lambda t: every(5, " ", "\u2009", t),
    "(TM) and (R)": lambda t: t.replace("™", "(TM)").replace("®", "(R)"),
    "(tm) and (r)": lambda t: t.replace("™", "(tm)").replace("®", "(r)"),
    "marks behind a space": lambda t: re.sub("(?<=\\w)([™®])", r" \1", t),
    "hyphens for dashes": lambda t: re.sub("[‐‑–—]", "-", t),
    "en dashes for hyphens": lambda t: t.replace("-", "–"),
    "non-breaking hyphens": lambda t: re.sub(r"(?<=\w)-(?=\w)", "‑", t),
    "two hyphens for a dash": lambda t: re.sub(r"\s?—\s?", " -- ", t.replace(" – ", " -- ")),
    "em dashes without spaces": lambda t: re.sub(r"\s–\s", "—", t),
    "CRLF": lambda t: t.replace("\n", "\r\n"),
    "CR alone": lambda t: t.replace("\n", "\r"),
    "Unicode line separators": lambda t: t.replace("\n", "\u2028"),
    "byte order mark": lambda t: "\ufeff" + t,
    "tabs for some spaces": lambda t: every(11, " ", "\t", t),
    "lines begin with a tab": lambda t: re.sub(r"(?m)^(?=\S)", "\t", t),
    "doubled spaces": lambda t: re.sub(r"(?<=\S) (?=\S)", "  ", t),
    "some doubled spaces": lambda t: every(4, r"(?<=\S) (?=\S)", "  ", t),
    "trailing spaces": lambda t: t.replace("\n", "   \n"),
    "soft hyphens": lambda t: every(7, r"(?<=[a-z]{3})(?=[a-z]{3})", "\xad", t),
    "zero-width spaces": lambda t: every(5, r"(?<=\w)(?=\w)", "\u200b", t),
    "word joiners": lambda t: every(6, r"(?<=\w)(?=\w)", "\u2060", t),
    "zero-width spaces beside spaces": lambda t: every(3, " ", " \u200b", t),
    "accents of their own": lambda t: unicodedata.normalize("NFD", t),
    "headline in capitals": capital_title,
}


def all_at_once(text):
    """What a web page copied through a word processor and a mail program may look like."""
    for name in (
        "(TM) and (R)", "straight quotes", "lines broken at 72", "soft hyphens", "zero-width spaces", "some non-breaking spaces",
        "some doubled spaces", "trailing spaces", "CRLF", "byte order mark",
    ):  # fmt: skip
        text = VARIANTS[name](text)
    return text


_LEFT_OUT = re.compile(r"\((?:TM|R)\)|[™®\xad\u200b\u2060\ufeff]", re.IGNORECASE)
_TELLTALE = ("evidence", "text", "title", "groundings", "left_open", "confidence")  # the words as they stand, and what rule read them


def without_form(value):
    """JSON values of facts without characters' places, and with words as they are whatever the form; the order of aliases and case,
    which a headline in capitals takes away, do not count."""
    if isinstance(value, dict):
        plain = {k: without_form(v) for k, v in value.items() if k not in _TELLTALE}
        return plain | {k: sorted(set(plain[k]) - {plain["name"]}) for k in ("aliases", "misspellings") if k in plain}
    if isinstance(value, list):
        return [without_form(v) for v in value]
    if isinstance(value, str):
        words = _LEFT_OUT.sub("", unicodedata.normalize("NFC", value))
        words = re.sub("[‐‑–—−]", "-", words).translate(str.maketrans("‘’“”", "''\"\""))
        return re.sub(r"\s+", " ", words).strip().casefold()
    return value
