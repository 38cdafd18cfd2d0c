"""How good probabilities were: Brier score, its parts, and calibration.

The Brier score is the mean squared distance between what was said and what came (Brier 1950): 0 is
best, 0.25 is what "fifty per cent" always gives. It falls into three parts (Murphy 1973):
*reliability* (do seven in ten of the 70 % come true? smaller is better), *resolution* (do different
percentages tell different cases apart? larger is better) and *uncertainty* (how mixed the cases
were; nobody can change it). Percentages are put together in classes; what varies within a class is
counted with the resolution, so that the parts add up exactly (Stephenson, Coelho, Jolliffe 2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kit.analysis.intervals import wilson

EDGES = (0, 20, 40, 60, 80, 100)


@dataclass(frozen=True)
class Score:
    """The score of some probabilities.

    Attributes
    ----------
    number
        How many were judged.
    brier, reliability, resolution, uncertainty
        As the module explains; brier = reliability − resolution + uncertainty.
    """

    number: int
    brier: float
    reliability: float
    resolution: float
    uncertainty: float


def brier(percent: pd.Series, came: pd.Series) -> float:
    """Return the Brier score of percentages against what came (True or False)."""
    return float(((percent.astype(float) / 100 - came.astype(float)) ** 2).mean())


def score(percent: pd.Series, came: pd.Series, edges: Sequence[int] = EDGES) -> Score:
    """Return the Brier score and its parts.

    Parameters
    ----------
    percent
        What was said, 0 to 100.
    came
        What came, True or False, with the same index.
    edges
        Ends of the classes, in per cent.

    Raises
    ------
    ValueError
        If there is nothing to judge.
    """
    if percent.empty:
        raise ValueError("there is no judgement to score")
    said, outcome = percent.astype(float) / 100, came.astype(float)
    share = float(outcome.mean())
    groups = [
        (said[inside], outcome[inside])
        for inside in (_class_of(percent, edges) == one for one in range(len(edges) - 1))
        if inside.any()
    ]
    total = len(said)
    reliability = sum(len(p) * (p.mean() - o.mean()) ** 2 for p, o in groups) / total
    between = sum(len(o) * (o.mean() - share) ** 2 for _, o in groups) / total
    spread = sum(((p - p.mean()) ** 2).sum() for p, _ in groups) / total
    follows = 2 * sum(((p - p.mean()) * (o - o.mean())).sum() for p, o in groups) / total
    return Score(
        total, brier(percent, came), float(reliability), float(between - spread + follows),
        share * (1 - share),
    )  # fmt: skip


def calibration(percent: pd.Series, came: pd.Series, edges: Sequence[int] = EDGES) -> pd.DataFrame:
    """Return the calibration curve: for each class with judgements, what was said and what came.

    Returns
    -------
    DataFrame
        `low`, `high` (ends of the class), `number`, `said` (mean percentage), `came` (percentage
        that came true), `came_low`, `came_high` (95 % interval; Wilson 1927).
    """
    rows = []
    classes = _class_of(percent, edges)
    for at in sorted(set(classes)):
        inside = classes == at
        hits, number = int(came[inside].sum()), int(inside.sum())
        low, high = wilson(hits, number)
        rows.append({
            "low": edges[at], "high": edges[at + 1], "number": number,
            "said": float(percent[inside].mean()), "came": 100 * hits / number,
            "came_low": 100 * low, "came_high": 100 * high,
        })  # fmt: skip
    columns = ["low", "high", "number", "said", "came", "came_low", "came_high"]
    return pd.DataFrame(rows, columns=columns)


def _class_of(percent: pd.Series, edges: Sequence[int]) -> np.ndarray:
    """Return the class of each percentage; an edge belongs to the class above, 100 to the last."""
    found = np.searchsorted(np.asarray(edges), percent.to_numpy(dtype=float), side="right") - 1
    clipped: np.ndarray = np.clip(found, 0, len(edges) - 2)
    return clipped
