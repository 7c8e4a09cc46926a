"""Things with a code in the vocabulary, found by their labels: agencies, modalities, molecular targets.

``value`` is the code of GUIDELINES.md: an agency's notation ("FDA"), a modality's own or nearest broader notation
("antibody-drug conjugate"), a target's preferred label ("PD-1").
"""

import re

from onckg.documents.records import Document
from onckg.lexicon import Lexicon
from onckg.mentions.records import Mention, MentionKind

# A region before what only its regulator gives; in its case, so that "gives us fast answers" names nobody.
_GIVEN = r"(?=\s(?i:approv|orphan|conditional|marketing\sauthori[sz]|regulatory\s(?:approv|clear|author)))"
_REGIONS = re.compile(
    r"\b(?:(?P<FDA>U\.S\.|US|American)(?=\s(?i:regulat|approv|orphan|fast|breakthrough|ind\b|marketing|priority))"
    r"|(?P<EMA>European(?=\s(?i:regulat|approv|orphan|marketing|conditional))|EU(?=\s(?i:approv|orphan|marketing)))"
    rf"|(?P<MHRA>U\.K\.|UK|British){_GIVEN}|(?P<MHLW>Japanese){_GIVEN}|(?P<NMPA>Chinese){_GIVEN}|(?P<MFDS>South\sKorean|Korean){_GIVEN}"
    rf"|(?P<TGA>Australian){_GIVEN}|(?P<HealthCanada>Canadian){_GIVEN}|(?P<Swissmedic>Swiss){_GIVEN})"
)
_TARGET_TAIL = re.compile(
    r"^[ -](?:positive|negative|mutat|mutant|amplif|low|high|altered|driven|expressing|overexpress|deficient)", re.IGNORECASE
)


def find_agencies(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Find regulators by name, and regions that stand for theirs ("European orphan status"), in reading order."""
    found = _labelled(document, lexicon, "agencies", "agency")
    taken = [(m.start, m.end) for m in found]
    for match in _REGIONS.finditer(document.shadow):
        if not any(s < match.end() and match.start() < e for s, e in taken):
            code = str(match.lastgroup)
            if code == "EMA" and re.match(
                r"\s(?:marketing\sauthori[sz]ation|approv|conditional)", document.shadow[match.end() : match.end() + 40], re.IGNORECASE
            ):
                code = "EC"
            found.append(Mention("agency", match.start(), match.end(), document.text[match.start() : match.end()], code, "form/region"))
    return sorted(found, key=lambda m: m.start)


def find_modalities(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Find words that say what a drug is made of, in reading order; a modality without a code gives no mention."""
    return _labelled(document, lexicon, "modalities", "modality")


def find_targets(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Find molecular targets, in reading order; attribute ``biomarker`` is "yes" where the words speak of the tumor ("HER2-positive")."""
    found = []
    for mention in _labelled(document, lexicon, "targets", "target"):
        of_tumor = _TARGET_TAIL.match(document.shadow[mention.end : mention.end + 16])
        found.append(
            Mention("target", mention.start, mention.end, mention.text, mention.value, mention.rule, mention.concept, {"biomarker": "yes"})
            if of_tumor
            else mention
        )
    return found


def _labelled(document: Document, lexicon: Lexicon, scheme: str, kind: MentionKind) -> list[Mention]:
    found = []
    for hit in lexicon.matcher(scheme).find(document.shadow):
        value = _code(lexicon, hit.payload) if kind != "target" else lexicon.vocabulary.concepts[hit.payload].label
        if value:
            found.append(Mention(kind, hit.start, hit.end, document.text[hit.start : hit.end], value, f"dictionary/{scheme}", hit.payload))
    return found


def _code(lexicon: Lexicon, iri: str) -> str:
    concepts = lexicon.vocabulary.concepts
    return next((concepts[i].notation for i in (iri, *lexicon.vocabulary.ancestors(iri)) if i in concepts and concepts[i].notation), "")
