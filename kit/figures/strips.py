"""Marks in lanes over time: each mark is a row; what lasts has a bar; others may stand around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from kit.figures.lanes import rows_within_lane
from kit.figures.theme import LIGHT, Mark, Theme
from kit.figures.timeline_look import axis_range, iso
from kit.page.markup import escape

TRACES = ("bars", "context", "marks", "selected")
MARGIN = {"l": 190, "r": 16, "t": 10, "b": 30}
PITCH, MARK_WIDTH, FEWEST_PIXELS = 17, 13, 26


@dataclass(frozen=True)
class Strip:
    """How the lanes are drawn.

    Attributes
    ----------
    lanes
        Label of each lane by its name, from top to bottom.
    styles
        Mark of each style by its name.
    first, last
        First and last day on the axis, as ISO text.
    selected
        Id of the row that is marked, or "".
    rules
        Days (ISO text) at which an upright line is drawn.
    """

    lanes: Mapping[str, str]
    styles: Mapping[str, Mark]
    first: str
    last: str
    selected: str = ""
    width: int = 820
    theme: Theme = LIGHT
    rules: tuple[str, ...] = field(default=())


def strip_parts(rows: pd.DataFrame, context: pd.DataFrame, strip: Strip) -> dict[str, Any]:
    """Return the picture as plain data (`TRACES` and the layout).

    Parameters
    ----------
    rows
        `row_id`, `lane`, `style`, `start`, `end`, `words` (shown at the mark) and `hollow`.
    context
        Rows of the same form that stand around them and cannot be chosen.
    strip
        Lanes, marks, days, size and colours.
    """
    both = pd.concat([rows.assign(kind="row"), context.assign(kind="context")], ignore_index=True)
    placed, height = _placed(both, strip)
    own, other = placed[placed["kind"] == "row"], placed[placed["kind"] == "context"]
    return {
        "data": [
            _bars(placed, strip),
            {**_marks(other, strip, size=8), "name": "context"},
            {**_marks(own, strip, size=12), "name": "marks", "customdata": own["row_id"].tolist()},
            _ring(own[own["row_id"] == strip.selected], strip),
        ],
        "layout": _layout(placed, height, strip),
    }


def _placed(rows: pd.DataFrame, strip: Strip) -> tuple[pd.DataFrame, float]:
    """Return the rows with their height `y` in pixels, and the height of all lanes.

    A mark stands `at` the beginning, or at the edge of the picture if that lies beyond it.
    """
    first, last = pd.Timestamp(strip.first), pd.Timestamp(strip.last)
    room = max(100, strip.width - MARGIN["l"] - MARGIN["r"]) / max(1, (last - first).days)
    edge = first - (first - pd.Timestamp(_ends(strip)[0])) / 2
    rows = rows.assign(
        at=rows["start"].clip(lower=edge), end=rows["end"].fillna(rows["start"]), y=0.0, top=0.0
    )
    top = 0.0
    for lane in strip.lanes:
        inside = np.flatnonzero((rows["lane"] == lane).to_numpy())
        spots = rows.iloc[inside]
        left = (spots["start"] - first).dt.days.to_numpy() * room - MARK_WIDTH / 2
        right = (spots["end"] - first).dt.days.to_numpy() * room + MARK_WIDTH / 2
        row = rows_within_lane(left, right)
        deep = max(FEWEST_PIXELS, PITCH * (int(row.max()) + 1 if len(row) else 1) + 8)
        middle = (deep - PITCH * (int(row.max()) + 1 if len(row) else 1)) / 2
        rows.iloc[inside, rows.columns.get_loc("y")] = top + middle + (row + 0.5) * PITCH
        top += deep
    return rows, top


def _tops(placed: pd.DataFrame, strip: Strip) -> list[tuple[str, float, float]]:
    """Return name, upper and lower edge of each lane in pixels."""
    found, top = [], 0.0
    for lane in strip.lanes:
        spots = placed[placed["lane"] == lane]["y"]
        number = 1 if spots.empty else round((spots.max() - spots.min()) / PITCH) + 1
        deep = max(FEWEST_PIXELS, PITCH * number + 8)
        found.append((lane, top, top + deep))
        top += deep
    return found


def _bars(placed: pd.DataFrame, strip: Strip) -> dict[str, Any]:
    lasting = placed[placed["end"] > placed["start"]]
    x: list[str | None] = []
    y: list[float | None] = []
    for start, end, height in zip(
        iso(lasting["start"]), iso(lasting["end"]), lasting["y"], strict=True
    ):
        x += [start, end, None]
        y += [height, height, None]
    return {
        "type": "scatter", "mode": "lines", "name": "bars", "x": x, "y": y, "hoverinfo": "skip",
        "line": {"color": strip.theme.quiet, "width": 4}, "opacity": 0.7,
    }  # fmt: skip


def _marks(rows: pd.DataFrame, strip: Strip, size: int) -> dict[str, Any]:
    styles = [strip.styles[name] for name in rows["style"]]
    colours = [style.colour(strip.theme) for style in styles]
    hollow = rows["hollow"].astype(bool).tolist()
    symbols = [
        f"{style.symbol}-open" if open_ else style.symbol
        for style, open_ in zip(styles, hollow, strict=True)
    ]
    return {
        "type": "scatter", "mode": "markers",
        "x": iso(rows["at"]), "y": rows["y"].tolist(),
        "hovertext": [str(escape(words)) for words in rows["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": size, "symbol": symbols, "color": colours,
                   "line": {"width": 1.6, "color": colours}},
    }  # fmt: skip


def _ring(here: pd.DataFrame, strip: Strip) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
        "x": iso(here["at"]), "y": here["y"].tolist(),
        "marker": {"size": 22, "symbol": "circle-open", "color": strip.theme.accent,
                   "line": {"width": 3, "color": strip.theme.accent}},
    }  # fmt: skip


def _layout(placed: pd.DataFrame, height: float, strip: Strip) -> dict[str, Any]:
    lanes = _tops(placed, strip)
    line = {"color": strip.theme.grid, "width": 1}
    shapes = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": low, "y1": low, "line": line,
         "layer": "below"}
        for _, _, low in lanes[:-1]
    ]  # fmt: skip
    shapes += [
        {"type": "line", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
         "line": {"color": strip.theme.quiet, "width": 1, "dash": "dot"}}
        for day in strip.rules
    ]  # fmt: skip
    return {
        "height": int(height) + MARGIN["t"] + MARGIN["b"], "width": strip.width, "margin": MARGIN,
        "hovermode": "closest", "dragmode": False, "shapes": shapes,
        "xaxis": {"type": "date", "range": _ends(strip), "fixedrange": True},
        "yaxis": {
            "range": [height, 0], "fixedrange": True, "showgrid": False,
            "tickvals": [(high + low) / 2 for _, high, low in lanes],
            "ticktext": [str(escape(strip.lanes[name])) for name, _, _ in lanes],
        },
    }  # fmt: skip


def _ends(strip: Strip) -> list[str]:
    """Return the ends of the axis, with room for a whole mark at the first and the last day."""
    low, high = (pd.Timestamp(end) for end in axis_range(strip.first, strip.last))
    room = max(100, strip.width - MARGIN["l"] - MARGIN["r"])
    beside = (high - low) * (MARK_WIDTH / (room - 2 * MARK_WIDTH))
    return [(low - beside).isoformat(), (high + beside).isoformat()]
