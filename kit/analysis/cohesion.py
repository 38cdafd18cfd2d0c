"""Indicators of how close three states stand, one row a year."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import pandas as pd

from kit.analysis.cooperation import meetings_and_exercises
from kit.analysis.networks import in_force, pairs, years_in_force

SIDES: dict[str, tuple[str, ...]] = {
    "south": ("JPN", "KOR", "USA"),
    "north": ("CHN", "PRK", "RUS"),
}
INDICATORS = ("agreement", "nearness", "meetings", "exercises", "treaties")
FIRST, LAST = 1992, 2025
# The first year of the table of exercises, and the last whole years of the tables on votes.
MEETINGS_FROM, EXERCISES_FROM = 1994, 2014
TABLES = (
    "un_agreement", "un_ideal_points", "meetings", "exercises", "treaties",
)  # fmt: skip


def indicators(side: str, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the indicators of a side for the years from 1992 to 2025.

    Parameters
    ----------
    side
        `south` (Japan, South Korea, the United States) or `north` (China, the DPRK, Russia).
    tables
        The tables of the kit named in `TABLES`, by name.

    Returns
    -------
    pandas.DataFrame
        Index `year`; `agreement`: mean S-score of the three pairs in the General Assembly;
        `nearness`: the mean distance of their ideal points, with a minus; `meetings`: meetings of
        two or three of them, from 1994; `exercises`: exercises held, from 2014; `treaties`:
        agreements in force, counted by pair. A year without a figure is missing, not nought.
    """
    states = SIDES[side]
    years = pd.RangeIndex(FIRST, LAST + 1, name="year")
    acts = meetings_and_exercises(tables["meetings"], tables["exercises"])
    own = acts[acts["states"].map(lambda found: len(set(found) & set(states)) > 1)]
    held = own[(own["kind"] == "exercise") & (own["status"] == "held")]
    met = own[own["kind"] == "meeting"]
    found = pd.DataFrame(index=years)
    found["agreement"] = _agreement(tables["un_agreement"], states)
    found["nearness"] = -_distance(tables["un_ideal_points"], states)
    found["meetings"] = _by_year(met, years).where(years >= MEETINGS_FROM)
    found["exercises"] = _by_year(held, years).where(years >= EXERCISES_FROM)
    found["treaties"] = _treaties(tables["treaties"], states, years)
    return found.astype("float64")


def _agreement(votes: pd.DataFrame, states: tuple[str, ...]) -> pd.Series:
    inside = votes["country_a"].isin(states) & votes["country_b"].isin(states)
    rows = votes[inside & ~votes["low_n"]]
    whole = rows.groupby("year")["pair"].nunique() == len(states)
    return rows.groupby("year")["s_score"].mean()[whole]


def _distance(points: pd.DataFrame, states: tuple[str, ...]) -> pd.Series:
    wide = points[points["country"].isin(states)].pivot_table(
        index="year", columns="country", values="ideal_point"
    )
    gaps = [(wide[one] - wide[other]).abs() for one, other in combinations(states, 2)]
    return pd.concat(gaps, axis=1).mean(axis=1, skipna=False)


def _by_year(rows: pd.DataFrame, years: pd.RangeIndex) -> pd.Series:
    return rows["start"].dt.year.value_counts().reindex(years, fill_value=0).astype("float64")


def _treaties(treaties: pd.DataFrame, states: tuple[str, ...], years: pd.RangeIndex) -> list[int]:
    rows = in_force(treaties, years)
    spans = years_in_force(rows)
    bound = rows["parties"].map(
        lambda parties: sum(set(pair) <= set(states) for pair in pairs(parties))
    )
    return [int(bound[spans["first"].le(year) & spans["last"].ge(year)].sum()) for year in years]
