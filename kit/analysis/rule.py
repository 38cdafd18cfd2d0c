"""Who governed an area on a given day."""

from __future__ import annotations

import pandas as pd


def on_day(periods: pd.DataFrame, day: str) -> pd.DataFrame:
    """Return the periods that hold on a day, one row for each area.

    Where one period ends and the next begins on the same day, the later one counts.

    Parameters
    ----------
    periods
        `areas` (lists), `start` and `end` (no end: it goes on), and any other columns.
    day
        A day as ISO text.

    Returns
    -------
    DataFrame
        The columns of `periods` and `area`, sorted by area.
    """
    begun = periods[periods["start"] <= day]
    held = begun[begun["end"].isna() | (begun["end"] >= day)]
    by_area = held.explode("areas").rename(columns={"areas": "area"})
    latest = by_area.sort_values(["area", "start"]).drop_duplicates("area", keep="last")
    return latest.reset_index(drop=True)
