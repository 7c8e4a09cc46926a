"""Designations beside the orphan lists of FDA and EMA: the same drug, disease, sponsor and date, or what differs.

Only equal kinds are compared: the lists hold orphan designations alone. One of another kind is unknown to them; rows on the same drug are
then named as related, never as agreement.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onckg.assembly.says import Node
from onckg.graph.terms import VOCAB
from onckg.registries.dates import agree, bounds_text
from onckg.registries.diseases import Diseases, labels_of
from onckg.registries.picture import PictureNow, same_company, substance_keys
from onckg.registries.records import Comparison, Edition, Entry

_ORPHAN = VOCAB + "orphan-drug-designation"
_PLACES = {"fda-orphan": (VOCAB + "us", "FDA"), "ema-orphan": (VOCAB + "eu", "EMA")}
_NEARNESS = ("same", "broader", "narrower")


def entries_by_substance(edition: Edition) -> dict[str, list[Entry]]:
    """Return the entries of a list of medicines by every key of their substances and brands."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in edition.entries:
        for key in substance_keys([*entry.all("substance"), *entry.all("tradeName")]):
            found[key].append(entry)
    return found


def entries_of(names: Iterable[str], by_substance: dict[str, list[Entry]]) -> list[Entry]:
    """Return the entries that bear one of a drug's names, by key."""
    found = {entry.key: entry for key in substance_keys(names) for entry in by_substance.get(key, ())}
    return [found[key] for key in sorted(found)]


def compare_designations(picture: PictureNow, edition: Edition, diseases: Diseases) -> list[Comparison]:
    """Return a comparison for each designation of the list's jurisdiction, and for those that name none."""
    place, agency = _PLACES[edition.registry]
    by_substance = entries_by_substance(edition)
    found = []
    for node in sorted(picture.says.of_class("Designation"), key=lambda n: n.iri):
        if node.first("onc:jurisdiction") not in ("", place) or not node.first("onc:ofDrug"):
            continue
        of_drug = entries_of(picture.drug_names.get(node.first("onc:ofDrug"), ()), by_substance)
        if node.first("onc:kind") != _ORPHAN:
            found.append(_of_other_kind(node, picture, edition, of_drug, agency))
        else:
            found.append(_of_orphan(node, picture, edition, of_drug, diseases))
    return found


def _of_other_kind(node: Node, picture: PictureNow, edition: Edition, of_drug: Sequence[Entry], agency: str) -> Comparison:
    kind = picture.label(node.first("onc:kind"))
    reason = f"The {agency}'s list holds orphan designations alone; a {kind} stands in no public list."
    if of_drug:
        reason += " The related entries are other designations of the same drug."
    related = tuple(entry.key for entry in of_drug)
    return Comparison(node.iri, edition.registry, "unknown", "kind", kind, "", (), related, reason)


def _of_orphan(node: Node, picture: PictureNow, edition: Edition, of_drug: Sequence[Entry], diseases: Diseases) -> Comparison:
    disease = node.first("onc:forDisease")
    drug = picture.label(node.first("onc:ofDrug"))
    if not of_drug:
        reason = f"No entry{_of(edition)} bears a name of {drug}."
        return Comparison(node.iri, edition.registry, "unknown", "", drug, "", (), (), reason)
    above = picture.diseases_above(disease)
    by_standing: dict[str, list[Entry]] = defaultdict(list)
    for entry in of_drug:
        by_standing[diseases.standing(disease, above, entry.first("use")) if disease else "same"].append(entry)
    nearest = next((word for word in _NEARNESS if by_standing.get(word)), "")
    if not nearest:
        reason = f"The entries of {drug}{_of(edition)} are for other diseases."
        keys = tuple(entry.key for entry in of_drug)
        said = picture.label(disease)
        return Comparison(node.iri, edition.registry, "unknown", "disease", said, _uses(of_drug), (), keys, reason)
    entry = _best(by_standing[nearest], node, picture)
    related = tuple(e.key for e in of_drug if e is not entry)
    if nearest != "same":
        lines = diseases.of_text(entry.first("use"))
        reason = f"The registered disease ({labels_of(lines, picture.vocabulary)}) is {nearest} than the one said."
        said = picture.label(disease)
        return Comparison(node.iri, edition.registry, "differs", "disease", said, entry.first("use"), (entry.key,), related, reason)
    return _same_disease(node, picture, edition, entry, related)


def _same_disease(node: Node, picture: PictureNow, edition: Edition, entry: Entry, related: tuple[str, ...]) -> Comparison:
    def verdict(word: str, aspect: str, said: str, registered: str, reason: str) -> Comparison:
        return Comparison(node.iri, edition.registry, word, aspect, said, registered, (entry.key,), related, reason)

    sponsors = _sponsors(node, picture)
    registered = entry.first("sponsor")
    if registered and sponsors and not same_company(sponsors, [registered]):
        return verdict("differs", "sponsor", sponsors[0], registered, f"The designation is registered for {registered}.")
    status, theirs = node.first("onc:status").removeprefix(VOCAB), entry.first("designationStatus")
    if status in ("requested", "planned") and theirs == "granted":
        return verdict("differs", "status", status, theirs, f"The register has it granted since {entry.first('designated')}.")
    if status in ("granted", "withdrawn") and theirs == "denied":
        return verdict("differs", "status", status, theirs, "The register has it refused.")
    earliest, latest, day = node.first("onc:earliest"), node.first("onc:latest"), entry.first("designated")
    if status == "granted" and not agree(earliest, latest, day):
        return verdict("differs", "date", bounds_text(earliest, latest), day, f"The register dates the designation {day}.")
    since = " It has been withdrawn since." if theirs == "withdrawn" and status == "granted" else ""
    return verdict("agrees", "", bounds_text(earliest, latest), day, f"Registered on {day} for {entry.first('use')}.{since}")


def _best(entries: Sequence[Entry], node: Node, picture: PictureNow) -> Entry:
    """Of entries on one drug and disease: that of the sponsor, then that of the date, then one that still holds, then the earliest."""
    sponsors = _sponsors(node, picture)

    def rank(entry: Entry) -> tuple[bool, bool, bool, str, str]:
        return (
            bool(sponsors) and not same_company(sponsors, [entry.first("sponsor")]),
            not agree(node.first("onc:earliest"), node.first("onc:latest"), entry.first("designated")),
            entry.first("designationStatus") != "granted",
            entry.first("designated"),
            entry.key,
        )

    return min(entries, key=rank)


def _sponsors(node: Node, picture: PictureNow) -> list[str]:
    developers = picture.developers.get(node.first("onc:ofDrug"), ())
    return [name for iri in developers for name in picture.company_names.get(iri, ())]


def _uses(entries: Sequence[Entry]) -> str:
    return "; ".join(entry.first("use") for entry in entries)


def _of(edition: Edition) -> str:
    return f" of the list of {edition.as_of}" if edition.as_of else ""
