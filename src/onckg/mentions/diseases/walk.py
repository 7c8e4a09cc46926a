"""Reads a name leftwards from its core: histology and site, markers, qualifiers of the patients.

"relapsed HER2-positive metastatic breast cancer" is the core "breast cancer" with the qualifier "metastatic", the marker
"HER2-positive" and the qualifier "relapsed"; its words are "HER2-positive metastatic breast cancer".
Histology and site must touch the core; markers and qualifiers may come in any order before them.
"""

import re
from dataclasses import dataclass, field, replace

from onckg.lexicon.folding import key_of
from onckg.mentions.diseases.exclusions import turned_round
from onckg.mentions.diseases.markers import Marker, known_disease, marker_before, marker_behind, one_tumor
from onckg.mentions.diseases.qualify import bracketed_qualifier, qualifier_before
from onckg.mentions.diseases.scan import Name, Qualifier, Scan
from onckg.mentions.diseases.tables import Part, exclusions, markers, parts

_BENIGN_WORD = "benign"
_GROWTHS = ("cancer", "tumor", "neoplasm", "malignancy")
_JOINTS = frozenset({",", "and", "or", "/"})
_OF_TUMORS = frozenset({"cell", "microenvironment", "antigen", "tissue", "sample", "lysate", "growth", "biopsy", "burden"})
CARCINOMAS = frozenset({"carcinoma", "adenocarcinoma", "small cell carcinoma", "neuroendocrine carcinoma"})
_STATUS = re.compile(r"-(?:positive|negative|low|mutated|mutant)\b")
_GENERAL = (
    ("carcinoma", "carcinoma"), ("sarcoma", "sarcoma"), ("lymphoma", "lymphoma"), ("leukemia", "leukemia"), ("melanoma", "melanoma"),
    ("glioma", "glioma"), ("myeloma", "multiple myeloma"), ("mesothelioma", "mesothelioma"), ("neoplasm", "neoplasm"),
    ("histiocytoma", "neoplasm"), ("cytoma", "neoplasm"), ("thelioma", "neoplasm"),
)  # fmt: skip
_BENIGN = (
    ("cystadenoma", "cystadenoma"), ("adenoma", "adenoma"), ("papilloma", "papilloma"), ("lipoma", "lipoma"), ("fibroma", "fibroma"),
    ("leiomyoma", "leiomyoma"), ("myoma", "benign neoplasm"), ("angioma", "angioma"), ("neuroma", "neuroma"),
)  # fmt: skip


@dataclass(slots=True)
class _Reading:
    """What has been read so far; ``at`` is the word where the next piece would have to end, ``first`` the first word of the name."""

    at: int
    first: int
    parts: list[Part] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    qualifiers: list[Qualifier] = field(default_factory=list)
    after_qualifier: bool = False


def read_leftwards(scan: Scan, core: Name, taken: bytearray) -> Name:
    """Return the whole name of a core; ``taken`` marks words that belong to other names. Bare heads that stay bare keep an empty rule."""
    reading = _Reading(core.first, core.first)
    floor = scan.floor(core.start)
    if core.how == "label" and (status := _STATUS.search(core.value)):  # "HR+" of "HR+/HER2+ breast cancer"
        _skip_joint_before_marker(scan, reading, floor, core.value[: status.start()])
    while reading.at > floor and not taken[reading.at - 1]:
        if not (
            _take_part(scan, core, reading, floor)
            or _skip_gloss(scan, reading, floor)
            or _take_marker(scan, reading, floor)
            or _take_qualifier(scan, reading, floor)
        ):
            break
    behind = marker_behind(scan.text, _after_gloss(scan, core))
    if behind and not behind.of_patient:
        reading.markers.append(behind)
    return _composed(scan, core, reading, behind)


def _take_part(scan: Scan, core: Name, reading: _Reading, floor: int) -> bool:
    found = scan.part_ending.get(reading.at)
    if found is None or found[0] < floor or reading.markers:
        return False
    first, part = found
    if reading.after_qualifier and not (part.kind == "histology" and _is_known(scan, core, [part, *reading.parts])):
        return False  # "castration-resistant metastatic prostate cancer", but not "papillary, recurrent glioma"
    if part.noun and reading.at != core.first:
        return False  # "pancreas cancer", but not "the breast, HER2-positive ..."
    if turned_round(scan, first):
        return False  # "non-papillary transitional cell carcinoma"
    if part.kind in ("head", "telling head") or (part.kind == "site" and core.how != "composed" and _has_site(scan, core)):
        return False
    reading.at = first
    reading.parts.insert(0, part)
    if part.kind != "loose":
        reading.first = first
    return True


def _is_known(scan: Scan, core: Name, before: list[Part]) -> bool:
    return bool(scan.names.iri_of.get(key_of(" ".join([*(p.text for p in before if p.kind != "loose"), core.value]))))


def _skip_gloss(scan: Scan, reading: _Reading, floor: int) -> bool:
    """Step over a bracket between two pieces that says the first again: "acute myeloid (myelogenous) leukemia"."""
    keys, at = scan.words.keys, reading.at
    if keys[at - 1] != ")" or reading.after_qualifier or reading.markers:
        return False
    inside = scan.part_ending.get(at - 1)
    if inside is None or inside[1].kind in ("head", "telling head") or keys[inside[0] - 1] != "(" or inside[0] - 1 <= floor:
        return False
    before = scan.part_ending.get(inside[0] - 1)
    if before is None or before[1].kind in ("head", "telling head", "loose"):
        return False
    reading.at = inside[0] - 1
    return True


def _take_marker(scan: Scan, reading: _Reading, floor: int) -> bool:
    marker = _marker_ending(scan, reading.at, floor)
    if marker is None:
        return False
    first = scan.word_at(marker.start)
    if marker.of_patient:
        reading.qualifiers.append(
            Qualifier(marker.start, marker.end, marker.value, "biomarker", scan.names.population_of.get(marker.value, ""))
        )
        reading.after_qualifier = True
    else:
        reading.markers.insert(0, marker)
        reading.first = first
    reading.at = first
    _skip_joint_before_marker(scan, reading, floor, marker.gene)
    return True


def _skip_joint_before_marker(scan: Scan, reading: _Reading, floor: int, gene: str) -> None:
    """Step over what joins two markers of one tumor: "HR-positive, HER2-negative", "ER-positive and HER2-negative"."""
    joint = scan.words.keys[reading.at - 1] if reading.at - 1 > floor else ""
    before = _marker_ending(scan, reading.at - 1, floor) if joint in ("/", ",", "and") else None
    if before and (joint != "and" or one_tumor(before.gene, gene)):
        reading.at -= 1


def _marker_ending(scan: Scan, at: int, floor: int) -> Marker | None:
    if at <= floor:
        return None
    last = scan.words.keys[at - 1]
    if last != ")" and last not in markers().last_words:
        return None
    return marker_before(scan.text, scan.words.ends[at - 1], scan.words.starts[floor])


def _take_qualifier(scan: Scan, reading: _Reading, floor: int) -> bool:
    bracket = bracketed_qualifier(scan, reading.at, floor)
    if bracket:
        reading.at, alone = bracket
        reading.qualifiers += [alone] if alone else []
        reading.after_qualifier = True
        return True
    at = reading.at
    while reading.qualifiers and at - 1 > floor and scan.words.keys[at - 1] in _JOINTS:
        at -= 1
    found = qualifier_before(scan, at, floor)
    if found is None:
        return False
    reading.at, qualifier = found
    reading.qualifiers.append(qualifier)
    reading.after_qualifier = True
    return True


def _composed(scan: Scan, core: Name, reading: _Reading, behind: Marker | None) -> Name:
    names, words = scan.names, scan.words
    name = replace(core, outer=reading.at, qualifiers=tuple(sorted(reading.qualifiers, key=lambda q: q.start)))
    if core.how == "label" and not [p for p in reading.parts if p.kind != "loose"] and not reading.markers:
        return name
    strong = [p.text for p in reading.parts if p.kind != "loose"]
    if not core.rule and not strong and scan.words.keys[core.last : core.last + 1] and scan.words.keys[core.last] in _OF_TUMORS:
        return replace(name, outer=core.first)  # "ROR1-positive tumor cells" name no disease
    if strong:
        rule = "composed/site-head" if any(p.kind == "site" for p in reading.parts) else "composed/histology"
        value = name.value.replace("cancer", "tumor") if _BENIGN_WORD in strong else name.value
        name = name.with_value(" ".join([*strong, value]), rule, names, _broader(scan, core, reading.parts, strong))
    elif core.how == "composed" and core.rule:
        name = name.with_value(core.value, core.rule, names, nearest_known(core.value, [], scan))
    if reading.markers:
        name = _with_markers(scan, name, reading.markers)
    if not name.rule:
        return replace(name, outer=core.first)
    start, end = words.starts[reading.first], behind.end if behind and behind in reading.markers else core.end
    return replace(name, first=reading.first, start=start, end=end, last=scan.word_at(end), markers=bool(reading.markers))


def _broader(scan: Scan, core: Name, before: list[Part], strong: list[str]) -> str:
    """Return what a composed name stands below: the core, or the cancer of the site where the core is a carcinoma of any site."""
    known, concepts = scan.names.iri_of, scan.names.concepts
    if _BENIGN_WORD in strong and core.value.endswith(_GROWTHS):
        return known.get(key_of("benign neoplasm"), "")
    if core.value in exclusions().weak:
        return nearest_known("cancer", strong, scan)
    concept = concepts.get(core.concept)
    if concept and CARCINOMAS & {concept.label, *(concepts[b].label for b in concept.broader if b in concepts)}:
        site = next((p.text for p in reversed(before) if p.kind == "site"), "")
        return (known.get(key_of(f"{site} cancer"), "") if site else "") or core.concept
    return core.concept or nearest_known(core.value, strong, scan)


def _with_markers(scan: Scan, name: Name, found: list[Marker]) -> Name:
    """Put markers before the value; a bare head is plural then: "ROR1-positive tumors" are no single disease."""
    core = f"{name.value}s" if not name.rule and key_of(name.value) in parts().plural_alone else name.value
    core = "malignancies" if core == "malignancys" else core
    joined = "/".join(m.value for m in found)
    made = replace(
        name,
        value=f"{joined}{'/' if _STATUS.search(core) else ' '}{core}",
        broader="",
        within="",
        rule="composed/biomarker",
        how="composed",
        core=core,
    )
    umbrella = ("solid tumors",) if key_of(core) == "tumor" else ()
    for noun in (
        core,
        name.value,
        f", {core}",
        f"/{core}",
        *umbrella,
        *(scan.names.concepts[name.concept].alt_labels if name.concept else ()),
    ):
        iri = known_disease(found, noun, scan.names)
        if iri == name.concept != "":  # the marker says nothing new: "NF1-related plexiform neurofibroma"
            return replace(made, value=scan.names.label_of(iri), core="")
        if iri:  # the release's own wording stays, all namings of the concept will share it
            return replace(made, concept=iri)
    broader = name.concept or name.broader or scan.names.iri_of.get("solid tumor" if key_of(core) == "tumor" else "cancer", "")
    return replace(made, concept="", broader=broader)


def nearest_known(head: str, before: list[str], scan: Scan) -> str:
    """Return the IRI of the nearest known disease above a composed name: fewer words before the head, else what its ending says."""
    known = scan.names.iri_of
    benign = next((label for ending, label in _BENIGN if head.endswith(ending)), "")
    for index in range(1, len(before)):
        for noun in (head,) if benign else (head, "cancer"):
            if iri := known.get(key_of(" ".join([*before[index:], noun]))):
                return iri
    for site in () if benign else reversed(before):
        if iri := known.get(key_of(f"{site} cancer")):
            return iri
    ending = benign or next((label for ending, label in _GENERAL if head.endswith(ending)), "")
    return known.get(key_of(head)) or known.get(key_of(ending)) or known.get("cancer", "")


def _has_site(scan: Scan, core: Name) -> bool:
    return any(
        scan.part_beginning[i][1].kind == "site" and scan.part_beginning[i][0] <= core.last
        for i in range(core.first, core.last)
        if i in scan.part_beginning
    )


def _after_gloss(scan: Scan, core: Name) -> int:
    """Return where a bracketed abbreviation right behind the core ends: "NSCLC" of "... cancer (NSCLC) with EGFR mutations"."""
    keys = scan.words.keys
    if core.last + 2 < len(keys) and keys[core.last] == "(" and keys[core.last + 2] == ")":
        return scan.words.ends[core.last + 2]
    return core.end
