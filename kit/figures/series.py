"""Values over the years, in several series: lines broken at gaps, intervals, names at the ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10
from typing import Any

import numpy as np
import pandas as pd

from kit.figures.theme import LIGHT, Mark, Theme
from kit.page.markup import escape

MARGIN = {"l": 70, "t": 14, "b": 34}
LETTER = 7.6
LABEL_HEIGHT = 17
LINE_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


@dataclass(frozen=True)
class Axes:
    """How the series are drawn.

    Attributes
    ----------
    years
        First and last year on the axis.
    unit
        What the values are, beside the axis.
    bounds
        Lowest and highest value on the axis; none follows the values.
    log
        Whether equal steps are equal ratios; all values must then be above zero.
    numbers
        Format of the last value beside the name of its series, for example `,.0f`; "" for none.
    selected
        Id of the row that is marked, or "".
    """

    years: tuple[int, int]
    unit: str
    bounds: tuple[float, float] | None = None
    log: bool = False
    numbers: str = ""
    selected: str = ""
    width: int = 820
    height: int = 420
    theme: Theme = LIGHT


def series_parts(
    points: pd.DataFrame, names: Mapping[str, str], marks: Mapping[str, Mark], axes: Axes
) -> dict[str, Any]:
    """Return the picture as plain data: a line for each name, then intervals, marks and labels.

    Parameters
    ----------
    points
        `row_id`, `series`, `year`, `value`, `low` and `high` (ends of an interval, or missing),
        `words` (shown at the mark), `hollow` (weak: drawn hollow) and `joined` (whether a line may
        run through it). A line joins values of years that follow each other, and no others.
    names
        Label of each series by its name; every picture of an explorer has the same.
    marks
        Symbol and colour of each series.
    """
    points = points.sort_values(["series", "year"], kind="stable")
    order = list(names)
    span = _span(points, axes)
    lines = [
        _line(points[points["series"] == one], marks[one], LINE_DASHES[at % 6], axes)
        for at, one in enumerate(order)
    ]
    here = points[points["row_id"] == axes.selected]
    return {
        "data": [
            *lines, _intervals(points, axes), _marks(points, marks, axes), _ring(here, axes),
            _labels(points, names, marks, span, axes),
        ],
        "layout": _layout(span, _margin(points, names, axes), axes),
    }  # fmt: skip


def broken(years: pd.Series, values: pd.Series) -> tuple[list[float | None], list[float | None]]:
    """Return years and values with a break (None) wherever a year is left out."""
    x: list[float | None] = []
    y: list[float | None] = []
    for year, value in zip(years, values, strict=True):
        if x and x[-1] is not None and year - x[-1] > 1:
            x.append(None)
            y.append(None)
        x.append(float(year))
        y.append(float(value))
    return x, y


def _line(rows: pd.DataFrame, mark: Mark, dash: str, axes: Axes) -> dict[str, Any]:
    rows = rows[rows["joined"].astype(bool)]
    x, y = broken(rows["year"], rows["value"])
    return {
        "type": "scatter", "mode": "lines", "name": "line", "hoverinfo": "skip", "x": x, "y": y,
        "connectgaps": False,
        "line": {"width": 2, "dash": dash, "color": mark.colour(axes.theme)},
    }  # fmt: skip


def _intervals(points: pd.DataFrame, axes: Axes) -> dict[str, Any]:
    given = points[points["low"].notna() & points["high"].notna()]
    x: list[float | None] = []
    y: list[float | None] = []
    for row in given.itertuples():
        x += [float(row.year), float(row.year), None]
        y += [float(row.low), float(row.high), None]
    return {
        "type": "scatter", "mode": "lines", "name": "intervals", "hoverinfo": "skip",
        "x": x, "y": y, "line": {"width": 4, "color": axes.theme.quiet}, "opacity": 0.35,
    }  # fmt: skip


def _marks(points: pd.DataFrame, marks: Mapping[str, Mark], axes: Axes) -> dict[str, Any]:
    own = [marks[one] for one in points["series"]]
    colours = [one.colour(axes.theme) for one in own]
    symbols = [
        f"{one.symbol}-open" if hollow else one.symbol
        for one, hollow in zip(own, points["hollow"], strict=True)
    ]
    return {
        "type": "scatter", "mode": "markers", "name": "marks",
        "x": points["year"].astype(float).tolist(), "y": points["value"].astype(float).tolist(),
        "customdata": points["row_id"].tolist(),
        "hovertext": [str(escape(words)) for words in points["words"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 8, "symbol": symbols, "color": colours,
                   "line": {"width": 1.4, "color": colours}},
    }  # fmt: skip


def _ring(here: pd.DataFrame, axes: Axes) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": "selected", "hoverinfo": "skip",
        "x": here["year"].astype(float).tolist(), "y": here["value"].astype(float).tolist(),
        "marker": {"size": 20, "symbol": "circle-open", "color": axes.theme.accent,
                   "line": {"width": 3, "color": axes.theme.accent}},
    }  # fmt: skip


def _labels(
    points: pd.DataFrame, names: Mapping[str, str], marks: Mapping[str, Mark],
    span: tuple[float, float], axes: Axes,
) -> dict[str, Any]:  # fmt: skip
    """Name each series beside its last value; names that would overlap are moved apart."""
    last = points.groupby("series", sort=False).tail(1)
    heights = spread([_share(value, span, axes) for value in last["value"]], _step(axes))
    colours = [marks[one].colour(axes.theme) for one in last["series"]]
    return {
        "type": "scatter", "mode": "text", "name": "labels", "hoverinfo": "skip",
        "cliponaxis": False, "x": [axes.years[1] + 0.6] * len(last),
        "y": [_value(share, span, axes) for share in heights],
        "text": [
            f" {marks[row.series].glyph} {escape(_name(row, names, axes))}"
            for row in last.itertuples()
        ],
        "textposition": "middle right", "textfont": {"size": 13, "color": colours},
    }  # fmt: skip


def _name(row: Any, names: Mapping[str, str], axes: Axes) -> str:
    """Return the name of a series with its last value, and its year if that is an earlier one."""
    if not axes.numbers:
        return names[row.series]
    year = "" if row.year == axes.years[1] else f" ({row.year})"
    return f"{names[row.series]} {row.value:{axes.numbers}}{year}"


def _margin(points: pd.DataFrame, names: Mapping[str, str], axes: Axes) -> dict[str, int]:
    """Return the margins, with room on the right for the longest name."""
    last = points.groupby("series", sort=False).tail(1)
    longest = max((len(_name(row, names, axes)) for row in last.itertuples()), default=0)
    return {**MARGIN, "r": 34 + round(LETTER * longest)}


def spread(heights: list[float], step: float) -> list[float]:
    """Return heights (0 to 1) moved apart until each two are at least `step` from each other.

    >>> spread([0.5, 0.5], 0.2)
    [0.4, 0.6]
    """
    order = np.argsort(heights, kind="stable")
    placed = np.array([heights[at] for at in order], dtype=float)
    for _ in range(60):
        moved = False
        for at in range(1, len(placed)):
            lack = step - (placed[at] - placed[at - 1])
            if lack > 1e-9:
                placed[at] += lack / 2
                placed[at - 1] -= lack / 2
                moved = True
        if not moved:
            break
    if len(placed):
        placed += min(0.0, 1 - placed[-1])
        placed += max(0.0, -placed[0])
    result = np.empty(len(placed))
    result[order] = placed
    return [round(float(one), 6) for one in result]


def _step(axes: Axes) -> float:
    return LABEL_HEIGHT / (axes.height - MARGIN["t"] - MARGIN["b"])


def _span(points: pd.DataFrame, axes: Axes) -> tuple[float, float]:
    if axes.bounds is not None:
        return axes.bounds
    values = points[["value", "low", "high"]].astype("float64")
    if values["value"].dropna().empty:
        return (1.0, 10.0) if axes.log else (0.0, 1.0)
    low, high = float(values.min().min()), float(values.max().max())
    if axes.log:
        return low / 1.3, high * 1.3
    room = (high - min(low, 0.0) or 1.0) * 0.06
    return min(low - room, 0.0) if low < 0 else 0.0, high + room


def _share(value: float, span: tuple[float, float], axes: Axes) -> float:
    low, high, at = (log10(one) if axes.log else one for one in (*span, value))
    return (at - low) / ((high - low) or 1.0)


def _value(share: float, span: tuple[float, float], axes: Axes) -> float:
    low, high = (log10(one) if axes.log else one for one in span)
    at = low + share * (high - low)
    return float(10**at) if axes.log else float(at)


def year_ticks(first: int, last: int, most: int) -> list[int]:
    """Return years for an axis: all of them, or those that divide by 2, 5, 10 or 20.

    >>> year_ticks(2022, 2022, 8), year_ticks(1984, 2026, 10)
    ([2022], [1985, 1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025])
    """
    for step in (1, 2, 5, 10, 20):
        found = [year for year in range(first, last + 1) if year % step == 0]
        if len(found) <= max(most, 2):
            return found
    return [first, last]


def _layout(span: tuple[float, float], margin: dict[str, int], axes: Axes) -> dict[str, Any]:
    first, last = axes.years
    ends = [log10(one) for one in span] if axes.log else list(span)
    return {
        "height": axes.height, "width": axes.width, "margin": margin, "dragmode": False,
        "hovermode": "closest",
        "xaxis": {"range": [first - 0.6, last + 0.6], "fixedrange": True, "showgrid": False,
                  "tickvals": year_ticks(first, last, (axes.width - margin["r"]) // 62)},
        "yaxis": {"range": ends, "fixedrange": True, "type": "log" if axes.log else "linear",
                  "title": {"text": str(escape(axes.unit)), "font": {"size": 13}},
                  "tickformat": ",~r" if axes.log else ""},
    }  # fmt: skip
