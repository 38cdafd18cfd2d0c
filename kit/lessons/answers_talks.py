"""Answers from the talks: silences between them, and launches while they run."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.analysis import pauses
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


@reads("talks", "launches")
def share_by_chance(
    talks: pd.DataFrame, launches: pd.DataFrame, /, reach: int, test: str, first: int = 1990
) -> float:
    """Return in how many percent of the tries chance gives as large a difference in launch days.

    Parameters
    ----------
    reach
        How many months before and after confirmed talks of governments count with them.
    test
        `dealing` or `shift`, as in `kit.analysis.pauses`.
    first
        First year looked at; the last is that of the last launch.
    """
    months = pauses.months(f"{first}-01-01", launches["start"].max().strftime("%Y-%m-%d"))
    contacts = talks[talks["governmental"] & (talks["confirmed"] == "both")]
    run = pauses.by_dealing if test == "dealing" else pauses.by_shift
    found = run(
        pauses.counts_by_month(launches["start"].drop_duplicates(), months),
        pauses.going_on(contacts, months, reach),
    )
    return round(100 * found.p, 2)


def _longest(talks: pd.DataFrame, where: dict[str, Any] | None) -> pd.Series:
    for column, value in (where or {}).items():
        talks = talks[talks[column] == value]
    found = silences(talks, "talk_id")
    return found.loc[found["days"].idxmax()]
