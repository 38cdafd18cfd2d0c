"""Shares with intervals, and distances of ideal points, on small worked examples."""

from __future__ import annotations

import pandas as pd
import pytest

import kit
from kit.analysis.intervals import wilson
from kit.analysis.strength import grouped
from kit.analysis.voting import common_years, distances, pooled_shares


def test_the_interval_of_a_share_is_the_one_in_the_textbook():
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I: 81 of 263, 0 of 20.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    with pytest.raises(ValueError, match=r"."):
        wilson(5, 4)


def test_pooled_shares_count_votes_and_not_years():
    rows = pd.DataFrame({"pair": ["a", "a"], "identical": [1, 90], "votes_both": [10, 100]})
    assert pooled_shares(rows)["share"].tolist() == [pytest.approx(91 / 110)]


def test_common_years_are_those_of_every_pair():
    rows = pd.DataFrame({"pair": ["a", "a", "b"], "year": [2000, 2001, 2001]})
    assert common_years(rows)["year"].tolist() == [2001, 2001]


def points(*rows):
    columns = ["year", "country", "ideal_point", "low", "high", "votes", "source_ids"]
    return pd.DataFrame(rows, columns=columns)


def test_distance_and_the_reach_of_two_bands():
    found = distances(
        points(
            (1990, "SUN", -2.0, -2.5, -1.5, 9, ("s",)), (1990, "JPN", 1.0, 0.5, 1.5, 8, ("t",)),
            (1991, "JPN", 1.0, 0.5, 1.5, 8, ("t",)), (1991, "KOR", 1.2, 1.0, 1.4, 7, ("s",)),
            (1991, "PRK", None, None, None, 7, ("s",)),
        )
    ).set_index("row_id")  # fmt: skip
    assert list(found.index) == ["JPN-KOR-1991", "JPN-RUS-1990"]
    assert found.loc["JPN-RUS-1990", ["distance", "low", "high"]].tolist() == [3.0, 2.0, 4.0]
    near = found.loc["JPN-KOR-1991", ["distance", "low", "high"]].astype(float)
    assert near.tolist() == pytest.approx([0.2, 0.0, 0.9])
    assert found.loc["JPN-RUS-1990", "source_ids"] == ("t", "s")
    assert found.loc["JPN-RUS-1990", "country_b"] == "SUN"


def test_pairs_of_both_tables_have_the_same_names():
    assert set(distances(kit.un_ideal_points())["pair"]) == set(kit.un_agreement()["pair"])


def test_a_sum_needs_every_member_and_says_what_is_missing():
    sums = grouped(kit.military()).set_index("row_id")
    assert sums.loc["south-1953", "capability_index"] == pytest.approx(0.349, abs=5e-4)
    assert sums.loc["north-1980", "capability_index"] == pytest.approx(0.296, abs=5e-4)
    assert sums.loc["north-2022", "capability_quality"] == "spending_missing"
    assert "south-1950" not in sums.index  # no figure for Japan
    assert set(sums.loc["north-1980", "parts"]) == {"CHN", "SUN", "PRK"}
