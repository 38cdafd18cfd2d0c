"""Event windows: what happens shortly before and after certain days, against chance.

Windows around events come from the event study (MacKinlay 1997). Chance is made by sliding the
calendar of the events along the calendar of the outcomes, round and round, so that series of
either stay whole (a permutation by shifts; Good 2005).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kit.analysis.intervals import exact


@dataclass(frozen=True)
class Windows:
    """What was found around the events.

    Attributes
    ----------
    before, after
        Outcomes in all windows before, and in all windows after, the events.
    events
        Number of events whose windows lie within the period.
    left_out
        Number of events whose windows run past its ends.
    chance
        `after` less `before` for every shift of the calendar.
    p
        Share of the shifts with a difference at least as far from nought, either way.
    """

    before: int
    after: int
    events: int
    left_out: int
    chance: np.ndarray
    p: float

    @property
    def difference(self) -> int:
        """Outcomes after the events, less those before."""
        return self.after - self.before


def inside(events: pd.Series, days: int, first: str, last: str) -> pd.Series:
    """Say for each event whether its windows of `days` days lie within the period."""
    span = pd.Timedelta(days=days)
    return (events - span >= pd.Timestamp(first)) & (events + span <= pd.Timestamp(last))


def around(events: pd.Series, outcomes: pd.Series, days: int, first: str, last: str) -> Windows:
    """Count outcomes in the `days` days before and after events, and compare with chance.

    An outcome on the day of an event counts on neither side. Two events close to each other may
    both count the same outcome.

    Parameters
    ----------
    events, outcomes
        Days.
    first, last
        The period, as ISO text. Events whose windows run past its ends are left out.

    Raises
    ------
    ValueError
        If no event has both windows within the period.
    """
    fits = inside(events, days, first, last)
    kept = events[fits]
    if kept.empty:
        raise ValueError("no event has a whole window before and after it within the period")
    start = pd.Timestamp(first)
    length = (pd.Timestamp(last) - start).days + 1
    per_day = np.zeros(length)
    at = (outcomes - start).dt.days
    np.add.at(per_day, at[(at >= 0) & (at < length)].to_numpy(), 1)
    sums = np.concatenate([[0.0], np.cumsum(np.tile(per_day, 3))])
    spots = (kept - start).dt.days.to_numpy()[:, None] + length
    here = (spots + np.arange(length)) % length + length
    after = (sums[here + days + 1] - sums[here + 1]).sum(axis=0)
    before = (sums[here] - sums[here - days]).sum(axis=0)
    chance = after - before
    p = float(np.mean(np.abs(chance) >= abs(chance[0]) - 1e-9))
    return Windows(int(before[0]), int(after[0]), len(kept), int((~fits).sum()), chance, p)


def rate_ratio(before: int, after: int) -> tuple[float, float, float]:
    """Return how many times as many outcomes came after as before, with a 95 % interval.

    Exact, from the binomial distribution of `after` among both (Przyborowski and Wilenski 1940).
    The ratio is infinite if there is nothing before, and missing if there is nothing at all.
    """
    if before + after == 0:
        return (float("nan"),) * 3
    shares = (after / (before + after), *exact(after, before + after))
    ratio, low, high = (share / (1 - share) if share < 1 else float("inf") for share in shares)
    return float(ratio), float(low), float(high)
