"""Cabinet approval and its event study: what is shown is what the tables and the sums say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import kit
from kit.explorers.base import ExplorerError


@pytest.fixture(scope="module")
def polls():
    return kit.explore.approval()


@pytest.fixture(scope="module")
def events():
    return kit.explore.approval_events()


@pytest.mark.parametrize("measure", ["approve", "disapprove"])
def test_each_mark_is_one_poll_that_gives_the_measure(polls, measure):
    polls.set(cabinet="", measure=measure)
    marks = polls.picture.trace("marks")
    table = kit.approval().dropna(subset=[measure]).set_index("approval_id")[measure]
    assert dict(zip(marks.customdata, marks.y, strict=True)) == pytest.approx(table.to_dict())
    low, high = polls.picture.widget.layout.yaxis.range
    assert all(low < value < high for value in marks.y)
    polls.reset()


def test_hollow_marks_are_those_the_table_does_not_call_agreed(polls):
    polls.set(cabinet="")
    marks = polls.picture.trace("marks")
    certainty = kit.approval().set_index("approval_id")["certainty"]
    for name, symbol in zip(marks.customdata, marks.marker.symbol, strict=True):
        assert symbol.endswith("-open") == (certainty[name] != "agreed")
    polls.reset()


def test_each_pollster_has_a_symbol_of_its_own_and_a_chip_with_it(polls):
    from kit.explorers.approval import POLLSTER_MARKS

    assert len({mark.symbol for mark in POLLSTER_MARKS.values()}) == len(POLLSTER_MARKS)
    for name, button in polls.controls["pollsters"].buttons.items():
        assert button.description.startswith(POLLSTER_MARKS[name].glyph)
    assert set(POLLSTER_MARKS) == set(kit.approval()["pollster_id"])


def test_the_line_is_the_mean_of_a_month_and_breaks_where_no_poll_is(polls):
    polls.set(cabinet="suga_yoshihide", pollsters=("nhk",))
    shown, line = polls.selected, polls.picture.trace("mean")
    means = shown.groupby(shown["mid"].dt.strftime("%Y-%m"))["value"].mean()
    drawn = {day[:7]: value for day, value in zip(line.x, line.y, strict=True) if value is not None}
    assert drawn == pytest.approx(means.to_dict())
    known = {day[:7] for day, value in zip(line.x, line.y, strict=True) if value is None}
    assert {"2021-02", "2021-03", "2021-04"} <= known - set(means.index)
    polls.reset()


def test_taking_house_effects_out_moves_each_pollster_by_one_amount(polls):
    published = polls.selected.set_index("approval_id")
    polls.house = "without"
    moved = published["value"] - polls.selected.set_index("approval_id")["value"]
    effects = polls.effects["approve"].set_index("pollster_id")["effect"]
    assert np.allclose(moved, published["pollster_id"].map(effects))
    assert str(polls.house_table()).count("<tr>") == len(effects) + 1
    polls.reset()


def test_what_cannot_be_shown_is_refused(polls, events):
    for state in ({"cabinet": "nobody"}, {"measure": "love"}, {"house": "no"}, {"around": "no"}):
        with pytest.raises(ExplorerError):
            polls.set(**state)
    for state in ({"days": 45}, {"house": "no"}, {"event": "no"}):
        with pytest.raises(ExplorerError):
            events.set(**state)
    polls.reset()
    events.reset()


@pytest.mark.parametrize("days", [30, 60, 90])
def test_events_are_in_order_and_a_diamond_lies_outside_its_bar(events, days):
    events.days = days
    shown = events.selected
    assert shown["start"].is_monotonic_increasing
    outside = (shown["points"] < shown["low"]) | (shown["points"] > shown["high"])
    marks = events.picture.trace("marks")
    assert [one.startswith("diamond") for one in marks.marker.symbol] == outside.tolist()
    assert list(marks.x) == pytest.approx(shown["points"].tolist())
    assert f"{outside.sum()} outside" in events.status_text()
    assert f"{len(shown) * 0.1:.1f}" in events.status_text()
    events.reset()


def test_no_window_reaches_into_another_cabinet(events):
    offices = kit.offices().explode("actor_id")
    heads = offices[(offices["office"] == "Prime Minister") & (offices["country"] == "JPN")]
    for row in events.selected.itertuples():
        own = heads[heads["actor_id"] == row.cabinet]
        last = own["end"].fillna(pd.Timestamp("2100-01-01"))
        assert ((own["start"] <= row.start) & (row.start <= last)).any()


def test_the_sentence_names_the_first_and_the_last_month(polls):
    """Days of a poll that took several, and a month without days, stood side by side."""
    polls.set(cabinet="kishida_fumio", measure="approve")
    shown = polls.selected
    first, last = shown["start"].min(), shown["end"].max()
    assert f" from {first:%B %Y} to {last:%B %Y}, " in polls.alt_text
    polls.reset()
