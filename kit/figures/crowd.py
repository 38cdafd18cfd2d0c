"""More events than a picture can hold: marks that stand for many, larger where there are more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from kit.figures.lanes import Canvas, marks

MANY = 3_000
STEP = 9.0
SMALLEST, LARGEST = 5.0, 22.0


def crowd(events: pd.DataFrame, by: str, lanes: Sequence[str], canvas: Canvas) -> pd.DataFrame:
    """Return one row for each lane and stretch of time in which events lie.

    Parameters
    ----------
    events
        Any number of events.
    by, lanes, canvas
        As for `kit.figures.lanes.place`.

    Returns
    -------
    pandas.DataFrame
        `lane`, `at` (middle of the stretch), `y` in pixels, `events` (how many), `size` of the
        mark in pixels (its area grows with the logarithm of the number), `event_id` of the first.
    """
    placed = marks(events, by)
    step = np.floor(canvas.x(placed["at"]).clip(0, canvas.width - 1) / STEP).astype(int)
    grouped = placed.assign(step=step).groupby(["lane", "step"], sort=True)
    found = grouped.agg(events=("event_id", "size"), event_id=("event_id", "first")).reset_index()
    share = (found["step"] + 0.5) * STEP / canvas.width
    centre = {lane: (i + 0.5) * canvas.height / len(lanes) for i, lane in enumerate(lanes)}
    largest = np.log1p(max(2, int(found["events"].max()))) if len(found) else 1.0
    weight = np.log1p(found["events"]) / largest
    return found.assign(
        at=canvas.first + share * (canvas.last - canvas.first),
        y=found["lane"].map(centre).astype(float),
        size=(SMALLEST**2 + weight * (LARGEST**2 - SMALLEST**2)) ** 0.5,
    )
