"""Did approval move after an event? Means before and after, against placebo dates.

The mean of the polls in the days after an event less that of the days before (an event study,
MacKinlay 1997). What such a difference is worth is told by placebo dates: the same calculation for
other days of the same cabinet, on which nothing of the kind happened (Abadie, Diamond and
Hainmueller 2010). If many of them differ as much, the event need not be the cause.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

FEWEST = 2
STEP_DAYS = 7
APART = pd.Timedelta(days=30)
PYONGYANG = frozenset({"PRK", "kim_jong_il", "kim_jong_un", "kim_yo_jong"})


@dataclass(frozen=True)
class Change:
    """Approval around a day.

    Attributes
    ----------
    before, after
        Mean in per cent.
    polls_before, polls_after
        Number of polls.
    """

    before: float
    after: float
    polls_before: int
    polls_after: int

    @property
    def points(self) -> float:
        """After less before, in percentage points."""
        return self.after - self.before


def middle(polls: pd.DataFrame) -> pd.Series:
    """Return the middle day of each poll."""
    end = polls["end"].fillna(polls["start"])
    return polls["start"] + (end - polls["start"]) / 2


def change(days: pd.Series, values: pd.Series, day: pd.Timestamp, span: int) -> Change | None:
    """Return approval in the `span` days before and after a day; none with too few polls.

    Parameters
    ----------
    days, values
        Middle day and value of each poll.
    """
    apart = (days - day).dt.total_seconds() / 86_400
    before, after = values[(apart < 0) & (apart >= -span)], values[(apart > 0) & (apart <= span)]
    if min(len(before), len(after)) < FEWEST:
        return None
    return Change(float(before.mean()), float(after.mean()), len(before), len(after))


def placebo(days: pd.Series, values: pd.Series, span: int) -> np.ndarray:
    """Return the change around every seventh day between the first and the last poll."""
    first, last = days.min().normalize(), days.max().normalize()
    found = (
        change(days, values, day, span) for day in pd.date_range(first, last, freq=f"{STEP_DAYS}D")
    )
    return np.array([one.points for one in found if one is not None])


def share_as_far(points: float, chance: np.ndarray) -> float:
    """Return the share of placebo changes at least as far from nought, either way."""
    return float(np.mean(np.abs(chance) >= abs(points) - 1e-9)) if len(chance) else float("nan")


def band(chance: np.ndarray) -> tuple[float, float]:
    """Return the ends between which the middle 90 % of the placebo changes lie."""
    low, high = np.quantile(chance, [0.05, 0.95])
    return float(low), float(high)


def dealings(events: pd.DataFrame, offices: pd.DataFrame) -> pd.DataFrame:
    """Return the days on which a prime minister of Japan and Pyongyang dealt with each other.

    Events in the categories diplomacy or statement, known to the day, with a prime minister of
    Japan and the DPRK or one of its leaders among the actors. Of several within 30 days only the
    first is taken, since their windows would hold the same polls.
    """
    held = offices.explode("actor_id")
    heads = set(held.loc[held["office"] == "Prime Minister", "actor_id"])
    fits = events["actor_ids"].map(
        lambda ids: not heads.isdisjoint(ids) and not PYONGYANG.isdisjoint(ids)
    )
    kind = events["category"].isin(["diplomacy", "statement"])
    rows = events[fits.astype(bool) & kind & (events["precision"] == "day")]
    rows = rows.sort_values(["start", "event_id"], ignore_index=True)
    kept: list[int] = []
    for at, day in enumerate(rows["start"]):
        if not kept or day - rows["start"].iloc[kept[-1]] >= APART:
            kept.append(at)
    return rows.iloc[kept].reset_index(drop=True)
