"""Diseases by name, and the qualifiers of patients beside them.

Takes a document, gives mentions of the kinds "disease" and "population". Diseases are composed, not listed:
``[qualifier] [marker] [histology] [site] head``. Known names come from the vocabulary, further ones from pieces and forms;
abbreviations hold as the release explains them. The value of a disease leaves out stage, line, course, age and risk: those are
populations. Which disease a drug is for, and whether a disease named in passing counts, is read by the facts.

``attributes`` of a disease: "populations" (``start-end`` of the population mentions that qualify it, joined by ";"), "broader" (IRI of
the nearest known disease of a composed one), "abbreviation" ("yes"), "within" (of an abbreviation explained behind a longer name, the
value of that: "CRC" of "MSS colorectal cancer (CRC)"), "weak" ("yes" for "cancer" and the like, which say little).
``attributes`` of a population: "population_kind", one of stage, line, course, age, risk, biomarker, treatment, sex, other.
"""

from collections import defaultdict
from dataclasses import replace

from onckg.documents.records import Document
from onckg.lexicon import Lexicon
from onckg.mentions.diseases.abbreviations import explained_abbreviations, foreign_abbreviations, named_by
from onckg.mentions.diseases.carriers import without_carriers
from onckg.mentions.diseases.coordination import split_coordination, spread_markers
from onckg.mentions.diseases.cores import abbreviation_cores, label_cores
from onckg.mentions.diseases.exclusions import is_excluded, molecule_words
from onckg.mentions.diseases.glosses import without_glosses
from onckg.mentions.diseases.lists import listed_behind, with_site_behind
from onckg.mentions.diseases.names import disease_names, with_prefixes
from onckg.mentions.diseases.qualify import free_qualifiers, prefixed_abbreviation, with_prefix_qualifier
from onckg.mentions.diseases.scan import Name, Qualifier, Scan, scan_document
from onckg.mentions.diseases.tables import exclusions
from onckg.mentions.diseases.walk import read_leftwards
from onckg.mentions.records import Mention


def find_diseases(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Find every naming of a disease and every qualifier of patients, by start; those of one kind never overlap.

    Returns:
        ``value`` of a disease is the known disease's label, or the composed name; all namings of one disease share it. A conjunct
        without a head of its own ("gastric" of "gastric or esophageal cancer") has its own characters and the whole value. Empty for a
        document that names no disease.
    """
    scan = scan_document(document, disease_names(lexicon.vocabulary))
    used = molecule_words(scan)
    found = _read(scan, label_cores(scan, used), used)
    explained = explained_abbreviations(scan, found)
    found = [n for n in (_as_explained(n, explained) for n in found) if n.rule]
    foreign = foreign_abbreviations(scan, explained)
    found += _read(scan, named_by(scan, explained, used), used)
    spelled = {n.concept for n in found} | {n.broader for n in found}
    spelled |= {p.iri for hit in scan.disease_hits for p in hit.payloads if p.how == "abbreviation"}  # "R/R MM" tells what "MM" is
    found += _read(scan, abbreviation_cores(scan, spelled, foreign | set(explained), used), used)
    found += _read(scan, _prefixed(scan, found, explained, used), used)
    found = _with_one_value(scan, spread_markers(scan, without_carriers(scan, without_glosses(scan, _without_overlaps(found)))))
    return _mentions(scan, [with_prefix_qualifier(scan, n) if n.how == "abbreviation" else n for n in found])


def _read(scan: Scan, cores: list[Name], used: bytearray) -> list[Name]:
    """Return the whole names of cores, with the conjuncts that share their heads; marks all their words in ``used``.

    Heads that nothing makes a disease ("tumor") are among them, with an empty rule; their words are not marked.
    """
    names: list[Name] = []
    for core in sorted(cores, key=lambda c: c.first):
        name = with_site_behind(scan, read_leftwards(scan, core, used))
        conjuncts = split_coordination(scan, name, used) if name.rule else [name]
        for whole in (*conjuncts, *listed_behind(scan, name, used)):
            if not is_excluded(scan, whole):
                if whole.rule:
                    used[whole.first : whole.last] = b"\x01" * (whole.last - whole.first)
                names.append(whole)
    return names


def _as_explained(name: Name, explained: dict[str, Name]) -> Name:
    """Return the wider name that an abbreviation behind it asks for."""
    return next((wide for wide in explained.values() if wide.last == name.last and wide.first < name.first), name)


def _with_one_value(scan: Scan, names: list[Name]) -> list[Name]:
    """Give all namings of a known disease one value: the release's own spelling of its marker if it has one, else the label."""
    own: dict[str, str] = {}
    for name in names:
        if name.concept and name.core and name.value != scan.names.label_of(name.concept):
            own.setdefault(name.concept, name.value)
    shared = [replace(n, value=own[n.concept]) if n.concept in own else n for n in names]
    values = {n.value for n in shared}
    # "ROR1-positive tumors" beside "ROR1-positive solid tumors" are those
    return [replace(n, value=solid) if (solid := n.value.replace(" tumors", " solid tumors")) in values and n.core else n for n in shared]


def _prefixed(scan: Scan, found: list[Name], explained: dict[str, Name], used: bytearray) -> list[Name]:
    """Return abbreviations with qualifying letters before them that stand in no list ("mCRC" where the list has "CRC")."""
    keys = set(scan.words.keys)
    present = keys & scan.names.prefixed.keys() | keys & with_prefixes(explained).keys()
    if not present:
        return []
    concepts = {n.concept for n in found}
    known = dict(explained)
    for short in {short for key in present for short in scan.names.prefixed.get(key, ())} - set(explained):
        iri, ambiguous = scan.names.single_abbreviations[short]
        if not ambiguous or iri in concepts:
            known[short] = Name(0, 0, 0, 0, scan.names.label_of(iri), "abbreviation/vocabulary", "abbreviation", iri)
    names = []
    for index, key in enumerate(scan.words.keys):
        if key in present and not used[index] and (name := prefixed_abbreviation(scan, index, known)):
            used[index] = 1
            names.append(name)
    return names


def _without_overlaps(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _mentions(scan: Scan, names: list[Name]) -> list[Mention]:
    qualifying: dict[int, list[Qualifier]] = defaultdict(list)
    for index, name in enumerate(names):
        qualifying[index] += name.qualifiers
    at = {id(name): index for index, name in enumerate(names)}
    beside = [q for name in names for q in name.qualifiers]
    alone: list[Qualifier] = []
    for qualifier, qualified in free_qualifiers(scan, beside, names):
        alone.append(qualifier)
        if qualified is not None:
            qualifying[at[id(qualified)]].append(qualifier)
    populations = _distinct([*beside, *alone])
    kept = {(q.start, q.end) for q in populations}
    diseases = [_disease(scan, name, [q for q in qualifying[index] if (q.start, q.end) in kept]) for index, name in enumerate(names)]
    return sorted([*diseases, *(_population(scan, q) for q in populations)], key=lambda m: (m.start, m.end, m.kind))


def _distinct(found: list[Qualifier]) -> list[Qualifier]:
    kept: list[Qualifier] = []
    for qualifier in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or qualifier.start >= kept[-1].end:
            kept.append(qualifier)
    return kept


def _disease(scan: Scan, name: Name, qualifying: list[Qualifier]) -> Mention:
    attributes = {}
    if qualifying:
        attributes["populations"] = ";".join(f"{start}-{end}" for start, end in sorted({(q.start, q.end) for q in qualifying}))
    if name.broader:
        attributes["broader"] = name.broader
    if name.how == "abbreviation":
        attributes["abbreviation"] = "yes"
    if name.within:
        attributes["within"] = name.within
    if name.value in exclusions().weak:
        attributes["weak"] = "yes"
    return Mention(
        "disease", name.start, name.end, scan.document.text[name.start : name.end], name.value, name.rule, name.concept, attributes
    )


def _population(scan: Scan, qualifier: Qualifier) -> Mention:
    words = scan.document.text[qualifier.start : qualifier.end]
    rule = "dictionary/populations" if qualifier.concept else "form/populations"
    return Mention(
        "population", qualifier.start, qualifier.end, words, qualifier.value, rule, qualifier.concept, {"population_kind": qualifier.kind}
    )
