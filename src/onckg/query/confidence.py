"""How sure a fact is: the measured precision of the rules that read it, over voices that speak for themselves.

A release of the sponsor, one of a partner and one of a regulator are voices of their own; several releases of one issuer are one voice, and
so are copies, which have one text and are one release. A voice is as sure as its surest claim; voices that agree err
together only if each errs: ``1 - product(1 - p)`` over them, the noisy-or of J. Pearl, "Probabilistic Reasoning in Intelligent
Systems" (1988), section 4.3.2. It is computed over sorted inputs in ``decimal`` and rounded to four places.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph

from onckg.graph.terms import term

_DEFAULT = pyoxigraph.DefaultGraph()
_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Confidence:
    """``value`` has four places, from 0 to 1; ``voices`` counts those that it rests on."""

    value: Decimal
    voices: int


def confidence_of(dataset: pyoxigraph.Store, fact: pyoxigraph.NamedNode) -> Confidence | None:
    """Return how sure a fact of the current picture is; None where no claim behind it was read by a measured rule."""
    surest: dict[str, Decimal] = {}
    for quad in dataset.quads_for_pattern(fact, term("onc:claimedBy"), None, _DEFAULT):
        claim = quad.object
        if isinstance(claim, pyoxigraph.NamedNode):
            for said in dataset.quads_for_pattern(claim, term("onc:confidence"), None, None):
                voice = _voice(dataset, claim)
                surest[voice] = max(surest.get(voice, Decimal(0)), Decimal(str(getattr(said.object, "value", "0"))))
    return Confidence(combined(surest.values()), len(surest)) if surest else None


def combined(surest: Iterable[Decimal]) -> Decimal:
    """Return the confidence of independent voices together.

    >>> combined([Decimal("0.9"), Decimal("0.8")]), combined([Decimal("0.9")])
    (Decimal('0.9800'), Decimal('0.9000'))
    """
    doubt = Decimal(1)
    for value in sorted(surest):
        doubt *= 1 - value
    return (1 - doubt).quantize(_PLACES)


def _voice(dataset: pyoxigraph.Store, claim: pyoxigraph.NamedNode) -> str:
    """Return who speaks in a claim: the issuer of its release, or the release where it names none."""
    release = pyoxigraph.NamedNode("/".join(claim.value.split("/")[:6]))
    issuers = sorted(str(getattr(q.object, "value", "")) for q in dataset.quads_for_pattern(release, term("onc:issuer"), None, _DEFAULT))
    return issuers[0] if issuers else release.value
