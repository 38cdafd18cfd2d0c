"""Launches: stacked by year, or by how far and how high they flew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kit.figures.steps import year_steps
from kit.figures.theme import Mark, Theme
from kit.language import text
from kit.page.markup import escape

CLASS_MARKS: dict[str, Mark] = {
    "short": Mark("circle", "●", "#5c6670", "#9fa9b3"),
    "medium": Mark("triangle-up", "▲", "#0067a3", "#56b4e9"),
    "intermediate": Mark("diamond", "◆", "#00785a", "#33c9a0"),
    "intercontinental": Mark("star", "★", "#b3500a", "#f0a05a"),
    "submarine": Mark("triangle-down", "▼", "#5b3fa0", "#b6a1f0"),
    "space": Mark("pentagon", "⬟", "#a02c6c", "#ef8fc4"),
    "cruise": Mark("square", "■", "#806000", "#e0c050"),
    "other": Mark("cross", "✚", "#7a5230", "#d0a479"),
}
# Which classes of the table belong to which mark.
CLASSES: dict[str, tuple[str, ...]] = {
    "short": ("SRBM", "short_range_unspecified"), "medium": ("MRBM",), "intermediate": ("IRBM",),
    "intercontinental": ("ICBM",), "submarine": ("SLBM",), "space": ("SLV",),
    "cruise": ("cruise",), "other": ("HGV", "SAM", "artillery_rocket", "mixed", "unknown"),
}  # fmt: skip
GROUP = {one: group for group, members in CLASSES.items() for one in members}
OUTCOME_MARKS: dict[str, Mark] = {
    "success": Mark("circle", "●", "#00785a", "#33c9a0"),
    "failure": Mark("x", "✖", "#b3500a", "#f0a05a"),
    "partial_failure": Mark("triangle-up", "▲", "#806000", "#e0c050"),
    "unknown": Mark("diamond", "◆", "#5c6670", "#9fa9b3"),
}
ABREAST, PITCH, FEWEST = 3, 11, 14
MARGIN = {"l": 62, "r": 16, "t": 12, "b": 44}
TICKS = (10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)


def by_year_parts(
    rows: pd.DataFrame, marks: Mapping[str, Mark], years: tuple[int, int], selected: str,
    theme: Theme, width: int,
) -> dict[str, Any]:  # fmt: skip
    """Return one small mark for each launch, stacked in the column of its year.

    Parameters
    ----------
    rows
        `launch_id`, `start`, `style` (a key of `marks`), `hollow` and `words`.
    """
    rank = pd.Categorical(rows["style"], categories=list(marks), ordered=True)
    rows = rows.assign(year=rows["start"].dt.year, rank=rank).sort_values(
        ["year", "rank", "launch_id"]
    )
    place = rows.groupby("year").cumcount()
    span = years[1] - years[0] + 1
    rows = rows.assign(x=rows["year"] + (place % ABREAST - 1) * 0.27, y=place // ABREAST + 0.5)
    high = max(FEWEST, int(rows["y"].max() + 1) if len(rows) else 0)
    size = max(5.0, min(10.0, (width - 80) / span * 0.24))
    layout = {
        "height": MARGIN["t"] + MARGIN["b"] + PITCH * high + 60, "width": width, "margin": MARGIN,
        "hovermode": "closest", "dragmode": False,
        "xaxis": {"type": "linear", "range": [years[0] - 0.6, years[1] + 0.6], "fixedrange": True,
                  "showgrid": False, "tickvals": (ticks := year_steps(*years, width - 80)),
                  "ticktext": [str(one) for one in ticks], "title": {"text": ""}},
        "yaxis": {"type": "linear", "range": [0, high], "fixedrange": True,
                  "tickvals": (steps := list(range(0, high + 1, 5))),
                  "ticktext": [str(one * ABREAST) for one in steps],
                  "title": {"text": text("launches.stack"), "font": {"size": 13}}},
    }  # fmt: skip
    return {"data": _data(rows, marks, selected, size, theme), "layout": layout}


def plane_parts(
    rows: pd.DataFrame, marks: Mapping[str, Mark], selected: str, theme: Theme, width: int
) -> dict[str, Any]:
    """Return the launches of which both are known by distance flown and greatest height, in km."""
    given = rows[(rows["distance_km"] > 0) & (rows["apogee_km"] > 0)]
    rows = given.assign(x=given["distance_km"].astype(float), y=given["apogee_km"].astype(float))
    axis = {
        "type": "log", "fixedrange": True, "tickvals": list(TICKS),
        "ticktext": [f"{one:,}" for one in TICKS],
    }  # fmt: skip
    layout = {
        "height": 480, "width": width, "margin": MARGIN, "hovermode": "closest", "dragmode": False,
        "xaxis": {**axis, "range": [1, 3.8], "showgrid": True,
                  "title": {"text": text("launches.far"), "font": {"size": 13}}},
        "yaxis": {**axis, "range": [1, 4],
                  "title": {"text": text("launches.high"), "font": {"size": 13}}},
    }  # fmt: skip
    return {"data": _data(rows, marks, selected, 9, theme), "layout": layout}


def _data(
    rows: pd.DataFrame, marks: Mapping[str, Mark], selected: str, size: float, theme: Theme
) -> list[dict[str, Any]]:
    own = [marks[one] for one in rows["style"]]
    colours = [one.colour(theme) for one in own]
    symbols = [
        f"{one.symbol}-open" if hollow else one.symbol
        for one, hollow in zip(own, rows["hollow"], strict=True)
    ]
    here = rows[rows["launch_id"] == selected]
    return [
        {"type": "scatter", "mode": "markers", "name": "marks", "x": rows["x"].tolist(),
         "y": rows["y"].tolist(), "customdata": rows["launch_id"].tolist(),
         "hovertext": [str(escape(words)) for words in rows["words"]],
         "hovertemplate": "%{hovertext}<extra></extra>",
         "marker": {"size": size, "symbol": symbols, "color": colours,
                    "line": {"width": 1.2, "color": colours}}},
        {"type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
         "x": here["x"].tolist(), "y": here["y"].tolist(),
         "marker": {"size": 20, "symbol": "circle-open", "color": theme.accent,
                    "line": {"width": 3, "color": theme.accent}}},
    ]  # fmt: skip
