"""Drugs by name: known medicines by dictionary, new ones by form and context.

Most names in tomorrow's release are in no dictionary: code names ("CLR 131", "177Lu-PNT2002"), INN stems ("zelenirstat"),
brands with a mark, appositions ("X, an investigational ..."), ellipsis ("CLR 1700 and 1900"). Genes, cell lines, trials, grant
numbers and conferences look alike; ``drugs/forms.toml`` lists what tells them apart. Whose drug it is and which
role it has, is read by the facts.
"""

import re
from collections import Counter
from collections.abc import Sequence

from onckg.documents.records import Document
from onckg.lexicon import Lexicon
from onckg.mentions.drugs.aliases import alias_pairs, bracketed_short_forms
from onckg.mentions.drugs.candidates import Span, find_candidates
from onckg.mentions.drugs.codes import known_code
from onckg.mentions.drugs.forms import DrugForms, drug_forms
from onckg.mentions.drugs.isotopes import key_of, labelled_parts
from onckg.mentions.drugs.names import accepted
from onckg.mentions.records import Mention

_ELLIPSIS = re.compile(
    r"\s?(?:,|and|or|&|/|,\sand|,\sor)\s?-?(?P<number>\d{2,5})"
    r"(?![\w%]|[.,]\d|\s?(?:patients|mg|%|percent|subjects|trials|studies|million|months|days|people|participants|sites|weeks|years))"
)
_BEHIND_ATOM = re.compile(r"(?:\d{2,3}m?[A-Z][a-z]?\]?|[A-Z][a-z]?-?\d{2,3}m?\]?|\][A-Z][a-z]?)(?:-[A-Z]+)?-$")  # "225Ac-", "177Lu-DTPA-"
_CODE_GOES_ON = re.compile(r"-[A-Z0-9]")
_SUFFIX = re.compile(r"-([a-z]{4})(?![\w-])")  # of a biosimilar or another licensed version
_EXTENSION = re.compile(r"^(?P<base>.+) \d[A-Z]$")


def find_drugs(document: Document, lexicon: Lexicon, others: Sequence[Mention]) -> list[Mention]:
    """Find every occurrence of every drug name, in reading order, never overlapping.

    Args:
        document: the release.
        lexicon: gives the known medicines and the INN stems.
        others: mentions of companies and diseases; their characters are no drug names.

    Returns:
        ``value`` is the name that the release uses most; ``concept`` is the IRI of a known medicine. An elided code
        ("1900" of "CLR 1700 and 1900") has the whole code as value and its own characters as text.
    """
    forms = drug_forms(lexicon.vocabulary)
    inns = list(forms.find_inns(document.shadow))
    rules = _known(document, lexicon, forms, inns)  # span -> name, rule, concept
    taken = sorted([*rules, *((m.start, m.end) for m in others if not _may_stand_in_code(m))])
    inner = [(m.start, m.end) for m in others if _may_stand_in_code(m)]
    diseases = sorted((m.start, m.end) for m in others if m.kind == "disease")
    candidates = find_candidates(document, forms, inns, taken, inner, diseases).values()
    for candidate in accepted(candidates, document, {span: name for span, (name, _, _) in rules.items()}):
        concept = known_code(candidate.name, lexicon.vocabulary)
        for span in candidate.spans:
            rules[span] = (candidate.name, candidate.rule, concept)
    _add_occurrences(document, rules, [(m.start, m.end) for m in others])
    _add_short_forms(document, rules)
    _add_ellipsis(document, rules)
    groups = _groups(document, rules, forms)
    preferred = _preferred_names(rules, groups, lexicon)
    mentions = []
    for span in sorted(rules):
        name, rule, concept = rules[span]
        group = groups[key_of(name)]
        concept = concept or next((c for n, _, c in rules.values() if c and groups[key_of(n)] == group), "")
        mentions.append(Mention("drug", *span, document.text[span[0] : span[1]], preferred[group], rule, concept))
    return _without_overlaps(mentions)


def _may_stand_in_code(mention: Mention) -> bool:
    return mention.kind == "target" or (mention.kind == "disease" and mention.text.isupper())


def _known(document: Document, lexicon: Lexicon, forms: DrugForms, inns: Sequence[re.Match[str]]) -> dict[Span, tuple[str, str, str]]:
    """Return the known medicines by their characters: (name, rule, concept).

    The four letters that tell one product from another belong to the name, and to the copy where the vocabulary has one
    ("bevacizumab-awwb"); a small word that lost its space does not ("ofabemaciclib").
    """
    shadow, matcher = document.shadow, lexicon.matcher("drugs")
    found: dict[Span, tuple[str, str, str]] = {}
    labelled = [m.span() for pattern in (forms.labelled, forms.labelled_behind) for m in pattern.finditer(shadow)]
    for hit in matcher.find(shadow):
        if any(s <= hit.start and hit.end <= e and hit.end - hit.start < e - s for s, e in labelled) and not _is_labelled(
            hit.payload, lexicon
        ):
            continue  # "Ac-225 omburtamab" is another drug than omburtamab
        if _CODE_GOES_ON.match(shadow, hit.end) and any(c.isdigit() for c in hit.label):
            continue  # "BP1001-A" is another drug than BP1001
        if _BEHIND_ATOM.search(shadow[max(0, hit.start - 16) : hit.start]):
            continue  # "225Ac-omburtamab" is another drug than omburtamab
        end, concept = hit.end, hit.payload
        suffix = _SUFFIX.match(shadow, hit.end)
        if suffix and suffix[1] not in forms.not_suffixes and shadow[hit.end - 1].islower():
            end = suffix.end()
            copies = matcher.find(f"{hit.label} biosimilar")
            concept = copies[0].payload if len(copies) == 1 and copies[0].start == 0 and copies[0].end > len(hit.label) else concept
        found[(hit.start, end)] = (shadow[hit.start : end], "dictionary/drugs", concept)
    for match in inns:
        joined = forms.joined.match(match.group())
        rest = match.group()[joined.end() :] if joined else ""
        hits = matcher.find(rest) if rest else []
        if hits and (hits[0].start, hits[0].end) == (0, len(rest)):
            found[(match.start() + len(match.group()) - len(rest), match.end())] = (rest, "dictionary/drugs", hits[0].payload)
    return found


def _is_labelled(concept: str, lexicon: Lexicon) -> bool:
    """Say whether a known medicine carries a radioactive atom by one of its names."""
    known = lexicon.vocabulary.concepts[concept]
    return any(labelled_parts(name) for name in (known.label, *known.alt_labels, *known.properties.get("codeName", ())))


def _add_occurrences(document: Document, rules: dict[Span, tuple[str, str, str]], others: list[Span]) -> None:
    """Add the occurrences of accepted names whose form alone did not show them (a brand without its mark)."""
    names = {name: rule for name, rule, concept in rules.values() if not concept}
    if not names:
        return
    covered = bytearray(len(document.shadow))
    for start, end in (*rules, *others):
        covered[start:end] = b"\x01" * (end - start)
    alternatives = "|".join(_loosely(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    keys = {key_of(name): name for name in names}
    for match in re.finditer(rf"(?<![\w-])(?:{alternatives})(?![\w]|-\d)", document.shadow):
        if not any(covered[match.start() : match.end()]) and key_of(match.group()) in keys:
            name = match.group().replace("\n", " ")
            rules[match.span()] = (name, names[keys[key_of(name)]], "")


def _loosely(name: str) -> str:
    """Return the pattern of a name: a word in any case, a code as it stands."""
    escaped = re.escape(name).replace(r"\ ", r"[ \n]")
    return escaped if re.search(r"\d", name) or len(name) < 5 else f"(?i:{escaped})"


def _add_short_forms(document: Document, rules: dict[Span, tuple[str, str, str]]) -> None:
    """Add every occurrence of a short form that a bracket defines."""
    spans = sorted((span, name) for span, (name, _, _) in rules.items())
    covered = sorted(rules)
    for _, short in dict.fromkeys(bracketed_short_forms(document, spans)):
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", document.shadow, re.IGNORECASE):
            if not any(s < match.end() and match.start() < e for s, e in covered):
                rules[match.span()] = (short, "abbreviation/defined", "")


def _add_ellipsis(document: Document, rules: dict[Span, tuple[str, str, str]]) -> None:
    """Add the further codes of "CLR 1700, 1900 and 2045"."""
    for (_, end), (name, _, _) in sorted(rules.items()):
        code = re.fullmatch(r"(?P<letters>[A-Z]{2,6}[ -]?)(?P<number>\d{2,5})", name)
        match = _ELLIPSIS.match(document.shadow, end) if code else None
        while code and match and len(match["number"]) == len(code["number"]):
            rules[match.span("number")] = (code["letters"] + match["number"], "form/code-ellipsis", "")
            match = _ELLIPSIS.match(document.shadow, match.end("number"))


def _groups(document: Document, rules: dict[Span, tuple[str, str, str]], forms: DrugForms) -> dict[str, str]:
    """Return for each name key the key of its group (the smallest key in it)."""
    parent = {key_of(name): key_of(name) for name, _, _ in rules.values()}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    def join(one: str, other: str) -> None:
        low, high = sorted((root(one), root(other)))
        parent[high] = low

    by_concept: dict[str, str] = {}
    for name, _, concept in rules.values():
        if concept:
            join(key_of(name), by_concept.setdefault(concept, key_of(name)))
    spans = sorted((span, name) for span, (name, _, _) in rules.items())
    concepts = {key_of(name): concept for name, _, concept in rules.values() if concept}
    for one, other in [*alias_pairs(document, spans), *bracketed_short_forms(document, spans)]:
        first, second = key_of(one), key_of(other)
        if second in parent and not (concepts.get(first) and concepts.get(second) and concepts[first] != concepts[second]):
            join(first, second)
    extended: dict[str, dict[str, str]] = {}  # by the key of the base: what is added to it, and the key of the longer name
    for name in dict.fromkeys(name for name, _, _ in rules.values()):
        match, labelled = _EXTENSION.match(name), labelled_parts(name)
        if match:
            extended.setdefault(key_of(match["base"]), {}).setdefault(name[match.end("base") :], key_of(name))
        if labelled:
            atom, base = labelled
            join(key_of(name), extended.setdefault(base, {}).setdefault(atom, key_of(name)))
    for base, longer in extended.items():
        if base in parent and len(longer) == 1:
            join(base, next(iter(longer.values())))
    return {key: root(key) for key in parent}


def _preferred_names(rules: dict[Span, tuple[str, str, str]], groups: dict[str, str], lexicon: Lexicon) -> dict[str, str]:
    """Return for each group its most used spelling; ties go to the earliest.

    The capital that opens a sentence, and those of a headline, are no part of a name: the spelling in small letters stands for it
    where the release or the vocabulary has that.
    """
    counts: dict[str, Counter[str]] = {}
    small: dict[str, str] = {}
    for span in sorted(rules):
        name, _, concept = rules[span]
        counts.setdefault(groups[key_of(name)], Counter())[name] += 1
        known = lexicon.vocabulary.concepts.get(concept)
        for spelling in (name, *((known.label,) if known else ())):
            if spelling.islower() or (spelling[:1].islower() and labelled_parts(spelling)):
                small.setdefault(key_of(spelling), spelling)
    most_used = {group: max(counter, key=counter.__getitem__) for group, counter in counts.items()}
    return {group: _spelling(name, small) for group, name in most_used.items()}


def _spelling(name: str, small: dict[str, str]) -> str:
    word = name.split(" ", maxsplit=1)[0] if labelled_parts(name) else name
    plain = word[1:].islower() or name.isupper()
    other = small.get(key_of(name), name)
    return other if plain and other.lower() == name.lower() else name


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
