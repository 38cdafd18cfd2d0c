"""Worths of deals: every deal a mark, the edge in order, room around both."""

from __future__ import annotations

import pandas as pd

from kit.figures.theme import LIGHT
from kit.figures.worths import worths_parts

POINTS = pd.DataFrame(
    [("today", 40, 55, "Today"), ("deal", 45, 50, "Your <deal>"), ("nash", 60, 70, "Nash")],
    columns=["name", "one", "other", "label"],
)
EDGE = pd.DataFrame({"one": [70, 50, 60], "other": [60, 75, 70]})


def drawn(edge=EDGE):
    parts = worths_parts(edge, POINTS, ("A & B", "C"), LIGHT)
    return {trace["name"]: trace for trace in parts["data"]}, parts["layout"]


def test_each_deal_is_a_mark_with_its_own_sign_and_its_name():
    marks = drawn()[0]["marks"]
    assert (marks["x"], marks["y"]) == ([40, 45, 60], [55, 50, 70])
    assert len(set(marks["marker"]["symbol"])) == 3
    assert marks["text"][1] == "Your &lt;deal&gt;"


def test_the_edge_runs_from_one_end_to_the_other():
    assert drawn()[0]["edge"]["x"] == [50, 60, 70]
    assert drawn()[0]["edge"]["y"] == [75, 70, 60]


def test_everything_lies_inside_the_axes_with_or_without_a_zone():
    for edge in (EDGE, EDGE.head(0)):
        traces, layout = drawn(edge)
        for axis, values in (("xaxis", "x"), ("yaxis", "y")):
            low, high = layout[axis]["range"]
            for trace in traces.values():
                assert all(low < value < high for value in trace[values])
