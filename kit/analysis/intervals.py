"""Between which ends a share may lie, given how often something was seen.

`scipy.stats` has the same intervals and is what the tests compare with. It is not used here, for
it alone takes half as much memory as everything else in a lesson.
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

LEVEL = 0.95


def wilson(hits: int, number: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the ends of the score interval of a share (Wilson 1927).

    >>> [round(one, 3) for one in wilson(8, 10)]
    [0.49, 0.943]

    Raises
    ------
    ValueError
        If there is nothing to share, or there are more hits than cases.
    """
    _check(hits, number)
    square = NormalDist().inv_cdf((1 + level) / 2) ** 2
    middle = (hits + square / 2) / (number + square)
    half = sqrt(square * (hits * (number - hits) / number + square / 4)) / (number + square)
    low = 0.0 if hits == 0 else middle - half
    high = 1.0 if hits == number else middle + half
    return low, high


def exact(hits: int, number: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the ends of the exact interval of a share (Clopper and Pearson 1934).

    Beyond each end the seen number would be less likely than half of what `level` leaves.

    >>> [round(one, 3) for one in exact(8, 10)]
    [0.444, 0.975]

    Raises
    ------
    ValueError
        If there is nothing to share, or there are more hits than cases.
    """
    from scipy.special import betaincinv

    _check(hits, number)
    tail = (1 - level) / 2
    low = 0.0 if hits == 0 else float(betaincinv(hits, number - hits + 1, tail))
    high = 1.0 if hits == number else float(betaincinv(hits + 1, number - hits, 1 - tail))
    return low, high


def _check(hits: int, number: int) -> None:
    if not 0 <= hits <= number or number == 0:
        raise ValueError(f"{hits} of {number} is no share")
