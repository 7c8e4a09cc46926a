"""Lays out a card: headings, lines, states, and under each the words with their release."""

import sys

from onckg.query import Card, CardFact, Counts, Words

_WORDS_WIDTH = 160
_MOST_WORDS = 3  # under one line; --json has them all
_SPOKEN = {"composedOf": "composed of"}  # properties that are no words
_NARROWER = {"disease": "disease", "modality": "modality", "platform": "technology"}


def print_card(card: Card) -> None:
    """Print a card: with colours and folded to the width on a terminal, as plain lines otherwise."""
    from rich.console import Console
    from rich.text import Text

    lines = _lines(card)
    if not sys.stdout.isatty():
        sys.stdout.write("".join(f"{'  ' * depth}{text}".rstrip() + "\n" for depth, _, text in lines))
        return
    console = Console()
    for depth, style, text in lines:
        line = Text(text, style=style)
        for part in line.wrap(console, max(20, console.width - 2 * depth)) if text else [line]:
            console.print(Text("  " * depth) + part)


def _lines(card: Card) -> list[tuple[int, str, str]]:
    """Return (depth of indentation, style, text)."""
    lines = [(0, "bold", card.label), (0, "dim", f"{card.kind} · {card.iri}")]
    lines += [(0, "", f"also called: {', '.join(card.names)}")] if card.names else []
    lines += [(0, "", f"misspelt as: {', '.join(card.misspellings)}")] if card.misspellings else []
    lines += [(0, "", f"{_SPOKEN.get(name, name)}: {value}") for name, value in card.details if value != card.label]
    if card.under is not None:
        lines += [(0, "", f"under it: {_counted(card.under, card.kind)}")]
        lines += (
            [(0, "", ""), (0, "bold cyan", "Kinds of it" if card.kind != "platform" else "Built on it, counted")] if card.narrower else []
        )
        lines += [(1, "", f"{narrower.label}: {_counted(narrower.under, card.kind)}") for narrower in card.narrower]
    heading = ""
    for fact in card.facts:
        if fact.heading != heading:
            heading = fact.heading
            lines += [(0, "", ""), (0, "bold cyan", heading)]
        lines += _fact_lines(fact)
    if not card.facts and card.words:
        lines += [(0, "", ""), *_words_lines(card.words, 0)]
    return lines


def _counted(counts: Counts, kind: str) -> str:
    """Return counts in words, without those that are zero."""
    trials = [f"{number} {how}" for number, how in ((counts.trials_begun, "begun"), (counts.trials_planned, "planned")) if number]
    parts = [
        _number(counts.narrower, _NARROWER[kind]),
        _number(counts.programs, "programme"),
        _number(counts.drugs, "drug"),
        f"trials: {' and '.join(trials)}" if trials else "",
        f"{_number(counts.designations_held, 'designation')} held" if counts.designations_held else "",
        _number(counts.companies, "company"),
        _number(counts.releases, "release"),
    ]
    return ", ".join(part for part in parts if part) or "nothing in this store"


def _number(count: int, noun: str) -> str:
    if count == 0:
        return ""
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count} {noun if count == 1 else many}"


def _fact_lines(fact: CardFact) -> list[tuple[int, str, str]]:
    tail = ", ".join(part for part in (fact.status, fact.date) if part)
    lines = [(1, "", f"{fact.text or fact.iri}{f': {tail}' if tail else ''}")]
    for state in fact.states:
        when = f" {state.date}" if state.date else ""
        said = f", said on {state.said_on}" if state.said_on else ""
        lines += [(2, "green", f"{state.status}{when}{said}"), *_words_lines(state.words, 3)]
    lines += _words_lines(fact.words, 2)
    return [*lines, (2, "dim", f"confidence {fact.confidence}")] if fact.confidence else lines


def _words_lines(words: tuple[Words, ...], depth: int) -> list[tuple[int, str, str]]:
    lines = [(depth, "dim", f"“{_shortened(w.text)}”  {_source(w)}") for w in words[:_MOST_WORDS]]
    rest = len(words) - _MOST_WORDS
    return [*lines, (depth, "dim", f"… and {rest} more (--json has all)")] if rest > 0 else lines


def _source(words: Words) -> str:
    release = words.release.rpartition("/")[2]
    return " ".join(part for part in (words.published, f"release:{release}", f"[{words.start}, {words.end})") if part)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WORDS_WIDTH else text[: _WORDS_WIDTH - 1].rstrip() + "…"
