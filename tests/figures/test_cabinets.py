"""All cabinets in one picture: names that do not touch, lines between them, the mean on top."""

from __future__ import annotations

import pandas as pd
import pytest

import kit
from kit.figures.dots import LETTER
from kit.figures.theme import DARK, LIGHT


@pytest.fixture(scope="module")
def view():
    return kit.explore.approval(cabinet="")


@pytest.mark.parametrize("width", [560, 820, 1500])
def test_every_cabinet_has_a_name_that_touches_no_other(view, width):
    layout = view.parts(LIGHT, width)["layout"]
    names = set(kit.approval()["cabinet_label"])
    found = [one for one in layout["annotations"] if one["text"] in names]
    assert {one["text"] for one in found} == names
    room = width - layout["margin"]["l"] - layout["margin"]["r"]
    for one in found:
        half = LETTER * len(one["text"]) / 2
        assert one["x"] * room + layout["margin"]["l"] - half >= 0
        assert one["x"] * room + layout["margin"]["l"] + half <= width
        assert one["yshift"] + 17 <= layout["margin"]["t"]
        for other in found:
            if other is not one and other["yshift"] == one["yshift"]:
                apart = abs(other["x"] - one["x"]) * room
                assert apart >= half + LETTER * len(other["text"]) / 2


def test_a_line_stands_at_the_first_poll_of_each_cabinet(view):
    lines = [one for one in view.parts(DARK, 820)["layout"]["shapes"]
             if one["line"]["dash"] == "solid"]  # fmt: skip
    first = view.selected.groupby("cabinet")["mid"].min().dt.strftime("%Y-%m-%d")
    assert sorted(one["x0"] for one in lines) == sorted(first)


def test_with_one_cabinet_nothing_of_it_is_left(view):
    view.cabinet = "kishida_fumio"
    parts = view.parts(LIGHT, 820)
    assert [one["text"] for one in parts["layout"]["annotations"]] == ["mean"]
    assert parts["layout"]["shapes"] == []
    assert [one["name"] for one in parts["data"]] == ["marks", "mean", "selected", "events"]
    view.cabinet = ""


def test_no_mark_is_cut_at_the_ends(view):
    shown = view.selected["mid"]
    first, last = (pd.Timestamp(one) for one in view._ends(view.selected))
    room = (shown.iloc[-1] - shown.iloc[0]) * 0.01
    assert shown.iloc[0] - first > room
    assert last - shown.iloc[-1] > room
