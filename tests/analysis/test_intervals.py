"""Intervals of shares are those of scipy.stats, and lessons do without its weight."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from kit.analysis.intervals import exact, wilson

SHARES = st.integers(1, 400).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most)))


@given(SHARES, st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_both_are_those_of_scipy(share, level):
    for ours, method in ((wilson, "wilson"), (exact, "exact")):
        theirs = binomtest(*share).proportion_ci(level, method=method)
        assert ours(*share, level) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@pytest.mark.parametrize("share", [(1, 0), (0, 0), (3, 2), (-1, 2)])
@pytest.mark.parametrize("interval", [wilson, exact])
def test_what_is_no_share_is_refused(interval, share):
    with pytest.raises(ValueError, match="no share"):
        interval(*share)


@pytest.mark.parametrize(
    "opened", ["kit.open('A')", "kit.open('E')", "kit.laboratory.claim_audit()"]
)
def test_what_shows_intervals_does_not_bring_all_statistics_along(opened):
    code = f"import kit, sys; {opened}; print('scipy.stats' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
