"""Silences between contacts, and pauses while contacts go on."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.pauses import by_dealing, by_shift, counts_by_month, going_on, months
from kit.analysis.silences import silences

DAY = pd.Timedelta(days=1)
spans = st.lists(st.tuples(st.integers(0, 3_000), st.integers(0, 40)), min_size=1, max_size=12).map(
    lambda pairs: pd.DataFrame(
        {
            "talk": [f"t{i}" for i in range(len(pairs))],
            "start": [pd.Timestamp("1990-01-01") + a * DAY for a, _ in pairs],
            "end": [pd.Timestamp("1990-01-01") + (a + b) * DAY for a, b in pairs],
        }
    )
)


def frame(*rows):
    talks = pd.DataFrame(rows, columns=["talk", "start", "end"])
    return talks.assign(start=pd.to_datetime(talks["start"]), end=pd.to_datetime(talks["end"]))


def test_a_worked_example():
    talks = frame(
        ("a", "2000-01-01", "2000-01-10"), ("b", "2000-01-05", "2000-01-06"),
        ("c", "2000-01-20", "2000-01-20"), ("d", "2000-01-21", "2000-01-22"),
    )  # fmt: skip
    found = silences(talks, "talk", until="2000-01-31")
    assert found[["after", "before", "days"]].to_numpy().tolist() == [["a", "c", 9], ["d", "", 9]]
    assert found["start"].dt.strftime("%Y-%m-%d").tolist() == ["2000-01-11", "2000-01-23"]


@settings(max_examples=80, deadline=None)
@given(spans)
def test_every_day_is_either_contact_or_silence(talks):
    until = talks["end"].max() + 30 * DAY
    found = silences(talks, "talk", until=until.strftime("%Y-%m-%d"))
    covered = set()
    for row in talks.itertuples():
        covered |= set(pd.date_range(row.start, row.end))
    silent = [day for row in found.itertuples() for day in pd.date_range(row.start, row.end)]
    assert len(silent) == len(set(silent)) == found["days"].sum()
    assert covered.isdisjoint(silent)
    assert covered | set(silent) == set(pd.date_range(talks["start"].min(), until))


def test_no_contacts_leave_nothing_to_measure():
    assert silences(frame(), "talk", until="2000-01-01").empty


INDEX = months("2000-01-01", "2009-12-31")


def series(values):
    return pd.Series(values, index=INDEX)


def test_a_pause_that_is_there_is_found_and_none_where_there_is_none():
    rng = np.random.default_rng(1)
    during = series(np.arange(120) % 12 < 4)
    pausing = series(np.where(during, 0, rng.poisson(3, 120)))
    assert by_dealing(pausing, during).p < 0.001
    assert by_dealing(pausing, during).difference < -2
    steady = series(rng.poisson(3, 120))
    assert by_dealing(steady, during).p > 0.05


def test_the_share_of_dealing_is_that_of_its_own_tries():
    """Counts that lean to one side: twice the smaller tail would be another number."""
    during = series(np.arange(120) < 80)
    counts = series([0] * 80 + [1] * 36 + [30, 0, 0, 0])
    found = by_dealing(counts, during)
    as_far = int((np.abs(found.chance) >= abs(found.difference) - 1e-12).sum())
    assert found.p == (as_far + 1) / (len(found.chance) + 1)


def test_by_shift_counts_every_shift_by_hand():
    during = series([True, True, *[False] * 118])
    counts = series([0, 0, *[1] * 117, 5])
    found = by_shift(counts, during)
    by_hand = []
    for shift in range(120):
        mask = np.roll(during.to_numpy(), shift)
        values = counts.to_numpy()
        by_hand.append(values[mask].mean() - values[~mask].mean())
    assert found.chance == pytest.approx(by_hand)
    assert found.p == np.mean(np.abs(by_hand) >= abs(found.difference) - 1e-12)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=120, max_size=120), st.integers(2, 118))
def test_bounds_and_symmetry(values, cut):
    counts, during = series(values), series(np.arange(120) < cut)
    for test in (by_shift, lambda c, d: by_dealing(c, d, resamples=199)):
        found, turned = test(counts, during), test(counts, ~during)
        assert 0 < found.p <= 1
        assert found.difference == pytest.approx(-turned.difference)
    assert by_shift(counts, during).p == pytest.approx(by_shift(counts, ~during).p)


def test_months_of_one_kind_cannot_be_compared():
    with pytest.raises(ValueError, match="one kind"):
        by_shift(series([1] * 120), series([True] * 119 + [False]))


def test_reach_widens_both_ways_and_stays_in_the_period():
    talks = frame(("a", "2001-03-10", "2001-04-02"), ("b", "2009-12-30", "2009-12-30"))
    plain, wide = going_on(talks, INDEX), going_on(talks, INDEX, reach=2)
    assert [str(month) for month in INDEX[plain]] == ["2001-03", "2001-04", "2009-12"]
    assert wide.sum() == 6 + 3
    days = pd.Series(pd.to_datetime(["2001-03-01", "2001-03-31", None, "1999-12-31"]))
    assert counts_by_month(days, INDEX).sum() == 2
