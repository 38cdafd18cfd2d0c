"""Votes: every measure agrees with its table, and the trap of the lesson can be seen."""

from __future__ import annotations

import pandas as pd
import pytest

import kit
from kit.explorers.base import ExplorerError
from kit.explorers.voting_rows import MEASURES
from kit.page.numbers import number


@pytest.fixture(scope="module")
def view():
    return kit.explore.un_voting()


@pytest.fixture(autouse=True)
def fresh(view):
    view.reset()


def trace(view, name):
    return view.picture.trace(name)


@pytest.mark.parametrize("measure", MEASURES)
def test_code_list_and_marks_give_the_rows_of_every_measure(view, measure):
    view.set(measure=measure, years=(1985, 2026), states=("USA", "RUS"))
    names: dict[str, object] = {}
    exec(view.code, names)
    assert list(names["shown"]["row_id"]) == list(view.selected["row_id"])
    assert set(trace(view, "marks").customdata) == set(view.selected["row_id"])
    assert kit.open(view.view_code).state == view.state
    assert len(view.everything) < 1_000


def test_by_raw_agreement_japan_is_nearer_to_pyongyang_and_by_ideal_points_to_washington(view):
    view.years = (2020, 2023)
    assert "Japan–DPRK 49%, Japan–USA 42%" in view.status_text()
    view.measure = "distance"
    apart = view.selected.groupby("pair")["distance"].mean()
    assert apart["JPN-USA"] < apart["JPN-PRK"]
    assert apart["JPN-USA"] == pytest.approx(1.45, abs=0.005)


def test_years_with_few_votes_are_hollow_off_the_line_and_counted(view):
    view.pairs = ("RUS-USA",)
    marks, line = trace(view, "marks"), trace(view, "line_RUS-USA")
    hollow = [
        year
        for year, colour in zip(marks.x, marks.marker.color, strict=True)
        if colour == view.theme.page
    ]
    assert hollow == [1951, 2024]
    assert not {1951, 2024} & set(line.x)
    assert "2 of them rest on fewer than 20 joint votes" in view.status_text()
    assert "In 1 year " in view.alt_text  # 1964


def test_the_line_breaks_between_the_soviet_union_and_russia(view):
    view.set(pairs=("JPN-RUS",))
    x = list(trace(view, "line_JPN-RUS").x)
    assert x[x.index(1991) + 1] is None
    view.set(measure="points", states=("RUS",))
    assert set(view.selected["country"]) == {"SUN", "RUS"}


def test_the_interval_of_a_share_holds_the_share(view):
    rows = view.everything
    assert ((rows["low"] <= rows["share_exact"]) & (rows["share_exact"] <= rows["high"])).all()
    apart = view._frames["distance"]
    assert ((apart["low"] <= apart["distance"]) & (apart["distance"] <= apart["high"])).all()


def test_the_chosen_pair_stays_chosen_through_the_measures_of_pairs(view):
    view.row = "JPN-USA-2021"
    for measure in ("share", "s_score", "kappa", "distance"):
        view.measure = measure
        assert list(trace(view, "selected").x) == [2021]
        for words in ("42% (32 of 76 joint votes", "0.12.", "0.25.", "1.63 (range 1.36 to 1.90"):
            assert words in view.card.value


def test_key_votes_are_drawn_state_by_state_and_what_is_uncertain_hollow(view):
    view.set(measure="key", row="unga_es11_2025_02_24")
    marks = trace(view, "marks")
    assert len(marks.x) == 12 * 6
    said = dict(zip(zip(marks.customdata, marks.x, strict=True), marks.marker.symbol, strict=True))
    votes = kit.un_key_votes().set_index("vote_id")
    symbols = {"yes": "circle", "no": "x", "abstain": "diamond-wide"}
    for place, state in enumerate(("JPN", "PRK", "KOR", "USA", "CHN", "RUS"), start=1):
        for vote_id, vote in votes[state].items():
            assert said[(vote_id, place)] == symbols[vote]
    uncertain = [colour == view.theme.page for colour in marks.marker.color]
    assert sum(uncertain) == 6
    assert len(trace(view, "selected").x) == 6
    view.measure = "share"
    assert view.picture.widget.layout.yaxis.title.text


@pytest.mark.parametrize("measure", ["points", "distance", "key"])
def test_every_row_of_the_other_measures_has_a_card_with_all_its_sources(view, measure):
    view.measure = measure
    urls = kit.sources().set_index("source_id")["url"]
    for row in view.everything.iloc[::7].itertuples():
        card = str(view.card_of(row))
        assert all(urls[one].split("?")[0] in card for one in row.source_ids)
        assert "nan" not in card.lower().split()
        assert "<NA>" not in card


def test_no_minus_nought():
    assert [number(value) for value in (-0.0, -0.004, -0.31, 1.0)] == [
        "0.00",
        "0.00",
        "−0.31",
        "1.00",
    ]


def test_years_beyond_the_votes_are_refused_and_no_rows_are_said(view):
    with pytest.raises(ExplorerError):
        view.set(years=(1900, 2000))
    view.set(measure="key", years=(1950, 1960))
    assert view.selected.empty
    assert view.alt_text == "No rows fit."
    view.set(measure="points", years=(2024, 2026))
    assert view.selected.empty
    assert isinstance(view.selected, pd.DataFrame)
