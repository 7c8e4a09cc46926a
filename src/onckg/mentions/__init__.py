"""What a document names: companies, drugs, platforms, diseases and the coded things, each with its characters."""

from onckg.documents.records import Document
from onckg.lexicon import Lexicon
from onckg.mentions.recognizers.coded import find_agencies, find_modalities, find_targets
from onckg.mentions.recognizers.company import find_companies
from onckg.mentions.recognizers.date import find_dates
from onckg.mentions.recognizers.designation import find_designations
from onckg.mentions.recognizers.disease import find_diseases
from onckg.mentions.recognizers.drug import find_drugs
from onckg.mentions.recognizers.phase import find_phases
from onckg.mentions.recognizers.platform import find_platforms
from onckg.mentions.recognizers.regimen import find_regimens
from onckg.mentions.recognizers.trial import find_trials
from onckg.mentions.records import Mention, MentionKind

__all__ = ["Mention", "MentionKind", "find_mentions"]


def find_mentions(document: Document, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return all mentions of a document, sorted by (start, end, kind).

    Mentions of different kinds may overlap ("HER2" in "HER2-positive breast cancer"); those of one kind never do. What surer
    recognizers found is passed on to those that go by form.
    """
    agencies = find_agencies(document, lexicon)
    designations = find_designations(document)
    phases = find_phases(document)
    diseases = find_diseases(document, lexicon)
    companies = find_companies(document, lexicon)
    targets = find_targets(document, lexicon)
    named = [m for m in (*agencies, *companies, *diseases) if m.attributes.get("anaphor") != "yes" and m.kind != "population"]
    guessed = [m for m in companies if m.rule == "context/with"]  # "rights to X": X may be a drug as well
    drugs = find_drugs(document, lexicon, [*(m for m in named if m not in guessed), *phases, *designations, *targets])
    drugs, companies = _one_kind(drugs, companies, guessed)
    platforms = find_platforms(document, lexicon, companies, drugs)
    trials = find_trials(document, [*named, *drugs, *platforms, *designations, *targets])
    found = [
        *agencies, *designations, *phases, *diseases, *companies, *targets, *drugs, *platforms, *trials,
        *find_dates(document), *find_modalities(document, lexicon), *find_regimens(document),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.kind)))


def _one_kind(drugs: list[Mention], companies: list[Mention], guessed: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return drugs and companies without what is the other: a company that only one word speaks for gives way to a drug of its name that
    the sentences make one; to no other drug."""
    by_place = {m.text for m in drugs if m.rule == "context/place"}
    companies = [m for m in companies if m not in guessed or m.text not in by_place]
    kept = [m for m in guessed if m.text not in by_place]
    return [d for d in drugs if not any(d.start < m.end and m.start < d.end for m in kept)], companies
