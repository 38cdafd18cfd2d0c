"""Did approval move after an event? Means before and after, against placebo dates.

The mean of the polls in the days after an event less that of the days before (an event study,
MacKinlay 1997). What such a difference is worth is told by placebo dates: the same calculation for
other days of the same cabinet (Abadie, Diamond and Hainmueller 2010), whatever happened on them.
If many of them differ as much, the event need not be the cause.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

FEWEST = 2
STEP_DAYS = 7
SECONDS = 86_400  # of a day
APART = pd.Timedelta(days=30)
PYONGYANG = frozenset({"PRK", "kim_jong_il", "kim_jong_un", "kim_yo_jong"})
THIRD = frozenset({"KOR", "USA", "CHN", "RUS", "SUN"})


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


def half_length(polls: pd.DataFrame) -> pd.Series:
    """Return half of the time within which each poll was made, in days."""
    end = polls["end"].fillna(polls["start"])
    return (end - polls["start"]).dt.total_seconds() / 2 / SECONDS


def change(
    days: pd.Series, values: pd.Series, day: pd.Timestamp, span: int, half: pd.Series | float = 0.0
) -> Change | None:
    """Return approval in the `span` days before and after a day; none with too few polls.

    Parameters
    ----------
    days, values
        Middle day and value of each poll; a poll without a value does not count.
    half
        Half of the time within which each poll was made, in days. A poll that may have been made
        on both sides of the day, as one of which the month alone is known, counts on neither.
    """
    at, value, half = _known(days, values, half)
    return _change(at - _in_days(day), value, half, span)


def placebo(
    days: pd.Series, values: pd.Series, span: int, half: pd.Series | float = 0.0
) -> np.ndarray:
    """Return the change around every seventh day between the first and the last poll."""
    first, last = days.min().normalize(), days.max().normalize()
    at, value, half = _known(days, values, half)
    dates = pd.date_range(first, last, freq=f"{STEP_DAYS}D")
    found = (_change(at - _in_days(day), value, half, span) for day in dates)
    return np.array([one.points for one in found if one is not None])


def _in_days(day: pd.Timestamp) -> float:
    return float(day.timestamp()) / SECONDS


def _known(
    days: pd.Series, values: pd.Series, half: pd.Series | float
) -> tuple[np.ndarray, np.ndarray, np.ndarray | float]:
    """Return days, values and halves as plain numbers, without polls that have no value."""
    known = values.notna()
    at = (days[known] - pd.Timestamp(0)).dt.total_seconds().to_numpy() / SECONDS
    halves = half[known].to_numpy(dtype=float) if isinstance(half, pd.Series) else half
    return at, values[known].to_numpy(dtype=float), halves


def _change(
    apart: np.ndarray, values: np.ndarray, half: np.ndarray | float, span: int
) -> Change | None:
    before = values[(apart < -half) & (apart >= -span)]
    after = values[(apart > half) & (apart <= span)]
    if min(len(before), len(after)) < FEWEST:
        return None
    return Change(float(before.mean()), float(after.mean()), len(before), len(after))


def share_as_far(points: float, chance: np.ndarray) -> float:
    """Return the share of placebo changes at least as far from nought, either way."""
    return float(np.mean(np.abs(chance) >= abs(points) - 1e-9)) if len(chance) else float("nan")


def band(chance: np.ndarray) -> tuple[float, float]:
    """Return the ends between which the middle 90 % of the placebo changes lie."""
    low, high = np.quantile(chance, [0.05, 0.95])
    return float(low), float(high)


def dealings(events: pd.DataFrame, offices: pd.DataFrame) -> pd.DataFrame:
    """Return the days on which a prime minister of Japan and Pyongyang spoke to or of each other.

    Events in the categories diplomacy or statement, known to the day, with the prime minister of
    that day and the DPRK or one of its leaders among the actors, and no third state. Of several
    within 30 days only one is taken, since their windows would hold the same polls: a landmark
    before others, then the first.
    """
    held = offices.explode("actor_id")
    held = held[(held["office"] == "Prime Minister") & (held["country"] == "JPN")]
    kind = events["category"].isin(["diplomacy", "statement"]) & (events["precision"] == "day")
    rows = events[kind]
    rows = rows[np.array([_between_the_two(row, held) for row in rows.itertuples()], dtype=bool)]
    order = rows.assign(other=~rows["landmark"]).sort_values(["other", "start", "event_id"])
    kept: list[Any] = []
    for row in order.itertuples():
        if all(abs(row.start - rows.loc[one, "start"]) >= APART for one in kept):
            kept.append(row.Index)
    return rows.loc[kept].sort_values(["start", "event_id"], ignore_index=True)


def _between_the_two(event: Any, held: pd.DataFrame) -> bool:
    """Say whether the prime minister of that day and Pyongyang take part, and no third state."""
    ids = set(event.actor_ids)
    if ids.isdisjoint(PYONGYANG) or not ids.isdisjoint(THIRD):
        return False
    there = (held["start"] <= event.start) & (held["end"].isna() | (held["end"] >= event.start))
    return not ids.isdisjoint(held.loc[there, "actor_id"])
