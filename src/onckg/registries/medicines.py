"""Approvals and opinions in the EU beside the EMA's list of medicines; US approvals of orphan drugs beside the FDA's orphan list."""

from collections.abc import Sequence

from onckg.assembly.says import Node
from onckg.graph.terms import VOCAB
from onckg.registries.dates import agree, bounds_text
from onckg.registries.designations import entries_by_substance, entries_of
from onckg.registries.diseases import Diseases
from onckg.registries.picture import PictureNow
from onckg.registries.records import Comparison, Edition, Entry

_KINDS = {
    "ema-medicines": {VOCAB + "approval": "approved", VOCAB + "chmp-opinion": "opinion"},
    "fda-orphan": {VOCAB + "approval": "approved"},
}
_PLACES = {"ema-medicines": VOCAB + "eu", "fda-orphan": VOCAB + "us"}
_USE = {"ema-medicines": "indication", "fda-orphan": "approvedFor"}


def compare_milestones(picture: PictureNow, edition: Edition, diseases: Diseases) -> list[Comparison]:
    """Return a comparison for each milestone of the registry's kinds and jurisdiction that is done."""
    by_substance = entries_by_substance(edition)
    found = []
    for node in sorted(picture.says.of_class("Milestone"), key=lambda n: n.iri):
        day = _KINDS[edition.registry].get(node.first("onc:kind"))
        if day and node.first("onc:jurisdiction") == _PLACES[edition.registry] and node.first("onc:status") == VOCAB + "done":
            entries = entries_of(picture.drug_names.get(node.first("onc:ofDrug"), ()), by_substance)
            dated = [(entry, entry.all(day)) for entry in entries if entry.first(day)]
            found.append(_compare(node, dated, picture, edition, diseases))
    return found


def _compare(
    node: Node, dated: Sequence[tuple[Entry, tuple[str, ...]]], picture: PictureNow, edition: Edition, diseases: Diseases
) -> Comparison:
    drug, disease = picture.label(node.first("onc:ofDrug")), node.first("onc:forDisease")
    use, entries = _USE[edition.registry], [entry for entry, _ in dated]
    fitting = [
        e for e in entries if not disease or any(diseases.standing(disease, picture.diseases_above(disease), text) for text in e.all(use))
    ]
    keys = tuple(entry.key for entry in fitting)
    related = tuple(entry.key for entry in entries if entry not in fitting)
    if not fitting:
        reason = f"No entry bears a name of {drug}." if not entries else f"The entries of {drug} are for other diseases."
        return Comparison(node.iri, edition.registry, "unknown", "", drug, "", (), related, reason)
    earliest, latest = node.first("onc:earliest"), node.first("onc:latest")
    days = sorted({text for entry, texts in dated if entry in fitting for text in texts})
    said = bounds_text(earliest, latest)
    if earliest and not any(agree(earliest, latest, text) for text in days):
        # A list of medicines dates the first authorisation; a later one widens it, which is no contradiction.
        first = edition.registry == "ema-medicines" and days[0] < earliest
        if not first:
            reason = f"The register dates it {', '.join(days)}."
            return Comparison(node.iri, edition.registry, "differs", "date", said, ", ".join(days), keys, related, reason)
        reason = f"First authorised on {days[0]}; the register does not date what was added later."
        return Comparison(node.iri, edition.registry, "agrees", "", said, ", ".join(days), keys, related, reason)
    return Comparison(node.iri, edition.registry, "agrees", "", said, ", ".join(days), keys, related, f"Registered on {', '.join(days)}.")
