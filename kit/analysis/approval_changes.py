"""Approval around the dealings of prime ministers with Pyongyang, beside placebo dates."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from kit.analysis.event_study import (
    Change,
    band,
    change,
    dealings,
    half_length,
    middle,
    placebo,
    share_as_far,
)
from kit.analysis.house_effects import house_effects, sound, without_house

COLUMNS = [
    "points", "before", "after", "polls_before", "polls_after", "low", "high", "share", "others",
]  # fmt: skip
FEWEST_DAYS = 20


def changes(
    polls: pd.DataFrame, events: pd.DataFrame, offices: pd.DataFrame, days: int, house: str
) -> pd.DataFrame:
    """Return the dealings since the polls begin, each with the change in approval around it.

    Parameters
    ----------
    polls, events, offices
        The tables of those names.
    days
        Length of the windows before and after.
    house
        `published`, or `without` the house effect of each pollster.

    Returns
    -------
    DataFrame
        Columns of the events, and `cabinet`, `points`, `before`, `after`, `polls_before`,
        `polls_after`, `low`, `high` (middle 90 % of placebo dates), `share` (of placebo dates with
        a change as large), `others` (number of placebo dates), `style`. Missing where there are
        fewer than two polls on a side, or fewer than 20 placebo dates.
    """
    polls = sound(polls)
    values = polls["approve"].astype("float64")
    if house == "without":
        values = without_house(polls, house_effects(polls), "approve")
    polls = polls.assign(mid=middle(polls), half=half_length(polls), value=values)
    polls = polls[polls["value"].notna()]
    events = dealings(events, offices)
    events = events[events["start"] >= polls["mid"].min()]
    chance = {
        name: placebo(own["mid"], own["value"], days, own["half"])
        for name, own in polls.groupby("cabinet")
    }
    rows = [_found(row.start, polls, days, chance) for row in events.itertuples()]
    table = pd.DataFrame(rows, columns=["cabinet", *COLUMNS], index=events.index)
    inside = table["points"].between(table["low"], table["high"])
    return events.join(table).assign(style=np.where(inside, "inside", "outside"))


def _found(
    day: pd.Timestamp, polls: pd.DataFrame, days: int, chance: dict[Any, np.ndarray]
) -> dict[str, Any]:
    """Return the change in the one cabinet that has polls on both sides of the day."""
    for name, own in polls.groupby("cabinet"):
        one: Change | None = change(own["mid"], own["value"], day, days, own["half"])
        if one is not None and len(chance[name]) >= FEWEST_DAYS:
            low, high = band(chance[name])
            return {
                "cabinet": name, "points": one.points, "before": one.before, "after": one.after,
                "polls_before": one.polls_before, "polls_after": one.polls_after,
                "low": low, "high": high, "share": share_as_far(one.points, chance[name]),
                "others": len(chance[name]),
            }  # fmt: skip
    return {"cabinet": ""}
