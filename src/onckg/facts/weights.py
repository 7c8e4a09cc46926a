"""How sure a fact is: the measured precision of the rules that read it.

``weights.tsv`` holds, for each kind of fact and rule, how many of the facts that it read on the annotated development releases were
right and wrong, and the weight made of these counts (docs/quality.md says how). ``onckg evaluate --weights-out`` writes it, nobody by hand.
A rule that read nothing there has the weight of its kind, in the row of rule "*".
"""

import functools
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path

from onckg.errors import InternalError

_FILE = Path(__file__).with_name("weights.tsv")
EVERY_RULE = "*"


def weight_of(kind: str, rule: str) -> Decimal | None:
    """Return the weight of a rule for a kind of fact, from 0 to 1 with four places; None for a kind that has no weights.

    ``kind`` is the name of a list of ``ReleaseFacts`` ("trials"), ``rule`` that of an evidence ("trials/under-way").
    """
    weights = _weights()
    return weights.get((kind, rule), weights.get((kind, EVERY_RULE)))


def confidence_of(kind: str, rules: Iterable[str]) -> Decimal | None:
    """Return the confidence of a fact that these rules read: the weight of the surest; None without rules or weights.

    What several rules read in one release is often the same words said again, so that their weights do not add up.
    """
    return max((weight for rule in set(rules) if (weight := weight_of(kind, rule)) is not None), default=None)


@functools.cache
def _weights() -> dict[tuple[str, str], Decimal]:
    try:
        lines = _FILE.read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        return {(kind, rule): Decimal(weight) for kind, rule, _, _, weight in rows[1:]}
    except (OSError, ValueError, InvalidOperation) as error:
        raise InternalError(f"the weights {_FILE.name} cannot be read: {error}") from error
