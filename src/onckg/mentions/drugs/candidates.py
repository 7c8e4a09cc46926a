"""Candidate drug names of a document: every string whose form could be a drug's name, with what speaks for it.

A candidate is a string, judged over all its occurrences together; ``names`` decides which are drugs and which belong together.
"""

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onckg.documents.records import Document
from onckg.mentions.drugs.forms import DrugForms
from onckg.mentions.drugs.isotopes import labelled_parts
from onckg.mentions.drugs.slots import names_by_slot

Span = tuple[int, int]
CUE_WINDOW = 45  # characters before a name in which a cue word counts
AFTER_WINDOW = 110  # and after it, room for "an investigational, first-in-class ... inhibitor"


@dataclass(slots=True)
class Candidate:
    """One string that could name a drug. ``rule`` is the form it has, ``cues`` how many of its occurrences have a cue of a drug
    beside them, ``by_place`` says that the sentences make it a drug (``slots``), ``spans`` are all occurrences in reading order."""

    name: str
    rule: str
    spans: list[Span] = field(default_factory=list)
    cues: int = 0
    defined: int = 0
    by_place: bool = False


def find_candidates(  # noqa: PLR0917  # what stands in the text, by kind
    document: Document,
    forms: DrugForms,
    inns: Sequence[re.Match[str]],
    taken: list[Span],
    inner: list[Span],
    diseases: Sequence[Span] = (),
) -> dict[str, Candidate]:
    """Return the candidates by their text (shadow's spelling), outside the spans in ``taken`` (sorted).

    ``inns`` are the words of the shadow that end in an INN stem, in reading order.

    ``diseases`` are the characters of their names, sorted.

    Names of targets and diseases (``inner``) block what they begin; inside a code they are part of it ("P-BCMA-101", "177Lu-PSMA-617").
    """
    shadow = document.shadow
    by_rule: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    covered = bytearray(len(shadow))
    for start, end in taken:
        covered[start:end] = b"\x01" * (end - start)
    of_inner = bytearray(len(shadow))
    for start, end in inner:
        of_inner[start:end] = b"\x01" * (end - start)
    by_place = names_by_slot(document, forms, taken, diseases, inner)
    by_place = {name: spans for name, spans in by_place.items() if not _is_technology(shadow, name, forms)}
    forms_found = _all_forms(document, forms, inns, taken, by_place)
    for rule, span in [*forms_found, *_again(shadow, forms_found)]:
        # a protein's name may begin a code ("PIM-8"), it may not reach its digits
        blocked = of_inner[span[0]] if rule == "form/code" else any(of_inner[span[0] : span[1]])
        if blocked and rule in ("form/code-weak", "form/code-long"):
            blocked = any(of_inner[at] for at in range(*span) if not shadow[at].isalpha())
        blocked = blocked and shadow[slice(*span)] not in by_place
        if not blocked and not any(covered[span[0] : span[1]]):
            covered[span[0] : span[1]] = b"\x01" * (span[1] - span[0])
            by_rule[shadow[span[0] : span[1]].replace("\n", " ")][rule].append(span)
    candidates = {}
    for name, rules in by_rule.items():
        rule = min(rules, key=_ORDER.index)
        if rule == "context/apposition" and name in by_place:
            rule = "context/place"
        occurrences = [span for spans in rules.values() for span in spans]
        if rule.startswith("form/code") and not labelled_parts(name) and _names_study(document, occurrences, forms):
            continue
        candidate = Candidate(name, rule, sorted(occurrences), by_place=name in by_place)
        candidate.cues = sum(_has_cue(shadow, span, forms) for span in candidate.spans)
        if rule.startswith("form/code"):
            candidate.cues += 2 * any(_heads_a_block(shadow, span) for span in candidate.spans)
        candidate.defined = sum(_is_defined(shadow, span, forms) for span in candidate.spans)
        candidates[name] = candidate
    return {name: c for name, c in candidates.items() if c.defined or not _is_study_of(name, candidates)}


def _is_study_of(name: str, candidates: Collection[str]) -> bool:
    """Say whether a code is that of another drug with the number of a study behind it ("JW601-306" beside "JW601")."""
    drug, _, number = name.rpartition("-")
    return number.isdigit() and len(number) >= _SHORTEST_STUDY_NUMBER and any(c.isdigit() for c in drug) and drug in candidates


_SHORTEST_STUDY_NUMBER = 2  # digits
_STUDY_BEFORE = re.compile(r"(?:trials?|stud(?:y|ies)|[Pp]hase\s\S{1,5})\s?(?:[(,:]|,?\sincluding)?\s?$")
_STUDY_AFTER = re.compile(
    # "EMBER-3 trial"
    r"\s(?:\([^()]*\)\s)?(?:(?:[Pp]hase\s\S{1,5}|clinical|pivotal|registrational|randomized)\s)*(?:trials?|stud(?:y|ies))\b"
    # "LANTERN-2, a Phase 1 trial"
    r"|,?\s(?:is\s)?(?:an?|the|evaluat\w*)\s(?:(?!in\s)\S+\s){0,5}(?:[Pp]hase|trial|study|in\spatients)"
)
_LINE_OPENS = re.compile(r"(?:\A|\n)[ \t]*(?:(?:[•●▪‣◦*–—-]|\d{1,2}[.)])[ \t]*)?$")
_HEADING_GOES_ON = re.compile(
    r"[ \t]{0,3}(?:\([^()\n]{3,80}\))?[ \t]*(?:\n|$|:(?!\sAn?\s(?:\S+\s){0,6}(?:[Pp]hase|[Tt]rial|[Ss]tudy)\b)|[ \t][–—|-][ \t])"
    r"|[ \t](?:in|for)[ \t][A-Za-z][^:.\n]{3,70}:[ \t]"
)
_ORDER = [
    "form/inn", "form/bracket", "form/short", "form/code", "form/brand", "context/apposition", "form/code-weak", "form/code-long",
    "context/place",
]  # fmt: skip
_MARK = re.compile(r"[™®]|\((?:TM|R)\)")
_LONGEST_BRAND = 80  # characters
_BRAND = re.compile(
    r"(?<![\w-])(?:[A-Za-z][A-Za-z0-9]*(?:-?[A-Z0-9][A-Za-z0-9]*){0,2}"  # "Pluvicto", "zeta-Cel"
    r"|[A-Z][A-Za-z0-9]*(?:[- ][A-Z0-9][A-Za-z0-9]*){1,2})"  # "Vigil Ovarian"
    rf"(?=\s?(?:{_MARK.pattern}))"
)
_COPY = re.compile(r"-[a-z]{4}$")  # "trastuzumab-vlmk" is a product of its own
_BRAND_WITHIN = re.compile(r"\s{1,3}\((?P<name>[A-Z][A-Za-z]{4,})\s?\)")
_CLOSES = re.compile(r"(?:-[a-z]{4})?(?:\s[a-z]+){0,3}\s{0,2}[),;]")
_TECHNOLOGY_BEHIND = re.compile(r"\b(?:platform|technology|system|engine|process),?\s(?:called\s|named\s)?$")
_SUBJECT = re.compile(r"(?<![\w.-])(?P<name>[A-Z][A-Za-z]{3,}(?:-[A-Z0-9]{1,4})?)(?=,?\s(?:is\s)?an?\s)")


def _all_forms(
    document: Document, forms: DrugForms, inns: Sequence[re.Match[str]], taken: list[Span], by_place: Mapping[str, list[Span]]
) -> list[tuple[str, Span]]:
    """Return (rule, span) pairs: surest form first, then reading order; the longest match of a form comes first."""
    shadow, text = document.shadow, document.text
    found: list[tuple[str, Span]] = []
    found.extend(("form/code", m.span()) for m in forms.labelled.finditer(shadow))
    found.extend(
        ("form/inn" if any(forms.find_inns(m["word"])) else "form/code", m.span())
        for m in forms.labelled_behind.finditer(shadow)
        if m["word"].lower().split()[0] not in forms.not_labelled
    )
    for match in inns:
        name, _, suffix = match.group().lower().partition("-")
        if name not in forms.not_stems and not name.endswith(forms.not_stem_endings) and suffix not in forms.not_suffixes:
            second = forms.second_word.match(shadow, match.end())
            start = match.start() + 4 if name.startswith("with") else match.start()  # "withenfortumab": a lost space
            found.append(("form/inn", (start, second.end() if second else match.end())))
    found.extend(("form/short", m.span()) for m in forms.short_form.finditer(shadow) if m.group().lower() not in {"t-cel", "b-cel"})
    for rule, pattern in (
        ("form/code", forms.strong_code),
        ("form/code-weak", forms.weak_code),
        ("form/code-long", forms.long_code),
    ):
        found.extend((rule, m.span()) for m in pattern.finditer(shadow) if _is_code(m.group(), shadow, m.span(), forms))
    found.extend(
        ("form/brand", (start, m.end()))
        for m in _marked(text)
        if m.group().lower().split()[-1] not in forms.not_brands
        and not _is_technology(shadow, shadow[(start := _start_of_brand(m, shadow, forms)) : m.end()], forms)
    )
    found.extend(("form/bracket", span) for span in _beside_brackets(shadow, [*taken, *(span for _, span in found)], set(taken), forms))
    found.extend(
        ("form/bracket", m.span("name")) for m in forms.small_subject.finditer(shadow) if _is_defined(shadow, m.span("name"), forms)
    )
    for match in _SUBJECT.finditer(shadow):
        if match["name"].lower() not in forms.not_subjects and _is_defined(shadow, match.span("name"), forms):
            found.append(("context/apposition", match.span("name")))
    return [*found, *(("context/place", span) for spans in by_place.values() for span in spans)]


def _marked(text: str) -> Iterator[re.Match[str]]:
    """Yield the names with a mark, searched only where a mark stands: most words have none."""
    reached = 0
    for mark in _MARK.finditer(text):
        for match in _BRAND.finditer(text, max(reached, mark.start() - _LONGEST_BRAND), mark.end()):
            reached = match.end()
            yield match


def _again(shadow: str, found: Iterable[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """Yield the other places of the words that a mark or a bracket makes names."""
    words = {shadow[start:end]: rule for rule, (start, end) in found if rule in ("form/brand", "form/bracket")}
    for word, rule in words.items():
        yield from ((rule, m.span()) for m in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w]|-\d)", shadow))


def _start_of_brand(match: re.Match[str], shadow: str, forms: DrugForms) -> int:
    """Return where a name with a mark begins: words of a headline before it, and those that the text uses as common words, are left out."""
    words = list(re.finditer(r"[^\s]+", match.group()))
    for word, following in itertools.pairwise(words):
        rest = match.group()[following.start() :]
        plain = word.group().lower() in forms.before_brands or re.search(rf"\b{re.escape(word.group().lower())}\b", shadow)
        alone = len(re.findall(rf"\b{re.escape(rest)}\b", shadow)) > len(re.findall(rf"\b{re.escape(match.group())}\b", shadow))
        if not plain and not (alone and not re.search(rf"\b{re.escape(rest.lower())}\b", shadow)):
            return match.start() + word.start()
    return match.start() + words[-1].start()


def _beside_brackets(shadow: str, names: Iterable[Span], known: Collection[Span], forms: DrugForms) -> Iterator[Span]:
    """Yield new words that a bracket makes another name of a drug: the brand before it ("Zentravo (taletuximab)"), the word in small
    letters within it ("SLV-101 (mirelasib)"), and the brand within it.

    A brand that the text has only once must stand beside a new name: the brands of ``known`` medicines are known. A word of one of
    the names in ``known`` (of a company, say) is no brand.
    """
    others = {word for start, end in known for word in re.findall(r"\w+", shadow[start:end])}
    for start, end in names:
        within = forms.in_bracket.match(shadow, end)
        if within and re.search(r"\d", shadow[start:end]):
            yield within.span("name")
        brand = None if within else _BRAND_WITHIN.match(shadow, end)
        if brand and forms.before_bracket.search(brand["name"] + " (") and _is_again(shadow, brand["name"]) and brand["name"] not in others:
            yield brand.span("name")
        before = forms.before_bracket.search(shadow, max(0, start - 40), start) if shadow[start - 1 : start] == "(" else None
        if before and _CLOSES.match(shadow, end) and before["name"] not in others:
            is_word = re.search(rf"\b{before['name'].lower()}\b", shadow)
            is_new = (start, end) not in known or before["name"].isupper() or _COPY.search(shadow[start:end])
            if not is_word and (is_new or _is_again(shadow, before["name"])):
                yield before.span("name")


def _is_again(shadow: str, name: str) -> bool:
    return len(re.findall(rf"\b{re.escape(name)}\b", shadow)) > 1


def _is_technology(shadow: str, name: str, forms: DrugForms) -> bool:
    """Say whether the text calls what the name with a mark names a technology, a test or a device, at least every second time."""
    places = [m.span() for m in re.finditer(rf"\b{re.escape(name)}(?!\w)", shadow)]
    called = [forms.technology.match(shadow, e, e + 70) or _TECHNOLOGY_BEHIND.search(shadow, max(0, s - 40), s) for s, e in places]
    return 2 * sum(map(bool, called)) >= len(places)


def _is_code(code: str, shadow: str, span: Span, forms: DrugForms) -> bool:
    if forms.not_code.fullmatch(code) or not any(c.isalpha() for c in code):
        return False
    letters = re.match(r"[A-Za-z]*", code)
    if letters is not None and letters.group().upper() in forms.not_prefixes:
        return False
    before, after = shadow[max(0, span[0] - 14) : span[0]], shadow[span[1] : span[1] + 12]
    return not (forms.not_code_behind.search(before) or forms.not_code_before.match(after))


def _names_study(document: Document, spans: list[Span], forms: DrugForms) -> bool:
    """Say whether a code is a study's name: it stands beside "trial" or "study", and nothing in the text treats it as a drug."""
    shadow, sentences = document.shadow, [s.start for s in document.sentences]
    if any(_is_defined(shadow, span, forms) for span in spans):
        return False
    beside = 0
    for start, end in spans:
        opens = sentences[at - 1] if (at := bisect.bisect_right(sentences, start)) else 0  # another row of a table speaks of another code
        before, after = shadow[max(opens, start - 40) : start].replace("\n", " "), shadow[end : end + 70]
        if _STUDY_AFTER.match(after) or _STUDY_BEFORE.search(before):
            beside += 1
        elif forms.governs.search(before):
            return False
    return beside > 0 and not any(
        forms.governs.search(shadow[max(0, start - 40) : start]) and not _STUDY_AFTER.match(shadow[end : end + 70]) for start, end in spans
    )


def _has_cue(shadow: str, span: Span, forms: DrugForms) -> bool:
    before = shadow[max(0, span[0] - CUE_WINDOW) : span[0]].replace("\n", " ")
    return bool(forms.cue_before.search(before) or forms.cue_after.match(shadow, span[1], span[1] + CUE_WINDOW))


def _heads_a_block(shadow: str, span: Span) -> bool:
    """Say whether a code opens a line as what the line or the block under it is about: "XR-101:", "XR-101 (oral inhibitor)", "XR-101 in
    glioma: ...", "XR-101 | Phase 2"."""
    opens = _LINE_OPENS.search(shadow, max(0, span[0] - 12), span[0])
    return opens is not None and bool(_HEADING_GOES_ON.match(shadow, span[1]))


def _is_defined(shadow: str, span: Span, forms: DrugForms) -> bool:
    """Say whether the name is followed by what kind of drug it is ("X, a first-in-class inhibitor"), a bracket between."""
    at = span[1]
    bracket = re.compile(r"\s{0,3}\((?P<inside>[^()]{1,40})\)").match(shadow, at)  # a mark is a space in the shadow
    if bracket:
        if any(forms.find_inns(bracket["inside"])):
            return True
        at = bracket.end()
    kind = forms.kind_of_drug.match(shadow, at, at + AFTER_WINDOW)
    # "X is a clinical-stage immunotherapy company"
    return kind is not None and not forms.not_kind.search(kind.group()) and not forms.not_kind.match(shadow[kind.end() :].lstrip()[:20])
