"""Talks, silences and pauses: what is shown is what the tables and the tests say."""

from __future__ import annotations

import pandas as pd
import pytest

import kit
from kit.analysis.silences import silences
from kit.explorers.base import ExplorerError
from kit.figures.silences import length


def test_what_stands_around_the_talks_appears_and_goes():
    view = kit.explore.talks()
    assert len(view.picture.trace("context").x or ()) == 0
    view.around = ("tests", "sanctions", "leaders")
    tests = len(kit.nuclear_tests())
    flown = int((kit.overflights()["status"] == "overflight").sum())
    imposed = int((kit.japan_measures()["direction"] == "impose").sum())
    assert len(view.picture.trace("context").x) == tests + flown + imposed
    rules = [shape for shape in view.picture.widget.layout.shapes if shape.line.dash == "dot"]
    offices = kit.offices()
    first, last = (f"{year}-01-01" for year in (view.years[0], view.years[1] + 1))
    leaders = offices[offices["office"].isin(["Prime Minister", "Leader of the DPRK"])]
    leaders = leaders[leaders["country"].isin(["JPN", "PRK"]) & (leaders["start"] >= first)]
    assert len(rules) == int((leaders["start"] < last).sum())
    view.around = ()
    assert len(view.picture.trace("context").x) == 0


def test_a_contact_that_only_one_side_confirms_is_hollow():
    view = kit.explore.talks()
    marks = view.picture.trace("marks")
    confirmed = kit.talks().set_index("talk_id")["confirmed"]
    for name, symbol in zip(marks.customdata, marks.marker.symbol, strict=True):
        assert symbol.endswith("-open") == (confirmed[name] != "both")


def test_the_longest_silence_depends_on_what_counts():
    view = kit.explore.silences()
    longest = {}
    for counts in ("governments", "red_cross", "any"):
        view.counts = counts
        longest[counts] = view.selected["days"].iloc[0]
        again = silences(view.contacts, "talk_id", until=view.today)
        assert longest[counts] == again["days"].max()
    assert longest["any"] <= longest["red_cross"]
    assert len(set(longest.values())) > 1


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 day"), (45, "45 days"), (365, "1 year"), (400, "1 year 1 month"), (92, "3 months")],
)
def test_lengths_in_words(days, words):
    assert length(days) == words


@pytest.fixture(scope="module")
def pause():
    return kit.explore.pauses()


def test_the_code_gives_the_months_and_the_result(pause):
    for test in ("dealing", "shift"):
        pause.set(test=test, reach=2, counts="any", years=(1995, 2020))
        names: dict[str, object] = {}
        exec(pause.code, names)
        pd.testing.assert_frame_equal(names["shown"], pause.selected)
        assert names["result"].p == pause.result.p
        assert kit.open(pause.view_code).state == pause.state
    pause.reset()


def test_chance_is_shown_step_by_step_and_the_share_only_at_the_end(pause):
    shown = []
    for deals in ("none", "one", "ten", "hundred", "all"):
        pause.deals = deals
        shown.append(sum(pause.picture.trace("chance").y))
        assert ("Chance alone" in pause.status_text()) == (deals == "all")
    assert shown == [0, 1, 10, 100, len(pause.result.chance)]
    pause.reset()


def test_every_launch_day_and_month_is_drawn_once(pause):
    months = pause.selected
    drawn = [pause.picture.trace(name) for name in ("quiet_months", "talk_months")]
    assert sum(len(trace.x or ()) for trace in drawn) == len(months)
    assert sum(sum(trace.y or ()) for trace in drawn) == months["launch_days"].sum()
    days = kit.launches()["start"].drop_duplicates()
    assert months["launch_days"].sum() == (days.dt.year >= pause.years[0]).sum()


def test_nothing_to_compare_is_said_and_not_drawn(pause):
    pause.set(years=(2020, 2022), reach=0)
    assert pause.result is None
    assert "too few months" in pause.status_text()
    names: dict[str, object] = {}
    exec(pause.code, names)
    assert "result" not in names
    assert pause.alt_text
    with pytest.raises(ExplorerError):
        pause.set(years=(1900, 2000))
    pause.reset()
