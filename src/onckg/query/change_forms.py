"""Changes in the forms that people and programs take: Markdown, RDF (Turtle), and an Atom feed (RFC 4287)."""

from collections.abc import Iterable
from xml.etree import ElementTree

import pyoxigraph

from onckg.graph.iris import hash_of
from onckg.graph.literals import date_literal, plain_text, text_literal
from onckg.graph.prefixes import PREFIXES, last_part
from onckg.graph.terms import ID, RDF_TYPE, term
from onckg.query.changes import Change

_ATOM = "http://www.w3.org/2005/Atom"


def changes_as_markdown(changes: Iterable[Change]) -> str:
    """Return a list under the day on which each change was said, newest first; a sentence where there is none."""
    lines: list[str] = []
    day = None
    for change in changes:
        if change.said_on != day:
            day = change.said_on
            lines += ["", f"## {day}", ""] if lines else [f"## {day}", ""]
        lines.append(f"- **{change.kind}**: {sentence_of(change)}")
        lines += [f"  > {_one_line(words.text)} ({words.published}, {last_part(words.release)})" for words in change.words[:1]]
    return "\n".join(lines) + "\n" if lines else "Nothing is new.\n"


def changes_as_turtle(changes: Iterable[Change]) -> bytes:
    """Return the changes as RDF: one ``onc:Change`` each, with an IRI that follows from what it says."""
    triples = []
    for change in changes:
        node = pyoxigraph.NamedNode(f"{ID}change/{_key(change)}")
        triples.append(pyoxigraph.Triple(node, RDF_TYPE, term("onc:Change")))
        triples.append(pyoxigraph.Triple(node, term("onc:about"), pyoxigraph.NamedNode(change.about)))
        values = {"changeKind": change.kind, "before": change.before, "after": change.after}
        triples += [pyoxigraph.Triple(node, term(f"onc:{name}"), text_literal(text)) for name, text in values.items() if text]
        if change.said_on:
            triples.append(pyoxigraph.Triple(node, term("onc:saidOn"), date_literal(change.said_on)))
        for release in sorted({words.release for words in change.words}):
            triples.append(pyoxigraph.Triple(node, term("onc:saidIn"), pyoxigraph.NamedNode(release)))
    used = {name: PREFIXES[name] for name in ("onc", "xsd")}
    return pyoxigraph.serialize(sorted(triples, key=str), format=pyoxigraph.RdfFormat.TURTLE, prefixes=used) or b""


def changes_as_atom(changes: Iterable[Change], title: str) -> bytes:
    """Return an Atom feed, newest first. Its day is that of its newest change: no clock has a part in it."""
    changes = list(changes)
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _put(feed, "id", f"{ID}changes/{hash_of(title, *(_key(change) for change in changes))}")
    _put(feed, "title", title)
    _put(feed, "updated", _moment(max((change.said_on for change in changes), default="")))
    _put(ElementTree.SubElement(feed, f"{{{_ATOM}}}author"), "name", "onckg")
    for change in changes:
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        _put(entry, "id", f"{ID}change/{_key(change)}")
        _put(entry, "title", f"{change.kind}: {change.what}")
        _put(entry, "updated", _moment(change.said_on))
        _put(entry, "summary", sentence_of(change))
        _put(entry, "content", "\n".join(_one_line(words.text) for words in change.words) or sentence_of(change))
    ElementTree.indent(feed)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def sentence_of(change: Change) -> str:
    """Return a change as one line: what it is about, how it stood, how it stands, when."""
    course = f"{change.before} → {change.after}" if change.before else change.after
    return f"{change.what}: {course}" + (f", {change.when}" if change.when else "")


def _key(change: Change) -> str:
    return hash_of(change.kind, change.about, change.before, change.after, change.said_on)


def _put(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = plain_text(text)


def _moment(day: str) -> str:
    return f"{day or '1970-01-01'}T00:00:00Z"


def _one_line(text: str) -> str:
    return " ".join(text.split())
