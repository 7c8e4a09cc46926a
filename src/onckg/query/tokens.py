"""The words of a SPARQL query, told apart from its strings, IRIs and comments.

In: the text of a query. Out: its tokens; or a refusal, when it would reach the network or change the dataset.

The engine answers SERVICE by going to the network, so what counts is what its parser sees: a keyword, not a literal or a
prefixed name that holds the same letters. Terminals follow SPARQL 1.1, section 19.8. Two readings can differ from the
engine's: codepoint escapes outside strings (both readings are checked), and its parser's backtracking (see ``_hides_service``).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onckg.errors import QueryError
from onckg.graph.prefixes import PREFIXES

_TERMINALS = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>\#[^\n\r]*)
  | (?P<string>\"\"\"(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*\"\"\" | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
             | \"(?:[^\"\\\n\r]|\\.)*\" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><(?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:[^\W\d_](?:[\w.\-]*[\w\-])?)?:
             (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:(?:[\w.:\-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:\-]|%[0-9A-Fa-f]{2}|\\.))?)?)
  | (?P<blank>_:\w(?:[\w.\-]*[\w\-])?)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_ESCAPED_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Token:
    """One terminal: ``kind`` is a group of the grammar above (space and comment included), ``start`` counts characters from 0."""

    kind: str
    text: str
    start: int


def split_tokens(text: str) -> Iterator[Token]:
    """Yield all tokens in order; joined, their texts are the query.

    >>> [t.text for t in split_tokens('ASK { ?s :service "LOAD" } # SERVICE') if t.kind in ("word", "name")]
    ['ASK', ':service']
    """
    for found in _TERMINALS.finditer(text):
        yield Token(found.lastgroup or "mark", found.group(), found.start())


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Return line and column (both from 1) of a character."""
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def check_reads_only(text: str, allowed_services: tuple[str, ...] = ()) -> None:
    """Refuse a query that changes the dataset, or that would reach a service which is not allowed by its IRI.

    Raises:
        QueryError: naming line and column of what is refused.
    """
    for reading in dict.fromkeys((text, _unescaped(text))):
        tokens = [t for t in split_tokens(reading) if t.kind not in ("space", "comment")]
        prefixes = dict(PREFIXES) | dict(_declared_prefixes(tokens))
        _refuse_update(reading, tokens)
        for index, token in enumerate(tokens):
            if token.kind == "word" and token.text.upper() == "SERVICE":
                _refuse_service(reading, tokens, index, prefixes, allowed_services)
            elif _hides_service(tokens, index):
                raise _refusal(reading, token.start, "this could be read as a SERVICE call; put spaces between the words")


def find_undeclared_prefix(text: str) -> Token | None:
    """Return the first prefixed name whose prefix neither the query nor ``PREFIXES`` declares; None where there is none."""
    tokens = [t for t in split_tokens(text) if t.kind not in ("space", "comment")]
    known = {*PREFIXES, *(prefix for prefix, _ in _declared_prefixes(tokens))}
    return next((t for t in tokens if t.kind == "name" and t.text.partition(":")[0] not in known), None)


def _refuse_update(text: str, tokens: list[Token]) -> None:
    depth = 0
    for index, token in enumerate(tokens):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        word = token.text.upper()
        if token.kind != "word" or depth > 0 or word not in (*_UPDATES, "WITH"):
            continue
        if word == "WITH" and index and tokens[index - 1].kind != "iri":
            continue
        raise _refusal(text, token.start, f"{word} would change the dataset; a query only reads")


def _refuse_service(text: str, tokens: list[Token], index: int, prefixes: Mapping[str, str], allowed: tuple[str, ...]) -> None:
    following = [t for t in tokens[index + 1 : index + 3] if t.text.upper() != "SILENT"]
    target = following[0] if following else tokens[index]
    iri = ""
    if target.kind == "iri":
        iri = target.text[1:-1]
    elif target.kind == "name":
        prefix, _, rest = target.text.partition(":")
        iri = prefixes.get(prefix, "") + rest
    if iri not in allowed:
        raise _refusal(text, tokens[index].start, "SERVICE would reach the network; name the service with --allow-service if you trust it")


def _declared_prefixes(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    for keyword, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if keyword.kind == "word" and keyword.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri":
            yield name.text.rstrip(":"), iri.text[1:-1]


def _hides_service(tokens: list[Token], index: int) -> bool:
    # The engine's parser backtracks and asks for no space between words: it reads a comparison and a service in
    # `FILTER(1<2)SERVICE:a#>`, and a service in `SERVICEa:b {`, where the grammar's longest match is an IRI and a name.
    token = tokens[index]
    text = token.text.upper()
    if "SERVICE" not in text:
        return False
    if token.kind == "iri":
        return ")" in text[: text.rindex("SERVICE")]  # a comparison's bracket closes before a SERVICE can follow
    if token.kind == "name":
        before = tokens[index - 1].text.upper() if index else ""
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        return "SERVICE" in text.partition(":")[0] and after == "{" and before not in ("GRAPH", "FROM", "NAMED", "DESCRIBE")
    return token.kind == "word"


def _unescaped(text: str) -> str:
    return _ESCAPED_CODEPOINT.sub(lambda found: chr(min(int(found.group(1) or found.group(2), 16), 0x10FFFF)), text)


def _refusal(text: str, position: int, why: str) -> QueryError:
    line, column = line_and_column(text, position)
    return QueryError(f"The query is refused at line {line}, column {column}: {why}.")
