"""Rates by month."""

import pandas as pd
import pytest

from kit.analysis.rates import per_month


def test_a_whole_year_spreads_over_twelve_months_and_both_days_count():
    rows = pd.DataFrame(
        {
            "start": pd.to_datetime(["2001-01-01", "2001-03-05"]),
            "end": pd.to_datetime(["2001-12-31", "2001-03-05"]),
            "persons": [1_200, 2],
        }
    )
    assert per_month(rows, "persons").tolist() == pytest.approx([100, 61], rel=0.01)
