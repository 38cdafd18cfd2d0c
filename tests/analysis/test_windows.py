"""Windows around events: by hand, against chance, and at the ends of the period."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.windows import around, inside, rate_ratio

FIRST, LAST = "2001-01-01", "2001-12-31"
days = st.lists(st.integers(0, 364), min_size=1, max_size=20)


def on(*numbers):
    start = pd.Timestamp(FIRST)
    return pd.Series([start + pd.Timedelta(days=n) for n in numbers], dtype="datetime64[s]")


def test_a_worked_example_counts_neither_the_day_itself_nor_beyond_the_window():
    found = around(on(100, 200), on(90, 100, 101, 110, 111, 195), 10, FIRST, LAST)
    assert (found.before, found.after, found.events) == (2, 2, 2)


def test_events_at_the_ends_are_left_out_and_counted():
    found = around(on(5, 100, 360), on(104), 10, FIRST, LAST)
    assert (found.events, found.left_out, found.after) == (1, 2, 1)
    assert inside(on(10, 9), 10, FIRST, LAST).tolist() == [True, False]
    assert inside(on(354, 355), 10, FIRST, LAST).tolist() == [True, False]
    with pytest.raises(ValueError, match="no event"):
        around(on(5), on(104), 10, FIRST, LAST)


@settings(max_examples=60, deadline=None)
@given(days, days, st.integers(1, 30))
def test_counts_and_chance_by_another_way(events, outcomes, window):
    events = [one for one in events if window <= one <= 364 - window]
    if not events:
        return
    found = around(on(*events), on(*outcomes), window, FIRST, LAST)
    gaps = np.subtract.outer(outcomes, events)
    assert found.after == ((gaps >= 1) & (gaps <= window)).sum()
    assert found.before == ((gaps <= -1) & (gaps >= -window)).sum()
    assert len(found.chance) == 365
    assert found.chance[0] == found.difference
    assert 1 / 365 <= found.p <= 1
    assert found.chance.sum() == pytest.approx(0)


def test_a_planted_reaction_is_found_and_turns_its_sign_with_time():
    events = on(40, 90, 150, 230, 300)
    after = on(42, 93, 155, 231, 304)
    before = on(38, 87, 145, 229, 296)
    assert around(events, after, 10, FIRST, LAST).p < 0.05
    assert around(events, before, 10, FIRST, LAST).difference == -5


def test_the_ratio_has_an_interval_that_holds_it():
    ratio, low, high = rate_ratio(4, 8)
    assert ratio == pytest.approx(2)
    assert low < 1 < ratio < high
    assert rate_ratio(0, 3)[0] == float("inf")
    assert np.isnan(rate_ratio(0, 0)[0])
    swapped = rate_ratio(8, 4)
    assert swapped == pytest.approx((1 / ratio, 1 / high, 1 / low))
