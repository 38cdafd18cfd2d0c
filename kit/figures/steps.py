"""Round numbers along an axis, and words that do not stand on each other."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, log10

import numpy as np

YEAR_LABEL = 52


def even_steps(low: float, high: float) -> list[float]:
    """Return four to nine round steps between the ends.

    >>> even_steps(0, 1)
    [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    """
    ten = 10 ** floor(log10((high - low) / 4))
    step = max(one * ten for one in (1, 2, 5) if (high - low) / (one * ten) >= 4)
    numbers = np.arange(np.ceil(low / step - 1e-9), np.floor(high / step + 1e-9) + 1)
    return [float(round(one * step, 10)) + 0.0 for one in numbers]  # no minus nought


def tenfold_steps(low: float, high: float) -> list[float]:
    """Return steps of about threefold (1, 3, 10, 30 …) between the ends."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    return [
        one * 10.0**power for power in powers for one in (1, 3) if low <= one * 10.0**power <= high
    ]


def year_steps(first: int, last: int, room: float) -> list[int]:
    """Return round years for the foot, as many as have room."""
    step = next(
        (one for one in (1, 2, 5, 10, 20) if (last - first + 1) / one * YEAR_LABEL <= room), 50
    )
    return list(range(-(-first // step) * step, last + 1, step))


def spread(levels: Iterable[float], gap: float, low: float, high: float) -> list[float]:
    """Return heights at least `gap` apart and within the ends, as near to `levels` as can be.

    Least squares under an order: isotonic regression of the heights less their steps.

    >>> spread([10, 12, 100], 17, 0, 200)
    [2.5, 19.5, 100.0]
    """
    from scipy.optimize import isotonic_regression

    wanted = np.asarray(list(levels), dtype=float)
    order = np.argsort(wanted, kind="stable")
    steps = gap * np.arange(len(wanted))
    if len(wanted) == 0:
        return []
    even = isotonic_regression(wanted[order] - steps).x
    placed = np.clip(even, low, max(low, high - steps[-1])) + steps
    found = np.empty_like(placed)
    found[order] = placed
    return [float(one) for one in found]
