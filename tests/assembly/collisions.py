"""Random releases, dense in what makes identity hard, and random courses of a store: for the tests of assembly of a part."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from made_up_facts import (
    company,
    deal,
    designation,
    develops,
    disease,
    drug,
    indication,
    milestone,
    platform,
    population,
    release,
    stage,
    trial,
    words,
)

from onckg.facts.records import CompanyPlatform, DrugPlatform, ReleaseFacts

COMPANIES = [
    company("Merck & Co.", "Merck", ticker="MRK", exchange="NYSE"), company("Merck KGaA", "Merck"), company("Merck"),
    company("Acme", ticker="ACM"), company("Acne", ticker="ACM"), company("Acme Bio", "Acme"), company("Acme Pharma", "Acme"),
    company("Acme Bio, Inc.", ticker="ACB"), company("Zeta", "Zeta Bio", slips=("Zetta",)), company("Zeta Bio", ticker="ZTA"),
    company("Zetta"), company("ZETA"), company("DAWN"),
    company("Omega Oncology", "Omega"), company("Omega Pharma", "Omega"), company("Omega"),
]  # fmt: skip
DRUGS = [
    drug("AB-1"), drug("AB1", "abtinib"), drug("abtinib", "Abtexa"), drug("Abtexa", "AB-2"), drug("AB-2", modality="CAR-T"),
    drug("osimertinib", "AZD9291"), drug("AZD9291", "AB-3", modality="vaccine"), drug("AB-3"), drug("AB 3", modality="CAR-T"),
    drug("CLR 131", "CLR 125"), drug("CLR 125"), drug("iopofosine", "CLR 131"), drug("Tagrisso", known="osimertinib"),
    drug("pembrolizumab", "Keytruda", role="combination"), drug("Keytruda", known="pembrolizumab"), drug("DAWN"), drug("vaccine"),
    drug("ab-1", "Merck"), drug("AB-2", "AB-1", modality="vaccine"), drug("zeta-mab"), drug("ζ-mab"), drug("ζ mab"),
]  # fmt: skip
DISEASES = [
    disease("multiple myeloma"), disease("neuroblastoma"), disease("lymphoma"), disease("CD5-positive lymphoma", "lymphoma"),
    disease("CD5 positive lymphomas", "lymphoma"), disease("odd tumour", "neuroblastoma"), disease("odd tumor", "lymphoma"),
    disease("ALK+ thing"), disease("ALK plus thing"),
]  # fmt: skip
PLATFORMS = [
    platform("CAR-T"), platform("CAR-T platform"), platform("PDC", "Phospholipid Drug Conjugate"), platform("Phospholipid Drug Conjugate"),
    platform("PLE", kind="carrier"), platform("PDC", on=("PLE",)), platform("PLE", "PDC"), platform("Zeta", kind="payload"),
]  # fmt: skip
POPULATIONS = [population("elderly", "age"), population("pediatric", "age"), population("relapsed"), population("RELAPSED", "line")]
DAYS = ["", "", "2018-01-01", "2018-06-06", "2018-06-06", "2019-03-01", "2020-01-01", "2016-05-05"]
DATES = ["", "2018", "2018-05", "2018-05-17", "2018-H2", "2019-01-01", "2019-06", "2021"]


ALL = (COMPANIES, DRUGS, PLATFORMS, DISEASES)


def few(chance: random.Random) -> tuple[list, ...]:
    """A few names, so that releases often say the same again."""
    return tuple(chance.sample(known, 4) for known in ALL)


def some_release(chance: random.Random, known: tuple[list, ...] = ALL) -> ReleaseFacts:
    pick = chance.choice
    companies, drugs, platforms = (_some(chance, found, most) for found, most in zip(known, (3, 3, 2), strict=False))
    if any(p.built_on for p in platforms) and "PLE" not in {p.name for p in platforms}:
        platforms = [*platforms, PLATFORMS[4]]
    diseases = _some(chance, known[3], 2) or [pick(known[3])]
    named = [d.name for d in drugs] or ["AB-1"]
    firms = [c.name for c in companies]

    def who() -> tuple:
        return tuple(chance.sample(POPULATIONS, chance.randrange(2)))

    def in_() -> tuple[str, ...]:
        return tuple(d.name for d in chance.sample(diseases, chance.randrange(len(diseases) + 1)))

    def fact() -> object:
        of = pick(named)
        where = pick([*in_(), None])
        match chance.randrange(9):
            case 0:
                return designation(of, pick(["planned", "requested", "granted", "denied", "withdrawn"]), pick(DATES), agency=None,
                                   in_=where, place=pick([None, "US", "EU"]), kind=pick(["OrphanDrug", "FastTrack"]))  # fmt: skip
            case 1 | 2:
                several = tuple(chance.sample(named, min(len(named), pick([1, 1, 2]))))
                return trial(pick([several, several, ()]), pick(["planned", "ongoing", "completed", "terminated", "on_hold", "unknown"]),
                             in_=in_(), phase=pick([None, "1", "2"]), nct=pick(["", "", "", "NCT00000001", "NCT00000002"]),
                             name=pick(["", "", "DAWN", "Dawn", "AB-1"]), who=who(), start=pick(DATES),
                             partners=pick([(), ("radiation",)]), with_=pick([(), (pick(named),)]))  # fmt: skip
            case 3 | 4:
                kind = pick(["Approved", "MarketWithdrawal", "CompleteResponse", "PDUFADate", "ApplicationSubmitted"])
                return milestone(kind, pick([of, of, None]), pick(["planned", "done"]), pick(DATES), in_=where)
            case 5:
                return indication(of, pick(diseases).name, pick(["meant", "planned", "studied", "approved"]), *who())
            case 6:
                return stage(of, pick(["preclinical", "phase-1", "phase-2"]), where)
            case 7 if firms:
                return deal(pick(["license", "collaboration"]), *chance.sample(firms, min(len(firms), 2)), of=pick([of, None]))
            case 8 if platforms and firms:
                p = pick(platforms).name
                made: list[object] = [DrugPlatform(of, p, words("dp", of, p)), CompanyPlatform(pick(firms), p, words("cp", p))]
                return pick(made)
        return develops(pick(firms), of) if firms else indication(of, pick(diseases).name, "meant")

    facts = list({repr(f): f for f in (fact() for _ in range(chance.randrange(6)))}.values())
    roles = [develops(firms[0], named[0])] if firms and chance.random() < 0.5 else []
    records = [*companies, *drugs, *platforms, *diseases, *facts, *(r for r in roles if r not in facts)]
    return release(pick(DAYS), *records, issuer=firms[0] if firms and chance.random() < 0.8 else "")


def _some(chance: random.Random, known: list, most: int) -> list:
    found = {item.name: item for item in chance.sample(known, chance.randrange(most + 1))}
    return list(found.values())
