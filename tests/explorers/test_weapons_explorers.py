"""Launches, flights, estimates, roll calls and trade: what the pictures must not get wrong."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

import kit
from kit.analysis.flights import flights_and_landings, line_of_flight
from kit.analysis.trade import measures_and_trade, years_without
from kit.figures.theme import LIGHT


def trace(view, name, **options):
    data = view.parts(LIGHT, options.get("width", 820))["data"]
    return next(one for one in data if one["name"] == name)


def test_the_first_view_of_launches_counts_one_list_only():
    view = kit.explore.launches()
    assert view.selected["in_cns"].all()
    assert len(trace(view, "marks")["x"]) == len(view.selected)


def test_each_launch_stands_in_the_column_of_its_year():
    view = kit.explore.launches(listed="all")
    marks = trace(view, "marks")
    years = kit.launches().set_index("launch_id")["start"].dt.year
    for name, x in zip(marks["customdata"], marks["x"], strict=True):
        assert abs(x - years[name]) < 0.5
    spots = set(zip(marks["x"], marks["y"], strict=True))
    assert len(spots) == len(view.selected)


def test_the_plane_draws_only_flights_that_are_known_and_says_how_many_are_not():
    view = kit.explore.launches(face="plane")
    shown = view.selected
    known = shown[(shown["distance_km"] > 0) & (shown["apogee_km"] > 0)]
    marks = trace(view, "marks")
    assert sorted(marks["customdata"]) == sorted(known["launch_id"])
    assert str(len(shown) - len(known)) in view.status.value


def test_launches_over_japan_are_those_of_the_table_of_flights():
    listed = set(kit.explore.launches(listed="all", reach="over_japan").selected["launch_id"])
    over = kit.overflights()
    assert listed == set(over.loc[over["status"] == "overflight", "launch_id"])


def test_a_line_of_flight_has_its_length_and_ends_where_geodesy_says():
    line = line_of_flight(0, 0, 90, 1_113.1949079)  # ten degrees along the equator
    assert line[0] == pytest.approx((0, 0), abs=1e-9)
    assert line[-1] == pytest.approx((0, 10), abs=1e-6)


def test_the_map_shows_every_flight_landing_and_alert_near_the_sea_it_names():
    view = kit.explore.flights()
    marks = trace(view, "marks")
    assert set(marks["customdata"]) == set(view.selected["row_id"])
    landings = view.selected[view.selected["kind"] == "eez_landing"]["row_id"]
    spots = dict(zip(marks["customdata"], zip(marks["x"], marks["y"], strict=True), strict=True))
    for name in landings:
        lon, lat = spots[name]
        assert 130 < lon < 141, name
        assert 37 < lat < 45, name


def test_flights_and_landings_keep_all_rows_of_both_tables():
    rows = flights_and_landings(kit.overflights(), kit.eez_landings())
    assert len(rows) == len(kit.overflights()) + len(kit.eez_landings())
    assert rows["row_id"].is_unique


def test_a_range_is_drawn_from_end_to_end_and_its_hollow_mark_is_no_estimate():
    view = kit.explore.nuclear_yields(tests=("nt_2013_02_12",))
    rows = view.selected.set_index("row_id")
    marks, ranges = trace(view, "marks"), trace(view, "ranges")
    drawn = {(ranges["x"][at], ranges["x"][at + 1]) for at in range(0, len(ranges["x"]), 3)}
    wide = rows[rows["high_kt"] > rows["low_kt"]]
    assert drawn == set(zip(wide["low_kt"], wide["high_kt"], strict=True))
    for name, symbol in zip(marks["customdata"], marks["marker"]["symbol"], strict=True):
        assert symbol.endswith("-open") == pd.isna(rows.loc[name, "yield_kt"])


def test_every_seat_is_drawn_and_a_draft_that_failed_says_so():
    view = kit.explore.security_council()
    seats = pd.Series(trace(view, "marks")["customdata"]).value_counts()
    votes = view.selected.set_index("resolution_id")
    counted = votes[["yes", "no", "abstain", "not_voting"]].sum(axis=1)
    assert seats.to_dict() == counted.to_dict()
    assert set(counted[votes["start"] < "1966"]) == {11}
    assert set(counted[votes["start"] >= "1966"]) == {15}
    failed = [words for words in trace(view, "after")["text"] if "not adopted" in words]
    assert len(failed) == (~votes["adopted"]).sum() == 2


def test_counts_of_missiles_and_of_occasions_never_share_a_picture():
    view = kit.explore.who_counts()
    assert not view.selected["unit"].str.contains("occasion|event").any()
    view.unit = "occasions"
    assert view.selected["unit"].str.contains("occasion|event").all()


def test_a_line_stops_where_a_counter_gives_no_figure():
    view = kit.explore.who_counts(counters=("mod",))
    years = view.selected["year"].tolist()
    assert 2018 in years
    line = trace(view, "line_mod")["x"]
    for here, following in pairwise(line):
        if here is not None and following is not None:
            assert following - here == 1


def test_yen_and_dollars_are_never_in_one_picture():
    for unit in ("JPY_billion", "USD_million"):
        view = kit.explore.measures_trade(unit=unit)
        figures = view.selected[view.selected["kind"] == "trade"]
        assert set(figures["unit"]) == {unit}


def test_a_year_without_a_figure_is_marked_and_a_nought_is_a_figure():
    view = kit.explore.measures_trade()
    figures = view.selected[view.selected["kind"] == "trade"]
    lacking = years_without(figures, view.years)
    assert trace(view, "gaps")["x"] == [float(year) for year in lacking]
    assert 2000 in lacking
    assert 2012 not in lacking
    marks = trace(view, "marks")
    assert len(marks["x"]) == len(figures)
    assert 0.0 in marks["y"]


def test_measures_and_trade_keep_their_rows():
    rows = measures_and_trade(kit.japan_measures(), kit.trade())
    assert len(rows) == len(kit.japan_measures()) + len(kit.trade())
    assert rows["start"].is_monotonic_increasing
