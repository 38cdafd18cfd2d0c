"""Strength: figures as in the tables, no figure where there is none, and never nought for it."""

from __future__ import annotations

import pytest

import kit
from kit.explorers.base import ExplorerError
from kit.explorers.strength_rows import MEASURES


@pytest.fixture(scope="module")
def view():
    return kit.explore.strength()


@pytest.fixture(autouse=True)
def fresh(view):
    view.reset()


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("grouped", ["states", "triangles"])
def test_code_list_and_marks_give_the_rows_of_every_measure(view, measure, grouped):
    view.set(measure=measure, grouped=grouped, countries=("JPN", "RUS"), scale="log")
    names: dict[str, object] = {}
    exec(view.code, names)
    assert list(names["shown"]["row_id"]) == list(view.selected["row_id"])
    assert list(view.picture.trace("marks").customdata) == list(view.selected["row_id"])
    assert list(view.picture.trace("marks").y) == list(view.selected[MEASURES[measure].column])
    assert kit.open(view.view_code).state == view.state


def test_the_missing_spending_of_north_korea_is_said_and_not_drawn(view):
    view.countries = ("PRK", "JPN")
    assert "PRK" not in {one.split("-")[0] for one in view.picture.trace("marks").customdata}
    assert "◆ DPRK: no figure" in view.picture.trace("labels").text
    assert "DPRK 77" in view.status_text()
    assert "North Korea: no figure in any of 77 years" in view.alt_text
    view.countries = ("PRK",)
    assert view.selected.empty
    assert view.status_text().startswith("0 figures shown")
    view.row = "PRK-1990"
    assert "no figure" in view.card.value


def test_estimates_and_weak_reports_are_hollow_and_no_count_is_joined(view):
    for measure in MEASURES:
        view.measure = measure
        marks = view.picture.trace("marks")
        weak = view.selected[MEASURES[measure].quality].isin(MEASURES[measure].hollow)
        assert [colour == view.theme.page for colour in marks.marker.color] == weak.tolist()
    line = view.picture.trace("line_JPN")
    assert not {1951, 1952, 2015} & set(line.x)
    assert {1951, 1952, 2015} <= set(marks.x)


def test_the_troops_have_a_band_from_the_lowest_to_the_highest_report(view):
    view.measure = "troops"
    rows = view.selected
    known = rows[rows["lowest_report"].notna()]
    assert (known["lowest_report"] <= known["troops"]).all()
    drawn = {one for one in view.picture.trace("band_KOR").x if one}
    assert drawn == set(known.loc[known["host"] == "KOR", "year"])


def test_the_two_triangles_add_up_and_break_where_a_member_has_no_figure(view):
    view.set(measure="capability", grouped="triangles", row="south-1953")
    assert "34.9% of world capability" in view.card.value
    assert min(view.selected.loc[view.selected["line"] == "south", "year"]) == 1952
    view.countries = ("CHN",)
    assert set(view.selected["line"]) == {"north"}


def test_first_and_last_values_in_words_are_those_of_the_table(view):
    view.countries = ("JPN",)
    assert "Japan: $6.6 bn in 1952, $58.4 bn in 2024; 4 years without a figure" in view.alt_text
    view.set(measure="share_gdp", countries=("RUS",))
    assert "7.1% in 2024" in view.alt_text


def test_the_tenfold_scale_shows_the_same_rows_on_another_axis(view):
    shown = list(view.selected["row_id"])
    axis = view.picture.widget.layout.yaxis
    assert (axis.type, axis.range[0] <= 0) == ("linear", True)
    view.scale = "log"
    assert (axis.type, list(view.selected["row_id"])) == ("log", shown)
    assert axis.range[1] < 7  # powers of ten of millions


def test_the_soviet_union_is_a_line_of_its_own_part(view):
    view.set(measure="capability", countries=("RUS",))
    x = list(view.picture.trace("line_RUS").x)
    assert x[x.index(1991) + 1] is None


def test_what_cannot_be_shown_is_refused(view):
    for state in (
        {"measure": "ships"},
        {"scale": "cube"},
        {"grouped": "x"},
        {"years": (1800, 1900)},
    ):
        with pytest.raises(ExplorerError):
            view.set(**state)
