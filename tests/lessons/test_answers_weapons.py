"""Answers on launches, estimates, votes and trade, computed once more by hand."""

import pandas as pd
import pytest

import kit
from kit.lessons.answers_weapons import (
    counts_of_year,
    times_as_large,
    trade_and_bans,
    votes_not_unanimous,
)
from kit.lessons.faults import AnswerError


def test_four_counters_give_four_numbers_for_one_year():
    of = {
        "a": ["cns", "missiles"], "b": ["mod", "ballistic_missiles_at_least"],
        "c": ["nti_statista", "missiles_without_failures"],
        "d": ["csis_missile_defense", "missiles"],
    }  # fmt: skip
    found = counts_of_year(kit.launch_counts(), 2022, of)
    assert sorted(map(int, found.values())) == [59, 64, 69, 99]
    with pytest.raises(AnswerError):
        counts_of_year(kit.launch_counts(), 1950, of)


def test_the_ratio_takes_ends_of_ranges_and_single_figures():
    rows = pd.DataFrame(
        {
            "test_id": ["t", "t", "u"], "yield_kt": [40.0, None, 1.0], "low_kt": [40.0, 8.0, 1.0],
            "high_kt": [40.0, 16.0, 900.0],
        }
    )  # fmt: skip
    assert times_as_large(rows, "t") == 5.0


def test_an_absent_seat_makes_a_vote_not_unanimous():
    votes = pd.DataFrame(
        {"yes": [15, 9, 13], "no": [0, 0, 2], "abstain": 0, "not_voting": [0, 2, 0]}
    )
    assert votes_not_unanimous(votes) == 2


def test_trade_is_judged_by_the_last_total_before_the_ban():
    trade = pd.DataFrame(
        {
            "flow": "total", "unit": "JPY_billion", "value": [100.0, 40.0, 1.0],
            "start": pd.to_datetime(["1990-01-01", "2005-01-01", "2007-01-01"]),
        }
    )  # fmt: skip
    measures = pd.DataFrame(
        {"area": [("imports",)], "direction": ["impose"], "start": pd.to_datetime(["2006-10-11"])}
    )
    assert trade_and_bans(trade, measures, 1990) == "before"
    assert trade_and_bans(trade.assign(value=[100.0, 60.0, 1.0]), measures, 1990) == "after"
