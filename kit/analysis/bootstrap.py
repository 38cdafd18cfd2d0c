"""How sure is a difference of two means? Draw the values anew (Efron and Tibshirani 1993).

`scipy.stats.bootstrap` does it, with bounds corrected for bias and skew (BCa).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

SEED, DRAWS, FEWEST = 20_240_325, 4_999, 3


@dataclass(frozen=True)
class Difference:
    """Mean of one group less that of the other, with a 95 % interval."""

    value: float
    low: float
    high: float


def difference_of_means(one: pd.Series, other: pd.Series) -> Difference:
    """Return the difference of two means with a bootstrap interval; the seed is fixed.

    Raises
    ------
    ValueError
        If a group has fewer than three values, or no group has two different ones.
    """
    from scipy.stats import bootstrap

    groups = [group.dropna().to_numpy(dtype=float) for group in (one, other)]
    if min(map(len, groups)) < FEWEST:
        raise ValueError("each group needs at least three values")
    if all(np.ptp(group) == 0 for group in groups):
        raise ValueError("neither group varies: there is nothing to draw")

    def difference(a: np.ndarray, b: np.ndarray, axis: int = -1) -> np.ndarray:
        return np.asarray(a.mean(axis=axis) - b.mean(axis=axis))

    found = bootstrap(
        groups, difference, n_resamples=DRAWS, vectorized=True, method="BCa",
        rng=np.random.default_rng(SEED),
    ).confidence_interval  # fmt: skip
    value = float(groups[0].mean() - groups[1].mean())
    return Difference(value, float(found.low), float(found.high))
