"""Who governed on a day: one government for each area, without gaps, and lines where they were."""

from __future__ import annotations

import pandas as pd
import pytest

import kit
from kit.analysis.rule import on_day
from kit.figures.rule_map import AREAS

PERIODS = kit.rule_periods()


def named(day: str) -> dict[str, str]:
    rows = on_day(PERIODS, day)
    return dict(zip(rows["area"], rows["governed_by"], strict=True))


@pytest.mark.parametrize(
    ("day", "north", "south", "japan"),
    [
        ("1876-12-31", "KRE", "KRE", "JPN"),
        ("1904-12-31", "KRE", "KRE", "JPN"),
        ("1905-12-31", "JPN", "JPN", "JPN"),
        ("1910-12-31", "JPN", "JPN", "JPN"),
        ("1945-12-31", "SUN", "USA", "USA"),
        ("1948-08-31", "SUN", "KOR", "USA"),
        ("1948-12-31", "PRK", "KOR", "USA"),
        ("1965-12-31", "PRK", "KOR", "JPN"),
    ],
)
def test_who_governed(day, north, south, japan):
    found = named(day)
    assert (found["korea_north"], found["korea_south"], found["japan"]) == (north, south, japan)


@pytest.mark.parametrize("year", range(1868, 2027))
def test_at_the_end_of_each_year_every_area_has_one_government(year):
    rows = on_day(PERIODS, f"{year}-12-31")
    assert rows["area"].is_unique
    assert set(AREAS) <= set(rows["area"])
    lines = set(rows["area"]) - set(AREAS)
    assert lines == ({"parallel_38"} if 1945 <= year < 1953 else
                     {"demarcation_line"} if year >= 1953 else set())  # fmt: skip


def test_on_the_day_of_a_change_the_new_government_counts():
    rows = on_day(PERIODS, "1948-09-09").set_index("area")
    assert rows.loc["korea_north", "rule_id"] == "rp_dprk"


def test_periods_begin_with_their_events():
    events = kit.events().set_index("event_id")["start"]
    begun = PERIODS[PERIODS["event_id"].notna() & (PERIODS["event_id"] != "")]
    for row in begun.itertuples():
        assert abs(events[row.event_id] - row.start) < pd.Timedelta(days=366), row.rule_id
