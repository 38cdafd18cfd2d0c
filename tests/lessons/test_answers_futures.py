"""Answers on forecasts and on the room for a deal, each computed in another way."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest

import kit
from kit.analysis.bargaining import parties
from kit.analysis.negotiation import at_the_table, changed, clashing_issues
from kit.lessons import answers_futures


@pytest.fixture(scope="module")
def tables():
    return kit.preferences(), kit.bargaining_changes(), kit.bargaining_issues()


def test_the_rule_of_succession_in_fractions():
    rows = kit.forecasts().dropna(subset=["base_cases"])
    for one in rows.itertuples():
        share = Fraction(int(one.base_hits) + 1, int(one.base_cases) + 2)
        found = answers_futures.rule_of_succession(kit.forecasts(), one.question_id)
        assert found == round(100 * share)
        rate = answers_futures.base_rate_percent(kit.forecasts(), one.question_id)
        assert rate == round(Fraction(100 * int(one.base_hits), int(one.base_cases)))


def test_outcomes_by_topic_are_those_of_a_count_by_hand():
    counts: dict[str, int] = {}
    for one in kit.forecasts().itertuples():
        counts[one.topic] = counts.get(one.topic, 0) + (one.outcome == "yes")
    assert answers_futures.yes_by_topic(kit.forecasts()).to_dict() == counts


def test_the_score_of_base_rates_is_a_mean_of_squares():
    squares = [
        (int(one.base_hits) / int(one.base_cases) - (one.outcome == "yes")) ** 2
        for one in kit.forecasts().dropna(subset=["base_cases"]).itertuples()
    ]
    assert answers_futures.brier_of_base_rates(kit.forecasts()) == round(np.mean(squares), 3)


def test_a_belief_moves_by_the_ratio_of_its_odds():
    for prior, so, no in [(20, 60, 15), (30, 40, 40), (1, 99, 1)]:
        odds = prior / (100 - prior) * so / no
        assert answers_futures.belief_after(prior, so, no) == round(100 * odds / (1 + odds))


def is_open(needed, today, rng):
    """Look for a deal that all accept: none if red lines exclude each other, else one at random."""
    if clashing_issues(needed):
        return False
    for _ in range(200_000):
        deal = {issue: rng.random() if rng.random() < 0.5 else at for issue, at in today.items()}
        for party in needed:
            for issue, line in party.red_lines.items():
                if party.crossed(deal) and rng.random() < 0.9:
                    deal[issue] = line
        if all(party.accepts(deal, today) for party in needed):
            return True
    return False


@pytest.mark.parametrize("number", [0, 1, 2])
def test_changes_that_open_room_are_found_by_search_too(tables, number):
    wants, changes, issues = tables
    today = issues.set_index("issue")["status_quo"].astype(float).to_dict()
    rng = np.random.default_rng(5)
    found = sum(
        is_open(at_the_table(changed(wants, changes, chosen)), today, rng)
        for chosen in combinations(changes["change_id"], number)
    )
    assert answers_futures.changes_that_open(*tables, number) == found


def test_who_closes_the_room_is_found_by_search_too(tables):
    wants, changes, issues = tables
    chosen = ["ch_tokyo_weapons_later", "ch_pyongyang_inquiry"]
    asked = ["afvkn", "USA", "KOR", "CHN", "RUS"]
    today = issues.set_index("issue")["status_quo"].astype(float).to_dict()
    rng = np.random.default_rng(6)
    rows = changed(wants, changes, chosen)
    closed = [one for one in asked if not is_open(at_the_table(rows, (one,)), today, rng)]
    assert answers_futures.who_closes_the_room(*tables, chosen, asked) == closed
    assert "afvkn" in closed


def test_lines_exclude_each_other_where_the_table_says_so(tables):
    found = answers_futures.lines_that_exclude(*tables)
    lines = tables[0].set_index(["actor_id", "issue"])["red_line_position"]
    assert found == ["abductions", "nuclear_missiles"]
    for issue in found:
        assert lines["JPN", issue] > lines["PRK", issue]


def test_no_weight_of_the_abductions_reaches_the_table(tables):
    found = parties(tables[0])
    for party in at_the_table(tables[0], ("afvkn", "USA", "KOR", "CHN", "RUS")):
        assert "abductions" in found[party.name].weights
        assert "abductions" not in party.shares
