"""Releases drawn at random, by seed, for comparing what two ways of reasoning conclude: facts of every kind, in every status.

Also those that must not lead to a conclusion: designations that are only requested, trials that are only planned, facts of a drug that
is only a partner or a comparator, approvals in another disease, modalities one, two and no step under radioconjugate.
"""

import random
import sys
from pathlib import Path

from pyoxigraph import Store

from onckg.facts.records import DrugPlatform, ReleaseFacts

sys.path.insert(0, str(Path(__file__).parents[1] / "assembly"))
from made_up_facts import (
    company,
    deal,
    designation,
    develops,
    disease,
    drug,
    indication,
    milestone,
    picture_of,
    platform,
    population,
    release,
    stage,
    trial,
    words,
)

_DISEASES = [
    "neuroblastoma", "rhabdomyosarcoma", "multiple myeloma", "Waldenström macroglobulinemia", "glioblastoma", "diffuse midline glioma",
    "breast cancer", "prostate cancer", "melanoma", "osteosarcoma", "pancreatic cancer", "solid tumors", "sarcoma", "lymphoma",
]  # fmt: skip
_MODALITIES = ["", "", "radioconjugate", "antibody-drug conjugate", "small molecule", "CAR-T", "vaccine"]
_KINDS = ["OrphanDrug", "RarePediatricDisease", "FastTrack", "BreakthroughTherapy"]
_STATES = ["granted", "granted", "requested", "planned", "denied", "withdrawn"]
_TRIAL_STATES = ["planned", "planned", "ongoing", "ongoing", "completed", "terminated", "on_hold", "unknown"]
_PHASES = [None, "1", "1/2", "2", "2/3", "3", "4"]
_STAGES = ["preclinical", "IND-enabling", "phase-1", "phase-3", "registration", "marketed"]
_MILESTONES = ["Approved", "Approved", "INDCleared", "ApplicationSubmitted", "MarketWithdrawal"]
_PARTNERS = [(), (), ("pembrolizumab",), ("XQ-901",)]
_THERAPIES = [(), (), ("external beam radiation",)]


def made_up_releases(count: int, seed: int = 1) -> list[ReleaseFacts]:
    """Draw releases; equal arguments give equal releases."""
    chance = random.Random(seed)
    return [_made_up_release(chance, number) for number in range(count)]


def made_up_picture(count: int, seed: int = 1) -> Store:
    """Return the current picture of releases drawn at random, as the default graph of a dataset in memory."""
    dataset = Store()
    dataset.extend(picture_of(*made_up_releases(count, seed)).default)
    return dataset


def _made_up_release(chance: random.Random, number: int) -> ReleaseFacts:
    name = f"QX-{1000 + chance.randrange(3 + number)}"
    owner = f"Company {chance.randrange(1 + number // 3)}"
    records: list[object] = [company(owner), drug(name, modality=chance.choice(_MODALITIES)), develops(owner, name)]
    where = chance.sample(_DISEASES, 2)
    if chance.random() < 0.4:
        base = f"{owner} conjugates"
        carrier = f"{owner} ethers"
        records += [platform(carrier, kind="carrier"), platform(base, on=(carrier,)), DrugPlatform(name, base, words("on", name, base))]
    for _ in range(chance.randrange(3)):
        kind, status = chance.choice(_KINDS), chance.choice(_STATES)
        records.append(designation(name, status, _day(chance), in_=chance.choice(where), kind=kind))
    for _ in range(chance.randrange(3)):
        who = (population("relapsed"),) if chance.random() < 0.3 else ()
        records.append(
            trial(name, chance.choice(_TRIAL_STATES), in_=tuple(where[: chance.randrange(1, 3)]), phase=chance.choice(_PHASES),
                  with_=chance.choice(_PARTNERS), partners=chance.choice(_THERAPIES), who=who)
        )  # fmt: skip
    if chance.random() < 0.3:
        records.append(milestone(chance.choice(_MILESTONES), name, chance.choice(["done", "planned"]), _day(chance), in_=where[0]))
    if chance.random() < 0.3:
        records.append(stage(name, chance.choice(_STAGES), chance.choice([None, where[0]])))
    if chance.random() < 0.3:
        records.append(indication(name, where[1], chance.choice(["planned", "studied", "approved", "meant"])))
    if chance.random() < 0.1:
        other = f"Company {chance.randrange(1 + number)}x"
        records += [company(other), deal("License", owner, other, of=name)]
    records += [disease("a tumour without a name", "sarcoma")] if chance.random() < 0.05 else []
    return release(f"20{10 + chance.randrange(15)}-0{1 + chance.randrange(9)}-1{chance.randrange(10)}", *records, issuer=owner)


def _day(chance: random.Random) -> str:
    return f"20{10 + chance.randrange(15)}"
