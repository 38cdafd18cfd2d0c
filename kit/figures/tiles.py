"""Tiles: one mark for each row, side by side in the lane of its group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kit.figures.theme import Mark, Theme
from kit.page.markup import escape

TRACES = ("marks", "selected")
LANE, MARGIN = 44, {"l": 230, "r": 16, "t": 8, "b": 8}
FEWEST = 8


def tiles_parts(
    rows: pd.DataFrame,
    lanes: Mapping[str, str],
    styles: Mapping[str, Mark],
    selected: str,
    theme: Theme,
    width: int,
) -> dict[str, Any]:
    """Return the tiles as plain data (`TRACES` and the layout).

    Parameters
    ----------
    rows
        `row_id`, `lane`, `style` and `words` (shown at the mark), in the order in which they stand.
    lanes
        Label of each lane by its name, from top to bottom.
    styles
        Mark of each style by its name.
    """
    levels = {lane: len(lanes) - place for place, lane in enumerate(lanes)}
    rows = rows.assign(x=rows.groupby("lane").cumcount() + 1, y=rows["lane"].map(levels))
    chosen = rows[rows["row_id"] == selected]
    marks = [styles[name] for name in rows["style"]]
    most = max(FEWEST, int(rows["x"].max()) if len(rows) else 0)
    return {
        "data": [
            {"type": "scatter", "mode": "markers", "name": "marks", "x": rows["x"].tolist(),
             "y": rows["y"].tolist(), "customdata": rows["row_id"].tolist(),
             "hovertext": [str(escape(words)) for words in rows["words"]],
             "hovertemplate": "%{hovertext}<extra></extra>",
             "marker": {"size": 20, "symbol": [mark.symbol for mark in marks],
                        "color": [mark.colour(theme) for mark in marks]}},
            {"type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
             "x": chosen["x"].tolist(), "y": chosen["y"].tolist(),
             "marker": {"size": 32, "symbol": "circle-open", "color": theme.accent,
                        "line": {"width": 3, "color": theme.accent}}},
        ],
        "layout": {
            "height": MARGIN["t"] + MARGIN["b"] + LANE * max(2, len(lanes)), "width": width,
            "margin": MARGIN, "hovermode": "closest", "dragmode": False,
            "xaxis": {"range": [0.4, most + 0.6], "fixedrange": True, "showgrid": False,
                      "showticklabels": False, "showline": False},
            "yaxis": {"range": [0.4, max(2, len(lanes)) + 0.6], "fixedrange": True,
                      "tickvals": list(levels.values()),
                      "ticktext": [str(escape(label)) for label in lanes.values()]},
        },
    }  # fmt: skip
