"""The map through time: every event has its own mark, and the colours follow who governed."""

from __future__ import annotations

import pytest

import kit
from kit.analysis.choosing import Years, choose
from kit.analysis.rule import on_day
from kit.figures.rule_map import TRACES, VIEW, rule_map_parts, spots
from kit.figures.theme import DARK, LIGHT


def parts(year: int, span: int = 10, theme=LIGHT, selected: str = ""):
    events = choose(kit.events(), [Years(year - span + 1, year)])
    ruling = on_day(kit.rule_periods(), f"{year}-12-31")
    return events, {
        trace["name"]: trace
        for trace in rule_map_parts(events, ruling, year, selected, theme, 800)["data"]
    }


@pytest.mark.parametrize("year", [1876, 1910, 1919, 1945, 1953, 1965, 2006, 2026])
def test_each_event_has_one_mark_within_the_picture(year):
    events, traces = parts(year, 25)
    assert tuple(traces) == TRACES
    marks = traces["marks"]
    assert marks["customdata"] == events["event_id"].tolist()
    assert len(set(zip(marks["x"], marks["y"], strict=True))) == len(events)
    for x, y in zip(marks["x"], marks["y"], strict=True):
        assert VIEW["x"][0] <= x <= VIEW["x"][1]
        assert VIEW["y"][0] <= y <= VIEW["y"][1]


def test_colours_and_names_follow_who_governed():
    _, one = parts(1912)
    assert one["korea_north"]["fillcolor"] == one["japan"]["fillcolor"]
    assert any("Chosen" in words for words in one["names"]["text"])
    _, two = parts(1949)
    assert two["korea_north"]["fillcolor"] != two["korea_south"]["fillcolor"]
    assert two["parallel_38"]["x"]
    assert not two["demarcation_line"]["x"]


def test_the_chosen_event_has_a_ring_and_both_themes_draw():
    for theme in (LIGHT, DARK):
        _, traces = parts(1910, selected="ev_1910_08_22_annexation_treaty", theme=theme)
        assert len(traces["selected"]["x"]) == 1


def test_events_elsewhere_stand_below_the_map():
    events = kit.events().query("event_id == 'ev_1907_hague_envoys'")
    assert spots(events)["beside"].all()
