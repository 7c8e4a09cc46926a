"""The forms of drug names, compiled from ``forms.toml`` and from the INN stems of the vocabulary."""

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onckg.vocabulary import Concept, Vocabulary

_FORMS = Path(__file__).with_name("forms.toml")


@dataclass(frozen=True, slots=True)
class DrugForms:
    """Compiled patterns; all of them match on the shadow of a document."""

    strong_code: re.Pattern[str]
    weak_code: re.Pattern[str]
    long_code: re.Pattern[str]
    labelled: re.Pattern[str]
    labelled_behind: re.Pattern[str]
    not_labelled: frozenset[str]
    not_code: re.Pattern[str]
    not_prefixes: frozenset[str]
    not_code_behind: re.Pattern[str]
    not_code_before: re.Pattern[str]
    governs: re.Pattern[str]
    technology: re.Pattern[str]
    inn: re.Pattern[str]
    inn_like: re.Pattern[str]
    second_word: re.Pattern[str]
    short_form: re.Pattern[str]
    not_stems: frozenset[str]
    not_stem_endings: tuple[str, ...]
    not_suffixes: frozenset[str]
    joined: re.Pattern[str]
    not_kind: re.Pattern[str]
    not_brands: frozenset[str]
    before_brands: frozenset[str]
    before_bracket: re.Pattern[str]
    in_bracket: re.Pattern[str]
    small_subject: re.Pattern[str]
    not_subjects: frozenset[str]
    cue_before: re.Pattern[str]
    cue_after: re.Pattern[str]
    kind_of_drug: re.Pattern[str]

    def find_inns(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the names with an INN stem in reading order; only words that end like one cost a search."""
        for word in self.inn_like.finditer(text):
            match = self.inn.match(text, word.start())
            if match:
                yield match


@functools.lru_cache(maxsize=4)
def _compiled(stems: tuple[str, ...], exceptions: frozenset[str]) -> DrugForms:
    data = tomllib.loads(_FORMS.read_text("utf-8"))
    suffixes = "|".join(sorted((re.escape(s) for s in stems), key=lambda s: (-len(s), s))) or "(?!)"
    second = "|".join(re.escape(w) for w in sorted([*data["second_words"], *data["salts"]], key=lambda w: (-len(w), w)))
    return DrugForms(
        strong_code=_code(data["strong_codes"]),
        labelled=_labelled(data),
        labelled_behind=_labelled_behind(data),
        not_labelled=frozenset(data["not_labelled"]),
        weak_code=_code(data["weak_codes"]),
        long_code=_code(data["long_codes"]),
        not_code=re.compile("|".join(f"(?:{p})" for p in data["not_codes"]), re.IGNORECASE),
        not_prefixes=frozenset(data["not_prefixes"]),
        not_code_behind=re.compile(rf"(?:{'|'.join(data['not_code_behind'])})[\s:#]*$"),
        not_code_before=re.compile(rf"\s?(?:{'|'.join(data['not_code_before'])})"),
        governs=re.compile(rf"\b(?:{'|'.join(data['governs'])})\s$"),
        technology=re.compile(rf"[\s()TMR]*(?:,\s)?(?:[\w'-]+\s){{0,5}}(?:{'|'.join(data['technologies'])})\b"),
        inn=re.compile(rf"(?<![\w-])(?:[A-Z]?[a-z]{{3,}}(?:{suffixes})|[A-Z]{{4,}}(?i:{suffixes}))(?:-[a-z]{{4}})?(?![\w])"),
        inn_like=re.compile(rf"(?<![\w-])[A-Za-z]{{4,}}+(?!\w)(?<={_last_two(stems)})"),
        second_word=re.compile(
            rf"\s(?:{second}|[a-z]{{4,}}(?:vec|dotin|tecan|tansine|xetan|leucel)|(?:(?<=(?:mab|tug|mig)\s)|(?<=bart\s))[a-z]{{2,}}(?:{'|'.join(data['payload_endings'])}))(?:-[a-z]{{4}})?\b",
            re.IGNORECASE,
        ),
        short_form=re.compile(rf"(?<![\w-])[A-Za-z]{{2,12}}-(?:{'|'.join(data['short_suffixes'])})(?![\w-])"),
        not_stems=exceptions | frozenset(data["not_stems"]),
        not_stem_endings=tuple(data["not_stem_endings"]),
        not_suffixes=frozenset(data["not_suffixes"]),
        joined=re.compile(rf"(?:{'|'.join(data['joined'])})(?=[a-z]{{6,}})", re.IGNORECASE),
        not_kind=re.compile(rf"\b(?:{'|'.join(data['not_kinds'])})\b(?!'s\s)"),  # "the company's lead antibody" is a drug
        not_brands=frozenset(data["not_brands"]),
        before_brands=frozenset(data["before_brands"]),
        before_bracket=re.compile(
            rf"(?<![\w.-])(?!(?i:{'|'.join([*data['not_before_bracket'], *data['not_brands'], *data['not_subjects']])})\b)"
            rf"(?P<name>(?:[A-Z][a-z]{{4,}}(?<!{')(?<!'.join(data['not_before_bracket_endings'])})|[A-Z]{{6,}})(?:-[A-Z0-9]{{1,4}})?)\s{{1,3}}\($"
        ),
        in_bracket=re.compile(
            rf"\s{{0,3}}\(\"?(?P<name>(?!(?:{'|'.join(data['not_in_bracket'])})\b)[a-z]{{4,}}(?:{'|'.join(data['bracket_endings'])})(?:-[a-z]{{4}})?)(?=\"?\s?[),;])"
        ),
        not_subjects=frozenset(data["not_subjects"]),
        small_subject=re.compile(
            rf"(?<![\w-])(?!(?:{'|'.join(data['not_in_bracket'])})\b)"
            rf"(?P<name>[A-Za-z][a-z]{{4,}}(?:{'|'.join([*data['bracket_endings'], *data['subject_endings']])}))(?=\s\(|,?\s(?:is\s)?an?\s)"
        ),
        cue_before=re.compile(
            rf"\b(?:{'|'.join(data['cues_before'])})\s(?:(?:the|its|our|lead|oral|intravenous|investigational|with|\")\s?){{0,3}}$",
            re.IGNORECASE,
        ),
        cue_after=re.compile(rf"\s*\"?\s?(?:{'|'.join(data['cues_after'])})", re.IGNORECASE),
        kind_of_drug=re.compile(
            rf",?\s{{1,3}}(?:is\s|are\s|was\s)?(?:an?|the|its|our|their|[A-Z]\w+'s)\s(?:[\w/+()\"'-]+,?\s){{0,10}}?(?:{'|'.join(data['kinds_of_drug'])})s?\b"
        ),
    )


def drug_forms(vocabulary: Vocabulary) -> DrugForms:
    """Return the forms compiled with the INN stems of a vocabulary and the words that it excepts from them."""
    concepts = vocabulary.scheme("stems")
    stems = {suffix.strip("-").lower() for c in concepts if not _needs_context(c) for suffix in c.properties.get("suffix", ())}
    stems = {stem for stem in stems if stem.isalpha() and len(stem) > 1}  # a vocabulary of the user's may hold anything
    exceptions = {word.lower() for c in concepts for word in c.properties.get("exception", ())}
    return _compiled(tuple(sorted(stems)), frozenset(exceptions))


def _needs_context(concept: Concept) -> bool:
    """Say whether too many other words end in a stem: it classifies a name, it does not find one."""
    return concept.properties.get("needsContext", ("false",))[0] == "true"


def _code(patterns: list[str]) -> re.Pattern[str]:
    """Return the pattern of codes; "/" may stand before one where it joins two codes ("XR-101/TX-220")."""
    return re.compile(rf"(?<![\w.@&$-])(?<![^\dA-Z]/)(?:{'|'.join(f'(?:{p})' for p in patterns)})(?![\w]|-\d|[.,]\d)")


def _labelled(data: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a name with a radioactive atom: "177Lu-PNT2002", "[131I]I-X", "Lu-177 DOTATATE", "lutetium-177 [177Lu]-X"."""
    atoms, names, bound = data["atoms"], data["names_of_atoms"], data["bound"]
    not_bound = rf"(?!(?:{'|'.join(data['not_bound'])})\b)"
    atom = rf"(?:\[\d{{2,3}}m?{atoms}\]{atoms}?|\d{{2,3}}m?{atoms}|{atoms}-?\d{{2,3}}m?)"
    spelled = rf"{names}(?:[ -]\d{{2,3}}m?| \(\d{{2,3}}m?{atoms}\)| {atoms}[ -]\d{{2,3}}m?)(?: \[\d{{2,3}}m?{atoms}\])?"
    tied = rf"-{not_bound}[A-Za-z][\w&αβγ-]{{2,}}"
    return re.compile(rf"(?<![\w.@/&$-])(?:{spelled}|{atom})(?:[ -]?{not_bound}{bound}|{tied})(?![\w])")


def _labelled_behind(data: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a name with a radioactive atom behind it: "iopofosine I 131", "rostuximab Ac-225"."""
    atom = rf"(?:(?!In |At ){data['atoms']}[ -]?{data['numbers_of_atoms']}|\[?{data['numbers_of_atoms']}{data['atoms']}\]?)"
    return re.compile(
        rf"(?<![\w.@/&$-])(?!{data['names_of_atoms']}\b)(?P<word>[A-Za-z][a-z]{{5,}}(?: [a-z]{{3,}}(?:xetan|tecan|dotin))?) "
        rf"(?:\({atom}\)|{atom})(?![\w-])"
    )


def _last_two(stems: tuple[str, ...]) -> str:
    """Return the pattern of the last two letters of the stems, in any case."""
    before: dict[str, set[str]] = defaultdict(set)
    for stem in stems:
        before[stem[-1]] |= {stem[-2], stem[-2].upper()}
    return "|".join(f"[{''.join(sorted(letters))}][{last}{last.upper()}]" for last, letters in sorted(before.items())) or "(?!)"
