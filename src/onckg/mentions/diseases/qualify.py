"""Qualifiers of the patients: beside a disease, inside an abbreviation of it, elsewhere in its sentence."""

import re
from dataclasses import replace

from onckg.mentions.diseases.scan import Name, Qualifier, Scan
from onckg.mentions.diseases.tables import exclusions, qualifiers

_NO_TREATMENT = frozenset(
    {"castration", "castrate", "hormone", "multidrug", "drug", "highly", "most", "and", "or", "the", "are", "is", "be", "been", "an", "not"}
)
_FURTHEST_BEHIND = 9  # words between a disease and a qualifier behind it
_FURTHEST_BEFORE = 14


def qualifier_before(scan: Scan, at: int, floor: int) -> tuple[int, Qualifier] | None:
    """Return the number of the first word and the qualifier whose last word is ``at - 1``; None where there is none."""
    found = scan.qualifier_ending.get(at)
    # a hyphen before "refractory" says that it is about a treatment ("PD-1 inhibitor-refractory")
    if found and found[0] >= floor and not (found[0] == at - 1 and scan.text[scan.words.starts[at - 1] - 1] == "-"):
        return found[0], _known(scan, found[0], at, found[1])
    if by_treatment := _by_treatment(scan, at, floor):
        return by_treatment
    if found and found[0] >= floor:
        return found[0], _known(scan, found[0], at, found[1])
    return _by_word(scan, at, floor)


def bracketed_qualifier(scan: Scan, at: int, floor: int) -> tuple[int, Qualifier | None] | None:
    """Return the first word of a bracket that ends right before word ``at`` and says a qualifier: alone ("(R/R) MM", then the
    qualifier is given) or again ("relapsed or refractory (R/R) MM", then it is not); None where there is no such bracket."""
    keys = scan.words.keys
    if at - 2 <= floor or keys[at - 1] != ")":
        return None
    opening = next((i for i in range(at - 2, max(floor - 1, at - 7), -1) if keys[i] == "("), None)
    if opening is None:
        return None
    inside = scan.qualifier_ending.get(at - 1)
    whole = inside is not None and inside[0] == opening + 1
    said_before = opening in scan.qualifier_ending
    if said_before and (whole or scan.text[scan.words.starts[opening + 1]].isupper()):
        return opening, None
    return (opening, _known(scan, opening + 1, at - 1, inside[1])) if inside and whole else None


def _known(scan: Scan, first: int, last: int, iri: str) -> Qualifier:
    names = scan.names
    start, end = scan.words.starts[first], scan.words.ends[last - 1]
    if iri not in names.population_labels:
        return Qualifier(start, end, iri, "stage")
    return Qualifier(start, end, names.population_labels[iri], names.population_kinds[iri], iri)


def _by_word(scan: Scan, at: int, floor: int) -> tuple[int, Qualifier] | None:
    """Read a word that the vocabulary does not list because it qualifies only right before a disease ("early")."""
    words, names = scan.words, scan.names
    for first in (at - 2, at - 1):
        label = qualifiers().adjacent_words.get(" ".join(words.keys[max(0, first) : at]), "") if first >= floor else ""
        if label:
            iri = names.population_of.get(label, "")
            return first, Qualifier(words.starts[first], words.ends[at - 1], label, names.population_kinds.get(iri, "other"), iri)
    return None


def _by_treatment(scan: Scan, at: int, floor: int) -> tuple[int, Qualifier] | None:
    """Read "PD-1 inhibitor-refractory": what was given, and how the disease took it."""
    keys = scan.words.keys
    if at - 1 <= floor or keys[at - 1] not in qualifiers().treatment_endings:
        return None
    first = at - 2
    if keys[first] in ("inhibitor", "therapy", "treatment", "based", "blocker") and first - 1 >= floor:
        first -= 1
    if re.fullmatch(r"[A-Z]\d{1,4}[A-Z]?", scan.surface(first, first + 1)) and first - 1 >= floor:
        first -= 1  # "KRAS G12C inhibitor-naive"
    # "PD-1" is two words here, written as one
    while first - 1 >= floor and scan.text[scan.words.ends[first - 1] : scan.words.starts[first]] in ("-", ""):
        first -= 1
    if not keys[first].isalnum() or keys[first] in _NO_TREATMENT or keys[at - 2] in _NO_TREATMENT:
        return None
    surface = scan.surface(first, at)
    value = surface if any(c.isupper() for c in surface[1:]) else surface.lower()
    return first, Qualifier(scan.words.starts[first], scan.words.ends[at - 1], value.replace("naïve", "naive"), "treatment")


def with_prefix_qualifier(scan: Scan, name: Name) -> Name:
    """Add what the letters before an abbreviation say ("m" of "mCRPC", "ES" of "ES-SCLC")."""
    surface = scan.text[name.start : name.end]
    found = split_prefix(surface, scan.names.shorts_of.get(name.concept, frozenset()))
    return _prefixed(scan, name, *found) if found else name


def split_prefix(surface: str, abbreviations: frozenset[str] | dict[str, str]) -> tuple[str, str] | None:
    """Return the qualifying letters and the abbreviation behind them, None where ``surface`` is not made that way.

    >>> split_prefix("ES-SCLC", frozenset({"SCLC"})), split_prefix("mCRCs", frozenset({"CRC"})), split_prefix("MCL", frozenset({"CL"}))
    (('ES', 'SCLC'), ('m', 'CRC'), None)
    """
    for prefix in qualifiers().prefixes:
        if surface.startswith(prefix):
            rest = surface[len(prefix) :].lstrip("- ")
            for stem in (rest, rest.removesuffix("s")):
                if stem in abbreviations and len(stem) > 1 and (len(prefix) > 1 or stem[0].isupper()):
                    return prefix, stem
    return None


def _prefixed(scan: Scan, name: Name, prefix: str, _stem: str) -> Name:
    label = qualifiers().prefixes[prefix]
    iri = scan.names.population_of.get(label, "")
    kind = scan.names.population_kinds.get(iri, "stage")
    return replace(name, qualifiers=(*name.qualifiers, Qualifier(name.start, name.start + len(prefix), label, kind, iri)))


def prefixed_abbreviation(scan: Scan, index: int, known: dict[str, Name]) -> Name | None:
    """Return the disease named by word ``index`` where it is a known abbreviation with qualifying letters before it."""
    start, end = scan.words.starts[index], scan.words.ends[index]
    found = split_prefix(scan.text[start:end], {short: "" for short in known})
    if found is None:
        return None
    name = known[found[1]]
    made = replace(
        name, first=index, last=index + 1, start=start, end=end, outer=index, how="abbreviation", qualifiers=(), rule="abbreviation/prefix"
    )
    return _prefixed(scan, made, *found)


def free_qualifiers(scan: Scan, taken: list[Qualifier], diseases: list[Name]) -> list[tuple[Qualifier, Name | None]]:
    """Return the qualifiers that stand away from a disease, each with the disease of its sentence that it qualifies, if any."""
    covered = bytearray(len(scan.text) + 1)
    for name in diseases:
        covered[name.start : name.end] = b"\x01" * (name.end - name.start)
    for qualifier in taken:
        covered[qualifier.start : qualifier.end] = b"\x01" * (qualifier.end - qualifier.start)
    found: list[tuple[Qualifier, Name | None]] = []
    for last in sorted(scan.qualifier_ending, key=lambda n: (scan.qualifier_ending[n][0] - n, n)):  # the longest first
        first, iri = scan.qualifier_ending[last]
        qualifier = _known(scan, first, last, iri)
        if any(covered[qualifier.start : qualifier.end]):
            continue
        qualified = _qualified(scan, first, last, diseases)
        if qualified is None and _needs_a_disease(scan, qualifier, first, last):
            continue
        covered[qualifier.start : qualifier.end] = b"\x01" * (qualifier.end - qualifier.start)
        found.append((qualifier, qualified))
    return found


def _needs_a_disease(scan: Scan, qualifier: Qualifier, first: int, last: int) -> bool:
    table = qualifiers()
    return qualifier.kind in table.adjacent_kinds or " ".join(scan.words.keys[first:last]) in table.adjacent_labels


def _qualified(scan: Scan, first: int, last: int, diseases: list[Name]) -> Name | None:
    """Return the disease that a qualifier belongs to: the next one, with only words of treatment and patients between, else the last."""
    sentence = scan.sentence_at(scan.words.starts[first])
    if sentence is None:
        return None
    table, keys = qualifiers(), scan.words.keys
    here = [n for n in diseases if sentence.start <= n.start < sentence.end and n.value not in exclusions().weak]
    after = next((n for n in here if n.first >= last), None)
    if after and after.first - last <= _FURTHEST_BEFORE:
        gap = keys[last : min(after.first, max(after.outer, last))]
        if all(k in table.between for k in gap):
            return after
    if " ".join(keys[first:last]) in table.before_only:
        return None
    before = next((n for n in reversed(here) if n.last <= first), None)
    if before and first - before.last <= _FURTHEST_BEHIND and all(k in table.behind for k in _without_brackets(keys[before.last : first])):
        return before
    return None


def _without_brackets(keys: tuple[str, ...]) -> list[str]:
    outside, depth = [], 0
    for key in keys:
        depth += key == "("
        if depth == 0 and key != ")":
            outside.append(key)
        depth = max(0, depth - (key == ")"))
    return outside
