"""Coordinated names that share a head: "gastric or gastroesophageal junction adenocarcinoma", "breast, lung and ovarian cancers".

The last name is whole; each conjunct before it gives a name of its own, whose words are the conjunct and whose value borrows
the rest from the whole name. "head and neck" is one site, so it never splits. Lists behind a head are read in ``lists``.
"""

from dataclasses import replace

from onckg.mentions.diseases.markers import Marker, known_disease, marker_before, one_tumor
from onckg.mentions.diseases.qualify import qualifier_before
from onckg.mentions.diseases.scan import Name, Qualifier, Scan
from onckg.mentions.diseases.tables import Part, markers, parts
from onckg.mentions.diseases.walk import nearest_known

JOINTS = frozenset({",", "and", "or", "/", "and or"})
_MOST = 12
_UMBRELLAS = ("solid tumors", "hematologic malignancies", "lymphoma", "leukemia", "tumors", "malignancies", "B-cell malignancies", "cancer")


def split_coordination(scan: Scan, name: Name, taken: bytearray) -> list[Name]:
    """Return the names of the conjuncts before a whole name, in reading order; the qualifiers before the first hold for each, and
    for the whole name, which is the last of the list."""
    made: list[Name] = []
    floor = scan.floor(name.start)
    at = name.first
    while len(made) < _MOST and name.outer == name.first:
        joint = _joint_before(scan, at, floor)
        if joint == at or joint <= floor or taken[joint - 1]:
            break
        conjunct = _marker_conjunct(scan, name, joint, floor, at if not made else 0) or _conjunct(scan, name, joint, floor, taken)
        if conjunct is None:
            break
        made.insert(0, conjunct)
        at = conjunct.first
    if not made or scan.words.keys[name.first - 1] == ",":  # a list without "and" before this name does not end here
        return [name]
    shared, outer = _qualifiers_before(scan, at, floor)
    return [replace(n, qualifiers=(*shared, *n.qualifiers), outer=outer) for n in (*made, name)]


def _joint_before(scan: Scan, at: int, floor: int) -> int:
    """Return the first word of what joins word ``at`` to a conjunct before it (", or", "and/or", "/"); ``at`` itself where nothing does."""
    joint = at
    while joint - 1 > floor and scan.words.keys[joint - 1] in JOINTS:
        joint -= 1
    return joint


def _conjunct(scan: Scan, name: Name, end: int, floor: int, taken: bytearray) -> Name | None:
    found: list[tuple[int, Part]] = []
    at = end
    if scan.words.keys[max(0, end - 2) : end] in (("b", "-"), ("t", "-")):  # "B- and T-cell lymphomas"
        at -= 2
        found.append((at, Part("histology", f"{scan.text[scan.words.starts[at]]}-cell")))
    while at > floor and not taken[at - 1]:
        piece = scan.part_ending.get(at)
        if piece is None or piece[0] < floor or piece[1].kind in ("head", "telling head"):
            break
        at = piece[0]
        found.insert(0, piece)
    while found and found[0][1].kind == "loose":
        at = found[1][0] if len(found) > 1 else end
        found.pop(0)
    if not found:
        return None
    rest = _rest_of(scan, name, found[-1][1])
    if rest is None or not _has_own_part(scan, name):
        return None
    before = [p.text for _, p in found]
    start, stop = scan.words.starts[at], scan.words.ends[end - 1]
    made = Name(at, end, start, stop, "", "", "composed", outer=at)
    made = made.with_value(" ".join([*before, rest]), "coordination/shared-head", scan.names, nearest_known(rest, before, scan))
    sure = made.concept or any(p.kind == "site" for _, p in found)
    return made if sure else None


def _has_own_part(scan: Scan, name: Name) -> bool:
    """Say whether anything stands before the head: the head of "lung, colon and sarcoma" lends nothing."""
    return name.first + 1 < name.last or name.how == "abbreviation"


def _rest_of(scan: Scan, name: Name, last: Part) -> str | None:
    """Return what a conjunct borrows: the name behind its first piece of the same kind, else its head alone."""
    index = name.first
    head: str | None = None
    while index < name.last:
        piece = scan.part_beginning.get(index)
        if piece is None or piece[0] > name.last:
            head = scan.surface(index, name.last) if name.how == "abbreviation" or head is None else head
            index += 1
            continue
        if piece[1].kind == last.kind and piece[0] < name.last:
            return plain_words(scan, piece[0], name.last)
        if piece[1].kind in ("head", "telling head"):
            head = plain_words(scan, index, name.last)
        index = piece[0]
    return head if _ends_in_head(scan, name) else None


def _ends_in_head(scan: Scan, name: Name) -> bool:
    piece = scan.part_ending.get(name.last)
    return (piece is not None and piece[1].kind in ("head", "telling head")) or scan.words.keys[name.last - 1].endswith(parts().endings)


def plain_words(scan: Scan, first: int, last: int) -> str:
    """Return words as a value has them: singular heads, lower case save for names in capitals."""
    pieces: list[str] = []
    index = first
    while index < last:
        found = scan.part_beginning.get(index)
        if found and found[0] <= last:
            pieces.append(found[1].text)
            index = found[0]
        else:
            word = scan.surface(index, index + 1)
            pieces.append(word if any(c.isupper() for c in word[1:]) else word.lower())
            index += 1
    return " ".join(pieces)


def _marker_conjunct(scan: Scan, name: Name, end: int, floor: int, start: int) -> Name | None:
    """Read "MSI-H and MSS endometrial cancer": a marker that borrows the core behind the other marker.

    ``start`` is the word after the joint where this is the last joint, else 0: only the last one must hold "and" or "or".
    """
    joints = scan.words.keys[end:start]
    if not (name.core or name.concept) or (start and not {"and", "or"} & set(joints)):
        return None
    if scan.words.keys[end - 1] not in markers().last_words and scan.words.keys[end - 1] != ")":
        return None
    marker = marker_before(scan.text, scan.words.ends[end - 1], scan.words.starts[floor])
    own = _own_marker(scan, name)
    if marker is None or marker.of_patient or own is None or ("or" not in joints and one_tumor(marker.gene, own.gene)):
        return None
    core = name.core or _behind(scan, own, name)
    first = scan.word_at(marker.start)
    iri = known_disease([marker], core, scan.names)
    made = Name(
        first, end, marker.start, marker.end, f"{marker.value} {core}", "coordination/markers", "composed", iri, markers=True, outer=first
    )
    return replace(made, broader="" if iri else name.broader, core=core)


def _behind(scan: Scan, own: Marker, name: Name) -> str:
    """Return the value of what stands behind the marker of a known name."""
    first = scan.word_at(own.end)
    surface = scan.surface(first, name.last)
    iri = scan.names.iri_of.get(" ".join(scan.words.keys[first : name.last])) or scan.names.abbreviations.get(surface)
    return scan.names.label_of(iri) if iri else plain_words(scan, first, name.last)


def _own_marker(scan: Scan, name: Name) -> Marker | None:
    """Return the marker at the beginning of a name that was read with one."""
    for last in range(name.last - 1, name.first, -1):
        found = marker_before(scan.text, scan.words.ends[last - 1], name.start)
        if found and found.start == name.start:
            return found
    return None


def _qualifiers_before(scan: Scan, at: int, floor: int) -> tuple[tuple[Qualifier, ...], int]:
    found: list[Qualifier] = []
    while at > floor:
        joint = _joint_before(scan, at, floor) if found else at
        piece = qualifier_before(scan, joint, floor)
        if piece is None:
            break
        at = piece[0]
        found.insert(0, piece[1])
    return tuple(found), at


def spread_markers(scan: Scan, found: list[Name]) -> list[Name]:
    """Give the marker of an umbrella name to the umbrella name joined to it: "ROR1-positive blood cancers and solid tumors"."""
    spread = list(found)
    for index in range(1, len(spread)):
        left, right = spread[index - 1], spread[index]
        between = scan.words.keys[left.last : right.first]
        if not left.markers or right.markers or between not in (("and",), ("or",), ("/",), ("and", "/", "or")) or right.qualifiers:
            continue
        own = _own_marker(scan, left)
        if own is None or right.value not in _UMBRELLAS or not left.value.endswith(_UMBRELLAS):
            continue
        iri = known_disease([own], right.value, scan.names)
        value = f"{own.value} {right.value}"
        spread[index] = replace(
            right, value=value, concept=iri, broader="" if iri else right.concept, rule="coordination/markers", how="composed"
        )
    return spread
