"""Does one kind of event pause while another goes on? Months compared by permutation.

The months of a period are of two kinds: those in which something was going on, and the others. If
the kind made no difference, the same counts could as well have been dealt out to the months in any
other way. The test deals them out thousands of times and asks how often chance alone gives a
difference as large (Fisher 1935; Good 2005). Dealing assumes that months do not hang together, and
launches come in series; `by_shift` keeps the series whole and only slides the calendar, which is
the fairer question and the harder one to pass.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

RESAMPLES = 9_999
AT_ONCE = 500  # all at once take sixty megabytes; the result is the same
SEED = 20_020_917
FEWEST = 2
_SAME = 1e-12  # differences closer than this are rounding


@dataclass(frozen=True)
class Result:
    """What a test found.

    Attributes
    ----------
    during, otherwise
        Mean number of events a month while it was going on, and in the other months.
    months
        Number of months in which it was going on.
    chance
        Differences that chance alone gave.
    p
        Share of chance in which the difference is at least as far from nought, either way. Of
        deals at random, the months as they were count as one try more, so that it is never nought
        (Phipson and Smyth 2010).
    """

    during: float
    otherwise: float
    months: int
    chance: np.ndarray
    p: float

    @property
    def difference(self) -> float:
        """Mean while it was going on, less the mean of the other months."""
        return self.during - self.otherwise


def months(first: str, last: str) -> pd.PeriodIndex:
    """Return the months from that of the day `first` to that of the day `last`."""
    return pd.period_range(first, last, freq="M")


def counts_by_month(days: pd.Series, index: pd.PeriodIndex) -> pd.Series:
    """Return how many of the days lie in each month."""
    found = days.dropna().dt.to_period("M").value_counts()
    return found.reindex(index, fill_value=0).rename("events")


def going_on(contacts: pd.DataFrame, index: pd.PeriodIndex, reach: int = 0) -> pd.Series:
    """Say for each month whether a contact, or a month within `reach` months of one, lies in it."""
    marked = pd.Series(False, index=index, name="going_on")
    for contact in contacts.to_dict("records"):
        first = contact["start"].to_period("M") - reach
        last = contact["end"].to_period("M") + reach
        marked |= (index >= first) & (index <= last)
    return marked


def by_dealing(counts: pd.Series, during: pd.Series, resamples: int = RESAMPLES) -> Result:
    """Compare the two kinds of months by dealing the counts out anew.

    Uses `scipy.stats.permutation_test`; its seed is fixed, so that a class sees one result.

    Raises
    ------
    ValueError
        If one kind has fewer than two months.
    """
    from scipy.stats import permutation_test

    inside, outside = _two_kinds(counts, during)
    found = permutation_test(
        (inside, outside), _difference, permutation_type="independent", vectorized=True,
        n_resamples=resamples, alternative="two-sided", rng=np.random.default_rng(SEED),
        batch=AT_ONCE,
    )  # fmt: skip
    chance = np.asarray(found.null_distribution)
    # Not SciPy's own p, which is twice the smaller tail: of counts that lean to one side, as
    # launches do, it is not the share of tries that the reader is shown.
    p = (_as_far(chance, inside, outside).sum() + 1) / (len(chance) + 1)
    return _result(inside, outside, chance, float(p))


def by_shift(counts: pd.Series, during: pd.Series) -> Result:
    """Compare the two kinds of months by sliding one calendar along the other, round and round.

    Every shift is tried, so there is no chance in it; the shift by nought is among them.

    Raises
    ------
    ValueError
        If one kind has fewer than two months.
    """
    inside, outside = _two_kinds(counts, during)
    values, mask = counts.to_numpy(dtype=float), during.to_numpy(dtype=bool)
    shifted = np.array([np.roll(mask, shift) for shift in range(len(mask))])
    sums = shifted @ values
    number = mask.sum()
    chance = sums / number - (values.sum() - sums) / (len(values) - number)
    p = float(np.mean(_as_far(chance, inside, outside)))
    return _result(inside, outside, chance, p)


def _as_far(chance: np.ndarray, inside: np.ndarray, outside: np.ndarray) -> np.ndarray:
    return np.asarray(np.abs(chance) >= abs(inside.mean() - outside.mean()) - _SAME)


def _difference(inside: np.ndarray, outside: np.ndarray, axis: int = -1) -> np.ndarray:
    return np.asarray(inside.mean(axis=axis) - outside.mean(axis=axis))


def _two_kinds(counts: pd.Series, during: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    values, mask = counts.to_numpy(dtype=float), during.to_numpy(dtype=bool)
    if min(mask.sum(), (~mask).sum()) < FEWEST:
        raise ValueError("one kind has fewer than two months: there is nothing to compare")
    return values[mask], values[~mask]


def _result(inside: np.ndarray, outside: np.ndarray, chance: np.ndarray, p: float) -> Result:
    return Result(float(inside.mean()), float(outside.mean()), len(inside), chance, p)
