"""Agreements, deeds, the index and the windows: what the pictures must not get wrong."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.cohesion import SIDES
from kit.analysis.index import METHODS
from kit.analysis.networks import pairs
from kit.explorers.base import ExplorerError
from kit.figures.theme import DARK, LIGHT


def trace(view, name, theme=LIGHT):
    return next(one for one in view.parts(theme, 820)["data"] if one["name"] == name)


def test_an_agreement_of_three_states_has_three_signs():
    view = kit.explore.treaty_network(year=2024)
    signs = trace(view, "marks")["customdata"]
    for row in view.selected.itertuples():
        assert signs.count(row.treaty_id) == len(pairs(row.parties))


def test_what_is_not_binding_is_hollow():
    view = kit.explore.treaty_network(year=2024)
    marks = trace(view, "marks", DARK)
    binding = view.selected.set_index("treaty_id")["legally_binding"]
    for name, symbol in zip(marks["customdata"], marks["marker"]["symbol"], strict=True):
        assert symbol.endswith("-open") == (binding[name] != "yes")


def test_signs_do_not_stand_on_each_other():
    marks = trace(kit.explore.treaty_network(year=2025), "marks")
    spots = list(zip(marks["x"], marks["y"], strict=True))
    gaps = [
        ((a - c) ** 2 + (b - d) ** 2) ** 0.5
        for at, (a, b) in enumerate(spots) for c, d in spots[at + 1 :]
    ]  # fmt: skip
    assert min(gaps) > 0.09


def test_years_side_by_side_hold_each_year_by_itself():
    view = kit.explore.treaty_network(face="periods")
    alone = 0
    for year in (1950, 1955, 1962, 1980, 1997, 2010, 2017, 2025):
        one = kit.explore.treaty_network(year=year)
        alone += len(trace(one, "marks")["customdata"])
    assert len(trace(view, "marks")["customdata"]) == alone


def test_promises_after_the_last_coded_year_are_not_coded_rather_than_none():
    coded = kit.treaty_obligations()["year"].max()
    view = kit.explore.treaty_network(year=int(coded) + 1)
    assert "nothing is coded" in view.matrix()
    view.year = int(coded)
    assert view.matrix().count("<tr>") == 7


def test_a_promise_points_one_way():
    view = kit.explore.treaty_network(year=2000)
    codes = kit.treaty_obligations()
    of_year = codes[codes["year"] == 2000].set_index(["from_country", "to_country"])
    assert of_year.loc[("USA", "JPN"), "defense"]
    assert not of_year.loc[("JPN", "USA"), "defense"]
    rows = str(view.matrix()).split("<tr>")
    from_japan = next(row for row in rows if 'scope="row">Japan<' in row)
    assert "D" not in from_japan.split("</th>")[1]


def test_a_year_beyond_the_table_is_refused_in_words():
    with pytest.raises(ExplorerError, match="1950 to 2026"):
        kit.explore.treaty_network(year=1900)


def test_every_meeting_and_exercise_is_drawn_in_its_lane():
    view = kit.explore.cooperation()
    assert len(trace(view, "marks")["x"]) == len(kit.meetings()) + len(kit.exercises())
    assert set(view.selected["group"]) - {"more"} == {
        "JPN-KOR-USA", "JPN-KOR", "KOR-USA", "JPN-USA", "CHN-PRK", "PRK-RUS", "CHN-RUS",
        "CHN-PRK-RUS",
    }  # fmt: skip


def test_what_was_called_off_is_hollow():
    view = kit.explore.cooperation(kinds=("exercise",))
    marks = trace(view, "marks")
    status = kit.exercises().set_index("exercise_id")[["status", "certainty"]]
    for name, symbol in zip(marks["customdata"], marks["marker"]["symbol"], strict=True):
        weak = "suspended" in status.loc[name].tolist() or "uncertain" in status.loc[name].tolist()
        assert symbol.endswith("-open") == weak


def test_the_index_follows_the_weights_and_stays_within_what_weights_can_do():
    view = kit.explore.cohesion()
    even = view.selected.set_index("year")["level"]
    view.set(agreement=0, nearness=0, exercises=0, treaties=0, meetings=5)
    meetings = view.selected.set_index("year")
    assert meetings["level"].idxmax() == meetings["meetings"].idxmax()
    assert not meetings["level"].equals(even)
    view.set(meetings=0)
    assert view.selected.empty
    assert "no indicator has a weight" in view.status.value


def test_a_year_without_all_figures_is_hollow():
    view = kit.explore.cohesion()
    marks = trace(view, "marks")
    inside = dict(zip(marks["customdata"], marks["marker"]["color"], strict=True))
    assert inside["2000"] == LIGHT.page  # exercises are not listed before 2014
    assert inside["2017"] != LIGHT.page


def test_windows_draw_each_step_once_for_each_outreach_near_it():
    view = kit.explore.wedge()
    found = view.result
    assert len(trace(view, "before")["x"]) == found.before
    assert len(trace(view, "after")["x"]) == found.after
    assert all(0 < x <= view.days for x in trace(view, "after")["x"])
    assert f"{found.before} steps before, {found.after} after" in view.status.value


def test_key_votes_and_pooled_votes_have_numbers_below():
    view = kit.explore.un_voting(measure="key")
    assert "not defined" in view.numbers()  # Tokyo and Washington always voted one way
    view.measure = "share"
    view.years = (2020, 2023)
    assert "42%" in view.numbers()
    assert "49%" in view.numbers()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("side", SIDES)
def test_the_axis_of_the_index_holds_every_mark_and_the_whole_band(side, method):
    view = kit.explore.cohesion(side=side, method=method)
    low, high = view.figure().layout.yaxis.range
    shown = view.selected[["level", "low", "high"]]
    assert low <= shown.min(axis=None)
    assert shown.max(axis=None) <= high
