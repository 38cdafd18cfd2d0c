"""Launch days by month with the months of talks, and what chance alone would give."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from kit.analysis.pauses import Result
from kit.figures.theme import Theme
from kit.language import text
from kit.page.markup import escape

TRACES = ("quiet_months", "talk_months", "chance")
HEIGHT, MARGIN = 470, {"l": 62, "r": 16, "t": 14, "b": 44}
BINS = 41


def pauses_parts(
    counts: pd.Series,
    during: pd.Series,
    result: Result | None,
    tried: int,
    theme: Theme,
    width: int,
) -> dict[str, Any]:
    """Return the picture as plain data (`TRACES` and the layout).

    Parameters
    ----------
    counts, during
        Number of launch days of each month, and whether it is a month of talks.
    result
        What the test found, or None if there is nothing to compare.
    tried
        How many of the tries of chance are shown.
    """
    days = [month.start_time.strftime("%Y-%m-15") for month in counts.index]
    chance = np.array([]) if result is None else result.chance[:tried]
    edges, heights = _histogram(chance, result)
    return {
        "data": [
            _months(counts, ~during, days, theme.quiet, "", "pauses.hover_month", "quiet_months"),
            _months(counts, during, days, theme.accent, "/", "pauses.hover_talks", "talk_months"),
            {"type": "bar", "name": "chance", "xaxis": "x2", "yaxis": "y2", "x": edges,
             "y": heights, "marker": {"color": theme.quiet}, "hoverinfo": "skip"},
        ],
        "layout": _layout(counts, during, result, edges, theme, width),
    }  # fmt: skip


def _months(
    counts: pd.Series, chosen: pd.Series, days: list[str], colour: str, shape: str, words: str,
    name: str,
) -> dict[str, Any]:  # fmt: skip
    here = np.flatnonzero(chosen.to_numpy())
    return {
        "type": "bar", "name": name, "x": [days[i] for i in here],
        "y": [int(counts.iloc[i]) for i in here], "width": 26 * 86_400_000,
        "marker": {"color": colour, "line": {"width": 0},
                   "pattern": {"shape": shape, "solidity": 0.5}},
        "hovertext": [
            str(escape(text(words, month=counts.index[i].strftime("%B %Y"), number=counts.iloc[i])))
            for i in here
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip


def _histogram(chance: np.ndarray, result: Result | None) -> tuple[list[float], list[int]]:
    if result is None:
        return [], []
    reach = max(float(np.abs(result.chance).max()), abs(result.difference)) * 1.08 or 1.0
    heights, edges = np.histogram(chance, bins=BINS, range=(-reach, reach))
    return ((edges[:-1] + edges[1:]) / 2).tolist(), heights.tolist()


def _layout(
    counts: pd.Series, during: pd.Series, result: Result | None, edges: list[float],
    theme: Theme, width: int,
) -> dict[str, Any]:  # fmt: skip
    shapes = [
        {"type": "rect", "x0": first, "x1": last, "yref": "y domain", "y0": 0, "y1": 1,
         "fillcolor": theme.grid, "line": {"width": 0}, "layer": "below"}
        for first, last in _stretches(during)
    ]  # fmt: skip
    notes = []
    if result is not None:
        shapes.append(
            {"type": "line", "xref": "x2", "yref": "y2 domain", "x0": result.difference,
             "x1": result.difference, "y0": 0, "y1": 1,
             "line": {"color": theme.accent, "width": 3}}
        )  # fmt: skip
        notes.append(
            {"xref": "x2", "yref": "y2 domain", "x": result.difference, "y": 1, "showarrow": False,
             "text": text("pauses.seen"), "xanchor": "left", "xshift": 5,
             "font": {"color": theme.accent}}
        )  # fmt: skip
    span = abs(edges[0]) * 1.02 if edges else 1
    return {
        "height": HEIGHT, "width": width, "margin": MARGIN, "barmode": "overlay", "dragmode": False,
        "hovermode": "closest", "shapes": shapes, "annotations": notes,
        "xaxis": {"type": "date", "fixedrange": True, "anchor": "y",
                  "range": [counts.index[0].start_time.strftime("%Y-%m-%d"),
                            counts.index[-1].end_time.strftime("%Y-%m-%d")]},
        "yaxis": {"domain": [0.5, 1], "fixedrange": True, "rangemode": "tozero",
                  "title": {"text": text("pauses.axis_months")}},
        "xaxis2": {"anchor": "y2", "range": [-span, span], "fixedrange": True,
                   "title": {"text": text("pauses.axis_chance")}},
        "yaxis2": {"domain": [0, 0.36], "fixedrange": True, "rangemode": "tozero",
                   "showticklabels": False},
    }  # fmt: skip


def _stretches(during: pd.Series) -> list[tuple[str, str]]:
    """Return first and last day of each run of months of talks."""
    runs = (during != during.shift()).cumsum()
    found = []
    for _, run in during[during].groupby(runs[during]):
        first, last = run.index[0].start_time, run.index[-1].end_time
        found.append((first.strftime("%Y-%m-%d"), last.strftime("%Y-%m-%d")))
    return found
