"""What deals are worth to two parties: the edge of the zone, and the deals that rules pick."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.figures.theme import Theme
from kit.page.markup import escape

WIDTH, HEIGHT = 560, 400
MARGIN = {"l": 64, "r": 24, "t": 10, "b": 52}
SYMBOLS = {"today": "circle-open", "deal": "star", "nash": "diamond", "equal": "square-open"}
PLACES = {"today": "bottom center", "deal": "bottom center", "nash": "top right",
          "equal": "bottom left"}  # fmt: skip


def worths_parts(
    frontier: pd.DataFrame, points: pd.DataFrame, axes: tuple[str, str], theme: Theme
) -> dict[str, Any]:
    """Return the picture as plain data, what a deal is worth to one party by what to the other.

    Parameters
    ----------
    frontier
        `one`, `other`: worths of deals that no deal beats for both; empty if there is no zone.
    points
        `name` (`today`, `deal`, `nash`, `equal`), `one`, `other`, `label`.
    axes
        Titles of the two axes.
    """
    edge = frontier.sort_values("one")
    shown = pd.concat([edge[["one", "other"]], points[["one", "other"]]]).astype(float)
    return {
        "data": [
            {"type": "scatter", "mode": "lines", "name": "edge", "hoverinfo": "skip",
             "x": edge["one"].tolist(), "y": edge["other"].tolist(),
             "line": {"width": 3, "color": theme.quiet}},
            {"type": "scatter", "mode": "markers+text", "name": "marks",
             "x": points["one"].tolist(), "y": points["other"].tolist(),
             "text": [str(escape(one)) for one in points["label"]],
             "textposition": [PLACES[one] for one in points["name"]],
             "hovertemplate": "%{text}: %{x:.0f}, %{y:.0f}<extra></extra>",
             "marker": {"size": 13, "symbol": [SYMBOLS[one] for one in points["name"]],
                        "color": [theme.accent if one == "deal" else theme.ink
                                  for one in points["name"]], "line": {"width": 2}}},
        ],
        "layout": {
            "width": WIDTH, "height": HEIGHT, "margin": MARGIN, "hovermode": "closest",
            "dragmode": False,
            "xaxis": {"title": {"text": str(escape(axes[0]))}, "fixedrange": True,
                      "range": _range(shown["one"])},
            "yaxis": {"title": {"text": str(escape(axes[1]))}, "fixedrange": True,
                      "range": _range(shown["other"])},
        },
    }  # fmt: skip


def _range(values: pd.Series) -> list[float]:
    room = max(4.0, 0.15 * float(values.max() - values.min()))
    return [float(values.min()) - room, float(values.max()) + room]
