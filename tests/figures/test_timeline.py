"""The timeline: marks, bars and years stand where the rows say, and look as sure as they are."""

from __future__ import annotations

import pandas as pd
import pytest

from kit.analysis.timeline import overview
from kit.figures.timeline import TRACES, timeline_parts
from kit.figures.timeline_look import Look
from kit.language import text

ERAS = pd.DataFrame(
    {"era_id": ["e"], "title": ["An era"], "start": pd.to_datetime(["1950-01-01"]),
     "end": pd.to_datetime(["2020-12-31"])}
)  # fmt: skip
LOOK = Look("1950-01-01", "2010-12-31")


@pytest.fixture(scope="module")
def events():
    rows = [
        ("day", "2002-09-17", "2002-09-17", "2002-09-17", "day", "diplomacy", "agreed"),
        ("long", "1959-12-14/1984-07-25", "1959-12-14", "1984-07-25", "interval", "humanitarian",
         "contested"),
        ("month", "1978-08", "1978-08-01", "1978-08-31", "month", "abduction", "uncertain"),
    ]  # fmt: skip
    names = ["event_id", "date", "start", "end", "precision", "category", "certainty"]
    made = pd.DataFrame(rows, columns=names)
    return made.assign(
        start=pd.to_datetime(made["start"]), end=pd.to_datetime(made["end"]), landmark=True,
        title=made["event_id"], actor_ids=[("JPN", "PRK")] * len(made),
    )  # fmt: skip


@pytest.fixture(scope="module")
def parts(events):
    return timeline_parts(overview(events), events, ERAS, LOOK)


def trace(parts, name):
    return next(one for one in parts["data"] if one["name"] == name)


def test_each_event_is_one_mark_on_its_day_or_in_the_middle_of_what_is_known(parts):
    marks = trace(parts, "marks")
    assert dict(zip(marks["customdata"], marks["x"], strict=True)) == {
        "day": "2002-09-17", "long": "1959-12-14", "month": "1978-08-16",
    }  # fmt: skip


def test_an_interval_has_a_solid_bar_and_an_imprecise_date_a_dashed_one_over_all_its_days(parts):
    solid, dashed = trace(parts, "intervals"), trace(parts, "imprecise")
    assert solid["x"] == ["1959-12-14", "1984-07-25", None]
    assert dashed["x"] == ["1978-08-01", "1978-08-31", None]
    assert (solid["line"]["dash"], dashed["line"]["dash"]) == ("solid", "dot")


def test_a_mark_is_as_full_as_the_event_is_sure(parts):
    marks = trace(parts, "marks")
    symbols = dict(zip(marks["customdata"], marks["marker"]["symbol"], strict=True))
    assert "open" not in symbols["day"]
    assert symbols["long"].endswith("-open-dot")
    assert symbols["month"].endswith("-open")


def test_the_years_below_count_what_is_shown_among_all(events):
    parts = timeline_parts(overview(events), events.head(1), ERAS, LOOK)
    assert [one["name"] for one in parts["data"]] == list(TRACES)
    counted = {name: sum(trace(parts, name)["y"]) for name in ("all_years", "shown_years")}
    assert 0 < counted["shown_years"] < counted["all_years"]


def test_lanes_stand_beside_their_names_from_top_to_bottom(parts):
    """Heights are pixels from the top, so the axis must run downwards."""
    axis, marks = parts["layout"]["yaxis"], trace(parts, "marks")
    assert axis["range"][0] > axis["range"][1] == 0
    heights = dict(zip(marks["customdata"], marks["y"], strict=True))
    for name, lane in zip(
        axis["ticktext"], ("diplomacy", "abduction", "humanitarian"), strict=True
    ):
        assert name.startswith(text(f"figures.category.{lane}"))
    for event, lane in (("day", 0), ("month", 1), ("long", 2)):
        apart = [abs(centre - heights[event]) for centre in axis["tickvals"]]
        assert apart.index(min(apart)) == lane
