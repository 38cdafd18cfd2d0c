"""Japan's own measures and its trade with North Korea, as one frame in order of time."""

from __future__ import annotations

import pandas as pd

LINES = [
    "steps = kit.japan_measures().rename(columns={'measure_id': 'row_id'}).assign(kind='measure')",
    "trade = kit.trade().rename(columns={'trade_id': 'row_id'}).assign(kind='trade')",
    "shown = pd.concat([steps, trade]).sort_values(['start', 'row_id'], ignore_index=True)",
]


def measures_and_trade(measures: pd.DataFrame, trade: pd.DataFrame) -> pd.DataFrame:
    """Return both tables as one frame (as `LINES` do), with `row_id` and `kind`.

    `kind` is `measure` or `trade`; columns of the other table are empty. Values are in the unit of
    their row: never add up or compare rows of different units.
    """
    steps = measures.rename(columns={"measure_id": "row_id"}).assign(kind="measure")
    figures = trade.rename(columns={"trade_id": "row_id"}).assign(kind="trade")
    both = pd.concat([steps, figures])
    return both.sort_values(["start", "row_id"], ignore_index=True)


def years_without(figures: pd.DataFrame, years: tuple[int, int]) -> list[int]:
    """Return the years of a range (both ends included) for which no figure is given."""
    given = set(figures["start"].dt.year)
    return [year for year in range(years[0], years[1] + 1) if year not in given]
