"""Abbreviations that a release explains: "diffuse large B-cell lymphoma (DLBCL)", "RMS (rhabdomyosarcoma)".

An abbreviation belongs to the long form whose letters it takes (Schwartz and Hearst's test). What a bracket explains by something
that is no disease ("overall survival (OS)") never names a disease in that release.
"""

import re
from dataclasses import dataclass, replace

from onckg.mentions.diseases.scan import Name, Scan

_BRACKET = re.compile(
    r"\((?:(?:or|also (?:known|called)|known as|hereinafter|abbreviated)[ ,:]{1,2})?"
    r"[\"']?(?P<short>[A-Za-z0-9][\w+/&-]{1,13})[\"']?(?:[,;][^()\n]{0,60})?\)"
)
_WORDS = re.compile(r"[^\W_]+")
_NO_PART = frozenset({
    "of", "for", "with", "in", "the", "a", "an", "and", "or", "to", "by", "on", "from", "at", "as", "treatment", "treat", "treating",
    "patient", "people", "child", "adult", "is", "are", "was", "were", "be", "been", "who", "that", "this", "these", "have", "has",
    "having", "other", "certain", "diagnosed", "about", "living", "including", "our", "it", "their", "against", "into", "between",
    "than", "such", "like", "versus", "via", "new", "first", "second",
})  # fmt: skip
_FURTHEST = 90


@dataclass(frozen=True, slots=True)
class Bracket:
    """An abbreviation in brackets: its characters, and where the bracket opens."""

    short: str
    start: int
    end: int
    opening: int


def brackets_of(text: str) -> list[Bracket]:
    """Return what may be an abbreviation in brackets, in reading order: two to 14 characters, at least two of them capitals."""
    return [
        Bracket(m["short"], m.start("short"), m.end("short"), m.start())
        for m in _BRACKET.finditer(text)
        if sum(c.isupper() for c in m["short"]) >= 2 and not m["short"].isdigit()
    ]


def long_form_start(text: str, end: int, short: str) -> int | None:
    """Return where the long form of ``short`` begins in the text before ``end``, None where its letters are not there.

    >>> long_form_start("of overall survival ", 20, "OS"), long_form_start("large B-cell lymphoma", 21, "NHL")
    (3, None)
    """
    letters = [c.lower() for c in short if c.isalnum()]
    begin = max(0, end - _FURTHEST)
    window = text[begin:end].lower()
    at = len(window) - 1
    for index in range(len(letters) - 1, -1, -1):
        while at >= 0 and (window[at] != letters[index] or (index == 0 and at > 0 and window[at - 1].isalnum())):
            if window[at] in ".;:":
                return None
            at -= 1
        if at < 0:
            return None
        at -= 1
    start = at + 1
    return begin + start if len(_WORDS.findall(window[start:])) <= 2 * len(letters) else None


def explained_abbreviations(scan: Scan, names: list[Name]) -> dict[str, Name]:
    """Return the abbreviations that brackets explain by a disease, each with the name that it stands for.

    Words in front of the name that the abbreviation takes letters from become part of the value ("giant cell tumor of bone" needs
    none, "extranodal quux lymphoma (EQL)" does).
    """
    by_end = {_gap_end(scan, n): n for n in names}
    explained: dict[str, Name] = {}
    for bracket in brackets_of(scan.text):
        name = by_end.get(bracket.opening) or _without_marker_behind(scan, names, bracket)
        short = bracket.short.removesuffix("s") if bracket.short[-1:] == "s" and bracket.short[:-1].isupper() else bracket.short
        if name is None or short in explained:
            continue
        start = long_form_start(scan.text, bracket.opening, short)
        if start is None:
            if scan.names.abbreviations.get(short) == name.concept != "":
                explained[short] = name
            continue
        wide = _widened(scan, name, start)
        if wide.rule:
            explained[short] = wide
    return explained


def _without_marker_behind(scan: Scan, names: list[Name], bracket: Bracket) -> Name | None:
    """Return the name up to a bracket that stands before its marker: "AML" of "acute myeloid leukemia (AML) with an NPM1 mutation"."""
    whole = next((n for n in names if n.start < bracket.opening < n.end and n.core), None)
    iri = scan.names.find(whole.core) if whole else ""
    if whole is None or not iri:
        return None
    label = scan.names.label_of(iri)
    return replace(
        whole, last=scan.word_at(bracket.opening), end=bracket.opening, value=label, concept=iri, broader="", how="label", core=""
    )


def _gap_end(scan: Scan, name: Name) -> int:
    end = name.end
    while end < len(scan.text) and scan.text[end] in " \n\"'":
        end += 1
    return end


def _widened(scan: Scan, name: Name, start: int) -> Name:
    if start > name.start:
        return _narrowed(scan, name, start)
    outer = scan.words.starts[name.outer] if 0 <= name.outer < name.first else name.start
    if start >= outer or name.qualifiers:
        return name
    first = scan.word_at(start)
    between = scan.words.keys[first : name.first]
    if not between or len(between) > 4 or any(k in _NO_PART or not k.isalnum() or k.isdigit() for k in between):
        return name
    words = " ".join(w if any(c.isupper() for c in w[1:]) else w.lower() for w in scan.surface(first, name.first).split())
    joined = "-" if scan.text[name.start - 1] == "-" else " "
    wide = replace(name, rule="abbreviation/defined", first=first, start=scan.words.starts[first], outer=first)
    return wide.with_value(f"{words}{joined}{name.value}", "abbreviation/defined", scan.names, name.concept or name.broader)


def _narrowed(scan: Scan, name: Name, start: int) -> Name:
    """Return the name without its marker where the abbreviation takes no letters from it: "MTAP-deleted urothelial cancer (UC)"."""
    first = scan.word_at(start)
    iri = scan.names.iri_of.get(" ".join(scan.words.keys[first : name.last]), "")
    if not iri or iri == name.concept:
        return name
    return replace(name, value=scan.names.label_of(iri), concept=iri, broader="", how="label", markers=False, core="", within=name.value)


def foreign_abbreviations(scan: Scan, explained: dict[str, Name]) -> set[str]:
    """Return the vocabulary's abbreviations that brackets explain by something else than a disease."""
    foreign = set()
    for bracket in brackets_of(scan.text):
        unexplained = bracket.short in scan.names.abbreviations and bracket.short not in explained
        if unexplained and long_form_start(scan.text, bracket.opening, bracket.short) is not None:
            foreign.add(bracket.short)
    return foreign


def named_by(scan: Scan, explained: dict[str, Name], taken: bytearray) -> list[Name]:
    """Return every further place where an explained abbreviation stands, also with qualifying letters before it."""
    found = []
    for short, name in explained.items():
        pattern = re.compile(rf"(?<![\w-]){re.escape(short)}s?(?![\w])")
        for match in pattern.finditer(scan.text):
            first = scan.word_at(match.start())
            last = scan.word_at(match.end())
            if last > first and not any(taken[first:last]):
                found.append(
                    replace(
                        name,
                        first=first,
                        last=last,
                        start=match.start(),
                        end=match.end(),
                        outer=first,
                        qualifiers=(),
                        markers=False,
                        rule="abbreviation/defined",
                        how="abbreviation",
                    )
                )
    return found
