"""Answers from the tables on approval of the cabinets of Japan."""

from __future__ import annotations

import pandas as pd

from kit.analysis.approval_changes import changes
from kit.analysis.event_study import middle
from kit.analysis.house_effects import house_effects
from kit.lessons.answer_tables import reads


@reads("approval")
def mean_approval(polls: pd.DataFrame, /, cabinet: str, month: str) -> float:
    """Return the mean approval of a cabinet over the polls of a month (`2024-03`)."""
    own = polls[(polls["cabinet"] == cabinet) & (_month(polls) == month)]
    return round(float(own["approve"].mean()), 1)


@reads("approval")
def polls_in_month(polls: pd.DataFrame, /, cabinet: str, month: str) -> int:
    """Return the number of polls on a cabinet in a month (`2024-03`)."""
    return int(((polls["cabinet"] == cabinet) & (_month(polls) == month)).sum())


@reads("approval")
def mean_by_pollster(polls: pd.DataFrame, /, cabinet: str) -> pd.Series:
    """Return the mean approval of a cabinet by pollster, the highest first."""
    own = polls[polls["cabinet"] == cabinet]
    return own.groupby("pollster")["approve"].mean().sort_values(ascending=False)


@reads("approval")
def house_gap(polls: pd.DataFrame, /) -> float:
    """Return how many points the highest house effect lies above the lowest."""
    effects = house_effects(polls)["effect"]
    return round(float(effects.max() - effects.min()), 1)


@reads("approval")
def house_effect_of(polls: pd.DataFrame, /, pollster: str) -> float:
    """Return the house effect of a pollster in percentage points."""
    effects = house_effects(polls).set_index("pollster_id")["effect"]
    return round(float(effects[pollster]), 1)


@reads("approval", "events", "offices")
def events_studied(
    polls: pd.DataFrame, events: pd.DataFrame, offices: pd.DataFrame, /, days: int
) -> int:
    """Return how many dealings with Pyongyang have enough polls before and after."""
    return int(changes(polls, events, offices, days, "without")["points"].notna().sum())


@reads("approval", "events", "offices")
def events_outside(
    polls: pd.DataFrame, events: pd.DataFrame, offices: pd.DataFrame, /, days: int
) -> int:
    """Return how many of them lie outside the middle 90 % of their placebo dates."""
    found = changes(polls, events, offices, days, "without")
    return int((found["style"][found["points"].notna()] == "outside").sum())


def _month(polls: pd.DataFrame) -> pd.Series:
    return middle(polls).dt.strftime("%Y-%m")


@reads("opinion")
def group_with_least(opinion: pd.DataFrame, /, survey: str, answer: str, date: str) -> str:
    """Return the group of a survey that gave an answer least often, all together left out."""
    rows = opinion[(opinion["survey"] == survey) & (opinion["answer"] == answer)]
    rows = rows[(rows["date"] == date) & (rows["group"] != "all")]
    return str(rows.loc[rows["percent"].idxmin(), "group"])
