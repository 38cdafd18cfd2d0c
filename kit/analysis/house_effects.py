"""House effects: how far each pollster lies above or below the others in the same month.

Pollsters ask in different ways, so their figures differ even when opinion does not. Approval is
explained by the month and the pollster (ordinary least squares; standard errors by month); the
effects of the pollsters add up to nought (Jackman 2005). They say who is high and who is low, not
who is right.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

COLUMNS = ["pollster_id", "effect", "low", "high", "polls"]


def house_effects(polls: pd.DataFrame, measure: str = "approve") -> pd.DataFrame:
    """Return the effect of each pollster in percentage points.

    Months with one pollster only say nothing about differences and are left out.

    Parameters
    ----------
    polls
        `pollster_id`, `month` and `measure` (per cent).

    Returns
    -------
    DataFrame
        `pollster_id`, `effect`, `low`, `high` (95 % interval), `polls`, the highest effect first.

    Raises
    ------
    ValueError
        If fewer than two pollsters share a month.
    """
    from statsmodels.regression.linear_model import OLS

    rows = comparable(sound(polls).dropna(subset=[measure]))
    names = sorted(rows["pollster_id"].unique())
    if len(names) < 2:
        raise ValueError("fewer than two pollsters share a month")
    months, month = np.unique(rows["month"].astype(str), return_inverse=True)
    contrast = np.vstack([np.eye(len(names) - 1), -np.ones(len(names) - 1)])
    own = contrast[[names.index(one) for one in rows["pollster_id"]]]
    design = np.hstack([np.eye(len(months))[month], own])
    model = OLS(
        rows[measure].to_numpy(dtype=float), design, hasconst=True
    )  # the months add up to it
    fit = model.fit("qr", cov_type="cluster", cov_kwds={"groups": month})
    wanted = np.hstack([np.zeros((len(names), len(months))), contrast])
    found = fit.t_test(wanted)
    ends = found.conf_int(0.05)
    counts = rows["pollster_id"].value_counts()
    effects = pd.DataFrame({
        "pollster_id": names, "effect": found.effect, "low": ends[:, 0], "high": ends[:, 1],
        "polls": [int(counts[name]) for name in names],
    })  # fmt: skip
    return effects.sort_values("effect", ascending=False, ignore_index=True)


def sound(polls: pd.DataFrame) -> pd.DataFrame:
    """Return the polls that the table does not call uncertain, such as those later withdrawn."""
    return polls[polls["certainty"] == "agreed"] if "certainty" in polls else polls


def comparable(polls: pd.DataFrame) -> pd.DataFrame:
    """Return the polls of months in which at least two pollsters asked."""
    several = polls.groupby("month")["pollster_id"].transform("nunique") > 1
    return polls[several]


def without_house(polls: pd.DataFrame, effects: pd.DataFrame, measure: str) -> pd.Series:
    """Return the values of `measure` less the effect of each pollster; 0 for one without."""
    own = polls["pollster_id"].map(effects.set_index("pollster_id")["effect"]).fillna(0.0)
    return polls[measure].astype("float64") - own
