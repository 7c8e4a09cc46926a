"""A made-up annotated release, small enough to count by hand, and ways to spoil a copy of it as a bad reader would."""

import copy

PLAIN = ("develops", "drug_platform", "company_platform", "indications")

GOLD = {
    "id": "made-up",
    "release": {"date": "2024-03-12", "issuer": "Corvane Therapeutics"},
    "companies": [
        {"name": "Corvane Therapeutics", "aliases": ["Corvane"], "ticker": "CRVN", "exchange": "Nasdaq"},
        {"name": "Lindqvist Pharma", "aliases": [], "ticker": None, "exchange": None},
    ],
    "drugs": [
        {"name": "CVB-220", "aliases": ["brelimab"], "role": "program", "modality": "monoclonal antibody", "targets": []},
        {"name": "CVB-9", "aliases": [], "role": "program", "modality": None, "targets": []},
        {"name": "pembrolizumab", "aliases": ["Keytruda"], "role": "combination", "modality": "monoclonal antibody", "targets": []},
        {"name": "docetaxel", "aliases": [], "role": "comparator", "modality": None, "targets": []},
    ],
    "platforms": [{"name": "Corvex", "aliases": []}],
    "diseases": [
        {"name": "multiple myeloma", "aliases": ["MM"]},
        {"name": "diffuse large B-cell lymphoma", "aliases": []},
        {"name": "solid tumors", "aliases": []},
    ],
    "develops": [{"company": "Corvane Therapeutics", "drug": "CVB-220"}, {"company": "Corvane Therapeutics", "drug": "CVB-9"}],
    "drug_platform": [{"drug": "CVB-220", "platform": "Corvex"}],
    "company_platform": [{"company": "Corvane Therapeutics", "platform": "Corvex"}],
    "indications": [
        {"drug": "CVB-220", "disease": "multiple myeloma"},
        {"drug": "CVB-220", "disease": "diffuse large B-cell lymphoma"},
        {"drug": "CVB-9", "disease": "solid tumors"},
        {"drug": "pembrolizumab", "disease": "solid tumors"},
    ],
    "designations": [
        {"drug": "CVB-220", "type": "OrphanDrug", "agency": "EC", "disease": "multiple myeloma", "status": "granted", "date": "2024-03"},
        {"drug": "CVB-220", "type": "FastTrack", "agency": None, "disease": "multiple myeloma", "status": "requested", "date": None},
    ],
    "trials": [
        {
            "name": "BRIGHT-1", "nct": "NCT01234567", "drugs": ["CVB-220"], "with": ["pembrolizumab"], "phase": "1/2", "status": "ongoing",
            "diseases": ["multiple myeloma", "diffuse large B-cell lymphoma"],
        },
        {"name": None, "nct": None, "drugs": ["CVB-220"], "with": [], "phase": "3", "status": "planned", "diseases": ["multiple myeloma"]},
        {"name": None, "nct": None, "drugs": ["CVB-9"], "with": [], "phase": "1", "status": "unknown", "diseases": ["solid tumors"]},
    ],
    "milestones": [
        {"type": "INDCleared", "drug": "CVB-9", "disease": None, "agency": "FDA", "date": "2024-01", "status": "done"},
        {
            "type": "ApplicationSubmitted", "drug": "CVB-220", "disease": "multiple myeloma", "agency": None, "date": None,
            "status": "planned",
        },
    ],
    "deals": [{"type": "license", "companies": ["Corvane Therapeutics", "Lindqvist Pharma"], "drug": "CVB-220", "platform": None}],
}  # fmt: skip
KINDS = [kind for kind, facts in GOLD.items() if isinstance(facts, list)]
STATUSES = ("granted", "requested", "planned", "ongoing", "completed", "unknown", "done", None)
AGENCIES = ("FDA", "EMA", "EC", "PMDA", "MHLW", None)


def spoiled(facts, choose):
    """Return a copy of annotated facts with some dropped, said twice, renamed or told of another status, agency or drug.

    ``choose(options)`` returns one of a list: a seeded generator's choice, or hypothesis's.
    """
    out = copy.deepcopy(facts)
    for kind in (k for k in KINDS if k in out):
        out[kind] = [f for fact in out[kind] for f in _one(out, kind, fact, choose)]
    if choose([0, 0, 1]):
        out["release"] = {"date": choose([None, "2024-03-12"]), "issuer": choose([None, "Nobody", out["release"].get("issuer")])}
    return out


def _one(facts, kind, fact, choose):
    how = choose(["keep", "keep", "keep", "drop", "twice", "rename", "change", "swap"])
    if how == "drop":
        return []
    if how == "twice":
        return [fact, _changed(facts, fact, choose)]
    if how == "rename" and "aliases" in fact:
        return [fact | {"name": choose([fact["name"].upper(), fact["name"] + " Inc.", "the " + fact["name"], "Zz-1", *fact["aliases"]])}]
    return [_changed(facts, fact, choose)] if how in ("change", "swap") else [fact]


def _changed(facts, fact, choose):
    field = choose(sorted(fact))
    names = {
        "drug": [d["name"] for d in facts["drugs"]], "disease": [d["name"] for d in facts["diseases"]],
        "company": [c["name"] for c in facts["companies"]], "platform": [p["name"] for p in facts["platforms"]],
    }  # fmt: skip
    plural = {"drugs": "drug", "diseases": "disease", "companies": "company", "with": "drug"}
    if field in names:
        return fact | {field: choose([*names[field], "Yy-2", None])}
    if field in plural:
        return fact | {field: [choose([*names[plural[field]], "Yy-2"]), *fact[field][1:]]}
    values = {
        "status": STATUSES, "agency": AGENCIES, "phase": ("1", "Phase II", "1b/2a", "3", None),
        "role": ("program", "combination", "background"), "type": ("OrphanDrug", "FastTrack", "INDCleared", "license"),
        "date": ("2024", "2024-03", None), "nct": ("NCT01234567", "NCT07654321", None),
        "name": ("Xx-3", "Phase Two Study"), "ticker": ("CRVN", "ZZ", None), "modality": ("vaccine", None),
    }  # fmt: skip
    return fact | {field: choose(list(values[field]))} if field in values else fact
