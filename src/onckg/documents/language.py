"""Is a text English? onckg's wordings are; a text in another language would give an empty result without a reason.

Two looks, both over the beginning of the text: which script its letters are of, and how many of its words are the small
words that no English prose does without. A short text, a table or a list of names passes: only what is clearly another
language is refused.
"""

import re

from onckg.documents.word_lists import word_groups
from onckg.errors import DocumentError

_SCRIPT_CHARACTERS = 20_000
_WORD_CHARACTERS = 2_000
_FEW_WORDS = 40

_SCRIPTS = (
    ("Korean", re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")),
    ("Japanese", re.compile("[\u3040-\u30ff]")),
    ("Chinese", re.compile("[\u4e00-\u9fff]")),
    ("Cyrillic script", re.compile("[\u0400-\u04ff]")),
    ("Greek", re.compile("[\u0370-\u03ff]")),
    ("Arabic", re.compile("[\u0600-\u06ff]")),
    ("Hebrew", re.compile("[\u0590-\u05ff]")),
    ("Thai", re.compile("[\u0e00-\u0e7f]")),
    ("Devanagari script", re.compile("[\u0900-\u097f]")),
)
_LATIN = re.compile("[A-Za-z]")
_SMALL_WORDS = {language: frozenset(words) for language, words in word_groups("small_words.txt").items()}


def require_english(shadow: str) -> None:
    """Raise ``DocumentError`` where the text is clearly of another language.

    >>> require_english("The company announced that its drug was granted orphan status by the agency.")
    """
    sample = shadow[:_SCRIPT_CHARACTERS]
    if len(sample.encode("ascii", "ignore")) < 0.9 * len(sample):
        _require_latin(sample)
    words = sample[:_WORD_CHARACTERS].lower().split()
    if len(words) < _FEW_WORDS:
        return
    english = _count(words, "English")
    if english >= 0.12 * len(words):
        return
    counts = {language: _count(words, language) for language in _SMALL_WORDS}
    best = max(counts, key=lambda language: counts[language])
    if best != "English" and counts[best] >= 0.1 * len(words) and counts[best] > 2 * english:
        raise DocumentError(f"seems to be {best}: onckg reads English releases")


def _count(words: list[str], language: str) -> int:
    return sum(map(_SMALL_WORDS[language].__contains__, words))


def _require_latin(sample: str) -> None:
    latin = len(_LATIN.findall(sample))
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    foreign = sum(counts.values())
    garbled = sum(1 for c in sample if c > "\x7f") - foreign
    if garbled > 0.3 * (latin + foreign):
        raise DocumentError("is garbled, its characters were read in a wrong encoding before: save the original as UTF-8")
    if foreign <= latin:
        return
    if counts["Japanese"] * 10 > foreign:
        counts["Chinese"] = 0
    best = max(counts, key=lambda name: counts[name])
    raise DocumentError(f"seems to be {best}: onckg reads English releases")
