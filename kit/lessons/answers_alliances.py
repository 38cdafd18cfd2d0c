"""Answers from the tables on alliances: agreements, votes, and steps around outreach."""

from __future__ import annotations

import pandas as pd

from kit.analysis.networks import in_force, pairs
from kit.analysis.outreach import on_record, outreach, steps
from kit.analysis.voting import distances, pooled_shares
from kit.analysis.windows import around
from kit.lessons.answer_tables import reads


@reads("treaties")
def agreements_in_force(
    treaties: pd.DataFrame, /, year: int, kind: str = "", pair: str = ""
) -> int:
    """Return the number of agreements in force in a year, of a kind, between a pair of states.

    Parameters
    ----------
    pair
        Two states in the order of `kit.analysis.networks.STATES`, such as `KOR-JPN`; "" for all.
    """
    rows = in_force(treaties, (year,))
    if kind:
        rows = rows[rows["kind"] == kind]
    if pair:
        wanted = tuple(pair.split("-"))
        rows = rows[rows["parties"].map(lambda one: wanted in pairs(one)).astype(bool)]
    return len(rows)


@reads("un_agreement")
def votes_alike(votes: pd.DataFrame, /, pair: str, first: int, last: int) -> float:
    """Return in what percent of their joint votes two states voted the same, over some years."""
    rows = votes[(votes["pair"] == pair) & votes["year"].between(first, last)]
    return round(100 * float(pooled_shares(rows)["share"].iloc[0]), 1)


@reads("un_ideal_points")
def distance_in_votes(points: pd.DataFrame, /, pair: str, year: int) -> float:
    """Return the distance of the ideal points of two states in a year, to two decimals."""
    found = distances(points)
    row = found[(found["pair"] == pair) & (found["year"] == year)]
    return round(float(row["distance"].iloc[0]), 2)


@reads("un_ideal_points")
def times_as_far(points: pd.DataFrame, /, pair: str, than: str, year: int) -> float:
    """Return how many times as far one pair lies apart as another in a year, to one decimal."""
    found = distances(points)
    of_year = found[found["year"] == year].set_index("pair")["distance"]
    return round(float(of_year[pair] / of_year[than]), 1)


@reads("talks", "statements", "meetings", "exercises")
def steps_by_chance(
    talks: pd.DataFrame, statements: pd.DataFrame, meetings: pd.DataFrame,
    exercises: pd.DataFrame, /, kind: str, what: str, days: int,
) -> int:  # fmt: skip
    """Return in what percent of the shifts chance gives as large a difference after outreach."""
    events = outreach(kind, talks, statements)["start"]
    outcomes = steps(what, meetings, exercises)["start"]
    return round(100 * around(events, outcomes, days, *on_record(what)).p)
