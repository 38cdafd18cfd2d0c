"""Answers from the talks: how long no contact is known, and what ended it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.analysis.silences import silences
from kit.lessons.answer_tables import reads

DAYS_IN_A_YEAR = 365.2425


@reads("talks")
def longest_silence(talks: pd.DataFrame, /, where: dict[str, Any] | None = None) -> int:
    """Return how many whole years the longest silence lasted that has ended.

    Parameters
    ----------
    where
        Column and value of the talks that count, for example `{confirmed: both}`.
    """
    return int(_longest(talks, where)["days"] / DAYS_IN_A_YEAR)


@reads("talks")
def end_of_longest_silence(talks: pd.DataFrame, /, where: dict[str, Any] | None = None) -> str:
    """Return the id of the talks that ended the longest silence which has ended."""
    return str(_longest(talks, where)["before"])


def _longest(talks: pd.DataFrame, where: dict[str, Any] | None) -> pd.Series:
    for column, value in (where or {}).items():
        talks = talks[talks[column] == value]
    found = silences(talks, "talk_id")
    return found.loc[found["days"].idxmax()]
