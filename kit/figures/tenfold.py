"""Cases under each other on a scale that grows tenfold: one person and many thousand both seen."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10
from textwrap import shorten
from typing import Any

import pandas as pd

from kit.figures.theme import Mark, Theme
from kit.language import count, text
from kit.page.markup import escape

TRACES = ("lines", "marks", "selected", "sentences")
ROW, MARGIN = 40, {"l": 14, "r": 24, "t": 30, "b": 8}
PIXELS_OF_A_LETTER = 7.1
LEFT, STEPS = 0.75, (1, 10, 100, 1_000, 10_000, 100_000)
SURENESS = {"agreed": "", "contested": "-open-dot", "uncertain": "-open"}


def tenfold_parts(
    rows: pd.DataFrame, styles: Mapping[str, Mark], selected: str, theme: Theme, width: int
) -> dict[str, Any]:
    """Return lines and marks as plain data (`TRACES` and the layout), the first row on top.

    A row without a number has its words and no mark.

    Parameters
    ----------
    rows
        `row_id`, `value` (from 1 on, or missing), `style`, `certainty` and `sentence`.
    styles
        Mark of each style by its name.
    selected
        Id of the row on the card, or "".
    """
    rows = rows.assign(level=range(len(rows), 0, -1))
    return {
        "data": [
            *_counted(rows[rows["value"].notna()], styles, theme),
            _selected(rows[rows["row_id"] == selected], theme),
            _sentences(rows, theme, width),
        ],
        "layout": _layout(rows, width),
    }


def _counted(
    rows: pd.DataFrame, styles: Mapping[str, Mark], theme: Theme
) -> tuple[dict[str, Any], dict[str, Any]]:
    values, heights = rows["value"].astype(float).tolist(), _heights(rows)
    x: list[float | None] = []
    y: list[float | None] = []
    for value, height in zip(values, heights, strict=True):
        x += [LEFT, value, None]
        y += [height, height, None]
    marks = [styles[name] for name in rows["style"]]
    symbols = [
        f"{mark.symbol}{SURENESS[sure]}"
        for mark, sure in zip(marks, rows["certainty"], strict=True)
    ]
    colours = [mark.colour(theme) for mark in marks]
    lines = {
        "type": "scatter", "name": "lines", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y,
        "line": {"color": theme.quiet, "width": 2},
    }  # fmt: skip
    return lines, {
        "type": "scatter", "name": "marks", "mode": "markers", "x": values, "y": heights,
        "customdata": rows["row_id"].tolist(),
        "hovertext": [str(escape(one)) for one in rows["sentence"]],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 13, "symbol": symbols, "color": colours, "opacity": 1,
                   "line": {"width": 2, "color": colours}},
    }  # fmt: skip


def _heights(rows: pd.DataFrame) -> list[float]:
    return [level - 0.27 for level in rows["level"]]


def _selected(rows: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter", "name": "selected", "mode": "markers", "hoverinfo": "skip",
        "x": [LEFT] * len(rows), "y": _heights(rows),
        "marker": {"size": 16, "symbol": "triangle-right", "color": theme.accent},
    }  # fmt: skip


def _sentences(rows: pd.DataFrame, theme: Theme, width: int) -> dict[str, Any]:
    fitting = max(20, int((width - MARGIN["l"] - MARGIN["r"]) / PIXELS_OF_A_LETTER))
    words = [shorten(one, fitting, placeholder=" …") for one in rows["sentence"]]
    return {
        "type": "scatter", "name": "sentences", "mode": "text", "hoverinfo": "skip",
        "x": [LEFT] * len(rows), "y": [level + 0.15 for level in rows["level"]],
        "text": [str(escape(one)) for one in words],
        "textposition": "middle right", "textfont": {"size": 13, "color": theme.ink},
    }  # fmt: skip


def _layout(rows: pd.DataFrame, width: int) -> dict[str, Any]:
    top = float(rows["value"].max()) if rows["value"].notna().any() else 1.0
    last = max(top, STEPS[1]) * 1.7
    return {
        "height": MARGIN["t"] + MARGIN["b"] + ROW * max(len(rows), 3), "width": width,
        "margin": MARGIN, "hovermode": "closest", "dragmode": False,
        "xaxis": {"type": "log", "range": [log10(LEFT), log10(last)], "fixedrange": True,
                  "side": "top", "tickvals": list(STEPS),
                  "ticktext": [f"{one:,}" for one in STEPS]},
        "yaxis": {"range": [0.35, max(len(rows), 3) + 0.65], "fixedrange": True,
                  "showgrid": False, "showticklabels": False, "showline": False},
    }  # fmt: skip


def describe(rows: pd.DataFrame) -> str:
    """Return the lines in words."""
    if rows.empty:
        return text("elsewhere.alt_none")
    listed = " ".join(f"{sentence.rstrip('.')}." for sentence in rows["sentence"])
    return count("elsewhere.alt", len(rows), listed=listed)
