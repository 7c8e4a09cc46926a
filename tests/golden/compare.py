"""Compares extracted facts with annotated ones, kind by kind, as sets.

Names match where any name or alias agrees after folding case, punctuation and the plural; relations are compared through the
entities that matched. Nothing is asked of drugs that are not a programme of the release or given with one (comparators,
background), and nothing of the relations of drugs that are no programme, as GUIDELINES says. Where the annotation has no
modality, target, agency, milestone disease or date, any is accepted.
"""

import re
import unicodedata

ENTITIES = ("companies", "drugs", "platforms", "diseases")
PLAIN = {
    "develops": ("company", "drug"),
    "drug_platform": ("drug", "platform"),
    "company_platform": ("company", "platform"),
    "indications": ("drug", "disease"),
}
KIND_OF = {"company": "companies", "drug": "drugs", "platform": "platforms", "disease": "diseases"}


def fold(name):
    """Return the name without case, marks, plural and punctuation, for comparison only."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", re.sub(r"[™®]", " ", name)).lower())
    words = [w for w in words if w not in ("platform", "technology", "receptor")]
    return "".join(re.sub(r"ies$", "y", w) if w.endswith("ies") else re.sub(r"(?<=[a-z]{3}[^sui])s$", "", w) for w in words)


def differences(annotated, extracted):
    """Return what differs, a line each ("missed designations: ...", "wrong trials: ..."), sorted; empty where all agrees."""
    names, lines = {}, []
    for kind in ENTITIES:
        names[kind], found = _match(kind, annotated, extracted)
        lines += found
    programs = {e["name"] for e in annotated["drugs"] if e["role"] == "program"}

    def name(field, value):
        return None if value is None else names[KIND_OF[field]].get(fold(value), f"?{value}")

    def names_of(field, values):
        return ", ".join(sorted(name(field, v) for v in values or []))

    def plain(facts, fields):
        pairs = {tuple(name(f, fact[f]) for f in fields) for fact in facts}
        return {p for p in pairs if "drug" not in fields or p[fields.index("drug")] in programs or p[fields.index("drug")].startswith("?")}

    for kind, fields in PLAIN.items():
        lines += _sets(kind, plain(annotated[kind], fields), plain(extracted[kind], fields))

    def rows(facts, fields):
        return [
            {f: name(f, v) if f in KIND_OF else v for f, v in fact.items() if f in fields}
            for fact in facts
            if "drug" not in fact or fact["drug"] is None or name("drug", fact["drug"]) not in set(names["drugs"].values()) - programs
        ]

    for kind, fields, open_fields in (
        ("designations", ("drug", "type", "agency", "disease", "status", "date"), ("agency", "date")),
        ("milestones", ("type", "drug", "disease", "agency", "date", "status"), ("disease", "agency", "date")),
    ):
        lines += _rows(kind, rows(annotated[kind], fields), rows(extracted[kind], fields), open_fields)

    def trial(fact):
        parts = {
            "drugs": names_of("drug", fact["drugs"]),
            "with": names_of("drug", fact["with"]),
            "diseases": names_of("disease", fact["diseases"]),
        }
        return {k: fact[k] for k in ("name", "nct", "phase", "status")} | parts

    lines += _rows("trials", [trial(f) for f in annotated["trials"]], [trial(f) for f in extracted["trials"]], ())
    lines += _sets(
        "deals",
        {(f["type"], names_of("company", f["companies"])) for f in annotated["deals"]},
        {(f["type"], names_of("company", f["companies"])) for f in extracted["deals"]},
    )
    for field in ("date", "issuer"):
        want, got = annotated["release"][field], extracted["release"][field]
        if field == "issuer" and got is not None:
            got = name("company", got)
        lines += [f"release {field}: {got} for {want}"] if want != got else []
    return sorted(lines)


def _forms(entity):
    return {fold(n) for n in [entity["name"], *entity["aliases"]]}


def _match(kind, annotated, extracted):
    """Return folded name -> annotated name for every form of both sides, and the differences between the entities."""
    names, lines, taken = {}, [], set()
    for entity in annotated[kind]:
        names |= dict.fromkeys(_forms(entity), entity["name"])
    for entity in extracted[kind]:
        owner = next((names[f] for f in sorted(_forms(entity)) if f in names), None)
        if owner is None:
            lines.append(f"wrong {kind}: {entity['name']}")
            continue
        if owner in taken:
            lines.append(f"wrong {kind}: {entity['name']} (should be one with {owner})")
        taken.add(owner)
        for form in sorted(_forms(entity)):
            names.setdefault(form, owner)
        lines += _attributes(kind, next(e for e in annotated[kind] if e["name"] == owner), entity)
    asked = [e["name"] for e in annotated[kind] if e.get("role") not in ("background", "comparator")]
    lines += [f"missed {kind}: {n}" for n in asked if n not in taken]
    return names, lines


def _attributes(kind, want, got):
    fields = {"companies": ("ticker",), "drugs": ("role", "modality")}.get(kind, ())
    lines = [f"{f} of {want['name']}: {got[f]} for {want[f]}" for f in fields if want[f] is not None and want[f] != got[f]]
    targets = {fold(t) for t in got.get("targets", ())}
    return lines + [f"missed target of {want['name']}: {t}" for t in want.get("targets", ()) if fold(t) not in targets]


def _sets(kind, want, got):
    show = " / ".join
    return [f"missed {kind}: {show(map(str, x))}" for x in want - got] + [f"wrong {kind}: {show(map(str, x))}" for x in got - want]


def _rows(kind, want, got, open_fields):
    """Compare records one to one; a field of ``open_fields`` that is None in the annotation accepts anything."""

    def agree(w, g):
        return all(w[f] == g[f] or (f in open_fields and w[f] is None) for f in w)

    left, lines = list(got), []
    for w in sorted(want, key=lambda r: sum(v is None for v in r.values())):  # the most exact choose first
        hit = next((g for g in left if agree(w, g)), None)
        if hit is None:
            lines.append(f"missed {kind}: {_show(w)}")
        else:
            left.remove(hit)
    return lines + [f"wrong {kind}: {_show(g)}" for g in left]


def _show(row):
    return " / ".join(f"{f} {v}" for f, v in row.items() if v not in (None, ""))
