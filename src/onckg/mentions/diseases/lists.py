"""Sites behind a head: "carcinoma of the tongue", "cancers of the breast, lung and ovary", "tumors such as lung, liver and skin".

The first site behind "of" belongs to the name itself; each further site of a list gives a name of its own, whose words are the site.
"""

from dataclasses import replace

from onckg.lexicon.folding import key_of
from onckg.mentions.diseases.coordination import JOINTS, plain_words
from onckg.mentions.diseases.rewording import words_said
from onckg.mentions.diseases.scan import Name, Scan
from onckg.mentions.diseases.walk import nearest_known

_MOST = 15
_MOST_BEHIND = 4  # words of a name behind its "of"
_RUNNING = frozenset({"and", "or", "in", "with", "for", "who", "that", "which", "to", "patient"})
_GENERAL = frozenset({
    "cancer", "solid tumors", "carcinoma", "squamous cell carcinoma", "adenocarcinoma", "neuroendocrine tumor", "neuroendocrine carcinoma",
    "tumor", "malignancy", "neoplasm", "sarcoma", "lymphoma", "small cell carcinoma", "urothelial carcinoma", "germ cell tumor",
})  # fmt: skip

_BROAD = frozenset({"cancer", "carcinoma", "adenocarcinoma", "tumor", "malignancy", "neoplasm", "solid tumors", "squamous cell carcinoma"})
_NO_SITE_BEFORE = frozenset({"gland", "cell", "tissue"})  # "of skin glands"
_BEFORE_SITE = frozenset({
    "the", "left", "right", "upper", "lower", "distal", "proximal", "middle", "third", "posterior", "anterior", "lateral", "ventral",
    "dorsal", "wall", "body", "tail", "tip", "border", "surface", "part", "site", "other", "specified", "of",
})  # fmt: skip


def with_site_behind(scan: Scan, name: Name) -> Name:
    """Return a general name with the site behind it ("adenocarcinoma of the lung"), else the name as it is."""
    if name.how == "abbreviation" and name.value not in _GENERAL:
        return name
    name = _in_situ(scan, name)
    found = _site_behind(scan, name.last)
    if found is None:
        return _said_behind(scan, name)
    last, site = found
    head = "cancer" if name.value in ("solid tumors", "tumor", "malignancy", "neoplasm") else name.value
    if name.value in ("tumor", "neoplasm") and key_of(f"{site} {name.value}") in scan.names.iri_of:
        head = name.value
    value = f"{site} {head}"
    if name.value not in _GENERAL and not (name.how == "composed" and not name.concept) and not scan.names.find(value):
        return name  # "cholangiocarcinoma of the liver" is no other disease
    if name.core:  # a marker in front goes on standing there
        value = name.value.removesuffix(name.core) + f"{site} {name.core}"
    wide = replace(name, last=last, end=scan.words.ends[last - 1], outer=name.first if name.outer < 0 else name.outer)
    broader = nearest_known(head, [site], scan) if head in _BROAD or not name.concept else name.concept
    return wide.with_value(value, "composed/site-behind", scan.names, broader)


def _said_behind(scan: Scan, name: Name) -> Name:
    """Return the known disease that a name and the words behind its "of" make together: "giant cell tumor of tendon sheath"."""
    keys = scan.words.keys
    if name.markers or keys[name.last : name.last + 1] != ("of",):
        return name
    for last in range(min(name.last + 1 + _MOST_BEHIND, len(keys)), name.last + 1, -1):
        words = keys[name.last + 1 : last]
        if words[-1] != "the" and all(word.isalnum() and word not in _RUNNING for word in words):
            iri = scan.names.by_words.get(words_said(" ".join((*keys[name.first : name.last], *words))), "")
            if iri and iri != name.concept:
                wide = replace(name, last=last, end=scan.words.ends[last - 1], outer=name.first if name.outer < 0 else name.outer)
                return replace(
                    wide, value=scan.names.label_of(iri), concept=iri, broader="", rule="composed/words-behind", how="composed", core=""
                )
    return name


def _in_situ(scan: Scan, name: Name) -> Name:
    """Return a known name with the "in situ" behind it where that is another known disease: "lobular breast carcinoma in situ"."""
    if scan.words.keys[name.last : name.last + 2] != ("in", "situ") or not name.concept:
        return name
    iri = scan.names.find(f"{scan.surface(name.first, name.last)} in situ")
    if not iri:
        return name
    return replace(name, last=name.last + 2, end=scan.words.ends[name.last + 1], value=scan.names.label_of(iri), concept=iri)


def _site_behind(scan: Scan, index: int) -> tuple[int, str] | None:
    """Return the word after a site that stands behind a name ("(CIS) of the urinary bladder", "(skin)"), and the site; else None."""
    keys = scan.words.keys
    if keys[index : index + 1] == ("(",):
        alone = scan.part_beginning.get(index + 1)
        if alone and alone[1].kind == "site" and keys[alone[0] : alone[0] + 1] == (")",):
            return alone[0], alone[1].text
        if keys[index + 2 : index + 3] != (")",):
            return None
        index += 3
    if keys[index : index + 1] not in (("of",), ("at",)):
        return None
    index += 1
    while keys[index : index + 1] and keys[index] in _BEFORE_SITE and index not in scan.part_beginning:
        index += 1  # "of the posterior wall of the oropharynx"
    piece = scan.part_beginning.get(index)
    if piece is None or piece[1].kind != "site" or _has_head(scan, piece[0]):
        return None
    return piece[0], piece[1].text


def listed_behind(scan: Scan, name: Name, taken: bytearray) -> list[Name]:
    """Return a name for each further site of a list behind a head, in reading order; empty where no list stands there."""
    keys = scan.words.keys
    words = keys[name.first : name.last]
    if "of" in words[1:]:
        head, index = plain_words(scan, name.first, name.first + words.index("of")), _after_joints(scan, name.last)
        if index == name.last:
            return []
    else:
        length = 2 if keys[name.last : name.last + 2] == ("such", "as") else 1 if keys[name.last : name.last + 1] == ("including",) else 0
        head, index = "cancer", name.last + length
        if not length or name.value not in _GENERAL:
            return []
    found: list[Name] = []
    while len(found) < _MOST:
        piece = scan.part_beginning.get(index)
        if piece is None or piece[1].kind != "site" or any(taken[index : piece[0]]):
            break
        if _has_head(scan, piece[0]):  # "such as lung and breast cancer": the head behind has the sites
            return []
        start, end = scan.words.starts[index], scan.words.ends[piece[0] - 1]
        made = Name(index, piece[0], start, end, "", "", "composed", outer=index, qualifiers=name.qualifiers)
        broader = nearest_known(head, [piece[1].text], scan)
        found.append(made.with_value(f"{piece[1].text} {head}", "coordination/list", scan.names, broader))
        index = _after_joints(scan, piece[0])
        if index == piece[0]:
            break
    return found


def _after_joints(scan: Scan, index: int) -> int:
    keys, start = scan.words.keys, index
    while index < len(keys) and (
        keys[index] in JOINTS or (keys[index] in _BEFORE_SITE and index > start and index not in scan.part_beginning)
    ):
        index += 1
    return index


def _has_head(scan: Scan, index: int) -> bool:
    if scan.words.keys[index : index + 1] and scan.words.keys[index] in _NO_SITE_BEFORE:
        return True
    follower = scan.part_beginning.get(index)
    return follower is not None and follower[1].kind in ("head", "telling head", "histology")
