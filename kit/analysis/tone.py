"""The tone of statements: two coders side by side, places for marks, yearly means."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

COMPARED = ("first", "second", "differ")
NEAR_DAYS = 120
STEP, WIDEST = 0.11, 0.38


def with_both_coders(statements: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    """Return the statements in order of time, with `second_tone` and `second_reason`."""
    second = codes.set_index("statement_id")
    rows = statements.sort_values(["start", "statement_id"], ignore_index=True)
    return rows.assign(
        second_tone=rows["statement_id"].map(second["tone"]),
        second_reason=rows["statement_id"].map(second["reason"]),
    )


def spread(rows: pd.DataFrame) -> pd.Series:
    """Return heights near the tone, so that marks of the same tone close in time do not cover.

    Parameters
    ----------
    rows
        `shown_tone` and `start`, in order of time.
    """
    heights = rows["shown_tone"].astype("float64").copy()
    for _, group in rows.groupby("shown_tone"):
        place, before = 0, None
        for index, start in group["start"].items():
            near = before is not None and (start - before).days < NEAR_DAYS
            place = place + 1 if near else 0
            before = start
            up = (place + 1) // 2 * STEP * (1 if place % 2 else -1)
            heights[index] += (up + WIDEST) % (2 * WIDEST) - WIDEST if abs(up) > WIDEST else up
    return heights


def yearly(rows: pd.DataFrame, sides: Iterable[str]) -> pd.DataFrame:
    """Return the mean tone of each side by year, at mid-year; a year without one is a gap.

    Returns
    -------
    DataFrame
        `line` (the side), `start`, `value`, `number`.
    """
    found = []
    for side in sides:
        own = rows[rows["side"] == side]
        if own.empty:
            continue
        grouped = own.groupby(own["start"].dt.year)["shown_tone"]
        years = range(own["start"].dt.year.min(), own["start"].dt.year.max() + 1)
        found.append(pd.DataFrame({
            "line": side, "start": [pd.Timestamp(f"{year}-07-01") for year in years],
            "value": grouped.mean().reindex(years).to_numpy(dtype="float64"),
            "number": grouped.size().reindex(years, fill_value=0).to_numpy(),
        }))  # fmt: skip
    if not found:
        return pd.DataFrame(columns=["line", "start", "value", "number"])
    return pd.concat(found, ignore_index=True)
