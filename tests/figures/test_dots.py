"""Marks over time: each row a mark, gaps as gaps, words kept apart and escaped."""

from __future__ import annotations

import pandas as pd
import pytest

from kit.figures.dots import Dots, dots_parts
from kit.figures.theme import DARK, LIGHT, Mark

MARKS = {"a": Mark("circle", "●", "#0067a3", "#56b4e9"),
         "b": Mark("square", "■", "#b3500a", "#f0a05a")}  # fmt: skip


def drawn(theme=LIGHT, values=(40.0, None, 42.0), **look):
    rows = pd.DataFrame({
        "row_id": ["one", "two"], "start": pd.to_datetime(["2024-01-05", "2024-03-05"]),
        "value": [40.0, 42.0], "style": ["a", "b"], "hollow": [False, True],
        "words": ["<b>one</b>", "two"],
    })  # fmt: skip
    starts = pd.to_datetime(["2024-01-15", "2024-02-15", "2024-03-15"])
    line = pd.DataFrame({"line": "mean", "start": starts, "value": values})
    same = pd.DataFrame({"line": "other", "start": starts, "value": [41.0, 41.0, 42.5]})
    lines = {"mean": (MARKS["a"], "mean"), "other": (MARKS["b"], "other")}
    parts = dots_parts(
        rows, pd.concat([line, same], ignore_index=True),
        Dots(MARKS, lines, {0: "0 %", 80: "80 %"}, (0, 82), "2024-01-01", "2024-04-01",
             theme=theme, **look),
    )  # fmt: skip
    return {trace["name"]: trace for trace in parts["data"]}, parts["layout"]


def test_a_mark_for_each_row_hollow_where_said_and_markup_stays_text():
    traces, _ = drawn()
    assert traces["marks"]["customdata"] == ["one", "two"]
    assert traces["marks"]["marker"]["symbol"] == ["circle", "square-open"]
    assert traces["marks"]["hovertext"][0] == "&lt;b&gt;one&lt;/b&gt;"


def test_a_missing_mean_is_a_gap():
    traces, _ = drawn()
    assert traces["mean"]["y"] == [40.0, None, 42.0]
    assert traces["mean"]["connectgaps"] is False


def test_names_of_lines_that_end_together_are_moved_apart():
    _, layout = drawn()
    heights = sorted(one["y"] for one in layout["annotations"])
    assert heights[1] - heights[0] >= 82 / 18 - 1e-9


def test_the_ring_and_the_signs_stand_where_they_should():
    traces, layout = drawn(selected="two", events=[("2024-02-01", "<i>met</i>")])
    assert traces["selected"]["y"] == [42.0]
    assert traces["events"]["x"] == ["2024-02-01"]
    assert traces["events"]["hovertext"] == ["&lt;i&gt;met&lt;/i&gt;"]
    assert [shape["x0"] for shape in layout["shapes"]] == ["2024-02-01"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_kinds_of_traces_do_not_hang_on_what_is_shown(theme):
    full, _ = drawn(theme, selected="one", events=[("2024-02-01", "met")])
    bare, _ = drawn(theme)
    assert [(name, one["type"], one["mode"]) for name, one in full.items()] == [
        (name, one["type"], one["mode"]) for name, one in bare.items()
    ]
