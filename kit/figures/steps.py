"""Round numbers along an axis, and words that do not stand on each other."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
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

    Least squares under an order, by the min-max formula (Robertson, Wright and Dykstra 1988). A
    dozen words need no more, and SciPy's own way takes a fourth of a lesson's memory along.

    >>> spread([10, 12, 100], 17, 0, 200)
    [2.5, 19.5, 100.0]
    """
    wanted = np.asarray(list(levels), dtype=float)
    if len(wanted) == 0:
        return []
    order = np.argsort(wanted, kind="stable")
    steps = gap * np.arange(len(wanted))
    even = _never_falling(wanted[order] - steps)
    placed = np.clip(even, low, max(low, high - steps[-1])) + steps
    found = np.empty_like(placed)
    found[order] = placed
    return [float(one) for one in found]


def _never_falling(wanted: Floats) -> Floats:
    """Return the numbers nearest to those wanted of which none is below the one before it."""
    first, last = np.arange(len(wanted))[:, None], np.arange(len(wanted))
    sums = np.concatenate([[0.0], np.cumsum(wanted)])
    means = (sums[1:] - sums[:-1, None]) / np.maximum(last - first + 1, 1)
    least = np.minimum.accumulate(means[:, ::-1], axis=1)[:, ::-1]
    return np.maximum.accumulate(least, axis=0).diagonal()
