"""Answers from the tables on launches, estimates, votes and trade."""

from __future__ import annotations

import pandas as pd

from kit.language import text
from kit.lessons.answer_tables import reads
from kit.lessons.faults import AnswerError


@reads("launch_counts")
def counts_of_year(counts: pd.DataFrame, /, year: int, of: dict[str, list[str]]) -> dict[str, str]:
    """Return how many launches each counter gives for a year, as text, for matching.

    Parameters
    ----------
    of
        Counter and unit of each item, by the id of the item.
    """
    found = {}
    for item, (counter, unit) in of.items():
        rows = counts[
            (counts["year"] == year) & (counts["counter"] == counter) & (counts["unit"] == unit)
        ]
        found[item] = str(_only(rows, "launch_counts")["count"])
    return found


@reads("nuclear_yields")
def times_as_large(estimates: pd.DataFrame, /, test: str) -> float:
    """Return how many times as large the highest estimate of a test is as the lowest."""
    rows = estimates[estimates["test_id"] == test]
    low = rows[["yield_kt", "low_kt"]].min().min()
    high = rows[["yield_kt", "high_kt"]].max().max()
    return round(float(high / low), 1)


@reads("resolutions")
def votes_not_unanimous(votes: pd.DataFrame, /) -> int:
    """Return the number of votes in which not every seat said yes."""
    seats = votes[["yes", "no", "abstain", "not_voting"]].sum(axis=1)
    return int((votes["yes"] < seats).sum())


@reads("trade", "japan_measures")
def trade_and_bans(
    trade: pd.DataFrame, measures: pd.DataFrame, /, since: int, unit: str = "JPY_billion"
) -> str:
    """Return whether trade both ways had halved `before` or `after` the first ban on imports.

    It is `before` if the last total before the year of that ban is at most half of the total of
    the year `since`.
    """
    steps = measures[measures["area"].map(lambda areas: "imports" in areas)]
    ban = int(steps.loc[steps["direction"] == "impose", "start"].min().year)
    totals = trade[(trade["flow"] == "total") & (trade["unit"] == unit)]
    years = totals["start"].dt.year
    first = _only(totals[years == since], "trade")["value"]
    last = totals[years < ban].sort_values("start").iloc[-1]["value"]
    return "before" if last <= first / 2 else "after"


def _only(rows: pd.DataFrame, table: str) -> pd.Series:
    if len(rows) != 1:
        raise AnswerError(
            text("lessons.not_one_row", table=table, number=len(rows)),
            text("lessons.not_one_row_remedy"),
        )
    return rows.iloc[0]
