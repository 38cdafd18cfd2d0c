"""The calibration curve: what was said against what came, with the line of perfect calibration."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.figures.theme import Mark, Theme
from kit.page.markup import escape

SIZE, MARGIN = 440, {"l": 70, "r": 16, "t": 16, "b": 56}
SMALLEST, LARGEST, MOST = 11, 24, 20
NAMES = ("first", "last")
LOOKS = {
    "first": Mark("circle", "●", "#0067a3", "#56b4e9"),
    "last": Mark("diamond-open", "◇", "#b3500a", "#f0a05a"),
}


def calibration_parts(
    curves: dict[str, pd.DataFrame], said: str, came: str, theme: Theme
) -> dict[str, Any]:
    """Return the curves as plain data: the diagonal, then one trace for each of `NAMES`.

    Parameters
    ----------
    curves
        For each of `NAMES`, a frame as `analysis.calibration.calibration` gives it, and `words`.
    said, came
        Titles of the two axes.
    """
    steps = [0, 20, 40, 60, 80, 100]
    axis = {"range": [-4, 104], "fixedrange": True, "tickvals": steps,
            "ticktext": [f"{one} %" for one in steps]}  # fmt: skip
    return {
        "data": [
            {"type": "scatter", "mode": "lines", "name": "perfect", "x": [0, 100], "y": [0, 100],
             "hoverinfo": "skip", "line": {"width": 1, "dash": "dash", "color": theme.quiet}},
            *(_curve(name, curves[name], theme) for name in NAMES),
        ],
        "layout": {
            "height": SIZE, "width": SIZE + 90, "margin": MARGIN, "hovermode": "closest",
            "dragmode": False,
            "xaxis": {**axis, "title": {"text": str(escape(said))}},
            "yaxis": {**axis, "title": {"text": str(escape(came))}},
        },
    }  # fmt: skip


def _curve(name: str, rows: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    mark = LOOKS[name]
    return {
        "type": "scatter", "mode": "markers+text", "name": name,
        "x": rows["said"].tolist(), "y": rows["came"].tolist(),
        "text": [str(one) for one in rows["number"]], "textposition": "middle right",
        "textfont": {"size": 13, "color": mark.colour(theme)},
        "hovertext": [str(escape(one)) for one in rows["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "error_y": {"type": "data", "symmetric": False, "thickness": 1.5, "width": 5,
                    "color": mark.colour(theme),
                    "array": (rows["came_high"] - rows["came"]).tolist(),
                    "arrayminus": (rows["came"] - rows["came_low"]).tolist()},
        "marker": {"symbol": mark.symbol, "color": mark.colour(theme),
                   "size": [_size(one) for one in rows["number"]], "line": {"width": 2}},
    }  # fmt: skip


def _size(number: int) -> float:
    return SMALLEST + (LARGEST - SMALLEST) * min(number, MOST) / MOST
