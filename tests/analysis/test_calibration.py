"""Brier score, its parts and the calibration curve, against other ways to compute them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.calibration import brier, calibration, score

judged = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=40)


def columns(pairs):
    said, came = zip(*pairs, strict=True)
    return pd.Series(said), pd.Series(came)


@settings(max_examples=200, deadline=None)
@given(judged)
def test_the_parts_add_up_to_the_score(pairs):
    found = score(*columns(pairs))
    total = found.reliability - found.resolution + found.uncertainty
    assert found.brier == pytest.approx(total, abs=1e-9)
    by_hand = sum((said / 100 - came) ** 2 for said, came in pairs) / len(pairs)
    assert found.brier == pytest.approx(by_hand, abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([10, 30, 50, 70, 90]), st.booleans()), min_size=1))
def test_with_one_percentage_in_each_class_the_parts_are_those_of_murphy(pairs):
    """Murphy (1973): sums over the different probabilities."""
    said, came = columns(pairs)
    groups = came.groupby(said)
    share, sizes, means = came.mean(), groups.size(), groups.mean()
    reliability = (sizes * (sizes.index.to_series() / 100 - means) ** 2).sum() / len(said)
    resolution = (sizes * (means - share) ** 2).sum() / len(said)
    found = score(said, came)
    assert found.reliability == pytest.approx(reliability, abs=1e-9)
    assert found.resolution == pytest.approx(resolution, abs=1e-9)


def test_known_scores():
    assert brier(pd.Series([100, 0]), pd.Series([True, False])) == 0
    assert brier(pd.Series([50, 50]), pd.Series([True, False])) == 0.25
    assert brier(pd.Series([100]), pd.Series([False])) == 1
    # Brier (1950): 70 per cent said and it came is worth (1 − 0.7)².
    assert brier(pd.Series([70]), pd.Series([True])) == pytest.approx(0.09)


def test_the_curve_counts_every_judgement_once_and_edges_belong_above():
    said, came = pd.Series([0, 20, 39, 60, 100]), pd.Series([False, True, False, True, True])
    found = calibration(said, came)
    assert found["number"].sum() == 5
    assert list(found["low"]) == [0, 20, 60, 80]
    assert list(found["number"]) == [1, 2, 1, 1]
    assert (found["came_low"] <= found["came"] + 1e-9).all()
    assert (found["came"] <= found["came_high"] + 1e-9).all()


def test_the_interval_of_a_class_is_that_of_wilson():
    found = calibration(pd.Series([70] * 10), pd.Series([True] * 7 + [False] * 3)).iloc[0]
    z, p, n = 1.959964, 0.7, 10
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    assert found["came_low"] == pytest.approx(100 * (middle - half), abs=1e-3)
    assert found["came_high"] == pytest.approx(100 * (middle + half), abs=1e-3)


def test_nothing_to_judge_is_said():
    with pytest.raises(ValueError, match="no judgement"):
        score(pd.Series([], dtype=float), pd.Series([], dtype=bool))
