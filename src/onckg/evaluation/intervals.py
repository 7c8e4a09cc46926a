"""How sure a share of a few counts is."""

from math import sqrt

_Z = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""


def wilson(right: int, asked: int) -> tuple[float, float]:
    """Return the bounds of the 95 % interval of a share: Wilson's score interval, (0, 1) for nothing asked.

    Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference", JASA 22, 209 to 212. It holds for few
    counts and at the ends (Brown, Cai, DasGupta 2001), where right plus or minus two standard errors does not.

    >>> tuple(round(bound, 3) for bound in wilson(12, 15))
    (0.548, 0.93)
    """
    if not asked:
        return 0.0, 1.0
    share, spread = right / asked, _Z * _Z / asked
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / asked + spread / (4 * asked)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
