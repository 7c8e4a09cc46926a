"""Molecular markers beside a disease: "HER2-positive", "MSI-H", "KRAS G12C-mutated", "with EGFR exon 20 insertion mutations".

A marker with its status is read at a place of the text, backwards from the name or forwards from its end. The value spells it in
one way ("HER2+" and "HER2 positive" are "HER2-positive"); what a release glosses in brackets ("microsatellite stable (MSS)")
is spelled out wherever the short form stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onckg.lexicon.folding import key_of
from onckg.mentions.diseases.names import DiseaseNames
from onckg.mentions.diseases.tables import markers

_WINDOW = 100  # characters: the longest marker with its gloss
_GLOSS = re.compile(r"[ \n-]?\((?P<short>[^()\n]{2,14})\)\Z")
_NOUNS = {"mutation": "mutated", "deletion": "deletion", "amplification": "amplified", "fusion": "fusion-positive",
          "rearrangement": "rearranged", "alteration": "altered"}  # fmt: skip
_ROMAN = frozenset({"II", "III", "IV", "VI"})
_PROPER = re.compile(r"Epstein|Philadelphia|Claudin|Nectin|Merkel|Trop|Ras\b|[A-Z][\w-]*[A-Z0-9]")


@dataclass(frozen=True, slots=True)
class Marker:
    """Characters ``[start, end)`` with the spelled ``value`` ("HER2-positive"), its ``gene`` and ``status``; ``gloss`` is the short form in
    brackets."""

    start: int
    end: int
    value: str
    gene: str
    status: str
    gloss: str = ""

    @property
    def of_patient(self) -> bool:
        """Whether it describes the patient rather than another disease ("PD-L1-positive")."""
        return self.gene in markers().patient


def marker_before(text: str, end: int, floor: int = 0) -> Marker | None:
    """Return the marker whose last character stands right before ``end`` (spaces and one hyphen aside), or None."""
    stop = _back(text, end)
    begin = max(floor, stop - _WINDOW)
    gloss = _GLOSS.search(text, begin, stop)
    if gloss:
        found = _read_before(text, begin, gloss.start())
        return replace(found, end=stop, gloss=gloss["short"]) if found else None
    return _read_before(text, begin, stop)


def _back(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " \n":
        end -= 1
    return end


def _read_before(text: str, begin: int, stop: int) -> Marker | None:
    table = markers()
    window = text[begin:stop]
    for pattern, value in table.whole:
        match = pattern.search(window)
        if match:
            return Marker(begin + match.start(), stop, value, value.rsplit("-", 1)[0].removesuffix(" stable"), value.rsplit("-", 1)[-1])
    match = table.before.search(window)
    if match is None:
        return None
    status = "positive" if match["sign"] == "+" else "negative" if match["sign"] else table.statuses.get(key_of(match["status"]), "")
    if not status or (match["sign"] is None and match["status"][0].isupper() and match["status"].isupper() and len(match["status"]) < 3):
        return None
    gene = _spelled(match["gene"])
    if gene in _ROMAN:  # "Receptor II-expressing"
        return None
    return Marker(begin + match.start(), stop, _value(gene, match["variants"], status), gene, status)


def _spelled(gene: str) -> str:
    gene = " ".join(gene.split())
    gene = gene if gene.startswith("HLA") else gene.replace("*", "")  # left over from Markdown: "*BRCA*1/2"
    gene = gene if _PROPER.match(gene) else gene.lower().replace("oestrogen", "estrogen")
    return markers().spelled.get(gene, gene)


def _value(gene: str, variants: str, status: str) -> str:
    between = " ".join(re.sub(r"(?<=\d)-(?=ins)|^-|\bp\.(?=[A-Z]\d)", " ", variants).split())
    between = " ".join(w if any(c.isdigit() for c in w) or w.isupper() else w.lower() for w in between.split())
    between = re.sub(r"\b(?:gene|activating|protein|tumor)\b ?", "", between).strip()
    between = re.sub(r"\bins\w*", "insertion", between)
    if status in ("positive", "driven") and between.endswith(("mutation", "fusion")):
        return f"{gene} {between}-{status}"
    if between.endswith("skipping"):
        return f"{gene} {between}"
    if between.endswith("fusion") and status == "fusion-positive":
        between = between.removesuffix("fusion").strip()
    return f"{gene} {between}-{status}" if between else f"{gene}-{status}"


def marker_behind(text: str, end: int) -> Marker | None:
    """Return the marker that follows a name ("with KRAS G12C mutations"), or None."""
    match = markers().behind.match(text, end)
    if match is None:
        return None
    gene = _spelled(match["gene"])
    status = _NOUNS[match["noun"].lower().rstrip("s")]
    variants = match["variants"]
    if gene in ("MSI", "microsatellite instability"):
        return None
    return Marker(match.start(), match.end(), _value(gene, variants, status), gene, status)


def known_disease(found: Sequence[Marker], core: str, names: DiseaseNames) -> str:
    """Return the IRI of the known disease that markers and core name together, empty if none; other wordings of a status count."""
    last = found[-1]
    for before in _spellings([m.value for m in found[:-1]]):
        for word in (last.status, *markers().equal.get(last.status, ())):
            iri = names.iri_of.get(key_of(f"{before}{last.value.removesuffix(last.status)}{word} {core}"))
            if iri:
                return iri
        bare = names.iri_of.get(key_of(f"{before}{last.value.removesuffix(f'-{last.status}')} {core}"), "")
        if bare and " " in last.value:  # the variant says it all: "MET exon 14 skipping"
            return bare
    return ""


def _spellings(values: list[str]) -> list[str]:
    """Return the ways in which markers stand before another one; one way, nothing, where there are none."""
    return [f"{joint.join(values)}{joint}" for joint in (", ", "/", " ", " and ")] if values else [""]


def one_tumor(left: str, right: str) -> bool:
    """Say whether the markers of two genes joined by "and" describe one tumor ("ER-positive and HER2-negative")."""
    family = markers().receptors
    return left in family and right in family and left != right
