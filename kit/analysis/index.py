"""An index out of several indicators: normalised, weighted, and tried with other weights.

The steps follow the OECD and JRC Handbook on Constructing Composite Indicators (2008): bring the
indicators to one scale, weight them, add them up, and see how far the result hangs on the weights.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

SEED, DRAWS = 20_240_325, 2_000
METHODS = ("min_max", "z_score")


def normalised(indicators: pd.DataFrame, method: str = "min_max") -> pd.DataFrame:
    """Return indicators on one scale; missing values stay missing.

    `min_max`: the lowest year is 0, the highest 1. `z_score`: mean 0 and standard deviation 1. An
    indicator that never changes becomes 0.5, or 0 by `z_score`: it tells no year from another.

    Raises
    ------
    ValueError
        If the method is not one of `METHODS`.
    """
    if method not in METHODS:
        raise ValueError(f"the method must be one of {METHODS}, not {method!r}")
    values = indicators.astype("float64")
    if method == "min_max":
        span = values.max() - values.min()
        return ((values - values.min()) / span.where(span > 0)).where(
            values.isna() | (span > 0), 0.5
        )
    spread = values.std(ddof=0)
    return ((values - values.mean()) / spread.where(spread > 0)).where(
        values.isna() | (spread > 0), 0.0
    )


def composite(
    indicators: pd.DataFrame, weights: Mapping[str, float], method: str = "min_max"
) -> pd.DataFrame:
    """Return the weighted mean of the indicators for each year.

    Parameters
    ----------
    indicators
        One row a year, one column an indicator; a higher value must mean more.
    weights
        Weight of each indicator, 0 or more; only their ratios matter.

    Returns
    -------
    pandas.DataFrame
        By year: `level`, the index, and `coverage`, the share of the weight whose indicators
        have a value in that year. Where nothing of weight is known, the index is missing.

    Raises
    ------
    ValueError
        If a weight is below 0, or all are 0.
    """
    given = pd.Series(dict(weights), dtype="float64").reindex(indicators.columns).fillna(0.0)
    if (given < 0).any() or given.sum() == 0:
        raise ValueError("weights must be 0 or more, and one of them above 0")
    values = normalised(indicators, method)
    known = values.notna().mul(given, axis=1)
    total = known.sum(axis=1)
    index = (values.fillna(0.0) * known).sum(axis=1) / total.where(total > 0)
    return pd.DataFrame({"level": index, "coverage": total / given.sum()})


def sensitivity(
    indicators: pd.DataFrame, method: str = "min_max", draws: int = DRAWS
) -> pd.DataFrame:
    """Return how far the index of each year moves if the weights are drawn at random.

    Every set of weights is equally likely (a flat Dirichlet distribution); the seed is fixed, so
    that a class sees one result.

    Returns
    -------
    pandas.DataFrame
        By year: `low`, `middle` and `high`, the 5, 50 and 95 % points over the draws.
    """
    rng = np.random.default_rng(SEED)
    weights = rng.dirichlet(np.ones(indicators.shape[1]), size=draws)
    values = normalised(indicators, method).to_numpy()
    known = ~np.isnan(values)
    sums = np.where(known, values, 0.0) @ weights.T
    shares = known.astype(float) @ weights.T
    with np.errstate(invalid="ignore", divide="ignore"):
        all_of_them = np.where(shares > 0, sums / shares, np.nan)
    empty = ~known.any(axis=1)
    all_of_them[empty] = 0.0
    low, middle, high = np.quantile(all_of_them, (0.05, 0.5, 0.95), axis=1)
    found = pd.DataFrame({"low": low, "middle": middle, "high": high}, index=indicators.index)
    found.loc[empty] = np.nan
    return found
