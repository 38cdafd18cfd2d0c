"""A rough test of the quasi-alliance, and the bootstrap behind it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.analysis.bootstrap import difference_of_means
from kit.analysis.quasi_alliance import falls, meetings_after

numbers = st.lists(st.integers(0, 12), min_size=4, max_size=12).filter(lambda n: len(set(n)) > 1)


def test_a_fall_is_from_one_counted_year_to_the_next():
    troops = pd.DataFrame(
        {
            "host": ["KOR"] * 5 + ["JPN"], "year": [2000, 2001, 2002, 2004, 2005, 2001],
            "troops": [100, 94, 93, 50, 40, 1],
            "quality": ["ok", "ok", "ok", "ok", "imputed", "ok"],
        }
    )  # fmt: skip
    assert falls(troops) == [2001]


def test_every_year_is_there_and_the_year_after_counts_too():
    found = meetings_after(kit.us_troops(), kit.meetings()).set_index("year")
    assert list(found.index) == list(range(1995, 2026))
    for year in falls(kit.us_troops()):
        if 1995 <= year < 2025:
            assert found.loc[[year, year + 1], "after_a_fall"].all()
    met = kit.meetings()
    year = met["start"].dt.year == 2023
    assert found.loc[2023, "meetings"] == met[year]["track"].isin(["usa_jpn_kor", "jpn_kor"]).sum()


@settings(max_examples=15, deadline=None)
@given(numbers, numbers, st.integers(-5, 5))
def test_the_interval_moves_with_the_data_and_turns_with_the_groups(one, other, shift):
    a, b = pd.Series(one), pd.Series(other)
    found, turned = difference_of_means(a, b), difference_of_means(b, a)
    assert found.value == pytest.approx(-turned.value)
    assert found.low <= found.high
    moved = difference_of_means(a + shift, b)
    assert moved.value == pytest.approx(found.value + shift)


def test_a_difference_that_is_there_is_found():
    rng = np.random.default_rng(3)
    found = difference_of_means(pd.Series(rng.normal(5, 1, 30)), pd.Series(rng.normal(0, 1, 30)))
    assert found.low > 4


def test_too_few_values_or_none_that_vary_are_refused():
    with pytest.raises(ValueError, match="at least three"):
        difference_of_means(pd.Series([1, 2]), pd.Series([1, 2, 3]))
    with pytest.raises(ValueError, match="varies"):
        difference_of_means(pd.Series([1, 1, 1]), pd.Series([2, 2, 2]))
