"""Positions of parties: each mark at its place and in its lane, room only where it is."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

from kit.figures.positions import FLOOR, positions_parts
from kit.figures.theme import DARK, LIGHT, STATE_MARKS

ISSUES = {"weapons": "Weapons & <missiles>", "aid": "Aid"}
PARTIES = ("JPN", "PRK", "USA", "KOR", "CHN", "RUS", "other")


def drawn(names=("JPN", "PRK"), theme=LIGHT, room=None):
    places = pd.DataFrame(
        [{"issue": issue, "party": name, "ideal": 0.1 * at, "words": f"<{name}>"}
         for issue in ISSUES for at, name in enumerate(names)]
    )  # fmt: skip
    lines = pd.DataFrame([{"issue": "aid", "party": names[-1], "line": 0.4, "words": "line"}])
    own = {"weapons": (0.0, 0.3), "aid": (0.2, 0.2)}
    marks = {name: STATE_MARKS[name] for name in names}
    parts = positions_parts(
        places, lines, room or {}, own, ISSUES, marks, ("today", "mine"), theme, 500
    )
    return {trace["name"]: trace for trace in parts["data"]}, parts["layout"]


def test_each_mark_stands_at_its_place_with_the_sign_of_its_party():
    traces, _ = drawn()
    assert traces["ideals"]["x"] == [0.0, 0.1, 0.0, 0.1]
    assert traces["ideals"]["marker"]["symbol"] == ["circle", "diamond"] * 2
    assert traces["lines"]["x"] == [0.4]
    assert traces["today"]["x"] == [0.0, 0.2]
    assert traces["marks"]["x"] == [0.3, 0.2]


@pytest.mark.parametrize("count", [1, 2, 7])
def test_nothing_leaves_its_lane_however_many_sit_at_the_table(count):
    traces, layout = drawn(PARTIES[:count])
    for trace in ("ideals", "lines"):
        for y in traces[trace]["y"]:
            assert FLOOR < y - round(y) < 0.4
    assert layout["height"] > 100
    heights = sorted(traces["ideals"]["y"][:count])
    assert all(b - a > 0.04 for a, b in itertools.pairwise(heights))


def test_room_is_drawn_only_for_issues_that_have_it():
    traces, _ = drawn(room={"aid": (0.2, 0.6)})
    assert traces["room"]["x"][:2] == pytest.approx([0.196, 0.604])
    assert len(traces["room"]["x"]) == 3
    assert drawn()[0]["room"]["x"] == []


def test_words_are_escaped_and_themes_differ():
    traces, layout = drawn(theme=DARK)
    assert layout["annotations"][0]["text"] == "Weapons &amp; &lt;missiles&gt;"
    assert traces["ideals"]["hovertext"][0] == "&lt;JPN&gt;"
    assert traces["ideals"]["marker"]["color"] != drawn()[0]["ideals"]["marker"]["color"]
