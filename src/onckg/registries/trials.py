"""Trials beside ClinicalTrials.gov: found by NCT number, or by acronym and a shared drug; each aspect is compared by itself."""

from collections import defaultdict
from collections.abc import Iterator

from onckg.assembly.names import plain_key
from onckg.assembly.says import Node
from onckg.graph.terms import VOCAB
from onckg.registries.dates import agree, bounds_text
from onckg.registries.diseases import Diseases
from onckg.registries.picture import PictureNow, same_company, substance_keys
from onckg.registries.records import Comparison, Edition, Entry

Aspect = tuple[str, bool, str, str, str]
"""Name of the aspect, whether both agree, what releases say, what the registry says, why."""


def compare_trials(picture: PictureNow, edition: Edition, diseases: Diseases) -> list[Comparison]:
    """Return, for each trial of the current picture, one comparison where it is unknown, else one for each aspect that both tell."""
    by_nct = {entry.key: entry for entry in edition.entries}
    by_acronym: dict[str, list[Entry]] = defaultdict(list)
    for study in edition.entries:
        if acronym := plain_key(study.first("acronym")):
            by_acronym[acronym].append(study)
    found = []
    for node in sorted(picture.says.of_class("Trial"), key=lambda n: n.iri):
        entry = by_nct.get(node.first("onc:nct")) or _by_name(node, picture, by_acronym)
        if entry is None:
            said = node.first("onc:nct") or node.first("onc:trialName")
            reason = f"No study of the registry has {'this number' if node.first('onc:nct') else 'this name and drug'}."
            found.append(Comparison(node.iri, "ctgov", "unknown", "", said, "", (), (), reason))
            continue
        for aspect, same, said, registered, why in _aspects(node, entry, picture, diseases):
            verdict = "agrees" if same else "differs"
            reason = why or f"{entry.key} has {aspect} {registered}."
            found.append(Comparison(node.iri, "ctgov", verdict, aspect, said, registered, (entry.key,), (), reason))
    return found


def _by_name(node: Node, picture: PictureNow, by_acronym: dict[str, list[Entry]]) -> Entry | None:
    if node.first("onc:nct"):
        return None  # it says which study it is, and the registry's file does not hold that
    names = {plain_key(name) for name in node.all("onc:trialName")}
    found = [entry for name in sorted(names) for entry in by_acronym.get(name, ()) if _shares_drug(node, entry, picture)]
    return found[0] if len(found) == 1 else None


def _shares_drug(node: Node, entry: Entry, picture: PictureNow) -> bool:
    ours = {key for iri in _drugs(node) for key in substance_keys(picture.drug_names.get(iri, ()))}
    return bool(ours & substance_keys([*entry.all("intervention"), *entry.all("otherName")]))


def _drugs(node: Node) -> tuple[str, ...]:
    return (*node.all("onc:tests"), *node.all("onc:plansToTest"))


def _aspects(node: Node, entry: Entry, picture: PictureNow, diseases: Diseases) -> Iterator[Aspect]:
    ours = picture.vocabulary.concepts.get(node.first("onc:phase"))
    if ours and ours.notation and (phase := entry.first("phase")):
        yield "phase", ours.notation.rstrip("ab") == phase, ours.notation, phase, ""
    status, theirs = node.first("onc:status").removeprefix(VOCAB).replace("-", "_"), entry.first("studyStatus")
    if status and theirs and status != "unknown":
        yield "status", status == theirs, status, f"{theirs} ({entry.first('status')})", ""
    said = node.all("onc:forDisease")
    if said and entry.all("condition"):
        standings = {
            word for iri in said for text in entry.all("condition") if (word := diseases.standing(iri, picture.diseases_above(iri), text))
        }
        labels = ", ".join(picture.label(iri) for iri in said)
        yield "disease", bool(standings), labels, "; ".join(entry.all("condition")), ""
    if _drugs(node) and entry.all("intervention"):
        labels = ", ".join(picture.label(iri) for iri in _drugs(node))
        yield "drug", _shares_drug(node, entry, picture), labels, "; ".join(entry.all("intervention")), ""
    sponsor = picture.company_names.get(node.first("onc:sponsor"), ())
    if sponsor and entry.first("sponsor"):
        organisations = [*entry.all("sponsor"), *entry.all("collaborator")]
        yield "sponsor", same_company(sponsor, organisations), sponsor[0], "; ".join(organisations), ""
    for stem in ("onc:start", "onc:plannedStart"):
        earliest, latest = node.first(f"{stem}Earliest"), node.first(f"{stem}Latest")
        if earliest and entry.first("start"):
            yield "start", agree(earliest, latest, entry.first("start")), bounds_text(earliest, latest), entry.first("start"), ""
            break
