"""Lines over years: what is joined, what is a gap, and names that do not stand on each other."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression

from kit.figures.line_layout import DEEP, Axis, Lines
from kit.figures.lines import lines_parts
from kit.figures.steps import even_steps, spread, tenfold_steps, year_steps
from kit.figures.theme import STATE_MARKS

LOOKS = {"a": STATE_MARKS["JPN"], "b": STATE_MARKS["PRK"]}


def rows(*cells):
    """Rows of line, part, year, value, low, high, joined."""
    made = pd.DataFrame(
        cells, columns=["line", "part", "year", "value", "low", "high", "joined"]
    ).astype({"low": float, "high": float, "joined": bool})
    row_id = made["line"] + made["year"].astype(str)
    return made.assign(row_id=row_id, hollow=~made["joined"], words="<b>words</b>")


def parts(frame, **other):
    shown = Lines(LOOKS, {"a": "A", "b": "B"}, Axis("", 0, 10), 2000, 2010, **other)
    made = lines_parts(frame, shown)
    return {trace["name"]: trace for trace in made["data"]}, made["layout"]


def test_a_line_stops_at_a_missing_year_at_a_new_part_and_at_a_row_that_is_not_joined():
    traces, _ = parts(
        rows(
            ("a", "x", 2000, 1, None, None, True), ("a", "x", 2001, 2, None, None, True),
            ("a", "x", 2003, 3, None, None, True), ("a", "y", 2004, 4, None, None, True),
            ("a", "y", 2005, 5, None, None, False), ("a", "y", 2006, 6, None, None, True),
        )
    )  # fmt: skip
    assert traces["line_a"]["x"] == [2000, 2001, None, 2003, None, 2004, None, 2006, None]
    assert traces["marks"]["x"] == [2000, 2001, 2003, 2004, 2005, 2006]


def test_bounds_are_a_band_along_a_line_and_a_whisker_where_a_row_stands_alone():
    traces, _ = parts(
        rows(
            ("a", "x", 2000, 2, 1, 3, True), ("a", "x", 2001, 3, 2, 4, True),
            ("a", "x", 2005, 5, 4, 6, True), ("b", "x", 2005, 9, 7, 10, False),
        )
    )  # fmt: skip
    assert traces["band_a"]["y"] == [1, 2, 4, 3, 1, None]
    assert traces["whiskers"]["x"] == [2005, 2005, None] * 2
    assert traces["whiskers"]["y"] == [4, 6, None, 7, 10, None]


def test_hollow_marks_are_filled_with_the_colour_of_the_page_and_words_are_escaped():
    traces, _ = parts(
        rows(("a", "x", 2000, 1, None, None, True), ("a", "x", 2001, 2, None, None, False))
    )
    full, hollow = traces["marks"]["marker"]["color"]
    assert (full, hollow) == (LOOKS["a"].light, "#ffffff")
    assert traces["marks"]["hovertext"][0] == "&lt;b&gt;words&lt;/b&gt;"


@pytest.mark.parametrize("width", [320, 560, 820, 1500])
def test_names_stand_inside_the_picture_right_of_the_last_year(width):
    names = {"a": "◆ North Korea 100%", "b": "● Japan 5%"}
    frame = rows(("a", "x", 2010, 1, None, None, True), ("b", "x", 2010, 1, None, None, True))
    made = lines_parts(frame, Lines(LOOKS, names, Axis("", 0, 10), 2000, 2010, width=width))
    labels = next(trace for trace in made["data"] if trace["name"] == "labels")
    first, last = made["layout"]["xaxis"]["range"]
    assert all(2010 < x < last for x in labels["x"])
    heights = sorted(labels["y"])
    assert (heights[1] - heights[0]) * DEEP / 10 >= 16.9
    assert first < 2000


@given(st.lists(st.floats(0, 4000), min_size=1, max_size=30))
def test_spread_is_as_near_as_can_be_by_scipy_too(levels):
    wanted, steps = np.sort(levels), 17 * np.arange(len(levels))
    nearest = isotonic_regression(wanted - steps).x + steps
    assert spread(wanted, 17, -10_000, 10_000) == pytest.approx(nearest)


@given(st.lists(st.floats(0, 400), min_size=1, max_size=15))
def test_spread_keeps_order_and_distance_and_stays_inside(levels):
    placed = spread(levels, 17, 0, 426)
    assert min(placed) >= -1e-6
    assert max(placed) <= 426 + 1e-6
    for one, other in zip(sorted(placed), sorted(placed)[1:], strict=False):
        assert other - one >= 17 - 1e-6
    for (level, here), (other, there) in zip(
        sorted(zip(levels, placed, strict=True)),
        sorted(zip(levels, placed, strict=True))[1:], strict=False,
    ):  # fmt: skip
        assert level == other or here < there


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-0.02, 1.02), (-3.9, 3.5), (0, 1_030_000)])
def test_even_steps_are_few_inside_and_never_minus_nought(low, high):
    steps = even_steps(low, high)
    assert 4 <= len(steps) <= 9
    assert low <= steps[0] < steps[-1] <= high
    assert "-0.0" not in [str(step) for step in steps]


def test_steps_of_a_tenfold_axis_and_of_years():
    assert tenfold_steps(150, 1_200_000) == [300, 1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6]
    assert year_steps(1957, 2023, 400) == [1960, 1970, 1980, 1990, 2000, 2010, 2020]
    assert year_steps(2020, 2020, 400) == [2020]
