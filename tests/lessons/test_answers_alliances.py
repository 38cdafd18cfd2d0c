"""Answers on alliances, computed once more by hand."""

import pytest

import kit
from kit.lessons.answers_alliances import (
    agreements_in_force,
    distance_in_votes,
    steps_by_chance,
    times_as_far,
    votes_alike,
)


def test_pacts_of_help_against_attack_by_name():
    treaties = kit.treaties()
    assert agreements_in_force(treaties, 2025, "mutual_defence") == 4
    assert agreements_in_force(treaties, 2025, "mutual_defence", "KOR-JPN") == 0
    assert agreements_in_force(treaties, 1952, "mutual_defence") == 2  # Moscow–Beijing, Tokyo


def test_votes_alike_add_up_before_they_are_divided():
    rows = kit.un_agreement()
    rows = rows[(rows["pair"] == "JPN-PRK") & rows["year"].between(2020, 2023)]
    by_hand = 100 * rows["identical"].sum() / rows["votes_both"].sum()
    assert votes_alike(kit.un_agreement(), "JPN-PRK", 2020, 2023) == pytest.approx(
        by_hand, abs=0.05
    )


def test_distances_come_from_the_points_of_the_year():
    points = kit.un_ideal_points()
    of_year = points[points["year"] == 2023].set_index("country")["ideal_point"]
    by_hand = abs(of_year["JPN"] - of_year["USA"])
    assert distance_in_votes(points, "JPN-USA", 2023) == pytest.approx(by_hand, abs=0.005)
    ratio = abs(of_year["JPN"] - of_year["PRK"]) / by_hand
    assert times_as_far(points, "JPN-PRK", "JPN-USA", 2023) == pytest.approx(ratio, abs=0.05)


def test_chance_is_what_the_explorer_shows():
    tables = [getattr(kit, name)() for name in ("talks", "statements", "meetings", "exercises")]
    found = steps_by_chance(*tables, "talks", "meetings", 180)
    assert f"in {found}% of the tries" in kit.explore.wedge().status_text()
