"""The two-level bargaining model, against cases solved by hand and by trying every deal."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.analysis.bargaining import Party, Table, parties

A, B = "a", "b"
HALF = {A: 0.5, B: 0.5}


def party(name, weights, ideals, lines=None):
    pair = (A, B)
    return Party(name, dict(zip(pair, weights, strict=True)), dict(zip(pair, ideals, strict=True)),
                 lines or {})  # fmt: skip


LEFT = party("left", (90, 10), (1, 1))
RIGHT = party("right", (10, 90), (0, 0))
places = st.integers(0, 10).map(lambda one: one / 10)
weights = st.tuples(st.integers(1, 9), st.integers(1, 9))


def test_worth_and_red_lines_by_hand():
    one = party("one", (75, 25), (1, 0), {A: 0.4, B: 0.3})
    assert one.worth({A: 0.5, B: 0.5}) == pytest.approx(100 - 75 * 0.5 - 25 * 0.5)
    assert one.crossed({A: 0.3, B: 0.4}) == [A, B]
    assert one.crossed({A: 0.4, B: 0.3}) == []


def test_a_trade_of_issues_leaves_both_with_what_matters_to_them():
    table = Table([LEFT, RIGHT], HALF)
    for found in (table.nash(), table.kalai_smorodinsky()):
        assert found.deal == pytest.approx({A: 1, B: 0}, abs=1e-3)
        assert found.worths == pytest.approx((90, 90), abs=0.05)


def test_where_gains_can_be_divided_freely_nash_halves_them():
    """One issue is a currency of equal weight: Nash (1950) splits the gain in two."""
    one = Party("one", {"peace": 50, "money": 50}, {"peace": 1, "money": 1})
    two = Party("two", {"peace": 50, "money": 50}, {"peace": 1, "money": 0})
    today = {"peace": 0.0, "money": 0.5}
    found = Table([one, two], today).nash()
    assert found.deal == pytest.approx({"peace": 1, "money": 0.5}, abs=1e-3)


def test_kalai_and_smorodinsky_differ_from_nash_where_one_can_gain_less():
    """With a red line that caps the gain of one, equal shares of the best gain favour the other."""
    one = Party("one", {"peace": 50, "money": 50}, {"peace": 1, "money": 1})
    two = Party("two", {"peace": 50, "money": 50}, {"peace": 1, "money": 0}, {"money": 0.6})
    table = Table([one, two], {"peace": 0.0, "money": 0.5})
    nash, equal = table.nash(), table.kalai_smorodinsky()
    base = one.worth(table.status_quo), two.worth(table.status_quo)
    best = [table.best(each).worths[at] - base[at] for at, each in enumerate((one, two))]
    gains = [equal.worths[at] - base[at] for at in (0, 1)]
    assert gains[0] / best[0] == pytest.approx(gains[1] / best[1], abs=1e-4)
    assert equal.worths[0] < nash.worths[0] - 0.5


def grid(one, two, today, steps=41):
    axis = np.linspace(0, 1, steps)
    deals = [{A: x, B: y} for x, y in product(axis, axis)]
    return [deal for deal in deals if one.accepts(deal, today) and two.accepts(deal, today)]


@settings(max_examples=25, deadline=None)
@given(weights, weights, st.tuples(places, places), st.tuples(places, places),
       st.tuples(places, places))  # fmt: skip
def test_nash_is_as_good_as_the_best_of_all_deals_on_a_grid(w1, w2, i1, i2, today):
    one, two = party("one", w1, i1), party("two", w2, i2)
    now = dict(zip((A, B), today, strict=True))
    table = Table([one, two], now)
    base = one.worth(now), two.worth(now)
    tried = max((one.worth(deal) - base[0]) * (two.worth(deal) - base[1])
                for deal in grid(one, two, now))  # fmt: skip
    found = table.nash()
    product_found = (
        0.0 if found is None else ((found.worths[0] - base[0]) * (found.worths[1] - base[1]))
    )
    assert product_found >= tried - 0.02
    if found is not None:
        assert one.accepts(found.deal, now)
        assert two.accepts(found.deal, now)


@settings(max_examples=25, deadline=None)
@given(st.tuples(places, places), st.tuples(places, places), places, places)
def test_the_zone_is_empty_when_no_deal_of_a_grid_fits_and_only_then(i1, i2, line1, line2):
    one, two = party("one", (5, 5), i1, {A: line1}), party("two", (5, 5), i2, {A: line2})
    table = Table([one, two], HALF)
    if grid(one, two, HALF):
        assert table.is_open()
        assert table.conflicts() == []
    elif not table.is_open():
        groups = table.conflicts()
        assert groups
        for demands in groups:
            assert table._solve(np.zeros(table._size), demands=demands) is None
            for one_demand in demands:
                rest = [each for each in demands if each != one_demand]
                assert table._solve(np.zeros(table._size), demands=rest) is not None
        named = [demand for group in groups for demand in group]
        assert len(named) == len(set(named))
        left = [
            (one.name, issue)
            for one in table.needed
            for issue in (*one.red_lines, "")
            if (one.name, issue) not in named
        ]
        assert table._solve(np.zeros(table._size), demands=left) is not None


def test_another_voice_never_widens_the_zone():
    third = party("third", (5, 5), (0.8, 0.2), {B: 0.4})
    two, three = Table([LEFT, RIGHT], HALF), Table([LEFT, RIGHT, third], HALF)
    for issue in (A, B):
        wide, narrow = two.room(issue), three.room(issue)
        assert wide[0] <= narrow[0] + 1e-6
        assert narrow[1] <= wide[1] + 1e-6


def test_the_scale_of_the_weights_does_not_matter():
    times = Party("left", {A: 900, B: 100}, LEFT.ideals)
    assert Table([times, RIGHT], HALF).nash().deal == pytest.approx(
        Table([LEFT, RIGHT], HALF).nash().deal, abs=1e-4
    )


def test_no_point_of_the_frontier_beats_another():
    points = Table([LEFT, RIGHT], HALF).frontier(20)
    assert len(points) > 1
    ordered = points.sort_values("one")
    assert ordered["other"].is_monotonic_decreasing


def test_two_red_lines_of_the_table_block_tokyo_and_pyongyang():
    found = parties(kit.preferences())
    issues = kit.bargaining_issues()["issue"]
    table = Table([found["JPN"], found["PRK"]], dict.fromkeys(issues, 0.2))
    assert not table.is_open()
    groups = table.conflicts()
    for blocked in groups:
        assert {issue for _, issue in blocked} - {""} <= set(issues)
        assert len(blocked) >= 2
    assert groups
