"""Rates: how many in a month, so that stretches of different length can be compared."""

from __future__ import annotations

import pandas as pd

DAYS_OF_A_MONTH = 30.4375


def per_month(rows: pd.DataFrame, amount: str) -> pd.Series:
    """Return `amount` for each month of the stretch from `start` to `end`, both days included.

    A month counts as 30.4375 days, a twelfth of the mean year. A stretch shorter than a month has
    a rate all the same: what a month would bring if it went on so.
    """
    days = (rows["end"] - rows["start"]).dt.days + 1
    return (rows[amount] / days * DAYS_OF_A_MONTH).rename("per_month")
