"""Measures above, trade below, on one axis; years without a figure are marked, not bridged."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kit.analysis.trade import years_without
from kit.figures.line_layout import DEEP, MARGIN, Axis, Lines
from kit.figures.lines import lines_parts, ring
from kit.figures.theme import Mark, Theme
from kit.language import text
from kit.page.markup import escape

FLOW_MARKS: dict[str, Mark] = {
    "japan_exports": Mark("triangle-up", "▲", "#0067a3", "#56b4e9"),
    "japan_imports": Mark("triangle-down", "▼", "#b3500a", "#f0a05a"),
    "total": Mark("square", "■", "#5c6670", "#9fa9b3"),
}
DIRECTION_MARKS: dict[str, Mark] = {
    "law": Mark("diamond", "◆", "#5b3fa0", "#b6a1f0"),
    "impose": Mark("x", "✖", "#806000", "#e0c050"),
    "extend": Mark("cross", "✚", "#5c6670", "#9fa9b3"),
    "ease": Mark("circle", "●", "#00785a", "#33c9a0"),
}
LANE, GAP = 26, 24
LEFT = 92


def trade_parts(
    rows: pd.DataFrame, years: tuple[int, int], unit: str, selected: str, theme: Theme, width: int
) -> dict[str, Any]:
    """Return the picture as plain data.

    Parameters
    ----------
    rows
        As `kit.analysis.trade.measures_and_trade` gives them, with `words`; of one unit.
    years
        First and last year on the axis.
    unit
        What the values are, beside the axis.
    """
    steps, figures = rows[rows["kind"] == "measure"], rows[rows["kind"] == "trade"]
    points = _points(figures)
    top = float(points["value"].max()) if len(points) else 1.0
    shown = [one for one in FLOW_MARKS if one in set(points["line"])]
    labels = {one: f"{FLOW_MARKS[one].glyph} {text(f'measures_trade.flow.{one}')}" for one in shown}
    axis = Axis(unit, 0, max(top, 1) * 1.06)
    parts = lines_parts(
        points, Lines(FLOW_MARKS, labels, axis, *years, selected, None, width, theme)
    )
    strip = LANE * len(DIRECTION_MARKS)
    layout = parts["layout"] | {"height": parts["layout"]["height"] + strip + GAP}
    layout["margin"] = {**MARGIN, "l": LEFT}
    whole = DEEP + GAP + strip
    layout["yaxis"] = {**layout["yaxis"], "domain": [0, DEEP / whole]}
    layout["yaxis2"] = {
        "domain": [1 - strip / whole, 1], "range": [len(DIRECTION_MARKS) - 0.5, -0.5],
        "fixedrange": True, "tickvals": list(range(len(DIRECTION_MARKS))), "showgrid": True,
        "ticktext": [text(f"measures_trade.direction.{one}") for one in DIRECTION_MARKS],
    }  # fmt: skip
    return {
        "data": [
            *parts["data"], _steps(steps, theme), _ring(steps, selected, theme),
            _gaps(figures, years, theme),
        ],
        "layout": layout,
    }  # fmt: skip


def _points(figures: pd.DataFrame) -> pd.DataFrame:
    year = figures["start"].dt.year
    several = pd.DataFrame({"flow": figures["flow"], "year": year}).duplicated(keep=False)
    weak = (figures["status"] == "derived") | (figures["certainty"] != "agreed")
    return pd.DataFrame(
        {
            "row_id": figures["row_id"], "line": figures["flow"], "part": "", "year": year,
            "value": figures["value"].astype(float), "low": float("nan"), "high": float("nan"),
            "words": figures["words"], "hollow": weak, "joined": ~several,
        }
    )  # fmt: skip


def moment(days: pd.Series) -> list[float]:
    """Return days as years with fractions, for an axis of years whose marks stand at mid-year."""
    return [float(day.year + (day.day_of_year - 1) / 366 - 0.5) for day in days]


def _steps(steps: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    lanes = list(DIRECTION_MARKS)
    marks = [DIRECTION_MARKS[one] for one in steps["direction"]]
    colours = [one.colour(theme) for one in marks]
    return {
        "type": "scatter", "mode": "markers", "name": "steps", "yaxis": "y2",
        "x": moment(steps["start"]), "y": [lanes.index(one) for one in steps["direction"]],
        "customdata": steps["row_id"].tolist(),
        "hovertext": [str(escape(words)) for words in steps["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "size": 11, "color": colours, "line": {"width": 1.6, "color": colours},
            "symbol": [one.symbol if done else f"{one.symbol}-open"
                       for one, done in zip(marks, steps["carried_out"], strict=True)],
        },
    }  # fmt: skip


def _ring(steps: pd.DataFrame, selected: str, theme: Theme) -> dict[str, Any]:
    here = steps[steps["row_id"] == selected]
    lanes = list(DIRECTION_MARKS)
    heights = [lanes.index(one) for one in here["direction"]]
    return ring(moment(here["start"]), heights, theme) | {"name": "selected_step", "yaxis": "y2"}


def _gaps(figures: pd.DataFrame, years: tuple[int, int], theme: Theme) -> dict[str, Any]:
    lacking = years_without(figures, years)
    return {
        "type": "scatter", "mode": "text", "name": "gaps", "hoverinfo": "skip",
        "x": [float(year) for year in lacking], "y": [0.0] * len(lacking),
        "text": ["?"] * len(lacking), "textposition": "top center",
        "textfont": {"size": 12, "color": theme.quiet},
    }  # fmt: skip
