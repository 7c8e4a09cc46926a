"""Why a name has its concept, or none: the label that matched, its scope, what was disregarded, of what a name is composed.

Takes the mentions that a document has and the vocabulary; reads no text a second time. Each way in which a release writes a name gets
one ``Grounding``; the strongest comes first. A name without a concept says why: no vocabulary holds it, and what it was found by.

Who decides which concept a name has are the recognizers; this module only tells how they came to it. ``reasons.toml`` holds the
words for each rule.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from onckg.documents.shadow import shadow_of
from onckg.lexicon.differences import differences
from onckg.lexicon.folding import key_of, split_words, words_of
from onckg.mentions.diseases.abbreviations import brackets_of, long_form_start
from onckg.mentions.drugs.isotopes import key_of as drug_key
from onckg.mentions.records import Mention
from onckg.vocabulary import Concept, Vocabulary

HOWS = ("label", "abbreviation", "composed", "context", "stem", "none", "ambiguous")
_STRENGTH = {how: place for place, how in enumerate(HOWS)}
_SCHEMES = {"disease": "diseases", "drug": "drugs", "platform": "platforms", "population": "populations", "company": "companies"}
OURS = "https://w3id.org/onckg/"
_OBO = re.compile(r"/obo/([A-Za-z]+)_")
_GAP = 4  # characters between a long form and its abbreviation: a space, a bracket, a quotation mark
_MOST_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Grounding:
    """Why one way of writing a name has its concept.

    ``surface`` is the name as the text has it, white space made single. ``concept`` is an IRI, empty for none; ``broader`` the nearest
    known concept of a name that is composed (of a platform: the modality that it names). ``how`` is one of ``HOWS``. ``label`` is the
    label of the vocabulary that matched, ``scope`` what it is there (preferred, alternative, hidden, abbreviation, code name, added, stem)
    and ``vocabulary`` whose it is ("onckg", the name of an added one, "added"); all three are empty where none matched.
    ``normalisations`` are the differences between surface and label that were disregarded. ``pieces`` are those of a composed name.
    ``support`` says what decided for an abbreviation, ``at`` is the character of the text where that, or an undecided abbreviation,
    stands. ``candidates`` are the IRIs between which the text does not decide. ``sentence`` says it all for people.
    """

    surface: str
    concept: str
    how: str
    sentence: str
    broader: str = ""
    label: str = ""
    scope: str = ""
    vocabulary: str = ""
    normalisations: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    support: str = ""
    at: int | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tables:
    """What is looked up in a vocabulary, compiled once: who bears an abbreviation, the stems of medicines; ``told`` keeps answers."""

    vocabulary: Vocabulary
    bearers: Mapping[str, tuple[str, ...]]
    ambiguous: Mapping[str, str]  # lower case -> as it is written
    stems: Mapping[str, Concept]
    modalities: Mapping[str, Concept]  # by the keys of their labels
    told: dict[tuple[str, ...], Grounding] = field(default_factory=dict)


_compiled: dict[str, _Tables] = {}


def ground_names(mentions: Sequence[Mention], vocabulary: Vocabulary) -> tuple[Grounding, ...]:
    """Return why each way of writing one thing has its concept, the strongest first, then in reading order.

    Args:
        mentions: all namings of one thing in one document (one kind, one value), in reading order; anaphors among them do not count.
        vocabulary: the one that the mentions were read with.
    """
    tables = _tables_of(vocabulary)
    named = [m for m in mentions if m.attributes.get("anaphor") != "yes"]
    known = next((m for m in named if m.concept or m.attributes.get("broader")), None)
    found: dict[str, Grounding] = {}
    for mention in named:
        surface = _squeezed(mention.text)
        if surface not in found:
            told = _tell(mention, surface, tables)
            found[surface] = _in_context(told, mention, named, known, tables)
    return tuple(sorted(found.values(), key=lambda g: _STRENGTH[g.how]))


def ground_mention(mention: Mention, vocabulary: Vocabulary) -> Grounding:
    """Return why one naming has its concept, by itself: what else the document says is not looked at."""
    return _tell(mention, _squeezed(mention.text), _tables_of(vocabulary))


def open_abbreviations(shadow: str, mentions: Iterable[Mention], vocabulary: Vocabulary) -> tuple[Grounding, ...]:
    """Return the abbreviations of diseases that the text leaves open, in reading order, each once: ambiguous ones which it neither
    explains nor supports by another name of the disease. What it explains by something else ("overall survival (OS)") is not among them.
    """
    tables = _tables_of(vocabulary)
    words = words_of(shadow)
    present = set(words.keys) & tables.ambiguous.keys()
    if not present:
        return ()
    shorts = {tables.ambiguous[key] for key in present}
    explained = {b.short for b in brackets_of(shadow) if b.short in shorts and long_form_start(shadow, b.opening, b.short) is not None}
    covered = [(m.start, m.end) for m in mentions]
    found: dict[str, Grounding] = {}
    for start, end, key in zip(words.starts, words.ends, words.keys, strict=True):
        if key not in present or (short := shadow[start:end]) != tables.ambiguous[key] or short in explained or short in found:
            continue
        if "-" in (shadow[start - 1 : start], shadow[end : end + 1]) or any(s < end and start < e for s, e in covered):
            continue
        candidates = tables.bearers[short]
        labels = " or ".join(vocabulary.concepts[iri].label for iri in candidates)
        sentence = f"“{short}” may mean {labels}, or no disease: the text neither explains it nor names the disease in full."
        found[short] = Grounding(short, "", "ambiguous", sentence, at=start, candidates=candidates)
    return tuple(found.values())


def _whose(concept: Concept, scope: str, label: str = "") -> str:
    """Return whose label it is: the added vocabularies of a foreign concept by their names, else whose the concept is."""
    is_added = scope == "added" or (label in concept.added_abbreviations and not concept.sources)
    return "added" if is_added else "+".join(concept.sources) or vocabulary_of(concept.iri)


def vocabulary_of(iri: str) -> str:
    """Return whose concept an IRI is: "onckg" for ours, the prefix of an OBO vocabulary, else the name before the last part.

    >>> vocabulary_of("https://w3id.org/onckg/id/disease/lymphoma"), vocabulary_of("http://purl.obolibrary.org/obo/NCIT_C3208")
    ('onckg', 'NCIT')
    """
    if iri.startswith(OURS):
        return "onckg"
    obo = _OBO.search(iri)
    return obo[1] if obo else next((part for part in reversed(re.split(r"[/#]", iri)[:-1]) if part), iri)


def _tables_of(vocabulary: Vocabulary) -> _Tables:
    kept = _compiled.get(vocabulary.fingerprint)
    if kept is None or kept.vocabulary is not vocabulary:
        bearers: dict[str, list[str]] = {}
        ambiguous: dict[str, str] = {}
        for concept in vocabulary.scheme("diseases"):
            for short in (*concept.abbreviations, *concept.added_abbreviations):
                bearers.setdefault(short, []).append(concept.iri)
            ambiguous.update((short.lower(), short) for short in concept.ambiguous if short.isalnum())
        stems = {suffix: c for c in vocabulary.scheme("stems") for suffix in c.properties.get("suffix", ())}
        modalities = {
            key_of(label): c for c in reversed(vocabulary.scheme("modalities")) for label in (*c.hidden_labels, *c.alt_labels, c.label)
        }
        kept = _Tables(vocabulary, {short: tuple(iris) for short, iris in bearers.items()}, ambiguous, stems, modalities)
        _compiled[vocabulary.fingerprint] = kept
    return kept


def _tell(mention: Mention, surface: str, tables: _Tables) -> Grounding:
    attributes = mention.attributes
    key = (
        mention.kind, surface, mention.value, mention.concept, mention.rule,
        attributes.get("broader", ""), attributes.get("ticker", ""), attributes.get("misspelling", ""),
    )  # fmt: skip
    told = tables.told.get(key)
    if told is None:
        if len(tables.told) > _MOST_KEPT:
            tables.told.clear()
        concept = tables.vocabulary.concepts.get(mention.concept)
        broader = tables.vocabulary.concepts.get(attributes.get("broader", ""))
        if concept is not None:
            told = _known(mention, surface, concept, tables)
        elif broader is not None:
            told = _composed(mention, surface, broader, tables)
        else:
            told = _unknown(mention, surface, tables)
        tables.told[key] = told
    return told


def _known(mention: Mention, surface: str, concept: Concept, tables: _Tables) -> Grounding:
    """The name is a label of its concept; else an abbreviation of the release's own, or its pieces name the concept together."""
    matched = _matched(concept, surface, mention.kind)
    if matched:
        label, scope = matched
        found = differences(surface, label)
        how = "abbreviation" if scope == "abbreviation" else "label"
        sentence = _label_sentence(surface, concept, label, scope, found)
        return Grounding(surface, concept.iri, how, sentence, "", label, scope, _whose(concept, scope, label), found)
    if mention.kind == "drug":
        return Grounding(
            surface, concept.iri, "context", f"“{surface}” is called in this release what another name of {_named(concept)} is."
        )
    label, scope = _matched(concept, mention.value, mention.kind) or (concept.label, "preferred")
    vocabulary = _whose(concept, scope)
    if mention.rule.startswith("registry/inverted"):
        found = ("word order",)
        sentence = _label_sentence(surface, concept, label, scope, found)
        return Grounding(surface, concept.iri, "label", sentence, "", label, scope, vocabulary, found)
    if mention.rule.startswith("abbreviation/"):
        short = next((s for s in sorted(concept.abbreviations, key=len, reverse=True) if surface.endswith(s) and s != surface), "")
        pieces: tuple[str, ...] = (surface[: -len(short)], short) if short else ()
        how_so = (
            f"the letters “{surface[: -len(short)]}” before the abbreviation “{short}”"
            if short
            else "an abbreviation that this release explains"
        )
        return Grounding(
            surface, concept.iri, "abbreviation", f"“{surface}” is {how_so} of {_named(concept)}.", "", label, scope, vocabulary, (), pieces
        )
    pieces = _pieces(mention.value, surface, concept, tables.vocabulary)
    sentence = f"“{surface}” is read as {_sum(pieces)}: {_why(mention.rule)}; that is {_named(concept)}."
    return Grounding(surface, concept.iri, "composed", sentence, "", label, scope, vocabulary, (), pieces)


def _label_sentence(surface: str, concept: Concept, label: str, scope: str, found: Sequence[str]) -> str:
    unsure = "ambiguous " if label in (*concept.ambiguous, *concept.added_abbreviations) else ""
    but = f" is, but for {_listed(found)}," if found else " is"
    kind = {"added": "name by an added vocabulary", "abbreviation": "abbreviation", "code name": "code name"}.get(scope, f"{scope} label")
    which = f"{unsure}{kind}"
    quoted = "" if label == surface else f" “{label}”"
    owner = f" of {_named(concept)}" if scope != "preferred" else f" in the vocabulary {_whose(concept, scope)}"
    return f"“{surface}”{but} the {which}{quoted}{owner}."


def _composed(mention: Mention, surface: str, broader: Concept, tables: _Tables) -> Grounding:
    """No vocabulary holds the name; its pieces place it under the nearest concept that is known."""
    pieces = _pieces(mention.value, surface, broader, tables.vocabulary)
    label, scope = _matched(broader, pieces[-1], mention.kind) or ("", "")
    found = differences(_tail(surface, label) or pieces[-1], label) if label else ()
    sentence = f"No vocabulary holds “{mention.value}”: it is composed of {_sum(pieces)} and lies under {_named(broader)}."
    vocabulary = _whose(broader, scope) if label else ""
    return Grounding(surface, "", "composed", sentence, broader.iri, label, scope, vocabulary, found, pieces)


def _unknown(mention: Mention, surface: str, tables: _Tables) -> Grounding:
    """No vocabulary holds the name: what it was found by, and what its stem or its words tell all the same."""
    why, name = _why("context/ticker" if mention.attributes.get("ticker") else mention.rule), f"“{surface}”"
    if _squeezed(mention.value).casefold() != surface.casefold():
        relation = "is a slip of the pen for" if mention.attributes.get("misspelling") else "stands in this release for"
        name = f"{name} {relation} “{mention.value}”, which"
    if mention.kind == "drug" and mention.rule in ("form/inn", "form/short") and (stem := _stem_of(surface, tables)):
        told = stem.properties.get("definition", (stem.label,))[0].rstrip(".")
        sentence = f"No vocabulary holds “{surface}”; it is read as a drug by the stem {stem.label}: {told[:1].lower()}{told[1:]}."
        return Grounding(surface, "", "stem", sentence, "", stem.label, "stem", vocabulary_of(stem.iri))
    if mention.kind == "company":
        ticker = mention.attributes.get("ticker", "")
        listed = f" (ticker {ticker})" if ticker else ""
        return Grounding(surface, "", "none", f"{name}{listed} is read as a company: {why}; no registry of companies is asked.")
    if mention.kind == "platform" and (modality := tables.modalities.get(key_of(mention.value))):
        label, scope = _matched(modality, mention.value, mention.kind) or (modality.label, "preferred")
        sentence = f"{name} is read as a platform: {why}; its name is that of a modality, {_named(modality)}."
        return Grounding(surface, "", "none", sentence, modality.iri, label, scope, vocabulary_of(modality.iri))
    return Grounding(surface, "", "none", f"{name} is read as a {mention.kind}: {why}; no vocabulary holds it.")


def _in_context(told: Grounding, mention: Mention, named: Sequence[Mention], known: Mention | None, tables: _Tables) -> Grounding:
    """Add what the rest of the release says: what decides for an abbreviation, and which other name gives the concept."""
    if told.how == "abbreviation":
        return _supported(told, mention, named, tables)
    if told.how == "context" or (known and mention.kind == "disease" and not told.concept and not told.broader):
        concept = tables.vocabulary.concepts.get(told.concept)
        other = next((m for m in named if m.concept == told.concept and concept and _matched(concept, m.text, m.kind)), known)
        if other is None or other is mention:
            return told
        if mention.kind == "disease":
            sentence = f"“{told.surface}” stands in this release for the narrower “{other.value}”, which it names as well."
        else:
            sentence = f"“{told.surface}” and “{_squeezed(other.text)}” are one thing in this release, and that is {_named(concept)}."
        return replace(told, how="context", sentence=sentence, at=other.start, concept=other.concept, broader=_attribute(other, "broader"))
    return told


def _supported(told: Grounding, mention: Mention, named: Sequence[Mention], tables: _Tables) -> Grounding:
    spelled = [m for m in named if m.attributes.get("abbreviation") != "yes" and not m.rule.startswith("abbreviation/")]
    short = [m for m in named if _squeezed(m.text) == told.surface]
    behind = next((m for m in short for long in spelled if 0 < m.start - long.end <= _GAP or 0 < long.start - m.end <= _GAP), None)
    if behind is not None:
        support, at = "explained in the text", behind.start
    elif within := mention.attributes.get("within", ""):
        support, at = f"explained in the text behind “{within}”", mention.start
    elif spelled:
        support, at = f"the text also says “{_squeezed(spelled[0].text)}”", spelled[0].start
    elif sure := next((m for m in named if m.rule == "abbreviation/vocabulary" and _is_sure(m, told.label, tables)), None):
        support, at = f"the text also says “{_squeezed(sure.text)}”", sure.start
    elif mention.rule == "abbreviation/defined":
        support, at = "explained in the text", mention.start
    else:
        others = tuple(iri for iri in tables.bearers.get(told.label, ()) if iri != told.concept)
        return replace(told, candidates=others) if others else told
    return replace(told, support=support, at=at, sentence=f"{told.sentence[:-1]}; {support}.")


def _is_sure(mention: Mention, label: str, tables: _Tables) -> bool:
    """Say whether a naming is another abbreviation than ``label``, one that has no other meaning."""
    concept = tables.vocabulary.concepts.get(mention.concept)
    matched = _matched(concept, _squeezed(mention.text), mention.kind) if concept else None
    return (
        concept is not None
        and matched is not None
        and matched[0] != label
        and matched[0] not in (*concept.ambiguous, *concept.added_abbreviations)
    )


def _matched(concept: Concept, name: str, kind: str) -> tuple[str, str] | None:
    """Return the label of a concept that a name is, with its scope; the one that is spelled alike if there is one, then by scope."""
    fold = drug_key if kind == "drug" else key_of
    wanted = fold(shadow_of(name))
    found: tuple[str, str] | None = None
    for scope, labels in (
        ("preferred", (concept.label,)), ("alternative", concept.alt_labels), ("hidden", concept.hidden_labels),
        ("code name", concept.properties.get("codeName", ())), ("added", concept.added_labels),
    ):  # fmt: skip
        for label in labels:
            if label == name:
                return label, scope
            if found is None and fold(label) == wanted:
                found = label, scope
    for short in (*concept.abbreviations, *concept.added_abbreviations):
        if name in (short, f"{short}s"):
            return short, "abbreviation"
    return found


def _pieces(value: str, surface: str, known: Concept, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the two parts of a composed name: what stands before the known disease that it ends in, and that disease; where it ends in
    none, before what a list lends it; else before its last word."""
    words = split_words(value)
    for iri in (known.iri, *vocabulary.ancestors(known.iri)):
        concept = vocabulary.concepts.get(iri)
        lengths = sorted({len(label) for label in _keys_of(concept) if words.keys[-len(label) :] == label} if concept else (), reverse=True)
        if lengths and lengths[0] < len(words.keys):
            cut = words.starts[-lengths[0]]
            return value[:cut].rstrip(" -,/"), value[cut:]
    said = split_words(surface).keys
    if len(said) < len(words.keys) and words.keys[: len(said)] == said:
        cut = words.starts[len(said)]
        return value[:cut].rstrip(" -,/"), value[cut:]
    before, space, head = value.rpartition(" ")
    return (before, head) if space else (value,)


def _keys_of(concept: Concept) -> Iterable[tuple[str, ...]]:
    return (tuple(key_of(label).split()) for label in (concept.label, *concept.alt_labels, *concept.hidden_labels))


def _tail(surface: str, label: str) -> str:
    """Return the last words of a surface that are a label, "" where they are not."""
    words, wanted = split_words(surface), tuple(key_of(label).split())
    return surface[words.starts[-len(wanted)] :] if words.keys[-len(wanted) :] == wanted else ""


def _stem_of(name: str, tables: _Tables) -> Concept | None:
    """Return the longest stem that a word of the name ends in; a second word ("vedotin") goes before the first."""
    for word in reversed(re.findall(r"[a-z]+", name.lower())):
        for start in range(len(word)):
            if stem := tables.stems.get(word[start:]):
                return stem
    return None


@cache
def _rules() -> Mapping[str, str]:
    rules: dict[str, str] = tomllib.loads(Path(__file__).with_name("reasons.toml").read_text("utf-8"))["rules"]
    return rules


def _why(rule: str) -> str:
    return _rules().get(rule, f"rule {rule}")


def _named(concept: Concept | None) -> str:
    if concept is None:
        return "no concept"
    vocabulary = _whose(concept, "")
    return concept.label if vocabulary == "onckg" else f"{concept.label} ({vocabulary})"


def _sum(pieces: Sequence[str]) -> str:
    return " and ".join(f"“{piece}”" for piece in pieces)


def _listed(words: Sequence[str]) -> str:
    return " and ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} and {words[-1]}"


def _attribute(mention: Mention, name: str) -> str:
    return mention.attributes.get(name, "")


def _squeezed(text: str) -> str:
    return " ".join(text.split())
