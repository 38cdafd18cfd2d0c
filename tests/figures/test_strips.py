"""Marks in lanes: those of the first and the last day stand whole within the picture."""

from __future__ import annotations

import pandas as pd
import pytest

from kit.figures.strips import MARGIN, MARK_WIDTH, Strip, strip_parts
from kit.figures.talks import RESULT_MARKS


@pytest.mark.parametrize(
    ("first", "last"), [("1990-09-24", "2024-05-31"), ("2002-01-01", "2002-12-31")]
)
def test_a_mark_at_the_edge_is_not_cut(first, last):
    days = pd.to_datetime([first, last])
    rows = pd.DataFrame(
        {"row_id": ["a", "b"], "lane": "x", "style": "agreement", "start": days, "end": days,
         "words": "", "hollow": False}
    )  # fmt: skip
    strip = Strip(lanes={"x": "X"}, styles=RESULT_MARKS, first=first, last=last)
    parts = strip_parts(rows, rows.head(0), strip)
    low, high = (pd.Timestamp(end) for end in parts["layout"]["xaxis"]["range"])
    day = (strip.width - MARGIN["l"] - MARGIN["r"]) / ((high - low) / pd.Timedelta(days=1))
    for moment in days:
        assert (moment - low) / pd.Timedelta(days=1) * day >= MARK_WIDTH / 2
        assert (high - moment) / pd.Timedelta(days=1) * day >= MARK_WIDTH / 2
