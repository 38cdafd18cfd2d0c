"""House effects and the event study, against simulated polls and other ways to compute them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import kit
from kit.analysis.event_study import APART, change, dealings, middle, placebo, share_as_far
from kit.analysis.house_effects import comparable, house_effects, sound, without_house


def simulated(effects, months=60, noise=0.0):
    numbers = np.random.default_rng(4)
    level = 45 + np.cumsum(numbers.normal(0, 2, months))
    return pd.DataFrame([
        {"pollster_id": name, "month": f"m{month:03d}",
         "approve": level[month] + effect + numbers.normal(0, noise)}
        for month in range(months) for name, effect in effects.items()
        if (month + len(name)) % 4
    ])  # fmt: skip


def test_known_house_effects_are_found():
    true = {"high": 5.0, "middle_": 1.0, "low_____": -6.0}
    found = house_effects(simulated(true)).set_index("pollster_id")["effect"]
    assert found.to_dict() == pytest.approx(true, abs=1e-6)


def test_with_noise_the_intervals_hold_the_truth():
    true = {"high": 5.0, "middle_": 1.0, "low_____": -6.0}
    found = house_effects(simulated(true, 200, 2.0)).set_index("pollster_id")
    for name, effect in true.items():
        assert found.loc[name, "low"] < effect < found.loc[name, "high"]


def test_the_effects_are_those_of_least_squares_on_dummies():
    polls = sound(kit.approval())
    found = house_effects(kit.approval()).set_index("pollster_id")["effect"]
    rows = comparable(polls.dropna(subset=["approve"]))
    dummies = pd.concat(
        [pd.get_dummies(rows["month"]), pd.get_dummies(rows["pollster_id"])], axis=1
    ).to_numpy(dtype=float)
    solved = np.linalg.lstsq(dummies, rows["approve"].to_numpy(dtype=float), rcond=None)[0]
    names = sorted(rows["pollster_id"].unique())
    own = solved[-len(names) :]
    by_hand = dict(zip(names, own - own.mean(), strict=True))
    assert found.to_dict() == pytest.approx(by_hand, abs=1e-6)
    assert found.sum() == pytest.approx(0, abs=1e-9)


def test_a_month_with_one_pollster_says_nothing():
    polls = pd.DataFrame({"pollster_id": ["a", "b"], "month": ["m1", "m2"], "approve": [40, 50]})
    with pytest.raises(ValueError, match="fewer than two"):
        house_effects(polls)


def test_without_house_the_pollsters_agree():
    polls = simulated({"high": 5.0, "low_____": -5.0})
    values = without_house(polls, house_effects(polls), "approve")
    assert values.groupby(polls["month"]).std().dropna().max() < 1e-6


def days(*written):
    return pd.Series(pd.to_datetime(list(written)))


def test_the_change_is_mean_after_less_mean_before_within_the_window():
    when = days("2024-01-01", "2024-01-20", "2024-02-05", "2024-02-20", "2024-06-01")
    found = change(when, pd.Series([30.0, 40, 50, 60, 99]), pd.Timestamp("2024-01-31"), 30)
    assert (found.before, found.after, found.points) == (35, 55, 20)
    assert (found.polls_before, found.polls_after) == (2, 2)


def test_a_poll_on_the_day_counts_on_neither_side_and_too_few_give_nothing():
    when = days("2024-01-01", "2024-01-31", "2024-02-05", "2024-02-06")
    assert change(when, pd.Series([1.0, 2, 3, 4]), pd.Timestamp("2024-01-31"), 60) is None


def test_placebo_dates_of_a_steady_slope_give_the_slope():
    when = pd.Series(pd.date_range("2020-01-01", periods=200, freq="1D"))
    found = placebo(when, pd.Series(np.arange(200) * 1.0), 10)
    assert np.median(found) == pytest.approx(11)  # centres of the two windows lie 11 days apart
    assert share_as_far(0.0, found) == 1
    assert share_as_far(1e6, found) == 0


def test_dealings_name_a_prime_minister_and_pyongyang_and_keep_their_distance():
    rows = dealings(kit.events(), kit.offices())
    heads = set(kit.offices().explode("actor_id").query("office == 'Prime Minister'")["actor_id"])
    assert all(heads & set(ids) for ids in rows["actor_ids"])
    assert (rows["start"].diff().dropna() >= APART).all()
    assert "ev_2024_03_25_kim_yo_jong_statement" in set(rows["event_id"]) | set(
        rows.loc[rows["start"].dt.strftime("%Y-%m") == "2024-03", "event_id"]
    )


def test_the_middle_day_of_a_poll_of_one_day_is_that_day():
    polls = pd.DataFrame({"start": days("2024-01-01", "2024-01-02"),
                          "end": days("2024-01-03", None)})  # fmt: skip
    assert list(middle(polls).dt.day) == [2, 2]


def test_polls_with_invented_answers_move_no_house_effect():
    polls = kit.approval()
    doubtful = polls[polls["note"].str.contains("invented answers", na=False)]
    assert (len(doubtful), set(doubtful["certainty"])) == (14, {"uncertain"})
    pushed = polls.assign(approve=polls["approve"].where(polls["certainty"] == "agreed", 99.0))
    assert house_effects(pushed)["effect"].tolist() == house_effects(polls)["effect"].tolist()
