"""The event study on the tables: found again in plain Python, and what it leaves out."""

from __future__ import annotations

from datetime import timedelta
from statistics import mean

import numpy as np
import pandas as pd
import pytest

import kit
from kit.analysis.approval_changes import FEWEST_DAYS, changes
from kit.analysis.event_study import APART, change, dealings, half_length, middle
from kit.analysis.house_effects import sound
from kit.explorers.approval_events import _ends

THIRD = {"KOR", "USA", "CHN", "RUS", "SUN"}


@pytest.fixture(scope="module")
def tables():
    return sound(kit.approval()), kit.events(), kit.offices()


def by_hand(polls, day, span):
    """Mean after less mean before, with plain loops over dates."""
    sides = {"before": [], "after": []}
    for row in polls.itertuples():
        if pd.isna(row.approve):
            continue
        first, last = row.start, row.start if pd.isna(row.end) else row.end
        centre = first + (last - first) / 2
        if last < day and day - centre <= timedelta(days=span):
            sides["before"].append(row.approve)
        if first > day and centre - day <= timedelta(days=span):
            sides["after"].append(row.approve)
    if min(len(one) for one in sides.values()) < 2:
        return None
    return mean(sides["after"]) - mean(sides["before"]), *(len(one) for one in sides.values())


@pytest.mark.parametrize("span", [30, 60, 90])
def test_changes_bands_and_shares_are_those_found_by_hand(tables, span):
    found = changes(*tables, span, "published").dropna(subset=["points"])
    assert len(found) >= 8
    for row in found.itertuples():
        own = tables[0][tables[0]["cabinet"] == row.cabinet]
        assert by_hand(own, row.start, span) == pytest.approx(
            (row.points, row.polls_before, row.polls_after)
        )
    name = found["cabinet"].iloc[-1]
    own = tables[0][tables[0]["cabinet"] == name].dropna(subset=["approve"])
    centre = middle(own).dt.normalize()
    other = [by_hand(own, day, span)
             for day in pd.date_range(centre.min(), centre.max(), freq="7D")]  # fmt: skip
    chance = np.array([one[0] for one in other if one])
    row = found.iloc[-1]
    assert row["others"] == len(chance) >= FEWEST_DAYS
    assert row["share"] == pytest.approx(np.mean(np.abs(chance) >= abs(row["points"]) - 1e-9))
    assert (row["low"], row["high"]) == pytest.approx(tuple(np.quantile(chance, [0.05, 0.95])))


def test_a_poll_without_the_figure_does_not_count():
    days = pd.Series(pd.to_datetime(["2024-01-01", "2024-01-02", "2024-01-20", "2024-01-21"]))
    day = pd.Timestamp("2024-01-10")
    assert change(days, pd.Series([40.0, None, 50, 52]), day, 30) is None
    found = change(days, pd.Series([40.0, 42, 50, 52]), day, 30)
    assert (found.polls_before, found.polls_after, found.points) == (2, 2, 10)


def test_a_poll_that_may_lie_on_both_sides_of_the_day_counts_on_neither():
    polls = pd.DataFrame({
        "start": pd.to_datetime(["2024-01-01", "2024-01-05", "2024-02-01", "2024-03-01",
                                 "2024-03-08"]),
        "end": pd.to_datetime(["2024-01-02", "2024-01-06", "2024-02-29", "2024-03-02",
                               "2024-03-09"]),
    })  # fmt: skip
    values = pd.Series([40.0, 42, 99, 50, 52])
    args = middle(polls), values, pd.Timestamp("2024-02-10"), 60
    assert change(*args, half_length(polls)).points == 10
    assert change(*args).points != 10  # placed at mid-month it would count as after


def test_each_dealing_has_the_prime_minister_of_that_day_and_no_third_state(tables):
    rows = dealings(tables[1], tables[2])
    held = tables[2].explode("actor_id")
    held = held[(held["office"] == "Prime Minister") & (held["country"] == "JPN")]
    for row in rows.itertuples():
        there = held[(held["start"] <= row.start) & ~(held["end"] < row.start)]["actor_id"]
        assert set(there) & set(row.actor_ids)
        assert not THIRD & set(row.actor_ids)
    assert (rows["start"].diff().dropna() >= APART).all()
    assert not rows["title"].str.contains("Trump|ROK|Inter-Korean|Foreign ministers").any()


def test_of_several_within_a_month_the_landmark_is_taken(tables):
    days = dealings(tables[1], tables[2])["start"].dt.strftime("%Y-%m-%d").tolist()
    assert "2024-02-15" in days
    assert "2024-02-02" not in days


@pytest.mark.parametrize("house", ["published", "without"])
@pytest.mark.parametrize("days", [30, 60, 90])
def test_no_bar_or_mark_reaches_beyond_the_axis(days, house):
    view = kit.explore.approval_events(days=days, house=house)
    low, high = view.picture.widget.layout.xaxis.range
    drawn = view.selected[["points", "low", "high"]]
    assert low == -high
    assert (drawn > low).all(axis=None)
    assert (drawn < high).all(axis=None)


def test_the_axis_grows_where_a_band_is_wide():
    wide = pd.DataFrame({"points": [1.0], "low": [-20.5], "high": [3.0]})
    assert _ends(wide) == (-25, 25)


def test_the_sources_hold_those_of_the_polls_in_the_windows():
    view = kit.explore.approval_events()
    polls = kit.approval().set_index("approval_id")["source_ids"]
    assert set(polls["ap_nhk_2024_03"]) <= set(view.sources["source_id"])
