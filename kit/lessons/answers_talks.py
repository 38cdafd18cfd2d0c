"""Answers from the talks: silences between them, and launches while they run."""

from __future__ import annotations

import pandas as pd

from kit.analysis import pauses
from kit.analysis.choosing import choose
from kit.analysis.silences import RULES, silences
from kit.lessons.answer_tables import reads

DAYS_IN_A_YEAR = 365.2425


@reads("talks")
def longest_silence(talks: pd.DataFrame, /, counts: str) -> int:
    """Return how many whole years the longest silence lasted that has ended.

    Parameters
    ----------
    counts
        What counts as contact: a key of `kit.analysis.silences.RULES`.
    """
    return int(_longest(talks, counts)["days"] / DAYS_IN_A_YEAR)


@reads("talks")
def start_of_longest_silence(talks: pd.DataFrame, /, counts: str, column: str) -> str:
    """Return a column of the talks after which the longest silence began that has ended."""
    return _cell(talks, _longest(talks, counts)["after"], column)


@reads("talks")
def end_of_longest_silence(talks: pd.DataFrame, /, counts: str, column: str) -> str:
    """Return a column of the talks that ended the longest silence which has ended."""
    return _cell(talks, _longest(talks, counts)["before"], column)


@reads("talks")
def last_contact(talks: pd.DataFrame, /, counts: str, column: str) -> str:
    """Return a column of the last talks that count as contact."""
    contacts = choose(talks, RULES[counts])
    return str(contacts.loc[contacts["end"].idxmax(), column])


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
    run = pauses.by_dealing if test == "dealing" else pauses.by_shift
    found = run(
        pauses.counts_by_month(launches["start"].drop_duplicates(), months),
        pauses.going_on(choose(talks, RULES["governments"]), months, reach),
    )
    return round(100 * found.p, 2)


def _longest(talks: pd.DataFrame, counts: str) -> pd.Series:
    found = silences(choose(talks, RULES[counts]), "talk_id")
    return found.loc[found["days"].idxmax()]


def _cell(talks: pd.DataFrame, talk_id: str, column: str) -> str:
    return str(talks.loc[talks["talk_id"] == talk_id, column].iloc[0])
