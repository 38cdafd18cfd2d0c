"""Bayes' rule, against published examples and the rule of odds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.analysis.evidence import update, update_all, worlds

inner = st.floats(1, 99)


def test_the_mammography_problem():
    """Gigerenzer and Hoffrage (1995): 1 % prior, 80 % and 9.6 % give 7.8 %."""
    assert update(1, 80, 9.6) == pytest.approx(7.8, abs=0.05)
    found = worlds(1, 80, 9.6)
    assert (found.course, found.course_and_sign) == (10, 8)
    assert found.other_and_sign == pytest.approx(95, abs=0.1)


def test_the_cab_problem():
    """Tversky and Kahneman (1982): 15 % of the cabs are blue, the witness is right in 80 %."""
    assert update(15, 80, 20) == pytest.approx(41, abs=0.5)


@given(inner, inner, inner)
def test_odds_after_are_odds_before_times_the_ratio(prior, if_so, if_not):
    after = update(prior, if_so, if_not) / 100
    odds = prior / (100 - prior) * if_so / if_not
    assert after == pytest.approx(odds / (1 + odds))


@given(inner, st.lists(st.tuples(inner, inner), max_size=5))
def test_the_order_of_signs_does_not_matter(prior, signs):
    assert update_all(prior, signs)[-1] == pytest.approx(update_all(prior, signs[::-1])[-1])


@given(inner, inner)
def test_a_sign_that_fits_both_equally_moves_nothing(prior, chance):
    assert update(prior, chance, chance) == pytest.approx(prior)


@pytest.mark.parametrize("wrong", [(101, 50, 50), (50, -1, 50), (50, 0, 0), (0, 50, 0)])
def test_impossible_percentages_are_refused(wrong):
    with pytest.raises(ValueError, match=r"percentage|world"):
        update(*wrong)
