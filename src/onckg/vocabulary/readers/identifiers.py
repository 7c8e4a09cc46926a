"""Identifiers as files write them ("NCIT:C3262", "NCI:C3262", NCIt's own IRIs) -> the one IRI that onckg knows a term by."""

import re
from urllib.parse import quote

_OBO = "http://purl.obolibrary.org/obo/"
NCIT = _OBO + "NCIT_"
ONCOTREE = "http://data.mskcc.org/ontologies/oncotree/"

# Prefixes of CURIEs, in lower case, whose IRIs are not those of the OBO library, and NCIt's many.
_BASES = {
    "ncit": NCIT, "nci": NCIT, "ncithesaurus": NCIT, "nci_thesaurus": NCIT, "nci thesaurus": NCIT, "oncotree": ONCOTREE,
    "doid": _OBO + "DOID_", "mondo": _OBO + "MONDO_", "efo": "http://www.ebi.ac.uk/efo/EFO_",
    "ordo": "http://www.orpha.net/ORDO/Orphanet_", "orphanet": "http://www.orpha.net/ORDO/Orphanet_", "orpha": "http://www.orpha.net/ORDO/Orphanet_",
}  # fmt: skip
_PREFIX = re.compile(r"[A-Za-z_]{1,20}\Z")
_LIBRARY = frozenset({"CHEBI", "CL", "GO", "HP", "MAXO", "MP", "NCBITaxon", "OGG", "OMIT", "PR", "SO", "SYMP", "UBERON"})
_CURIE = re.compile(r"([A-Za-z][\w. -]*):(\S+)\Z")
_OTHER_FORMS = (
    (re.compile(r"https?://ncicb\.nci\.nih\.gov/xml/owl/EVS/Thesaurus\.owl#(C\d+)\Z"), NCIT),
    (re.compile(r"https?://purl\.obolibrary\.org/obo/NCIT?_(C\d+)\Z"), NCIT),
    (re.compile(r"https?://identifiers\.org/ncit[:/](?:NCIT:)?(C\d+)\Z", re.IGNORECASE), NCIT),
    (re.compile(r"https?://identifiers\.org/(?:doid[:/])?DOID:(\d+)\Z", re.IGNORECASE), _OBO + "DOID_"),
    (re.compile(r"https?://identifiers\.org/(?:mondo[:/])?MONDO:(\d+)\Z", re.IGNORECASE), _OBO + "MONDO_"),
    (re.compile(r"https://purl\.obolibrary\.org/obo/(.+)\Z"), _OBO),
)


def iri_of(identifier: str, *, any_prefix: bool = False) -> str:
    """Return the IRI of an identifier that is an IRI or a CURIE of a known prefix; empty for anything else.

    ``any_prefix`` takes every prefix for one of the OBO library, as the OBO format does.

    >>> iri_of("NCI:C3262"), iri_of("DOID:1612"), iri_of("ONCOTREE:BRCA")[-13:], iri_of("C3262"), iri_of("ACME:7")
    ('http://purl.obolibrary.org/obo/NCIT_C3262', 'http://purl.obolibrary.org/obo/DOID_1612', 'oncotree/BRCA', '', '')
    """
    identifier = identifier.strip().strip("<>")
    if identifier.startswith(("http://", "https://", "urn:")):
        for form, base in _OTHER_FORMS:
            if match := form.match(identifier):
                return base + match[1]
        return quote(identifier, safe="%/:=&?~#+!$,;'@()*[]")
    match = _CURIE.match(identifier)
    if not match:
        return ""
    base = _BASES.get(match[1].lower(), "")
    if not base and (match[1] in _LIBRARY or (any_prefix and _PREFIX.match(match[1]))):
        base = f"{_OBO}{match[1]}_"
    return base + quote(match[2], safe="-._~") if base else ""


def minted(vocabulary: str, identifier: str) -> str:
    """Return the IRI of a term whose file gives it no IRI of its own: one under the vocabulary's name."""
    return f"https://w3id.org/onckg/vocabulary/added/{quote(vocabulary, safe='')}/{quote(identifier, safe='-._~')}"


def reference_iri(reference: str) -> str:
    """Return the IRI of a cross reference to a vocabulary of diseases that can be joined; empty for one to anything else (UMLS, ICD).

    >>> reference_iri("NCI:C3262")[-5:], reference_iri("UMLS_CUI:C0006826"), reference_iri("ICDO:9120/3")
    ('C3262', '', '')
    """
    prefix = reference.partition(":")[0].strip().lower()
    if prefix in _BASES or prefix in ("http", "https"):
        return iri_of(reference)
    return ""


def base_of(iri: str) -> str:
    """Return what the IRIs of one vocabulary begin with: all up to the last "_", "#" or "/".

    >>> base_of("http://purl.obolibrary.org/obo/NCIT_C3262"), base_of("http://example.org/voc#term_1")
    ('http://purl.obolibrary.org/obo/NCIT_', 'http://example.org/voc#')
    """
    if iri.startswith(_OBO) and "_" in iri:
        return iri[: iri.rindex("_") + 1]
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def curie_of(iri: str) -> str:
    """Return the short form of an IRI ("NCIT:C3262"), the IRI itself where there is none."""
    if iri.startswith(ONCOTREE):
        return f"ONCOTREE:{iri[len(ONCOTREE) :]}"
    if iri.startswith(_OBO) and "_" in iri:
        return iri[len(_OBO) :].replace("_", ":", 1)
    return iri
