"""Every IRI of the data is minted here: of a release and its parts, and slugs of the current graph.

IRIs are computed from content and order, never random. A slug is readable; where reading it back would not give the
name, it ends in ``_`` and eight hex digits, so that two names share a slug only if they differ in nothing but
case, spaces and hyphens between letters ("CLR 131", "CLR-131": one name to a reader of releases).
"""

import hashlib
import re
import unicodedata

from onckg.errors import IriError
from onckg.graph.terms import ID, RELEASE, SOURCE

_RELEASE_ID = re.compile(r"[0-9a-f]{16}")
_KIND = re.compile(r"[a-z]+(-[a-z]+)*")
_SEPARATORS = re.compile(r"(?<=\w)[\s\-\u2010-\u2013]+(?=\w)|\s+")
_LONGEST = 80

_SPELLED = {
    "+": " plus ", "±": " plus minus ", "-": " minus ", "−": " minus ", "–": " minus ", "‐": " minus ", "‑": " minus ", "&": " and ",
    "@": " at ", "%": " percent ", "<": " less than ", ">": " more than ", "=": " equals ", "*": " star ", "'": "", "’": "",
    "α": " alpha ", "β": " beta ", "γ": " gamma ", "δ": " delta ", "ε": " epsilon ", "ζ": " zeta ", "η": " eta ", "θ": " theta ",
    "ι": " iota ", "κ": " kappa ", "λ": " lambda ", "μ": " mu ", "ν": " nu ", "ξ": " xi ", "π": " pi ", "ρ": " rho ", "σ": " sigma ",
    "ς": " sigma ", "τ": " tau ", "υ": " upsilon ", "φ": " phi ", "χ": " chi ", "ψ": " psi ", "ω": " omega ",
    "ß": "ss", "ø": "o", "æ": "ae",
}  # fmt: skip
_SPELL = str.maketrans(_SPELLED)


def is_release_id(text: str) -> bool:
    """Say whether a text has the form of a release ID."""
    return _RELEASE_ID.fullmatch(text) is not None


def release_iri(release_id: str) -> str:
    """Return the IRI of a release. Raises ``IriError`` unless the ID is 16 lower-case hex digits.

    >>> release_iri("0123456789abcdef")
    'https://w3id.org/onckg/release/0123456789abcdef'
    """
    if not _RELEASE_ID.fullmatch(release_id):
        raise IriError(f"A release ID has 16 lower-case hex digits, this one is {release_id!r}.")
    return RELEASE + release_id


def facts_graph_iri(release_id: str) -> str:
    """Return the name of the graph of what a release says."""
    return f"{release_iri(release_id)}/facts"


def sources_graph_iri(release_id: str) -> str:
    """Return the name of the graph of the files that carried a release."""
    return f"{release_iri(release_id)}/sources"


def set_aside_graph_iri(release_id: str) -> str:
    """Return the name of the graph of facts that violate a shape."""
    return f"{release_iri(release_id)}/set-aside"


def part_iri(release_id: str, kind: str, number: int) -> str:
    """Return the IRI of the ``number``-th thing, fact, claim, words or verdict of a release, counted from 1.

    >>> part_iri("0123456789abcdef", "drug", 1)
    'https://w3id.org/onckg/release/0123456789abcdef/drug/1'
    """
    if number < 1 or not _KIND.fullmatch(kind):
        raise IriError(f"No part of a release is called {kind!r} {number}.")
    return f"{release_iri(release_id)}/{kind}/{number}"


def unlisted_iri(release_id: str, kind: str, name: str) -> str:
    """Return the IRI of a thing that a fact names and the release does not list; no triple describes it, so that the
    shapes find the fact."""
    return f"{release_iri(release_id)}/{kind}/unlisted/{slug(name)}"


def state_iri(fact_iri: str, number: int) -> str:
    """Return the IRI of the ``number``-th state of a fact, counted from 1, oldest first."""
    return f"{fact_iri}/state/{number}"


def source_iri(sha256: str) -> str:
    """Return the IRI of a file by the SHA-256 (64 hex digits) of its bytes."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise IriError(f"A SHA-256 has 64 lower-case hex digits, this one is {sha256!r}.")
    return SOURCE + sha256[:16]


def hash_of(*parts: str) -> str:
    """Return 16 hex digits over the parts, each set apart from the next."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fold_name(name: str) -> str:
    """Return the form in which two spellings of one name are equal: case, spaces, hyphens between letters and digits.

    >>> fold_name("CLR-131"), fold_name("HER2-"), fold_name("B-cell  malignancies")
    ('clr 131', 'her2-', 'b cell malignancies')
    """
    return _SEPARATORS.sub(" ", unicodedata.normalize("NFC", name).casefold()).strip()


def slug(name: str) -> str:
    """Return the slug of a name: lower-case ASCII letters, digits and hyphens, then ``_`` and eight hex digits where
    something was spelled out or lost. Raises ``IriError`` for an empty name.

    >>> slug("CLR 131"), slug("Phospholipid Drug Conjugate")
    ('clr-131', 'phospholipid-drug-conjugate')
    >>> slug("TGF-β")
    'tgf-beta_e032fd3a'
    """
    key = fold_name(name)
    if not key:
        raise IriError("A name without a character has no slug.")
    spelled = unicodedata.normalize("NFKD", key.translate(_SPELL))
    letters = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in spelled if not unicodedata.combining(c))).strip("-")
    if letters.replace("-", " ") == key and len(letters) <= _LONGEST:
        return letters
    return f"{letters[:_LONGEST].strip('-')}_{hash_of(key)[:8]}"


def thing_iri(kind: str, *slugs: str) -> str:
    """Return the IRI of a thing or fact of the current graph; slugs of its parts are joined by a full stop.

    >>> thing_iri("program", slug("CLR 131"), slug("multiple myeloma"))
    'https://w3id.org/onckg/id/program/clr-131.multiple-myeloma'
    """
    if not _KIND.fullmatch(kind) or not slugs or not all(slugs):
        raise IriError(f"No IRI for {kind!r} from {slugs!r}.")
    return f"{ID}{kind}/{'.'.join(slugs)}"
