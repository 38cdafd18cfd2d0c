"""A composite index: bounds, invariances, gaps, and a worked example."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit.analysis.cohesion import INDICATORS, SIDES, TABLES, indicators
from kit.analysis.index import composite, normalised, sensitivity

values = st.lists(
    st.tuples(*[st.one_of(st.none(), st.integers(-50, 50))] * 3), min_size=2, max_size=9
).map(lambda rows: pd.DataFrame(rows, columns=["a", "b", "c"], dtype="float64"))
weights = (
    st.tuples(*[st.integers(0, 9)] * 3)
    .filter(any)
    .map(lambda three: dict(zip("abc", three, strict=True)))
)


def test_a_worked_example():
    frame = pd.DataFrame({"a": [0, 5, 10], "b": [3, None, 1]}, index=[2000, 2001, 2002])
    found = composite(frame, {"a": 3, "b": 1})
    assert found["level"].tolist() == pytest.approx([0.25, 0.5, 0.75])
    assert found["coverage"].tolist() == pytest.approx([1, 0.75, 1])


@settings(max_examples=80, deadline=None)
@given(values, weights)
def test_the_index_stays_between_nought_and_one_and_ignores_what_has_no_weight(
    frame, given_weights
):
    found = composite(frame, given_weights)
    known = found["level"].dropna()
    assert known.between(-1e-9, 1 + 1e-9).all()
    assert found["coverage"].between(0, 1 + 1e-9).all()
    assert found.loc[found["coverage"] == 0, "level"].isna().all()
    without = frame.copy()
    for name, weight in given_weights.items():
        if weight == 0:
            without[name] = np.arange(len(frame), dtype=float)
    pd.testing.assert_series_equal(composite(without, given_weights)["level"], found["level"])


@settings(max_examples=60, deadline=None)
@given(values, weights, st.integers(1, 7), st.integers(-20, 20))
def test_neither_unit_nor_origin_nor_the_size_of_the_weights_matters(frame, own, scale, shift):
    found = composite(frame, own)["level"]
    moved = composite(frame * scale + shift, {key: 3 * one for key, one in own.items()})["level"]
    assert np.allclose(found, moved, equal_nan=True)


@settings(max_examples=40, deadline=None)
@given(values)
def test_both_scales_keep_the_order_and_the_gaps(frame):
    for method in ("min_max", "z_score"):
        scaled = normalised(frame, method)
        assert (scaled.isna() == frame.isna()).all().all()
        for name in frame:
            assert scaled[name].rank().equals(frame[name].rank())


def test_random_weights_span_every_single_indicator():
    frame = pd.DataFrame({"a": [0.0, 1.0, 0.4], "b": [1.0, 0.0, np.nan]})
    found = sensitivity(frame)
    assert (found["low"] <= found["middle"]).all()
    assert (found["middle"] <= found["high"]).all()
    assert found.loc[2, ["low", "high"]].tolist() == pytest.approx([0.4, 0.4])
    assert found.loc[0, "low"] == pytest.approx(0.05, abs=0.02)


def test_weights_below_nought_or_none_at_all_are_refused():
    frame = pd.DataFrame({"a": [0, 1]})
    for bad in ({"a": -1}, {"a": 0}, {}):
        with pytest.raises(ValueError, match="weights"):
            composite(frame, bad)
    with pytest.raises(ValueError, match="method"):
        normalised(frame, "rank")


@pytest.mark.parametrize("side", SIDES)
def test_indicators_are_missing_where_the_tables_are_silent(side):
    found = indicators(side, {name: getattr(kit, name)() for name in TABLES})
    assert tuple(found.columns) == INDICATORS
    assert found.loc[:2013, "exercises"].isna().all()
    assert found.loc[2025, "agreement":"nearness"].isna().all()
    assert found.loc[2000, ["agreement", "nearness", "meetings", "treaties"]].notna().all()


def test_indicators_agree_with_a_count_by_hand():
    tables = {name: getattr(kit, name)() for name in TABLES}
    found = indicators("south", tables)
    votes = tables["un_agreement"]
    three = votes[(votes["year"] == 2010) & votes["pair"].isin(["JPN-KOR", "JPN-USA", "KOR-USA"])]
    assert found.loc[2010, "agreement"] == pytest.approx(three["s_score"].mean())
    met = tables["meetings"]
    year = met[met["start"].dt.year == 2023]
    assert found.loc[2023, "meetings"] == year["track"].isin(["usa_jpn_kor", "jpn_kor"]).sum()
