"""What a medicine is, by its name alone: "Cisplatin 75 mg/m2", "KEYTRUDA (pembrolizumab)", "177Lu-PSMA-617", "B7-H3 CAR-T cells".

Takes a name as registries and releases write it, gives a ``TypedName``: the known medicine, the modality, the target, and what in the
name says so. The surer sign wins: an atom that radiates, a word that says what the thing is ("liposomal", "CAR-T cells"), the known
medicine, the stem of an international name, a vague word ("antibody"). A code that no vocabulary holds says nothing, and gets nothing:
names are never compared by likeness.

The names of a combination are typed each for itself (``parts``); the whole has a modality only where all of them share it.
The words stand in ``drug_typing.toml``, the stems in ``ontology/vocabulary/stems.ttl``.
"""

import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onckg.lexicon import Lexicon
from onckg.mentions.drugs.codes import known_code
from onckg.vocabulary import Concept, Vocabulary

VOCAB = "https://w3id.org/onckg/vocabulary/"
_WORDINGS = Path(__file__).with_suffix(".toml")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ]+")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TIED_BEHIND = re.compile(r"-(?![a-z]{4}\b)\w")  # another drug goes on ("BP1001-A"); a biosimilar's four letters do not
_TIED_BEFORE = re.compile(r"[^\W_][-.]$")
_FULL_WIDTH = str.maketrans("；，（）：／＋", ";,():/+")
_MARK = re.compile(r"[™®©]|\((?:TM|R)\)")
_ATOM = (
    r"(?<![A-Za-z0-9])\[?(?P<mass>{masses})m?\]?[- ]?\(?(?P<atom>{atoms})(?![a-z])"  # "177Lu-", "[131I]"
    r"|(?<![A-Za-z])\[?(?P<atom2>{atoms})[- ]?\(?(?P<mass2>{masses})(?!\d)"  # "I 131", "lutetium (177Lu)"
)
_SHORTEST_NAME = 5  # letters of a word that is asked for its stem
_CONJUGATES = (  # codes of the first word's and the last word's modality, and what the two make
    ("monoclonal antibody", "small molecule", "antibody-drug-conjugate"),
    ("bispecific antibody", "small molecule", "antibody-drug-conjugate"),
    ("peptide", "antibody-drug conjugate", "peptide-drug-conjugate"),
)


@dataclass(frozen=True, slots=True)
class TypedName:
    """What one name says.

    ``modality`` is a code of GUIDELINES.md ("antibody-drug conjugate"), ``modality_concept`` its IRI, exact where the name is
    ("kinase inhibitor"); both are empty where the name says nothing. ``concept`` is the IRI of the known medicine, empty if there is
    none. ``targets`` are molecular targets of the known medicine or named in the name; ``target_class`` is what a stem tells of them
    ("PI3K", "immune system"). ``sign`` is what said the modality: "atom", "word", "known", "stem", "shortened" or ""; ``said_by`` is
    the atom, word, label or stem itself. ``reason`` is a sentence where the modality is empty. ``parts`` holds the medicines of a
    combination, in reading order.
    """

    name: str
    modality: str = ""
    modality_concept: str = ""
    concept: str = ""
    targets: tuple[str, ...] = ()
    target_class: str = ""
    sign: str = ""
    said_by: str = ""
    reason: str = ""
    parts: tuple["TypedName", ...] = ()


def type_drug_name(name: str, lexicon: Lexicon) -> TypedName:
    """Return what a name alone says of the medicine; any text is allowed, an empty one says nothing.

    >>> from onckg.lexicon import build_lexicon
    >>> from onckg.vocabulary import load_vocabulary
    >>> lexicon = build_lexicon(load_vocabulary())
    >>> [type_drug_name(n, lexicon).modality for n in ("quavelimab vedotin", "Carboplatin AUC 5", "XR-1700")]
    ['antibody-drug conjugate', 'small molecule', '']
    """
    plain = _plain(name)
    whole = _known(plain.replace(" + ", "/").replace("+", "/"), lexicon, complete=True)
    parts = [] if whole else _medicines([_typed(n, lexicon) for n in _split(plain)], lexicon)
    if len(parts) < 2:
        typed = parts[0] if parts and parts[0].modality else _typed(plain, lexicon, whole)
        return replace(typed, name=name)
    codes = {part.modality for part in parts}
    if len(codes) == 1 and codes != {""}:
        first = parts[0]
        return TypedName(name, first.modality, first.modality_concept, sign=first.sign, said_by=first.said_by, parts=tuple(parts))
    reason = "the name tells several medicines, see parts" if codes != {""} else parts[0].reason
    return TypedName(name, reason=reason, parts=tuple(parts))


def _medicines(parts: list[TypedName], lexicon: Lexicon) -> list[TypedName]:
    """Return the parts that are medicines: those that something types, and codes that are no target ("and chemotherapy" is none)."""
    return [p for p in parts if p.modality or (_signs().code.match(p.name) and not _is_target(p.name, lexicon))]


def _is_target(name: str, lexicon: Lexicon) -> bool:
    return any(hit.start == 0 for hit in lexicon.matcher("targets").find(name))


def _typed(name: str, lexicon: Lexicon, known: tuple[Concept, str, str] | None = None) -> TypedName:
    """Type the name of one medicine."""
    vocabulary, signs = lexicon.vocabulary, _signs()
    known = known or _known(name, lexicon)
    rest = name.replace(known[2], " ") if known else name  # what the known medicine's own name does not cover
    atom = _atom(rest)
    sure = _first(signs.sure, rest)
    stem = _stem(name, vocabulary)
    targets = tuple(known[0].properties.get("target", ())) if known else _named_targets(name, lexicon)
    typed = TypedName(name, concept=known[0].iri if known else "", targets=targets, target_class=stem[2] if stem and not targets else "")
    if atom:
        # A labelled antibody is another medicine than the antibody.
        return _said(replace(typed, concept=""), VOCAB + atom[0], "atom", atom[1], vocabulary)
    if sure:
        return _said(typed, VOCAB + sure[0], "word", sure[1], vocabulary)
    if known and known[0].properties.get("modality"):
        return _said(typed, known[0].properties["modality"][0], "known", known[1], vocabulary)
    short = signs.shortened_form.search(name)
    if short:
        return _said(typed, VOCAB + signs.shortened[short["end"].lower()], "shortened", short.group(), vocabulary)
    if stem:
        return _said(typed, stem[0], "stem", stem[1], vocabulary)
    unsure = _first(signs.unsure, rest)
    if unsure:
        return _said(typed, VOCAB + unsure[0], "word", unsure[1], vocabulary)
    return replace(typed, reason=_reason(name))


def _said(typed: TypedName, iri: str, sign: str, said_by: str, vocabulary: Vocabulary) -> TypedName:
    return replace(typed, modality=vocabulary.code(iri), modality_concept=iri, sign=sign, said_by=said_by)


def _reason(name: str) -> str:
    if not re.search(r"[^\W_]", name):
        return "there is no name"
    return "a code says nothing of itself" if re.search(r"\d", name) else "no known medicine, no stem, no word that says what it is"


def _plain(name: str) -> str:
    """Return a name with plain marks and single spaces, without signs of trade marks."""
    return re.sub(r"\s+", " ", _MARK.sub(" ", name.translate(_FULL_WIDTH)).replace("–", "-").replace("’", "'")).strip()


def _split(name: str) -> list[str]:
    """Return the medicines of a combination; brackets stay with the name before them."""
    signs = _signs()
    bare = signs.beside.sub(lambda m: " " * len(m.group()), name)
    masked = _BRACKET.sub(lambda m: "_" * len(m.group()), bare)
    whole = [m.span() for _, pattern in signs.sure for m in pattern.finditer(masked)]  # "alpha-DC1/TBVA vaccine" is one
    between = [m.span() for m in signs.between.finditer(masked) if not any(a <= m.start() < b for a, b in whole)]
    cuts = [0, *(at for span in between for at in span), len(name)]
    pieces = [bare[a:b].strip(" .:-") for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    return [piece for piece in pieces if re.search(r"[^\W\d_]{2}", piece)]


def _known(name: str, lexicon: Lexicon, complete: bool = False) -> tuple[Concept, str, str] | None:
    """Return the known medicine in a name with the label found and its characters; ``complete`` asks that it be all of the name.

    A name tied to letters or digits by a hyphen is another medicine's ("177Lu-DTPA-omburtamab", "BP1001-A").
    """
    for hit in lexicon.matcher("drugs").find(name):
        if complete and (hit.start, hit.end) != (0, len(name)):
            continue
        if not _TIED_BEHIND.match(name, hit.end) and not _TIED_BEFORE.search(name[: hit.start]):
            return lexicon.vocabulary.concepts[hit.payload], hit.label, name[hit.start : hit.end]
    code = known_code(name, lexicon.vocabulary)
    return (lexicon.vocabulary.concepts[code], name, name) if code else None


def _atom(name: str) -> tuple[str, str] | None:
    """Return the modality that a radioactive atom in a name makes ("177Lu-", "iodine I 131"), with its characters."""
    signs = _signs()
    for match in signs.atom.finditer(name):
        atom = match["atom"] or match["atom2"]
        label = (match["mass"] or match["mass2"]) + signs.atom_codes.get(atom.split()[0].lower(), atom)
        if label in signs.treats:
            return "radioconjugate", match.group()
        if label in signs.shows:
            return "other-modality", match.group()
    labelled = signs.labelled.search(name)
    return ("radioconjugate", labelled.group()) if labelled else None


def _first(wordings: Sequence[tuple[str, re.Pattern[str]]], name: str) -> tuple[str, str] | None:
    for modality, pattern in wordings:
        match = pattern.search(name)
        if match:
            return modality, match.group()
    return None


def _stem(name: str, vocabulary: Vocabulary) -> tuple[str, str, str] | None:
    """Return (modality, stem, target class) that the words of a name tell together.

    Of two stems the more exact counts ("-cabtagene" before "-leucel"), else the later; one that is an ending of common words too
    gives way. An antibody's name with a poison's behind it is a conjugate's ("-tamab -toclax").
    """
    found = [stem for word in _WORD.findall(name) if (stem := _stem_of(word.lower(), vocabulary))]
    if not found:
        return None
    strong = [stem for stem in found if not stem.is_weak] or found
    first, last = strong[0], strong[-1]
    if last.modality in vocabulary.ancestors(first.modality):
        last = first
    for carrier, payload, conjugate in _CONJUGATES:
        if vocabulary.code(first.modality) == carrier and vocabulary.code(last.modality) == payload:
            return VOCAB + conjugate, f"-{first.suffix} -{last.suffix}", last.target_class
    return last.modality, f"-{last.suffix}", last.target_class


@dataclass(frozen=True, slots=True)
class _Stem:
    """A row of ``stems.ttl``: ``is_word`` where it is a word of its own, ``is_weak`` where too many other words end like it."""

    suffix: str
    modality: str
    target_class: str
    is_word: bool
    is_weak: bool


def _stem_of(word: str, vocabulary: Vocabulary) -> _Stem | None:
    """Return the longest stem that a word (lower case) ends in; none for a word of other meaning."""
    table = _stems(vocabulary)
    if len(word) < _SHORTEST_NAME or word in table.exceptions:
        return None
    stem = next((table.stems[word[i:]] for i in range(len(word)) if word[i:] in table.stems), None)
    return stem if stem and (stem.is_word or stem.suffix != word) else None


def _named_targets(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    hits = lexicon.matcher("targets").find(name)
    return tuple(dict.fromkeys(lexicon.vocabulary.concepts[h.payload].label for h in hits))


@dataclass(frozen=True, slots=True)
class _StemTable:
    """The stems by suffix, and the words that end like one and are none."""

    stems: dict[str, _Stem]
    exceptions: frozenset[str]


_TABLES: dict[str, _StemTable] = {}  # by the vocabulary's fingerprint: a vocabulary is no key of a cache, its concepts are a mapping


def _stems(vocabulary: Vocabulary) -> _StemTable:
    if vocabulary.fingerprint not in _TABLES:
        concepts = vocabulary.scheme("stems")
        stems = [
            _Stem(
                suffix.strip("-").lower(),
                concept.properties["modality"][0],
                concept.properties.get("targetClass", ("",))[0],
                is_word=concept.properties.get("wholeWord") == ("true",),
                is_weak=concept.properties.get("needsContext") == ("true",),
            )
            for concept in concepts
            if concept.properties.get("modality")
            for suffix in concept.properties.get("suffix", ())
        ]
        exceptions = frozenset(word.lower() for c in concepts for word in c.properties.get("exception", ()))
        _TABLES[vocabulary.fingerprint] = _StemTable({stem.suffix: stem for stem in stems}, exceptions)
    return _TABLES[vocabulary.fingerprint]


@dataclass(frozen=True, slots=True)
class _Signs:
    """``drug_typing.toml`` compiled."""

    between: re.Pattern[str]
    beside: re.Pattern[str]
    code: re.Pattern[str]
    atom: re.Pattern[str]
    atom_codes: dict[str, str]
    treats: frozenset[str]
    shows: frozenset[str]
    labelled: re.Pattern[str]
    sure: tuple[tuple[str, re.Pattern[str]], ...]
    unsure: tuple[tuple[str, re.Pattern[str]], ...]
    shortened: dict[str, str]
    shortened_form: re.Pattern[str]


@functools.cache
def _signs() -> _Signs:
    data = tomllib.loads(_WORDINGS.read_text("utf-8"))
    labels = [*data["atoms_that_treat"], *data["atoms_that_show"]]
    codes = {name.lower(): code for name, code in data["names_of_atoms"].items()}
    atoms = "|".join(
        sorted({re.sub(r"\d+m?", "", label) for label in labels} | {f"(?i:{n})(?: [A-Z][a-z]?)?" for n in codes}, key=len, reverse=True)
    )
    masses = "|".join(sorted({re.match(r"\d+", label).group() for label in labels}, key=len, reverse=True))  # type: ignore[union-attr]
    return _Signs(
        between=_any(data["between"]),
        beside=_any(data["beside"]),
        code=re.compile(rf"(?:{data['code']})(?!\w)"),
        atom=re.compile(_ATOM.format(masses=masses, atoms=atoms)),
        atom_codes=codes,
        treats=frozenset(data["atoms_that_treat"]),
        shows=frozenset(label.replace("99m", "99") for label in data["atoms_that_show"]),
        labelled=_any(data["labelled"]),
        sure=tuple((entry["modality"], _any(entry["words"])) for entry in data["sure"]),
        unsure=tuple((entry["modality"], _any(entry["words"])) for entry in data["unsure"]),
        shortened=data["shortened"],
        shortened_form=re.compile(rf"\b[A-Za-z]{{2,12}}-(?P<end>{'|'.join(data['shortened'])})\b", re.IGNORECASE),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns).replace(" ", r"\s"), re.IGNORECASE)
