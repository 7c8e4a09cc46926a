"""The weight of each rule: its precision on annotated releases, smoothed towards that of its kind.

A fact counts for each rule that read it. With ``right`` and ``wrong`` facts of a kind read by a rule, and ``R`` and ``W`` of that kind
by all:

    prior  = (R + 1) / (R + W + 2)
    weight = (right + STRENGTH * prior) / (right + wrong + STRENGTH)

The prior is Laplace's; the weight is the mean of the beta distribution that starts from ``STRENGTH`` facts of the prior's precision.
Kinds that are not annotated (stages) have the prior of all kinds together. Facts that are neither asked for nor punished do not count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from onckg.evaluation.findings import KINDS, Fact, ReleaseScore
from onckg.facts.weights import EVERY_RULE

STRENGTH = 16
"""How many facts the prior is worth: of 1, 2, 4, 8, 16 and 32 the one whose weights told most of a fold they had not seen."""

UNANNOTATED_KINDS = ("stages",)
_PLACES = Decimal("0.0001")
_HEAD = """# How often each rule is right: written by onckg evaluate --weights-out from annotated releases, not to be mended by hand.
# weight = (right + {strength} * prior) / (right + wrong + {strength}); the prior of a kind is in its row of rule *. See docs/quality.md.
kind\trule\tright\twrong\tweight
"""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many facts of a kind that a rule read are right and wrong."""

    kind: str
    rule: str
    right: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One extracted fact that is right or wrong, with the rules that read it, sorted, each once."""

    kind: str
    rules: tuple[str, ...]
    right: bool


def judged_facts(scores: Iterable[ReleaseScore]) -> list[Judged]:
    """Return the extracted facts that were asked for, in the order of the findings."""
    return [
        Judged(finding.kind, _rules(fact), finding.outcome == "right")
        for score in scores
        for finding in score.findings
        if finding.outcome in ("right", "wrong")
        for fact in finding.extracted
    ]


def count_rules(judged: Sequence[Judged]) -> list[RuleCount]:
    """Return the counts of each kind as a whole (rule "*") and of each of its rules, by kind and rule."""
    counts: dict[tuple[str, str], Counter[bool]] = {}
    for fact in judged:
        for rule in (EVERY_RULE, *fact.rules):
            counts.setdefault((fact.kind, rule), Counter())[fact.right] += 1
    order = {kind: place for place, kind in enumerate(KINDS)}
    ordered = sorted(counts, key=lambda key: (order[key[0]], key[1] != EVERY_RULE, key[1]))
    return [RuleCount(kind, rule, counts[(kind, rule)][True], counts[(kind, rule)][False]) for kind, rule in ordered]


def weigh(counts: Sequence[RuleCount]) -> dict[tuple[str, str], Decimal]:
    """Return the weight of each kind and rule, of four places; kinds that were not met have the prior of all together."""
    whole = [c for c in counts if c.rule == EVERY_RULE]
    pooled = _prior(sum(c.right for c in whole), sum(c.wrong for c in whole))
    priors = dict.fromkeys((*KINDS, *UNANNOTATED_KINDS), pooled) | {c.kind: _prior(c.right, c.wrong) for c in whole}
    weights = {(kind, EVERY_RULE): prior.quantize(_PLACES, ROUND_HALF_EVEN) for kind, prior in priors.items()}
    for count in (c for c in counts if c.rule != EVERY_RULE):
        smoothed = (count.right + STRENGTH * priors[count.kind]) / (count.right + count.wrong + STRENGTH)
        weights[(count.kind, count.rule)] = smoothed.quantize(_PLACES, ROUND_HALF_EVEN)
    return weights


def weights_file(counts: Sequence[RuleCount]) -> str:
    """Return the text of ``weights.tsv``: a row for each kind as a whole, and for each of its rules."""
    known = {(c.kind, c.rule): c for c in counts}
    lines = []
    weights = weigh(counts)
    for kind in (*KINDS, *UNANNOTATED_KINDS):
        for rule in (EVERY_RULE, *sorted(r for k, r in weights if k == kind and r != EVERY_RULE)):
            count = known.get((kind, rule), RuleCount(kind, rule, 0, 0))
            lines.append(f"{kind}\t{rule}\t{count.right}\t{count.wrong}\t{weights[(kind, rule)]}\n")
    return _HEAD.format(strength=STRENGTH) + "".join(lines)


def confidence_by(weights: Mapping[tuple[str, str], Decimal], fact: Judged) -> Decimal:
    """Return the confidence of a fact by given weights, as ``facts.weights.confidence_of`` does by the shipped ones."""
    prior = weights[(fact.kind, EVERY_RULE)]
    return max((weights.get((fact.kind, rule), prior) for rule in fact.rules), default=prior)


def _prior(right: int, wrong: int) -> Decimal:
    return Decimal(right + 1) / Decimal(right + wrong + 2)


def _rules(fact: Fact) -> tuple[str, ...]:
    return tuple(sorted({evidence["rule"] for evidence in fact.get("evidence", ())}))
