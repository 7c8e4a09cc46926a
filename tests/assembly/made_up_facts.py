"""Releases as facts, made up in few words for the tests, and the pictures that follow from them."""

import hashlib
from collections.abc import Iterable

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from onckg.assembly import CurrentGraph, assemble
from onckg.facts.records import (
    Company,
    CompanyPlatform,
    DateBounds,
    Deal,
    Designation,
    Develops,
    Disease,
    Drug,
    DrugPlatform,
    Evidence,
    Indication,
    Milestone,
    Platform,
    Population,
    Release,
    ReleaseFacts,
    Stage,
    State,
    Trial,
)  # fmt: skip
from onckg.graph.build import build_triples
from onckg.graph.iris import facts_graph_iri
from onckg.graph.terms import PREFIXES
from onckg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
_DISEASES = {c.label: c.iri for c in VOCABULARY.scheme("diseases")}
_DRUGS = {c.label: c.iri for c in VOCABULARY.scheme("drugs")}


def words(*name: object) -> tuple[Evidence, ...]:
    """Evidence at a place that depends on the name alone, so that facts keep an order."""
    start = int(hashlib.sha256(repr(name).encode()).hexdigest()[:6], 16)
    return (Evidence(start, start + 5, "words", "body", "test/rule"),)


def bounds(text: str) -> DateBounds | None:
    """ "2018", "2018-05", "2018-05-17", "2018-H2"; "" is None."""
    last = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}
    if not text:
        return None
    if text.endswith(("-H1", "-H2")):
        year, half = text.split("-")
        first, end = ("01-01", "06-30") if half == "H1" else ("07-01", "12-31")
        return DateBounds(f"{year}-{first}", f"{year}-{end}", "half", text)
    if len(text) == 4:
        return DateBounds(f"{text}-01-01", f"{text}-12-31", "year", text)
    if len(text) == 7:
        return DateBounds(f"{text}-01", f"{text}-{last.get(text[5:], '31')}", "month", text)
    return DateBounds(text, text, "day", text)


def company(name: str, *aliases: str, ticker: str = "", exchange: str = "Nasdaq", slips: tuple[str, ...] = ()) -> Company:
    return Company(name, (*aliases, *slips), ticker or None, exchange if ticker else None, slips, words("company", name))


def drug(name: str, *aliases: str, modality: str = "", role: str = "program", known: str = "") -> Drug:
    return Drug(name, aliases, role, modality or None, (), _DRUGS.get(known or name, ""), words("drug", name))


def platform(name: str, *aliases: str, kind: str = "platform", on: tuple[str, ...] = ()) -> Platform:
    return Platform(name, aliases, kind, on, "", words("platform", name))


def disease(name: str, nearest: str = "") -> Disease:
    return Disease(name, (), _DISEASES.get(name, ""), _DISEASES.get(nearest, ""), words("disease", name))


def population(value: str, kind: str = "course") -> Population:
    return Population(kind, value, value)


def states(*pairs: tuple[str, str]) -> tuple[State, ...]:
    return tuple(State(status, bounds(day), words("state", status, day)) for status, day in pairs)


def designation(
    of: str, status: str, day: str = "", *, in_: str | None = "neuroblastoma", kind: str = "OrphanDrug", agency: str | None = "FDA",
    place: str | None = "US", earlier: tuple[tuple[str, str], ...] = (),
) -> Designation:  # fmt: skip
    every = states(*earlier, (status, day)) if earlier else ()
    return Designation(of, kind, agency, place, in_, (), status, bounds(day), every, words("designation", of, kind, agency, in_, status))


def trial(
    of: str | tuple[str, ...], status: str, *, in_: tuple[str, ...] = ("multiple myeloma",), phase: str | None = "1",
    nct: str = "", name: str = "",
    who: tuple[Population, ...] = (), start: str = "", partners: tuple[str, ...] = (), with_: tuple[str, ...] = (),
    earlier: tuple[tuple[str, str], ...] = (),
) -> Trial:  # fmt: skip
    drugs = (of,) if isinstance(of, str) else of
    every = states(*earlier, (status, "")) if earlier else ()
    at = words("trial", drugs, status, in_, phase, nct, name, who, partners)
    return Trial(name or None, nct or None, drugs, with_, partners, phase, status, in_, who, None, None, bounds(start), None, every, at)


def milestone(
    kind: str, of: str | None, status: str = "done", day: str = "", *, in_: str | None = "multiple myeloma", agency: str = "FDA"
) -> Milestone:
    return Milestone(kind, of, in_, agency, None, status, bounds(day), (), words("milestone", kind, of, status, day, in_))


def deal(kind: str, *parties: str, of: str | None = None, status: str = "done", day: str = "") -> Deal:
    return Deal(kind, parties, of, None, status, bounds(day), words("deal", kind, parties, of))


def indication(of: str, in_: str, status: str, *who: Population) -> Indication:
    return Indication(of, in_, who, status, words("indication", of, in_))


def stage(of: str, reached: str, in_: str | None = None) -> Stage:
    return Stage(of, in_, reached, words("stage", of, reached, in_))


def develops(who: str, what: str) -> Develops:
    return Develops(who, what, words("develops", who, what))


_FIELD = {
    Company: "companies", Drug: "drugs", Platform: "platforms", Disease: "diseases", Develops: "develops", DrugPlatform: "drug_platform",
    CompanyPlatform: "company_platform", Indication: "indications", Designation: "designations", Trial: "trials", Milestone: "milestones",
    Deal: "deals", Stage: "stages",
}  # fmt: skip


def release(day: str, *records: object, issuer: str = "") -> ReleaseFacts:
    """A release of a day ("" is undated). Drugs and diseases that facts name and nobody lists are listed."""
    listed: dict[str, list[object]] = {}
    for record in records:
        listed.setdefault(_FIELD[type(record)], []).append(record)  # type: ignore[index]
    drugs = {d.name for d in listed.get("drugs", [])}  # type: ignore[attr-defined]
    diseases = {d.name for d in listed.get("diseases", [])}  # type: ignore[attr-defined]
    for record in records:
        named = {getattr(record, "drug", None), *getattr(record, "drugs", ()), *getattr(record, "combined_with", ())} - {None, *drugs}
        listed.setdefault("drugs", []).extend(drug(name) for name in sorted(named))  # type: ignore[type-var]
        drugs |= named
        for name in sorted({getattr(record, "disease", None), *getattr(record, "diseases", ())} - {None, *diseases}):  # type: ignore[type-var]
            listed.setdefault("diseases", []).append(disease(name))
            diseases.add(name)
    head = Release(f"News of {day}", bounds(day), issuer or None, "", "", words("release"))
    release_id = hashlib.sha256(repr((day, issuer, records)).encode()).hexdigest()[:16]
    return ReleaseFacts(release_id, release_id, head, **{name: tuple(found) for name, found in listed.items()})  # type: ignore[arg-type]


def graph_of(facts: ReleaseFacts) -> list[Quad]:
    name = NamedNode(facts_graph_iri(facts.id))
    return [Quad(*triple, name) for triple in build_triples(facts, VOCABULARY, "f" * 16)]


def picture_of(*releases: ReleaseFacts) -> CurrentGraph:
    return assemble({facts.id: graph_of(facts) for facts in releases}, VOCABULARY)


def ask(current: CurrentGraph, pattern: str, *variables: str) -> list[tuple[str, ...]]:
    """Rows of a SPARQL pattern over the default graph, sorted; IRIs as their last part."""
    store = Store()
    store.extend(current.default)
    store.extend(current.identity)
    head = "".join(f"PREFIX {p}: <{iri}> " for p, iri in PREFIXES.items())
    head += "".join(
        f"PREFIX {k}: <https://w3id.org/onckg/id/{k}/> " for k in ("drug", "company", "disease", "platform", "trial", "carrier")
    )
    rows = store.query(f"{head} SELECT DISTINCT {' '.join('?' + v for v in variables)} WHERE {{ {pattern} }}")
    found = [tuple(_short(row[v]) for v in variables) for row in rows]  # type: ignore[union-attr]
    return sorted(found)


def iris(current: CurrentGraph, class_name: str) -> list[str]:
    return [iri for (iri,) in ask(current, f"?x a onc:{class_name}", "x")]


def default_graph(quads: Iterable[Quad]) -> bool:
    return all(quad.graph_name == DefaultGraph() for quad in quads)


def _short(value: object) -> str:
    if value is None:
        return ""
    text = value.value  # type: ignore[attr-defined]
    return text.rpartition("/")[2].rpartition("#")[2] if isinstance(value, NamedNode) else text
